"""Private answers to one person, where others read along.

Where Teams refuses every private way, others see `Answer.instead`. A handler says what that is by
`private_reply` or `private_card`, or, of words alone, by `refuse` or `told_alone`; or that its
card may be read by all by `for_all_eyes`. Of any other private answer others see no more than that
there is one, and whether something was done (`unread_by_others`).
"""

from __future__ import annotations

import dataclasses
from typing import Any

from microsoft_teams.cards import Action

from bot.dispatch.ask import Ask
from bot.dispatch.turn import Answer, CardJson, Kind
from cards.kit.components import dialog
from cards.kit.private_placeholder import aside_card
from registry.core.errors import NotFound

IN_DIALOG = frozenset({Kind.DIALOG_OPEN, Kind.DIALOG_SUBMIT})


def private_reply(ask: Ask, card: CardJson, *, title: str, verb: str, done: bool = True) -> Answer:
    """Build a private answer; where none is possible, others see a button that opens it.

    Args:
        ask: the turn.
        card: what only the person may see.
        title: id of the text that says what it is.
        verb: what shows it to whoever presses that button.
        done: see `Answer.done`.
    """
    words, instead = ask.t(title), public_placeholder(ask, title, verb)
    return Answer(card=card, text=words, title=words, private=True, instead=instead, done=done)


def private_card(
    ask: Ask, card: CardJson, title: str, verb: str, *, window: str = "", **load: str
) -> Answer:
    """Return a private answer that is told by what its own card says; others see a button.

    Args:
        ask: the turn.
        card: what only the person may see.
        title: id of the text that says to others what it is.
        verb: what shows it to whoever presses that button.
        window: title of the dialog, where the card's own words are too long for one.
        load: what travels along with the button.
    """
    words, instead = str(card["fallbackText"]), public_placeholder(ask, title, verb, **load)
    return Answer(card=card, text=words, title=window or words, private=True, instead=instead)


def public_placeholder(ask: Ask, title: str, verb: str, **load: str) -> Answer:
    """Build what others see in place of a private answer: buttons that show it to one person.

    Args:
        ask: the turn.
        title: id of the text that says what it is.
        verb: what shows it.
        load: what travels along; others see nothing of it but can press it too.
    """
    card = aside_card(ask.language, title, verb, tuple(load.items()), done=ask.changes.made)
    return Answer(card=card, text=ask.t(title))


def refuse(ask: Ask, text: str, **params: Any) -> Answer:
    """Say in a text why not, which holds nothing of anybody: others may read it.

    Args:
        ask: the turn.
        text: its id.
        params: of the text: names of things, never of people.
    """
    return for_all_eyes(Answer(text=ask.t(text, **params), private=True))


def told_alone(ask: Ask, words: str) -> Answer:
    """Tell one person something in words that may name people; others read none of it."""
    return Answer(text=words, private=True, instead=Answer(text=_elsewhere(ask)))


def _elsewhere(ask: Ask) -> str:
    """Say to others where to ask for what is for one person, and whether something was done."""
    return ask.t("aside-done" if ask.changes.made else "aside-elsewhere")


def for_all_eyes(answer: Answer) -> Answer:
    """Say of a private answer that others may read it: it holds nothing of anybody."""
    return dataclasses.replace(answer, instead=dataclasses.replace(answer, private=False))


def unread_by_others(ask: Ask, answer: Answer, verb: str = "", by: str | None = None) -> Answer:
    """Have others read nothing of a private answer of which no handler says what they may see.

    They see a button that shows a card to one person, where it can be shown by its key alone; else
    words that say where to ask it. Nothing that was filled in travels along.

    Args:
        ask: the turn.
        answer: of the handler.
        verb: what shows it.
        by: name of its key in the button's data, empty when it needs none; None when a key is not
            enough.
    """
    if not answer.private or answer.instead is not None or ask.alone:
        return answer
    elsewhere = Answer(text=_elsewhere(ask))
    if answer.card is None:
        return dataclasses.replace(answer, instead=elsewhere)
    try:
        load = {by: ask.key(by)} if by else {}
    except NotFound:
        return dataclasses.replace(answer, instead=elsewhere)
    shown = bool(verb) and by is not None
    instead = public_placeholder(ask, "aside-title", verb, **load) if shown else elsewhere
    return dataclasses.replace(answer, instead=instead)


def should_offer_dialog(ask: Ask) -> bool:
    """Whether to offer the same in a dialog too: others read along, and it is in none yet."""
    return not ask.alone and ask.incoming.kind not in IN_DIALOG


def window(ask: Ask, verb: str) -> list[Action]:
    """Return the button that opens the same in a dialog, where that is better."""
    return [dialog(ask.t("aside-window"), verb)] if should_offer_dialog(ask) else []
