"""The bare peer: an echo bot on botbuilder-integration-aiohttp, as its samples make one.

Runs in an environment of its own (requirements/bench.txt), so it knows nothing of plek. Inbound
tokens are checked; the outbound one is at hand, which spares the peer two calls each turn.
"""

from __future__ import annotations

import sys
from typing import Any

from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botframework.connector.auth import AppCredentials, PasswordServiceClientCredentialFactory


class TokenAtHand(AppCredentials):
    """Credentials that need not ask anybody."""

    def get_access_token(self, force_refresh: bool = False) -> str:  # noqa: ARG002
        """Return the token."""
        return "at-hand"


class CredentialsAtHand(PasswordServiceClientCredentialFactory):
    """Factory of such credentials."""

    async def create_credentials(self, app_id: str, *_: Any, **__: Any) -> TokenAtHand:
        """Return the credentials for one call; called by position and by name."""
        return TokenAtHand(app_id)


class Echo(ActivityHandler):
    """Bot that repeats what was said."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Answer a message."""
        await turn_context.send_activity(f"je zei: {turn_context.activity.text}")


class Configuration:
    """Configuration with a local issuer in place of Microsoft's."""

    APP_ID, TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL = sys.argv[1:3]
    APP_PASSWORD = "made-up"  # noqa: S105
    TO_BOT_FROM_CHANNEL_TOKEN_ISSUER = "https://api.botframework.com"  # noqa: S105
    TO_CHANNEL_FROM_BOT_LOGIN_URL = "https://login.microsoftonline.com/botframework.com"
    TO_CHANNEL_FROM_BOT_OAUTH_SCOPE = "https://api.botframework.com"


def main() -> None:
    """Serve on the port given."""
    credentials = CredentialsAtHand(Configuration.APP_ID, Configuration.APP_PASSWORD)
    adapter = CloudAdapter(
        ConfigurationBotFrameworkAuthentication(Configuration, credentials_factory=credentials)
    )
    bot = Echo()

    async def messages(request: web.Request) -> web.Response:
        return await adapter.process(request, bot) or web.Response()

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    port = int(sys.argv[3])
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=lambda *_: None)


if __name__ == "__main__":
    main()
