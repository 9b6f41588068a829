"""Refusal of a request, with the answer to its sender."""

from __future__ import annotations

from collections.abc import Mapping

import orjson
from aiohttp import web


class Refusal(Exception):
    """The request is not handled; carries the HTTP answer.

    Attributes:
        status: 400 for a body, 401 for a token, 408 for a body that does not come, 413 for one
            too large, 503 when the signing keys can't be had.
        code: one word for logs and metrics (`expired`, `signature` …), of our own choosing.
        detail: a sentence for the developer at the other end.
    """

    def __init__(
        self, status: int, code: str, detail: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(f"{status} {code}: {detail}")
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})

    def response(self) -> web.Response:
        """Return the HTTP answer."""
        body = orjson.dumps({"error": {"code": self.code, "message": self.detail}})
        return web.Response(
            status=self.status, body=body, content_type="application/json", headers=self.headers
        )


def bad_activity(code: str, detail: str) -> Refusal:
    """Return a 400: the body is not an activity we can work with."""
    return Refusal(400, code, detail)


def bad_token(code: str, detail: str) -> Refusal:
    """Return a 401: the bearer token is missing or does not prove what it should."""
    return Refusal(401, code, detail, {"WWW-Authenticate": "Bearer"})
