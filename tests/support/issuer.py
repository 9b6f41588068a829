"""A local OpenID issuer: keys of its own, tokens as the Bot Connector's, and ones that are not."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

ISSUER = "https://api.botframework.com"
METADATA = "/v1/.well-known/openidconfiguration"
KEYS = "/v1/.well-known/keys"


@cache
def private_key(kid: str) -> rsa.RSAPrivateKey:
    """The signing key of this name; made once in a test run, since making one takes a while."""
    assert kid
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def public_pem(kid: str) -> bytes:
    """The public half, as an attacker would use it for a secret (HS256)."""
    return (
        private_key(kid)
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )


@dataclass(slots=True)
class Issuer:
    """The issuer; tests change what it announces and whether it answers.

    Attributes:
        url: its root, once it serves.
        announced: key id → channels that the key is endorsed for; None leaves the list out.
        broken: it answers 500 instead.
        fetched: how often its key set was asked for.
    """

    url: str = ""
    announced: dict[str, list[str] | None] = field(default_factory=lambda: {"one": ["msteams"]})
    broken: bool = False
    fetched: int = 0

    @property
    def metadata_url(self) -> str:
        """For PLEK_OPENID_METADATA_URL."""
        return self.url + METADATA

    def token(
        self,
        *,
        audience: str,
        service_url: str,
        kid: str = "one",
        without: tuple[str, ...] = (),
        **changes: Any,
    ) -> str:
        """A token as the Bot Connector sends it, but for what is asked to differ.

        Args:
            audience: the app id.
            service_url: of the connector that it speaks for.
            kid: the key that signs it, and that its header names.
            without: claims to leave out.
            changes: claims with other values.
        """
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": audience,
            "serviceurl": service_url,
            "nbf": now - 10,
            "exp": now + 3600,
        } | changes
        kept = {name: value for name, value in claims.items() if name not in without}
        return jwt.encode(kept, private_key(kid), algorithm="RS256", headers={"kid": kid})

    async def _metadata(self, _: web.Request) -> web.Response:
        if self.broken:
            return web.Response(status=500)
        return web.json_response({"issuer": ISSUER, "jwks_uri": self.url + KEYS})

    async def _key_set(self, _: web.Request) -> web.Response:
        self.fetched += 1
        return web.json_response({"keys": [_entry(*item) for item in self.announced.items()]})

    def application(self) -> web.Application:
        """The web application that serves it."""
        app = web.Application()
        app.add_routes([web.get(METADATA, self._metadata), web.get(KEYS, self._key_set)])
        return app


def _entry(kid: str, endorsements: list[str] | None) -> dict[str, Any]:
    written = jwt.algorithms.RSAAlgorithm.to_jwk(private_key(kid).public_key())
    entry = {**json.loads(written), "kid": kid, "use": "sig"}
    return entry if endorsements is None else entry | {"endorsements": endorsements}


@asynccontextmanager
async def serving(app: web.Application) -> AsyncGenerator[str]:
    """Serve an application on a free loopback port; gives its root URL without a slash."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def running_issuer() -> AsyncGenerator[Issuer]:
    """An issuer that serves."""
    issuer = Issuer()
    async with serving(issuer.application()) as issuer.url:
        yield issuer
