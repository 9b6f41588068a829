"""Delivery of an `Answer` to the person, by what they did."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

import structlog
from botbuilder.schema import Activity

from bot.adapter.context import Turn
from bot.adapter.notices import Notice
from bot.adapter.outbound import answer as wire
from bot.adapter.outbound.conversations import Conversations
from bot.adapter.outbound.private_delivery import (
    TARGETED_INFO,
    NoPrivateChannel,
    PrivateDelivery,
    thread_of,
)
from bot.adapter.wire.activity import write_activity
from bot.dispatch.pictures import Pictures
from bot.dispatch.turn import Answer, Incoming, Kind, Place, Scope, Undeliverable

log = structlog.get_logger(__name__)

Show = Callable[[Turn, Answer], Awaitable[None]]

_WRITTEN = frozenset({Kind.TEXT, Kind.SUBMIT})
"""What reaches the bot as a message, whose id others can answer to."""


class Showing:
    """Presenter of answers: as a reply, in place of the pressed card, or in a dialog."""

    def __init__(
        self, conversations: Conversations, private: PrivateDelivery, pictures: Pictures
    ) -> None:
        self._conversations = conversations
        self._private = private
        self._pictures = pictures
        self._ways: Mapping[Kind, Show] = MappingProxyType(
            {
                Kind.ACTION: self._action,
                Kind.SUBMIT: self._submit,
                Kind.DIALOG_OPEN: self._dialog,
                Kind.DIALOG_SUBMIT: self._dialog,
            }
        )

    async def show(self, turn: Turn, answer: Answer | None) -> None:
        """Show what the handler wants shown; an invoke gets a body in any case."""
        kind = turn.incoming.kind
        if answer is not None:
            answer = self._pictures.of(answer)
        if kind is Kind.TYPEAHEAD:
            turn.body = wire.search_results(answer)
        elif answer is None or wire.nothing(answer):
            self.acknowledge(turn, turn.say(Notice.RECEIVED))
            return
        elif turn.late and not self._outside(turn):
            await self.post(turn, answer)
        else:
            await self._ways.get(kind, self.post)(turn, answer)
        turn.outcome = "answered"

    def acknowledge(self, turn: Turn, words: str) -> None:
        """Answer an invoke with these words; anything else needs none."""
        match turn.incoming.kind:
            case Kind.ACTION:
                turn.body = wire.action_message(words)
            case Kind.DIALOG_OPEN | Kind.DIALOG_SUBMIT:
                turn.body = wire.dialog_message(words)
            case Kind.TYPEAHEAD:
                turn.body = wire.search_results(None)
            case _:
                return

    async def _action(self, turn: Turn, answer: Answer) -> None:
        incoming, standing = turn.incoming, self._conversations.standing
        if answer.replace and answer.card is not None:
            turn.body = wire.action_card(answer)
            if standing is not None:
                standing.replaced(incoming.place, incoming.card, answer.card)
            return
        kept = standing.card(incoming.place, incoming.card) if standing is not None else None
        if kept is not None:
            turn.body = wire.action_card(Answer(card=kept))
            await self.post(turn, answer)
        elif not answer.replace:
            self.acknowledge(turn, turn.say(Notice.BELOW))
            await self.post(turn, answer)
        else:
            turn.body = wire.action_message(answer.text)

    async def _submit(self, turn: Turn, answer: Answer) -> None:
        if not await self._replaced(turn, answer):
            await self.post(turn, answer)

    async def _dialog(self, turn: Turn, answer: Answer) -> None:
        ended = turn.incoming.kind is Kind.DIALOG_SUBMIT and answer.done
        ended = ended and not self._outside(turn)
        if answer.card is None:
            turn.body = wire.dialog_message(answer.text)
        elif not ended:
            turn.body = wire.dialog_card(answer)
        else:
            self.acknowledge(turn, answer.text or turn.say(Notice.BELOW))
            await self.post(turn, answer)

    @staticmethod
    def _outside(turn: Turn) -> bool:
        """Return whether it was asked where the bot may not be, and so can post nothing."""
        return not turn.incoming.place.conversation

    async def _replaced(self, turn: Turn, answer: Answer) -> bool:
        """Replace the pressed card by the answer; False where a new message is better.

        A private answer never takes the place of a card that others see.
        """
        incoming = turn.incoming
        alone = incoming.private or incoming.place.scope is Scope.PERSONAL
        if answer.card is None or not (answer.replace and incoming.card) or turn.buffering:
            return False
        if answer.private and not alone:
            return False
        updated = write_activity(wire.message(answer)) | {"id": incoming.card}
        try:
            await self._conversations.put(
                incoming.place, incoming.card, updated, targeted=incoming.private
            )
        except (Undeliverable, ConnectionError) as error:
            log.info("card_not_replaced", error=type(error).__name__, reference=turn.reference)
            return False
        return True

    async def post(self, turn: Turn, answer: Answer) -> None:
        """Post an answer as a new message: privately where it or the question is private."""
        activity = wire.message(answer)
        if (answer.private or turn.incoming.private) and not turn.buffering:
            open_one = wire.message(answer.instead) if answer.instead else activity
            await self._privately(turn, activity, open_one)
        else:
            await turn.send_activity(activity)

    async def _privately(self, turn: Turn, activity: Activity, open_one: Activity) -> None:
        incoming = turn.incoming
        written = write_activity(activity) | {"from": {"id": incoming.place.bot}}
        if incoming.activity and incoming.kind is not Kind.ARRIVED:
            written["replyToId"] = incoming.activity
            if incoming.private and incoming.kind in _WRITTEN:
                prompt = {"type": TARGETED_INFO, "messageId": incoming.activity}
                written["entities"] = [*written.get("entities", ()), prompt]
        try:
            await self._private.send(incoming.person, answer_place(incoming), written)
        except NoPrivateChannel:
            await turn.send_activity(open_one)


def answer_place(incoming: Incoming) -> Place:
    """Return where an answer goes: in a channel, the thread under what was written.

    Teams names the thread in the conversation's id; where a client does not, it is what was
    written, or the card that was pressed.
    """
    place = incoming.place
    if place.scope is not Scope.CHANNEL or place.thread or incoming.kind not in _WRITTEN:
        return place
    above = incoming.card if incoming.kind is Kind.SUBMIT else incoming.activity
    return thread_of(place, above) if above else place
