# Steps with a signal: all that is said of each, and a friendly no.
# Per step (names: how it is typed; the first one stands in the explanation).

## raise
signal-usage-raise = signal Knowledge about the soil is not used
signal-usage-raise-about = say in your own words what you see
signals-did-raise = Raised

## join
signal-steps-join-names = join, here too
signal-steps-join-usage = signal { $number } join We see this in Zeeland too.
signals-step-join = This plays here too
signal-usage-join = signal 12 here too
signal-usage-join-about = say that it plays where you are too
signals-did-join = Plays elsewhere too
signals-did-join-many = Plays elsewhere too, said { $count } times
signal-news-join = { $hub ->
    [none] { $who } sees this too.
   *[other] { $who } sees this too, in { $hub }.
}
signal-news-join-many = { $hubs ->
    [none] { $count } people see this too.
   *[other] { $count } people see this too, in { $hubs }.
}
signal-news-join-means = So it plays in more places.

## pick_up
signal-steps-pick_up-names = pick up, pickup, take on
signal-steps-pick_up-usage = signal { $number } pick up
signal-steps-pick_up-done = You picked this signal up. Whoever raised it is told.
signals-step-pick_up = Pick up
signal-usage-pick_up = signal 12 pick up
signal-usage-pick_up-about = take it on
signals-did-pick_up = Picked up
signal-news-pick_up = The core team picked up this signal.
signal-news-pick_up-means = The core team finds out what can be done. We try to do that within four weeks. You will hear it here.
signal-papers-column-pick_up = Picked up

## ask
signal-steps-ask-names = ask, question
signal-steps-ask-field = What do you want to know?
signal-steps-ask-intro = Whoever raised the signal gets your question and can answer.
signal-steps-ask-send = Send the question
signal-steps-ask-usage = signal { $number } ask Where else does this play?
signal-steps-ask-done = Your question was sent.
signals-step-ask = Ask a question
signal-usage-ask = signal 12 ask Where does this play?
signal-usage-ask-about = ask more of who raised it
signals-did-ask = Question put to who raised it
signal-news-ask-you = The core team has a question for you.
signal-news-ask-you-means = With your answer the core team can go on. Will you answer within two weeks?
signal-news-ask-over = The core team had a question for you.
signal-news-ask-over-means = There is nothing for you to do any more.
signal-news-ask = The core team has a question for the person who sent this signal.
signal-news-ask-means = You don’t have to do anything.
signal-papers-column-ask = Asked

## answer
signal-steps-answer-names = answer, reply
signal-steps-answer-field = Your answer
signal-steps-answer-intro = The kernteam reads your answer and goes on.
signal-steps-answer-send = Send answer
signal-steps-answer-usage = signal { $number } answer This plays in Losser too.
signal-steps-answer-done = The answer was sent.
signal-steps-answer-who = Only whoever raised the signal, or the kernteam, can answer.
signals-step-answer = Answer
signal-usage-answer = signal 12 answer It plays in Losser
signal-usage-answer-about = answer a question about your signal
signals-did-answer = Question answered
signal-news-answer-came = { $who ->
    [none] There is an answer to the question.
   *[other] { $who } answered the question.
}
signal-news-answer-came-means = You can go on with this signal now.
signal-papers-column-answer = Answered

## bundle
signal-steps-bundle-names = bundle, merge
signal-steps-bundle-intro = The signals that you choose become part of this one. Whoever raised them follows this signal from now on.
signal-steps-bundle-send = Bundle
signal-steps-bundle-usage = signal { $number } bundle 14 15
signal-steps-bundle-done = The signals were bundled.
signals-step-bundle = Bundle
signal-usage-bundle = signal 12 bundle 14 15
signal-usage-bundle-about = make 14 and 15 part of 12
signals-did-bundle = Bundled with signal { $number }
signals-did-bundle-here = Signal { $number } bundled with it
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
signal-papers-column-bundle = Bundled

## set_aside
signal-steps-set_aside-names = aside, set aside
signal-steps-set_aside-field = Why?
signal-steps-set_aside-intro = Whoever raised the signal reads why nothing is done with it now.
signal-steps-set_aside-send = Set aside
signal-steps-set_aside-usage = signal { $number } aside Another programme does this already.
signal-steps-set_aside-done = The signal was set aside.
signals-step-set_aside = Set aside
signal-usage-set_aside = signal 12 aside This is part of another programme
signal-usage-set_aside-about = do nothing with it, and say why
signals-did-set_aside = Set aside
signal-news-set_aside = The core team does nothing with this signal for now.
signal-news-set_aside-means = Do you disagree, or does something change? Let the core team know.
signal-papers-column-set_aside = Set aside

