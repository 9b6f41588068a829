"""Taking part in a network: who may ask, decide, leave and look, and what comes of it."""

import pytest

from registry.core.errors import AlreadyDecided, Invalid, NotAllowed, NotFound
from registry.core.retry import patiently
from registry.involvement.involved import involved
from registry.involvement.participant import (
    LONGEST_WORDS,
    Participant,
    ParticipationSettled,
    RefusalForgotten,
    Taking,
)
from registry.involvement.taking_part import (
    FORGOTTEN,
    ask_in,
    asking,
    decide,
    end_requests,
    forget_refusal,
    how_many,
    leave,
    part_of,
    people,
    rest,
    resume,
    take_out,
)
from registry.involvement.things import ThingKind
from registry.privacy.export_and_erase import erase, export
from tests.registry.involvement.fixtures_involvement import (
    AWAY,
    CHIEF,
    EVERYBODY,
    GONE_LEAD,
    HUB,
    IN_HUB,
    KERN,
    LEAD,
    LINK,
    MEMBER,
    OTHER_LEAD,
    SEATED,
    SECOND,
    SOIL,
    STRANGER,
    WATER,
    do,
    events,
    world,
)
from tests.support.at_once import at_once

NETWORK = ThingKind.NETWORK
DECIDE = {LEAD, SECOND, KERN, CHIEF}
"""Who decides about the network Water; its aanjager who left does not."""


@pytest.fixture
async def plek(sqlite_url):
    async with world(sqlite_url) as opened:
        yield opened


@pytest.fixture
def store(plek):
    return plek[0]


@pytest.fixture
async def both(store_url):
    """The same on SQLite and on PostgreSQL, where what is asked of the store matters."""
    async with world(store_url) as opened:
        yield opened


async def part(store, member=MEMBER, network=WATER):
    async with store.read() as unit:
        return await part_of(unit, network, member)


async def attempt(deed):
    try:
        await deed
    except (NotAllowed, AlreadyDecided, NotFound) as refusal:
        return type(refusal)
    return None


async def test_who_asks_waits_and_who_decides_about_it_is_in_at_once(store):
    for who in EVERYBODY:
        known = await do(store, who, ask_in, WATER)
        assert known.state is (Taking.IN if who in DECIDE else Taking.ASKED), who
        assert (known.member, known.network) == (who, WATER)
    names = [one.name for one in await events(store)]
    assert names.count("participation.asked") == len(EVERYBODY) - len(DECIDE)


async def test_its_aanjagers_and_the_kernteam_decide_and_nobody_else(plek):
    store, clock = plek
    for who in EVERYBODY:
        for accepted in (True, False) if who in DECIDE else (True,):
            clock.forward(days=1)
            await do(store, MEMBER, ask_in, WATER, "Graag!")
            deed = do(store, who, decide, WATER, MEMBER, accepted=accepted, answer="Ja")
            refusal = await attempt(deed)

            assert refusal is (None if who in DECIDE else NotAllowed), who
            known = await part(store)
            settled = await events(store, ParticipationSettled.name)
            await do(store, MEMBER, leave, WATER)
            await events(store)
            if refusal:
                assert (known.state, known.words, settled) == (Taking.ASKED, "Graag!", [])
                continue
            assert known.state is (Taking.IN if accepted else Taking.DECLINED)
            assert (known.by, known.answer, known.words) == (who, "Ja", "")
            (one,) = settled
            assert (one.member, one.outcome, one.by) == (MEMBER, known.state, who)


async def test_who_takes_part_is_for_its_aanjagers_and_the_kernteam(plek):
    store, clock = plek
    for who in EVERYBODY:
        clock.forward(days=1)
        await do(store, MEMBER, ask_in, WATER)
        await attempt(do(store, LEAD, decide, WATER, MEMBER, accepted=True))
        looked = await attempt(do(store, who, people, NETWORK, WATER))
        out = await attempt(do(store, who, take_out, WATER, MEMBER))

        assert looked is out is (None if who in DECIDE else NotAllowed), who
        assert (await part(store) is None) is (who in DECIDE), who


async def test_who_takes_part_in_a_hub_is_for_its_team_and_the_kernteam(store):
    for who in EVERYBODY:
        looked = await attempt(do(store, who, people, ThingKind.HUB, HUB))
        assert looked is (None if who in {LINK, SEATED, KERN, CHIEF} else NotAllowed), who
    about, found = await do(store, SEATED, people, ThingKind.HUB, HUB)
    assert (about.slug, found.total) == (HUB, 3)
    assert {one.member for one in found.rows} == {LINK, SEATED, IN_HUB}


