"""Themes: the opgaven by which people find each other (plan, chapter 1)."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.noun import Findable, Line, Name, Noun, Prose


class Theme(Noun):
    """An opgave such as wonen or water en bodem.

    Attributes:
        english: its name in English.
        summary: what belongs to it, one sentence.
        keywords: words by which people mean this theme.
    """

    section: ClassVar[str] = "themes"
    indexed: ClassVar[tuple[str, ...]] = ("status",)

    name: Name
    english: Line = ""
    summary: Prose = ""
    keywords: tuple[Line, ...] = ()
    status: Literal["active", "archived"] = "active"

    def findable(self) -> Findable:
        """By name, English name, summary and keywords."""
        words = (self.english, *self.keywords) if self.english else self.keywords
        return Findable(self.name, self.summary, words)
