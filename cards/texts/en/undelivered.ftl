# News that could not be delivered: the list for the core team and the administrator.
undelivered-command = See which news did not arrive and why, and try it again.
undelivered-title = Not delivered
undelivered-count = { $count ->
    [0] All is delivered. Nothing is open.
    [one] One message did not arrive.
   *[other] { $count } messages did not arrive.
}
undelivered-page = { $first } to { $last } of { $total }
undelivered-previous = Previous
undelivered-next = Next
undelivered-retry = Try again
undelivered-retry-name = Try again: { $name }
undelivered-retry-all = Try all again
undelivered-drop = Let it go
undelivered-drop-name = Let it go: { $name }
undelivered-back = Back to the list
undelivered-drop-title = Let this message go?
undelivered-drop-ask = I won't try it any more, and it leaves the list. You can't undo that.
undelivered-drop-yes = Yes, let it go
undelivered-retried = I am trying it again now. When it works, it leaves the list.
undelivered-retried-all = I am trying all of it again now. What works leaves the list.
undelivered-dropped = That message is off the list. I won't try it any more.
undelivered-not-there = { $who ->
    [self] You did that already yourself: the message is no longer on the list.
    [other] { $by } was before you: the message is no longer on the list.
    [delivered] That message is no longer on the list: it was delivered meanwhile.
   *[unknown] That message is no longer on the list: it was delivered meanwhile, or somebody was before you.
}
undelivered-retried-already = That message is being tried again already: nothing changed.

undelivered-to = For: { $recipient }
undelivered-to-unknown = not known
undelivered-place-kernteam = the core team's channel
undelivered-place-helpdesk = the channel Helpdesk
undelivered-place-cafe = PLeK Café
undelivered-again = I am trying it again now.
undelivered-waiting = Since { $since }. { $count ->
    [one] Tried once.
   *[other] Tried { $count } times.
} I go on trying for a week.
undelivered-given-up = Since { $since }. { $count ->
    [one] Tried once.
   *[other] Tried { $count } times.
} I don't try it by myself any more.

# Why
undelivered-why-policy = PLeK may not write to this person: the app is not there for them. The administrator can arrange that with the app setup policy. Or ask the person to type “welcome” in a channel, and choose to add PLeK to their chats.
undelivered-why-blocked = This person blocked PLeK. Only they can undo that.
undelivered-why-disabled = The administrator of Teams switched PLeK off. Switch the app on there again.
undelivered-why-not-there = PLeK is not in this channel or chat. Add the app there.
undelivered-why-gone = This place or conversation is no longer there in Teams.
undelivered-why-not-met = PLeK has not met this person anywhere in Teams yet. Ask them to ask PLeK something, or to come to PLeK Café.
undelivered-why-no-channel = PLeK does not know yet which channel this is for. Type in that channel: @PLeK this channel is for core team, helpdesk or café.
undelivered-why-not-in-roster = Somebody came in of whom Teams does not say yet who it is. Often the invitation was not accepted yet. After that it goes by itself.
undelivered-why-outage = Teams could not be reached. Mostly that passes by itself.
undelivered-why-ours = Teams did not take this message. That is a mistake of PLeK: tell the administrator.
undelivered-why-fault = Something went wrong at PLeK. The administrator finds it in the log under { $reference }.
undelivered-why-given-up = This message was given up. The administrator finds the reason in the log.
undelivered-why-other = Teams refused it: { $code }.

