"""`mijn gegevens`: seeing, exporting and erasing what is kept, by that person alone."""

import json

import orjson
import pytest

from bot.dispatch.contacts.contact import Contact, remember
from bot.dispatch.contacts.keys import member_key
from cards.kit.render import MOST_BYTES
from cards.kit.translator import translator
from registry.agenda.question import Question
from registry.core.entity import Entity
from registry.core.membership import Membership
from registry.core.vocabulary import Language, Scale
from registry.members.member import Member
from registry.networks.network import Network
from tests.bot.conversations.members.test_introductions import GOOD, HOSTILE
from tests.support.conversation import (
    APPOINTED,
    CHANNEL,
    FATIMA,
    PIETER,
    PLACES,
    SANNE,
    buttons_of,
    card_of,
    channel,
    parts_of,
    personal,
    town,
    words_of,
)

ME = member_key(FATIMA.id)


@pytest.fixture
async def plek(sqlite_url):
    async with town(
        sqlite_url,
        kernteam=[SANNE],
        places={**APPOINTED, "kernteam": channel("Kernteam", "PLeK overleg")},
    ) as running:
        chat = running.chat()
        filled = GOOD | {"drives": "yes", "purpose": "Leren"}
        await chat.press(await chat.say("voorstellen"), "Versturen", **filled)
        async with running.store.write("system") as unit:
            await unit.of(Network).add(
                Network(
                    slug="mijn-net",
                    name="Net *van mij*",
                    scale=Scale.LOCAL,
                    leads=(ME,),
                    status="published",
                )
            )
            await unit.of(Question).add(
                Question(slug="vraag-1", text="Hoe leren gebieden?", asker=ME, followers=(ME,))
            )
            slug = Membership.key("makers", ME)
            await unit.of(Membership).add(Membership(slug=slug, member=ME, group="makers"))
        yield running


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.scope)
@pytest.mark.parametrize("words", ["mijn gegevens", "my data", "/Mijn gegevens"])
async def test_everything_is_shown_to_that_person_alone(plek, place, words):
    shown = await plek.chat(FATIMA, place).say(words)
    assert shown.private
    read = words_of(shown)
    for part in (
        "Fatima El Amrani",
        "Rijkswaterstaat (RWS)",
        "Adviseur",
        "Net *van mij* (aanjager)",
        "Hoe leren gebieden? (jij stelde deze vraag en je volgt deze vraag)",
        "PLeK Makers",
        "Toestemming gegeven op: 23 november 2026",
    ):
        assert part in read
    buttons = ["Wijzigen", "Wie kan mij vinden?", "Exporteren", "Verwijderen"]
    assert buttons_of(shown) == buttons


async def test_where_nothing_private_works_others_see_only_a_button(plek):
    shown = await plek.chat(FATIMA, CHANNEL).say("mijn gegevens")
    assert "Fatima" not in str(shown.instead)
    assert "Rijkswaterstaat" not in str(shown.instead)
    theirs = await plek.chat(PIETER, CHANNEL).press(shown.instead, "Open")
    assert "Fatima" not in words_of(theirs)
    opened = await plek.chat(FATIMA, CHANNEL).press(shown.instead, "Open in een venster")
    assert "Fatima" in words_of(opened)


async def test_somebody_unknown_sees_that_little_is_kept(plek):
    shown = await plek.chat(PIETER).say("mijn gegevens")
    assert "nog niet voorgesteld" in words_of(shown)
    assert buttons_of(shown)[0] == "Stel je voor"


async def test_the_export_is_all_of_it_as_data(plek):
    chat = plek.chat()
    page = await chat.press(await chat.say("mijn gegevens"), "Exporteren")
    data = json.loads(await _whole(chat, page))
    assert data["members"][0]["name"] == "Fatima El Amrani"
    assert data["networks"][0]["as"] == ["leads"]
    assert data["contacts"][0]["address"] == FATIMA.address
    back = await chat.press(page, "Terug naar mijn gegevens")
    assert "Mijn gegevens" in words_of(back)


