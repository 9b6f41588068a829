"""Asking a network or hub something: who may answer, pass on, stop and read it, and what then."""

import pytest

from registry.core.errors import AlreadyDecided, Invalid, NotAllowed, NotFound
from registry.core.permissions import SYSTEM
from registry.involvement.asking import (
    MOST_OPEN,
    answer,
    ask,
    decline,
    end_inquiries,
    mine,
    pass_on,
    pass_on_unanswered,
    readable,
    unanswered,
    withdraw,
    withdraw_all,
)
from registry.involvement.inquiry import (
    LONGEST_INQUIRY,
    Inquiry,
    InquiryAsked,
    InquiryLate,
    InquiryPassedOn,
    InquirySettled,
    InquiryStatus,
)
from registry.involvement.things import ThingKind, Turn, find_thing, owned
from registry.involvement.waiting import INQUIRIES, INQUIRIES_PASSED_ON
from registry.privacy.export_and_erase import erase, export
from tests.registry.involvement.fixtures_involvement import (
    AWAY,
    CHIEF,
    EVERYBODY,
    HUB,
    KERN,
    LEAD,
    LINK,
    MEMBER,
    SEATED,
    SECOND,
    STRANGER,
    WATER,
    do,
    events,
    world,
)

NETWORK, OF_HUB = ThingKind.NETWORK, ThingKind.HUB
THINGS = {(NETWORK, WATER): {LEAD, SECOND}, (OF_HUB, HUB): {LINK, SEATED}}
KERNTEAM = {KERN, CHIEF}
TEXT = "Wat doen jullie met droogte?"
DEEDS = {
    "answer": lambda store, who, slug: do(store, who, answer, slug, "Van alles."),
    "decline": lambda store, who, slug: do(store, who, decline, slug),
    "pass_on": lambda store, who, slug: do(store, who, pass_on, slug),
    "withdraw": lambda store, who, slug: do(store, who, withdraw, slug),
    "read": lambda store, who, slug: do(store, who, readable, slug, who),
}


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


async def attempt(deed):
    try:
        await deed
    except (NotAllowed, AlreadyDecided, NotFound, Invalid) as refusal:
        return type(refusal)
    return None


async def get(store, slug):
    async with store.read() as unit:
        return await unit.of(Inquiry).find(slug)


async def test_everybody_asks_but_who_owns_it(store):
    for (kind, slug), own in THINGS.items():
        for who in EVERYBODY:
            refusal = await attempt(do(store, who, ask, kind, slug, TEXT))
            assert refusal is (Invalid if who in own else None), (who, slug)
    names = [one.name for one in await events(store)]
    assert names == ["inquiry.asked"] * (2 * len(EVERYBODY) - 4)


@pytest.mark.parametrize("deed", DEEDS)
async def test_each_deed_is_for_its_owners_and_the_kernteam_or_for_who_asked(plek, deed):
    store, clock = plek
    for (kind, slug), own in THINGS.items():
        for who in EVERYBODY:
            clock.forward(days=1)
            one = await do(store, MEMBER, ask, kind, slug, TEXT)
            await events(store)
            refusal = await attempt(DEEDS[deed](store, who, one.slug))
            allowed = {MEMBER} if deed == "withdraw" else own | KERNTEAM
            allowed |= {MEMBER} if deed == "read" else set()

            assert (refusal is None) is (who in allowed), (who, slug)
            if who not in allowed:
                hidden = NotFound if deed in ("withdraw", "read") else NotAllowed
                assert refusal is hidden
                assert await get(store, one.slug) == one
                assert await attempt(DEEDS[deed](store, who, "bestaat-niet")) is hidden
            await attempt(do(store, MEMBER, withdraw, one.slug))


@pytest.mark.parametrize("second", ["answer", "decline", "pass_on", "withdraw"])
@pytest.mark.parametrize("first", ["answer", "decline", "withdraw"])
async def test_after_one_outcome_no_other_comes(store, first, second):
    one = await do(store, MEMBER, ask, NETWORK, WATER, TEXT)
    await DEEDS[first](store, MEMBER if first == "withdraw" else LEAD, one.slug)
    settled = await get(store, one.slug)
    refusal = await attempt(
        DEEDS[second](store, MEMBER if second == "withdraw" else SECOND, one.slug)
    )

    twice = first == second == "withdraw"
    assert refusal is (None if twice else AlreadyDecided)
    assert await get(store, one.slug) == settled
    assert len(await events(store, InquirySettled.name)) == 1


async def test_the_same_words_are_one_question_and_others_another(store):
    one = await do(store, MEMBER, ask, NETWORK, WATER, TEXT)
    assert await do(store, MEMBER, ask, NETWORK, WATER, f" {TEXT} ") == one
    assert await do(store, MEMBER, ask, OF_HUB, HUB, TEXT) != one
    assert await do(store, STRANGER, ask, NETWORK, WATER, TEXT) != one
    await do(store, LEAD, answer, one.slug, "Zo.")
    assert await do(store, MEMBER, ask, NETWORK, WATER, TEXT) != one
    assert len(await events(store, InquiryAsked.name)) == 4


