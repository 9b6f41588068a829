# What waits for somebody. A text of each kind: todo-<name>, with $count; the number stands beside it.
todo-command = See what waits for you.
todo-title = To do
todo-button = All that waits for you
todo-now = First
todo-soon = Next
todo-later = When you have time
todo-none = Nothing waits for you now. Want to begin something? Look at the agenda, or raise a signal.
todo-agenda = See the agenda
todo-signal = Raise a signal
todo-help = What else can I do?
todo-counted = { $count } { $what }
todo-fallback = Waiting for you: { $what }.
todo-first = Longest: { $name }
todo-since = since { $day }
todo-until = by { $day }
todo-late = late: by { $day }
todo-back = Previous
todo-more = More
todo-help-calls = { $count ->
    [one] call for help without an answer
   *[other] calls for help without an answer
}
todo-help-answers = { $count ->
    [one] answer to your call for help
   *[other] answers to your calls for help
}
todo-network-reviews = { $count ->
    [one] network to review
   *[other] networks to review
}
todo-network-questions = { $count ->
    [one] question about your network
   *[other] questions about your networks
}
todo-network-claims = { $count ->
    [one] network that somebody wants to lead too
   *[other] networks that somebody wants to lead too
}
todo-questions = { $count ->
    [one] question to review
   *[other] questions to review
}
todo-organisations = { $count ->
    [one] new organisation to look at
   *[other] new organisations to look at
}
todo-signals-new = { $count ->
    [one] new signal
   *[other] new signals
}
todo-signals-mine = { $count ->
    [one] signal that you picked up
   *[other] signals that you picked up
}
todo-signals-overdue = { $count ->
    [one] signal of which the next step is late
   *[other] signals of which the next step is late
}
todo-signal-questions = { $count ->
    [one] question about your signal
   *[other] questions about your signals
}
todo-proposals-on-agenda = { $count ->
    [one] proposal that is on an agenda
   *[other] proposals that are on an agenda
}
todo-decisions = { $count ->
    [one] signal that waits for a decision
   *[other] signals that wait for a decision
}
todo-proposals-mine = { $count ->
    [one] proposal that you work out
   *[other] proposals that you work out
}
todo-actions-mine = { $count ->
    [one] action that is yours
   *[other] actions that are yours
}
todo-plans = { $count ->
    [one] proposal for Teams that waits for a yes
   *[other] proposals for Teams that wait for a yes
}
todo-drift = { $count ->
    [one] question about what somebody changed in Teams
   *[other] questions about what somebody changed in Teams
}
todo-set-aside = { $count ->
    [one] team that I can't keep up to date
   *[other] teams that I can't keep up to date
}
todo-undelivered = { $count ->
    [one] message that did not arrive
   *[other] messages that did not arrive
}
todo-introduction = Introduce yourself
todo-introduction-about = So that PLeK can point you to networks and questions that suit you
todo-guessed-channels = { $count ->
    [one] channel whose use nobody has confirmed
   *[other] channels whose use nobody has confirmed
}
todo-hub-seats = { $count ->
    [one] hub of yours that still looks for somebody in its core team
   *[other] hubs of yours that still look for somebody in their core team
}
todo-participation-requests = { $count ->
    [one] request to take part in your network
   *[other] requests to take part in your networks
}
todo-participation-passed-on = { $count ->
    [one] request to take part in a network, without an answer from a lead
   *[other] requests to take part in a network, without an answer from a lead
}
todo-inquiries = { $count ->
    [one] question to your network or hub
   *[other] questions to your networks or hubs
}
todo-inquiries-passed-on = { $count ->
    [one] question to a network or hub, without an answer
   *[other] questions to a network or hub, without an answer
}
todo-derived = { $count ->
    [one] derived fact to check
   *[other] derived facts to check
}
todo-admissions = { $count ->
    [one] request of who wants to join
   *[other] requests of who want to join
}
todo-admission-questions = { $count ->
    [one] question to you about where you want to join
   *[other] questions to you about where you want to join
}
todo-planned-hubs = { $count ->
    [one] planned hub that waits for a go or no go
   *[other] planned hubs that wait for a go or no go
}
todo-access-reviews = { $count ->
    [one] place: are these people still with you
   *[other] places: are these people still with you
}
todo-faqs = { $count ->
    [one] answer that runs out or ran out
   *[other] answers that run out or ran out
}
