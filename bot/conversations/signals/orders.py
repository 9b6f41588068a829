"""Orders that do not begin with a signal's number: `sluit 3`, `wijs 5 toe aan Ina`, `oppakken`.

Such an order never becomes a signal of its own: what may be meant is shown, and what is no sentence
asks for one. A sentence that only begins like an order has a button to raise it after all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversations.signals.steps.handlers import meant_step
from bot.conversations.signals.steps.step_arguments import after
from bot.conversations.signals.steps.step_commands import command_in, commands_near, step_names
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import public_placeholder
from bot.dispatch.turn import Answer
from cards.signals.usage import order_card, theirs
from registry.core.errors import NotFound
from registry.core.permissions import roles
from registry.core.writing.text_folding import fold
from registry.signals.transitions import SignalStep

SENTENCE = 3
"""Words from which what is no order is a sentence."""

_FEW = 3
"""Words behind a mistyped step up to which it is meant."""

_LATEST = 8
"""Words among which the number of an order is."""

_LABELS = frozenset({"signaal", "signal", "nr", "nummer", "number", "no", ""})
_LEADING = frozenset(
    [
        *["aan", "naar", "op", "van", "met", "voor", "in", "af", "toe", "weg", "door", "uit"],
        *["over", "to", "from", "with", "for", "on", "off", "by", "aub", "svp", "graag"],
        *["please", "now", "nu"],
    ]
)
"""Words that follow the number in an order, and seldom in a sentence about so many things."""

_NUMBER = re.compile(r"#?(\d{1,9})[.,:;!?]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Order:
    """What was read as an order.

    Attributes:
        number: of the signal; None where none was said.
        near: the steps that may be meant, each with the words that go with it.
        sentence: it may be a sentence about something all the same.
    """

    number: int | None = None
    near: tuple[tuple[SignalStep, str], ...] = ()
    sentence: bool = False


def order_in(text: str) -> Order | None:
    """Return the order that a text behind `signal` is; None for what somebody sees."""
    words = text.split()
    return _numbered(words) or _unnumbered(words)


def _numbered(words: Sequence[str]) -> Order | None:
    """Return an order with the number behind or within its verb: `sluit 3`, `pak signaal 5 op`."""
    found = next((pair for at in range(1, _LATEST) if (pair := _number_at(words, at))), None)
    if found is None:
        return None
    first, last, number = found
    rest = list(words[last + 1 :])
    without = " ".join([*words[:first], *rest])
    if (step := command_in(without)) and first <= _size(without, step[1]):
        return Order(number, (step,), sentence=len(step[1].split()) > _FEW)
    last_words = command_in(" ".join(rest).rstrip(".,:;!? "))
    if first <= _FEW and last_words and not last_words[1]:  # `wil je 5 oppakken`
        return Order(number, (last_words,))
    if first > 1 or len(rest) > _FEW:
        return None
    if near := tuple(commands_near(without)):
        return Order(number, near)
    behind = fold(rest[0]).strip(".,:;!?") if rest else ""
    return Order(number) if len(rest) <= 1 or behind in _LEADING else None


def _number_at(words: Sequence[str], at: int) -> tuple[int, int, int] | None:
    """Return where the number at a word begins and ends, with what leads to it, and the number."""
    if at >= len(words) or (found := _NUMBER.fullmatch(words[at])) is None:
        return None
    first = at
    while first and fold(words[first - 1]).strip(".:#") in _LABELS:
        first -= 1
    return first, at, int(found[1])


def _unnumbered(words: Sequence[str]) -> Order | None:
    """Return an order that says no number: a step with hardly anything behind it, or no sentence.

    A step's name of several words, such as `draag over aan`, is seldom how a sentence begins.
    """
    text, few = " ".join(words), len(words) < SENTENCE
    if (step := command_in(text)) and len(step[1].split()) < _size(text, step[1]) + 2:
        return Order(None, (step,), sentence=not few and len(step[1].split()) > 1)
    if few:
        return Order(None, tuple(commands_near(text)) if words else ())
    return None


def _size(text: str, rest: str) -> int:
    """Return of how many words the name of a step is, by what is behind it."""
    names = (name for one in step_names().values() for name in one)
    sizes = [name.count(" ") + 1 for name in names if after(text, (name,)) == rest]
    return max(sizes, default=0)


async def show_meant(ask: Ask, words: str, order: Order) -> Answer:
    """Show what may be meant by an order; nothing is done by it yet."""
    seen = words if order.sentence else ""
    if order.number is not None:
        try:
            return await meant_step(ask, str(order.number), words, order.near, seen)
        except NotFound:
            pass  # also where it is not theirs to see: how to type it says enough
    async with ask.registry.read() as unit:
        held = await roles(unit, ask.who)
    known = {one.name for usages in theirs(held).values() for one in usages}
    names = [step.value for step, _ in order.near if step.value in known]
    card = order_card(ask.t, words, names, order.number, seen)
    title = str(card["fallbackText"])
    instead = public_placeholder(ask, "raise-title", "signals.form")
    return Answer(card=card, text=title, title=title, private=True, instead=instead)
