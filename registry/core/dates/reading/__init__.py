"""The reader of dates, days, periods and hours: what people type, in each language at once.

In goes text, the day it is and what it is for; out comes a moment, never an error. `lexicon` has
the words, `tokens` cuts a text into them, `nodes` is what a phrase can mean. `grammar` puts them
together, on `numeric`, `named_days` (feasts and seasons), `lengths` (`anderhalve week`),
`day_phrases` and `period_phrases`; `hours` reads clocks, `judge` holds what was read against what
it is for.
"""
