"""What Graph is known to do wrong, by the names in tests/contracts/graph-failure-cases.json."""

import asyncio
import json
from itertools import pairwise
from pathlib import Path

import pytest

from graph_sync.graph import calls, dispatch, errors, retry
from graph_sync.graph.client import opened
from graph_sync.graph.models import GraphChannel, GraphGroup, GraphUser
from graph_sync.graph.tokens import Nobody
from tests.graph_sync.graph import test_client, test_tokens
from tests.graph_sync.graph.double import Canned, empty_list, error, graph_and_double
from tests.support.at_once import at_once
from tests.support.ports import free_port

CASES = Path(__file__).parents[2] / "contracts" / "graph-failure-cases.json"
NOT_THE_CLIENTS = {
    # plek makes no shared channels and asks for no folders; who is pending is the plan's business.
    "202-shared-channel",
    "400-shared-two-owners",
    "filesFolder-not-ready",
    "filesFolder-400-special-chars",
    "roster-lag",
}

CREATE = calls.create_channel("t", {"displayName": "agenda"})
READ = calls.get_team("t")
INVITE = calls.invite("a@example.nl", "https://teams.microsoft.com")


async def once(call, *answers, **told):
    """Make a call that is answered so; the reply or the error, and the calls that arrived."""
    async with graph_and_double(**told) as (graph, double):
        double.tell(*answers)
        try:
            return await graph.send(call), double.seen
        except errors.GraphError as raised:
            return raised, double.seen


def seconds_between(seen):
    return [later.at - earlier.at for earlier, later in pairwise(seen)]


THROTTLED = error(429, "TooManyRequests", "Please retry again later.")


@pytest.mark.parametrize(
    ("name", "headers", "least"),
    [
        ("429-retry-after-int", {"Retry-After": "10"}, 10.0),
        ("429-retry-after-float", {"Retry-After": "2.128"}, 2.128),
        ("429-no-retry-after", {}, 1.0),
        (
            "429 with a date",
            {
                "Retry-After": "Tue, 24 Nov 2026 10:00:07 GMT",
                "Date": "Tue, 24 Nov 2026 10:00:00 GMT",
            },
            7.0,
        ),
    ],
)
@pytest.mark.parametrize("call", [READ, CREATE, INVITE], ids=["read", "create", "invite"])
async def test_a_throttled_call_is_made_again_when_its_time_has_come(name, headers, least, call):
    reply, seen = await once(call, Canned(429, THROTTLED.body, headers))
    assert reply.status < 300, name
    assert len(seen) == 2
    assert seconds_between(seen)[0] >= least


async def test_without_retry_after_the_wait_grows_with_each_refusal():
    reply, seen = await once(READ, *[THROTTLED] * 5)
    assert reply.status == 200
    for number, waited in enumerate(seconds_between(seen)):
        assert waited >= 2**number


async def test_429_early_retry_resets_window():
    """Nothing counted in the same bucket is sent while it is paused: none comes early."""
    async with graph_and_double() as (graph, double):
        double.tell(Canned(429, None, {"Retry-After": "20"}))
        others = [calls.list_tabs("t", f"19:{n}@thread.tacv2") for n in range(12)]
        refused = asyncio.create_task(graph.send(others[0]))
        await double.until(1)
        await graph.sleep(10)
        assert len(double.seen) == 1
        await at_once(refused, *(graph.send(call) for call in others[1:]))
        assert double.seen[1].at - double.seen[0].at >= 20
        # It kept its turn, and goes by itself: only when it works do the others follow.
        assert double.seen[1].alone
        assert double.seen[1].path == double.seen[0].path
        assert len({seen.batch for seen in double.seen[:3]}) == 3


