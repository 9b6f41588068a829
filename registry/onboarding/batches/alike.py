"""Whether two lines of a list, or a line and somebody who takes part, may be one person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.addresses import Email
from registry.core.writing.text_folding import fold
from registry.members.member import Member
from registry.onboarding.batches.batch import Batch, BatchRow

_EMAIL: TypeAdapter[str] = TypeAdapter(Email)
_AT_A_TIME = 500
_WHOLE_NAME = 2
"""Words of a name by which two people may be one."""


def says_the_same(before: BatchRow, row: BatchRow) -> bool:
    """Return whether a line says nothing that an earlier one of the same person does not."""
    fields = ("name", "organisation", "profile", "until")
    pairs = ((getattr(before, one), getattr(row, one)) for one in fields)
    return all(not new or fold(new) == fold(old) for old, new in pairs)


def valid_email(email: str) -> str:
    """Return an address in lower case; empty for what is none."""
    try:
        return _EMAIL.validate_python(email)
    except ValidationError:
        return ""


def mailbox(email: str) -> str:
    """Return the address without what follows a plus: mail to both lands in one box."""
    local, _, domain = email.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def whole_name(name: str) -> str:
    """Return a name to compare by; empty for one word, which may be anybody's."""
    return fold(name) if len(name.split()) >= _WHOLE_NAME else ""


async def known_alike(
    unit: UnitOfWork, batch: Batch, emails: Mapping[int, str]
) -> dict[str, Member]:
    """Return who takes part and may be meant by a line with another address.

    By folded name, of who is called exactly as a line says; and by the address without a plus.
    """
    rows = [one for one in batch.rows if emails[one.number] and not one.sure]
    names = list(dict.fromkeys(one.name for one in rows if whole_name(one.name)))
    boxes = list(dict.fromkeys(mailbox(emails[one.number]) for one in rows))
    plus = [one for one in boxes if one not in set(emails.values())]
    found: dict[str, Member] = {}
    for wanted, by, key in ((names, "name", _by_name), (plus, "email", _by_email)):
        for at in range(0, len(wanted), _AT_A_TIME):
            where: dict[str, Any] = {by: tuple(wanted[at : at + _AT_A_TIME])}
            for one in await unit.of(Member).all(**where, status=("new", "introduced")):
                found.setdefault(key(one), one)
    return found


def _by_name(member: Member) -> str:
    return fold(member.name)


def _by_email(member: Member) -> str:
    return member.email