async def test_a_network_that_is_not_there_looks_like_one_that_is_not_theirs(store):
    for slug in (WATER, AWAY, "bestaat-niet"):
        assert await attempt(do(store, STRANGER, people, NETWORK, slug)) is NotAllowed
        assert await attempt(do(store, STRANGER, decide, slug, MEMBER, accepted=True)) is NotAllowed
        assert await attempt(do(store, STRANGER, take_out, slug, MEMBER)) is NotAllowed
    for slug in (AWAY, "bestaat-niet"):
        assert await attempt(do(store, MEMBER, ask_in, slug)) is NotFound


async def test_twice_is_as_once_and_the_first_to_decide_wins(both):
    store, _ = both
    first = await do(store, MEMBER, ask_in, WATER, "Graag!")
    assert await do(store, MEMBER, ask_in, WATER, "Nog eens") == first
    assert len(await events(store, "participation.asked")) == 1
    await do(store, LEAD, decide, WATER, MEMBER, accepted=True)
    with pytest.raises(AlreadyDecided) as second:
        await do(store, SECOND, decide, WATER, MEMBER, accepted=False)
    assert (second.value.by, second.value.outcome) == (LEAD, "in")
    assert (await part(store)).state is Taking.IN
    assert (await do(store, MEMBER, ask_in, WATER)).state is Taking.IN
    assert len(await events(store, ParticipationSettled.name)) == 1


async def test_late_after_a_withdrawal_nothing_comes_of_a_decision(store):
    await do(store, MEMBER, ask_in, WATER)
    assert await do(store, MEMBER, leave, WATER) is Taking.ASKED
    (withdrawn,) = await events(store, ParticipationSettled.name)
    assert withdrawn.outcome == "withdrawn"
    with pytest.raises(AlreadyDecided):
        await do(store, LEAD, decide, WATER, MEMBER, accepted=True)
    assert await part(store) is None
    assert await do(store, MEMBER, leave, WATER) is None


async def test_declined_it_can_be_read_for_a_while_and_asked_anew(store):
    await do(store, MEMBER, ask_in, WATER)
    declined = await do(store, LEAD, decide, WATER, MEMBER, accepted=False, answer="Te druk")
    async with store.read() as unit:
        (one,) = await involved(unit, MEMBER)
    assert (one.how, one.answer) == ("declined", "Te druk")
    forgotten = RefusalForgotten(network=WATER, member=MEMBER, at=declined.at)
    again = await do(store, MEMBER, ask_in, WATER, "Toch graag")
    assert (again.state, again.answer, again.by) == (Taking.ASKED, "", "")
    await do(store, "system", forget_refusal, forgotten)
    assert (await part(store)).state is Taking.ASKED
    declined = await do(store, LEAD, decide, WATER, MEMBER, accepted=False)
    await do(store, "system", forget_refusal, forgotten.model_copy(update={"at": declined.at}))
    assert await part(store) is None


async def test_that_somebody_was_declined_is_forgotten_in_time(plek):
    store, clock = plek
    await do(store, MEMBER, ask_in, WATER)
    await do(store, LEAD, decide, WATER, MEMBER, accepted=False)
    await events(store)
    clock.forward(days=FORGOTTEN.days - 1)
    assert RefusalForgotten.name not in {one.name for one in await events(store)}
    clock.forward(days=2)
    assert len(await events(store, RefusalForgotten.name)) == 1


async def test_words_of_both_have_a_length(store):
    with pytest.raises(Invalid) as long:
        await do(store, MEMBER, ask_in, WATER, "x" * (LONGEST_WORDS + 1))
    assert long.value.faults[0].field == "words"
    await do(store, MEMBER, ask_in, WATER, "x" * LONGEST_WORDS)
    with pytest.raises(Invalid):
        await do(store, LEAD, decide, WATER, MEMBER, accepted=True, answer="x" * 501)
    assert (await part(store)).state is Taking.ASKED


async def test_there_is_enough_of_asking_on_a_day(store):
    async with store.write(MEMBER) as unit:
        for _ in range(20):
            await ask_in(unit, WATER)
    with pytest.raises(Invalid) as enough:
        await do(store, MEMBER, ask_in, SOIL)
    assert enough.value.faults[0].code == "quota"


