"""Cards of who raises a signal, joins one, or looks at their own: usual, largest and nastiest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from cards.kit.components import dialog, para
from cards.kit.size_budget import DEFAULT_BUDGET
from cards.kit.translator import Translator, translator
from cards.signals.forms import join_form, signal_form
from cards.signals.harvest import by_code, harvest_form, harvested_card
from cards.signals.raising import (
    Likes,
    alike_card,
    guessed,
    join_about,
    like_rows,
    mine_card,
    sent_card,
)
from registry.core.errors import Fault
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Language, MeetingKind, Region
from registry.hubs.hub import Hub
from registry.signals.harvest import Harvested
from registry.signals.names import Labels
from registry.signals.proposals.meeting import Meeting
from registry.signals.signal import Signal, Support
from registry.signals.similarity.prefill import Prefill
from registry.signals.similarity.similar import SimilarSignal
from registry.signals.transitions import SignalStatus
from registry.signals.visibility import Mine

SEEN = "Kennis over droogte blijft liggen bij de gemeenten; wat de ene weet, weet de andere niet."
NASTY = "<at>Sanne</at> **vet** [klik](http://kwaad.example) ${naam} # kop | `code` 😀 עברית"
FULL = "😀" * 1_500
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HUBS = [
    Hub(slug=slug, name=slug.replace("-", " ").title(), region=region, province=region)
    for slug, region in (("twente", Region.TWENTE), ("noordelijk-flevoland", Region.FLEVOLAND))
]
THEMES = [Theme(slug=f"thema-{at}", name=f"Thema van {at} opgaven") for at in range(20)]
LABELS = Labels(hubs={one.slug: one.name for one in HUBS}, themes={one.slug: one for one in THEMES})

Cards = Iterator[tuple[str, Mapping[str, Any]]]


def signal(number: int = 12, **more: Any) -> Signal:
    """A signal of the usual size."""
    fields = {"slug": str(number), "number": number, "seen": SEEN, "raised": NOW, "hub": "twente"}
    return Signal(**fields | more)


def likes(text: str = SEEN, *words: str, own: bool = False) -> Likes:
    """Three that are like it."""
    support = Support(member="anna", hub="noordelijk-flevoland")
    found = [
        SimilarSignal(
            signal(at, seen=text, supporters=(support,) if at == 3 else ()), words, ("thema-1",)
        )
        for at in (1, 2, 3)
    ]
    return Likes(tuple(found), LABELS, "anna" if own else "bram")


def _forms(t: Translator) -> Cards:
    empty = signal_form(t, THEMES, HUBS, {})
    yield "form", empty.card(t)
    values = {
        "seen": SEEN,
        "kind": "probleem",
        "level": "in-de-regio",
        "hub": "twente",
        "themes": ("thema-1",),
    }
    guess = Prefill(because={"hub": ("Twente",), "themes": ("droogte", "bodem")})
    above = [part for part in (guessed(t, guess),) if part]
    yield "form-guessed", empty.card(t, values, above=above)
    shown = signal_form(t, THEMES, HUBS, {"looked": "1 2 3"}, anyway=True)
    rows = like_rows(t, likes(SEEN, "droogte"), DEFAULT_BUDGET)
    window = dialog(t("raise-dialog"), "signals.form", {"seen": FULL})
    faults = (Fault("seen", "too_long", {"max": 1500}), Fault("hub", "choice"))
    full = dict.fromkeys(("seen", "why", "wish", "source"), FULL)
    yield "form-alike", shown.card(t, values, above=rows)
    yield "form-largest", shown.card(t, values | full, faults, above=rows, more=[window])
    yield "form-nasty", empty.card(t, dict.fromkeys(full, NASTY))
    join = join_form(t, "12", HUBS)
    yield "join", join.card(t, {"note": SEEN}, above=join_about(t, signal(), LABELS))
    yield (
        "join-full",
        join.card(t, {"note": FULL}, (Fault("supporters", "supporters", {"max": 5}),)),
    )


def _cards(t: Translator) -> Cards:
    yield "alike", alike_card(t, SEEN, likes(SEEN, "droogte", "gemeenten"), {})
    yield "alike-own", alike_card(t, SEEN, likes(SEEN, "droogte", own=True), {})
    window = dialog(t("raise-dialog"), "signals.form", {"seen": FULL})
    load = {"origin": "message", "link": "https://teams.example/" + "x" * 1_900}
    big = likes(FULL, *["😀" * 40] * 8)
    yield "alike-largest", alike_card(t, FULL, big, load, more=[window])
    yield "alike-nasty", alike_card(t, NASTY, likes(NASTY, NASTY), {})
    yield "sent", sent_card(t, signal())
    yield "sent-anonymous", sent_card(t, signal(anonymous=True, title=NASTY))


def _mine(t: Translator) -> Cards:
    asked = signal(3, status=SignalStatus.ASKED, question="Bij welke gemeenten speelt dit precies?")
    raised = (signal(14, status=SignalStatus.ON_AGENDA), asked)
    yield "mine", mine_card(t, Mine(raised, (signal(7, hub=None, region=Region.ZEELAND),)), LABELS)
    yield "mine-none", mine_card(t, Mine((), ()), LABELS)
    many = tuple(
        signal(at, seen=FULL, status=SignalStatus.ASKED, question=FULL) for at in range(40, 0, -1)
    )
    yield "mine-largest", mine_card(t, Mine(many, many), LABELS, 1)
    yield "mine-nasty", mine_card(t, Mine((signal(seen=NASTY, title=NASTY),), ()), LABELS)


def _harvest(t: Translator) -> Cards:
    form = harvest_form(t, THEMES, HUBS)
    yield "harvest", form.card(t, {"day": "23-11-2026"}, above=[para(t("raise-harvest-means"))])
    faults = [
        Fault(f"lines.{at}", "harvest_short", {"line": str(at), "min": 10}) for at in range(1, 41)
    ]
    full = {"kind": "anders", "title": FULL, "lines": "😀" * 8_000, "day": NASTY}
    yield "harvest-largest", form.card(t, full, by_code(t, [*faults, Fault("hub", "unknown")]))
    meeting = Meeting(slug="m", kind=MeetingKind.INTERREGIONAL, day=NOW.date())
    some = tuple(signal(at) for at in range(12, 15))
    yield "harvested", harvested_card(t, Harvested(meeting, some, 1), LABELS)
    yield "harvested-none", harvested_card(t, Harvested(meeting, (), 3), LABELS)
    nasty = Meeting(slug="m", kind=MeetingKind.OTHER, day=NOW.date(), title=NASTY)
    many = tuple(signal(at, seen=FULL) for at in range(40))
    yield "harvested-largest", harvested_card(t, Harvested(nasty, many, 2), LABELS)


def samples() -> dict[str, Mapping[str, Any]]:
    """Every card by name, in both languages."""
    made: dict[str, Mapping[str, Any]] = {}
    for language in Language:
        t = translator(language)
        for make in (_forms, _cards, _mine, _harvest):
            made |= {f"{name}-{language}": card for name, card in make(t)}
    return made
