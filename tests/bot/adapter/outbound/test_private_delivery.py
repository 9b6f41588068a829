"""Answers for one person: targeted, else 1:1, else an ordinary reply."""

import pytest

from bot.dispatch.turn import Answer, Kind, Person, Place, Scope, Undeliverable
from tests.bot.adapter.activities import BOT, JAN, TENANT, THREAD, activity, in_channel, pressed
from tests.support.connector import Fault

ELS = {"id": "29:els", "name": "Els", "aadObjectId": "00000000-0000-0000-0000-0000000000bb"}

REFUSED = [
    (400, "INVALID_TARGETED_MESSAGE_ID"),
    (403, "BotNotInConversationRoster"),
    (404, "ActivityNotFoundInConversation"),
    (405, "MethodNotAllowed"),
]


def targeted(request):
    return "isTargetedActivity" in request.query


def opening(request):
    return request.path.endswith("/v3/conversations")


async def whisper(incoming):
    if incoming.kind is Kind.BOT_ADDED:
        return None
    return Answer(text=f"alleen jij: {incoming.text}", private=True)


async def test_a_private_answer_in_a_channel_is_targeted(local):
    bot = await local(whisper)
    await bot.post(in_channel(bot.connector.url, text="x"))
    [call] = bot.connector.taken
    assert call.targeted
    assert call.path == f"/conversations/{THREAD}/activities"
    recipient = {"id": JAN["id"], "name": JAN["name"], "isTargeted": True}
    assert call.body["recipient"] == recipient
    assert call.body["from"] == {"id": BOT["id"]}


async def test_a_private_answer_in_1_1_is_an_ordinary_reply(local):
    bot = await local(whisper)
    await bot.post(activity(bot.connector.url, text="x"))
    [call] = bot.connector.taken
    assert not call.targeted
    assert call.body["text"] == "alleen jij: x"


@pytest.mark.parametrize(("status", "code"), REFUSED)
async def test_where_targeted_is_refused_it_goes_1_1(local, status, code):
    bot = await local(whisper)
    bot.connector.faults.append(Fault(status, code, when=targeted))
    await bot.post(in_channel(bot.connector.url, text="x"))
    _, opened, sent = bot.connector.calls
    assert opened.body["members"] == [{"id": JAN["id"]}]
    assert (opened.body["bot"], opened.body["tenantId"]) == ({"id": BOT["id"]}, TENANT)
    assert sent.path == "/conversations/a:opened-1/activities"
    assert (sent.targeted, sent.body["text"]) == (False, "alleen jij: x")
    assert "replyToId" not in sent.body


@pytest.mark.parametrize(("status", "code"), REFUSED)
async def test_where_1_1_is_refused_too_it_is_an_ordinary_reply(local, status, code):
    bot = await local(whisper)
    bot.connector.always = Fault(status, code, when=lambda r: targeted(r) or opening(r))
    await bot.post(in_channel(bot.connector.url, text="x"))
    assert [body["text"] for body in bot.connector.posted] == ["alleen jij: x"]
    assert bot.connector.taken[0].path.startswith(f"/conversations/{THREAD}/")


async def test_what_others_must_not_read_is_never_an_ordinary_reply(local):
    async def secret(_):
        return Answer(text="geheim", private=True, instead=Answer(text="vraag het me 1:1"))

    bot = await local(secret)
    await bot.post(in_channel(bot.connector.url, text="x"))
    assert bot.connector.posted[-1]["text"] == "geheim"
    bot.connector.always = Fault(403, "No", when=lambda r: targeted(r) or opening(r))
    await bot.post(in_channel(bot.connector.url, text="y"))
    assert bot.connector.posted[-1]["text"] == "vraag het me 1:1"


async def test_where_the_1_1_can_not_be_written_to_it_is_an_ordinary_reply(local):
    bot = await local(whisper)
    bot.connector.always = Fault(
        403, "ConversationBlockedByUser", when=lambda r: targeted(r) or "a:opened" in r.path
    )
    await bot.post(in_channel(bot.connector.url, text="x"))
    assert len(bot.connector.posted) == 1
    assert THREAD in bot.connector.taken[-1].path


