"""Cards of the Helpdesk, for its askers and for the kernteam.

In: a `registry.helpdesk.answering.Case` and the outcome of the last action (`call.Tried`). Out:
cards, thread replies and the call form. `call` is the asker's side and what both share; `triage`
is the kernteam's channel: a call, a reply in its thread, the list of those that wait.
"""
