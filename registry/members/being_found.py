"""Being found: the themes on which a member lets others find them.

Off until the person says so, per theme, and nobody can say it for them: not the kernteam, not a
document, not a list of people. Who leaves, or goes on under another key, is asked anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated, ClassVar

from pydantic import Field

from registry.core.errors import Fault, Invalid
from registry.core.events import Event
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.quotas.quota import Submission, spend
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.members.cafe import follow_up
from registry.members.member import FoundOn, Member

MOST_THEMES = 12
"""Themes that somebody can choose (design)."""

WORDING = 1
"""Which wording of the question is asked now, the text `finding-wording-1`. A question that says
something else is another one: give it a number of its own, and leave the older text."""

FIELD = "found_on"
"""Field of a form that asks it."""


class MemberHidden(Event):
    """Event: somebody else had a member not be found any more; they hear it."""

    name: ClassVar[str] = "member.hidden"

    member: str


class BeingFoundForm(FormEntry):
    """Answer to the question, with all themes at once."""

    found_on: Annotated[tuple[str, ...], Field(max_length=MOST_THEMES)] = ()


async def be_found(unit: UnitOfWork, themes: Sequence[str]) -> Member:
    """Let others find the actor on these themes too. Idempotent.

    Raises:
        Invalid: `found_introduce` for who did not introduce themselves, `choice` for a theme that
            is not in use, `too_many` for more than `MOST_THEMES`, or it is enough for today.
    """
    await require(unit, Right.BE_FOUND)
    member = await _introduced(unit)
    await spend(unit, Submission.FINDING)
    before = {one.theme for one in member.found_on}
    new = agreed(unit, member, [one for one in themes if one not in before])
    return await _say(unit, member, (*member.found_on, *new))


async def be_found_only(unit: UnitOfWork, themes: Sequence[str]) -> Member:
    """Let others find the actor on these themes and no others. Raises as `be_found`."""
    await require(unit, Right.BE_FOUND)
    member = await _introduced(unit)
    await spend(unit, Submission.FINDING)
    return await _say(unit, member, agreed(unit, member, themes))


async def stop_being_found(unit: UnitOfWork, themes: Collection[str] = ()) -> Member | None:
    """Have nobody find the actor any more, on these themes or at all. Idempotent.

    Args:
        unit: its actor says so.
        themes: none for all.

    Returns:
        The member as they are now; None for who is not known.
    """
    return await hide(unit, unit.actor, themes)


async def hide(unit: UnitOfWork, member: str, themes: Collection[str] = ()) -> Member | None:
    """Have nobody find somebody any more; only they themselves can change that again. Idempotent.

    Who is hidden by another is not shown in PLeK Café either; oneself has a switch for each.

    Args:
        unit: its actor says so.
        member: key of the person.
        themes: none for all.

    Raises:
        NotAllowed: it is somebody else, and the actor is not of the kernteam.
    """
    await require(unit, Right.HIDE_MEMBER, owner=bool(member) and unit.actor == member)
    members = unit.of(Member)
    if await members.find(member) is None:
        return None
    known, new = await members.get_or_add(Member(slug=member))  # nobody changes it meanwhile
    if new:  # erased just now
        await members.remove(member)
        return None
    news = not_found(known, themes)
    if member != unit.actor:
        news = news.model_copy(update={"cafe": None})
        if known.said_shown:
            unit.emit(MemberHidden(member=member))
    hidden = await members.put(news)
    if known.cafe != hidden.cafe:
        await follow_up(unit, [member])
    return hidden


def not_found(member: Member, themes: Collection[str] = ()) -> Member:
    """Return a member who may not be found on these themes; without themes, on none at all."""
    left = tuple(one for one in member.found_on if themes and one.theme not in themes)
    return member.model_copy(update={"found_on": left})


def agreed(unit: UnitOfWork, member: Member, themes: Sequence[str]) -> tuple[FoundOn, ...]:
    """Return what a member agrees to now; what they said before in these words keeps its day."""
    before = {one.theme: one for one in member.found_on if one.wording == WORDING}
    return tuple(
        before.get(theme) or FoundOn(theme=theme, since=unit.now, wording=WORDING)
        for theme in dict.fromkeys(themes)
    )


async def unknown_themes(unit: UnitOfWork, themes: Collection[str]) -> list[Fault]:
    """Return a fault where a theme is not in use."""
    known = await unit.of(Theme).some(sorted(themes))
    there = {one.slug for one in known if one.status == "active"}
    return [] if there.issuperset(themes) else [Fault(FIELD, "choice")]


async def _introduced(unit: UnitOfWork) -> Member:
    member = await unit.of(Member).find(unit.actor)
    if member is None or member.consent is None or member.status != "introduced":
        raise Invalid([Fault(FIELD, "found_introduce")])
    return member


async def _say(unit: UnitOfWork, member: Member, found_on: tuple[FoundOn, ...]) -> Member:
    kept = {one.theme for one in member.found_on}
    if faults := await unknown_themes(unit, {one.theme for one in found_on} - kept):
        raise Invalid(faults)
    if len(found_on) > MOST_THEMES:
        raise Invalid([Fault(FIELD, "too_many", {"max": MOST_THEMES})])
    return await unit.of(Member).put(member.model_copy(update={FIELD: found_on}))
