"""Cards of regional knowledge hubs: list, details, founding and lifecycle.

In: hubs and their profiles from `registry.hubs`. Out: cards and forms. `hub` lists and shows hubs,
`founding` has the form for a new one (`hub nieuw`), `lifecycle` confirms a new name, closing and
reopening.
"""
