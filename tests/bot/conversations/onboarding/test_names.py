"""People who never introduced themselves have the name that Teams has, from the first turn on."""

import dataclasses

import pytest

from bot.dispatch.contacts.keys import member_key
from registry.agenda.question import Question
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Profile
from registry.members.member import Member
from registry.onboarding.appointments import appoint
from registry.signals.signal import Signal
from tests.support.conversation import FATIMA, SANNE, town, words_of

KEY = member_key(FATIMA.id)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as running:
        yield running


async def name(plek):
    return (await plek.get(Member, KEY)).name


@pytest.mark.parametrize("turn", ["hubs", "signal Het water staat te hoog in de beek."])
async def test_who_was_appointed_before_their_first_turn_has_a_name_by_it(plek, turn):
    async with plek.store.write(SYSTEM) as unit:
        await appoint(unit, "initiatiefgroep", KEY)
    assert await name(plek) == ""
    await plek.chat().say(turn)
    assert await name(plek) == "Fatima El Amrani"


async def test_what_they_raise_is_theirs_by_name(plek):
    async with plek.store.write(SYSTEM) as unit:
        await appoint(unit, "initiatiefgroep", KEY)
    chat = plek.chat()
    form = await chat.say("signal nieuw Kennis over droogte blijft liggen in Twente.")
    await chat.press(form, "Signaal versturen")
    [signal] = await plek.all(Signal)
    shown = await plek.chat(SANNE).call("signals.show", signal=signal.slug)
    assert "Fatima El Amrani" in words_of(shown)
    assert "iemand" not in words_of(shown).casefold()


async def test_who_is_known_without_a_name_gets_it_when_a_name_comes(plek):
    nameless = dataclasses.replace(FATIMA, name="")
    await plek.chat(nameless).say("hubs")
    async with plek.store.write(SYSTEM) as unit:
        await appoint(unit, "initiatiefgroep", KEY)
    await plek.chat().say("hubs")
    assert await name(plek) == "Fatima El Amrani"


async def test_the_name_follows_teams_until_somebody_says_another(plek):
    chat = plek.chat()
    await chat.say("taal nl")
    await plek.chat(dataclasses.replace(FATIMA, name="Fatima Jansen")).say("hubs")
    assert await name(plek) == "Fatima Jansen"
    member = await plek.get(Member, KEY)
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).put(
            member.model_copy(update={"name": "F. Jansen", "consent": unit.now})
        )
    await plek.chat(dataclasses.replace(FATIMA, name="Fatima X")).say("hubs")
    assert await name(plek) == "F. Jansen"


async def appointed(plek):
    """Fatima is in a group and a hub's team before she ever wrote; then she says one thing."""
    async with plek.store.write(SYSTEM) as unit:
        await appoint(unit, "initiatiefgroep", KEY)
        await appoint(unit, "twente", KEY, profile=Profile.CONNECTOR)
    await plek.chat().say("hubs")


@pytest.mark.parametrize("said", ["groep initiatiefgroep", "hub Twente", "mensen"])
async def test_lists_name_who_never_introduced_themselves(plek, said):
    await appointed(plek)
    words = words_of(await plek.chat(SANNE).say(said))
    assert "Fatima El Amrani" in words
    assert "iemand" not in words.casefold().replace("nog iemand", "").replace("nodig iemand", "")


async def test_what_they_do_names_them_to_who_deals_with_it(plek):
    await appointed(plek)
    chat, kern = plek.chat(), plek.chat(SANNE)
    words = "Hoe houden we het water langer vast in het veen?"
    form = await chat.press(await chat.say(f"vraag {words}"), "Mijn vraag staat er niet bij")
    await chat.press(form, "Vraag versturen", text=words, kind="inhoudelijk")
    [question] = [one for one in await plek.all(Question) if one.asker == KEY]
    desk = await kern.call("questions.desk", question=question.slug)
    await chat.call("networks.join", network="platform31")
    claim = await kern.call("networks.claim", network="platform31", member=KEY)
    for shown in (desk, claim):
        assert "Fatima El Amrani" in words_of(shown)
        assert "iemand die er niet meer is" not in words_of(shown)
        assert "iemand zonder naam" not in words_of(shown)


async def test_who_confirms_something_is_named_though_they_never_introduced_themselves(plek):
    async with plek.store.write(SYSTEM) as unit:
        await appoint(unit, "kernteam", KEY)
    await plek.chat().call("provenance.confirm", section="themes", thing="wonen")
    shown = await plek.chat(SANNE).call("provenance.show", section="themes", thing="wonen")
    assert "Klopt, zegt Fatima El Amrani" in words_of(shown)
