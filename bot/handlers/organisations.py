"""Finding organisations while somebody types."""

from __future__ import annotations

from bot.ask import Ask
from bot.routes import Routes
from bot.turn import Answer
from registry.organisations import Organisation, lookup

routes = Routes()

_MOST = 25


@routes.dataset("organisations")
async def find(ask: Ask) -> Answer:
    """Known organisations by any of their names."""
    async with ask.registry.read() as unit:
        known = await unit.of(Organisation).all(status="known")
    skip, top = ask.incoming.skip, min(ask.incoming.top, _MOST)
    found = lookup(known, ask.words, skip + top)[skip:]
    return Answer(choices=[(one.label, one.slug) for one in found])
