"""Cards of reminders: usual, many, nastiest, emptiest, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.kit.translator import Translator, translator
from cards.reminders.reminder import (
    Mention,
    Whose,
    coming_card,
    pause_form,
    ready_card,
    reminder_card,
    switch_card,
    week_card,
)
from registry.core.errors import Fault
from registry.core.vocabulary import Language, Region
from registry.reminders.daily_run import Week
from registry.reminders.overdue import Kind, OverdueItem
from registry.reminders.schedule import Snooze
from registry.signals.lists import Inbox
from registry.signals.names import Labels
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStatus
from tests.cards.agenda.samples_questions import FULL, NASTY, NASTY_NAME

DAY = date(2026, 11, 26)
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
SIGNAL = Signal(
    slug="12",
    number=12,
    seen="Kennis over de bodem blijft liggen bij de waterschappen.",
    hub="twente",
    region=Region.TWENTE,
    raised=AT,
    due=AT,
)
NASTY_SIGNAL = SIGNAL.model_copy(update={"slug": "999999", "number": 999_999, "title": NASTY_NAME})
LABELS = Labels(hubs={"twente": "Twente"})
TASKS = (
    OverdueItem(
        "actions/actie-3", Kind.ACTION, "Het bodemloket openen", ("a",), date(2026, 12, 3), ()
    ),
    OverdueItem("proposals/voorstel-2", Kind.PROPOSAL, "Eén loket", ("a",), date(2026, 11, 25), ()),
    OverdueItem("inquiries/navraag-1", Kind.INQUIRY, "Veen: hoe?", ("a",), date(2026, 11, 16), ()),
    OverdueItem(
        "network_participants/veen:x", Kind.REQUEST, "Veen", ("a",), date(2026, 11, 16), ()
    ),
    OverdueItem(
        "signals/12", Kind.QUESTION, "Waar speelt dit nog meer?", ("a",), date(2026, 11, 19), ()
    ),
)
REST, OFF = Snooze(since=DAY, until=date(2026, 12, 6)), Snooze(since=DAY)


def samples() -> dict[str, Mapping[str, Any]]:
    return dict(_samples())


def _samples() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for language in Language:
        t = translator(language)
        for name, card in (*_own(t), *_kernteam(t)):
            yield f"{name} {language.value}", card


def _own(t: Translator) -> Iterator[tuple[str, Mapping[str, Any]]]:
    usual = [Mention(one, SIGNAL, DAY) for one in TASKS]
    nasty = OverdueItem("actions/actie-999999", Kind.ACTION, NASTY, ("a",), DAY, ())
    full = OverdueItem("signals/999999", Kind.QUESTION, FULL, ("a",), DAY, ())
    many = [Mention(one, NASTY_SIGNAL, DAY) for one in (nasty, full) * 6]
    yield "one", reminder_card(t, usual[:1], DAY)
    yield "three", reminder_card(t, usual, DAY)
    yield "many", reminder_card(t, many, DAY)
    yield "coming", coming_card(t, usual, None, DAY)
    yield "coming to the kernteam", coming_card(t, usual[:2], None, DAY, week=True)
    yield "coming many", coming_card(t, many, REST, DAY, "reminders-gone", good=False, week=True)
    yield "coming nothing", coming_card(t, [], None, DAY)
    yield "paused", coming_card(t, usual, REST, DAY)
    yield "off", coming_card(t, [Mention(TASKS[0])], OFF, DAY)
    yield "no more", coming_card(t, [Mention(TASKS[0])], None, DAY)
    later = "reminders-later-done"
    yield "later", coming_card(t, usual, None, DAY, later, on=t.day(date(2026, 12, 3)))
    form = pause_form(t, Whose())
    yield "pause", form.card(t)
    yield (
        "pause wrong",
        form.card(t, {"until": NASTY}, [Fault("until", "date", {"value": NASTY[:40]})]),
    )


def _kernteam(t: Translator) -> Iterator[tuple[str, Mapping[str, Any]]]:
    statuses = {SignalStatus.NEW: 4, SignalStatus.ASKED: 1}
    inbox = Inbox(new=4, waiting=1, overdue=2, statuses=statuses, levels={}, hubs={}, themes={})
    quiet = Inbox(new=0, waiting=1, overdue=0, statuses={}, levels={}, hubs={}, themes={})
    one = Whose("signal", SIGNAL)
    yield "week", week_card(t, Week(inbox, (SIGNAL,), (SIGNAL, SIGNAL)), LABELS)
    nasty = (NASTY_SIGNAL,) * 3
    yield "week nasty", week_card(t, Week(inbox, nasty, nasty), LABELS)
    yield "week quiet", week_card(t, Week(quiet, (), ()), Labels())
    yield "week comes", switch_card(t, Whose("week"), None, date(2026, 11, 30))
    yield "week paused", switch_card(t, Whose("week"), REST)
    yield "signal comes", switch_card(t, one, None, None, "reminders-on-done")
    yield "signal off", switch_card(t, Whose("signal", NASTY_SIGNAL), OFF)
    yield "signal pause", pause_form(t, one, "nonce").card(t)
    proposal = Proposal(slug="voorstel-2", number=2, title="Eén loket per provincie")
    yield "ready", ready_card(t, proposal, "Wim Werker", SIGNAL)
    hostile = proposal.model_copy(update={"title": NASTY[:150]})
    yield "ready nasty", ready_card(t, hostile, NASTY_NAME, NASTY_SIGNAL)
