"""Changes by hand in Teams, with the kernteam's choices for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement, Container

from cards.kit.components import (
    Style,
    button,
    card,
    clipped,
    deeds,
    notice,
    para,
    said,
)
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from cards.provisioning.approvals import LONGEST, seen_of
from cards.provisioning.plan_text import removals_sentence
from cards.provisioning.wording import bare, place_of, sentence
from registry.provisioning.drift import differences, mark
from registry.provisioning.plan import PlannedChange
from registry.provisioning.sync_plan import SyncPlan

PAGE = 4
"""Differences on a page: each has up to three buttons."""

_LONGEST_TOOLTIP = 120

Choices = Callable[[PlannedChange], Sequence[str]]
"""What can be done with a difference: some of `put_right`, `accept`, `leave`."""


def difference_sentence(t: Translator, change: PlannedChange) -> str:
    """Return what somebody did in Teams: `Fatima is uit GW Twente gehaald`."""
    key = f"sync-drift-what-{change.action}"
    if not t.has(key):
        return sentence(t, change)
    arguments = {
        "name": bare(change.name),
        "where": bare(change.where or place_of(change.area)),
        "before": bare(change.before),
        "after": bare(change.after),
    }
    return t(key, kind=str(change.kind), **arguments)


def drift_card(
    t: Translator,
    one: SyncPlan,
    choices: Choices,
    page: int = 0,
    *,
    remark: str = "",
    good: bool = True,
    back: Mapping[str, str] | None = None,
    person: str = "",
) -> Mapping[str, Any]:
    """Return the differences of a plan that waits, a page at a time.

    Args:
        t: the language.
        one: the plan.
        choices: what can be done with each.
        page: which one, from 0; the last one when there are fewer.
        remark: id of a text about what was just done or tried.
        good: it went through.
        back: what the way back of what was just taken over carries; None without one.
        person: key of who can only be taken out of another place first; with the way there.
    """
    title = t("sync-card-drift")
    found = differences(one.plan)
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 0), pages - 1)
    body: list[CardElement] = [header(t, title, Noun.SYNC)]
    if remark:
        body.append(notice(t(remark), good=good))
    onward: list[Action] = []
    if back is not None:
        title_of = "sync-drift-undo" if back.get("group") else "sync-drift-back"
        onward.append(button(t(title_of), "sync.drift.back", {"plan": one.slug, **back}))
    if person:
        onward.append(button(t("people-take"), "people.take", {"member": person}))
    if one.status != "proposed" or not found:
        body.append(para(t("sync-drift-settled")))
        ways = [button(t("sync-stuck-status"), "sync.status")]
        return card(t, body, [*onward, *ways], fallback=title)
    body += _intro(t, one, len(found), page, pages)
    body += [
        _difference(t, one, change, choices(change), page)
        for change in found[page * PAGE : (page + 1) * PAGE]
    ]
    actions = [*onward, *_buttons(t, one, page, pages)]
    return card(t, body, actions, fallback=f"{title}: {t('sync-drift-count', count=len(found))}")


def _intro(
    t: Translator, one: SyncPlan, count: int, page: int, pages: int
) -> Iterator[CardElement]:
    yield para(t("sync-drift-intro"))
    yield para(t("sync-drift-how"), subtle=True)
    counted = t("sync-drift-count", count=count)
    if pages > 1:
        counted = f"{counted}. {t('sync-card-page', page=page + 1, pages=pages)}"
    yield para(counted, subtle=True)
    if one.plan.removals.over:
        yield notice(removals_sentence(t, one.plan))


def _difference(
    t: Translator, one: SyncPlan, change: PlannedChange, choices: Sequence[str], page: int
) -> Container:
    text = clipped(difference_sentence(t, change), LONGEST)
    data = {"plan": one.slug, "difference": mark(change), "page": str(page)}
    actions: list[Action] = [
        button(
            t(choice_text(t, choice, change)),
            f"sync.drift.{choice}",
            data,
            style=_style(choice, change),
        )
        for choice in choices
    ]
    return Container(
        separator=True, items=[said(text), *([deeds(text, actions)] if actions else [])]
    )


def choice_text(t: Translator, choice: str, change: PlannedChange, *, done: bool = False) -> str:
    """Return the id of what a choice is called, or of what is said once it was made.

    Of who left it has other words than of what was changed by hand.
    """
    key = f"sync-drift-{'done-' if done else ''}{choice.replace('_', '-')}"
    own = f"{key}-{change.action}"
    return own if t.has(own) else key


def _style(choice: str, change: PlannedChange) -> Style:
    return "destructive" if choice == "put_right" and change.removes else "default"


def _buttons(t: Translator, one: SyncPlan, page: int, pages: int) -> Iterator[Action]:
    if page > 0:
        data = {"plan": one.slug, "page": str(page - 1)}
        yield button(t("sync-card-previous"), "sync.drift", data)
    if page < pages - 1:
        data = {"plan": one.slug, "page": str(page + 1)}
        yield button(t("sync-card-next"), "sync.drift", data)
    removals = one.plan.removals
    if removals.over:
        title = t("sync-drift-all-removing", count=removals.planned)
        data = {**seen_of(one), "removals": "yes"}
        yield button(title, "sync.approve", data, style="destructive")
    else:
        yield button(t("sync-drift-all"), "sync.approve", seen_of(one))
