"""Sentences about a planned hub: `zeeland no go want er is geen trekker`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Deed = Literal["go", "no_go", "go_back", "move", "begin", "drop", "resume"]

_WHY = (
    r"(?:(?:\s*[:,]|\s+(?=want\b|omdat\b|because\b))\s*(?:(?:want|omdat|because)\b)?"
    r"\s*(?P<why>.*))?"
)
_NO_GO = r"(?:no[- ]?go|geen go)"
_MOVE = r"(?:verplaats(?:en)?|verzet(?:ten)?|verschuif|verschuiven|move)"
_SENTENCES: Mapping[Deed, tuple[str, ...]] = {
    "go_back": (
        rf"(?:{_NO_GO}|go) (?:terugnemen|intrekken|terug|back)",
        rf"(?:take back|withdraw) (?:the )?(?:{_NO_GO}|go)",
        rf"(?:neem|trek) (?:de )?(?:{_NO_GO}|go) (?:terug|in)",
    ),
    "no_go": (_NO_GO + _WHY,),
    "begin": (
        r"(?:begint?|beginnen|start(?:en)?) (?:nu|now|vandaag|today)",
        r"nu (?:al )?(?:beginnen|starten)",
    ),
    "go": ("go" + _WHY,),
    "move": (
        _MOVE + r"(?:\s+(?:naar|to))?\s*",
        _MOVE + r"\s+(?:(?:naar|to)\s+)?(?P<day>.+)",
    ),
    "drop": (
        r"(?:niet door(?:gaan)?|gaat (?:toch )?niet door|afblazen|afgeblazen)" + _WHY,
        r"(?:cancel(?:led)?|call off|does not go through)" + _WHY,
    ),
    "resume": (
        r"(?:toch )?(?:wel )?doorgaan",
        r"gaat toch (?:wel )?door",
        r"goes through after all",
    ),
}
_READ = tuple(
    (deed, re.compile(pattern, re.IGNORECASE))
    for deed, bodies in _SENTENCES.items()
    for body in bodies
    for pattern in (body, rf"(?P<hub>.+?)\s+{body}")
)
"""Each deed without a hub's name, and with one before it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that is to be done with a planned hub, as it was typed.

    Attributes:
        deed: what.
        hub: what names it; may be empty.
        why: the reason that was typed along.
        day: the other day, as it was typed.
    """

    deed: Deed
    hub: str
    why: str = ""
    day: str = ""


def wish(words: str) -> Wish | None:
    """Read `zeeland no go want er is geen trekker`; None for words that ask for something else."""
    for deed, sentence in _READ:
        if read := sentence.fullmatch(words.strip(" .!")):
            parts = read.groupdict()
            name, why = parts.get("hub") or "", parts.get("why") or ""
            return Wish(deed, name.strip(" :,"), why.strip(), (parts.get("day") or "").strip())
    return None