async def test_a_long_export_comes_in_pages_that_fit(plek):
    async with plek.store.write("system") as unit:
        for number in range(150):
            await unit.of(Question).add(
                Question(slug=f"veel-{number}", text=f"{HOSTILE} " * 6 + '"\\' * 600, asker=ME)
            )
    chat = plek.chat()
    shown = await chat.say("mijn gegevens")
    assert "en nog 145" in words_of(shown)
    page = await chat.press(shown, "Exporteren")
    data = json.loads(await _whole(chat, page))
    assert len(data["questions"]) == 151


async def _whole(chat, page):
    texts = []
    while True:
        assert len(orjson.dumps(card_of(page))) <= MOST_BYTES
        [code] = [part for part in parts_of(card_of(page)) if part["type"] == "CodeBlock"]
        older = [one["inlines"][0]["text"] for one in code["fallback"]["items"]]
        assert [line or " " for line in code["codeSnippet"].split("\n")] == older
        texts.append(code["codeSnippet"])
        if "Volgende" not in buttons_of(page):
            assert f"Deel {len(texts)} van {len(texts)}" in words_of(page)
            return "".join(texts)  # between lines of JSON a line end means nothing
        page = await chat.press(page, "Volgende")


@pytest.mark.parametrize("page", ["-1", "999", "x", None, [], "9" * 50, "٣"])
async def test_an_odd_page_is_a_page(plek, page):
    shown = await plek.chat().call("privacy.export", page=page)
    assert "Al je gegevens" in words_of(shown)


async def test_erasing_asks_first_and_can_be_left(plek):
    chat = plek.chat()
    asked = await chat.press(await chat.say("mijn gegevens"), "Verwijderen")
    assert "niet terugdraaien" in words_of(asked)
    assert "Net *van mij*" in words_of(asked)
    back = await chat.press(asked, "Nee, laat alles staan")
    assert "Fatima" in words_of(back)
    assert await plek.get(Member, ME) is not None


@pytest.mark.parametrize("old", [False, True], ids=["execute", "submit"])
async def test_erasing_is_for_good_and_the_kernteam_hears_of_the_network(plek, old):
    async with plek.store.write("system") as unit:
        await remember(unit, None, channel("Kernteam", "PLeK overleg"))
    await plek.work()
    chat = plek.chat()
    asked = await chat.press(await chat.say("mijn gegevens"), "Verwijderen")
    done = await chat.press(asked, "Ja, verwijder alles", old=old)
    assert "Je gegevens zijn verwijderd" in words_of(done)
    assert await plek.get(Member, ME) is None
    assert await plek.get(Contact, ME) is None
    assert (await plek.get(Network, "mijn-net")).leads == ()
    assert (await plek.get(Question, "vraag-1")).asker == ""
    await plek.work()
    [told] = [one for one in plek.post.sent if one.place.channel_name == "Kernteam"]
    assert "Net *van mij*" in words_of(told)
    assert "Fatima" not in words_of(told)
    assert "Je gegevens zijn verwijderd" in words_of(await chat.again())
    assert await plek.get(Member, ME) is None


async def test_who_was_erased_starts_anew(plek):
    chat = plek.chat()
    await chat.say("taal en")
    await chat.call("privacy.erase")
    shown = await chat.say("mijn gegevens")
    assert "nog niet voorgesteld" in words_of(shown)
    done = await chat.press(await chat.say("voorstellen"), "Versturen", **GOOD)
    assert done.done
    member = await plek.get(Member, ME)
    assert (member.status, member.language) == ("introduced", Language.DUTCH)
    assert (await plek.get(Contact, ME)).conversation == personal(FATIMA).conversation


async def test_nobody_reaches_another_s_data_by_forging_a_button(plek):
    forged = {"member": ME, "who": ME, "slug": ME, "key": ME}
    for verb in ("privacy.show", "privacy.export", "privacy.confirm", "privacy.erase"):
        shown = await plek.chat(PIETER).call(verb, **forged)
        assert "Fatima" not in str(shown)
    assert await plek.get(Member, ME) is not None


@pytest.mark.parametrize("language", list(Language))
def test_whatever_holds_personal_data_is_called_by_a_name_of_its_own(language):
    """And not by that of its table, which says nothing to people."""
    t = translator(language)
    ours = [one for one in Entity.sections().values() if not one.__module__.startswith("tests.")]
    holding = [one for one in ours if one.personal and one is not Member]
    assert [one.section for one in holding if not t.has(f"privacy-section-{one.section}")] == []
