"""News that could not be delivered: seen by the kernteam and the administrator, never lost.

In: what the worker could not deliver, with the platform's reason. Out: the list of it, and what is
done about it: try again, or let it go. `undelivered` has all of it.
"""
