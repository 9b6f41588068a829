"""Parts of the adapter, put together once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp
from prometheus_client import CollectorRegistry

from bot.adapter.inbound.auth import Authenticator
from bot.adapter.inbound.origin import Origins
from bot.adapter.inbound.signing_keys import SigningKeys
from bot.adapter.outbound.connector import Connector
from bot.adapter.outbound.conversations import Conversations
from bot.adapter.outbound.pool import Pool
from bot.adapter.outbound.private_delivery import PrivateDelivery
from bot.adapter.outbound.rate_limit import Rates
from bot.adapter.outbound.standing import Standing
from bot.adapter.outbound.tokens import Credential, Tokens, credential_from
from bot.adapter.wire.addresses import Addresses
from bot.adapter.wire.metrics import Metrics, metrics_in
from bot.settings import Mode, Settings


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of the adapter, each made once.

    Attributes:
        pool: outbound connections.
        keys: the issuer's signing keys.
        tokens: the bot's own tokens.
        authenticator: checks inbound requests.
        origins: checks where activities come from.
        conversations: the Bot Connector.
        private: ways to one person.
        metrics: what is counted.
    """

    pool: Pool
    keys: SigningKeys
    tokens: Tokens
    authenticator: Authenticator
    origins: Origins
    conversations: Conversations
    private: PrivateDelivery
    metrics: Metrics

    async def start(self, *, warm: bool) -> None:
        """Open the pool; with `warm` fetch the signing keys in the background."""
        await self.pool.start()
        if warm:
            self.keys.warm()

    async def close(self) -> None:
        """Close what was opened."""
        await self.keys.close()
        await self.tokens.close()
        await self.pool.close()


def build_parts(
    settings: Settings,
    *,
    credential: Credential | None,
    session: aiohttp.ClientSession | None,
    metrics: CollectorRegistry,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Parts:
    """Build the parts for these settings; see `build_adapter` for the arguments."""
    pool = Pool(session)
    addresses = Addresses(settings)
    counters = metrics_in(metrics)
    keys = SigningKeys(settings.openid_metadata_url, pool)
    tokens = Tokens(credential or credential_from(settings), loopback=credential is not None)
    connector = Connector(pool, tokens, addresses, Rates(sleep=sleep), counters, sleep=sleep)
    standing = Standing() if settings.mode is Mode.LOCAL else None
    conversations = Conversations(connector, standing)
    return Parts(
        pool=pool,
        keys=keys,
        tokens=tokens,
        authenticator=Authenticator(settings, keys, addresses),
        origins=Origins(settings),
        conversations=conversations,
        private=PrivateDelivery(conversations),
        metrics=counters,
    )
