"""Rules about what the Graph sync may do: plans, approvals, policy, drift.

In: plans that `graph_sync` made, and decisions of the kernteam. Out: stored plans with their
status, events for cards, and what may be applied. Nothing here knows Graph.

Public parts: `plan` (`Plan`, `PlannedChange`), `approvals` (`SyncPlan` and its steps),
`auto_approval`, `policies` (`SyncPolicy`), `drift`, `news` (events), `personal_data`.
"""
