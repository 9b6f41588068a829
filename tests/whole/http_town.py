"""Plek as Teams meets it: signed activities over HTTP, and a Bot Connector that takes messages.

The registry's clock stands still until it is moved, and the worker works when it is asked to;
everything else is what runs in production.
"""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import count
from typing import Any
from urllib.parse import unquote

import aiohttp
from prometheus_client import CollectorRegistry

from bot.adapter.adapter import build_adapter
from bot.app.application import Plek
from bot.app.web import application
from bot.conversations import all_routes
from bot.delivery.worker import Worker
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.links import Links
from bot.dispatch.router import Router
from bot.dispatch.turn import Person, Place, Scope
from bot.settings import Settings
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language, Role
from registry.members.member import Member
from registry.store.store import Store
from tests.bot.adapter.activities import APP_ID, BOT, TENANT, activity
from tests.support.connector import Connector, running_connector
from tests.support.conversation import Clock, _load, appointed, button_of
from tests.support.furnished import furnish
from tests.support.issuer import Issuer, running_issuer, serving

KERNTEAM = "19:kernteam@thread.tacv2"
"""The kernteam's own channel."""

Card = Mapping[str, Any]
_numbers = count(1)


@dataclasses.dataclass(frozen=True)
class Said:
    """What somebody got: a message of the bot, or the answer to a button."""

    card: Card
    text: str
    id: str = ""
    conversation: str = ""

    def __str__(self) -> str:
        return " ".join([self.text, *_texts(self.card)])


@dataclasses.dataclass
class HttpTown:
    """A running plek with its surroundings."""

    store: Store
    clock: Clock
    worker: Worker
    connector: Connector
    issuer: Issuer
    session: aiohttp.ClientSession
    url: str = ""

    def person(self, person: Person) -> Caller:
        """Somebody in their 1:1."""
        return Caller(self, person)

    async def deliver(self, rounds: int = 200) -> None:
        """Let the worker deliver what is due."""
        for _ in range(rounds):
            if not await self.worker.once():
                return
        raise AssertionError("the outbox is never empty")

    async def seat(self, person: Person, role: Role, group: str = "") -> None:
        """Give somebody a role."""
        key = member_key(person.id)
        async with self.store.write(SYSTEM) as unit:
            if await unit.of(Member).find(key) is None:
                await unit.of(Member).add(Member(slug=key, name=person.name))
            slug = Membership.key(group or role.value, key)
            seat = Membership(slug=slug, member=key, group=group or role.value, role=role)
            await unit.of(Membership).add(seat)

    def heard(self, person: Person, after: int = 0) -> list[Said]:
        """What the bot wrote to somebody's 1:1, in order."""
        return self.messages(f"a:{person.address}", after)

    def messages(self, conversation: str, after: int = 0) -> list[Said]:
        """What the bot wrote in a conversation beyond its first `after` calls."""
        start = f"/conversations/{conversation}/"
        return [
            _said(call.body, conversation)
            for call in self.connector.taken[after:]
            if call.method == "POST" and unquote(call.path).startswith(start)
        ]

    async def post(self, body: Mapping[str, Any]) -> tuple[int, Any]:
        """Send an activity as Teams does, with a good token."""
        token = self.issuer.token(audience=APP_ID, service_url=self.connector.url)
        headers = {"Authorization": f"Bearer {token}"}
        url = f"{self.url}/api/messages"
        async with self.session.post(url, json=body, headers=headers) as response:
            kind = response.headers.get("Content-Type", "")
            return response.status, await response.json() if "json" in kind else None


