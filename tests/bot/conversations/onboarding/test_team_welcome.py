"""A team that is there now gets one welcome in its first channel, whatever is known of it."""

import dataclasses

import pytest

from bot.conversations.hubs import hub
from bot.conversations.onboarding import team_welcome, welcome
from bot.dispatch.contacts.contact import Contact, KnownConversation, SentMessage
from bot.dispatch.turn import Ambiguous, Kind
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.permissions import SYSTEM
from registry.hubs.founding import found
from registry.hubs.lifecycle import close
from registry.hubs.subgroup import Subgroup
from registry.provisioning.sync_plan import PlaceReady
from tests.registry.hubs.fixtures_hubs import hub_entry
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    SANNE,
    TENANT,
    URL,
    buttons_of,
    channel,
    town,
    words_of,
)

GROUP = "a3f1c0de-0000-4000-8000-0000000009aa"
FIRST = "19:zeeland@thread.tacv2"
THERE = dataclasses.replace(channel("", "GW Zeeland"), conversation=FIRST, team=FIRST)
ROUTES = tuple(one.routes for one in (team_welcome, welcome, hub))


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, routes=ROUTES, kernteam=[SANNE]) as opened:
        async with opened.store.write(SYSTEM) as unit:
            await found(unit, hub_entry(verbinder=SANNE.name, ondernemer="piet@zeeland.example"))
            entry = LedgerEntry(
                slug="hub:zeeland", kind="team", graph_id=GROUP, state="live", name="GW Zeeland"
            )
            await unit.of(LedgerEntry).add(entry)
        yield opened


async def meet(plek):
    """The bot knows some place, though not this one."""
    await plek.chat(FATIMA, CHANNEL).say("hubs")
    await plek.work()


async def ready(plek, key="hub:zeeland"):
    async with plek.store.write(SYSTEM) as unit:
        unit.emit(PlaceReady(key=key, team=GROUP, channel=FIRST))
    await plek.work()


def welcomes(plek):
    return plek.post.within(THERE)


async def test_a_new_hub_is_welcomed_in_its_first_channel(plek):
    await meet(plek)
    await ready(plek)

    (sent,) = welcomes(plek)
    words = words_of(sent)
    assert words.startswith("Welkom in GW Zeeland")
    assert "de werkplaats van de regionale kennishub Zeeland" in words
    assert f"Verbinder: {SANNE.name}" in words
    assert "Ondernemer" not in words, "who has no name yet is not shown"
    assert "Begin je bericht met @PLeK" in words
    assert {"Agenda van deze hub", "Meer hierover", "Stel je voor"} <= set(buttons_of(sent))
    assert sent.answer.text == "Welkom in GW Zeeland"


async def test_the_place_is_reached_as_any_other_of_the_tenant(plek):
    await meet(plek)
    await ready(plek)

    (sent,) = welcomes(plek)
    place = sent.place
    assert (place.service_url, place.tenant, place.bot) == (URL, TENANT, CHANNEL.bot)
    assert (place.conversation, place.team_group) == (FIRST, GROUP)


async def test_a_place_that_was_met_is_reached_as_it_was_met(plek):
    await meet(plek)
    await plek.chat(FATIMA, dataclasses.replace(THERE, channel=FIRST)).say("hubs")
    await ready(plek)

    (sent,) = welcomes(plek)
    assert sent.place.team_name == "GW Zeeland"


async def test_teams_gets_a_moment_to_say_how_the_place_is_reached(plek):
    await meet(plek)
    async with plek.store.write(SYSTEM) as unit:
        app = LedgerEntry(slug="hub:zeeland:app", kind="app", state="live", since=plek.clock.now)
        await unit.of(LedgerEntry).add(app)
    await ready(plek)
    assert not welcomes(plek)

    told = dataclasses.replace(THERE, service_url="https://other.example/", team_group=GROUP)
    await plek.chat(SANNE, dataclasses.replace(told, channel=FIRST)).happen(Kind.BOT_ADDED)
    plek.clock.forward(seconds=5)
    await plek.work()
    (sent,) = welcomes(plek)
    assert sent.place.service_url == "https://other.example/"


