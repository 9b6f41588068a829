"""The reader of dates, days, periods and hours: what people type, in each language at once.

In goes text, the day it is and what it is for; out comes a moment, never an error. `lexicon` has
the words, `tokens` cuts a text into them, `nodes` is what a phrase can mean, `grammar` (on
`numeric`, `days` and `periods`) puts them together, `hours` reads clocks, `judge` holds what was
read against what it is for.
"""
