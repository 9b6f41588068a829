"""Conversations with members about themselves, and the back-fill of their contact details.

In: the introduction form, and teams that the bot was added to. Out: a stored introduction and its
confirmation (`introductions`), and contacts of people who joined before the bot, without a message
to them (`contact_backfill`).
"""
