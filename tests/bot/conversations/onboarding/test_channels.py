"""A channel serves a purpose on somebody's word; a name makes plek ask, and no more."""

import dataclasses

import pytest

from bot.conversations.onboarding import channels
from bot.delivery.notifier import NoConversation
from bot.dispatch.contacts.contact import (
    Contact,
    KnownConversation,
    contact_of,
    remember,
    venue_met,
    venue_of,
)
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.contacts.purposes import (
    MOST_EVER_PROPOSED,
    MOST_PROPOSED,
    ChannelPurpose,
    configure,
    decide_guess,
    place_of,
    propose_guesses,
    settle,
)
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, Kind
from bot.settings import PURPOSES
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.events import Event
from registry.core.membership import Membership
from registry.core.permissions import RIGHTS, SYSTEM, Right
from registry.core.vocabulary import Role
from registry.members.member import Member
from registry.onboarding.welcome import WaitingArrival
from tests.support.conversation import (
    CAFE,
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    channel,
    personal,
    town,
    words_of,
)

HELPDESK, OWN = "19:helpdesk@thread.tacv2", "19:kt@thread.tacv2"
ROOMS = [(CAFE, ""), (HELPDESK, "Helpdesk"), (OWN, "Kernteam")]
STRANGE = channel("Kernteam 7", "Voetbalclub")
YES, NO = "Ja, dit is het", "Nee, dit niet"


class Rang(Event):
    """Something the kernteam is to hear."""

    name = "test.rang_in_channel"


def ringing() -> Routes:
    routes = Routes()

    @routes.on(Rang)
    async def _tell(_event, notifier):
        await notifier.post_to_channel("kernteam", lambda _t: Answer(text="tring"), about="test:1")

    return routes


def nowhere(url, **options):
    """A town in which nothing was said yet about any channel; see `town`."""
    return town(url, **{"content": False, "places": {}, **options})


async def served(plek):
    """Purpose → id of the channel that serves it, of those that have one."""
    async with plek.store.read() as unit:
        found = {one: await place_of(unit, one) for one in PURPOSES}
    return {purpose: one.conversation for purpose, one in found.items() if one}


async def met(plek, *people):
    async with plek.store.write(SYSTEM) as unit:
        for person in people:
            await unit.of(Contact).add(contact_of(person, personal(person)))


async def appoint(plek, person, place, words="kernteam"):
    chat = plek.chat(person, place)
    sure = await chat.say(f"dit kanaal is voor {words}")
    done = await chat.press(sure, "Ja, zo is het")
    await plek.work()
    return sure, done


async def adopted(plek, *, app=True):
    """The ledger has PLeK Café with its Helpdesk, and the kernteam's team."""
    places = {
        "subgroup:plek-cafe": ("team", "", "group-cafe"),
        "subgroup:plek-cafe:general": ("channel", "subgroup:plek-cafe", CAFE),
        "subgroup:plek-cafe:helpdesk": ("channel", "subgroup:plek-cafe", HELPDESK),
        "subgroup:kernteam": ("team", "", "group-kernteam"),
        "subgroup:kernteam:general": ("channel", "subgroup:kernteam", OWN),
    }
    if app:
        places["subgroup:kernteam:app"] = ("app", "subgroup:kernteam", "install-1")
    async with plek.store.write(SYSTEM) as unit:
        for key, (kind, team, id_) in places.items():
            await unit.of(LedgerEntry).add(
                LedgerEntry(
                    slug=key,
                    kind=kind,
                    team=team,
                    graph_id=id_,
                    state="live",
                    adopted=True,
                    name="Anders genoemd",
                )
            )


# --- nothing by a name


