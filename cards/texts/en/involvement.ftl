# Taking part in a network, and following networks and hubs.
involvement-somebody = somebody without a name
involvement-organisation = Organisation
involvement-answer = Answer
involvement-people-network = { $count ->
    [one] One member takes part.
   *[other] { $count } members take part.
}
involvement-people-hub = { $count ->
    [one] One member takes part in this hub.
   *[other] { $count } members take part in this hub.
}
involvement-own-in = You have taken part since { $day }.
involvement-own-asked = { $who ->
    [lead] On { $day } you asked to take part. The lead decides.
   *[kernteam] On { $day } you asked to take part. The core team decides.
}
involvement-own-follows-network = You follow this network.
involvement-own-follows-hub = You follow this hub.
involvement-join = Take part
involvement-leave = Stop taking part
involvement-leave-name = Stop taking part in { $name }
involvement-withdraw = Withdraw question
involvement-withdraw-name = Withdraw your request to { $name }
involvement-put-away = Put away
involvement-put-away-name = Put { $name } away from your list
involvement-follow = Follow
involvement-unfollow = Stop following
involvement-unfollow-name = Stop following { $name }
involvement-show-name = Show { $name }

# Asking to take part
involvement-join-command = Ask to take part in a network: type its name after it.
involvement-leave-command = Stop taking part in a network: type its name after it.
involvement-join-title = Taking part in { $name }
involvement-join-intro = { $who ->
    [lead] The lead of this network decides, and for that sees your name, your organisation and what you write here. Nobody sees your address. You will hear from me.
   *[kernteam] This network has no lead on PLeK now. The core team decides, and for that sees your name, your organisation and what you write here. Nobody sees your address. You will hear from me.
}
involvement-join-words = Would you like to add something?
involvement-join-hint = For example: why you would like to take part
involvement-join-send = Ask to take part
involvement-joined-lead = Your request to take part in { $name } was sent to the lead. You will hear from me here.
involvement-joined-kernteam = { $name } has no lead whom I can reach now. Your request to take part is with the core team. You will hear from me here.
involvement-joined-now = You take part in { $name } now.
involvement-joined-already = You take part in { $name } already.
involvement-left = You no longer take part in { $name }.
involvement-withdrawn = Your request to take part in { $name } was withdrawn.
involvement-put-away-done = { $name } is no longer in your list.
involvement-left-none = You don't take part in { $name }.

# Deciding
involvement-request-title = Taking part in { $name }?
involvement-request = { $member } would like to take part in this network.
involvement-request-said = What was said with it
involvement-request-words = A word with it
involvement-yes = Yes, welcome
involvement-no = No
involvement-settled-in = { $by ->
    [0] { $member } takes part now.
   *[other] { $member } takes part now. { $by } said yes.
}
involvement-settled-declined = { $by ->
    [0] { $member } does not take part.
   *[other] { $member } does not take part. { $by } said no.
}
involvement-settled-withdrawn = { $member } withdrew this request. There is nothing for you to do.
involvement-settled-removed = { $member } no longer takes part.
involvement-settled-ended = This network is no longer on PLeK. There is nothing for you to do.
involvement-gone = This was decided already, or the request was withdrawn.
involvement-not-yours = Only the leads of this network and the core team can do this.
involvement-passed-on = The core team now decides on your request to take part in { $name }: the lead did not answer. You will hear from me here.
involvement-heard-in = You take part in { $name } now. Welcome!
involvement-heard-declined = Your request to take part in { $name } was not accepted.
involvement-heard-removed = You no longer take part in { $name }: a lead or the core team took you out. Is that not right? Ask in the Helpdesk channel.
involvement-heard-ended = { $name } is no longer on PLeK. So your request to take part has ended.

# Who takes part
involvement-people-open = Who takes part
involvement-people-title = Who takes part in { $name }
involvement-people-none = Nobody takes part yet.
involvement-people-not-yours = Only its leads or its team, and the core team, see who takes part.
involvement-since = since { $day }
involvement-take-out = Take out
involvement-take-out-name = Take { $name } out
involvement-taken-out = Done. Whom you took out will hear of it.