def from_els(url, **fields):
    return in_channel(url, text="x", **{"from": ELS} | fields)


def elsewhere(url, **fields):
    """In another channel of the same team."""
    place = {"id": "19:other@thread.tacv2;messageid=1", "conversationType": "channel"}
    return in_channel(url, text="x", conversation=place, **fields)


def aside(bot):
    """How often a targeted message was tried."""
    return len([call for call in bot.connector.calls if call.targeted])


@pytest.mark.parametrize(
    ("status", "code"),
    [(403, "BotNotInConversationRoster"), (405, "MethodNotAllowed")],
)
async def test_what_is_about_the_place_is_remembered_for_all_in_it(local, status, code):
    bot = await local(whisper)
    bot.connector.always = Fault(status, code, when=targeted)
    for asked in (in_channel(bot.connector.url, text="x"), from_els(bot.connector.url)):
        await bot.post(asked)
    assert aside(bot) == 1
    assert len(bot.connector.posted) == 2
    await bot.post(elsewhere(bot.connector.url))
    assert aside(bot) == 2


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (403, "MemberNotInConversation"),
        (403, "ForbiddenOperationException"),
        (404, "ActivityNotFoundInConversation"),
        (404, "UserNotFound"),
    ],
)
async def test_any_other_refusal_is_about_that_one_person_there(local, status, code):
    bot = await local(whisper)
    bot.connector.faults.append(Fault(status, code, when=targeted))
    for _ in range(2):
        await bot.post(in_channel(bot.connector.url, text="x"))
    assert aside(bot) == 1
    await bot.post(from_els(bot.connector.url))
    await bot.post(elsewhere(bot.connector.url))
    assert aside(bot) == 3
    assert [call.targeted for call in bot.connector.taken if call.targeted] == [True, True]


async def test_our_own_mistake_closes_no_way(local):
    bot = await local(whisper)
    for code in ("BadArgument", "INVALID_TARGETED_MESSAGE_ID"):
        bot.connector.faults.append(Fault(400, code, when=targeted))
        await bot.post(in_channel(bot.connector.url, text="x"))
    await bot.post(in_channel(bot.connector.url, text="x"))
    assert aside(bot) == 3
    assert bot.connector.taken[-1].targeted


async def test_a_place_that_the_bot_is_added_to_is_tried_again(local):
    bot = await local(whisper)
    private = {"id": "19:private@thread.tacv2;messageid=1", "conversationType": "channel"}
    asked = in_channel(bot.connector.url, text="x", conversation=private)
    bot.connector.faults.append(Fault(403, "BotNotInConversationRoster", when=targeted))
    await bot.post(asked)
    await bot.post(asked | {"id": "again"})
    assert aside(bot) == 1
    await bot.post(in_channel(bot.connector.url, "conversationUpdate", membersAdded=[BOT]))
    await bot.post(asked | {"id": "and again"})
    assert aside(bot) == 2


async def test_a_1_1_that_is_gone_is_opened_anew_once(local):
    bot = await local(whisper)
    bot.connector.always = Fault(403, "MemberNotInConversation", when=targeted)
    await bot.post(in_channel(bot.connector.url, text="een"))
    bot.connector.faults.append(
        Fault(404, "ConversationNotFound", when=lambda r: "a:opened" in r.path)
    )
    await bot.post(in_channel(bot.connector.url, text="twee"))
    assert [body["text"] for body in bot.connector.posted] == [
        "alleen jij: een",
        "alleen jij: twee",
    ]
    opened = [call for call in bot.connector.taken if call.path == "/conversations"]
    assert len(opened) == 2
    assert bot.connector.taken[-1].path == "/conversations/a:opened-3/activities"


