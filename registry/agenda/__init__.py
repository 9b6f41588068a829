"""Knowledge and learning agenda: questions, national and per hub (plan, chapters 3 to 5).

In: a member's `asking.Draft`, offers of help, and the kernteam's decisions. Out: `Question`
entities, events for those who follow them, and views limited to what a reader may see. `question`
holds the entity and its events, `asking` what members do, `triage` what the kernteam does,
`lookup` finds agendas and questions by name and number, `details` gathers one for a card.
"""
