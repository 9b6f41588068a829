# What PLeK makes equal in Teams to the register: plans, differences, agreements.

# One change: what
sync-what-create = { $kind ->
    [team] Make team { $name }
    [channel] { $form ->
        [private] Make private channel { $name } in { $where }
        [shared] Make shared channel { $name } in { $where }
       *[other] Make channel { $name } in { $where }
    }
    [tab] Make tab { $name } in { $where }
   *[other] Make { $name } in { $where }
}
sync-adopt-title = Is this PLeK's?
sync-adopt-intro = PLeK knows this by its name only, and anybody can give a team or channel that name. If you say yes, PLeK keeps it aligned from now on and does what it says here. If you say no, PLeK leaves it alone altogether.
sync-adopt-wanted = in PLeK: { $name }
sync-adopt-owners = owner: { $names }
sync-adopt-no-owner = without an owner
sync-adopt-people = { $people ->
    [one] 1 person, of whom { $unknown } not known to PLeK
   *[other] { $people } people, of whom { $unknown } not known to PLeK
 }
sync-adopt-unread = PLeK could not see who is in it
sync-adopt-since = made on { $day }
sync-adopt-would = With a yes PLeK also does this there: { $what }.
sync-adopt-would-nothing = With a yes nothing changes there yet.
sync-adopt-yes = Yes, PLeK's
sync-adopt-no = No, not PLeK's
sync-adopt-declined = { $by } said: this is not PLeK's. PLeK leaves it alone and asks no more.
sync-adopt-again = PLeK's after all?
sync-adopt-again-name = Ask again whether this is PLeK's: { $name }
sync-adopt-asked-again = PLeK is looking at Teams now. If it is still there, the question comes again.
sync-adopt-asked-again-off = The question comes again when the administrator has a plan for Teams made.
sync-adopt-whole = { $count ->
    [one] Keep up team { $name } and channel { $channels } from now on
   *[other] Keep up team { $name } and the channels { $channels } from now on
}
sync-what-adopt = { $kind ->
    [team] Keep up team { $name } from now on
    [channel] Keep up channel { $name } in { $where } from now on
    [tab] Keep up tab { $name } in { $where } from now on
   *[other] Keep up { $name } in { $where } from now on
}
sync-what-move = { $kind ->
    [team] Keep up team { $name } under another number
    [channel] Keep up channel { $name } in { $where } under another number
   *[other] Keep up { $name } in { $where } under another number
}
sync-what-rename = { $kind ->
    [team] Rename team { $before } to { $after }
    [channel] Rename channel { $before } in { $where } to { $after }
    [tab] Rename tab { $before } in { $where } to { $after }
   *[other] Rename { $before } in { $where } to { $after }
}
sync-what-describe = { $kind ->
    [team] Change the description of team { $name }
    [channel] Change the description of channel { $name } in { $where }
   *[other] Change the description of { $name } in { $where }
}
sync-what-change = { $kind ->
    [tab] Have tab { $name } in { $where } point to { $after }
   *[other] Change { $name } in { $where }
}
sync-what-archive = { $kind ->
    [team] Archive team { $name }; nothing is lost
    [channel] Archive channel { $name } in { $where }; nothing is lost
   *[other] Archive { $name } in { $where }; nothing is lost
}
sync-what-unarchive = { $kind ->
    [team] Bring team { $name } back from the archive
    [channel] Bring channel { $name } in { $where } back from the archive
   *[other] Bring { $name } in { $where } back from the archive
}
sync-what-restore = { $kind ->
    [team] Bring team { $name } back from the bin
   *[other] Bring { $name } in { $where } back from the bin
}
sync-what-forget = { $kind ->
    [team] No longer keep up team { $name }
    [channel] No longer keep up channel { $name } in { $where }
    [tab] No longer keep up tab { $name } in { $where }
   *[other] No longer keep up { $name } in { $where }
}
sync-what-invite = Invite { $name } as a guest
sync-what-add = { $kind ->
    [member] Add { $name } to { $where }
   *[other] Add { $name } to { $where }
}
sync-what-remove = { $kind ->
    [member] Take { $name } out of { $where }
    [tab] Take tab { $name } out of { $where }
    [app] Take the app PLeK out of { $where }
   *[other] Take { $name } out of { $where }
}
sync-what-promote = Make { $name } an owner of { $where }
sync-what-demote = Make { $name } an ordinary member of { $where }
sync-what-install = Put the app PLeK in { $where }