@dataclasses.dataclass
class Caller:
    """Somebody who writes to the bot and presses what is in its cards, alone with it."""

    plek: HttpTown
    who: Person

    async def say(self, text: str) -> Said:
        """Write something; gives the answer."""
        before = len(self.plek.connector.taken)
        status, _ = await self.plek.post(self._from("message", text=text))
        assert status in (200, 202), status
        heard = self.plek.heard(self.who, before)
        assert heard, f"{self.who.name} said {text!r} and got no answer"
        return heard[-1]

    async def press(self, said: Said, title: str, *, at: int = 0, **inputs: Any) -> Said:
        """Press a button of a card; gives what takes its place."""
        action = button_of(said.card, title, at)
        load = _load(said.card, action, inputs)
        data = {key: value for key, value in load.items() if key not in ("verb", "msteams")}
        return await self.call(str(action["verb"]), data, card=said.id)

    async def call(self, verb: str, data: Mapping[str, Any], *, card: str = "") -> Said:
        """Call a verb with any data, as a forged card would."""
        value = {
            "action": {"type": "Action.Execute", "verb": verb, "data": dict(data)},
            "trigger": "manual",
        }
        fields = {"name": "adaptiveCard/action", "value": value, "replyToId": card or "m0"}
        before = len(self.plek.connector.taken)
        status, body = await self.plek.post(self._from("invoke", **fields))
        assert status == 200, (status, body)
        if str(body["type"]).endswith("card.adaptive"):
            return Said(body["value"], "", card)
        posted = self.plek.heard(self.who, before)
        return posted[-1] if posted else Said({}, str(body["value"]))

    def _from(self, kind: str, **fields: Any) -> dict[str, Any]:
        account = {"id": self.who.address, "name": self.who.name, "aadObjectId": self.who.id}
        place = {
            "id": f"a:{self.who.address}",
            "conversationType": "personal",
            "tenantId": TENANT,
        }
        more = {"from": account, "conversation": place, "id": f"whole-{next(_numbers)}"}
        return activity(self.plek.connector.url, kind, **(more | fields))


@asynccontextmanager
async def http_town(
    url: str, people: Sequence[Person], *, content: bool = True
) -> AsyncIterator[HttpTown]:
    """Plek over HTTP; these people have met it.

    Args:
        url: of a new database.
        people: who say hello.
        content: begin with the plan's content; False for a database that is filled already.
    """
    if content:
        await furnish(url)
    async with (
        running_connector() as connector,
        running_issuer() as issuer,
        aiohttp.ClientSession() as session,
    ):
        settings = Settings(
            mode="production",
            app_id=APP_ID,
            app_tenant_id=TENANT,
            app_secret="made-up",
            openid_metadata_url=issuer.metadata_url,
            database_url=url,
            public_url="https://plek.example",
        )
        clock = Clock()
        async with await Store.open(url, clock=clock) as store:
            kernteam = Place("", KERNTEAM, Scope.CHANNEL, channel=KERNTEAM)
            await appointed(store, {"kernteam": kernteam})
            router = Router(
                store, Language.DUTCH, all_routes(), settings.website, links=Links.of(settings)
            )
            adapter = build_adapter(
                settings, router, metrics=CollectorRegistry(), credential=_Secret()
            )
            worker = Worker(
                store,
                store.outbox,
                adapter.messenger,
                router.subscribers,
                Language.DUTCH,
                clock=clock,
            )
            await adapter.start()
            try:
                plek = Plek(settings, store, router, adapter, worker)
                async with serving(application(plek)) as root:
                    town = HttpTown(store, clock, worker, connector, issuer, session, root)
                    await _meet(town, people)
                    yield town
            finally:
                await adapter.close()


async def _meet(town: HttpTown, people: Sequence[Person]) -> None:
    """Everybody says hello; the bot is put in the kernteam's channel."""
    for person in people:
        await town.person(person).say("help")
    place = {
        "conversation": {"id": KERNTEAM, "conversationType": "channel", "isGroup": True},
        "channelData": {
            "tenant": {"id": TENANT},
            "team": {"id": KERNTEAM, "name": "PLeK kernteam", "aadGroupId": "group-kernteam"},
            "channel": {"id": KERNTEAM},
        },
        "membersAdded": [BOT],
    }
    await town.post(activity(town.connector.url, "conversationUpdate", **place))
    await town.deliver()


class _Secret:
    """A credential that the local connector takes for real."""

    async def get_token(self, *_: str, **__: Any) -> Any:
        from azure.core.credentials import AccessToken

        return AccessToken("made-up", 4_000_000_000)

    async def close(self) -> None:
        """Nothing to close."""


def _said(body: Mapping[str, Any], conversation: str) -> Said:
    cards = [one["content"] for one in body.get("attachments") or ()]
    return Said(
        cards[0] if cards else {}, body.get("text") or "", body.get("id") or "", conversation
    )


def _texts(part: Any) -> list[str]:
    if isinstance(part, Mapping):
        own = [part.get(key) for key in ("text", "label", "title", "value", "errorMessage")]
        found = [text for text in own if isinstance(text, str)]
        more = [value for key, value in part.items() if key not in ("fallback", "data")]
        return found + _texts(more)
    if isinstance(part, list):
        return [text for element in part for text in _texts(element)]
    return []
