"""The introduction in PLeK Café: what a member wants shown of them there, and the card that does.

Off until the person says so, and nobody can say it for them. The card in the channel has a key of
its own that says nothing of whose it is: what takes it away outlives the person's data. Whoever
changes what the card may show calls `follow_up`; what becomes of it is `bot.conversations`' work.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Self

from pydantic import Field

from registry.core.entity import Entity
from registry.core.errors import Fault, Invalid
from registry.core.events import Event
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.quotas.quota import Submission, spend
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import AnyTagged, UnitOfWork
from registry.members.member import IN_CAFE, CafePart, InCafe, Member
from registry.organisations.organisation import Organisation

WORDING = 1
"""Which wording of the question is asked now, the text `cafe-wording-1`; see
`registry.members.being_found.WORDING`."""

FIELD = "cafe"
"""Field of a form that asks it."""

_MOST_OF_ONE = 1_000

_TAKEN_OVER = timedelta(days=8)
"""After which nobody is posting a card any more: longer than a message of the outbox is tried."""


class CafeCard(Entity):
    """The card of one member in PLeK Café, from when they ask for it until it is taken away.

    Its slug is nobody's: it stands in what is kept about the message in Teams.

    Attributes:
        member: whose it is; empty once they were erased, until it is gone from Teams too.
        at: when it was asked for.
        parcel: number of the message of the outbox that posts it; empty while none does.
        taken: when that began.
    """

    section: ClassVar[str] = "cafe_cards"
    indexed: ClassVar[tuple[str, ...]] = ("member", "parcel")
    dumped: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ("member",)

    member: str
    at: datetime
    parcel: str = ""
    taken: datetime | None = None

    def without(self, member: str, name: str = "") -> Self | None:
        """Return the card as nobody's: it must still be taken away."""
        del name
        return self.model_copy(update={"member": ""}) if self.member == member else self


class CafeCardDue(Event):
    """Event: a card in PLeK Café is to be posted, changed or taken away; its own key says which."""

    name: ClassVar[str] = "cafe_card.due"

    card: str


class CafeForm(FormEntry):
    """Answer to the question, with all parts at once; without any nothing is shown."""

    cafe: Annotated[tuple[CafePart, ...], Field(max_length=len(CafePart))] = ()


@dataclass(frozen=True, slots=True)
class CafeView:
    """What PLeK Café shows of a member: what they said it may, as it is now.

    Attributes:
        member: their key.
        purpose: what they look for or offer.
    """

    member: str
    name: str
    organisation: str = ""
    themes: tuple[Theme, ...] = ()
    purpose: str = ""


async def show_in_cafe(unit: UnitOfWork, parts: Sequence[CafePart]) -> Member:
    """Have PLeK Café show these parts of the actor; without any, nothing. Idempotent.

    Raises:
        Invalid: `found_introduce` for who did not introduce themselves, or enough for today.
    """
    await require(unit, Right.SHOW_IN_CAFE)
    member, _ = await unit.of(Member).get_or_add(Member(slug=unit.actor))  # one at a time
    if member.consent is None or member.status != "introduced":
        raise Invalid([Fault(FIELD, "found_introduce")])
    said = agreed(unit, member, parts)
    if said == member.cafe:
        return member
    if said is not None:
        await spend(unit, Submission.CAFE)
    member = await unit.of(Member).put(member.model_copy(update={FIELD: said}))
    await follow_up(unit, [member.slug])
    return member


def agreed(unit: UnitOfWork, member: Member, parts: Iterable[CafePart]) -> InCafe | None:
    """Return what a member agrees to now; the same as before keeps its day."""
    chosen = tuple(one for one in CafePart if one in set(parts))
    if not chosen:
        return None
    before = member.cafe
    if before is not None and (before.parts, before.wording) == (chosen, WORDING):
        return before
    return InCafe(parts=chosen, since=unit.now, wording=WORDING)


async def follow_up(unit: UnitOfWork, members: Sequence[str]) -> None:
    """Have the cards of these members follow what they are now, and one made for who has none."""
    if not members:
        return
    cards = await unit.of(CafeCard).all(member=tuple(members))
    for card in cards:
        unit.emit(CafeCardDue(card=card.slug))
    there = {card.member for card in cards}
    for member in await unit.of(Member).some([one for one in members if one not in there]):
        if member.is_in_cafe:
            await _begin(unit, member.slug)


