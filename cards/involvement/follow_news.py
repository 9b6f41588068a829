"""News of what a member follows: one card with all that happened since the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.involvement.taking_part import show_button, thing_title
from cards.kit.components import (
    button,
    card,
    clipped,
    deeds,
    para,
    plain,
    said,
)
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.involvement.announcing import LONGEST_NEWS
from registry.involvement.news import FollowLine, FollowNewsKind


def follow_news_card(t: Translator, lines: Sequence[FollowLine]) -> Mapping[str, Any]:
    """Build the card; what does not fit is counted."""
    title = t("involvement-news-title", count=len(lines))

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [header(t, title, Noun.FOLLOW)]
        for one in lines[: budget.rows]:
            body += _line(t, one, budget)
        if len(lines) > budget.rows:
            more = len(lines) - budget.rows
            body.append(para(t("involvement-news-more", count=more), subtle=True))
        actions = [
            button(t("involvement-mine"), "involvement.mine"),
            button(t("reminders-coming-title"), "reminders.show", secondary=True),
        ]
        return card(t, body, actions, fallback=title)

    return fit_to_budget(build)


def _line(t: Translator, one: FollowLine, budget: SizeBudget) -> list[CardElement]:
    title = said(thing_title(t, one.kind, one.name), bold=True)
    title.separator = True
    before = plain(clipped(one.before, 100))
    parts: list[CardElement] = [title]
    parts.append(para(t(f"involvement-news-{one.what}", kind=one.kind.value, before=before)))
    actions: list[Action] = []
    if one.question is not None:
        parts.append(said(budget.cut(clipped(one.question.name, 200))))
        load = {"question": one.question.slug}
        actions.append(button(t("involvement-news-question-open"), "agenda.question", load))
    if one.text:
        parts.append(said(budget.cut(clipped(one.text, LONGEST_NEWS))))
        ask = {one.kind.value: one.slug}
        actions.append(button(t("involvement-ask"), "involvement.ask_form", ask))
    if one.live and one.what is not FollowNewsKind.GONE:
        actions.append(show_button(t, one.kind, one.slug, one.name))
    out = {one.kind.value: one.slug, "list": "1"}
    name = t("involvement-unfollow-name", name=one.name)
    actions.append(button(t("involvement-unfollow"), "involvement.unfollow", out, tooltip=name))
    return [*parts, deeds(one.name, actions)]
