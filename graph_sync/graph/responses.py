"""Responses of Graph before they are judged, and what they mean for the sync."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from graph_sync.graph.call import GraphCall
from graph_sync.graph.errors import (
    AlreadyThere,
    ConsentMissing,
    Forbidden,
    GraphError,
    GraphFault,
    Missing,
    NameTaken,
    NotReady,
    Refused,
    Unauthenticated,
)
from graph_sync.limits import Op

NO_ANSWER = 0
NO_CLEAR_ANSWER = frozenset({NO_ANSWER, 408, 500, 502, 503, 504, 507})
"""Statuses after which a write may or may not have been carried out."""

_NAME_TAKEN = re.compile(
    r"name\b.*\balready (exist|in use|taken)|same value for property (mailNickname|uniqueName)",
    re.IGNORECASE | re.DOTALL,
)
_ALREADY = re.compile(
    r"\balready (exist|a member|an owner|installed|added|been added|archived|part of)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"(source resource object|objects being referenced).*(don't|do not|doesn't|does not) exist",
    re.IGNORECASE | re.DOTALL,
)
_CONSENT = re.compile(r"consent|resource[\s-]?specific", re.IGNORECASE)
_CLAIMS = re.compile(r'\bclaims="([^"]+)"')


@dataclass(slots=True)
class GraphResponse:
    """The response to one try.

    Attributes:
        status: HTTP status; 0 when there was no answer.
        headers: names in lower case.
        body: what the JSON holds; None without a body.
        readable: False when the body is no JSON though there is one.
        sent: False when it is certain that the call never left.
        authorization: the header that it was sent with.
        trouble: kind of error when there was no answer.
        whole: it is the answer to the batch that the call was in.
        pause: seconds of Graph's that the server, or we, want to wait because of it.
        turn: that the call had in line, for when it is made again.
        arrived: when the last of it came in (monotonic); None when nothing did.
    """

    status: int = NO_ANSWER
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    readable: bool = True
    sent: bool = True
    authorization: str = ""
    trouble: str = ""
    whole: bool = False
    pause: float = 0.0
    turn: tuple[float, int] = (0.0, 0)
    arrived: float | None = None

    @property
    def succeeded(self) -> bool:
        """Return whether the call was carried out and its answer is known."""
        return 200 <= self.status < 300 and self.readable

    @property
    def is_clear(self) -> bool:
        """Return whether the answer says that the call was carried out, or that it was not."""
        unreadable_success = 200 <= self.status < 300 and not self.readable
        return self.status not in NO_CLEAR_ANSWER and not unreadable_success

    @property
    def batch_refused(self) -> bool:
        """Return whether Graph refused the batch as such: nothing was done, calls can go alone."""
        return self.whole and self.is_clear and self.status not in (401, 429)

    @property
    def error(self) -> Mapping[str, Any]:
        """Graph's error object; empty where there is none."""
        found = self.body.get("error") if isinstance(self.body, dict) else None
        return found if isinstance(found, dict) else {}

    @property
    def retry_after(self) -> float | None:
        """Seconds that the server asks to wait: a number (also 2.128) or a date."""
        return seconds_of(self.headers.get("retry-after", ""), self.headers.get("date", ""))

    @property
    def claims(self) -> str:
        """Return what the server wants a token to say besides (base64); empty when nothing."""
        challenge = self.headers.get("www-authenticate", "")
        found = _CLAIMS.search(challenge) if "insufficient_claims" in challenge else None
        return found[1] if found else ""

    def not_yet(self) -> bool:
        """Return whether a new thing may still be unknown here (404, or a 400 saying so)."""
        return self.status == 404 or self._young_reference()

    def _young_reference(self) -> bool:
        return self.status == 400 and bool(_NOT_YET.search(str(self.error.get("message", ""))))

    def fault(self, call: GraphCall) -> GraphFault:
        """Return what Graph said, for errors."""
        inner = self.error.get("innerError") or self.error.get("innererror") or {}
        said = inner.get("request-id", "") if isinstance(inner, dict) else ""
        return GraphFault(
            status=self.status,
            code=str(self.error.get("code") or self.trouble),
            message=str(self.error.get("message") or ""),
            call=f"{call.method} {call.shown or call.path.partition('?')[0]}",
            request_id=self.headers.get("request-id") or str(said),
        )

    def refusal(self, call: GraphCall) -> GraphError:
        """Return the error for an answer by which Graph clearly says no."""
        fault = self.fault(call)
        if call.op is Op.POST_APP and self._about_consent(fault):
            return ConsentMissing(fault)
        if self.status in (400, 409):
            return self._conflict(fault)
        kind = {401: Unauthenticated, 403: Forbidden, 404: Missing, 410: Missing}
        return kind.get(self.status, Refused)(fault)

    def _about_consent(self, fault: GraphFault) -> bool:
        """Return whether an installation is refused for what its package asks.

        A 412 says so with the name of an inner request only, and its text may differ: nothing
        else is known to give one here.
        """
        told = f"{fault.code} {fault.message}"
        return self.status == 412 or (self.status == 400 and bool(_CONSENT.search(told)))

    def _conflict(self, fault: GraphFault) -> GraphError:
        if fault.code == "NameAlreadyExists" or _NAME_TAKEN.search(fault.message):
            return NameTaken(fault)
        if self._young_reference():
            return NotReady(fault)
        return AlreadyThere(fault) if _ALREADY.search(fault.message) else Refused(fault)


def seconds_of(retry_after: str, date: str = "") -> float | None:
    """Seconds from a Retry-After header; None when it holds none.

    Args:
        retry_after: a number or an HTTP date.
        date: the answer's own Date header, by whose clock a date is meant.
    """
    try:
        seconds = float(retry_after)
    except ValueError:
        until = _moment(retry_after)
        if until is None:
            return None
        seconds = (until - (_moment(date) or datetime.now(UTC))).total_seconds()
    return max(0.0, seconds) if abs(seconds) < 1e6 else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
