"""What people type behind a step, read into the fields of its form.

Nothing here judges: what can't be read is left as it was typed, so that the form says what is
wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from registry.core.dates import day_within
from registry.core.dates.moments import DEADLINE, HAPPENED
from registry.core.vocabulary import MeetingKind
from registry.core.writing.plain_text import typewritten
from registry.core.writing.text_folding import tokens

Values = Mapping[str, Any]

_NUMBER = re.compile(r"#?(\d{1,9})", re.ASCII)
_BESIDE_NUMBERS = frozenset({"", "en", "and", "met", "with"})


def _name(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}\b", re.IGNORECASE)


_MEETINGS = (
    (
        MeetingKind.AMBASSADORS,
        re.compile(r"\b(?:bestuurlijke )?(?:ambassadeurs?|ambassadors?)\b", re.IGNORECASE),
    ),
    (
        MeetingKind.STEERING,
        re.compile(r"\b(?:stuurgroep|steering (?:group|committee))\b", re.IGNORECASE),
    ),
)
_SMALL = frozenset(["op", "on", "voor", "for", "bij", "van", "of", "at"])
_ARTICLES = frozenset(["de", "het", "the"])
_BESIDE_DAYS = ("op", "on", "van", "of", "uiterlijk", "voor", "by", "before")
_EDGE = " \t\n,;:"
_DOER = re.compile(r"(?<=[\s,;])(?:door|by)\s+(?=[^\W\d_a-zà-ÿ])")
_OUTCOMES = {
    "taken_up": ("overnemen", "overgenomen", "neemt over", "ja", "taken up", "take up", "yes"),
    "sent_back": ("teruggestuurd", "terugsturen", "terug", "sent back", "send back", "back"),
    "not_now": ("niet nu", "nu niet", "later", "not now"),
}
_DROPPED = ("gaat niet door", "vervalt", "vervallen", "dropped")
_ACTION = re.compile(r"^(?:actie|action)?[\s-]*(\d{1,9})\b[\s.:,;-]*", re.IGNORECASE)


def numbers_in(text: str) -> tuple[str, ...] | None:
    """Return the signal numbers in a text, `14, 15 en #16`; None when it says other things."""
    words = [one for one in re.split(r"[\s,;&+]+", text) if one.casefold() not in _BESIDE_NUMBERS]
    found = [one for word in words if (one := _NUMBER.fullmatch(word))]
    if len(found) < len(words):
        return None
    return tuple(dict.fromkeys(str(int(one[1])) for one in found))


def read_agenda(text: str) -> Values:
    """Parse a day and body, `1 maart 2027 ambassadeurs`; the Stuurgroep is the default.

    All that is not the body is the day, so that nothing of it is passed over in silence.
    """
    rest, kind = text, MeetingKind.STEERING
    for one, name in _MEETINGS:
        if name.search(rest):
            kind, rest = one, name.sub(" ", rest)
            break
    return {"kind": kind.value, "day": _without_small(rest)}


def read_move(text: str) -> Values:
    """Parse the day it moves to, and the body where that is said."""
    named = any(name.search(text) for _, name in _MEETINGS)
    values = read_agenda(text)
    return values if named else {**values, "kind": ""}


def read_off_agenda(text: str) -> Values:
    """Parse why it comes off the agenda, and the body that it begins with: `ambassadeurs …`."""
    for kind, name in _MEETINGS:
        lead = r"(?:van |of )?(?:de |the )?" + name.pattern + r"[\s.:,;-]*"
        if found := re.match(lead, text, re.IGNORECASE):
            return {"kind": kind.value, "reason": text[found.end() :].strip()}
    return {"reason": text}


def read_hand_over(text: str, people: Sequence[tuple[str, str]]) -> Values:
    """Parse to whom: the one of these people whose name has all the words.

    Args:
        text: what was typed.
        people: keys with names.
    """
    words = set(tokens(text)) - {"aan", "to"}
    found = [key for key, name in people if words and words <= set(tokens(name))]
    return {"owner": found[0] if len(found) == 1 else text.strip()}


def read_outcome(text: str) -> Values:
    """Parse an outcome and the words with it: `terug Waarom …`."""
    for result, names in _OUTCOMES.items():
        if (rest := after(text, names)) is not None:
            return {"result": result, "note": rest}
    return {"note": text}


def read_decide(text: str, today: date) -> Values:
    """Parse who decided, when and what: `Provinciale Staten, 1 maart 2027: Er komt een loket.`."""
    before, day, behind = day_within(text, today, HAPPENED)
    if day:
        return {"body": _bare(before), "day": day, "text": _begun(behind, " ,;:.-")}
    body, colon, rest = text.partition(":")
    return {"body": body.strip(), "text": rest.strip()} if colon else {"text": text}


def read_act(text: str, today: date) -> Values:
    """Parse what, who and when: `Het loket openen, door Provincie Overijssel, voor 1 juni 2027`."""
    before, day, behind = day_within(text, today, DEADLINE, last=True)
    if behind.strip(" .,;"):
        before, day = text, ""  # the day is part of what is to be done
    before = _bare(before) if day else before
    found = _DOER.search(before)
    if found is None or not before[: found.start()].strip(_EDGE):
        return {"what": before, "due": day}
    what, party = before[: found.start()].strip(_EDGE), before[found.end() :].strip()
    return {"what": what, "party": party, "due": day}


def read_finish(text: str, actions: Mapping[str, str]) -> Values:
    """Parse which action, whether it was done, and its result: `3 Het loket is open`.

    Args:
        text: what was typed.
        actions: slugs of the actions that can be meant, by their number. The only one is meant
            when none is named.
    """
    action, rest = "", text
    named = _ACTION.match(typewritten(text))
    if named and named[1].lstrip("0") in actions:
        action, rest = actions[named[1].lstrip("0")], text[named.end() :]
    elif len(actions) == 1:
        (action,) = actions.values()
    result = after(rest, _DROPPED)
    ended = "dropped" if result is not None else "done"
    return {"action": action, "ended": ended, "result": rest if result is None else result}


def _without_small(text: str) -> str:
    """Return the words of a day without those that led to it, or to the body it stood beside."""
    words = text.split()
    plain = [word.casefold() for word in words]
    first, last = 0, len(words)
    while last and plain[last - 1] in _SMALL | _ARTICLES | {"in"}:
        last -= 1
    while first < last and (
        plain[first] in _SMALL or (plain[first] in _ARTICLES | {"in"} and _leads(plain, first))
    ):
        first += 1
    return " ".join(words[first:last]).strip(_EDGE)


def _leads(words: list[str], at: int) -> bool:
    """Return whether what follows a word leads to a day itself: `bij de | op 1 maart`."""
    return at + 1 < len(words) and words[at + 1].casefold() in _SMALL | _ARTICLES


def _bare(text: str) -> str:
    """Return what precedes a day, without the word and the signs that lead to it."""
    bare = text.rstrip(_EDGE)
    start, _, last = bare.rpartition(" ")
    return start.rstrip(_EDGE) if last.casefold() in _BESIDE_DAYS else bare


def _begun(text: str, signs: str) -> str:
    """Return a text without these signs at its start, dashes of any length among them."""
    return text[len(text) - len(typewritten(text).lstrip(signs)) :]


def after(text: str, names: tuple[str, ...]) -> str | None:
    """Return what follows when a text begins with one of these names; None when it does not."""
    for name in sorted(names, key=len, reverse=True):
        words = r"\s+".join(re.escape(part) for part in name.split())
        found = re.match(rf"{words}(?!\w)[\s.:,;-]*", typewritten(text), re.IGNORECASE)
        if found:
            return text[found.end() :].strip()
    return None
