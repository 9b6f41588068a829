"""The list of what one member takes part in, asked for and follows, each with its way out."""

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
    fact,
    notice,
    para,
    said,
)
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.involvement.involved import Involved
from registry.involvement.participant import LONGEST_WORDS

_LONGEST_QUESTION = 160

PAGE = 8
"""Things on a page."""


def mine_card(
    t: Translator, found: Sequence[Involved], page: int = 0, remark: str = "", **about: str
) -> Mapping[str, Any]:
    """Build a page of the list.

    Args:
        t: the language.
        found: all of it.
        page: which; one that is not there is the nearest one.
        remark: id of a text that says what just happened; `about` is what it names.
        about: see `remark`.
    """
    title = t("involvement-mine")
    pages = max(1, -(-len(found) // PAGE))
    page = min(page, pages - 1)
    body: list[CardElement] = [header(t, title, Noun.FOLLOW)]
    if remark:
        body.append(notice(t(remark, **about), good=True))
    body.append(para(t("involvement-mine-intro" if found else "involvement-mine-none")))
    body += involved_rows(t, found[page * PAGE : (page + 1) * PAGE], page)
    if pages > 1:
        body.append(para(t("hubs-page", page=page + 1, pages=pages), subtle=True))
    actions: list[Action] = []
    if page > 0:
        actions.append(button(t("hubs-previous"), "involvement.mine", {"page": str(page - 1)}))
    if page + 1 < pages:
        actions.append(button(t("hubs-next"), "involvement.mine", {"page": str(page + 1)}))
    actions += [button(t("networks-all"), "networks.list"), button(t("hubs-all"), "hubs.list")]
    return card(t, body, actions, fallback=title)


def involved_rows(t: Translator, found: Sequence[Involved], page: int = 0) -> list[CardElement]:
    """Build rows of what somebody has with networks and hubs, each with the button out of it."""
    rows: list[CardElement] = []
    for one in found:
        title = said(thing_title(t, one.kind, clipped(one.name, 100)), bold=True)
        title.separator = True
        words = t(f"involvement-mine-{one.how}", day=t.day(one.at))
        if one.followed:
            words = f"{words} {t('involvement-mine-follows-too', day=t.day(one.followed))}"
        if not one.live:
            words = f"{words} {t(f'involvement-gone-{one.kind}')}"
        about = said(words, subtle=True)
        about.spacing = "None"
        rows += [title, about]
        if one.answer and one.how == "declined":
            rows.append(fact(t("involvement-answer"), clipped(one.answer, LONGEST_WORDS)))
        if one.ref:
            rows.append(said(clipped(" ".join(one.answer.split()), _LONGEST_QUESTION)))
        rows.append(deeds(clipped(one.name, 100), _actions(t, one, page)))
    return rows


def _actions(t: Translator, one: Involved, page: int) -> list[Action]:
    if one.ref:
        name = t("involvement-inquiry-open-name", name=one.name)
        load = {"inquiry": one.ref}
        return [button(t("networks-show"), "involvement.inquiry", load, tooltip=name)]
    show = [show_button(t, one.kind, one.slug, one.name)] if one.live else []
    too = [_out(t, one, page, "follows")] if one.followed else []
    return [*show, _out(t, one, page, one.how), *too]


def _out(t: Translator, one: Involved, page: int, how: str) -> Action:
    """Build the button that ends it; of what was declined, the one that puts it away."""
    data = {one.kind.value: one.slug, "list": "1", "page": str(page)}
    verb, text = {
        "in": ("involvement.leave", "involvement-leave"),
        "asked": ("involvement.leave", "involvement-withdraw"),
        "declined": ("involvement.leave", "involvement-put-away"),
        "follows": ("involvement.unfollow", "involvement-unfollow"),
    }[how]
    return button(t(text), verb, data, tooltip=t(f"{text}-name", name=one.name))
