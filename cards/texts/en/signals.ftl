# Signals: a line in a list, the card, and what goes with it.

signals-title = Signal { $number }: { $name }
signals-open = View
signals-open-name = View signal { $number }: { $name }
signals-since = since { $day }
signals-more = and { $count } more
signals-one-number = Signal { $number }
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

# The card of a signal
signals-late = The next step was due on { $day }.
signals-asked-you = The kernteam has a question for you:
signals-asked = Who raised it still has this question to answer:
signals-into = This signal is now part of another signal.
signals-into-yours = This signal is now part of another signal. You hear what happens with that one too.
signals-why = Why it matters
signals-wish = What is asked
signals-themes = Themes
signals-by = Raised by
signals-source = Source
signals-source-person = person
signals-source-meeting = meeting
signals-source-message = message
signals-source-open = To the message
signals-owner = Picked up by
signals-due = Next step no later than
signals-follows = Follows up
signals-lesson = What we learnt:
signals-anonymous = anonymous
signals-hidden = { $name } (anonymous to others)
signals-gone = somebody who left PLeK
signals-somebody = somebody
signals-you = you
signals-you-anonymous = you (anonymous to others)
signals-elsewhere = { $count ->
    [one] Plays elsewhere too: said once
   *[other] Plays elsewhere too: said { $count } times
}
signals-parts = { $count ->
    [one] Bundled with it: 1 signal
   *[other] Bundled with it: { $count } signals
}
signals-likes = It is like
signals-like-why = In common: { $words }
signals-inbox = Inbox
signals-mine = My signals
signals-back = Back to the signal
signals-page = Page { $page } of { $pages }
signals-earlier = Earlier
signals-later = Later
signals-earlier-ones = and { $count } earlier

# The course
signals-course = Course
signals-course-close = Close the course
signals-course-raised = Raised
signals-course-picked-up = Picked up
signals-course-proposed = Proposal
signals-course-decided = Decision
signals-course-closed = Done
signals-course-all = Whole course
signals-course-title = Course of signal { $number }
signals-course-earlier = { $count ->
    [one] One earlier step is in the whole course.
   *[other] { $count } earlier steps are in the whole course.
}
signals-meeting = { $kind }, { $day }

# Fields of a signal
signals-field-seen = what is seen
signals-field-why = why it matters
signals-field-wish = what is asked
signals-field-title = the title
signals-field-kind = the kind
signals-field-level = the level
signals-field-hub = the knowledge hub
signals-field-region = the region
signals-field-themes = the themes
signals-field-source = the source
signals-field-other = the visibility

# Proposal, decisions and actions
signals-proposal = Proposal for improvement
signals-proposal-title = Proposal { $number }: { $name }
signals-proposal-open = View proposal { $number }: { $name }
signals-proposal-draft = Being worked out
signals-proposal-on_agenda = On the agenda
signals-proposal-taken_up = Taken up by the Stuurgroep
signals-proposal-sent_back = Back with a question
signals-proposal-not_now = Not now
signals-outcome-taken_up = Taken up
signals-outcome-sent_back = Back with a question
signals-outcome-not_now = Not now
signals-outcome-none = no outcome yet
signals-decisions = Decisions
signals-decision = Decision { $number }
signals-actions = Actions
signals-action = Action { $number }: { $what }
signals-action-open = no later than { $day }
signals-action-open-undated = to be done
signals-action-done = done on { $day }
signals-action-done-undated = done
signals-action-dropped = dropped on { $day }
signals-action-dropped-undated = dropped
signals-action-finish-name = Say that action { $number } is done

# A proposal
signals-one-proposal = A proposal for improvement
signals-proposal-command = View a proposal for improvement: proposal 3.
signals-proposal-usage = Which proposal do you want to see? Type for example: proposal 3. You can raise something too: type signal, and then what you see.
signals-proposal-unknown = There is no proposal { $number }, or it is not for you to see.
signals-workers = Who works on it
signals-ready-by = Ready on
signals-text = Text
signals-no-text = There is no text in this proposal yet.
signals-not-yet = The text is being worked out. You can read it here once a meeting has discussed it.
signals-draft = This is a draft. Who does not work on it does not see this text yet.
signals-version = Version { $number } of { $count }, { $day }
signals-version-open = Version { $number }
signals-meetings = Discussed in
signals-serves = Comes from these signals
signals-questions = Belongs to these questions

# Editing
signals-edit-title = Edit signal { $number }
signals-edit-intro = The course will say who edited it and what changed, not how it was.
signals-edit-name = Title
signals-edit-send = Save
signals-edited = The signal is updated.
signals-edit-same = Nothing was different.
signals-edit-over = You can't edit this signal now. Who raised it can until there is a proposal, the kernteam until it is over.
fault-signal-changed = Somebody else did something with this signal in the meantime. Check whether it is still right and send it again.

signals-around = Signals around you
signals-around-about = Of your own hubs, and what something was decided about. Who raised a signal is not told.
signals-around-none = Nothing moves in your hubs now, and nothing was decided anywhere yet.
signals-around-raise = Raise something
signals-around-command = Signals of your hubs, and what was decided.
