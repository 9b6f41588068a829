"""Words of dates in Dutch and English; names of months and weekdays are Babel's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from registry.core.dates.months import months
from registry.core.vocabulary import Language
from registry.core.writing.text_folding import fold

_ONES = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
_TEENS = "zestien zeventien achttien negentien twintig"
_NUMBERS_EN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_ORDINALS = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde "
    "dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste"
)
_ORDINALS_EN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)


def _numbered(*lists: str) -> dict[str, int]:
    return {word: at for one in lists for at, word in enumerate(one.split(), start=1)}


def _twenties(ones: Mapping[str, int], ten: str, thirty: str, ending: str) -> dict[str, int]:
    """Return the Dutch words from 21 to 31: `tweeentwintig`, and `vierentwintigste`."""
    first = {word: number for word, number in ones.items() if number < 10}
    found = {f"{word}en{ten}{ending}": 20 + number for word, number in first.items()}
    return found | {f"{thirty}{ending}": 30, f"eenen{thirty}{ending}": 31}


_PLAIN = _numbered(f"{_ONES} {_TEENS}")

NUMBERS: Mapping[str, int] = MappingProxyType(
    _PLAIN
    | _twenties(_PLAIN, "twintig", "dertig", "")
    | _numbered(_NUMBERS_EN)
    | {"a": 1, "an": 1, "thirty": 30, "fortnight": 2}
)
"""Numbers in words."""

ORDINALS: Mapping[str, int] = MappingProxyType(
    _numbered(_ORDINALS)
    | _twenties(_PLAIN, "twintig", "dertig", "ste")
    | _numbered(_ORDINALS_EN)
    | {"thirtieth": 30}
)
"""Ordinal numbers in words."""

TENS = MappingProxyType({"twenty": 20, "thirty": 30})
"""What an English number from 21 on begins with: `twenty-first`."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


THIS = _words("deze dit this huidige huidig current")
FOLLOWING = _words("volgende volgend next")
COMING = _words(
    "komende komend aanstaande aanstaand aankomende aankomend eerstvolgende eerstkomende a.s. "
    "coming upcoming"
)
PREVIOUS = _words("vorige vorig previous last")
PAST = _words("afgelopen laatste past verleden jl. jongstleden laatstleden")
AFTERWARDS_PAST = _words("jl. jongstleden laatstleden ll.")
AFTERWARDS_COMING = _words("a.s. aanstaande")
LAST = _words("laatste last")
BEFORE_LAST = _words("voorlaatste penultimate")

ARTICLES = _words("de het the")
OF = _words("van in of uit op on")
AT = _words("op on in uit of om at per datum date")

UNITS: Mapping[str, str] = MappingProxyType(
    {
        word: unit
        for unit, words in {
            "day": "dag dagen day days",
            "workday": "werkdag werkdagen workday workdays",
            "week": "week weken weeks wk",
            "weekend": "weekend weekeinde",
            "month": "maand maanden month months mnd",
            "quarter": "kwartaal kwartalen quarter quarters",
            "year": "jaar jaren year years",
            "fortnight": "fortnight",
        }.items()
        for word in words.split()
    }
)

PARTS: Mapping[str, int] = MappingProxyType(
    {
        word: part
        for part, words in enumerate(
            (
                "begin beginning start early vroeg",
                "half halverwege medio midden mid middle",
                "eind einde end late laat",
            )
        )
        for word in words.split()
    }
)
"""Which third of a period is meant."""

DAYS: Mapping[str, int] = MappingProxyType(
    {
        word: away
        for away, words in {
            -2: "eergisteren",
            -1: "gisteren yesterday gisteravond gistermiddag gisterochtend",
            0: "vandaag heden today vanmiddag vanavond vanochtend vanmorgen tonight",
            1: "morgen tomorrow morgenochtend morgenmiddag morgenavond",
            2: "overmorgen",
        }.items()
        for word in words.split()
    }
)
"""Days away from today."""

PARTS_OF_DAY = _words(
    "ochtend ochtends morgens middag middags namiddag avond avonds nacht nachts morning afternoon "
    "evening night"
)
WITHIN_DAY = frozenset(DAYS) - _words(
    "eergisteren gisteren yesterday vandaag heden today morgen tomorrow overmorgen"
)
"""Words that say which part of a day far from today: `gisteravond`."""

SINCE = ("sinds", "vanaf", "since", "from", "starting")
AFTER = ("na", "after")
BEFORE = ("voor", "before")
UNTIL = ("tot en met", "t/m", "tm", "tot", "until", "till", "up to", "uiterlijk", "by")
BETWEEN = ("van", "vanaf", "tussen", "from", "between")
TO = ("tot en met", "t/m", "tm", "tot", "en", "-", "to", "until", "till", "and", "through", "thru")
OR = frozenset(["of", "or"])


@cache
def weekdays() -> Mapping[str, int]:
    """Each name and abbreviation of a weekday, folded; Monday is 0."""
    from babel import Locale  # loaded when a day is read: it takes 20 ms

    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for language in Language:
            for number, name in Locale(language.value).days["format"][width].items():
                found[fold(name).rstrip(".")] = number
    return MappingProxyType(found | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3})


@cache
def parts_of_weekdays() -> Mapping[str, int]:
    """Each part of each weekday, written as one word: `maandagochtend`."""
    parts = ("ochtend", "morgen", "middag", "namiddag", "avond", "nacht")
    return MappingProxyType(
        {f"{day}{part}": number for day, number in weekdays().items() for part in parts}
    )


def is_abbreviated(weekday: str) -> bool:
    """Return whether a weekday's name is too short to stand alone in a sentence: `do`, `zo`."""
    return len(weekday) < 5


@cache
def dutch_months() -> frozenset[str]:
    """Names of months that are no English ones."""
    from babel import Locale

    english = {fold(one).rstrip(".") for one in _names(Locale("en").months["format"])}
    return frozenset(months()) - english


@cache
def _english_only() -> frozenset[str]:
    from babel import Locale

    english = {fold(one).rstrip(".") for one in _names(Locale("en").days["format"])}
    dutch = {fold(one).rstrip(".") for one in _names(Locale("nl").days["format"])}
    return frozenset(english - dutch)


def is_dutch(word: str) -> bool:
    """Return whether a word before `of` is Dutch, so that it is `or`: `dinsdag of 2 maart`."""
    return word in weekdays() and word not in _english_only()


def _names(widths: Mapping[str, Mapping[int, str]]) -> Iterable[str]:
    return [name for width in ("wide", "abbreviated") for name in widths[width].values()]
