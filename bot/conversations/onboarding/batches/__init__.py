"""Many people at once: a list that is pasted or sent as a file, looked at, and put in on a yes.

In: parts of a list from a form or from a page (`bot.uploads`). Out: a preview that only its maker
sees, and on their yes people in groups. `pasting` gathers, `preview` shows and mends, `deeds`
carries out and takes back, `files` gives the link to the page; `views` is what they share.
"""
