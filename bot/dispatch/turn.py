"""Types of what comes in and what goes out, independent of any SDK.

`bot.adapter` turns an authenticated activity into an `Incoming` and an `Answer` into whatever the
wire wants (a reply, an invoke response, a dialog). Handlers see only these types.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

CardJson = Mapping[str, Any]
"""A rendered Adaptive Card, ready for the wire; made by `cards.kit.render` only."""


class Scope(StrEnum):
    """Scope of a conversation, in Teams' own words."""

    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


class Kind(StrEnum):
    """Kind of an incoming event, as far as handlers distinguish it."""

    TEXT = "text"  # somebody wrote to the bot
    ACTION = "action"  # Action.Execute pressed; the answer may replace the card
    SUBMIT = "submit"  # Action.Submit pressed (fallback of ACTION on old clients)
    DIALOG_OPEN = "dialog_open"  # a button asked for a dialog (task/fetch)
    DIALOG_SUBMIT = "dialog_submit"  # a dialog was sent (task/submit)
    TYPEAHEAD = "typeahead"  # Data.Query of a choice set (application/search)
    ARRIVED = "arrived"  # people were added to a conversation
    LEFT = "left"  # people were removed
    BOT_ADDED = "bot_added"  # the bot itself was installed
    BOT_REMOVED = "bot_removed"
    PLACE_CHANGED = "place_changed"  # team or channel renamed, archived, restored …
    OTHER = "other"  # acknowledged, nobody acts on it


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the verified activity or the list of members names them.

    Attributes:
        id: Entra object id in the PLeK tenant (aadObjectId); the key of a Member. In local mode,
            where a test client sends none, the channel's own id. Empty for nobody: an event about
            a place has no actor, and who arrives may be told by an address alone.
        address: the channel's id for this person (`29:…`), needed to write to or mention them.
        name: display name, may be empty for a guest who has not accepted yet.
        email: only from the list of members, may be empty.
        guest: True when the user principal name carries `#EXT#`.
    """

    id: str
    address: str = ""
    name: str = ""
    email: str = ""
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation to answer in or write to.

    Attributes:
        service_url: the Bot Connector that serves it, as checked against the token.
        conversation: its id; in a channel with `;messageid=…` for the thread. Empty where the bot
            may not be: it can answer what was asked there, and nothing else.
        scope: personal, groupChat or channel.
        tenant: the tenant id the activity names.
        bot: the bot's own address there (`28:…`), needed to open a 1:1.
        team, team_name, team_group: Teams' id, name and Entra group of the team, in a channel.
        channel, channel_name: the channel's id and name, when known. Teams sends no name for the
            first channel.
    """

    service_url: str
    conversation: str
    scope: Scope
    tenant: str = ""
    bot: str = ""
    team: str = ""
    team_name: str = ""
    team_group: str = ""
    channel: str = ""
    channel_name: str = ""

    @property
    def thread(self) -> str:
        """Id of the message above the thread; empty outside a channel thread."""
        return self.conversation.partition(";messageid=")[2]

    @property
    def root(self) -> str:
        """Conversation id without its thread."""
        return self.conversation.partition(";messageid=")[0]


