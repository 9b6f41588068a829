"""A person who talks with the bot: says things, presses what is in a card, opens dialogs.

Builds each `Incoming` as the adapter would, and goes through the real router and a real store.

    async with town(sqlite_url) as plek:
        chat = plek.chat(FATIMA)
        form = await chat.say("voorstellen")
        result = await chat.press(form, "Versturen", name="Fatima")
        await plek.work()            # the worker delivers what waits
        plek.post.to(FATIMA)         # what she got beside the answers
"""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bot.conversations import all_routes
from bot.delivery.worker import Worker
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.contacts.purposes import ChannelPurpose
from bot.dispatch.links import Links
from bot.dispatch.router import Router
from bot.dispatch.routes import Routes
from bot.dispatch.sync_info import SyncInfo
from bot.dispatch.turn import Answer, Incoming, Kind, Person, Place, Scope
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language, Role
from registry.members.member import Member
from registry.store.store import Store
from tests.support.furnished import furnish
from tests.support.postbox import Postbox, Sent

URL = "https://connector.example/amer/"
TENANT = "a3f1c0de-0000-4000-8000-000000000001"
BOT = "28:plek"
CAFE = "19:cafe@thread.tacv2"
"""Conversation of the first channel of PLeK Café, and id of its team."""

FATIMA = Person("a3f1c0de-0000-4000-8000-000000000103", "29:fatima", "Fatima El Amrani")
PIETER = Person("a3f1c0de-0000-4000-8000-000000000104", "29:pieter", "Pieter van den Berg")
SANNE = Person("a3f1c0de-0000-4000-8000-000000000101", "29:sanne", "Sanne de Vries")
JOOST = Person("a3f1c0de-0000-4000-8000-000000000102", "29:joost", "Joost Bakker")
"""Sanne and Joost are made kernteam by `town(kernteam=…)`."""

PERSONAL = Place(URL, "a:1on1", Scope.PERSONAL, TENANT, BOT)
CHANNEL = Place(
    URL,
    f"{CAFE};messageid=1700000000001",
    Scope.CHANNEL,
    TENANT,
    BOT,
    team=CAFE,
    team_name="PLeK Café",
    team_group="a3f1c0de-0000-4000-8000-000000000201",
    channel=CAFE,
)
"""A thread in the first channel of PLeK Café."""
GROUP = Place(URL, "19:group@thread.v2", Scope.GROUP, TENANT, BOT)
PLACES = (PERSONAL, CHANNEL, GROUP)

Shown = Answer | Sent


def personal(person: Person) -> Place:
    """Somebody's own 1:1 with the bot."""
    return dataclasses.replace(PERSONAL, conversation=f"a:{person.address}")


def channel(name: str, team: str = "PLeK Café", *, thread: str = "1700000000001") -> Place:
    """A channel other than the first, such as Helpdesk."""
    identity = f"19:{team}-{name}@thread.tacv2".casefold().replace(" ", "")
    return dataclasses.replace(
        CHANNEL,
        conversation=f"{identity};messageid={thread}" if thread else identity,
        team=CAFE if team == CHANNEL.team_name else f"19:{team}@thread.tacv2".casefold(),
        team_name=team,
        channel=identity,
        channel_name=name,
    )


KERNTEAM_CHANNEL = dataclasses.replace(
    channel("", "PLeK kernteam"),
    conversation="19:plek kernteam@thread.tacv2;messageid=1",
    channel="19:plek kernteam@thread.tacv2",
)
"""The first channel of the kernteam's own team."""
APPOINTED = {"cafe": CHANNEL, "helpdesk": channel("Helpdesk"), "kernteam": KERNTEAM_CHANNEL}
"""What the channels of a town are for; none of them is met yet."""


async def appointed(store: Store, places: Mapping[str, Place]) -> None:
    """Have channels serve a purpose, as if somebody appointed them before."""
    async with store.write(SYSTEM) as unit:
        for purpose, place in places.items():
            row = ChannelPurpose(slug=purpose, appointed=place.channel or place.root)
            known = await unit.of(ChannelPurpose).find(purpose)
            if known is None:
                await unit.of(ChannelPurpose).add(row)
            else:
                await unit.of(ChannelPurpose).put(
                    known.model_copy(update={"appointed": row.appointed})
                )


