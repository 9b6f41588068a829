"""The list of what plek derived and nobody confirmed yet, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, card, clipped, heading, notice, para, pressed_row
from cards.kit.translator import Translator
from cards.provenance.values import Names, field_label, record_name, section_label
from registry.core.provenance import Sourced
from registry.provenance.waiting import PAGE, Waiting


def waiting_card(
    t: Translator, found: Waiting, names: Names, section: str = "", remark: str = ""
) -> Mapping[str, Any]:
    """Build a page of the list.

    Args:
        t: the language.
        found: the records on this page.
        names: behind the keys in them.
        section: it shows this one alone; empty for all.
        remark: id of a text that says what just happened.
    """
    title = t("provenance-list-title")
    body: list[CardElement] = [heading(title)]
    if remark:
        body.append(notice(t(remark)))
    body.append(para(t("provenance-list-intro" if found.total else "provenance-list-none")))
    if found.total:
        body.append(para(_where(t, found, section), subtle=True))
    body += [
        _row(t, one, names, found.start + at if not section else -1)
        for at, one in enumerate(found.records)
    ]
    return card(t, body, _turning(t, found, section), fallback=title)


def _where(t: Translator, found: Waiting, section: str) -> str:
    kind = t(f"provenance-section-{section}") if section else ""
    count = t("provenance-list-count", count=found.total)
    last = found.start + len(found.records)
    page = t("provenance-list-page", first=str(found.start + 1), last=str(last))
    return " · ".join(filter(None, (kind, count, page if found.total > PAGE else "")))


def _turning(t: Translator, found: Waiting, section: str) -> list[Action]:
    kept = {"section": section} if section else {}
    actions: list[Action] = []
    if found.records and not section:
        load = {"place": str(found.start)}
        actions.append(button(t("provenance-start"), "provenance.next", load, style="positive"))
    if found.start:
        start = {"start": str(max(0, found.start - PAGE)), **kept}
        actions.append(button(t("provenance-previous"), "provenance.list", start))
    if found.start + PAGE < found.total:
        start = {"start": str(found.start + PAGE), **kept}
        actions.append(button(t("provenance-following"), "provenance.list", start))
    if section:
        actions.append(button(t("provenance-list-all"), "provenance.list"))
    if not found.total:
        actions.append(button(t("provenance-hubs"), "hubs.list"))
    return actions


def _row(t: Translator, record: Sourced, names: Names, place: int) -> CardElement:
    fields = t.listing([field_label(t, record, one).casefold() for one in record.unsure_fields])
    name = clipped(record_name(record, names), 100)
    about = f"{section_label(t, record)} · {clipped(fields, 200)}"
    load = {"section": record.section, "thing": record.slug}
    if place >= 0:
        load["place"] = str(place)
    show = button(t("provenance-look-name", name=name), "provenance.show", load)
    return pressed_row(name, about, show)
