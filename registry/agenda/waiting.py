"""What waits on the agenda: questions for the kernteam to triage."""

from __future__ import annotations

from registry.agenda.question import Question
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import WaitingItem, WaitingKind, WaitingPage, waiting_page


def _item(question: Question) -> WaitingItem:
    return WaitingItem(question.slug, question.name, question.asked)


async def _submitted(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    return await waiting_page(unit.of(Question), "asked", _item, most, skip, status="submitted")


QUESTIONS = WaitingKind(
    "questions", _submitted, (Right.HANDLE_QUESTION,), covers=("questions.status=submitted",)
)
