"""The plan: the difference between desired and observed state, three ways with the ledger.

In: `DesiredState`, `ObservedState`, `Ledger` and the kernteam's policy. Out: a
`registry.provisioning.plan.Plan`; the same input gives the same plan. Pure: no HTTP, no store.

Public parts: `make_plan`; `approval` (what of an earlier plan still holds) and `plausibility` (an
implausible tenant is rejected).
"""

from graph_sync.plan.making import make_plan

__all__ = ["make_plan"]
