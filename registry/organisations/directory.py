"""Directory of organisations: many names looked up at once, exactly, with the nearest for others.

For lists, where nobody looks at each line: what is nearly a name is not taken for it, as it is in a
form (`choosing`), but offered.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from registry.core.reference.netherlands import bodies
from registry.core.reference.place_names import renamed
from registry.core.unit_of_work import UnitOfWork
from registry.organisations.known import known
from registry.organisations.naming import Named, folded, own_part

_NEAR = 60
"""From here (rapidfuzz' ratio, 0 to 100) a name is worth offering (design)."""


class Directory:
    """Organisations by their names.

    Args:
        here: those of the registry; they go before those of the lists.
        day: of today, by which municipalities have merged or not.
    """

    def __init__(self, here: Iterable[Named], day: date) -> None:
        registered = list(here)
        slugs = {one.slug for one in registered}
        every: list[Named] = [*registered, *(one for one in bodies(day) if one.slug not in slugs)]
        self._by_slug = {one.slug: one for one in every}
        self._by_name: dict[str, str] = {}
        self._by_part: dict[str, set[str]] = {}
        for one in every:
            for name in map(folded, one.names):
                for form in (name, _placed(name)):
                    self._by_name.setdefault(form, one.slug)
                self._by_part.setdefault(own_part(_placed(name)), set()).add(one.slug)

    def named(self, words: str) -> str | None:
        """Return the key of the organisation that words name: by key, a name, or its own part.

        `Rotterdam` is the municipality when no other organisation has that for a name.
        """
        if words in self._by_slug:
            return words
        name = folded(words)
        found = self._by_name.get(name) or self._by_name.get(_placed(name))
        if found or not name:
            return found
        parts = self._by_part.get(own_part(_placed(name)), set()) if own_part(name) else set()
        return next(iter(parts)) if len(parts) == 1 else None

    def label(self, slug: str) -> str:
        """Return what to show for a key; the key itself for one that is gone."""
        return self._by_slug[slug].label if slug in self._by_slug else slug

    def nearest(self, words: str, limit: int = 3) -> list[tuple[str, str]]:
        """Return (key, label) of the organisations that words resemble most."""
        from rapidfuzz import fuzz, process  # takes memory, and is needed for what is unknown

        asked = _placed(folded(words[:100]))
        asked = own_part(asked) or asked
        if not asked:
            return []
        parts = list(self._by_part)
        near = process.extract(asked, parts, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=limit)
        begun = [part for part in parts if asked in f" {part}".split(" ") or part.startswith(asked)]
        found = [slug for part in begun[:limit] for slug in sorted(self._by_part[part])]
        found += [slug for part, _, _ in near for slug in sorted(self._by_part[part])]
        return [(slug, self.label(slug)) for slug in list(dict.fromkeys(found))[:limit]]


async def directory(unit: UnitOfWork) -> Directory:
    """Return the directory of today; what nobody has looked at yet is left out."""
    return Directory(await known(unit, "known", "reference"), unit.now.date())


def _placed(name: str) -> str:
    """Return a folded name with each place under its usual name."""
    return " ".join(renamed(name.split()))
