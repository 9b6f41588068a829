"""A private channel in which the bot is not yet: what is for it waits, or goes to people."""

import dataclasses
from datetime import timedelta
from typing import ClassVar

import pytest

from bot.delivery.notifier import Notifier
from bot.delivery.worker import PATIENCE
from bot.dispatch.contacts.contact import remember
from bot.dispatch.contacts.presence import NOT_THERE
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, Kind, Scope, Undeliverable
from bot.jobs.presence import look
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.events import Event
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language
from tests.support.conversation import SANNE, channel, town

PRIVATE = channel("Kernteam", "PLeK kernteam", thread="")
KEY = "hub:twente:kernteam"


class Rang(Event):
    """Something that is for the kernteam's channel."""

    name: ClassVar[str] = "test.presence_rang"


routes = Routes()


@routes.on(Rang)
async def bring(_event, notifier):
    await notifier.post_in(PRIVATE, lambda _t: Answer(text="nieuws"), about="test:1")


@pytest.fixture
async def plek(sqlite_url):
    places = {"kernteam": PRIVATE}
    async with town(
        sqlite_url, routes=[routes], kernteam=[SANNE], content=False, places=places
    ) as running:
        async with running.store.write(SYSTEM) as unit:
            await remember(unit, None, PRIVATE)
            await unit.of(LedgerEntry).add(
                LedgerEntry(
                    slug=KEY,
                    kind="channel",
                    team="hub:twente",
                    graph_id=PRIVATE.channel,
                    state="live",
                    bot="absent",
                )
            )
        running.post.refuse = refuse
        yield running


def refuse(place, only):
    """The private channel knows no bot; everything else takes messages."""
    return NOT_THERE if place.root == PRIVATE.root and only is None else ""


async def presence(plek):
    return (await plek.get(LedgerEntry, KEY)).bot


def notifier(plek):
    return Notifier(plek.store, plek.post, Language.DUTCH, "1")


async def post(plek):
    return await notifier(plek).post_to_channel("kernteam", lambda _t: Answer(text="nieuws"))


async def know_sanne(plek):
    async with plek.store.write(SYSTEM) as unit:
        place = dataclasses.replace(PRIVATE, conversation="a:29:sanne", scope=Scope.PERSONAL)
        await remember(unit, SANNE, place)


async def test_what_is_for_the_kernteam_goes_to_its_members_meanwhile(plek):
    await know_sanne(plek)
    assert await post(plek) is None
    assert [one.answer.text for one in plek.post.to(SANNE)] == ["nieuws"]
    assert await presence(plek) == "absent"


async def test_where_nobody_can_be_reached_it_waits_for_the_channel(plek):
    with pytest.raises(Undeliverable):
        await post(plek)


async def test_a_message_that_is_taken_tells_that_the_bot_is_there(plek):
    plek.post.refuse = lambda _place, _only: ""
    assert await post(plek) is not None
    assert await presence(plek) == "present"


async def test_a_bot_that_was_taken_out_is_absent_again(plek):
    plek.post.refuse = lambda _place, _only: ""
    await post(plek)
    await know_sanne(plek)
    plek.post.refuse = refuse
    other = Notifier(plek.store, plek.post, Language.DUTCH, "2")
    assert await other.post_to_channel("kernteam", lambda _t: Answer(text="meer")) is None
    assert await presence(plek) == "absent"


async def test_any_other_refusal_is_no_word_about_the_channel(plek):
    plek.post.refuse = lambda _place, _only: "ForbiddenOperationException"
    with pytest.raises(Undeliverable):  # nobody of the kernteam can be reached either
        await post(plek)
    assert await presence(plek) == "absent"
    plek.post.refuse = lambda _place, _only: ""
    await post(plek)
    plek.post.refuse = lambda _place, _only: "ForbiddenOperationException"
    with pytest.raises(Undeliverable):
        await Notifier(plek.store, plek.post, Language.DUTCH, "2").post_to_channel(
            "kernteam", lambda _t: Answer(text="meer")
        )
    assert await presence(plek) == "present"


async def test_news_for_the_channel_waits_for_days_and_comes_when_the_bot_is_there(plek):
    async with plek.store.write(SYSTEM) as unit:
        unit.emit(Rang())
    for _ in range(20):  # more tries than any other refusal gets
        await plek.work()
        plek.clock.forward(hours=2)
    assert plek.post.sent == []
    plek.post.refuse = lambda _place, _only: ""
    await plek.work()
    assert [one.answer.text for one in plek.post.sent] == ["nieuws"]


async def test_it_does_not_wait_for_ever_and_is_kept_for_the_administrator(plek):
    async with plek.store.write(SYSTEM) as unit:
        unit.emit(Rang())
    await plek.work()
    plek.clock.now += PATIENCE + timedelta(hours=2)
    await plek.work()
    assert (await plek.store.outbox.counts())["given_up"] == 1


async def test_the_roster_tells_that_the_bot_was_added(plek):
    assert await look(plek.store, plek.post) == 0
    assert await presence(plek) == "absent"
    plek.post.refuse = lambda _place, _only: ""
    assert await look(plek.store, plek.post) == 1
    assert await presence(plek) == "present"
    assert await look(plek.store, plek.post) == 0


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.BOT_ADDED])
async def test_who_speaks_to_the_bot_there_tells_it_too(plek, kind):
    plek.post.refuse = lambda _place, _only: ""
    chat = plek.chat(SANNE, PRIVATE)
    if kind is Kind.TEXT:
        await chat.say("hallo")
    else:
        await chat.happen(kind)
    assert await presence(plek) == "present"


async def test_word_of_people_who_come_and_go_tells_nothing_of_the_bot(plek):
    await plek.chat(SANNE, PRIVATE).happen(Kind.LEFT, SANNE)
    assert await presence(plek) == "absent"


async def test_a_standard_channel_asks_no_such_question(plek):
    async with plek.store.write(SYSTEM) as unit:
        entry = await unit.of(LedgerEntry).get(KEY)
        await unit.of(LedgerEntry).put(entry.model_copy(update={"bot": ""}))
    await know_sanne(plek)
    await post(plek)
    assert await presence(plek) == ""
