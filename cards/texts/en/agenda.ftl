# The knowledge and learning agenda: lists and what is found in them.

agenda-command = See the knowledge and learning agenda. Add a number, a hub or a subject.

agenda-national = National knowledge and learning agenda
agenda-of-hub = Knowledge and learning agenda { $hub }
agenda-intro = These are the questions that we work on together. Choose one to see more. The questions are in Dutch.
agenda-empty = There are no questions on this agenda yet.
agenda-fallback = The knowledge and learning agenda. Type agenda and a number, such as: agenda 9
agenda-page = Page { $page } of { $pages }
agenda-previous = Previous
agenda-next = Next
agenda-open = Question { $number }
agenda-open-hub = { $hub } { $number }
agenda-open-answered = Show
agenda-open-name = Show the question: { $name }
agenda-answered = Answered question
agenda-kind = { $kind } · knowledge: { $state }
agenda-subs = With sub-questions { $numbers }
agenda-undecided = not settled yet
agenda-whole = National agenda
agenda-hub = Agenda { $hub }
agenda-about-hub = About the hub { $hub }
agenda-ask = Ask a question

# Searching the agenda
agenda-search-title = Found on the agenda
agenda-search-words = Searched for
agenda-search-none = I found nothing about this on the agenda.
agenda-search-none-next = Try another word, see the whole agenda, or put your question to the core team.
agenda-search-fallback = Questions on the agenda about { $words }

# A number or name that is not there
agenda-unknown-title = Question { $number } is not on this agenda
agenda-unknown-range = { $count ->
    [0] There are no questions on this agenda yet.
    [one] There is one question on this agenda: { $first }.
   *[other] The questions on this agenda go from { $first } to { $last }.
}
agenda-unknown-subs = Question { $number } has the sub-questions { $numbers }.
agenda-unknown-none = Question { $number } has no sub-questions.
agenda-which-title = Which agenda do you mean?
agenda-which-said = You typed
agenda-which-fallback = There are several agendas with this name.
