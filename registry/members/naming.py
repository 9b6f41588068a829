"""Names of people who did not introduce themselves: what Teams calls them, until they do."""

from __future__ import annotations

from pydantic import ValidationError

from registry.core.unit_of_work import UnitOfWork
from registry.members.member import Member


async def named(unit: UnitOfWork, member: str, name: str, before: str = "") -> None:
    """Give somebody the name that Teams has, unless they or the kernteam said another.

    Args:
        unit: to write in.
        member: key of the person; somebody who is not known stays so.
        name: what Teams calls them now; empty where it does not say.
        before: what it called them until now.
    """
    name = " ".join(name.split())
    members = unit.of(Member)
    known = await members.find(member) if name else None
    if known is None or known.consent is not None or known.name not in ("", before):
        return
    if known.name == name:
        return
    try:
        new = Member.model_validate({**known.model_dump(), "name": name})
    except ValidationError:  # longer than a name can be, or with signs that nobody sees
        return
    await members.upsert(
        new, lambda now: now if now.name not in ("", before) else _called(now, name)
    )


def _called(member: Member, name: str) -> Member:
    return member.model_copy(update={"name": name})
