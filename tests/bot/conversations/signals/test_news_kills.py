"""Every step is heard once by all who must hear it, whenever bots stop or lose their line."""

import asyncio
import tempfile
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.core.errors import RegistryError
from registry.digests.digest import collect, delivered, refused, take
from registry.digests.signal_news import KERNTEAM, MEMBER_WINDOW, SignalItem, SignalNews
from registry.signals.workflow.signal_workflow import (
    ask,
    bundle,
    join,
    pick_up,
    reopen,
    set_aside,
)
from tests.bot.conversations.signals.fixtures_signals import (
    DESK_PLACE,
    JOINER,
    KERN,
    KERN_B,
    RAISER,
    raise_one,
    signal_town,
)
from tests.bot.conversations.signals.signal_bots import Doom, Heard, bot, settle_down, work
from tests.registry.signals.fixtures_signals import do
from tests.support.at_once import at_once
from tests.support.conversation import FATIMA, PIETER
from tests.support.examples import ALL, examples
from tests.support.furnished import sqlite_with_tables


def each_once(heard):
    return dict.fromkeys(heard.due, 1)


async def two_sittings(plek, *bots):
    """Two signals of two people are raised, picked up and asked about, with a rest in between."""
    first, second = await raise_one(plek, 1), await raise_one(plek, 2, JOINER)
    await work(*bots)
    plek.clock.forward(seconds=61)
    await work(*bots)
    for actor, deed, *args in (
        (KERN, pick_up, first),
        (JOINER, join, first),
        (KERN, ask, second, "Waar?"),
    ):
        plek.clock.forward(seconds=1)
        await do(plek.store, actor, deed, *args)
    await work(*bots)
    plek.clock.forward(minutes=10)
    await work(*bots)
    await do(plek.store, KERN, set_aside, first, "Geen tijd.")
    await work(*bots)
    plek.clock.forward(minutes=10)
    await work(*bots)


async def test_a_bot_that_stops_at_any_moment_loses_nothing_and_doubles_nothing(
    sqlite_url, monkeypatch
):
    async with signal_town(sqlite_url, content=False) as plek:
        heard, moment, doom, times = Heard(plek, monkeypatch), 0, Doom(0), 0
        while moment == 0 or doom.came:
            doom = Doom(moment)
            await two_sittings(plek, bot(plek, heard, doom))
            if moment % 2:  # it takes so long that the second look comes at the same time
                plek.clock.forward(hours=2)
            await settle_down(plek, bot(plek, heard), bot(plek, heard))
            times += 1
            assert heard.heard() == each_once(heard), f"stopped at moment {moment}"
            assert len(heard.due) == 5 * times
            assert signals_in(heard.posted()) == 2 * times
            moment += 1 if ALL else 3  # each third, odd and even ones
        assert moment > 20


def signals_in(posted):
    """How many signals are told of on the kernteam's desk: a card each, or some in a list."""
    lists = {text: int(text.split()[0]) for text in posted if text.endswith("nieuwe signalen")}
    return sum(lists.get(text, 1) * count for text, count in posted.items())


CREWS = [(None,) * 3, (2, 9, 40), *([(None,), (60, 61, 62)] if ALL else [])]


@pytest.mark.parametrize("moments", CREWS)
async def test_several_bots_bring_each_step_once(store_url, monkeypatch, moments):
    async with signal_town(store_url, content=False) as plek:
        heard = Heard(plek, monkeypatch)
        crew = [bot(plek, heard, Doom(moment)) for moment in moments]
        await at_once(*(raise_one(plek, at) for at in range(12)))
        for slug in range(1, 13):
            plek.clock.forward(seconds=1)
            await do(plek.store, KERN, pick_up, str(slug))
        await at_once(
            *(do(plek.store, JOINER, join, str(slug)) for slug in range(1, 13)), work(*crew)
        )
        plek.clock.forward(minutes=11)
        await work(*crew)
        await settle_down(plek, *(bot(plek, heard) for _ in moments))

        assert heard.heard() == each_once(heard)
        assert len(heard.due) == 24
        assert signals_in(heard.posted()) == 12


