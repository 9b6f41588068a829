"""Live cards: a pressed card is kept up to date while its subject changes.

Only a card that nobody else sees: where others read along the answer is seen by who pressed alone,
and the message under it stays what it was for them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from bot.dispatch.ask import Ask
from bot.dispatch.contacts.contact import SentMessage, venue_key
from bot.dispatch.contacts.keys import hashed
from bot.dispatch.turn import Kind, Scope
from registry.core.errors import Conflict
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWork

_PRESSED = frozenset({Kind.ACTION, Kind.SUBMIT})


async def follow(ask: Ask, about: str) -> None:
    """Have `Notifier.refresh` keep the pressed card up to date from now on.

    Args:
        ask: the turn, whose answer takes the card's place.
        about: what the answer shows, `section:key`.
    """
    if not _own(ask):
        return
    async with ask.registry.read() as unit:
        known = await _postings(unit, ask)
    if [one.about for one in known] == [about]:
        return
    with contextlib.suppress(Conflict):  # of two presses at once one is enough
        async with ask.registry.write(SYSTEM) as unit:
            known = await _postings(unit, ask)
            await _say(unit, known, about)
            if not known:
                await unit.of(SentMessage).get_or_add(_posting(ask, about))


async def let_go(ask: Ask) -> None:
    """Stop updating the pressed card: the answer shows something else in its place."""
    if not _own(ask):
        return
    async with ask.registry.read() as unit:
        known = await _postings(unit, ask)
    if any(one.about for one in known):
        with contextlib.suppress(Conflict):
            async with ask.registry.write(SYSTEM) as unit:
                await _say(unit, await _postings(unit, ask), "")


def _own(ask: Ask) -> bool:
    """Return whether the card is theirs alone and can be found again; some clients do not say."""
    return bool(ask.incoming.card) and ask.incoming.kind in _PRESSED and ask.alone


async def _postings(unit: UnitOfWork, ask: Ask) -> Sequence[SentMessage]:
    found = await unit.of(SentMessage).all(activity=ask.incoming.card)
    return [one for one in found if one.conversation.partition(";")[0] == ask.place.root]


async def _say(unit: UnitOfWork, known: Sequence[SentMessage], about: str) -> None:
    for one in known:
        if one.about != about:
            await unit.of(SentMessage).put(one.model_copy(update={"about": about}))


def _posting(ask: Ask, about: str) -> SentMessage:
    alone = ask.place.scope is Scope.PERSONAL
    return SentMessage(
        slug=hashed(ask.place.root, "pressed", ask.incoming.card),
        venue="" if alone else venue_key(ask.place),
        member=ask.who,
        conversation=ask.place.root,
        activity=ask.incoming.card,
        about=about,
    )
