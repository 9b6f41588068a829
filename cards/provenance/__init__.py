"""Cards of where something comes from, for the kernteam that confirms or mends what was derived.

In: records that say where they come from, with the names behind their keys. Out: `waiting`, the
list of what is to be confirmed; `record`, one record with all of it; `correcting`, the form to put
one field right; `on_card`, the part that a record's own card has for the kernteam.
"""
