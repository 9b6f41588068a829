"""The one client of Microsoft Graph: authentication, scheduling, batches, retries, errors.

In: calls (`calls`), settings and a credential. Out: replies, lists read by pydantic models, and
`errors.GraphError` with its kinds. Calls made side by side are batched and kept within
Microsoft's limits.

Public parts: `client.open_graph`, `call.Graph` (what the sync needs of it), `calls`, `models`,
`errors`, `permissions`. A 429 is retried in `retry`; `scheduling` avoids it.
"""
