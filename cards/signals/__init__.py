"""Cards of signals: raising, details, steps, lists, statistics.

In: what a reader may see of signals and proposals, from `registry.signals`. Out: cards, forms and
the sentences in them. `forms`, `raising`, `harvest` and `edits` are for raising and correcting;
`signal`, `timeline`, `proposal` and `proposal_rows` show; `steps` has the form of each step;
`rows` is shared by lists. For the kernteam: `triage`, `patterns`, `statistics` and `lists`; `news`
is the digest, `usage` the help on commands.
"""
