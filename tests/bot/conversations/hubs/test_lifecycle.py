"""Hubs are closed, opened again and renamed by the kernteam, with what that means in words."""

import pytest

from graph_sync.ledger.ledger import LedgerEntry
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.hubs.lifecycle import close
from tests.bot.conversations.hubs.fixtures_hubs import KERNTEAM, hubs_town
from tests.support.at_once import at_once
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    values_of,
    words_of,
)


@pytest.fixture
async def plek(sqlite_url):
    async with hubs_town(sqlite_url) as opened:
        yield opened


async def closed(plek, slug="twente", by=SYSTEM):
    async with plek.store.write(by) as unit:
        return await close(unit, slug, "De opgave is klaar.")


async def another(plek, name, region="zeeland"):
    slug = name.casefold()
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Hub).add(Hub(slug=slug, name=name, region=region, province=region))
    return slug


@pytest.mark.parametrize(
    "text", ["hub sluiten Twente", "sluit hub twente", "hub twente sluiten", "close hub Twente"]
)
async def test_a_hub_is_closed_after_its_consequences_and_with_a_reason(plek, text):
    chat = plek.chat(SANNE)
    asked = await chat.say(text)

    words = words_of(asked)
    assert "Hub Twente sluiten?" in words
    assert "Het team GW Twente gaat in Teams naar het archief. Er gaat niets weg" in words
    assert buttons_of(asked) == ["Ja, sluiten", "Annuleren"]
    done = await chat.press(asked, "Ja, sluiten", reason="De opgave is klaar.")
    assert "De hub Twente is gesloten." in words_of(done)
    assert "plan voor Teams" in words_of(done)
    hub = await plek.get(Hub, "twente")
    assert hub.status == "closed"
    assert hub.verdict.reason == "De opgave is klaar."


async def test_its_team_is_called_as_it_is_in_teams(plek):
    async with plek.store.write(SYSTEM) as unit:
        entry = LedgerEntry(slug="hub:twente", kind="team", state="live", name="Werkplaats *T*")
        await unit.of(LedgerEntry).add(entry)

    assert "Het team Werkplaats \\*T\\* gaat" in words_of(
        await plek.chat(SANNE).say("hub sluiten Twente")
    )


async def test_without_a_reason_the_question_comes_back(plek):
    chat = plek.chat(SANNE)
    asked = await chat.press(await chat.say("hub sluiten Twente"), "Ja, sluiten")

    assert "Vul “Waarom sluit deze hub?” in." in words_of(asked)
    long = await chat.press(asked, "Ja, sluiten", reason="x" * 2_000)
    assert "er passen 1.000 tekens" in words_of(long)
    assert values_of(long)["reason"] == "x" * 2_000
    assert (await plek.get(Hub, "twente")).status != "closed"
    assert "is gesloten" in words_of(await chat.press(long, "Ja, sluiten", reason="Klaar."))


async def test_annulling_shows_the_hub_and_changes_nothing(plek):
    chat = plek.chat(SANNE)
    back = await chat.press(await chat.say("hub sluiten Twente"), "Annuleren")

    assert words_of(back).startswith("Kennishub Twente")
    assert (await plek.get(Hub, "twente")).status == "forming"


async def test_a_closed_hub_comes_back_as_it_was(plek):
    await closed(plek)
    chat = plek.chat(JOOST)
    asked = await chat.say("hub heropenen Twente")

    assert "Het team GW Twente komt in Teams terug uit het archief" in words_of(asked)
    assert "Waarom sluit deze hub?: De opgave is klaar." in words_of(asked)
    done = await chat.press(asked, "Ja, weer openen")
    assert "De hub Twente is weer open." in words_of(done)
    assert (await plek.get(Hub, "twente")).status == "forming"


async def test_a_hub_whose_name_was_taken_meanwhile_stays_closed(plek):
    await closed(plek)
    chat = plek.chat(SANNE)
    asked = await chat.say("hub heropenen Twente")
    async with plek.store.write(SYSTEM) as unit:
        twin = Hub(slug="twente-2", name="Twente", region="twente", province="overijssel")
        await unit.of(Hub).add(twin)

    answer = await chat.press(asked, "Ja, weer openen")
    assert "Er is nu een andere hub die zo heet" in answer.text
    assert (await plek.get(Hub, "twente")).status == "closed"


