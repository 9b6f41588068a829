from tests.graph_sync.sandbox.talker import CAFE, KERNTEAM

JSON = {"Content-Type": "application/json"}


async def test_each_call_of_a_batch_is_answered_for_itself(graph):
    answers = await graph.batch(
        ("GET", f"/teams/{CAFE}", {}),
        ("GET", "/teams/nowhere", {}),
        ("PATCH", f"/teams/{KERNTEAM}", {"headers": JSON, "body": {"displayName": "Kernteam"}}),
    )
    assert {key: one["status"] for key, one in answers.items()} == {"1": 200, "2": 404, "3": 204}
    assert answers["1"]["body"]["id"] == CAFE
    assert "body" not in answers["3"]


async def test_answers_come_in_any_order(graph):
    requests = [{"id": str(n), "method": "GET", "url": "/groups"} for n in range(20)]
    said = await graph.ok("POST", "/$batch", {"requests": requests})
    ids = [one["id"] for one in said["responses"]]
    assert ids != sorted(ids, key=int)
    assert sorted(ids, key=int) == [str(n) for n in range(20)]


async def test_what_depends_on_a_failure_fails(graph):
    answers = await graph.batch(
        ("GET", "/teams/nowhere", {}),
        ("GET", f"/teams/{CAFE}", {"dependsOn": ["1"]}),
        ("GET", f"/teams/{CAFE}", {}),
        ("GET", f"/teams/{CAFE}", {"dependsOn": ["3"]}),
    )
    assert [answers[key]["status"] for key in "1234"] == [404, 424, 200, 200]


async def test_a_wrong_batch_is_refused_whole(graph):
    one = {"id": "1", "method": "GET", "url": "/groups"}
    for requests in (
        [one, one],
        [one, one | {"id": "2", "dependsOn": ["9"]}],
        [one | {"dependsOn": ["1"]}],
        [{**one, "id": str(n)} for n in range(21)],
        [],
        [{"id": "1", "method": "GET"}],
        [one | {"url": "/beta/groups"}],
        [one | {"url": "https://graph.microsoft.com/beta/groups"}],
    ):
        said = await graph("POST", "/$batch", {"requests": requests}, strict=False)
        assert said.status == 400, requests
    assert graph.running.report["items"] == 0


async def test_a_body_needs_its_type(graph):
    request = {"id": "1", "method": "PATCH", "url": f"/teams/{CAFE}", "body": {"displayName": "X"}}
    said = await graph("POST", "/$batch", {"requests": [request]}, strict=False)
    assert said["responses"][0]["status"] == 400


async def test_calls_of_a_batch_are_throttled_each_for_itself(limited):
    answers = await limited.batch(*[("GET", f"/teams/{CAFE}", {}) for _ in range(6)])
    statuses = [one["status"] for one in answers.values()]
    assert sorted(statuses) == [200] * 4 + [429] * 2
    report = limited.running.report
    assert (report["requests"], report["batches"], report["items"]) == (1, 1, 6)
    assert report["kinds"] == {"GET /teams/{team}": 6}
    assert report["limits"] == {"one team": 2}
