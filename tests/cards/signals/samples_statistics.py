"""The picture of all signals: usual, largest, nastiest, emptiest, by the year, and its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cards.kit.translator import Translator, translator
from cards.signals.statistics import (
    Picture,
    PictureChoices,
    figures_card,
    figures_form,
    form_values,
)
from registry.core.errors import Fault
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Language, Region, SignalKind, SignalLevel
from registry.hubs.hub import Hub
from registry.signals.disclosure import disclosed
from registry.signals.lead_times import Leg
from registry.signals.statistics import Figures, FigureWish, Lead, Part, Point
from tests.cards.agenda.samples_questions import NASTY

TODAY = date(2026, 11, 24)
HUBS = {
    "twente": "Regionale kennishub Twente",
    "noordelijk-flevoland": "Regionale kennishub Noordelijk Flevoland",
    "zeeland": "Kennishub Zeeland i.o.",
    "": "",
}


def samples() -> Mapping[str, Mapping[str, Any]]:
    """Named cards."""
    return dict(_samples())


def _samples() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for language in Language:
        t = translator(language)
        yield f"signal-figures-{language}", figures_card(t, picture())
        yield f"signal-figures-form-{language}", _form(t)
    t = translator(Language.DUTCH)
    yield "signal-figures-none", figures_card(t, picture(total=0))
    yield "signal-figures-new", figures_card(t, picture(total=1, months=3, course=False))
    yield "signal-figures-years", figures_card(t, picture(months=100))
    yield "signal-figures-year", figures_card(t, picture(months=12))
    hub = FigureWish(hub="twente", level=SignalLevel.REGION)
    yield "signal-figures-part", figures_card(t, picture(wish=hub))
    yield "signal-figures-nasty", figures_card(t, picture(names=dict.fromkeys(HUBS, NASTY)))
    many = {f"hub-{at}": f"{'😀' * 40} {at}" for at in range(40)}
    yield "signal-figures-full", figures_card(t, picture(total=99_999, names=many))


def picture(
    *,
    total: int = 412,
    months: int = 23,
    course: bool = True,
    wish: FigureWish | None = None,
    names: Mapping[str, str] = HUBS,
) -> Picture:
    """A picture of so many signals."""
    wish = wish or FigureWish()
    whole = part(total, course=course)
    figures = Figures(
        start=date(2025, 1, 1),
        end=TODAY,
        months=_months(total, months),
        kinds=dict(zip(SignalKind, _split(total, 3), strict=True)) if total > 3 else {_ONE: total},
        whole=whole,
        levels={
            level: part(count, course=course)
            for level, count in zip(SignalLevel, _split(total, 3), strict=True)
        },
        hubs={hub: part(total // (at + 2), course=course) for at, hub in enumerate(names)},
    )
    nasty = names is not HUBS
    return Picture(
        disclosed(figures),
        wish,
        parts=(NASTY,) if nasty else (),
        hubs=names,
        today=TODAY,
        mended=((NASTY, NASTY),) if nasty else (),
        unread=tuple(NASTY.split()) if nasty else (),
    )


_ONE = SignalKind.PROBLEM


def _split(total: int, parts: int) -> list[int]:
    return [total // 2, total // 3, total - total // 2 - total // 3][:parts]


def _months(total: int, months: int) -> dict[int, dict[SignalKind, int]]:
    made: dict[int, dict[SignalKind, int]] = {}
    for at in range(months):
        number = 2026 * 12 + 10 - (months - 1 - at)
        size = (at * 7919) % 23 * total // 400 + (at == months - 1 and total > 0)
        kinds = dict(zip(SignalKind, _split(size, 3), strict=True)) if total > 3 else {}
        made[number // 12 * 100 + number % 12 + 1] = kinds or ({_ONE: size} if size else {})
    return made


def part(total: int, *, course: bool) -> Part:
    """So many signals, each point of the course with somewhat fewer."""
    if not course:
        return Part(total, dict.fromkeys(Point, 0), {})
    shares = (91, 55, 41, 30, 9, 6, 24, 19, 17, 8, 11)
    points = {point: total * share // 100 for point, share in zip(Point, shares, strict=True)}
    middles = (4, 21.5, 63, 34, 120, 231)
    leads = {
        leg: Lead(total // (at + 2), middle, int(middle * 2.7))
        for at, (leg, middle) in enumerate(zip(Leg, middles, strict=True))
    }
    return Part(total, points, leads)


def _form(t: Translator) -> Mapping[str, Any]:
    twente = Region.TWENTE
    hub = Hub(slug="twente", name=NASTY[:90], region=twente, province=twente, status="active")
    form = figures_form(t, PictureChoices([hub], [Theme(slug="water", name="Water")]), "een")
    faults = (Fault("start", "date", {"value": "31-2"}),)
    return form.card(t, form_values(FigureWish(hub="twente", end=TODAY)), faults)
