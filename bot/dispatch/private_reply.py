"""Private answers to one person, where others read along."""

from __future__ import annotations

from microsoft_teams.cards import Action

from bot.dispatch.ask import Ask
from bot.dispatch.turn import Answer, CardJson, Kind
from cards.kit.components import dialog
from cards.kit.private_placeholder import aside_card

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
    card = aside_card(ask.language, title, verb, tuple(load.items()))
    return Answer(card=card, text=ask.t(title))


def should_offer_dialog(ask: Ask) -> bool:
    """Whether to offer the same in a dialog too: others read along, and it is in none yet."""
    return not ask.alone and ask.incoming.kind not in IN_DIALOG


def window(ask: Ask, verb: str) -> list[Action]:
    """Return the button that opens the same in a dialog, where that is better."""
    return [dialog(ask.t("aside-window"), verb)] if should_offer_dialog(ask) else []
