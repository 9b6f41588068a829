"""Kinds of activity: each known one is acted on or has a reason, an unknown one is counted."""

import pytest

from bot.adapter.inbound.kinds import INSTALLS, INVOKES, PLACES, UNANSWERED, described, is_known
from bot.adapter.wire.activity import read_activity
from bot.adapter.wire.metrics import MOST_NAMES
from tests.bot.adapter.activities import BOT, JAN, TEAM, TENANT, activity, in_channel, invoke
from tests.support.published import published

URL = "http://127.0.0.1:1/teams/"


def test_each_published_activity_is_acted_on_or_has_a_reason():
    kinds = {described(read_activity(sent)) for sent in published().values()}
    assert {what for what in kinds if not is_known(what)} == set(), "see UNANSWERED"


def test_nothing_is_both_acted_on_and_left_unanswered():
    acted_on = {
        *(f"invoke {name}" for name in INVOKES),
        *(f"installationUpdate {name}" for name in INSTALLS),
        *(f"conversationUpdate {name}" for name in PLACES),
        "message",
    }
    assert all(map(is_known, acted_on))
    assert not acted_on & set(UNANSWERED)
    assert all(reason.strip() for reason in UNANSWERED.values())


def unknown(bot):
    samples = [one for metric in bot.metrics.collect() for one in metric.samples]
    return {
        one.labels["what"]: one.value
        for one in samples
        if one.name == "plek_unknown_activities_total"
    }


def of_kind(bot, what):
    """An activity of Teams' own shape that is described so."""
    kind, _, more = what.partition(" ")
    data = {"tenant": {"id": TENANT}, "team": {"id": TEAM}, "eventType": more}
    fields = {"name": more, "action": more, "channelData": data}
    return in_channel(bot.connector.url, kind, **fields)


async def test_what_has_a_reason_is_acknowledged_and_nobody_sees_it(start):
    bot = await start()
    for what in UNANSWERED:
        status, body = await bot.post(of_kind(bot, what), token=bot.token())
        assert status == (501 if what.startswith("invoke") else 200), (what, body)
    assert (bot.seen, bot.connector.calls, unknown(bot)) == ([], [], {})


@pytest.mark.parametrize(
    "what",
    ["messagePinned", "event application/vnd.new", "invoke new/thing", "installationUpdate paused"],
)
async def test_an_unknown_kind_is_acknowledged_and_counted(start, what):
    bot = await start()
    status, _ = await bot.post(of_kind(bot, what), token=bot.token())
    assert status == (501 if what.startswith("invoke") else 200)
    assert (bot.seen, bot.connector.calls) == ([], [])
    assert unknown(bot) == {what: 1}


async def test_an_unknown_change_of_a_place_has_it_looked_at_again(start):
    bot = await start()
    what = "conversationUpdate channelPainted"
    assert (await bot.post(of_kind(bot, what), token=bot.token()))[0] == 200
    assert [one.verb for one in bot.seen] == ["channelPainted"]
    assert unknown(bot) == {what: 1}


async def test_names_without_end_are_counted_together(start):
    bot = await start()
    for number in range(MOST_NAMES + 20):
        await bot.post(of_kind(bot, f"kind{number}"), token=bot.token())
    await bot.post(of_kind(bot, "é\n" * 50), token=bot.token())
    counted = unknown(bot)
    assert (len(counted), counted["other"]) == (MOST_NAMES + 1, 21)


def test_people_who_come_and_go_are_told_by_who_is_named():
    data = {"eventType": "teamMemberAdded"}
    come = in_channel(URL, "conversationUpdate", membersAdded=[JAN], channelData=data)
    gone = activity(URL, "conversationUpdate", membersRemoved=[BOT])
    assert described(read_activity(come)) == "conversationUpdate membersAdded"
    assert described(read_activity(gone)) == "conversationUpdate membersRemoved"
    assert described(read_activity(invoke(URL, "task/fetch", {}))) == "invoke task/fetch"