async def test_a_429_pauses_what_it_is_about_and_nothing_else():
    async with graph_and_double() as (graph, double):
        double.tell(Canned(429, None, {"Retry-After": "150"}), path="/teams/t")
        refused = asyncio.create_task(graph.send(calls.list_team_members("t")))
        await double.until(1)
        await graph.send(calls.get_team("other"))
        await graph.send(calls.list_users())
        await refused
        paths = [seen.path.partition("?")[0] for seen in double.seen]
        assert paths == ["/teams/t/members", "/teams/other", "/users", "/teams/t/members"]


async def test_a_throttle_that_is_wider_than_told_is_found_out_and_then_left_alone():
    """Everything is refused for 100 s, and whoever comes too early starts the time anew."""
    refused = []
    until = 0.0

    def answer(seen):
        nonlocal until
        if not refused or seen.at < until:
            until = seen.at + 100
            refused.append(seen.path.partition("?")[0])
            return Canned(429, None, {"Retry-After": "100"})
        return empty_list(seen)

    others = [
        calls.list_channels("u"),
        calls.list_tabs("v", "c"),
        calls.patch_group("g", {"description": "x"}),
        calls.install_app("w", "app"),
    ]
    async with graph_and_double(otherwise=answer) as (graph, double):
        first = asyncio.create_task(graph.send(calls.list_team_members("t")))
        await double.until(1)
        await graph.sleep(15)
        early = asyncio.create_task(graph.send(calls.list_users()))  # not known to be counted there
        await double.until(2)
        await graph.sleep(15)
        await at_once(first, early, *map(graph.send, others))
    assert refused == ["/teams/t/members", "/users"]


async def test_what_was_about_to_be_sent_when_the_429_came_is_held_back_too(monkeypatch):
    monkeypatch.setattr(dispatch, "CONNECTIONS", 1)
    async with graph_and_double() as (graph, double):
        double.tell(Canned(429, None, {"Retry-After": "50"}))
        change = calls.patch_channel("t", "c", {"displayName": "x"})
        await at_once(graph.send(READ), graph.send(change))
        assert [seen.method for seen in double.seen] == ["GET", "GET", "PATCH"]
        assert seconds_between(double.seen)[0] >= 50


@pytest.mark.parametrize(("scope", "reads"), [("ReadWrite", 0), ("Write", 1), ("Read", 0)])
async def test_429_identity_headers(scope, reads):
    """A write counts for reading and writing, so it waits for both."""
    headers = {
        "Retry-After": "100",
        "x-ms-throttle-scope": f"Tenant_Application/{scope}/app/tenant",
        "x-ms-throttle-information": "WriteLimitExceeded",
    }
    change = {"description": "x"}
    async with graph_and_double() as (graph, double):
        double.tell(Canned(429, None, headers), path="/groups/refused")
        asked = [asyncio.create_task(graph.send(calls.patch_group("refused", change)))]
        await double.until(1)
        await graph.sleep(15)
        later = [calls.list_users(), calls.patch_group("later", change)]
        asked += [asyncio.create_task(graph.send(call)) for call in later]
        await double.until(1 + reads)
        await graph.sleep(10)
        assert len(double.seen) == 1 + reads
        await at_once(*asked)
        assert double.seen[1 + reads].at - double.seen[0].at >= 100


async def test_200_near_limit():
    near = Canned(
        200,
        {"value": []},
        {"x-ms-resource-unit": "2", "x-ms-throttle-limit-percentage": "0.9"},
    )
    far = Canned(200, {"value": []}, {"x-ms-throttle-limit-percentage": "0.5"})
    async with graph_and_double() as (graph, double):
        double.tell(near, far, Canned(200, {"value": []}, {"x-ms-throttle-limit-percentage": "?"}))
        for _ in range(4):
            await graph.send(calls.list_users())
        assert seconds_between(double.seen)[0] >= 1.5


