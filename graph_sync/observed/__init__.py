"""The observed state: teams, channels, members and accounts as Graph shows them.

In: a Graph client, the desired state and the ledger, which say how deep to read. Out:
`model.shapes.ObservedState`; a team that can't be read is named in `unread`, the others are there.

Public parts: `tenant.read_observed`, `team` (one team in depth), `users` (accounts).
"""
