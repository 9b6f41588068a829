"""Route a call through limits, failure cases and permissions to its resource."""

from __future__ import annotations

import inspect
from random import Random
from typing import Any

from graph_sync.sandbox.core.call import JSON_TYPE, ApiAnswer, ApiCall, refused
from graph_sync.sandbox.core.clock import iso
from graph_sync.sandbox.core.errors import ApiError, no_segment
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.faults.faults import Faults
from graph_sync.sandbox.faults.permissions import require
from graph_sync.sandbox.faults.throttle import LimitUsage, Throttle, Throttled
from graph_sync.sandbox.http.batch import answer_batch
from graph_sync.sandbox.http.notifier import NotificationSender
from graph_sync.sandbox.http.report import Report
from graph_sync.sandbox.resources import all_resources  # noqa: F401 - fills in the routes


class Service:
    """The sandbox without HTTP.

    Attributes:
        tenant: its state and clock.
        throttle: the limits.
        faults: the failure cases that are switched on.
        report: what was asked of it.
        notifications: brings notifications.
    """

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant
        self.throttle = Throttle()
        self.faults = Faults()
        self.report = Report()
        self.notifications = NotificationSender(tenant)
        self._order = Random(0)  # noqa: S311 - only shuffles answers

    async def answer(self, call: ApiCall) -> ApiAnswer:
        """Answer a call, also when it fails."""
        self.tenant.settle()
        usage = LimitUsage()
        try:
            answer = await self._carried_out(call, usage)
        except ApiError as refusal:
            answer = self._refused(call, refusal)
        self._dress(call, answer, usage)
        self.report.note(call, answer, self.tenant.now)
        return answer

    def refuse(self, call: ApiCall, refusal: ApiError) -> ApiAnswer:
        """Answer a call that is no call: without a token, or with a body that can't be read."""
        answer = self._refused(call, refusal)
        self._dress(call, answer, LimitUsage())
        self.report.note(call, answer, self.tenant.now)
        return answer

    def reported(self) -> dict[str, Any]:
        """Return what was asked, as JSON, with the time."""
        clock = self.tenant.clock
        return {
            **self.report.shape(),
            "faults": dict(self.faults.struck),
            "clock": {"now": clock.now, "elapsed": clock.elapsed, "speed": clock.speed},
        }

    async def _carried_out(self, call: ApiCall, usage: LimitUsage) -> ApiAnswer:
        if call.path == ("$batch",):
            return await self._batch(call)
        handler = routes.find(call)
        self._count(call, usage)
        struck = self._struck(call)
        if struck is not None:
            return struck
        require(self.tenant, call)
        answer = handler(self.tenant, call)
        done = await answer if inspect.isawaitable(answer) else answer
        if (call.cast or call.counted) and not call.listed:
            raise no_segment(call.path[-1])
        return self._after(call, done)

    async def _batch(self, call: ApiCall) -> ApiAnswer:
        if call.method != "POST" or call.batched:
            raise ApiError(405, "BadRequest", "A batch is posted, and holds no batch.")
        struck = self._struck(call)
        if struck is not None:
            return struck
        return self._after(call, await answer_batch(call, self.answer, self._order))

    def _count(self, call: ApiCall, usage: LimitUsage) -> None:
        try:
            used = self.throttle.let(call, self.tenant.state, self.tenant.now)
        except Throttled as throttled:
            self.report.limited(call, throttled.limit, self.tenant.now)
            raise
        usage.units, usage.share = used.units, used.share

    def _struck(self, call: ApiCall) -> ApiAnswer | None:
        struck = self.faults.before(self.tenant, call)
        if isinstance(struck, ApiError):
            raise struck
        return struck

    def _after(self, call: ApiCall, answer: ApiAnswer) -> ApiAnswer:
        done = self.faults.after(self.tenant, call, answer)
        if isinstance(done, ApiError):
            raise done
        return done

    def _refused(self, call: ApiCall, refusal: ApiError) -> ApiAnswer:
        request_id = self._request_id()
        client_id = call.headers.get("client-request-id", request_id)
        answer = refused(refusal, iso(self.tenant.now), request_id, client_id)
        answer.headers = {**refusal.headers, "request-id": request_id}
        return answer

    def _dress(self, call: ApiCall, answer: ApiAnswer, usage: LimitUsage) -> None:
        """Put on an answer what every answer has."""
        headers = answer.headers
        request_id = headers.setdefault("request-id", self._request_id())
        headers.setdefault("client-request-id", call.headers.get("client-request-id", request_id))
        if answer.body is not None:
            headers.setdefault("Content-Type", JSON_TYPE)
        for name, value in usage.headers.items():
            headers.setdefault(name, value)

    def _request_id(self) -> str:
        self._order.random()
        return (
            f"{self._order.getrandbits(32):08x}-0000-4000-8000-{self._order.getrandbits(48):012x}"
        )
