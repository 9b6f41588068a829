"""The bench measures what it says: nothing lost, nothing counted twice."""

import json
from collections.abc import Callable

import jwt
import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from bench.__main__ import others, summary
from bench.peers.wire import Run, ServerSide, Services, _Reader, drive
from bench.turns import APP_ID, ISSUER, Signer, turn
from tests.support.issuer import serving


def written(body: bytes) -> bytes:
    return b"POST /x HTTP/1.1\r\ncontent-LENGTH: %d\r\n\r\n%s" % (len(body), body)


@given(st.lists(st.binary(max_size=40), max_size=5), st.integers(1, 30))
def test_a_stream_is_cut_into_its_messages_however_it_arrives(bodies, size):
    stream = b"".join(map(written, bodies))
    reader = _Reader()
    found = []
    for start in range(0, len(stream), size):
        found += reader.feed(stream[start : start + size])
    assert [body for _, body in found] == bodies


class Transport:
    def __init__(self):
        self.sent = b""

    def write(self, data):
        self.sent += data


@pytest.mark.parametrize(
    ("request_line", "status", "posted"),
    [
        (b"POST /teams/v3/conversations/a/activities/b HTTP/1.1", b"201", 1),
        (b"POST /teams/v3/conversations HTTP/1.1", b"201", 0),
        (b"GET /keys HTTP/1.1", b"200", 0),
        (b"GET /teams/v3/teams/x HTTP/1.1", b"200", 0),
    ],
)
def test_the_services_count_replies_only(request_line, status, posted):
    services = Services({b"/keys": b"[]"})
    side, transport = ServerSide(services), Transport()
    side.connection_made(transport)
    side.data_received(request_line + b"\r\nContent-Length: 2\r\n\r\n{}")
    assert transport.sent.split(b" ")[1] == status
    assert services.posted == posted


def app(answer: Callable[[int], int], bodies: list) -> web.Application:
    async def handle(request: web.Request) -> web.Response:
        bodies.append((await request.json(), request.headers["Authorization"]))
        return web.Response(status=answer(len(bodies)))

    application = web.Application()
    application.router.add_post("/api/messages", handle)
    return application


async def test_every_turn_is_sent_once_and_its_answer_counted():
    bodies: list = []
    signer = Signer.new()
    token = signer.token("http://127.0.0.1:1/teams/")
    turns = [turn("http://127.0.0.1:1/teams/", token, "agenda") for _ in range(40)]
    async with serving(app(lambda number: 500 if number % 10 == 0 else 200, bodies)) as root:
        run = await drive(int(root.rpartition(":")[2]), turns, 4)
    assert (run.turns, run.other) == (36, 4)
    assert run.seconds > 0
    assert len({body["id"] for body, _ in bodies}) == 40
    key = json.loads(signer.pages("")[b"/keys"])["keys"][0]
    public = jwt.PyJWK(key, algorithm="RS256").key
    bearer = bodies[0][1].removeprefix("Bearer ")
    claims = jwt.decode(bearer, public, algorithms=["RS256"], audience=APP_ID, issuer=ISSUER)
    assert claims["serviceurl"] == bodies[0][0]["serviceUrl"]


def test_ratios_are_to_the_first_of_the_contestants():
    runs = {
        "peer": [Run(100, 0, 2.0, 0.1, 0.2, 1.0)] * 3,
        "plek": [Run(900, 0, seconds, 0.01, 0.02, 0.5) for seconds in (1.0, 0.9, 30.0)],
    }
    peer, plek = summary(runs)
    assert (peer["turns_per_second"], peer["turns_per_second_ratio"]) == (50.0, 1.0)
    assert (plek["turns_per_second"], plek["turns_per_second_ratio"]) == (900.0, 18.0)
    assert (plek["turns_per_cpu_second"], plek["turns_per_cpu_second_ratio"]) == (1800.0, 18.0)
    unknown = summary({"peer": [Run(100, 0, 2.0, 0.1, 0.2)]})[0]
    assert unknown["turns_per_cpu_second"] == 0


@pytest.mark.parametrize("name", ["graph_read", "local_graph", "plan_size", "search", "start"])
def test_what_else_can_be_measured_is_told(name):
    assert any(f"`python -m bench.{name}" in line for line in others())


def test_parts_of_the_measuring_are_not_told():
    assert all("bench.peers.ours" not in line for line in others())
