"""Changes to a network and its end: by its aanjagers, and by the kernteam (design)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from registry.core.errors import NotAllowed
from registry.core.permissions import Right, holds, may, require
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import UnitOfWork
from registry.networks.entry import checked
from registry.networks.network import (
    Change,
    Entry,
    Network,
    NetworkArchived,
    NetworkPublished,
    NetworkSubmitted,
)
from registry.networks.rounds import advance, decided, noted


@dataclass(frozen=True, slots=True)
class Editable:
    """A network and its fields as somebody may change them: aanjagers see their last wish.

    Attributes:
        at_once: what they change is public without review.
    """

    network: Network
    fields: dict[str, Any]
    at_once: bool


async def change(unit: UnitOfWork, slug: str, entry: Entry, *, answer: str = "") -> Network:
    """Change a network. Important published fields wait for the kernteam's review.

    On a published network its aanjagers' changes to the fields of `Change` await review and the
    other fields change at once; the kernteam's own changes all do. A network that waits for an
    answer, or was rejected, goes back to review.

    Args:
        unit: its actor changes it.
        slug: which network.
        entry: as it should be.
        answer: to the kernteam's question, if there is one.

    Raises:
        NotAllowed: neither one of its aanjagers nor of the kernteam.
        AlreadyDecided: it was archived.
        Invalid: a theme, organisation or programme does not exist, or the answer is too long.
    """
    network = await unit.of(Network).get(slug)
    await require(unit, Right.EDIT_NETWORK, owner=unit.actor in network.leads)
    if network.status == "archived":
        raise decided(network)
    fields = (await checked(unit, entry)).fields
    await spend(unit, Submission.NETWORK_CHANGE)
    network = _answered(network, noted(answer, "answer", needed=False))
    if network.status != "published":
        return await _resubmitted(unit, network, fields)
    if await may(unit, Right.REVIEW_NETWORK):
        return await _changed_at_once(unit, network, fields)
    return await _proposed(unit, network, fields)


async def editable(unit: UnitOfWork, slug: str, member: str) -> Editable:
    """Return a network as this member may change it now.

    Raises:
        NotAllowed: neither one of its aanjagers nor of the kernteam.
        AlreadyDecided: it was archived.
    """
    network = await unit.of(Network).get(slug)
    reviewer = await holds(unit, Right.REVIEW_NETWORK, member)
    if not (reviewer or member in network.leads):
        raise NotAllowed(Right.EDIT_NETWORK)
    if network.status == "archived":
        raise decided(network)
    at_once = reviewer and network.status == "published"
    return Editable(network, network.fields if at_once else network.wanted, at_once=at_once)


async def archive(unit: UnitOfWork, slug: str) -> Network:
    """Archive a network; the kernteam can restore it. Idempotent."""
    network = await unit.of(Network).get(slug)
    await require(unit, Right.EDIT_NETWORK, owner=unit.actor in network.leads)
    if network.status == "archived":
        return network
    unit.emit(NetworkArchived(network=slug))
    return await advance(
        unit, network, ended="archived", status="archived", pending=None, claims=()
    )


async def restore(unit: UnitOfWork, slug: str) -> Network:
    """Restore an archived network as published, for the kernteam. Idempotent."""
    await require(unit, Right.REVIEW_NETWORK)
    network = await unit.of(Network).get(slug)
    if network.status != "archived":
        return network
    unit.emit(NetworkPublished(network=slug))
    return await advance(unit, network, ended="published", status="published")


def _answered(network: Network, answer: str) -> Network:
    if not (answer and network.asked and network.review):
        return network
    return network.model_copy(
        update={"review": network.review.model_copy(update={"answer": answer})}
    )


async def _resubmitted(unit: UnitOfWork, network: Network, fields: dict[str, Any]) -> Network:
    changed = await advance(unit, network, **{**fields, "status": "submitted"})
    again = network.status == "submitted"
    unit.emit(NetworkSubmitted(network=network.slug, round=changed.round, again=again))
    return changed


async def _changed_at_once(unit: UnitOfWork, network: Network, fields: dict[str, Any]) -> Network:
    """Apply a change by the kernteam at once; what it leaves of a pending change stays pending."""
    if fields == network.fields:
        return network
    wishes = network.pending.fields if network.pending else {}
    left = {name: value for name, value in wishes.items() if value != fields[name]}
    unit.emit(NetworkPublished(network=network.slug))
    changed = await advance(unit, network, **fields, pending=_wish(left))
    if wishes:
        unit.emit(NetworkSubmitted(network=network.slug, round=changed.round, again=True))
    return changed


def _wish(fields: dict[str, Any]) -> Change | None:
    return Change.model_validate(fields) if fields else None


async def _proposed(unit: UnitOfWork, network: Network, fields: dict[str, Any]) -> Network:
    """Apply a change by an aanjager: the fields of Change wait for review, others are public."""
    guarded = {
        name: fields[name] for name in Change.model_fields if fields[name] != getattr(network, name)
    }
    at_once = {name: fields[name] for name in fields if name not in Change.model_fields}
    public = any(getattr(network, name) != value for name, value in at_once.items())
    pending = _wish(guarded)
    if not public and pending == network.pending and not network.asked:
        return network
    if public:
        unit.emit(NetworkPublished(network=network.slug))
    changed = await advance(unit, network, **at_once, pending=pending)
    if pending or network.pending:
        unit.emit(
            NetworkSubmitted(network=network.slug, round=changed.round, again=network.waiting)
        )
    return changed
