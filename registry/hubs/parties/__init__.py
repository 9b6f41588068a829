"""Organisations and networks in groups and hubs, kept right by the people who own that.

In: a party, a group, and how it takes part. Out: its place there, and an entry in the history of
the group. `place` says which parties and places there are and how each stands, `placing` who may
change that and what happens when two do at once, `history` what changed and by whom, and its way
back.
"""
