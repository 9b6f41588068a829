"""How much one person may submit in a day: a table, and the count that is kept of it.

The rules call `spend` where something new comes in; too much is a fault of the form, which comes
back as it was filled in. A look at one row of the person tells, however much there is.
"""
