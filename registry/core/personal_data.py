"""Search and removal of a person's key in stored entities.

Works on any entity, also one that is made later: it looks at values, not at names of fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

M = TypeVar("M", bound=BaseModel)

_GONE: Any = object()


def is_about(text: str, member: str) -> bool:
    """Return whether a text is this key, or a composite of it: `kernteam:KEY`, `hub:twente/KEY`."""
    return bool(member) and f":{member}:" in f":{text.replace('/', ':')}:"


def fields_with(thing: BaseModel, member: str) -> tuple[str, ...]:
    """Return the names of the fields that contain the key, at any depth."""
    return tuple(
        name
        for name in type(thing).model_fields
        if _left(getattr(thing, name), member) is not getattr(thing, name)
    )


def without_key(thing: M, member: str) -> M:
    """Return a copy with the key removed everywhere; the same object if it was not there."""
    news: dict[str, Any] = {}
    for name, field in type(thing).model_fields.items():
        value = getattr(thing, name)
        left = _left(value, member)
        if left is not value:
            news[name] = _nothing(field) if left is _GONE else left
    return thing.model_copy(update=news) if news else thing


def unnamed(text: str, name: str, least: int = 0) -> str:
    """Return the text with a person's name masked wherever it stands as a word.

    Args:
        text: that people wrote.
        name: of a person.
        least: characters that the text must keep.
    """
    left = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", text, flags=re.IGNORECASE)
    return text if left == text else left.ljust(least, "…")


def with_name_masked(thing: M, name: str, *, apart: Collection[str] = ()) -> M:
    """Return a copy with a person's name masked in every text; the same object if it is in none.

    Args:
        thing: in whose texts (a Line, a Name, a Prose) it is looked for; keys have no rules of
            their own and stay as they are.
        name: of the person.
        apart: fields that are left alone, such as what things are called.
    """
    news = {
        field: left
        for field, mask in _masks(type(thing)).items()
        if field not in (*apart, "slug")
        and (left := mask(value := getattr(thing, field), name)) != value
    }
    return thing.model_copy(update=news) if news else thing


_Mask = Callable[[Any, str], Any]


@cache
def _masks(model: type[BaseModel]) -> dict[str, _Mask]:
    """Return how a name is masked in each field that has texts."""
    found = {}
    for field, info in model.model_fields.items():
        text = bool(info.metadata) and info.annotation is str
        if mask := unnamed if text else _mask_of(info.annotation):
            found[field] = mask
    return found


def _mask_of(annotation: Any) -> _Mask | None:
    """Return how a name is masked in values of a type; None for a type without texts."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return unnamed if args[0] is str else _mask_of(args[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return with_name_masked if _masks(annotation) else None
    inner = next(filter(None, map(_mask_of, args)), None)
    if inner is None:
        return None
    if origin is tuple:
        return lambda value, name: tuple(inner(one, name) for one in value)
    if origin is dict:
        return lambda value, name: {key: inner(one, name) for key, one in value.items()}
    return lambda value, name: None if value is None else inner(value, name)


def _nothing(field: FieldInfo) -> Any:
    return "" if field.is_required() else field.get_default(call_default_factory=True)


def _left(value: Any, member: str) -> Any:
    """Return the value without the key: the same object if absent, _GONE if it was the key."""
    if isinstance(value, str):
        return _GONE if is_about(value, member) else value
    if isinstance(value, BaseModel):
        return without_key(value, member)
    if isinstance(value, tuple):
        items = [_GONE if _theirs(item, member) else _left(item, member) for item in value]
        if all(new is old for new, old in zip(items, value, strict=True)):
            return value
        return tuple(item for item in items if item is not _GONE)
    if isinstance(value, dict):
        return _left_in_dict(value, member)
    return value


def _theirs(item: Any, member: str) -> bool:
    """Return whether a list item belongs to a member and goes with them, such as their note."""
    return isinstance(item, BaseModel) and any(
        field.is_required() and getattr(item, name) == member
        for name, field in type(item).model_fields.items()
    )


def _left_in_dict(value: dict[str, Any], member: str) -> dict[str, Any]:
    kept = {
        key: left
        for key, item in value.items()
        if not is_about(key, member) and (left := _left(item, member)) is not _GONE
    }
    same = len(kept) == len(value) and all(kept[key] is value[key] for key in kept)
    return value if same else kept
