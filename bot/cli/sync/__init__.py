"""The work behind `plek sync`: plan, apply and status from a terminal.

In: what was typed, and maybe a plan file. Out: a plan in words or JSON, its outcome, an exit code
(docs/command-line.md).

Public parts: `run` (the commands), `apply` (a plan that is applied where the kernteam sees it),
`plan_files`, `reports` (JSON), `progress_bar` and `interrupts`.
"""
