"""Long-running operations (docs: teamsAsyncOperation): 202, and then polling."""

from __future__ import annotations

from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.clock import iso
from graph_sync.sandbox.core.errors import not_found
from graph_sync.sandbox.core.odata import context_of
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import Operation
from graph_sync.sandbox.core.tenant import Tenant

LATER_KINDS = frozenset({"teamifyGroup", "createChannel", "archiveChannel", "unarchiveChannel"})
"""Kinds that came after `unknownFutureValue`, and are shown as that to who did not ask for them."""


def begin(
    tenant: Tenant, call: ApiCall, team: str, kind: str, *, target: str, location: str
) -> Operation:
    """Start an operation; failure cases make it slow or let it fail."""
    length = max(
        tenant.lags.operation,
        call.effects.get("202-op", 0.0),
        call.effects.get("202-shared-channel", 0.0),
    )
    now = tenant.now
    operation = Operation(
        id=tenant.state.new_id(),
        team=team,
        kind=kind,
        created=now,
        begins=now + length / 3,
        ends=now + length,
        target=target,
        location=location,
    )
    if "202-op-failed" in call.effects:
        operation.error = ("BadGateway", "Failed to execute backend request.")
    tenant.state.operations[operation.id] = operation
    return operation


def accepted(operation: Operation, **headers: str) -> ApiAnswer:
    """Return the 202 that says where to look."""
    where = f"/teams('{operation.team}')/operations('{operation.id}')"
    return ApiAnswer(202, None, {"Location": where, **headers})


@routes.on("GET", "/teams/{team}/operations/{operation}")
def get_operation(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return how far the work is; also of a team that is not there yet."""
    operation = tenant.state.operations.get(call.keys["operation"])
    if operation is None or operation.team != call.keys["team"].lower():
        raise not_found("operation", call.keys["operation"])
    context = context_of(call, f"teams('{operation.team}')/operations/$entity")
    return ApiAnswer(200, {"@odata.context": context, **_shape(tenant, call, operation)})


def _shape(tenant: Tenant, call: ApiCall, operation: Operation) -> dict[str, Any]:
    status, error = operation.status(tenant.now), operation.error
    kind = operation.kind
    if kind in LATER_KINDS and not call.prefers("include-unknown-enum-members"):
        kind = "unknownFutureValue"
    last = {"notStarted": operation.created, "inProgress": operation.begins}
    return {
        "id": operation.id,
        "operationType": kind,
        "createdDateTime": iso(operation.created),
        "status": status,
        "lastActionDateTime": iso(last.get(status, operation.ends)),
        "attemptsCount": 1,
        "targetResourceId": operation.target,
        "targetResourceLocation": operation.location,
        "error": {"code": error[0], "message": error[1]} if error and status == "failed" else None,
    }
