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
signal-news-answer = Answer the question
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

# What happened, and what that means
signal-news-join = { $hub ->
    [none] { $who } sees this too.
   *[other] { $who } sees this too, in { $hub }.
}
signal-news-join-many = { $hubs ->
    [none] { $count } people see this too.
   *[other] { $count } people see this too, in { $hubs }.
}
signal-news-somebody = Somebody
signal-news-join-means = So it plays in more places.
signal-news-pick_up = The core team picked up this signal.
signal-news-pick_up-means = The core team finds out what can be done. We try to do that within four weeks. You will hear it here.
signal-news-ask-you = The core team has a question for you.
signal-news-ask-you-means = With your answer the core team can go on. Will you answer within two weeks?
signal-news-ask-over = The core team had a question for you.
signal-news-ask-over-means = There is nothing for you to do any more.
signal-news-ask = The core team has a question for the person who sent this signal.
signal-news-ask-means = You don’t have to do anything.
signal-news-answer-came = { $who ->
    [none] There is an answer to the question.
   *[other] { $who } answered the question.
}
signal-news-answer-came-means = You can go on with this signal now.
signal-news-bundle = { $other ->
    [none] This signal was bundled with another signal.
   *[other] This signal was bundled with signal { $other }.
}
signal-news-bundle-means = They are about the same. Together they weigh more. You will keep hearing how it goes on.
signal-news-bundle-here = { $count ->
    [one] A signal was added that looks like this one.
   *[other] { $count } signals were added that look like this one.
}
signal-news-bundle-here-means = So it plays more often. That way there can be one solution.
signal-news-set_aside = The core team does nothing with this signal for now.
signal-news-set_aside-means = Do you disagree, or does something change? Let the core team know.
signal-news-reopen = The core team takes another look at this signal.
signal-news-reopen-means = It was picked up again. You will hear how it goes on.
signal-news-edit = The text of this signal was corrected.
signal-news-edit-means = See whether it is right like this.
signal-news-propose = There will be a proposal.
signal-news-propose-means = A few people work out what can be better. After that it goes to the Stuurgroep.
signal-news-propose-you = You work on a proposal: { $title }
signal-news-propose-you-means = Work out what can be better, and how. No date was agreed yet.
signal-news-propose-you-by = Work out what can be better, and how. It is ready by { $day }.
signal-news-revise = There is a new version of the proposal.
signal-news-revise-means = Read whether it is right like this.
signal-news-agenda = The proposal is on an agenda.
signal-news-agenda-means = You will hear what comes of it.
signal-news-agenda-stuurgroep = The Stuurgroep discusses the proposal on { $day }.
signal-news-agenda-stuurgroep-means = The Stuurgroep says whether it wants to go on with it. You will hear what comes of it.
signal-news-agenda-ambassadeurs = The ambassadors discuss the proposal on { $day }.
signal-news-agenda-ambassadeurs-means = They give advice. You will hear how it goes on.
signal-news-advise = The ambassadors gave advice on the proposal.
signal-news-advise-means = See what you can do with it in the proposal.
signal-news-outcome-taken_up = The Stuurgroep wants to go on with the proposal.
signal-news-outcome-taken_up-means = Now an existing body decides on it.
signal-news-outcome-sent_back = The Stuurgroep has a question about the proposal.
signal-news-outcome-sent_back-means = The proposal is changed and then goes back to the Stuurgroep.
signal-news-outcome-sent_back-you = Change the proposal, within four weeks if you can. Then it can go back to the Stuurgroep.
signal-news-outcome-not_now = The Stuurgroep does not go on with the proposal now.
signal-news-outcome-not_now-means = The proposal is kept. It can come back on the agenda later.
signal-news-decide = A decision was taken.
signal-news-decide-by = A decision was taken by { $body } on { $day }.
signal-news-decide-means = Now the actions that belong to it follow.
signal-news-act = An action was agreed on.
signal-news-act-means = Somebody sets to work on it now.
signal-news-act-you = An action for you was agreed on.
signal-news-act-you-means = No date was agreed yet. Is it done? Then tell what came of it.
signal-news-act-you-by = Do this by { $day }. Is it done? Then tell what came of it.
signal-news-finish = An action is done.
signal-news-finish-means = Below is what came of it.
signal-news-finish-dropped = An action will not be done.
signal-news-finish-dropped-means = Below is why.
signal-news-close = This signal is finished.
signal-news-close-means = This is what we learnt. Does it happen again? Then send a new signal.

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
