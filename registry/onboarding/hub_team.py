"""The team of a hub by profile, as its form has it, and setting back a change of a hub.

Seats follow memberships: who gets a seat is put in the hub's team, and so in its team in Teams; who
loses one stays in the team until somebody takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from registry.core.entity import Line
from registry.core.errors import Fault, ImpossibleStep, Invalid, NotFound
from registry.core.forms import FormEntry
from registry.core.membership import Membership
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Profile, Role
from registry.core.writing.text_folding import fold
from registry.hubs.editing.edit import PartForm, Value, open_hub, require_edit
from registry.hubs.editing.fields import FIELDS, HubPart
from registry.hubs.editing.history import ChangedSince, HubChange, put_hub
from registry.hubs.editing.parts import STATUSES, form_of, with_function
from registry.hubs.hub import Hub, HubEdited, Seat, Secured
from registry.hubs.lifecycle import rename
from registry.members.member import Member
from registry.members.references import persons_meant
from registry.onboarding.appointments import ALWAYS_THERE

MOST_IN_A_SEAT = 6
"""People of one profile."""

_BETWEEN = re.compile(r"[,;\n]")


class TeamEntry(FormEntry):
    """Who fills each profile, by name, key or address; several with a semicolon between them."""

    verbinder: Line = ""
    ondernemer: Line = ""
    projectleider: Line = ""
    projectsecretaris: Line = ""
    communicatiemedewerker: Line = ""


class TeamForm(PartForm):
    """The team of a hub, by profile.

    Attributes:
        invited: what stands for who has no name yet; their address is shown to nobody.
    """

    part = HubPart.TEAM
    field = "team"
    model = TeamEntry

    def __init__(self, invited: str = "…") -> None:
        super().__init__()
        self.invited = invited

    async def values(self, unit: UnitOfWork, hub: Hub) -> dict[str, Value]:
        """See PartForm."""
        names = await self._names(unit, hub)
        return {
            one.value: "; ".join(names[key] for key in seated(hub, one) if key in names)
            for one in Profile
        }

    async def apply(
        self, unit: UnitOfWork, hub: Hub, entry: Any, changed: frozenset[str]
    ) -> Mapping[str, Any]:
        """See PartForm; faults of people stand at their profile."""
        names = await self._names(unit, hub)
        wanted = {one: seated(hub, one) for one in Profile}
        faults: list[Fault] = []
        for profile in (one for one in Profile if one.value in changed):
            words = [
                tidy
                for part in _BETWEEN.split(getattr(entry, profile.value))
                if (tidy := " ".join(part.split()))
            ]
            if len(words) > MOST_IN_A_SEAT:
                faults.append(Fault(profile.value, "too_many", {"max": MOST_IN_A_SEAT}))
                continue
            meant, more = await self._meant(unit, profile, words, wanted[profile], names)
            wanted[profile] = meant
            faults += more[:1]
        if faults:
            raise Invalid(faults)
        return {"team": await seat(unit, hub, wanted)}

    async def _names(self, unit: UnitOfWork, hub: Hub) -> dict[str, str]:
        keys = [one.member for one in hub.team if one.member]
        return {one.slug: one.name or self.invited for one in await unit.of(Member).some(keys)}

    async def _meant(
        self,
        unit: UnitOfWork,
        profile: Profile,
        words: Iterable[str],
        here: tuple[str, ...],
        names: Mapping[str, str],
    ) -> tuple[tuple[str, ...], list[Fault]]:
        """Return the people that words name: those in the seat first, who may share a name."""
        found: dict[str, None] = {}
        faults: list[Fault] = []
        for text in words:
            own = (
                key for key in here if key not in found and fold(names.get(key, "")) == fold(text)
            )
            if (key := next(own, None)) is not None:
                found[key] = None
                continue
            [*people], unmet = await _person(unit, profile.value, text)
            faults += unmet
            found |= dict.fromkeys(people)
        return tuple(found), faults


async def _person(unit: UnitOfWork, field: str, text: str) -> tuple[list[str], list[Fault]]:
    """Return the key of who is meant, who is kept from now on; or what is wrong."""
    met, faults = await persons_meant(unit, {field: text})
    if faults:
        return [], faults
    member, _ = await unit.of(Member).get_or_add(met[field])
    if member.status == "left":
        return [], [Fault(field, "person_left")]
    return [member.slug], []


def seated(hub: Hub, profile: Profile) -> tuple[str, ...]:
    """Return the keys of who fills a profile."""
    return tuple(one.member for one in hub.team if one.profile is profile and one.member)


async def seat(
    unit: UnitOfWork, hub: Hub, wanted: Mapping[Profile, tuple[str, ...]]
) -> tuple[Seat, ...]:
    """Give people their seats in a hub, with the memberships that go with them.

    Args:
        unit: its actor may edit the team.
        hub: as it is; who calls puts it back with these seats.
        wanted: all seats, by profile.

    Returns:
        The seats: those that every hub has are there too while nobody fills them.
    """
    before = {key for one in Profile for key in seated(hub, one)}
    after = {key for keys in wanted.values() for key in keys}
    for key in sorted(before | after):
        mine = [profile for profile in Profile if key in wanted.get(profile, ())]
        await _enrol(unit, hub, key, mine)
    return tuple(
        Seat(profile=profile, member=key)
        for profile in Profile
        for key in (wanted.get(profile) or ((None,) if profile in ALWAYS_THERE else ()))
    )


async def _enrol(unit: UnitOfWork, hub: Hub, key: str, mine: list[Profile]) -> None:
    """Put somebody in a hub's team with one of their profiles; without one, who is in it stays."""
    slug = Membership.key(hub.slug, key)
    held = await unit.of(Membership).find(slug)
    if held is None and not mine:
        return
    keep = held is not None and held.profile in mine
    profile = held.profile if held is not None and keep else next(iter(mine), None)
    role = held.role if held is not None and not mine else Role.HUB_TEAM
    if held is not None and (held.role, held.profile) == (role, profile):
        return
    seat_ = Membership(
        slug=slug, member=key, group=hub.slug, place="hub", role=role, profile=profile
    )
    await unit.of(Membership).upsert(
        seat_, lambda known: seat_.model_copy(update={"revision": known.revision})
    )


