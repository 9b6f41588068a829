"""Names of months, from Babel's data of each language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from registry.core.vocabulary import Language
from registry.core.writing.text_folding import fold

_ALSO = {"sept": 9}
"""What people write and Babel does not."""


@cache
def month_names(language: Language) -> tuple[str, ...]:
    """Return the months from January on, as they are written within a date."""
    names = _of(language, "wide")
    return tuple(names[number] for number in range(1, 13))


@cache
def months() -> Mapping[str, int]:
    """Each name and abbreviation in any language, folded, and the number of its month."""
    found = {}
    for width in ("wide", "abbreviated"):
        for language in Language:
            for number, name in _of(language, width).items():
                found[fold(name).rstrip(".")] = number
    return MappingProxyType(found | _ALSO)


def _of(language: Language, width: str) -> Mapping[int, str]:
    from babel import Locale  # loaded when a month is read or said: it takes 20 ms

    return dict(Locale(language.value).months["format"][width])
