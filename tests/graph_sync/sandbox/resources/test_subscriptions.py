import asyncio

import pytest
from aiohttp import web

from graph_sync.sandbox.core.clock import iso
from tests.graph_sync.sandbox.listener import listening
from tests.graph_sync.sandbox.talker import CAFE, EMRE, KERNTEAM, OWNER, member, user

HOUR = 3_600


@pytest.fixture
async def listener():
    async with listening() as one:
        yield one


def wish(graph, listener, resource="/teams/getAllChannels", hours=48, **more):
    return {
        "changeType": "created,updated,deleted",
        "notificationUrl": listener.url,
        "lifecycleNotificationUrl": listener.url,
        "resource": resource,
        "expirationDateTime": iso(graph.clock.now + hours * HOUR),
        "clientState": "geheim",
        **more,
    }


async def subscribe(graph, listener, *args, **more):
    return await graph("POST", "/subscriptions", wish(graph, listener, *args, **more))


async def test_who_subscribes_is_told_of_changes(graph, listener):
    made = await subscribe(graph, listener)
    assert made.status == 201
    channel = await graph.ok("POST", f"/teams/{CAFE}/channels", {"displayName": "Nieuw"})
    [told] = await listener.hears()
    assert told == {
        "subscriptionId": made["id"],
        "changeType": "created",
        "tenantId": graph.state.tenant,
        "clientState": "geheim",
        "subscriptionExpirationDateTime": made["expirationDateTime"],
        "resource": f"teams('{CAFE}')/channels('{channel['id']}')",
        "resourceData": {
            "id": channel["id"],
            "@odata.type": "#Microsoft.Graph.channel",
            "@odata.id": f"teams('{CAFE}')/channels('{channel['id']}')",
        },
    }


async def test_members_are_told_of_when_teams_knows(lagging, listener):
    await subscribe(lagging, listener, f"/teams/{KERNTEAM}/members")
    await subscribe(lagging, listener, f"/teams('{CAFE}')/channels")
    await lagging.ok("POST", f"/groups/{KERNTEAM}/members/$ref", {"@odata.id": user(EMRE)})
    lagging.clock.advance(15)
    await lagging.ok("POST", f"/teams/{CAFE}/channels", {"displayName": "Nieuw"})
    lagging.clock.advance(5)
    assert [one["changeType"] for one in await listener.hears()] == ["created"]
    assert listener.told.empty()
    lagging.clock.advance(10)
    [told] = await listener.hears()
    assert told["resource"].startswith(f"teams('{KERNTEAM}')/members('")


async def test_changes_for_one_address_come_together(lagging, listener):
    await subscribe(lagging, listener)
    for name in ("Een", "Twee", "Drie"):
        await lagging.ok("POST", f"/teams/{CAFE}/channels", {"displayName": name})
    lagging.clock.advance(60)
    assert len(await listener.hears(3)) == 3
    assert listener.posts == 1


async def test_only_the_changes_that_were_asked_for(graph, listener):
    await subscribe(graph, listener, changeType="deleted")
    made = await graph.hand("add channel", team="PLeK Café", name="Nieuw")
    await graph.hand("delete channel", team="PLeK Café", channel=made["channel"])
    assert [one["changeType"] for one in await listener.hears()] == ["deleted"]
    assert listener.told.empty()


@pytest.mark.parametrize(
    "echo",
    [
        lambda _: web.Response(status=500),
        lambda _: web.Response(text="something else"),
        lambda token: web.json_response(token),
    ],
)
async def test_an_address_must_prove_itself(graph, listener, echo):
    listener.echo = echo
    said = await subscribe(graph, listener)
    assert (said.status, said.code) == (400, "ValidationError")
    assert (await graph.ok("GET", "/subscriptions"))["value"] == []


async def test_an_address_where_nobody_is_proves_nothing(graph, listener):
    said = await subscribe(graph, listener, notificationUrl="http://127.0.0.1:1/none")
    assert said.status == 400


async def test_how_long_a_subscription_lasts(graph, listener):
    assert (await subscribe(graph, listener, hours=73)).status == 400
    assert (await subscribe(graph, listener, hours=-1)).status == 400
    short = wish(graph, listener, hours=2)
    del short["lifecycleNotificationUrl"]
    assert (await graph("POST", "/subscriptions", short)).status == 400
    short["expirationDateTime"] = iso(graph.clock.now + HOUR)
    assert (await graph("POST", "/subscriptions", short)).status == 201
    assert (await subscribe(graph, listener, "/users", hours=24 * 28)).status == 201
    assert (await subscribe(graph, listener, "/users", hours=72)).status == 409


