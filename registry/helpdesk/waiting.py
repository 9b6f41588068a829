"""What waits at the Helpdesk: calls for the kernteam, and answers for who called."""

from __future__ import annotations

from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import Urgency, WaitingItem, WaitingKind, WaitingPage, waiting_page
from registry.helpdesk.call import HelpRequest, HelpStatus

_LONGEST = 80


def _item(call: HelpRequest) -> WaitingItem:
    words = " ".join(call.text.split())
    name = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
    since = call.remarks[-1].at if call.remarks else call.asked
    return WaitingItem(call.slug, name, since)


async def _open(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    calls = unit.of(HelpRequest)
    return await waiting_page(calls, "asked", _item, most, skip, status=HelpStatus.OPEN)


async def _answered(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    calls = unit.of(HelpRequest)
    return await waiting_page(
        calls, "asked", _item, most, skip, status=HelpStatus.ANSWERED, asker=member
    )


CALLS = WaitingKind(
    "help_calls", _open, (Right.ANSWER_HELP,), Urgency.NOW, ("help_requests.status=open",)
)
ANSWERS = WaitingKind(
    "help_answers", _answered, urgency=Urgency.LATER, covers=("help_requests.status=answered",)
)
