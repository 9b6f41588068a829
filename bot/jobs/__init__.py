"""Background jobs that every replica runs.

In: the store and a clock. Out: the daily reminder run (`reminders.keep_reminding`), polled every
few minutes and done once across replicas, the daily clean-up of short-lived rows
(`housekeeping.keep_house`), a look whether the bot was added to a private channel
(`presence.keep_looking`), planned hubs that begin on their day (`planned_hubs.keep_planned`), and
catching up with what was not kept (`catch_up.keep_caught_up`).
"""
