"""Background jobs that every replica runs.

In: the store and a clock. Out: the daily reminder run (`reminders.keep_reminding`), polled every
few minutes and done once across replicas, and the daily clean-up of short-lived rows
(`housekeeping.keep_house`).
"""
