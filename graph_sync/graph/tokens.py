"""The Authorization header for calls to Graph: from the credential, by way of kiota.

kiota gives tokens to Microsoft's hosts only and speaks the language of claims challenges
(continuous access evaluation). It and azure are imported when a token is first needed.
"""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from graph_sync.graph.errors import GraphFault, Unauthenticated, Unreachable

if TYPE_CHECKING:
    from azure.core.credentials_async import AsyncTokenCredential

HOSTS = (
    "graph.microsoft.com",
    "graph.microsoft.us",
    "dod-graph.microsoft.us",
    "microsoftgraph.chinacloudapi.cn",
)
"""Where a token may be sent."""
KEPT = 60.0
"""Seconds for which a header is used without asking the credential, which renews well in time."""


class GraphAuthorization(Protocol):
    """The source of the Authorization header."""

    async def header(self) -> str:
        """Return the header's value.

        Raises:
            Unauthenticated: the credential gives no token.
            Unreachable: whoever gives tokens can't be reached.
        """
        ...

    def refused(self, header: str, claims: str) -> None:
        """Graph answered 401 to a header; `claims` (base64) is what the next token must say."""
        ...


class Nobody:
    """The token for a Graph on this machine: made up, so that no real one leaves."""

    async def header(self) -> str:
        """Return a header that opens nothing."""
        return "Bearer local"

    def refused(self, header: str, claims: str) -> None:
        """There is no other."""


class GraphTokens:
    """The header of an app.

    Args:
        credential: of azure-identity's asynchronous ones, or anything like it; None: there is none.
        url: Graph's address.
        hosts: where a token may go.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        credential: AsyncTokenCredential | None,
        url: str,
        *,
        hosts: tuple[str, ...] = HOSTS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._credential = credential
        self._url = url
        self._hosts = hosts
        self._clock = clock
        self._lock = asyncio.Lock()
        self._header = ""
        self._until = 0.0
        self._claims = ""

    async def header(self) -> str:
        """See Authorization."""
        if self._clock() >= self._until:
            async with self._lock:
                if self._clock() >= self._until:
                    self._header = await self._fetch()
                    self._until, self._claims = self._clock() + KEPT, ""
        return self._header

    def refused(self, header: str, claims: str) -> None:
        """See Authorization. Many calls may be refused for one header; one new token is fetched."""
        if header == self._header:
            self._until = 0.0
            self._claims = claims or self._claims or issued_from_now()

    async def _fetch(self) -> str:
        if self._credential is None:
            raise _no_token("NoCredential", "no credential is configured")
        from azure.core.exceptions import AzureError, ClientAuthenticationError
        from kiota_authentication_azure.azure_identity_access_token_provider import (
            AzureIdentityAccessTokenProvider,
        )

        provider = AzureIdentityAccessTokenProvider(
            self._credential, None, allowed_hosts=list(self._hosts)
        )
        context = {"claims": self._claims} if self._claims else {}
        try:
            token = await provider.get_authorization_token(self._url, context)
        except ClientAuthenticationError as error:
            raise _no_token(type(error).__name__, "Microsoft refuses the credential") from error
        except (AzureError, OSError, ValueError) as error:  # the last: the identity's file
            fault = GraphFault(0, type(error).__name__, "no token can be had now", "token")
            raise Unreachable(fault) from error
        if not token:
            raise _no_token("NoToken", f"no token is given for {self._url}: not Microsoft's Graph")
        return f"Bearer {token}"


def _no_token(code: str, why: str) -> Unauthenticated:
    return Unauthenticated(GraphFault(401, code, why, "token"))


def issued_from_now() -> str:
    """Return what makes the credential fetch a token instead of giving the one that it kept.

    In the form of a challenge of continuous access evaluation: not issued before now.
    """
    claims = {"access_token": {"nbf": {"essential": True, "value": str(int(time.time()))}}}
    return base64.b64encode(json.dumps(claims).encode()).decode()
