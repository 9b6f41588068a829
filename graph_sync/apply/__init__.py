"""Carry out approved changes, each team by itself and side by side.

In: a run (`run.ApplyRun`: Graph, recorder, desired and observed state) and the changes. Out: calls
to Graph, ledger edits after each, and an `outcome.Outcome`. A failure quarantines its team; the
others go on.

Public parts: `changes.execute`, `outcome`, `results.Results`, `team_executor.TeamExecutor`; the
other modules change one kind of thing each (`teams`, `channels`, `tabs`, `members`, `private`,
`accounts`, `apps`), `ledger_changes` those that need no call.
"""
