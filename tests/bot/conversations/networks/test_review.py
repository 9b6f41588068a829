"""The kernteam decides on networks, in its own channel or anywhere; the aanjager hears it."""

from datetime import UTC, datetime

import pytest

from registry.networks.network import Network
from tests.bot.conversations.networks.fixtures_networks import (
    FILLED,
    KERNTEAM,
    meet_kernteam,
    networks_town,
    reviews,
    send_network,
)
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

VEEN = "leren-over-veen"


@pytest.fixture
async def plek(sqlite_url):
    async with networks_town(sqlite_url) as opened:
        await meet_kernteam(opened)
        yield opened


@pytest.fixture
async def review(plek):
    """The review card of Fatima's network."""
    await send_network(plek, plek.chat(FATIMA))
    (card,) = reviews(plek).values()
    return card


def at_the_table(plek, person):
    return plek.chat(person, KERNTEAM)


async def test_the_kernteam_sees_everything_it_needs_to_decide(review):
    words = words_of(review)
    assert "Nieuw netwerk: Leren over veen" in words
    assert f"Aangemeld door: {FATIMA.name}" in words
    for value in ("Samen leren over veenweiden.", "Friesland, Groningen", "Op de website: nee"):
        assert value in words
    assert {"Goedkeuren", "Vraag stellen", "Afwijzen"} <= set(buttons_of(review))


async def test_a_likely_double_is_pointed_out(plek):
    chat = plek.chat(FATIMA)
    twin = FILLED | {"name": "Onder Twente"}
    asked = await chat.press(await chat.say("netwerk aanmelden"), "Netwerk aanmelden", **twin)
    await chat.press(asked, "Nee, dit is een ander netwerk")
    await plek.work()
    (card,) = reviews(plek).values()
    assert "lijkt op een netwerk dat er al is: Onder Twente" in words_of(card)


async def test_approved_it_is_public_and_its_aanjager_hears_it(plek, review):
    done = await at_the_table(plek, SANNE).press(review, "Goedkeuren")
    assert "Sanne de Vries heeft dit goedgekeurd" in words_of(done)
    await plek.work()
    (told,) = plek.post.to(FATIMA)
    assert "staat nu op PLeK" in words_of(told)
    (card,) = reviews(plek).values()
    assert "Sanne de Vries heeft dit goedgekeurd" in words_of(card)
    assert "Goedkeuren" not in buttons_of(card)
    openly = await plek.chat(PIETER, CHANNEL).say("netwerken veen friesland")
    assert "Leren over veen" in words_of(openly)


async def test_a_question_goes_to_its_aanjager_and_the_answer_comes_back(plek, review):
    asked = await at_the_table(plek, SANNE).press(review, "Vraag stellen", note="Voor *wie*?")
    assert "Er is nog geen antwoord" in words_of(asked)
    await plek.work()
    (told,) = plek.post.to(FATIMA)
    assert "Vraag: Voor *wie*?" in words_of(told)
    form = await plek.chat(FATIMA).press(told, "Beantwoorden")
    assert "Vraag: Voor *wie*?" in words_of(form)
    sent = await plek.chat(FATIMA).press(
        form, "Antwoord versturen", answer="Voor boeren", contact="F."
    )
    assert "Het kernteam kijkt er weer naar" in words_of(sent)
    await plek.work()
    cards = list(reviews(plek).values())
    assert len(cards) == 2
    for card in cards:
        assert "Eerder gevraagd: Voor *wie*?\nAntwoord: Voor boeren" in words_of(card)
    done = await at_the_table(plek, JOOST).press(cards[-1], "Goedkeuren")
    assert "Joost Bakker heeft dit goedgekeurd" in words_of(done)


@pytest.mark.parametrize("button", ["Vraag stellen", "Afwijzen"])
async def test_without_a_note_nothing_is_decided_and_too_long_a_one_comes_back(
    plek, review, button
):
    chat = at_the_table(plek, SANNE)
    empty = await chat.press(review, button)
    assert "Vul “Je vraag of reden” in" in words_of(empty)
    long = await chat.press(empty, button, note="x" * 2_000)
    assert "er passen 1.000 tekens" in words_of(long)
    assert values_of(long)["note"] == "x" * 2_000
    assert (await plek.get(Network, VEEN)).status == "submitted"
    assert "heeft" in words_of(await chat.press(long, button, note="Kort."))


async def test_rejected_its_aanjager_hears_why_and_can_try_again(plek, review):
    await at_the_table(plek, SANNE).press(review, "Afwijzen", note="Te vaag.")
    await plek.work()
    (told,) = plek.post.to(FATIMA)
    assert "Reden: Te vaag." in words_of(told)
    form = await plek.chat(FATIMA).press(told, "Wijzigen en opnieuw versturen")
    await plek.chat(FATIMA).press(form, "Netwerk aanmelden", purpose="Nu heel precies.")
    await plek.work()
    assert "Nu heel precies." in words_of(list(reviews(plek).values())[-1])