def hub_form_of(part: HubPart, item: str = "", invited: str = "…") -> PartForm:
    """Return the form of a part of a hub, also that of its team; see `form_of` and TeamForm."""
    return TeamForm(invited) if part is HubPart.TEAM else form_of(part, item)


def can_be_set_back(change: HubChange) -> bool:
    """Return whether a change can be set back by a press; others have their own way back."""
    statuses = {change.was.of("status"), change.became.of("status")} - {None}
    return statuses <= set(STATUSES) and all(
        FIELDS[one].part is not None or one == "name" or _ALONG.get(one) in change.fields
        for one in change.fields
    )


_ALONG = {"province": "region", "workspace": "name"}
"""Field → the other one that it goes along with."""


async def set_back(unit: UnitOfWork, slug: str, number: int) -> Hub:
    """Set back one change of a hub, as a further entry in its history.

    Args:
        unit: its actor sets it back.
        slug: which hub.
        number: of the change.

    Raises:
        NotAllowed, NotFound, AlreadyDecided: see `registry.hubs.editing.edit`.
        ImpossibleStep: a change such as closing has a way back of its own.
        ChangedSince: it was changed again, or set back already.
        Invalid: the name that it had is another hub's by now, or somebody left meanwhile.
    """
    hub = await open_hub(unit, slug)
    change = await unit.of(HubChange).find(f"{slug}:{number}")
    if change is None:
        raise NotFound(HubChange.section, f"{slug}:{number}")
    await require_edit(unit, hub, change.fields)
    if not can_be_set_back(change):
        raise ImpossibleStep(
            HubChange.section, change.slug, status=hub.status, step="set back", possible=()
        )
    news: dict[str, Any] = {}
    for field in change.fields:
        was, became, now = change.was.of(field), change.became.of(field), getattr(hub, field)
        if field == "functions":
            was, became, now = _functions(was, became, now)
        if now != became:
            raise ChangedSince(hub, [change])
        news[field] = was
    if "functions" in news:
        news["functions"] = _put_back(hub.functions, news["functions"])
    if "name" in news:
        return await rename(unit, slug, news["name"], undoes=number)
    if "team" in news:
        news["team"] = await _reseated(unit, hub, news["team"])
    kept = await put_hub(unit, hub, hub.model_copy(update=news), undoes=number)
    if kept is not hub:
        unit.emit(HubEdited(hub=slug, by=unit.actor))
    return kept


def _functions(
    was: tuple[Secured, ...], became: tuple[Secured, ...], now: tuple[Secured, ...]
) -> tuple[tuple[Secured, ...], ...]:
    """Return the functions that a change was about: those of others may have changed since."""
    about = {one.function for one in {*was, *became} if (one in was) != (one in became)}
    sides = (tuple(one for one in side if one.function in about) for side in (was, became, now))
    return tuple(sides)


def _put_back(functions: tuple[Secured, ...], was: tuple[Secured, ...]) -> tuple[Secured, ...]:
    for one in was:
        functions = with_function(functions, one)
    return functions


async def _reseated(unit: UnitOfWork, hub: Hub, team: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """Give back the seats of an earlier team; who left PLeK since can't be in it."""
    keys = [one.member for one in team if one.member]
    there = {one.slug for one in await unit.of(Member).some(keys) if one.status != "left"}
    if set(keys) - there:
        raise Invalid([Fault("team", "person_left")])
    wanted = {
        profile: tuple(one.member for one in team if one.profile is profile and one.member)
        for profile in Profile
    }
    return await seat(unit, hub, wanted)
