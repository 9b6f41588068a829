# Signals: a line in a list, the card, and what goes with it.

signals-title = Signal { $number }: { $name }
signals-open = View
signals-open-name = View signal { $number }: { $name }
signals-since = since { $day }
signals-more = and { $count } more
signals-one = A signal
signals-kernteam-only = This is for the kernteam.
signals-kernteam-only-raise = This is for the kernteam. Did you want to raise a signal? Everybody can.
signals-raise-this = Raise this

# How it stands
signals-state-new = New
signals-state-picked_up = Picked up
signals-state-asked = Waiting for an answer
signals-state-bundled = Bundled
signals-state-set_aside = Set aside
signals-state-proposed = Becoming a proposal
signals-state-on_agenda = On the agenda
signals-state-taken_up = Taken up by the Stuurgroep
signals-state-sent_back = Back with a question
signals-state-not_now = Not now
signals-state-decided = Decided
signals-state-acting = Being carried out
signals-state-closed = Closed

# Steps, as they stand on a button
signals-step-join = This plays here too
signals-step-pick_up = Pick up
signals-step-ask = Ask a question
signals-step-answer = Answer
signals-step-bundle = Bundle
signals-step-set_aside = Set aside
signals-step-reopen = Reopen
signals-step-propose = Begin a proposal
signals-step-revise = Write the proposal
signals-step-agenda = Put on an agenda
signals-step-advise = Note advice
signals-step-outcome = Note the outcome
signals-step-decide = Record a decision
signals-step-act = Agree on an action
signals-step-close = Close
signals-step-edit = Edit
