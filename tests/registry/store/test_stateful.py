"""Whatever is done in whatever order, the store holds what a dictionary would."""

import asyncio
import shutil
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from registry.core.errors import AlreadyExists, Conflict, NotFound
from registry.store.store import Store
from tests.registry.store.oddments import Colour, Oddment
from tests.support.examples import examples

SLUGS = st.sampled_from(["a", "b", "c", "d"])
LETTERS = st.characters(codec="utf-8", exclude_characters="\0")
FIELDS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["", "water", "water en bodem", "klimaat", "fietspad"]),
        "state": st.sampled_from(["new", "used"]),
        "colour": st.sampled_from([None, *Colour]),
        "size": st.integers(0, 2),
        "labels": st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"))).map(
            tuple
        ),
    }
)
WORDS = {"water": {"water", "water en bodem"}, "fietspaden": {"fietspad"}}


class Undone(Exception):
    """Raised in a unit to undo it."""


class StoreAsDictionary(RuleBasedStateMachine):
    """A store on SQLite beside a dictionary of what it should hold."""

    def __init__(self):
        super().__init__()
        self.folder = Path(mkdtemp())
        self.runner = asyncio.Runner()
        self.store = self.run(self.open())
        self.model: dict[str, Oddment] = {}
        self.old: list[Oddment] = []

    def run(self, work):
        return self.runner.run(work)

    async def open(self):
        return await Store.open(f"sqlite:///{self.folder}/plek.db")

    def teardown(self):
        self.run(self.store.close())
        self.runner.close()
        shutil.rmtree(self.folder)

    async def within(self, work, undo):
        try:
            async with self.store.write("jan") as unit:
                kept = await work(unit.of(Oddment))
                if undo:
                    raise Undone  # noqa: TRY301  # from within the unit, on purpose
        except Undone:
            return None
        return kept

    @rule(slug=SLUGS, fields=FIELDS, undo=st.booleans())
    def add(self, slug, fields, undo):
        item = Oddment(slug=slug, **fields)
        try:
            kept = self.run(self.within(lambda repository: repository.add(item), undo))
        except AlreadyExists:
            assert slug in self.model
            return
        assert slug not in self.model
        if kept:
            self.model[slug] = kept
            self.old.append(kept)

    @rule(slug=SLUGS, fields=FIELDS, undo=st.booleans())
    def put(self, slug, fields, undo):
        item = self.model.get(slug, Oddment(slug=slug, revision=1)).model_copy(update=fields)
        try:
            kept = self.run(self.within(lambda repository: repository.put(item), undo))
        except NotFound:
            assert slug not in self.model
            return
        if kept:
            assert kept.model_copy(update={"revision": item.revision}) == item
            self.model[slug] = kept
            self.old.append(kept)

    @rule(data=st.data(), fields=FIELDS)
    def put_what_was_read_before(self, data, fields):
        if not self.old:
            return
        read = data.draw(st.sampled_from(self.old))
        now = self.model.get(read.slug)
        item = read.model_copy(update=fields)
        try:
            kept = self.run(self.within(lambda repository: repository.put(item), undo=False))
        except NotFound:
            assert now is None
        except Conflict:
            assert now is not None
            assert now.revision != read.revision
        else:
            assert now is not None
            assert now.revision == read.revision
            self.model[read.slug] = kept

    @rule(slug=SLUGS, undo=st.booleans())
    def remove(self, slug, undo):
        async def work(repository):
            await repository.remove(slug)
            return slug

        try:
            gone = self.run(self.within(work, undo))
        except NotFound:
            assert slug not in self.model
            return
        assert slug in self.model
        if gone:
            del self.model[slug]

    @rule()
    def open_again(self):
        self.run(self.store.close())
        self.store = self.run(self.open())

    @invariant()
    def holds_the_same(self):
        self.run(self.compare())

    async def compare(self):
        ordered = [self.model[slug] for slug in sorted(self.model)]
        async with self.store.read() as unit:
            repository = unit.of(Oddment)
            assert await repository.all() == ordered
            assert await repository.page(2, 1) == ordered[1:3]
            assert await repository.some("dcba") == ordered[::-1]
            used = [one for one in ordered if one.state == "used" and one.colour is None]
            assert await repository.all(state="used", colour=None) == used
            assert await repository.count(size=(0, 1)) == sum(one.size < 2 for one in ordered)
            for word, titles in WORDS.items():
                found = {hit.key for hit in await unit.search(word, ["oddments"])}
                assert found == {one.slug for one in ordered if one.title in titles}


TestStoreAsDictionary = StoreAsDictionary.TestCase
TestStoreAsDictionary.settings = settings(max_examples=examples(15), stateful_step_count=12)
