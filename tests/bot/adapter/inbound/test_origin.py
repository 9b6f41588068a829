"""Only Teams, only tenants of ours, and only people with an account: anything else is 403."""

import pytest

from bot.adapter.inbound.kinds import INVOKES
from bot.adapter.inbound.origin import SPOKEN
from bot.dispatch.turn import Person
from tests.bot.adapter.activities import (
    BOT,
    JAN,
    TEAM,
    TENANT,
    activity,
    in_channel,
    invoke,
    pressed,
)

OTHER = "99999999-0000-0000-0000-000000000000"
THIRD = "33333333-0000-4000-8000-00000000000a"
CHANNELS = (
    *("directline", "webchat", "emulator", "skype", "email", "sms", "directlinespeech", "outlook"),
    *("MSTEAMS", "msteams ", "msteams:copilot", "", None, 5, ["msteams"], {"id": "msteams"}),
)


async def refused(bot, sent):
    """The word by which an activity is refused with 403; nobody has seen it."""
    status, body = await bot.post(sent, token=bot.token())
    assert status == 403, body
    assert (bot.seen, bot.connector.calls) == ([], [])
    return body["error"]["code"]


def counted(bot, reason):
    return bot.metrics.get_sample_value("plek_refused_total", {"reason": reason}) or 0


@pytest.mark.parametrize("channel", CHANNELS, ids=repr)
async def test_nothing_is_taken_from_another_channel_than_teams(start, issuer, channel):
    issuer.announced = {"one": None}  # a key of Microsoft's may be endorsed for any channel
    bot = await start()
    for sent in (
        activity(bot.connector.url, channelId=channel, text="signal"),
        pressed(bot.connector.url, channelId=channel),
        in_channel(bot.connector.url, "conversationUpdate", channelId=channel, membersAdded=[JAN]),
    ):
        assert await refused(bot, sent) == "channel"
    assert counted(bot, "channel") == 3
    assert (await bot.post(activity(bot.connector.url), token=bot.token()))[0] == 200


async def test_an_activity_without_any_channel_is_refused(start):
    bot = await start()
    bare = activity(bot.connector.url)
    del bare["channelId"]
    assert await refused(bot, bare) == "channel"
    assert await refused(bot, {}) == "channel"


def somewhere(bot, data, conversation, **fields):
    """An activity that names tenants as asked; `...` leaves one out."""
    place = {"id": "a:jan", "conversationType": "personal"} | conversation
    more = {} if data is ... else {"channelData": data}
    sent = activity(bot.connector.url, conversation=place, **more, **fields)
    if data is ...:
        del sent["channelData"]
    return sent


def said(tenant):
    return {"tenant": {"id": tenant}}


OURS = {
    "in channelData": (said(TENANT), {}),
    "in the conversation": (..., {"tenantId": TENANT}),
    "in both": (said(TENANT), {"tenantId": TENANT}),
    "in capitals": (said(TENANT.upper()), {"tenantId": TENANT}),
    "channelData null": (None, {"tenantId": TENANT}),
    "a tenant that is null": ({"tenant": None}, {"tenantId": TENANT}),
    "an id that is null": (said(None), {"tenantId": TENANT}),
    "the conversation's null": (said(TENANT), {"tenantId": None}),
    "channelData that is no object": ("x", {"tenantId": TENANT}),
    "a further tenant": (said(THIRD), {"tenantId": THIRD}),
}
NOT_OURS = {
    "another": (said(OTHER), {}),
    "another in the conversation": (..., {"tenantId": OTHER}),
    "another twice": (said(OTHER), {"tenantId": OTHER}),
    "ours and another": (said(TENANT), {"tenantId": OTHER}),
    "another and ours": (said(OTHER), {"tenantId": TENANT}),
    "ours, and another spelt as botbuilder does": (said(TENANT), {"tenantID": OTHER}),
    "two of ours": (said(TENANT), {"tenantId": THIRD}),
    "empty": (said(""), {}),
    "empty and ours": (said(""), {"tenantId": TENANT}),
    "ours and empty": (said(TENANT), {"tenantId": ""}),
    "a space": (said(" "), {}),
    "ours with a space": (said(f"{TENANT} "), {}),
    "none": (..., {}),
    "channelData null and none": (None, {}),
    "both null": (said(None), {"tenantId": None}),
    "a number": (said(5), {}),
    "a list of ours": (said([TENANT]), {"tenantId": TENANT}),
    "a true in the conversation": (said(TENANT), {"tenantId": True}),
}


@pytest.mark.parametrize("what", OURS)
async def test_a_tenant_of_ours_is_served_wherever_it_is_named(start, what):
    bot = await start(allowed_tenants=f"{THIRD.upper()}, ")
    assert (await bot.post(somewhere(bot, *OURS[what]), token=bot.token()))[0] == 200
    assert len(bot.seen) == 1


@pytest.mark.parametrize("what", NOT_OURS)
async def test_any_other_tenant_is_refused(start, what):
    bot = await start(allowed_tenants=THIRD)
    assert await refused(bot, somewhere(bot, *NOT_OURS[what])) == "tenant"
    arrival = somewhere(bot, *NOT_OURS[what], type="conversationUpdate", membersAdded=[JAN])
    assert await refused(bot, arrival) == "tenant"
    assert counted(bot, "tenant") == 2


async def test_a_further_tenant_is_served_only_where_it_is_listed(start):
    bot = await start()
    assert await refused(bot, somewhere(bot, said(THIRD), {})) == "tenant"


