"""News that could not be delivered: the kernteam's list of it, with why and what to do.

In: the command `niet bezorgd` and its buttons; somebody who can be reached again. Out: the list
(`undelivered`), in words that say no more than its reader may read (`views`).
"""
