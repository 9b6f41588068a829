"""The names under which things are stored, or stand on cards in Teams.

`python -m tests.house.stored_names` writes them anew. Do that for what was added; what was renamed
or dropped needs to be read under its old name first.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

import bot.dispatch.router  # what it sets aside is stored
import bot.entities  # noqa: F401  # those that no conversation brings along
from bot.conversations import all_routes
from registry.core.entity import Entity
from registry.core.events import Event
from registry.store.entities import import_all
from registry.store.mapping.tables import Schema
from tests.support.programs import REPOSITORY

KEPT = REPOSITORY / "tests/house/stored_names.json"
READERS = frozenset({"value", "key", "keys", "text", "lines", "number", "choice", "flag"})
SOURCES = ("bot/conversations", "bot/dispatch", "cards")


def collected() -> dict[str, Any]:
    """The names of today, by kind."""
    import_all()
    routes = all_routes()
    entities = {
        section: entity for section, entity in Entity.sections().items() if _is_ours(entity)
    }
    tables = Schema(entities.values()).metadata
    return {
        "tables": {table.name: sorted(table.c.keys()) for table in tables.sorted_tables},
        "fields": {section: shape(entity) for section, entity in entities.items()},
        "events": {name: shape(event) for name, event in Event.named().items() if _is_ours(event)},
        "verbs": sorted({verb for one in routes for verb in one.verbs}),
        "datasets": sorted({dataset for one in routes for dataset in one.datasets}),
        "sent by cards": sorted(set(sent_by_cards())),
    }


def _is_ours(model: type[BaseModel]) -> bool:
    """Whether it is of the project, and not of a test."""
    return model.__module__.startswith(("registry.", "graph_sync.", "bot."))


def shape(model: type[BaseModel]) -> dict[str, list[str]]:
    """The fields of a model and of what is in it, by path, with the values of closed sets."""
    schema = model.model_json_schema(mode="serialization")
    found: dict[str, list[str]] = {}
    for path, values in _paths(schema, schema.get("$defs", {}), ""):
        found[path] = sorted({*found.get(path, ()), *values})
    return found


def _paths(
    node: Mapping[str, Any], parts: Mapping[str, Any], path: str
) -> Iterator[tuple[str, list[str]]]:
    if reference := node.get("$ref"):
        yield from _paths(parts[reference.rsplit("/", 1)[-1]], parts, path)
    closed = node.get("enum", [node["const"]] if "const" in node else [])
    if path:
        yield path, [str(value) for value in closed]
    for one in (*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("prefixItems", ())):
        yield from _paths(one, parts, path)
    for name, one in node.get("properties", {}).items():
        yield from _paths(one, parts, f"{path}.{name}" if path else name)
    for inner in ("items", "additionalProperties"):
        if isinstance(node.get(inner), dict):
            yield from _paths(node[inner], parts, f"{path}[]")
    if isinstance(names := node.get("propertyNames"), dict):
        yield from _paths(names, parts, f"{path}{{}}")


def sent_by_cards() -> Iterator[str]:
    """What conversations read of what cards send, and the ids of fields on forms."""
    for tree in trees(*SOURCES):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (name := _name_sent(node)):
                yield name


def _name_sent(call: ast.Call) -> str | None:
    called, words = call.func, [one.value for one in call.args if isinstance(one, ast.Constant)]
    of_form = isinstance(called, ast.Name) and called.id.endswith("Field") and called.id != "Field"
    named = {one.arg: one.value for one in call.keywords}.get("name")
    if of_form and isinstance(named, ast.Constant):
        return str(named.value)
    read = isinstance(called, ast.Attribute) and called.attr in READERS
    of_ask = read and isinstance(called.value, ast.Name) and called.value.id in ("ask", "self")
    if (of_form or of_ask) and words and call.args[0] is not None:
        first = call.args[0]
        return str(first.value) if isinstance(first, ast.Constant) else None
    return None


def trees(*folders: str) -> Iterator[ast.Module]:
    """The modules below some folders, as syntax."""
    for folder in folders:
        for path in sorted((REPOSITORY / folder).rglob("*.py")):
            yield ast.parse(path.read_text("utf-8"))


def written(folders: Iterable[str] = SOURCES) -> set[str]:
    """Every word that stands in the code as a text or as the name of a field."""
    found: set[str] = set()
    for tree in trees(*folders):
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
    return found


def as_text(names: Mapping[str, Any]) -> str:
    """As it is kept."""
    return json.dumps(names, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    KEPT.write_text(as_text(collected()), "utf-8")
