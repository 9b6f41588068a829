"""GET and POST /people/TOKEN: a page on which one person sends one file with a list of people.

The token lets somebody send and see nothing: no name, and not whose page it is. It stands in no
log. The form carries a second value that only the page has, so that no other site can post to it.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from aiohttp import web

from bot.http.headers import FORM_POLICY
from bot.pages.page import page
from bot.settings import Settings
from bot.uploads.form import LARGEST, TooLarge, Unreadable, read_form
from cards.kit.forms import fault_text
from cards.kit.translator import Translator, translator
from registry.core.errors import Failure, Fault, Invalid, NotAllowed, NotFound, RegistryError
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.core.vocabulary import Language
from registry.onboarding.batches.batch import MOST_ROWS
from registry.onboarding.batches.encoding import decoded, is_no_text
from registry.onboarding.batches.parse import Parsed, parsed
from registry.onboarding.batches.upload import BatchLink, heading_before, opened, receive

log = structlog.get_logger(__name__)

PATH = "/people/{token}"

_HEADERS = {"Content-Security-Policy": FORM_POLICY}
_FROM_HERE = frozenset({"same-origin", "none", ""})
"""What a browser says of where a form was sent from; an old one says nothing."""

_READ_AT_ONCE = 2
_MEGABYTE = 1024 * 1024

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def routes(registry: UnitOfWorkFactory, settings: Settings) -> list[web.RouteDef]:
    """Return the routes of the page.

    Args:
        registry: where links are kept, and what a file is added to.
        settings: say which language comes first on a page for nobody in particular.
    """
    first = Language(settings.language)
    door = _Door(registry, first, asyncio.Semaphore(_READ_AT_ONCE))
    return [web.get(PATH, door.guarded(door.show)), web.post(PATH, door.guarded(door.take))]


class _Door:
    """The page, and what is sent by it."""

    def __init__(
        self, registry: UnitOfWorkFactory, first: Language, reading: asyncio.Semaphore
    ) -> None:
        self._registry = registry
        self._first = first
        self._reading = reading

    def guarded(self, handler: Handler) -> Handler:
        """Return a handler that says on a page what is wrong; the log hears no more than that."""

        async def guard(request: web.Request) -> web.StreamResponse:
            try:
                return await handler(request)
            except (NotFound, NotAllowed):
                return self._message("gone", 404)
            except (RegistryError, Failure, OSError) as error:
                log.warning("upload.failed", error=type(error).__name__)
                return self._message("trouble", 503)

        return guard

    async def show(self, request: web.Request) -> web.StreamResponse:
        """Show the form. Raises NotFound."""
        link, _ = await self._link(request)
        return self._form(request, link)

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Take a file; what is wrong with it is said above the form. Raises NotFound."""
        link, heading = await self._link(request)
        token = request.match_info["token"]
        if request.headers.get("Sec-Fetch-Site", "") not in _FROM_HERE:
            return self._form(request, link, "batch-page-elsewhere", status=403)
        try:
            async with self._reading:
                posted = await read_form(request)
                if not _same(posted.fields.get("form", ""), _form_key(token)):
                    return self._form(request, link, "batch-page-elsewhere", status=403)
                if not posted.file:
                    return self._form(request, link, "batch-page-no-file", status=422)
                if is_no_text(posted.file):
                    return self._form(request, link, "batch-page-workbook", status=422)
                part = await asyncio.to_thread(_read, posted.file, heading)
        except TooLarge:
            return self._form(request, link, "batch-page-large", status=413)
        except Unreadable:
            return self._form(request, link, "batch-page-unreadable", status=400)
        try:
            rows = await self._received(link, token, part)
        except Invalid as invalid:
            return self._form(request, link, *invalid.faults, status=422)
        t = translator(link.language)
        context = {"title": t("batch-page-done-title"), "text": t("batch-page-done", count=rows)}
        return page("people_sent.html", {"t": context, "language": t.language.value}, _HEADERS)

    async def _link(self, request: web.Request) -> tuple[BatchLink, tuple[str, ...]]:
        async with self._registry.read() as unit:
            link = await opened(unit, request.match_info["token"])
            return link, await heading_before(unit, link)

    async def _received(self, link: BatchLink, token: str, part: Parsed) -> int:
        async def work(unit: UnitOfWork) -> int:
            return await receive(unit, token, part)

        return await commit(self._registry, link.member, work)

    def _form(
        self, request: web.Request, link: BatchLink, *wrong: Fault | str, status: int = 200
    ) -> web.Response:
        t = translator(link.language)
        context: Mapping[str, Any] = {
            "language": t.language.value,
            "t": {name: t(f"batch-page-{name}") for name in ("title", "how", "label", "send")},
            "limits": t("batch-page-limits", max=MOST_ROWS, size=LARGEST // _MEGABYTE),
            "columns": t("batch-example"),
            "nothing": t("batch-page-nothing"),
            "wrong": [_words(t, one) for one in wrong],
            "wrong_title": t("batch-page-wrong"),
            "form": _form_key(request.match_info["token"]),
        }
        return page("people_file.html", context, _HEADERS, status)

    def _message(self, problem: str, status: int) -> web.Response:
        """Show what is wrong in both languages: nobody knows who looks."""
        languages = sorted(Language, key=lambda one: one is not self._first)
        messages = [
            {
                "language": language.value,
                "title": translator(language)(f"batch-page-{problem}-title"),
                "text": translator(language)(f"batch-page-{problem}"),
            }
            for language in languages
        ]
        return page("message.html", {"messages": messages}, _HEADERS, status)


def _read(raw: bytes, heading: tuple[str, ...]) -> Parsed:
    return parsed(decoded(raw), heading)


def _words(t: Translator, wrong: Fault | str) -> str:
    if isinstance(wrong, Fault):
        return fault_text(t, wrong, wrong.field)
    return t(wrong, max=MOST_ROWS, size=LARGEST // _MEGABYTE)


def _form_key(token: str) -> str:
    """Return the value that the form of a link carries, made of its token and of nothing kept."""
    return hmac.new(token.encode("utf-8", "replace"), b"people-file", hashlib.sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
