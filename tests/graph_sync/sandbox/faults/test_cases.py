"""Every failure case of the contract by its id; none may be forgotten."""

import base64
import json
from pathlib import Path
from urllib.parse import quote

import pytest

from graph_sync import sandbox
from graph_sync.sandbox.faults.cases import CASES, DOCUMENTED
from graph_sync.sandbox.faults.catalogue import described
from graph_sync.sandbox.faults.profiles import PROFILES
from tests.graph_sync.sandbox.talker import (
    CAFE,
    EMRE,
    GRAPH,
    KERNTEAM,
    OWNER,
    SANNE,
    member,
    new_group,
    user,
)

FILE = Path(__file__).parents[3] / "contracts" / "graph-failure-cases.json"
KNOWN = {one["id"]: one for one in json.loads(FILE.read_text("utf-8"))["cases"]}

README = Path(sandbox.__file__).with_name("README.md")

CHANNELS = f"/teams/{KERNTEAM}/channels"
MEMBERS = f"/teams/{KERNTEAM}/members"
REFERENCE = f"/groups/{KERNTEAM}/members/$ref"
SHARED = {"displayName": "Samen", "membershipType": "shared", "members": [member(OWNER, "owner")]}
STANDARD = {
    "template@odata.bind": f"{GRAPH}/teamsTemplates('standard')",
    "displayName": "KN Water",
    "members": [member(OWNER, "owner")],
}
JSON = {"Content-Type": "application/json"}
CHECKS = {}


def check(*cases):
    def mark(test):
        CHECKS.update(dict.fromkeys(cases, test))
        return test

    return mark


async def switch_on(graph, case, **more):
    said = await graph.control("POST", "faults", {"id": case, **more})
    assert said.status == 200, said


async def names(graph, team=KERNTEAM):
    return (await graph.ok("GET", f"/teams/{team}/channels")).names


async def path_of(graph, name, team=CAFE):
    found = (await graph.ok("GET", f"/teams/{team}/channels"))["value"]
    key = next(one["id"] for one in found if one["displayName"] == name)
    return f"/teams/{team}/channels/{quote(key, safe='')}"


def test_every_case_of_the_contract_is_there():
    assert set(DOCUMENTED) == set(KNOWN) == set(CHECKS)


def test_every_case_has_words_and_a_source():
    assert set(described()) == set(CASES)
    for one in described().values():
        assert one.does.endswith(".")
        assert one.nl.endswith(".")
        assert one.source


def test_the_readme_names_every_mixture():
    text = README.read_text("utf-8")
    assert [one for one in PROFILES if f"`{one}`" not in text] == []


@pytest.mark.parametrize("case", KNOWN)
async def test_a_case_strikes_as_described(graph, case):
    await CHECKS[case](graph, case, KNOWN[case])


@check("429-retry-after-int", "429-retry-after-float", "429-no-retry-after")
async def throttled(graph, case, known):
    await switch_on(graph, case, count=1)
    said = await graph("GET", f"/teams/{CAFE}")
    assert (said.status, said.code) == (429, "TooManyRequests")
    assert said["error"]["innerError"]["status"] == "429"
    assert said.headers.get("Retry-After") == known["headers"].get("Retry-After")
    assert (await graph("GET", f"/teams/{CAFE}")).status == 200
    assert graph.running.report["limited"] == 0
    assert graph.running.report["faults"] == {case: 1}


@check("429-early-retry-resets-window")
async def early(graph, case, known):
    await switch_on(graph, case, count=1)
    for _ in range(2):
        assert (await graph("GET", f"/teams/{CAFE}")).status == known["status"]
        graph.clock.advance(9)
    graph.clock.advance(1)
    assert (await graph("GET", f"/teams/{CAFE}")).status == 200


@check("429-identity-headers")
async def identity(graph, case, known):
    await switch_on(graph, case, count=1)
    assert (await graph("GET", f"/teams/{CAFE}")).status == 200
    said = await graph("GET", "/users")
    assert said.status == known["status"]
    assert {name: said.headers[name] for name in known["headers"]} == known["headers"]


