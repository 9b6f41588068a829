"""What is new for one member, as it may be told at this moment: read anew whenever it is shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from registry.agenda.question import PUBLIC, Question
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import AnyTagged, Between, UnitOfWork
from registry.core.vocabulary import COMPLETE, NATIONAL
from registry.hubs.hub import Hub
from registry.members.member import FOUND, Member
from registry.networks.network import Network
from registry.overviews.items import Fresh, FreshThing, OverviewItem
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStatus
from registry.signals.visibility import seen_by

MOST_LOOKED_AT = 400
"""The latest things that are looked at for an overview."""

MOST = 8
"""Things of one kind in an overview; what is older is found by its lists."""

_TOLD = (SignalStatus.DECIDED, SignalStatus.ACTING, SignalStatus.CLOSED)


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """One thing as its reader sees it.

    Attributes:
        name: of the thing or person.
        about: a quiet line beside it: what was learnt, or on which themes somebody may be found.
        number: of a question or signal; empty for others.
        themes: what the thing is about.
    """

    what: Fresh
    thing: str
    name: str
    about: str = ""
    number: str = ""
    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """What became public lately, for all who are told of it in one go.

    Attributes:
        lines: by the time it became public, the latest first.
    """

    lines: tuple[tuple[datetime, OverviewLine], ...] = ()


async def candidates(unit: UnitOfWork, since: datetime) -> Candidates:
    """Return what became public since a moment and still is, people apart."""
    keys = await unit.of(FreshThing).keys("-at", MOST_LOOKED_AT, at=Between(since))
    things = await unit.of(FreshThing).some(keys)
    items = [OverviewItem(what=one.what, thing=one.thing) for one in things]
    lines = {(one.what, one.thing): one for one in await _things(unit, items)}
    found = [(one.at, lines[key]) for one in things if (key := (one.what, one.thing)) in lines]
    return Candidates(tuple(found))


def fitting(known: Candidates, member: Member, when: Between) -> list[OverviewLine]:
    """Return what of it fits a member: their themes and regions; all of it where they have none.

    Args:
        known: to choose from.
        member: whose overview it is.
        when: after which moment it became public, and not after which.
    """
    counts: dict[Fresh, int] = {}
    found = []
    for at, line in known.lines:
        if (
            not when.start < at <= when.end
            or not _fits(line, member)
            or counts.get(line.what, 0) >= MOST
        ):
            continue
        counts[line.what] = counts.get(line.what, 0) + 1
        found.append(line)
    return found


async def new_people(unit: UnitOfWork, member: Member, when: Between) -> list[OverviewLine]:
    """Return who said in that time that they may be found on one of a member's themes."""
    if not member.themes or member.status != "introduced":
        return []
    tags = AnyTagged(tuple(f"{FOUND}:{theme}" for theme in member.themes))
    after = Between(when.start.isoformat())
    keys = await unit.of(Member).keys(
        "-found_at", MOST + 1, status="introduced", found_at=after, tags=tags
    )
    people = [one for one in await unit.of(Member).some(keys) if one.slug != member.slug]
    lines = await _people(unit, [one.slug for one in people], member)
    fresh = {
        one.slug
        for one in people
        if any(
            when.start < said.since <= when.end and said.theme in member.themes
            for said in one.found_on
        )
    }
    return [one for one in lines if one.thing in fresh][:MOST]


async def overview_lines(
    unit: UnitOfWork, items: Sequence[OverviewItem], reader: Member
) -> list[OverviewLine]:
    """Return these things as their reader may see them now; what is gone or hidden is left out."""
    things = await _things(unit, [one for one in items if one.what is not Fresh.PERSON])
    people = [one.thing for one in items if one.what is Fresh.PERSON]
    return sorted(
        [*things, *await _people(unit, people, reader)], key=lambda one: list(Fresh).index(one.what)
    )


def _fits(line: OverviewLine, member: Member) -> bool:
    if not member.themes and not member.regions:
        return True
    themes, regions = set(member.themes), {one.value for one in member.regions}
    return not (themes.isdisjoint(line.themes) and regions.isdisjoint(line.regions))


