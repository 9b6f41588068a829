# How Teams stands, and the agreements on what PLeK does by itself.
sync-desk-turned-down = Not PLeK's, said the kernteam
sync-desk-command = See how Teams stands, and have PLeK look now.
sync-desk-policy-command = Agree what PLeK does by itself in Teams.
sync-desk-title = Teams and PLeK
sync-desk-aligned = Teams is equal to PLeK. That was seen on { $day }.
sync-desk-not-aligned = Not everything in Teams is as PLeK wants it yet.
sync-desk-read = All was looked at
sync-desk-never = not yet
sync-desk-places = Keeps up
sync-desk-places-value = { $teams ->
    [one] 1 team
   *[other] { $teams } teams
}, { $channels ->
    [one] 1 channel
   *[other] { $channels } channels
}
sync-desk-applied = Last worked in Teams
sync-desk-pending = Asked for, not visible yet
sync-desk-unsure = Not sure yet, looks again
sync-desk-removals = Taken away in 24 hours
sync-desk-without-bot = PLeK is not here yet
sync-desk-app-asks = In new teams: the app PLeK asks for a right ({ $asked }), so it may not add itself. Ask the administrator to upload the newest app.
sync-desk-kept-out = { $team }: PLeK was not allowed to add itself. An owner of the team can.
sync-desk-channel = { $team }: private channel { $channel }
sync-desk-add-bot = An owner puts PLeK in a private channel: choose ⋯ at the channel, then Manage channel, Apps, and add PLeK. Until then PLeK keeps what is for that channel, or sends it to people themselves.
sync-desk-running = PLeK is at work in Teams now.
sync-desk-waiting = { $count ->
    [0] No plan waits for the core team.
    [one] One plan waits for the core team.
   *[other] { $count } plans wait for the core team.
}
sync-desk-under-way = is being carried out, { $done } of { $total } done
sync-desk-asks = { $count ->
    [one] 1 change, waits for the core team
   *[other] { $count } changes, waits for the core team
}
sync-desk-show = View
sync-desk-show-name = View plan { $number }
sync-desk-aside = Skipped for now
sync-desk-again = PLeK tries again on { $when }.
sync-desk-look = Look now
sync-desk-looking = I am going to look, and will tell you what I see. Is there something to do? Then a plan will come in the core team's channel.
sync-desk-off = PLeK does not look at Teams by itself here. Ask the administrator to make a plan.
sync-looked-aligned = I have looked: Teams is equal to PLeK.
sync-looked-stuck = I have looked: there is nothing to do now, but this can't be done.
sync-looked-unsure = { $count ->
    [one] I have looked: 1 thing was not shown as expected. That may be Teams, so I do nothing and look again later.
   *[other] I have looked: { $count } things were not shown as expected. That may be Teams, so I do nothing and look again later.
}
sync-looked-found = { $count ->
    [one] I have looked: there is 1 difference between Teams and PLeK. If the core team decides about it, it is in its channel. If not, PLeK does it by itself.
   *[other] I have looked: there are { $count } differences between Teams and PLeK. What the core team decides about is in its channel. PLeK does the rest by itself.
}
sync-desk-policy = Agreements
sync-desk-back = Back
sync-desk-paused = Paused: PLeK does nothing by itself in Teams now.

# Agreements
sync-policy-title = Agreements about Teams
sync-policy-intro = What may PLeK do without asking the core team? About what somebody changed by hand in Teams, PLeK always asks.
sync-policy-by-itself = This may go by itself
sync-policy-paused = Pause
sync-policy-paused-yes = Do nothing by itself now
sync-policy-most-removals = So many may go in a day without an extra yes
sync-policy-removal-percent = Or this share of all memberships, in per cent
sync-policy-send = Save
sync-policy-saved = The agreements are settled.
sync-policy-nothing = Nothing: PLeK asks about everything.
sync-action-create = make teams, channels and tabs
sync-action-adopt = keep up tabs that are there already
sync-action-move = change the number in PLeK
sync-action-rename = rename
sync-action-describe = change descriptions
sync-action-change = change addresses of tabs
sync-action-archive = archive
sync-action-unarchive = bring back from the archive
sync-action-restore = bring teams back from the bin
sync-action-forget = no longer keep up what is gone
sync-action-invite = invite guests
sync-action-add = add people
sync-action-remove = take people or tabs out
sync-action-promote = make somebody an owner
sync-action-demote = make an owner an ordinary member
sync-action-install = put the app PLeK in teams