NO_CLEAR_ANSWER = [
    pytest.param(error(503, "ServiceUnavailable"), id="503-write-applied"),
    pytest.param(error(502, "BadGateway", "Failed to execute backend request."), id="502-bulk-add"),
    pytest.param(error(504), id="504"),
    pytest.param(error(507), id="507"),
    pytest.param(error(500), id="500"),
    pytest.param(error(408), id="408"),
    pytest.param(Canned(503, raw="<html>Our services aren't available</html>"), id="html-body"),
    pytest.param(Canned(200, raw="<html>Sign in</html>"), id="html with 200"),
    pytest.param(Canned(0), id="cut"),
]


@pytest.mark.parametrize("answer", NO_CLEAR_ANSWER)
async def test_without_a_clear_answer_what_may_be_repeated_is(answer):
    reply, seen = await once(calls.patch_channel("t", "c", {"displayName": "x"}), answer, answer)
    assert reply.status == 204
    assert len(seen) == 3
    first, second = seconds_between(seen)
    assert first >= 0.5
    assert second >= 1.0


@pytest.mark.parametrize("answer", NO_CLEAR_ANSWER)
async def test_without_a_clear_answer_what_makes_something_anew_is_not_repeated(answer):
    raised, seen = await once(CREATE, answer)
    assert type(raised) is errors.Unclear
    assert len(seen) == 1
    assert raised.fault.call == "POST /teams/t/channels"


async def test_a_503_says_how_long_it_wants_to_be_left_alone():
    reply, seen = await once(READ, error(503, Retry_After="25"))
    assert reply.status == 200
    assert seconds_between(seen)[0] >= 25


async def test_patience_with_an_overloaded_graph_ends():
    told = {"otherwise": lambda _: error(503, "ServiceUnavailable")}
    raised, seen = await once(READ, **told)
    assert type(raised) is errors.Unreachable
    assert raised.fault.status == 503
    waits = seconds_between(seen)
    assert sum(waits) > retry.GIVE_UP / 2
    assert 10 <= len(waits) <= 30


async def test_patience_with_a_throttling_graph_ends_and_a_too_long_wait_is_not_begun():
    told = {"otherwise": lambda _: Canned(429, None, {"Retry-After": "120"})}
    raised, seen = await once(READ, **told)
    assert type(raised) is errors.Unreachable
    assert len(seen) == 3
    raised, seen = await once(READ, Canned(429, None, {"Retry-After": "3600"}))
    assert type(raised) is errors.Unreachable
    assert len(seen) == 1


async def test_a_graph_that_is_not_there_is_waited_for_and_then_given_up(monkeypatch):
    monkeypatch.setattr(retry, "GIVE_UP", 5.0)
    async with opened(f"http://127.0.0.1:{free_port()}/v1.0", Nobody(), 500.0) as graph:
        for call in (READ, CREATE):
            with pytest.raises(errors.Unreachable) as raised:
                await graph.send(call)
            assert raised.value.fault.status == 0
            assert raised.value.fault.code == "ClientConnectorError"


