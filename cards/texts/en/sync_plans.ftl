# The card of a plan: deciding, progress, result.
sync-card-hub = Plan for Teams: new hub
sync-card-registry = Plan for Teams: what changed in PLeK
sync-card-drift = Changed by hand in Teams
sync-card-daily = Plan for Teams: keep up what is there already
sync-card-command = Plan for Teams: asked for by the administrator
sync-card-titled = { $title }, { $teams }
sync-card-teams = { $count ->
    [one] 1 team
   *[other] { $count } teams
}
sync-card-fallback = { $title } ({ $count ->
    [one] 1 change
   *[other] { $count } changes
}).
sync-card-asks = PLeK would like to do this in Teams. Nothing happens until the core team says yes.
sync-card-asks-invites = PLeK wants to do this in Teams. Until the core team says yes, no team changes and nobody is added. Only an invitation to a guest goes by itself: that is what the core team agreed on.
sync-card-asks-planned = PLeK wants to do this in Teams when the hub begins: { $day } at 6 in the morning. If you say yes, it happens then. With Yes, now the hub begins at once. Without a yes nothing happens in Teams.
sync-card-approve-planned = Yes, on that day
sync-card-now = Yes, now
sync-card-now-approved = Now
sync-card-approved-planned = { $by } said yes. PLeK does this when the hub begins: { $day } at 6 in the morning.
sync-card-yes-back = Take back the yes
sync-card-no-back = Take back the no
sync-card-declined-planned = { $by } said no. When the hub begins, this does not happen in Teams.
sync-card-more-teams = { $count ->
    [one] And 1 more team.
   *[other] And { $count } more teams.
}
sync-card-cost = Takes
sync-card-blocked = This can't be done now
sync-card-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
sync-card-approve = Carry out
sync-card-approve-all = { $count ->
    [one] Yes, and take 1 away
   *[other] Yes, and take { $count } away
}
sync-card-decline = Don't
sync-card-details = See everything
sync-card-previous = Previous
sync-card-next = Next
sync-card-back = Back to the plan
sync-card-page = Page { $page } of { $pages }
sync-card-approved = { $by } said yes. PLeK gets to work.
sync-card-by-itself = PLeK does this by itself. That is what the core team agreed.
sync-card-applying = PLeK is at work: { $done } of { $total } done.
sync-card-applied = Ready: { $done } of { $total } done.
sync-card-applied-partly = Not everything worked: { $done } of { $total } done.
sync-card-declined = { $by } said no. Nothing changes.
sync-card-overtaken = This plan no longer counts: things have changed. If there is still something to do, a new plan will follow.
sync-card-decided-by = Decided by { $by }.
sync-card-somebody = Somebody
sync-card-system = PLeK itself
sync-card-open = Open { $name }
sync-card-setbacks = This did not work
sync-card-first = Somebody was before you.
sync-card-changed = The plan changed while you were looking. Look again.
sync-card-too-many = This plan takes away more than may go without an extra yes. Look well, then choose.
sync-card-kernteam-only = Only the core team decides about Teams. Thanks for thinking along!
sync-card-details-title = Everything in this plan

# What can't be done at all
sync-stuck-title = This can't be done in Teams now
sync-stuck-next = Is it solved? Then a plan will come by itself.
sync-stuck-status = How Teams stands