async def forget_cards(unit: UnitOfWork, members: Sequence[str]) -> None:
    """Have the cards of people who are being erased taken away; nothing says whose they were."""
    for card in await unit.of(CafeCard).all(member=tuple(members)):
        await unit.of(CafeCard).put(card.model_copy(update={"member": ""}))
        unit.emit(CafeCardDue(card=card.slug))


async def cafe_view(unit: UnitOfWork, card: str) -> CafeView | None:
    """Return what a card shows now; None where it may not be there (any more)."""
    known = await unit.of(CafeCard).find(card)
    member = await unit.of(Member).find(known.member) if known and known.member else None
    return await view_of(unit, member) if member else None


async def view_of(unit: UnitOfWork, member: Member) -> CafeView | None:
    """Return what PLeK Café shows of a member; None for nothing."""
    if member.cafe is None or not member.is_in_cafe:
        return None
    parts = member.cafe.parts
    label, themes = "", []
    if CafePart.ORGANISATION in parts and member.organisation:
        known = await unit.of(Organisation).find(member.organisation)
        label = known.label if known and known.status == "known" else ""
    if CafePart.THEMES in parts:
        themes = await unit.of(Theme).some(member.themes)
    purpose = member.purpose if CafePart.PURPOSE in parts else ""
    return CafeView(member.slug, member.name, label, tuple(themes), purpose)


async def claim_card(unit: UnitOfWork, card: str, parcel: str) -> bool:
    """Return whether a message of the outbox is the one that posts a card; once it is, it stays so.

    Another message that comes meanwhile has nothing to do: who posts looks again afterwards.
    """
    known = await unit.of(CafeCard).find(card)
    if known is None:
        return False
    if known.parcel == parcel:
        return True
    if known.parcel and known.taken and unit.now - known.taken < _TAKEN_OVER:
        return False
    news = {"parcel": parcel, "taken": unit.now}
    await unit.of(CafeCard).put(known.model_copy(update=news))
    return True


async def release_card(unit: UnitOfWork, card: str, parcel: str) -> None:
    """Let another message post a card that this one could not post."""
    known = await unit.of(CafeCard).find(card)
    if known is not None and known.parcel == parcel:
        await unit.of(CafeCard).put(known.model_copy(update={"parcel": "", "taken": None}))


async def cards_waiting(unit: UnitOfWork, most: int) -> list[str]:
    """Return cards that nothing posts, such as those of before the channel was known."""
    return [one.slug for one in await unit.of(CafeCard).page(most, parcel="")]


async def cards_of(unit: UnitOfWork, member: str) -> list[str]:
    """Return the keys of a member's cards: one, or none."""
    return [one.slug for one in await unit.of(CafeCard).all(member=member)] if member else []


async def members_of(unit: UnitOfWork, organisation: str) -> list[str]:
    """Return who of an organisation is shown in PLeK Café, for when that goes by another name."""
    return await unit.of(Member).keys(
        "name",
        _MOST_OF_ONE,
        organisation=organisation,
        tags=AnyTagged((IN_CAFE,)),
        status="introduced",
    )


async def drop_card(unit: UnitOfWork, card: str) -> None:
    """Forget a card that was taken away; who wants to be shown again by now gets a new one."""
    known = await unit.of(CafeCard).find(card)
    if known is None:
        return
    member = None
    if known.member and await unit.of(Member).find(known.member):
        member, new = await unit.of(Member).get_or_add(Member(slug=known.member))
        if new:  # erased just now
            await unit.of(Member).remove(known.member)
            member = None
    await unit.of(CafeCard).remove(card)
    if member is not None and member.is_in_cafe:
        await _begin(unit, member.slug)


async def _begin(unit: UnitOfWork, member: str) -> None:
    card = CafeCard(slug=secrets.token_hex(12), member=member, at=unit.now)
    await unit.of(CafeCard).add(card)
    unit.emit(CafeCardDue(card=card.slug))
