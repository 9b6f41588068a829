"""The one way to read a date, a period or hours: see `reading` for how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from registry.core.dates.moments import LISTED, Doubt, Moment, OneDay, Period, Unread, Use, Why
from registry.core.dates.reading.grammar import Grammar, Read
from registry.core.dates.reading.judge import judged
from registry.core.dates.reading.nodes import Context, Node
from registry.core.dates.reading.tokens import Token, tokenised
from registry.core.vocabulary import Language
from registry.core.writing.plain_text import plain_text

LONGEST = 120
"""Characters of a date; a longer text is none."""

MOST_TOKENS = 24
_LONGEST_SENTENCE = 6_000
_CHOSEN = re.compile(r"=(\d{4}-\d{2}-\d{2})(?:/(\d{4}-\d{2}-\d{2}))?")
_EDGES = frozenset(",.!?;:()")
_BEHIND = (_EDGES - {")"}) | {"graag", "svp", "aub", "please"}


def read_moment(text: str, today: date, use: Use, language: Language | None = None) -> Moment:
    """Read what somebody typed where a date is asked.

    Args:
        text: all of it is the date: what is left over is an error that names it.
        today: in Dutch time.
        use: what it is for.
        language: in English a month may precede its day, which is asked.
    """
    text = plain_text(text).strip()
    if (chosen := _CHOSEN.fullmatch(text)) is not None:
        return _as_chosen(chosen) or Unread(text)
    if len(text) > LONGEST:
        return Unread(text[:LONGEST])
    tokens = tokenised(text)
    kept = _without_edges(tokens)
    if not kept or len(kept) > MOST_TOKENS:
        return Unread(text)
    context = Context(today, use, language is Language.ENGLISH)
    reached = Read(None, (), 0)
    unlikely: Moment | None = None
    for read in _readings(kept, context):
        if read.end == len(kept):
            moment = judged(read, context, text)
            if not isinstance(moment, Unread) and (unlikely is None or _is_better(moment)):
                if not _is_unlikely(moment):
                    return moment
                unlikely = unlikely or moment
        if read.end > reached.end:
            reached = read
    return unlikely or _leftover(text, kept, reached, context)


def _is_better(moment: Moment) -> bool:
    """Return whether a moment is no question of what was meant."""
    return not isinstance(moment, Doubt) or moment.why is Why.HOURS


def _is_unlikely(moment: Moment) -> bool:
    """Return whether another way to read the same is better: `1 maart 10-12 uur` is not of 2010."""
    return isinstance(moment, Doubt) and moment.why in (Why.FAR, Why.NONE_SUCH)


def chosen_text(period: Period) -> str:
    """Return a day or period that was chosen from what was asked, as it is read again."""
    start, end = period.start or period.end, period.end or period.start
    if start is None or end is None:
        return ""
    return f"={start.isoformat()}" + ("" if start == end else f"/{end.isoformat()}")


def chosen_days(choice: str) -> tuple[date, date]:
    """Return the first and last day of what was chosen. Raise ValueError for anything else."""
    found = _CHOSEN.fullmatch(choice)
    if found is None:
        raise ValueError(choice)
    start = date.fromisoformat(found[1])
    return start, date.fromisoformat(found[2]) if found[2] else start


def _as_chosen(chosen: re.Match[str]) -> Moment | None:
    try:
        start = date.fromisoformat(chosen[1])
        end = date.fromisoformat(chosen[2]) if chosen[2] else start
    except ValueError:
        return None
    return OneDay(start) if chosen[2] is None else Period(start, end)


def _readings(
    tokens: list[Token], context: Context, place: int = 0, *, whole: bool = True
) -> Iterator[Read]:
    yield from Grammar(tokens, context, whole).readings(place)


def _without_edges(tokens: list[Token]) -> list[Token]:
    """Return the tokens without punctuation around them, and without courtesy behind them."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].text in _EDGES:
        first += 1
    while last > first and tokens[last - 1].text in _BEHIND:
        last -= 1
    return tokens[first:last]


def _leftover(text: str, tokens: list[Token], reached: Read, context: Context) -> Moment:
    """Return what was not understood: the words around the longest date in it."""
    best, at = reached, 0
    for place in range(1, len(tokens)):
        for read in _readings(tokens, context, place):
            if read.end - place > best.end - at:
                best, at = read, place
    if best.end == at:
        return Unread(text)
    before = text[tokens[0].start : tokens[at].start]
    behind = text[tokens[best.end - 1].end : tokens[-1].end]
    left = " … ".join(part for part in (before.strip(" ,"), behind.strip(" ,")) if part)
    return Unread(left or text, whole=not left)


def read_period(
    words: Sequence[str], today: date, language: Language | None = None
) -> tuple[Period | Doubt, int] | None:
    """Read the period that some folded words begin with, and how many words it is said in.

    Without a year the latest one is meant that lies not wholly in the future.
    """
    text = " ".join(words[:MOST_TOKENS])
    tokens = tokenised(text)[:MOST_TOKENS]
    ends = {one.end for one in tokens if text[one.end : one.end + 1] in ("", " ")}
    context = Context(today, LISTED, language is Language.ENGLISH)
    best: tuple[Period | Doubt, int] | None = None
    for read in _readings(tokens, context, whole=False):
        if read.node is None or read.hours or not read.end:
            continue
        end = tokens[read.end - 1].end
        size = text.count(" ", 0, end) + 1
        if end not in ends or (best is not None and size <= best[1]):
            continue
        moment = judged(read, context, text)
        if isinstance(moment, Period | Doubt):
            best = moment, size
    return best


def day_within(text: str, today: date, use: Use, *, last: bool = False) -> tuple[str, str, str]:
    """Split a sentence into what precedes a day, the day as typed, and what follows it.

    Without a day all of it stands before it. What is said by a short word, a number alone or a
    period is no day in a sentence.

    Args:
        text: as it was typed.
        today: in Dutch time.
        use: what the day is for.
        last: the last day that is said, rather than the first.
    """
    if len(text) > _LONGEST_SENTENCE:
        return text, "", ""
    tokens = tokenised(text)
    context = Context(today, use)
    found: tuple[int, int] | None = None
    place = 0
    while place < len(tokens) and (found is None or last):
        end = _longest_day(tokens, place, context) if tokens[place].apart else place
        if end > place and _is_apart(text, tokens[end - 1].end):
            found = tokens[place].start, tokens[end - 1].end
        place = max(end, place + 1)
    if found is None:
        return text, "", ""
    return text[: found[0]], text[found[0] : found[1]], text[found[1] :]


def _longest_day(tokens: list[Token], place: int, context: Context) -> int:
    """Return the place behind the longest day that begins here; the place itself without one."""
    some = tokens[place : place + MOST_TOKENS]
    longest = 0
    for node, end in Grammar(some, context, whole=False).moments(0):
        if end > longest and _is_day(node, context):
            longest = end
    return place + longest


def _is_day(node: Node, context: Context) -> bool:
    found = node.found(context)
    spans = found.spans or found.instead
    return bool(spans) and all(one.is_day for one in spans)


def _is_apart(text: str, end: int) -> bool:
    """Return whether a word ends here."""
    behind = text[end : end + 2]
    if not behind or not (behind[0].isalnum() or behind[0] in "-/"):
        return not (behind[:1] == "." and behind[1:].isdigit())
    return False
