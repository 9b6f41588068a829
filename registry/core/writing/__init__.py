"""What people write, sign by sign: what nobody sees, and letters that look like others.

`text_folding` makes texts comparable: folded, stemmed, in words. `plain_text` makes plain what a
keyboard, an office program or Teams puts in by itself; the door calls it for all that comes in,
and nothing behind the door strips signs for itself. `typewritten` is for reading commands and
dates only: what is kept keeps its quotes and dashes. `addresses` says which mail addresses and
websites are taken.
"""
