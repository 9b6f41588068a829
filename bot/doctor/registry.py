"""Checks of the registry: open, staffed, channels known, messages delivered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from bot.delivery.metrics import undelivered_count
from bot.dispatch.contacts import Contact, Purpose, venue_for
from bot.doctor.findings import CheckVerdict, Finding
from registry.core.membership import Membership
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.store.store import Store

_LIST = "say `niet bezorgd` to the bot: it tells each with its reason, and tries again"


async def check_registry(store: Store) -> list[Finding]:
    """Return how an open registry is doing."""
    counts = await store.outbox.counts()
    async with store.read() as unit:
        undelivered = await undelivered_count(unit)
        found = [_outbox(counts), _undelivered(undelivered), await _kernteam(unit)]
        return [*found, *await _venues(unit), await _refused(unit)]


def _outbox(counts: dict[str, int]) -> Finding:
    says = ", ".join(f"{count} {state.replace('_', ' ')}" for state, count in counts.items())
    if counts.get("given_up"):
        return Finding("messages", CheckVerdict.WARNING, says, _LIST)
    return Finding("messages", CheckVerdict.GOOD, says)


def _undelivered(count: int) -> Finding:
    if count:
        return Finding("news not delivered", CheckVerdict.WARNING, f"{count} on the list", _LIST)
    return Finding("news not delivered", CheckVerdict.GOOD, "none")


async def _kernteam(unit: UnitOfWork) -> Finding:
    count = await unit.of(Membership).count(role=Role.KERNTEAM)
    if count:
        return Finding("kernteam", CheckVerdict.GOOD, f"{count} people")
    advice = "plek registry appoint OBJECT-ID kernteam"
    return Finding("kernteam", CheckVerdict.WARNING, "nobody: nothing can be reviewed", advice)


async def _venues(unit: UnitOfWork) -> list[Finding]:
    findings = []
    for purpose in cast("Sequence[Purpose]", ("cafe", "kernteam", "helpdesk")):
        venue = await venue_for(unit, purpose)
        if venue is not None:
            name = " - ".join(part for part in (venue.team_name, venue.channel_name) if part)
            findings.append(Finding(f"channel {purpose}", CheckVerdict.GOOD, name or "known"))
        else:
            advice = f"add the app to the team, or type there: dit kanaal is voor {purpose}"
            findings.append(
                Finding(f"channel {purpose}", CheckVerdict.WARNING, "not met yet", advice)
            )
    return findings


async def _refused(unit: UnitOfWork) -> Finding:
    codes: dict[str, int] = {}
    for contact in await unit.of(Contact).all():
        if contact.refused:
            codes[contact.refused] = codes.get(contact.refused, 0) + 1
    if not codes:
        return Finding("people who can't be reached", CheckVerdict.GOOD, "none")
    says = ", ".join(f"{count} times {code}" for code, count in sorted(codes.items()))
    advice = "install the app for everybody by an app setup policy, or let them open a chat with it"
    return Finding("people who can't be reached", CheckVerdict.WARNING, says, advice)
