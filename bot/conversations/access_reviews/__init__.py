"""Conversations on who is still with a hub or group, for who answers for it.

In: `wie is er nog bij hub twente`, buttons, and events of a round. Out: pages of people to decide
on, the question twice a year, one reminder, and a report for the kernteam.
"""