async def test_when_teams_says_nothing_the_way_to_other_places_is_tried(plek):
    await meet(plek)
    async with plek.store.write(SYSTEM) as unit:
        app = LedgerEntry(slug="hub:zeeland:app", kind="app", state="live", since=plek.clock.now)
        await unit.of(LedgerEntry).add(app)
    await ready(plek)

    plek.clock.forward(minutes=3)
    await plek.work()
    assert len(welcomes(plek)) == 1


async def test_said_twice_it_stands_there_once(plek):
    await meet(plek)
    await ready(plek)
    await ready(plek)

    assert len(welcomes(plek)) == 1
    assert len(await plek.all(SentMessage, about="places:hub:zeeland")) == 1


async def test_while_the_channel_does_not_know_the_bot_it_is_tried_again(plek):
    await meet(plek)
    plek.post.refuse = lambda *_: "BotNotInConversationRoster"
    await ready(plek)
    assert not welcomes(plek)

    plek.post.refuse = lambda *_: ""
    plek.clock.forward(minutes=5)
    await plek.work()
    assert len(welcomes(plek)) == 1


async def test_refused_for_long_it_is_given_up(plek):
    await meet(plek)
    plek.post.refuse = lambda *_: "BotNotInConversationRoster"
    await ready(plek)
    for _ in range(9):
        plek.clock.forward(days=1)
        await plek.work()

    plek.post.refuse = lambda *_: ""
    plek.clock.forward(days=2)
    assert not await plek.work()
    assert not welcomes(plek)
    assert [one.name for one in await plek.store.outbox.stuck()] == ["place.ready"]


async def test_where_it_may_have_arrived_it_is_not_sent_again(plek):
    await meet(plek)
    tried = []

    def broken(*_):
        tried.append(1)
        raise Ambiguous

    plek.post.refuse = broken
    await ready(plek)
    plek.clock.forward(hours=2)
    await plek.work()

    assert len(tried) == 1


async def test_before_anybody_spoke_to_the_bot_it_waits(plek):
    await ready(plek)
    assert not plek.post.sent

    await meet(plek)
    plek.clock.forward(hours=1)
    await plek.work()
    assert len(welcomes(plek)) == 1


async def test_a_hub_that_was_closed_meanwhile_gets_none(plek):
    await meet(plek)
    async with plek.store.write(SYSTEM) as unit:
        await close(unit, "zeeland", "Vergissing.")
    await ready(plek)

    assert not welcomes(plek)


@pytest.mark.parametrize("key", ["hub:weg", "subgroup:weg", "network:weg", "iets"])
async def test_what_is_no_longer_there_gets_none(plek, key):
    await meet(plek)
    await ready(plek, key)

    assert not welcomes(plek)


async def test_a_subgroup_and_a_network_are_welcomed_by_what_they_are_for(plek):
    await meet(plek)
    async with plek.store.write(SYSTEM) as unit:
        group = Subgroup(slug="tuiniers", name="Makers *x*", purpose="Samen iets maken.")
        await unit.of(Subgroup).add(group)
    await ready(plek, "subgroup:tuiniers")
    await ready(plek, "network:onder-twente")

    group, network = map(words_of, welcomes(plek))
    assert "Dit is de plek van Makers \\*x\\* bij PLeK." in group
    assert "Samen iets maken." in group
    assert "Dit is de plek van het netwerk Onder Twente bij PLeK." in network


@pytest.mark.parametrize(("adopted", "says_hello"), [(False, False), (True, True)])
async def test_the_bot_says_no_hello_besides_where_plek_made_the_team(plek, adopted, says_hello):
    async with plek.store.write(SYSTEM) as unit:
        entry = await unit.of(LedgerEntry).get("hub:zeeland")
        await unit.of(LedgerEntry).put(entry.model_copy(update={"adopted": adopted}))
    added = dataclasses.replace(THERE, team_group=GROUP, channel=FIRST)
    hello = await plek.chat(SANNE, added).happen(Kind.BOT_ADDED)

    assert bool(hello) is says_hello
    assert [one.conversation for one in await plek.all(KnownConversation)] == [FIRST]
    assert await plek.get(Contact, SANNE.id)
