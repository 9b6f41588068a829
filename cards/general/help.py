"""The help card: what the bot does, made from the commands there are."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, NamedTuple

from microsoft_teams.cards import CardElement

from cards.kit.components import button, card, fact, heading, para
from cards.kit.translator import translator
from registry.core.vocabulary import Language


class Deed(NamedTuple):
    """Command as help shows it.

    Attributes:
        name: what to type, in the reader's language.
        about: id of the text that says what it does.
    """

    name: str
    about: str


@functools.lru_cache(maxsize=32)
def help_card(
    language: Language, deeds: tuple[Deed, ...], *, hello: bool = False
) -> Mapping[str, Any]:
    """Build the help: all commands with what they do, and buttons for the first five.

    Args:
        language: of the reader.
        deeds: the commands, in order.
        hello: begin with who the bot is.
    """
    t = translator(language)
    body: list[CardElement] = [
        heading(t("help-hello") if hello else t("help-title")),
        para(t("help-about") if hello else t("help-intro")),
    ]
    body += [fact(deed.name, t(deed.about)) for deed in deeds]
    body.append(para(t("help-channel"), subtle=True))
    actions = [
        button(deed.name.capitalize(), "commands.run", {"name": deed.name}) for deed in deeds[:5]
    ]
    return card(t, body, actions, fallback=t("help-fallback"))
