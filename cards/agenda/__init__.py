"""Cards of the knowledge and learning agenda: lists, questions, forms, triage.

In: agendas and questions from `registry.agenda`. Out: cards and forms. `agenda` lists and
searches, `question` shows one question and one's own, `forms` asks, helps and decides, `triage`
has the cards of the kernteam and the messages to askers and followers.
"""
