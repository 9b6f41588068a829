"""An entity is a class and a migration; store, documents, search and personal data follow."""

import pytest

from tests.support.drill import Drill

PUBLICATION = '''"""Publications: what people of a network wrote, where others can read it."""

from __future__ import annotations

from typing import ClassVar

from registry.core.writing.addresses import Website
from registry.core.entity import Entity, Findable, Line


class Publication(Entity):
    """A text that can be read somewhere.

    Attributes:
        author: key of the member who wrote it.
    """

    section: ClassVar[str] = "publications"
    references: ClassVar[dict[str, str]] = {"author": "members"}
    personal: ClassVar[tuple[str, ...]] = ("author",)

    title: Line
    link: Website
    author: str = ""

    def findable(self) -> Findable:
        """Index its title."""
        return Findable(self.title)
'''
MIGRATE = """
import bot.entities
from registry.store.migrations.revision import main
from tests.house.stored_names import KEPT, as_text, collected
KEPT.write_text(as_text(collected()), "utf-8")
main(["publications"], standalone_mode=False)
print(0)
"""
KEEP = """
import asyncio, tempfile
from registry.documents import DocumentError, dump, load
from registry.networks.publication import Publication
from registry.privacy.export_and_erase import erase, export
from registry.store.store import Store

ONE = {"slug": "veen", "title": "Leven op veen", "link": "https://veen.example", "author": "an"}
DOCUMENT = {"members": [{"slug": "an", "name": "An de Boer"}], "publications": [ONE]}

async def kept(url):
    async with await Store.open(url) as store:
        async with store.write("system") as unit:
            try:
                await load(unit, {"publications": [ONE]})
            except DocumentError as error:
                lost = [one.place for one in error.problems]
            await load(unit, DOCUMENT)
        async with store.write("an") as unit:
            dumped = (await dump(unit))["publications"] == [ONE]
            found = [hit.key for hit in await unit.search("veen", (Publication.section,), limit=3)]
            mine = sorted(await export(unit, "an"))
            await erase(unit, "an")
        async with store.read() as unit:
            return [lost, dumped, found, mine, (await unit.of(Publication).get("veen")).author]

with tempfile.TemporaryDirectory() as folder:
    print(asyncio.run(kept(f"sqlite:///{folder}/plek.db")))
"""
WALKING = (
    "tests/house/test_stored_names.py::test_every_stored_name_is_written_down",
    "tests/registry/store/test_migrations.py::test_migrations_make_the_tables_of_this_version",
)
"""Tests that walk the entities."""


@pytest.mark.timeout(600)  # what it starts, a busy machine may take minutes for
def test_an_entity_is_a_class_and_a_migration(tmp_path):
    drill = Drill(tmp_path)
    drill.write("registry/networks/publication.py", PUBLICATION)

    assert drill.failing(*WALKING, "-k", "not postgres") == {
        "test_every_stored_name_is_written_down",
        "test_migrations_make_the_tables_of_this_version",
    }

    before = drill.files("registry/store/migrations/versions")
    drill.run(MIGRATE)
    made = drill.files("registry/store/migrations/versions") - before

    assert len(made) == 1
    assert drill.run(KEEP) == [
        ["publications[0].author"],
        True,
        ["veen"],
        ["members", "publications"],
        "",
    ]
    assert drill.failing(*WALKING, "-k", "not postgres") == set()
    assert len(drill.touched) == 1  # and the migration that was made
