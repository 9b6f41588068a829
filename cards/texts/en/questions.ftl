# One question, asking a question, and what the core team does with it.

questions-ask-command = Ask a knowledge question. First I show you what is there already.
questions-mine-command = See how your own questions are doing.
questions-waiting-command = See the questions that wait for you.
questions-dialog = Open in a window

# The card of a question
questions-card-title = Question { $number }: { $name }
questions-card-fallback = A question on the knowledge and learning agenda: { $name }
questions-parent = Sub-question of question { $number }
questions-subs = Sub-questions
questions-kind = Kind of question
questions-knowledge = Knowledge
questions-types = Types of knowledge
questions-themes = Themes
questions-region = Where
questions-working = Who works on it
questions-known = What we know already
questions-answer = Answer
questions-reason = Reason
questions-helpers = Who offers to help
questions-followers = { $count ->
    [one] One person follows this question.
   *[other] { $count } people follow this question.
}
questions-networks-chosen = Networks that fit, chosen by the core team
questions-networks-fitting = Networks that I found myself, by word and theme
questions-network-open = Show
questions-network-name = Show the network { $name }
questions-more = and { $count } more
questions-plays = It plays here too
questions-plays-not = It no longer plays here
questions-played = Noted: this plays with you too. Others see in which hub it plays, not that you said so.
questions-played-not = Noted: this no longer plays with you.
questions-also = This plays in: { $places } too.
questions-also-hub = { $hub } ({ $count })
questions-also-elsewhere = elsewhere ({ $count })
questions-follow = Follow
questions-unfollow = Stop following
questions-followed = You follow this question. You will hear when something changes.
questions-unfollowed = You no longer follow this question.
questions-help = I can help
questions-help-stop = I can’t help after all
questions-helping = Good that you want to help! Your name is with the question and the core team knows.
questions-help-stopped = Your name is no longer with this question.
questions-previous = Previous question
questions-next = Next question
questions-parent-open = To question { $number }
questions-edit = Edit
questions-status-submitted = This question is with the core team. Only you and the core team see it.
questions-status-declined = The core team does not take this question up.
questions-status-answered = This question has been answered.
questions-state-submitted = With the core team
questions-state-on_agenda = On the agenda
questions-state-answered = Answered
questions-state-merged = Merged with another question
questions-state-declined = Not taken up

# I can help
questions-help-title = I can help
questions-help-intro = Your name will stand with this question and the core team hears of it. Do you want to add something? Only the core team reads that.
questions-help-note = What can you bring?
questions-help-hint = Such as: I did this in Drenthe
questions-help-send = I will help

# Asking a question
questions-alike-title = Do you mean one of these?
questions-alike-words = Your question
questions-alike-intro = We are working on these already. Is yours not here? Then put it to the core team.
questions-alike-questions = Questions that look like it
questions-alike-networks = Networks that may know
questions-alike-none = I found nothing that looks like it yet. Feel free to put your question to the core team.
questions-alike-ask = My question is not here
questions-form-title = Ask your question
questions-form-intro = A good question is half the work. Fill in what you know; the core team reads along and lets you know what happens with it.
questions-field-text = What would you like to know?
questions-field-text-hint = One question, in plain words
questions-field-kind = What kind of question is it?
questions-kind-inhoudelijk = About content: about the tasks and the area, such as water, housing or energy
questions-kind-organisatorisch = About organisation: about how we organise knowledge and learning
questions-kind-relationeel = About relations: about working together, values and ambitions of people
questions-field-region = Where does it play?
questions-region-hub = { $region } (knowledge hub)
questions-region-everywhere = The whole of the Netherlands, or I don’t know
questions-field-themes = Which themes does it belong to?
questions-field-known = What do you know about it already?
questions-field-known-hint = Such as what you have read, asked or tried
questions-form-send = Send question
questions-sent-title = Your question has been sent
questions-sent = The core team looks at it and lets you know here what happens with it.
questions-mine-button = My questions
questions-mine-title = My questions
questions-mine-none = You have not put a question yet, and you follow none. Type ask and what you would like to know.
questions-mine-asked = Put by you
questions-mine-followed = That you follow or help with
questions-mine-followed-about = Question { $number } on the agenda
questions-mine-fallback = Your own questions and how they are doing.
questions-mine-more = And { $count } older ones.

