"""Outbound calls to the Bot Connector: tokens, rate limits, retries, private delivery.

In: an `Answer` and where it goes. Out: the activity as sent, or `Undeliverable` or `Unavailable`.
`answer` builds activities and invoke responses, `messenger` and `conversations` send them through
`connector`, which obeys `rate_limit` and `retry`; `private_delivery` picks the way to one person,
and `tokens` holds the credential.
"""
