"""What the conversations about signals show, whichever of them it is."""

from __future__ import annotations

from typing import Any

from bot.ask import Ask
from bot.turn import Answer
from cards.aside import aside_card
from cards.signals import only_card, signal_card
from registry.signal_files import signal_file


def not_here(ask: Ask, title: str, verb: str, **load: str) -> Answer:
    """What others see in the place of something personal: buttons that show it to one alone.

    Args:
        ask: who asks.
        title: id of the text that says what it is.
        verb: what shows it.
        load: what travels along; others see nothing of it but can press it too.
    """
    card = aside_card(ask.language, title, verb, tuple(load.items()))
    return Answer(card=card, text=ask.t(title))


async def show_signal(
    ask: Ask, slug: str, remark: str = "", *, good: bool = True, **about: Any
) -> Answer:
    """The card of a signal, as this person may see it.

    Args:
        ask: who asks.
        slug: which signal.
        remark: id of a text that says what just happened.
        good: whether that went well.
        about: what that text names; what people wrote only after `plain`.

    Raises:
        NotFound: there is none, or it is not for them: nobody can tell which.
    """
    async with ask.registry.read(ask.who) as unit:
        file = await signal_file(unit, slug, ask.who)
    card = signal_card(ask.t, file, remark, good=good, **about)
    title = str(card["fallbackText"])
    return Answer(
        card=card,
        text=title,
        title=title,
        private=True,
        instead=not_here(ask, "signals-one", "signals.show", signal=slug),
    )


def kernteam_only(ask: Ask, words: str = "") -> Answer:
    """A friendly no; what was written can be raised as a signal with one press.

    Args:
        ask: who asks.
        words: what could have been meant as a signal.
    """
    text = ask.t("signals-kernteam-only")
    if not words:
        return Answer(text=text, private=True)
    return Answer(
        card=only_card(ask.t, words),
        text=text,
        title=text,
        private=True,
        instead=Answer(text=text),
    )