@pytest.mark.parametrize(
    ("team", "name"),
    [
        ("Voetbalclub", "Kernteam 7"),
        ("PLeK kernteam", ""),
        ("PLeK Café", ""),
        ("PLeK Café", "Helpdesk"),
        ("PLeK kernteam", "Kernteam"),
        ("Helpdesk", "Helpdesk"),
    ],
)
async def test_no_name_whatever_makes_a_channel_serve_anything(sqlite_url, team, name):
    place = channel(name, team)
    if not name:
        place = dataclasses.replace(place, channel=place.team, conversation=place.team)
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        await met(plek, SANNE)
        plek.post.rooms, plek.post.team_name = [(place.channel, name)], team
        stranger = plek.chat(PIETER, place)
        await stranger.happen(Kind.BOT_ADDED)
        await stranger.happen(Kind.ARRIVED, FATIMA)
        await stranger.happen(Kind.LEFT, FATIMA)
        form = await plek.chat(FATIMA).say("helpdesk Mijn geheim is zuurkool")
        await plek.chat(FATIMA).press(form, "Vraag versturen")
        await plek.work()
        assert await served(plek) == {}
        seen = [words_of(one) for one in plek.post.within(place)]
        assert not [one for one in seen if "zuurkool" in one]
        assert any("zuurkool" in words_of(one) for one in plek.post.to(SANNE))
        known = await plek.get(Member, member_key(FATIMA.id))
        assert known.arrived is None
        assert known.left is None


async def test_the_right_to_appoint_follows_no_claim(sqlite_url):
    allowed = RIGHTS[Right.APPOINT]
    for number, role in enumerate(Role):
        async with nowhere(f"{sqlite_url}{number}") as plek:
            key = member_key(PIETER.id)
            async with plek.store.write(SYSTEM) as unit:
                await unit.of(Member).add(Member(slug=key))
                await unit.of(Membership).add(
                    Membership(
                        slug=Membership.key("x", key), member=key, group="kernteam", role=role
                    )
                )
            chat = plek.chat(PIETER, STRANGE)
            await chat.call("venues.appoint", purpose="kernteam")
            said = await chat.say("dit kanaal is voor het kernteam")
            assert (await served(plek) != {}) is (role in allowed)
            assert ("Alleen het kernteam" in said.text) is (role not in allowed)


# --- asked because of a name


async def test_a_name_makes_plek_ask_once_with_what_to_judge_it_by(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        await met(plek, SANNE)
        plek.post.rooms, plek.post.team_name = [(STRANGE.channel, "Kernteam 7")], "Voetbalclub"
        plek.post.roster = [PIETER, FATIMA, SANNE]
        for _ in range(2):
            await plek.chat(PIETER, STRANGE).happen(Kind.BOT_ADDED)
            await plek.chat(PIETER, STRANGE).happen(Kind.PLACE_CHANGED)
            await plek.work()
        [asked] = plek.post.to(SANNE)
        told = words_of(asked)
        assert "Is dit een kanaal voor het kernteam?" in told
        assert "Voetbalclub" in told
        assert "Kernteam 7" in told
        assert "Van de 3 mensen in dit team kent PLeK er 2" in told
        assert "nee, dit team staat er niet in" in told
        assert await served(plek) == {}

        row = "Kanaal waarvan we nog niet weten waar het voor is"
        assert row in words_of(await plek.chat(SANNE).say("te doen"))
        assert row not in words_of(await plek.chat(PIETER).say("te doen"))
        which = {"purpose": "kernteam", "channel": STRANGE.channel}
        again = await plek.chat(SANNE).call("venues.guess", **which)
        assert "Is dit een kanaal voor het kernteam?" in words_of(again)
        forged = await plek.chat(PIETER).call("venues.guess", **which)
        assert forged.card is None

        refused = await plek.chat(PIETER).call(
            "venues.guess.yes", purpose="kernteam", channel=STRANGE.channel
        )
        assert "Alleen het kernteam" in refused.text
        await plek.chat(SANNE).press(asked, NO)
        await plek.chat(PIETER, STRANGE).happen(Kind.PLACE_CHANGED)
        await plek.work()
        late = await plek.chat(SANNE).press(asked, YES)
        assert "al over besloten" in late.text
        assert row not in words_of(await plek.chat(SANNE).say("te doen"))
        decided = await plek.chat(SANNE).call("venues.guess", **which)
        assert "is niet voor het kernteam" in words_of(decided)
        assert NO not in buttons_of(decided)
        assert await served(plek) == {}
        assert len([one for one in plek.post.to(SANNE) if not one.updates]) == 1


async def test_yes_appoints_it_with_who_and_when(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE, JOOST]) as plek:
        await met(plek, SANNE, JOOST)
        plek.post.rooms = ROOMS[1:]
        await plek.chat(PIETER, CHANNEL).happen(Kind.PLACE_CHANGED)
        await plek.work()
        asked = next(one for one in plek.post.to(SANNE) if "het kernteam?" in words_of(one))
        done = await plek.chat(SANNE).press(asked, YES)
        await plek.work()
        assert "is nu voor het kernteam" in words_of(done)
        row = await plek.get(ChannelPurpose, "kernteam")
        assert (row.appointed, row.appointed_by) == (OWN, member_key(SANNE.id))
        assert row.appointed_at == plek.clock.now
        assert any("is nu voor het kernteam" in words_of(one) for one in plek.post.to(JOOST))