# Following
involvement-follow-command = Follow a network or hub: type its name after it.
involvement-unfollow-command = Stop following a network or hub: type its name after it.
involvement-followed = You follow { $name } now. Does something change, or is there news or a question? Then you will hear it. With reminders off this is silent too.
involvement-unfollowed = You no longer follow { $name }.
involvement-unfollowed-none = You did not follow { $name }.

# What you follow and take part in
involvement-mine-command = See what you follow and take part in.
involvement-mine = What I follow and take part in
involvement-mine-intro = Here you can stop it too.
involvement-mine-none = You don't follow or take part in anything yet. See whether there is something for you among the networks and hubs.
involvement-mine-in = You have taken part since { $day }.
involvement-mine-asked = On { $day } you asked to take part.
involvement-mine-declined = On { $day } your request to take part was not accepted.
involvement-mine-follows = You have followed this since { $day }.
involvement-mine-follows-too = You follow it too, since { $day }.
involvement-mine-more = Show all
involvement-gone-network = This network is not on PLeK now.
involvement-gone-hub = This hub is closed.

# Which do you mean
involvement-which = Which one do you mean?
involvement-which-how = Type its name after it, or look in these lists.
involvement-unknown = I don't know that one
involvement-choose-show = Show
involvement-choose-join-form = Take part
involvement-choose-leave = Stop taking part
involvement-choose-follow = Follow
involvement-choose-unfollow = Stop following

# News of what you follow
involvement-news-title = { $count ->
    [one] News of something you follow
   *[other] News of what you follow: { $count } things
}
involvement-news-more = { $count ->
    [one] There is one more message.
   *[other] There are { $count } more messages.
}
involvement-news-changed = { $kind ->
    [hub] This hub was changed.
   *[network] This network was changed.
}
involvement-news-renamed = Was called { $before }.
involvement-news-question = { $kind ->
    [hub] There is a new question on this hub’s agenda.
   *[network] There is a question on an agenda that this network fits.
}
involvement-news-gone = { $kind ->
    [hub] This hub was closed.
   *[network] This network is no longer on PLeK.
}
involvement-news-question-open = Show the question

