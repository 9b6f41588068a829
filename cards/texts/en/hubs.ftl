# The regional knowledge hubs.

hubs-list-command = See all regional knowledge hubs.
hubs-show-command = See one hub: add its name.

hubs-title = Regional knowledge hubs
hubs-intro = A hub connects the knowledge and learning networks of a region.
hubs-none = There are no hubs yet.
hubs-fallback = The regional knowledge hubs. Type hub and a name, such as: hub Twente
hubs-open = Show
hubs-open-name = Show the hub { $name }
hubs-all = All hubs
hubs-page = Page { $page } of { $pages }
hubs-previous = Previous
hubs-next = Next
hubs-status-planned = Planned
hubs-status-forming = Being set up
hubs-status-active = Active
hubs-status-closed = Ended
hubs-about = { $province } · { $status } · phase: { $phase }
hubs-where = { $province } · phase: { $phase }

hubs-card-title = Knowledge hub { $name }
hubs-card-fallback = The knowledge hub { $name }
hubs-province = Province
hubs-lead = Lead
hubs-phase = Phase
hubs-gaps-lead = a lead
hubs-gaps-functions = { $count ->
    [4] the four functions
   *[other] { $count } of the four functions
}
hubs-gaps = Still open: { $missing }. Do you know who can do that? Tell the Helpdesk.
hubs-gaps-own = Still open: { $missing }. Fill that in with “{ hub-edit }”.
hubs-functions = Four functions and who secures them
hubs-team = Core team of the hub
hubs-challenges = Top 3 of tasks
hubs-parties = Parties
hubs-all-of-it = More about this hub
hubs-programmes = Programmes
hubs-cases = Cases
hubs-networks = Networks
hubs-agenda = Agenda of this hub
hubs-networks-region = Networks in { $region }

hubs-missing = Which hub would you like to see? Choose one.
hubs-unknown = As far as I know there is no knowledge hub there yet. These are there:
hubs-unknown-title = I don’t know this hub
hubs-which-title = Which hub do you mean?
hubs-said = You typed

hubs-area-command = Ask which hub a municipality belongs to: type the municipality after it.
hubs-area-title = Which hub belongs to it?
hubs-area-own = { $count ->
    [one] { $place } ({ $province }) belongs to knowledge hub { $hubs }.
   *[other] { $place } ({ $province }) belongs to the knowledge hubs { $hubs }.
}
hubs-area-near = { $count ->
    [one] { $place } belongs to no knowledge hub yet, as far as I know. There is one in { $province }: { $hubs }.
   *[other] { $place } belongs to no knowledge hub yet, as far as I know. There are some in { $province }: { $hubs }.
}
hubs-area-none = There is no knowledge hub for { $place } yet, nor in the rest of { $province }.
