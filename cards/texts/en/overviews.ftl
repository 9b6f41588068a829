# The overview of what is new on PLeK, for who chooses it.
overviews-command = See what is new on your themes and in your regions, and choose whether that comes by itself.
overviews-title = New on PLeK
overviews-since = Since { $day }:
overviews-nothing = Since { $day } nothing is new that suits you.
overviews-kind-question = Asked for
overviews-kind-answer = Answered
overviews-kind-network = New networks
overviews-kind-decided = Decisions on signals
overviews-kind-lesson = Lessons
overviews-kind-person = People whom you can find now
overviews-bare = You chose no themes or regions yet. That is why you see everything.
overviews-themes = My themes
overviews-how-often = How often?
overviews-off = Switch off
overviews-said-week = This overview comes by itself each week, on the first working day at nine. When nothing is new, nothing comes.
overviews-said-month = This overview comes by itself each month, on the first working day at nine. When nothing is new, nothing comes.
overviews-said-off = The overview does not come by itself. Type “what's new” to see it.
overviews-quiet = Your reminders are switched off for now. As long as they are, the overview does not come either.
overviews-ask-title = Overview of what is new
overviews-ask-intro = What is new on your themes and in your regions: questions, networks, decisions, lessons, and whom you can find.
overviews-ask = How often do you want it?
overviews-every-week = Each week
overviews-every-month = Each month
overviews-every-off = Not
overviews-save = Save
overviews-done-week = Good, the overview comes each week from now on.
overviews-done-month = Good, the overview comes each month from now on.
overviews-done-off = Good, the overview does not come by itself any more.
overviews-lately = This is new since your last overview:
overviews-more = { $kind ->
    [network] And { $count } more. Type “networks” to see all.
    [question] And { $count } more. Type “agenda” to see all.
    [answer] And { $count } more. Type “agenda” to see all.
   *[other] And { $count } more.
}
