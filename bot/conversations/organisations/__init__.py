"""Conversation by which the kernteam decides on organisations that members typed.

In: the event of a proposed organisation, the buttons of its card, and what is typed in a form's
list. Out: suggestions of known organisations, and a card in the kernteam's channel that confirms
or merges the proposal, kept up to date (`review`).
"""
