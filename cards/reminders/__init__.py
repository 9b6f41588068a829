"""Cards of reminders: the reminder, what comes next, snoozing, the kernteam's week.

In: tasks, snoozes and the weekly counts from `registry.reminders`. Out: cards and the snooze form,
all from `reminder`.
"""
