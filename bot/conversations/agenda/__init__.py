"""Conversations about the knowledge and learning agenda.

In: commands, buttons and forms about questions, and the events of `registry.agenda`. Out: cards
for members (`agenda`, `asking`) and for the kernteam (`triage`), and notifications (`news`).
`views` loads what they show.
"""
