"""Cards that belong to no subject: help, language, and answers to free text.

In: the commands there are, and what search found across subjects. Out: `help.help_card`,
`languages.languages_card`, and in `search_results` the cards for results, for what may be meant
and for nothing found.
"""
