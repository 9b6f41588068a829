"""Review of networks by the kernteam before they are published (plan, chapter 5; design).

Changes that matter to a network that is published already are decided on in the same way.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from registry.core.entity import slugify
from registry.core.errors import Fault, Invalid, RegistryError
from registry.core.permissions import Right, require
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import UnitOfWork
from registry.networks.entry import checked
from registry.networks.naming import alike, live
from registry.networks.network import (
    Entry,
    Network,
    NetworkDecided,
    NetworkPublished,
    NetworkStatus,
    NetworkSubmitted,
)
from registry.networks.rounds import Overtaken, advance, decided, noted

MOST_WAITING = 1_000
"""Networks that wait for the kernteam, as far as they are read at once."""


class Lookalikes(RegistryError):
    """Refusal: the network may be registered already.

    Attributes:
        networks: which ones it may be, likeliest first.
    """

    def __init__(self, networks: Collection[Network]) -> None:
        super().__init__(f"may be the same as {[one.slug for one in networks]}")
        self.networks = tuple(networks)


async def submit(unit: UnitOfWork, entry: Entry, *, apart: Collection[str] = ()) -> Network:
    """Submit a network; it is published when the kernteam approves.

    Args:
        unit: its actor becomes the network's aanjager.
        entry: the network.
        apart: slugs of look-alikes that the person has seen and says are other networks.

    Raises:
        Invalid: a theme, organisation or programme does not exist.
        Lookalikes: it may be known already.
        Conflict: somebody took the same name this very moment; look again.
    """
    await require(unit, Right.SUBMIT_NETWORK)
    entry = await checked(unit, entry)
    twins = alike(entry.name, entry.website, await live(unit))
    if any(twin.slug not in apart for twin in twins):
        raise Lookalikes(twins)
    await spend(unit, Submission.NETWORK)
    slug = await _free_slug(unit, entry.name)
    unit.emit(NetworkSubmitted(network=slug, round=1))
    return await unit.of(Network).add(
        Network(slug=slug, leads=(unit.actor,), round=1, turned=unit.now, **entry.fields)
    )


async def approve(unit: UnitOfWork, slug: str, seen: int) -> Network:
    """Publish a network, or a change to it.

    Args:
        unit: its actor is the reviewer.
        slug: which network.
        seen: the round that the reviewer looked at.

    Raises:
        NotAllowed: not of the kernteam.
        AlreadyDecided: somebody else decided first.
        Overtaken: it has changed since.
    """
    network = await _to_decide(unit, slug, seen)
    news: dict[str, Any] = network.pending.fields if network.pending else {}
    unit.emit(NetworkPublished(network=slug))
    return await _decide(unit, network, "published", "", pending=None, **news)


async def ask_more(unit: UnitOfWork, slug: str, seen: int, question: str) -> Network:
    """Ask its aanjagers a question before deciding.

    Raises:
        Invalid: without a question.
        RegistryError: as `approve` does.
    """
    network = await _to_decide(unit, slug, seen)
    return await _decide(unit, network, "questioned", noted(question, "note"))


async def reject(unit: UnitOfWork, slug: str, seen: int, reason: str) -> Network:
    """Decline a network, or a change to it.

    Raises:
        Invalid: without a reason.
        RegistryError: as `approve` does.
    """
    network = await _to_decide(unit, slug, seen)
    return await _decide(unit, network, "rejected", noted(reason, "note"), pending=None)


async def waiting(unit: UnitOfWork) -> list[Network]:
    """Return the networks and changes that wait for the kernteam, longest first."""
    networks = unit.of(Network)
    return await networks.some(await networks.keys("waits", MOST_WAITING, turn="kernteam"))


async def _to_decide(unit: UnitOfWork, slug: str, seen: int) -> Network:
    await require(unit, Right.REVIEW_NETWORK)
    network = await unit.of(Network).get(slug)
    if network.undecided and network.round == seen:
        return network
    if network.waiting:
        raise Overtaken
    raise decided(network)


async def _decide(
    unit: UnitOfWork, network: Network, outcome: NetworkStatus, note: str, **news: Any
) -> Network:
    """Record a decision; a published network stays published, whatever becomes of a change."""
    change = network.status == "published"
    status = "published" if change else outcome
    changed = await advance(unit, network, ended=outcome, note=note, status=status, **news)
    unit.emit(
        NetworkDecided(
            network=network.slug,
            round=changed.round,
            outcome=outcome,
            note=note,
            change=change,
            tell=network.leads,
        )
    )
    return changed


async def _free_slug(unit: UnitOfWork, name: str) -> str:
    base = slugify(name) or "netwerk"
    for number in range(1, 1000):
        slug = base if number == 1 else f"{base}-{number}"
        if await unit.of(Network).find(slug) is None:
            return slug
    raise Invalid([Fault("name", "taken")])
