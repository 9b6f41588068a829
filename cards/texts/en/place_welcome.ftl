# The first post in a team that was just made.
place-welcome-title = Welcome to { $team }
place-welcome-hub = This is the workplace of the regional knowledge hub { $name }. A hub connects the knowledge and learning networks of an area, so that knowledge is where it is needed.
place-welcome-subgroup = This is the place of { $name } at PLeK. You work together here: conversations, files and meetings are in one place.
place-welcome-network = This is the place of the network { $name } at PLeK. You work together here: conversations, files and meetings are in one place.
place-welcome-agenda = The questions of this area are on the hub’s knowledge and learning agenda. Open it with the button below, or type @PLeK agenda with the name of the hub behind it.
place-welcome-bot = I am PLeK, the bot here. Begin your message with @PLeK and just ask your question. I show you the way: on the agenda, in the networks and to other hubs.
place-welcome-more = More about this
