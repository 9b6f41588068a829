"""The door to Microsoft Graph: `async with open_graph(settings, credential) as graph:`."""

from __future__ import annotations

import asyncio
import dataclasses
import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pydantic import TypeAdapter, ValidationError

from graph_sync.graph.call import GraphCall, GraphReply, M
from graph_sync.graph.dispatch import Dispatcher
from graph_sync.graph.errors import GraphFault, Refused
from graph_sync.graph.metrics import metrics_in
from graph_sync.graph.retry import Tries, reply_of
from graph_sync.graph.tokens import GraphAuthorization, GraphTokens, Nobody
from graph_sync.graph.transport import SECONDS_TO_ANSWER, Transport
from graph_sync.settings import SyncSettings

if TYPE_CHECKING:
    from azure.core.credentials_async import AsyncTokenCredential

LEAST_SECONDS_TO_ANSWER = 10.0
"""Also from a Graph whose clock goes much faster: its machine does not."""
_LINK_SIGNS = "/:?[]@!$&'()*+,;=%"
_BELOW_VERSION = re.compile(r"^(?:https?://[^/?#]+)?(?:[^?#]*?/(?:v1\.0|beta)(?=/))?(/.*)$")


class GraphClient:
    """Graph, as graph_sync.graph.call.Graph describes it.

    Args:
        dispatcher: sends calls in their time.
        authorization: is told when a header was refused.
        speed: how many times faster than ours Graph's clock goes.
    """

    def __init__(
        self, dispatcher: Dispatcher, authorization: GraphAuthorization, speed: float
    ) -> None:
        self._dispatcher = dispatcher
        self._authorization = authorization
        self._speed = speed

    async def send(self, call: GraphCall) -> GraphReply:
        """Make one call, in its time, repeated where that is safe."""
        answer = await self._dispatcher.ask(call)
        if answer.succeeded:
            return reply_of(answer)
        tries = Tries(call, self._dispatcher.ask, self._authorization, self.sleep)
        return await tries.reply(answer)

    async def pages(self, call: GraphCall) -> AsyncIterator[Any]:
        """Give the bodies of a list, page by page; next links keep to our base, whatever they say.

        Raises:
            Refused: a page is no list.
        """
        following: GraphCall | None = call
        while following is not None:
            reply = await self.send(following)
            body = reply.body
            if not isinstance(body, dict) or not isinstance(body.get("value"), list):
                raise _unreadable(call, reply, "the answer is no list")
            yield body
            link = body.get("@odata.nextLink")
            following = dataclasses.replace(call, path=below_version(link)) if link else None

    async def list(self, call: GraphCall, model: type[M]) -> list[M]:
        """Read all items of a list by a pydantic model.

        Raises:
            Refused: an item is not what the model describes.
        """
        items: list[M] = []
        async for body in self.pages(call):
            try:
                items += _adapter(model).validate_python(body["value"])
            except ValidationError as error:
                first = error.errors(include_url=False, include_context=False, include_input=False)
                where = ".".join(map(str, first[0]["loc"]))
                why = f"item {where}: {first[0]['type']}"
                raise _unreadable(call, GraphReply(200, {}, None), why) from None
        return items

    async def sleep(self, seconds: float) -> None:
        """Wait, in Graph's time."""
        await asyncio.sleep(seconds / self._speed)


@cache
def _adapter(model: type[M]) -> TypeAdapter[list[M]]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]


def _unreadable(call: GraphCall, reply: GraphReply, why: str) -> Refused:
    shown = f"{call.method} {call.shown or call.path.partition('?')[0]}"
    return Refused(GraphFault(reply.status, "Unreadable", why, shown, reply.request_id))


def below_version(link: str) -> str:
    """Return a link as a path below the version: no token is ever sent to another host."""
    found = _BELOW_VERSION.match(quote(link, safe=_LINK_SIGNS))
    return found[1] if found else f"/{quote(link.lstrip('/'), safe=_LINK_SIGNS)}"


@asynccontextmanager
async def open_graph(
    settings: SyncSettings, credential: AsyncTokenCredential | None
) -> AsyncGenerator[GraphClient]:
    """Graph as the settings say, for as long as the context lasts, on this event loop only.

    Args:
        settings: where it is, and how fast its clock goes.
        credential: of the app, kept by the caller; not asked for a Graph on this machine.
    """
    local = settings.graph_is_local
    authorization = Nobody() if local else GraphTokens(credential, settings.graph)
    async with opened(settings.graph, authorization, settings.graph_speed) as client:
        yield client


@asynccontextmanager
async def opened(
    base: str, authorization: GraphAuthorization, speed: float = 1.0
) -> AsyncGenerator[GraphClient]:
    """Graph at an address; what `open_graph` opens.

    Args:
        base: address with the version.
        authorization: where the header comes from.
        speed: how many times faster than ours its clock goes.
    """
    transport = Transport(base, max(LEAST_SECONDS_TO_ANSWER, SECONDS_TO_ANSWER / speed))
    dispatcher = Dispatcher(transport, authorization, metrics_in(), speed)
    try:
        yield GraphClient(dispatcher, authorization, speed)
    finally:
        await dispatcher.close()
        await transport.close()
