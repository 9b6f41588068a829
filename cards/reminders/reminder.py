"""Reminders of overdue work: the reminder itself, what comes next, and snoozing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import (
    button,
    card,
    clipped,
    deeds,
    heading,
    notice,
    para,
    plain,
    said,
)
from cards.kit.forms import NONCE, EntryForm, TextField
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from cards.signals.rows import open_signal, signal_row, signal_title
from registry.core.dates.workdays import today
from registry.reminders.daily_run import Week
from registry.reminders.overdue import ASKED, OverdueItem
from registry.reminders.schedule import Snooze, resumed
from registry.reminders.snoozes import SnoozeDraft
from registry.signals.names import Labels
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStep

MOST = 6
"""Things on one card; the others are counted."""

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Mention:
    """Overdue work, as its reader may see it.

    Attributes:
        signal: the first of its signals that they may see.
        on: when they are reminded of it next; None when not.
    """

    item: OverdueItem
    signal: Signal | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Whose:
    """Owner of the reminders that a card is about.

    Attributes:
        of: empty for the reader's own, `week` for the kernteam's, `signal` for those of a signal.
        signal: that signal.
    """

    of: str = ""
    signal: Signal | None = None

    @property
    def load(self) -> dict[str, str]:
        """Data that its buttons carry."""
        load = {"of": self.of} if self.of else {}
        return load | ({"signal": self.signal.slug} if self.signal else {})


def reminder_card(t: Translator, mentions: Sequence[Mention], day: date) -> Mapping[str, Any]:
    """Build the card of all that a person is reminded of on a day."""
    title = t("reminders-title", count=len(mentions))

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [
            header(t, title, Noun.APPOINTMENT),
            *_rows(t, mentions, day, budget),
        ]
        return card(t, body, [_mine(t)], fallback=title)

    return fit_to_budget(build)


def coming_card(
    t: Translator,
    mentions: Sequence[Mention],
    rest: Snooze | None,
    day: date,
    remark: str = "",
    *,
    good: bool = True,
    week: bool = False,
    overview: str = "",
    **about: str,
) -> Mapping[str, Any]:
    """Build the card of a person's coming reminders, and their days.

    Args:
        t: the language.
        mentions: all of it, the next first.
        rest: their pause, when there is one.
        day: which day it is.
        remark: id of a text that says what just happened; `about` is what it names.
        good: whether that went well.
        week: whether they are of the kernteam, which has a week.
        overview: how often the overview of what is new comes, in words; it has the same switch.
        about: see `remark`.
    """
    title = t("reminders-coming-title")
    whose = Whose()

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [heading(title)]
        if remark:
            body.append(notice(t(remark, **about), good=good))
        body += _state(t, whose, rest)
        body.append(para(t("reminders-coming" if mentions else "reminders-coming-none")))
        body += _rows(t, mentions, day, budget, comes=rest is None)
        if overview:
            body.append(heading(t("overviews-ask-title"), level=2))
            body.append(para(overview))
        actions = [*_switches(t, whose, rest), button(t("overviews-ask-title"), "overviews.show")]
        if week:
            actions.append(button(t("reminders-week"), "signals.reminders", secondary=True))
        return card(t, body, actions, fallback=title)

    return fit_to_budget(build)


def switch_card(
    t: Translator, whose: Whose, rest: Snooze | None, on: date | None = None, remark: str = ""
) -> Mapping[str, Any]:
    """Build the card with the switches for reminders of a signal or of the kernteam's week.

    Args:
        t: the language.
        whose: which of the two.
        rest: its pause, when there is one.
        on: when the week comes next.
        remark: id of a text that says what just happened.
    """
    title = t("reminders-week-title" if whose.of == "week" else "reminders-signal-title")
    body: list[CardElement] = [heading(title)]
    if remark:
        body.append(notice(t(remark), good=True))
    if whose.signal is not None:
        body.append(said(signal_title(t, whose.signal), bold=True))
    body.append(para(t(f"reminders-about-{whose.of}")))
    body += _state(t, whose, rest)
    if on is not None:
        body.append(para(t("reminders-next", day=t.day(on))))
    actions = _switches(t, whose, rest)
    if whose.signal is not None:
        actions.append(open_signal(t, whose.signal))
    return card(t, body, actions, fallback=title)


def pause_form(t: Translator, whose: Whose, nonce: str = "") -> EntryForm[SnoozeDraft]:
    """Build the form that asks until when no reminders are wanted."""
    until = TextField(
        name="until", label=t("reminders-until"), hint=t("reminders-until-hint"), required=True
    )
    return EntryForm(
        model=SnoozeDraft,
        verb="reminders.pause",
        title=t("reminders-pause-title"),
        intro=t("reminders-pause-intro"),
        fields=(until,),
        send=t("reminders-pause-send"),
        cancel="signals.reminders" if whose.of else "reminders.show",
        hidden={**whose.load, **({NONCE: nonce} if nonce else {})},
    )


def week_card(t: Translator, week: Week, labels: Labels) -> Mapping[str, Any]:
    """Build the weekly card: what is new, waits and is overdue, with the oldest of each."""
    inbox = week.inbox
    counts = {"new": inbox.new, "waiting": inbox.waiting, "overdue": inbox.overdue}
    body: list[CardElement] = [header(t, t("reminders-week-heading"), Noun.APPOINTMENT)]
    body += [para(t(f"reminders-week-{name}", count=count)) for name, count in counts.items()]
    if week.overdue:
        body.append(heading(t("reminders-week-late"), level=2))
    body += [signal_row(t, one, labels, why=_late(t, one)) for one in week.overdue]
    if week.new:
        body.append(heading(t("reminders-week-first"), level=2))
    body += [signal_row(t, one, labels) for one in week.new]
    actions: list[Action] = [
        button(t("reminders-week-inbox"), "signals.inbox", style="positive"),
        button(t("signal-inbox-patterns"), "signals.patterns"),
        button(t("reminders-pause"), "signals.reminders", secondary=True),
    ]
    return card(t, body, actions, fallback=t("reminders-week-heading"))


def ready_card(t: Translator, proposal: Proposal, name: str, signal: Signal) -> Mapping[str, Any]:
    """Build the notice, for a signal's owner, that a proposal is ready for an agenda."""
    load = {"signal": signal.slug, "seen": str(signal.round), "step": SignalStep.AGENDA.value}
    title = t("reminders-ready-title")
    body: list[CardElement] = [
        heading(title),
        para(t("reminders-ready-by", name=plain(name or t("reminders-somebody")))),
        said(f"{proposal.number}. {proposal.title}", bold=True),
    ]
    agenda = button(t("signals-step-agenda"), "signals.step", load, style="positive")
    return card(t, body, [agenda, open_signal(t, signal, _named(t, signal))], fallback=title)


