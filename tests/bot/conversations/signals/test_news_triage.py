"""What the kernteam's channel shows of signals: a card while they are few, a list when not."""

import pytest

from bot.conversations.signals.news import FEW
from registry.digests.signal_news import KERNTEAM, SignalNews
from registry.members.member import Member
from registry.signals.workflow.signal_workflow import answer, ask, join, pick_up
from tests.bot.conversations.signals.fixtures_signals import (
    DESK_PLACE,
    JOINER,
    KERN,
    RAISER,
    later,
    raise_one,
    raised,
    signal_town,
)
from tests.registry.signals.fixtures_signals import do
from tests.support.conversation import (
    JOOST,
    SANNE,
    button_of,
    buttons_of,
    card_of,
    words_of,
)


@pytest.fixture
async def plek(sqlite_url):
    async with signal_town(sqlite_url, content=False) as town:
        yield town


async def test_a_new_signal_is_a_card_in_the_kernteams_channel(plek):
    await raised(plek, why="Dan leren we niets.", wish="Een loket.")

    [card] = plek.post.within(DESK_PLACE)
    words = words_of(card)
    for part in ("Nieuw signaal", "Kennis over de bodem", "Dan leren we niets.", "Een loket."):
        assert part in words
    assert "Van: Fatima El Amrani" in words
    assert buttons_of(card)[:4] == ["Oppakken", "Vraag stellen", "Bundelen", "Terzijde leggen"]
    data = button_of(card_of(card), "Oppakken")["data"]
    assert data == {"signal": "1", "seen": 1, "step": "pick_up"}


async def test_who_is_anonymous_is_not_named_there(plek):
    source = {"kind": "person", "text": "Fatima bij de koffie", "link": "https://x.example/f"}
    await raised(plek, anonymous=True, source=source)
    await do(plek.store, JOINER, join, "1", anonymous=True)
    await do(plek.store, KERN, ask, "1", "Waar?")
    await do(plek.store, RAISER, answer, "1", "In Losser.")
    await later(plek, minutes=2)

    for card in plek.post.within(DESK_PLACE):
        assert "Fatima" not in str(card.answer)
        assert "Pieter" not in str(card.answer)
        assert "x.example" not in str(card.answer)
        assert RAISER not in str(card.answer)


async def test_a_card_follows_its_signal(plek):
    await raised(plek)
    await do(plek.store, KERN, pick_up, "1")
    await plek.work()

    new, moved = plek.post.within(DESK_PLACE)
    assert moved.updates == new.activity
    assert "Nu: Opgepakt" in words_of(moved)
    assert "Oppakken" not in buttons_of(moved)


async def test_a_step_while_the_card_was_on_its_way_is_on_it(plek, monkeypatch):
    real = plek.post.send

    async def meanwhile(place, answer, **options):
        sent = await real(place, answer, **options)
        if place.root == DESK_PLACE.root:
            await do(plek.store, KERN, pick_up, "1")
        return sent

    monkeypatch.setattr(plek.post, "send", meanwhile)
    await raised(plek)

    assert "Nu: Opgepakt" in words_of(plek.post.within(DESK_PLACE)[-1])


async def test_twenty_who_join_at_once_are_one_update(plek):
    await raised(plek)
    async with plek.store.write("system") as unit:
        keys = [f"lid-{at}" for at in range(20)]
        await unit.of(Member).add_all([Member(slug=key, name=key) for key in keys])
    for key in keys:
        await do(plek.store, key, join, "1")
    await later(plek, minutes=2)

    _, update = plek.post.within(DESK_PLACE)
    assert "nog 20 mensen" in words_of(update)


async def test_an_answer_is_a_card_of_its_own(plek):
    await raised(plek)
    await do(plek.store, KERN, ask, "1", "Waar speelt dit?")
    await do(plek.store, RAISER, answer, "1", "In Losser.")
    await later(plek, minutes=2)

    new = [one for one in plek.post.within(DESK_PLACE) if not one.updates]
    assert len(new) == 2
    for part in ("Antwoord op een vraag", "Vraag: Waar speelt dit?", "Antwoord: In Losser."):
        assert part in words_of(new[1])
    await later(plek, minutes=11)
    assert "Fatima El Amrani heeft de vraag beantwoord." in words_of(plek.post.to(SANNE)[-1])


async def test_a_few_at_once_are_a_card_each(plek):
    for at in range(FEW):
        await raise_one(plek, at)
    await later(plek, minutes=2)

    assert len(plek.post.within(DESK_PLACE)) == FEW


async def test_a_harvest_is_one_list_with_counts(plek):
    for at in range(40):
        await raise_one(plek, at, kind="kans" if at % 4 else "risico")
    await later(plek, minutes=2)

    [card] = plek.post.within(DESK_PLACE)
    assert "40 nieuwe signalen" in words_of(card)
    assert "Soort: Kans (30), Risico (10)" in words_of(card)
    assert "En nog 32 signalen." in words_of(card)
    assert "Alle signalen" in buttons_of(card)
    assert (await plek.get(SignalNews, KERNTEAM)).deliveries == ()


async def test_without_a_channel_each_of_the_kernteam_gets_it(sqlite_url):
    async with signal_town(sqlite_url, content=False, desk=False) as plek:
        await raised(plek)
        await do(plek.store, KERN, pick_up, "1")
        await plek.work()

        for person in (SANNE, JOOST):
            new, moved = plek.post.to(person)
            assert "Nieuw signaal" in words_of(new)
            assert "Nu: Opgepakt" in words_of(moved)


async def test_what_was_done_shows_at_once_also_when_somebody_joins_right_after(plek):
    await raised(plek)
    await do(plek.store, KERN, pick_up, "1")
    await do(plek.store, JOINER, join, "1")
    await plek.work()

    moved = plek.post.within(DESK_PLACE)[-1]
    assert "Nu: Opgepakt" in words_of(moved)
    assert "nog iemand" in words_of(moved)
