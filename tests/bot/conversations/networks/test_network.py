"""Looking for networks, in a 1:1, a group and a channel."""

import pytest

from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Kind
from registry.core.vocabulary import Language
from registry.members.member import Member
from registry.networks.network import Network
from tests.bot.conversations.networks.fixtures_networks import networks_town
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    GROUP,
    PERSONAL,
    PIETER,
    SANNE,
    buttons_of,
    card_of,
    values_of,
    words_of,
)

ODD = (
    "",
    "x" * 9_000,
    "<at>PLeK</at>",
    "${x}",
    "'; drop table",
    "\u202eabc",
    "0",
    "-1",
    "99999999",
)


@pytest.fixture
async def plek(sqlite_url):
    async with networks_town(sqlite_url) as opened:
        yield opened


async def drives(plek, slug, *people):
    async with plek.store.write("system") as unit:
        network = await unit.of(Network).get(slug)
        leads = tuple(member_key(one.id) for one in people)
        await unit.of(Network).put(network.model_copy(update={"leads": leads}))


@pytest.mark.parametrize("place", [PERSONAL, CHANNEL, GROUP], ids=lambda one: one.scope)
async def test_the_list_is_open_to_all_and_can_be_paged(plek, place):
    chat = plek.chat(FATIMA, place)
    first = await chat.say("netwerken")
    assert not first.private
    assert "Pagina 1 van 2" in words_of(first)
    assert buttons_of(first).count("Bekijk") == 8
    assert "Vorige" not in buttons_of(first)
    last = await chat.press(first, "Volgende")
    assert "Pagina 2 van 2" in words_of(last)
    assert "Volgende" not in buttons_of(last)
    assert words_of(await chat.press(last, "Vorige")) == words_of(first)


async def test_words_find_the_network_and_the_way_back_leads_to_the_list(plek):
    chat = plek.chat()
    found = await chat.say("netwerken water twente")
    assert "Gezocht op: water twente" in words_of(found)
    card = await chat.press(found, "Bekijk")
    assert words_of(card).startswith("Onder Twente")
    assert words_of(await chat.press(card, "Terug naar de lijst")) == words_of(found)


async def test_filters_can_be_chosen_and_show_what_was_chosen(plek):
    chat = plek.chat()
    form = await chat.press(await chat.say("netwerken"), "Filteren")
    found = await chat.press(form, "Zoeken", region="twente", kind="kennisnetwerk")
    assert "Gezocht op: Twente, Kennisnetwerk" in words_of(found)
    assert "2 netwerken" in words_of(found)
    again = await chat.press(found, "Filteren")
    assert values_of(again)["region"] == "twente"
    assert "Pagina 1 van 2" in words_of(await chat.press(found, "Alle netwerken"))


async def test_words_that_named_a_filter_stand_in_the_filter_form(plek):
    chat = plek.chat()
    form = await chat.press(await chat.say("netwerken water twente"), "Filteren")
    values = values_of(form)
    assert (values["words"], values["theme"]) == ("", "water-en-bodem")
    assert values["region"] == "twente"


async def test_what_is_not_there_is_said_honestly_with_a_way_on(plek):
    answer = await plek.chat().say("netwerken xyzzy")
    assert "Ik vond geen netwerk" in words_of(answer)
    assert {"Alle netwerken", "Netwerk aanmelden"} <= set(buttons_of(answer))
    near = await plek.chat().say("netwerken pfas twente")
    assert "komen het dichtst in de buurt" in words_of(near)


@pytest.mark.parametrize(
    "text", ["netwerk Onder Twente", "/network onder twente", "netwerk CROW", "netwerk rivm"]
)
async def test_a_name_shows_its_card(plek, text):
    answer = await plek.chat(FATIMA, CHANNEL).say(text)
    assert not answer.private
    assert "Soort:" in words_of(answer)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("netwerk onder twnte", "Bedoel je"),
        ("netwerk giftige stoffen", "Netwerk · hierin staat"),
        ("netwerk qqqq", "Ik ken geen netwerk met deze naam"),
        ("netwerk", "14 netwerken"),
    ],
)
async def test_a_name_that_is_not_known_is_asked_back(plek, text, words):
    assert words in words_of(await plek.chat().say(text))


