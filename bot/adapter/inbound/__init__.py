"""Inbound activities: authenticated, read, and recognised when they are delivered twice.

In: an aiohttp request. Out: a `VerifiedToken` from `auth`, and from `parse` an `Incoming` with its
place, quotes and form values; what is not acceptable becomes a `Refusal` with its HTTP status.
`signing_keys` caches the issuer's keys, `deliveries` answers a repeated delivery as before.
"""