@pytest.mark.parametrize(
    ("name", "call", "answer", "kind"),
    [
        (
            "400-channel-name",
            CREATE,
            error(400, "NameAlreadyExists", "Channel name already existed, please use other name"),
            errors.NameTaken,
        ),
        (
            "400-channel-name",
            CREATE,
            error(400, "BadRequest", "Channel name already existed, please use other name"),
            errors.NameTaken,
        ),
        (
            "mailNickname",
            calls.upsert_group("x", {"displayName": "x"}),
            error(
                400,
                "Request_BadRequest",
                "Another object with the same value for property mailNickname already exists.",
            ),
            errors.NameTaken,
        ),
        (
            "400-group-not-replicated",
            calls.add_group_member("g", "u"),
            error(
                400,
                "Request_BadRequest",
                "The source resource object or one of the objects being referenced don't exist.",
            ),
            errors.NotReady,
        ),
        (
            "400-already-member",
            calls.add_group_member("g", "u"),
            error(
                400,
                "Request_BadRequest",
                "One or more added object references already exist for the following modified "
                "properties: 'members'.",
            ),
            errors.AlreadyThere,
        ),
        (
            "app",
            calls.install_app("t", "a"),
            error(409, "Conflict", "The app is already installed in this team."),
            errors.AlreadyThere,
        ),
        (
            "400-archive-on-archived-team",
            calls.archive_channel("t", "c"),
            error(
                400,
                "BadRequest",
                "Team has to be active, for channel to be archived or unarchived: c",
            ),
            errors.Refused,
        ),
        (
            "403-guest-app-only",
            calls.add_channel_member("t", "c", "u"),
            error(403, "Forbidden", "An unknown error has occurred."),
            errors.Forbidden,
        ),
        (
            "404-disabled-user",
            calls.add_group_member("t", "u"),
            error(404, "NotFound", "No user found"),
            errors.Missing,
        ),
        (
            "403-missing-permission",
            calls.list_users(),
            error(403, "Forbidden", "Missing role permissions on the request."),
            errors.Forbidden,
        ),
        ("403-subscription-quota", calls.list_subscriptions(), error(403), errors.Forbidden),
        ("gone", READ, error(410), errors.Missing),
        ("conflict", READ, error(409, "Conflict", "Busy"), errors.Refused),
        ("moved", READ, Canned(302, None, {"Location": "https://example.nl"}), errors.Refused),
        ("html", READ, Canned(404, raw="<html>"), errors.Missing),
    ],
)
async def test_what_graph_refuses_is_told_by_its_kind_and_not_repeated(name, call, answer, kind):
    raised, seen = await once(call, Canned(answer.status, answer.body, answer.headers, answer.raw))
    assert type(raised) is kind, name
    assert len(seen) == 1
    told = answer.body["error"] if answer.body else {"code": "", "message": ""}
    assert (raised.fault.status, raised.fault.code) == (answer.status, told["code"])
    assert raised.fault.message == told["message"]
    assert raised.fault.call == f"{call.method} {call.shown}"


async def test_graphs_number_of_the_request_is_kept_for_microsofts_support():
    raised, _ = await once(READ, error(400, request_id="r-1"))
    assert raised.fault.request_id == "r-1"
    inner = {"error": {"code": "x", "message": "", "innerError": {"request-id": "r-2"}}}
    raised, _ = await once(READ, Canned(400, inner))
    assert raised.fault.request_id == "r-2"


async def test_404_read_after_create():
    young = calls.patient(calls.list_tabs("t", "19:new@thread.tacv2"), 60)
    reply, seen = await once(young, *[error(404, "NotFound")] * 3)
    assert reply.status == 200
    assert len(seen) == 4
    for waited, least in zip(seconds_between(seen), (1, 2, 4), strict=True):
        assert waited >= least


async def test_404_group_not_replicated():
    reply, seen = await once(calls.put_team("g", {}), *[error(404, "NotFound")] * 7)
    assert reply.status == 204
    assert len(seen) == 8
    assert seconds_between(seen)[-1] >= 10


async def test_patience_with_what_is_young_ends_when_it_was_said_to():
    young = calls.patient(READ, 20)
    raised, seen = await once(young, otherwise=lambda _: error(404, "NotFound"))
    assert type(raised) is errors.Missing
    assert len(seen) == 6  # after 1, 2, 4, 8 and the last 5 seconds
    assert sum(seconds_between(seen)) >= 20


async def test_400_group_not_replicated_is_waited_for_too():
    words = "The source resource object or one of the objects being referenced don't exist."
    young = calls.patient(calls.add_group_member("g", "u"), 5)
    reply, seen = await once(young, error(400, "Request_BadRequest", words))
    assert reply.status == 204
    assert len(seen) == 2


async def test_unknown_enum():
    shared = {"value": [{"id": "c", "displayName": "x", "membershipType": "shared"}]}
    async with graph_and_double() as (graph, double):
        double.tell(Canned(200, shared))
        (channel,) = await graph.list(calls.list_channels("t"), GraphChannel)
        assert double.seen[0].headers["prefer"] == "include-unknown-enum-members"
        assert channel.membership_type == "shared"


