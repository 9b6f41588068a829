# What somebody changed by hand in Teams: put right, take over or leave.
sync-drift-intro = Somebody changed this by hand in Teams. What does the core team want?
sync-drift-how = “{ sync-drift-put-right }”: it becomes as in PLeK again. “{ sync-drift-accept }”: PLeK becomes as Teams is now. “{ sync-drift-leave }”: PLeK asks about it no more.
sync-drift-put-right = Put back
sync-drift-accept = Take over
sync-drift-leave = Leave it
sync-drift-put-right-name = Put right: { $what }
sync-drift-accept-name = Take over: { $what }
sync-drift-leave-name = Leave it: { $what }
sync-drift-all = Put everything right
sync-drift-all-removing = { $count ->
    [one] Put everything right, and take 1 away
   *[other] Put everything right, and take { $count } away
}
sync-drift-count = { $count ->
    [one] 1 difference
   *[other] { $count } differences
}
sync-drift-settled = Everything that was changed by hand has been settled.
sync-drift-done-put-right = PLeK puts it right.
sync-drift-done-accept = PLeK is now as Teams is.
sync-drift-done-leave = It stays so. PLeK asks about it no more.
sync-drift-stale = This was settled already, or it is not there any more.
sync-drift-refused = PLeK can't just take this over: it follows from something else. Change that, or put it right.
sync-drift-refused-team = This person belongs here by a place in the hub's core team, or by the group. Take them out of that first, or put it right.
sync-drift-refused-rule = This person belongs here by a role or another group, and can't be out of this alone. Take them out of that first, or put it right.
sync-drift-cannot = That can't be done with this difference. Choose one of the buttons.

sync-drift-what-create = { $kind ->
    [team] Team { $name } was taken away.
    [channel] Channel { $name } was taken out of { $where }.
    [tab] Tab { $name } was taken out of { $where }.
   *[other] { $name } was taken out of { $where }.
}
sync-drift-what-rename = { $kind ->
    [team] Team { $after } is called { $before } in Teams now.
    [channel] Channel { $after } in { $where } is called { $before } in Teams now.
   *[other] { $after } in { $where } is called { $before } in Teams now.
}
sync-drift-what-describe = { $kind ->
    [team] The description of team { $name } was changed.
   *[other] The description of { $name } in { $where } was changed.
}
sync-drift-what-change = { $kind ->
    [tab] Tab { $name } in { $where } now points to { $before }.
   *[other] { $name } in { $where } was changed.
}
sync-drift-what-archive = { $kind ->
    [team] Team { $name } was taken out of the archive.
   *[other] { $name } in { $where } was taken out of the archive.
}
sync-drift-what-unarchive = { $kind ->
    [team] Team { $name } was archived.
   *[other] { $name } in { $where } was archived.
}
sync-drift-what-restore = { $kind ->
    [team] Team { $name } was deleted.
   *[other] { $name } in { $where } was deleted.
}
sync-drift-what-add = { $name } was taken out of { $where }.
sync-drift-what-remove = { $kind ->
    [tab] Tab { $name } was added to { $where }.
   *[other] { $name } was added to { $where }.
}
sync-drift-what-promote = { $name } is no longer an owner of { $where }.
sync-drift-what-demote = { $name } was made an owner of { $where }.
sync-drift-what-install = The app PLeK was taken out of { $where }.

# Somebody who had an account and has it no more
sync-drift-what-invite = { $name } had an account in Teams and has it no more: they left, or the account was deleted. In PLeK { $name } still belongs to { $where }.
sync-drift-put-right-invite = Invite again
sync-drift-accept-invite = Left
sync-drift-departed-name = { $choice }: { $name }
sync-drift-done-put-right-invite = PLeK sends a new invitation. After that this person comes back in the teams.
sync-drift-done-accept-invite = Noted as having left. PLeK expects this person in no team any more. What is kept of them goes after a year.
sync-drift-back = Did not leave after all
sync-drift-done-back = Taken back: this person takes part again. If the account is still gone, PLeK asks again.

# Who was taken out of a place, and belongs there again
sync-drift-undo = Put back after all
sync-drift-done-undo = Taken back: this person belongs there again. In Teams PLeK asks again, or it follows with a plan.
sync-drift-undo-late = The end date of this person has passed by now. Put them in again if that is needed.
