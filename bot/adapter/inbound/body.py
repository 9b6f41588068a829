"""The body of an inbound request: of the right kind, not too large, in time, and JSON."""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
from aiohttp import ClientPayloadError, http_exceptions, web

from bot.adapter.wire.refusal import Refusal, bad_activity

LARGEST = 256 * 1024
"""Bytes of an activity at most; Teams' own messages stay below 100 kB."""
PATIENCE = 10.0
"""Seconds that a sender may take to send it."""
_NUL = b"\\u0000"


async def read_body(request: web.Request) -> Any:
    """Read the JSON value that was sent.

    Raises:
        Refusal: 400 for another content type, no JSON, or a sender who hung up; 408 when it does
            not come, 413 when it is larger than `LARGEST` (compressed bodies are refused before:
            `bot.http`).
    """
    if request.content_type != "application/json":
        raise bad_activity("content_type", "Send the activity as `application/json`.")
    if (request.content_length or 0) > LARGEST:
        raise _too_large()
    try:
        if request.content.is_eof():  # it came with the headers, as most do
            body = await _all(request)
        else:
            async with asyncio.timeout(PATIENCE):
                body = await _all(request)
    except TimeoutError as error:
        raise Refusal(408, "slow", f"The body did not come in {PATIENCE:.0f} s.") from error
    except ConnectionError as error:
        raise bad_activity("broken_off", "The body broke off.") from error
    except (web.RequestPayloadError, ClientPayloadError, http_exceptions.BadHttpMessage) as error:
        raise bad_activity("encoding", "The body is not encoded as its headers say.") from error
    return _parsed(body)


async def _all(request: web.Request) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while not request.content.at_eof():
        chunk = await request.content.readany()
        size += len(chunk)
        if size > LARGEST:
            raise _too_large()
        chunks.append(chunk)
    return b"".join(chunks)


def _too_large() -> Refusal:
    return Refusal(413, "too_large", f"An activity is at most {LARGEST // 1024} kB.")


def _parsed(body: bytes) -> Any:
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise bad_activity("not_json", "The body is not JSON in UTF-8.") from error
    try:
        return _without_nul(value) if _NUL in body else value
    except RecursionError as error:
        raise bad_activity("too_deep", "The body is nested too deep.") from error


def _without_nul(value: Any) -> Any:
    """Remove NUL: legal in JSON, meaningless in text, and refused by PostgreSQL."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [_without_nul(item) for item in value]
    if isinstance(value, dict):
        return {_without_nul(key): _without_nul(item) for key, item in value.items()}
    return value
