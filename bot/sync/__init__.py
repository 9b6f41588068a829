"""The Graph sync inside the running bot: a controller that keeps Teams aligned.

In: the registry, Graph's change notifications, requests and approvals of the kernteam. Out: plans
to approve, approved plans executed, the sync's status.

Public parts: `service.Syncing` (the task that the bot starts), `controller.Controller` (one round
of reconciliation), `schedule` (which scan is due), `desired_cache`, `approvals` and
`approval_units`, `executor`, `requeue`, `backoff`, `wakeup`, `factory`, `status`.
"""
