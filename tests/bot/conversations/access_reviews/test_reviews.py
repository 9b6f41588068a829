"""Asked in March who is still with them: by card and by words, honest and forged."""

from datetime import UTC, datetime

import pytest

from bot.jobs.reminders import remind
from registry.access_reviews.review import AccessReview
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.members.member import Member
from registry.onboarding.appointments import appoint
from tests.support.conversation import (
    FATIMA,
    KERNTEAM_CHANNEL,
    PIETER,
    SANNE,
    Person,
    buttons_of,
    town,
    words_of,
)

STRANGER = Person("a3f1c0de-0000-4000-8000-000000000199", "29:str", "Vreemde")
MONTHS = (3, 9)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as running:
        for person in (FATIMA, PIETER):
            await running.chat(person).say("taal nl")
        await running.chat(SANNE, KERNTEAM_CHANNEL).say("hubs")
        async with running.store.write(SYSTEM) as unit:
            await unit.of(Member).add(Member(slug="cor-1", name="Cor Bos"))
            await appoint(unit, "twente", PIETER.id)
            await appoint(unit, "twente", FATIMA.id, role=Role.MEMBER)
            await appoint(unit, "twente", "cor-1", role=Role.MEMBER)
        yield running


async def asked(plek, *day):
    plek.clock.now = datetime(2027, *(day or (3, 1)), 9, tzinfo=UTC)
    assert await remind(plek.store, MONTHS)
    assert not await remind(plek.store, MONTHS)
    await plek.work()
    return plek.post.to(PIETER)


async def seat(plek, member):
    return await plek.get(Membership, Membership.key("twente", member))


async def test_a_hubs_team_is_asked_and_takes_out_who_is_gone(plek):
    [sent] = await asked(plek)
    assert "Zijn deze mensen nog van jullie: hub Twente?" in words_of(sent)
    assert "Cor Bos" in words_of(sent)
    pieter = plek.chat(PIETER)
    page = await pieter.press(sent, "Bekijk de mensen")
    assert words_of(page).index("Cor Bos") < words_of(page).index("Fatima")
    assert "gezien in november 2026" in words_of(page)
    out = await pieter.press(page, "Haal eruit")
    assert "Cor Bos gaat eruit" in words_of(out)
    assert await seat(plek, "cor-1") is None
    back = await pieter.press(out, "Terugzetten")
    assert await seat(plek, "cor-1") is not None
    kept = await pieter.press(back, "Hoort er nog bij")
    assert "hoort er nog bij" in words_of(kept)
    done = await pieter.press(kept, "Allemaal nog van ons")
    assert "Beantwoord door Pieter van den Berg" in words_of(done)
    await plek.work()
    assert "Beantwoord door Pieter" in words_of(plek.post.to(PIETER)[-1])
    assert (await plek.get(AccessReview, "2027-03.twente")).status == "answered"


async def test_silence_takes_nobody_out_and_stands_in_the_report(plek):
    assert len(await asked(plek)) == 1
    again = await asked(plek, 3, 15)
    assert "Ik vroeg dit al eerder" in words_of(again[-1])
    assert len(await asked(plek, 3, 30)) == len(again)
    report = plek.post.within(KERNTEAM_CHANNEL)[-1]
    assert "verslag maart 2027" in words_of(report)
    assert "Nog niet beantwoord. 3 mensen" in words_of(report)
    assert await seat(plek, "cor-1") is not None
    assert "verslag maart 2027" in words_of(await plek.chat(SANNE).say("wie is er nog"))


async def test_by_words_any_time(plek):
    chat = plek.chat(PIETER)
    page = await chat.say("wie is er nog bij hub twente")
    assert "Er zitten 3 mensen in" in words_of(page)
    assert "Bekijk de mensen" in buttons_of(await chat.say("wie is er nog"))
    await chat.press(page, "Allemaal nog van ons")
    [review] = await plek.all(AccessReview)
    assert (review.status, review.round) == ("answered", "")
    assert "hub’s core team" in words_of(
        await plek.chat(STRANGER).call("languages.choose", language="en")
        and await plek.chat(STRANGER).say("who is still with hub twente")
    )


@pytest.mark.parametrize("verb", ["show", "keep", "take", "put_back", "keep_all", "report"])
async def test_who_may_not_reads_and_changes_nothing_by_a_forged_press(plek, verb):
    await asked(plek)
    before = (await plek.all(AccessReview), await plek.all(Membership))
    for who in (STRANGER, FATIMA):
        for group in ("twente", "kernteam", "zzz"):
            chat = plek.chat(who)
            answer = await chat.call(f"reviews.{verb}", group=group, member="cor-1")
            assert "Cor" not in words_of(answer)
            assert "mensen," not in words_of(answer)
    assert (await plek.all(AccessReview), await plek.all(Membership)) == before
