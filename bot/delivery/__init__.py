"""What plek sends by itself: the worker takes events from the outbox and subscribers act on them.

In go events; out go cards, each once: `notifier` notifies a member or posts to a channel, `digests`
saves up what belongs in one card, `live_cards` brings posted cards up to date.
"""
