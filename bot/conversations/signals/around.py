"""What moves around a member, `signal lijst`: of their own hubs, and what was decided anywhere."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_card
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.signals.lists.around import PAGE, around_card
from registry.signals.names import labels
from registry.signals.visibility import around

routes = Routes()


async def show_around(ask: Ask) -> Answer:
    """Show a page of what moves around who asks; a page out of range becomes the last one."""
    page = ask.number("page", most=99_999)
    async with ask.registry.read(ask.who) as unit:
        shown = await around(unit, limit=PAGE, offset=page * PAGE)
        if page and not shown.signals:
            page = max(0, -(-shown.total // PAGE) - 1)
            shown = await around(unit, limit=PAGE, offset=page * PAGE)
        names = await labels(unit, shown.signals)
    card = around_card(ask.t, shown, names, page)
    title = "signals-around"
    return private_card(ask, card, title, "signals.around", window=ask.t(title))


routes.verb("signals.around")(show_around)
