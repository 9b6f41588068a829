"""The part of OData's `$filter` that directories and Teams understand.

`and`, `or`, `not`, brackets, `eq ne gt ge lt le in`, `startswith`, `endswith`, and
`property/any(x:x eq 'value')`. Texts compare without regard to case, as in Entra ID.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graph_sync.sandbox.core.errors import ApiError, bad

Lookup = Callable[[str], Any]
Test = Callable[[Lookup], bool]

MOST_CLAUSES = 15
"""How many alternatives Entra ID takes in one filter (docs: filter-query-parameter)."""

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<sign>[(),:])|(?P<word>[^\s(),:']+(?::[\d.:]+\w*)?))"
)
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": lambda left, right: bool(left == right),
    "ne": lambda left, right: bool(left != right),
    "gt": lambda left, right: left is not None and bool(left > right),
    "ge": lambda left, right: left is not None and bool(left >= right),
    "lt": lambda left, right: left is not None and bool(left < right),
    "le": lambda left, right: left is not None and bool(left <= right),
}
_CALLS: Mapping[str, Callable[[str, str], bool]] = {
    "startswith": lambda whole, part: whole.startswith(part),
    "endswith": lambda whole, part: whole.endswith(part),
}


@dataclass(slots=True)
class Filter:
    """A filter that was read.

    Attributes:
        lets: whether a thing passes; gets a function that gives the thing's properties.
        alternatives: how many values it compares with, as Entra ID counts them.
        advanced: whether it needs `ConsistencyLevel: eventual` with `$count=true`.
        pinned: what a property must be one of (lower case), where every way through says so.
    """

    lets: Test
    alternatives: int
    advanced: bool
    pinned: dict[str, frozenset[str]]


def filter_of(text: str) -> Filter:
    """Read a filter.

    Raises:
        ApiError: it is none that is understood.
    """
    reader = _Reader(_tokens(text))
    node = reader.either()
    if reader.left:
        raise _unreadable(f"'{reader.left[0]}' is not expected here")
    return Filter(node.test, reader.alternatives, reader.advanced, node.pinned)


def plain(value: Any) -> Any:
    """Return a value as it is compared: texts without case."""
    return value.lower() if isinstance(value, str) else value


@dataclass(slots=True)
class _Node:
    test: Test
    pinned: dict[str, frozenset[str]]


class _Reader:
    def __init__(self, left: list[str]) -> None:
        self.left = left
        self.alternatives = 0
        self.advanced = False

    def either(self) -> _Node:
        node = self._both()
        while self._next_is("or"):
            node = _either(node, self._both())
        return node

    def _both(self) -> _Node:
        node = self._one()
        while self._next_is("and"):
            node = _both(node, self._one())
        return node

    def _one(self) -> _Node:
        if self._next_is("not"):
            self.advanced = True
            inner = self._one().test
            return _Node(lambda lookup: not inner(lookup), {})
        if self._next_is("("):
            node = self.either()
            self._expect(")")
            return node
        name = self._take()
        if name.lower() in _CALLS and self._next_is("("):
            return self._called(name.lower())
        if name.lower().endswith("/any") and self._next_is("("):
            return self._any(name[:-4])
        return self._compared(name)

    def _called(self, function: str) -> _Node:
        name = self._take()
        self._expect(",")
        part = str(self._value())
        self._expect(")")
        self.alternatives += 1
        self.advanced = self.advanced or function == "endswith"
        test = _CALLS[function]
        return _Node(lambda lookup: test(str(plain(lookup(name)) or ""), part), {})

    def _any(self, name: str) -> _Node:
        variable = self._take()
        self._expect(":")
        if self._take() != variable or self._take().lower() != "eq":
            raise _unreadable("only `any(x:x eq 'value')` is understood")
        value = self._value()
        self._expect(")")
        self.alternatives += 1
        return _Node(lambda lookup: value in [plain(one) for one in lookup(name) or ()], {})

    def _compared(self, name: str) -> _Node:
        sign = self._take().lower()
        if sign == "in":
            values = self._values()
            self.alternatives += len(values)
            pins = frozenset(one for one in values if isinstance(one, str))
            return _Node(lambda lookup: plain(lookup(name)) in values, {name: pins})
        if sign not in _COMPARE:
            raise _unreadable(f"'{sign}' is no comparison")
        value, compare = self._value(), _COMPARE[sign]
        self.alternatives += 1
        self.advanced = self.advanced or sign == "ne"
        pinned = {name: frozenset({value})} if sign == "eq" and isinstance(value, str) else {}
        return _Node(lambda lookup: compare(plain(lookup(name)), value), pinned)

    def _values(self) -> list[Any]:
        self._expect("(")
        values = [self._value()]
        while self._next_is(","):
            values.append(self._value())
        self._expect(")")
        return values

    def _value(self) -> Any:
        token = self._take()
        if token.startswith("'"):
            return token[1:-1].replace("''", "'").lower()
        words = {"true": True, "false": False, "null": None}
        if token.lower() in words:
            return words[token.lower()]
        return int(token) if token.lstrip("-").isdigit() else token.lower()

    def _take(self) -> str:
        if not self.left:
            raise _unreadable("it ends too early")
        return self.left.pop(0)

    def _next_is(self, word: str) -> bool:
        if self.left and self.left[0].lower() == word:
            self.left.pop(0)
            return True
        return False

    def _expect(self, sign: str) -> None:
        if not self._next_is(sign):
            raise _unreadable(f"'{sign}' is missing")


def _both(left: _Node, right: _Node) -> _Node:
    return _Node(
        lambda lookup: left.test(lookup) and right.test(lookup), {**left.pinned, **right.pinned}
    )


def _either(left: _Node, right: _Node) -> _Node:
    pinned = {
        name: left.pinned[name] | right.pinned[name]
        for name in left.pinned.keys() & right.pinned.keys()
    }
    return _Node(lambda lookup: left.test(lookup) or right.test(lookup), pinned)


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    position = 0
    while text[position:].strip():
        match = _TOKEN.match(text, position)
        if match is None:
            raise _unreadable(f"'{text[position : position + 20]}' can't be read")
        tokens.append(match.group().strip())
        position = match.end()
    return tokens


def _unreadable(why: str) -> ApiError:
    return bad(f"Invalid filter clause: {why}.", "Request_UnsupportedQuery")
