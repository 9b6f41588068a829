"""Export and erasure of personal data (AVG, articles 15, 17, 20).

Both look where the store's index of people tells that the person stands, in entities of every class
there is: so what is made later is covered without a word here, and what it takes grows with what is
theirs. See `registry.core.member_keys`, `registry.core.personal_data` and `Entity.without`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from registry.core.entity import Entity
from registry.core.events import Event
from registry.core.permissions import Right, require
from registry.core.personal_data import fields_with
from registry.core.unit_of_work import N, UnitOfWork
from registry.hubs.kernteam import tell_if_last
from registry.members.aliases import earlier_keys
from registry.members.cafe import forget_cards
from registry.members.lookup import member_name
from registry.members.member import Member
from registry.networks.network import Network

RETENTION = timedelta(days=365)
"""How long what is known of somebody is kept after they left (design; said when they agree)."""


_LONGEST_KEY = 120

_WHOLE_NAME = 2
"""Words of a name that can't be taken for anything else."""


class RetentionOver(Event):
    """Event: a member left so long ago that no data of them may be kept.

    Attributes:
        left: when; somebody who came back in the meantime keeps everything.
    """

    name: ClassVar[str] = "member.retention_over"

    member: str
    left: datetime


class NetworkWithoutLead(Event):
    """Event: the only aanjager of a network was erased; the kernteam must find another."""

    name: ClassVar[str] = "network.without_lead"

    network: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Trace of a person in one entity.

    Attributes:
        item: the thing.
        fields: where in it; none when all of it is about them.
    """

    item: Entity
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Erased:
    """Result of an erasure: how many entities were removed and how many changed."""

    removed: int
    changed: int


async def traces(unit: UnitOfWork, member: str) -> list[Trace]:
    """Return every trace of a member, by section. Raises NotAllowed for anybody else's."""
    await require(unit, Right.SEE_PERSONAL, owner=unit.actor == member)
    keys = (member, *await earlier_keys(unit, member))
    found = []
    standing = await unit.standing(keys)
    for section, entity in sorted(Entity.sections().items()):
        for item in await unit.of(entity).some(standing.get(section, ())):
            left = _without(item, keys)
            if left is None:
                found.append(Trace(item))
            elif left is not item:
                fields = dict.fromkeys(one for key in keys for one in fields_with(item, key))
                found.append(Trace(item, tuple(fields)))
    return found


async def led_alone(unit: UnitOfWork, member: str) -> list[Network]:
    """Return the networks that would have no aanjager left without this member."""
    standing = await unit.standing([member])
    networks = await unit.of(Network).some(standing.get(Network.section, ()))
    return [one for one in networks if one.leads == (member,) and _alive(one)]


async def export(unit: UnitOfWork, member: str) -> dict[str, list[dict[str, Any]]]:
    """Return all that is stored about a member, by section, as plain data.

    Of things that are shared, such as a network, `as` says in which fields the member stands; other
    people are left out.
    """
    keys = (member, *await earlier_keys(unit, member))
    found = await traces(unit, member)
    rows = [one.item.shown_to(keys).model_dump(mode="json", exclude_defaults=True) for one in found]
    texts = sorted({text for row in rows for text in _texts(row)})
    others = {one.slug for one in await unit.of(Member).some(texts)} - {member}
    exported: dict[str, list[dict[str, Any]]] = {}
    for trace, whole in zip(found, rows, strict=True):
        row = _masked(whole, others)
        if trace.fields:
            row["as"] = list(trace.fields)
        exported.setdefault(trace.item.section, []).append(row)
    return exported


async def erase(unit: UnitOfWork, member: str) -> Erased:
    """Erase a member from the registry for good, and from its history and outbox.

    What they share with others stays, without them: a network keeps existing, a question loses its
    asker. The audit trail still says that things happened, by somebody without a name.

    Raises:
        NotAllowed: it is somebody else's.
    """
    name = await member_name(unit, member)
    await tell_if_last(unit, member)
    keys = (member, *await earlier_keys(unit, member))
    for key in keys:  # what is changed from here on is nobody's word
        await unit.forget(key)
    await forget_cards(unit, keys)
    removed = changed = 0
    also: set[str] = set()
    for trace in await traces(unit, member):
        repository = unit.of(type(trace.item))
        left = _without(trace.item, keys, name)
        if left is None:
            also |= _naming(trace.item)
            await repository.remove(trace.item.slug)
            removed += 1
        else:
            await repository.put(left)
            changed += 1
            _tell_the_kernteam(unit, trace.item, left)
    changed += await _unname(unit, name)
    for key in keys:
        await unit.forget(key, sorted(also))
    return Erased(removed, changed)


async def _unname(unit: UnitOfWork, name: str) -> int:
    """Remove a person's name from what others wrote; return the number of entities changed.

    One word alone could mean anything, so that goes only where their key stands too.
    """
    if len(name.split()) < _WHOLE_NAME:
        return 0
    changed = 0
    telling = max(name.split(), key=len)  # some keep the words of a text, and not their order
    for _, entity in sorted(Entity.sections().items()):
        if entity.without_name is Entity.without_name:
            continue
        for item in await unit.of(entity).mentioning(telling):
            left = item.without_name(name.strip())
            if left is not item:
                await unit.of(entity).put(left)
                changed += 1
    return changed


def start_retention(unit: UnitOfWork, member: str, left: datetime) -> None:
    """Schedule the erasure of a member who left."""
    unit.emit(RetentionOver(member=member, left=left), due=left + RETENTION)


async def end_retention(unit: UnitOfWork, event: RetentionOver) -> Erased | None:
    """Erase a member who left and did not come back; None when there is nothing to do."""
    member = await unit.of(Member).find(event.member)
    if member is None or member.left != event.left:
        return None
    return await erase(unit, event.member)


def _naming(item: Entity) -> set[str]:
    """Return the personal texts of an entity that can mean nobody else: addresses, whole names."""
    values = [getattr(item, field) for field in item.personal]
    several = (one for value in values if isinstance(value, tuple) for one in value)
    texts = {text for text in (*values, *several) if isinstance(text, str)}
    return {
        text
        for text in texts
        if (" " not in text and ("@" in text or ":" in text))
        or (text == getattr(item, "name", "") and len(text.split()) >= _WHOLE_NAME)
    }


def _without(item: N, keys: Collection[str], name: str = "") -> N | None:
    """Return what is left of an entity without a person who had all these keys."""
    left: N | None = item
    for key in keys:
        left = left.without(key, name) if left is not None else None
    return left


def _tell_the_kernteam(unit: UnitOfWork, before: Entity, after: Entity) -> None:
    if not (isinstance(before, Network) and isinstance(after, Network)):
        return
    if _alive(after) and before.leads and not after.leads:
        unit.emit(NetworkWithoutLead(network=after.slug))


def _alive(network: Network) -> bool:
    return network.status not in {"archived", "rejected"}


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts in plain data that may be somebody's key."""
    if isinstance(value, dict):
        yield from (text for pair in value.items() for one in pair for text in _texts(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in _texts(one))
    elif isinstance(value, str) and len(value) <= _LONGEST_KEY:
        yield value


def _masked(value: Any, others: Collection[str]) -> Any:
    """Return the data without other people's keys."""
    if isinstance(value, dict):
        return {key: _masked(item, others) for key, item in value.items() if _mine(item, others)}
    if isinstance(value, list):
        return [_masked(item, others) for item in value if _mine(item, others)]
    return value


def _mine(item: Any, others: Collection[str]) -> bool:
    return not (isinstance(item, str) and item in others)
