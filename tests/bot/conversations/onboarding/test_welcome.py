"""Coming into PLeK Café: one welcome each, never a flood, offered again twice, and an opt-out."""

import dataclasses

import pytest

from bot.dispatch.contacts.app_link import app_link, remember_app
from bot.dispatch.contacts.contact import Contact, SentMessage
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Ambiguous, Kind, Person, Scope
from registry.members.member import Member
from registry.onboarding.welcome import WaitingArrival
from tests.bot.conversations.members.test_introductions import GOOD
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    GROUP,
    PERSONAL,
    PIETER,
    SANNE,
    buttons_of,
    town,
    words_of,
)

CAFE = dataclasses.replace(CHANNEL, conversation=CHANNEL.root)
"""Where Teams says that people were added: the team, without a thread."""
TWENTY = [Person(f"a3f1c0de-0000-4000-8000-0000000002{n:02d}", f"29:new-{n}") for n in range(20)]


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as running:
        yield running


@pytest.fixture
def cafe(plek):
    return plek.chat(SANNE, CAFE)


async def arrive(cafe, *people):
    assert await cafe.happen(Kind.ARRIVED, *people) is None
    await cafe.plek.work()


def shared(plek):
    return [one for one in plek.post.sent if one.only is None and one.place.scope is Scope.CHANNEL]


async def test_somebody_new_gets_one_welcome_that_only_they_see(plek, cafe):
    await arrive(cafe, FATIMA)
    [welcome] = plek.post.sent
    assert (welcome.only.address, welcome.place.root) == (FATIMA.address, CAFE.root)
    assert "Welkom bij PLeK" in words_of(welcome)
    assert buttons_of(welcome) == [
        "Stel je voor",
        "Netwerk aanmelden",
        "Bekijk de agenda",
        "Niet nu",
        "Vraag me dit niet meer",
        "In English",
    ]


async def test_every_button_leads_somewhere(plek, cafe):
    await arrive(cafe, FATIMA)
    chat = plek.chat(FATIMA, CAFE)
    hello = await plek.chat(FATIMA).happen(Kind.BOT_ADDED)
    for shown in (plek.post.sent[0], hello):
        for title in buttons_of(shown):
            answer = await chat.press(shown, title, private=True)
            assert answer.card is not None, title


async def test_twenty_at_once_are_twenty_welcomes_and_nothing_in_the_channel(plek, cafe):
    await arrive(cafe, *TWENTY)
    assert sorted(one.only.address for one in plek.post.sent) == sorted(p.address for p in TWENTY)
    assert shared(plek) == []


async def test_the_same_news_again_welcomes_nobody_again(plek, cafe):
    await arrive(cafe, FATIMA, FATIMA)
    await cafe.again()
    await arrive(cafe, FATIMA)
    await plek.work()
    assert len(plek.post.sent) == 1


async def test_other_bots_are_not_welcomed(plek, cafe):
    await arrive(cafe, Person("b", "28:other-bot"), Person(""))
    assert plek.post.sent == []


async def test_where_targeted_is_refused_it_goes_1_1(plek, cafe):
    plek.post.refuse = lambda _, only: "BotNotInConversationRoster" if only else ""
    await arrive(cafe, FATIMA)
    [welcome] = plek.post.sent
    assert welcome.place.conversation == f"a:{FATIMA.address}"


async def test_where_nothing_private_works_one_card_is_for_all(plek, cafe):
    plek.post.refuse = lambda place, only: "No" if only or place.scope is Scope.PERSONAL else ""
    await arrive(cafe, *TWENTY)
    [welcome] = plek.post.sent
    assert (welcome.only, welcome.place.root) == (None, CAFE.root)
    assert "Ben je hier nieuw?" in words_of(welcome)
    assert "Vraag me dit niet meer" not in buttons_of(welcome)
    contact = await plek.get(Contact, member_key(TWENTY[0].id))
    assert contact.refused == "No"


async def test_a_welcome_that_may_have_arrived_is_not_sent_again(plek, cafe):
    def cut(_place, _only):
        raise Ambiguous

    plek.post.refuse = cut
    await arrive(cafe, FATIMA)
    plek.post.refuse = lambda _place, _only: ""
    plek.clock.forward(hours=5)
    await plek.work()
    assert plek.post.sent == []


