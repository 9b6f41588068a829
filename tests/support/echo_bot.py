"""The smallest bot there is, to try the Playground and the harness without ours.

It answers a message that contains one of a script's words with that answer's activities, in the
conversation it came from, and keeps all it was sent and all it was answered.
"""

import contextlib
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import aiohttp
from aiohttp import web

from tests.support.ports import free_port


@dataclass
class EchoBot:
    """What it will answer, and what it saw."""

    script: dict[str, dict[str, Any]]
    """Word in the text → the activity to answer with; anything else is echoed."""
    invoke_answer: dict[str, Any] = field(default_factory=dict)
    """The body that answers every invoke."""
    seen: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    _session: aiohttp.ClientSession | None = None

    async def receive(self, request: web.Request) -> web.Response:
        """Take an activity."""
        activity = await request.json()
        self.seen.append(activity)
        if activity["type"] == "invoke":
            return web.json_response(self.invoke_answer)
        if activity["type"] == "message":
            await self.call("POST", f"{self.place(activity)}/activities", self.answer(activity))
        return web.Response()

    def answer(self, activity: dict[str, Any]) -> dict[str, Any]:
        """Give what a message is answered with."""
        text = activity.get("text") or str(activity.get("value"))
        for word, answer in self.script.items():
            if word in text:
                return {"type": "message"} | answer
        return {"type": "message", "text": f"echo: {text}"}

    def place(self, activity: dict[str, Any]) -> str:
        """Give the connector's address of a conversation."""
        conversation = quote(activity["conversation"]["id"], safe="")
        return f"{activity['serviceUrl']}/v3/conversations/{conversation}"

    async def call(self, method: str, url: str, body: Any = None) -> tuple[int, str]:
        """Call the connector; give its status and text."""
        assert self._session is not None, "the bot is not running"
        async with self._session.request(method, url, json=body) as answer:
            return answer.status, await answer.text()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncGenerator["EchoBot"]:
        """Listen on a free port."""
        app = web.Application()
        app.router.add_post("/api/messages", self.receive)
        runner = web.AppRunner(app)
        await runner.setup()
        port = free_port()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{port}"
        async with aiohttp.ClientSession() as self._session:
            try:
                yield self
            finally:
                await runner.cleanup()
