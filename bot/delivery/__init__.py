"""Delivery of messages that the bot sends by itself.

In: events from the outbox, which `worker.Worker` leases and hands to subscribers. Out: messages to
members and channels through `notifier.Notifier`, each sent once per idempotency key, retried later
when delivery fails; `live_cards` updates cards that were posted or pressed before.
"""
