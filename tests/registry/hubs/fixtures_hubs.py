"""People and what a hub refers to, for the tests of a hub's life."""

from registry.core.reference.programme import Programme
from registry.core.vocabulary import OrganisationKind
from registry.hubs.founding import HubEntry
from registry.members.member import Member
from registry.organisations.organisation import Organisation
from tests.registry.networks.fixtures_networks import do, events, people

ANNA = "a3f1c0de-0000-4000-8000-000000000101"


def hub_entry(**news):
    return HubEntry.of({"name": "Zeeland", "province": "zeeland"} | news)


async def hub_world(store):
    """The people of the network world, Anna who is in the tenant, a province, a programme."""
    await people(store)
    async with store.write("system") as unit:
        await unit.of(Member).add(
            Member(slug=ANNA, name="Anna de Boer", email="anna@zeeland.nl", status="introduced")
        )
        await unit.of(Organisation).add(
            Organisation(
                slug="provincie-zeeland", name="Provincie Zeeland", kind=OrganisationKind.PROVINCE
            )
        )
        await unit.of(Programme).add(Programme(slug="novex", name="NOVEX"))


__all__ = ["ANNA", "do", "events", "hub_entry", "hub_world"]
