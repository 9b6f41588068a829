"""The sandbox as a server on this machine, for tests (`sandbox`) and for `plek sandbox`."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from graph_sync.sandbox.core.callbacks import HttpCallbacks
from graph_sync.sandbox.core.clock import Clock
from graph_sync.sandbox.core.consistency import DEFAULT, PROFILES
from graph_sync.sandbox.core.seed import empty, october_2023
from graph_sync.sandbox.core.state import TenantState, dumped, loaded
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.faults.faults import Faults
from graph_sync.sandbox.http.announcer import Announcer
from graph_sync.sandbox.http.service import Service
from graph_sync.sandbox.server import application

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A sandbox that serves.

    Attributes:
        root: `http://127.0.0.1:PORT`; `https` with a certificate.
        service: what answers.
    """

    root: str
    service: Service

    @property
    def url(self) -> str:
        """The address of Graph, with its version."""
        return f"{self.root}/v1.0"

    @property
    def tenant(self) -> Tenant:
        """The tenant at work, for changes by hand."""
        return self.service.tenant

    @property
    def clock(self) -> Clock:
        """Its time."""
        return self.service.tenant.clock

    @property
    def state(self) -> TenantState:
        """Return what the tenant holds."""
        return self.service.tenant.state

    @property
    def faults(self) -> Faults:
        """Failure cases, to switch on and off."""
        return self.service.faults

    @property
    def report(self) -> dict[str, Any]:
        """Return what was asked of it."""
        return self.service.reported()


@asynccontextmanager
async def sandbox(
    state: TenantState | None = None,
    *,
    port: int = 0,
    speed: float = 1.0,
    profile: str = DEFAULT,
    start: float | None = None,
    keep: Path | None = None,
    bare: bool = False,
    client: str = "",
    roles: list[str] | None = None,
    bot: str = "",
    certificate: tuple[Path, Path] | None = None,
) -> AsyncIterator[Sandbox]:
    """Serve a sandbox while the block runs.

    Args:
        state: what it starts with; the environment of October 2023 when it is left out.
        port: on which port of this machine; 0 for a free one.
        speed: simulated seconds per real second; 0 for a clock that is stepped by hand.
        profile: which lags (`instant`, `mild`, `slow`).
        start: the first simulated moment; now, or where the kept state ended.
        keep: a file that the state is read from, when it is there, and written to at the end.
        bare: start with a licensed owner and the app only.
        client: the bot's app id, when it is not local mode's.
        roles: the application roles that are granted; all when it is left out.
        bot: messaging endpoint of the bot, which is told of teams that it is put in.
        certificate: files of a certificate and its key, to serve over HTTPS: clients of Microsoft's
            send a token over nothing else.

    Raises:
        KeyError: there is no such profile.
        pydantic.ValidationError: the file holds no state of a sandbox.
        OSError: the port is taken, or a file can't be read or written.
    """
    kept = await asyncio.to_thread(_kept, keep) if keep and state is None else None
    if kept is not None:
        start = kept.now if start is None else start
    held = state or kept or (empty(client) if bare else october_2023(client))
    held.roles = held.roles if roles is None else roles
    way_out = HttpCallbacks()
    service = Service(Tenant(held, Clock(start, speed), PROFILES[profile], way_out))
    runner = web.AppRunner(application(service), access_log=None)
    await runner.setup()
    tasks: list[asyncio.Task[None]] = []
    try:
        site = web.TCPSite(runner, LOOPBACK, port, ssl_context=_encryption(certificate))
        await site.start()
        scheme = "http" if certificate is None else "https"
        root = f"{scheme}://{LOOPBACK}:{runner.addresses[0][1]}"
        tasks.append(asyncio.create_task(service.notifications.run()))
        if bot:
            tasks.append(asyncio.create_task(Announcer(service.tenant, root, bot).run()))
        yield Sandbox(root, service)
    finally:
        for task in tasks:
            await _stop(task)
        await way_out.close()
        await runner.cleanup()
        if keep is not None:
            service.tenant.state.now = service.tenant.now
            await asyncio.to_thread(_keep, keep, service.tenant.state)


def _encryption(certificate: tuple[Path, Path] | None) -> ssl.SSLContext | None:
    if certificate is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    return context


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def _keep(file: Path, state: TenantState) -> None:
    beside = file.with_name(f"{file.name}.part")
    beside.touch(0o600)  # it holds names and addresses, if made up ones
    beside.chmod(0o600)
    beside.write_bytes(dumped(state))
    beside.replace(file)  # whole or not at all


def _kept(file: Path) -> TenantState | None:
    return loaded(file.read_bytes()) if file.exists() else None
