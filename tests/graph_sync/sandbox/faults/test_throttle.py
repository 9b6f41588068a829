"""Limits, as the facts give them ("Throttling"); the clock is stepped by hand."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_sync.sandbox.faults.limits import ThrottleLimit
from graph_sync.sandbox.faults.throttle import Window
from tests.graph_sync.sandbox.talker import CAFE, KERNTEAM, OWNER, SANNE, member

INVITE = {"inviteRedirectUrl": "https://teams.microsoft.com"}


async def spend(graph, count, method, path, body=None):
    """The statuses of some calls at the same moment, and the last answer."""
    answers = [await graph(method, path, body, strict=False) for _ in range(count)]
    return [one.status for one in answers], answers[-1]


async def test_one_team_is_asked_four_times_a_second(limited):
    statuses, last = await spend(limited, 5, "GET", f"/teams/{CAFE}")
    assert statuses == [200, 200, 200, 200, 429]
    assert last.headers["Retry-After"] == "1"
    assert last["error"]["innerError"]["code"] == "429"
    assert (await limited("GET", f"/teams/{KERNTEAM}")).status == 200


async def test_calls_while_throttled_count(limited):
    path = f"/teams/{CAFE}"
    await spend(limited, 5, "GET", path)
    limited.clock.advance(0.9)
    assert (await limited("GET", path)).status == 429
    limited.clock.advance(0.2)
    statuses, _ = await spend(limited, 4, "GET", path)
    assert statuses == [200, 200, 200, 429]


@pytest.mark.parametrize("what", ["", "/tabs", "/members"])
async def test_one_channel_is_asked_once_a_second(limited, what):
    first = (await limited.ok("GET", f"/teams/{CAFE}/primaryChannel"))["id"]
    path = f"/teams/{CAFE}/channels/{quote(first, safe='')}"
    statuses, _ = await spend(limited, 2, "GET", path + what)
    assert statuses == [200, 429]
    assert limited.running.report["limits"] == {"one channel": 1}


async def test_channels_of_a_team_are_listed_and_made_once_a_second(limited):
    statuses, _ = await spend(limited, 2, "GET", f"/teams/{CAFE}/channels")
    assert statuses == [200, 429]
    statuses = [
        (await limited("POST", f"/teams/{KERNTEAM}/channels", {"displayName": name})).status
        for name in ("Een", "Twee")
    ]
    assert statuses == [201, 429]


async def test_members_come_into_a_team_four_a_minute(limited):
    path, body = f"/teams/{KERNTEAM}/members", member(OWNER)
    for _ in range(4):
        assert (await limited("POST", path, body)).status == 201
        limited.clock.advance(1)
    said = await limited("POST", path, body)
    assert (said.status, said.headers["Retry-After"]) == (429, "57")
    limited.clock.advance(57)
    assert (await limited("POST", path, body)).status == 201


@pytest.mark.parametrize(
    ("count", "method", "path"),
    [
        (30, "GET", "/teams/{}"),
        (60, "GET", "/teams/{}/members"),
        (60, "GET", "/teams/{}/channels"),
        (30, "GET", "/teams/{}/primaryChannel"),
        (30, "GET", "/teams/{}/installedApps"),
        (30, "GET", "/teams/{}/channels/{}/tabs"),
        (60, "GET", "/teams/{}/channels/{}/members"),
        (30, "PATCH", "/teams/{}/channels/{}"),
        (15, "DELETE", "/teams/{}/channels/{}"),
        (30, "POST", "/teams/{}/channels"),
        (30, "POST", "/teams/{}/members"),
        (6, "PUT", "/groups/{}/team"),
        (10, "POST", "/teams"),
    ],
)
async def test_how_many_calls_of_a_kind_an_app_makes(limited, count, method, path):
    """Each call is about a team of its own, that need not be there to be counted."""
    statuses = [
        (await limited(method, path.format(f"t{n}", f"c{n}"), {}, strict=False)).status
        for n in range(count + 1)
    ]
    assert statuses.count(429) == 1
    assert statuses[-1] == 429


async def test_invitations_are_a_hundred_and_fifty_in_five_seconds(limited):
    mail = {"invitedUserEmailAddress": "een@gemeente.example"}
    statuses, last = await spend(limited, 151, "POST", "/invitations", INVITE | mail)
    assert statuses == [201] * 150 + [429]
    assert last.headers["Retry-After"] == "5"


async def test_the_directory_counts_units(limited):
    said = await limited("GET", f"/groups/{CAFE}/members")
    assert said.headers["x-ms-resource-unit"] == "3"
    said = await limited("GET", f"/groups/{CAFE}/members?$select=id")
    assert said.headers["x-ms-resource-unit"] == "2"
    said = await limited("GET", f"/users/{SANNE}?$select=id&$top=5")
    assert said.headers["x-ms-resource-unit"] == "1"
    assert "x-ms-resource-unit" not in (await limited("GET", f"/teams/{CAFE}")).headers


async def test_the_directory_says_how_near_its_limit_is_and_then_refuses(limited):
    item = {"method": "GET", "url": f"/groups/{CAFE}/members"}
    requests = [item | {"id": str(n)} for n in range(20)]
    last = {}
    for _ in range(59):
        said = await limited("POST", "/$batch", {"requests": requests}, strict=False)
        last = {one["id"]: one for one in said["responses"]}
    refused = [one for one in last.values() if one["status"] == 429]
    assert len(refused) == 59 * 20 - 3_500 // 3
    headers = refused[0]["headers"]
    assert headers["x-ms-throttle-information"] == "ResourceUnitLimitExceeded"
    assert headers["x-ms-throttle-scope"].startswith("Tenant_Application/ReadWrite/")
    near = [one["headers"] for one in last.values() if one["status"] == 200]
    assert float(near[0]["x-ms-throttle-limit-percentage"]) > 0.9


async def test_every_refusal_is_reported(limited):
    await spend(limited, 6, "GET", f"/teams/{CAFE}")
    report = (await limited.control("GET", "report")).body
    assert report["limited"] == 2
    assert [one["limit"] for one in report["throttled"]] == ["one team", "one team"]
    assert report["throttled"][0]["call"] == f"GET /teams/{CAFE}"
    await limited.control("DELETE", "report")
    assert (await limited.control("GET", "report"))["calls"] == 0


async def test_simulated_time_is_what_counts(limited):
    limited.running.clock.speed = 1_000_000
    for _ in range(20):
        assert (await limited("GET", f"/teams/{CAFE}")).status == 200


@given(
    waits=st.lists(st.floats(0, 3), min_size=1, max_size=60),
    count=st.integers(1, 5),
    seconds=st.floats(0.5, 10),
)
def test_who_waits_as_told_is_let_through(waits, count, seconds):
    limit, window, now = ThrottleLimit("x", count, seconds), Window(), 0.0
    for wait in waits:
        now += wait
        early = window.add(now, limit, 1)
        if early:
            now += early + 1e-9
            assert window.add(now, limit, 1) == 0.0


@given(st.lists(st.floats(0, 2), min_size=1, max_size=80), st.integers(1, 5))
def test_no_window_lets_more_through_than_its_limit(waits, count):
    limit, window, now = ThrottleLimit("x", count, 1.0), Window(), 0.0
    through = []
    for wait in waits:
        now += wait
        if window.add(now, limit, 1) == 0.0:
            through.append(now)
    for start in through:
        assert sum(start <= at < start + 1.0 for at in through) <= count
