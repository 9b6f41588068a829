# A hub that is planned: go or no go, another day, beginning now, not going through.
hub-plan-command = Plan a hub for later. Type its name and day after it.
hub-plan-list-command = See which hubs are planned.
hub-plan-list-title = Planned hubs
hub-plan-list = Planned hubs
hub-plan-list-none = No hub is planned.
hub-plan-new = Plan a hub
hub-plan-intro = Fill in what you know, with the day on which the hub begins. Until that day nothing of it comes into Teams, and nobody gets an invitation.
hub-plan-send = Plan the hub
hub-plan-which = Which planned hub do you mean?
hub-plan-about = { $province } · planned, begins { $day }
hub-plan-begins = Planned: begins { $day }.
hub-plan-why = Why
hub-plan-private-channels = Extra private channels
hub-plan-short-open = no go yet
hub-plan-short-go = go
hub-plan-short-no-go = no go
hub-plan-go-by = Go by { $by }, { $day }.
hub-plan-no-go-by = No go by { $by }, { $day }.
hub-plan-next-open = There is no go yet. Without one the hub does not begin, and no plan for Teams comes.
hub-plan-next-no-go = Like this the hub does not begin. Choose another day, or give a go when it can after all.
hub-plan-next-past = That day is past. Choose another day, or have the hub begin now.
hub-plan-next-go = The plan for Teams comes to the core team’s channel from { $day } on. The hub begins on its day, at 6 in the morning.
hub-plan-next-near = The plan for Teams comes now, or stands in the core team’s channel already. The hub begins on its day, at 6 in the morning.
hub-plan-next-by-hand = The hub begins on its day, at 6 in the morning.
hub-plan-ask-title = Does hub { $name } go through?
hub-plan-ask-why = Its day comes near. Give a go or a no go. I ask this once.
hub-plan-begun = The hub { $name } began.
hub-plan-dropped = The hub { $name } does not go through. With Reopen on its card it is planned again.
hub-plan-begun-already = The hub { $name } is not planned: it began already.
hub-plan-began = The hub { $name } begins today.
hub-plan-began-by = { $by } had the hub { $name } begin.
hub-plan-after-approved = I carry out the plan for Teams now.
hub-plan-after-proposed = The plan for Teams still waits for a yes of the core team.
hub-plan-after-none = Nothing of it is in Teams yet: that goes by a plan.
hub-plan-later = Until the hub begins, nothing changes in Teams. Did the core team see a plan for Teams already? Then a new one comes.

hub-plan-go = Go
hub-plan-no-go = No go
hub-plan-go-back = Take back the go
hub-plan-no-go-back = Take back the no go
hub-plan-move = Move
hub-plan-begin = Begin now
hub-plan-drop = Not go through

hub-plan-no-go-title = No go for hub { $name }
hub-plan-no-go-means = The hub stays planned, but does not begin. A plan for Teams that waited lapses. You can take this back.
hub-plan-no-go-reason = Why not yet?
hub-plan-no-go-yes = Give a no go
hub-plan-drop-title = Have hub { $name } not go through?
hub-plan-drop-means = The hub disappears from the list of hubs. Nothing changes in Teams: there was nothing there yet. You can reopen it later.
hub-plan-drop-reason = Why does the hub not go through?
hub-plan-drop-yes = Yes, not go through
hub-plan-move-title = Move hub { $name }
hub-plan-move-means = The hub is planned for { $day }. A go moves along to the new day, a no go lapses.
hub-plan-move-day = New day
hub-plan-move-yes = Move
hub-plan-begin-title = Have hub { $name } begin now?
hub-plan-begin-means = This counts as a go. The hub is there at once. Did the core team say yes to the plan for Teams already? Then I carry that out now. If not, a plan comes, and nothing happens in Teams without a yes.
hub-plan-begin-means-by-hand = This counts as a go. The hub is there at once. The administrator makes it in Teams afterwards.
hub-plan-begin-yes = Yes, begin now
hub-plan-reopen-means = The hub is planned again then, without a go. Nothing changes in Teams.

hub-plan-done-go = Noted: a go for hub { $name }.
hub-plan-done-no-go = Noted: a no go for hub { $name }.
hub-plan-done-go-back = Taken back: hub { $name } has neither a go nor a no go now.
hub-plan-done-moved = The hub { $name } was moved.
hub-plan-out = { $count ->
    [one] { $names } is out before the hub begins, on { $day }. Agree on another end date if that is not meant.
   *[other] { $names } are out before the hub begins, on { $day }. Agree on another end date if that is not meant.
}
hub-plan-out-more = { $count } more
hub-plan-done-resumed = The hub { $name } is planned again.
hub-plan-changed = Something changed while you looked. Look again, and then choose.
hub-plan-so-already = { $who ->
    [self] You did that already yourself: nothing changed.
    [other] { $by } was before you: nothing changed.
   *[nobody] It was so already: nothing changed.
}
fault-starts-past = Choose a day that is still to come. Should the hub begin now? Then choose Begin now on its card.
hubs-area-coming = There is no knowledge hub for { $place } ({ $province }) yet. Knowledge hub { $hub } is planned and begins { $day }.
