"""The control API for people and tests: below `/_sandbox`, no part of Graph."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

import orjson
from aiohttp import web
from pydantic import ValidationError

from graph_sync.sandbox.core.clock import iso
from graph_sync.sandbox.core.consistency import PROFILES as LAGS
from graph_sync.sandbox.core.errors import ApiError
from graph_sync.sandbox.core.state import App, dumped, loaded
from graph_sync.sandbox.faults.case import RESOURCES
from graph_sync.sandbox.faults.cases import CASES
from graph_sync.sandbox.faults.profiles import PROFILES
from graph_sync.sandbox.http.report import Report
from graph_sync.sandbox.http.service import Service
from graph_sync.sandbox.manual_edits import apply_manual_edit

Control = Callable[[Service, Any], Any]


def controls(app: web.Application, service: Service) -> None:
    """Add the controls to a server."""
    table: tuple[tuple[str, str, Control], ...] = (
        ("GET", "report", lambda service, _: service.reported()),
        ("DELETE", "report", _reset_report),
        ("GET", "clock", lambda service, _: _clock(service)),
        ("POST", "clock", _set_clock),
        ("GET", "faults", lambda service, _: _faults(service)),
        ("POST", "faults", _switch_on),
        ("DELETE", "faults", _switch_off),
        ("GET", "log", lambda service, _: _log(service)),
        ("POST", "hand", _manual_edit),
        ("GET", "notifications", lambda service, _: _notifications(service)),
        ("POST", "notifications", _disturb),
        ("GET", "settings", lambda service, _: _settings(service)),
        ("POST", "settings", _set),
    )
    for method, name, control in table:
        app.router.add_route(method, f"/_sandbox/{name}", _handler(service, control))
    app.router.add_get("/_sandbox/state", _handler(service, _state))
    app.router.add_put("/_sandbox/state", _state_putter(service))


def _handler(
    service: Service, control: Control
) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        content = await request.read()
        try:
            done = control(service, orjson.loads(content) if content else {})
        except (KeyError, TypeError, ValueError) as error:
            return _json({"error": f"{type(error).__name__}: {error}"}, 400)
        except ApiError as refusal:
            return _json({"error": refusal.message}, 400)
        return (
            web.Response(body=done, content_type="application/json")
            if isinstance(done, bytes)
            else _json(done)
        )

    return handle


def _state_putter(service: Service) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            service.tenant.hold(loaded(await request.read()))
        except ValidationError as error:
            return _json({"error": str(error)}, 400)
        return _json({})

    return handle


def _json(value: Any, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(value), status=status, content_type="application/json")


def _state(service: Service, _: Any) -> bytes:
    service.tenant.settle()
    return dumped(service.tenant.state)


def _reset_report(service: Service, _: Any) -> dict[str, Any]:
    service.report = Report()
    service.faults.struck.clear()
    return {}


def _clock(service: Service) -> dict[str, Any]:
    clock = service.tenant.clock
    return {"now": clock.now, "iso": iso(clock.now), "elapsed": clock.elapsed, "speed": clock.speed}


def _set_clock(service: Service, body: dict[str, Any]) -> dict[str, Any]:
    if "speed" in body:
        service.tenant.clock.speed = float(body["speed"])
    service.tenant.clock.advance(float(body.get("advance", 0)))
    service.tenant.settle()
    return _clock(service)


def _faults(service: Service) -> dict[str, Any]:
    return {
        "on": [fault.shape() for fault in service.faults.on],
        "cases": sorted(CASES),
        "profiles": PROFILES,
        "resources": list(RESOURCES),
    }


def _switch_on(service: Service, body: dict[str, Any]) -> dict[str, Any]:
    if "profile" in body:
        service.faults.switch_on_profile(body["profile"], int(body.get("seed", 0)))
    else:
        service.faults.switch_on(body.pop("id"), **body)
    return _faults(service)


def _switch_off(service: Service, body: dict[str, Any]) -> dict[str, Any]:
    service.faults.switch_off(body.get("number"))
    return _faults(service)


def _log(service: Service) -> list[dict[str, Any]]:
    return [{**asdict(line), "iso": iso(line.at)} for line in service.tenant.log]


def _manual_edit(service: Service, body: dict[str, Any]) -> dict[str, Any]:
    service.tenant.settle()
    return apply_manual_edit(service.tenant, body)


def _notifications(service: Service) -> dict[str, Any]:
    notifications = service.notifications
    waiting = len(notifications.letters)
    return {
        "sent": notifications.sent,
        "lost": notifications.lost,
        "losing": notifications.losing,
        "waiting": waiting,
    }


def _disturb(service: Service, body: dict[str, Any]) -> dict[str, Any]:
    """Lose notifications (`lose`), or tell subscriptions something of themselves (`lifecycle`)."""
    service.notifications.losing += int(body.get("lose", 0))
    if "lifecycle" in body:
        subscriptions = service.tenant.state.subscriptions
        chosen = body.get("subscription")
        for one in [subscriptions[chosen]] if chosen else list(subscriptions.values()):
            if body["lifecycle"] == "subscriptionRemoved":
                del subscriptions[one.id]
            service.tenant.lifecycle(one, body["lifecycle"])
    return _notifications(service)


def _settings(service: Service) -> dict[str, Any]:
    state = service.tenant.state
    return {
        "lags": asdict(service.tenant.lags),
        "throttling": service.throttle.on,
        "roles": state.roles,
        "guests_in_private": state.guests_in_private,
        "private_channels": state.private_channels,
        "first_channel": state.first_channel,
        "app_asks": [name for app in _own_apps(service) for name in app.asks],
    }


def _own_apps(service: Service) -> list[App]:
    """Return the caller's own app in the catalogue, in a list."""
    state = service.tenant.state
    return [app for app in state.apps.values() if app.external == state.client]


def _set(service: Service, body: dict[str, Any]) -> dict[str, Any]:
    state = service.tenant.state
    if "profile" in body:
        service.tenant.lags = LAGS[body.pop("profile")]
    if "throttling" in body:
        service.throttle.on = bool(body.pop("throttling"))
    if "app_asks" in body:
        asks = list(body.pop("app_asks"))
        for app in _own_apps(service):
            app.asks = asks
    for name in ("roles", "guests_in_private", "private_channels", "first_channel"):
        if name in body:
            setattr(state, name, body.pop(name))
    if body:
        raise ValueError(f"unknown settings {sorted(body)}")
    return _settings(service)
