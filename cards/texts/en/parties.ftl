# Who takes part in a group or hub: kept by the core team, and of a hub by its own team.

help-phrase-party = municipality of Utrecht takes part in the initiatiefgroep
help-phrase-party-about = Put an organisation or network in a group or hub.
help-phrase-party-out = take RIVM out of the stuurgroep
help-phrase-party-out-about = Take an organisation or network out of a group or hub.

parties-platform = PLeK as a whole
parties-hub = knowledge hub { $name }
parties-network = { $name } (network)
parties-keep = Edit who takes part
parties-title = Who takes part: { $group }
parties-count = { $count ->
    [0] There is no organisation or network yet.
    [one] One organisation or network.
   *[other] { $count } organisations and networks.
}
parties-all = All who take part
parties-new = Add an organisation or network
parties-put-somewhere = Put in a group or hub
parties-put-in = Add it
parties-take-out = Take it out
parties-show = Show { $name }
parties-show-place = Show how it takes part: { $name }
parties-to-group = Show { $group }
parties-place-title = { $name } – { $group }
parties-not-in = This takes no part here.
parties-already = This is what it says already.

parties-new-title = Add an organisation or network
parties-party = Which organisation or network?
parties-party-hint = Type a part of its name
parties-group = In which group or hub?
parties-standing = How does it take part?
parties-departments = Which departments?
parties-departments-hint = With commas between them. Of an organisation only
parties-about = On what?
parties-about-hint = For example what was promised, or on what you work together
parties-since = Somebody else just changed this too. Below is how it is now, and in the form what you filled in. See what it should be and save again.

parties-done-member = { $name } takes part in { $group }.
parties-done-ready = { $name } would like to take part in { $group }.
parties-done-wanted = { $name } is with { $group }, still to be asked.
parties-done-partner = { $name } works together with { $group }.
parties-saved = Saved: { $name } in { $group }.
parties-same = Nothing was changed: this is how { $name } was in { $group } already.
parties-out-done = { $name } is no longer in { $group }.
parties-out-before = { $name } was not in { $group } any more.

parties-take-title = Take { $name } out of { $group }?
parties-take-stays = The organisation or network itself stays, and its people stay in their groups. You can set this back.
parties-take-yes = Yes, take it out
parties-since-take = Somebody just changed this. See whether you still want to.

parties-history-title = What changed in who takes part: { $group }
parties-history-hub = Who came to take part in the hub, or stopped, is in the history of the hub itself.
parties-hub-history = History of the hub
parties-history-gone = This organisation or network is no longer there, or not public. It was not set back.
parties-gone = An organisation or network that is no longer there
parties-change-in = Added: { $standing }
parties-change-out = Taken out (was: { $standing })

parties-not-yours = Who takes part in a group is kept by PLeK’s core team, and of a hub by the team of that hub too. Is something wrong? Tell the Helpdesk.

parties-said-member = member, participant, taking part
parties-said-ready = promised, ready, willing
parties-said-wanted = wanted, to be asked, asked
parties-said-partner = partner

fault-party-unknown = I know no organisation or network called “{ $value }”. Choose one by typing a part of its name.
fault-party-departments = A network has no departments. Leave this empty.
fault-party-in-hub = PLeK does not keep this of who takes part in a hub. Leave this empty.
fault-party-leads = This organisation leads the hub. First choose another lead for the hub.
fault-party-hub-full = This hub has no room for more: { $max } at most.
