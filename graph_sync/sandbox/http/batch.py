"""Batches (docs: json-batching): each call for itself, answered in any order."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall, query_of, steps
from graph_sync.sandbox.core.errors import ApiError, bad
from graph_sync.sandbox.core.tenant import fields_of

MOST = 20
METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
ITEM = frozenset({"id", "method", "url", "headers", "body", "dependsOn"})
AskOne = Callable[[ApiCall], Awaitable[ApiAnswer]]


_UNAVAILABLE = ApiAnswer(
    503, {"error": {"code": "ServiceUnavailable", "message": "The service is unavailable."}}
)


async def answer_batch(call: ApiCall, ask: AskOne, order: Random) -> ApiAnswer:
    """Answer a batch.

    Args:
        call: the batch.
        ask: answers one call.
        order: shuffles calls and answers, since clients must not count on their order.

    Raises:
        ApiError: the batch itself is wrong.
    """
    items = _checked(call.body, call.version)
    done: dict[str, ApiAnswer] = {}
    unlucky = _depended_on(items) if "batch-424" in call.effects else frozenset()
    for item in _sorted(items, order):
        key = item["id"]
        done[key] = _UNAVAILABLE if key in unlucky else await _one(call, item, done, ask)
    answers = [_shape(key, done[key]) for key in (item["id"] for item in items)]
    order.shuffle(answers)
    if "batch-out-of-order" in call.effects:
        answers.sort(key=lambda one: [item["id"] for item in items].index(one["id"]), reverse=True)
    return ApiAnswer(200, {"responses": answers})


async def _one(
    call: ApiCall, item: dict[str, Any], done: dict[str, ApiAnswer], ask: AskOne
) -> ApiAnswer:
    if any(done[key].status >= 400 for key in item.get("dependsOn") or []):
        message = "Request failed because a request that it depends on failed."
        return ApiAnswer(424, {"error": {"code": "FailedDependency", "message": message}})
    headers = {name.lower(): str(value) for name, value in (item.get("headers") or {}).items()}
    path, _, query = _below_version(item["url"], call.version).partition("?")
    inner = ApiCall(
        method=item["method"].upper(),
        path=steps(path),
        query=query_of(query),
        headers=headers,
        body=item.get("body"),
        version=call.version,
        root=call.root,
        batched=True,
    )
    if call.effects:
        inner.effects = {name: call.effects[name] for name in call.effects if "batch" in name}
    if inner.body is not None and "content-type" not in headers:
        return ApiAnswer(
            400, {"error": {"code": "BadRequest", "message": "A body needs a Content-Type header."}}
        )
    return await ask(inner)


def _below_version(url: str, version: str) -> str:
    """Return an address without the batch's own version, which Microsoft's JavaScript client sends.

    Docs: "Combine multiple HTTP requests using JSON batching", whose example gives whole addresses
    to the client, which takes the server off and leaves the version.
    """
    return url.removeprefix(f"/{version}")


def _depended_on(items: list[dict[str, Any]]) -> frozenset[str]:
    return frozenset(key for item in items for key in item.get("dependsOn") or [])


def _shape(key: str, answer: ApiAnswer) -> dict[str, Any]:
    shape: dict[str, Any] = {"id": key, "status": answer.status, "headers": answer.headers}
    if answer.body is not None:
        shape["body"] = answer.body
    return shape


def _checked(body: Any, version: str) -> list[dict[str, Any]]:
    items = fields_of(body, frozenset({"requests"}), "batch").get("requests")
    if not isinstance(items, list) or not items:
        raise bad("Invalid batch payload format.")
    if len(items) > MOST:
        raise bad(f"Number of batch request steps exceeds the maximum value of {MOST}.")
    keys: set[str] = set()
    for item in items:
        _checked_item(item, version)
        if item["id"].lower() in keys:
            raise bad(f"Request Id '{item['id']}' has to be unique in a batch.")
        keys.add(item["id"].lower())
    return items


def _checked_item(item: Any, version: str) -> None:
    fields_of(item, ITEM, "batch request")
    if isinstance(item.get("id"), int):  # PnP's CLI numbers them, and Graph gives texts back
        item["id"] = str(item["id"])
    for name in ("id", "method", "url"):
        if not isinstance(item.get(name), str) or not item[name]:
            raise bad(f"Batch request step: '{name}' is missing or no text.")
    if item["method"].upper() not in METHODS:
        raise bad(f"Invalid HTTP method '{item['method']}' in a batch request step.")
    first = (
        _below_version(item["url"], version).lstrip("/").partition("/")[0].partition("?")[0].lower()
    )
    if first in {"v1.0", "beta", "$batch"} or "://" in item["url"]:
        raise bad(
            f"Invalid URL in a batch request step: '{item['url']}'; it must be relative to "
            "the version."
        )


def _sorted(items: list[dict[str, Any]], order: Random) -> list[dict[str, Any]]:
    """Return the items in an order of chance, each after those that it depends on.

    Raises:
        ApiError: one depends on what is not there, or on itself.
    """
    known = {item["id"]: item for item in items}
    placed: dict[str, dict[str, Any]] = {}
    waiting = list(items)
    order.shuffle(waiting)
    while waiting:
        ready = [one for one in waiting if all(k in placed for k in one.get("dependsOn") or [])]
        if not ready:
            missing = sorted({key for one in waiting for key in one["dependsOn"]} - set(known))
            raise ApiError(
                400, "BadRequest", f"Request dependency is invalid: {missing or 'circle'}"
            )
        placed |= {one["id"]: one for one in ready}
        waiting = [one for one in waiting if one["id"] not in placed]
    return list(placed.values())
