"""What comes without a token leaves nothing of itself in the log, and no traceback."""

import asyncio
import io
import json
import logging
import os
import re
import subprocess
import sys
import threading
import time

import pytest
import structlog
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app.logging import configure
from bot.http.application import guarded_application
from bot.http.serve import served
from bot.settings import Settings
from tests.bot.http.test_attacks import PRODUCTION
from tests.bot.http.wire import exchange, head
from tests.support.examples import examples
from tests.support.programs import REPOSITORY

PIECE = "eyJhbGciOiJSUzI1NiIsImtpZCI6I"
TOKEN = PIECE + "x" * 9_000
HOSTILE = {
    "a token that is too long": head("POST", "/api/messages", f"Authorization: Bearer {TOKEN}"),
    "a token in an odd header": head("GET", "/", f"Authorization{PIECE}\0: x"),
    "a token in the path": head("GET", f"/downloads/{PIECE}%00%ff"),
    "a token in the method": f"{PIECE} / HTTP/1.1\r\n\r\n".encode(),
    "a token as the version": f"GET / HTTP/{PIECE}\r\n\r\n".encode(),
    "a token of the wrong sort": head(
        "POST", "/api/messages", f"Authorization: Bearer {PIECE}.{PIECE}.{PIECE}", length=0
    ),
    "a length that is none": head("POST", "/api/messages", f"Content-Length: {PIECE}"),
    "two lengths": head("POST", "/api/messages", "Content-Length: 4", length=5) + PIECE.encode(),
    "a chunk that is none": head("POST", "/api/messages", "Transfer-Encoding: chunked")
    + PIECE.encode()
    + b"\r\n",
    "many headers": head("GET", "/", *(f"X-{n}: {PIECE}" for n in range(2_000))),
    "no host": f"GET /?{PIECE} HTTP/1.1\r\n\r\n".encode(),
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + PIECE.encode(),
    "noise": bytes(range(256)) + PIECE.encode() + b"\r\n\r\n",
    "a proxy's request": f"CONNECT {PIECE}:443 HTTP/1.1\r\nHost: {PIECE}\r\n\r\n".encode(),
    "another protocol": head("GET", "/", "Upgrade: websocket", "Connection: Upgrade") + b"\x81",
    "an address of all signs": head("GET", f"http://[{PIECE}/"),
    "an odd type": head("POST", "/api/messages", f"Content-Type: \xff{PIECE}", length=0),
    "an expectation": head("POST", "/api/messages", f"Expect: {PIECE}", length=3),
}


class Plek:
    """A `plek serve` in production, as a process of its own, and what it logs."""

    def __init__(self, process):
        self.process = process
        self.lines = []
        self.ports = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.ports.append(int(found[1]))
            self.lines.append(line)

    def began(self):
        until = time.monotonic() + 60
        while not any("For the administrator" in line for line in self.lines):
            assert self.process.poll() is None, self.lines
            assert time.monotonic() < until, self.lines
            time.sleep(0.02)
        self.ports = list(dict.fromkeys(self.ports))  # the bot, then the administrator
        self.lines.clear()

    async def told(self):
        """The lines since the last look, which are JSON all; a mark of our own is the last."""
        until = time.monotonic() + 20
        await exchange(self.ports[0], head("POST", "/api/messages", length=0))
        while not any('"reason": "header"' in line for line in self.lines):
            assert time.monotonic() < until, self.lines
            await asyncio.sleep(0.005)
        lines = [json.loads(line) for line in self.lines]
        self.lines.clear()
        return lines


@pytest.fixture(scope="module")
def door(tmp_path_factory):
    """A plek in production with its own log."""
    chosen = {f"PLEK_{name.upper()}": str(value) for name, value in PRODUCTION.items()}
    chosen |= {"PLEK_HOME": str(tmp_path_factory.mktemp("home")), "PLEK_LOG_LEVEL": "info"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot.cli.main", "serve"],
        cwd=REPOSITORY,
        env=os.environ | chosen,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        plek = Plek(process)
        try:
            plek.began()
            yield plek
        finally:
            process.terminate()


@pytest.fixture
def logged(monkeypatch, tmp_path):
    """Give what was logged since, line by line."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    configure(Settings(home=tmp_path, **PRODUCTION))
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.basicConfig(level=logging.WARNING, force=True)


def is_quiet(lines):
    written = json.dumps(lines)
    assert "Traceback" not in written
    assert PIECE[:12] not in written
    assert not [line for line in lines if line["level"] in ("warning", "error", "critical")], lines


@pytest.mark.parametrize("what", HOSTILE)
async def test_hostile_bytes_leave_nothing_in_the_log(door, what):
    for port in door.ports:
        answer = await exchange(port, HOSTILE[what] + b"\r\n")
        assert answer[9:12] in (b"", b"200", b"400", b"401", b"404", b"405", b"417"), answer[:200]
        assert PIECE[:12].encode() not in answer
    is_quiet(await door.told())


@given(sent=st.binary(max_size=300) | st.binary(max_size=80).map(lambda b: b"GET /" + b))
@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_whatever_bytes_leave_nothing_in_the_log(door, sent):
    answer = await exchange(door.ports[0], sent + b"\r\n\r\nGET\r\n\r\n")
    assert answer[9:10] in (b"", b"4", b"2")
    is_quiet(await door.told())


async def test_what_fails_in_a_handler_is_told_by_place_only(logged):
    async def broken(request):
        raise RuntimeError(request.headers["Authorization"])

    app = guarded_application()
    app.add_routes([web.get("/", broken)])
    async with served(app, "127.0.0.1", 0) as port:
        answer = await exchange(port, head("GET", "/", f"Authorization: {PIECE}"))
    assert answer.startswith(b"HTTP/1.1 500")
    assert PIECE.encode() not in answer
    (line,) = logged()
    assert (line["event"], line["error"]) == ("request_failed", "RuntimeError")
    assert line["where"][-1].startswith("test_quiet.py:")
    assert PIECE not in json.dumps(line)


def test_libraries_and_our_own_errors_are_told_without_words(logged):
    try:
        int(PIECE)
    except ValueError:
        logging.getLogger("aiohttp.server").exception("Error from %s", PIECE)
        logging.getLogger("asyncio").exception(f"made of {PIECE}")  # noqa: G004
        structlog.get_logger("x").error("ours", exc_info=True)
        structlog.get_logger("x").error("ours", exc_info=sys.exc_info())
    first, second, *ours = logged()
    assert (first["said"], first["error"], first["logger"]) == (
        "Error from %s",
        "ValueError",
        "aiohttp.server",
    )
    assert second["at"].startswith("test_quiet.py:")
    assert [(one["error"], bool(one["where"])) for one in ours] == [("ValueError", True)] * 2
    assert PIECE not in json.dumps([first, second, *ours])
