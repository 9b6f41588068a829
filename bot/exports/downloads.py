"""GET /downloads/TOKEN: a file, made when it is asked for, for who has the link.

The token is the whole of the right to have it, next to that of the member who asked for it, which
is looked at again. It stands in no log, and whoever looks ahead (HEAD) gets no file.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import structlog
from aiohttp import web

from bot.http.headers import PAGE_POLICY
from bot.pages.page import page
from bot.settings import Settings
from cards.kit.translator import translator
from registry.core.errors import Failure, NotAllowed, NotFound, RegistryError
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.core.vocabulary import Language
from registry.signals.download import Download, fetch, offered

if TYPE_CHECKING:
    from bot.exports.files import Made

log = structlog.get_logger(__name__)

PATH = "/downloads/{token}"
MOST_AT_ONCE = 2
"""Files that are made side by side; who comes after waits: answering people goes first."""

_MOST_TRIES = 10
_CHUNK = 256 * 1024
_SLOWEST = 60.0
"""Seconds that a browser may take for a piece: who reads nothing holds the file and its place."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": PAGE_POLICY,
}

Problem = Literal["gone", "trouble"]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def routes(registry: UnitOfWorkFactory, settings: Settings) -> list[web.RouteDef]:
    """Return the route of the downloads.

    Args:
        registry: where links are kept, and what the files are of.
        settings: say which language comes first on a page for nobody in particular.
    """
    return [web.get(PATH, _giver(registry, Language(settings.language)))]


def _giver(registry: UnitOfWorkFactory, first: Language) -> Handler:
    making = asyncio.Semaphore(MOST_AT_ONCE)

    async def give(request: web.Request) -> web.StreamResponse:
        with ExitStack() as stack:
            try:
                download = await _offered(registry, request)
                if request.method == "HEAD":
                    return web.Response(headers=_HEADERS)
                folder = stack.enter_context(_folder())
                from bot.exports.files import make  # and what writes files, for who takes one

                async with making:
                    made = await make(registry, download, Path(folder))
                await _written_down(registry, download, request)
            except (NotFound, NotAllowed):
                return _page("gone", 404, first)
            except (RegistryError, Failure, OSError) as error:
                log.warning("download.failed", error=type(error).__name__)
                return _page("trouble", 503, first)
            return await _stream(request, made)

    return give


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="plek-", ignore_cleanup_errors=True)


async def _offered(registry: UnitOfWorkFactory, request: web.Request) -> Download:
    async with registry.read() as unit:
        return await offered(unit, request.match_info["token"])


async def _written_down(
    registry: UnitOfWorkFactory, download: Download, request: web.Request
) -> None:
    """Record in the audit trail that it was fetched, also while others fetch the same.

    Raises:
        NotFound: the link is over by now.
        Conflict: it is fetched all the time.
    """

    async def note(unit: UnitOfWork) -> None:
        await fetch(unit, await offered(unit, request.match_info["token"]))

    await commit(registry, download.member, note)


async def _stream(request: web.Request, made: Made) -> web.StreamResponse:
    response = web.StreamResponse(headers=_HEADERS)
    response.content_length = made.path.stat().st_size
    response.headers["Content-Type"] = made.kind
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    await response.prepare(request)
    with made.path.open("rb") as file:
        while chunk := await asyncio.to_thread(file.read, _CHUNK):
            async with asyncio.timeout(_SLOWEST):
                await response.write(chunk)
    await response.write_eof()
    return response


def _page(problem: Problem, status: int, first: Language) -> web.Response:
    """Show what is wrong and what to do, in both languages: nobody knows who looks."""
    languages = sorted(Language, key=lambda one: one is not first)
    messages = [
        {
            "language": language.value,
            "title": translator(language)(f"signal-papers-{problem}-title"),
            "text": translator(language)(f"signal-papers-{problem}"),
        }
        for language in languages
    ]
    return page("message.html", {"messages": messages}, _HEADERS, status)
