# Who is still with you: twice a year PLeK asks who still belongs to a hub or group.
reviews-command = Who still belongs to your hub or group: type its name behind it.
reviews-title = Are these people still with you: { $place }?
reviews-count = { $count ->
    [0] Nobody is in it.
    [one] One person is in it.
   *[other] { $count } people are in it. Those who stand out come first.
}
reviews-seen-means = PLeK only knows in which month somebody last asked PLeK something. PLeK does not see who takes part in Teams without it.
reviews-standing-gone = left PLeK
reviews-standing-no-account = never came: has no account yet
reviews-standing-never = never asked PLeK anything
reviews-standing-elsewhere = the e-mail address is not of this person's organisation: they may have changed jobs. Seen in { $month }
reviews-standing-long-ago = not seen by PLeK for over a year, last in { $month }
reviews-standing-seen = seen in { $month }
reviews-stays = ✔ Still belongs to it
reviews-take = Take out
reviews-take-name = Take { $name } out
reviews-keep = Still belongs to it
reviews-keep-name = { $name } still belongs to it
reviews-keep-all = All still with us
reviews-out = Taken out
reviews-is-out = Goes out with a plan for Teams
reviews-put-back-name = Put { $name } back
reviews-state-answered = Answered by { $by }, asked on { $day }
reviews-state-unanswered = Not answered, asked on { $day }. Nobody was taken out.
reviews-kept = { $name } still belongs to it.
reviews-taken = { $name } goes out. Teams follows by a plan.
reviews-kept-all = Noted, thank you: who is in it now still belongs to it.
reviews-is-back = { $name } is in it again. Teams follows by a plan.
reviews-gone = This person is no longer in it.
reviews-again = I asked this before. Would you still have a look?
reviews-asked-means = If you do not answer, nobody goes out.
reviews-look = Show the people
reviews-look-name = Show the people of { $place }
reviews-which = Of which place would you like to see who is still with it?
reviews-none = You answer for no hub or group.
reviews-report = Who is still with us: report { $round }
reviews-report-none = There was no round yet.
reviews-report-sum = { $asked ->
    [one] 1 place
   *[other] { $asked } places
} asked, { $answered } answered, { $out ->
    [0] nobody
    [one] 1 person
   *[other] { $out } people
} taken out.
reviews-report-open = Not answered yet. { $people ->
    [one] 1 person
   *[other] { $people } people
}, { $out ->
    [0] nobody
    [one] 1 person
   *[other] { $out } people
} taken out
reviews-report-answered = Answered: { $kept ->
    [one] 1 person stays
   *[other] { $kept } people stay
}, { $out ->
    [0] nobody
    [one] 1 person
   *[other] { $out } people
} taken out
reviews-report-unanswered = Not answered. { $people ->
    [one] 1 person
   *[other] { $people } people
}, { $out ->
    [0] nobody
    [one] 1 person
   *[other] { $out } people
} taken out
