"""A text, cut into the words, numbers and signs that a date can be made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from registry.core.writing.plain_text import typewritten
from registry.core.writing.text_folding import fold

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-?w\d{1,2}(?:-[1-7])?)(?!\w)"
    r"|(?P<quarter>[qk][1-4])(?![a-z0-9])"
    r"|(?P<semester>h[12])(?![a-z0-9])"
    r"|(?P<week>(?:w|wk)\d{1,2})(?![a-z0-9])"
    r"|(?P<clock>\d{1,2}(?:u\d{2}|[h:]\d{2}(?=\s*(?:u|h|uur)?\b)))(?![\d:])"
    r"|(?P<half>(?:\d{1,2})(?:[.:]\d{2})? ?(?:am|pm|a\.m\.|p\.m\.))(?!\w)"
    r"|(?P<nth>\d{1,2}(?:e|ste|de|st|nd|rd|th))(?![a-z0-9])"
    r"|(?P<short>'\d{2})(?!\d)"
    r"|(?P<number>\d+)"
    r"|(?P<known>t/m|a\.s\.?|j\.?l\.|l\.l\.|'s|jl|tm)(?![a-z0-9])"
    r"|(?P<word>[a-z]+)"
    r"|(?P<sign>[^\s\w]|\w)"
)
_SAME = {"a.s": "a.s.", "a.s.": "a.s.", "jl": "jl.", "j.l.": "jl.", "jl.": "jl.", "l.l.": "ll."}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign.

    Attributes:
        kind: `word`, `number`, `nth` (an ordinal number in digits), `sign` …
        text: folded.
        start, end: where it stands.
        apart: whether a blank precedes it.
    """

    kind: str
    text: str
    start: int
    end: int
    apart: bool

    @property
    def number(self) -> int:
        """The number in it; 0 without one."""
        digits = re.sub(r"\D", "", self.text)
        return int(digits) if digits else 0


def tokenised(text: str) -> list[Token]:
    """Return the tokens of a text, in order; all but blanks is in one of them."""
    plain = "".join(map(_folded, typewritten(text)))
    found: list[Token] = []
    for match in _TOKEN.finditer(plain):
        kind = match.lastgroup or "sign"
        word = _SAME.get(match.group(), match.group())
        apart = match.start() == 0 or plain[match.start() - 1].isspace()
        kind = "word" if kind == "known" else kind
        found.append(Token(kind, word, match.start(), match.end(), apart))
    return found


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    """Fold a letter, where that leaves it one letter: what was read can be cut out of the text."""
    plain = fold(letter)
    return plain if len(plain) == 1 else letter
