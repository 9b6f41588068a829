"""Tokenising and stemming of text, as the search index knows its words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from registry.core.writing.plain_text import plain_text, typewritten

if TYPE_CHECKING:
    from Stemmer import Stemmer

LONGEST = 40
"""Letters of a word that count; longer "words" are pasted noise."""

_WORD = re.compile(r"[^\W_]+")
_GENITIVE = re.compile(r"'s\b")
_VOWEL_S = re.compile(r"(?:(?<=[aio])|(?<=[^cr]e))s$")
_ENDINGS = (
    (re.compile(r"(?<=\w{3})(?:atie|ation|ating)$"), "eren"),
    (re.compile(r"(?<=\w{3})i[sz]e$"), "iseren"),
    (re.compile(r"(?<=\w{4})ity$"), "iteit"),
    (re.compile(r"ieen$"), "ie"),
)
_IRREGULAR = {"steden": "stad", "leden": "lid", "schepen": "schip", "cities": "city"}
_DERIVED = (
    (re.compile(r"^ge(?!\w+heid$)(\w{4,})[dt]$"), r"\1en"),
    (re.compile(r"^(\w{3,})ische?$"), r"\1ie"),
    (re.compile(r"^(\w{3,}?)(?:ende?|ers?|aars?|sters?|lijke?)$"), r"\1en"),
)
_ENDING = re.compile(r"(?<=\w{4})(?:heden|heid|ingen|ing)$")
_NEAR_ATIE = re.compile(
    r"(?<=\w{5})(?:tie|aie|ate|ati|taie|aite|atei|\wtie|a\wie|at\we|a\wtie|at\wie|ati\we)$"
)
"""An ending -atie with one mistake in it: what is before it leads to the verb all the same."""
_LONG_VOWEL = re.compile(r"([aeou])\1")
_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1$")
_SOFT = str.maketrans("vz", "fs")


@cache
def _snowball() -> Stemmer:
    from Stemmer import Stemmer  # of all languages: not before a word is stemmed

    # Not the newer `dutch`, which makes `meen` of `gemeente` and `bied` of `gebied`; and without a
    # cache of its own, as `stem` has one.
    return Stemmer("dutch_porter", 0)


def fold(text: str) -> str:
    """Fold to lower case without accents: `Één Café` → `een cafe`. Idempotent.

    Quotes and dashes become those of a typewriter: `foto’s` = `foto's`, `1–3–2027` = `1-3-2027`.
    """
    text = typewritten(plain_text(text))
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def tokens(text: str) -> list[str]:
    """Split a text into folded words, in order: `Regio's & water` → `regio`, `water`."""
    plain = _GENITIVE.sub("", fold(text))
    return [word[:LONGEST] for word in _WORD.findall(plain)]


@lru_cache(maxsize=65536)
def stem(token: str) -> str:
    """Return the stem its forms share: `netwerken` → `netwerk`, `evaluatie` = `evalueren`.

    Around Snowball's Dutch stemmer: plurals such as `programmas`, nouns and English cognates that
    belong to a verb, double consonants (`processen`, `proces`), and v/f and z/s (`huizen`, `huis`).
    """
    if len(token) < 4 or not token.isascii():
        return token.translate(_SOFT)
    token = _IRREGULAR.get(token, token)
    word = _VOWEL_S.sub("", token) if len(token) > 4 else token
    for ending, instead in _ENDINGS:
        word = ending.sub(instead, word)
    for _ in range(2):  # `fietsen` → `fiets` → what it makes of `fiets`
        word = _DOUBLE.sub(r"\1", str(_snowball().stemWord(word)))
    return word.translate(_SOFT)


@lru_cache(maxsize=65536)
def derived(token: str) -> frozenset[str]:
    """Return stems of the verb that a word comes from: `geleerd`, `lerend` → `ler`; `handhaver`."""
    word = _VOWEL_S.sub("", token) if len(token) > 4 else token
    found = {stem(form.sub(verb, word)) for form, verb in _DERIVED if form.match(word)}
    return frozenset(found - {stem(token)})


def forms(token: str) -> tuple[str, ...]:
    """Return stems that a mistyped word may have had, cutting off more and more of its ending."""
    plain = token.translate(_SOFT)
    bare, short = _ENDING.sub("", plain), _LONG_VOWEL.sub(r"\1", plain)
    verb = stem(_NEAR_ATIE.sub("atie", token))
    return tuple(dict.fromkeys((stem(token), plain, plain[:-1], plain[:-2], bare, short, verb)))