# The core team
questions-desk-title = New question
questions-desk-fallback = There is a new question for the core team.
questions-desk-asker = Put by
questions-desk-agenda = Belongs to
questions-desk-unknown = somebody who has left
questions-desk-alike = Looks like
questions-desk-networks = May be able to answer
questions-desk-place = On the agenda
questions-desk-answer = Answer
questions-desk-merge = Merge
questions-desk-decline = Decline
questions-desk-decided = { $outcome ->
    [on_agenda] { $name } put this question on the agenda, as question { $number }.
    [answered] { $name } answered this question.
    [merged] { $name } merged this question with another.
   *[declined] { $name } declined this question.
}
questions-desk-somebody = Somebody of the core team
questions-desk-yourself = You decided on this question already. Nothing changed.
questions-desk-late = Somebody else was just ahead of you: this question has been decided on already.
questions-desk-back = Back
questions-desk-waiting-title = Questions that wait for the core team
questions-desk-waiting-none = There are no questions waiting.
questions-desk-open = Show
questions-place-title = Put the question on the agenda
questions-place-intro = You can still make the question sharper. It gets the next number and the person who asked hears of it.
questions-place-agenda = Which agenda?
questions-place-name = Short title
questions-place-text = The question
questions-place-send = Put on the agenda
questions-answer-title = Answer the question
questions-answer-intro = The person who asked gets your answer. After that others can find question and answer too.
questions-answer-field = Answer
questions-answer-send = Send answer
questions-merge-title = Merge the question
questions-merge-intro = The person who asked hears with which question, and follows that one from now on.
questions-merge-field = With which question?
questions-merge-send = Merge
questions-decline-title = Decline the question
questions-decline-intro = The person who asked gets to read your reason.
questions-decline-field = Why?
questions-decline-send = Decline
questions-edit-title = Update the question
questions-edit-intro = Who follows the question hears what changed.
questions-edit-knowledge = Is the knowledge there?
questions-edit-working = Who works on it? One name on a line
questions-edit-networks = Networks that fit
questions-edit-send = Save
questions-edited = Updated. Who follows this question gets a message.
fault-changed = Somebody else has just updated this too. Look whether it is right like this and send it again.
questions-offer-title = Somebody wants to help
questions-offer = { $name } can help with this question.
questions-offer-note = They wrote
questions-offer-open = Show the question
questions-offer-fallback = Somebody wants to help with a question on the agenda.

# What the asker and followers hear
questions-heard-title = { $outcome ->
    [on_agenda] Your question is on the agenda
    [answered] Your question has been answered
    [merged] Your question has been merged
   *[declined] Your question is not taken up
}
questions-heard-on_agenda = It is question { $number } on the agenda now. You follow it and will hear when something changes.
questions-heard-answered = The core team has answered.
questions-heard-merged = There was a question already that looks like it. You follow that one now and will hear when something changes.
questions-heard-declined = The core team does not take up your question. Below you can read why.
questions-heard-yours = Your question
questions-heard-other = The question it belongs to
questions-heard-fallback = There is news about your question.
questions-changed-title = Something has changed
questions-changed = Updated, of a question that you follow: { $fields }.
questions-changed-fallback = Something has changed about a question that you follow.
questions-change-title = the title
questions-change-text = the question itself
questions-change-knowledge = the state of the knowledge
questions-change-types = the types of knowledge
questions-change-working = who works on it
questions-change-networks = the networks that fit
questions-change-answer = the answer
