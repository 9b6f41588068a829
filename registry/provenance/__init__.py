"""What plek derived, and what people make of it: the kernteam confirms it or puts it right.

In: records that say where they come from (`registry.core.provenance`). Out: what is still to be
confirmed (`waiting`), and the rules to confirm it, to take that back, and to put it right where the
record has no form of its own (`deciding`).
"""