async def test_who_makes_many_teams_asks_no_more_than_a_few_times(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        await met(plek, SANNE)
        for number in range(12):
            place = channel(f"Kernteam {number}", f"Club {number}")
            plek.post.rooms = [(place.channel, place.channel_name)]
            await plek.chat(PIETER, place).happen(Kind.BOT_ADDED)
            await plek.work()
        assert len(plek.post.to(SANNE)) == MOST_PROPOSED


STRANGERS = [channel(f"Kernteam {number}", f"Club {number}") for number in range(MOST_PROPOSED)]
REAL = channel("Kernteam", "PLeK overleg")


async def propose(plek, *places):
    """Add channels that the bot then knows; return the ids of all that were proposed."""
    async with plek.store.write(SYSTEM) as unit:
        for place in places:
            await unit.of(KnownConversation).get_or_add(venue_of(place))
        await propose_guesses(unit)
    return (await plek.get(ChannelPurpose, "kernteam")).proposed


@pytest.mark.parametrize("how", ["declined", "gone", "renamed"])
async def test_a_proposal_that_is_over_makes_room_for_the_next(sqlite_url, how):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        await propose(plek, *STRANGERS)
        assert REAL.channel not in await propose(plek, REAL)
        async with plek.store.write(member_key(SANNE.id)) as unit:
            venue = await venue_met(unit, STRANGERS[0].channel)
            if how == "declined":
                await decide_guess(unit, "kernteam", venue.conversation, accepted=False)
            elif how == "gone":
                await unit.of(KnownConversation).remove(venue.slug)
            else:
                news = {"channel_name": "Taart"}
                await unit.of(KnownConversation).put(venue.model_copy(update=news))
        assert REAL.channel in await propose(plek)
        proposed = await propose(plek, STRANGERS[0], channel("Kernteam nog een", "Club"))
        assert len(proposed) == len({*proposed}) == MOST_PROPOSED + 1


async def test_who_makes_channels_and_takes_them_away_comes_to_an_end(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        for number in range(MOST_EVER_PROPOSED + 5):
            place = channel(f"Kernteam {number}", f"Club {number}")
            proposed = await propose(plek, place)
            async with plek.store.write(SYSTEM) as unit:
                await unit.of(KnownConversation).remove(venue_of(place).slug)
        assert len(proposed) == MOST_EVER_PROPOSED


# --- appointed


async def test_the_kernteam_appoints_after_confirming_and_others_cannot(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        place = channel("Overleg")
        refused = await plek.chat(JOOST, place).say("dit kanaal is voor kernteam")
        assert "kernteam" in refused.text
        sure = await plek.chat(SANNE, place).say("Dit kanaal is voor het kernteam.")
        assert "Iedereen in dit kanaal kan dat lezen" in words_of(sure)
        assert await served(plek) == {}
        pressed = await plek.chat(JOOST, place).press(sure, "Ja, zo is het")
        assert "Alleen het kernteam" in pressed.text
        assert await served(plek) == {}
        done = await plek.chat(SANNE, place).press(sure, "Ja, zo is het")
        assert "voor het kernteam" in words_of(done)
        assert SANNE.name in words_of(done)
        assert await served(plek) == {"kernteam": place.channel}
        row = await plek.get(ChannelPurpose, "kernteam")
        assert (row.appointed_by, row.appointed_at) == (member_key(SANNE.id), plek.clock.now)


async def test_no_leaves_it_as_it_is(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        chat = plek.chat(SANNE, CHANNEL)
        kept = await chat.press(await chat.say("dit kanaal is voor helpdesk"), "Nee")
        assert "niets veranderd" in kept.text
        assert await served(plek) == {}


async def test_in_english_too(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE], language="en") as plek:
        chat = plek.chat(SANNE, CHANNEL)
        sure = await chat.say("this channel is for the helpdesk")
        await chat.press(sure, "Yes, that is right")
        assert await served(plek) == {"helpdesk": CAFE}


async def test_a_second_appointment_takes_the_place_of_the_first_and_says_so(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE, JOOST]) as plek:
        await appoint(plek, SANNE, CHANNEL)
        sure, _ = await appoint(plek, JOOST, channel("Overleg"))
        assert "Nu is PLeK Café daarvoor" in words_of(sure)
        assert await served(plek) == {"kernteam": channel("Overleg").channel}
        assert (await plek.get(ChannelPurpose, "kernteam")).appointed_by == member_key(JOOST.id)
        again = await plek.chat(JOOST, channel("Overleg")).say("dit kanaal is voor kernteam")
        assert "al voor" in again.text


async def test_an_appointment_is_taken_back_after_confirming(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        await met(plek, SANNE)
        await appoint(plek, SANNE, CHANNEL)
        chat = plek.chat(SANNE, CHANNEL)
        sure = await chat.say("dit kanaal is voor niets")
        assert "voor het kernteam" in words_of(sure)
        await chat.press(sure, "Ja, zo is het")
        await plek.work()
        assert await served(plek) == {}
        assert any("geen kanaal meer" in words_of(one) for one in plek.post.to(SANNE))
        assert "nergens voor" in (await chat.say("dit kanaal is voor niets")).text


async def test_what_is_no_purpose_gets_the_usage(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        answer = await plek.chat(SANNE, CHANNEL).say("dit kanaal is voor taart")
        assert "kernteam, helpdesk" in answer.text
        answer = await plek.chat(SANNE).say("dit kanaal is voor kernteam")
        assert "kanaal van een team" in answer.text
        for purpose in ("taart", "x" * 500, {"a": 1}):
            await plek.chat(SANNE, CHANNEL).call("venues.appoint", purpose=purpose)
            await plek.chat(SANNE).call("venues.guess.yes", purpose=purpose, channel=purpose)
        assert await served(plek) == {}


# --- renamed, deleted, archived, come back


async def test_a_channel_may_be_called_anything_afterwards(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        place = channel("Overleg")
        await appoint(plek, SANNE, place)
        plek.post.rooms = [(CAFE, ""), (place.channel, "Helpdesk voor taart")]
        await plek.chat(SANNE, place).happen(Kind.PLACE_CHANGED)
        await plek.work()
        assert await served(plek) == {"kernteam": place.channel}


async def test_a_channel_that_is_gone_serves_nothing_until_it_is_back(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        await met(plek, SANNE)
        place = channel("Overleg")
        plek.post.rooms = [(CAFE, ""), (place.channel, "Overleg")]
        await appoint(plek, SANNE, place)
        plek.post.rooms = [(CAFE, "")]
        await plek.chat(SANNE, CHANNEL).happen(Kind.PLACE_CHANGED)
        await plek.work()
        assert await served(plek) == {}
        assert any("geen kanaal meer" in words_of(one) for one in plek.post.to(SANNE))
        plek.post.rooms = [(CAFE, ""), (place.channel, "Overleg")]
        await plek.chat(SANNE, CHANNEL).happen(Kind.PLACE_CHANGED)
        await plek.work()
        assert await served(plek) == {"kernteam": place.channel}


@pytest.mark.parametrize("gone", ["teamArchived", "teamDeleted", "teamHardDeleted", "removed"])
async def test_a_team_that_is_archived_or_gone_serves_nothing(sqlite_url, gone):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        await met(plek, SANNE)
        await appoint(plek, SANNE, CHANNEL, "helpdesk")
        chat = plek.chat(SANNE, CHANNEL)
        if gone == "removed":
            await chat.happen(Kind.BOT_REMOVED)
        else:
            await chat._send(Kind.PLACE_CHANGED, verb=gone)
        await plek.work()
        assert await served(plek) == {}
        await call_for_help(plek)
        assert any("zuurkool" in words_of(one) for one in plek.post.to(SANNE))
        plek.post.rooms = [(CAFE, "")]
        await chat._send(Kind.PLACE_CHANGED, verb="teamUnarchived")
        await plek.work()
        assert await served(plek) == {"helpdesk": CAFE}
        assert any("zuurkool" in words_of(one) for one in plek.post.within(CHANNEL))


async def test_a_channel_that_refuses_the_bot_leaves_it_to_people(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE], routes=[ringing(), channels.routes]) as plek:
        await met(plek, SANNE)
        await appoint(plek, SANNE, CHANNEL)
        plek.post.refuse = lambda place, _only: "Gone" if place.root == CAFE else ""
        async with plek.store.write(SYSTEM) as unit:
            unit.emit(Rang())
        await plek.work()
        assert "tring" in [sent.answer.text for sent in plek.post.to(SANNE)]


async def test_all_channels_of_a_team_are_known_once_it_is_met(sqlite_url):
    async with nowhere(sqlite_url) as plek:
        plek.post.rooms = ROOMS
        await plek.chat(SANNE, dataclasses.replace(CHANNEL, team_name="")).say("hallo")
        await plek.work()
        found = {one.conversation for one in await plek.all(KnownConversation)}
        assert found == {CAFE, HELPDESK, OWN}


# --- the registry's own places, and the setting


async def test_the_ledgers_places_count_from_the_first_start_under_any_name(sqlite_url):
    async with nowhere(sqlite_url) as plek:
        await adopted(plek)
        async with plek.store.write(SYSTEM) as unit:
            for id_ in (CAFE, HELPDESK):
                place = dataclasses.replace(CHANNEL, conversation=id_, channel=id_)
                await unit.of(KnownConversation).add(venue_of(place))
        assert await served(plek) == {"cafe": CAFE, "helpdesk": HELPDESK, "kernteam": OWN}


async def test_a_place_of_the_ledger_counts_when_the_bot_can_be_there(sqlite_url):
    async with nowhere(sqlite_url) as plek:
        await adopted(plek, app=False)
        await plek.chat(SANNE).say("hallo")
        assert await served(plek) == {}
    async with nowhere(f"{sqlite_url}2") as plek:
        await adopted(plek)
        assert await served(plek) == {}  # it does not know yet how to reach Teams
        await plek.chat(SANNE, channel("Overleg", "Voetbalclub")).say("hallo")
        assert await served(plek) == {"kernteam": OWN}


@pytest.mark.parametrize("state", ["archived", "gone", "making"])
async def test_a_place_of_the_ledger_that_is_not_live_serves_nothing(sqlite_url, state):
    async with nowhere(sqlite_url) as plek:
        await adopted(plek)
        await plek.chat(SANNE, channel("Overleg", "Voetbalclub")).say("hallo")
        async with plek.store.write(SYSTEM) as unit:
            entry = await unit.of(LedgerEntry).get("subgroup:kernteam:general")
            await unit.of(LedgerEntry).put(entry.model_copy(update={"state": state}))
        assert await served(plek) == {}


async def test_an_appointment_goes_before_the_ledger_and_the_setting_before_both(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        await adopted(plek)
        await appoint(plek, SANNE, channel("Overleg"))
        assert (await served(plek))["kernteam"] == channel("Overleg").channel
        async with plek.store.write(SYSTEM) as unit:
            await configure(unit, {"kernteam": CAFE})
        assert (await served(plek))["kernteam"] == CAFE
        answer = await plek.chat(SANNE, channel("Anders")).say("dit kanaal is voor kernteam")
        assert "instellingen" in answer.text
        async with plek.store.write(SYSTEM) as unit:
            await configure(unit, {})
        assert (await served(plek))["kernteam"] == channel("Overleg").channel


async def test_what_an_earlier_version_kept_with_the_channel_counts(sqlite_url):
    async with nowhere(sqlite_url) as plek:
        async with plek.store.write(SYSTEM) as unit:
            venue = venue_of(CHANNEL).model_copy(update={"purpose": "helpdesk"})
            await unit.of(KnownConversation).add(venue)
            await settle(unit)
        assert await served(plek) == {"helpdesk": CAFE}
        async with plek.store.read() as unit:
            assert (await venue_met(unit, CAFE)).purpose == ""


# --- until a place is known


async def call_for_help(plek, person=FATIMA):
    chat = plek.chat(person)
    sent = await chat.press(await chat.say("helpdesk Mijn geheim is zuurkool"), "Vraag versturen")
    await plek.work()
    return sent


async def test_a_call_for_help_is_kept_and_goes_to_its_place_once_that_is_known(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        sent = await call_for_help(plek)
        assert "is bewaard, maar nog niemand kan hem lezen" in words_of(sent)
        await appoint(plek, SANNE, channel("Hulp"), "de helpdesk")
        asked = [one for one in plek.post.within(channel("Hulp")) if "zuurkool" in words_of(one)]
        assert len(asked) == 1
        await plek.chat(SANNE, channel("Hulp")).happen(Kind.BOT_ADDED)
        await plek.work()
        asked = [one for one in plek.post.within(channel("Hulp")) if "zuurkool" in words_of(one)]
        assert len(asked) == 1


async def test_the_administrator_reads_a_call_that_has_no_place(sqlite_url):
    async with nowhere(sqlite_url) as plek:
        plek.store._administrators = frozenset({member_key(JOOST.id)})
        await met(plek, JOOST)
        sent = await call_for_help(plek)
        assert "rechtstreeks naar het kernteam of de beheerder" in words_of(sent)
        [asked] = plek.post.to(JOOST)
        assert "zuurkool" in words_of(asked)
        assert "Antwoorden" in " ".join(buttons_of(asked)) or buttons_of(asked)


async def test_a_call_that_is_solved_meanwhile_goes_nowhere(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        sent = await call_for_help(plek)
        solved = next(one for one in buttons_of(sent) if "opgelost" in one.casefold())
        await plek.chat(FATIMA).press(sent, solved)
        await appoint(plek, SANNE, channel("Hulp"), "de helpdesk")
        assert not [one for one in plek.post.within(channel("Hulp")) if "zuurkool" in words_of(one)]


async def test_without_a_helpdesk_channel_calls_for_help_go_to_the_cafe(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        await appoint(plek, SANNE, CHANNEL, "café")
        await call_for_help(plek)
        assert any("zuurkool" in words_of(one) for one in plek.post.within(CHANNEL))


async def test_who_came_in_before_the_cafe_was_known_is_welcomed_then_and_others_not(sqlite_url):
    async with nowhere(sqlite_url, kernteam=[SANNE]) as plek:
        await plek.chat(PIETER, STRANGE).happen(Kind.ARRIVED, PIETER)
        await plek.chat(FATIMA, CHANNEL).happen(Kind.ARRIVED, FATIMA, JOOST)
        await plek.chat(FATIMA, CHANNEL).happen(Kind.LEFT, JOOST)
        await plek.work()
        assert plek.post.to(FATIMA) == []
        await appoint(plek, SANNE, CHANNEL, "café")
        assert [words_of(one) for one in plek.post.to(FATIMA) if "elkom" in words_of(one)]
        assert plek.post.to(PIETER) == []
        assert await plek.all(WaitingArrival) == []
        assert (await plek.get(Member, member_key(FATIMA.id))).arrived is not None


async def test_without_a_channel_each_of_the_kernteam_hears_it_alone(sqlite_url):
    routes = [ringing(), channels.routes]
    async with nowhere(sqlite_url, kernteam=[SANNE, JOOST], routes=routes) as plek:
        async with plek.store.write(SYSTEM) as unit:
            await unit.of(Contact).add(contact_of(SANNE, personal(SANNE)))
            unit.emit(Rang())
        await plek.work()
        assert [sent.answer.text for sent in plek.post.to(SANNE)] == ["tring"]
        assert plek.post.to(JOOST) == []


async def test_what_nobody_can_hear_waits(sqlite_url):
    async with nowhere(sqlite_url, routes=[ringing()]) as plek:
        async with plek.store.write(SYSTEM) as unit:
            await remember(unit, None, STRANGE)
            unit.emit(Rang())
        await plek.work()
        assert plek.post.sent == []
        assert (await plek.store.outbox.counts())["waiting"] >= 1
        assert issubclass(NoConversation, LookupError)
