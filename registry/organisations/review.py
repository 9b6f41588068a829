"""Review of organisations that members typed: new ones, or known already."""

from __future__ import annotations

from typing import ClassVar

from registry.core.errors import AlreadyDecided
from registry.core.events import Event
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.trail import who_did
from registry.core.unit_of_work import UnitOfWork
from registry.organisations import merging
from registry.organisations.former import still_there
from registry.organisations.organisation import Organisation


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
        AlreadyDecided: that was done, or it was merged; the outcome is the key that it has now.
        NotFound: there is no such organisation.
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
        AlreadyDecided, NotFound: as `confirm`.
        Invalid: there is no such known organisation.
    """
    proposal = await _proposal(unit, slug)
    found = await merging.merge(unit, slug, into)
    unit.emit(
        OrganisationSettled(organisation=slug, called=proposal.name, into=found.name, by=unit.actor)
    )
    return found


async def _proposal(unit: UnitOfWork, slug: str) -> Organisation:
    await require(unit, Right.REVIEW_ORGANISATION)
    organisation = await still_there(unit, slug)
    if organisation.status != "proposed":
        by = await who_did(unit, Organisation, slug, "put", "status")
        raise AlreadyDecided(Organisation.section, slug, by=by, outcome=slug)
    return organisation
