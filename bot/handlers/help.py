"""`help` and `hallo`: what the bot can do, made from what the handlers registered."""

from __future__ import annotations

from bot.ask import Ask
from bot.routes import Routes
from bot.turn import Answer

routes = Routes()
