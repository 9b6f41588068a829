"""Each failure case that people report, switched on and seen; none may be forgotten."""

import pytest

from graph_sync.sandbox.faults.cases import DOCUMENTED
from graph_sync.sandbox.faults.reported import REPORTED
from tests.graph_sync.sandbox.talker import (
    BOT,
    CAFE,
    EMRE,
    FATIMA,
    GRAPH,
    JOOST,
    KERNTEAM,
    OWNER,
    SANNE,
    member,
    new_group,
    user,
)

CHANNELS = f"/teams/{KERNTEAM}/channels"
MEMBERS = f"/teams/{KERNTEAM}/members"
REMOVE = f"{MEMBERS}/remove"
INSTALL = f"/teams/{KERNTEAM}/installedApps"
APP = {"teamsApp@odata.bind": f"{GRAPH}/appCatalogs/teamsApps/{BOT}"}
INVITATION = {
    "invitedUserEmailAddress": "lot@gemeente.example",
    "inviteRedirectUrl": "https://teams.microsoft.com",
}
CHECKS = {}


def check(*cases):
    def mark(test):
        CHECKS.update(dict.fromkeys(cases, test))
        return test

    return mark


async def switch_on(graph, case, **more):
    said = await graph.control("POST", "faults", {"id": case, **more})
    assert said.status == 200, said
    return said["on"][-1]["number"]


async def members(graph, team=KERNTEAM):
    return {one["userId"] for one in (await graph.ok("GET", f"/teams/{team}/members"))["value"]}


async def in_group(graph, group=KERNTEAM):
    return set((await graph.ok("GET", f"/groups/{group}/members")).ids)


async def colleague(graph, mail="noor@plek.example"):
    """Somebody of the tenant's own, who may own a team."""
    key = (await graph.hand("add user", mail=mail, kind="Member"))["user"]
    graph.state.users[key].licensed = True
    return key


async def seat(graph, who, place=MEMBERS):
    found = (await graph.ok("GET", place))["value"]
    return next(one["id"] for one in found if one["userId"] == who)


def private(*people):
    return {"displayName": "Besloten", "membershipType": "private", "members": list(people)}


def test_every_reported_case_is_tried_here():
    assert set(REPORTED) == set(CHECKS)
    assert not set(REPORTED) & set(DOCUMENTED)


@pytest.mark.parametrize("case", REPORTED)
async def test_a_case_strikes_as_reported(graph, case):
    await CHECKS[case](graph, case)
    assert graph.running.report["faults"][case]


@check("404-though-there")
async def missing(graph, case):
    paths = {
        "groups": f"/groups/{KERNTEAM}",
        "users": f"/users/{SANNE}",
        "teams": f"/teams/{KERNTEAM}",
        "channels": CHANNELS,
        "group members": f"/groups/{KERNTEAM}/members",
        "team members": MEMBERS,
        "installedApps": INSTALL,
    }
    for resource, path in paths.items():
        await switch_on(graph, case, count=1, resource=resource)
        others = [one for name, one in paths.items() if name != resource]
        assert {(await graph("GET", one)).status for one in others} == {200}
        said = await graph("GET", path)
        assert (said.status, said.code) == (404, "UnknownError")
        assert (await graph("GET", path)).status == 200


@check("list-ends-early")
async def short(graph, case):
    for path, whole in (("/groups", 8), ("/users", 11), (MEMBERS, 3), (CHANNELS, 1)):
        there = await graph.ok("GET", path)
        assert len(there["value"]) >= whole
        await switch_on(graph, case, count=1)
        said = await graph.ok("GET", path)
        assert len(said["value"]) == int(len(there["value"]) * 0.3)
        assert "@odata.nextLink" not in said.body
        assert (await graph.ok("GET", path)).ids == there.ids


@check("short-page")
async def page(graph, case):
    whole = (await graph.ok("GET", "/users")).ids
    await switch_on(graph, case)
    path, found = "/users", []
    while path:
        said = await graph.ok("GET", path)
        found += said.ids
        path = said.body.get("@odata.nextLink")
        assert path is None or len(said.ids) < len(whole)
    assert found == whole