@pytest.mark.parametrize(
    "more",
    [
        {"resource": "/me/messages"},
        {"changeType": "moved"},
        {"clientState": "x" * 129},
        {"notificationUrl": "http://elsewhere.example/told"},
        {"includeResourceData": True},
        {"expirationDateTime": "soon"},
    ],
)
async def test_what_nobody_can_subscribe_to(graph, listener, more):
    said = await graph("POST", "/subscriptions", wish(graph, listener, **more), strict=False)
    assert said.status == 400


async def test_a_team_that_is_not_there_has_no_changes(graph, listener):
    assert (await subscribe(graph, listener, "/teams/nowhere/channels")).status == 404


async def test_a_subscription_is_renewed_and_ends(graph, listener):
    key = (await subscribe(graph, listener, hours=1))["id"]
    later = {"expirationDateTime": iso(graph.clock.now + 2 * HOUR)}
    assert (await graph("PATCH", f"/subscriptions/{key}", later)).status == 200
    graph.clock.advance(HOUR + 1)
    assert (await graph.ok("GET", "/subscriptions")).ids == [key]
    graph.clock.advance(HOUR)
    events = await listener.hears(2)
    assert [one["lifecycleEvent"] for one in events] == [
        "reauthorizationRequired",
        "subscriptionRemoved",
    ]
    assert (await graph.ok("GET", "/subscriptions")).ids == []
    assert (await graph("PATCH", f"/subscriptions/{key}", later)).status == 404


async def test_a_subscription_is_authorised_again_before_its_end(graph, listener):
    key = (await subscribe(graph, listener, hours=1))["id"]
    graph.clock.advance(46 * 60)
    [event] = await listener.hears()
    assert event["lifecycleEvent"] == "reauthorizationRequired"
    assert event["subscriptionId"] == key
    assert (await graph("POST", f"/subscriptions/{key}/reauthorize")).status == 204
    assert (await graph("DELETE", f"/subscriptions/{key}")).status == 204
    assert (await graph("DELETE", f"/subscriptions/{key}")).status == 404


async def test_who_does_not_answer_is_told_again_and_then_misses_it(graph, listener):
    async with listening() as other:
        more = {"lifecycleNotificationUrl": other.url}
        key = (await subscribe(graph, listener, **more))["id"]
        listener.status = 500
        await graph.hand("add channel", team="PLeK Café", name="Nieuw")
        async with asyncio.timeout(5):
            for _ in range(8):
                await listener.posted.get()
                await graph.running.service.notifications.idle.wait()
                graph.clock.advance(9_500)
        [event] = await other.hears()
    assert (event["lifecycleEvent"], event["subscriptionId"]) == ("missed", key)
    assert listener.posts == 8


async def test_a_notification_that_is_lost_comes_never(graph, listener):
    await subscribe(graph, listener)
    await graph.control("POST", "notifications", {"lose": 1})
    await graph.hand("add channel", team="PLeK Café", name="Een")
    await graph.hand("add channel", team="PLeK Café", name="Twee")
    [told] = await listener.hears()
    twee = next(
        one["id"]
        for one in (await graph.ok("GET", f"/teams/{CAFE}/channels"))["value"]
        if one["displayName"] == "Twee"
    )
    assert told["resourceData"]["id"] == twee


@pytest.mark.parametrize("event", ["missed", "reauthorizationRequired", "subscriptionRemoved"])
async def test_events_of_subscriptions_can_be_brought_about(graph, listener, event):
    key = (await subscribe(graph, listener))["id"]
    await graph.control("POST", "notifications", {"lifecycle": event, "subscription": key})
    [told] = await listener.hears()
    assert told["lifecycleEvent"] == event
    left = (await graph.ok("GET", "/subscriptions")).ids
    assert left == ([] if event == "subscriptionRemoved" else [key])


async def test_members_of_private_channels_have_changes_too(graph, listener):
    await subscribe(graph, listener, f"/teams/{KERNTEAM}/channels/getAllMembers")
    body = {"displayName": "X", "membershipType": "private", "members": [member(OWNER, "owner")]}
    made = await graph.ok("POST", f"/teams/{KERNTEAM}/channels", body)
    [told] = await listener.hears()
    assert told["resource"].startswith(f"teams('{KERNTEAM}')/channels('{made['id']}')/members('")
