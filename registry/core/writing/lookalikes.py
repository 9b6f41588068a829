"""Letters that look like others: `N\u0435twerk` with a Cyrillic letter in it is no `Netwerk`.

Names that people submit are compared by what they look like, and who reviews them is told. The
table holds the letters of Unicode's confusables (UTS 39) that look like a Latin one, of the scripts
that have many of them, and of Latin's own rare letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from registry.core.writing.plain_text import plain_text
from registry.core.writing.text_folding import fold

_ALIKE = {
    # Cyrillic
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
    "\u04ae\u050c\u051a\u051c": "ABESIJKMHOPCTYXYGQW",
    "\u0430\u0432\u0435\u0455\u0456\u0458\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445"
    "\u04af\u04bb\u0501\u051b\u051d\u04cf\u043f\u0433\u044c\u0438\u04c0": (
        "abesijkmhopctyxyhdqwlnrbul"
    ),
    # Greek
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03f9"
    "\u037f": "ABEZHIKMNOPTYXCJ",
    "\u03b1\u03b2\u03b5\u03b7\u03b9\u03ba\u03bd\u03bf\u03c1\u03c3\u03c4\u03c5\u03c7\u03c9\u03b3"
    "\u03f2\u03f3": "abenikvopotuxwycj",
    # Armenian
    "\u054f\u0555\u053c\u0531": "SOLU",
    "\u0585\u057d\u0570\u0578\u0581\u0566\u0575\u057c": "ouhngqjn",
    # Cherokee
    "\u13aa\u13f4\u13df\u13a0\u13ac\u13c0\u13bb\u13ab\u13e6\u13de\u13b7\u13e2\u13a1\u13da\u13a2"
    "\u13d9\u13b3\u13bd\u13c3": "ABCDEGHJKLMPRSTVWYZ",
    # Latin's own: without a dot, small capitals, strokes
    "\u0131\u0237\u0251\u0261\u0269\u026a\u1d0f\u1d04\u1d20\u1d21\u1d22\u1d1c\ua731\u028f\u0280"
    "\u0274\u029c\u0262\u0299\u1d00\u1d05\u1d07\u1d0b\u1d0d\u1d18\u1d1b\u029f": (
        "ijagiiocvwzusyrnhgbadekmptl"
    ),
    "\xf8\xd8\u0111\u0110\u0142\u0141": "oOdDlL",
}
_LATIN = str.maketrans(
    {odd: usual for row, to in _ALIKE.items() for odd, usual in zip(row, to, strict=True)}
)
_DIGITS = re.compile(r"(?<=[^\W\d_])[01](?![0-9])|(?<![0-9])[01](?=[^\W\d_])")
"""A nought or a one that stands in a word; in `Platform 31` and `A10` they are digits."""
_OF_DIGITS = {"0": "o", "1": "l"}
_WORD = re.compile(r"[^\W\d_]+")
_MIXABLE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "GEORGIAN"})
"""Scripts of which no language has two in one word."""


def in_latin(name: str) -> str:
    """Return a name with the Latin letter in the place of each that looks like one."""
    spread = unicodedata.normalize("NFD", plain_text(name)).translate(_LATIN)
    return unicodedata.normalize("NFC", spread)


@lru_cache(maxsize=16384)
def looks(name: str) -> str:
    """Return what a name looks like, folded: equal for names that a reader takes for the same."""
    return _DIGITS.sub(lambda found: _OF_DIGITS[found.group()], fold(in_latin(name)))


def odd_words(name: str) -> tuple[str, ...]:
    """Return the words of a name that can mislead a reader: in letters that look like Latin ones.

    A word in which two scripts are mixed, or one of another script in which every letter looks like
    a Latin one. A name in Greek or Cyrillic with letters of its own is just a name.
    """
    words = _WORD.findall(plain_text(name))
    return tuple(dict.fromkeys(word for word in words if _is_odd(word)))


def mixed_words(name: str) -> tuple[str, ...]:
    """Return the words with look-alikes among letters of another script; no language has them."""
    return tuple(word for word in odd_words(name) if len(_scripts(word)) > 1)


def _is_odd(word: str) -> bool:
    scripts = _scripts(word)
    if scripts <= {"LATIN"}:
        return False
    alike = _scripts(in_latin(word)) == {"LATIN"}
    return alike and (len(scripts) > 1 or len(word) > 1)


def _scripts(word: str) -> frozenset[str]:
    named = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return frozenset(named & _MIXABLE)
