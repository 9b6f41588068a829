# The groups of the national platform, and who takes part in them.

groups-list-command = See the groups of PLeK.
groups-show-command = See who is in a group: type its name after it.

groups-title = The groups of PLeK
groups-intro = In these groups people, organisations and networks work together.
groups-none = There are no groups yet.
groups-all = All groups
groups-open-name = See the group { $name }
groups-which-title = Which group do you mean?
groups-unknown-title = I don’t know this group
groups-fallback = { $name }: who takes part

groups-place = Place in Teams
groups-open-teams = Open in Teams
groups-in = You are in this group.
groups-in-pending = You are in this group. You are still being added to its team; after that there is a button here.
groups-in-made = You are in this group. You find it among your teams.
groups-way-member = Everybody who signs up for PLeK gets into it.
groups-way-lead = Do you drive a knowledge or learning network? Make it known, and you belong here.
groups-way-hubteam = This group is for the teams of the knowledge hubs.
groups-way-ask = Would you like to join? Ask with the button below.
groups-way-appointed = You can’t ask to join this group: its people are appointed. Ask the Helpdesk if you have a question about it.
groups-organisations = Organisations ({ $count })
groups-networks = Programmes and networks ({ $count })
groups-around = Also involved ({ $count })
groups-no-parties = Which organisations or networks take part in this group is not known.
groups-people = People ({ $count })
groups-people-aside = I show which people are in it to the group itself and the core team only. Ask me in our own chat.
groups-nobody = There is nobody in it yet.
groups-unnamed = { $count ->
    [one] And one person who has not introduced themselves yet.
   *[other] And { $count } people who have not introduced themselves yet.
}
groups-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
groups-source = Where this is said

groups-edit-command = Keep up to date what a group is for. Add its name.
groups-edit-title = Edit group { $name }
groups-edit-purpose = What is the group for?
groups-edit-purpose-hint = In a few sentences: what do people do here, and what is theirs to decide?
groups-edit-keywords = Also found as
groups-edit-keywords-hint = Other names, with commas between them
groups-edit-done = Saved for { $name }.
groups-edit-was = This is what it said
groups-edit-since = Somebody else just edited this group too. Below is what there is now, and in the form what you filled in. See what it should be and save again.
groups-edit-show = Show the group
groups-edit-kernteam-only = Only PLeK’s core team can edit this. Is something wrong? Tell the Helpdesk.

groups-owners = Answers for this group
groups-owners-were = Answered for it
groups-owners-none = Nobody in particular: PLeK’s core team decides who comes in.
groups-edit-owners = Who answers for this group?
groups-edit-owners-hint = They decide who comes in. Empty: PLeK’s core team
fault-owners-kernteam = Only PLeK’s core team says who is in this group. Leave this empty.
