"""Frequently asked questions: the kernteam keeps question, other ways to ask it, and answer.

In: a form of the kernteam. Out: `entry.FaqEntry` entities, each with the history of its texts
(`entry.FaqVersion`). `editing` adds, changes, takes off and sets back; `given` lists and finds what
is given today; `waiting` says which answers run out.
"""
