"""HTTP to subscribers: the validation of an address, and notifications."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

import aiohttp

from graph_sync.sandbox.core.errors import bad
from graph_sync.sandbox.core.tenant import Tenant

PATIENCE: Final = 10.0
"""Real seconds that somebody has for an answer (docs: change-notifications-delivery-webhooks)."""


class HttpCallbacks:
    """The way out over HTTP."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def post(self, url: str, content: bytes, kind: str) -> tuple[int, str, str]:
        """Post something; see `tenant.Callbacks`."""
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=PATIENCE)
            self._session = aiohttp.ClientSession(timeout=timeout)
        try:
            async with self._session.post(
                url, data=content, headers={"Content-Type": kind}
            ) as answer:
                return answer.status, answer.content_type, await answer.text()
        except (aiohttp.ClientError, TimeoutError):
            return 0, "", ""

    async def close(self) -> None:
        """Let go of connections."""
        if self._session is not None:
            await self._session.close()


async def validated(tenant: Tenant, url: str) -> None:
    """See that an address answers as one that expects notifications does.

    Raises:
        Refusal: it does not.
    """
    token = f"Validation: Testing client application reachability {tenant.state.new_id()}"
    sign = "&" if "?" in url else "?"
    status, kind, text = await tenant.callbacks.post(
        f"{url}{sign}validationToken={quote(token)}", b"", "text/plain; charset=utf-8"
    )
    if status != 200 or kind != "text/plain" or text != token:
        why = (
            "no answer within the time"
            if status == 0
            else f"status {status}, {kind or 'no type'}, and not the token as plain text"
        )
        raise bad(f"Subscription validation request failed: {why}.", "ValidationError")
