"""The bot's app in the organisation's catalogue."""

from __future__ import annotations

from appmanifest.settings import LOCAL_APP_ID
from bot.settings import Mode
from graph_sync.settings import SyncSettings


def bot_app(settings: SyncSettings) -> str:
    """Return the bot's app id; in local mode that of the app which a local Graph has."""
    return settings.app_id or (LOCAL_APP_ID if settings.mode == Mode.LOCAL.value else "")