# Asking a network or hub something
involvement-ask = Ask a question
involvement-ask-command = Ask a network or hub something: type its name, a colon and your question.
involvement-ask-again = Another question
involvement-ask-title = Question to { $name }
involvement-ask-intro = { $who ->
    [network-owners] Your question goes to the leads of this network. They see your name and organisation, never your address, and you don’t see theirs. The core team can read it too. I will send you the answer.
    [hub-owners] Your question goes to the team of this hub, first to its connector. They see your name and organisation, never your address, and you don’t see theirs. PLeK’s core team can read it too. I will send you the answer.
    [network-kernteam] This network has no lead whom I can reach now. Your question goes to the core team. It sees your name and organisation, never your address. I will send you the answer.
   *[hub-kernteam] I can reach nobody of this hub’s team now. Your question goes to PLeK’s core team. It sees your name and organisation, never your address. I will send you the answer.
}
involvement-ask-text = Your question
involvement-ask-hint = For example: what do you do about drought?
involvement-ask-send = Send the question
involvement-asked = { $who ->
    [network-owners] Your question was sent to the leads. You will get an answer here.
    [hub-owners] Your question was sent to the hub’s team. You will get an answer here.
    [network-kernteam] No lead can be reached now. Your question is with the core team. You will get an answer here.
   *[hub-kernteam] Nobody of the hub can be reached now. Your question is with the core team. You will get an answer here.
}
involvement-inquiry-title = Question to { $name }
involvement-inquiry-by = { $name } asks:
involvement-inquiry-open = { $who ->
    [network-owners] Asked on { $day }. With the leads.
    [hub-owners] Asked on { $day }. With the hub’s team.
    [network-kernteam] Asked on { $day }. With the core team.
   *[hub-kernteam] Asked on { $day }. With PLeK’s core team.
}
involvement-inquiry-answered = Answered on { $day }.
involvement-inquiry-declined = { $by ->
    [0] Not answered, on { $day }.
   *[other] Closed without an answer on { $day }, by { $by }.
}
involvement-inquiry-withdrawn = Withdrawn on { $day }. There is nothing for you to do.
involvement-inquiry-ended = Ended on { $day }: what it was about is no longer there.
involvement-inquiry-answer = Your answer
involvement-inquiry-send = Send answer
involvement-inquiry-pass = Pass on to the core team
involvement-inquiry-refuse = I can’t help with this
involvement-inquiry-open-name = Show your question to { $name }
involvement-answered = Your answer was sent.
involvement-refused = The question was closed. Who asked it will hear so.
involvement-passed = The question is with the core team now. Who asked it will hear so.
involvement-inquiry-gone = Your question was withdrawn.
involvement-inquiry-first = This was settled already. This is how it stands:
involvement-inquiry-not-yours = This question is not yours, or is no longer there. Type what do i follow to see your own questions.
involvement-inquiry-heard-answered = { $by ->
    [0] There is an answer to your question to { $name }.
   *[other] { $by } answered your question to { $name }.
}
involvement-inquiry-heard-declined = Your question to { $name } will not be answered. Would you like to ask somebody else? The Helpdesk will help you.
involvement-inquiry-heard-withdrawn = Your question to { $name } was withdrawn.
involvement-inquiry-heard-ended = { $name } is no longer on PLeK. So your question has ended. The Helpdesk will help you.
involvement-inquiry-passed-on = { $why ->
    [passed] Your question to { $name } was passed on to the core team. You will get an answer here.
    [late] Your question to { $name } had no answer yet. It is with the core team now. You will get an answer here.
   *[unreachable] I can reach nobody at { $name }. Your question is with the core team now. You will get an answer here.
}
involvement-mine-inquiry = You asked this on { $day }. There is no answer yet.
involvement-mine-answered = You asked this. Settled on { $day }.
involvement-choose-ask-form = Ask a question
fault-inquiry-own = This is your own: you are its lead or of its team.
fault-inquiry-many = { $max } questions of yours are open already. Wait for an answer, or withdraw one.

# The way to a place in Teams
places-open-teams = Open in Teams
places-pending = You belong in { $name } in Teams. You are still being added there; after that there is a button here.
places-hub-way = The people of this area work together in { $name } in Teams. Would you like to join? Open the hub and ask there.
places-hub-ask = The people of this hub work together in { $name } in Teams. Would you like to join? Ask this hub’s team.
places-network-way = This network has a place in Teams: { $name }. It is for its leads. Would you like to join? Ask this network a question.

# News for followers
involvement-announce = News for followers
involvement-announce-command = Tell who follows your network something, or ask them: type its name, a colon and your news.
involvement-announce-hub-command = Tell who follows your hub something, or ask them: type its name, a colon and your news.
involvement-announce-title = News of { $name }
involvement-announce-intro = { $count ->
    [0] Nobody will get this now: nobody else follows it, or who does wants to hear nothing for now. Who starts following later will not read this.
    [one] One other member follows this, and will get what you write here. Your name is not with it.
   *[other] { $count } other members follow this, and will get what you write here. Your name is not with it.
}
involvement-announce-text = Your news or your question
involvement-announce-hint = For example: we meet on 12 March. Who will join?
involvement-announce-send = Tell the followers
involvement-announced = Done. Who follows this gets it by day, on a working day.
involvement-announced-on = Told on { $day }.
involvement-announce-back = Withdraw news
involvement-announce-gone = Taken back. Who had not read it yet, will not get it.
involvement-announce-not-yours = Only its leads or its team, and the core team, can tell news.
involvement-news-news = { $kind ->
    [hub] News of this hub:
   *[network] News of this network:
}
involvement-choose-announce-form = News for followers
