"""Zeeland with a team of its own, beside a hub of others."""

from contextlib import asynccontextmanager

from registry.core.reference.theme import Theme
from registry.core.vocabulary import NetworkKind, OrganisationKind, Profile, Scale
from registry.hubs.founding import found
from registry.hubs.hub import Hub
from registry.networks.network import Network
from registry.onboarding.appointments import appoint
from registry.organisations.organisation import Organisation
from registry.store.store import Store
from tests.registry.hubs.fixtures_hubs import ANNA, do, hub_entry, hub_world
from tests.registry.networks.fixtures_networks import KERNTEAM, LEAD, SECOND, STRANGER

KERN, OTHER_KERN = KERNTEAM
OWN, THEIRS = LEAD, SECOND
"""Who is in the team of Zeeland, and of Drenthe."""
SLUG = "zeeland"


@asynccontextmanager
async def zeeland(url):
    """A store with both hubs."""
    async with await Store.open(url) as store:
        await hub_world(store)
        async with store.write("system") as unit:
            for slug in ("saxion", "hz"):
                await unit.of(Organisation).add(
                    Organisation(slug=slug, name=slug.upper(), kind=OrganisationKind.EDUCATION)
                )
            await unit.of(Organisation).add(
                Organisation(
                    slug="nieuw", name="Nieuw", kind=OrganisationKind.COMPANY, status="proposed"
                )
            )
            await unit.of(Theme).add(Theme(slug="water", name="Water"))
            for slug, status in (("delta", "published"), ("geheim", "submitted")):
                await unit.of(Network).add(
                    Network(
                        slug=slug,
                        name=slug.title(),
                        kind=NetworkKind.LEARNING,
                        scale=Scale.REGIONAL,
                        status=status,
                    )
                )
        await do(store, KERN, found, hub_entry())
        await do(store, KERN, found, hub_entry(name="Drenthe", province="drenthe"))
        await do(store, KERN, appoint, SLUG, OWN, profile=Profile.CONNECTOR)
        await do(store, KERN, appoint, "drenthe", THEIRS)
        yield store


async def hub_of(store, slug=SLUG):
    async with store.read() as unit:
        return await unit.of(Hub).get(slug)


__all__ = ["ANNA", "KERN", "OTHER_KERN", "OWN", "SLUG", "STRANGER", "THEIRS", "do", "hub_of"]
