"""Saying that one drives a network, and confirming it."""

import pytest

from bot.dispatch.contacts.keys import member_key
from registry.networks.network import Network
from tests.bot.conversations.networks.fixtures_networks import (
    KERNTEAM,
    meet_kernteam,
    networks_town,
    reviews,
)
from tests.support.conversation import FATIMA, JOOST, PIETER, SANNE, buttons_of, words_of

TWENTE = "onder-twente"


@pytest.fixture
async def plek(sqlite_url):
    async with networks_town(sqlite_url) as opened:
        await meet_kernteam(opened)
        yield opened


async def leads(plek):
    return (await plek.get(Network, TWENTE)).leads


async def join(plek, person):
    chat = plek.chat(person)
    answer = await chat.press(await chat.say("netwerk onder twente"), "Ik doe mee als aanjager")
    await plek.work()
    return answer


async def test_the_plans_networks_ask_for_their_aanjager_and_the_kernteam_confirms(plek):
    shown = await plek.chat(FATIMA).say("netwerk onder twente")
    assert "nog geen aanjager op PLeK" in words_of(shown)
    assert "is verstuurd" in words_of(await join(plek, FATIMA))
    assert await leads(plek) == ()
    (card,) = reviews(plek).values()
    assert f"{FATIMA.name} zegt aanjager te zijn" in words_of(card)

    done = await plek.chat(SANNE, KERNTEAM).press(card, "Ja, dat klopt")
    await plek.work()

    assert f"{FATIMA.name} is nu aanjager" in words_of(done)
    assert await leads(plek) == (member_key(FATIMA.id),)
    assert "Je bent nu aanjager van Onder Twente" in words_of(plek.post.to(FATIMA)[-1])
    (card,) = reviews(plek).values()
    assert "Ja, dat klopt" not in buttons_of(card)


async def test_a_second_aanjager_is_confirmed_by_the_first(plek):
    await join(plek, FATIMA)
    await plek.chat(SANNE).call("networks.accept", network=TWENTE, member=member_key(FATIMA.id))
    await plek.work()
    await join(plek, PIETER)
    asked = plek.post.to(FATIMA)[-1]
    assert f"{PIETER.name} zegt aanjager te zijn" in words_of(asked)

    await plek.chat(FATIMA).press(asked, "Ja, dat klopt")
    await plek.work()

    assert await leads(plek) == (member_key(FATIMA.id), member_key(PIETER.id))
    late = await plek.chat(JOOST).call(
        "networks.decline", network=TWENTE, member=member_key(PIETER.id)
    )
    assert f"{FATIMA.name} was je voor" in words_of(late)
    assert "Bekijk" in buttons_of(late)
    twice = await plek.chat(FATIMA).press(asked, "Ja, dat klopt")
    assert "Je hebt hier zelf al over besloten" in words_of(twice)
    nobody = await plek.chat(JOOST).call("networks.accept", network=TWENTE, member="nobody")
    assert "Hier is al over besloten" in words_of(nobody)
    assert member_key(PIETER.id) in await leads(plek)


async def test_declined_they_hear_it_and_may_ask_again(plek):
    await join(plek, FATIMA)
    (card,) = reviews(plek).values()
    await plek.chat(JOOST, KERNTEAM).press(card, "Nee")
    await plek.work()
    assert "is niet bevestigd" in words_of(plek.post.to(FATIMA)[-1])
    assert "is verstuurd" in words_of(await join(plek, FATIMA))


async def test_who_waits_sees_that_and_asks_once(plek):
    await join(plek, FATIMA)
    shown = await plek.chat(FATIMA).say("netwerk onder twente")
    assert "Dat moet nog bevestigd worden" in words_of(shown)
    assert "Ik doe mee als aanjager" not in buttons_of(shown)
    await plek.chat(FATIMA).call("networks.join", network=TWENTE)
    await plek.work()
    assert len(reviews(plek)) == 1
    mine = words_of(await plek.chat(FATIMA).say("mijn netwerken"))
    assert "je verzoek om aanjager te worden loopt" in mine


async def test_nobody_confirms_themselves(plek):
    await join(plek, FATIMA)
    key = member_key(FATIMA.id)
    for verb in ("networks.accept", "networks.decline", "networks.claim"):
        answer = await plek.chat(FATIMA).call(verb, network=TWENTE, member=key)
        assert "alleen de aanjagers" in answer.text
    assert await leads(plek) == ()


async def test_the_kernteam_sees_who_says_so_on_the_networks_card(plek):
    await join(plek, FATIMA)
    shown = await plek.chat(SANNE).say("netwerk onder twente")
    card = await plek.chat(SANNE).press(shown, "Bekijk")
    await plek.chat(SANNE).press(card, "Ja, dat klopt")
    assert await leads(plek) == (member_key(FATIMA.id),)


@pytest.mark.parametrize("member", ["", "x" * 500, "nobody", None, "\x00", {"a": 1}])
async def test_a_forged_member_is_nobody(plek, member):
    for verb in ("networks.accept", "networks.claim"):
        answer = await plek.chat(SANNE).call(verb, network=TWENTE, member=member)
        assert answer.text
    assert await leads(plek) == ()
