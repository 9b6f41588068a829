"""The plan's content in an index, as the store keeps it: for the tests of search."""

import tomllib
from functools import cache
from importlib.resources import files

# Imported for their effect: a noun has a section once its module is loaded.
from registry.agenda import question  # noqa: F401
from registry.core.entity import Entity, Findable
from registry.core.reference import programme, theme  # noqa: F401
from registry.hubs import hub, subgroup  # noqa: F401
from registry.networks import network  # noqa: F401
from registry.organisations import organisation  # noqa: F401
from registry.search import MemoryIndex


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
