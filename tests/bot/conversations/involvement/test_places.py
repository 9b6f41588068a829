"""Open in Teams on cards: for who is in it, else how to get in, and never where others read it."""

import pytest

from bot.dispatch.contacts.keys import member_key
from graph_sync.ledger.ledger import LedgerEntry, LedgerRoster
from registry.agenda.question import Question
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.signals.signal import Signal, Step
from registry.signals.transitions import SignalStatus, SignalStep
from tests.bot.conversations.involvement.fixtures_involvement import NAME, TWENTE, drives, meet
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    PIETER,
    SANNE,
    buttons_of,
    card_of,
    town,
    words_of,
)

OPEN = "Open in Teams"
URL = "https://teams.example/l/"


@pytest.fixture
async def plek(sqlite_url):
    """Fatima is in hub Twente and shown there, Pieter is not; she drives a network with a team."""
    async with town(sqlite_url, kernteam=[SANNE]) as opened:
        await meet(opened, FATIMA, PIETER)
        await drives(opened)
        key = member_key(FATIMA.id)
        async with opened.store.write(SYSTEM) as unit:
            await unit.of(Membership).add(
                Membership(
                    slug=Membership.key("twente", key),
                    member=key,
                    group="twente",
                    place="hub",
                    role=Role.MEMBER,
                )
            )
            for place in ("hub:twente", f"network:{TWENTE}"):
                entry = LedgerEntry(slug=place, kind="team", state="live", name="GW Twente")
                entry = entry.model_copy(update={"graph_id": place, "url": URL + place})
                await unit.of(LedgerEntry).add(entry)
                roster = LedgerRoster(slug=place, members=(key, member_key(PIETER.id)))
                await unit.of(LedgerRoster).add(roster)
        yield opened


async def signal_in_twente(plek):
    at, key = plek.clock.now, member_key(SANNE.id)
    step = Step(step=SignalStep.RAISE, at=at, by=key, status=SignalStatus.NEW)
    async with plek.store.write(SYSTEM) as unit:
        one = Signal(
            slug="1",
            number=1,
            seen="De beek staat te hoog in het dal.",
            raiser=key,
            raised=at,
            status=SignalStatus.NEW,
            hub="twente",
            history=(step,),
        )
        await unit.of(Signal).add(one)


async def question_of_twente(plek):
    async with plek.store.write(SYSTEM) as unit:
        one = Question(
            slug="vraag-x", text="Hoe houden we water langer vast?", agenda="twente", number="90"
        )
        await unit.of(Question).add(one)
    return one.slug


async def cards(plek, person, place=None):
    """Each card that may lead to Teams, as this person sees it."""
    chat = plek.chat(person, place)
    return {
        "hub": await chat.say("hub twente"),
        "network": await chat.say(f"netwerk {NAME}"),
        "question": await chat.say("agenda twente 90"),
        "signal": await chat.say("signal 1"),
    }


async def test_who_is_in_it_opens_it_and_others_hear_how_to_get_in(plek):
    await signal_in_twente(plek)
    await question_of_twente(plek)
    inside, outside = await cards(plek, FATIMA), await cards(plek, PIETER)
    for name, shown in inside.items():
        assert OPEN in buttons_of(shown), name
        key = f"network:{TWENTE}" if name == "network" else "hub:twente"
        assert URL + key in str(card_of(shown)), name
    for name, shown in outside.items():
        assert OPEN not in buttons_of(shown), name
        assert "teams.example" not in str(card_of(shown)), name
    for name in ("hub", "network", "question", "signal"):
        assert "Wil je erbij?" in words_of(outside[name]), name
    back = await plek.chat(PIETER).press(outside["question"], "Bekijk", at=-1)
    assert "Kennishub Twente" in words_of(back)


async def test_where_others_read_along_there_is_no_address(plek):
    await question_of_twente(plek)
    for name, shown in (await cards(plek, FATIMA, CHANNEL)).items():
        if name != "signal":  # which is for one pair of eyes
            assert "teams.example" not in str(card_of(shown)), name


async def test_who_belongs_but_is_not_shown_yet_hears_that(plek):
    async with plek.store.write(SYSTEM) as unit:
        for place in ("hub:twente", f"network:{TWENTE}"):
            one = await unit.of(LedgerRoster).get(place)
            await unit.of(LedgerRoster).put(one.model_copy(update={"members": ()}))
    await question_of_twente(plek)
    shown = await cards(plek, FATIMA)
    for name in ("hub", "network", "question"):
        assert "Je wordt daar nog toegevoegd" in words_of(shown[name]), name
        assert OPEN not in buttons_of(shown[name])


async def test_mijn_gegevens_leads_to_the_places_that_one_is_in(plek):
    assert "Open GW Twente in Teams" in buttons_of(await plek.chat(FATIMA).say("mijn gegevens"))
    assert "teams.example" not in str(card_of(await plek.chat(PIETER).say("mijn gegevens")))
