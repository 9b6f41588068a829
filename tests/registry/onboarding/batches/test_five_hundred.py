"""Of 500 people in a file with seven faults 493 are ready, and nothing changes before a yes."""

import time

import pytest

from registry.core.membership import Membership
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.onboarding.batches.carry_out import (
    take_back,
)
from registry.onboarding.batches.encoding import decoded
from tests.registry.onboarding.batches.fixtures_lists import (
    FAULTS,
    MAKER,
    add,
    all_of,
    brought,
    codes,
    get,
    looked,
    text,
    yes,
)

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]


async def test_of_500_people_493_are_ready_and_7_named_by_line(store):
    before = (await all_of(store, Member), await all_of(store, Membership))
    preview = await brought(store, text())
    assert (preview.counts.ready, preview.counts.faulty) == (493, 7)
    assert codes(preview) == {line: [code] for line, (_, code) in FAULTS.items()}
    assert (await all_of(store, Member), await all_of(store, Membership)) == before
    result = await yes(store, preview)
    seats = await all_of(store, Membership)
    assert len(seats) == len(before[1]) + len(result.seats)
    assert len(await all_of(store, Member)) == len(before[0]) + 493
    assert (result.counts.new, result.counts.invite) == (493, 493)
    left = await looked(store, preview)
    assert codes(left).keys() == FAULTS.keys()
    assert left.counts.ready == 0
    assert await yes(store, preview) == result
    assert await all_of(store, Membership) == seats
    async with store.write(MAKER) as unit:
        back = await take_back(unit, result.slug)
    assert back.stayed == 0
    hub = await get(store, Hub, "twente")
    assert not any(one.member for one in hub.team)
    assert (await all_of(store, Member), await all_of(store, Membership)) == before


@pytest.mark.parametrize("encoding", ENCODINGS)
async def test_in_any_encoding_it_is_the_same(quick, encoding):
    whole = text(";" if encoding != "utf-16" else "\t").replace("\u0410nna", "Anna \u0410nna")
    if encoding == "cp1252":  # which has no Cyrillic
        whole = whole.replace("\u0410", "A")
    preview = await brought(quick, decoded(whole.encode(encoding)))
    assert preview.counts.ready == 493 + (encoding == "cp1252")
    assert preview.findings[0].row.name == "Zoë Mens2"


async def test_looking_at_500_takes_less_than_a_second(quick):
    await add(quick, *(Member(slug=f"p{n}", email=f"mens{n}@gemeente.example") for n in range(99)))
    preview = await brought(quick, text())
    begun = time.process_time()
    await looked(quick, preview)
    assert time.process_time() - begun < 1.0