def batch_of(*answers):
    """As many reads as there are answers, made at once: they go in one batch."""
    return [calls.get_team(f"t{number}") for number in range(len(answers))]


async def gathered(double, graph, *answers):
    for number, answer in enumerate(answers):
        double.tell(answer, path=f"/teams/t{number}?")
    return await asyncio.gather(
        *(graph.send(call) for call in batch_of(*answers)), return_exceptions=True
    )


async def test_batch_partial():
    answers = [
        Canned(200, {"id": "t0"}),
        Canned(201, {"id": "t1"}),
        error(403),
        error(404),
        Canned(429, None, {"Retry-After": "3"}),
        error(503),
    ]
    async with graph_and_double() as (graph, double):
        got = await gathered(double, graph, *answers)
        assert [got[0].body, got[1].status] == [{"id": "t0"}, 201]
        assert [type(one) for one in got[2:4]] == [errors.Forbidden, errors.Missing]
        assert [one.status for one in got[4:]] == [200, 200]
        assert len({seen.batch for seen in double.seen[:6]}) == 1
        assert sorted(seen.path[:9] for seen in double.seen[6:]) == ["/teams/t4", "/teams/t5"]


async def test_batch_424():
    async with graph_and_double() as (graph, double):
        for number in range(2):
            double.tell(error(424, "FailedDependency"), path=f"/teams/t{number}/channels")
        made = [
            graph.send(calls.create_channel(f"t{number}", {"displayName": "x"}))
            for number in range(2)
        ]
        assert [reply.status for reply in await at_once(*made)] == [204, 204]
        assert len(double.seen) == 4  # a 424 was not carried out, so also a POST is repeated


@pytest.mark.parametrize("status", [400, 403, 404, 405])
async def test_batch_400(status):
    """A Graph that wants no batch gets the calls one by one."""
    async with graph_and_double() as (graph, double):
        double.whole.append(error(status, "BadRequest"))
        replies = await at_once(*(graph.send(call) for call in batch_of(*range(5))))
        assert {reply.status for reply in replies} == {200}
        assert double.requests == 6
        assert all(seen.alone for seen in double.seen)


async def test_batch_out_of_order():
    async with graph_and_double(mixing=lambda items: items[::-1]) as (graph, double):
        answers = [Canned(200, {"id": f"t{number}"}) for number in range(20)]
        got = await gathered(double, graph, *answers)
        assert [reply.body["id"] for reply in got] == [f"t{number}" for number in range(20)]
        assert double.requests == 1


async def test_an_item_that_is_missing_from_a_batchs_answer_got_no_clear_answer():
    dropped = iter([True])
    mixing = lambda items: items[1:] if next(dropped, False) else items  # noqa: E731
    async with graph_and_double(mixing=mixing) as (graph, double):
        answers = [Canned(200, {"id": f"t{number}"}) for number in range(3)]
        got = await gathered(double, graph, *answers)
        assert [reply.status for reply in got] == [200] * 3
        assert len(double.seen) == 4


@pytest.mark.parametrize("whole", [error(503), Canned(0), Canned(200, {"odd": 1}), Canned(502)])
async def test_when_a_batch_gets_no_clear_answer_each_call_is_judged_for_itself(whole):
    async with graph_and_double() as (graph, double):
        double.whole.append(whole)
        got = await asyncio.gather(
            graph.send(calls.patch_channel("t", "c", {"displayName": "x"})),
            graph.send(calls.create_channel("u", {"displayName": "x"})),
            return_exceptions=True,
        )
        assert got[0].status == 204
        assert type(got[1]) is errors.Unclear
        assert [seen.path for seen in double.seen] == ["/teams/t/channels/c"]