async def _things(unit: UnitOfWork, items: Sequence[OverviewItem]) -> list[OverviewLine]:
    """Return things that are public, in the order asked for."""
    found = {
        (line.what, line.thing): line
        for line in (
            *await _networks(unit, items),
            *await _questions(unit, items),
            *await _signals(unit, items),
        )
    }
    return [found[key] for one in items if (key := (one.what, one.thing)) in found]


async def _networks(unit: UnitOfWork, items: Sequence[OverviewItem]) -> list[OverviewLine]:
    keys = [one.thing for one in items if one.what is Fresh.NETWORK]
    return [
        OverviewLine(
            Fresh.NETWORK,
            one.slug,
            one.name,
            one.purpose,
            themes=one.themes,
            regions=tuple(region.value for region in one.regions),
        )
        for one in await unit.of(Network).some(keys)
        if one.status == "published"
    ]


async def _questions(unit: UnitOfWork, items: Sequence[OverviewItem]) -> list[OverviewLine]:
    whats = (Fresh.QUESTION, Fresh.ANSWER)
    wanted = [one for one in items if one.what in whats]
    keys = list(dict.fromkeys(one.thing for one in wanted))
    known = {one.slug: one for one in await unit.of(Question).some(keys) if one.status in PUBLIC}
    places = await _regions(unit, {one.agenda for one in known.values()})
    found = []
    for item in wanted:
        one = known.get(item.thing)
        if one is None or (item.what is Fresh.ANSWER and one.status != "answered"):
            continue
        region = (one.region.value,) if one.region else places.get(one.agenda, ())
        about = one.answer if item.what is Fresh.ANSWER else ""
        found.append(
            OverviewLine(item.what, one.slug, one.name, about, one.number, one.themes, region)
        )
    return found


async def _signals(unit: UnitOfWork, items: Sequence[OverviewItem]) -> list[OverviewLine]:
    wanted = [one for one in items if one.what in (Fresh.DECIDED, Fresh.LESSON)]
    keys = list(dict.fromkeys(one.thing for one in wanted))
    there = [one for one in await unit.of(Signal).some(keys) if one.status in _TOLD]
    known = {one.slug: one for one in there if not one.anonymous}
    places = await _regions(unit, {hub for one in known.values() for hub in one.hubs})
    found = []
    for item in wanted:
        whole = known.get(item.thing)
        one = await seen_by(unit, whole, "") if whole else None
        if one is None or (item.what is Fresh.LESSON and not one.lesson):
            continue
        regions = {region for hub in one.hubs for region in places.get(hub, ())}
        regions |= {one.region.value} if one.region else set()
        about = one.lesson if item.what is Fresh.LESSON else ""
        number = str(one.number)
        found.append(
            OverviewLine(
                item.what, one.slug, one.name, about, number, one.themes, tuple(sorted(regions))
            )
        )
    return found


async def _people(unit: UnitOfWork, keys: Collection[str], reader: Member) -> list[OverviewLine]:
    """Return who of these may be found now, with the reader's themes on which they said so."""
    members = [one for one in await unit.of(Member).some(list(keys)) if one.is_found]
    slugs = sorted({said.theme for one in members for said in one.found_on})
    labels = {one.slug: one for one in await unit.of(Theme).some(slugs)}
    language = reader.language or COMPLETE[0]
    found = []
    for one in members:
        on = [said.theme for said in one.found_on if said.theme in reader.themes]
        names = [labels[slug].label(language) for slug in on if slug in labels]
        if names:
            found.append(OverviewLine(Fresh.PERSON, one.slug, one.name, ", ".join(names)))
    return found


async def _regions(unit: UnitOfWork, hubs: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the regions of these hubs, by slug."""
    known = await unit.of(Hub).some(sorted(set(hubs) - {NATIONAL}))
    return {one.slug: (one.region.value,) for one in known if one.region}
