"""Cards of what changed in a hub: its history, and a change that was just made."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from microsoft_teams.cards import Action, CardElement, Container

from cards.hubs.hub import function_about
from cards.kit.components import button, card, clipped, notice, para, plain, row, said
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import HubFunction, Profile
from registry.hubs.editing.fields import FIELDS
from registry.hubs.editing.history import HubChange
from registry.hubs.hub import Hub, Seat, Secured
from registry.hubs.profile import Names
from registry.members.member import Member
from registry.organisations.organisation import Organisation

PAGE = 8
"""Changes on a page."""

_LONGEST = 160
_MOST_LINES = 6


def history_card(
    t: Translator,
    hub: Hub,
    changes: Sequence[HubChange],
    names: Names,
    *,
    back: Collection[int] = (),
    page: int = 0,
    more: bool = False,
    remark: str = "",
    good: bool = True,
) -> Mapping[str, Any]:
    """Build a page of a hub's history, latest first.

    Args:
        t: the language.
        hub: which one.
        changes: on this page.
        names: behind the keys in them.
        back: numbers of those that the reader can set back.
        page: counted from 0.
        more: there are older ones.
        remark: what was just done, or why it was not.
        good: it was done.
    """
    title = t("hub-history-title", name=hub.name)

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [header(t, title, Noun.LOGBOOK)]
        if remark:
            body.append(notice(remark, good=good))
        if not changes:
            body.append(para(t("hub-history-empty")))
        for one in changes:
            body += _row(t, hub, one, names, budget, back=one.number in back)
        return card(t, body, _actions(t, hub, page, more=more), fallback=title)

    return fit_to_budget(build)


def _actions(t: Translator, hub: Hub, page: int, *, more: bool) -> list[Action]:
    itself = {"hub": hub.slug}
    found: list[Action] = [button(t("hub-new-show"), "hubs.show", itself)]
    if page:
        newer = {**itself, "page": str(page - 1)}
        found.append(button(t("hubs-previous"), "hubs.history", newer))
    if more:
        found.append(button(t("hubs-next"), "hubs.history", {**itself, "page": str(page + 1)}))
    return found


def _row(
    t: Translator, hub: Hub, change: HubChange, names: Names, budget: SizeBudget, *, back: bool
) -> list[CardElement]:
    parts = [*change_parts(t, change, names, budget), said(_by(t, change, names), subtle=True)]
    if not back:
        return [Container(items=parts, separator=True)]
    lines = change_lines(t, change, names)
    press = set_back_button(t, hub, change, what=lines[0] if lines else "")
    return [row(parts, press, deed=True)]


def set_back_button(t: Translator, hub: Hub, change: HubChange, what: str = "") -> Action:
    """Build the button that sets a change back."""
    load = {"hub": hub.slug, "number": str(change.number)}
    tooltip = t("hub-history-undo-name", what=plain(clipped(what, 80))) if what else None
    return button(t("hub-history-undo"), "hubs.set_back", load, tooltip=tooltip)


def change_parts(
    t: Translator, change: HubChange, names: Names, budget: SizeBudget
) -> list[CardElement]:
    """Build what a change did, with why."""
    lines = change_lines(t, change, names)
    shown: list[CardElement] = [said(budget.cut(one)) for one in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        shown.append(para(t("questions-more", count=len(lines) - _MOST_LINES), subtle=True))
    if change.why:
        why = budget.cut(clipped(change.why, _LONGEST * 2))
        shown.append(said(t("hub-history-why", why=why)))
    if change.undoes:
        shown.append(para(t("hub-history-undone-of"), subtle=True))
    return shown


def _by(t: Translator, change: HubChange, names: Names) -> str:
    return t("hub-history-by", by=who_changed(t, change, names), day=t.day(change.at))


def who_changed(t: Translator, change: HubChange, names: Names) -> str:
    """Return the name of who made a change, or what stands for it when that is not known."""
    if change.by == SYSTEM:
        return t("hub-history-system")
    return names.get((Member.section, change.by), "") or t("hub-history-somebody")


def change_lines(t: Translator, change: HubChange, names: Names) -> list[str]:
    """Return what a change did, a line for each field; what goes along with another is left out."""
    found: list[str] = []
    for field in change.fields:
        if field == "province" and "region" in change.fields:
            continue
        if field == "workspace" and "name" in change.fields:
            continue
        was, became = change.was.of(field), change.became.of(field)
        found += _lines(t, field, was, became, names)
    return found


def _lines(t: Translator, field: str, was: Any, became: Any, names: Names) -> list[str]:
    if field == "functions":
        return _functions(t, was or (), became or (), names)
    if field == "team":
        return _seats(t, was or (), became or (), names)
    label = t(f"hub-field-{field}")
    if field == "challenges":
        was, became = (tuple(one.title for one in side or ()) for side in (was, became))
        if was == became:
            return [t("hub-history-changed", field=label)]
        return [_line(t, label, *("; ".join(side) for side in (was, became)))]
    if field == "workspace":
        return [t("hub-history-changed", field=label)]
    if isinstance(became, tuple) and isinstance(was, tuple):
        return _list(t, field, label, was, became, names)
    return [_line(t, label, *(value_text(t, field, one, names) for one in (was, became)))]


def _line(t: Translator, label: str, was: str, became: str) -> str:
    was, became = clipped(was, _LONGEST), clipped(became, _LONGEST)
    if not was:
        return t("hub-history-set", field=label, became=became)
    if not became:
        return t("hub-history-cleared", field=label, was=was)
    return t("hub-history-change", field=label, was=was, became=became)


def _list(
    t: Translator,
    field: str,
    label: str,
    was: tuple[Any, ...],
    became: tuple[Any, ...],
    names: Names,
) -> list[str]:
    """Return what came and what went; only another order is told as such."""
    lines = []
    for key, some in (
        ("added", [one for one in became if one not in was]),
        ("dropped", [one for one in was if one not in became]),
    ):
        if some:
            texts = [clipped(value_text(t, field, one, names), _LONGEST) for one in some[:6]]
            lines.append(
                t(f"hub-history-{key}", field=label, **{key: clipped(t.listing(texts), 400)})
            )
    return lines or [t("hub-history-changed", field=label)]


def _functions(
    t: Translator, was: Sequence[Secured], became: Sequence[Secured], names: Names
) -> list[str]:
    old, new = ({one.function: one for one in side} for side in (was, became))
    return [
        _line(t, t.label(one), *(_function(t, side.get(one), names) for side in (old, new)))
        for one in HubFunction
        if old.get(one) != new.get(one)
    ]


def _function(t: Translator, one: Secured | None, names: Names) -> str:
    if one is None:
        return ""
    return function_about(t, one, names.get((Organisation.section, one.party or ""), ""))


def _seats(t: Translator, was: Sequence[Seat], became: Sequence[Seat], names: Names) -> list[str]:
    lines = []
    for profile in Profile:
        old, new = (
            tuple(one.member for one in side if one.profile is profile and one.member)
            for side in (was, became)
        )
        if old != new:
            texts = (t.listing([_person(t, key, names) for key in side]) for side in (old, new))
            lines.append(_line(t, t.label(profile), *(text or "" for text in texts)))
    return lines or [t("hub-history-changed", field=t("hub-field-team"))]


def _person(t: Translator, key: str, names: Names) -> str:
    return names.get((Member.section, key), "") or t("hub-new-invited")


def value_text(t: Translator, field: str, value: Any, names: Names) -> str:
    """Return one value of a field in words; empty for nothing."""
    if value is None or value == "":
        return ""
    if field == "status":
        return t(f"hubs-status-{value}")
    if isinstance(value, StrEnum):
        return t.label(value)
    if isinstance(value, date):
        return t.day(value)
    section = FIELDS[field].section
    return names.get((section, str(value)), str(value)) if section else str(value)
