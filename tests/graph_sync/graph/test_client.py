"""The door as its users see it: one call, many at once, lists page by page."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
import uvloop
from prometheus_client import CollectorRegistry

from graph_sync.graph import calls, errors, models
from graph_sync.graph.call import Graph, GraphCall
from graph_sync.graph.client import below_version
from graph_sync.graph.metrics import metrics_in
from graph_sync.limits import Op
from tests.graph_sync.graph.double import Canned, graph_and_double
from tests.support import graph_contract as contract
from tests.support.at_once import at_once

ROOT = Path(__file__).parents[3]


def page(*ids, link=""):
    body = {"value": [{"id": one} for one in ids]}
    return Canned(200, body | ({"@odata.nextLink": link} if link else {}))


async def test_a_call_goes_out_as_it_is_and_its_answer_comes_back():
    async with graph_and_double() as (graph, double):
        made = Canned(201, {"id": "c"}, {"request-id": "r-1", "Location": "/teams('t')"})
        double.tell(made)
        reply = await graph.send(calls.create_channel("t", {"displayName": "Réunion"}))
        (seen,) = double.seen
    assert (seen.method, seen.path, seen.body) == (
        "POST",
        "/teams/t/channels",
        {"displayName": "Réunion"},
    )
    assert seen.headers["content-type"] == "application/json"
    assert reply.status == 201
    assert reply.body == {"id": "c"}
    assert reply.request_id == "r-1"
    assert reply.headers["location"] == "/teams('t')"


async def test_what_is_quoted_in_a_path_arrives_as_it_was():
    channel = "19:a b/c@thread.tacv2"
    async with graph_and_double() as (graph, double):
        await graph.send(calls.list_tabs("t", channel))
        await at_once(
            graph.send(calls.find_users("o'n&eill@example.nl")), graph.send(calls.list_users())
        )
        paths = [seen.path for seen in double.seen]
    assert paths[0].startswith("/teams/t/channels/19:a%20b%2Fc@thread.tacv2/tabs?")
    assert paths[1].startswith("/users?$filter=mail%20eq%20'o''n%26eill@example.nl'&")


async def test_calls_made_at_the_same_moment_go_in_one_batch_and_one_alone_does_not():
    async with graph_and_double() as (graph, double):
        await graph.send(calls.get_team("t"))
        assert double.seen[0].alone
        await at_once(*(graph.send(calls.get_team(f"t{n}")) for n in range(20)))
        assert double.requests == 2
        assert not any(seen.alone for seen in double.seen[1:])


async def test_a_batch_holds_twenty_and_reads_go_apart_from_writes():
    def change(number):
        return calls.patch_channel(f"t{number}", "c", {"displayName": "x"})

    async with graph_and_double() as (graph, double):
        asked = [calls.list_users() if n % 2 else change(n) for n in range(90)]
        await at_once(*map(graph.send, asked))
        kinds = {}
        for seen in double.seen:
            kinds.setdefault(seen.batch, []).append(seen.method)
    assert max(map(len, kinds.values())) == 20
    assert all(len(set(methods)) == 1 for methods in kinds.values())
    assert len(double.seen) == 90


async def test_a_call_that_must_wait_holds_up_no_batch():
    async with graph_and_double(speed=20.0) as (graph, _):
        tabs = [calls.list_tabs("t", "c")] * 3
        waiting = [asyncio.create_task(graph.send(call)) for call in tabs]
        await at_once(*(graph.send(calls.get_team(f"t{n}")) for n in range(5)))
        assert not waiting[-1].done()
        await at_once(*waiting)


async def test_reads_and_writes_of_a_batch_bear_headers_and_bodies():
    """The double holds each item against Graph's contract."""
    async with graph_and_double() as (graph, double):
        add = calls.upsert_group("plek-hub-twente", {"displayName": "GW Twente"})
        await at_once(graph.send(add), graph.send(calls.archive_team("t")))
        items = {seen.method: seen for seen in double.seen}
    assert items["PATCH"].headers["prefer"] == "create-if-missing"
    assert items["PATCH"].body == {"displayName": "GW Twente"}
    assert items["POST"].body is None


