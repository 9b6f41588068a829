"""Data that all parts of the sync share: states, keys and the blueprint.

In: the blueprint's TOML. Out: frozen dataclasses without any input or output of their own.

Public parts: `shapes` (`DesiredState`, `ObservedState` and what they hold), `keys` (of places),
`blueprint.Blueprint`, `owners.usable_owners`.
"""
