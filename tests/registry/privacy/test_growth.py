"""What is asked about one person costs as much as is theirs, however much others have."""

import inspect
import sqlite3

import pytest
import sqlalchemy as sa

import bot.entities  # noqa: F401  # the bot's own entities are personal too
from registry.core.entity import Entity
from registry.core.member_keys import people_in
from registry.core.permissions import SYSTEM
from registry.members.member import Member
from registry.privacy import export_and_erase
from registry.privacy.export_and_erase import erase, export, led_alone, traces
from registry.signals.signal import Signal
from registry.signals.similarity.patterns import BOARD, KeptPattern, KeptSimilar, PatternBoard
from registry.signals.workflow.signal_workflow import SignalDraft, raise_signal
from registry.store.mapping.table_mapper import TableMapper
from registry.store.store import Store
from tests.registry.privacy.test_export_and_erase import EARLIER, ME, OTHER, fill

KEYS = (ME, EARLIER, OTHER)


async def everything(unit):
    for _, entity in sorted(Entity.sections().items()):
        for item in await unit.of(entity).all():
            yield item


async def check(store):
    """Whoever looks in all finds nothing about anybody that the index does not tell of."""
    async with store.read() as unit:
        for key in KEYS:
            standing = await unit.standing([key])
            assert key == ME or standing
            async for item in everything(unit):
                if item.without(key) is not item:
                    assert item.slug in standing[item.section], (item.section, key)


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        await fill(opened)
        yield opened


async def test_the_index_tells_of_whatever_an_entity_would_lose(store):
    await check(store)


async def test_it_follows_what_is_changed_and_removed(store):
    async with store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug="new-one"))
    async with store.write("new-one") as unit:
        await raise_signal(unit, SignalDraft(seen="Hier schuurt de regel"))
    async with store.read() as unit:
        assert set(await unit.standing(["new-one"])) == {"members", "signals", "submission_counts"}
    async with store.write("new-one") as unit:
        await erase(unit, "new-one")
    async with store.read() as unit:
        assert await unit.standing(["new-one"]) == {}
    await check(store)


async def test_nobody_who_is_erased_stands_in_it(store):
    async with store.write(ME) as unit:
        await erase(unit, ME)
    async with store.read() as unit:
        assert await unit.standing([ME, EARLIER]) == {}


async def test_it_is_made_anew_when_it_is_missing(store, store_url):
    async with store.read() as unit:
        before = await unit.standing(KEYS)
    async with store._database.writing() as executor:
        schema = store._mappers.schema
        await executor.run(lambda connection: connection.execute(schema.person.delete()))
        await executor.run(lambda connection: connection.execute(schema.fact.delete()))
    async with await Store.open(store_url) as again, again.read() as unit:
        assert await unit.standing(KEYS) == before


def test_texts_that_are_made_of_keys_are_given_in_their_parts():
    made = people_in(Member(slug="mail:1f3c"))
    assert made == {"mail", "1f3c", "mail:1f3c"}


async def test_a_name_is_found_whatever_its_case_and_its_signs(store):
    texts = {
        "1": "Vraag josé van 't HOFF eens",
        "2": "Vraag JOSÉ VAN 'T HOFF eens",
        "3": "Vraag een ander",
    }
    async with store.write(ME) as unit:
        for seen in texts.values():
            await raise_signal(unit, SignalDraft(seen=seen))
    async with store.read() as unit:
        found = await unit.of(Signal).mentioning("José van 't Hoff")
    assert {one.seen for one in found} == {texts["1"], texts["2"]}


async def test_the_words_by_which_signals_are_alike_lose_a_name_too(store):
    like = KeptSimilar(signal="2", words=("dijk", "Fatima", "el amrani"))
    board = PatternBoard(slug=BOARD, patterns=(KeptPattern(first="1", likes=(like,)),))
    async with store.write(SYSTEM) as unit:
        await unit.of(PatternBoard).add(board)
    async with store.write(ME) as unit:
        await erase(unit, ME)
    async with store.read() as unit:
        left = await unit.of(PatternBoard).get(BOARD)
    assert left.patterns[0].likes[0].words == ("dijk",)


class Counter:
    """Counts statements and decoded rows."""

    def __init__(self, monkeypatch):
        self.rows = self.statements = 0
        item = TableMapper.item

        def counted(mapper, row):
            self.rows += 1
            return item(mapper, row)

        monkeypatch.setattr(TableMapper, "item", counted)

    def watch(self, store):
        def executed(*_):
            self.statements += 1

        sa.event.listen(store._database._engine, "before_cursor_execute", executed)

    async def of(self, work):
        self.rows = self.statements = 0
        await work()
        return self.statements, self.rows


MANY = "WITH RECURSIVE many(n) AS (VALUES(?) UNION ALL SELECT n + 1 FROM many WHERE n < ?)"


def crowd(url, least, most):
    """Signals of somebody else, copied in the database itself."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        names = [one[1] for one in database.execute("PRAGMA table_info(signals)")]
        own = {"slug": "'x' || n", "number": "100000 + n"}
        values = ", ".join(own.get(name, f'"{name}"') for name in names)
        copied = f"INSERT INTO signals SELECT {values} FROM signals, many WHERE slug = 'pattern'"  # noqa: S608
        known = "INSERT INTO person SELECT ?, 'signals', 'x' || n FROM many"
        database.execute(f"{MANY} {copied}", (least, most - 1))
        database.execute(f"{MANY} {known}", (least, most - 1, OTHER))


async def test_it_costs_as_much_among_20_000_signals_as_among_200(sqlite_url, monkeypatch):
    counter = Counter(monkeypatch)
    async with await Store.open(sqlite_url) as store:
        await fill(store)
        async with store.write(OTHER) as unit:
            signal = await raise_signal(unit, SignalDraft(seen="Van een ander"))
            await unit.of(Signal).add(signal.model_copy(update={"slug": "pattern", "revision": 0}))

    async def measured():
        async with await Store.open(sqlite_url) as store:
            counter.watch(store)
            costs = []
            for rule in (traces, export, led_alone):

                async def ask(rule=rule):
                    async with store.read(ME) as unit:
                        await rule(unit, ME)

                costs.append(await counter.of(ask))
            return costs

    crowd(sqlite_url, 0, 200)
    few = await measured()
    crowd(sqlite_url, 200, 20_000)
    many = await measured()
    assert few == many
    assert all(rows < 40 for _, rows in many)
    async with await Store.open(sqlite_url) as store:
        counter.watch(store)

        async def go():
            async with store.write(ME) as unit:
                await erase(unit, ME)

        _, rows = await counter.of(go)
        assert rows < 150


def test_nothing_about_one_person_reads_all_of_an_entity():
    assert ".all()" not in inspect.getsource(export_and_erase)
