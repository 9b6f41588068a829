"""Resolution of people in a document by keys that they had before.

A list of guests is made before anybody has an object id, and is loaded again when it grew. Then the
same people must not be there twice: by earlier keys, or by their e-mail address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from registry.core.entity import Entity
from registry.core.unit_of_work import UnitOfWork
from registry.documents.sections import document_nouns
from registry.members.aliases import MemberAlias
from registry.members.key_migration import key_fields, rekeyed_values
from registry.members.member import Member, is_object_id

_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class People:
    """A document with the keys that people have now.

    Attributes:
        values: the document.
        found: key in the document → key of who has the same address; an earlier key from now on.
        twins: section and index of what turned out to be the same as something before it.
        moved: section and index of what got another key.
    """

    values: Mapping[str, Any]
    found: Mapping[str, str] = field(default_factory=dict)
    twins: frozenset[tuple[str, int]] = frozenset()
    moved: frozenset[tuple[str, int]] = frozenset()


async def people_of(unit: UnitOfWork, document: Mapping[str, Any]) -> People:
    """Return the document with the current keys of its people."""
    sections = {
        section: entity
        for section, entity in document_nouns().items()
        if (entity is Member or key_fields(entity)) and any(_items(document, section))
    }
    if not sections:
        return People(document)
    aliases = {one.slug: one.member for one in await unit.of(MemberAlias).all()}
    found = await _by_email(unit, document, aliases)
    if not (found or aliases):
        return People(document)
    people = _translated(document, sections, aliases | found)
    return replace(people, found=found)


def _translated(
    document: Mapping[str, Any], sections: Mapping[str, type[Entity]], news: Mapping[str, str]
) -> People:
    values = dict(document)
    moved: set[tuple[str, int]] = set()
    twins: set[tuple[str, int]] = set()
    for section, entity in sections.items():
        items = list(document[section])
        first: dict[str, int] = {}
        for index, item in _items(document, section):
            items[index] = rekeyed_values(entity, item, news)
            slug = items[index].get("slug")
            if not isinstance(slug, str):
                continue
            if slug != item["slug"]:
                moved.add((section, index))
            if (section, index) in moved or (section, first.get(slug, -1)) in moved:
                twins.update({(section, index)} if slug in first else ())
            first.setdefault(slug, index)
        values[section] = items
    return People(values, twins=frozenset(twins), moved=frozenset(moved))


async def _by_email(
    unit: UnitOfWork, document: Mapping[str, Any], aliases: Mapping[str, str]
) -> dict[str, str]:
    """Map keys in the document to keys of the members with the same address."""
    emails = dict(_emails(document))
    emails = {key: email for key, email in emails.items() if key not in aliases}
    if not emails:
        return {}
    known = await _known(unit, set(emails.values()))
    here = {one.slug for one in await unit.of(Member).some(list(emails))}
    often = Counter(emails.values())
    found = {}
    for key, email in emails.items():
        others = [one for one in known.get(email, ()) if one != key]
        accounts = [one for one in others if is_object_id(one)]
        if is_object_id(key):
            continue
        if len(accounts) == 1:
            found[key] = accounts[0]
        elif len(others) == 1 and key not in here and often[email] == 1:
            found[key] = others[0]
    return found


async def _known(unit: UnitOfWork, emails: set[str]) -> dict[str, list[str]]:
    """Return the keys of members, by e-mail address."""
    found: dict[str, list[str]] = {}
    ordered = sorted(emails)
    for start in range(0, len(ordered), _AT_A_TIME):
        part: Any = tuple(ordered[start : start + _AT_A_TIME])
        for member in await unit.of(Member).all(email=part):
            found.setdefault(member.email, []).append(member.slug)
    return found


def _emails(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for _, item in _items(document, Member.section):
        slug, email = item.get("slug"), item.get("email")
        if isinstance(slug, str) and isinstance(email, str) and email.strip():
            yield slug, email.strip().casefold()


def _items(document: Mapping[str, Any], section: str) -> Iterator[tuple[int, dict[str, Any]]]:
    items = document.get(section)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield index, item