## reopen
signal-steps-reopen-names = reopen
signal-steps-reopen-field = Why?
signal-steps-reopen-intro = The kernteam picks the signal up again. An earlier proposal is kept.
signal-steps-reopen-send = Open again
signal-steps-reopen-usage = signal { $number } reopen There is new research.
signal-steps-reopen-done = The signal was picked up again.
signals-step-reopen = Open again
signal-usage-reopen = signal 12 reopen It plays again
signal-usage-reopen-about = take it on again, and say why
signals-did-reopen = Reopened
signal-news-reopen = The core team takes another look at this signal.
signal-news-reopen-means = It was picked up again. You will hear how it goes on.
signal-papers-column-reopen = Reopened

## propose
signal-steps-propose-names = proposal, propose
signal-steps-propose-intro = A proposal for improvement begins with a title. The rest can come later.
signal-steps-propose-send = Begin the proposal
signal-steps-propose-usage = signal { $number } proposal One desk for knowledge about the soil
signal-steps-propose-done = The proposal was begun.
signal-steps-propose-who = Only the kernteam or the Initiatiefgroep can begin a proposal.
signals-step-propose = Begin a proposal
signal-usage-propose = signal 12 proposal A soil desk
signal-usage-propose-about = begin an improvement proposal
signals-did-propose = Proposal begun
signal-news-propose = There will be a proposal.
signal-news-propose-means = A few people work out what can be better. After that it goes to the Stuurgroep.
signal-news-propose-you = You work on a proposal: { $title }
signal-news-propose-you-means = Work out what can be better, and how. No date was agreed yet.
signal-news-propose-you-by = Work out what can be better, and how. It is ready by { $day }.
signal-papers-column-propose = Proposal begun

## revise
signal-steps-revise-names = version, revise
signal-steps-revise-field = The text
signal-steps-revise-intro = Every version is kept. This will be the latest.
signal-steps-revise-send = Save version
signal-steps-revise-usage = signal { $number } version One desk for all regions.
signal-steps-revise-done = The new version was kept.
signal-steps-revise-who = Only whoever works a proposal out, the Initiatiefgroep or the kernteam can write it.
signals-step-revise = Write the proposal
signal-usage-revise = signal 12 version
signal-usage-revise-about = write a new version of the proposal
signals-did-revise = Proposal written
signal-news-revise = There is a new version of the proposal.
signal-news-revise-means = Read whether it is right like this.
signal-papers-column-revise = Proposal revised

## agenda
signal-steps-agenda-names = agenda, put on the agenda
signal-steps-agenda-intro = The proposal goes on the agenda with its latest version.
signal-steps-agenda-send = Put on the agenda
signal-steps-agenda-usage = signal { $number } agenda 1 March 2027 [ambassadors]
signal-steps-agenda-done = The proposal is on the agenda.
signals-step-agenda = Put on an agenda
signal-usage-agenda = signal 12 agenda 1 March 2027
signal-usage-agenda-about = put the proposal on the agenda of the Stuurgroep; with “ambassadors” behind it, before them
signals-did-agenda = Put on the agenda: { $meeting }
signal-news-agenda = The proposal is on an agenda.
signal-news-agenda-means = You will hear what comes of it.
signal-news-agenda-stuurgroep = The Stuurgroep discusses the proposal on { $day }.
signal-news-agenda-stuurgroep-means = The Stuurgroep says whether it wants to go on with it. You will hear what comes of it.
signal-news-agenda-ambassadeurs = The ambassadors discuss the proposal on { $day }.
signal-news-agenda-ambassadeurs-means = They give advice. You will hear how it goes on.
signal-papers-column-agenda = Put on agenda

## advise
signal-steps-advise-names = advice, advise
signal-steps-advise-field = What is the advice?
signal-steps-advise-intro = This is what the administrative ambassadors think of the proposal.
signal-steps-advise-send = Save advice
signal-steps-advise-usage = signal { $number } advice Talk to the provinces too.
signal-steps-advise-done = The advice was kept.
signal-steps-advise-who = Only an administrative ambassador or the kernteam can write down advice.
signals-step-advise = Note advice
signal-usage-advise = signal 12 advice Involve the provinces
signal-usage-advise-about = record what the ambassadors advise
signals-did-advise = Advice of the ambassadors
signal-news-advise = The ambassadors gave advice on the proposal.
signal-news-advise-means = See what you can do with it in the proposal.
signal-papers-column-advise = Advice

