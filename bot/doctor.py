"""What is configured, reachable and about to expire, and what to do about it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import cast

import aiohttp
from cryptography import x509

from appmanifest.errors import PackageError
from appmanifest.package import build
from appmanifest.settings import PackageSettings
from bot.adapter.tokens import Credential, Tokens, credential_from
from bot.bootstrap import opened_store
from bot.contacts import Contact, Purpose, venue_for
from bot.menu import menu_commands
from bot.settings import Mode, Settings
from registry.errors import RegistryError
from registry.memberships import Membership
from registry.store.store import Store
from registry.unit import Unit
from registry.vocab import Role

EXPIRY_WARNING = timedelta(days=30)
_SECONDS = 10


class Verdict(StrEnum):
    """How a check came out."""

    GOOD = "ok"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        about: what was looked at.
        verdict: how it stands.
        says: what was found.
        advice: what to do; empty when all is well.
    """

    about: str
    verdict: Verdict
    says: str
    advice: str = ""


async def examine(settings: Settings, credential: Credential | None = None) -> list[Finding]:
    """Look at everything; a check that fails does not keep the others from being done.

    Args:
        settings: how plek is configured.
        credential: instead of the one that the settings describe.
    """
    findings = [*await _registry(settings), _package()]
    if settings.mode is Mode.LOCAL:
        says = "local: messages are taken without a token, from this machine only"
        return [Finding("mode", Verdict.WARNING, says, "use production for a tenant"), *findings]
    return [
        *findings,
        *_certificate(settings),
        await _keys(settings),
        await _token(settings, credential),
    ]


async def _registry(settings: Settings) -> list[Finding]:
    try:
        async with opened_store(settings) as store:
            return [Finding("registry", Verdict.GOOD, "open and up to date"), *await _inside(store)]
    except (RegistryError, OSError) as error:
        return [Finding("registry", Verdict.BAD, str(error), "mend PLEK_DATABASE_URL or the file")]


async def _inside(store: Store) -> list[Finding]:
    counts = await store.outbox.counts()
    async with store.read() as unit:
        return [_outbox(counts), await _kernteam(unit), *await _venues(unit), await _refused(unit)]


def _outbox(counts: dict[str, int]) -> Finding:
    says = ", ".join(f"{count} {state.replace('_', ' ')}" for state, count in counts.items())
    if counts.get("given_up"):
        return Finding("messages", Verdict.WARNING, says, "the log names each with its reason")
    return Finding("messages", Verdict.GOOD, says)


async def _kernteam(unit: Unit) -> Finding:
    count = await unit.of(Membership).count(role=Role.KERNTEAM)
    if count:
        return Finding("kernteam", Verdict.GOOD, f"{count} people")
    advice = "plek registry appoint OBJECT-ID kernteam"
    return Finding("kernteam", Verdict.WARNING, "nobody: nothing can be reviewed", advice)


async def _venues(unit: Unit) -> list[Finding]:
    findings = []
    for purpose in cast("Sequence[Purpose]", ("cafe", "kernteam", "helpdesk")):
        venue = await venue_for(unit, purpose)
        if venue is not None:
            name = " - ".join(part for part in (venue.team_name, venue.channel_name) if part)
            findings.append(Finding(f"channel {purpose}", Verdict.GOOD, name or "known"))
        else:
            advice = f"add the app to the team, or type there: dit kanaal is voor {purpose}"
            findings.append(Finding(f"channel {purpose}", Verdict.WARNING, "not met yet", advice))
    return findings


async def _refused(unit: Unit) -> Finding:
    codes: dict[str, int] = {}
    for contact in await unit.of(Contact).all():
        if contact.refused:
            codes[contact.refused] = codes.get(contact.refused, 0) + 1
    if not codes:
        return Finding("people who can't be reached", Verdict.GOOD, "none")
    says = ", ".join(f"{count} times {code}" for code, count in sorted(codes.items()))
    advice = "install the app for everybody by an app setup policy, or let them open a chat with it"
    return Finding("people who can't be reached", Verdict.WARNING, says, advice)


def _package() -> Finding:
    try:
        build(menu_commands(), PackageSettings())
    except PackageError as error:
        return Finding("app package", Verdict.BAD, str(error), "mend what it names")
    return Finding("app package", Verdict.GOOD, "can be built")


def _certificate(settings: Settings) -> list[Finding]:
    if settings.app_certificate is None:
        return []
    try:
        pem = Path(settings.app_certificate).read_bytes()
        ends = x509.load_pem_x509_certificate(pem).not_valid_after_utc
    except (OSError, ValueError) as error:
        advice = "PLEK_APP_CERTIFICATE must name a PEM file with certificate and key"
        return [Finding("certificate", Verdict.BAD, str(error), advice)]
    left = ends - datetime.now(UTC)
    says = f"valid until {ends:%Y-%m-%d}"
    if left < EXPIRY_WARNING:
        verdict = Verdict.BAD if left < timedelta(0) else Verdict.WARNING
        return [Finding("certificate", verdict, says, "make a new one and register it")]
    return [Finding("certificate", Verdict.GOOD, says)]


async def _keys(settings: Settings) -> Finding:
    async def look() -> str:
        timeout = aiohttp.ClientTimeout(total=_SECONDS)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(settings.openid_metadata_url) as answer,
        ):
            answer.raise_for_status()
            return f"announced at {(await answer.json())['jwks_uri']}"

    advice = "allow outbound https to PLEK_OPENID_METADATA_URL"
    return await _tried("signing keys", look, advice)


async def _token(settings: Settings, credential: Credential | None) -> Finding:
    tokens = Tokens(credential or credential_from(settings))

    async def look() -> str:
        try:
            async with asyncio.timeout(_SECONDS):
                await tokens.header("smba.trafficmanager.net")
        finally:
            await tokens.close()
        return "obtained"

    advice = "check PLEK_APP_ID, PLEK_APP_TENANT_ID and the secret, certificate or identity"
    return await _tried("token for the Bot Connector", look, advice)


async def _tried(about: str, look: Callable[[], Awaitable[str]], advice: str) -> Finding:
    try:
        return Finding(about, Verdict.GOOD, await look())
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError) as error:
        return Finding(about, Verdict.BAD, f"{type(error).__name__}: {error}", advice)