# One change: why. First looked for by cause and deed, then by cause.
sync-why-wanted = PLeK wants it, and it is not there yet
sync-why-wanted-invite = there is no account in Teams yet
sync-why-wanted-add = PLeK says so
sync-why-wanted-promote = PLeK says so
sync-why-wanted-install = then everybody there can talk to PLeK
sync-why-found = in Teams it is not as in PLeK
sync-why-found-adopt = it is in Teams already, and PLeK did not make it
sync-why-found-describe = it is still empty, and gets filled in
sync-why-found-unarchive = it is in the archive, and PLeK wants it open
sync-why-wanted-adopt = it is there already; nothing changes
sync-why-registry = it was changed so in PLeK
sync-why-registry-add = PLeK says so now
sync-why-registry-remove = PLeK says so now
sync-why-drift = it was changed by hand in Teams
sync-why-drift-create = it was taken away by hand in Teams
sync-why-drift-restore = it was deleted by hand in Teams
sync-why-drift-archive = it was taken out of the archive by hand in Teams
sync-why-drift-unarchive = it was archived by hand in Teams
sync-why-drift-add = that was taken out by hand in Teams
sync-why-drift-invite = the account is gone: they left, or it was deleted
sync-why-drift-remove = that was added by hand in Teams
sync-why-drift-promote = the role was changed by hand in Teams
sync-why-drift-demote = the role was changed by hand in Teams
sync-why-drift-install = the app was taken away by hand in Teams
sync-why-drift-rename = the name was changed by hand in Teams
sync-why-unwanted = PLeK no longer wants it
sync-why-unwanted-remove = according to PLeK that no longer belongs there
sync-why-unwanted-forget = it was deleted in Teams, and PLeK no longer wants it

# What can't be done now, and why
sync-blocked-team = Team { $name }
sync-blocked-channel = Channel { $name }
sync-blocked-tab = Tab { $name }
sync-blocked-app = The app PLeK
sync-blocked-member = { $name }
sync-blocked-guest = { $name }
sync-blocked-no-owner = there is nobody with an account of their own who can manage the team. Guests can't. Ask the administrator to settle an owner.
sync-blocked-name = this name can't be in Teams. Give the place another name.
sync-blocked-double = two places in PLeK have this name. Give one another name.
sync-blocked-ambiguous = there are more places of this name in Teams. PLeK does not know which it is. Give one another name.
sync-blocked-kind-differs = PLeK uses this channel as it is. { $value ->
    [standard] It is a standard channel, open to the whole team. PLeK wants a private one
    [private] It is a private channel. PLeK wants a standard one, open to the whole team
   *[other] It is of another kind than PLeK wants
}, and Teams can't change that. Does it have to be? Then give this channel another name before PLeK takes it over.
sync-blocked-name-reserved = the channel was deleted. Teams keeps its name until { $value }.
sync-blocked-name-taken = this name is in use in Teams already. Give the place another name.
sync-blocked-not-ours = another group at Microsoft has the fixed name of this team: { $value }. The kernteam said that it is not PLeK's. Ask the administrator to give that group another name.
sync-blocked-disabled = the account of this person is switched off.
sync-blocked-no-account = there is no account, and no e-mail address to invite either.
sync-blocked-no-bot-app = the app PLeK is not in the app catalogue yet. Ask the administrator.
sync-blocked-app-consent = the app PLeK asks for a right on teams ({ $value }), so PLeK can't put itself in a team. Ask the administrator to upload the newest app.
sync-blocked-app-refused = PLeK was not allowed to put itself in this team, because the app asks for a right. An owner of the team can put the app in. Or ask the administrator to upload the newest app.
sync-blocked-bot-not-in-channel = PLeK is not in this private channel of { $value } yet, and can't read or write there. An owner can put PLeK in: choose ⋯ at the channel, then Manage channel, Apps, and add PLeK.
sync-blocked-unread = PLeK could not see how it stands in Teams{ $value ->
    [forbidden] : PLeK may not read this in Teams. Ask the administrator to give the permission
    [credential] : PLeK can't sign in to Teams. Ask the administrator
    [unreachable] : Teams could not be reached or was too busy
    [gone] : Teams did not find it. That is no proof that it is gone
   *[other] {""}
}.
sync-blocked-set-aside = this went wrong before. PLeK tries again later.
sync-blocked-waits-long = Teams has not shown this person in the team for days. Most often they did not accept the invitation yet: ask them, or let the administrator invite the guest again. PLeK looks once a day from now on.
sync-blocked-other = this can't be done now ({ $code }).
sync-suggestion = This can be: { $suggestion }

