"""The Playground's HTTP API: what a person could do in Teams, without its page.

Requests go by `/_conversation/v1` and `/_internal/v1`. What the bot said comes by the websocket
`/_ws_conversation/v1/conversations/stream` as `createMessage` and `updateMessage`, but for other
people's 1:1 chats; there is no request that reads messages. `/_ws/log/stream` tells every request
with its answer, both ways. Shapes and limits: docs/decisions/0007-playground.md.
"""

import asyncio
import contextlib
import uuid
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote

import aiohttp

from bot.local import people
from bot.local.people import LocalPerson

SECONDS = 30.0
CONVERSATIONS = "/_ws_conversation/v1/conversations/stream"
LOG = "/_ws/log/stream"
T = TypeVar("T")
_MENTION = f"<at>{people.BOT_NAME}</at>"


@dataclass
class Message:
    """What the bot said, as it stands now."""

    id: str
    conversation: str
    """With `;messageid=` in a channel: what `invoke` and `submit` need."""
    text: str
    card: dict[str, Any] | None
    updates: int = 0

    def __str__(self) -> str:
        """All that can be read in it, for asserts on words."""
        return " ".join([self.text, *_texts(self.card)])


@dataclass(frozen=True)
class Exchange:
    """A request between the Playground and the bot, with its answer."""

    by_bot: bool
    request: Mapping[str, Any]
    status: int
    response: Any


