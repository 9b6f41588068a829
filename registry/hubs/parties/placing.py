"""Putting parties in groups, changing how they take part, and taking them out again.

The kernteam does so everywhere, and the team of a hub in its own hub. A form carries a mark of what
it was filled in with: of two who change the same at once, the second sees what the first made of
it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, field_validator

from registry.core.entity import Line, Prose
from registry.core.errors import Fault, Invalid, NotAllowed, NotFound, RegistryError
from registry.core.forms import FormEntry, typed_names
from registry.core.permissions import Right, holds, require
from registry.core.provenance import Provenance
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.editing.edit import edit, editable, open_hub
from registry.hubs.editing.fields import HubPart
from registry.hubs.editing.group import open_group
from registry.hubs.editing.history import last_number
from registry.hubs.editing.parts import FieldsForm
from registry.hubs.hub import Hub
from registry.hubs.parties.history import PartyChange, note
from registry.hubs.parties.place import (
    FIELDS,
    Group,
    PartyKey,
    Terms,
    followed_party,
    group_of,
    mark_of,
    participation_of,
    party_names,
    terms_in,
    terms_of,
)
from registry.hubs.subgroup import Subgroup
from registry.networks.network import Network
from registry.organisations.choosing import take_in
from registry.organisations.organisation import Organisation
from registry.organisations.participation import PLATFORM, Participation, Standing, keep_place

MOST_DEPARTMENTS = 12

_HUB_FIELDS = {Organisation.section: "parties", Network.section: "networks"}


class PlaceForm(FormEntry):
    """How an organisation or network takes part, and where.

    Attributes:
        party: as text; see `PartyKey`.
        group: slug of the group or hub; PLATFORM for PLeK as a whole.
        standing, departments, about: see `Participation`.
    """

    party: Line = ""
    group: Line = ""
    standing: Standing = "member"
    departments: Annotated[tuple[Line, ...], Field(max_length=MOST_DEPARTMENTS)] = ()
    about: Prose = ""

    @field_validator("departments", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        return typed_names(value)


class PlaceChanged(RegistryError):
    """Somebody changed how a party takes part since it was looked at.

    Attributes:
        terms: how it does now; None for not at all.
    """

    def __init__(self, group: Group, party: PartyKey, terms: Terms | None) -> None:
        super().__init__(f"the place of {party} in {group.slug!r} was changed in the meantime")
        self.terms = terms


@dataclass(frozen=True, slots=True)
class Placed:
    """What came of a change.

    Attributes:
        was, became: how the party takes part; None for not at all.
        number: of the change in the history of the group; 0 when nothing changed, or the hub has it
            in its own history.
        hub_number: of the change in the history of the hub; 0 when it has none of this.
    """

    group: Group
    party: PartyKey
    was: Terms | None
    became: Terms | None
    number: int = 0
    hub_number: int = 0


async def may_place(unit: UnitOfWork, group: Group, who: str) -> bool:
    """Return whether somebody may say who takes part in a group. For display only, as `holds`."""
    if group.place != "hub":
        return await holds(unit, Right.EDIT_GROUP, who)
    hub = await unit.of(Hub).find(group.slug)
    return hub is not None and await _may_in(unit, hub, who)


async def _may_in(unit: UnitOfWork, hub: Hub, who: str) -> bool:
    return "parties" in await editable(unit, hub, who)


async def groups_to_place(unit: UnitOfWork, who: str) -> list[Group]:
    """Return the groups and hubs of which somebody may say who takes part, PLeK itself last."""
    found = [
        Group("hub", one.slug, one.name)
        for one in await unit.of(Hub).all()
        if await _may_in(unit, one, who)
    ]
    if await holds(unit, Right.EDIT_GROUP, who):
        groups = await unit.of(Subgroup).all(status="active")
        found += [Group("subgroup", one.slug, one.name) for one in groups]
        found = sorted(found, key=lambda one: one.name.casefold())
        found.append(Group("platform", PLATFORM))
    return found


async def open_place(unit: UnitOfWork, slug: str) -> Group:
    """Return a group of which the actor may say who takes part.

    Raises:
        NotAllowed: neither of the kernteam nor of the hub's own team; the same for what is not
            there, to who is not of the kernteam.
        NotFound: there is no such group, or it was archived.
        AlreadyDecided: the hub was closed.
    """
    try:
        group = await group_of(unit, slug)
    except NotFound:
        await require(unit, Right.EDIT_GROUP)
        raise
    if group.place == "hub":
        await open_hub(unit, slug)
    elif group.place == "subgroup":
        await open_group(unit, slug)
    else:
        await require(unit, Right.EDIT_GROUP)
    return group


async def place(unit: UnitOfWork, form: PlaceForm, seen: str) -> Placed:
    """Put a party in a group, or change how it takes part there.

    Args:
        unit: its actor does.
        form: who, where and how.
        seen: the mark of how it took part when the form was filled in; empty for not at all.

    Raises:
        NotAllowed, NotFound, AlreadyDecided: see `open_place`.
        PlaceChanged: it takes part otherwise than was seen.
        Invalid: `required`, `unknown` for what is no party, and what does not go together.
    """
    group = await _opened(unit, form.group)
    party = await _named(unit, form.party)
    was = await terms_of(unit, group, party)
    wanted = Terms(standing=form.standing, departments=form.departments, about=form.about)
    if wanted.says(was):
        return Placed(group, party, was, was)
    if mark_of(was) != seen:
        raise PlaceChanged(group, party, was)
    if was is None:
        party = await _there(unit, party)
    said = Provenance(origin="people", by=unit.actor, at=unit.now)
    origin = was.provenance if was and was.provenance else (said,)
    return await _write(unit, group, party, was, wanted.model_copy(update={"provenance": origin}))


async def take_out(unit: UnitOfWork, slug: str, party: PartyKey, seen: str | None = None) -> Placed:
    """Take a party out of a group; who is in it no more stays so.

    Args:
        unit: its actor does.
        slug: of the group.
        party: who.
        seen: the mark of how it took part when that was looked at; None without a look.

    Raises:
        NotAllowed, NotFound, AlreadyDecided, PlaceChanged: see `place`.
        Invalid: it leads the hub (`party_leads`).
    """
    group = await open_place(unit, slug)
    party = await followed_party(unit, party)
    was = await terms_of(unit, group, party)
    if was is None:
        return Placed(group, party, None, None)
    if seen is not None and mark_of(was) != seen:
        raise PlaceChanged(group, party, was)
    return await _write(unit, group, party, was, None)


async def set_back(unit: UnitOfWork, slug: str, number: int) -> Placed:
    """Set back one change, as a further entry in the history of the group.

    Raises:
        NotAllowed, NotFound, AlreadyDecided: see `open_place`.
        PlaceChanged: it was changed again, or set back already.
        Invalid: the party is not there any more (`unknown`).
    """
    group = await open_place(unit, slug)
    change = await unit.of(PartyChange).get(f"{slug}:{number}")
    party = change.party
    now = await terms_of(unit, group, party)
    if mark_of(now) != mark_of(change.became):
        raise PlaceChanged(group, party, now)
    if change.was is not None:
        party = await _there(unit, party)
    return await _write(unit, group, party, now, change.was, undoes=number)


async def _opened(unit: UnitOfWork, slug: str) -> Group:
    if slug:
        return await open_place(unit, slug)
    if not await groups_to_place(unit, unit.actor):
        raise NotAllowed(Right.EDIT_GROUP)
    raise Invalid([Fault("group", "required")])


async def _named(unit: UnitOfWork, text: str) -> PartyKey:
    if not text:
        raise Invalid([Fault("party", "required")])
    party = PartyKey.of(text)
    if party is None:
        raise Invalid([Fault("party", "unknown")])
    return await followed_party(unit, party)


async def _there(unit: UnitOfWork, party: PartyKey) -> PartyKey:
    """Return a party that can take part; one that was known by lists alone is of the registry."""
    if party.section == Organisation.section:
        taken = [one for one in await take_in(unit, [party.slug]) if one.status == "known"]
        if taken:
            return PartyKey(party.section, taken[0].slug)
    elif party in await party_names(unit, [party]):
        return party
    raise Invalid([Fault("party", "unknown")])


async def _write(
    unit: UnitOfWork,
    group: Group,
    party: PartyKey,
    was: Terms | None,
    became: Terms | None,
    *,
    undoes: int = 0,
) -> Placed:
    if became and became.departments and party.section == Network.section:
        raise Invalid([Fault("departments", "party_departments")])
    inside, stays = (
        group.place == "hub" and terms is not None and terms.standing == "member"
        for terms in (was, became)
    )
    if stays and became and (became.departments or became.about):
        field = "departments" if became.departments else "about"
        raise Invalid([Fault(field, "party_in_hub")])
    before = await participation_of(unit, group, party)
    now = terms_in(before) if before else None
    if not inside and mark_of(now) != mark_of(was):  # who was ahead, this one waited for
        raise PlaceChanged(group, party, now)
    hub_number = 0
    if inside is not stays:
        hub_number = await _in_hub(unit, group, party, stays=stays)
    if before and (became is None or stays):
        await unit.of(Participation).remove(before.slug)
    elif became and not stays:
        await _keep(unit, group, party, became, before)
    if (was is None or inside) and (became is None or stays):
        return Placed(group, party, was, became, hub_number=hub_number)
    change = await note(unit, group, party, was, became, undoes=undoes)
    return Placed(group, party, was, became, change.number, hub_number)


async def _keep(
    unit: UnitOfWork, group: Group, party: PartyKey, terms: Terms, before: Participation | None
) -> None:
    if before:
        await unit.of(Participation).put(before.model_copy(update=dict(terms)))
        return
    new = Participation(
        slug=Participation.key(group.slug, party.slug),
        group=group.slug,
        place=group.place,
        **{FIELDS[party.section]: party.slug},
        **dict(terms),
    )
    kept, added = await keep_place(unit, new)
    if not added:
        raise PlaceChanged(group, party, terms_in(kept))


async def _in_hub(unit: UnitOfWork, group: Group, party: PartyKey, *, stays: bool) -> int:
    """Have a party take part in a hub, or no more; return the number of that change of the hub."""
    hub = await open_hub(unit, group.slug)
    if not stays and hub.lead == party.slug and party.section == Organisation.section:
        raise Invalid([Fault("", "party_leads")])
    field = _HUB_FIELDS[party.section]
    others = [one for one in getattr(hub, field) if one != party.slug]
    wanted = (*others, party.slug) if stays else tuple(others)
    try:
        await edit(unit, group.slug, FieldsForm(HubPart.PARTIES), {field: wanted})
    except Invalid as invalid:
        raise Invalid(map(_hub_fault, invalid.faults)) from invalid
    return await last_number(unit, group.slug)


def _hub_fault(fault: Fault) -> Fault:
    """Return a fault of the hub's own form as one of the party that was to be in it."""
    if fault.code == "too_many":
        return Fault("", "party_hub_full", fault.params)
    return Fault("party", fault.code, fault.params)