# What is still to come
sync-pending-member = { $name } was added to { $where }, but is not visible in Teams yet.
sync-pending-guest = { $name } was invited, but is not visible in Teams yet.
sync-pending-other = { $name } was asked for, but is not visible in Teams yet.
sync-pending-leaving = PLeK asked Teams to take { $name } out of { $where }, but Teams still shows this person there.
sync-pending-since = Asked for on { $since }.

# What one look does not prove
sync-unsure-team = Team { $name } was not shown. PLeK does nothing about it and looks again.
sync-unsure-channel = Channel { $name } in { $where } was not shown. PLeK does nothing about it and looks again.
sync-unsure-tab = Tab { $name } in { $where } was not shown. PLeK does nothing about it and looks again.
sync-unsure-app = The app { $name } in { $where } was not shown. PLeK does nothing about it and looks again.
sync-unsure-member = { $name } was not shown in { $where }. PLeK does nothing about it and looks again.
sync-unsure-guest = The account of { $name } was not shown. PLeK does nothing about it and looks again.
sync-unsure-unexpected = { $name } was in { $where } unexpectedly. PLeK does nothing about it and looks again.
sync-unsure-since = Seen so since { $since }.

# What did not work
sync-setback-somebody = somebody
sync-setback-forbidden = PLeK may not do this in Teams{ $told ->
    [yes] {" "}({ $value })
   *[no] {""}
}. Ask the administrator to give this permission.
sync-setback-name-taken = the name { $value } is in use in Teams already, maybe by something that was deleted. Choose another name.
sync-setback-no-owner = there is nobody with an account of their own who can manage the team. Ask the administrator to settle an owner.
sync-setback-not-ours = somebody else had just made a group with the fixed name of this team: { $value }. PLeK stopped, and will ask whose group that is. The name and the people of that group may have changed already: have a look at it.
sync-setback-not-ready = Teams was not ready yet. PLeK tries again by itself.
sync-setback-unreachable = Teams could not be reached or was too busy. PLeK tries again by itself.
sync-setback-refused = Teams refused this{ $told ->
    [yes] {" "}({ $value })
   *[no] {""}
}. Ask the administrator to look at it.
sync-setback-gone = Teams did not find it. That is no proof that it is gone, so PLeK looks again later.
sync-setback-credential = PLeK can't sign in to Teams. Ask the administrator to renew the app's password or certificate.
sync-setback-private-guest = no guests are taken in the private channel { $value } here. Ask the administrator whether they may.
sync-setback-consent = PLeK was not allowed to put itself in the team: the app asks for a right that somebody must consent to. All else in the team goes on. Ask the administrator to upload the newest app, or put PLeK in the team yourself.
sync-setback-channel-app = PLeK was not allowed to put itself in the channel { $value }. An owner can do that: choose ⋯ at the channel, then Manage channel, Apps, and add PLeK.
sync-setback-person-refused = { $person } could not be put in or taken out of { $value }: Teams refuses this for this person. Is the e-mail address right, and is this guest allowed in Entra? The others go on.
sync-setback-invitations-off = PLeK may invite no guests. That is off in Entra, or the app lacks the permission User.Invite.All. Ask the administrator. Who has an account already does come in the teams.
sync-setback-internal = something went wrong in PLeK itself. Ask the administrator to look in the log.
sync-setback-other = this did not work ({ $code }). Ask the administrator to look at it.
sync-setback-line = { $name }: { $why }
sync-setback-said = Teams said: { $said }.
sync-setback-reference = Number for the administrator: { $reference }.

