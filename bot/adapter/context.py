"""One turn under way: botbuilder's TurnContext with what plek needs to know beside it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import Any

from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ResourceResponse

from bot.adapter.inbound.deliveries import DONE, Reply
from bot.adapter.notices import Notice, new_reference, say
from bot.adapter.outbound.answer import Body, expected_replies
from bot.adapter.wire.activity import shallow, write_activity
from bot.adapter.wire.json_body import to_json
from bot.dispatch.turn import Incoming

INVOKE = "invoke"
EXPECT_REPLIES = "expectReplies"


class Turn(TurnContext):
    """A turn.

    Attributes:
        incoming: what happened.
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
        language: str,
    ) -> None:
        super().__init__(adapter, activity)
        self.incoming = incoming
        self.language = language
        self.handled = False
        self.late = False
        self.body: Body | None = None
        self.reply = DONE
        self.outcome = "silent"

    @cached_property
    def reference(self) -> str:
        """Number by which people and the log know this turn; most turns never need it."""
        return new_reference()

    @property
    def invoked(self) -> bool:
        """True if the sender waits for a body."""
        return bool(self.activity.type == INVOKE)

    @property
    def buffering(self) -> bool:
        """True if replies go in the HTTP answer (deliveryMode expectReplies)."""
        return bool(self.activity.delivery_mode == EXPECT_REPLIES) and not self.late

    def say(self, notice: Notice) -> str:
        """Return a notice in the person's language, with this turn's number where it fits."""
        return say(notice, self.language, self.reference)

    async def send_activities(self, activities: list[Activity]) -> list[ResourceResponse]:
        """Send replies; they share what they refer to, where botbuilder copies."""
        output = [self._addressed(activity) for activity in activities]
        self.responded = True
        if self.buffering:
            self.buffered_reply_activities.extend(output)
            return [ResourceResponse() for _ in output]
        sending = self.adapter.send_activities(self, output)
        watchers: Any = self._on_send_activities  # botbuilder annotates this list as a callable
        if not watchers:
            posted: list[ResourceResponse] = await sending
            return posted
        # Middleware's say on what is sent, then the sending itself; botbuilder left it untyped.
        emit: Callable[..., Awaitable[list[ResourceResponse]]] = self._emit
        return await emit(watchers, output, sending)

    def _addressed(self, activity: Activity) -> Activity:
        """Address the activity as a reply, as botbuilder's `apply_conversation_reference` does."""
        asked, reply = self.activity, shallow(activity)
        reply.type = reply.type or "message"
        reply.channel_id, reply.service_url = asked.channel_id, asked.service_url
        reply.conversation, reply.locale = asked.conversation, asked.locale
        reply.from_property, reply.recipient = asked.recipient, asked.from_property
        if asked.id and asked.type != "conversationUpdate":
            reply.reply_to_id = asked.id
        return reply

    def settle(self) -> None:
        """Write the HTTP answer that ends this turn.

        Raises:
            TypeError: the answer holds what is no JSON.
        """
        self.reply = self._written()

    def _written(self) -> Reply:
        if self.buffering:
            return Reply(200, to_json(self._replies()))
        if self.body is not None:
            return Reply(200, to_json(self.body))
        return DONE

    def _replies(self) -> dict[str, Any]:
        written: list[Any] = [write_activity(one) for one in self.buffered_reply_activities]
        if self.body is not None:
            value = {"status": 200, "body": self.body}
            written.append({"type": "invokeResponse", "value": value})
        return expected_replies(written)
