"""Where a record comes from, with the names of all that stands in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from bot.dispatch.ask import Ask
from bot.dispatch.turn import CardJson
from cards.kit.translator import Translator
from cards.provenance.record import FORMS, OriginView, with_origin
from registry.core.entity import Entity
from registry.core.permissions import Right, holds
from registry.core.provenance import Sourced
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.members.member import Member
from registry.organisations.participation import Participation
from registry.provenance.deciding import correctable


async def origin_view(unit: UnitOfWork, t: Translator, record: Sourced, **more: Any) -> OriginView:
    """Gather what the card of where a record comes from needs.

    Args:
        unit: to read from.
        t: the language, for names that have one.
        record: which one.
        more: other attributes of the view.
    """
    keys = [one.by for one in record.provenance if one.by]
    people = {one.slug: one.name for one in await unit.of(Member).some(keys)}
    own = record.section in FORMS
    mendable = tuple(one for one in record.sourced if own or correctable(record, one))
    names = await names_in(unit, t, [record])
    return OriginView(record, names, people, mendable, **more)


async def names_in(unit: UnitOfWork, t: Translator, records: Iterable[Sourced]) -> dict[str, str]:
    """Return the names behind what records refer to."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        for field, section in record.references.items():
            if field in record.sourced:
                value = getattr(record, field)
                wanted[section].update(value if isinstance(value, tuple) else filter(None, [value]))
        if isinstance(record, Participation):
            for section in ("subgroups", "hubs"):
                wanted[section].add(record.group)
    names: dict[str, str] = {}
    for section, keys in wanted.items():
        for one in await unit.of(Entity.sections()[section]).some(sorted(keys)):
            label = one.label(t.language) if isinstance(one, Theme) else getattr(one, "name", "")
            names[one.slug] = label or one.slug
    return names


async def for_kernteam(ask: Ask, unit: UnitOfWork, record: Sourced, card: CardJson) -> CardJson:
    """Return a record's card with where it comes from, when the kernteam alone looks at it."""
    if not (ask.unseen and await holds(unit, Right.CONFIRM_CONTENT, ask.who)):
        return card
    return with_origin(card, ask.t, await origin_view(unit, ask.t, record))
