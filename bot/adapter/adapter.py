"""plek's own Bot Framework adapter: botbuilder's `BotAdapter` on aiohttp.

A turn: authenticate → parse → once only → handle → answer. Why not botbuilder's own web
integration: docs/decisions/0003-adapter.md.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import aiohttp
import structlog
from aiohttp import web
from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ConversationReference, ResourceResponse
from cachetools import TTLCache
from prometheus_client import REGISTRY, CollectorRegistry

from bot.adapter.context import INVOKE, Turn
from bot.adapter.inbound import kinds
from bot.adapter.inbound.body import read_body
from bot.adapter.inbound.deliveries import Deliveries, Reply
from bot.adapter.inbound.origin import ForeignOrigin
from bot.adapter.inbound.parse import read_incoming
from bot.adapter.inbound.places import place_of
from bot.adapter.outbound.messenger import PlekMessenger
from bot.adapter.outbound.tokens import Credential
from bot.adapter.parts import Parts, build_parts
from bot.adapter.showing import Showing, answer_place
from bot.adapter.turns import Deadlines, Turns
from bot.adapter.wire.activity import new_activity, read_activity, write_activity
from bot.adapter.wire.refusal import Refusal
from bot.dispatch.pictures import Pictures
from bot.dispatch.refusals import RefusalTally
from bot.dispatch.turn import Handle, Incoming, Kind, Place
from bot.http.peers import shown
from bot.settings import Mode, Settings

log = structlog.get_logger(__name__)

INSTALL_ECHO = 60.0
"""Seconds within which Teams' two activities about one install arrive."""
_NOT_IMPLEMENTED = (
    b'{"error":{"code":"not_implemented","message":"The bot does not answer this invoke."}}'
)