# What PLeK waits for
sync-waits-owner = The new owner of { $name } has to be in first. Until then the old one stays.
sync-waits-young-group = Teams does not know the new team { $name } yet.
sync-waits-roster = Teams does not show everybody yet who was put in { $name }.
sync-waits-account = Microsoft does not know the new account of somebody in { $name } yet.
sync-waits-other = Microsoft is not that far yet in { $name } ({ $code }).
sync-waits-most = PLeK waits for that for { $time } more at most.
sync-waits-later = PLeK looks again later by itself.

# Cost
sync-cost = about { $time }, { $calls ->
    [one] 1 step
   *[other] { $calls } steps
}
sync-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
sync-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
sync-hours = { $count } h

# Summary by team
sync-all-teams = Invitations
sync-line = { $name }: { $what }
sync-new-team = { $count ->
    [0] new team
    [one] new team with 1 channel
   *[other] new team with { $count } channels
}
sync-count-team-adopt = a team that is there already, kept up from now on
sync-count-team-move = another number
sync-count-team-rename = another name
sync-count-team-describe = another description
sync-count-team-archive = to the archive
sync-count-team-unarchive = back from the archive
sync-count-team-restore = back from the bin
sync-count-team-forget = no longer kept up
sync-count-channel-create = { $count ->
    [one] 1 new channel
   *[other] { $count } new channels
}
sync-count-channel-adopt = { $count ->
    [one] 1 channel that is there already
   *[other] { $count } channels that are there already
}
sync-count-channel-rename = { $count ->
    [one] 1 channel with another name
   *[other] { $count } channels with another name
}
sync-count-channel-archive = { $count ->
    [one] 1 channel to the archive
   *[other] { $count } channels to the archive
}
sync-count-channel-unarchive = { $count ->
    [one] 1 channel back from the archive
   *[other] { $count } channels back from the archive
}
sync-count-channel = { $count ->
    [one] 1 channel brought up to date
   *[other] { $count } channels brought up to date
}
sync-count-tab-create = { $count ->
    [one] 1 new tab
   *[other] { $count } new tabs
}
sync-count-tab = { $count ->
    [one] 1 tab brought up to date
   *[other] { $count } tabs brought up to date
}
sync-count-app-install = the app PLeK put in
sync-count-member-add = { $count ->
    [one] 1 person in
   *[other] { $count } people in
}
sync-count-member-remove = { $count ->
    [one] 1 person out
   *[other] { $count } people out
}
sync-count-member-promote = { $count ->
    [one] 1 new owner
   *[other] { $count } new owners
}
sync-count-member-demote = { $count ->
    [one] 1 owner becomes an ordinary member
   *[other] { $count } owners become ordinary members
}
sync-count-invited = { $count ->
    [one] 1 gets an invitation
   *[other] { $count } get an invitation
}
sync-count-other = { $count ->
    [one] 1 more change
   *[other] { $count } more changes
}

# Folded: many people of one place
sync-fold = { $names } and { $count ->
    [one] 1 other
   *[other] { $count } others
}

