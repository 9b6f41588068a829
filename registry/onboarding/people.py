"""Who takes part, as the kernteam looks them up and keeps them: lists, invitations, corrections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from registry.core.dates import EndDay
from registry.core.entity import Line, Name
from registry.core.errors import Fault, Invalid
from registry.core.forms import FormEntry
from registry.core.membership import Membership
from registry.core.permissions import Right, require
from registry.core.unit_of_work import Between, UnitOfWork
from registry.core.vocabulary import Profile, Role
from registry.core.writing.addresses import Email
from registry.core.writing.text_folding import fold, tokens
from registry.hubs.hub import Hub
from registry.hubs.naming import hubs_meant
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import answers_for
from registry.members.cafe import follow_up
from registry.members.lookup import names_like
from registry.members.member import Member
from registry.members.references import member_of_email, persons_meant
from registry.onboarding.appointments import appoint, place_of
from registry.onboarding.departures import come_back

_TAKE_PART = ("new", "introduced")
_MOST = 100_000
_SMALL = frozenset({"de", "het", "een", "the", "a", "van", "of", "plek", "groep", "group", "hub"})
_OF_A_HUB = frozenset({"kernteam", "hubteam", "team", "core", "kennishub", "regionale"})


class PeopleFilter(StrEnum):
    """Lists of people. Values are what can be typed after `mensen`, with a dash for a space."""

    EVERYBODY = "iedereen"
    NEW = "nieuw"
    UNGROUPED = "zonder-groep"
    INVITED = "uitgenodigd"
    LEFT = "vertrokken"


class PutForm(FormEntry):
    """Somebody in a group.

    Attributes:
        member: their key.
        group: slug of a subgroup or hub.
        profile: their profile in a hub's team, or `deelnemer` for who takes part and no more.
        until: the first day on which they are out again; None without an end.
    """

    member: str = ""
    group: str = ""
    profile: str = ""
    until: EndDay = None


class InviteForm(FormEntry):
    """Somebody who is invited by address; see PutForm. Without an end what was agreed stays."""

    email: Email
    name: Line = ""
    group: str = ""
    profile: str = ""
    until: EndDay = None


class EditForm(FormEntry):
    """What the kernteam puts right of a person."""

    name: Name
    email: Email = ""
    function: Line = ""


async def people_keys(
    unit: UnitOfWork, which: PeopleFilter = PeopleFilter.EVERYBODY, words: str = ""
) -> list[str]:
    """Return the keys of a list of people, by name; all from indexes.

    Args:
        unit: its actor asks.
        which: of `INVITED` those are given who did not introduce themselves; whether they came is
            known by who met them.
        words: beginnings of a name, or an address; empty for all.

    Raises:
        NotAllowed: the actor may not see people.
    """
    await require(unit, Right.SEE_PEOPLE)
    where: dict[str, Any] = {"status": _TAKE_PART}
    if which is PeopleFilter.LEFT:
        where["status"] = "left"
    elif which in (PeopleFilter.NEW, PeopleFilter.INVITED):
        where["status"] = "new"
    if which is PeopleFilter.INVITED:
        where["email"] = Between("!")
    if "@" in words:
        where["email"] = words.strip().casefold()
    elif words.strip():
        names = await names_like(unit, words, status=where["status"])
        if not names:
            return []
        where["name"] = tuple(names)
    keys = await unit.of(Member).keys("name", _MOST, **where)
    if which is PeopleFilter.UNGROUPED:
        seated = {member for (member,) in await unit.of(Membership).tally("member")}
        keys = [key for key in keys if key not in seated]
    return keys


async def put_in(unit: UnitOfWork, form: PutForm) -> Membership:
    """Put somebody in a group, as `appoint` does, with each fault at its field.

    Raises:
        Invalid: `choose`, `person_left`, `choice`, `profile_no_hub`.
        NotAllowed, LastOfKernteam: see `appoint`.
    """
    faults = []
    member = await unit.of(Member).find(form.member) if form.member else None
    if member is None:
        faults.append(Fault("member", "choose"))
    elif member.status == "left":
        faults.append(Fault("member", "person_left"))
    place, more = await _place(unit, form.group, form.profile)
    faults += more
    if member is None or place is None or faults:
        raise Invalid(faults)
    forever = form.until is None
    return await _seat(unit, place, member.slug, form.profile, form.until, forever=forever)


async def invite(unit: UnitOfWork, form: InviteForm) -> tuple[Member, Membership | None]:
    """Have somebody invited, and put them in a group where one is named; the plan does the rest.

    Who is known by this address is not made anew; who left comes back.

    Raises:
        Invalid: `email`, `choice`, `profile_no_hub`, `until_no_group`, an end that can't be.
        NotAllowed: the actor may not appoint people there.
    """
    place: Subgroup | Hub | None = None
    faults: list[Fault] = []
    if form.group or form.profile:
        place, faults = await _place(unit, form.group, form.profile)
    elif form.until is not None:
        faults = [Fault("group", "until_no_group")]
    own = place is not None and await answers_for(unit, place)
    await require(unit, Right.APPOINT, owner=own)
    found, unmet = await persons_meant(unit, {"email": form.email})
    if not form.email or unmet or faults:
        raise Invalid([*faults, *(unmet or ([] if form.email else [Fault("email", "required")]))])
    member = found["email"]
    if not member.revision:
        new = member.model_copy(update={"name": " ".join(form.name.split())})
        member, _ = await unit.of(Member).get_or_add(new)
    elif member.status == "left":
        member = await come_back(unit, member.slug)
    if place is None:
        return member, None
    return member, await _seat(unit, place, member.slug, form.profile, form.until, forever=False)


async def put_right(unit: UnitOfWork, key: str, form: EditForm) -> Member:
    """Change what is kept about a person. Raises NotAllowed, NotFound, Invalid (`email_taken`)."""
    await require(unit, Right.EDIT_MEMBER)
    member = await unit.of(Member).get(key)
    email = form.email.casefold()
    other = await member_of_email(unit, email)
    if other is not None and other.slug != key:
        raise Invalid([Fault("email", "email_taken", {"value": form.email})])
    news = {"name": " ".join(form.name.split()), "email": email, "function": form.function}
    right = await unit.of(Member).put(member.model_copy(update=news))
    await follow_up(unit, [key])
    return right


async def groups(unit: UnitOfWork) -> list[Subgroup | Hub]:
    """Return the groups and hubs that somebody can be put in, by name."""
    subgroups = await unit.of(Subgroup).all(status="active")
    hubs = await unit.of(Hub).all(status=("planned", "forming", "active"))
    return sorted([*subgroups, *hubs], key=lambda one: fold(one.name))


def groups_meant(text: str, known: Sequence[Subgroup | Hub]) -> list[Subgroup | Hub]:
    """Return the groups that a text names, best kind of match only: `de initiatiefgroep`."""
    words = set(tokens(text)) - _SMALL
    subgroups = [one for one in known if isinstance(one, Subgroup)]
    hubs = [one for one in known if isinstance(one, Hub)]
    whole = fold(text).strip()
    ways: list[list[Subgroup | Hub]] = [
        [one for one in subgroups if words and words in _named(one)],
        [one for one in subgroups if any(whole == fold(word) for word in one.keywords)],
        [*hubs_meant(text, hubs)],
        [one for one in subgroups if words and any(words <= name for name in _named(one))],
        [*hubs_meant(" ".join(sorted(words - _OF_A_HUB)), hubs)],
    ]
    return next((way for way in ways if way), [])


def _named(group: Subgroup) -> list[set[str]]:
    return [set(tokens(one.replace("-", " "))) - _SMALL for one in (group.name, group.slug)]


async def _place(
    unit: UnitOfWork, group: str, profile: str
) -> tuple[Subgroup | Hub | None, list[Fault]]:
    if not group:
        return None, [Fault("group", "choose")]
    known = {one.slug for one in await groups(unit)}
    if group not in known:
        return None, [Fault("group", "choice")]
    place = await place_of(unit, group)
    if profile not in {"", Role.MEMBER.value, *Profile}:
        return None, [Fault("profile", "choice")]
    if profile in list(Profile) and isinstance(place, Subgroup):
        return None, [Fault("profile", "profile_no_hub")]
    return place, []


async def _seat(
    unit: UnitOfWork,
    place: Subgroup | Hub,
    member: str,
    profile: str,
    until: date | None,
    *,
    forever: bool,
) -> Membership:
    plain = profile == Role.MEMBER.value
    return await appoint(
        unit,
        place.slug,
        member,
        role=Role.MEMBER if plain else None,
        profile=Profile(profile) if profile and not plain else None,
        until=until,
        forever=forever,
    )
