"""Conversations about the Graph sync: decide on plans, settle drift, set the policy.

In: a turn in which somebody of the kernteam asks or presses a button, and events of the registry.
Out: a card or dialog; the rules themselves are in `registry.provisioning`.

Public parts: `approvals`, `drift`, `policy` and `news` have the routes and subscribers; `views`
reads what their cards show.
"""