@check("200-near-limit")
async def near(graph, case, known):
    await switch_on(graph, case)
    said = await graph.ok("GET", "/groups")
    assert {name: said.headers[name] for name in known["headers"]} == known["headers"]


@check("503-write-applied")
async def applied(graph, case, known):
    await switch_on(graph, case, count=1)
    assert (await graph("POST", CHANNELS, {"displayName": "Nieuw"})).status == known["status"]
    assert "Nieuw" in await names(graph)
    assert (await graph("POST", CHANNELS, {"displayName": "Nieuw"})).code == "NameAlreadyExists"


@check("504-write-not-applied", "507")
async def not_applied(graph, case, known):
    await switch_on(graph, case, count=1)
    said = await graph("POST", CHANNELS, {"displayName": "Nieuw"})
    assert said.status == int(known["status"])
    assert "Nieuw" not in await names(graph)
    assert (await graph("POST", CHANNELS, {"displayName": "Nieuw"})).status == 201


@check("502-bulk-add", "403-guest-app-only", "404-disabled-user")
async def member_call(graph, case, known):
    await switch_on(graph, case, count=1)
    bulk = case == "502-bulk-add"
    path = f"{MEMBERS}/add" if bulk else MEMBERS
    said = await graph("POST", path, {"values": [member(OWNER)]} if bulk else member(OWNER))
    assert said.status == known["status"]
    if "body" in known:
        assert said["error"]["message"] == known["body"]["error"]["message"]
    assert said.status == known["status"]


@check("400-channel-name", "400-shared-two-owners")
async def channel_refused(graph, case, known):
    await switch_on(graph, case, count=1)
    said = await graph("POST", CHANNELS, SHARED)
    assert said.status == known["status"]
    if "body" in known:
        assert said["error"]["code"] == known["body"]["error"]["code"]
        assert said["error"]["message"] == known["body"]["error"]["message"]
    assert await names(graph) == ["General"]


@check("404-group-not-replicated")
async def young(graph, case, known):
    group = (await graph.ok("POST", "/groups", new_group()))["id"]
    await switch_on(graph, case, count=3)
    for _ in range(3):
        assert (await graph("PUT", f"/groups/{group}/team", {})).status == known["status"]
    assert (await graph("PUT", f"/groups/{group}/team", {})).status == 201


@check("400-group-not-replicated", "400-already-member")
async def reference(graph, case, known):
    await switch_on(graph, case, count=1)
    said = await graph("POST", REFERENCE, {"@odata.id": user(EMRE)})
    assert said.status == known["status"]
    assert said["error"]["message"].startswith(known["message"].rstrip(" ."))
    assert (await graph("POST", REFERENCE, {"@odata.id": user(EMRE)})).status == 204


@check("207-bulk-partial")
async def partial(graph, case, known):
    mails = [f"collega{n}@plek.example" for n in range(3)]
    people = [(await graph.hand("add user", mail=one, kind="Member"))["user"] for one in mails]
    await switch_on(graph, case, count=1)
    body = {"values": [member(one) for one in people]}
    said = await graph("POST", f"{MEMBERS}/add", body)
    assert said.status == known["status"]
    assert [one["error"] and one["error"]["code"] for one in said["value"]] == [
        None, "NotFound", None,
    ]  # fmt: skip
    here = (await graph.ok("GET", f"/groups/{KERNTEAM}/members")).ids
    assert [one in here for one in people] == [True, False, True]


@check("202-op")
async def operation(graph, case, known):
    await switch_on(graph, case)
    said = await graph("POST", "/teams", STANDARD)
    assert said.status == known["status"]
    team = said.headers["Content-Location"].split("'")[1]
    path = said.headers["Location"].replace("('", "/").replace("')", "")
    seen = []
    while seen[-1:] != ["succeeded"]:
        seen.append((await graph.ok("GET", path))["status"])
        there = (await graph("GET", f"/teams/{team}")).status == 200
        assert there == (seen[-1] == "succeeded")
        graph.clock.advance(30)
    assert list(dict.fromkeys(seen)) == ["notStarted", "inProgress", "succeeded"]


