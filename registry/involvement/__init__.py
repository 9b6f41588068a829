"""How members are involved with networks and hubs: take part, follow, ask something (design).

In: who wants what with which `things.Thing`. Out: entities of who takes part, follows and asked,
and events for the people who own the thing. `taking_part` asks and decides who takes part in a
network, `following` says who hears its news, `involved` lists what one person has with all of them.
"""