async def test_words_have_a_length_and_open_questions_a_number(store):
    for text in ("", "kort", "x" * (LONGEST_INQUIRY + 1)):
        with pytest.raises(Invalid) as wrong:
            await do(store, MEMBER, ask, NETWORK, WATER, text)
        assert wrong.value.faults[0].field == "text"
    for at in range(MOST_OPEN):
        await do(store, MEMBER, ask, NETWORK, WATER, f"{TEXT} {at}")
    with pytest.raises(Invalid) as many:
        await do(store, MEMBER, ask, NETWORK, WATER, TEXT)
    assert many.value.faults[0].code == "inquiry_many"
    (one, *_) = await do(store, LEAD, unanswered, await do(store, LEAD, owned, LEAD))
    for text in ("", "x" * 2001):
        with pytest.raises(Invalid):
            await do(store, LEAD, answer, one.slug, text)
    assert (await get(store, one.slug)).status is InquiryStatus.OPEN


async def test_there_is_enough_of_asking_on_a_day(store):
    for at in range(20):
        one = await do(store, MEMBER, ask, NETWORK, WATER, f"{TEXT} {at}")
        await do(store, MEMBER, withdraw, one.slug)
    with pytest.raises(Invalid) as enough:
        await do(store, MEMBER, ask, NETWORK, WATER, TEXT)
    assert enough.value.faults[0].code == "quota"


async def test_what_members_can_not_see_is_not_asked(store):
    for kind, slug in ((NETWORK, AWAY), (OF_HUB, WATER), (NETWORK, "nergens")):
        assert await attempt(do(store, MEMBER, ask, kind, slug, TEXT)) is NotFound


async def test_unanswered_it_goes_to_the_kernteam_once(both):
    store, clock = both
    one = await do(store, MEMBER, ask, OF_HUB, HUB, TEXT)
    await events(store)
    clock.forward(days=13)
    assert await events(store, InquiryLate.name) == []
    clock.forward(days=2)
    (late,) = await events(store, InquiryLate.name)
    for _ in range(2):
        await do(store, SYSTEM, pass_on_unanswered, late.inquiry, "late")
    (passed,) = await events(store, InquiryPassedOn.name)
    assert (passed.inquiry, passed.why, passed.by) == (one.slug, "late", "")
    assert (await get(store, one.slug)).turn is Turn.KERNTEAM
    assert (await do(store, LINK, answer, one.slug, "Toch nog.")).by == LINK
    assert await do(store, SYSTEM, pass_on_unanswered, one.slug, "late") is None


async def test_what_waits_is_a_persons_own_and_the_kernteams_what_was_passed_on(both):
    store, _ = both
    own = await do(store, MEMBER, ask, NETWORK, WATER, TEXT)
    hubs = await do(store, MEMBER, ask, OF_HUB, HUB, TEXT)
    await do(store, SYSTEM, pass_on_unanswered, hubs.slug, "late")
    seen = {}
    for who in (LEAD, SECOND, SEATED, LINK, KERN, MEMBER):
        async with store.read(who) as unit:
            mine_now = await INQUIRIES.look(unit, who, 8, 0)
            passed = await INQUIRIES_PASSED_ON.look(unit, who, 8, 0)
        seen[who] = [one.key for one in mine_now.items]
        assert [one.key for one in passed.items] == [hubs.slug]
    assert seen == {
        LEAD: [own.slug],
        SECOND: [own.slug],
        SEATED: [hubs.slug],
        LINK: [hubs.slug],
        KERN: [],
        MEMBER: [],
    }
    await do(store, LEAD, answer, own.slug, "Zo.")
    async with store.read(LEAD) as unit:
        assert (await INQUIRIES.look(unit, LEAD, 8, 0)).count == 0


async def test_it_ends_with_its_thing_and_with_who_asked(both):
    store, _ = both
    one = await do(store, MEMBER, ask, OF_HUB, HUB, TEXT)
    other = await do(store, MEMBER, ask, NETWORK, WATER, TEXT)
    async with store.write(SYSTEM) as unit:
        about = await find_thing(unit, OF_HUB, HUB)
        assert await end_inquiries(unit, about) == 1
    assert (await get(store, one.slug)).status is InquiryStatus.ENDED
    await do(store, SYSTEM, withdraw_all, MEMBER)
    assert (await get(store, other.slug)).status is InquiryStatus.WITHDRAWN
    async with store.read() as unit:
        assert {one.slug for one in await mine(unit, MEMBER)} == {one.slug, other.slug}


async def test_erased_nothing_is_left_of_who_asked_and_who_answered(store):
    one = await do(store, MEMBER, ask, NETWORK, WATER, "Kent Naam Lead iemand?")
    other = await do(store, STRANGER, ask, NETWORK, WATER, TEXT)
    await do(store, LEAD, answer, one.slug, "Ja. Groet, Naam Lead")
    async with store.read(LEAD) as unit:
        exported = str((await export(unit, LEAD))["inquiries"])
    assert MEMBER not in exported
    assert "Kent" not in exported
    async with store.read(MEMBER) as unit:
        exported = str((await export(unit, MEMBER))["inquiries"])
    assert "Groet" in exported
    assert "'by'" not in exported

    await do(store, LEAD, erase, LEAD)
    left = await get(store, one.slug)
    assert (left.answer, left.by, left.text) == ("Ja. Groet, …", "", "Kent … iemand?")
    await do(store, STRANGER, erase, STRANGER)
    assert await get(store, other.slug) is None
    assert await attempt(do(store, SECOND, answer, other.slug, "Laat.")) is NotAllowed