async def test_a_429_on_a_batch_as_a_whole_stops_everything_for_as_long():
    async with graph_and_double() as (graph, double):
        double.whole.append(Canned(429, None, {"Retry-After": "30"}))
        first = [asyncio.create_task(graph.send(call)) for call in batch_of(*range(3))]
        await double.until(0, requests=1)
        started = double.now
        await graph.sleep(1)
        await graph.send(calls.list_users())
        assert double.seen[0].at - started >= 28
        assert {reply.status for reply in await at_once(*first)} == {200}
        assert not all(seen.alone for seen in double.seen)


def test_models_bear_what_graph_leaves_out_or_adds():
    user = GraphUser.model_validate(
        {"id": "u", "mail": "A@Example.NL", "otherMails": ["b@example.nl", "a@example.nl"], "x": 1}
    )
    assert user.emails == ("a@example.nl", "b@example.nl")
    assert GraphUser.model_validate({"id": "u", "mail": None, "otherMails": None}).emails == ()
    group = GraphGroup.model_validate({"id": "g", "resourceProvisioningOptions": ["Team"]})
    assert group.has_team
    assert not GraphGroup.model_validate({"id": "g", "resourceProvisioningOptions": None}).has_team


TESTED = {
    "429-retry-after-int": test_a_throttled_call_is_made_again_when_its_time_has_come,
    "429-retry-after-float": test_a_throttled_call_is_made_again_when_its_time_has_come,
    "429-no-retry-after": test_without_retry_after_the_wait_grows_with_each_refusal,
    "429-early-retry-resets-window": test_429_early_retry_resets_window,
    "429-identity-headers": test_429_identity_headers,
    "200-near-limit": test_200_near_limit,
    "503-write-applied": test_without_a_clear_answer_what_makes_something_anew_is_not_repeated,
    "504-write-not-applied": test_without_a_clear_answer_what_may_be_repeated_is,
    "502-bulk-add": test_without_a_clear_answer_what_may_be_repeated_is,
    "507": test_without_a_clear_answer_what_may_be_repeated_is,
    "html-body": test_without_a_clear_answer_what_may_be_repeated_is,
    "400-channel-name": test_what_graph_refuses_is_told_by_its_kind_and_not_repeated,
    "404-group-not-replicated": test_404_group_not_replicated,
    "400-group-not-replicated": test_400_group_not_replicated_is_waited_for_too,
    "400-already-member": test_what_graph_refuses_is_told_by_its_kind_and_not_repeated,
    "403-guest-app-only": test_what_graph_refuses_is_told_by_its_kind_and_not_repeated,
    "404-disabled-user": test_what_graph_refuses_is_told_by_its_kind_and_not_repeated,
    "207-bulk-partial": test_client.test_a_partial_success_is_told_person_by_person,
    "202-op": test_client.test_a_running_operation_is_told_by_its_address,
    "202-op-failed": test_client.test_a_running_operation_is_told_by_its_address,
    "400-archive-on-archived-team": test_what_graph_refuses_is_told_by_its_kind_and_not_repeated,
    "404-read-after-create": test_404_read_after_create,
    "batch-partial": test_batch_partial,
    "batch-424": test_batch_424,
    "batch-400": test_batch_400,
    "batch-out-of-order": test_batch_out_of_order,
    "401-expired": test_tokens.test_401_expired,
    "401-cae-claims": test_tokens.test_401_cae_claims,
    "403-missing-permission": test_what_graph_refuses_is_told_by_its_kind_and_not_repeated,
    "403-subscription-quota": test_what_graph_refuses_is_told_by_its_kind_and_not_repeated,
    "unknown-enum": test_unknown_enum,
}


def test_every_known_case_is_tested_or_not_the_clients():
    known = {one["id"] for one in json.loads(CASES.read_text("utf-8"))["cases"]}
    assert set(TESTED) | NOT_THE_CLIENTS == known
    assert not set(TESTED) & NOT_THE_CLIENTS
