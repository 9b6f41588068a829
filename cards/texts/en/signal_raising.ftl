# Raising a signal, joining one, one's own signals, and what a meeting yielded.

raise-command = Raise a signal: an opportunity, a risk or a problem. One sentence is enough.
raise-mine-command = See your own signals and how they stand.
raise-dialog = Open in a window

# The form
raise-title = Raise a signal
raise-intro = Tell us what you see. One sentence is enough: the rest may stay empty.
raise-guessed = Filled in already from what you wrote: { $fields }. Not right? Change it.
raise-guessed-field = { $label } by “{ $words }”
raise-because-kind = kind
raise-because-level = between whom
raise-because-hub = where
raise-because-themes = theme
raise-seen = What do you see?
raise-seen-hint = For instance: knowledge of drought stays within the municipalities.
raise-why = Why does that matter?
raise-wish = What do you ask of PLeK?
raise-kind = What is it?
raise-level = Between whom does it play?
raise-hub = Where does it play?
raise-hub-kennishub = Knowledge hub { $name }
raise-themes = Themes
raise-source = Where does it come from?
raise-source-hint = For instance: a talk with a water board.
raise-anonymous = Anonymous
raise-anonymous-means = Others don’t see that I raised this. The core team always does, so that it can ask me something.
raise-send = Send signal
raise-anyway = Raise a new signal after all

raise-source-message = A message in Teams
raise-source-message-day = A message in Teams of { $day }
raise-message = The text comes from the message. Is there a name in it, or something not needed? Take it out.
raise-message-link = The text comes from the message, and a link to it goes along for the core team. Is there a name in it, or something not needed? Take it out.

# What there is already
raise-alike-where = This plays in { $where } too
raise-alike = This has been raised already
raise-alike-intro = Does this play where you are too? Then press “It plays here too”. That shows the core team in how many regions it plays, and you hear what is done with it.
raise-alike-words = Looks like it by: { $words }
raise-alike-own = This signal is yours too.
raise-alike-yours = Your signal
raise-join = It plays here too
raise-join-name = It plays here too: signal { $number }

# It is there
raise-sent = Thank you! Your signal is in. It is signal { $number }.
raise-sent-next = What happens now
raise-sent-days = The core team looks at your signal within { $days } days. It may ask you something.
raise-sent-hear = You hear of each step. “My signals” shows all of it.
raise-sent-anonymous = Others don’t see that you raised this. The core team does.
raise-mine = My signals

# Joining
raise-join-title = It plays here too
raise-join-intro = This is how you join this signal. You then hear of each step.
raise-join-hub = At which knowledge hub does it play?
raise-join-note = What do you see there?
raise-join-send = Join
raise-joined = You joined this signal. You hear of each step.
raise-join-over = You can’t join this signal any more, because it is done. You can raise a new one.
fault-supporters = { $max } people have joined this signal already. That is clear enough.

# My signals
raise-mine-none = You have not raised a signal yet. Do you see an opportunity, a risk or a problem? One sentence is enough.
raise-mine-asked = The core team asks you something
raise-mine-answer = Answer
raise-mine-answer-name = Answer the question about signal { $number }
raise-mine-raised = Raised by you
raise-mine-joined = Joined by you
raise-mine-new = Raise a signal
raise-mine-next = Next
raise-mine-previous = Previous
raise-mine-page = { $from } to { $to } of { $total }

# What a meeting yielded
raise-harvest-command = Raise all signals of a meeting in one go.
raise-harvest-title = What a meeting yielded
raise-harvest-intro = Did signals come up at a meeting? Write them here, one on each line. They are then all in at once.
raise-harvest-kind = Which meeting?
raise-harvest-day = On what day?
raise-harvest-day-hint = For instance: 23-11-2026
raise-harvest-name = What was the meeting called?
raise-harvest-name-hint = Needed for another meeting only.
raise-harvest-lines = Signals, one on each line
raise-harvest-lines-hint = Begin a line with “opportunity:”, “risk:” or “problem:” if you want to say so.
raise-harvest-means = Don’t you know where it plays, or under what theme? Leave it empty. Then I look at what each line says. You are named as who raised the signals.
raise-harvest-send = Send all
raise-harvested = { $count ->
    [one] Thank you! One signal is in.
   *[other] Thank you! { $count } signals are in.
}
raise-harvested-none = These signals were all in already. Nothing was added.
raise-harvested-known = { $count ->
    [one] One line was in already. It was left out.
   *[other] { $count } lines were in already. They were left out.
}
raise-harvested-from = { $meeting }, { $day }
raise-harvested-more = And { $count } more. “My signals” shows all of them.
fault-harvest-short = Too short, write at least { $min } characters: line { $line }.
fault-harvest-long = Too long, { $max } characters fit on a line: line { $line }. Make it two lines.
fault-harvest-many = These are { $count } lines. In one go there can be { $max }. Send the others after that.
fault-harvest-full = This meeting has { $max } signals already. No more fit.
fault-harvest-future = That day is still to come. Choose the day of the meeting.