async def test_a_hub_gets_another_name_and_faults_stand_at_the_field(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("hub hernoemen Twente")

    assert values_of(form) == {"name": "Twente"}
    assert "Het team in Teams krijgt de nieuwe naam ook" in words_of(form)
    wrong = await chat.press(form, "Naam opslaan", name="Noordelijk Flevoland")
    assert "“Nieuwe naam” bestaat al" in words_of(wrong)
    assert values_of(wrong)["name"] == "Noordelijk Flevoland"
    done = await chat.press(wrong, "Naam opslaan", name="Twente en Salland")
    assert "De hub heet nu Twente en Salland." in words_of(done)
    assert (await plek.get(Hub, "twente")).name == "Twente en Salland"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("hub sluiten", "Welke hub wil je sluiten?"),
        ("hub sluiten xyzzy", "Welke hub wil je sluiten?"),
        ("hub hernoemen", "Welke hub krijgt een andere naam?"),
    ],
)
async def test_without_a_name_that_is_known_there_are_hubs_to_choose_from(plek, text, title):
    chat = plek.chat(SANNE)
    shown = await chat.say(text)

    assert words_of(shown).startswith(title)
    press = buttons_of(shown)[0]
    assert "Noordelijk Flevoland" in words_of(await chat.press(shown, press))


async def test_with_many_hubs_the_list_says_that_there_are_more(plek):
    for at in range(9):
        await another(plek, f"Gebied{at}")

    shown = await plek.chat(SANNE).say("hub sluiten")
    assert "En nog 3 andere. Typ de naam erachter." in words_of(shown)


async def test_nothing_to_open_again_is_said(plek):
    shown = await plek.chat(SANNE).say("hub heropenen")

    assert "Er is geen hub die gesloten is." in words_of(shown)


@pytest.mark.parametrize(
    "text", ["hub sluiten Twente", "hub heropenen Twente", "hub hernoemen Twente"]
)
async def test_others_hear_friendly_that_the_kernteam_does_this(plek, text):
    answer = await plek.chat(FATIMA, CHANNEL).say(text)

    assert answer.card is None
    assert answer.private
    assert "Dit kan alleen het kernteam doen." in answer.text


@pytest.mark.parametrize("deed", ["close", "reopen", "rename"])
async def test_forged_by_somebody_else_it_changes_nothing(plek, deed):
    before = await plek.get(Hub, "twente")
    chat = plek.chat(FATIMA)
    for verb in (f"hubs.{deed}", f"hubs.{deed}.confirmed"):
        answer = await chat.call(verb, hub="twente", reason="x", name="Gekaapt")
        assert "alleen het kernteam" in answer.text
    assert await plek.get(Hub, "twente") == before


async def test_the_second_sees_who_was_first(plek):
    asked = {one: await plek.chat(one).say("hub sluiten Twente") for one in (SANNE, JOOST)}
    answers = await at_once(
        *(
            plek.chat(one).press(card, "Ja, sluiten", reason=f"Door {one.name}")
            for one, card in asked.items()
        )
    )

    hub = await plek.get(Hub, "twente")
    winner = SANNE if hub.verdict.by == SANNE.id else JOOST
    said = [words_of(one) for one in answers]
    assert sum("De hub Twente is gesloten." in one for one in said) == 1
    assert sum(f"{winner.name} was je voor" in one for one in said) == 1
    other = JOOST if winner is SANNE else SANNE
    again = await plek.chat(other).call("hubs.close", hub="twente")
    assert f"{winner.name} was je voor" in words_of(again)
    own = await plek.chat(winner).call("hubs.close", hub="twente")
    assert "Je hebt de hub Twente zelf al gesloten." in words_of(own)


@pytest.mark.parametrize(
    "text",
    [
        *("hub twente wijzigen", "hub twente wijzigen algemeen", "hub sluiten Twente"),
        *("hub twente hernoemen naar Oost", "hub twente kanaal erbij Water", "edit hub twente"),
    ],
)
async def test_of_a_closed_hub_it_is_said_with_the_way_to_reopen_it(plek, text):
    await closed(plek, by=SANNE.id)
    before = await plek.get(Hub, "twente")
    own = await plek.chat(SANNE).say(text)
    assert "Je hebt de hub Twente zelf al gesloten." in words_of(own)
    assert "Open de hub dan eerst weer" in words_of(own)
    assert "Joost" not in words_of(own)
    other = await plek.chat(JOOST).say(text)
    assert "Sanne de Vries was je voor: de hub Twente is al gesloten." in words_of(other)
    assert await plek.get(Hub, "twente") == before
    asked = await plek.chat(JOOST).press(other, "Weer openen")
    await plek.chat(JOOST).press(asked, "Ja, weer openen")
    assert (await plek.get(Hub, "twente")).status == "forming"
    assert "gesloten" not in words_of(await plek.chat(SANNE).say("hub twente wijzigen"))
    open_now = await plek.chat(SANNE).say("hub twente heropenen")
    assert "Joost Bakker was je voor: de hub Twente is weer open." in words_of(open_now)


