"""Conversations about signals: raising, reading, steps of the cycle, the kernteam's lists.

In: commands, sentences, forms, an action on a message, and `SignalStepped` events. Out: cards,
files, and digests of news. `raising`, `sources`, `message_action`, `harvest` and `edits` are for
raising and correcting; `card` shows; `inbox`, `lists`, `patterns`, `statistics` and `exports` are
the kernteam's; `news` notifies, `usage` explains commands, `views` is shared. `query` parses
filters in words, `steps` takes steps.
"""
