"""A yes to a list, what is said of it, and the way back."""

import json

import pytest

from bot.dispatch.links import Links
from bot.dispatch.sync_info import SyncInfo
from registry.core.permissions import SYSTEM
from registry.members.member import Member, key_of_email
from registry.onboarding.batches.batch import Batch
from registry.provisioning.policies import POLICY, SyncPolicy
from tests.bot.conversations.onboarding.batches.fixtures_chat import TWO, pasted
from tests.support.conversation import (
    JOOST,
    SANNE,
    buttons_of,
    town,
    words_of,
)


async def test_the_way_back_asks_first_and_is_taken_once(plek):
    chat = plek.chat(SANNE)
    done = await chat.press(await pasted(chat, "anna@x.nl;Anna;;Twente"), "Ja, zet deze ene erin")
    ask = await chat.press(done, "Terugdraaien")
    assert await plek.get(Member, key_of_email("anna@x.nl")) is not None
    assert "1 plek" in words_of(ask) or "Eén plek terugdraaien?" in words_of(ask)
    back = await chat.press(ask, "Ja, terugdraaien")
    assert "Teruggedraaid: één plek" in words_of(back)
    assert await plek.get(Member, key_of_email("anna@x.nl")) is None
    assert "Terugdraaien" not in buttons_of(back)
    await chat.again()
    assert "Teruggedraaid: één plek" in words_of(await chat.press(ask, "Ja, terugdraaien"))
    assert "Veel mensen toevoegen" in words_of(await chat.press(back, "Nog een lijst"))


async def test_what_changed_meanwhile_is_shown_before_anything_happens(plek):
    chat = plek.chat(SANNE)
    shown = await pasted(chat, "anna@x.nl;Anna;;Twente\nbob@x.nl;Bob;;Twente")
    other = plek.chat(JOOST)
    form = await other.say("nodig anna@x.nl uit voor Twente")
    await other.press(form, "Nodig uit")
    anew = await chat.press(shown, "Ja, zet deze 2 erin")
    assert "Intussen is er iets veranderd" in words_of(anew)
    assert await plek.get(Member, key_of_email("bob@x.nl")) is None
    await chat.press(anew, "Ja, zet deze ene erin")
    assert await plek.get(Member, key_of_email("bob@x.nl")) is not None


async def test_a_list_waits_and_is_thrown_away_on_a_word(plek):
    chat = plek.chat(SANNE)
    await pasted(chat, TWO)
    waits = await chat.say("mensen toevoegen")
    assert "Deze lijst stond nog klaar" in words_of(waits)
    form = await chat.press(waits, "Nog een stuk erbij")
    assert "Er staan nu 2 mensen in je lijst" in words_of(form)
    ask = await chat.press(form, "Gooi de lijst weg")
    assert "Lijst met 2 regels" in words_of(await chat.press(ask, "Annuleren"))
    gone = await chat.press(ask, "Ja, gooi weg")
    assert "De lijst is weg" in words_of(gone)
    assert not await plek.all(Batch)
    assert "De lijst is weg" in words_of(await chat.press(ask, "Ja, gooi weg"))


async def test_a_list_is_erased_after_a_day(plek):
    chat = plek.chat(SANNE)
    shown = await pasted(chat, TWO)
    plek.clock.forward(hours=24)
    await plek.work()
    assert not await plek.all(Batch)
    assert "bestaat niet" in words_of(await chat.press(shown, "Ja, zet deze ene erin")) or (
        await plek.get(Member, key_of_email("anna@x.nl")) is None
    )


@pytest.mark.parametrize(
    ("on", "policy", "said"),
    [
        (False, SyncPolicy(slug=POLICY), "werkt Teams hier niet zelf bij"),
        (True, SyncPolicy(slug=POLICY), "volgen vanzelf met het volgende plan"),
        (True, SyncPolicy(slug=POLICY, by_itself=()), "gaat pas door als het kernteam ja zegt"),
        (True, SyncPolicy(slug=POLICY, paused=True), "gaat pas door als het kernteam ja zegt"),
    ],
)
async def test_what_happens_next_goes_by_how_teams_is_kept(sqlite_url, on, policy, said):
    async with town(sqlite_url, kernteam=[SANNE], sync_info=SyncInfo(on=on)) as plek:
        async with plek.store.write(SYSTEM) as unit:
            await unit.of(SyncPolicy).upsert(
                policy, lambda known: policy.model_copy(update={"revision": known.revision})
            )
        chat = plek.chat(SANNE)
        done = await chat.press(await pasted(chat, "a@x.nl;A;;Twente"), "Ja, zet deze ene erin")
        assert said in words_of(done)


async def test_without_an_address_for_browsers_a_file_is_not_offered(plek):
    chat = plek.chat(SANNE)
    assert "Stuur een bestand" not in buttons_of(await chat.say("mensen toevoegen"))
    told = await chat.call("people.batch_file")
    assert "Een bestand sturen kan hier niet" in words_of(told)
    assert "Plak de lijst in Teams" in buttons_of(told)


async def test_the_link_to_the_page_is_for_one_person(sqlite_url):
    links = Links("https://plek.example")
    async with town(sqlite_url, kernteam=[SANNE], links=links) as plek:
        chat = plek.chat(SANNE)
        shown = await chat.press(await chat.say("mensen toevoegen"), "Stuur een bestand")
        assert shown.private
        assert "https://plek.example/people/" in json.dumps(shown.card)
        assert "https://plek.example/people/" not in json.dumps(shown.instead.card)