@check("202-op-failed")
async def operation_failed(graph, case, known):
    await switch_on(graph, case, count=1)
    said = await graph("POST", "/teams", STANDARD)
    team = said.headers["Content-Location"].split("'")[1]
    path = said.headers["Location"].replace("('", "/").replace("')", "")
    shown = await graph.ok("GET", path)
    assert shown["status"] == known["body"]["status"]
    assert shown["attemptsCount"] == 1
    assert shown["error"]["code"]
    assert (await graph("GET", f"/teams/{team}")).status == 404
    await switch_on(graph, case, count=1)
    await graph.ok("POST", f"/teams/{CAFE}/archive")
    assert (await graph.ok("GET", f"/teams/{CAFE}"))["isArchived"] is False


@check("202-shared-channel")
async def shared(graph, case, known):
    await switch_on(graph, case)
    said = await graph("POST", CHANNELS, SHARED)
    assert said.status == known["status"]
    assert said.headers["Location"].startswith(f"/teams('{KERNTEAM}')/operations('")
    assert await names(graph) == ["General"]
    graph.clock.advance(120)
    assert await names(graph) == ["General", "Samen"]


@check("400-archive-on-archived-team")
async def archive_refused(graph, case, known):
    path = await path_of(graph, "Helpdesk")
    await switch_on(graph, case, count=1)
    said = await graph("POST", f"{path}/archive")
    assert said.status == known["status"]
    assert said["error"]["message"].startswith(known["message"].partition(":")[0])


@check("404-read-after-create")
async def not_yet(graph, case, known):
    await switch_on(graph, case)
    made = await graph.ok("POST", CHANNELS, {"displayName": "Nieuw"})
    path = f"{CHANNELS}/{quote(made['id'], safe='')}"
    assert (await graph("GET", path)).status == known["status"]
    assert "Nieuw" not in await names(graph)
    group = (await graph.ok("POST", "/groups", new_group()))["id"]
    assert (await graph("GET", f"/groups/{group}")).status == 404
    graph.clock.advance(30)
    assert (await graph("GET", path)).status == 200
    assert (await graph("GET", f"/groups/{group}")).status == 200


@check("roster-lag")
async def roster(graph, case, _known):
    await switch_on(graph, case, seconds=86_400)
    await graph.ok("POST", REFERENCE, {"@odata.id": user(EMRE)})
    await graph.ok("PATCH", f"/groups/{CAFE}", {"displayName": "Café"})
    seen = [len((await graph.ok("GET", MEMBERS))["value"])]
    graph.clock.advance(86_400)
    seen.append(len((await graph.ok("GET", MEMBERS))["value"]))
    assert seen == [3, 4]


@check("filesFolder-not-ready", "filesFolder-400-special-chars")
async def folder(graph, case, known):
    path = await path_of(graph, "Helpdesk")
    await switch_on(graph, case, count=1)
    assert (await graph("GET", f"{path}/filesFolder")).status == known["status"]
    assert (await graph("GET", f"{path}/filesFolder")).status == 200


@check("batch-partial")
async def batch_partial(graph, case, known):
    await switch_on(graph, case, count=1)
    calls = [("GET", f"/users/{SANNE}", {}) for _ in range(6)]
    answers = await graph.batch(*calls)
    statuses = sorted(one["status"] for one in answers.values())
    assert statuses == sorted([200 if one < 300 else one for one in known["items"]])


@check("batch-424")
async def batch_dependent(graph, case, known):
    await switch_on(graph, case, count=1)
    calls = (("GET", f"/teams/{CAFE}", {}), ("GET", f"/teams/{CAFE}", {"dependsOn": ["1"]}))
    answers = await graph.batch(*calls)
    assert (answers["1"]["status"], answers["2"]["status"]) == (503, known["items"][0])
    answers = await graph.batch(*calls)
    assert (answers["1"]["status"], answers["2"]["status"]) == (200, 200)


@check("batch-400")
async def batch_refused(graph, case, known):
    await switch_on(graph, case, count=1)
    body = {"requests": [{"id": "1", "method": "GET", "url": "/users"}]}
    assert (await graph("POST", "/$batch", body)).status == known["status"]
    assert (await graph("POST", "/$batch", body)).status == 200


