"""Making a network known and changing it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Kind
from registry.networks.network import Network
from tests.bot.conversations.networks.fixtures_networks import (
    FILLED,
    meet_kernteam,
    networks_town,
    reviews,
    send_network,
)
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    GROUP,
    PERSONAL,
    PIETER,
    SANNE,
    buttons_of,
    card_of,
    inputs_of,
    values_of,
    words_of,
)
from tests.support.examples import examples

VEEN = "leren-over-veen"


@pytest.fixture
async def plek(sqlite_url):
    async with networks_town(sqlite_url) as opened:
        yield opened


async def publish(plek, **news):
    await send_network(plek, plek.chat(FATIMA), **news)
    await plek.chat(SANNE).call("networks.approve", network=VEEN, round=1)
    await plek.work()


@pytest.mark.parametrize("place", [PERSONAL, CHANNEL, GROUP], ids=lambda one: one.scope)
@pytest.mark.parametrize("old", [False, True], ids=["execute", "submit"])
async def test_a_network_is_made_known_by_one_form(plek, place, old):
    chat = plek.chat(FATIMA, place)
    form = await chat.say("netwerk aanmelden Leren over veen")
    assert form.private
    assert values_of(form)["name"] == "Leren over veen"
    assert values_of(form)["contact"] == FATIMA.name

    done = await chat.press(form, "Netwerk aanmelden", old=old, **FILLED)

    assert "Leren over veen is aangemeld" in words_of(done)
    assert done.private
    kept = await plek.get(Network, VEEN)
    assert (kept.status, kept.leads) == ("submitted", (member_key(FATIMA.id),))
    assert (kept.regions, kept.themes) == (("friesland", "groningen"), ("landbouw",))
    assert (kept.website, kept.contact) == ("https://www.veen.example", FATIMA.name)


@pytest.mark.parametrize("text", ["netwerk aanmelden", "register network", "/netwerk aanmelden"])
async def test_the_form_opens_in_a_window_where_others_look_on(plek, text):
    chat = plek.chat(FATIMA, CHANNEL)
    window = await chat.press(await chat.say(text), "Open in een venster")
    assert not window.done
    assert "Open in een venster" not in buttons_of(window)
    wrong = await chat.press(window, "Netwerk aanmelden", name="Leren over veen")
    assert not wrong.done
    done = await chat.press(wrong, "Netwerk aanmelden", **FILLED)
    assert done.done
    assert "is aangemeld" in words_of(done)
    assert "Open in een venster" not in buttons_of(await plek.chat(FATIMA).say(text))


async def test_faults_stand_at_their_fields_and_nothing_is_lost(plek):
    chat = plek.chat(FATIMA)
    odd = {
        "name": "x" * 10_000,
        "purpose": "<at>Sanne</at> **vet** \u202e\x00" + "y" * 10_000,
        "website": "javascript:alert(1)",
        "regions": "twente,atlantis",
        "others": "A",
        "publish": "true",
    }
    back = await chat.press(await chat.say("netwerk aanmelden"), "Netwerk aanmelden", **odd)
    words = words_of(back)
    for fault in ("er passen 100 tekens", "er passen 1.500 tekens", "is geen webadres"):
        assert fault in words
    assert "Kies bij “Schaal” iets uit de lijst" in words
    values = values_of(back)
    assert values["name"].startswith("x" * 1_000)
    assert values["purpose"].startswith("<at>Sanne</at> **vet** y")
    assert (values["regions"], values["publish"]) == ("twente", "true")
    assert await plek.get(Network, VEEN) is None
    done = await chat.press(back, "Netwerk aanmelden", **FILLED, others="")
    assert "is aangemeld" in words_of(done)


async def test_an_unknown_choice_is_a_fault_and_not_kept(plek):
    form = await plek.chat().say("netwerk aanmelden")
    forged = {"themes": "hekserij", "organisations": "geheime-dienst", "programme": "x"}
    back = await plek.chat().press(form, "Netwerk aanmelden", data=FILLED | forged)
    assert words_of(back).count("staat niet in de lijst") == 3


@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.dictionaries(
        st.sampled_from([*FILLED, "others", "contact", "apart", "form", "network", "answer"]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=200)
        | st.lists(st.text(max_size=20), max_size=3)
        | st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2),
    ),
    verb=st.sampled_from(
        ["networks.form", "networks.submit", "networks.edit", "networks.save", "networks.archive"]
    ),
)
async def test_whatever_is_sent_is_answered(plek, data, verb):
    for kind in (Kind.ACTION, Kind.DIALOG_SUBMIT):
        answer = await plek.chat(FATIMA, CHANNEL).call(verb, kind, **data)
        assert answer.text or card_of(answer)


async def test_a_network_that_is_known_is_shown_first(plek):
    chat = plek.chat(FATIMA)
    twin = FILLED | {"name": "Netwerk onder Twente", "purpose": "Iets met water"}
    asked = await chat.press(await chat.say("netwerk aanmelden"), "Netwerk aanmelden", **twin)
    assert not asked.done
    assert "Bedoel je een van deze netwerken?" in words_of(asked)
    assert "Onder Twente\nKennisnetwerk · Regionaal · Twente" in words_of(asked)
    assert values_of(asked)["purpose"] == "Iets met water"
    assert await plek.get(Network, "netwerk-onder-twente") is None

    done = await chat.press(asked, "Nee, dit is een ander netwerk")

    assert "Netwerk onder Twente is aangemeld" in words_of(done)
    assert (await plek.get(Network, "netwerk-onder-twente")).purpose == "Iets met water"


async def test_it_can_be_joined_instead_and_the_form_is_still_there(plek):
    chat = plek.chat(FATIMA)
    twin = FILLED | {"name": "Onder Twente", "publish": "true"}
    asked = await chat.press(await chat.say("netwerk aanmelden"), "Netwerk aanmelden", **twin)
    joined = await chat.press(asked, "Dit is het: ik doe mee als aanjager")
    assert "Je verzoek voor Onder Twente is verstuurd" in words_of(joined)
    assert (await plek.get(Network, "onder-twente")).claims == (member_key(FATIMA.id),)
    form = await chat.press(joined, "Terug naar mijn formulier")
    back = values_of(form)
    assert {name: back[name] for name in twin} == twin


async def test_another_look_alike_than_the_one_that_was_seen_is_shown_too(plek):
    chat = plek.chat(FATIMA)
    twin = FILLED | {"name": "Onder Twente"}
    asked = await chat.press(await chat.say("netwerk aanmelden"), "Netwerk aanmelden", **twin)
    again = await chat.press(asked, "Nee, dit is een ander netwerk", name="Platform 31")
    assert "Platform31" in words_of(again)
    assert "is aangemeld" not in words_of(again)


async def test_of_what_waits_others_see_that_it_is_there_and_no_more(plek):
    await send_network(plek, plek.chat(FATIMA))
    chat = plek.chat(PIETER)
    asked = await chat.press(await chat.say("netwerk aanmelden"), "Netwerk aanmelden", **FILLED)
    shown = words_of(asked)
    assert "wacht op het kernteam" in shown
    assert "veenweiden" not in shown


async def test_pressed_twice_and_delivered_twice_is_sent_once(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("netwerk aanmelden")
    first = await chat.press(form, "Netwerk aanmelden", **FILLED)
    assert words_of(await chat.again()) == words_of(first)
    assert words_of(await chat.press(form, "Netwerk aanmelden", **FILLED)) == words_of(first)
    assert len(await plek.all(Network, status="submitted")) == 1
    await meet_kernteam(plek)
    assert len(reviews(plek)) == 1


async def test_what_matters_waits_and_the_rest_changes_at_once(plek):
    await publish(plek)
    chat = plek.chat(FATIMA)
    form = await chat.press(await chat.say("netwerk leren over veen"), "Wijzigen")
    assert values_of(form)["purpose"] == FILLED["purpose"]
    saved = await chat.press(form, "Opslaan", purpose="Alles over veen.", regions="drenthe")
    assert "wacht op het kernteam" in words_of(saved)

    openly = words_of(await plek.chat(PIETER).say("netwerk leren over veen"))
    assert FILLED["purpose"] in openly
    assert "Drenthe" in openly
    assert "Friesland" not in openly
    mine = words_of(await chat.say("mijn netwerken"))
    assert "een wijziging wacht op het kernteam" in mine
    own = await chat.say("netwerk leren over veen")
    assert "Doel wordt: Alles over veen." in words_of(own)
    again = await chat.press(own, "Wijzigen")
    assert values_of(again)["purpose"] == "Alles over veen."
    assert "Alles over veen." not in openly


async def test_a_fault_in_a_change_leaves_the_form_as_it_was(plek):
    await publish(plek)
    chat = plek.chat(FATIMA)
    form = await chat.press(await chat.say("netwerk leren over veen"), "Wijzigen")
    back = await chat.press(form, "Opslaan", purpose="", contact="Iemand")
    assert "Vul “Doel” in" in words_of(back)
    assert values_of(back)["contact"] == "Iemand"
    unchanged = await chat.press(form, "Opslaan")
    assert "Er is niets veranderd" in words_of(unchanged)


@pytest.mark.parametrize(
    "verb",
    ["networks.edit", "networks.save", "networks.archive", "networks.archive.confirmed"],
)
async def test_others_get_a_friendly_no(plek, verb):
    await publish(plek)
    answer = await plek.chat(PIETER).call(verb, network=VEEN, **FILLED)
    assert "alleen de aanjagers van dit netwerk en het kernteam" in answer.text
    assert (await plek.get(Network, VEEN)).status == "published"


async def test_archiving_is_asked_twice_and_the_kernteam_brings_it_back(plek):
    await publish(plek)
    chat = plek.chat(FATIMA)
    asked = await chat.press(await chat.say("netwerk leren over veen"), "Naar archief")
    assert (await plek.get(Network, VEEN)).status == "published"
    kept = await chat.press(asked, "Annuleren")
    assert "Naar archief" in buttons_of(kept)
    done = await chat.press(asked, "Ja, naar het archief")
    assert "staat nu in het archief" in words_of(done)
    assert "Leren over veen" not in words_of(await plek.chat(PIETER).say("netwerken veen"))
    own = await chat.say("netwerk leren over veen")
    assert own.private
    assert "in het archief" in (await chat.call("networks.edit", network=VEEN)).text
    assert "Terugzetten" not in buttons_of(own)
    shown = await plek.chat(SANNE).say("netwerk leren over veen")
    back = await plek.chat(SANNE).press(shown, "Terugzetten")
    assert "Naar archief" in buttons_of(back)


async def test_the_form_holds_what_was_chosen_beyond_the_first_organisations(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("netwerk aanmelden")
    assert inputs_of(card_of(form))["organisations"]["choices.data"]["dataset"] == "organisations"
    done = await chat.press(
        form, "Netwerk aanmelden", **FILLED, organisations="rws,vng", others="RIVM"
    )
    assert "Rijkswaterstaat" in words_of(done)
    assert (await plek.get(Network, VEEN)).organisations == ("rws", "vng", "rivm")