@pytest.mark.parametrize(
    "team", ["PLeK Makers", "GW Noordelijk Flevoland", "KN Nieuw", "Ons platform", "PLeK Café"]
)
async def test_only_in_the_cafe_whatever_another_team_is_called(plek, cafe, team):
    elsewhere = dataclasses.replace(
        CAFE, team="19:else", team_name=team, conversation="19:else", channel="19:else"
    )
    plek.post.team_name = team
    await cafe.say("hallo")  # the Café is met
    await arrive(plek.chat(SANNE, elsewhere), FATIMA)
    assert plek.post.sent == []
    assert await plek.all(WaitingArrival) == []


async def test_not_in_a_group_chat_or_1_1(plek):
    for place in (GROUP, PERSONAL):
        await arrive(plek.chat(SANNE, place), FATIMA)
    assert plek.post.sent == []


async def test_who_leaves_another_team_called_cafe_stays_a_member(plek, cafe):
    await arrive(cafe, FATIMA)
    elsewhere = dataclasses.replace(CAFE, team="19:x", conversation="19:x", channel="19:x")
    await plek.chat(SANNE, elsewhere).happen(Kind.LEFT, FATIMA)
    assert (await plek.get(Member, member_key(FATIMA.id))).left is None


async def test_offered_again_twice_and_no_more(plek, cafe):
    await arrive(cafe, FATIMA)
    seen = []
    for _ in range(40):
        plek.clock.forward(days=1)
        await plek.work()
        seen.append(len(plek.post.sent))
    assert (seen[1], seen[4], seen[-1]) == (1, 2, 3)
    _, again, last = plek.post.sent
    assert "Je hebt je nog niet voorgesteld" in words_of(again)
    assert "de laatste keer" in words_of(last)
    assert (await plek.get(Member, member_key(FATIMA.id))).offers == 3


async def test_who_introduced_themselves_is_not_asked_again(plek, cafe):
    await arrive(cafe, FATIMA)
    plek.clock.forward(minutes=5)
    chat = plek.chat(FATIMA, CAFE)
    form = await chat.press(plek.post.sent[0], "Stel je voor", private=True)
    await chat.press(form, "Versturen", private=True, **GOOD)
    plek.clock.forward(days=60)
    await plek.work()
    assert len(plek.post.sent) == 1


async def test_who_opted_out_is_not_asked_again(plek, cafe):
    await arrive(cafe, FATIMA)
    chat = plek.chat(FATIMA, CAFE)
    answer = await chat.press(plek.post.sent[0], "Vraag me dit niet meer", private=True)
    assert "ik vraag je dit niet meer" in words_of(answer)
    plek.clock.forward(days=60)
    await plek.work()
    assert len(plek.post.sent) == 1
    assert "Welkom bij PLeK" in words_of(await chat.say("welkom"))


async def test_not_now_is_asked_later(plek, cafe):
    await arrive(cafe, FATIMA)
    chat = plek.chat(FATIMA, CAFE)
    answer = await chat.press(plek.post.sent[0], "Niet nu", private=True)
    assert "later nog eens" in words_of(answer)
    plek.clock.forward(days=60)
    await plek.work()
    last = plek.post.sent[-1]
    answer = await chat.press(last, "Niet nu", private=True)
    assert "vraag ik het niet meer" in words_of(answer)


async def test_who_left_is_let_go_and_welcomed_when_they_return(plek, cafe):
    await arrive(cafe, FATIMA)
    plek.clock.forward(hours=1)
    assert await cafe.happen(Kind.LEFT, FATIMA) is None
    assert await cafe.again() is None
    plek.clock.forward(days=60)
    await plek.work()
    assert len(plek.post.sent) == 1
    await arrive(cafe, FATIMA)
    assert len(plek.post.sent) == 2


async def test_who_returns_after_introducing_themselves_is_welcomed_back(plek, cafe):
    chat = plek.chat(FATIMA)
    await chat.press(await chat.say("voorstellen"), "Versturen", **GOOD | {"language": "en"})
    plek.clock.forward(hours=1)
    await cafe.happen(Kind.LEFT, FATIMA)
    plek.clock.forward(hours=1)
    await arrive(cafe, FATIMA)
    [welcome] = plek.post.sent
    assert "Welcome back" in words_of(welcome)