async def test_what_is_refused_comes_with_what_is_heard_next(sqlite_url, monkeypatch):
    async with signal_town(sqlite_url, content=False) as plek:
        heard = Heard(plek, monkeypatch)
        crew = bot(plek, heard)
        plek.post.refuse = lambda _place, _only: "ConversationBlockedByUser"
        await raise_one(plek, 1)
        await do(plek.store, KERN, pick_up, "1")
        await work(crew)
        plek.clock.forward(minutes=11)
        await work(crew)
        assert (await plek.get(SignalNews, RAISER)).refused == 1
        plek.post.refuse = lambda _place, _only: ""
        plek.clock.forward(minutes=11)
        await do(plek.store, KERN, set_aside, "1", "Geen tijd.")
        await work(crew)
        plek.clock.forward(minutes=11)
        await work(crew)

        [card] = plek.post.to(FATIMA)
        assert len(heard.cards[id(card.answer.card)]) == 2
        assert (await plek.get(SignalNews, RAISER)).refused == 0


async def test_what_is_refused_is_tried_again_less_and_less_often(sqlite_url, monkeypatch):
    async with signal_town(sqlite_url, content=False) as plek:
        tried = []
        plek.post.refuse = lambda _place, _only: tried.append(plek.clock.now) or "Blocked"
        await raise_one(plek, 1)
        await do(plek.store, KERN, pick_up, "1")
        for _ in range(24 * 14):
            await plek.work()
            plek.clock.forward(hours=1)
        assert 8 < len(set(tried)) < 40
        plek.post.refuse = lambda _place, _only: ""
        await settle_down(plek, bot(plek, Heard(plek, monkeypatch)))

        assert len(plek.post.to(FATIMA)) == 1
        assert len(plek.post.within(DESK_PLACE)) == 1


async def test_what_was_given_up_is_found_at_the_second_look(sqlite_url, monkeypatch):
    monkeypatch.setattr("bot.delivery.worker.PATIENCE", timedelta(minutes=10))
    async with signal_town(sqlite_url, content=False) as plek:
        heard = Heard(plek, monkeypatch)
        crew = bot(plek, heard)
        crew._messenger.down = True
        await raise_one(plek, 1)
        await do(plek.store, KERN, pick_up, "1")
        for _ in range(55):
            await work(crew)
            plek.clock.forward(minutes=1)
        assert await plek.store.outbox.stuck()
        assert len((await plek.get(SignalNews, RAISER)).deliveries) == 1
        crew._messenger.down = False
        await settle_down(plek, crew)

        assert heard.heard() == each_once(heard)
        assert len(heard.due) == 1
        assert list(heard.posted().values()) == [1]


class TestPile:
    """Each hand-over in a transaction of its own, in the order in which bots may do it."""

    ITEM = SignalItem(signal="1", place=1)

    async def test_an_earlier_parcel_leaves_alone_what_a_later_one_has(self, sqlite_url):
        async with signal_town(sqlite_url, content=False) as plek:
            await self.take_over(plek)
            plek.clock.forward(hours=1)
            assert await do(plek.store, "system", take, SignalNews, RAISER, 1, 7) is None
            await do(plek.store, "system", refused, SignalNews, RAISER, 1, 7)
            assert (await plek.get(SignalNews, RAISER)).deliveries[0].parcel == 9

    async def test_a_later_parcel_waits_for_one_that_is_at_work(self, sqlite_url):
        async with signal_town(sqlite_url, content=False) as plek:
            await self.taken(plek)
            assert await do(plek.store, "system", take, SignalNews, RAISER, 1, 9) is None
            assert (await plek.get(SignalNews, RAISER)).deliveries[0].parcel == 7

    async def test_what_was_brought_is_not_taken_again(self, sqlite_url):
        async with signal_town(sqlite_url, content=False) as plek:
            await self.taken(plek)
            await do(plek.store, "system", delivered, SignalNews, RAISER, 1)
            assert await do(plek.store, "system", take, SignalNews, RAISER, 1, 7) is None
            assert await do(plek.store, "system", take, SignalNews, RAISER, 1, 9) is None
            await do(plek.store, "system", delivered, SignalNews, RAISER, 1)

    async def test_a_window_whose_end_never_came_is_opened_again(self, sqlite_url):
        async with signal_town(sqlite_url, content=False) as plek:
            await self.collected(plek)
            plek.clock.forward(hours=3)
            await self.collected(plek)
            news = await plek.get(SignalNews, RAISER)
            assert (news.window, len(news.waiting)) == (2, 2)
            assert news.due > plek.clock.now
            assert await do(plek.store, "system", take, SignalNews, RAISER, 1, 7) is None

    async def test_of_a_pile_that_is_not_there_nothing_is_taken(self, sqlite_url):
        async with signal_town(sqlite_url, content=False) as plek:
            assert await do(plek.store, "system", take, SignalNews, KERNTEAM, 1, 7) is None
            await do(plek.store, "system", delivered, SignalNews, KERNTEAM, 1)
            await do(plek.store, "system", refused, SignalNews, KERNTEAM, 1, 7)
            assert await plek.get(SignalNews, KERNTEAM) is None

    async def collected(self, plek):
        await do(plek.store, "system", collect, SignalNews, RAISER, self.ITEM, MEMBER_WINDOW)

    async def taken(self, plek):
        await self.collected(plek)
        plek.clock.forward(minutes=10)
        delivery = await do(plek.store, "system", take, SignalNews, RAISER, 1, 7)
        assert delivery.items == (self.ITEM,)

    async def take_over(self, plek):
        await self.taken(plek)
        plek.clock.forward(hours=1)
        assert (await do(plek.store, "system", take, SignalNews, RAISER, 1, 9)).items == (
            self.ITEM,
        )


