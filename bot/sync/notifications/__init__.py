"""Graph's change notifications: subscribe, receive, mark teams for a scan.

In: POST requests of Graph. Out: `LedgerArea.notified` on the teams that they are about, and
subscriptions that are renewed in time. A lost notification costs nothing but time: the daily scan
finds what it would have told.

Public parts: `subscriptions.Subscriptions`, `webhooks` (the HTTP handler), `notification` (what
one says, and whether to believe it).
"""
