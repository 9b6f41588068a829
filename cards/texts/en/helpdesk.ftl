# The Helpdesk: a question to the people of PLeK.
helpdesk-command = Ask your question to a human being. Type your question after it.

label-helpstatus-open = Waits for an answer
label-helpstatus-answered = Answered
label-helpstatus-closed = Solved
fault-help-many = { $max } questions of yours wait at the Helpdesk already. Close one first with “{ helpdesk-solved }”.
fault-help-full = { $max } things have been said about this question already. Ask a new one, or give each other a call.

# Asking
helpdesk-form-title = Ask the Helpdesk
helpdesk-form-intro = { $readers ->
    [helpdesk] Your question goes with your name to the channel of the Helpdesk. Everybody in that channel can read it. The core team answers, and I send you the answer.
    [cafe] Your question goes with your name to PLeK Café. Everybody there can read it. The core team answers, and I send you the answer.
    [kernteam] Your question goes with your name to the channel of the core team. Everybody in that channel can read it. The core team answers, and I send you the answer.
    [people] Your question goes with your name straight to the core team or the administrator, as the Helpdesk has no channel yet. Once it has one, everybody in that channel can read it. I send you the answer.
   *[nobody] The Helpdesk has no channel yet. I keep your question, with your name, until there is one. Everybody in that channel can read it then. Is it urgent? Then ask somebody of the core team.
}
helpdesk-form-text = Your question
helpdesk-form-hint = For example: how do I get into the team of my knowledge hub?
helpdesk-form-send = Send question
helpdesk-form-running = These questions of yours are still open:
helpdesk-form-waiting = What still waits

# One question
helpdesk-open = View
helpdesk-open-name = View help question { $number }
helpdesk-new = New question
helpdesk-somebody = somebody
helpdesk-kernteam = somebody of the core team
helpdesk-status = Status
helpdesk-earlier = { $count ->
    [one] One earlier reaction is left out here.
   *[other] { $count } earlier reactions are left out here.
}

# With the asker
helpdesk-mine-title = Your question to the Helpdesk
helpdesk-mine-text = Your question
helpdesk-mine-you = You
helpdesk-mine-field = Your reaction
helpdesk-mine-send = Send answer
helpdesk-solved = Solved
helpdesk-sent = Your question has been sent. I will send you the answer as soon as it is there.
helpdesk-sent-people = Your question has been sent. The Helpdesk has no channel yet, so it goes straight to the core team or the administrator. I will send you the answer as soon as it is there.
helpdesk-sent-nobody = Your question is kept, but nobody can read it yet: the Helpdesk has no channel. As soon as there is one, your question goes there. Is it urgent? Then ask somebody of the core team.
helpdesk-remarked = Your reaction has been sent.
helpdesk-heard = { $name } has answered your question.
helpdesk-heard-closed = { $name } has closed your question. Is it not solved yet? Please react below.
helpdesk-mine-open = The core team has not answered yet. Do you want to add something? Write it below.
helpdesk-mine-answered = Is your question solved? Or do you want to know more? Write it below.
helpdesk-mine-closed = This question is closed. Not solved after all? Write below what is left.
helpdesk-mine-fallback = Help question { $number } to the Helpdesk. Type helpdesk to see it.
helpdesk-not-yours = This belongs to somebody else’s question. Do you have a question yourself? Ask it here.

# At the Helpdesk
helpdesk-desk = A help question
helpdesk-desk-title = Help question { $number }
helpdesk-desk-asker = From
helpdesk-desk-asked = Asked on
helpdesk-desk-field = Your answer
helpdesk-desk-send = Send answer
helpdesk-desk-reopen = Open again
helpdesk-desk-next = Answer here, or in the thread below with @PLeK in front. I pass your answer on to { $name } with your name.
helpdesk-desk-closed = This question is solved, says { $name }.
helpdesk-desk-fallback = Help question { $number }. Begin your answer in this thread with @PLeK.
helpdesk-kernteam-only = Thank you for wanting to help! I only pass on answers of the core team. You can react in the channel yourself.
helpdesk-closed-first = This question has been solved already. Your answer was not sent. Choose “{ helpdesk-desk-reopen }” if you want to answer after all.
helpdesk-waiting-title = Help questions that wait
helpdesk-waiting-none = Nobody is waiting for an answer now.
helpdesk-waiting-page = { $first } to { $last } of { $total }
helpdesk-previous = Previous
helpdesk-next = Next

# In the thread below the card
helpdesk-thread-remark = { $name } reacts:
helpdesk-thread-answer = Answer of { $name }, sent to { $asker }:
helpdesk-thread-next = Answer with @PLeK in front, or on the card on top of this thread.
helpdesk-thread-unreached = I can't send { $asker } a message. Please try it yourself: mention { $asker } in this channel with an @.
helpdesk-thread-sent = I pass your answer on to { $asker }.
helpdesk-thread-noted = I have put it with your question. The core team reads it here.
helpdesk-thread-outsider = Thank you for thinking along! I only pass on answers of the core team to { $asker }. Do you have a question yourself? Type @PLeK helpdesk and your question.
helpdesk-thread-closed = This question has been solved already, so I have not sent your answer. Choose “{ helpdesk-desk-reopen }” on the card and send it once more.
helpdesk-thread-fallback = A reaction to help question { $number }.
helpdesk-thread-open = See call { $number }
