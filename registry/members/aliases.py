"""Earlier keys of members: an invited person gets an object id in the tenant later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Self

from registry.core.entity import Entity
from registry.core.member_keys import News
from registry.core.unit_of_work import N, UnitOfWork
from registry.members.cafe import follow_up
from registry.members.key_migration import key_fields, rekeyed
from registry.members.member import Member

_AT_A_TIME = 500
"""Keys asked for in one statement; databases bound how many values one may have."""


class MemberAlias(Entity):
    """An earlier key of a member; its slug is that key.

    Attributes:
        member: their key now.
    """

    section: ClassVar[str] = "member_aliases"
    indexed: ClassVar[tuple[str, ...]] = ("member",)
    dumped: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ("member",)

    member: str

    def without(self, member: str, name: str = "") -> Self | None:
        """Remove the alias with the person it is about; see Entity."""
        return None if self.member == member else super().without(member, name)


async def resolved(unit: UnitOfWork, key: str) -> str:
    """Return the current key of a person; the same one when it never changed."""
    alias = await unit.of(MemberAlias).find(key)
    return alias.member if alias else key


async def earlier_keys(unit: UnitOfWork, member: str) -> tuple[str, ...]:
    """Return the keys that a member had before."""
    return tuple(one.slug for one in await unit.of(MemberAlias).all(member=member))


async def known_as_many(unit: UnitOfWork, news: News) -> None:
    """Move people from earlier keys (an invited guest's) to their current ones.

    Whatever documents and people can put in the registry gets the new keys: references, seats,
    memberships. What the bot and the sync keep for themselves goes by keys that Teams tells, and
    what they noted under an earlier key is history. The earlier key is kept as an alias, so that a
    document in which it stands still means the same person. Where the new key is known already,
    the two are one person: what either has filled in stays, and who introduced themselves counts
    most. Twice is as once.

    It looks where the keys stand, and reads nothing else: give it whole groups.

    Args:
        unit: to write in.
        news: earlier key → key from now on.

    Raises:
        ValueError: the keys go round in a circle.
    """
    news = _straight(news)
    if not news:
        return
    places = await _standing(unit, news)
    nouns: list[type[Entity]] = [Member, *_holders()]
    for entity in (one for one in nouns if one.section in places):
        there = await unit.of(entity).some(places[entity.section])
        moved = [(item, _moved(item, news)) for item in there]
        await _move(unit, entity, [(old, new) for old, new in moved if new is not old])
    await _note(unit, news)
    await follow_up(unit, [*news, *news.values()])


def _moved(item: N, news: News) -> N:
    """Return an entity with the new keys; a new key has not said what the old one said."""
    new = rekeyed(item, news)
    if new.slug == item.slug or not item.own_word:
        return new
    return new.model_copy(
        update={name: type(item).model_fields[name].get_default() for name in item.own_word}
    )


def _straight(news: News) -> dict[str, str]:
    """Resolve chains of keys: a → b → c becomes a → c, b → c."""
    straight = {}
    for old in news:
        new, seen = news[old], {old}
        while new in news and new != news[new]:
            if new in seen:
                msg = f"the keys {sorted(seen)} would be each other's"
                raise ValueError(msg)
            seen.add(new)
            new = news[new]
        if new != old:
            straight[old] = new
    return straight


def _holders() -> list[type[Entity]]:
    """Return the entity classes, beside members, in which a member's key can be given."""
    nouns = [entity for _, entity in sorted(Entity.sections().items()) if entity is not Member]
    return [entity for entity in nouns if entity.dumped and key_fields(entity)]


async def _standing(unit: UnitOfWork, news: News) -> dict[str, list[str]]:
    """Return where one of the old keys stands: by section, the keys of the entities in order."""
    found: dict[str, set[str]] = {}
    for part in _parts(list(news)):
        for section, keys in (await unit.standing(part)).items():
            found.setdefault(section, set()).update(keys)
    return {section: sorted(keys) for section, keys in found.items()}


async def _move(unit: UnitOfWork, entity: type[N], moved: Sequence[tuple[N, N]]) -> None:
    """Store what changed; an entity that lands on an existing key is merged with it."""
    repository = unit.of(entity)
    for _, new in (pair for pair in moved if pair[0].slug == pair[1].slug):
        await repository.put(new)
    moving = [(old, new) for old, new in moved if old.slug != new.slug]
    await repository.remove_all([old.slug for old, _ in moving])
    there = {one.slug: one for one in await repository.some([new.slug for _, new in moving])}
    new_ones: dict[str, N] = {}
    for _, new in moving:
        if new.slug in there:
            there[new.slug] = await repository.put(merged(there[new.slug], new))
        elif new.slug in new_ones:
            new_ones[new.slug] = merged(new_ones[new.slug], new)
        else:
            new_ones[new.slug] = new.model_copy(update={"revision": 0})
    await repository.add_all(list(new_ones.values()))


def merged(kept: N, other: N) -> N:
    """Merge two entities: what is empty in the first is taken from the second.

    Of two members the one who introduced themselves comes first.
    """
    first, second = kept, other
    if isinstance(kept, Member) and kept.status != "introduced" == getattr(other, "status", ""):
        first, second = other, kept
    news = {
        name: getattr(second if _empty(first, name) else first, name)
        for name in type(kept).model_fields
        if name not in {"slug", "revision", *kept.own_word}
    }
    if isinstance(kept, Member) and news["status"] != "left":
        news["left"] = None
    return kept.model_copy(update=news)


def _empty(thing: Entity, name: str) -> bool:
    field = type(thing).model_fields[name]
    value = getattr(thing, name)
    return value in (None, "", ()) or (not field.is_required() and value == field.default)


async def _note(unit: UnitOfWork, news: News) -> None:
    """Store the earlier keys; those of a person whose key changes once more follow."""
    aliases = unit.of(MemberAlias)
    known: dict[str, MemberAlias] = {}
    for part in _parts([*news, *news.values()]):
        known.update({one.slug: one for one in await aliases.some(part)})
    for part in _parts(list(news)):
        known.update({one.slug: one for one in await aliases.all(member=part)})
    wanted = _wanted(known, news)
    await aliases.remove_all(sorted(known.keys() - wanted.keys()))
    new = [MemberAlias(slug=slug, member=wanted[slug]) for slug in sorted(wanted.keys() - known)]
    await aliases.add_all(new)
    for slug in sorted(wanted.keys() & known):
        if known[slug].member != wanted[slug]:
            await aliases.put(known[slug].model_copy(update={"member": wanted[slug]}))


def _wanted(known: Mapping[str, MemberAlias], news: News) -> dict[str, str]:
    """Return earlier key → current key; a current key is never an earlier one."""
    wanted = {slug: news.get(one.member, one.member) for slug, one in known.items()} | dict(news)
    current = set(news.values())
    return {slug: member for slug, member in wanted.items() if slug not in current}


def _parts(keys: Sequence[str]) -> Iterator[Any]:
    unique = tuple(dict.fromkeys(keys))
    for start in range(0, len(unique), _AT_A_TIME):
        yield unique[start : start + _AT_A_TIME]
