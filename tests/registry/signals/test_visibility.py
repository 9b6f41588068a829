"""Who sees what of a signal: the kernteam all, its raiser the course, others what plays."""

import pytest

from registry.core.errors import NotFound
from registry.core.vocabulary import Role
from registry.signals.signal import Signal
from registry.signals.visibility import may_see, mine, readable, seen_by
from registry.signals.workflow.signal_workflow import (
    answer,
    ask,
    join,
    raise_signal,
    set_aside,
)
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    BY_ROLE,
    DOER,
    KERN,
    OTHER,
    RAISER,
    do,
    draft,
    get,
    signal_world,
)

SOURCE = {"kind": "message", "text": "Kanaal Twente", "link": "https://teams.example/19:abc"}
PUBLIC = [key for role, key in BY_ROLE.items() if role not in {Role.KERNTEAM, Role.ADMINISTRATOR}]


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        await signal_world(opened)
        await do(opened, RAISER, raise_signal, draft(anonymous=True, source=SOURCE))
        await do(opened, DOER, join, "1", hub="zeeland", note="Ook hier.", anonymous=True)
        await do(opened, KERN, ask, "1", "Waar?")
        await do(opened, RAISER, answer, "1", "Bij ons in Losser.")
        yield opened


async def view(store, reader):
    signal = await get(store, Signal, "1")
    async with store.read() as unit:
        return await seen_by(unit, signal, reader)


@pytest.mark.parametrize("role", [Role.KERNTEAM, Role.ADMINISTRATOR])
async def test_the_kernteam_sees_all_of_it(store, role):
    assert await view(store, BY_ROLE[role]) == await get(store, Signal, "1")


@pytest.mark.parametrize("reader", ["", *PUBLIC])
async def test_others_see_what_plays_and_nobody_who_is_anonymous(store, reader):
    seen = await view(store, reader)
    text = seen.model_dump_json()
    hidden = (RAISER, DOER, "Losser", "Waar?", "Kanaal Twente", "19:abc")
    assert not [trace for trace in hidden if trace in text]
    assert (seen.status, seen.hubs, seen.supporters[0].note) == (
        "picked_up",
        ("twente", "zeeland"),
        "Ook hier.",
    )
    assert [one.step for one in seen.history] == ["raise", "join", "ask", "answer"]
    assert [one.by for one in seen.history] == ["", "", KERN, ""]


async def test_its_raiser_sees_the_course_and_not_who_joined_anonymously(store):
    seen = await view(store, RAISER)
    assert (seen.raiser, seen.source.text) == (RAISER, "Kanaal Twente")
    assert [one.note for one in seen.history][2:] == ["Waar?", "Bij ons in Losser."]
    assert DOER not in seen.model_dump_json()


async def test_who_joined_sees_themselves_and_not_who_raised_it(store):
    seen = await view(store, DOER)
    assert (seen.supporters[0].member, seen.history[1].by) == (DOER, DOER)
    assert RAISER not in seen.model_dump_json()


async def test_who_is_not_anonymous_is_seen(store):
    await do(store, OTHER, raise_signal, draft())
    async with store.read() as unit:
        assert (await readable(unit, "2", "")).raiser == OTHER


async def test_what_was_set_aside_is_between_those_it_concerns_and_the_kernteam(store):
    await do(store, KERN, set_aside, "1", "Speelt al elders.")
    signal = await get(store, Signal, "1")
    async with store.read() as unit:
        seen = {
            key for key in (*BY_ROLE.values(), RAISER, DOER) if await may_see(unit, signal, key)
        }
        assert seen == {KERN, BY_ROLE[Role.ADMINISTRATOR], RAISER, DOER}
        with pytest.raises(NotFound):
            await readable(unit, "1", OTHER)
        assert (await readable(unit, "1", RAISER)).history[-1].note == "Speelt al elders."
        assert (await readable(unit, "1", DOER)).history[-1].note == ""


async def test_mine_are_those_i_raised_and_joined_the_latest_first(store):
    await do(store, RAISER, raise_signal, draft())
    await do(store, OTHER, raise_signal, draft())
    await do(store, RAISER, join, "3")
    async with store.read() as unit:
        raiser, other, joiner = [await mine(unit, key) for key in (RAISER, "", DOER)]
    assert [[one.slug for one in part] for part in (raiser.raised, raiser.joined)] == [
        ["2", "1"],
        ["3"],
    ]
    assert (other.joined, [one.raiser for one in joiner.joined]) == ((), [""])
