"""A bot on a real port, a connector and an issuer on theirs."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from prometheus_client import CollectorRegistry

from bot.adapter.adapter import PlekAdapter, build_adapter
from bot.adapter.server import routes
from bot.dispatch.turn import Answer, Incoming
from bot.http.application import guarded_application
from bot.http.serve import served
from bot.settings import Settings
from tests.bot.adapter.activities import APP_ID, TENANT
from tests.support.connector import Connector, running_connector
from tests.support.issuer import Issuer, running_issuer


@dataclass(slots=True)
class Sleeps:
    """Sleeps that take no time, written down."""

    taken: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)
        await asyncio.sleep(0)


@dataclass(slots=True)
class Bot:
    """A running adapter; what comes in is kept, what goes out is decided by `answer`."""

    url: str
    adapter: PlekAdapter
    client: aiohttp.ClientSession
    connector: Connector
    issuer: Issuer
    sleeps: Sleeps
    metrics: CollectorRegistry
    seen: list[Incoming]

    async def post(
        self, activity: Any = None, *, token: str | None = None, **request: Any
    ) -> tuple[int, Any]:
        """Post an activity as the connector would; gives status and parsed body."""
        headers = request.pop("headers", {})
        if token is not None:
            headers = {**headers, "Authorization": f"Bearer {token}"}
        if "data" not in request:
            request["json"] = activity
        address = f"{self.url}/api/messages"
        async with self.client.post(address, headers=headers, **request) as response:
            body = await response.read()
            kind = response.content_type
            return response.status, await response.json() if body and "json" in kind else body

    def token(self, **changes: Any) -> str:
        """A good token, but for what is asked to differ."""
        return self.issuer.token(
            **{"audience": APP_ID, "service_url": self.connector.url} | changes
        )


Handler = Callable[[Incoming], Awaitable[Answer | None]]
Start = Callable[..., Awaitable[Bot]]


async def echo(incoming: Incoming) -> Answer | None:
    return Answer(text=f"je zei: {incoming.text}")


@asynccontextmanager
async def guarded(app: Any) -> AsyncGenerator[str]:
    async with served(app, "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"


EXTRAS = ("deadlines", "credential", "language_of")


@asynccontextmanager
async def running_bot(
    connector: Connector, issuer: Issuer, handle: Handler = echo, **changes: Any
) -> AsyncGenerator[Bot]:
    """A bot; `changes` are settings, or arguments of `build_adapter`."""
    extras = {name: changes.pop(name) for name in EXTRAS if name in changes}
    chosen = {
        "mode": "production",
        "app_id": APP_ID,
        "app_tenant_id": TENANT,
        "app_secret": "made-up",
        "openid_metadata_url": issuer.metadata_url,
    } | changes
    seen: list[Incoming] = []

    async def noted(incoming: Incoming) -> Answer | None:
        seen.append(incoming)
        return await handle(incoming)

    metrics, sleeps = CollectorRegistry(), Sleeps()
    adapter = build_adapter(Settings(**chosen), noted, metrics=metrics, sleep=sleeps, **extras)
    await adapter.start()
    app = guarded_application()
    app.add_routes(routes(adapter))
    try:
        async with guarded(app) as url, aiohttp.ClientSession() as client:
            yield Bot(url, adapter, client, connector, issuer, sleeps, metrics, seen)
    finally:
        await adapter.close()


@pytest.fixture
async def connector() -> AsyncGenerator[Connector]:
    async with running_connector() as running:
        yield running


@pytest.fixture
async def issuer() -> AsyncGenerator[Issuer]:
    async with running_issuer() as running:
        yield running


@pytest.fixture
async def start(connector: Connector, issuer: Issuer) -> AsyncGenerator[Start]:
    """Starts bots that end with the test: `bot = await start(handler, mode="local")`."""
    async with AsyncExitStack() as stack:

        async def begin(handle: Handler = echo, **changes: Any) -> Bot:
            return await stack.enter_async_context(
                running_bot(connector, issuer, handle, **changes)
            )

        yield begin


@pytest.fixture
async def local(start: Start) -> Callable[..., Awaitable[Bot]]:
    """Starts bots in local mode, which takes activities without a token."""

    async def begin(handle: Handler = echo, **changes: Any) -> Bot:
        return await start(handle, **{"mode": "local", "app_id": ""} | changes)

    return begin
