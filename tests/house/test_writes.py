"""Nothing that is changed beside others is lost: who writes is tried again, and adds safely.

A unit that loses a race raises Conflict (AlreadyExists is one), and leaves nothing behind. So each
place that opens one is either carried out by what tries again, or does so itself by `commit`.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

BY_THE_ROUTER = "the router tries each handler again"
BY_THE_WORKER = "the worker tries each subscriber again"
TURNS = f"{BY_THE_ROUTER}, {BY_THE_WORKER}"

WRITES = {
    "bot/conversations": TURNS,
    "bot/delivery/live_cards.py": "of two presses at once one is enough",
    "bot/dispatch": TURNS,
    "bot/jobs/access.py": "who loses has nothing to do; the next look does what is left",
    "bot/jobs/mergers.py": "who loses has nothing to do: it is looked at again in six hours",
    "bot/jobs/reminders.py": "who loses has nothing to do: the day has one run",
    "bot/sync/executor.py": "progress that is not told now is told with the next",
    "bot/sync/notifications/subscriptions.py": "by who holds the lock; the next round does it anew",
    "graph_sync/ledger/lock.py": "looks again who has it",
    "graph_sync/ledger/recorder.py": "tries again with what came in meanwhile",
    "registry/core/retry.py": "tries again",
}
"""Who opens a unit to write in, and what is done when somebody else was just ahead."""

ADDS = {
    "bot/sync/desired_cache.py": "read in the unit, which `commit` tries again",
    "bot/sync/news.py": "read in the unit, which `commit` tries again",
    "bot/sync/notifications/subscriptions.py": "by who holds the lock",
    "graph_sync/ledger/lock.py": "of two that find the lock free, the second is to look again",
    "graph_sync/ledger/recorder.py": "read in the unit, which is tried again",
    "registry/agenda/asking.py": "its key is chance",
    "registry/agenda/programmes.py": "the name is to be looked at again",
    "registry/documents/load.py": "read in the unit, which `commit` tries again",
    "registry/faq/editing.py": "its key is a number of its own",
    "registry/helpdesk/answering.py": "its key is a number of its own",
    "registry/hubs/editing/history.py": "its key is a number of its own",
    "registry/hubs/parties/history.py": "its key is a number of its own",
    "registry/hubs/founding.py": "the name is to be looked at again",
    "registry/involvement/announcing.py": "its key is chance",
    "registry/involvement/asking.py": "its key is chance",
    "registry/members/aliases.py": "read in the unit, which is tried again",
    "registry/members/cafe.py": "its key is chance",
    "registry/networks/review.py": "the name is to be looked at again",
    "registry/onboarding/appointments.py": "who is in it by now is to be looked at again",
    "registry/onboarding/batches/carry_out.py": "who is known by now is to be looked at again",
    "registry/organisations/choosing.py": "the name is to be looked at again",
    "registry/organisations/editing.py": "whose the domain is, is to be looked at again",
    "registry/provisioning/approvals.py": "its key is a number of its own",
    "registry/provisioning/auto_approval.py": "its key is a number of its own",
    "registry/provisioning/drift.py": "its key is a number of its own",
    "registry/reminders/snoozes.py": "made of what was read: is to be read again",
    "registry/signals/download.py": "its key is chance",
    "registry/signals/harvest.py": "made of what was read: is to be read again",
    "registry/signals/workflow/proposal_workflow.py": "its key is a number of its own",
    "registry/signals/workflow/signal_workflow.py": "its key is a number of its own",
    "registry/store/repository.py": "the repository itself",
}
"""Who adds by `add`, and why not by `get_or_add` or `upsert`, which wait for who is ahead."""


def _called(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def awaited_calls(tree, *names):
    for node in ast.walk(tree):
        call = node.value if isinstance(node, ast.Await) else None
        if isinstance(call, ast.Call) and _called(call) in names:
            yield call


def units_to_write_in(tree):
    for node in ast.walk(tree):
        for item in node.items if isinstance(node, ast.AsyncWith) else ():
            call = item.context_expr
            if isinstance(call, ast.Call) and _called(call) == "write":
                yield call


def sources():
    for room in ("bot", "graph_sync", "registry", "cards"):
        for file in sorted((ROOT / room).rglob("*.py")):
            yield str(file.relative_to(ROOT)), ast.parse(file.read_text("utf-8"))


@pytest.fixture(scope="module")
def found():
    writes, adds = set(), set()
    for name, tree in sources():
        if any(units_to_write_in(tree)):
            writes.add(name)
        if any(awaited_calls(tree, "add", "add_all")):
            adds.add(name)
    return writes, adds


def test_whoever_opens_a_unit_to_write_in_is_tried_again(found):
    writes, _ = found
    known = {name for name in writes if any(name.startswith(one) for one in WRITES)}
    assert writes - known == set(), "use registry.core.retry.commit, or say here who tries again"
    assert all(any(name.startswith(one) for name in writes) for one in WRITES), "no longer so"


def test_what_may_be_there_already_is_added_by_what_waits_for_who_is_ahead(found):
    _, adds = found
    assert adds - ADDS.keys() == set(), "use `get_or_add` or `upsert`, or say here why not"
    assert ADDS.keys() - adds == set(), "no longer so"