class Clock:
    """The store's time; stands still until it is moved."""

    def __init__(self, now: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        """Move on by a timedelta's words: `hours=3`."""
        self.now += timedelta(**span)


@dataclasses.dataclass
class Town:
    """Everything but the wire: store, router, worker, and who got what message."""

    store: Store
    router: Router
    post: Postbox
    clock: Clock
    worker: Worker
    numbers: Iterator[int] = dataclasses.field(default_factory=lambda: count(1))

    def chat(self, person: Person = FATIMA, place: Place | None = None) -> Conversation:
        """A conversation of this person: their 1:1, or the place given."""
        return Conversation(self, person, place or personal(person))

    async def work(self, rounds: int = 50) -> int:
        """Let the worker deliver until nothing is due; returns how many parcels it took."""
        taken = 0
        for _ in range(rounds):
            parcels = await self.worker.once()
            if not parcels:
                return taken
            taken += parcels
        raise AssertionError(f"still busy after {rounds} rounds")

    async def get(self, noun: Any, key: str) -> Any:
        """One thing out of the registry, None when it is not there."""
        async with self.store.read() as unit:
            return await unit.of(noun).find(key)

    async def all(self, noun: Any, **where: Any) -> list[Any]:
        """All things of a noun."""
        async with self.store.read() as unit:
            return await unit.of(noun).all(**where)


@asynccontextmanager
async def town(
    url: str,
    *,
    routes: Sequence[Routes] | None = None,
    kernteam: Sequence[Person] = (),
    content: bool = True,
    language: Language = Language.DUTCH,
    sync_info: SyncInfo | None = None,
    links: Links | None = None,
    places: Mapping[str, Place] | None = None,
) -> AsyncIterator[Town]:
    """A running plek without the wire, on the database at `url`.

    Args:
        url: of a new, empty database (fixture `sqlite_url` or `store_url`).
        routes: what to answer with; by default everything in bot/conversations.
        kernteam: people who are in the kernteam.
        content: begin with the plan's content.
        language: for people who chose none.
        sync_info: how Teams is kept; by default by the bot itself.
        links: addresses on plek for browsers; by default there are none.
        places: which channel was appointed for what; by default those of `APPOINTED`.
    """
    used = all_routes() if routes is None else routes  # first: their nouns need tables
    post, clock = Postbox(), Clock()
    if content:
        await furnish(url)
    async with await Store.open(url, clock=clock) as store:
        await _seat(store, kernteam)
        await appointed(store, APPOINTED if places is None else places)
        router = Router(store, language, used, "https://www.plek.example", sync_info, links)
        worker = Worker(store, store.outbox, post, router.subscribers, language, clock=clock)
        yield Town(store, router, post, clock, worker)


async def _seat(store: Store, kernteam: Sequence[Person]) -> None:
    async with store.write(SYSTEM) as unit:
        for person in kernteam:
            key = member_key(person.id)
            await unit.of(Member).add(Member(slug=key, name=person.name))
            slug = Membership.key("kernteam", key)
            await unit.of(Membership).add(
                Membership(slug=slug, member=key, group="kernteam", role=Role.KERNTEAM)
            )


class Conversation:
    """One person in one place."""

    def __init__(self, plek: Town, person: Person, place: Place) -> None:
        self.plek = plek
        self.person = person
        self.place = place
        self.last: Incoming | None = None
        self._dialogs: list[Answer] = []

    async def say(self, text: str, *, private: bool = False, **more: Any) -> Answer | None:
        """Write something; in a channel it is what stands beside the mention of the bot.

        Args:
            text: the words.
            private: in a targeted message.
            more: further fields of `Incoming`, such as `files`.
        """
        return await self._send(Kind.TEXT, text=text, private=private, **more)

    async def press(
        self,
        shown: Shown | None,
        title: str,
        *,
        at: int = 0,
        old: bool = False,
        private: bool = False,
        on: str = "",
        data: Mapping[str, Any] | None = None,
        **inputs: Any,
    ) -> Answer | None:
        """Press the button with this title.

        Args:
            shown: the answer or message that has the button.
            title: what is on it.
            at: which one, where several have this title.
            old: as a client without Action.Execute does it.
            private: the card is in a targeted message.
            on: id of the message that it is in, where `shown` does not tell.
            data: laid over what is sent, to forge it.
            inputs: what is filled in, by id of the input; the rest goes as it stands there.
        """
        card, where = card_of(shown), on or getattr(shown, "activity", "")
        action = button_of(card, title, at)
        load = _load(card, action, inputs) | dict(data or {})
        dialog = (action.get("data") or {}).get("msteams", {}).get("type") == "task/fetch"
        inside = any(shown is one for one in self._dialogs)
        kind = (
            Kind.DIALOG_OPEN
            if dialog
            else Kind.DIALOG_SUBMIT
            if inside
            else Kind.SUBMIT
            if old
            else Kind.ACTION
        )
        verb = action.get("verb") or action["data"]["verb"]
        load = {key: value for key, value in load.items() if key not in ("verb", "msteams")}
        answer = await self._send(kind, verb=verb, data=load, card=where, private=private)
        if answer is not None and (dialog or (inside and not answer.done)):
            self._dialogs.append(answer)
        return answer

    async def call(self, verb: str, kind: Kind = Kind.ACTION, /, **data: Any) -> Answer | None:
        """Call a verb with any data, without a card that offers it."""
        return await self._send(kind, verb=verb, data=data)

    async def type_ahead(
        self, shown: Shown | None, field: str, query: str
    ) -> list[tuple[str, str]]:
        """What the client gets while somebody types in a choice set."""
        choices = inputs_of(card_of(shown))[field]["choices.data"]
        answer = await self._send(Kind.TYPEAHEAD, dataset=choices["dataset"], query=query)
        return list(answer.choices) if answer else []

    async def happen(self, kind: Kind, *people: Person) -> Answer | None:
        """People arrive or leave, the bot is added …; the person of this conversation did it."""
        return await self._send(kind, people=people)

    async def again(self) -> Answer | None:
        """The platform delivers the last activity once more."""
        assert self.last is not None
        return await self.plek.router(self.last)

    async def _send(self, kind: Kind, **what: Any) -> Answer | None:
        number = next(self.plek.numbers)
        self.last = Incoming(
            kind, f"key-{number}", self.person, self.place, activity=f"in-{number}", **what
        )
        return await self.plek.router(self.last)


def card_of(shown: Shown | None) -> Mapping[str, Any]:
    """The card of an answer or message; fails when there is none."""
    answer = shown.answer if isinstance(shown, Sent) else shown
    assert answer is not None, "nothing was answered"
    assert answer.card is not None, f"no card, but: {answer.text!r}"
    return answer.card


def parts_of(part: Any) -> Iterator[Mapping[str, Any]]:
    """Everything in a card that has a type, in order; what is a fallback only is left out."""
    if isinstance(part, Mapping):
        if "type" in part:
            yield part
        for name, value in part.items():
            if name not in ("fallback", "data"):
                yield from parts_of(value)
    elif isinstance(part, list | tuple):
        for item in part:
            yield from parts_of(item)


def buttons_of(shown: Shown | Mapping[str, Any] | None) -> list[str]:
    """The titles of all buttons; of what is pressed itself the word, without whose it is."""
    card = shown if isinstance(shown, Mapping) else card_of(shown)
    return [word for word, _ in _pressable(card)]


def button_of(card: Mapping[str, Any], title: str, at: int = 0) -> Mapping[str, Any]:
    """The button with a title; a part that is pressed itself by its word or its whole title."""
    actions = list(_pressable(card))
    found = [action for word, action in actions if title in (word, action.get("title"))]
    titles = [action.get("title") for _, action in actions]
    assert len(found) > at, f"no button {title!r} (number {at}) among {titles}"
    return found[at]


def _pressable(card: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Everything that calls plek or a page, with the word for it: `Bekijk` of `Bekijk: Twente`.

    What only shows or hides a part of the card calls nobody.
    """
    pressed = {id(part["selectAction"]) for part in parts_of(card) if "selectAction" in part}
    for part in parts_of(card):
        if part["type"].startswith("Action.") and part["type"] != "Action.ToggleVisibility":
            title = str(part.get("title", ""))
            yield (title.partition(": ")[0] if id(part) in pressed else title), part


def inputs_of(card: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """All inputs by id."""
    return {part["id"]: part for part in parts_of(card) if part["type"].startswith("Input.")}


def values_of(shown: Shown | None) -> dict[str, Any]:
    """What stands in each input."""
    return {key: part.get("value", "") for key, part in inputs_of(card_of(shown)).items()}


def words_of(shown: Shown | None) -> str:
    """Everything that can be read: text and card, without buttons and inputs' values."""
    answer = shown.answer if isinstance(shown, Sent) else shown
    if answer is None:
        return ""
    if answer.card is None:
        return answer.text
    lines = []
    for part in parts_of(answer.card):
        if "inlines" in part:
            lines.append("".join(str(run["text"]) for run in part["inlines"]))
        elif part["type"] in ("TextBlock", "CodeBlock", "Badge"):
            lines.append(str(part.get("text") or part.get("codeSnippet")))
        elif part["type"].startswith("Input."):
            lines += [str(part.get("label", "")), str(part.get("title", ""))]
    return "\n".join(line for line in lines if line)


def _load(
    card: Mapping[str, Any], action: Mapping[str, Any], inputs: Mapping[str, Any]
) -> dict[str, Any]:
    fixed = dict(action.get("data") or {})
    known = inputs_of(card)
    assert inputs.keys() <= known.keys(), f"no input {inputs.keys() - known.keys()} in the card"
    if action.get("associatedInputs") == "none":
        assert not inputs, "this button sends no inputs along"
        return fixed
    standing = {key: part.get("value", "") for key, part in known.items()}
    return {**standing, **inputs, **fixed}
