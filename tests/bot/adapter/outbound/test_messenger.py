"""Writing on our own initiative."""

import pytest

from bot.dispatch.turn import Answer, Person, Place, Scope, Undeliverable
from tests.bot.adapter.activities import BOT, TEAM, TENANT, THREAD, in_channel
from tests.support.at_once import at_once
from tests.support.connector import Fault

ELS = Person("els-1", "29:els", "Els")
CARD = {"type": "AdaptiveCard", "version": "1.5", "body": []}


def channel(bot, conversation=THREAD):
    return Place(bot.connector.url, conversation, Scope.CHANNEL, TENANT, BOT["id"], TEAM)


async def test_a_message_starts_a_thread_or_goes_into_one(local):
    bot = await local()
    messenger = bot.adapter.messenger
    assert await messenger.send(channel(bot), Answer(card=CARD, text="Nieuw")) == "m1"
    assert await messenger.send(channel(bot), Answer(text="erbij"), thread="m1") == "m2"
    new, under = bot.connector.taken
    assert new.path == f"/conversations/{TEAM}/activities"
    assert under.path == f"/conversations/{TEAM};messageid=m1/activities"
    assert (new.body["type"], new.body["summary"]) == ("message", "Nieuw")
    assert new.body["from"] == {"id": BOT["id"]}


async def test_updating_and_deleting_name_the_message(local):
    bot = await local()
    await bot.adapter.messenger.update(channel(bot), "m1", Answer(card=CARD))
    await bot.adapter.messenger.delete(channel(bot), "m1")
    await bot.adapter.messenger.delete(channel(bot), "m2", targeted=True)
    await bot.adapter.messenger.update(channel(bot), "m3", Answer(card=CARD), targeted=True)
    put, delete, targeted, aside = bot.connector.taken
    assert (put.method, put.body["id"], put.body["type"]) == ("PUT", "m1", "message")
    assert (delete.method, delete.body, delete.targeted) == ("DELETE", None, False)
    assert targeted.targeted
    assert (put.targeted, aside.targeted, aside.body["id"]) == (False, True, "m3")


async def test_a_1_1_is_opened_once(local):
    bot = await local()
    one = await bot.adapter.messenger.personal(ELS, channel(bot))
    two = await bot.adapter.messenger.personal(ELS, channel(bot, TEAM))
    assert one == two
    assert one == Place(bot.connector.url, "a:opened-1", Scope.PERSONAL, TENANT, BOT["id"])
    assert len(bot.connector.calls) == 1
    await bot.adapter.messenger.send(one, Answer(text="hoi"), only=ELS)
    assert not bot.connector.taken[-1].targeted


async def test_a_1_1_that_is_refused_says_why(local):
    bot = await local()
    bot.connector.faults.append(Fault(403, "ForbiddenOperationException"))
    with pytest.raises(Undeliverable, match="ForbiddenOperationException"):
        await bot.adapter.messenger.personal(ELS, channel(bot))
    with pytest.raises(Undeliverable, match="NoAddress"):
        await bot.adapter.messenger.personal(Person("els-1"), channel(bot))
    bot.connector.faults.append(Fault(200, taken=True, body="{}"))
    with pytest.raises(Undeliverable, match="NoConversation"):
        await bot.adapter.messenger.personal(ELS, channel(bot))


async def test_opening_a_1_1_may_be_done_twice(local):
    bot = await local()
    bot.connector.faults.append(Fault(0, taken=True))
    assert (await bot.adapter.messenger.personal(ELS, channel(bot))).conversation


async def test_the_roster_comes_page_by_page(local):
    bot = await local()
    bot.connector.page_size = 2
    bot.connector.roster = [
        {
            "id": "29:a",
            "aadObjectId": "a-1",
            "name": "Anna",
            "email": "anna@urk.example",
            "userPrincipalName": "anna_urk.example#EXT#@plek.example",
            "userRole": "user",
        },
        {"id": "29:b", "objectId": "b-1", "userPrincipalName": "b@plek.example"},
        {"id": "29:c"},
        {"name": "no id"},
        {"id": "29:e", "name": None},
    ]
    people = [person async for person in bot.adapter.messenger.members(channel(bot))]
    assert people == [
        Person("a-1", "29:a", "Anna", "anna@urk.example", guest=True),
        Person("b-1", "29:b"),
        Person("29:c", "29:c"),
        Person("29:e", "29:e"),
    ]
    assert {call.path for call in bot.connector.calls} == {f"/conversations/{TEAM}/pagedmembers"}
    assert [call.query.get("continuationToken") for call in bot.connector.calls] == [
        None,
        "2",
        "4",
    ]
    assert bot.connector.calls[0].query["pageSize"] == "500"


async def test_a_roster_that_repeats_its_token_ends(local):
    bot = await local()
    page = '{"members": [{"id": "29:a"}], "continuationToken": "same"}'
    bot.connector.always = Fault(200, taken=True, body=page)
    people = [person async for person in bot.adapter.messenger.members(channel(bot))]
    assert len(people) == 2


async def test_a_team_tells_its_name_group_and_channels(local):
    bot = await local()
    details = '{"id": "t", "name": "PLeK Café", "aadGroupId": "g-1"}'
    bot.connector.faults.append(Fault(200, taken=True, body=details))
    assert await bot.adapter.messenger.team(channel(bot)) == ("PLeK Café", "g-1")
    listed = (
        '{"conversations": [{"id": "19:a"}, {"id": "19:b", "name": "Helpdesk"}, {"name": "x"}]}'
    )
    bot.connector.faults.append(Fault(200, taken=True, body=listed))
    found = await bot.adapter.messenger.channels(channel(bot))
    assert found == [("19:a", ""), ("19:b", "Helpdesk")]
    assert [call.path for call in bot.connector.calls] == [
        f"/teams/{TEAM}",
        f"/teams/{TEAM}/conversations",
    ]


async def test_twenty_at_once_keep_to_the_rate_limits(local):
    bot = await local()
    send = bot.adapter.messenger.send
    await at_once(*(send(channel(bot), Answer(text=str(n))) for n in range(20)))
    assert len(bot.connector.posted) == 20
    # 7 in the first second and 1 more in the second: 20 messages need some 4 seconds.
    assert 3.9 < max(bot.sleeps.taken) < 5
    assert len(bot.sleeps.taken) == 13


async def test_answers_do_not_wait_for_what_is_sent_on_our_own_initiative(local):
    bot = await local()
    await at_once(*(bot.post(in_channel(bot.connector.url, text=str(n))) for n in range(20)))
    assert (len(bot.connector.posted), bot.sleeps.taken) == (20, [])
