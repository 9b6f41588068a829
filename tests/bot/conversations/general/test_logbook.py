"""The logbook is for who may see it, names who changed what, and turns its pages."""

import pytest

from registry.core.permissions import RIGHTS, SYSTEM, Right
from registry.core.vocabulary import Role
from tests.bot.conversations.general.fixtures_todo import ROLES, key, people
from tests.support.conversation import buttons_of, town, words_of


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, content=False) as running:
        running.store._administrators = frozenset({key(ROLES[Role.ADMINISTRATOR])})
        async with running.store.write(SYSTEM) as unit:
            await people(unit)
        yield running


async def test_who_may_sees_who_changed_what_and_others_nothing(plek):
    for person in ROLES.values():  # that they were here is written down too, the first time
        await plek.chat(person).say("help")
    await plek.chat(ROLES[Role.MEMBER]).say("taal en")
    for role, person in ROLES.items():
        shown = words_of(await plek.chat(person).say("logboek"))
        sees = role in RIGHTS[Right.SEE_AUDIT]
        assert (f"Rol {Role.MEMBER} · gewijzigd" in shown) == sees, role
        called = words_of(await plek.chat(person).call("logbook.show", page="x" * 900))
        assert ("Logboek" in called) == sees, role


async def test_its_pages_turn_both_ways(plek):
    chat = plek.chat(ROLES[Role.KERNTEAM])
    first = await chat.say("wie wijzigde wat")
    second = await chat.press(first, "Eerder")

    assert words_of(second) != words_of(first)
    assert "Eerder" in buttons_of(first)
    assert words_of(await chat.press(second, "Vorige")) == words_of(first)
    assert "niets" in words_of(await chat.call("logbook.show", page="99"))
