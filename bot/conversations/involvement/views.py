"""What conversations about involvement share: the thing that is meant, people, answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.conversations.involvement.names import LONGEST, meant_by
from bot.dispatch.ask import Ask
from bot.dispatch.contacts.contact import Contact
from bot.dispatch.private_reply import private_card, public_placeholder
from bot.dispatch.turn import Answer, CardJson
from cards.involvement.inquiries import InquiryCase
from cards.involvement.taking_part import Applicant, which_card
from registry.core.errors import NotFound
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.involvement.asking import readable
from registry.involvement.things import Thing, ThingKind, Turn, find_thing, owns, thing
from registry.members.lookup import member_name
from registry.members.member import Member
from registry.organisations.organisation import Organisation


def thing_in(ask: Ask) -> tuple[ThingKind, str]:
    """Return the kind and key of what a button is about. Raises NotFound for no such key."""
    if ask.value("hub"):
        return ThingKind.HUB, ask.key("hub")
    return ThingKind.NETWORK, ask.key("network")


async def applicant_of(unit: UnitOfWork, member: str) -> Applicant:
    """Return who asks, as who decides sees them: name and organisation, never an address."""
    known = await unit.of(Member).find(member)
    if known is None:
        return Applicant(member)
    organisation = None
    if known.organisation:
        organisation = await unit.of(Organisation).find(known.organisation)
    return Applicant(member, known.name, organisation.label if organisation else "")


async def reachable(unit: UnitOfWork, keys: Sequence[str]) -> tuple[str, ...]:
    """Return those of these members whom the bot can write to, as far as it knows."""
    found = await unit.of(Contact).some(tuple(keys))
    return tuple(one.slug for one in found if not one.refused)


async def turn_of(unit: UnitOfWork, about: Thing) -> Turn:
    """Return who is asked: the kernteam when nobody who owns the thing can be reached."""
    return Turn.OWNERS if await reachable(unit, about.owners) else Turn.KERNTEAM


FormOf = Callable[[Ask, UnitOfWork, ThingKind, str, str], Awaitable[Answer]]
"""Shows the form about a network or hub, by its kind and key, with what was typed already."""


async def form_by_name(ask: Ask, kind: ThingKind, form: FormOf, verb: str) -> Answer:
    """Show the form about what `NAME: words` names; ask which one where that is not sure.

    Args:
        ask: what was typed.
        kind: a network or a hub.
        form: what shows it.
        verb: what shows it for the one that is chosen.
    """
    name, _, text = ask.typed.partition(":")
    async with ask.registry.read() as unit:
        meant = await meant_by(unit, name[:LONGEST], (kind,))
        if meant.sure:
            return await form(ask, unit, kind, meant.found[0][1], text.strip())
    return told(ask, which_card(ask.t, meant.words, verb, meant.found))


def told(ask: Ask, card: CardJson) -> Answer:
    """Return a card as an answer for whoever asked alone; others see a button to their own list."""
    return private_card(ask, card, "involvement-mine", "involvement.mine")


def asked(ask: Ask, card: CardJson, title: str, verb: str, kind: ThingKind, slug: str) -> Answer:
    """Return a form for whoever asked alone; others see a button that opens it for them.

    Args:
        ask: who asked.
        card: the form.
        title: what it is called.
        verb: what opens it.
        kind: what it is about.
        slug: its key.
    """
    label = f"involvement-choose-{verb.rpartition('.')[2].replace('_', '-')}"
    instead = public_placeholder(ask, label, verb, **{kind.value: slug})
    return Answer(card=card, text=title, title=title, private=True, instead=instead, done=False)


async def known_name(unit: UnitOfWork, kind: ThingKind, slug: str, *, theirs: bool) -> str:
    """Return the name of a network or hub.

    Args:
        unit: to read from.
        kind: which of the two.
        slug: its key.
        theirs: the reader had something with it, and so may read its name also when members can't
            see it now.

    Raises:
        NotFound: there is none, or they can't see it.
    """
    about = await find_thing(unit, kind, slug) if theirs else await thing(unit, kind, slug)
    if about is None:
        raise NotFound(f"{kind}s", slug)
    return about.name


async def case_of(unit: UnitOfWork, slug: str, reader: str) -> InquiryCase:
    """Return a question with the names in it.

    Args:
        unit: to read from.
        slug: which.
        reader: who reads; the system may always.

    Raises:
        NotFound: there is none, or it is not for them.
    """
    inquiry, about = await readable(unit, slug, reader)
    answers = await owns(unit, about, reader, Right.ANSWER_INQUIRY)
    return InquiryCase(
        inquiry,
        about,
        await applicant_of(unit, inquiry.asker),
        await member_name(unit, inquiry.by),
        own=reader == inquiry.asker,
        answers=answers,
    )
