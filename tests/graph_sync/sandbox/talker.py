"""Somebody who calls the sandbox over HTTP, and holds what comes back against the contract."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.support.graph_contract import check_request, check_response

CAFE = "a3f1c0de-0000-4000-8000-000000000201"
INITIATIEFGROEP = "a3f1c0de-0000-4000-8000-000000000202"
KERNTEAM = "a3f1c0de-0000-4000-8000-000000000203"
OWNER = "a3f1c0de-0000-4000-8000-000000000190"
SANNE = "a3f1c0de-0000-4000-8000-000000000101"
JOOST = "a3f1c0de-0000-4000-8000-000000000102"
FATIMA = "a3f1c0de-0000-4000-8000-000000000103"
EMRE = "a3f1c0de-0000-4000-8000-000000000106"
BOT = "a3f1c0de-0000-4000-8000-000000000901"
WEB = "com.microsoft.teamspace.tab.web"
GRAPH = "https://graph.microsoft.com/v1.0"


def user(key):
    return f"{GRAPH}/users/{key}"


def member(key, *roles):
    return {
        "@odata.type": "#microsoft.graph.aadUserConversationMember",
        "roles": list(roles),
        "user@odata.bind": f"{GRAPH}/users('{key}')",
    }


def new_group(name="GW Twente", nickname="gw-twente", **more):
    return {
        "displayName": name,
        "mailNickname": nickname,
        "mailEnabled": True,
        "securityEnabled": False,
        "groupTypes": ["Unified"],
        "owners@odata.bind": [user(OWNER)],
        **more,
    }


@dataclass
class Said:
    """What was answered."""

    status: int
    body: Any
    headers: dict[str, str] = field(repr=False)

    @property
    def code(self):
        return self.body["error"]["code"] if self.body else ""

    @property
    def names(self):
        return [one["displayName"] for one in self.body["value"]]

    @property
    def ids(self):
        return [one["id"] for one in self.body["value"]]

    def __getitem__(self, name):
        return self.body[name]


class Talker:
    """Calls; `strict` says whether requests must keep to the contract too."""

    def __init__(self, running):
        self.running = running
        self.clock = running.clock
        self.state = running.state

    async def __aenter__(self):
        self._http = aiohttp.ClientSession(headers={"Authorization": "Bearer any"})
        return self

    async def __aexit__(self, *_):
        await self._http.close()

    async def __call__(self, method, path, body=None, *, strict=True, headers=None):
        url = path if path.startswith("http") else self.running.url + path
        below = "/" + url.partition("/v1.0/")[2]
        if strict:
            sent = {"Content-Type": "application/json", **(headers or {})}
            check_request(method, below, sent, body)
        async with self._http.request(
            method, aiohttp.client.URL(url, encoded=True), json=body, headers=headers
        ) as answer:
            text = await answer.text()
            html = answer.content_type == "text/html"
            said = text if html else json.loads(text) if text else None
            if strict and not html:
                check_response(method, below, answer.status, known(said))
            return Said(answer.status, said, dict(answer.headers))

    async def ok(self, method, path, body=None, **more):
        said = await self(method, path, body, **more)
        assert said.status < 300, said
        return said

    async def control(self, method, name, body=None):
        async with self._http.request(
            method, f"{self.running.root}/_sandbox/{name}", json=body
        ) as answer:
            return Said(answer.status, await answer.json(), dict(answer.headers))

    async def hand(self, do, **what):
        said = await self.control("POST", "hand", {"do": do, **what})
        assert said.status == 200, said
        return said.body

    async def make_team(self, name="GW Twente", nickname="gw-twente", people=()):
        made = await self.ok(
            "POST",
            "/groups",
            new_group(name, nickname, **{"members@odata.bind": [user(p) for p in people]}),
        )
        await self.ok("PUT", f"/groups/{made['id']}/team", {})
        return made["id"]

    async def batch(self, *items):
        requests = [
            {"id": str(number), "method": method, "url": url, **more}
            for number, (method, url, more) in enumerate(items, 1)
        ]
        said = await self("POST", "/$batch", {"requests": requests})
        return {one["id"]: one for one in said["responses"]}


def known(said):
    """An answer without what Graph says in delta queries and the contract does not know."""
    if not isinstance(said, dict) or "value" not in said:
        return said
    odd = {"members@delta", "owners@delta", "@removed"}
    value = [
        {name: part for name, part in one.items() if name not in odd}
        if isinstance(one, dict)
        else one
        for one in said["value"]
    ]
    return {**said, "value": value}
