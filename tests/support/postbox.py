"""A Messenger that keeps what it is given, and refuses what it is told to refuse."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Callable
from itertools import count

from bot.dispatch.turn import Answer, Person, Place, Scope, Undeliverable


@dataclasses.dataclass(frozen=True)
class Sent:
    """One message that went out.

    Attributes:
        only: the one person who sees it, of a targeted message.
        updates: id of the message it took the place of; empty for a new one.
        hidden: that was a targeted message.
    """

    place: Place
    answer: Answer
    activity: str
    only: Person | None = None
    thread: str = ""
    updates: str = ""
    hidden: bool = False


@dataclasses.dataclass
class Postbox:
    """See bot.dispatch.turn.Messenger.

    Attributes:
        sent: everything, in order.
        refuse: says whether the platform refuses a message to this place and person; gives its
            code, what to raise instead, or an empty text when it takes it.
        looked_up: whose address was asked for by itself.
        opens: the conversation that is opened with somebody, by their address.
        roster, rooms, team_name: what `members`, `channels` and `team` give.
    """

    sent: list[Sent] = dataclasses.field(default_factory=list)
    refuse: Callable[[Place, Person | None], str | Exception] = lambda _place, _only: ""
    opens: Callable[[str], str] = "a:{}".format
    roster: list[Person] = dataclasses.field(default_factory=list)
    looked_up: list[str] = dataclasses.field(default_factory=list)
    rooms: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    team_name: str = "PLeK Café"
    numbers: count[int] = dataclasses.field(default_factory=lambda: count(1))

    def to(self, person: Person) -> list[Sent]:
        """What this person alone got: targeted, or in their 1:1."""
        return [
            one
            for one in self.sent
            if one.only == person or one.place.conversation == f"a:{person.address}"
        ]

    def within(self, place: Place) -> list[Sent]:
        """What everybody in this channel or group can read."""
        return [
            one
            for one in self.sent
            if one.place.root == place.root and one.only is None and not one.hidden
        ]

    async def send(
        self, place: Place, answer: Answer, *, only: Person | None = None, thread: str = ""
    ) -> str:
        self._ask(place, only)
        sent = Sent(place, answer, f"out-{next(self.numbers)}", only, thread)
        self.sent.append(sent)
        return sent.activity

    async def update(
        self, place: Place, activity: str, answer: Answer, *, targeted: bool = False
    ) -> None:
        self._ask(place, None)
        self.sent.append(Sent(place, answer, activity, updates=activity, hidden=targeted))

    async def delete(self, place: Place, activity: str, *, targeted: bool = False) -> None:
        gone = [one for one in self.sent if one.activity == activity]
        assert gone, f"no message {activity!r} in {place.root!r}"
        assert all(bool(one.only) is targeted for one in gone)
        self.sent = [one for one in self.sent if one not in gone]

    async def personal(self, person: Person, place: Place) -> Place:
        opened = dataclasses.replace(
            place,
            conversation=self.opens(person.address),
            scope=Scope.PERSONAL,
            team="",
            team_name="",
            team_group="",
            channel="",
            channel_name="",
        )
        self._ask(opened, None)
        return opened

    async def members(self, place: Place) -> AsyncIterator[Person]:
        self._ask(place, None)
        for person in self.roster:
            yield person

    async def member(self, place: Place, address: str) -> Person | None:
        self._ask(place, None)
        self.looked_up.append(address)
        return next((one for one in self.roster if one.address == address), None)

    async def channels(self, place: Place) -> list[tuple[str, str]]:
        self._ask(place, None)
        return self.rooms

    async def team(self, place: Place) -> tuple[str, str]:
        self._ask(place, None)
        return self.team_name, place.team_group

    def _ask(self, place: Place, only: Person | None) -> None:
        code = self.refuse(place, only)
        if isinstance(code, Exception):
            raise code
        if code:
            raise Undeliverable(code, 403)
