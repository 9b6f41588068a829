import asyncio

import pytest

from graph_sync.sandbox.core.clock import Clock, iso, moment
from graph_sync.sandbox.core.consistency import PROFILES
from graph_sync.sandbox.core.seed import october_2023
from graph_sync.sandbox.core.state import dumped, loaded
from graph_sync.sandbox.serve import sandbox
from tests.graph_sync.sandbox.talker import CAFE, KERNTEAM, SANNE, Talker, new_group, user


def test_a_state_survives_being_written_down():
    state = october_2023()
    assert loaded(dumped(state)) == state


async def test_a_server_goes_on_where_it_was_stopped(tmp_path):
    file = tmp_path / "tenant.json"
    async with sandbox(profile="mild", speed=0, start=1e9, keep=file) as one, Talker(one) as graph:
        made = await graph.ok("POST", "/groups", new_group())
        one.clock.advance(10)
        await graph.ok("PUT", f"/groups/{made['id']}/team", {})
        await graph.ok("DELETE", f"/groups/{CAFE}/members/{SANNE}/$ref")
    async with sandbox(profile="mild", speed=0, keep=file) as one, Talker(one) as graph:
        assert one.clock.now == 1e9 + 10
        assert (await graph("GET", f"/teams/{made['id']}")).status == 404
        assert len((await graph.ok("GET", f"/teams/{CAFE}/members"))["value"]) == 11
        one.clock.advance(30)
        assert (await graph("GET", f"/teams/{made['id']}")).status == 200
        assert len((await graph.ok("GET", f"/teams/{CAFE}/members"))["value"]) == 10


async def test_a_state_can_be_read_and_set_from_outside(graph):
    state = (await graph.control("GET", "state")).body
    assert state["groups"][CAFE]["name"] == "PLeK Café"
    state["groups"][CAFE]["name"] = "Café"
    assert (await graph.control("PUT", "state", state)).status == 200
    assert (await graph.ok("GET", f"/teams/{CAFE}"))["displayName"] == "Café"
    assert (await graph.control("PUT", "state", {"users": 1})).status == 400


async def test_what_happened_can_be_read(graph):
    await graph.hand("rename channel", team="PLeK Café", channel="Helpdesk", name="Hulp")
    await graph.ok(
        "POST", f"/groups/{KERNTEAM}/members/$ref", {"@odata.id": user(SANNE[:-1] + "6")}
    )
    log = [one["text"] for one in (await graph.control("GET", "log")).body]
    assert log == [
        "renamed the channel 'Helpdesk' in 'PLeK Café' to 'Hulp'",
        "added Emre Çelik to 'PLeK kernteam'",
    ]


async def test_people_do_by_hand_what_people_do(graph):
    team = {"team": "PLeK Café"}
    made = await graph.hand("add channel", **team, name="Prive", kind="private")
    await graph.hand("add member", **team, channel="Prive", user=SANNE)
    path = f"/teams/{CAFE}/channels/{made['channel'].replace(':', '%3A')}"
    assert len((await graph.ok("GET", f"{path}/members"))["value"]) == 2
    await graph.hand("remove member", **team, channel="Prive", user=SANNE)
    assert len((await graph.ok("GET", f"{path}/members"))["value"]) == 1
    await graph.hand("archive channel", **team, channel="Prive")
    assert (await graph.ok("GET", path))["isArchived"] is True
    await graph.hand("delete channel", **team, channel="Prive")
    assert (await graph("GET", path)).status == 404
    await graph.hand("archive team", **team)
    assert (await graph.ok("GET", f"/teams/{CAFE}"))["isArchived"] is True
    await graph.hand("remove member", **team, user=SANNE)
    assert SANNE not in (await graph.ok("GET", f"/groups/{CAFE}/members")).ids
    await graph.hand("rename team", **team, name="Café")
    await graph.hand("delete team", team="Café")
    assert (await graph("GET", f"/teams/{CAFE}")).status == 404
    await graph.hand("restore team", team="Café")
    assert (await graph.ok("GET", f"/teams/{CAFE}"))["displayName"] == "Café"