class PlekAdapter(BotAdapter):
    """Adapter that takes turns in over HTTP and answers them; made by `build_adapter`.

    Attributes:
        messenger: for writing on our own initiative.
        refused: counts activities that were refused for where they come from.
    """

    def __init__(
        self,
        settings: Settings,
        handle: Handle,
        parts: Parts,
        deadlines: Deadlines,
        language_of: Callable[[Incoming], str] | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        pictures = pictures or Pictures()
        showing = Showing(parts.conversations, parts.private, pictures)
        language = language_of or (lambda _: settings.language)
        self._turns = Turns(self, handle, showing, deadlines, language)
        super().__init__(self._turns.explain)
        self._local = settings.mode is Mode.LOCAL
        self.messenger = PlekMessenger(
            parts.conversations, parts.private, pictures, local=self._local
        )
        self.refused = RefusalTally()
        self._app_id = settings.app_id
        self._closing = deadlines.closing
        self._parts = parts
        self._deliveries: Deliveries[Turn] = Deliveries()
        self._installs: TTLCache[str, bool] = TTLCache(1_000, INSTALL_ECHO)

    async def start(self) -> None:
        """Open the connection pool; the signing keys are fetched in the background."""
        await self._parts.start(warm=bool(self._app_id))

    async def close(self) -> None:
        """Let running turns end, then close what was opened."""
        await self._deliveries.drain(self._closing)
        await self._parts.close()

    async def process(self, request: web.Request) -> web.Response:
        """Answer one `POST /api/messages`."""
        started = time.perf_counter()
        try:
            activity, incoming = await self._take_in(request)
        except Refusal as refusal:
            self._parts.metrics.refused(refusal.code)
            if isinstance(refusal, ForeignOrigin):
                self.refused.note(refusal.code, refusal.value)
            log.info(
                "request_refused",
                status=refusal.status,
                reason=refusal.code,
                peer=shown(request.remote),
            )
            return refusal.response()
        if not kinds.is_known(what := kinds.described(activity)):
            self._parts.metrics.unknown(kinds.label(what))
        if incoming.kind is Kind.BOT_ADDED:
            self._parts.private.added_to(incoming.place)
        if incoming.kind is Kind.OTHER or self._echoes(incoming):
            return _nothing_to_do(activity)
        reply, outcome = await self._once(activity, incoming)
        self._parts.metrics.turn(incoming.kind, outcome, time.perf_counter() - started)
        if not reply.final:
            self._installs.pop(incoming.place.root, None)  # it is no echo when it comes again
        headers = {"Retry-After": str(reply.retry_after)} if reply.retry_after else None
        if reply.body is None:
            return web.Response(status=reply.status, headers=headers)
        return web.Response(
            status=reply.status, body=reply.body, content_type="application/json", headers=headers
        )

    async def _once(self, activity: Activity, incoming: Incoming) -> tuple[Reply, str]:
        """Handle a delivery once; return the reply, and its outcome for the metrics."""
        known = self._deliveries.answered(incoming.key)
        if known is not None:
            return known, "duplicate"
        running = self._deliveries.under_way(incoming.key)
        if running is not None:
            return await self._turns.in_time(running), "duplicate"
        begun = self._deliveries.add(incoming.key, self._turns.begin(activity, incoming))
        reply = await self._turns.in_time(begun)
        return reply, begun.turn.outcome

    async def _take_in(self, request: web.Request) -> tuple[Activity, Incoming]:
        passport = await self._parts.authenticator.authenticate(request)
        activity = read_activity(await read_body(request))
        self._parts.origins.check_channel(activity)
        self._parts.authenticator.check(passport, activity)
        self._parts.origins.check(activity)
        return activity, read_incoming(activity, self._app_id, local=self._local)

    def _echoes(self, incoming: Incoming) -> bool:
        """Return whether this is the second of the two activities that report one install."""
        root = incoming.place.root
        if incoming.kind is Kind.BOT_REMOVED:
            self._installs.pop(root, None)
        if incoming.kind is not Kind.BOT_ADDED:
            return False
        known = root in self._installs
        self._installs[root] = True
        return known

    async def send_activities(
        self, context: TurnContext, activities: list[Activity]
    ) -> list[ResourceResponse]:
        """Post activities to the conversations that they name; part of `BotAdapter`."""
        sent = []
        for activity in activities:
            identifier = await self._parts.conversations.post(
                _place(context, activity), write_activity(activity)
            )
            sent.append(ResourceResponse(id=identifier))
        return sent

    async def update_activity(self, context: TurnContext, activity: Activity) -> None:
        """Replace an earlier activity by its id; part of `BotAdapter`."""
        place = _place(context, activity)
        await self._parts.conversations.put(place, activity.id, write_activity(activity))

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Delete an activity; part of `BotAdapter`."""
        named = new_activity(conversation=reference.conversation, service_url=reference.service_url)
        await self._parts.conversations.delete(_place(context, named), reference.activity_id)


def _nothing_to_do(activity: Activity) -> web.Response:
    """Return 200 for what needs no answer; 501 for an unhandled invoke (Bot Framework)."""
    if activity.type != INVOKE:
        return web.Response()
    return web.Response(status=501, body=_NOT_IMPLEMENTED, content_type="application/json")


def _place(context: TurnContext, activity: Activity) -> Place:
    if isinstance(context, Turn):
        place = context.incoming.place
        if place.conversation == activity.conversation.id:
            return answer_place(context.incoming)
    return place_of(activity)


def build_adapter(
    settings: Settings,
    handle: Handle,
    *,
    credential: Credential | None = None,
    session: aiohttp.ClientSession | None = None,
    metrics: CollectorRegistry = REGISTRY,
    deadlines: Deadlines | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    language_of: Callable[[Incoming], str] | None = None,
    pictures: Pictures | None = None,
) -> PlekAdapter:
    """Build the adapter for these settings; `await start()` it on the loop that it will run on.

    Args:
        settings: mode, app id, issuer and language.
        handle: what answers.
        credential: instead of the one that the settings describe; servers on this machine get
            its token too.
        session: instead of a pool of its own.
        metrics: where to count.
        deadlines: how long things may take.
        sleep: waits between attempts; tests pass their own.
        language_of: what somebody is spoken to in when a turn fails or is late; by default the
            language of the settings.
        pictures: gives the pictures on cards their address; by default there are none.
    """
    parts = build_parts(
        settings, credential=credential, session=session, metrics=metrics, sleep=sleep
    )
    return PlekAdapter(settings, handle, parts, deadlines or Deadlines(), language_of, pictures)
