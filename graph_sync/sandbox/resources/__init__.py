"""Graph's resources, a module or package for each.

In: an `ApiCall` and the tenant. Out: an `ApiAnswer`, or a raised `ApiError`. A function is found by
its route (`core.routes`).

Public parts: `all_resources` (importing it registers every route), `groups`, `teams`, `channels`,
`users`, `apps`, `tabs`, `invitations`, `subscriptions`, `delta`, `deleted`, `operations`.
"""
