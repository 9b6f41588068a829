"""Conversations about regional knowledge hubs.

In: commands with a hub's name, buttons and forms. Out: cards of hubs. `hub` lists and shows them,
`founding` creates one (`hub nieuw`), `lifecycle` renames, closes and reopens, with a confirmation.
"""
