"""What every subject of the registry stands on; it knows none of them.

Entities and their unit of work, events, errors, rights, the closed sets of the plan (`vocabulary`),
forms, days, folded text, and what is kept about persons. A subject imports from here, and nothing
here imports a subject. Begin with `entity`, `unit_of_work` and `permissions`.
"""
