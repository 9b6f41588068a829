"""Personal data across the registry: show, export, erase (AVG, articles 15, 17 and 20).

In: a member's key. Out: every trace of them as data, or their erasure with counts of what was
removed and changed; a `RetentionOver` event erases who left long ago. All of it is in
`export_and_erase`, which walks all entity classes and relies on `Entity.without`, `shown_to` and
`registry.core.personal_data`.
"""