## outcome
signal-steps-outcome-names = outcome
signal-steps-outcome-field = The question or the reason
signal-steps-outcome-intro = This is what the Stuurgroep makes of the proposal. Everybody involved is told.
signal-steps-outcome-send = Save outcome
signal-steps-outcome-usage = signal { $number } outcome taken up | back | not now, and why
signal-steps-outcome-done = The outcome was kept.
signal-steps-outcome-who = Only the Stuurgroep or the kernteam can write down an outcome.
signals-step-outcome = Note the outcome
signal-usage-outcome = signal 12 outcome taken up
signal-usage-outcome-about = record what the Stuurgroep makes of it: taken up, back or not now
signals-did-outcome-taken_up = Taken up by the Stuurgroep
signals-did-outcome-sent_back = Sent back by the Stuurgroep with a question
signals-did-outcome-not_now = According to the Stuurgroep: not now
signal-news-outcome-taken_up = The Stuurgroep wants to go on with the proposal.
signal-news-outcome-taken_up-means = Now an existing body decides on it.
signal-news-outcome-sent_back = The Stuurgroep has a question about the proposal.
signal-news-outcome-sent_back-means = The proposal is changed and then goes back to the Stuurgroep.
signal-news-outcome-sent_back-you = Change the proposal, within four weeks if you can. Then it can go back to the Stuurgroep.
signal-news-outcome-not_now = The Stuurgroep does not go on with the proposal now.
signal-news-outcome-not_now-means = The proposal is kept. It can come back on the agenda later.
signal-papers-column-outcome = Outcome

## decide
signal-steps-decide-names = decision, decide
signal-steps-decide-field = What was decided?
signal-steps-decide-intro = An existing body decided. Write down which one, when and what.
signal-steps-decide-send = Save decision
signal-steps-decide-usage = signal { $number } decision Provinciale Staten, 1 March 2027: There will be a desk.
signal-steps-decide-done = The decision was kept.
signal-steps-decide-who = Only the Stuurgroep or the kernteam can write down a decision.
signals-step-decide = Note a decision
signal-usage-decide = signal 12 decision Provinciale Staten, 1 March 2027: There will be a desk
signal-usage-decide-about = record who decided what, and when
signals-did-decide = Decision taken
signal-news-decide = A decision was taken.
signal-news-decide-by = A decision was taken by { $body } on { $day }.
signal-news-decide-means = Now the actions that belong to it follow.
signal-papers-column-decide = Decided

## act
signal-steps-act-names = action
signal-steps-act-field = What will be done?
signal-steps-act-intro = A member is told of it. Is it somebody else? Then write down who does it.
signal-steps-act-send = Agree on the action
signal-steps-act-usage = signal { $number } action Open the desk, by Dirk Jansen, before 1 June 2027
signal-steps-act-done = The action was agreed on.
signals-step-act = Agree on an action
signal-usage-act = signal 12 action Open the desk, by Provincie Overijssel, before 1 June 2027
signal-usage-act-about = agree on who does what, and by when
signals-did-act = Action agreed on
signal-news-act = An action was agreed on.
signal-news-act-means = Somebody sets to work on it now.
signal-news-act-you = An action for you was agreed on.
signal-news-act-you-means = No date was agreed yet. Is it done? Then tell what came of it.
signal-news-act-you-by = Do this by { $day }. Is it done? Then tell what came of it.
signal-papers-column-act = Action agreed

## finish
signal-steps-finish-names = done, finish, finished
signal-steps-finish-field = What came of it?
signal-steps-finish-intro = Tell briefly what came of this action.
signal-steps-finish-send = Finish the action
signal-steps-finish-usage = signal { $number } done 3 The desk is open.
signal-steps-finish-done = The action was finished.
signal-steps-finish-who = Only whoever does the action, or the kernteam, can finish it.
signals-step-finish = Report done
signal-usage-finish = signal 12 done The desk is open
signal-usage-finish-about = say that an action is done
signals-did-finish = Action ended
signal-news-finish = An action is done.
signal-news-finish-means = Below is what came of it.
signal-news-finish-dropped = An action will not be done.
signal-news-finish-dropped-means = Below is why.
signal-papers-column-finish = Action finished

