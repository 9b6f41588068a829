"""What is asked about a list: which days were meant by words that can be read in several ways."""

from __future__ import annotations

from collections.abc import Mapping

from microsoft_teams.cards import Action, ActionSet, CardElement

from cards.kit.components import button, clipped, notice, plain
from cards.kit.translator import Translator
from registry.core.dates import Period

Asked = tuple[str, tuple[Period, ...]]
"""The words, and the periods that they can be."""


def asked_parts(
    t: Translator, asked: Asked | None, verb: str, load: Mapping[str, str]
) -> list[CardElement]:
    """Build the question and a button for each answer, which shows the rest of the same list.

    Args:
        t: the language.
        asked: what is to be asked; None for nothing.
        verb: what shows the list.
        load: the rest of what was asked for.
    """
    if asked is None:
        return []
    words, periods = asked
    buttons: list[Action] = [
        button(period_words(t, one), verb, {**load, **_sides(one)}) for one in periods
    ]
    return [
        notice(t("signal-list-asked", words=plain(clipped(words, 80)))),
        ActionSet(actions=buttons, spacing="Small"),
    ]


def period_words(t: Translator, period: Period) -> str:
    """Return a period in words."""
    if period.start is None:
        return t("signal-list-until", day=t.day(period.end)) if period.end else ""
    if period.end is None:
        return t("signal-list-since", day=t.day(period.start))
    if period.day is not None:
        return t.day(period.day)
    return f"{t.day(period.start)} – {t.day(period.end)}"


def _sides(period: Period) -> dict[str, str]:
    sides = {"start": period.start, "end": period.end}
    return {name: day.isoformat() for name, day in sides.items() if day is not None}
