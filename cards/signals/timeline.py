"""Course of a signal: what happened, when, and by whom as far as the reader may know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from microsoft_teams.cards import Action, CardElement, Container, RichTextBlock, TextRun

from cards.kit.components import button, card, clipped, para, said
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.states import stepper
from cards.kit.translator import Translator
from cards.signals.rows import open_signal, section, signal_title, under
from registry.core.vocabulary import MeetingKind
from registry.signals.details import SignalFile
from registry.signals.proposals.meeting import Meeting
from registry.signals.signal import Signal, Step
from registry.signals.transitions import STEPS, NewsKind, SignalStatus, SignalStep

PAGE = 10
"""Steps on a page of the whole course."""

LONGEST_NOTE = 300
"""Characters of a step's words in the list; all of it is on the pages of the course."""

_COURSE = ("raised", "picked-up", "proposed", "decided", "closed")
"""Steps of the course that everybody knows; the states are more."""

_AT: Mapping[SignalStatus, int] = {
    **dict.fromkeys((SignalStatus.NEW,), 0),
    **dict.fromkeys((SignalStatus.PICKED_UP, SignalStatus.ASKED), 1),
    **dict.fromkeys((SignalStatus.PROPOSED, SignalStatus.ON_AGENDA), 2),
    **dict.fromkeys((SignalStatus.TAKEN_UP, SignalStatus.SENT_BACK, SignalStatus.NOT_NOW), 2),
    **dict.fromkeys((SignalStatus.DECIDED, SignalStatus.ACTING), 3),
    SignalStatus.CLOSED: 4,
}
"""At which of them a signal is; one that was bundled or set aside is at none."""

_FIELDS = ("seen", "why", "wish", "title", "kind", "level", "hub", "region", "themes", "source")
"""Fields that are called by their name in a correction; what is left is who sees the raiser."""


@dataclass(frozen=True, slots=True)
class Line:
    """Line of the course: a step, or several people who joined one after another.

    Attributes:
        many: how many steps it stands for.
    """

    step: Step
    many: int = 1


def how_far(t: Translator, signal: Signal) -> list[CardElement]:
    """Build how far a signal is, in five steps; nothing when it left its course.

    One that was closed without a decision had four: no card says that there was one.
    """
    if signal.status not in _AT:
        return []
    closed = signal.status is SignalStatus.CLOSED
    been = {signal.status, *(one.status for one in signal.history)}
    decided = bool(been & {SignalStatus.DECIDED, SignalStatus.ACTING})
    names = [one for one in _COURSE if decided or not closed or one != "decided"]
    now = len(names) if closed else _AT[signal.status]
    return [stepper(t, [t(f"signals-course-{name}") for name in names], now)]


def lines(signal: Signal) -> tuple[Line, ...]:
    """Return the course in order, merging consecutive joins, and moves to other days."""
    found: list[Line] = []
    for merged, steps in groupby(signal.history, _merged):
        group = list(steps)
        if merged and len(group) > 1:
            found.append(Line(group[-1], len(group)))
        else:
            found += (Line(one) for one in group)
    return tuple(found)


def _merged(step: Step) -> str:
    """Return what a step is told together with; empty for one that is told alone."""
    together = STEPS[step.step].news is NewsKind.SUPPORT or step.step is SignalStep.MOVE
    return step.step.value if together else ""


def _is_with_proposal(file: SignalFile, step: Step) -> bool:
    """Whether its words stand with the proposal already, on this card that has both."""
    return file.proposal is not None and STEPS[step.step].with_proposal


def course(t: Translator, file: SignalFile, budget: SizeBudget) -> list[CardElement]:
    """Build the latest steps under a heading, oldest first."""
    all_of_it = lines(file.signal)
    shown = all_of_it[-budget.rows :]
    body: list[CardElement] = [section(t("signals-course"))]
    if earlier := len(all_of_it) - len(shown):
        body.append(para(t("signals-course-earlier", count=earlier), subtle=True))
    return [
        *body,
        *(
            line_row(t, file, one, budget, 0 if _is_with_proposal(file, one.step) else LONGEST_NOTE)
            for one in shown
        ),
    ]


