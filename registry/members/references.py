"""Resolution of a person entered in a form: an e-mail address, a key, or a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import TypeAdapter, ValidationError

from registry.core.errors import Fault
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.addresses import Email
from registry.members.aliases import MemberAlias, resolved
from registry.members.lookup import people_named
from registry.members.member import Member, is_object_id, key_of_email

_EMAIL: TypeAdapter[str] = TypeAdapter(Email)

_AT_A_TIME = 500
"""Addresses asked for in one statement; databases bound how many values one may have."""


async def persons_meant(
    unit: UnitOfWork, words: Mapping[str, str]
) -> tuple[dict[str, Member], list[Fault]]:
    """Resolve the persons that are meant.

    Args:
        unit: to look in; nothing is written.
        words: by field: an e-mail address, the key of a member, or the name of exactly one.

    Returns:
        By field the member, who at revision 0 is not kept yet (their address was not known); and
        the faults: `email`, `person_unknown`, `person_many`, each with `value`.
    """
    found: dict[str, Member] = {}
    faults = []
    for field, text in words.items():
        meant = await _meant(unit, text.strip())
        if isinstance(meant, Member):
            found[field] = meant
        else:
            faults.append(Fault(field, meant, {"value": text}))
    return found, faults


async def member_of_email(unit: UnitOfWork, email: str) -> Member | None:
    """Return the member with this address; one with an account in the tenant first."""
    known = await unit.of(Member).all(email=email.casefold()) if email else []
    return min(known, key=_order, default=None)


async def persons_of_emails(unit: UnitOfWork, emails: Iterable[str]) -> dict[str, Member]:
    """Return the person with each address; at revision 0 one who is not kept yet.

    Args:
        unit: to look in, by index and in bulk; nothing is written.
        emails: valid ones, in lower case.
    """
    wanted = list(dict.fromkeys(emails))
    held: dict[str, list[Member]] = {}
    for part in _parts(wanted):
        for one in await unit.of(Member).all(email=part):
            held.setdefault(one.email, []).append(one)
    found = {email: min(known, key=_order) for email, known in held.items()}
    left = {email: key_of_email(email) for email in wanted if email not in found}
    moved = {one.slug: one.member for one in await unit.of(MemberAlias).some([*left.values()])}
    keys = {email: moved.get(key, key) for email, key in left.items()}
    known_by_key = {one.slug: one for one in await unit.of(Member).some([*keys.values()])}
    for email, key in keys.items():
        found[email] = known_by_key.get(key) or Member(slug=key, email=email)
    return found


def _order(member: Member) -> tuple[bool, str]:
    """Order who has one address: one with an account in the tenant first."""
    return not is_object_id(member.slug), member.slug


def _parts(emails: list[str]) -> list[tuple[str, ...]]:
    return [tuple(emails[at : at + _AT_A_TIME]) for at in range(0, len(emails), _AT_A_TIME)]


async def _meant(unit: UnitOfWork, text: str) -> Member | str:
    """Return the member that is meant, or the code of the fault."""
    members = unit.of(Member)
    if known := await members.find(await resolved(unit, text.casefold())):
        return known
    if "@" in text:
        return await _by_email(unit, text)
    named = await people_named(unit, text)
    if len(named) == 1:
        return named[0]
    return "person_many" if named else "person_unknown"


async def _by_email(unit: UnitOfWork, text: str) -> Member | str:
    try:
        email = _EMAIL.validate_python(text)
    except ValidationError:
        return "email"
    [found] = (await persons_of_emails(unit, [email])).values()
    return found