async def test_what_nobody_can_do_is_refused(graph):
    for body in (
        {"do": "dance"},
        {"do": "rename team"},
        {"do": "rename team", "team": "Nowhere", "name": "X"},
        {"do": "add member", "team": "PLeK Café", "user": "nobody"},
        {"do": "delete channel", "team": "PLeK Café", "channel": "General"},
    ):
        assert (await graph.control("POST", "hand", body)).status == 400, body


async def test_settings_can_be_changed_while_it_runs(graph):
    said = await graph.control("POST", "settings", {"profile": "slow", "throttling": True})
    assert said["lags"]["roster"] == PROFILES["slow"].roster
    assert said["throttling"] is True
    assert (await graph.control("POST", "settings", {"colour": "blue"})).status == 400
    assert (await graph.control("GET", "settings"))["first_channel"] == "General"


async def test_guests_can_be_kept_out_of_private_channels(graph):
    await graph.control("POST", "settings", {"guests_in_private": False})
    await graph.hand("add channel", team="PLeK kernteam", name="Prive", kind="private")
    found = (await graph.ok("GET", f"/teams/{KERNTEAM}/channels"))["value"]
    key = found[-1]["id"].replace(":", "%3A")
    body = {
        "@odata.type": "#microsoft.graph.aadUserConversationMember",
        "roles": [],
        "user@odata.bind": f"https://graph.microsoft.com/v1.0/users('{SANNE}')",
    }
    said = await graph("POST", f"/teams/{KERNTEAM}/channels/{key}/members", body)
    assert said.status == 403


async def test_the_clock_is_stepped_and_sped_up_from_outside(graph):
    began = (await graph.control("GET", "clock"))["now"]
    said = await graph.control("POST", "clock", {"advance": 60})
    assert said["now"] == began + 60
    assert said["iso"] == iso(began + 60)
    said = await graph.control("POST", "clock", {"speed": 1_000_000})
    assert said["speed"] == 1_000_000
    assert (await graph.control("GET", "clock"))["now"] > began + 60


async def test_a_clock_is_reached_by_going_or_by_being_stepped():
    fast = Clock(start=0.0, speed=100_000)
    await fast.reach(50.0)
    assert fast.now >= 50.0
    still = Clock(start=0.0, speed=0)
    waiting = asyncio.ensure_future(still.reach(50.0))
    await asyncio.sleep(0)
    still.advance(50)
    await waiting
    assert still.elapsed == 50.0


@pytest.mark.parametrize("text", ["2026-11-24T10:00:00Z", "2026-11-24T10:00:00.0000000Z"])
def test_moments_are_read_as_they_are_written(text):
    assert iso(moment(text)) == "2026-11-24T10:00:00Z"


async def test_without_a_token_nothing_is_said(graph):
    async with Talker(graph.running) as other:
        del other._http.headers["Authorization"]
        said = await other("GET", f"/teams/{CAFE}")
    assert (said.status, said.code) == (401, "InvalidAuthenticationToken")


async def test_every_answer_names_its_request(graph):
    mine = {"client-request-id": "mine"}
    said = await graph("GET", "/teams/nowhere", headers=mine)
    inner = said["error"]["innerError"]
    assert inner["request-id"] == said.headers["request-id"]
    assert inner["client-request-id"] == said.headers["client-request-id"] == "mine"
    assert inner["date"] == iso(graph.clock.now).rstrip("Z")


async def test_a_body_must_be_json(graph):
    url = f"{graph.running.url}/groups"
    async with graph._http.post(
        url, data=b"{", headers={"Content-Type": "application/json"}
    ) as one:
        assert one.status == 400
        assert "valid JSON" in (await one.json())["error"]["message"]


async def test_beta_is_answered_too(graph):
    url = f"{graph.running.root}/beta/groups?$top=1"
    async with graph._http.get(url) as answer:
        body = await answer.json()
    assert body["@odata.nextLink"].startswith(f"{graph.running.root}/beta/groups")
    assert body["@odata.context"] == "https://graph.microsoft.com/beta/$metadata#groups"
