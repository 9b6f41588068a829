"""Which hub a municipality belongs to: `welke hub hoort bij Almelo`."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.area import area_card
from cards.kit.components import typed
from registry.hubs.area import hubs_of_places

routes = Routes()

_LONGEST = 200
"""Letters of a name that are read."""


@routes.command(
    *("welke hub hoort bij", "bij welke hub hoort", "welke hub is voor", "welke hub is er voor"),
    *("in welke hub zit", "in welke hub ligt", "onder welke hub valt", "welke hub heeft"),
    *(
        "is er een hub voor",
        "is er een hub in",
        "is er een kennishub voor",
        "is er een kennishub in",
    ),
    en=(
        *("which hub is for", "which hub covers", "which hub belongs to", "which hub has"),
        *("is there a hub for", "is there a hub in"),
    ),
    about="hubs-area-command",
    order=42,
    menu=False,
)
async def by_place(ask: Ask) -> Answer | None:
    """Say which hub a municipality belongs to, list the hubs where none is named.

    What is no municipality is left to search.
    """
    if not ask.words and ask.book and (hubs := ask.book.find("hubs")):
        return await hubs[0].handler(ask.with_words(""))
    async with ask.registry.read() as unit:
        found = await hubs_of_places(unit, typed(ask.words)[:_LONGEST])
    if not found:
        return None
    card = area_card(ask.t, found)
    return Answer(card=card, text=str(card["fallbackText"]))