async def test_no_more_requests_than_connections_are_under_way_at_once():
    async with graph_and_double(longest=0.01, speed=10_000.0) as (graph, double):
        await at_once(*(graph.send(calls.get_team(f"t{n}")) for n in range(600)))
        assert double.most <= 16
        assert len(double.seen) == 600


async def test_whoever_no_longer_waits_is_not_sent_for():
    async with graph_and_double(speed=20.0) as (graph, double):
        asked = [asyncio.create_task(graph.send(calls.list_tabs("t", "c"))) for _ in range(3)]
        await double.until(1)
        asked[1].cancel()
        await at_once(asked[0], asked[2])
        assert len(double.seen) == 2


async def test_a_batch_in_which_all_but_one_are_cancelled_goes_on():
    async with graph_and_double() as (graph, double):
        asked = [asyncio.create_task(graph.send(calls.get_team(f"t{n}"))) for n in range(4)]
        await asyncio.sleep(0)
        for task in asked[1:]:
            task.cancel()
        assert (await asked[0]).status == 200
        assert len(double.seen) == 1


async def test_the_pages_of_a_list_follow_each_other_and_links_keep_to_our_base():
    links = [
        "https://graph.microsoft.com/v1.0/groups/g/members?$skiptoken=a%2Bb&$top=999",
        "https://evil.example.nl/v1.0/groups/g/members?$skiptoken=c",
        "/groups/g/members?$skiptoken=d",
    ]
    async with graph_and_double() as (graph, double):
        double.tell(page("1", link=links[0]), page("2", link=links[1]))
        double.tell(page(link=links[2]), page("3"))
        found = await graph.list(calls.list_group_members("g"), models.GraphObject)
        paths = [seen.path for seen in double.seen]
    assert [one.id for one in found] == ["1", "2", "3"]
    assert paths[1] == "/groups/g/members?$skiptoken=a%2Bb&$top=999"
    assert [path.rpartition("=")[2] for path in paths[2:]] == ["c", "d"]


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("https://graph.microsoft.com/v1.0/users?$skiptoken=x", "/users?$skiptoken=x"),
        ("https://graph.microsoft.com/beta/users", "/users"),
        (
            "http://127.0.0.1:56140/graph/v1.0/teams/t/channels?a=/v1.0/",
            "/teams/t/channels?a=/v1.0/",
        ),
        ("https://graph.microsoft.com/users?x=1", "/users?x=1"),
        ("/v1.0/users?x=1", "/users?x=1"),
        ("/users?x=https://a/v1.0/b", "/users?x=https://a/v1.0/b"),
        ("users?x=1", "/users?x=1"),
        ("/v1.0/users?x=a b\r\nHost: c#d", "/users?x=a%20b%0D%0AHost:%20c%23d"),
    ],
)
def test_a_link_is_read_as_a_path_below_the_version(link, path):
    assert below_version(link) == path


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "no list"),
        ({"value": None}, "no list"),
        ([], "no list"),
        (None, "no list"),
        ({"value": [{"id": "1"}, {"mail": "secret@example.nl"}]}, "item 1.id: missing"),
        ({"value": [{"id": 7}]}, "item 0.id: string_type"),
    ],
)
async def test_a_list_that_cannot_be_read_is_no_empty_list(body, said):
    async with graph_and_double() as (graph, double):
        double.tell(Canned(200, body))
        with pytest.raises(errors.Refused, match=said) as raised:
            await graph.list(calls.list_users(), models.GraphUser)
    assert raised.value.fault.code == "Unreadable"
    assert "secret" not in str(raised.value)


async def test_a_partial_success_is_told_person_by_person():
    body = {
        "value": [
            {"userId": "u1", "error": None},
            {"userId": "u2", "error": {"code": "NotFound", "message": "..."}},
        ]
    }
    async with graph_and_double() as (graph, double):
        double.tell(Canned(207, body))
        reply = await graph.send(calls.remove_team_members("t", ["u1", "u2"]))
    assert reply.status == 207
    results = [models.MemberResult.model_validate(one) for one in reply.body["value"]]
    assert [(one.user_id, one.error and one.error.code) for one in results] == [
        ("u1", None),
        ("u2", "NotFound"),
    ]


