"""Everyday questions of five kinds find the right thing among the first three answers."""

import pytest

from bot.dispatch.contacts.keys import member_key
from registry.core.entity import Entity
from registry.core.permissions import SYSTEM
from registry.members.member import Member
from tests.bot.conversations.general.everyday import KEYS, cases, leads_to
from tests.support.conversation import FATIMA, town

LEAST = 0.9
"""Part of the questions of each kind; see docs/decisions/0004-search.md."""


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned", "held-out"])
async def test_nine_in_ten_of_each_kind_are_right(sqlite_url, held_out):
    asked = cases(held_out=held_out)
    async with town(sqlite_url) as plek:
        await _introduced(plek)
        names = await _names(plek)
        chat = plek.chat(FATIMA)
        for kind, rows in asked.items():
            wrong = [
                question
                for question, expected in rows
                if not expected.intersection(leads_to(await chat.say(question), names)[:3])
            ]
            right = 1 - len(wrong) / len(rows)
            assert right >= LEAST, f"{kind}: {right:.0%}; wrong: {wrong if not held_out else '…'}"


def test_there_are_sixty_of_each_kind_and_no_question_twice():
    every = [cases(held_out=one) for one in (False, True)]
    for kind in every[0]:
        questions = [question for one in every for question, _ in one[kind]]
        assert len(questions) == len(set(questions)) >= 60


async def _introduced(plek) -> None:
    async with plek.store.write(SYSTEM) as unit:
        one = Member(slug=member_key(FATIMA.id), status="introduced", name=FATIMA.name)
        await unit.of(Member).add(one)


async def _names(plek) -> dict[str, str]:
    found = {}
    for section in KEYS.values():
        for one in await plek.all(Entity.sections()[section]):
            label = getattr(one, "label", "")
            found |= {one.name: f"{section}:{one.slug}"}
            found |= {label: f"{section}:{one.slug}"} if isinstance(label, str) and label else {}
    return found
