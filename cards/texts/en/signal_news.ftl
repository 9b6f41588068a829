# What you hear when something happens to a signal, and what the core team hears of it.

signal-news-title = { $count ->
    [one] News about a signal
   *[other] News about { $count } signals
}
signal-news-fallback = { $count ->
    [one] There is news about signal { $number }. { $what }
   *[other] There is news about { $count } signals. On signal { $number }: { $what }
}
signal-news-fallback-asked = The core team has a question for you about signal { $number }.
signal-news-closed-to-you = Signal { $number }
signal-news-now = Now
signal-news-earlier = Before that
signal-news-answer = Answer
signal-news-answer-tip = Answer the question about signal { $number }
signal-news-finished = Say that it is done
signal-news-proposal = View the proposal
signal-news-mine = My signals
signal-news-more = { $count ->
    [one] Something happened to one other signal as well.
   *[other] Something happened to { $count } other signals as well.
}
signal-news-also = More news
signal-news-line = Signal { $number }: { $what }

# Why you hear this
signal-news-why-raised = You sent this signal.
signal-news-why-joined = You said that you see this too.
signal-news-why-bundled = Your signal { $own } is part of this one.
signal-news-why-owner = You picked up this signal.
signal-news-why-worker = You work on the proposal.
signal-news-why-doer = You do an action that belongs to it.
signal-news-why-before = You had to do with this signal before.

signal-news-somebody = Somebody

# For the core team
signal-desk-new = New signal
signal-desk-answered = Answer to a question about a signal
signal-desk-moved = Signal
signal-desk-now = Now: { $state }
signal-desk-fallback-new = New signal { $number }: { $name }
signal-desk-fallback-answered = There is an answer to the question about signal { $number }: { $name }
signal-desk-fallback-moved = Signal { $number }: { $name }
signal-desk-from = From
signal-desk-anonymous = somebody who prefers not to be named
signal-desk-gone = somebody who left PLeK
signal-desk-why = Why it matters
signal-desk-wish = What is asked
signal-desk-joined = Sees this too
signal-desk-joined-count = { $count ->
    [one] one more person
   *[other] { $count } more people
}
signal-desk-question = Question
signal-desk-answer = Answer
signal-desk-alike = Looks like
signal-desk-alike-words = There too: { $words }
signal-desk-inbox = All signals
signal-desk-many = { $count ->
    [one] One new signal
   *[other] { $count } new signals
}
signal-desk-many-answers = { $count ->
    [one] There is an answer to a question, too.
   *[other] There are { $count } answers to questions, too.
}
signal-desk-only-answers = { $count } answers to questions
signal-desk-counts-kind = Kind
signal-desk-counts-level = Level
signal-desk-counts-where = Where
signal-desk-count = { $name } ({ $count })
signal-desk-nowhere = No hub
signal-desk-more = { $count ->
    [one] And one more signal. You find it among all signals.
   *[other] And { $count } more signals. You find them among all signals.
}
