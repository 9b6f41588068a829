"""One signal, and what was worked out of it, in conversation."""

from __future__ import annotations

from bot.ask import Ask
from bot.routes import Routes
from bot.signal_views import show_signal
from bot.turn import Answer

routes = Routes()


@routes.verb("signals.show")
async def show(ask: Ask) -> Answer:
    """A signal as this person may see it."""
    return await show_signal(ask, ask.key("signal"))