async def test_an_answer_to_a_targeted_message_names_it(local):
    """The entity by which Teams shows the person's own prompt (Teams SDK, May 2026)."""
    bot = await local()
    asked = in_channel(bot.connector.url, text="x", recipient=BOT | {"isTargeted": True})
    await bot.post(asked)
    [call] = bot.connector.taken
    assert call.body["entities"] == [{"type": "targetedMessageInfo", "messageId": asked["id"]}]
    assert (call.targeted, call.body["recipient"]["isTargeted"]) == (True, True)
    await bot.post(in_channel(bot.connector.url, text="y"))
    assert "entities" not in bot.connector.taken[-1].body


async def test_outside_the_channel_an_answer_names_nothing_that_is_in_it(local):
    bot = await local()
    bot.connector.always = Fault(403, "MemberNotInConversation", when=targeted)
    await bot.post(in_channel(bot.connector.url, text="x", recipient=BOT | {"isTargeted": True}))
    sent = bot.connector.taken[-1]
    assert "a:opened" in sent.path
    assert not {"entities", "replyToId", "recipient"} & sent.body.keys()


@pytest.mark.parametrize("code", ["TARGETED_MESSAGE_EXPIRED_OR_DELETED", "ActivityNotFound"])
async def test_a_targeted_card_that_is_gone_is_answered_by_a_new_one(local, code):
    async def handle(_):
        return Answer(card={"type": "AdaptiveCard", "version": "1.5", "body": []})

    bot = await local(handle)
    bot.connector.faults.append(Fault(404, code, when=lambda r: r.method == "PUT"))
    pressed_privately = in_channel(
        bot.connector.url,
        value={"verb": "x"},
        replyToId="card-1",
        recipient=BOT | {"isTargeted": True},
    )
    await bot.post(pressed_privately)
    [call] = bot.connector.taken
    assert (call.method, call.targeted) == ("POST", True)


async def test_a_message_that_is_gone_needs_no_deleting(local):
    bot = await local()
    place = Place(bot.connector.url, THREAD, Scope.CHANNEL, TENANT, BOT["id"])
    bot.connector.faults.append(Fault(404, "TARGETED_MESSAGE_EXPIRED_OR_DELETED"))
    await bot.adapter.messenger.delete(place, "m1", targeted=True)
    bot.connector.faults.append(Fault(403, "BotNotInConversationRoster"))
    with pytest.raises(Undeliverable):
        await bot.adapter.messenger.delete(place, "m1")


async def test_what_was_asked_privately_is_answered_privately(local):
    bot = await local()
    asked = in_channel(bot.connector.url, text="x", recipient=BOT | {"isTargeted": True})
    await bot.post(asked)
    assert bot.connector.taken[0].targeted


async def test_a_private_answer_beside_a_pressed_card_is_targeted(local):
    async def handle(_):
        return Answer(text="psst", private=True, replace=False)

    bot = await local(handle)
    channel = in_channel(bot.connector.url)
    place = {key: channel[key] for key in ("conversation", "channelData")}
    status, body = await bot.post(pressed(bot.connector.url, **place))
    assert (status, body["statusCode"]) == (200, 200)
    assert bot.connector.taken[0].targeted


async def test_a_busy_service_is_not_a_refusal(local):
    bot = await local(whisper)
    bot.connector.faults.append(Fault(429, retry_after="1", when=targeted))
    await bot.post(in_channel(bot.connector.url, text="x"))
    assert [call.targeted for call in bot.connector.taken] == [True]


async def test_the_messenger_leaves_the_choice_to_the_caller(local):
    bot = await local()
    place = Place(bot.connector.url, THREAD, Scope.CHANNEL, TENANT, BOT["id"], team="t")
    els = Person("els-1", "29:els", "Els")
    messenger = bot.adapter.messenger
    assert await messenger.send(place, Answer(text="welkom"), only=els) == "m1"
    [call] = bot.connector.taken
    assert call.targeted
    assert (call.body["recipient"]["id"], THREAD in call.path) == ("29:els", False)
    bot.connector.always = Fault(403, "NoTargeted", when=targeted)
    for _ in range(2):
        with pytest.raises(Undeliverable) as caught:
            await messenger.send(place, Answer(text="welkom"), only=els)
        assert (caught.value.code, caught.value.status) == ("NoTargeted", 403)
    assert len(bot.connector.calls) == 2
