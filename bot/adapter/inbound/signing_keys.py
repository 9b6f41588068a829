"""Signing keys of the issuer: fetched in the background, cached, refetched on rotation."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt
import orjson
import structlog
from yarl import URL

from bot.adapter.wire.refusal import Refusal
from bot.adapter.wire.shapes import rows, table, text
from bot.settings import is_loopback

log = structlog.get_logger(__name__)

DAY = 24 * 3600.0
TIMEOUT = aiohttp.ClientTimeout(total=5, connect=3)
BURST = 3
"""Look-ups of unknown key ids that are free; after that one each `REFILL` seconds."""
REFILL = 10.0
LARGEST = 1 << 20


class KeysUnavailable(Exception):
    """The issuer's keys can't be had; the message says which step failed."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key and the channels that it may speak for.

    Attributes:
        key: what PyJWT verifies with.
        endorsements: channel ids (`msteams`), from the key's own entry; None when it lists none,
            and so is held to none (as in Microsoft's SDKs).
    """

    key: Any
    endorsements: frozenset[str] | None


class SigningKeys:
    """The keys announced at an OpenID metadata URL.

    Args:
        metadata_url: the OpenID configuration, which names the key set.
        session: gives the client session; a function, since sessions start with the loop.
        clock: seconds that only go up.
    """

    def __init__(
        self,
        metadata_url: str,
        session: Callable[[], aiohttp.ClientSession],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._metadata_url = metadata_url
        self._session = session
        self._clock = clock
        self._keys: Mapping[str, SigningKey] = {}
        self._fetched = 0.0
        self._tokens, self._counted = float(BURST), clock()
        self._fetching: asyncio.Task[None] | None = None
        self.generation = 0

    def known(self, kid: str) -> SigningKey | None:
        """Return the key if it is cached; a daily refresh starts beside this call."""
        if self._keys and self._clock() - self._fetched > DAY:
            self._start()
        return self._keys.get(kid)

    async def find(self, kid: str) -> SigningKey | None:
        """Return the key, fetched from the issuer when it is not cached; None when nobody knows it.

        Raises:
            Refusal: 503 when no keys were ever had and the issuer does not answer.
        """
        found = self.known(kid)
        if found is not None:
            return found
        if self._fetching is not None or self._allowance():
            await self.refresh()
        if not self._keys:
            raise Refusal(
                503,
                "keys_unavailable",
                "The token can't be checked now: its issuer's keys can't be fetched. Try again.",
                {"Retry-After": "5"},
            )
        return self._keys.get(kid)

    async def refresh(self) -> None:
        """Fetch the keys now, one fetch at a time. Failures are logged, not raised."""
        await asyncio.shield(self._start())

    def warm(self) -> None:
        """Begin to fetch the keys, without waiting for them."""
        self._start()

    async def close(self) -> None:
        """Stop a fetch that is under way."""
        if self._fetching is not None:
            self._fetching.cancel()
            await asyncio.gather(self._fetching, return_exceptions=True)

    def _allowance(self) -> bool:
        now = self._clock()
        self._tokens = min(BURST, self._tokens + (now - self._counted) / REFILL)
        self._counted = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def _start(self) -> asyncio.Task[None]:
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._fetch())
        return self._fetching

    async def _fetch(self) -> None:
        try:
            metadata = await self._get(self._metadata_url)
            keys = _keys(await self._get(text(metadata.get("jwks_uri"))))
        except KeysUnavailable as error:
            # With old keys at hand: try again in a minute, not at each turn.
            self._fetched = self._clock() - DAY + 60
            log.warning("signing_keys_unavailable", reason=str(error), known=len(self._keys))
        else:
            if keys.keys() != self._keys.keys():
                self.generation += 1
            self._keys, self._fetched = keys, self._clock()
            log.info("signing_keys_fetched", keys=len(keys))
        finally:
            self._fetching = None

    async def _get(self, address: str) -> Mapping[str, Any]:
        try:
            url = URL(address)
        except ValueError as error:
            raise KeysUnavailable("the address of the keys is no URL") from error
        if url.scheme != "https" and not (url.scheme == "http" and is_loopback(url.host or "")):
            raise KeysUnavailable("the address of the keys is not https")
        try:
            async with self._session().get(url, timeout=TIMEOUT, allow_redirects=False) as response:
                body = await response.content.read(LARGEST)
                while len(body) < LARGEST and (more := await response.content.read(LARGEST)):
                    body += more
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise KeysUnavailable(f"{type(error).__name__} from {url.host}") from error
        if response.status != 200:
            raise KeysUnavailable(f"status {response.status} from {url.host}")
        try:
            return table(orjson.loads(body))
        except orjson.JSONDecodeError as error:
            raise KeysUnavailable(f"no JSON from {url.host}") from error


def _keys(announced: Mapping[str, Any]) -> Mapping[str, SigningKey]:
    keys: dict[str, SigningKey] = {}
    for entry in map(table, rows(announced.get("keys"))):
        kid = text(entry.get("kid"))
        if not kid or entry.get("kty") != "RSA" or entry.get("use", "sig") != "sig":
            continue
        try:
            key = jwt.PyJWK(dict(entry), algorithm="RS256").key
        except (jwt.PyJWTError, ValueError, TypeError):
            log.warning("signing_key_unreadable")
            continue
        listed = rows(entry.get("endorsements"))
        endorsed = frozenset(item for item in listed if text(item)) if listed else None
        keys[kid] = SigningKey(key, endorsed)
    if not keys:
        raise KeysUnavailable("the key set holds no RSA signing key")
    return keys
