"""Regional knowledge hubs and the national subgroups (plan, chapters 3 to 5).

In: the kernteam's form for a new hub, and later changes to its name, channels and status. Out:
`hub.Hub` and `subgroup.Subgroup` entities, and events for the sync and the hub's team. `founding`
creates a hub, `planning` has rules for one that begins on a later day (what is decided about it is
`hub_plan.HubPlan`), `lifecycle` renames, closes and reopens it, `naming` resolves names that people
type and checks new ones, `profile` gathers a hub for a card, `taking_part` who takes part in a
group and where an organisation does.
"""