## close
signal-steps-close-names = close
signal-steps-close-field = What was learnt?
signal-steps-close-intro = With this the signal is done. Everybody involved reads what we learnt from it.
signal-steps-close-send = Close
signal-steps-close-usage = signal { $number } close One desk works better than five.
signal-steps-close-done = The signal was closed.
signal-steps-close-more = The signal was closed. What follows from it is signal { $number } now.
signals-step-close = Close
signal-usage-close = signal 12 close A desk helps
signal-usage-close-about = end it with what was learnt
signals-did-close = Closed
signal-news-close = This signal is finished.
signal-news-close-means = This is what we learnt. Does it happen again? Then send a new signal.
signal-papers-column-close = Closed

## edit
signal-steps-edit-names = edit, change
signal-steps-edit-usage = signal { $number } edit
signals-step-edit = Edit
signal-usage-edit = signal 12 edit
signal-usage-edit-about = change your signal as long as it is new
signals-did-edit = Updated: { $fields }
signal-news-edit = The text of this signal was corrected.
signal-news-edit-means = See whether it is right like this.

## move
signal-steps-move-names = move, postpone, reschedule
signal-steps-move-intro = The proposal goes on the agenda of another day, with its newest version. Everybody who is part of it is told.
signal-steps-move-send = Move
signal-steps-move-usage = signal { $number } move 1 April 2027
signal-steps-move-done = The proposal is on another agenda now.
signals-step-move = Move
signal-usage-move = signal 12 move 1 April 2027
signal-usage-move-about = put the proposal on the agenda of another day
signals-did-move = Moved to: { $meeting }
signals-did-move-many = Moved { $count } times, last to: { $meeting }
signal-news-move = The proposal for improvement is discussed on another day.
signal-news-move-means = You hear what comes of it.
signal-news-move-stuurgroep = The steering group discusses the proposal for improvement on another day: { $day }.
signal-news-move-stuurgroep-means = The steering group says whether it wants to go on with it. You hear what comes of it.
signal-news-move-ambassadeurs = The ambassadors discuss the proposal for improvement on another day: { $day }.
signal-news-move-ambassadeurs-means = They give advice. You hear how it goes on.

## off_agenda
signal-steps-off_agenda-names = off the agenda, take off the agenda
signal-steps-off_agenda-field = Why?
signal-steps-off_agenda-intro = The proposal comes off the agenda. You can put it on one again later.
signal-steps-off_agenda-send = Take off the agenda
signal-steps-off_agenda-usage = signal { $number } off the agenda There is no text yet.
signal-steps-off_agenda-done = The proposal was taken off the agenda.
signals-step-off_agenda = Take off the agenda
signal-usage-off_agenda = signal 12 off the agenda It is not ready yet
signal-usage-off_agenda-about = take the proposal off the agenda, and say why
signals-did-off_agenda = Taken off the agenda
signal-news-off_agenda = The proposal for improvement was taken off the agenda.
signal-news-off_agenda-means = The proposal is kept. It can come on an agenda again later.

## hand_over
signal-steps-hand_over-names = hand over, handover, assign, assign to
signal-steps-hand_over-field = Who goes on with it?
signal-steps-hand_over-intro = Somebody else of the kernteam goes on with this signal. You are both told.
signal-steps-hand_over-send = Hand over
signal-steps-hand_over-usage = signal { $number } hand over to Joost
signal-steps-hand_over-done = The signal was handed over.
signals-step-hand_over = Hand over
signal-usage-hand_over = signal 12 hand over to Joost
signal-usage-hand_over-about = let somebody else of the kernteam go on with it
signals-did-hand_over = Handed over to somebody else
signal-news-hand_over = This signal was handed over.
signal-news-hand_over-means = The signal shows who goes on with it.
signal-steps-nobody = There is nobody else in the kernteam now to hand this over to.

## withdraw
signal-steps-withdraw-names = withdraw, take back
signal-steps-withdraw-field = Why?
signal-steps-withdraw-intro = You can withdraw your signal as long as nobody picked it up. The kernteam reads why.
signal-steps-withdraw-send = Withdraw
signal-steps-withdraw-usage = signal { $number } withdraw It is solved already.
signal-steps-withdraw-done = The signal was withdrawn.
signal-steps-withdraw-who = Only who sent a signal, or the kernteam, can withdraw it.
signals-step-withdraw = Withdraw
signal-usage-withdraw = signal 12 withdraw It is solved already
signal-usage-withdraw-about = withdraw your signal as long as nobody picked it up
signals-did-withdraw = Withdrawn
signal-news-withdraw = This signal was withdrawn.
signal-news-withdraw-means = Nobody does anything with it any more. Does it come up again? Send a new signal.

