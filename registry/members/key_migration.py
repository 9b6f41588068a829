"""Replacement of a member's key by another one, wherever it is stored (`core.member_keys`)."""

from __future__ import annotations

from typing import Any

from registry.core.entity import Entity
from registry.core.member_keys import News, swaps
from registry.core.unit_of_work import N
from registry.members.member import Member


def key_fields(entity: type[Entity]) -> tuple[str, ...]:
    """Return the fields of an entity class that can hold a member's key, apart from its slug."""
    return tuple(swaps(entity))


def rekeyed(item: N, news: News) -> N:
    """Return an entity with the new keys; the same object if it holds none of the old ones.

    Its slug changes when it is a member's own, or made of theirs and something else's, such as
    `twente:KEY`.
    """
    changed = {
        field: value
        for field, swap in swaps(type(item)).items()
        if (value := swap(getattr(item, field), news)) is not getattr(item, field)
    }
    slug = _slug(type(item), item.slug, news, theirs=bool(changed))
    if slug != item.slug:
        changed["slug"] = slug
    return item.model_copy(update=changed) if changed else item


def rekeyed_values(entity: type[Entity], values: dict[str, Any], news: News) -> dict[str, Any]:
    """Swap keys as `rekeyed`, in plain values of an unknown class; odd ones stay as they are."""
    known = swaps(entity)
    swapped = {
        field: known[field](value, news) if field in known else value
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
