# One more channel for a hub, or one less. The kernteam does that.
hub-life-done-by-hand = Nothing changed in Teams yet. PLeK does not do that by itself here: ask the administrator for a plan for Teams.

hub-add-channel = Add a channel
hub-add-channel-command = Give a hub one more channel. Type the hub's name behind it.
hub-add-channel-which = Which hub gets one more channel?
hub-add-channel-none = There is no hub that can get one more channel.
hub-add-channel-title = One more channel for hub { $name }
hub-add-channel-means = The channel comes in the team { $team }, once the kernteam approves that plan. Was there such a channel of this hub in the archive? Then that comes back, with all that was in it.
hub-add-channel-name = Name of the channel
hub-add-channel-name-hint = For example: Water and soil
hub-add-channel-private = Private
hub-add-channel-private-yes = For the hub's own team only. This can't be changed later.
hub-add-channel-yes = Add the channel
hub-add-channel-done = The hub { $name } gets the channel { $channel }.

hub-drop-channel = Remove a channel
hub-drop-channel-command = Take a channel from a hub. Type the hub's name behind it.
hub-drop-channel-which = From which hub does a channel go?
hub-drop-channel-none = There is no hub from which a channel can go.
hub-drop-channel-empty = The hub { $name } has no channel that can go. A team's first channel always stays.
hub-drop-channel-title = Remove a channel of hub { $name }
hub-drop-channel-means = The channel in the team { $team } goes to the archive, once the kernteam approves that plan. Nothing is deleted: conversations and files stay, and you can go on reading them. Add a channel with the same name, and it comes back.
hub-drop-channel-name = Which channel
hub-drop-channel-yes = Yes, to the archive
hub-drop-channel-done = The channel { $channel } of the hub { $name } goes to the archive.
fault-channel-unknown = This hub has no channel of that name, or not any more. Choose one from the list.
