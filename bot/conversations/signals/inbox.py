"""`signal …`: the kernteam's inbox, a signal by its number, or a new one in somebody's words."""

from __future__ import annotations

import re

from bot.conversations.signals.around import show_around
from bot.conversations.signals.lists import list_by_words, show_inbox
from bot.conversations.signals.orders import order_in, show_meant
from bot.conversations.signals.raising import raise_from
from bot.conversations.signals.steps.handlers import numbered
from bot.conversations.signals.usage import usage
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import public_placeholder
from bot.dispatch.routes import Routes
from bot.dispatch.suggestions import likeness
from bot.dispatch.turn import Answer
from cards.kit.components import typed
from cards.signals.lists.lists import typo_card
from registry.core.permissions import Right, holds
from registry.core.writing.text_folding import fold

routes = Routes()

LIKE = 80
"""Likeness, 0-100, from which a word is a command with a typing mistake (design)."""

FEW = 4
"""Words behind a mistyped command up to which it is meant; a sentence is a signal."""

_EVERYBODYS = frozenset({"raise-command", "raise-harvest-command", "signal-help-command"})
"""What commands for everybody say that they do."""

_NUMBER = re.compile(
    r"(?:#|nr\.?|no\.?|nummer|number)?\s*#?(\d{1,9})(?![\w-])[\s:,.]*", re.IGNORECASE
)


@routes.command("signal", "signaal", en=("signal",), about="signal-command", order=21)
async def signal(ask: Ask) -> Answer:
    """Show the kernteam's inbox, one signal, or the form for a new one."""
    words = typed(ask.typed)
    if not words and ask.incoming.text.rstrip().endswith(" ?"):
        return await usage(ask)
    if not words:
        return await show_inbox(ask) if await _is_kernteam(ask) else await raise_from(ask, "")
    if found := _NUMBER.match(words):
        return await numbered(ask, int(found[1]), words[found.end() :])
    if offers := await _meant(ask, words):
        card = typo_card(ask.t, words, offers)
        return Answer(
            card=card,
            text=str(card["fallbackText"]),
            private=True,
            instead=public_placeholder(ask, "signal-list-title", "signals.inbox"),
        )
    if order := order_in(words):
        return await show_meant(ask, words, order)
    return await raise_from(ask, words)


@routes.command(
    "signalen", en=("signals",), about="signals-around-command", order=24, slash=False, menu=False
)
async def signals(ask: Ask) -> Answer | None:
    """Show the kernteam its inbox or a list; show others what moves around them."""
    if not await _is_kernteam(ask):
        return await show_around(ask)
    return await list_by_words(ask) if typed(ask.typed) else await show_inbox(ask)


async def _is_kernteam(ask: Ask) -> bool:
    async with ask.registry.read() as unit:
        return await holds(unit, Right.HANDLE_SIGNAL, ask.who)


async def _meant(ask: Ask, words: str) -> list[tuple[str, str]]:
    """Return commands that the words may begin with, mistyped, and what follows."""
    first, _, rest = words.partition(" ")
    if len(rest.split()) > FEW or ask.book is None:
        return []
    typed_word, all_of_them = fold(first), await _is_kernteam(ask)
    found = []
    for command in ask.book.commands:
        names = [name for name in command.called(ask.language) if _is_ours(name)]
        if not (all_of_them or command.about in _EVERYBODYS):
            continue
        likes = (likeness(typed_word, _second(name), LIKE, longer_than=3) for name in names)
        best = max(likes, default=0.0)
        if best >= LIKE and names:
            found.append((-best, names[0], rest))
    return [(name, rest) for _, name, rest in sorted(found)[:3]]


def _is_ours(name: str) -> bool:
    return name.startswith("signal ") and name.count(" ") == 1


def _second(name: str) -> str:
    return name.split(" ")[1]
