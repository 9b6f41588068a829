"""The command line: `plek` and all of its commands.

In: arguments, settings from the environment, plan files. Out: text or JSON on standard output,
questions and progress on standard error, an exit code.

Public parts: `main.main` (the entry point), `commands` (one module per group of commands) and
`sync` (what `plek sync` does).
"""