@dataclass(frozen=True, slots=True)
class Incoming:
    """Incoming event from Teams, authenticated and parsed.

    Attributes:
        key: identifies this delivery for "handled once": the same for a retry of the platform.
        text: the plain text (`registry.core.writing`) with the mention of the bot taken out, on one
            line.
        request: the same without the people that it begins with; empty where it begins with none.
        files: a file or a picture came with it.
        verb: the verb of a pressed action or dialog (`networks.submit`); empty for text.
        data: what the action carried and the form's inputs by id; from people, so untrusted.
        card: activity id of the card that was pressed (replyToId), when known.
        dataset, query, top, skip: of a TYPEAHEAD.
        people: who was added or removed.
        private: came as a targeted message that only this person and the bot see.
        locale: the client's language tag, such as `nl-NL`; may be empty.
    """

    kind: Kind
    key: str
    person: Person
    place: Place
    text: str = ""
    verb: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    card: str = ""
    dataset: str = ""
    query: str = ""
    top: int = 15
    skip: int = 0
    people: tuple[Person, ...] = ()
    private: bool = False
    locale: str = ""
    activity: str = ""
    at: datetime | None = None
    request: str = ""
    files: bool = False

    @property
    def asked(self) -> str:
        """What is asked of the bot: the text, without the other people it is addressed to."""
        return self.request or self.text


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer of a handler: what it wants to be shown.

    How it reaches the person is the adapter's business: a reply, the invoke response that replaces
    the card, an update of the pressed card, the next page of a dialog, a targeted message.

    Attributes:
        card: a rendered card, or None for text alone.
        text: plain text (never Markdown); with a card it is the summary that notifications and
            screen readers get.
        private: only for this person: in a channel or group chat sent as a targeted message;
            where the tenant refuses that, 1:1; where that is refused too, as a normal reply.
        instead: what that normal reply is, where others must not read this answer.
        replace: when a button was pressed, the answer takes the place of its card. False leaves
            the card and answers with a new message.
        title: title of the dialog, where the answer is shown in one.
        done: in a dialog: close it and show the answer in the conversation instead. A form that
            comes back with faults is not done.
        choices: (title, value) pairs that answer a TYPEAHEAD.
        mentions: people mentioned for real; each `<at>Name</at>` in the card or text.
    """

    card: CardJson | None = None
    text: str = ""
    private: bool = False
    instead: Answer | None = None
    replace: bool = True
    title: str = ""
    done: bool = True
    choices: Sequence[tuple[str, str]] = ()
    mentions: Sequence[Person] = ()


class Handle(Protocol):
    """Bot as the adapter sees it: one function. Returns None when nothing is to be shown."""

    async def __call__(self, incoming: Incoming) -> Answer | None:
        """Handle one incoming event."""
        ...


class Undeliverable(Exception):
    """The platform refuses this message for good; retrying does not help.

    Attributes:
        code: the platform's own code (`BotNotInConversationRoster`, `ConversationBlockedByUser` …).
        status: HTTP status.
        place, about: for what purpose and about what it was, where whoever sent it says so.
    """

    def __init__(self, code: str, status: int, detail: str = "") -> None:
        super().__init__(f"the channel refused the message: {status} {code} {detail}".rstrip())
        self.code = code
        self.status = status
        self.place = ""
        self.about = ""


class Unavailable(ConnectionError):
    """The platform could not be reached, or asks for rest; the message was not taken.

    Attributes:
        retry_after: seconds that it asks to wait, or None.
    """

    def __init__(self, why: str, retry_after: float | None = None) -> None:
        super().__init__(f"not delivered: {why}")
        self.retry_after = retry_after


class Ambiguous(ConnectionError):
    """The connection broke after the message was sent: it may have been taken, or not.

    Sending it again may double it; leaving it may lose it. Who sends decides.
    """


class Messenger(Protocol):
    """Port for proactive messages to people and places, implemented by the adapter.

    Every method retries what is worth retrying within `patience` and raises `Undeliverable` when
    the platform says no, `Unavailable` when it could not be reached in time, or `Ambiguous` when
    it may have been taken; the last two are `ConnectionError`s.
    """

    async def send(
        self, place: Place, answer: Answer, *, only: Person | None = None, thread: str = ""
    ) -> str:
        """Post in `place`; return the activity id.

        Args:
            place: where.
            answer: what; `private` and `replace` are ignored here.
            only: make it a targeted message that only this person sees.
            thread: the message to reply under; empty starts a new thread in a channel.
        """
        ...

    async def update(
        self, place: Place, activity: str, answer: Answer, *, targeted: bool = False
    ) -> None:
        """Replace an earlier message of the bot for everybody who sees it.

        Args:
            place: where it is.
            activity: its id.
            answer: what takes its place.
            targeted: only one person sees it.
        """
        ...

    async def delete(self, place: Place, activity: str, *, targeted: bool = False) -> None:
        """Delete a message of the bot."""
        ...

    async def personal(self, person: Person, place: Place) -> Place:
        """Return the 1:1 conversation with a person met in `place`, opening it if needed."""
        ...

    def members(self, place: Place) -> AsyncIterator[Person]:
        """Yield the members of a place, page by page; one without an account has no `id`."""
        ...

    async def member(self, place: Place, address: str) -> Person | None:
        """Return one member of a place by their address; None for who is not (yet) in it."""
        ...

    async def channels(self, place: Place) -> list[tuple[str, str]]:
        """Return id and name of each channel of the team of `place`; the first has no name."""
        ...

    async def team(self, place: Place) -> tuple[str, str]:
        """Return name and Entra group of the team that `place` is in."""
        ...
