"""Answers that are for one person only, in a place where others read along."""

from __future__ import annotations

from microsoft_teams.cards import Action

from bot.ask import Ask
from bot.turn import Answer, CardJson, Kind
from cards.aside import aside_card
from cards.parts import dialog

IN_DIALOG = frozenset({Kind.DIALOG_OPEN, Kind.DIALOG_SUBMIT})


def aside(ask: Ask, card: CardJson, *, title: str, verb: str, done: bool = True) -> Answer:
    """A private answer; where nothing private is possible others see a button that opens it.

    Args:
        ask: the turn.
        card: what only the person may see.
        title: id of the text that says what it is.
        verb: what shows it to whoever presses that button.
        done: see `Answer.done`.
    """
    words = ask.t(title)
    open_one = Answer(card=aside_card(ask.language, title, verb), text=words)
    return Answer(card=card, text=words, title=words, private=True, instead=open_one, done=done)


def window(ask: Ask, verb: str) -> list[Action]:
    """The button that opens the same in a dialog, where others read along and it is not one yet."""
    if ask.alone or ask.incoming.kind in IN_DIALOG:
        return []
    return [dialog(ask.t("aside-window"), verb)]
