"""Technical core of the domain, which every subject imports and which imports none of them.

In: nothing of a subject's own. Out: `entity.Entity` (base of all that is stored), `events.Event`,
`forms.FormEntry`, `errors`, the protocols `UnitOfWork`, `Repository` and `UnitOfWorkFactory` that
the store implements, `permissions` (`Right`, `may`, `holds`, `require`), and `vocabulary`, the
closed lists. Besides: `dates` (days, periods, working days) and `clock`, `writing` (plain text,
folding, letters that look alike), `numbering`, `quotas`, `retry` (the one way to change beside
others), `private_files`, `personal_data`, and `membership`, which permissions follow from. Shared
entities are in `reference`.
"""
