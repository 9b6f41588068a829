"""Cards of the kernteam's lists of signals: inbox, filtered list, search, exports.

In: pages and counts from `registry.signals.lists`, and the filter that a button carries. Out:
cards, and the filter read back. `lists` builds the cards, `filter_form` encodes the filter as
button data and as a form, `exports` links to files and to the Stuurgroep's agenda.
"""
