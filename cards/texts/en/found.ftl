# The answer to what is no command: what looks like it, or honestly that I don’t know.

found-title = This is what I found
found-words = You asked
found-why = { $kind } · found by: { $words }
found-question = Question on the agenda
found-question-hub = Question on the agenda of { $hub }
found-question-answered = Answered question
found-network = Network
found-hub = Knowledge hub
found-hub-planned = Knowledge hub, planned
found-signal = Signal
found-subgroup = Group
found-programme = Programme
found-open = Show
found-open-name = Show { $name }
found-theme = Networks about { $name }
found-next = Is it not here? Put your question to the core team or ask the Helpdesk.
found-helpdesk = Ask the Helpdesk
found-mean-title = Do you mean this?
found-mean = Choose what you mean. Is it not here? Then ask the Helpdesk.
found-title-else = Or are you looking for this?
found-unknown-title = I don’t know
found-unknown = I found nothing about it on the agenda, among the networks or the hubs. This is what you can do:
found-unknown-ask = put it to the core team as a knowledge question
found-unknown-agenda = see which questions are on the agenda
found-unknown-networks = look for a network that may know
found-agenda = See the agenda
found-networks = See the networks
found-fallback = My answer to: { $words }

talk-thanks = You’re welcome! Anything else you would like to know? Just ask, or type help.
talk-fine = Good! Anything else you would like to know? Just ask, or type help.
talk-hello = Hello! What are you looking for? Just ask your question, or type help.
talk-bye = Goodbye! You can always find me here.
talk-well = Fine, thank you. What can I help you with? Ask your question, or type help.
talk-who = I am PLeK’s bot: a program, not a person. Type help to see what I can do for you.
talk-sorry = No problem! Just ask again, or type help.
