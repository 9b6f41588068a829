"""What moves around a member: signals of their own hubs, and what was decided anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, card, heading, para, said
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from cards.signals.rows import signal_row
from registry.signals.lists import SignalPage
from registry.signals.names import Labels

PAGE = 8
"""Signals on a page."""


def around_card(
    t: Translator, shown: SignalPage, labels: Labels, page: int = 0
) -> Mapping[str, Any]:
    """Build a page of what moves around its reader.

    Args:
        t: the language.
        shown: the signals of the page, as everybody may see them.
        labels: the names of what they refer to.
        page: counted from 0.
    """
    title = t("signals-around")
    pages = max(1, -(-shown.total // PAGE))

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [heading(title), para(t("signals-around-about"), subtle=True)]
        if pages > 1:
            where = t("signal-list-page", page=page + 1, pages=pages)
            body.append(said(where, subtle=True))
        body += [signal_row(t, one, labels, budget=budget) for one in shown.signals[: budget.rows]]
        if not shown.total:
            body.append(para(t("signals-around-none")))
        return card(t, body, _actions(t, page, pages), fallback=title)

    return fit_to_budget(build)


def _actions(t: Translator, page: int, pages: int) -> list[Action]:
    turning = ((page > 0, "before", page - 1), (page + 1 < pages, "after", page + 1))
    return [
        *(
            button(t(f"signal-list-{name}"), "signals.around", {"page": str(to)})
            for there, name, to in turning
            if there
        ),
        button(t("signals-around-raise"), "signals.form"),
        button(t("signals-mine"), "signals.mine"),
    ]
