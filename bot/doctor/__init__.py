"""Health checks for operators: what is configured, reachable and about to expire.

In: settings, and in production the app's credential. Out: findings, each with what to do about it.
Nothing is changed.

Public parts: `examine`, `Finding` and `CheckVerdict`; the checks are in `registry`, `origin`,
`microsoft`, `permissions`, `graph`, `sync` and `sync_status`.
"""

from __future__ import annotations

from typing import cast

from appmanifest.errors import PackageError
from appmanifest.package import build
from appmanifest.settings import PackageSettings
from bot.adapter.outbound.tokens import Credential, credential_from
from bot.app.application import opened_store
from bot.app.menu import menu_commands
from bot.doctor.findings import CheckVerdict, Finding
from bot.doctor.microsoft import check_microsoft
from bot.doctor.origin import check_origin
from bot.doctor.registry import check_registry
from bot.doctor.sync import check_sync
from bot.settings import Mode, Settings
from registry.core.errors import Failure, RegistryError

__all__ = ["CheckVerdict", "Finding", "examine"]


async def examine(settings: Settings, credential: Credential | None = None) -> list[Finding]:
    """Look at everything; a check that fails does not keep the others from being done.

    Args:
        settings: how plek is configured.
        credential: instead of the one that the settings describe.
    """
    findings = [*await _registry(settings), _package()]
    if settings.mode is Mode.LOCAL:
        says = "local: messages are taken without a token, from this machine only"
        mode = Finding("mode", CheckVerdict.WARNING, says, "use production for a tenant")
        return [mode, *findings, *await check_sync(settings, None)]
    asked = credential or cast("Credential", credential_from(settings))  # production has one
    try:
        return [
            *findings,
            *await check_microsoft(settings, asked),
            *await check_sync(settings, asked),
        ]
    finally:
        await asked.close()


async def _registry(settings: Settings) -> list[Finding]:
    try:
        async with opened_store(settings) as store:
            return [
                Finding("registry", CheckVerdict.GOOD, "open and up to date"),
                *await check_registry(store, settings.channels),
                *await check_origin(settings, store),
            ]
    except (RegistryError, Failure, OSError) as error:
        return [
            Finding("registry", CheckVerdict.BAD, str(error), "mend PLEK_DATABASE_URL or the file")
        ]


def _package() -> Finding:
    try:
        build(menu_commands(), PackageSettings())
    except PackageError as error:
        return Finding("app package", CheckVerdict.BAD, str(error), "mend what it names")
    return Finding("app package", CheckVerdict.GOOD, "can be built")
