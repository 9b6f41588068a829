# Reminders of what lies still: the reminder itself, what comes, and a pause.
reminders-command = See what I remind you of, or switch that off for a while.
reminders-fallback = Something is still waiting for you.
reminders-title = { $count ->
    [one] This is still waiting for you
   *[other] These { $count } things are still waiting for you
}
reminders-task-proposals = Proposal { $number }
reminders-task-actions = Action { $number }
reminders-task-inquiries = Question to your network or hub
reminders-task-network_participants = Somebody would like to take part in your network
reminders-task-signals = Question about signal { $number }
reminders-due = { $left ->
    [0] due on { $day }, which is today
    [one] due on { $day }, which is tomorrow
   *[other] due on { $day }, in { $left } days
}
reminders-was-due = was due on { $day }
reminders-asked = asked on { $day }
reminders-comes = reminder on { $day }
reminders-comes-not = no more reminders
reminders-more = and { $count } more
reminders-done = Done
reminders-done-name = { $name } is done
reminders-answer = Answer
reminders-answer-name = { $name }: answer it
reminders-later = Later (a week)
reminders-later-name = { $name }: remind me in a week

# What comes
reminders-coming-title = My reminders
reminders-coming = This is what I remind you of. On working days only, from nine o’clock.
reminders-coming-none = Nothing is waiting for you that I remind you of.
reminders-next = It comes again on { $day }.
reminders-later-done = I will remind you of this again on { $on }.
reminders-ready-done = Thank you. I tell whoever handles this in the kernteam, and won’t remind you any more.
reminders-gone = This is no longer with you.

# A pause
reminders-pause = Pause
reminders-of = Reminders
reminders-pause-until = Pause until …
reminders-off = Switch off
reminders-on = Switch on again
reminders-pause-title = No reminders until …
reminders-pause-intro = What stays undone in the meantime, you hear afterwards.
reminders-until = Until which day
reminders-until-hint = for instance 4-1-2027
reminders-pause-send = Pause
reminders-on-done = Fine, the reminders are back.
reminders-own-paused = Your reminders are paused. They come again from { $day }.
reminders-own-off = Your reminders are off.
fault-too-soon = Choose a day after tomorrow.
fault-too-far = Choose a day within a year, or switch the reminders off.

# Of the kernteam
reminders-week = The kernteam’s week
reminders-week-title = The kernteam’s week
reminders-about-week = On the first working day of each week at nine I post in the kernteam’s channel what is new, waits or is late.
reminders-week-paused = The week is paused. It comes again from { $day }.
reminders-week-off = The week is off.
reminders-signal-title = Reminders of a signal
reminders-about-signal = I remind people of what lies still with this signal: the question to its raiser, the proposal and the actions.
reminders-signal-paused = The reminders of this signal are paused. They come again from { $day }.
reminders-signal-off = The reminders of this signal are off.
reminders-week-heading = Signals: where do we stand?
reminders-week-new = { $count ->
    [0] There are no new signals.
    [one] There is 1 new signal that nobody looked at yet.
   *[other] There are { $count } new signals that nobody looked at yet.
}
reminders-week-waiting = { $count ->
    [0] No question waits for an answer from a raiser.
    [one] 1 question waits for an answer from a raiser.
   *[other] { $count } questions wait for an answer from a raiser.
}
reminders-week-overdue = { $count ->
    [0] Nothing is late.
    [one] With 1 signal the next step is late.
   *[other] With { $count } signals the next step is late.
}
reminders-week-late = Late for the longest time
reminders-week-first = New for the longest time
reminders-week-inbox = See what there is to do
reminders-late = the next step was due on { $day }

# A proposal is ready
reminders-ready-title = A proposal is ready for the agenda
reminders-ready-by = { $name } says that this proposal is ready.
reminders-somebody = Somebody