async def test_two_reviewers_at_once_leave_one_outcome_and_both_see_it(plek, review):
    first, second = await at_once(
        at_the_table(plek, SANNE).press(review, "Goedkeuren"),
        at_the_table(plek, JOOST).press(review, "Afwijzen", note="Dubbel."),
    )
    network = await plek.get(Network, VEEN)
    outcome = {"published": "goedgekeurd", "rejected": "afgewezen"}[network.status]
    for shown in (first, second):
        assert f"heeft dit {outcome}" in words_of(shown)
    assert sum("Iemand was je voor" in words_of(one) for one in (first, second)) == 1
    await plek.work()
    assert len(plek.post.to(FATIMA)) == 1


async def test_pressed_again_by_who_decided_it_just_says_what_was_decided(plek, review):
    chat = at_the_table(plek, SANNE)
    await chat.press(review, "Goedkeuren")
    again = await chat.press(review, "Goedkeuren")
    assert "Iemand was je voor" not in words_of(again)
    assert "goedgekeurd" in words_of(again)


async def test_a_card_that_is_behind_shows_what_changed(plek, review):
    chat = plek.chat(FATIMA)
    form = await chat.press(await chat.say("netwerk leren over veen"), "Wijzigen")
    await chat.press(form, "Netwerk aanmelden", purpose="Ineens iets anders.")
    shown = await at_the_table(plek, SANNE).press(review, "Goedkeuren")
    assert "gewijzigd terwijl jij keek" in words_of(shown)
    assert "Ineens iets anders." in words_of(shown)
    assert (await plek.get(Network, VEEN)).status == "submitted"
    await plek.work()
    assert len(reviews(plek)) == 1
    assert "goedgekeurd" in words_of(await at_the_table(plek, SANNE).press(shown, "Goedkeuren"))


@pytest.mark.parametrize("person", [FATIMA, PIETER], ids=["its aanjager", "somebody"])
async def test_others_get_a_friendly_no(plek, review, person):
    chat = plek.chat(person, KERNTEAM)
    for button in ("Goedkeuren", "Vraag stellen", "Afwijzen", "Alles wat wacht"):
        answer = await chat.press(review, button)
        assert "Alleen het kernteam beslist hierover" in answer.text
        assert answer.private
    answer = await chat.call("networks.review", network=VEEN)
    assert "Alleen het kernteam" in answer.text
    assert (await plek.get(Network, VEEN)).status == "submitted"


@pytest.mark.usefixtures("review")
@pytest.mark.parametrize("seen", ["", "x", "-1", None, [], "9" * 30, 0, 99, True])
async def test_a_forged_round_decides_nothing(plek, seen):
    answer = await at_the_table(plek, SANNE).call("networks.approve", network=VEEN, round=seen)
    assert (await plek.get(Network, VEEN)).status == "submitted"
    assert answer.card


async def test_a_change_is_shown_as_old_and_new(plek, review):
    await at_the_table(plek, SANNE).press(review, "Goedkeuren")
    chat = plek.chat(FATIMA)
    form = await chat.press(await chat.say("netwerk leren over veen"), "Wijzigen")
    await chat.press(form, "Opslaan", name="Veen & leren", publish="true")
    await plek.work()
    card = list(reviews(plek).values())[-1]
    words = words_of(card)
    assert "Naam nu: Leren over veen\nNaam wordt: Veen & leren" in words
    assert "Op de website nu: nee\nOp de website wordt: ja" in words
    await at_the_table(plek, JOOST).press(card, "Afwijzen", note="Liever niet.")
    await plek.work()
    assert "Wat er stond, blijft staan" in words_of(plek.post.to(FATIMA)[-1])
    assert (await plek.get(Network, VEEN)).name == "Leren over veen"


@pytest.mark.usefixtures("review")
async def test_what_waits_is_listed_for_the_kernteam_anywhere(plek):
    for text in ("netwerken te beoordelen", "networks to review"):
        listed = await plek.chat(JOOST, CHANNEL).say(text)
        assert listed.private
        assert "Leren over veen" in words_of(listed)
    card = await plek.chat(JOOST).press(listed, "Beoordelen")
    done = await plek.chat(JOOST).press(card, "Goedkeuren")
    empty = await plek.chat(JOOST).press(done, "Alles wat wacht")
    assert "Er wacht nu niets" in words_of(empty)


async def test_without_a_channel_it_waits_and_comes_when_there_is_one(sqlite_url):
    async with networks_town(sqlite_url) as plek:
        plek.clock.now = datetime.now(UTC)  # the worker counts by the real clock
        await send_network(plek, plek.chat(FATIMA))
        assert not reviews(plek)
        await meet_kernteam(plek)
        plek.clock.forward(hours=2)
        await plek.work()
        (card,) = reviews(plek).values()
        assert "Leren over veen" in words_of(card)


async def test_an_archived_network_leaves_nothing_to_decide(plek, review):
    await plek.chat(FATIMA).call("networks.archive.confirmed", network=VEEN)
    await plek.work()
    (card,) = reviews(plek).values()
    assert "in het archief gezet" in words_of(card)
    assert "Goedkeuren" not in buttons_of(card)
    assert "archief" in words_of(await at_the_table(plek, SANNE).press(review, "Goedkeuren"))
