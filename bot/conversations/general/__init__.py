"""Conversations that belong to no subject: help, language, small talk, free text.

In: any text that no command claims. Out: the best answer there is: a suggestion for a mistyped
command, small talk, a list that was meant, or search results (`fallback`); `help` lists the
commands, `languages` sets the language of a member.
"""
