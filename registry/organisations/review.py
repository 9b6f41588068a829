"""Review of organisations that members typed: new ones, or known already."""

from __future__ import annotations

from typing import Any, ClassVar

from registry.core.entity import Entity
from registry.core.errors import AlreadyDecided, Fault, Invalid
from registry.core.events import Event
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.organisations.choosing import take_in
from registry.organisations.known import known
from registry.organisations.naming import same_name
from registry.organisations.organisation import Organisation, same
from registry.organisations.participation import replace_party


class OrganisationSettled(Event):
    """Event: the kernteam decided on a proposed organisation.

    Attributes:
        organisation: its slug, gone when it was merged.
        called: its name.
        into: the name of the organisation that it turned out to be; empty when it is new.
        by: key of who decided.
    """

    name: ClassVar[str] = "organisation.settled"

    organisation: str
    called: str
    into: str = ""
    by: str = ""


class MergeForm(FormEntry):
    """The known organisation that a proposal is, as it was chosen; `merge` looks it up.

    Attributes:
        into: its slug or name.
    """

    into: str = ""


async def confirm(unit: UnitOfWork, slug: str) -> Organisation:
    """Confirm a proposed organisation: from now on everybody can choose it.

    Raises:
        NotAllowed: not of the kernteam.
        AlreadyDecided: somebody else did.
        NotFound: it was merged.
    """
    proposal = await _proposal(unit, slug)
    confirmed = proposal.model_copy(update={"status": "known"})
    unit.emit(OrganisationSettled(organisation=slug, called=proposal.name, by=unit.actor))
    return await unit.of(Organisation).put(confirmed)


async def merge(unit: UnitOfWork, slug: str, into: str) -> Organisation:
    """Merge a proposed organisation into a known one; who chose it now has the known one.

    Args:
        unit: its actor is of the kernteam.
        slug: the proposal, which goes.
        into: slug or name of the known one, which is found by the proposal's name from now on.

    Raises:
        NotAllowed: not of the kernteam.
        AlreadyDecided: somebody else decided.
        NotFound: it was merged.
        Invalid: there is no such known organisation.
    """
    proposal = await _proposal(unit, slug)
    organisations = unit.of(Organisation)
    names = await known(unit, "known")
    named = next((one for one in names if one.slug == into), None) or same(names, into)
    found = await organisations.find(named.slug) if named else None
    if found is None and (taken := await take_in(unit, (into,))):
        found = taken[0] if taken[0].status == "known" else None
    if found is None:
        raise Invalid([Fault("into", "unknown" if into else "required")])
    await _replace(unit, slug, found.slug)
    await organisations.remove(slug)
    unit.emit(
        OrganisationSettled(organisation=slug, called=proposal.name, into=found.name, by=unit.actor)
    )
    if same_name(proposal.name, found.names):
        return found
    aliases = (*found.aliases, proposal.name)
    return await organisations.put(found.model_copy(update={"aliases": aliases}))


async def _proposal(unit: UnitOfWork, slug: str) -> Organisation:
    await require(unit, Right.REVIEW_ORGANISATION)
    organisation = await unit.of(Organisation).get(slug)
    if organisation.status != "proposed":
        raise AlreadyDecided(Organisation.section, slug, by="", outcome=organisation.status)
    return organisation


async def _replace(unit: UnitOfWork, old: str, new: str) -> None:
    """Replace one organisation by another, in every entity that refers to it."""
    await replace_party(unit, old, new)
    for noun in Entity.sections().values():
        fields = [one for one, section in noun.references.items() if section == "organisations"]
        if not fields:
            continue
        for item in await unit.of(noun).all():
            news = {field: _replaced(getattr(item, field), old, new) for field in fields}
            await unit.of(noun).put(item.model_copy(update=news))


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(new if one == old else one for one in value))
    return new if value == old else value
