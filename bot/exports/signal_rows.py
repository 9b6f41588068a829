"""Rows of signals, proposals, decisions and actions in an export, and their columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from cards.kit.translator import AMSTERDAM, Translator
from cards.signals.rows import state_words
from registry.core.reference.theme import Theme
from registry.members.member import Member
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import STEPS, SignalStep

Cell = str | int | date | None
Row = tuple[Cell, ...]


@dataclass(slots=True)
class Names:
    """Names of what the rows refer to, by key; members are added as they come by."""

    hubs: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)

    def add(self, members: list[Member]) -> None:
        """Add members."""
        self.members |= {one.slug: one.name for one in members}


Value = Callable[[Translator, Names, Signal], Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list.

    Attributes:
        name: of its heading's text: `signal-papers-column-…`.
        width: in characters.
        value: what stands in it.
    """

    name: str
    width: int
    value: Value


def people_in(signal: Signal) -> tuple[str, ...]:
    """Return the keys of the members that a row names."""
    raiser = "" if signal.anonymous else signal.raiser
    return tuple(key for key in (raiser, signal.owner) if key)


def _raiser(t: Translator, names: Names, signal: Signal) -> str:
    """Return who raised it; anonymous signals stay so, because a file is passed on."""
    if signal.anonymous:
        return t("signal-papers-anonymous")
    return names.members.get(signal.raiser, "")


def _hubs(_: Translator, names: Names, signal: Signal) -> str:
    return ", ".join(names.hubs.get(hub, hub) for hub in signal.hubs)


def _themes(t: Translator, names: Names, signal: Signal) -> str:
    known = [names.themes.get(theme) for theme in signal.themes]
    return ", ".join(one.label(t.language) for one in known if one)


def _region(t: Translator, _: Names, signal: Signal) -> str:
    return t.label(signal.region) if signal.region else ""


def _numbers(section: str) -> Value:
    """Return a column of the numbers of what came of it: `decisions/besluit-3` → `3`."""

    def numbers(_: Translator, __: Names, signal: Signal) -> str:
        about = (step.about for step in signal.history if step.about.startswith(f"{section}/"))
        return ", ".join(dict.fromkeys(one.rpartition("-")[2] for one in about))

    return numbers


def _on(step: SignalStep) -> Value:
    """Return a column of the day on which a signal last took a step."""

    def day(_: Translator, __: Names, signal: Signal) -> date | None:
        return day_of(next((one.at for one in reversed(signal.history) if one.step is step), None))

    return day


def day_of(moment: datetime | None) -> date | None:
    """Return the day that a moment lies in, in Dutch time."""
    return moment.astimezone(AMSTERDAM).date() if moment else None


COLUMNS = (
    Column("number", 8, lambda _, __, one: one.number),
    Column("name", 36, lambda _, __, one: one.name),
    Column("kind", 11, lambda t, _, one: t.label(one.kind)),
    Column("level", 20, lambda t, _, one: t.label(one.level)),
    Column("status", 20, lambda t, _, one: state_words(t, one)),
    Column("hubs", 24, _hubs),
    Column("region", 18, _region),
    Column("themes", 28, _themes),
    Column("support", 10, lambda _, __, one: len(one.supporters)),
    Column("seen", 60, lambda _, __, one: one.seen),
    Column("why", 40, lambda _, __, one: one.why),
    Column("wish", 40, lambda _, __, one: one.wish),
    Column("raiser", 22, _raiser),
    Column("raised", 12, lambda _, __, one: day_of(one.raised)),
    *(Column(step.value, 12, _on(step)) for step, rule in STEPS.items() if rule.column),
    Column("due", 12, lambda _, __, one: day_of(one.due)),
    Column("owner", 22, lambda _, names, one: names.members.get(one.owner, "")),
    Column("into", 12, lambda _, __, one: int(one.into) if one.into else None),
    Column("follows_up", 12, lambda _, __, one: int(one.follows_up) if one.follows_up else None),
    Column("proposal", 10, lambda _, __, one: number_of(one.proposal) if one.proposal else None),
    Column("decisions", 10, _numbers(Decision.section)),
    Column("actions", 10, _numbers(FollowUp.section)),
    Column("lesson", 40, lambda _, __, one: one.lesson),
)

COURSE_COLUMNS = (
    ("what", 14),
    ("number", 8),
    ("proposal", 10),
    ("text", 60),
    ("state", 26),
    ("day", 12),
    ("due", 12),
    ("who", 30),
    ("result", 40),
)
"""Of the second sheet: proposals, decisions and actions, with their widths."""


def signal_row(t: Translator, names: Names, signal: Signal) -> Row:
    """Return a signal's values in the order of COLUMNS."""
    return tuple(column.value(t, names, signal) for column in COLUMNS)


def headings(t: Translator) -> tuple[str, ...]:
    """Return the headings of COLUMNS."""
    return tuple(t(f"signal-papers-column-{one.name}") for one in COLUMNS)


def course_headings(t: Translator) -> tuple[str, ...]:
    """Return the headings of COURSE_COLUMNS."""
    return tuple(t(f"signal-papers-course-{name}") for name, _ in COURSE_COLUMNS)


def proposal_row(t: Translator, names: Names, one: Proposal) -> Row:
    """Return the row of a proposal; its day is that of its latest version."""
    workers = [names.members.get(key, "") for key in one.workers]
    text = f"{one.title}\n{one.text}".strip()
    return (
        t("signal-papers-what-proposal"),
        one.number,
        one.number,
        text,
        t(f"signal-papers-proposal-{one.status}"),
        day_of(one.versions[-1].at) if one.versions else None,
        one.due,
        ", ".join(name for name in workers if name),
        "\n".join(hearing.note for hearing in one.hearings if hearing.note),
    )


def decision_row(t: Translator, one: Decision) -> Row:
    """Return the row of a decision; who took it is a body."""
    proposal = number_of(one.proposal)
    what = t("signal-papers-what-decision")
    return (what, one.number, proposal, one.text, "", one.day, None, one.body, "")


def action_row(t: Translator, names: Names, one: FollowUp) -> Row:
    """Return the row of an action; its day is that on which it ended."""
    return (
        t("signal-papers-what-action"),
        one.number,
        number_of(one.proposal),
        one.what,
        t(f"signal-papers-action-{one.state}"),
        day_of(one.ended),
        one.due,
        names.members.get(one.doer, "") or one.party,
        one.result,
    )


def number_of(slug: str) -> int | None:
    """Return the number: `voorstel-3` → 3; None for other names in a document."""
    number = slug.rpartition("-")[2]
    return int(number) if number.isascii() and number.isdigit() else None
