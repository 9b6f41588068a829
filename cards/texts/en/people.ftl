# People: who takes part, and who is in what. The core team keeps it.
people-kernteam-emptied = Nobody is in PLeK’s core team any more. Nobody can approve anything or add people now. You are an administrator: put somebody in the core team with “add NAME to the core team”, or with plek registry appoint.
people-command = See who takes part, and put people in a group or hub.
people-title = People
people-own = Only the core team sees everybody on PLeK. Who is in yours, you see here.
people-own-place = Who is in { $name }
people-kernteam-only = Only the core team can do this, and a hub’s core team for its own hub. Do you need it? Ask in the Helpdesk channel.
people-nameless = No name yet
people-count = { $what }: { $count }
people-words = Looked for: { $words }
people-filter-iedereen = Everybody
people-filter-nieuw = New
people-filter-zonder-groep = Without a group
people-filter-uitgenodigd = Invited and not come yet
people-filter-vertrokken = Left
people-previous = Previous
people-next = Next
people-all = All people
people-open = Open
people-open-name = Open { $name }
people-in-nothing = Not in a group or hub yet
people-card-fallback = { $name }: groups, hubs and details
people-since = Takes part since
people-state = Status
people-state-new = not introduced yet
people-state-introduced = introduced themselves
people-state-left = left
people-account = Account
people-account-later = none yet; the invitation goes when the planned hub begins
people-account-none = none yet; the invitation goes with the next plan for Teams
people-account-invited = invited
people-account-there = has an account
people-left-on = Left on
people-networks = Drives
people-groups = Groups and hubs
people-put = Put in group
people-put-back = Put back
people-put-title = Put somebody in a group or hub
people-put-means = Teams follows by a plan. In a hub somebody is in the hub’s core team, unless you choose taking part without a profile.
people-put-send = Put in group
people-put-done-planned = { $name } is in { $group } now. Teams follows when the hub begins.
people-put-done = { $name } is in { $group } now. Teams follows by a plan.
people-field-member = Who
people-field-member-hint = Type a few letters of the name
people-field-group = Group or hub
people-field-profile = Profile in the hub
people-field-profile-hint = For a hub only
people-profile-none = Takes part, without a profile
people-take = Take out of group
people-take-title = What should { $name } leave?
people-take-means = Teams follows by a plan. You can take it back right after.
people-take-yes = Take out
people-take-name = Take { $name } out of { $group }
people-take-done = { $name } is no longer in { $group }. Teams follows by a plan.
people-take-first = { $who ->
    [self] You already took { $name } out of { $group } yourself.
    [other] { $by } was before you: { $name } is no longer in { $group }.
   *[nobody] { $name } is not in { $group }.
}
people-left-first = { $who ->
    [self] You already said yourself that { $name } left.
    [other] { $by } was before you: { $name } has left already.
   *[nobody] { $name } has left already.
}
people-back-first = { $who ->
    [self] You already said yourself that { $name } takes part again.
    [other] { $by } was before you: { $name } takes part again already.
   *[nobody] { $name } takes part already.
}
people-not-in = { $name } is not in { $group }.
people-invite = Invite
people-many = Add many people
people-invite-title = Invite somebody
people-invite-means = Who has no account yet is invited as a guest with the next plan for Teams. Without a group somebody comes into PLeK Café.
people-invite-send = Invite
people-invite-done-planned = { $email } was added. The hub is planned: if that person has no account yet, the invitation goes when the hub begins.
people-invite-done = { $email } is kept. Do they have no account yet? Then an invitation goes with the next plan for Teams.
people-edit = Edit details
people-edit-title = Details of { $name }
people-edit-send = Save
people-edit-done = The details are corrected.
people-left = Left
people-left-title = Did { $name } leave?
people-left-means = They are in no team then. What is kept goes after a year. You can take it back.
people-left-yes = Yes, they left
people-left-done = { $name } left. Teams follows by a plan.
people-back = Did not leave after all
people-back-done = { $name } takes part again. Teams follows by a plan.
people-which = Whom do you mean by { $words }?
people-unknown = I know nobody called { $words }
people-unknown-next = Is the name right? Or invite somebody by an e-mail address.
people-choose = This one
people-choose-name = Choose { $name }
fault-person-left = This person left. First choose Did not leave after all on their card.
fault-profile-no-hub = A profile belongs to a hub. Leave this empty for a group.
fault-email-taken = { $value } belongs to somebody else already.
people-field-until = Until when
people-field-until-hint = For example: until 1 July. Empty: without an end
people-seat-since = since { $day }
people-seat-until = until { $day }
people-end = End date
people-end-name = End date in { $group }
people-end-title = { $name } in { $group }
people-end-none = without an end date
people-end-somebody = somebody
people-end-was = { $day }: { $by } made it { $became }. Before: { $was }
people-end-already = { $name } is in { $group }, without an end date. Nothing has to change.
people-only-talked = Talks with PLeK, and does not take part yet
people-put-until = That holds until { $day }.
people-found = Can be found
people-found-on = { $count ->
    [one] on 1 theme
   *[other] on { $count } themes
}
people-hide = Stop showing them
people-hidden = That is off: nobody finds this person any more, and I take away an introduction in PLeK Café. They hear of it, and only they can switch it on again.
people-hidden-before = That was off already: nobody finds this person.
