"""Shared parts of Graph's lists: `$select`, filters, pages, next links."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import bad, no_segment
from graph_sync.sandbox.core.filters import Filter, filter_of

T = TypeVar("T")
Fields = Sequence[str]


def chosen(call: ApiCall, known: Fields, by_default: Fields) -> Fields:
    """Return the properties that `$select` asks for.

    Raises:
        Refusal: one does not exist.
    """
    text = call.query.get("select")
    if not text:
        return by_default
    names = [name.strip() for name in text.split(",") if name.strip()]
    canonical = {name.lower(): name for name in known}
    for name in names:
        if name.lower() not in canonical:
            raise bad(f"Could not find a property named '{name}' on this type.")
    picked = list(dict.fromkeys(canonical[name.lower()] for name in names))
    return picked if "id" in picked else ["id", *picked]


def pick(item: dict[str, Any], fields: Fields) -> dict[str, Any]:
    """Return some properties of a thing, with the annotations it has anyway."""
    named = set(fields)
    return {name: value for name, value in item.items() if name in named or "@odata" in name}


def filtered(call: ApiCall) -> Filter | None:
    """Return what `$filter` asks for; None when it asks nothing.

    Raises:
        Refusal: it can't be read.
    """
    text = call.query.get("filter")
    return filter_of(text) if text else None


def sifted(
    things: Iterable[T], sieve: Filter | None, value: Callable[[T, str], Any]
) -> Iterable[T]:
    """Return the things that a filter lets through.

    Args:
        things: what to look at.
        sieve: the filter.
        value: a property of a thing by its name.
    """
    if sieve is None:
        return things
    return (thing for thing in things if sieve.lets(partial(value, thing)))


def ordered(call: ApiCall, things: Iterable[T], value: Callable[[T, str], Any]) -> Iterable[T]:
    """Return the things in the order that `$orderby` asks for: by properties, each up or down."""
    wanted = [part.split() for part in call.query.get("orderby").split(",") if part.strip()]
    found = list(things)
    for name, *way in reversed(wanted):
        key = partial(_sort_key, value, name)
        found.sort(key=key, reverse=way[:1] == ["desc"])
    return found


def _sort_key(value: Callable[[T, str], Any], name: str, thing: T) -> tuple[bool, str]:
    found = value(thing, name)
    return found is not None, str(found).casefold()


def page(
    call: ApiCall,
    things: Iterable[T],
    shape: Callable[[T], dict[str, Any]],
    *,
    size: int | None = None,
    most: int = 999,
    context: str = "",
) -> ApiAnswer:
    """Return a page of a list.

    Args:
        call: its `$top` and `$skiptoken` say which page, its `$count` whether to count; segments
            behind the list narrow it to a type, or ask for the count alone.
        things: all of them, in an order that stays.
        shape: how one is shown.
        size: how many a page has when nobody says; None for a list that has no pages.
        most: how many a page may have.
        context: what stands after `$metadata#`.

    Raises:
        Refusal: `$top` or the token is wrong, or it is searched, narrowed to a type or counted in
            a way that it can't be.
    """
    call.listed = True
    if call.query.get("search") and not call.searched:
        raise bad("The query parameter '$search' is not supported here.")
    everything = list(things)
    if call.cast:
        everything = [one for one in everything if _is_of(call, shape(one))]
    if call.counted:
        return ApiAnswer(200, str(len(everything)), {"Content-Type": "text/plain"})
    ends_early = call.effects.get("list-ends-early", 0.0)
    body: dict[str, Any] = {"@odata.context": context_of(call, context)}
    if call.query.get("count").lower() == "true" and not ends_early:
        body["@odata.count"] = len(everything)
    start = _start(call)
    if ends_early:  # here, whatever a page holds: what is left out has no next page either
        kept = int((len(everything) - start) * (1 - ends_early))
        here = kept if size is None else min(kept, _top(call, size, most))
        everything = everything[: start + here]
    if size is None:
        body["value"] = [shape(thing) for thing in everything]
        return ApiAnswer(200, body)
    count = _top(call, size, most)
    short = min(count, len(everything) - start) * (1 - call.effects.get("short-page", 0.0))
    end = start + (max(int(short), 1) if "short-page" in call.effects else count)
    if end < len(everything):
        body["@odata.nextLink"] = link(call, skiptoken=_token(end))
    body["value"] = [shape(thing) for thing in everything[start:end]]
    return ApiAnswer(200, body)


def _is_of(call: ApiCall, shape: dict[str, Any]) -> bool:
    """Return whether a thing is of the type that a segment of the path asks for.

    Raises:
        Refusal: the list holds one type only, so there is nothing to narrow.
    """
    if "@odata.type" not in shape:
        raise no_segment(call.cast)
    return str(shape["@odata.type"]).lower() == f"#{call.cast}"


def context_of(call: ApiCall, of: str) -> str:
    """Return the `@odata.context` of an answer."""
    return f"https://graph.microsoft.com/{call.version}/$metadata#{of}"


def link(call: ApiCall, *, delta: bool = False, **tokens: str) -> str:
    """Return the address of the next page, or of the next look at what changed."""
    kept = {} if delta else dict(call.query.options)
    kept = {name: value for name, value in kept.items() if "token" not in name.lower()}
    kept |= {f"${name}": value for name, value in tokens.items()}
    path = "/".join(quote(step, safe="") for step in call.path)
    path += "()" if delta else ""
    return f"{call.root}/{path}?{urlencode(kept, safe='$,()')}"


def _top(call: ApiCall, size: int, most: int) -> int:
    text = call.query.get("top")
    if not text:
        return size
    if not text.isdigit() or not 1 <= int(text) <= most:
        raise bad(f"Invalid page size specified: '{text}'. Must be between 1 and {most} inclusive.")
    return int(text)


def _token(position: int) -> str:
    return base64.urlsafe_b64encode(f"p{position}".encode()).decode()


def _start(call: ApiCall) -> int:
    text = call.query.get("skiptoken")
    if not text:
        return 0
    try:
        read = base64.urlsafe_b64decode(text).decode()
        return int(read.removeprefix("p"))
    except ValueError as error:
        raise bad(f"The skip token '{text}' is not valid.") from error
