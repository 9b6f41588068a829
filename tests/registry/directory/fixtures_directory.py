"""People, themes and a reader, for tests of the directory."""

from datetime import UTC, datetime, timedelta

from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.reference.theme import Theme
from registry.core.vocabulary import OrganisationKind, Role
from registry.members.member import Member
from registry.organisations.organisation import Organisation

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
THEMES = ("water", "wonen", "energie")
PEOPLE = tuple(f"a3f1c0de-0000-4000-8000-00000000010{n}" for n in range(4))
ANNA, BRAM, CHRIS, DINA = PEOPLE
KERNTEAM = "a3f1c0de-0000-4000-8000-000000000200"
READER = "a3f1c0de-0000-4000-8000-000000000201"


def introduced(key, name="", **more):
    given = {"name": name or f"Persoon {key[-1]}", "organisation": "rws", "drives": False}
    return Member(slug=key, status="introduced", consent=NOW, **given | more)


async def begin(store, *members):
    async with store.write(SYSTEM) as unit:
        await unit.of(Theme).add_all([Theme(slug=one, name=one.title()) for one in THEMES])
        kind = OrganisationKind.AGENCY
        rws = Organisation(slug="rws", name="Rijkswaterstaat", short="RWS", kind=kind)
        await unit.of(Organisation).add(rws)
        await unit.of(Member).add_all(
            [Member(slug=READER, name="Lezer"), Member(slug=KERNTEAM, name="Sanne"), *members]
        )
        seat = Membership.key("kernteam", KERNTEAM)
        await unit.of(Membership).add(
            Membership(slug=seat, member=KERNTEAM, group="kernteam", role=Role.KERNTEAM)
        )


async def do(store, actor, rule, *args, **more):
    async with store.write(actor) as unit:
        return await rule(unit, *args, **more)


def clock():
    """A clock that goes on by a minute each time it is looked at."""
    times = (NOW + timedelta(minutes=one) for one in range(100_000))
    return lambda: next(times)
