"""Domain model of PLeK and the rules for changing it; no Teams, no cards, no SQL.

One package per subject, on top of `core`. In: typed input and a `UnitOfWork`. Out: entities and
views of them, events in the outbox, and refusals (`core.errors`) with codes for the texts.
Subjects import `core` and subjects below them only; `store` keeps what they know, `documents`
dumps and loads it, `search` finds in it, and `content` is what a new registry starts with.
"""
