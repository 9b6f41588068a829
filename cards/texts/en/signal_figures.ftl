# All signals together in a picture, for the kernteam.
signal-figures-command = Signals in figures: how many, how far, how fast.
signal-figures-title = Signals in figures
signal-figures-period = { $start } to { $end }
signal-figures-about = Raised from { $period }
signal-figures-fallback = Signals in figures: { $count ->
    [one] 1 signal
   *[other] { $count } signals
}, raised from { $period }.
signal-figures-few = Too few to say anything about yet. Choose a longer period or fewer filters.
signal-figures-few-fallback = Signals in figures: too few to say anything about yet.
signal-figures-top-total = { $count ->
    [one] **1** signal came in
   *[other] **{ $count }** signals came in
}
signal-figures-top-decided = **{ $share }%** led to a decision
signal-figures-top-picked = The core team picked up **{ $share }%**
signal-figures-top-days = Half were picked up within **{ $days }** days
signal-figures-more = More figures
signal-figures-less = Fewer figures
signal-figures-hidden = What is about fewer than { $count } signals is left out, and so is what could be worked out from it.
signal-figures-months-few = There are too few to show by month.
signal-figures-closed = { $closed ->
    [one] 1 is closed now.
   *[other] { $closed } are closed now.
}
signal-figures-course-words = A signal counts at each step that it has been at.
signal-figures-mended = I read “{ $typed }” as { $read }.
signal-figures-unread = I don't use this in the figures: { $words }.

signal-figures-inflow = What came in
signal-figures-inflow-words = { $count ->
    [one] 1 signal: { $kinds }.
   *[other] { $count } signals: { $kinds }.
}
signal-figures-kind-kans = { $count ->
    [one] 1 opportunity
   *[other] { $count } opportunities
}
signal-figures-kind-risico = { $count ->
    [one] 1 risk
   *[other] { $count } risks
}
signal-figures-kind-probleem = { $count ->
    [one] 1 problem
   *[other] { $count } problems
}
signal-figures-busiest = Most came in { $month }: { $count }.
signal-figures-axis-month = Month
signal-figures-axis-year = Year
signal-figures-axis-signals = Number of signals
signal-figures-axis-days = Days

signal-figures-course = How far they got
signal-figures-point-raised = Raised
signal-figures-point-picked_up = Picked up
signal-figures-point-proposed = Proposal
signal-figures-point-on_agenda = On the agenda
signal-figures-point-taken_up = Taken up
signal-figures-point-sent_back = Sent back
signal-figures-point-not_now = Not now
signal-figures-point-decided = Decided
signal-figures-point-acting = Action
signal-figures-point-closed = Closed
signal-figures-point-set_aside = Set aside
signal-figures-point-bundled = Bundled

signal-figures-leads = How long that took
signal-figures-leads-words = The bar is the number of days within which half of the signals were a step further. What is still under way does not count.
signal-figures-leads-none = No signal from this period is a step further yet.
signal-figures-leg-days-to-pick-up = Raised to picked up
signal-figures-leg-days-to-propose = Picked up to proposal
signal-figures-leg-days-to-steer = Proposal to Stuurgroep
signal-figures-leg-days-to-decide = Stuurgroep to decision
signal-figures-leg-days-to-close = Decision to closed
signal-figures-leg-days-in-all = Raised to closed
signal-figures-head-step = Step
signal-figures-head-half = Half within (days)
signal-figures-head-most = 9 in 10 within (days)
signal-figures-head-number = Signals
signal-figures-head-decided = Decided
signal-figures-head-picked = Picked up after (days)
signal-figures-head-closed = Closed after (days)

signal-figures-levels = Per level
signal-figures-hubs = Per hub
signal-figures-no-hub = No hub
signal-figures-more-hubs = { $count ->
    [one] There is 1 more hub with fewer signals.
   *[other] There are { $count } more hubs with fewer signals.
}

signal-figures-choose = Choose something else
signal-figures-year = { $year }
signal-figures-list = List
signal-figures-desk = What there is to do
signal-figures-form-title = What do you want to see?
signal-figures-form-intro = Leave empty what does not matter. Without a period you see this year and the one before.
signal-figures-form-send = Show
signal-figures-field-start = Raised from
signal-figures-field-end = Raised until
signal-figures-field-level = Level
signal-figures-field-hub = Hub
signal-figures-field-theme = Theme
signal-figures-field-kind = Kind
signal-figures-field-any = Does not matter
signal-figures-field-day = For example 1-1-2026
