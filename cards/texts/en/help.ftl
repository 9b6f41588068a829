help-title = What I can do for you
help-intro = Type one of these words, or simply ask your question.
help-hello = Hello, I am PLeK
help-about = I show you around in PLeK: who takes part, which knowledge networks there are and which questions are on the knowledge and learning agenda. Do you see an opportunity, a risk or a problem? Raise a signal. Type one of these words, or simply ask your question.
help-channel = In a channel, begin with @PLeK. Personal answers are seen by you only.
help-fallback = PLeK helps you with introducing yourself, networks, the agenda, your questions and signals. Type help.
help-command = See what I can do for you.
