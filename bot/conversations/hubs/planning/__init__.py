"""Planned hubs in conversation: planned, go and no go, moved, dropped, begun.

In: `hub plannen …`, what follows a hub's name (`words`), buttons and forms of its card, and events.
Out: cards of planned hubs (`deciding`), and what the kernteam hears by itself (`news`).
"""