async def test_in_english_too(plek):
    async with plek.store.write("system") as unit:
        await unit.of(Member).add(Member(slug=member_key(FATIMA.id), language=Language.ENGLISH))
    chat = plek.chat(FATIMA)
    assert "networks found" in words_of(await chat.say("networks"))
    assert "Kind:" in words_of(await chat.say("network onder twente"))
    assert "Themes" in words_of(await chat.press(await chat.say("networks"), "Filter"))


async def test_an_aanjager_who_is_in_the_conversation_is_mentioned_there_and_only_there(plek):
    await plek.chat(PIETER, CHANNEL).say("netwerken")
    await drives(plek, "onder-twente", PIETER)
    here = await plek.chat(FATIMA, CHANNEL).say("netwerk onder twente")
    assert f"<at>{PIETER.name}</at>" in words_of(here)
    assert [one.address for one in here.mentions] == [PIETER.address]
    for place in (GROUP, PERSONAL):
        elsewhere = await plek.chat(FATIMA, place).say("netwerk onder twente")
        assert "<at>" not in words_of(elsewhere)
        assert not elsewhere.mentions


async def test_what_only_its_aanjagers_may_do_is_not_shown_to_everybody(plek):
    await drives(plek, "onder-twente", FATIMA)
    openly = await plek.chat(FATIMA, CHANNEL).say("netwerk onder twente")
    assert "Wijzigen" not in buttons_of(openly)
    alone = await plek.chat(FATIMA).say("netwerk onder twente")
    assert "Wijzigen" in buttons_of(alone)
    pressed = await plek.chat(FATIMA, CHANNEL).press(
        await plek.chat(FATIMA, CHANNEL).say("netwerken twente"), "Bekijk"
    )
    assert "Wijzigen" in buttons_of(pressed)
    assert "Wijzigen" not in buttons_of(await plek.chat(PIETER).say("netwerk onder twente"))
    assert "Wijzigen" in buttons_of(await plek.chat(SANNE).say("netwerk onder twente"))


async def test_mijn_netwerken_are_mine_alone(plek):
    await drives(plek, "onder-twente", FATIMA)
    own = await plek.chat(FATIMA, CHANNEL).say("mijn netwerken")
    assert own.private
    assert "Onder Twente\nstaat op PLeK" in words_of(own)
    nothing = await plek.chat(PIETER).say("my networks")
    assert "van geen netwerk aanjager" in words_of(nothing)


@pytest.mark.parametrize("verb", ["networks.show", "networks.list", "networks.filter"])
@pytest.mark.parametrize("kind", [Kind.ACTION, Kind.SUBMIT, Kind.DIALOG_OPEN])
async def test_odd_data_is_answered_like_any_other(plek, verb, kind):
    chat = plek.chat(FATIMA, CHANNEL)
    for odd in (*ODD, None, [], {}, 7, [["x"]], True):
        names = ("network", "words", "theme", "region", "kind", "scale", "page")
        answer = await chat.call(verb, kind, **dict.fromkeys(names, odd))
        assert answer is not None
        assert answer.text or card_of(answer)


async def test_a_page_beyond_the_last_is_the_last(plek):
    answer = await plek.chat().call("networks.list", page="900")
    assert "Pagina 2 van 2" in words_of(answer)


async def test_a_network_that_is_not_published_is_not_shown_to_others(plek):
    async with plek.store.write("system") as unit:
        network = await unit.of(Network).get("onder-twente")
        await unit.of(Network).put(network.model_copy(update={"status": "submitted"}))
    stranger = plek.chat(FATIMA)
    assert "Onder Twente" not in words_of(await stranger.say("netwerken twente"))
    assert "Regionaal kennisnetwerk" not in words_of(await stranger.say("netwerk onder twente"))
    gone = await stranger.call("networks.show", network="onder-twente")
    assert "bestaat niet meer" in gone.text
