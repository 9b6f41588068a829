"""Where something comes from, in words: `Uit het plan, regels 159–161`."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit.translator import Translator
from registry.core.provenance import Provenance, Sourced


def lines_said(t: Translator, lines: str) -> str:
    """Return the lines of the plan in words; `30, 427-434` becomes `regels 30 en 427–434`."""
    parts = lines.replace("-", "\N{EN DASH}").split(", ")
    several = len(parts) > 1 or "-" in lines
    return t("provenance-lines" if several else "provenance-line", lines=t.listing(parts))


def origin_said(t: Translator, one: Provenance, name: str = "") -> str:
    """Return where something comes from.

    Args:
        t: the language.
        one: the entry.
        name: of who said it; empty when they are gone.
    """
    where = lines_said(t, one.lines) if one.lines else ""
    if one.origin == "plan":
        return t("provenance-plan", where=where)
    if one.origin == "elsewhere":
        return t("provenance-elsewhere", why=one.note)
    if one.origin == "people" and one.at:
        return t("provenance-people", name=_who(t, name), day=t.day(one.at))
    if not one.lines:
        return t("provenance-derived", why=one.note)
    key = "provenance-derived-both" if one.note else "provenance-derived-plan"
    return t(key, where=where, why=one.note)


def confirmed_said(t: Translator, one: Provenance, name: str = "") -> str:
    """Return who said that what was derived is right; empty while nobody did."""
    if not (one.confirmed and one.at):
        return ""
    return t("provenance-confirmed", name=_who(t, name), day=t.day(one.at))


def marked(t: Translator, thing: Sourced, field: str, words: str) -> str:
    """Return a fact in words, marked as derived while nobody confirmed it."""
    return t("provenance-mark", text=words) if words and thing.is_unsure(field) else words


def origins_said(t: Translator, several: Sequence[Provenance]) -> str:
    """Return where something comes from, each place once, without who said so."""
    return "; ".join(dict.fromkeys(_openly(t, one) for one in several))


def _openly(t: Translator, one: Provenance) -> str:
    if one.origin == "people" and one.at:
        return t("provenance-people-kept", day=t.day(one.at))
    return origin_said(t, one)


def _who(t: Translator, name: str) -> str:
    return name or t("provenance-somebody-gone")