def _rows(
    t: Translator,
    mentions: Sequence[Mention],
    day: date,
    budget: SizeBudget,
    *,
    comes: bool = False,
) -> list[CardElement]:
    rows: list[CardElement] = []
    for one in mentions[:MOST]:
        name = budget.cut(clipped(" ".join(one.item.name.split()), _LONGEST))
        words = [_when(t, one.item, day), *([_next(t, one.on)] if comes else [])]
        title = said(f"{_what(t, one.item)}: {name}", bold=True)
        title.separator = True
        about = said(" · ".join(words), subtle=True)
        about.spacing = "None"
        rows += [title, about, deeds(name, _deeds(t, one))]
    if len(mentions) > MOST:
        rows.append(para(t("reminders-more", count=len(mentions) - MOST), subtle=True))
    return rows


def _deeds(t: Translator, mention: Mention) -> list[Action]:
    item = mention.item
    load, what = {"thing": item.thing}, _what(t, item)
    done = "answer" if item.kind in ASKED else "done"
    actions: list[Action] = [
        button(
            t(f"reminders-{done}"),
            "reminders.done",
            load,
            tooltip=t(f"reminders-{done}-name", name=what),
        ),
        button(
            t("reminders-later"),
            "reminders.later",
            load,
            tooltip=t("reminders-later-name", name=what),
        ),
    ]
    if mention.signal is not None:
        actions.append(open_signal(t, mention.signal, _named(t, mention.signal)))
    return actions


def _named(t: Translator, signal: Signal) -> str:
    return t("signals-one-number", number=str(signal.number))


def _what(t: Translator, item: OverdueItem) -> str:
    """Return the work by the number that people know it by: `Actie 3`."""
    return t(f"reminders-task-{item.kind.value}", number=item.slug.rpartition("-")[2])


def _when(t: Translator, item: OverdueItem, day: date) -> str:
    if item.kind in ASKED:
        return t("reminders-asked", day=t.day(item.day))
    left = (item.day - day).days
    if left < 0:
        return t("reminders-was-due", day=t.day(item.day))
    return t("reminders-due", day=t.day(item.day), left=left)


def _next(t: Translator, on: date | None) -> str:
    return t("reminders-comes", day=t.day(on)) if on else t("reminders-comes-not")


def _late(t: Translator, signal: Signal) -> str:
    return t("reminders-late", day=t.day(today(signal.due))) if signal.due else ""


def _state(t: Translator, whose: Whose, rest: Snooze | None) -> list[CardElement]:
    if rest is None:
        return []
    on = resumed(rest)
    kind = whose.of or "own"
    if on is None:
        return [notice(t(f"reminders-{kind}-off"))]
    return [notice(t(f"reminders-{kind}-paused", day=t.day(on)))]


def _switches(t: Translator, whose: Whose, rest: Snooze | None) -> list[Action]:
    load = whose.load
    pause = button(t("reminders-pause-until"), "reminders.form", load)
    off = button(t("reminders-off"), "reminders.off", load)
    on = button(t("reminders-on"), "reminders.on", load, style="positive")
    if rest is None:
        return [pause, off]
    return [on, pause] if rest.until is None else [on, pause, off]


def _mine(t: Translator) -> Action:
    return button(t("reminders-coming-title"), "reminders.show")
