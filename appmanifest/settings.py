"""Settings of the app package, read from the environment (prefix `PLEK_`).

Apart from the bot's own settings, because the package is also made on a machine that has none
of the bot's secrets.
"""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from appmanifest.errors import AppIdError

GUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"

LOCAL_APP_ID = "00000000-0000-4000-8000-000000000000"
"""Stands in for the app id in local mode; Teams itself would not find a bot behind it."""


class PackageSettings(BaseSettings):
    """Settings of the package: who makes the app, and which bot it belongs to."""

    model_config = SettingsConfigDict(env_prefix="PLEK_", extra="ignore", frozen=True)

    mode: Literal["local", "production"] = Field(
        default="production", description="`local` needs no app id, and fills in a made-up one."
    )
    app_id: str = Field(default="", description="The bot's Microsoft app id (GUID).")
    website: str = Field(
        default="https://platformplek.nl", description="PLeK's website, over https."
    )
    privacy_url: str = Field(
        default="", description="Privacy statement; empty: `/privacy` on the website."
    )
    terms_url: str = Field(
        default="", description="Terms of use; empty: `/gebruiksvoorwaarden` on the website."
    )
    developer: str = Field(
        default="Platform PLeK",
        description="Who offers the app, as Teams shows it; at most 32 characters.",
    )

    @property
    def bot_id(self) -> str:
        """App id as the manifest wants it.

        Raises:
            AppIdError: it is not a GUID, or it is missing and this is not local mode.
        """
        app_id = self.app_id.strip().lower()
        if not app_id and self.mode == "local":
            return LOCAL_APP_ID
        if not re.fullmatch(GUID, app_id):
            raise AppIdError(self.app_id)
        return app_id

    @property
    def privacy(self) -> str:
        """The privacy statement's address, with its default filled in."""
        return self.privacy_url or f"{self.website.rstrip('/')}/privacy"

    @property
    def terms(self) -> str:
        """The terms of use's address, with its default filled in."""
        return self.terms_url or f"{self.website.rstrip('/')}/gebruiksvoorwaarden"