@check("batch-out-of-order")
async def batch_order(graph, case, _known):
    await switch_on(graph, case, count=1)
    requests = [{"id": str(n), "method": "GET", "url": "/users"} for n in range(9)]
    said = await graph.ok("POST", "/$batch", {"requests": requests})
    assert [one["id"] for one in said["responses"]] == [str(n) for n in reversed(range(9))]


@check("401-expired", "401-cae-claims")
async def token(graph, case, known):
    await switch_on(graph, case, count=1)
    said = await graph("GET", f"/teams/{CAFE}")
    assert (said.status, said.code) == (401, "InvalidAuthenticationToken")
    challenge = said.headers["WWW-Authenticate"]
    if "body" in known:
        assert said["error"]["message"] == known["body"]["error"]["message"]
    else:
        claims = challenge.partition('claims="')[2].partition('"')[0]
        assert 'error="insufficient_claims"' in challenge
        assert "access_token" in json.loads(base64.b64decode(claims))
    assert (await graph("GET", f"/teams/{CAFE}")).status == 200


@check("403-missing-permission", "403-subscription-quota")
async def refused(graph, case, known):
    await switch_on(graph, case, count=1)
    body = {
        "changeType": "created",
        "notificationUrl": "http://127.0.0.1:1/",
        "resource": "/users",
        "expirationDateTime": "2030-01-01T00:00:00Z",
    }
    said = await graph("POST", "/subscriptions", body)
    assert (said.status, said.code) == (known["status"], "Forbidden")
    if "body" in known:
        assert said["error"]["message"].startswith("Missing role permissions on the request.")


@check("unknown-enum")
async def unknown(graph, case, _known):
    asked = {"Prefer": "include-unknown-enum-members"}
    await graph.ok("POST", CHANNELS, SHARED)

    async def kind():
        said = await graph.ok("GET", CHANNELS, headers=asked)
        return said["value"][-1]["membershipType"]

    assert await kind() == "shared"
    await switch_on(graph, case, count=1)
    assert await kind() == "unknownFutureValue"


@check("html-body")
async def html(graph, case, known):
    await switch_on(graph, case, count=1)
    said = await graph("GET", f"/teams/{CAFE}")
    assert said.status >= 500
    assert said.headers["Content-Type"].startswith(known["headers"]["Content-Type"])
    assert said.body.startswith("<html>")


@pytest.mark.parametrize("profile", PROFILES)
async def test_a_mixture_strikes_the_same_way_with_the_same_seed(graph, profile):
    async def statuses():
        await graph.control("POST", "faults", {"profile": profile, "seed": 7})
        people = {"members@odata.bind": []}
        calls = (
            ("GET", f"/groups/{CAFE}"),
            ("PUT", "/groups/nobody/team", {}),
            ("PATCH", f"/groups/{CAFE}", people),
            ("POST", f"/groups/{CAFE}/members/$ref", {"@odata.id": user(OWNER)}),
            ("POST", f"{MEMBERS}/add", {"values": [member(SANNE)]}),
        )
        found = [(await graph(*call, strict=False)).status for call in calls * 60]
        on = (await graph.control("GET", "faults"))["on"]
        assert any(one["struck"] for one in on)
        await graph.control("DELETE", "faults")
        return found

    first, again = await statuses(), await statuses()
    assert first == again
    assert (await graph.control("GET", "faults"))["on"] == []


async def test_a_case_can_strike_other_calls_than_its_own(graph):
    await switch_on(graph, "503-write-applied", count=1, path=r"^/groups/[^/]+$", method="patch")
    assert (await graph("POST", CHANNELS, {"displayName": "Nieuw"})).status == 201
    assert (await graph("PATCH", f"/groups/{CAFE}", {"displayName": "Café"})).status == 503
    assert (await graph.ok("GET", f"/groups/{CAFE}"))["displayName"] == "Café"


async def test_a_case_that_nobody_knows_is_refused(graph):
    assert (await graph.control("POST", "faults", {"id": "418"})).status == 400
    assert (await graph.control("POST", "faults", {"profile": "calm"})).status == 400
    assert (await graph.control("POST", "faults", {"id": "507", "colour": 1})).status == 400
