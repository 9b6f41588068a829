"""Cards of the first contact: what the bot does, and the welcome of a person."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, Literal

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, card, heading, link, para
from cards.kit.pictures import Scene, scene
from cards.kit.translator import Translator, translator
from registry.core.vocabulary import COMPLETE, Language

Occasion = Literal["first", "again", "last", "back", "asked", "shared"]
"""A first welcome, an offer again, the last one, somebody who came back, who asked for it, or one
for everybody that no personal welcome could reach."""


@functools.lru_cache(maxsize=64)
def welcome_card(language: Language, occasion: Occasion, app: str = "") -> Mapping[str, Any]:
    """Build the welcome: PLeK in two sentences, and what can be done first.

    Args:
        language: to speak.
        occasion: why it is shown.
        app: link by which one adds the app for oneself, which a guest needs for a 1:1; empty where
            there is none, or where they talk 1:1 already.
    """
    t = translator(language)
    body: list[CardElement] = [
        scene(t, Scene.WELCOME),
        heading(t(f"welcome-title-{_title(occasion)}")),
        para(t("welcome-about")),
        para(t(f"welcome-ask-{occasion}")),
    ]
    actions = _actions(t, occasion)
    if add := link(t("welcome-add-app"), app) if app else None:
        body.append(para(t("welcome-alone"), subtle=True))
        actions.append(add.model_copy(update={"mode": "secondary"}))
    return card(t, body, actions, fallback=t("welcome-fallback"))


def _title(occasion: Occasion) -> str:
    return {"back": "back", "again": "again", "last": "again"}.get(occasion, "first")


def _actions(t: Translator, occasion: Occasion) -> list[Action]:
    introduce = "welcome-change" if occasion == "back" else "welcome-introduce"
    actions: list[Action] = [
        button(t(introduce), "members.form", style="positive"),
        button(t("welcome-network"), "networks.form"),
        button(t("welcome-agenda"), "commands.run", {"name": "agenda"}),
    ]
    if occasion in ("first", "again", "last"):
        last = {"last": "yes"} if occasion == "last" else {}
        actions.append(button(t("welcome-later"), "welcome.later", last))
        actions.append(button(t("welcome-never"), "welcome.never"))
    other = next(one for one in COMPLETE if one is not t.language)
    data = {"language": other.value, "occasion": occasion}
    if occasion != "shared":
        switch = translator(other)("welcome-in-this-language")
        actions.append(button(switch, "welcome.speak", data, secondary=True))
    return actions


@functools.lru_cache(maxsize=8)
def hello_card(language: Language, *, alone: bool) -> Mapping[str, Any]:
    """Build the card that says what the bot does, when it is added.

    Args:
        language: to speak.
        alone: to one person; otherwise everybody reads it, also who was there before.
    """
    t = translator(language)
    body: list[CardElement] = [
        scene(t, Scene.WELCOME),
        heading(t("welcome-hello")),
        para(t("welcome-about")),
        para(t("welcome-hello-does")),
        para(t("welcome-hello-alone" if alone else "welcome-hello-all")),
    ]
    actions = [
        button(t("welcome-introduce"), "members.form", style="positive"),
        button(t("welcome-network"), "networks.form"),
        button(t("welcome-agenda"), "commands.run", {"name": "agenda"}),
        button(t("welcome-help"), "commands.run", {"name": "help"}),
    ]
    return card(t, body, actions, fallback=t("welcome-hello-fallback"))


@functools.lru_cache(maxsize=16)
def said_card(language: Language, key: str) -> Mapping[str, Any]:
    """Build a short answer that replaces the welcome, with a way back.

    Args:
        language: to speak.
        key: id of the text.
    """
    t = translator(language)
    actions = [
        button(t("welcome-introduce"), "members.form"),
        button(t("welcome-help"), "commands.run", {"name": "help"}),
    ]
    return card(t, [para(t(key))], actions, fallback=t(key))
