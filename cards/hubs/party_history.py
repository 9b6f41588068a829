"""Card of what was changed in who takes part in a group or hub."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement, Container

from cards.hubs.parties import back_button, group_called, standing_said, to_group
from cards.kit.components import button, card, clipped, heading, notice, para, row, said
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.core.permissions import SYSTEM
from registry.hubs.parties.history import PartyChange
from registry.hubs.parties.place import Group, PartyKey, Terms


def party_history_card(
    t: Translator,
    group: Group,
    changes: Sequence[PartyChange],
    names: Mapping[PartyKey, str],
    people: Mapping[str, str],
    *,
    back: Collection[int] = (),
    page: int = 0,
    more: bool = False,
    remark: str = "",
    good: bool = True,
) -> Mapping[str, Any]:
    """Build a page of what changed in who takes part in a group, latest first.

    Args:
        t: the language.
        group: which.
        changes: on this page.
        names: of the parties in them; those that are not there any more are left out.
        people: names of who made them.
        back: numbers of those that can be set back.
        page: counted from 0.
        more: there are older ones.
        remark: what was just done, or why it was not.
        good: it was done.
    """
    title = t("parties-history-title", group=group_called(t, group))

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [heading(title)]
        if remark:
            body.append(notice(remark, good=good))
        if not changes:
            body.append(para(t("hub-history-empty")))
        if group.place == "hub":
            body.append(para(t("parties-history-hub"), subtle=True))
        body += [
            _changed(t, one, names, people, budget, back=one.number in back) for one in changes
        ]
        return card(t, body, _history_actions(t, group, page, more=more), fallback=title)

    return fit_to_budget(build)


def _changed(
    t: Translator,
    change: PartyChange,
    names: Mapping[PartyKey, str],
    people: Mapping[str, str],
    budget: SizeBudget,
    *,
    back: bool,
) -> CardElement:
    title = names.get(change.party, "") or t("parties-gone")
    by = people.get(change.by, "") or t(
        "hub-history-system" if change.by == SYSTEM else "hub-history-somebody"
    )
    parts: list[CardElement] = [said(clipped(title, 120), bold=True)]
    parts += [said(budget.cut(line)) for line in change_lines(t, change)]
    if change.undoes:
        parts.append(para(t("hub-history-undone-of"), subtle=True))
    parts.append(said(t("hub-history-by", by=by, day=t.day(change.at)), subtle=True))
    if not back:
        return Container(items=parts, separator=True)
    return row(parts, back_button(t, change.group, change.number, title), deed=True)


def change_lines(t: Translator, change: PartyChange) -> list[str]:
    """Return what a change did, a line for each thing."""
    was, became = change.was, change.became
    if was is None or became is None:
        terms = became or was or Terms()
        words = standing_said(t, terms.standing)
        return [t("parties-change-in" if became else "parties-change-out", standing=words)]
    pairs = (
        ("parties-standing", standing_said(t, was.standing), standing_said(t, became.standing)),
        ("parties-departments", ", ".join(was.departments), ", ".join(became.departments)),
        ("parties-about", was.about, became.about),
    )
    return [
        t(
            "hub-history-change",
            field=t(label),
            was=clipped(old, 160) or "–",
            became=clipped(new, 160) or "–",
        )
        for label, old, new in pairs
        if old != new
    ]


def _history_actions(t: Translator, group: Group, page: int, *, more: bool) -> list[Action]:
    itself = {"group": group.slug}
    found: list[Action] = [button(t("parties-all"), "parties.list", itself)]
    if page:
        newer = {**itself, "page": str(page - 1)}
        found.append(button(t("hubs-previous"), "parties.history", newer))
    if more:
        older = {**itself, "page": str(page + 1)}
        found.append(button(t("hubs-next"), "parties.history", older))
    if group.place == "hub":
        found.append(button(t("parties-hub-history"), "hubs.history", {"hub": group.slug}))
    return [*found, *to_group(t, group)]
