"""Coming in: the welcome and its offers again, and who is appointed to which group.

In go people met in PLeK Café and appointments by the kernteam; out go memberships and the events
on which the bot welcomes somebody.
"""
