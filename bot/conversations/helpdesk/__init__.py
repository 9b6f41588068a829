"""Conversations of the Helpdesk: askers call, the kernteam answers in its channel.

In: commands, forms and replies in the thread of a call, and the events of `registry.helpdesk`.
Out: cards and thread replies. `calling` is the asker's side, `triage` the kernteam's, `news` keeps
both up to date, `views` finds the card of a call in a channel.
"""
