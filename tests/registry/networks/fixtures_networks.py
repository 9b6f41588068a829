"""People and networks for the tests of a network's life."""

from registry.core.errors import Conflict
from registry.core.membership import Membership
from registry.core.vocabulary import NetworkKind, Role, Scale
from registry.members.member import Member
from registry.networks.network import Entry

LEAD, SECOND, STRANGER = "lead", "second", "stranger"
KERNTEAM = ("kern-a", "kern-b")


def entry(**news):
    values = {
        "name": "Water Twente",
        "kind": NetworkKind.LEARNING,
        "purpose": "Samen leren over water.",
        "scale": Scale.REGIONAL,
    }
    return Entry.of(values | news)


async def people(store):
    async with store.write("system") as unit:
        for key in (LEAD, SECOND, STRANGER, *KERNTEAM):
            await unit.of(Member).add(Member(slug=key, name=key.title()))
        for key in KERNTEAM:
            seat = Membership(
                slug=Membership.key("kernteam", key),
                member=key,
                group="kernteam",
                role=Role.KERNTEAM,
            )
            await unit.of(Membership).add(seat)


async def do(store, actor, deed, *args, **options):
    """A rule in a transaction of its own; once more when somebody else was in between."""
    try:
        async with store.write(actor) as unit:
            return await deed(unit, *args, **options)
    except Conflict:
        async with store.write(actor) as unit:
            return await deed(unit, *args, **options)


async def events(store):
    """The names of what waits in the outbox, in order; takes them out."""
    parcels = await store.outbox.claim(100, 60.0)
    for parcel in parcels:
        await store.outbox.ack(parcel.id)
    return [parcel.event for parcel in sorted(parcels, key=lambda one: one.id)]
