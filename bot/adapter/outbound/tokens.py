"""The bot's own token for the Bot Connector: fetched once, kept until it is nearly over."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import structlog
from azure.core.credentials import AccessToken
from azure.core.exceptions import AzureError

from bot.dispatch.turn import Unavailable
from bot.settings import Mode, Settings, is_loopback
from registry.core.errors import Failure

log = structlog.get_logger(__name__)

SCOPE = "https://api.botframework.com/.default"
EXCHANGE = "api://AzureADTokenExchange/.default"
"""What the token of a managed identity is for when it stands in for an app's secret."""
EARLY = 300.0
"""Seconds before its end at which a token is renewed."""
UNAVAILABLE = (AzureError, OSError, ValueError)
"""What a credential raises that has no token to give: Entra's refusal, or the file that is to have
the identity's token can't be read, or has nothing of the kind in it."""
FRESH = 60.0
"""A token younger than this that is refused will not be better when fetched again."""


class Credential(Protocol):
    """Protocol that azure-identity's asynchronous credentials share."""

    async def get_token(self, *scopes: str, **more: Any) -> AccessToken:
        """Return a token for these scopes."""
        ...

    async def close(self) -> None:
        """Close connections."""
        ...


def credential_from(settings: Settings) -> Credential | None:
    """Return the credential that the settings describe; None in local mode.

    Local mode calls this machine only.

    Raises:
        CertificateUnusable: its file is none.

    azure-identity is imported here, where it is needed: it takes a quarter of a second.
    """
    if settings.mode is Mode.LOCAL:
        return None
    from azure.identity import aio

    if settings.managed_identity:
        return aio.ManagedIdentityCredential(client_id=settings.app_id)
    if settings.federated_identity:
        return federated_credential(
            settings.app_tenant_id, settings.app_id, settings.federated_identity
        )
    if settings.federated_token_file:
        return aio.WorkloadIdentityCredential(
            tenant_id=settings.app_tenant_id,
            client_id=settings.app_id,
            token_file_path=str(settings.federated_token_file),
        )
    if settings.app_certificate:
        return _certificate(settings, settings.app_certificate)
    return aio.ClientSecretCredential(
        settings.app_tenant_id, settings.app_id, settings.app_secret.get_secret_value()
    )


def _certificate(settings: Settings, file: Path) -> Credential:
    from azure.identity import aio

    try:
        return aio.CertificateCredential(settings.app_tenant_id, settings.app_id, str(file))
    except (OSError, ValueError, TypeError) as error:
        raise CertificateUnusable(file) from error


class CertificateUnusable(Failure):
    """The app's certificate can't be read, or its key is missing or has a password."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"PLEK_APP_CERTIFICATE: {str(file)!r} holds no certificate with its key that can be "
            "read: name a PEM or PFX file with both, without a password"
        )


class FederatedCredential:
    """A normal app registration that proves who it is by the token of a managed identity.

    azure-identity asks for the assertion by a function that can't wait, so it is had beforehand;
    the identity's credential keeps it as long as it is valid.

    Args:
        identity: gives the managed identity's tokens.
        app: makes a credential of the app out of a function that gives an assertion.
    """

    def __init__(
        self, identity: Credential, app: Callable[[Callable[[], str]], Credential]
    ) -> None:
        self._identity = identity
        self._assertion = ""
        self._app = app(lambda: self._assertion)

    async def get_token(self, *scopes: str, **more: Any) -> AccessToken:
        """Return a token of the app for these scopes.

        Raises:
            AzureError: the identity gives no token, or Entra does not trust it.
        """
        self._assertion = (await self._identity.get_token(EXCHANGE)).token
        return await self._app.get_token(*scopes, **more)

    async def close(self) -> None:
        """Close the connections of both."""
        await self._app.close()
        await self._identity.close()


def federated_credential(
    tenant: str, app: str, identity: str, **transport: Any
) -> FederatedCredential:
    """Return a federated identity credential.

    Microsoft, "Configure an application to trust a managed identity".

    Args:
        tenant: of the app.
        app: its client id.
        identity: client id of the managed identity that the app trusts.
        transport: for azure-identity, as tests have it.
    """
    from azure.identity import aio

    return FederatedCredential(
        aio.ManagedIdentityCredential(client_id=identity),
        lambda assertion: aio.ClientAssertionCredential(tenant, app, assertion, **transport),
    )


class Tokens:
    """Provider of the Authorization header for calls to the Bot Connector.

    Args:
        credential: where tokens come from; None: calls go without.
        loopback: whether servers on this machine get the token too. A real one must not be given
            to a process that merely listens here; a test's own may.
        clock: POSIX time.
    """

    def __init__(
        self,
        credential: Credential | None,
        *,
        loopback: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._credential = credential
        self._loopback = loopback
        self._clock = clock
        self._lock = asyncio.Lock()
        self._header: str | None = None
        self._until = 0.0
        self._since = 0.0

    async def header(self, host: str) -> str | None:
        """Return the header's value for a call to `host`; None when it goes without.

        Raises:
            Unavailable: no token can be had; the message names the kind of error.
        """
        if self._credential is None or (not self._loopback and is_loopback(host)):
            return None
        if self._header is None or self._until - self._clock() < EARLY:
            async with self._lock:
                if self._header is None or self._until - self._clock() < EARLY:
                    await self._renew(self._credential)
        return self._header

    def refused(self, header: str) -> bool:
        """Return whether a new token may do better, after the service answered 401 to `header`."""
        if header != self._header:
            return True
        if self._clock() - self._since < FRESH:
            return False
        self._header = None
        return True

    async def close(self) -> None:
        """Close the credential's connections."""
        if self._credential is not None:
            await self._credential.close()

    async def _renew(self, credential: Credential) -> None:
        try:
            token = await credential.get_token(SCOPE)
        except UNAVAILABLE as error:
            log.warning("outbound_token_unavailable", error=type(error).__name__)
            if self._header is not None and self._until > self._clock():
                return
            raise Unavailable(
                f"no token for the Bot Connector ({type(error).__name__}): check the app's "
                "secret, certificate, managed or federated identity and when it expires"
            ) from error
        self._header = f"Bearer {token.token}"
        self._until, self._since = float(token.expires_on), self._clock()
