"""Microsoft's limits as a server would hold them, written from the documents, not from limits.py.

Three kinds of server: windows that stand still, windows that slide, and buckets of tokens.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from typing import Protocol

Rule = tuple[str, int, float]
"""(what is counted together, how many, in how many seconds)."""

_PATH = re.compile(r"^/(?:teams|groups)/(?P<team>[^/?]+)(?P<rest>/[^?]*)?")
_CHANNEL = re.compile(r"^/channels/(?P<channel>[^/]+)(?P<below>/[a-z]+)?")


def rules(method: str, path: str) -> Iterator[Rule]:
    """What a call counts for."""
    yield "global", 130_000, 10
    if path.startswith("/invitations"):
        yield "invitations", 150, 5
    team = _PATH.match(path)
    if path.startswith(("/users", "/groups")) and not re.match(r"/groups/[^/]+/team\b", path):
        yield "identity", 3_500, 10
        if method != "GET":
            yield "identity writes", 3_000, 150
    elif team:
        yield f"team {team['team']}", 4, 1
        yield from _below_team(method, team["team"], team["rest"] or "")


def _below_team(method: str, team: str, rest: str) -> Iterator[Rule]:
    channel = _CHANNEL.match(rest)
    if channel:
        one = f"{team} {channel['channel']}"
        yield f"channel {one}", 1, 1
        kind = (channel["below"] or "/channel").removeprefix("/").rstrip("s")
        many = {"GET": 60 if kind == "member" else 30, "DELETE": 15}.get(method, 30)
        yield f"{method} {kind}", many, 1
        yield f"{method} {kind} {one}", 1, 1
    elif rest.startswith("/channels"):
        yield f"{method} channels", 60 if method == "GET" else 30, 1
        yield f"{method} channels {team}", 1, 1
    elif rest.startswith("/members"):
        yield f"{method} members", 60 if method == "GET" else 30, 1
        if method == "POST":
            yield f"POST members {team}", 4, 60
    elif rest == "/team":
        yield "PUT team", 6, 1
    else:
        yield f"{method} team", 30, 1


class Window(Protocol):
    """Counts the calls of one rule."""

    def __call__(self, now: float) -> bool:
        """Count a call; whether it may pass."""
        ...


def standing(count: int, seconds: float) -> Window:
    """So many between one full window of the clock and the next."""
    windows: defaultdict[int, int] = defaultdict(int)

    def passes(now: float) -> bool:
        windows[int(now // seconds)] += 1
        return windows[int(now // seconds)] <= count

    return passes


def sliding(count: int, seconds: float) -> Window:
    """So many in whatever stretch of so long."""
    moments: deque[float] = deque()

    def passes(now: float) -> bool:
        while moments and moments[0] <= now - seconds:
            moments.popleft()
        moments.append(now)
        return len(moments) <= count

    return passes


def tokens(count: int, seconds: float) -> Window:
    """A bucket of so many, that fills up in so long."""
    left, last = float(count), 0.0

    def passes(now: float) -> bool:
        nonlocal left, last
        left, last = min(count, left + (now - last) * count / seconds), now
        left -= 1
        return left >= -1e-9

    return passes


KINDS: dict[str, Callable[[int, float], Window]] = {
    "standing": standing,
    "sliding": sliding,
    "tokens": tokens,
}


class Throttle:
    """All rules at once, in windows of one kind."""

    def __init__(self, kind: str) -> None:
        self._make = KINDS[kind]
        self._windows: dict[str, Window] = {}

    def refusal(self, method: str, path: str, now: float) -> str:
        """Count a call; empty when it may pass, else which rule it breaks."""
        broken = ""
        for name, count, seconds in rules(method, path):
            window = self._windows.setdefault(name, self._make(count, seconds))
            if not window(now):
                broken = f"{name}: more than {count} in {seconds} s"
        return broken
