"""The plan's content in an index, as the store keeps it: for the tests of search."""

import tomllib
from functools import cache
from importlib.resources import files

from registry.core.entity import Entity, Findable
from registry.search import MemoryIndex
from registry.store.entities import import_all

import_all()  # a noun has a section once its module is loaded


@cache
def content_texts() -> dict[tuple[str, str], Findable]:
    texts = {}
    for file in files("registry.content").iterdir():
        if not file.name.endswith(".toml"):
            continue
        for section, rows in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for row in rows:
                found_by = Entity.sections()[section].model_validate(row).findable()
                if found_by is not None:
                    texts[section, row["slug"]] = found_by
    return texts


@cache
def content_index() -> MemoryIndex:
    index = MemoryIndex()
    for (section, key), found_by in content_texts().items():
        index.put(section, key, found_by)
    return index