# Fields
signal-steps-question = The question
signal-steps-proposal-title = Title of the proposal
signal-steps-said = Question or advice
signal-steps-workers = Who works it out?
signal-steps-people-hint = Type how a name begins
signal-steps-ready = When is it ready?
signal-steps-text = The text
signal-steps-text-later = The text may come later
signal-steps-questions = Which questions on an agenda does it serve?
signal-steps-likes = Signals that are like it
signal-steps-serves = Which other signals does it serve?
signal-steps-numbers = Numbers of other signals
signal-steps-numbers-hint = For example 14 15
signal-steps-before = Whose agenda does it go on?
signal-steps-meeting-day = On which day?
signal-steps-day-hint = For example 1 March 2027
signal-steps-result = What is the outcome?
signal-steps-result-taken_up = Taken up
signal-steps-result-sent_back = Sent back with a question
signal-steps-result-not_now = Not now
signal-steps-outcome-hint = Needed with “Sent back with a question” and “Not now”
signal-steps-body = Who decided?
signal-steps-body-hint = For example Gedeputeerde Staten van Overijssel
signal-steps-decided-day = When was it decided?
signal-steps-doer = Which member does it?
signal-steps-party = Or who else?
signal-steps-party-hint = For example an organisation
signal-steps-by = By which day?
signal-steps-action = Which action?
signal-steps-ended = How did it end?
signal-steps-ended-done = It was done
signal-steps-ended-dropped = It will not be done
signal-steps-next = Which new signal follows from this?
signal-steps-next-hint = Then a new signal is raised at once
signal-steps-usage = You can also type it like this
signal-steps-elsewhere = A step with a signal

# What you may mean
signal-steps-mean = Did you mean this, with signal { $number }?
signal-steps-what = What do you want to do with signal { $number }?
signal-steps-typed = You typed
signal-steps-show = Show the signal
signal-steps-raise = Make a new signal of this

# When it can't be done
signal-steps-gone = There is no signal { $number }.
signal-steps-impossible = “{ $step }” can’t be done now. The signal is at “{ $state }”. What you can do now: { $can }.
signal-steps-nothing = “{ $step }” can’t be done now. The signal is at “{ $state }”. There is nothing that you can do with it now.
signal-steps-first = { $name } was just ahead of you with “{ $step }”. Below you see how it stands now.
signal-steps-yourself = This card was old: you did “{ $step }” already. Below you see how it stands now.
signal-steps-old = This card is old. Below you see how it stands now.
signal-steps-somebody = Somebody else
signal-steps-no-actions = There is no action left to be done.
fault-signal-numbers = Write only numbers of signals here, for example: 14 15.
fault-signal-others = Choose one or more other signals, { $max } at most.
fault-signal-no-part = Signal { $number } can’t be part of it now. Check the number and how that signal stands.
fault-signal-unwritten = There is no text yet. Write the proposal first: type “version” behind the number of the signal.
fault-signal-on-agenda = It is on the agenda of that day already. Choose another day.
fault-signal-unheard-ambassadors = This proposal does not wait for advice of the ambassadors. Put it on their agenda first.
fault-signal-unheard-steering = This proposal does not wait for the Stuurgroep. Put it on their agenda first.
fault-signal-doer = Choose who does it, or write below who else.
fault-signal-action-ended = This action was finished already. Choose another.
fault-signal-open-actions = { $count ->
    [one] There is one action that is not finished yet. Finish it first.
   *[other] There are { $count } actions that are not finished yet. Finish them first.
}
fault-date-ahead = This day is still to come: today is { DATETIME($day, dateStyle: "long") }. Record it when it is there.
fault-date-before-raised = That is before the signal, which is of { DATETIME($day, dateStyle: "long") }. Choose a later day.
fault-date-before-meeting = The meeting is not until { DATETIME($day, dateStyle: "long") }. Record this when it has begun. Is it on another day? Type “move” behind the number of the signal.
fault-date-before-decided = That is before the decision, which is of { DATETIME($day, dateStyle: "long") }. Choose a later day.
fault-signal-not-waiting = This proposal is not on that agenda now.
signal-steps-waits-for = Which meeting is it about?
