"""Checks of where activities come from: whose are taken, and whose were refused."""

from __future__ import annotations

from bot.dispatch.refusals import REMEMBERED, RefusedOrigin
from bot.doctor.findings import CheckVerdict, Finding
from bot.settings import Mode, Settings
from registry.core.unit_of_work import UnitOfWork
from registry.members.member import is_object_id
from registry.store.store import Store

_ADVICE = {
    "channel": "take Web Chat, Direct Line and every other channel than Microsoft Teams away from "
    "the bot in Azure (administration.md, Register the bot)",
    "tenant": "when that tenant is one of yours, add its id to PLEK_ALLOWED_TENANTS; else the app "
    "is used where it should not be",
    "person": "Teams named nobody in what somebody said or pressed: tell the makers of plek",
}
_SAYS = {
    "channel": "from another channel than Teams",
    "tenant": "of another tenant",
    "person": "by nobody with an account in the tenant",
}


async def check_origin(settings: Settings, store: Store) -> list[Finding]:
    """Return which tenants are served, and what was refused lately."""
    async with store.read() as unit:
        refused = await _refused(unit)
    tenants = [] if settings.mode is Mode.LOCAL else [_tenants(settings)]
    return [*tenants, *refused]


def _tenants(settings: Settings) -> Finding:
    about = "tenants served"
    odd = sorted(one for one in settings.tenants if not is_object_id(one))
    if odd:
        advice = "PLEK_APP_TENANT_ID and PLEK_ALLOWED_TENANTS take directory ids (GUIDs), by which "
        advice += "Teams names tenants, and no domains"
        return Finding(about, CheckVerdict.BAD, f"no tenant id: {', '.join(odd)}", advice)
    return Finding(about, CheckVerdict.GOOD, ", ".join(sorted(settings.tenants)))


async def _refused(unit: UnitOfWork) -> list[Finding]:
    about = "activities refused"
    recent = [
        one
        for one in await unit.of(RefusedOrigin).all()
        if unit.now - one.last <= REMEMBERED and one.slug in _SAYS
    ]
    if not recent:
        return [Finding(about, CheckVerdict.GOOD, f"none in {REMEMBERED.days} days")]
    return [
        Finding(
            about,
            CheckVerdict.WARNING,
            f"{one.count} {_SAYS[one.slug]} since {one.since:%Y-%m-%d}, the last at "
            f"{one.last:%Y-%m-%d %H:%M} UTC" + (f" ({one.value})" if one.value else ""),
            _ADVICE[one.slug],
        )
        for one in recent
    ]
