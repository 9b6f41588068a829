"""Every verb of involvement by every role, honest and forged, as the table of rights says.

And no card of any of these turns, nor of what they bring others, has anybody's address on it.
"""

import orjson
import pytest

from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Person
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.involvement.announcing import Announcement
from registry.involvement.following import Follow
from registry.involvement.inquiry import Inquiry, InquiryStatus
from registry.involvement.participant import Participant, Taking
from registry.involvement.things import ThingKind, Turn
from registry.members.member import Member
from registry.networks.network import Network
from tests.bot.conversations.involvement.fixtures_involvement import (
    TWENTE,
    drives,
    involvement_town,
    meet,
)
from tests.support.conversation import FATIMA, PIETER, SANNE

OTHER = "agenda-stad"


def _person(number, name):
    return Person(f"a3f1c0de-0000-4000-8000-0000000008{number:02}", f"29:{name}", name)


LEAD, ASKER, KERN = FATIMA, PIETER, SANNE
OTHER_LEAD = _person(1, "Anders")
TEAM = _person(2, "Hubteam")
IN_HUB = _person(3, "Inhub")
INITIATIVE = _person(4, "Initiatief")
STEERING = _person(5, "Stuur")
AMBASSADOR = _person(6, "Bestuur")
CHIEF = _person(7, "Beheer")
PLAIN = _person(8, "Gewoon")
EVERYBODY = (
    *(LEAD, ASKER, KERN, OTHER_LEAD, TEAM, IN_HUB, INITIATIVE, STEERING, AMBASSADOR, CHIEF),
    PLAIN,
)
KERNTEAM = {KERN.name, CHIEF.name}
NETWORKS = KERNTEAM | {LEAD.name}
HUBS = KERNTEAM | {TEAM.name}
ALL = {one.name for one in EVERYBODY}
TEXT = "Wat doen jullie met droogte?"


@pytest.fixture
async def plek(sqlite_url):
    async with involvement_town(sqlite_url) as opened:
        await meet(opened, *EVERYBODY)
        await drives(opened)
        await drives(opened, OTHER_LEAD, OTHER)
        opened.store._administrators = frozenset({member_key(CHIEF.id)})
        async with opened.store.write(SYSTEM) as unit:
            for person, group, role in (
                (TEAM, "twente", Role.HUB_TEAM),
                (IN_HUB, "twente", Role.MEMBER),
                (INITIATIVE, "initiatiefgroep", Role.INITIATIVE),
                (STEERING, "stuurgroep", Role.STEERING),
                (AMBASSADOR, "ambassadeurs", Role.AMBASSADOR),
            ):
                key = member_key(person.id)
                place = "hub" if group == "twente" else "subgroup"
                slug = Membership.key(group, key)
                seat = Membership(slug=slug, member=key, group=group, place=place, role=role)
                await unit.of(Membership).add(seat)
            for person in EVERYBODY:
                one = await unit.of(Member).get(member_key(person.id))
                address = f"{person.address[3:]}@adres.example"
                await unit.of(Member).put(one.model_copy(update={"email": address}))
        yield opened


async def lay(plek):
    """Put what the verbs are about as it is before each of them."""
    at, asker = plek.clock.now, member_key(ASKER.id)
    rows = [
        Participant(slug=f"{TWENTE}:{asker}", network=TWENTE, member=asker, at=at),
        Participant(slug=f"{OTHER}:{asker}", network=OTHER, member=asker, at=at, state=Taking.IN),
    ]
    for kind, thing in ((ThingKind.NETWORK, TWENTE), (ThingKind.HUB, "twente")):
        about = {"kind": kind, "thing": thing, "at": at}
        asked = {"asker": asker, "asked": at, "text": TEXT, "turn": Turn.OWNERS}
        rows.append(Inquiry(slug=f"navraag-{kind}", **about, **asked))
        rows.append(Announcement(slug=f"nieuws-{kind}", text="Op 12 maart.", **about))
    async with plek.store.write(SYSTEM) as unit:
        for entity in (Participant, Inquiry, Announcement, Follow):
            every = await unit.of(entity).all()
            await unit.of(entity).remove_all([one.slug for one in every])
        for row in rows:
            await unit.of(type(row)).add(row)


async def state(plek):
    """All that the verbs can change."""
    found = []
    for entity in (Participant, Inquiry, Announcement, Follow, Network):
        found += [one.model_dump_json() for one in await plek.all(entity)]
    return sorted(found)