async def test_pages_of_people_longest_first(both):
    store, clock = both
    for at in range(11):
        async with store.write("system") as unit:
            key = f"p-{11 - at:02}"
            await unit.of(Participant).add(
                Participant(
                    slug=f"{WATER}:{key}",
                    network=WATER,
                    member=key,
                    state=Taking.IN,
                    at=clock.now,
                )
            )
        clock.forward(minutes=1)
    _, first = await do(store, LEAD, people, NETWORK, WATER, 0)
    _, last = await do(store, LEAD, people, NETWORK, WATER, 99)
    assert [one.member for one in first.rows] == [f"p-{11 - at:02}" for at in range(8)]
    assert [one.member for one in last.rows] == ["p-03", "p-02", "p-01"]
    assert first.total == last.total == 11


async def test_who_leaves_plek_rests_and_takes_part_again_when_they_come_back(both):
    store, _ = both
    await do(store, MEMBER, ask_in, WATER)
    await do(store, LEAD, decide, WATER, MEMBER, accepted=True)
    await do(store, MEMBER, ask_in, SOIL)
    await events(store)

    await do(store, "system", rest, MEMBER)

    async with store.read() as unit:
        assert await how_many(unit, WATER) == 0
        assert await asking(unit, [WATER, SOIL]) == []
    (withdrawn,) = await events(store, ParticipationSettled.name)
    assert (withdrawn.network, withdrawn.outcome) == (SOIL, "withdrawn")
    await do(store, "system", resume, MEMBER)
    async with store.read() as unit:
        assert await how_many(unit, WATER) == 1
        assert await part_of(unit, SOIL, MEMBER) is None


async def test_what_waits_ends_with_its_network_and_who_takes_part_stays_known(store):
    await do(store, MEMBER, ask_in, WATER)
    await do(store, STRANGER, ask_in, WATER)
    await do(store, LEAD, decide, WATER, STRANGER, accepted=True)
    await events(store)

    assert await do(store, "system", end_requests, WATER) == 1

    (ended,) = await events(store, ParticipationSettled.name)
    assert (ended.member, ended.outcome) == (MEMBER, "ended")
    assert (await part(store, STRANGER)).state is Taking.IN


async def test_erased_nothing_is_left_of_who_asked_and_who_decided(store):
    await do(store, MEMBER, ask_in, WATER, "Ik ken Naam Lead al.")
    await do(store, STRANGER, ask_in, WATER)
    await do(store, LEAD, decide, WATER, STRANGER, accepted=True, answer="Dag, Naam Lead.")
    async with store.read(LEAD) as unit:
        exported = str((await export(unit, LEAD))["network_participants"])
    assert STRANGER not in exported
    assert "Dag" not in exported

    await do(store, LEAD, erase, LEAD)
    kept = await part(store, STRANGER)
    assert (kept.state, kept.by, kept.answer) == (Taking.IN, "", "Dag, ….")
    assert (await part(store)).words == "Ik ken … al."
    await do(store, MEMBER, erase, MEMBER)
    assert await part(store) is None
    with pytest.raises(AlreadyDecided):
        await do(store, SECOND, decide, WATER, MEMBER, accepted=True)


async def test_an_aanjager_who_left_owns_nothing_while_they_are_gone(store):
    assert (await do(store, GONE_LEAD, ask_in, WATER)).state is Taking.ASKED
    assert (await do(store, OTHER_LEAD, ask_in, WATER)).state is Taking.ASKED


async def test_two_who_decide_at_once_are_one_decision(both):
    store, clock = both
    for _ in range(3):
        clock.forward(days=1)
        await do(store, MEMBER, ask_in, WATER)
        await events(store)
        found = await at_once(
            attempt(patiently(lambda: _decides(store, LEAD, accepted=True))),
            attempt(patiently(lambda: _decides(store, SECOND, accepted=False))),
            attempt(patiently(lambda: _decides(store, KERN, accepted=True))),
        )
        assert sorted(found, key=str) == [AlreadyDecided, AlreadyDecided, None]
        (settled,) = await events(store, ParticipationSettled.name)
        assert (await part(store)).state == settled.outcome
        await do(store, MEMBER, leave, WATER)
        await events(store)


async def _decides(store, who, *, accepted):
    async with store.write(who) as unit:
        return await decide(unit, WATER, MEMBER, accepted=accepted)


async def test_who_asks_thrice_at_once_asks_once(both):
    store, _ = both

    async def asks():
        async with store.write(MEMBER) as unit:
            return await ask_in(unit, WATER)

    await at_once(*(patiently(asks) for _ in range(3)))
    assert len(await events(store, "participation.asked")) == 1
