"""Following networks and hubs in conversation, the news that comes, and its one switch."""

import pytest

from bot.dispatch.contacts.keys import member_key
from registry.agenda.question import Question, QuestionDecided
from registry.core.permissions import SYSTEM
from registry.hubs.hub import Hub, HubFurnished, HubRenamed
from registry.involvement.following import Follow
from registry.involvement.news import FollowNews
from registry.networks.network import Network, NetworkPublished
from tests.bot.conversations.involvement.fixtures_involvement import (
    NAME,
    TWENTE,
    drives,
    involvement_town,
    left,
    meet,
)
from tests.support.conversation import FATIMA, PIETER, buttons_of, words_of


@pytest.fixture
async def plek(sqlite_url):
    async with involvement_town(sqlite_url) as opened:
        await meet(opened, FATIMA, PIETER)
        await drives(opened)
        yield opened


async def changed(plek, *events):
    async with plek.store.write(SYSTEM) as unit:
        for one in events or (NetworkPublished(network=TWENTE),):
            unit.emit(one)
    await plek.work()


async def later(plek, **span):
    plek.clock.forward(**span or {"hours": 1, "minutes": 1})
    await plek.work()


async def follows(plek, person=PIETER):
    return await plek.all(Follow, member=member_key(person.id))


async def test_by_button_or_words_and_the_way_out_of_each(plek):
    chat = plek.chat(PIETER)
    shown = await chat.say(f"netwerk {NAME}")
    followed = await chat.press(shown, "Volg")
    assert f"Je volgt nu {NAME}" in words_of(followed)
    assert "Je volgt dit netwerk." in words_of(await chat.say(f"netwerk {NAME}"))
    hub = await chat.say("volg hub twente")
    assert "Je volgt nu Kennishub Twente" in words_of(hub)
    assert len(await follows(plek)) == 2
    mine = await chat.say("wat volg ik")
    assert buttons_of(mine).count("Volg niet meer") == 2
    assert NAME in words_of(await chat.say("mijn netwerken"))
    out = await chat.press(mine, "Volg niet meer")
    assert f"Je volgt {NAME} niet meer." in words_of(out)
    assert "Je volgt Twente niet meer." in words_of(await chat.say("volg niet meer hub twente"))
    assert await follows(plek) == []
    assert "Je volgt nog niets" in words_of(await chat.say("wat volg ik"))


async def test_what_they_take_part_in_and_follow_stands_once(plek):
    chat = plek.chat(PIETER)
    form = await chat.press(await chat.say(f"netwerk {NAME}"), "Doe mee")
    await chat.press(form, "Vraag om mee te doen")
    await plek.chat(FATIMA).call(
        "involvement.admit", network=TWENTE, member=member_key(PIETER.id), words=""
    )
    await chat.say(f"volg {NAME}")
    mine = await chat.say("wat volg ik")
    assert words_of(mine).count(NAME) == 1
    assert "Je doet mee sinds" in words_of(mine)
    assert "Je volgt dit ook, sinds" in words_of(mine)
    out = await chat.press(mine, "Volg niet meer")
    assert f"Je volgt {NAME} niet meer." in words_of(out)
    assert await follows(plek) == []
    assert "Je doet mee sinds" in words_of(await chat.say("wat volg ik"))
    await chat.say(f"volg {NAME}")
    assert f"Je volgt {NAME} niet meer." in words_of(await chat.say(f"volg niet meer {NAME}"))
    assert await follows(plek) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("volg netwerk onder twente", "network"),
        ("Volg Onder Twente", "network"),
        ("follow network onder twente", "network"),
        ("volg hub twente", "hub"),
        ("volg de kennishub Twente", "hub"),
        ("follow hub twente", "hub"),
        ("follow the knowledge hub twente", "hub"),
    ],
)
async def test_typed(plek, text, kind):
    await plek.chat(PIETER).say(text)
    assert [one.kind.value for one in await follows(plek)] == [kind], text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("volg", "Welke bedoel je?"),
        ("volg niet meer", "Welke bedoel je?"),
        ("volg netwerk", "Welke bedoel je?"),
        ("volg iets", "Die ken ik niet"),
        ("unfollow iets", "Die ken ik niet"),
    ],
)
async def test_what_names_nothing_changes_nothing(plek, text, title):
    assert title in words_of(await plek.chat(PIETER).say(text))
    assert await follows(plek) == []


async def test_without_a_name_one_s_own_are_offered_and_none_is_left(plek):
    chat = plek.chat(PIETER)
    await chat.say("volg hub twente")
    which = await chat.say("volg niet meer")
    assert len(await follows(plek)) == 1
    await chat.press(which, "Volg niet meer")
    assert await follows(plek) == []


async def test_what_changed_in_an_hour_is_one_card(plek):
    chat = plek.chat(PIETER)
    await chat.say(f"volg {NAME}")
    await chat.say("volg hub twente")
    await changed(plek)
    await changed(plek, NetworkPublished(network=TWENTE), HubFurnished(hub="twente", channel="W"))
    assert plek.post.to(PIETER) == []
    await later(plek)
    (card,) = plek.post.to(PIETER)
    words = words_of(card)
    assert words.count("Dit netwerk is gewijzigd.") == 1
    assert words.count("Deze hub is gewijzigd.") == 1
    await later(plek, days=2)
    assert len(plek.post.to(PIETER)) == 1
    assert plek.post.to(FATIMA) == []
    out = await chat.press(card, "Volg niet meer")
    assert "niet meer" in words_of(out)


