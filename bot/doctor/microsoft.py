"""Checks of what the bot needs of Microsoft: certificate, signing keys, token."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
from cryptography import x509

from bot.adapter.outbound.tokens import Credential, Tokens
from bot.doctor.findings import SECONDS, CheckVerdict, Finding, tried
from bot.settings import Settings

EXPIRY_WARNING = timedelta(days=30)


async def check_microsoft(settings: Settings, credential: Credential) -> list[Finding]:
    """Return whether messages can come in and go out."""
    return [
        _credential(settings),
        *_certificate(settings),
        await _keys(settings),
        await _token(settings, credential),
    ]


def _credential(settings: Settings) -> Finding:
    """Say by which of the credentials the app proves who it is, to the Connector and to Graph."""
    return Finding("credential", CheckVerdict.GOOD, f"by {', '.join(settings.credentials)}")


def _certificate(settings: Settings) -> list[Finding]:
    if settings.app_certificate is None:
        return []
    try:
        pem = Path(settings.app_certificate).read_bytes()
        ends = x509.load_pem_x509_certificate(pem).not_valid_after_utc
    except (OSError, ValueError) as error:
        advice = "PLEK_APP_CERTIFICATE must name a PEM file with certificate and key"
        return [Finding("certificate", CheckVerdict.BAD, str(error), advice)]
    left = ends - datetime.now(UTC)
    says = f"valid until {ends:%Y-%m-%d}"
    if left < EXPIRY_WARNING:
        verdict = CheckVerdict.BAD if left < timedelta(0) else CheckVerdict.WARNING
        return [Finding("certificate", verdict, says, "make a new one and register it")]
    return [Finding("certificate", CheckVerdict.GOOD, says)]


async def _keys(settings: Settings) -> Finding:
    async def check() -> str:
        timeout = aiohttp.ClientTimeout(total=SECONDS)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(settings.openid_metadata_url) as answer,
        ):
            answer.raise_for_status()
            return f"announced at {(await answer.json())['jwks_uri']}"

    advice = "allow outbound https to PLEK_OPENID_METADATA_URL"
    return await tried("signing keys", check, advice)


async def _token(settings: Settings, credential: Credential) -> Finding:
    tokens = Tokens(credential)
    by = settings.credentials[0] if settings.credentials else "the credential"

    async def check() -> str:
        async with asyncio.timeout(SECONDS):
            await tokens.header("smba.trafficmanager.net")
        return "obtained"

    advice = f"check PLEK_APP_ID, PLEK_APP_TENANT_ID and {by}"
    return await tried("token for the Bot Connector", check, advice)