@check("stale-read")
async def stale(graph, case):
    await switch_on(graph, case, seconds=60, count=1)
    assert (await graph.ok("GET", f"/teams/{CAFE}"))["displayName"] == "PLeK Café"
    await graph.ok("PATCH", f"/groups/{CAFE}", {"displayName": "Het Café"})
    assert (await graph.ok("GET", f"/teams/{CAFE}"))["displayName"] == "PLeK Café"
    assert (await graph.ok("GET", f"/teams/{CAFE}"))["displayName"] == "Het Café"


@check("young-channel-names-team")
async def young_channel(graph, case):
    made = await graph.ok("POST", CHANNELS, private(member(OWNER, "owner")))
    await switch_on(graph, case)
    path = f"{CHANNELS}/{made['id']}/members"
    seen = [len((await graph.ok("GET", path))["value"])]
    graph.clock.advance(120)
    seen.append(len((await graph.ok("GET", path))["value"]))
    assert seen == [len(await members(graph)), 1]


@check("404-young-group")
async def young_group(graph, case):
    await switch_on(graph, case, count=1)
    made = (await graph.ok("POST", "/groups", new_group()))["id"]
    assert (await graph("GET", f"/groups/{made}")).status == 200
    assert (await graph("PUT", f"/groups/{made}/team", {})).status == 404
    graph.clock.advance(20)
    assert (await graph("PUT", f"/groups/{made}/team", {})).status == 201


@check("404-removal-though-member")
async def removal(graph, case):
    await switch_on(graph, case)
    reference = f"/groups/{KERNTEAM}/members/{SANNE}/$ref"
    one = f"{MEMBERS}/{await seat(graph, SANNE)}"
    for call in (
        ("POST", REMOVE, {"values": [member(SANNE)]}),
        ("DELETE", reference),
        ("DELETE", one),
    ):
        assert (await graph(*call)).status == 404
        assert SANNE in await members(graph)
        assert SANNE in await in_group(graph)


@check("404-archive-applied")
async def archived(graph, case):
    await switch_on(graph, case, count=1)
    assert (await graph("POST", f"/teams/{CAFE}/archive")).status == 404
    assert (await graph.ok("GET", f"/teams/{CAFE}"))["isArchived"] is True


@check("204-without-effect")
async def silent(graph, case):
    await switch_on(graph, case)
    await graph.ok("PATCH", f"/groups/{CAFE}", {"description": "Anders"})
    assert await graph("POST", f"/groups/{KERNTEAM}/members/$ref", {"@odata.id": user(EMRE)})
    assert (await graph("POST", REMOVE, {"values": [member(SANNE)]})).status == 204
    assert (await graph("DELETE", f"/groups/{KERNTEAM}/members/{SANNE}/$ref")).status == 204
    assert SANNE in await members(graph)
    assert EMRE not in await in_group(graph)


@check("503-applied")
async def applied(graph, case):
    for call in (
        ("POST", CHANNELS, {"displayName": "Nieuw"}),
        ("POST", f"/groups/{KERNTEAM}/members/$ref", {"@odata.id": user(EMRE)}),
        ("POST", "/invitations", INVITATION),
    ):
        await switch_on(graph, case, count=1)
        assert (await graph(*call)).status == 503
    assert "Nieuw" in (await graph.ok("GET", CHANNELS)).names
    assert EMRE in await in_group(graph)
    assert graph.running.tenant.by_mail("lot@gemeente.example")


@check("502-fifth-channel")
async def fifth(graph, case):
    await switch_on(graph, case, applied=False, count=1)
    names = [f"Kanaal {number}" for number in range(6)]
    statuses = [(await graph("POST", CHANNELS, {"displayName": one})).status for one in names]
    assert statuses == [201, 201, 201, 201, 502, 201]
    assert names[4] not in (await graph.ok("GET", CHANNELS)).names
    await switch_on(graph, case, applied=True, count=1)
    assert (await graph("POST", CHANNELS, {"displayName": names[4]})).status == 502
    assert names[4] in (await graph.ok("GET", CHANNELS)).names


