"""The logbook: who changed what and when, never what was in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from babel.dates import format_datetime
from microsoft_teams.cards import Action, CardElement, Container

from cards.kit.components import button, card, clipped, para, said
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import AMSTERDAM, Translator
from registry.core.unit_of_work import AuditEntry

PAGE = 8
"""Changes on a page."""

_LONGEST = 120


def logbook_card(
    t: Translator, entries: Sequence[AuditEntry], names: Mapping[str, str], page: int, *, more: bool
) -> Mapping[str, Any]:
    """Build a page of the audit trail, the latest first.

    Args:
        t: the language.
        entries: those of the page.
        names: of people, by key: who did it, and whom it was about.
        page: counted from 0.
        more: there are earlier ones.
    """
    title = t("logbook-title")
    body: list[CardElement] = [
        header(t, title, Noun.LOGBOOK),
        para(t("logbook-intro"), subtle=True),
    ]
    body += [_entry(t, one, names) for one in entries]
    if not entries:
        body.append(para(t("logbook-none")))
    actions: list[Action] = []
    if page:
        actions.append(button(t("todo-back"), "logbook.show", {"page": str(page - 1)}))
    if more:
        actions.append(button(t("logbook-earlier"), "logbook.show", {"page": str(page + 1)}))
    actions.append(button(t("todo-button"), "todo.show"))
    return card(t, body, actions, fallback=title)


def people_in(entry: AuditEntry) -> tuple[str, ...]:
    """Return the keys of whom a change may be about, and of who did it."""
    return (entry.actor, entry.key, entry.key.partition(":")[2])


def _entry(t: Translator, one: AuditEntry, names: Mapping[str, str]) -> CardElement:
    what, name = t.named("logbook-section", one.section), names.get(one.actor, "")
    group, _, member = one.key.partition(":")
    key = names.get(one.key) or names.get(member) or (group if group.isdigit() else "")
    named = ": ".join(filter(None, (what, clipped(key, _LONGEST))))
    when = format_datetime(
        one.at.astimezone(AMSTERDAM), "d MMMM yyyy HH:mm", locale=t.language.value
    )
    who = name or t("logbook-system" if one.actor == "system" else "logbook-somebody")
    about = [when, who, *([_fields(t, one.fields)] if one.fields else [])]
    return Container(
        separator=True,
        items=[
            said(f"{named} · {t(f'logbook-{one.action}')}", bold=True),
            said(clipped(" · ".join(about), 3 * _LONGEST), subtle=True),
        ],
    )


def _fields(t: Translator, fields: Sequence[str]) -> str:
    """Return what was changed, in words, each once."""
    return t.listing(list(dict.fromkeys(t.named("field", one).casefold() for one in fields)))