async def test_a_running_operation_is_told_by_its_address():
    async with graph_and_double() as (graph, double):
        double.tell(Canned(202, None, {"Location": "/teams('t')/operations('o')"}))
        reply = await graph.send(calls.archive_team("t"))
        failed = {"id": "o", "status": "failed", "error": {"code": "x", "message": "y"}}
        double.tell(Canned(200, {"id": "o", "status": "inProgress"}), Canned(200, failed))
        states = []
        for _ in range(2):
            asked = await graph.send(calls.get_operation(reply.headers["location"]))
            states.append(models.GraphOperation.model_validate(asked.body))
        assert double.seen[1].path == "/teams/t/operations/o"
    assert [state.running for state in states] == [True, False]
    assert states[1].error.code == "x"


async def test_calls_are_counted_for_prometheus():
    registry = CollectorRegistry()
    metrics = metrics_in(registry)
    assert metrics_in(registry) is metrics
    for status in (200, 429, 0):
        metrics.answered("get team", status)
    metrics.waited(0.2)

    def value(name, **labels):
        return registry.get_sample_value(name, labels)

    assert value("plek_graph_calls_total", op="get team", status="429") == 1
    assert value("plek_graph_calls_total", op="get team", status="none") == 1
    assert value("plek_graph_throttled_total") == 1
    assert value("plek_graph_wait_seconds_sum") == 0.2


async def test_the_client_counts_what_it_does():
    from prometheus_client import REGISTRY

    def counted(status):
        labels = {"op": "subscription", "status": status}
        return REGISTRY.get_sample_value("plek_graph_calls_total", labels) or 0

    before = counted("200"), counted("429")
    async with graph_and_double() as (graph, double):
        double.tell(Canned(429))
        await graph.send(calls.list_subscriptions())
    assert (counted("200"), counted("429")) == (before[0] + 1, before[1] + 1)


def test_under_uvloop_too_and_never_on_another_loop():
    async def read():
        async with graph_and_double() as (graph, double):
            tabs = [calls.list_tabs("t", f"19:{n}@thread.tacv2") for n in range(12)]
            await at_once(*map(graph.send, tabs))
            assert len(double.seen) == 12
            other = asyncio.to_thread(asyncio.run, graph.send(tabs[0]))
            with pytest.raises(RuntimeError, match="another event loop"):
                await other
        return "read"

    assert uvloop.run(read()) == "read"


async def test_closing_cancels_what_is_under_way_and_waiting():
    async with graph_and_double(longest=30.0, speed=1.0) as (graph, double):
        asked = [asyncio.create_task(graph.send(calls.list_tabs("t", "c"))) for _ in range(2)]
        await double.until(0, requests=1)
    done = await asyncio.wait_for(asyncio.gather(*asked, return_exceptions=True), 10)
    assert [type(one) for one in done] == [asyncio.CancelledError] * 2
    with pytest.raises(RuntimeError, match="was closed"):
        await graph.send(calls.list_users())


async def test_the_client_is_what_the_sync_knows_as_graph():
    async with graph_and_double() as (graph, _):
        known: Graph = graph
        assert await known.sleep(0) is None


async def test_a_call_of_ones_own_goes_too():
    async with graph_and_double() as (graph, double):
        own = GraphCall(Op.GET_DIRECTORY, "GET", "/users?$select=id")
        await graph.send(own)
        double.tell(Canned(404))
        with pytest.raises(errors.Missing, match="GET /users: 404"):
            await graph.send(own)


def test_the_door_can_be_imported_without_microsofts_packages():
    program = (
        "import sys, graph_sync.graph.client, graph_sync.graph.calls;"
        "heavy = {'msgraph', 'kiota_abstractions', 'azure', 'httpx', 'msal'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_contract_is_the_one_that_the_double_checks():
    with pytest.raises(contract.ContractBroken):
        contract.check_request("GET", "/users('x')")
