"""Lists to try: 500 people, seven of whom have a fault of their own kind."""

from __future__ import annotations

from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.members.member import Member
from registry.onboarding.batches.batch import own
from registry.onboarding.batches.carry_out import carry_out
from registry.onboarding.batches.check import check
from registry.onboarding.batches.mending import gather
from registry.onboarding.batches.parse import parsed

MAKER = "a3f1c0de-0000-4000-8000-000000000101"

FAULTS = {
    18: ("geen adres", "batch_email"),
    77: ("", "batch_no_email"),
    130: ("Atlantis", "batch_group_unknown"),
    201: ("Gemeente Nergens", "batch_organisation_unknown"),
    305: ("tovenaar", "batch_profile_unknown"),
    406: ("\u0410nna", "letters_mixed"),  # its first letter is Cyrillic
    499: ("mens12@gemeente.example", "batch_double"),
}
"""Line of the file → what is wrong there, and its code."""

HEAD = ("naam", "e-mail", "organisatie", "groep", "profiel")


def rows() -> list[tuple[str, ...]]:
    """The lines of the file below its heading; line 2 is the first."""
    found = []
    for line in range(2, 502):
        row = {
            "name": f"Zoë Mens{line}",
            "email": f"mens{line}@gemeente.example",
            "organisation": ("Gemeente Almelo", "RIVM", "Ministerie van BZK", "")[line % 4],
            "group": ("Twente", "Initiatiefgroep", "")[line % 3],
            "profile": "",
        }
        if row["group"] == "Twente" and line % 9 == 0:
            row["profile"] = "verbinder"
        wrong, code = FAULTS.get(line, ("", ""))
        field = {
            "batch_email": "email",
            "batch_no_email": "email",
            "batch_group_unknown": "group",
            "batch_organisation_unknown": "organisation",
            "batch_profile_unknown": "profile",
            "letters_mixed": "name",
            "batch_double": "email",
        }.get(code)
        if field:
            row[field] = wrong
        if code == "batch_double":
            row["group"], row["profile"] = "Twente", "ondernemer"
        if code == "batch_profile_unknown":
            row["group"] = "Twente"
        found.append(tuple(row.values()))
    return found


def text(sign: str = ";", end: str = "\r\n") -> str:
    """The file."""
    return end.join(sign.join(row) for row in (HEAD, *rows())) + end


async def with_kernteam(store) -> None:
    """Have somebody be in the kernteam."""
    async with store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug=MAKER, name="Sanne de Vries"))
        await unit.of(Membership).add(
            Membership(
                slug=Membership.key("kernteam", MAKER),
                member=MAKER,
                group="kernteam",
                role=Role.KERNTEAM,
            )
        )


async def brought(store, lines, *, who=MAKER, key="", group=""):
    async with store.write(who) as unit:
        return await gather(unit, key, parsed(lines), group)


async def looked(store, preview, who=MAKER):
    async with store.read(who) as unit:
        return await check(unit, await own(unit, preview.batch.slug))


async def yes(store, preview, who=MAKER):
    async with store.write(who) as unit:
        return await carry_out(unit, preview.batch.slug, preview.batch.run, preview.digest)


async def all_of(store, entity, **where):
    async with store.read() as unit:
        return await unit.of(entity).all(**where)


async def get(store, entity, key):
    async with store.read() as unit:
        return await unit.of(entity).find(key)


async def add(store, *things):
    async with store.write(SYSTEM) as unit:
        for one in things:
            await unit.of(type(one)).add(one)


def codes(preview):
    return {one.row.line: [fault.code for fault in one.faults] for one in preview.faulty}
