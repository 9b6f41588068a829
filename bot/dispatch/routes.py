"""Registration of what a handler module answers to; the router collects these.

Every module in `bot/conversations` has one `routes = Routes()`. A new entity or command is a new
file there, no other file changes: the help card, the router and the app package read the routes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bot.dispatch.commands import Audience, Command, Phrase
from bot.dispatch.turn import Answer, Kind
from registry.core.events import Event
from registry.core.vocabulary import COMPLETE
from registry.core.waiting import WaitingKind

if TYPE_CHECKING:
    from bot.dispatch.ask import Ask

RUN = "commands.run"
"""The verb that runs a command."""

Handler = Callable[["Ask"], Awaitable["Answer | None"]]
E = TypeVar("E", bound=Event)
Subscriber = Callable[[Any, Any], Awaitable[None]]
"""Acts on an event: gets it and a `bot.delivery.notifier.Notifier`."""


class Shown(NamedTuple):
    """How a thing of some section is shown: by which verb, and the name of its key there."""

    verb: str
    by: str


class Again(NamedTuple):
    """What who sends something twice gets, when the first answer is gone.

    Attributes:
        verb: shows the thing that the change belongs to, by what the button carried.
        repeats: it is done again: that makes a link or a look, and changes nothing for anybody.
    """

    verb: str = ""
    repeats: bool = False


Load = Callable[[str], Mapping[str, str]]
"""What the button to a list carries, for the member who presses it."""


@dataclass(frozen=True, slots=True)
class WaitingRoute:
    """A kind of thing that waits, and the verbs that lead to it from `te doen`.

    Attributes:
        opens: shows the list; empty where `te doen` itself lists them.
        load: see `Load`.
        shows: shows one of them.
        by: name of its key in the button's data; empty where there is one for each person.
    """

    kind: WaitingKind
    shows: str
    by: str = ""
    opens: str = ""
    load: Load = lambda _: {}


class Routes:
    """Routes of one handler module."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self.verbs: dict[str, Handler] = {}
        self.shown: dict[str, Shown] = {}
        self.forgetting: set[str] = set()
        self.again: dict[str, Again] = {}
        self.datasets: dict[str, Handler] = {}
        self.kinds: dict[Kind, list[Handler]] = {}
        self.replies: list[Handler] = []
        self.otherwise: list[Handler] = []
        self.events: dict[type[Event], list[Subscriber]] = {}
        self.waiting: list[WaitingRoute] = []
        self.phrases: list[Phrase] = []

    def command(
        self, *dutch: str, en: tuple[str, ...], about: str, **options: Any
    ) -> Callable[[Handler], Handler]:
        """Register a handler for text that starts with these words; `ask.words` is what follows.

        Args:
            dutch: Dutch names, the one to show first.
            en: English names, likewise.
            about: see `Command.about`.
            options: the other attributes of Command.
        """

        def register(handler: Handler) -> Handler:
            names = {one.value: own for one, own in zip(COMPLETE, (dutch, en), strict=True)}
            self.commands.append(Command(names, handler, about, **options))
            return handler

        return register

    def phrase(self, example: str, *, about: str, audience: Audience, order: int = 50) -> None:
        """Have help show a sentence that is no command; see `Phrase`."""
        self.phrases.append(Phrase(example, about, audience, order))

    def verb(
        self,
        name: str,
        *,
        shows: str = "",
        by: str = "",
        again: str = "",
        repeats: bool = False,
        forgets: bool = False,
    ) -> Callable[[Handler], Handler]:
        """Register a handler for a pressed button, opened dialog or sent form with this verb.

        One that changes something has a text `did-<verb>` that says what, in a few words.

        Args:
            name: the verb.
            shows: section of what it shows as it is now: who sends something twice, and whose first
                answer is gone, gets that.
            by: name of the key in the button's data; empty where there is one for each person.
            forgets: it erases who presses it: they are not remembered for it, nor known after it.
            again: verb that shows the thing it changes; see `Again`.
            repeats: see `Again`; neither where what was changed is shown by its section.
        """

        def register(handler: Handler) -> Handler:
            self.verbs[name] = handler
            if forgets:
                self.forgetting.add(name)
            if shows:
                self.shown[shows] = Shown(name, by)
            if again or repeats:
                self.again[name] = Again(again, repeats)
            return handler

        return register

    def waits(
        self,
        kind: WaitingKind,
        *,
        shows: str,
        by: str = "",
        opens: str = "",
        load: Load = lambda _: {},
    ) -> None:
        """Have `te doen` list what waits of a kind; see `WaitingRoute`."""
        self.waiting.append(WaitingRoute(kind, shows, by, opens, load))

    def dataset(self, name: str) -> Callable[[Handler], Handler]:
        """Register a handler for a typeahead; it returns `Answer(choices=…)` for `ask.words`."""

        def register(handler: Handler) -> Handler:
            self.datasets[name] = handler
            return handler

        return register

    def kind(self, *kinds: Kind) -> Callable[[Handler], Handler]:
        """Register a handler for a change to a conversation (people added, bot added …)."""

        def register(handler: Handler) -> Handler:
            for kind in kinds:
                self.kinds.setdefault(kind, []).append(handler)
            return handler

        return register

    def reply(self, handler: Handler) -> Handler:
        """Register a handler for text in a thread below a message of the bot; None passes it on."""
        self.replies.append(handler)
        return handler

    def anything_else(self, handler: Handler) -> Handler:
        """Register the handler for text that no command claims."""
        self.otherwise.append(handler)
        return handler

    def on(self, event: type[E]) -> Callable[[Subscriber], Subscriber]:
        """Acts on an event from the outbox: `async def f(event, notifier)`. May run twice."""

        def register(subscriber: Subscriber) -> Subscriber:
            self.events.setdefault(event, []).append(subscriber)
            return subscriber

        return register
