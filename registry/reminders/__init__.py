"""Reminders of overdue work, computed once a day and sent exactly once across replicas.

In: signals, proposals and actions with a due date, and snoozes that people set. Out:
`RemindersDue` per person and `WeekDue` for the kernteam, with the tasks that are still due.
`daily_run` emits the events, `overdue` finds tasks, `schedule` computes the days, `snoozes` stores
who wants no reminders for a while.
"""