async def test_who_was_known_from_1_1_is_still_reached_in_the_channel_first(plek, cafe):
    await plek.chat(FATIMA).say("help")
    await arrive(cafe, FATIMA)
    assert [one.only.address for one in plek.post.sent] == [FATIMA.address]


async def test_the_welcome_in_the_other_language(plek, cafe):
    await arrive(cafe, FATIMA)
    chat = plek.chat(FATIMA, CAFE)
    english = await chat.press(plek.post.sent[0], "In English", private=True)
    assert "Welcome to PLeK" in words_of(english)
    assert "Not now" in buttons_of(english)
    dutch = await chat.press(english, "In het Nederlands", private=True)
    assert "Welkom bij PLeK" in words_of(dutch)
    odd = await chat.call("welcome.speak", language="fr", occasion="x" * 9_000)
    assert "Welkom bij PLeK" in words_of(odd)


@pytest.mark.parametrize("place", [CAFE, GROUP, PERSONAL], ids=lambda place: place.scope)
async def test_the_bot_says_once_what_it_does(plek, place):
    chat = plek.chat(FATIMA, place)
    hello = await chat.happen(Kind.BOT_ADDED)
    assert "Hallo, ik ben PLeK" in words_of(hello)
    assert buttons_of(hello)[0] == "Stel je voor"
    assert await chat.again() is None
    assert await chat.happen(Kind.BOT_ADDED) is None


async def test_who_was_there_before_the_bot_is_known_but_not_written_to(plek, cafe):
    plek.post.roster = [*TWENTY, Person("bot", "28:other-bot")]
    await cafe.happen(Kind.BOT_ADDED, *TWENTY[:3])
    await plek.work()
    assert plek.post.sent == []
    contacts = {one.address for one in await plek.all(Contact)}
    assert {person.address for person in TWENTY} <= contacts
    assert "28:other-bot" not in contacts
    plek.clock.forward(days=60)
    await plek.work()
    assert plek.post.sent == []


async def test_who_was_only_on_the_roster_is_forgotten_when_they_leave(plek, cafe):
    plek.post.roster = [PIETER]
    await cafe.happen(Kind.BOT_ADDED)
    await plek.work()
    assert await plek.get(Contact, member_key(PIETER.id)) is not None
    await cafe.happen(Kind.LEFT, PIETER)
    assert await plek.get(Contact, member_key(PIETER.id)) is None


async def test_a_welcome_is_remembered_as_sent(plek, cafe):
    await arrive(cafe, FATIMA)
    [posting] = await plek.all(SentMessage)
    assert posting.member == member_key(FATIMA.id)


LINK = "https://teams.microsoft.com/l/app/catalogue-id?tenantId=" + CHANNEL.tenant


def opened(shown):
    card = shown.card if hasattr(shown, "card") else shown.answer.card
    return [one["url"] for one in card["actions"] if one["type"] == "Action.OpenUrl"]


async def know_app(plek, *ids):
    async with plek.store.write("system") as unit:
        await remember_app(unit, *ids)


async def test_the_welcome_has_the_link_by_which_a_guest_adds_the_app(plek, cafe):
    await know_app(plek, "catalogue-id", "package-id")
    await arrive(cafe, FATIMA)
    [welcome] = plek.post.sent
    assert opened(welcome) == [LINK]
    assert "Dat kan ook als gast" in words_of(welcome)


async def test_the_link_stands_where_somebody_asks_for_it_in_a_channel_and_not_one_to_one(plek):
    await know_app(plek, "catalogue-id", "package-id")
    assert opened(await plek.chat(FATIMA, CHANNEL).say("welkom")) == [LINK]
    assert opened(await plek.chat(FATIMA, PERSONAL).say("welkom")) == []


async def test_where_no_teams_can_be_opened_there_is_no_link(plek, cafe):
    await arrive(cafe, FATIMA)
    assert opened(plek.post.sent[0]) == []


async def test_the_id_that_is_set_goes_before_the_one_found_and_that_before_the_packages(plek):
    async def link():
        async with plek.store.read("system") as unit:
            return await app_link(unit, "t")

    assert await link() == ""
    await know_app(plek, "", "package-id")
    assert await link() == "https://teams.microsoft.com/l/app/package-id?tenantId=t"
    await know_app(plek, "set-id", "package-id")
    assert "set-id" in await link()
    await know_app(plek, "", "package-id")  # what was known better stays
    assert "set-id" in await link()
