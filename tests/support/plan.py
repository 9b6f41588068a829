"""The multi-year plan as it was read in, where it lies beside the repository.

It is no part of the repository: a check against it is made where it is there.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

from registry.core.writing.text_folding import tokens
from tests.support.programs import REPOSITORY

FOLDER = "shared/domain"
_TITLE = "Voorstel Versterking Regionale Kennisinfrastructuur"
_LONG_ENOUGH = 4
"""Letters of a word that says something."""


@cache
def plan() -> tuple[str, ...]:
    """Return its lines, the first one first; none where it is not there."""
    for folder in REPOSITORY.parents:
        for file in sorted((folder / FOLDER).glob("*.txt")):
            text = file.read_text("utf-8")
            if _TITLE in text:
                return tuple(text.split("\n"))
    return ()


def cited(lines: str) -> str:
    """Return the text of lines such as `30, 427-434`. Raises IndexError for one it has not."""
    return "\n".join(plan()[at - 1] for at in numbers(lines))


def numbers(lines: str) -> Iterator[int]:
    """Yield the numbers of lines such as `30, 427-434`."""
    for part in filter(None, lines.split(", ")):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def telling_words(text: str) -> set[str]:
    """Return the words of a text that say something, as far as a scan reads them right."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return {word for word in tokens(plain) if len(word) >= _LONG_ENOUGH}


def found_in(words: set[str], text: str) -> set[str]:
    """Return those words that stand in a text, also cut off by the end of a line."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    whole = "".join(one for one in plain if one.isalnum())
    return {word for word in words if word in whole}
