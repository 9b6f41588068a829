"""Calls for help: anybody may call, the kernteam answers (design).

In: the text of a call and of remarks. Out: `call.HelpRequest` entities, events for the asker and
for the kernteam's channel, and an `answering.Case`: a call with the names in it. `call` holds the
entity and its events; `answering` submits, answers, closes and reopens, and says who may read a
call.
"""
