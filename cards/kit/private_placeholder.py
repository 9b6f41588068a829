"""Placeholder that everybody sees in place of a message for one person."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from cards.kit.components import button, card, dialog, heading, para
from cards.kit.translator import translator
from registry.core.vocabulary import Language


@functools.lru_cache(maxsize=32)
def aside_card(
    language: Language,
    title: str,
    verb: str,
    load: tuple[tuple[str, str], ...] = (),
    *,
    done: bool = False,
) -> Mapping[str, Any]:
    """Build buttons that show it to whoever presses one, and to nobody else.

    Args:
        language: to speak.
        title: id of the text that says what it is.
        verb: what shows it.
        load: what travels along with the buttons, as (name, value).
        done: what was asked is done, which others may know.
    """
    t = translator(language)
    intro = t("aside-intro-done" if done else "aside-intro")
    body = [heading(t(title)), para(intro)]
    actions = [
        button(t("aside-open"), verb, dict(load)),
        dialog(t("aside-window"), verb, dict(load)),
    ]
    return card(t, body, actions, fallback=intro)
