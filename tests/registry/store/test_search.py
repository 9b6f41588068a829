"""Search on the store finds what search in memory finds, in the same order, whatever changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from registry.core.entity import Findable
from registry.documents import load_content
from registry.search import IndexEntry, Lexicon, MemoryIndex, Vocabulary, entries, rank, read_query
from registry.search.shortlist import shortlist
from registry.store.index.searcher import heaviest
from registry.store.store import Store
from tests.registry.store.oddments import Oddment
from tests.support.at_once import at_once

QUESTIONS = (
    "wat staat er op de agenda over visualiseren van netwerken?",
    "droogte in twente",
    "klimaatadaptatei",
    "asdfgh",
    "",
)
SECTIONS = ("questions", "networks", "hubs")


async def keys(unit, question, **filters):
    return [hit.key for hit in await unit.search(question, ["oddments"], **filters)]


async def test_the_same_as_in_memory(store):
    async with store.write("system") as unit:
        await load_content(unit)
    memory = MemoryIndex()
    async with store.read() as unit:
        for entity in store._mappers.schema.entities:
            for one in await unit.of(entity).all():
                memory.put(entity.section, one.slug, one.findable())
        for question in QUESTIONS:
            for tags in ((), ("theme:water-en-bodem",), ("region:twente",)):
                expected = memory.search(question, SECTIONS, tags, 10)
                assert await unit.search(question, SECTIONS, tags=tags) == expected


async def test_changes_are_found_at_once_and_by_every_replica(store, store_url, clock):
    async with await Store.open(store_url, clock=clock) as replica:

        async def found(question, **filters):
            answers = []
            for one in (store, replica):
                async with one.read() as unit:
                    answers.append(await keys(unit, question, **filters))
            assert answers[0] == answers[1]
            return answers[0]

        assert await found("fietspad") == []
        async with store.write("jan") as unit:
            item = await unit.of(Oddment).add(Oddment(slug="a", title="fietspad langs de dijk"))
        assert await found("fietspaden") == ["a"]
        async with replica.write("jan") as unit:
            item = await unit.of(Oddment).put(item.model_copy(update={"title": "voetpad"}))
        assert await found("fietspad") == []
        assert await found("voetpad") == ["a"]
        assert await found("voetpad", tags=["state:new"]) == ["a"]
        assert await found("voetpad", tags=["state:used"]) == []
        async with store.write("jan") as unit:
            await unit.of(Oddment).put(item.model_copy(update={"title": ""}))  # not to be found now
        assert await found("voetpad") == []
        async with store.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug="b", title="zandpad"))
            await unit.of(Oddment).remove("b")
        assert await found("zandpad") == []


async def test_an_empty_question_gives_all_with_those_labels(store):
    async with store.write("jan") as unit:
        for slug, state in (("a", "new"), ("b", "used"), ("c", "new")):
            await unit.of(Oddment).add(Oddment(slug=slug, title=f"ding {slug}", state=state))
        assert await keys(unit, "", tags=["state:new"]) == ["a", "c"]
        assert await keys(unit, "", tags=["state:new"], limit=1) == ["a"]
        assert await keys(unit, "") == []
        assert await unit.search("ding", []) == []


async def test_a_search_within_a_change_that_is_undone_leaves_no_trace(store):
    async def break_off():
        async with store.write("jan") as unit:
            await unit.of(Oddment).add(Oddment(slug="a", title="fietspad"))
            assert await keys(unit, "fietspad") == ["a"]
            raise ZeroDivisionError

    async with store.read() as unit:
        assert await keys(unit, "fietspad") == []
    with pytest.raises(ZeroDivisionError):
        await break_off()
    async with store.write("jan") as unit:
        assert await keys(unit, "fietspad") == []
        await unit.of(Oddment).add(Oddment(slug="b", title="fietspad"))
    async with store.read() as unit:
        assert await keys(unit, "fietspad") == ["b"]
    words = store._mappers.searcher._vocabulary
    assert (words.total, words.count("fietspad")) == (1, 1)


async def test_of_a_word_that_very_many_have_the_weightiest_are_read(store, monkeypatch):
    async with store.write("jan") as unit:
        for at in range(12):
            title = "fietspad " + "langs de dijk " * (at * 5 % 12)
            await unit.of(Oddment).add(Oddment(slug=f"n{at:02}", title=title, state="used"))
    async with store.read() as unit:
        whole = await keys(unit, "fietspad", limit=12)
        assert len(whole) == 12
        monkeypatch.setattr("registry.store.index.searcher.MOST_POSTINGS", 8)
        assert await keys(unit, "fietspad", limit=11) == whole[:4]
        assert await keys(unit, "fietspad", tags=["state:used"], limit=11) == whole[:4]
        assert len(await keys(unit, "", tags=["state:used"], limit=12)) == 12


async def test_the_weightiest_are_read_without_sorting_all(tmp_path):
    async with await Store.open(f"sqlite:///{tmp_path}/plek.db") as store:
        asked = heaviest(store._mappers.schema.index_word, "fietspad", ["hubs", "oddments"])
        sql = str(asked.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
        async with store._database.reading() as executor:
            plan = await executor.run(
                lambda connection: connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all()
            )
    steps = [row[-1] for row in plan]
    assert any("COVERING INDEX index_word_heaviest" in step for step in steps), steps
    assert not any("TEMP B-TREE" in step for step in steps), steps


WORDS = ("water", "bodem", "klimaat", "energie", "dijk", "polder", "netwerk", "kennis")
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=1, max_size=40)


@given(texts=TEXTS, question=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_the_shortlist_keeps_the_best(texts, question):
    lexicon, vocabulary, rows = Lexicon.load(), Vocabulary(), []
    for number, words in enumerate(texts):
        found = list(entries("questions", f"n{number:02}", Findable(" ".join(words)), lexicon))
        vocabulary.add(row.word for row in found)
        rows += [(row.section, row.key, row.word, row.weight) for row in found]
    query = read_query(" ".join(question), lexicon, vocabulary)
    mine = [row for row in rows if row[2] in query.words]
    full = rank(query, (IndexEntry(*row) for row in mine), 5)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("registry.search.shortlist.FEW", 0)
        patch.setattr("registry.search.shortlist._LONGEST_LIST", 30)
        short = shortlist(query, mine, 5)
        assert rank(query, (IndexEntry(*row) for row in short), 5)[:1] == full[:1]
    assert shortlist(query, mine, 5) == mine


async def test_many_who_search_at_once_while_things_change_wait_for_nobody(store):
    """On PostgreSQL a task that waits for its answer lets another run on the same thread."""

    async def look(at):
        async with store.read() as unit:
            return await keys(unit, f"bodem {at}")

    async def change(at):
        async with store.write("somebody") as unit:
            await unit.of(Oddment).add(Oddment(slug=f"one-{at}", title=f"Bodem {at}"))
            return await keys(unit, f"bodem {at}")

    for at in range(3):
        *_, mine = await at_once(*[look(at) for _ in range(6)], change(at))
        assert mine[0] == f"one-{at}"
    assert set(await look("")) == {"one-0", "one-1", "one-2"}
