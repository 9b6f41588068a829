"""Themes: the opgaven by which people find each other (plan, chapter 1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from registry.core.entity import Findable, Line, Name, Prose
from registry.core.provenance import Sourced
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Language


class Theme(Sourced):
    """An opgave such as wonen or water en bodem.

    Attributes:
        english: its name in English.
        summary: what belongs to it, one sentence.
        keywords: words by which people mean this theme.
    """

    section: ClassVar[str] = "themes"
    indexed: ClassVar[tuple[str, ...]] = (*Sourced.indexed, "status")
    sourced: ClassVar[tuple[str, ...]] = ("name", "summary")

    name: Name
    english: Line = ""
    summary: Prose = ""
    keywords: tuple[Line, ...] = ()
    status: Literal["active", "archived"] = "active"

    def label(self, language: Language) -> str:
        """Return its name in a language; in Dutch where it has no English one."""
        return self.english if language is Language.ENGLISH and self.english else self.name

    def findable(self) -> Findable | None:
        """Index name, English name, summary and keywords of a theme that is in use."""
        if self.status == "archived":
            return None
        words = (self.english, *self.keywords) if self.english else self.keywords
        return Findable(self.name, self.summary, words)


async def active(unit: UnitOfWork, chosen: Iterable[str] = ()) -> list[Theme]:
    """Return all themes that are in use, by name.

    Args:
        unit: to read from.
        chosen: keys of those that are in a form already: they stay in it, in use or not.
    """
    themes = {one.slug: one for one in await unit.of(Theme).all(status="active")}
    if more := [key for key in dict.fromkeys(chosen) if key not in themes]:
        themes |= {one.slug: one for one in await unit.of(Theme).some(more)}
    return sorted(themes.values(), key=lambda one: one.name.casefold())
