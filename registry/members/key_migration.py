"""Replacement of a member's key by another one, wherever it is stored.

Works on any entity, also one that is made later, by its types: a key of a member stands in a field
that refers to members, or in plain text that refers to nothing; never in what people write (Line,
Name, Prose) and never in a reference to something else that happens to have the same key.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from registry.core.entity import Entity
from registry.core.unit_of_work import N
from registry.members.member import Member

News = Mapping[str, str]
"""Old key → new key."""

_Swap = Callable[[Any, News], Any]
"""A value → the value with its new keys; the very same object when there are none in it."""
_Targets = Mapping[str, tuple[str, ...]]


def key_fields(entity: type[Entity]) -> tuple[str, ...]:
    """Return the fields of an entity class that can hold a member's key, apart from its slug."""
    return tuple(_swaps(entity))


def rekeyed(item: N, news: News) -> N:
    """Return an entity with the new keys; the same object if it holds none of the old ones.

    Its slug changes when it is a member's own, or made of theirs and something else's, such as
    `twente:KEY`.
    """
    changed = {
        field: value
        for field, swap in _swaps(type(item)).items()
        if (value := swap(getattr(item, field), news)) is not getattr(item, field)
    }
    slug = _slug(type(item), item.slug, news, theirs=bool(changed))
    if slug != item.slug:
        changed["slug"] = slug
    return item.model_copy(update=changed) if changed else item


def rekeyed_values(entity: type[Entity], values: dict[str, Any], news: News) -> dict[str, Any]:
    """Swap keys as `rekeyed`, in plain values of an unknown class; odd ones stay as they are."""
    swaps = _swaps(entity)
    swapped = {
        field: swaps[field](value, news) if field in swaps else value
        for field, value in values.items()
    }
    theirs = any(swapped[field] is not value for field, value in values.items())
    if isinstance(slug := values.get("slug"), str):
        swapped["slug"] = _slug(entity, slug, news, theirs=theirs)
    return swapped if swapped != values else values


def _slug(entity: type[Entity], slug: str, news: News, *, theirs: bool) -> str:
    if entity is Member:
        return news.get(slug, slug)
    parts = slug.split(":")
    for at in range(1, len(parts)) if theirs else ():
        head, tail = ":".join(parts[:at]), ":".join(parts[at:])
        if tail in news:
            return f"{head}:{news[tail]}"
        if head in news:
            return f"{news[head]}:{tail}"
    return slug


@cache
def _swaps(entity: type[Entity]) -> dict[str, _Swap]:
    """Return how each field gets its new keys; fields without keys are left out."""
    plain = {field: (section,) for field, section in entity.references.items()}
    swaps = _swaps_of(entity, "", {**plain, **entity.inner_references})
    return {field: swap for field, swap in swaps.items() if field != "slug"}


def _swaps_of(model: type[BaseModel], path: str, targets: _Targets) -> dict[str, _Swap]:
    found = {}
    for name, field in model.model_fields.items():
        # Text with rules of its own (a Line, a Slug) is no key of a member.
        ruled = bool(field.metadata) and field.annotation is str
        swap = None if ruled else _swap_of(field.annotation, f"{path}{name}", targets)
        if swap:
            found[name] = swap
    return found


def _swap_of(annotation: Any, path: str, targets: _Targets) -> _Swap | None:
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


def _in_tuple(swap: _Swap) -> _Swap:
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


def _in_dict(swap_key: _Swap, swap_value: _Swap) -> _Swap:
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


def _in_part(swaps: Mapping[str, _Swap]) -> _Swap:
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
