"""News for who follows a network or hub: the form, and what was told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.involvement.taking_part import show_button, thing_title
from cards.kit.components import button, card, heading, notice, para, said
from cards.kit.forms import NONCE, EntryForm, TextField
from cards.kit.translator import Translator
from registry.involvement.announcing import LONGEST_NEWS, Announcement, AnnouncementDraft
from registry.involvement.things import Thing, ThingKind

NEWS = "text"
"""Id of the field for the news."""


def news_form(
    t: Translator, about: Thing, hearers: int, nonce: str = ""
) -> EntryForm[AnnouncementDraft]:
    """Build the form with one field, which says how many others will get it."""
    field = TextField(
        name=NEWS,
        label=t("involvement-announce-text"),
        hint=t("involvement-announce-hint"),
        required=True,
        lines=True,
        most=LONGEST_NEWS,
    )
    return EntryForm(
        model=AnnouncementDraft,
        verb="involvement.announce",
        title=t("involvement-announce-title", name=thing_title(t, about.kind, about.name)),
        intro=t("involvement-announce-intro", count=hearers),
        fields=(field,),
        send=t("involvement-announce-send"),
        cancel="networks.show" if about.kind is ThingKind.NETWORK else "hubs.show",
        hidden={about.kind.value: about.slug, **({NONCE: nonce} if nonce else {})},
    )


def announcement_card(
    t: Translator, about: Thing, news: Announcement, remark: str = "", *, gone: bool = False
) -> Mapping[str, Any]:
    """Build news as who owns its network or hub sees it, with the way back.

    Args:
        t: the language.
        about: the network or hub.
        news: what was told.
        remark: what just happened, in words.
        gone: it was taken back.
    """
    title = t("involvement-announce-title", name=thing_title(t, about.kind, about.name))
    body: list[CardElement] = [heading(title)]
    if remark:
        body.append(notice(remark, good=True))
    body.append(said(news.text))
    body.append(para(t("involvement-announced-on", day=t.day(news.at)), subtle=True))
    actions: list[Action] = []
    if not gone:
        back = {"announcement": news.slug}
        actions.append(button(t("involvement-announce-back"), "involvement.announce_back", back))
    actions.append(show_button(t, about.kind, about.slug))
    return card(t, body, actions, fallback=title)
