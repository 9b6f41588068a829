"""Fields of an entity in which a member's key can stand, by their types.

A key of a member stands in a field that refers to members, or in plain text that refers to nothing;
never in what people write (Line, Name, Prose) and never in a reference to something else that
happens to have the same key. Works on any entity, also one that is made later.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from registry.core.entity import Entity

News = Mapping[str, str]
"""Old key → new key."""

Swap = Callable[[Any, News], Any]
"""A value → the value with its new keys; the very same object when there are none in it."""

_Targets = Mapping[str, tuple[str, ...]]

_WIDEST = 3
"""Parts of a member's key at most, with a colon between them, such as `mail:1f3c…`."""

_LONGEST = 400
"""Characters of a text that is made of keys; a longer one is something else, such as JSON."""

_KEY = re.compile(r"[a-z0-9][a-z0-9._:-]{0,119}")


class _Heard(dict[str, str]):
    """News of nothing, that hears which texts were looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.texts.add(key)
        return default


def people_in(item: Entity) -> set[str]:
    """Return every text in an entity that may be a member's key, or part of one made of it.

    More may be given than are members, and never fewer than `Entity.without` finds: what is made of
    keys, such as `hub:twente/KEY`, is given in all its parts.
    """
    heard = _Heard()
    for field, swap in swaps(type(item)).items():
        swap(getattr(item, field), heard)
    return {key for text in (*heard.texts, item.slug, *item.more_people()) for key in _parts(text)}


def _parts(text: str) -> Iterator[str]:
    """Return what `registry.core.personal_data.is_about` takes a text to be about."""
    if "://" in text or len(text) > _LONGEST:
        return
    parts = text.replace("/", ":").split(":")
    for start in range(len(parts)):
        for end in range(start + 1, min(start + _WIDEST, len(parts)) + 1):
            key = ":".join(parts[start:end])
            if _KEY.fullmatch(key):
                yield key


@cache
def swaps(entity: type[Entity]) -> dict[str, Swap]:
    """Return how each field gets its new keys; fields without keys are left out."""
    plain = {field: (section,) for field, section in entity.references.items()}
    found = _swaps_of(entity, "", {**plain, **entity.inner_references})
    return {field: swap for field, swap in found.items() if field != "slug"}


def _swaps_of(model: type[BaseModel], path: str, targets: _Targets) -> dict[str, Swap]:
    found = {}
    for name, field in model.model_fields.items():
        # Text with rules of its own (a Line, a Slug) is no key of a member.
        ruled = bool(field.metadata) and field.annotation is str
        swap = None if ruled else _swap_of(field.annotation, f"{path}{name}", targets)
        if swap:
            found[name] = swap
    return found


def _swap_of(annotation: Any, path: str, targets: _Targets) -> Swap | None:
    if "members" not in targets.get(path, ("members",)):
        return None
    if annotation is str:
        return _in_text
    inner = [
        swap
        for one in get_args(annotation)
        if get_origin(annotation) is not Annotated
        and (swap := _swap_of(one, path, targets)) is not None
    ]
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType) and inner:
        return inner[0]
    if origin is tuple and inner:
        return _in_tuple(inner[0])
    if origin is dict:
        keys, values = (_swap_of(one, path, targets) for one in get_args(annotation))
        return _in_dict(keys or _as_it_is, values or _as_it_is) if keys or values else None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = _swaps_of(annotation, f"{path}.", targets)
        return _in_part(fields) if fields else None
    return None


def _as_it_is(value: Any, _: News) -> Any:
    return value


def _in_text(value: Any, news: News) -> Any:
    return news.get(value, value) if isinstance(value, str) else value


def _in_tuple(swap: Swap) -> Swap:
    """Return a swap of all items of a tuple; keys that become equal are kept once."""

    def swap_all(value: Any, news: News) -> Any:
        if not isinstance(value, tuple | list):
            return value
        items = [swap(item, news) for item in value]
        if all(new is old for new, old in zip(items, value, strict=True)):
            return value
        if all(isinstance(item, str) for item in items):
            items = list(dict.fromkeys(items))
        return type(value)(items)

    return swap_all


def _in_dict(swap_key: Swap, swap_value: Swap) -> Swap:
    """Return a swap for a dict; an entry that is under the new key already wins."""

    def swap_all(value: Any, news: News) -> Any:
        if not isinstance(value, dict):
            return value
        pairs = [(swap_key(key, news), swap_value(one, news), key) for key, one in value.items()]
        if all(new is key and one is value[key] for new, one, key in pairs):
            return value
        pairs.sort(key=lambda pair: pair[0] is pair[2])  # stable: what keeps its key comes last
        swapped = {new: one for new, one, _ in pairs}
        order = dict.fromkeys(swap_key(key, news) for key in value)
        return {key: swapped[key] for key in order}

    return swap_all


def _in_part(swaps: Mapping[str, Swap]) -> Swap:
    def swap_all(value: Any, news: News) -> Any:
        if isinstance(value, BaseModel):
            known = {field: getattr(value, field) for field in swaps}
        elif isinstance(value, dict):
            known = {field: value[field] for field in swaps if field in value}
        else:
            return value
        changed = {
            field: new
            for field, old in known.items()
            if (new := swaps[field](old, news)) is not old
        }
        if not changed:
            return value
        return value.model_copy(update=changed) if isinstance(value, BaseModel) else value | changed

    return swap_all