@check("502-guest-owner")
async def guest_owner(graph, case):
    await switch_on(graph, case)
    assert (await graph("POST", CHANNELS, private(member(SANNE, "owner")))).status == 502
    assert (await graph.ok("GET", CHANNELS)).names == ["General"]
    owners = {"owners@odata.bind": [user(OWNER), user(SANNE)]}
    made = (await graph.ok("POST", "/groups", new_group(**owners)))["id"]
    assert (await graph("PUT", f"/groups/{made}/team", {})).status == 502
    assert (await graph("GET", f"/teams/{made}")).status == 404
    assert (await graph("POST", CHANNELS, private(member(OWNER, "owner")))).status == 201


@check("new-channel-without-members")
async def memberless(graph, case):
    await switch_on(graph, case, count=1)
    body = private(member(OWNER, "owner"), member(SANNE))
    made = await graph.ok("POST", CHANNELS, body)
    found = await graph.ok("GET", f"{CHANNELS}/{made['id']}/members")
    assert [one["userId"] for one in found["value"]] == [OWNER]


@check("owner-removal-takes-membership")
async def demoted(graph, case):
    await switch_on(graph, case)
    for way in ("PATCH", "DELETE"):
        who = await colleague(graph, f"{way}@plek.example".lower())
        await graph.hand("add member", team=KERNTEAM, user=who, owner=True)
        if way == "PATCH":
            path, body = f"{MEMBERS}/{await seat(graph, who)}", {
                "@odata.type": "#microsoft.graph.aadUserConversationMember",
                "roles": [],
            }  # fmt: skip
            await graph.ok("PATCH", path, body)
        else:
            await graph.ok("DELETE", f"/groups/{KERNTEAM}/owners/{who}/$ref", strict=False)
        assert who not in await members(graph)
        assert who not in await in_group(graph)


@check("400-last-owner-of-several")
async def last_of_several(graph, case):
    who = await colleague(graph)
    await graph.hand("add member", team=KERNTEAM, user=who, owner=True)
    await switch_on(graph, case, count=1)
    said = await graph("DELETE", f"/groups/{KERNTEAM}/owners/{who}/$ref", strict=False)
    assert (said.status, said.code) == (400, "Request_BadRequest")
    said = await graph("DELETE", f"/groups/{KERNTEAM}/owners/{who}/$ref", strict=False)
    assert said.status == 204


@check("403-dynamic-group")
async def dynamic(graph, case):
    await switch_on(graph, case, path=KERNTEAM, count=2)
    said = await graph("POST", f"/groups/{KERNTEAM}/members/$ref", {"@odata.id": user(EMRE)})
    assert (said.status, said.code) == (403, "Authorization_RequestDenied")
    assert (await graph("POST", REMOVE, {"values": [member(SANNE)]})).status == 403
    assert SANNE in await members(graph)


@check("403-invitations-off")
async def invitations_off(graph, case):
    await switch_on(graph, case)
    said = await graph("POST", "/invitations", INVITATION)
    assert said.status == 403
    assert said["error"]["message"].startswith("Guest invitations not allowed for your company.")


@check("400-invitation-blocked")
async def one_address(graph, case):
    await switch_on(graph, case, body="lot@gemeente")
    said = await graph("POST", "/invitations", INVITATION)
    assert said.status == 400
    assert "lot@gemeente.example" in said["error"]["message"]
    other = INVITATION | {"invitedUserEmailAddress": "bo@gemeente.example"}
    assert (await graph("POST", "/invitations", other)).status == 201


@check("400-install-without-consent", "412-install-without-consent")
async def consent(graph, case):
    await switch_on(graph, case)
    assert (await graph("POST", INSTALL, APP)).status == int(case[:3])
    assert (await graph.ok("GET", INSTALL))["value"] == []


# --- what is always so


async def test_the_last_owner_of_a_group_stays(graph):
    said = await graph("DELETE", f"/groups/{KERNTEAM}/owners/{OWNER}/$ref", strict=False)
    assert said.status == 400
    assert said["error"]["message"].startswith("The group must have at least one owner")
    assert (await graph("DELETE", f"{MEMBERS}/{await seat(graph, OWNER)}")).status == 400
    said = await graph("POST", REMOVE, {"values": [member(OWNER), member(SANNE)]})
    assert said.status == 207
    assert [one["error"] is None for one in said["value"]] == [False, True]
    assert OWNER in await members(graph)


