"""Lookup of agendas: which one is meant, what is on it, which question has a number."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from registry.agenda.question import Question
from registry.core.errors import NotFound
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import NATIONAL
from registry.core.writing.text_folding import fold
from registry.hubs.hub import Hub
from registry.hubs.naming import hubs_meant

_NATIONAL_NAMES = frozenset({"nationaal", "nationale", "landelijk", "landelijke", "national"})
_SPELLED = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "zero one two three four five six seven eight nine ten eleven twelve",
)
_NUMBERS = {word: str(at) for row in _SPELLED for at, word in enumerate(row.split())}
_NUMBER = re.compile(
    r"(?:(?:agenda)?(?:vraag|question)\s*)?(?:(?:nr|nummer|number|no)\b\.?\s*)?#?\s*"
    r"(-?\d{1,30}|[a-z]{3,6})\s*([a-z]?)"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Agenda:
    """One agenda with what is on it.

    Attributes:
        slug: `nationaal` or the hub's.
        hub: whose it is; None for the national one.
        questions: in order: 3, 3a, 3b, 4.
    """

    slug: str
    hub: Hub | None
    questions: tuple[Question, ...]

    @property
    def main(self) -> tuple[Question, ...]:
        """Questions that are not a sub-question of another one on this agenda."""
        there = {question.slug for question in self.questions}
        return tuple(one for one in self.questions if one.parent not in there)

    def subs(self, question: Question) -> tuple[Question, ...]:
        """Return the sub-questions of a question."""
        return tuple(one for one in self.questions if one.parent == question.slug)

    def numbered(self, number: str) -> Question | None:
        """Return the question with this number, if it is on the agenda."""
        return next((one for one in self.questions if one.number == number), None)

    def around(self, question: Question) -> tuple[Question | None, Question | None]:
        """Return the questions directly before and after this one."""
        slugs = [one.slug for one in self.questions]
        if question.slug not in slugs:
            return None, None
        at = slugs.index(question.slug)
        before = self.questions[at - 1] if at else None
        return before, self.questions[at + 1] if at + 1 < len(slugs) else None


def number_in(text: str) -> str:
    """Return a question's number if the text is nothing else: `vraag 3 A` → `3a`; else empty.

    A number that no question can have, such as 0 or 99999, is returned too: the answer is that
    there is no such question.
    """
    found = _NUMBER.fullmatch(fold(text).strip())
    if not found:
        return ""
    digits = _NUMBERS.get(found[1], found[1])
    if not digits.lstrip("-").isdigit():
        return ""
    return f"{int(digits)}{found[2]}"


async def read_agenda(unit: UnitOfWork, slug: str) -> Agenda:
    """Return the agenda of a hub, or the national one. Raise NotFound if there is none."""
    hub = None
    if slug != NATIONAL:
        hub = await unit.of(Hub).find(slug)
        if hub is None or hub.status in ("planned", "closed"):
            raise NotFound("agendas", slug)
    questions = await unit.of(Question).all(agenda=slug, status="on_agenda")
    return Agenda(slug, hub, tuple(sorted(questions, key=lambda one: one.order)))


async def live_hubs(unit: UnitOfWork) -> list[Hub]:
    """Return the hubs that exist or are being set up, by name."""
    hubs = await unit.of(Hub).all(status=("forming", "active"))
    return sorted(hubs, key=lambda hub: hub.name)


def agendas_meant(text: str, hubs: Sequence[Hub]) -> tuple[str, ...]:
    """Return the slugs of the agendas that a text names; empty when it names none."""
    words = fold(text).split()
    if words and set(words) <= _NATIONAL_NAMES | {"agenda", "de", "the"}:
        return (NATIONAL,)
    return tuple(hub.slug for hub in hubs_meant(text, hubs))
