"""Conversations about the FAQ: `faq`, an answer to who asks, and the kernteam's forms.

In: commands, verbs and texts that no command claims. Out: cards of `cards.faq`. `faq` shows and
answers, `keeping` is what the kernteam does with it.
"""
