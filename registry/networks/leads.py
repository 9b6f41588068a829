"""Aanjagers of a network: a member claims it, its aanjagers or the kernteam confirm (design)."""

from __future__ import annotations

from registry.core.errors import AlreadyDecided, NotFound
from registry.core.permissions import SYSTEM, Right, may, require
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import Tagged, UnitOfWork
from registry.networks.network import LeadClaimed, LeadSettled, Network

_LOOKED_BACK = 50
"""Changes of one network in which who settled a claim is looked for."""

_MOST = 1_000
"""Networks of one person, at most."""


async def claim(unit: UnitOfWork, slug: str) -> Network:
    """Claim to drive a network. Idempotent; the kernteam's own word is enough.

    Raises:
        NotFound: it is not on the platform, nor on its way.
    """
    network = await unit.of(Network).get(slug)
    if network.status in {"archived", "rejected"}:
        raise NotFound(Network.section, slug)
    if unit.actor in (*network.leads, *network.claims):
        return network
    if await may(unit, Right.REVIEW_NETWORK):
        leads = (*network.leads, unit.actor)
        return await unit.of(Network).put(network.model_copy(update={"leads": leads}))
    await require(unit, Right.SUBMIT_NETWORK)
    await spend(unit, Submission.CLAIM)
    claims = (*network.claims, unit.actor)
    unit.emit(LeadClaimed(network=slug, member=unit.actor))
    return await unit.of(Network).put(network.model_copy(update={"claims": claims}))


async def settle(unit: UnitOfWork, slug: str, member: str, *, accepted: bool) -> Network:
    """Confirm or decline a claim to drive a network.

    Raises:
        NotAllowed: neither one of its aanjagers nor of the kernteam.
        AlreadyDecided: somebody else settled it first.
    """
    network = await unit.of(Network).get(slug)
    await require(unit, Right.REVIEW_NETWORK, owner=unit.actor in network.leads)
    if member not in network.claims:
        outcome = "accepted" if member in network.leads else "declined"
        by = await settled_by(unit, network, member)
        raise AlreadyDecided(Network.section, slug, by=by, outcome=outcome)
    claims = tuple(one for one in network.claims if one != member)
    leads = (*network.leads, member) if accepted else network.leads
    unit.emit(LeadSettled(network=slug, member=member, accepted=accepted, by=unit.actor))
    return await unit.of(Network).put(network.model_copy(update={"claims": claims, "leads": leads}))


async def settled_by(unit: UnitOfWork, network: Network, member: str) -> str:
    """Return the key of who settled somebody's claim; empty where the trail can mean several."""
    found: set[str] = set()
    for one in await unit.audit(_LOOKED_BACK, Network.section, network.slug):
        if one.action != "put" or "claims" not in one.fields:
            continue
        if one.actor == member:  # their claim itself: what came after it settled it
            by = found.pop() if len(found) == 1 else ""
            return "" if by == SYSTEM else by
        if one.actor not in network.claims:  # who claims it too changed them as well
            found.add(one.actor)
    return ""


async def led(unit: UnitOfWork, member: str) -> list[Network]:
    """Return the networks that a member drives; a claim that nobody confirmed is none of these."""
    return await _tagged(unit, f"lead:{member}")


async def drives(unit: UnitOfWork, member: str) -> bool:
    """Return whether a member drives any network."""
    return bool(await unit.of(Network).keys("slug", 1, tags=Tagged((f"lead:{member}",))))


async def claimed(unit: UnitOfWork, member: str) -> list[Network]:
    """Return the networks that a member claims to drive: of one under review only its name."""
    networks = await _tagged(unit, f"claim:{member}")
    return [one for one in networks if member not in one.leads]


async def _tagged(unit: UnitOfWork, tag: str) -> list[Network]:
    """Return the networks with a tag, by key."""
    networks = unit.of(Network)
    return await networks.some(await networks.keys("slug", _MOST, tags=Tagged((tag,))))
