"""Where the registry knows something from, and what the kernteam makes of what was derived.

In: the command `afgeleid`, and buttons on the cards of records. Out: the list of what waits, one
record at a time, and the form to put a field right (`confirming`). `views` gathers the names behind
the keys in a record; other subjects' cards get their part by it.
"""
