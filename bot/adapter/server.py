"""The bot's endpoint, for the web application to add."""

from __future__ import annotations

from aiohttp import web

from bot.adapter.adapter import PlekAdapter

PATH = "/api/messages"


def routes(adapter: PlekAdapter) -> list[web.RouteDef]:
    """Return the route of `POST /api/messages`, the endpoint in the bot's registration."""
    return [web.post(PATH, adapter.process)]
