"""Digests: what somebody is to hear of a topic, saved up and brought as one card.

In goes an item per thing that happened, with its recipient and how soon it is to be heard; out
comes a delivery when the time is up, claimed by one bot, which drops it once it was brought. A
topic is a subclass of `digest.Digest` with its event and its items; signals are the first.
"""
