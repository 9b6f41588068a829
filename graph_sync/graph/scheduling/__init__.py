"""Scheduling of calls within Microsoft's documented limits.

In: calls with their team and channel, and what Graph says of its limits. Out: which call may go
when. No clock and no event loop: times come in.

Public parts: `scheduler.Scheduler` (queues and their order), `buckets.Bucket` (one limit's use),
`throttling` (Retry-After and the headers that warn).
"""