# The whole plan
sync-plan-aligned = Teams is equal to PLeK. There is nothing to do.
sync-plan-nothing = There is nothing to do now. But not everything could be seen.
sync-plan-waits = There is nothing to do now. PLeK waits until Teams shows what was asked for.
sync-plan-unsure = { $count ->
    [one] 1 thing is not sure yet
   *[other] { $count } things are not sure yet
}
sync-plan-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
sync-plan-blocked = { $count ->
    [one] 1 thing can't be done now
   *[other] { $count } things can't be done now
}
sync-plan-pending = { $count ->
    [one] 1 thing was asked for and is not visible yet
   *[other] { $count } things were asked for and are not visible yet
}
sync-plan-foreign = { $count ->
    [one] 1 place in Teams is not PLeK's and stays as it is
   *[other] { $count } places in Teams are not PLeK's and stay as they are
}
sync-plan-departed = { $count ->
    [one] 1 person had an account and has it no more: { $names }. PLeK invites nobody again by itself. They left? Type plek registry left. Invite them again? Add --invite-again.
   *[other] { $count } people had an account and have it no more: { $names }. PLeK invites nobody again by itself. They left? Type plek registry left. Invite them again? Add --invite-again.
}
sync-plan-planned = Planned: hub { $name } begins { $day }. Until then nothing of it is in Teams.
sync-plan-removals = Takes { $planned ->
    [one] 1 place
   *[other] { $planned } places
} away from people; a team or private channel that goes to the archive counts for everybody in it. In the past 24 hours { $before } went already; without an extra yes they may be { $allowed } together.
sync-plan-removals-week = In the past seven days { $before } went already without an extra yes; together they may be { $allowed }.
sync-plan-removals-teams = { $planned ->
    [one] 1 team goes
   *[other] { $planned } teams go
} to the archive. In the past 24 hours { $before } did; without an extra yes they may be { $allowed } together.
sync-plan-removals-teams-week = { $planned ->
    [one] 1 team goes
   *[other] { $planned } teams go
} to the archive. In the past seven days { $before } did without an extra yes; together they may be { $allowed }.

# What became of a plan
sync-ended-all = { $total ->
    [one] The change was made.
   *[other] All { $total } changes were made.
}
sync-ended-before = { $total ->
    [one] This change was made before.
   *[other] All { $total } changes were made before.
}
sync-ended-some = { $done } of { $total } changes were made.
sync-ended-waiting = { $count ->
    [one] 1 waits
   *[other] { $count } wait
}: { $why }.
sync-ended-unread = { $count ->
    [one] Of 1 PLeK does not know
   *[other] Of { $count } PLeK does not know
}: the team could not be read in Teams.
sync-ended-unsure = { $count ->
    [one] Of 1 PLeK is not sure
   *[other] Of { $count } PLeK is not sure
}: Teams did not find what should be there. Once is no proof, so PLeK looks again later.
sync-ended-overtaken = { $count ->
    [one] 1 no longer applies
   *[other] { $count } no longer apply
}: PLeK or Teams changed meanwhile. Nothing was done about it.
sync-ended-budget = { $count ->
    [one] 1 waits for an extra yes
   *[other] { $count } wait for an extra yes
}: together they take away more than may go in a day.
sync-ended-blocked = { $count ->
    [one] 1 can't be done now
   *[other] { $count } can't be done now
}: something is in the way.
sync-ended-failed = { $count ->
    [one] 1 did not work.
   *[other] { $count } did not work.
}

# What a change waits for
sync-ended-waits-roster = Teams does not show these people in the team yet
sync-ended-waits-owner = another owner has to be in first
sync-ended-waits-young-group = Teams does not know the new team yet
sync-ended-waits-account = Microsoft does not know the new account yet
sync-ended-waits-removal = Teams still shows what was to go
sync-ended-waits-not-ready = Teams was not ready yet
sync-ended-waits-other = Microsoft is not that far yet
