"""Long-running operations of Teams: a 202, then polling until it has ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from graph_sync.apply.run import ApplyRun, body_of
from graph_sync.graph import calls
from graph_sync.graph.call import GraphCall, GraphReply
from graph_sync.graph.errors import AlreadyThere, GraphFault, Missing, NotReady, Refused
from graph_sync.graph.models import GraphOperation
from graph_sync.graph.urls import patient
from graph_sync.ledger.edits import changed
from registry.provisioning.plan import PlannedChange

PAUSE = 31.0
"""Graph's seconds between looks: Microsoft asks for more than thirty (teamsAsyncOperation)."""
POLLS = 30
"""After so many looks it is left to the next run, which goes on by the operation's address."""
LOOKS = 4
"""How often is looked whether something is so that no operation tells of."""
_YOUNG = 60.0
"""For so long an operation may be unknown after it was begun."""


Look = Callable[[], Awaitable[bool]]
"""Sees in Teams whether something is as it was asked to be."""


async def execute(run: ApplyRun, change: PlannedChange, call: GraphCall, look: Look) -> None:
    """Have something archived or brought back, or go on with it where we were stopped.

    Args:
        run: the application.
        change: which one.
        call: asks for it.
        look: sees whether it is so, where no operation tells.

    Raises:
        Refused: it failed.
        Missing: Graph does not find it, and it is not so.
        NotReady: it takes longer than we wait.
    """
    entry = run.entry(change.key)
    if entry is not None and entry.operation and await _is_done(run, change, entry.operation):
        return
    try:
        reply = await run.send(call, change)
    except (AlreadyThere, Missing) as error:
        if await _is_so(run, change, call, look, looks=1):
            return
        raise NotReady(error.fault) if isinstance(error, AlreadyThere) else error from error
    path = reply.headers.get("location", "")
    await run.keep(reply, call, [change], changed(change.key, operation=path))
    if path:
        await _ended(run, change, path)
    elif not await _is_so(run, change, call, look):
        raise NotReady(GraphFault(202, "NoOperation", "it is not to be seen yet", call.shown))


async def _is_so(
    run: ApplyRun, change: PlannedChange, call: GraphCall, look: Look, looks: int = LOOKS
) -> bool:
    """Return whether what was asked for is seen: an answer alone is no proof of it."""
    for number in range(looks):
        if number:
            await run.graph.sleep(PAUSE)
        if await look():
            await run.saw(call, [change])
            return True
    return False


async def _is_done(run: ApplyRun, change: PlannedChange, path: str) -> bool:
    """Return whether an earlier operation does this already; a failed one is begun again."""
    try:
        operation = await _ended(run, change, path)
    except (Missing, Refused):
        return False
    return (operation.operation_type or "").casefold().startswith(change.action.value)


async def follow(run: ApplyRun, change: PlannedChange, reply: GraphReply) -> GraphOperation:
    """Wait for the end of what an answer says was begun. Raises as `execute`."""
    return await _ended(run, change, reply.headers.get("location", ""))


async def _ended(run: ApplyRun, change: PlannedChange, path: str) -> GraphOperation:
    call = patient(calls.get_operation(path), _YOUNG)
    for poll in range(POLLS):
        if poll:
            await run.graph.sleep(PAUSE)
        operation = body_of(await run.graph.send(call), GraphOperation)
        if not operation.running:
            return await _judged(run, change, call, operation)
    raise NotReady(GraphFault(202, "OperationRunning", "the operation goes on", call.shown))


async def _judged(
    run: ApplyRun, change: PlannedChange, call: GraphCall, operation: GraphOperation
) -> GraphOperation:
    # Cleared whether it worked or not: the next run must not wait for an operation that is over.
    await run.write(changed(change.key, operation=""))
    if operation.status == "failed":
        said = operation.error
        code = (said.code if said else None) or "OperationFailed"
        raise Refused(GraphFault(200, code, (said.message if said else None) or "", call.shown))
    return operation