async def test_who_leaves_a_team_leaves_its_channels_and_another_owns_them(graph):
    who = await colleague(graph)
    other = await colleague(graph, "bo@plek.example")
    for one in (who, other):
        await graph.hand("add member", team=KERNTEAM, user=one)
    people = (member(who, "owner"), member(other), member(SANNE))
    made = await graph.ok("POST", CHANNELS, private(*people))
    path = f"{CHANNELS}/{made['id']}/members"
    owners = []
    for leaver in (who, other):
        await graph.ok("DELETE", f"{MEMBERS}/{await seat(graph, leaver)}")
        found = (await graph.ok("GET", path))["value"]
        owners.append([one["userId"] for one in found if one["roles"] == ["owner"]])
    assert owners == [[other], []]  # a guest inherits nothing
    assert [one["userId"] for one in found] == [SANNE]


async def test_a_group_with_a_rule_refuses_members_at_every_door(graph):
    await graph.hand("set dynamic", team=KERNTEAM)
    await graph.hand("add user", mail="noor@plek.example", kind="Member")
    seat_of_sanne = await seat(graph, SANNE)
    people = {"values": [member(SANNE)]}
    for call in (
        ("POST", f"/groups/{KERNTEAM}/members/$ref", {"@odata.id": user(EMRE)}),
        ("DELETE", f"/groups/{KERNTEAM}/members/{SANNE}/$ref"),
        ("PATCH", f"/groups/{KERNTEAM}", {"members@odata.bind": [user(EMRE)]}),
        ("POST", MEMBERS, member(OWNER)),
        ("POST", f"{MEMBERS}/add", people),
        ("POST", REMOVE, people),
        ("DELETE", f"{MEMBERS}/{seat_of_sanne}"),
    ):
        assert (await graph(*call)).status == 403, call
    await graph.hand("set dynamic", team=KERNTEAM, dynamic=False)
    assert (await graph("DELETE", f"{MEMBERS}/{seat_of_sanne}")).status == 204


async def test_twenty_one_people_are_too_many_to_remove_at_once(graph):
    people = [SANNE, JOOST, FATIMA, EMRE] * 6
    said = await graph(
        "POST", REMOVE, {"values": [member(one) for one in people[:21]]}, strict=False
    )
    assert said.status == 400
    assert SANNE in await members(graph)


# --- switches


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "no-such-case"},
        {"id": "list-ends-early", "resource": "chairs"},
        {"id": "list-ends-early", "by": "name"},
        {"id": "list-ends-early", "path": "("},
        {"id": "list-ends-early", "colour": "red"},
    ],
)
async def test_a_switch_that_could_never_strike_is_refused(graph, wrong):
    said = await graph.control("POST", "faults", wrong)
    assert said.status == 400
    assert (await graph.control("GET", "faults"))["on"] == []


async def test_one_switch_goes_off_and_the_others_stay_on(graph):
    first = await switch_on(graph, "404-though-there")
    second = await switch_on(graph, "stale-read")
    said = await graph.control("DELETE", "faults", {"number": first})
    assert [one["number"] for one in said["on"]] == [second]
    assert (await graph("GET", f"/teams/{CAFE}")).status == 200


async def test_a_resource_is_read_as_a_list_or_by_its_id(graph):
    await switch_on(graph, "404-though-there", resource="channels", by="id")
    assert (await graph("GET", CHANNELS)).status == 200
    assert (await graph("GET", f"/teams/{KERNTEAM}/primaryChannel")).status == 404


async def test_luck_hangs_on_the_seed_and_not_on_the_order_of_calls(graph):
    paths = [f"/teams/{KERNTEAM}", f"/teams/{CAFE}", f"/groups/{CAFE}", "/users"]

    async def statuses(order):
        await switch_on(graph, "404-though-there", probability=0.5, seed=3)
        found = {}
        for path in order * 8:
            found.setdefault(path, []).append((await graph("GET", path)).status)
        await graph.control("DELETE", "faults")
        return found

    first = await statuses(paths)
    assert first == await statuses(paths[::-1])
    assert {200, 404} == {one for said in first.values() for one in said}
