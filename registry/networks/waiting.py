"""What waits in networks: reviews for the kernteam, questions for aanjagers, claims for either."""

from __future__ import annotations

from registry.core.permissions import Right, holds
from registry.core.unit_of_work import Tagged, UnitOfWork
from registry.core.waiting import Urgency, WaitingItem, WaitingKind, WaitingPage, waiting_page
from registry.networks.network import Network


def _item(network: Network) -> WaitingItem:
    return WaitingItem(network.slug, network.name, network.turned)


async def _reviews(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    return await waiting_page(unit.of(Network), "waits", _item, most, skip, turn="kernteam")


async def _asked(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    own = Tagged((f"lead:{member}",))
    return await waiting_page(unit.of(Network), "waits", _item, most, skip, turn="lead", tags=own)


async def _claims(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    """Return the networks that somebody says to drive too: their own, or all to the kernteam."""
    every = await holds(unit, Right.REVIEW_NETWORK, member)
    where = {} if every else {"tags": Tagged((f"lead:{member}",))}
    return await waiting_page(unit.of(Network), "waits", _claim, most, skip, claimed=True, **where)


def _claim(network: Network) -> WaitingItem:
    """Return the first claim: once that is settled, the next one waits."""
    return WaitingItem(network.slug, network.name, load={"member": network.claims[0]})


REVIEWS = WaitingKind(
    "network_reviews",
    _reviews,
    (Right.REVIEW_NETWORK,),
    covers=("networks.status=submitted", "networks.pending"),
)
QUESTIONS = WaitingKind(
    "network_questions",
    _asked,
    urgency=Urgency.NOW,
    covers=("networks.status=questioned",),
)
CLAIMS = WaitingKind("network_claims", _claims, covers=("networks.claims",))
