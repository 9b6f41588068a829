"""Keep teams, channels and members in Teams aligned with the registry.

In: the registry (desired state), Microsoft Graph (observed state) and the ledger (what both last
agreed on). Out: a plan, and once it is approved the calls that carry it out.

Public parts: `engine.Sync` (plan, persist, apply), `settings.SyncSettings`, `errors`, `drift` (what
may be decided about a change by hand), `limits` (Microsoft's, as data) and
`graph.client.open_graph`. `sandbox` is a local Graph of its own, the extra `plek[sandbox]`.
"""
