"""A form with a file that a browser posts: of the right kind, not too large, and in time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import BodyPartReader, ClientPayloadError, http_exceptions, web

from registry.core.errors import RegistryError

LARGEST = 2 * 1024 * 1024
"""Bytes of a posted form at most: a thousand people in UTF-16 are some 300 kB."""

PATIENCE = 60.0
"""Seconds that a browser may take to send it."""

_MOST_PARTS = 8
_LONGEST_FIELD = 300


class TooLarge(RegistryError):
    """The form is larger than `LARGEST`."""


class Unreadable(RegistryError):
    """It is no form of a browser, or broke off."""


@dataclass(frozen=True, slots=True)
class PostedForm:
    """What was posted.

    Attributes:
        fields: short texts, by name.
        file: the bytes of the file; empty where none was chosen.
    """

    fields: dict[str, str]
    file: bytes


async def read_form(request: web.Request) -> PostedForm:
    """Read what a browser posted. Raises TooLarge, Unreadable."""
    if request.content_type != "multipart/form-data":
        raise Unreadable
    if (request.content_length or 0) > LARGEST:
        raise TooLarge
    try:
        async with asyncio.timeout(PATIENCE):
            return await _parts(request)
    except (
        *(TimeoutError, ConnectionError, ValueError, AssertionError, EOFError),
        *(web.RequestPayloadError, ClientPayloadError, http_exceptions.BadHttpMessage),
    ) as error:
        raise Unreadable from error


async def _parts(request: web.Request) -> PostedForm:
    fields: dict[str, str] = {}
    file, room = b"", LARGEST
    reader = await request.multipart()
    for _ in range(_MOST_PARTS):
        part = await reader.next()
        if part is None:
            return PostedForm(fields, file)
        if not isinstance(part, BodyPartReader):
            raise Unreadable
        body = await _body(part, room)
        room -= len(body)
        if part.filename is not None:
            file = file or body
        elif part.name:
            fields[part.name] = body[:_LONGEST_FIELD].decode("utf-8", "replace")
    raise Unreadable


async def _body(part: BodyPartReader, room: int) -> bytes:
    chunks: list[bytes] = []
    while chunk := await part.read_chunk():
        room -= len(chunk)
        if room < 0:
            raise TooLarge
        chunks.append(bytes(chunk))
    return b"".join(chunks)