# What it was
undelivered-what-other = A message
undelivered-what-unknown = A message that this version of PLeK can't read
undelivered-what-kernteam-emptied = Nobody is in the core team any more
undelivered-what-help-moved = A call for help was closed or opened again
undelivered-what-help-remarked = A reaction to a call for help
undelivered-what-help-requested = A call for help
undelivered-what-contact-reached = Trying again what somebody missed
undelivered-what-member-retention-over = Erasing the data of somebody who left
undelivered-what-member-hidden = News that somebody is not found any more
undelivered-what-network-archived = A network has ended
undelivered-what-network-decided = The decision about a network
undelivered-what-network-lead-claimed = Somebody wants to drive a network
undelivered-what-network-lead-settled = The answer to a new driver of a network
undelivered-what-network-submitted = A network to review
undelivered-what-network-without-lead = A network without anybody who drives it
undelivered-what-organisation-proposed = An organisation to review
undelivered-what-organisation-settled = The decision about an organisation
undelivered-what-arrival-unresolved = Somebody who came in, and whose name is not known yet
undelivered-what-place-guess-decided = A decision about a channel that was proposed
undelivered-what-place-guessed = A channel that may be for something, by its name
undelivered-what-place-known = What waited for a channel
undelivered-what-place-lost = A channel of PLeK is no longer there
undelivered-what-place-ready = The welcome in a new team
undelivered-what-proposal-ready = A proposal is ready for an agenda
undelivered-what-question-changed = A knowledge question was changed
undelivered-what-question-decided = The decision about a knowledge question
undelivered-what-question-help-offered = Somebody offers help with a knowledge question
undelivered-what-question-submitted = A new knowledge question
undelivered-what-reminders-due = Reminders
undelivered-what-reminders-week-due = The core team's weekly overview
undelivered-what-roster-due = Reading who is in a team
undelivered-what-signal-cards-due = Updating a message about a signal
undelivered-what-signal-news-due = News about signals
undelivered-what-signal-patterns-asked = A search for patterns in signals
undelivered-what-signal-stepped = A step of a signal
undelivered-what-sync-asked = Updating Teams
undelivered-what-sync-looked = What was found in Teams
undelivered-what-sync-stuck = Something in Teams does not work
undelivered-what-sync-plan-changed = How a plan for Teams stands
undelivered-what-sync-plan-proposed = A plan for Teams to approve
undelivered-what-venue-met = Reading which channels a team has
undelivered-what-welcome-due = Somebody's welcome
undelivered-what-welcome-for-all-due = The welcome in PLeK Café for everybody
undelivered-what-turn-set-aside = Something from Teams that went wrong at PLeK
undelivered-what-access-ended = Somebody's access is over
undelivered-what-access-ending = Somebody's access is nearly over
undelivered-what-access-review-asked = The question who is still with a hub or group
undelivered-what-access-review-changed = Updating the message about who still belongs
undelivered-what-access-review-reported = The report of who is still here
undelivered-what-admission-moved = A request to be let in
undelivered-what-announcement-made = News of a network or hub for its followers
undelivered-what-follow-heard = News of what somebody follows
undelivered-what-follow-news-due = Bringing news of what somebody follows
undelivered-what-hub-began = A planned hub has begun
undelivered-what-hub-closed = A hub was closed
undelivered-what-hub-edited = A hub was changed
undelivered-what-hub-furnished = A channel of a hub came or went
undelivered-what-hub-go-asked = The question whether a planned hub goes ahead
undelivered-what-hub-plan-changed = A decision about a planned hub
undelivered-what-hub-renamed = A hub has a new name
undelivered-what-hub-reopened = A hub is open again
undelivered-what-inquiry-asked = A question to a network or hub
undelivered-what-inquiry-late = A question to a network or hub that waits long for an answer
undelivered-what-inquiry-passed-on = A question that is the core team's now
undelivered-what-inquiry-settled = The answer to a question to a network or hub
undelivered-what-network-published = A network was changed
undelivered-what-organisation-merge-due = Two organisations that become one today
undelivered-what-organisation-merged = Two organisations became one
undelivered-what-participation-asked = Somebody wants to take part in a network
undelivered-what-participation-forgotten = Clearing an old request to take part
undelivered-what-participation-late = A request to take part that waits long
undelivered-what-participation-passed-on = A request to take part that is the core team's now
undelivered-what-participation-settled = The answer to who wants to take part in a network
undelivered-what-people-batch-over = A list of people has lapsed
undelivered-what-people-batch-received = A list of people was read
undelivered-what-cafe-card-due = An introduction in PLeK Café
undelivered-what-member-left = Clearing up after who leaves PLeK
undelivered-what-organisation-renamed = An organisation with a new name
undelivered-what-overview-due = An overview of news
undelivered-what-overviews-due = Getting overviews of news ready
