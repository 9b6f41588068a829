"""Technical core of the domain, which every subject imports and which imports none of them.

In: nothing of a subject's own. Out: `entity.Entity` (base of all that is stored), `events.Event`,
`forms.FormEntry`, `errors`, the protocols `UnitOfWork`, `Repository` and `UnitOfWorkFactory` that
the store implements, `permissions` (`Right`, `may`, `holds`, `require`), and `vocabulary`, the
closed lists. Besides: `dates`, `workdays` and `clock`, `text_folding`, `numbering`,
`personal_data`, and `membership`, which permissions follow from. Shared entities are in
`reference`.
"""
