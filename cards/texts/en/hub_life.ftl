# A hub gets another name, is closed or opened again. The core team does that.
hub-life-kernteam-only = Only the core team can do this. Would you like something about a hub to change? Tell the Helpdesk.
hub-life-more = And { $count } more. Add the name.
hub-life-somebody = Somebody

hub-close = Close
hub-close-command = Close a hub. Add its name.
hub-close-which = Which hub would you like to close?
hub-close-none = There is no hub that you can close.
hub-close-title = Close the hub { $name }?
hub-close-means = The team { $team } goes to the archive in Teams. Nothing is lost: conversations and files stay, and you can go on reading them. The hub disappears from the list of hubs. You can open it again later.
hub-close-reason = Why is this hub closed?
hub-close-reason-hint = A few words, for whoever wants to know later
hub-close-yes = Yes, close it
hub-close-done = The hub { $name } is closed.
hub-close-first = { $who ->
    [self] You closed the hub { $name } already.
   *[other] { $by } was ahead of you: the hub { $name } is closed already.
}
hub-closed-way = Nothing changes in a closed hub. The core team can reopen it.
hub-closed-way-kernteam = Would you like to change something in it? Reopen the hub first.

hub-reopen = Open again
hub-reopen-command = Open a closed hub again. Add its name.
hub-reopen-which = Which hub would you like to open again?
hub-reopen-none = There is no closed hub.
hub-reopen-title = Open the hub { $name } again?
hub-reopen-means = The team { $team } comes back out of the archive in Teams, with everything that was in it. The hub will be in the list of hubs again.
hub-reopen-yes = Yes, open it again
hub-reopen-done = The hub { $name } is open again.
hub-reopen-first = { $who ->
    [self] You reopened the hub { $name } already.
   *[other] { $by } was ahead of you: the hub { $name } is open again.
}
hub-reopen-never = The hub { $name } is not closed.
hub-reopen-taken = There is another hub of that name now. Give that one another name first, and this one can be opened again.

hub-rename = Edit name
hub-rename-command = Give a hub another name. Add the name it has now.
hub-rename-which = Which hub gets another name?
hub-rename-none = There is no hub that you can give another name.
hub-rename-title = Give the hub { $name } another name
hub-rename-means = The team in Teams gets the new name too, once the core team approves that plan. Channels, conversations and files stay as they are.
hub-rename-name = New name
hub-rename-yes = Save the name
hub-rename-done = The hub is now called { $name }.