async def test_the_home_tenant_of_a_guest_is_never_looked_at(start):
    bot = await start()
    guest = JAN | {"tenantId": OTHER, "userPrincipalName": "jan_rws.nl#EXT#@plek.example"}
    sent = activity(bot.connector.url, **{"from": guest})
    assert (await bot.post(sent, token=bot.token()))[0] == 200
    assert bot.seen[0].person.id == JAN["aadObjectId"]


NOBODY = {
    "none": None,
    "no account": {"id": "29:jan", "name": "Jan"},
    "an empty account": {"id": "29:jan", "aadObjectId": ""},
    "no text": {"id": "29:jan", "aadObjectId": 5},
    "the system": {"id": "system", "aadObjectId": "system"},
    "the system by address": {"id": "system"},
    "who is known by e-mail": {"id": "29:jan", "aadObjectId": "mail:0123456789abcdef01234567"},
    "an administrator by address": {"id": JAN["aadObjectId"]},
    "an administrator by an address in capitals": {"id": JAN["aadObjectId"].upper()},
    "an id in braces": {"id": "29:jan", "aadObjectId": f"{{{JAN['aadObjectId']}}}"},
    "an id with a space": {"id": "29:jan", "aadObjectId": f"{JAN['aadObjectId']} "},
    "an id with a line end": {"id": "29:jan", "aadObjectId": f"{JAN['aadObjectId']}\n"},
    "an id with a ligature": {
        "id": "29:jan",
        "aadObjectId": "\ufb00000000-0000-0000-0000-0000000000aa",
    },
}


@pytest.mark.parametrize("what", NOBODY)
async def test_what_somebody_says_or_presses_needs_an_account(start, what):
    bot = await start()
    for kind in sorted(SPOKEN):
        sent = activity(bot.connector.url, kind, name="adaptiveCard/action", text="signal")
        assert await refused(bot, sent | {"from": NOBODY[what]}) == "person"
    assert counted(bot, "person") == len(SPOKEN)


async def test_every_invoke_needs_an_account(start):
    bot = await start()
    for name in (*INVOKES, "signin/verifyState", "x", ""):
        sent = invoke(bot.connector.url, name, {}, **{"from": {"id": "29:jan"}})
        assert await refused(bot, sent) == "person"


@pytest.mark.parametrize("what", [*NOBODY, "an administrator"])
async def test_an_event_about_a_place_is_taken_and_acts_as_nobody(start, what):
    bot = await start()
    actor = NOBODY.get(what, JAN)
    data = {
        "eventType": "channelCreated",
        "tenant": {"id": TENANT},
        "team": {"id": TEAM, "name": "PLeK Café"},
        "channel": {"id": "19:new", "name": "Nieuw"},
    }
    events = (
        in_channel(bot.connector.url, "conversationUpdate", membersAdded=[JAN]),
        in_channel(bot.connector.url, "conversationUpdate", membersAdded=[BOT]),
        in_channel(bot.connector.url, "conversationUpdate", channelData=data),
        in_channel(bot.connector.url, "installationUpdate", action="remove"),
    )
    for sent in events:
        assert (await bot.post(sent | {"from": actor}, token=bot.token()))[0] == 200
    assert [one.person for one in bot.seen] == [Person("")] * 4


async def test_who_adds_the_bot_to_their_own_chats_is_known(start):
    bot = await start()
    sent = activity(bot.connector.url, "installationUpdate", action="add")
    assert (await bot.post(sent, token=bot.token()))[0] == 200
    assert bot.seen[0].person.id == JAN["aadObjectId"]


async def test_who_arrives_is_known_by_an_account_or_not_yet(start):
    bot = await start()
    people = [JAN, {"id": "29:els", "name": "Els"}, {"id": "29:x", "aadObjectId": "system"}]
    sent = in_channel(bot.connector.url, "conversationUpdate", membersAdded=people)
    assert (await bot.post(sent, token=bot.token()))[0] == 200
    assert bot.seen[0].people == (
        Person(JAN["aadObjectId"], "29:jan", "Jan de Vries"),
        Person("", "29:els", "Els"),
        Person("", "29:x"),
    )


@pytest.mark.parametrize("bot_id", [{"id": "28:other"}, JAN | {"role": "bot"}])
async def test_no_bot_presses_anything(start, bot_id):
    bot = await start()
    sent = invoke(bot.connector.url, "adaptiveCard/action", {}, **{"from": bot_id})
    assert await refused(bot, sent) == "person"


async def test_another_bot_is_ignored_and_not_refused(start):
    bot = await start()
    sent = activity(bot.connector.url, text="hoi", **{"from": {"id": "28:other"}})
    assert (await bot.post(sent, token=bot.token()))[0] == 200
    assert bot.seen == []


async def test_what_was_refused_is_counted_for_the_administrator(start):
    bot = await start()
    for channel in ("webchat", "directline"):
        await refused(bot, activity(bot.connector.url, channelId=channel))
    await refused(bot, somewhere(bot, said(OTHER), {}))
    await refused(bot, somewhere(bot, said("<b>?</b>"), {}))
    await refused(bot, activity(bot.connector.url, **{"from": {"id": "29:jan", "name": "Jan"}}))
    assert (await bot.post(activity(bot.connector.url), token="garbage"))[0] == 401
    taken = {reason: (one.count, one.value) for reason, one in bot.adapter.refused.take().items()}
    assert taken == {"channel": (2, "directline"), "tenant": (2, ""), "person": (1, "")}
    assert bot.adapter.refused.take() == {}


async def test_local_mode_takes_any_client_of_this_machine(local):
    bot = await local()
    sent = somewhere(bot, ..., {}, channelId="emulator", **{"from": {"id": "29:jan"}})
    assert (await bot.post(sent))[0] == 200
    assert bot.seen[0].person == Person("29:jan", "29:jan")
