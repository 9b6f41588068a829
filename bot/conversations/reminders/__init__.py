"""Conversation about reminders: sending them, answering them, snoozing.

In: the events of `registry.reminders`, and buttons and commands about reminders. Out: one card per
person, the kernteam's weekly card, and snoozes stored. All of it is in `reminders`, which opens
the forms of signals' steps.
"""