@dataclass
class PlaygroundApi:
    """A person at the keyboard, by HTTP."""

    url: str
    session: aiohttp.ClientSession
    messages: list[Message] = field(default_factory=list)
    """What the bot said, oldest first."""
    exchanges: list[Exchange] = field(default_factory=list)
    """All requests and answers, oldest first."""
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)
    _listening: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    async def say(self, conversation: str, text: str, *, mention: bool = False) -> str:
        """Send a message as the current user; give the conversation in which the bot answers.

        In a channel that is a new thread, unless `conversation` names one. Without a mention the
        bot hears it in a personal chat only.
        """
        body: dict[str, Any] = {"from": {"id": people.SANNE.id}, "text": text}
        if mention:
            body["text"] = f"{_MENTION} {text}"
            body["mentions"] = [{"mentioned": {"id": people.BOT_ID}, "text": _MENTION}]
        path = f"/_conversation/v1/conversations/{quote(conversation, safe='')}/messages"
        answer = await self.post(path, body | {"textFormat": "plain"})
        thread: str = answer.get("postConversationId") or conversation
        return thread

    async def execute(
        self, message: Message, verb: str, data: Mapping[str, Any], by: LocalPerson = people.SANNE
    ) -> Any:
        """Press an Action.Execute with `data` (its own and the inputs'); give the bot's answer.

        The answer's `value` takes the place of the card, as in the page.
        """
        action = {"type": "Action.Execute", "verb": verb, "data": dict(data)}
        body = {"name": "adaptiveCard/action", "value": {"action": action, "trigger": "manual"}}
        answer = await self.post("/_conversation/v1/invoke", body | self._on(message, by))
        if str(answer.get("type")).endswith("card.adaptive"):
            message.card = answer["value"]
        return answer

    async def submit(
        self, message: Message, data: Mapping[str, Any], by: LocalPerson = people.SANNE
    ) -> None:
        """Press an Action.Submit: it reaches the bot as a message with a value."""
        await self.post("/_conversation/v1/submit", {"value": dict(data)} | self._on(message, by))

    async def happen(self, activity: Mapping[str, Any]) -> None:
        """Send any activity to the bot; what it answers is not told."""
        frame = {
            "id": str(uuid.uuid4()),
            "channelId": "msteams",
            "serviceUrl": f"{self.url}/_connector",
            "recipient": {"id": people.BOT_ID, "name": people.BOT_NAME},
        }
        await self.post("/_internal/v1/customActivities", frame | dict(activity))

    async def invoke(self, name: str, value: Any, by: LocalPerson, conversation: str) -> Exchange:
        """Send an invoke that neither page nor API knows (task/fetch, application/search)."""
        activity = {"type": "invoke", "name": name, "value": value, "id": str(uuid.uuid4())}
        sender = {"id": by.id, "aadObjectId": by.aad_object_id, "name": by.name}
        await self.happen(activity | {"from": sender, "conversation": {"id": conversation}})
        return await self.exchange(lambda seen: seen.request.get("id") == activity["id"])

    async def template(self, kind: str, conversation: str) -> Any:
        """Give an event that its page can mock: install, botAdded, userAdded, channelCreated, …"""
        query = {"type": kind, "conversationId": conversation}
        path = f"{self.url}/_internal/v1/customActivities/template"
        async with self.session.get(path, params=query) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Post to the Playground; raises `RuntimeError` with its words when it refuses."""
        async with self.session.post(self.url + path, json=body) as answer:
            text = await answer.text()
            if answer.status != 200:
                raise RuntimeError(f"{path} was answered {answer.status}: {text}")
            return await answer.json() if text else {}

    async def until(self, wanted: Callable[[Message], object], seconds: float = SECONDS) -> Message:
        """Wait until the bot has said something that fits; give the newest that does."""

        return await self._newest(self.messages, wanted, seconds)

    async def exchange(self, wanted: Callable[[Exchange], object]) -> Exchange:
        """Wait for a request and its answer that fit; give the newest."""
        return await self._newest(self.exchanges, wanted, SECONDS)

    async def answer(self, conversation: str, words: str = "", after: int = 0) -> Message:
        """Wait for a message in a conversation that has `words` in it, beyond the first `after`."""
        return await self.until(
            lambda said: (
                said.conversation == conversation
                and words.casefold() in str(said).casefold()
                and self.messages.index(said) >= after
            )
        )

    def _on(self, message: Message, by: LocalPerson) -> dict[str, Any]:
        place = {"conversation": {"id": message.conversation}, "replyToId": message.id}
        return place | {"from": {"id": by.id}}

    async def _newest(self, seen: list[T], wanted: Callable[[T], object], seconds: float) -> T:
        def fitting() -> list[T]:
            return [one for one in seen if wanted(one)]

        try:
            async with self._news, asyncio.timeout(seconds):
                await self._news.wait_for(fitting)
        except TimeoutError:
            all_of_it = "\n".join(f"- {one}" for one in seen) or "(nothing)"
            raise AssertionError(f"not in {seconds} s; this was:\n{all_of_it}") from None
        return fitting()[-1]

    async def _listen(self, path: str, take: Callable[[Any], None]) -> None:
        async with self.session.ws_connect(self.url + path) as stream:
            self._listening.release()
            async for frame in stream:
                async with self._news:
                    take(frame.json())
                    self._news.notify_all()

    def _hear(self, event: Mapping[str, Any]) -> None:
        if event["action"] == "createMessage":
            self.messages.append(_message(event))
        elif event["action"] == "updateMessage":
            self._update(_message(event))

    def _watch(self, event: Mapping[str, Any]) -> None:
        entry = event["log"]
        if entry["type"] == "bot":
            by_bot = entry["from"] == "User Application"
            request, answer = entry["request"].get("body") or {}, entry["response"]
            self.exchanges.append(
                Exchange(by_bot, request, answer["statusCode"], answer.get("body"))
            )

    def _update(self, new: Message) -> None:
        for old in self.messages:
            if old.id == new.id:
                old.text, old.card, old.updates = new.text, new.card, old.updates + 1


def _message(event: Mapping[str, Any]) -> Message:
    content = event["message"]
    cards = [attachment["content"] for attachment in content.get("attachments") or ()]
    # A new post of the bot in a channel is told under the channel, with its thread beside it.
    conversation = content.get("postConversationId") or event["actionConversationId"]
    card = cards[0] if cards else None
    return Message(content["messageId"], conversation, content.get("text") or "", card)


def _texts(part: Any) -> list[str]:
    if isinstance(part, Mapping):
        own = [part.get(key) for key in ("text", "label", "title", "value", "errorMessage")]
        return [text for text in own if isinstance(text, str)] + _texts(list(part.values()))
    if isinstance(part, list):
        return [text for element in part for text in _texts(element)]
    return []


@contextlib.asynccontextmanager
async def playground_api(url: str) -> AsyncGenerator[PlaygroundApi]:
    """Sit down at the keyboard of a running Playground."""
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as listeners:
        api = PlaygroundApi(url, session)
        streams = {CONVERSATIONS: api._hear, LOG: api._watch}
        tasks = [listeners.create_task(api._listen(*stream)) for stream in streams.items()]
        for _ in tasks:
            await api._listening.acquire()
        yield api
        for task in tasks:
            task.cancel()