async def test_its_team_hears_who_can_reopen_it_and_others_hear_nothing(plek):
    seat = Membership(
        slug=Membership.key("twente", PIETER.id),
        member=PIETER.id,
        group="twente",
        place="hub",
        role=Role.HUB_TEAM,
    )
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Membership).add(seat)
    await closed(plek)
    told = await plek.chat(PIETER).say("hub twente wijzigen")
    assert "is al gesloten" in words_of(told)
    assert "Het kernteam kan de hub weer openen." in words_of(told)
    assert "Weer openen" not in buttons_of(told)
    pressed = await plek.chat(PIETER).call("hubs.edit", hub="twente")
    assert "is al gesloten" in words_of(pressed)
    for text in ("hub twente wijzigen", "hub nergens wijzigen"):
        assert "gesloten" not in words_of(await plek.chat(FATIMA).say(text))


async def test_what_is_open_is_not_opened_again(plek):
    shown = await plek.chat(SANNE).call("hubs.reopen", hub="twente")
    assert "De hub Twente is niet gesloten." in words_of(shown)

    await closed(plek)
    asked = await plek.chat(SANNE).call("hubs.reopen", hub="twente")
    await plek.chat(JOOST).press(asked, "Ja, weer openen")
    late = await plek.chat(SANNE).press(asked, "Ja, weer openen")
    assert "Joost Bakker was je voor: de hub Twente is weer open." in words_of(late)
    own = await plek.chat(JOOST).call("hubs.reopen", hub="twente")
    assert "Je hebt de hub Twente zelf al weer geopend." in words_of(own)


async def test_the_hub_s_card_has_buttons_for_the_kernteam_alone(plek):
    assert {"Naam wijzigen", "Sluiten"} <= set(buttons_of(await plek.chat(SANNE).say("hub Twente")))
    for person, place in ((FATIMA, None), (SANNE, KERNTEAM)):
        shown = await plek.chat(person, place).say("hub Twente")
        assert not {"Naam wijzigen", "Sluiten"} & set(buttons_of(shown))
    chat = plek.chat(SANNE)
    asked = await chat.press(await chat.say("hub Twente"), "Sluiten")
    assert "Hub Twente sluiten?" in words_of(asked)


async def test_a_closed_hub_s_card_offers_to_open_it(plek):
    await closed(plek)
    shown = await plek.chat(SANNE).call("hubs.show", hub="twente")

    assert "Gestopt\nOverijssel · fase: planning" in words_of(shown)
    assert "Weer openen" in buttons_of(shown)
    assert "Sluiten" not in buttons_of(shown)


async def test_the_list_of_hubs_lets_the_kernteam_begin_one(plek):
    chat = plek.chat(SANNE)
    form = await chat.press(await chat.say("hubs"), "Nieuwe hub")

    assert form.title == "Nieuwe hub"
    assert "Nieuwe hub" not in buttons_of(await plek.chat(FATIMA).say("hubs"))


@pytest.mark.parametrize("slug", ["../x", "bestaat-niet", ""])
async def test_a_hub_that_is_not_there_is_said_to_be_gone(plek, slug):
    answer = await plek.chat(SANNE).call("hubs.close.confirmed", hub=slug, reason="x")

    assert "bestaat niet meer" in answer.text


@pytest.mark.parametrize(
    "text",
    ["hub twente hernoemen naar Twente Oost", "hernoem hub Twente naar Twente Oost"],
)
async def test_the_new_name_is_typed_along(plek, text):
    form = await plek.chat(SANNE).say(text)
    assert values_of(form)["name"] == "Twente Oost"
    assert (await plek.get(Hub, "twente")).name == "Twente"


async def test_behind_its_name_it_is_reopened_and_others_hear_that_the_kernteam_does_this(plek):
    async with plek.store.write(SYSTEM) as unit:
        await close(unit, "twente", "Klaar.")
    asked = await plek.chat(SANNE).say("hub twente heropenen")
    assert "Hub Twente weer openen?" in words_of(asked)
    for text in ("hub twente sluiten", "hub twente heropenen", "hub twente hernoemen"):
        told = await plek.chat(FATIMA).say(text)
        assert told.card is None, text
