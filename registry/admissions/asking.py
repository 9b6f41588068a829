"""Asking to be let in: who may be asked, once at a time, and again after a while."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from registry.admissions.channels import is_in_channel
from registry.admissions.request import (
    WAITING,
    AdmissionMoved,
    AdmissionRequest,
    AdmissionStatus,
    NoWayIn,
    Why,
)
from registry.core.dates import EndDay
from registry.core.dates.workdays import today
from registry.core.errors import AlreadyDecided, Fault, Invalid, NotAllowed
from registry.core.forms import FormEntry
from registry.core.membership import ChannelMembership, Ending, Membership
from registry.core.permissions import Right, require
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import WayIn, is_open, way_into
from registry.members.member import Member
from registry.onboarding.appointments import fault_of_end, place_of

AGAIN_AFTER = timedelta(days=14)
"""How long after a no the same may be asked again (design)."""


class AskForm(FormEntry):
    """What somebody asks.

    Attributes:
        group: slug of the hub or group.
        channel: last part of the key of a private channel of that hub; empty for the hub itself.
        why: in a few words.
        until: the first day on which they need it no more; None while that is open.
    """

    group: str = ""
    channel: str = ""
    why: Why
    until: EndDay = None


class AdmitForm(FormEntry):
    """Until when somebody is let in: the first day on which they are out, None without an end."""

    until: EndDay = None


class WordsForm(FormEntry):
    """A reason, a question or an answer."""

    words: Why


async def obstacle(unit: UnitOfWork, place: Subgroup | Hub, member: str, channel: str = "") -> str:
    """Return why somebody can't ask to be let in; empty when they can.

    Who is in it until a day can ask for longer. See `NoWayIn.why`.
    """
    if not is_open(place):
        return "closed"
    if (way := way_into(place)) is not WayIn.ASK:
        return way.value
    seat = await seat_of(unit, place, member, channel)
    if seat is not None and not seat.is_over(today(unit.now)):
        return "" if seat.until is not None else "in"
    if channel and isinstance(place, Hub) and await is_in_channel(unit, place, channel, member):
        return "in"
    return ""


async def seat_of(
    unit: UnitOfWork, place: Subgroup | Hub, member: str, channel: str = ""
) -> Ending | None:
    """Return somebody's own place in a hub, group or channel; None when they have none."""
    if channel:
        key = ChannelMembership.key(place.slug, channel, member)
        return await unit.of(ChannelMembership).find(key)
    return await unit.of(Membership).find(Membership.key(place.slug, member))


async def ask_in(
    unit: UnitOfWork, form: AskForm, channels: Mapping[str, str] | None = None
) -> AdmissionRequest:
    """Ask to be let in. While it waits, asking again changes nothing.

    Args:
        unit: its actor asks.
        form: what.
        channels: the private channels of that hub (`private_channels`).

    Raises:
        NoWayIn: nobody can ask that there, or they are in.
        NotFound: there is no such hub or group.
        Invalid: `admission_again` with the day from which it may be asked again; `choice`; `quota`;
            an end that can't be (`registry.onboarding.appointments.fault_of_end`).
    """
    await require(unit, Right.ASK_ADMISSION)
    place = await place_of(unit, form.group)
    named = (channels or {}).get(form.channel, "")
    if form.channel and not named:
        raise Invalid([Fault("channel", "choice")])
    member = await unit.of(Member).find(unit.actor)
    if member is None or member.status == "left":
        raise NotAllowed(Right.ASK_ADMISSION)
    if why := await obstacle(unit, place, unit.actor, form.channel):
        raise NoWayIn(form.group, why)
    if (fault := fault_of_end(place, form.until, today(unit.now))) is not None:
        raise Invalid([fault])
    key = AdmissionRequest.key(form.group, unit.actor, form.channel)
    known = await unit.of(AdmissionRequest).find(key)
    if known is not None and known.waits:
        return known
    if known is not None and known.again is not None and known.again > today(unit.now):
        raise Invalid([Fault("", "admission_again", {"day": known.again})])
    await spend(unit, Submission.ADMISSION)
    asked = AdmissionRequest(
        slug=key,
        member=unit.actor,
        group=form.group,
        place="hub" if isinstance(place, Hub) else "subgroup",
        channel=form.channel,
        channel_label=named,
        why=form.why,
        wish=form.until,
        round=known.round + 1 if known else 1,
        at=unit.now,
    )
    unit.emit(AdmissionMoved(request=key, round=asked.round, step="asked"))
    return await unit.of(AdmissionRequest).upsert(
        asked, lambda before: asked.model_copy(update={"revision": before.revision})
    )


async def answer(unit: UnitOfWork, slug: str, words: str) -> AdmissionRequest:
    """Answer what who decides asked. Raises NotAllowed for somebody else, AlreadyDecided."""
    known = await own(unit, slug)
    if known.status is not AdmissionStatus.ASKED:
        raise AlreadyDecided(known.section, slug, by=known.by or "", outcome=known.status)
    unit.emit(AdmissionMoved(request=slug, round=known.round, step="answered"))
    news = {"status": AdmissionStatus.OPEN, "answer": words, "at": unit.now}
    return await unit.of(AdmissionRequest).put(known.model_copy(update=news))


async def withdraw(unit: UnitOfWork, slug: str) -> AdmissionRequest:
    """Take a request back. Raises NotAllowed, AlreadyDecided: by themselves too."""
    known = await own(unit, slug)
    if not known.waits:
        raise AlreadyDecided(known.section, slug, by=known.by or "", outcome=known.status)
    unit.emit(AdmissionMoved(request=slug, round=known.round, step="withdrawn"))
    news = {"status": AdmissionStatus.WITHDRAWN, "at": unit.now}
    return await unit.of(AdmissionRequest).put(known.model_copy(update=news))


async def own(unit: UnitOfWork, slug: str) -> AdmissionRequest:
    """Return a request of the actor's. Raises NotAllowed for anybody else's, or none."""
    known = await unit.of(AdmissionRequest).find(slug)
    if known is None or known.member != unit.actor:
        raise NotAllowed(Right.ASK_ADMISSION)
    return known


async def mine(unit: UnitOfWork, member: str) -> list[AdmissionRequest]:
    """Return somebody's requests, those that wait first, then the latest."""
    found = await unit.of(AdmissionRequest).all(member=member)
    return sorted(found, key=lambda one: (one.status not in WAITING, -one.at.timestamp()))
