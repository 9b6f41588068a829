"""The very card on which somebody said yes shows how far it is, as long as it shows the plan."""

import pytest

from bot.dispatch.contacts.contact import SentMessage
from registry.provisioning.approvals import advance, decline, overtake, start
from tests.bot.conversations.provisioning.fixtures_provisioning import (
    KERNTEAM,
    as_system,
    have_waiting,
    meet_kernteam,
    posted,
    sync_town,
)
from tests.cards.provisioning.samples_drift import by_hand
from tests.cards.provisioning.samples_plans import new_hub
from tests.support.conversation import SANNE, buttons_of, words_of

CARD = "desk-1"
"""Id of the message in which the desk's card stood."""


@pytest.fixture
async def plek(sqlite_url):
    async with sync_town(sqlite_url) as opened:
        await meet_kernteam(opened)
        yield opened


@pytest.fixture
async def chat(plek):
    """Sanne alone with the bot, where a plan waits."""
    await have_waiting(plek, new_hub())
    return plek.chat(SANNE)


async def opened(chat):
    """The plan, opened in the place of the desk's card."""
    return await chat.press(await chat.say("teams bijwerken"), "Bekijk", on=CARD)


def updates(plek):
    """How the pressed card was brought up to date, newest last."""
    return [one for one in plek.post.sent if one.updates == CARD]


async def kept(plek):
    return [(one.about, one.member) for one in await plek.all(SentMessage, activity=CARD)]


async def test_the_pressed_card_goes_on_with_the_plan(plek, chat):
    answer = await chat.press(await opened(chat), "Doorvoeren", on=CARD)
    assert "PLeK gaat aan de slag" in words_of(answer)
    await plek.work()
    await as_system(plek, start, "1")
    await as_system(plek, advance, "1", 12, 26)

    assert "12 van 26 klaar" in words_of(updates(plek)[-1])
    assert updates(plek)[-1].place.conversation == chat.place.conversation
    assert await kept(plek) == [("sync_plans:1", SANNE.id)]
    assert "12 van 26 klaar" in words_of(posted(plek)[0])


async def test_what_others_decide_shows_on_a_card_that_is_open(plek, chat):
    await opened(chat)
    async with plek.store.write(SANNE.id) as unit:
        await decline(unit, "1")
    await plek.work()

    assert "zei nee" in words_of(updates(plek)[-1])


async def test_a_card_that_shows_all_steps_is_left_alone_until_it_is_the_plan_again(plek, chat):
    plan = await chat.press(await opened(chat), "Doorvoeren", on=CARD)
    await plek.work()
    details = await chat.press(plan, "Alles zien", on=CARD)
    before = len(updates(plek))
    await as_system(plek, start, "1")
    assert len(updates(plek)) == before

    await chat.press(details, "Terug naar het plan", on=CARD)
    await as_system(plek, advance, "1", 3, 26)
    assert "3 van 26 klaar" in words_of(updates(plek)[-1])
    assert len(await kept(plek)) == 1


async def test_a_card_that_became_the_desk_again_is_left_alone(plek, chat):
    desk = await chat.say("teams bijwerken")
    await chat.press(desk, "Bekijk", on=CARD)
    await chat.press(desk, "Kijk nu", on=CARD)  # on another screen, that was behind
    await as_system(plek, overtake, "1")

    assert updates(plek) == []


@pytest.mark.usefixtures("chat")
async def test_the_message_in_the_channel_stays_everybodys(plek):
    (card,) = posted(plek)
    there = plek.chat(SANNE, KERNTEAM)
    await there.press(await there.press(card, "Doorvoeren"), "Alles zien", on=card.activity)
    await plek.work()
    await as_system(plek, start, "1")
    await as_system(plek, advance, "1", 5, 26)

    assert "5 van 26 klaar" in words_of(posted(plek)[0])
    assert len(await plek.all(SentMessage, activity=card.activity)) == 1


@pytest.mark.usefixtures("chat")
async def test_a_card_under_which_others_see_something_else_is_not_touched(plek):
    """In the channel the desk opens from a button that everybody sees."""
    there = plek.chat(SANNE, KERNTEAM)
    desk = await there.say("teams bijwerken")
    await there.press(await there.press(desk.instead, "Open", on="open"), "Bekijk", on="open")

    assert await plek.all(SentMessage, activity="open") == []


@pytest.mark.usefixtures("chat")
async def test_a_targeted_card_is_brought_up_to_date_as_one(plek):
    there = plek.chat(SANNE, KERNTEAM)
    desk = await there.say("teams bijwerken")
    plan = await there.press(desk, "Bekijk", on=CARD, private=True)
    await there.press(plan, "Doorvoeren", on=CARD, private=True)
    await plek.work()

    (one,) = updates(plek)
    assert one.hidden
    assert one.place.root == KERNTEAM.root


async def test_a_client_that_does_not_say_which_card_it_was_is_answered_all_the_same(plek, chat):
    plan = await chat.press(await chat.say("teams bijwerken"), "Bekijk")

    assert "Doorvoeren" in buttons_of(plan)
    assert [one for one in await plek.all(SentMessage) if one.member == SANNE.id] == []


async def test_a_message_to_the_kernteam_one_by_one_is_kept_once(sqlite_url):
    """Without a channel each gets the card in their 1:1: that is the card which they press."""
    async with sync_town(sqlite_url) as plek:
        chat = plek.chat(SANNE)
        await chat.say("help")
        await have_waiting(plek, new_hub())
        (card,) = [one for one in plek.post.to(SANNE) if one.answer.card]
        details = await chat.press(card, "Alles zien")
        plan = await chat.press(details, "Terug naar het plan", on=card.activity)
        await chat.press(plan, "Doorvoeren", on=card.activity)

        (one,) = await plek.all(SentMessage, activity=card.activity)
        assert one.about == "sync_plans:1"


async def test_differences_follow_on_their_first_page_only(plek):
    await have_waiting(plek, by_hand(), "drift", "")
    chat = plek.chat(SANNE)
    first = await opened(chat)
    assert await kept(plek) == [("sync_plans:1", SANNE.id)]
    second = await chat.press(first, "Volgende", on=CARD)
    assert await kept(plek) == [("", SANNE.id)]
    back = await chat.press(second, "Vorige", on=CARD)
    await chat.press(back, "Zet alles terug", on=CARD)
    await plek.work()
    await as_system(plek, start, "1")

    assert "PLeK is bezig" in words_of(updates(plek)[-1])
