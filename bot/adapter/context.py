"""One turn under way: botbuilder's TurnContext with what plek needs to know beside it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ResourceResponse

from bot.adapter.activity import shallow, write_activity
from bot.adapter.answer import Body, expected_replies
from bot.adapter.deliveries import Reply
from bot.adapter.notices import Notice, language, say
from bot.turn import Incoming

INVOKE = "invoke"
EXPECT_REPLIES = "expectReplies"


class Turn(TurnContext):
    """A turn.

    Attributes:
        incoming: what happened.
        reference: the number that people and the log know this turn by.
        handled: the handler is done, the answer may still be on its way.
        late: the HTTP answer has gone; what comes now goes to the conversation.
        body: of the HTTP answer to an invoke.
        reply: the HTTP answer, once settled.
        outcome: for the metrics.
    """

    def __init__(
        self,
        adapter: BotAdapter,
        activity: Activity,
        incoming: Incoming,
        *,
        reference: str,
        default_language: str,
    ) -> None:
        super().__init__(adapter, activity)
        self.incoming = incoming
        self.reference = reference
        self.language = language(incoming.locale, default_language)
        self.handled = False
        self.late = False
        self.body: Body | None = None
        self.reply = Reply(200)
        self.outcome = "silent"

    @property
    def invoked(self) -> bool:
        """Whether the sender waits for a body."""
        return bool(self.activity.type == INVOKE)

    @property
    def buffering(self) -> bool:
        """Whether replies go in the HTTP answer (deliveryMode expectReplies)."""
        return bool(self.activity.delivery_mode == EXPECT_REPLIES) and not self.late

    def say(self, notice: Notice) -> str:
        """A notice in the person's language, with this turn's number where it has a place."""
        return say(notice, self.language, self.reference)

    async def send_activities(self, activities: list[Activity]) -> list[ResourceResponse]:
        """Send replies; what they refer to is shared, not copied as botbuilder does."""
        reference = TurnContext.get_conversation_reference(self.activity)
        output = [
            TurnContext.apply_conversation_reference(shallow(activity), reference)
            for activity in activities
        ]
        for activity in output:
            activity.type = activity.type or "message"
        self.responded = True
        if self.buffering:
            self.buffered_reply_activities.extend(output)
            return [ResourceResponse() for _ in output]
        # Middleware's say on what is sent, then the sending itself; botbuilder left it untyped.
        emit: Callable[..., Awaitable[list[ResourceResponse]]] = self._emit
        sending = self.adapter.send_activities(self, output)
        return await emit(self._on_send_activities, output, sending)

    def settle(self) -> None:
        """Write the HTTP answer that ends this turn.

        Raises:
            TypeError: the answer holds what is no JSON.
        """
        self.reply = self._written()

    def _written(self) -> Reply:
        if self.buffering:
            return Reply(200, orjson.dumps(self._replies(), default=dict))
        if self.body is not None:
            return Reply(200, orjson.dumps(self.body, default=dict))
        return Reply(200)

    def _replies(self) -> dict[str, Any]:
        written: list[Any] = [write_activity(one) for one in self.buffered_reply_activities]
        if self.body is not None:
            value = {"status": 200, "body": self.body}
            written.append({"type": "invokeResponse", "value": value})
        return expected_replies(written)