def is_long(signal: Signal) -> bool:
    """Return whether the course does not fit on the signal's own card."""
    whole = lines(signal)
    return len(whole) > PAGE - 2 or any(len(one.step.note) > LONGEST_NOTE for one in whole)


def course_card(t: Translator, file: SignalFile, page: int = 0) -> Mapping[str, Any]:
    """Build a page of the whole course, latest page last; out of range becomes the nearest."""
    whole, signal = lines(file.signal), file.signal
    pages = max(1, -(-len(whole) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = whole[page * PAGE : (page + 1) * PAGE]
    title = t("signals-course-title", number=str(signal.number))

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [
            header(t, title, Noun.LOGBOOK),
            said(signal_title(t, signal), subtle=True),
        ]
        body += [line_row(t, file, one, budget, 2_000) for one in shown]
        if pages > 1:
            body.append(para(t("signals-page", page=page + 1, pages=pages), subtle=True))
        return card(t, body, _turning(t, signal, page, pages), fallback=title)

    return fit_to_budget(build)


def line_row(
    t: Translator, file: SignalFile, line: Line, budget: SizeBudget, most: int
) -> CardElement:
    """Build the row of a step: what it was, when, by whom, and the start of its words."""
    step = line.step
    by = (
        ""
        if line.many > 1 and step.step is not SignalStep.MOVE
        else file.labels.members.get(step.by, "")
    )
    when = " · ".join(part for part in (t.day(step.at), clipped(by, 80)) if part)
    head = RichTextBlock(
        inlines=[
            TextRun(text=budget.cut(step_words(t, file, line)), weight="Bolder"),
            TextRun(text=f" · {when}", is_subtle=True),
        ]
    )
    if not (step.note and most) or line.many > 1:
        return Container(items=[head], spacing="Small")
    return Container(items=[head, under(budget.cut(clipped(step.note, most)))], spacing="Small")


def step_words(t: Translator, file: SignalFile, line: Line) -> str:
    """Return what happened in a step, in a few words."""
    step, name = line.step, line.step.step.value
    match STEPS[step.step].news:
        case NewsKind.SUPPORT if line.many > 1:
            return t(f"signals-did-{name}-many", count=line.many)
        case NewsKind.BUNDLE:
            number = step.about.rpartition("/")[2] or "?"
            into = step.status is SignalStatus.BUNDLED
            return t(f"signals-did-{name}" if into else f"signals-did-{name}-here", number=number)
        case NewsKind.MEETING:
            meetings = file.proposal.meetings if file.proposal else {}
            slug = step.about.rpartition("/")[2]
            words = meeting_words(t, slug, meetings)
            if line.many > 1:
                return t(f"signals-did-{name}-many", meeting=words, count=line.many)
            return t(f"signals-did-{name}", meeting=words)
        case NewsKind.OUTCOME:
            return t(f"signals-did-{name}-{step.status.value}")
        case NewsKind.CORRECTION:
            fields = (one if one in _FIELDS else "other" for one in step.fields)
            names = dict.fromkeys(t(f"signals-field-{one}") for one in fields)
            return t(f"signals-did-{name}", fields=t.listing(list(names)))
        case _:
            return t(f"signals-did-{name}")


def meeting_words(t: Translator, slug: str, meetings: Mapping[str, Meeting]) -> str:
    """Return a meeting with its day; from its slug when it is not among the known ones."""
    known = meetings.get(slug)
    if known is not None:
        kind = clipped(known.title, 80) or t.label(known.kind)
        return t("signals-meeting", kind=kind, day=t.day(known.day))
    kind_of, day = slug[:-11], slug[-10:]
    try:
        return t("signals-meeting", kind=t.label(MeetingKind(kind_of)), day=_day(t, day))
    except ValueError:
        return slug


def _day(t: Translator, iso: str) -> str:
    return t.day(date.fromisoformat(iso))


def _turning(t: Translator, signal: Signal, page: int, pages: int) -> Sequence[Action]:
    itself = {"signal": signal.slug}
    actions: list[Action] = [open_signal(t, signal, t("signals-back"))]
    if page > 0:
        before = {**itself, "page": str(page - 1)}
        actions.append(button(t("signals-earlier"), "signals.course", before))
    if page + 1 < pages:
        after = {**itself, "page": str(page + 1)}
        actions.append(button(t("signals-later"), "signals.course", after))
    return actions
