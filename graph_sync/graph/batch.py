"""Several calls in one request: Graph's JSON batching, written by hand since the SDK's is broken.

Items have no order among them (no `dependsOn`): what depends on what is awaited by the callers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from graph_sync.graph.call import GraphCall
from graph_sync.graph.responses import GraphResponse
from graph_sync.graph.transport import lowered

MOST = 20
"""Items in one batch, by Graph's rule."""
PATH = "/$batch"


def batch_of(calls: Sequence[GraphCall]) -> dict[str, Any]:
    """Return the body of a batch; ids are places in `calls`, from 1."""
    return {"requests": [_item(str(number), call) for number, call in enumerate(calls, 1)]}


def _item(number: str, call: GraphCall) -> dict[str, Any]:
    item: dict[str, Any] = {"id": number, "method": call.method, "url": call.path}
    headers = dict(call.headers)
    if call.body is not None:
        item["body"] = call.body
        headers["Content-Type"] = "application/json"
    if headers:
        item["headers"] = headers
    return item


def answers_in(whole: GraphResponse, count: int) -> list[GraphResponse]:
    """Return the answer to each call of a batch, in the order in which they went in.

    Where the batch as a whole got no clear answer, or an item's is missing, so has the call. Where
    Graph refused the batch itself (4xx), nothing was carried out, and each is made alone.

    Args:
        whole: what came back on the batch.
        count: how many calls were in it.
    """
    if not whole.succeeded:
        return [dataclasses.replace(whole, whole=True) for _ in range(count)]
    found = whole.body.get("responses") if isinstance(whole.body, dict) else None
    by_number = {str(item.get("id")): item for item in found or () if isinstance(item, dict)}
    return [_of_item(by_number.get(str(number)), whole) for number in range(1, count + 1)]


def _of_item(item: dict[str, Any] | None, whole: GraphResponse) -> GraphResponse:
    if item is None or not isinstance(item.get("status"), int):
        return GraphResponse(authorization=whole.authorization, trouble="MissingInBatch")
    headers = lowered(item.get("headers") or {})
    headers.setdefault("request-id", whole.headers.get("request-id", ""))
    body = item.get("body")
    return GraphResponse(
        item["status"],
        headers,
        body,
        readable=body is None or isinstance(body, dict | list),
        authorization=whole.authorization,
        arrived=whole.arrived,
    )
