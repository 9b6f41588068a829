"""The ledger: what plek made or adopted in Teams, and what both sides last agreed on.

In: what Graph shows, and what was done. Out: entries that a plan is compared with, kept in the
registry's database.

Public parts: `ledger.Ledger` and its entities, `reconcile.reconcile_ledger` (pure),
`persist.note_of`, `recorder.Recorder` (batched writes), `edits`, `lock.sync_lock` (one sync at a
time).
"""
