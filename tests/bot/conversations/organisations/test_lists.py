"""Lists of organisations in conversation: words, filter, pages, and who sees what."""

import pytest

from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language
from registry.members.member import Member
from registry.organisations.organisation import Organisation
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    PIETER,
    SANNE,
    buttons_of,
    town,
    values_of,
    words_of,
)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as running:
        async with running.store.write(SYSTEM) as unit:
            new = Organisation(slug="geheim", name="Geheim lab", kind="bedrijf", status="proposed")
            await unit.of(Organisation).add(new)
        yield running


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("organisaties gemeenten", "Gemeente Rotterdam", "Rijkswaterstaat"),
        ("organisaties gemeenten in Twente", "Gemeente Enschede", "Gemeente Utrecht"),
        ("organisaties provincie Overijssel", "Provincie Overijssel", "Gemeente Utrecht"),
        ("organisaties rijks", "Rijkswaterstaat", "Gemeente Utrecht"),
        ("organisaties die meedoen in de stuurgroep", "RIVM", "Gemeente Utrecht"),
        ("organisaties hub noordelijk flevoland", "Flever", "RIVM"),
        ("organisations municipalities in Twente", "Gemeente Enschede", "Rijkswaterstaat"),
        ("organizations water boards", "Waterschap", "Gemeente"),
        ("organisaties xyzzy", "Geen organisaties gevonden", "Gemeente"),
    ],
)
async def test_words_make_the_list(plek, text, there, not_there):
    words = words_of(await plek.chat(FATIMA).say(text))
    assert there in words
    assert not_there not in words


async def test_a_page_has_eight_and_more_follow(plek):
    chat = plek.chat(FATIMA)
    first = await chat.say("organisaties")
    assert buttons_of(first).count("Bekijk") == 8
    second = await chat.press(first, "Meer")
    assert words_of(second) != words_of(first)
    assert words_of(await chat.press(second, "Vorige")) == words_of(first)
    shown = await chat.press(first, "Bekijk", at=3)
    assert "Alle organisaties" in buttons_of(shown)


async def test_the_filter_keeps_what_the_list_was_made_by(plek):
    chat = plek.chat(FATIMA)
    form = await chat.press(await chat.say("organisaties gemeenten in Twente"), "Filteren")
    assert values_of(form) == {"words": "", "kind": "gemeente", "region": "twente", "group": ""}
    listed = await chat.press(form, "Toon de lijst", kind="", region="", group="stuurgroep")
    assert "Stuurgroep" in words_of(listed)
    assert "RIVM" in words_of(listed)
    everything = await chat.press(listed, "Alle organisaties")
    assert "Alleen:" not in words_of(everything)


async def test_each_fact_of_an_organisation_leads_on(plek):
    chat = plek.chat(FATIMA)
    shown = await chat.say("organisatie gemeente Enschede")
    assert "Ligt in: Twente, Overijssel" in words_of(shown)
    kinds = await chat.press(shown, "Toon alle")
    assert "Alleen: Gemeente" in words_of(kinds)
    places = await chat.press(shown, "Toon alle", at=1)
    assert "Alleen: Twente" in words_of(places)


async def test_what_waits_is_listed_to_the_kernteam_alone(plek):
    for text in ("organisaties nieuw", "organisations to be reviewed"):
        listed = await plek.chat(SANNE).say(text)
        assert "Geheim lab" in words_of(listed)
        refused = await plek.chat(FATIMA).say(text)
        assert "Geheim" not in words_of(refused)
        assert "kernteam" in words_of(refused)
    assert "Geheim" not in words_of(await plek.chat(FATIMA).say("organisaties"))
    forged = await plek.chat(FATIMA).call("organisations.list", state="nieuw", words="geheim")
    assert "Geheim" not in words_of(forged)
    without = await plek.chat(SANNE).say("organisaties zonder domein")
    assert "Zonder domein" in words_of(without)
    chat = plek.chat(SANNE)
    opened = await chat.press(await chat.say("organisaties nieuw"), "Bekijk")
    assert "Ja, dit is een nieuwe" in buttons_of(opened)


@pytest.mark.parametrize("count", [1, 4, 5, 7])
async def test_people_of_an_organisation_are_for_the_kernteam(plek, count):
    async with plek.store.write(SYSTEM) as unit:
        for at in range(count):
            new = Member(slug=f"m{at}", name=f"Mens {at}", organisation="cbs", status="introduced")
            await unit.of(Member).add(new)
        gone = Member(slug="weg", name="Vertrokken", organisation="cbs", status="left")
        await unit.of(Member).add(gone)
    shown = words_of(await plek.chat(FATIMA).say("organisatie CBS"))
    assert ("minstens 5 mensen" in shown) is (count >= 5)
    assert "Mensen" in shown if count >= 5 else "Mensen" not in shown
    chat = plek.chat(SANNE)
    own = await chat.say("organisatie CBS")
    assert ("1 persoon" if count == 1 else f"{count} mensen") in words_of(own)
    people = words_of(await chat.call("organisations.people", organisation="cbs"))
    assert "Mens 0" in people
    assert "Vertrokken" not in people
    forged = await plek.chat(PIETER).call("organisations.people", organisation="cbs")
    assert "Mens 0" not in words_of(forged)
    aloud = await plek.chat(SANNE, CHANNEL).say("organisatie CBS")
    assert "Mens 0" not in words_of(aloud)
    assert "Namen wijzigen" not in buttons_of(aloud)


@pytest.mark.parametrize("language", list(Language))
async def test_every_list_has_a_way_on(plek, language):
    chat = plek.chat(SANNE)
    await chat.call("languages.choose", language=language)
    for text in ("organisaties", "organisaties xyzzy", "organisaties nieuw"):
        assert len(buttons_of(await chat.say(text))) > 1