async def test_a_question_is_told_once_to_who_follows_its_hub_and_networks(plek):
    await plek.chat(PIETER).say(f"volg {NAME}")
    await plek.chat(FATIMA).say("volg hub twente")
    async with plek.store.write(SYSTEM) as unit:
        one = Question(
            slug="vraag-x",
            text="Hoe houden we water langer vast?",
            agenda="twente",
            number="90",
            networks=(TWENTE,),
        )
        await unit.of(Question).add(one)
    decided = QuestionDecided(question="vraag-x", asker="", by="x")
    await changed(plek, decided, decided)
    await later(plek)
    await changed(plek, decided)
    await later(plek)
    for person, said in ((PIETER, "waar dit netwerk bij past"), (FATIMA, "agenda van deze hub")):
        (card,) = plek.post.to(person)
        assert said in words_of(card)
        assert "Hoe houden we water langer vast?" in words_of(card)


async def test_renamed_and_gone(plek):
    chat = plek.chat(PIETER)
    await chat.say("volg hub twente")
    await chat.say(f"volg {NAME}")
    async with plek.store.write(SYSTEM) as unit:
        hub = await unit.of(Hub).get("twente")
        await unit.of(Hub).put(hub.model_copy(update={"name": "Oost"}))
    await changed(plek, HubRenamed(hub="twente", before="Twente", after="Oost"))
    await plek.chat(FATIMA).call("networks.archive.confirmed", network=TWENTE, form="n")
    await plek.work()
    await later(plek)
    words = words_of(plek.post.to(PIETER)[-1])
    assert "Kennishub Oost" in words
    assert "Heette eerst Twente." in words
    assert "Dit netwerk staat niet meer op PLeK." in words
    mine = await chat.say("wat volg ik")
    assert "Dit netwerk staat nu niet op PLeK." in words_of(mine)


async def test_who_stopped_meanwhile_or_left_hears_nothing(plek):
    await plek.chat(PIETER).say(f"volg {NAME}")
    await plek.chat(FATIMA).say(f"volg {NAME}")
    await changed(plek)
    await plek.chat(PIETER).say(f"volg niet meer {NAME}")
    await left(plek, FATIMA)
    await later(plek)
    assert plek.post.to(PIETER) == plek.post.to(FATIMA) == []


async def test_reminders_off_is_news_off_and_a_pause_holds_it(plek):
    chat = plek.chat(PIETER)
    await chat.say(f"volg {NAME}")
    await chat.say("herinneringen pauzeer tot 26-11-2026")
    await changed(plek)
    await later(plek)
    assert plek.post.to(PIETER) == []
    await later(plek, hours=60)
    await later(plek, hours=12)
    (card,) = plek.post.to(PIETER)
    assert "is gewijzigd" in words_of(card)
    await chat.say("herinneringen uit")
    await changed(plek)
    await later(plek, days=5)
    assert len(plek.post.to(PIETER)) == 1
    assert (await plek.get(FollowNews, member_key(PIETER.id))).waiting == ()


async def test_at_night_it_waits_for_the_morning(plek):
    await plek.chat(PIETER).say(f"volg {NAME}")
    plek.clock.forward(hours=14)
    await changed(plek)
    await later(plek)
    assert plek.post.to(PIETER) == []
    await later(plek, hours=9)
    assert len(plek.post.to(PIETER)) == 1


async def test_erased_while_news_is_under_way_nothing_comes(plek):
    await plek.chat(PIETER).say(f"volg {NAME}")
    await changed(plek)
    await plek.chat(PIETER).call("privacy.erase")
    await later(plek)
    assert plek.post.to(PIETER) == []
    assert await plek.all(FollowNews) == []


async def test_in_mijn_gegevens_it_has_a_name(plek):
    chat = plek.chat(PIETER)
    await chat.say(f"volg {NAME}")
    form = await chat.say(f"doe mee met {NAME}")
    await chat.press(form, "Vraag om mee te doen")
    words = words_of(await chat.say("mijn gegevens"))
    assert "Netwerken en hubs die je volgt (1)" in words
    assert "Netwerken waar je aan meedoet (1)" in words
    assert f": {NAME}" in words


async def test_a_network_of_others_can_not_be_seen_by_following(plek):
    async with plek.store.write(SYSTEM) as unit:
        one = await unit.of(Network).get(TWENTE)
        await unit.of(Network).put(one.model_copy(update={"status": "submitted"}))
    chat = plek.chat(PIETER)
    for verb in ("follow", "join_form", "join", "leave", "unfollow"):
        for network in (TWENTE, "bestaat-niet", "", "x" * 300):
            answer = await chat.call(f"involvement.{verb}", network=network)
            assert NAME not in words_of(answer), verb
    assert await follows(plek) == []
