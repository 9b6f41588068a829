"""Channels are known by name, or appointed; the kernteam is reached in any case."""

import dataclasses

from bot.conversations.onboarding import channels
from bot.delivery.notifier import NoConversation
from bot.dispatch.contacts import Contact, KnownConversation, contact_of, venue_for
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, Kind
from registry.core.events import Event
from registry.core.permissions import SYSTEM
from tests.support.conversation import CAFE, CHANNEL, JOOST, SANNE, channel, personal, town

ROOMS = [(CAFE, ""), ("19:helpdesk@thread.tacv2", "Helpdesk"), ("19:kt@thread.tacv2", "Kernteam")]


class Rang(Event):
    """Something the kernteam is to hear."""

    name = "test.rang_in_channel"


def ringing() -> Routes:
    routes = Routes()

    @routes.on(Rang)
    async def _tell(_event, notifier):
        await notifier.post_to_channel("kernteam", lambda _t: Answer(text="tring"), about="test:1")

    return routes


async def purpose_of(plek, purpose):
    async with plek.store.read() as unit:
        found = await venue_for(unit, purpose)
    return found.conversation if found else ""


async def test_all_channels_of_a_team_are_known_once_it_is_met(sqlite_url):
    async with town(sqlite_url, content=False) as plek:
        plek.post.rooms = ROOMS
        place = dataclasses.replace(CHANNEL, team_name="")
        await plek.chat(SANNE, place).say("hallo")
        await plek.work()
        assert await purpose_of(plek, "helpdesk") == "19:helpdesk@thread.tacv2"
        assert await purpose_of(plek, "kernteam") == "19:kt@thread.tacv2"
        assert await purpose_of(plek, "cafe") == CAFE


async def test_a_channel_that_is_gone_is_forgotten(sqlite_url):
    async with town(sqlite_url, content=False) as plek:
        plek.post.rooms = ROOMS
        chat = plek.chat(SANNE, CHANNEL)
        await chat.happen(Kind.BOT_ADDED)
        await plek.work()
        plek.post.rooms = ROOMS[:2]
        await chat.happen(Kind.PLACE_CHANGED)
        await plek.work()
        assert {venue.conversation for venue in await plek.all(KnownConversation)} == {
            CAFE,
            "19:helpdesk@thread.tacv2",
        }


async def test_without_a_helpdesk_channel_calls_for_help_go_to_the_cafe(sqlite_url):
    async with town(sqlite_url, content=False) as plek:
        plek.post.rooms = ROOMS[:1]
        await plek.chat(SANNE, CHANNEL).say("hallo")
        await plek.work()
        assert await purpose_of(plek, "helpdesk") == CAFE
        assert await purpose_of(plek, "kernteam") == ""


async def test_the_kernteam_appoints_a_channel_and_others_cannot(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE], content=False) as plek:
        place = channel("Overleg")
        refused = await plek.chat(JOOST, place).say("dit kanaal is voor kernteam")
        assert "kernteam" in refused.text
        assert await purpose_of(plek, "kernteam") == ""
        done = await plek.chat(SANNE, place).say("Dit kanaal is voor het kernteam.")
        assert "voor het kernteam" in done.text
        assert await purpose_of(plek, "kernteam") == place.channel


async def test_an_appointed_channel_wins_until_another_is_appointed(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE], content=False) as plek:
        plek.post.rooms = ROOMS
        await plek.chat(SANNE, CHANNEL).say("dit kanaal is voor kernteam")
        await plek.work()
        assert await purpose_of(plek, "kernteam") == CAFE
        await plek.chat(SANNE, channel("Overleg")).say("dit kanaal is voor kernteam")
        assert await purpose_of(plek, "kernteam") == channel("Overleg").channel


async def test_what_is_no_purpose_gets_the_usage(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE], content=False) as plek:
        answer = await plek.chat(SANNE, CHANNEL).say("dit kanaal is voor taart")
        assert "kernteam, helpdesk" in answer.text
        answer = await plek.chat(SANNE).say("dit kanaal is voor kernteam")
        assert "kanaal van een team" in answer.text


async def test_without_a_channel_each_of_the_kernteam_hears_it_alone(sqlite_url):
    async with town(
        sqlite_url, kernteam=[SANNE, JOOST], content=False, routes=[ringing(), channels.routes]
    ) as plek:
        async with plek.store.write(SYSTEM) as unit:
            await unit.of(Contact).add(contact_of(SANNE, personal(SANNE)))
            unit.emit(Rang())
        await plek.work()
        assert [sent.answer.text for sent in plek.post.to(SANNE)] == ["tring"]
        assert plek.post.to(JOOST) == []


async def test_what_nobody_can_hear_waits(sqlite_url):
    async with town(sqlite_url, content=False, routes=[ringing()]) as plek:
        async with plek.store.write(SYSTEM) as unit:
            unit.emit(Rang())
        await plek.work()
        assert plek.post.sent == []
        assert (await plek.store.outbox.counts())["waiting"] == 1
        assert issubclass(NoConversation, LookupError)