ASKERS = member_key(ASKER.id)
ABOUT = {"network": TWENTE, "member": ASKERS}
CHANGES = {
    "admit": (ABOUT, NETWORKS),
    "decline": (ABOUT, NETWORKS),
    "take_out": ({"network": OTHER, "member": ASKERS}, KERNTEAM | {OTHER_LEAD.name}),
    "answer": ({"inquiry": "navraag-network", "text": "Zo."}, NETWORKS),
    "answer ": ({"inquiry": "navraag-hub", "text": "Zo."}, HUBS),
    "refuse": ({"inquiry": "navraag-hub"}, HUBS),
    "pass_on": ({"inquiry": "navraag-network"}, NETWORKS),
    "withdraw": ({"inquiry": "navraag-hub"}, {ASKER.name}),
    "announce": ({"network": TWENTE, "text": "Er is nieuws."}, NETWORKS),
    "announce ": ({"hub": "twente", "text": "Er is nieuws."}, HUBS),
    "announce_back": ({"announcement": "nieuws-hub"}, HUBS),
    "follow": ({"hub": "twente"}, ALL),
    "join": ({"network": TWENTE}, ALL - {ASKER.name}),
    "leave": ({"network": TWENTE}, {ASKER.name}),
    "ask": ({"network": TWENTE, "text": "En de bodem?"}, ALL - {LEAD.name}),
    "ask ": ({"hub": "twente", "text": "En de bodem?"}, ALL - {TEAM.name}),
}
SHOWS = {
    "request": (ABOUT, NETWORKS),
    "people": ({"network": TWENTE}, NETWORKS),
    "people ": ({"hub": "twente"}, HUBS),
    "inquiry": ({"inquiry": "navraag-network"}, NETWORKS | {ASKER.name}),
    "inquiry ": ({"inquiry": "navraag-hub"}, HUBS | {ASKER.name}),
    "announcement": ({"announcement": "nieuws-network"}, NETWORKS),
    "announce_form": ({"hub": "twente"}, HUBS),
    "mine": ({}, ALL),
}


def addresses(answer):
    text = orjson.dumps(answer.card).decode() if answer and answer.card else ""
    return [one for one in ("@adres.example", "29:", "a:29:") if one in text]


@pytest.mark.parametrize("verb", CHANGES)
async def test_a_verb_changes_something_for_who_has_the_right_alone(plek, verb):
    data, allowed = CHANGES[verb]
    for person in EVERYBODY:
        await lay(plek)
        before = await state(plek)
        answer = await plek.chat(person).call(f"involvement.{verb.strip()}", **data)

        assert (await state(plek) != before) is (person.name in allowed), person.name
        assert addresses(answer) == []
        plek.clock.forward(minutes=1)
    await plek.work()
    assert [one for sent in plek.post.sent for one in addresses(sent.answer)] == []


async def test_a_look_is_for_who_has_the_right_alone(plek):
    await lay(plek)
    before = await state(plek)
    for verb, (data, allowed) in SHOWS.items():
        for person in EVERYBODY:
            answer = await plek.chat(person).call(f"involvement.{verb.strip()}", **data)
            assert (answer.card is not None) is (person.name in allowed), (verb, person.name)
            assert addresses(answer) == []
    assert await state(plek) == before


@pytest.mark.parametrize("value", ["", "nergens", "x" * 600, None, "\x00", {"a": ["b"]}, 7])
async def test_what_is_forged_changes_nothing_and_shows_nothing_of_others(plek, value):
    await lay(plek)
    before = await state(plek)
    for person in (PLAIN, LEAD, KERN):
        for verb, (data, _) in {**CHANGES, **SHOWS}.items():
            forged = dict.fromkeys(data, value)
            answer = await plek.chat(person).call(f"involvement.{verb.strip()}", **forged)
            assert TEXT not in str(answer.card), verb
    assert await state(plek) == before


async def test_who_left_owns_nothing_until_they_are_back(plek):
    await lay(plek)
    async with plek.store.write(SYSTEM) as unit:
        one = await unit.of(Member).get(member_key(LEAD.id))
        await unit.of(Member).put(one.model_copy(update={"status": "left"}))
    for verb in ("admit", "answer", "announce"):
        before = await state(plek)
        await plek.chat(LEAD).call(f"involvement.{verb}", **CHANGES[verb][0])
        assert await state(plek) == before, verb
    (waits,) = [one for one in await plek.all(Inquiry) if one.thing == TWENTE]
    assert waits.status is InquiryStatus.OPEN
    assert waits.by == ""