PEOPLE = st.sampled_from([RAISER, JOINER, KERN, KERN_B])
SLUGS = st.sampled_from(["1", "2", "3"])
HAPPENINGS = st.lists(
    st.one_of(
        st.tuples(st.just("raise"), PEOPLE),
        st.tuples(st.just("join"), PEOPLE, SLUGS),
        st.tuples(st.sampled_from(["pick_up", "ask", "aside", "reopen"]), PEOPLE, SLUGS),
        st.tuples(st.just("bundle"), PEOPLE, SLUGS, SLUGS),
        st.tuples(st.just("work"), st.integers(1, 3), st.none() | st.integers(0, 12)),
        st.tuples(st.just("wait"), st.sampled_from([1, 30, 61, 600, 3700])),
        st.tuples(st.just("refuse"), st.sampled_from([FATIMA, PIETER, None])),
    ),
    min_size=4,
    max_size=30,
)


async def happen(plek, heard, what, *more):
    if what == "work":
        bots, moment = more
        await work(*(bot(plek, heard, Doom(None if at else moment)) for at in range(bots)))
    elif what == "wait":
        plek.clock.forward(seconds=more[0])
    elif what == "refuse":
        nobody = more[0] is None
        plek.post.refuse = lambda place, _only: (
            "" if nobody or place.conversation != f"a:{more[0].address}" else "Blocked"
        )
    else:
        plek.clock.forward(seconds=1)  # so that no two steps are of the same moment
        try:
            await deed(plek, what, *more)
        except RegistryError:
            return  # somebody without the right, or an impossible step


async def deed(plek, what, actor, *slugs):
    if what == "raise":
        await raise_one(plek, int(plek.clock.now.timestamp()), actor)
        return
    deeds = {
        "join": (join, ()),
        "pick_up": (pick_up, ()),
        "ask": (ask, ("Waar?",)),
        "aside": (set_aside, ("Geen tijd.",)),
        "reopen": (reopen, ("Toch wel.",)),
        "bundle": (bundle, (slugs[1:],)),
    }
    rule, words = deeds[what]
    await do(plek.store, actor, rule, slugs[0], *words)


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
@given(HAPPENINGS)
def test_whatever_happens_in_whatever_order_each_step_is_heard_once(happenings):
    async def all_of_it():
        with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
            url = sqlite_with_tables(f"{folder}/plek.db")
            async with signal_town(url, content=False) as plek:
                heard = Heard(plek, patch)
                await raise_one(plek, 0)
                for one in happenings:
                    await happen(plek, heard, *one)
                plek.post.refuse = lambda _place, _only: ""
                await settle_down(plek, bot(plek, heard), bot(plek, heard))
                assert heard.heard() == each_once(heard)

    asyncio.run(all_of_it())
