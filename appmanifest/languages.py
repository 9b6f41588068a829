"""The language files: every text of the manifest by its place, in each language.

A key is the place of the text in the manifest, such as
`bots[0].commandLists[0].commands[0].title` (Microsoft, "Localize your app").
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from appmanifest.command import Language
from appmanifest.menus import Menu
from appmanifest.texts import TEXTS

LANGUAGE_FILES: Final[dict[Language, str]] = {language: f"{language}.json" for language in TEXTS}
SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json"

TRANSLATABLE = re.compile(
    r"(name|description)\.(short|full)"
    r"|composeExtensions\[0\]\.commands\[\d\]\.(title|description)"
    r"|bots\[0\]\.commandLists\[\d+\]\.commands\[\d+\]\.(title|description|prompt)"
)
STEP = re.compile(r"\[(\d+)\]|([A-Za-z]+)")


def language_file(menus: Sequence[Menu], language: Language) -> dict[str, str]:
    """Return all texts of the manifest that people read, in one language."""
    strings = {"$schema": SCHEMA, **TEXTS[language]}
    for place, menu in enumerate(menus):
        for number, entry in enumerate(menu.entries(language)):
            for key in ("title", "description", "prompt"):
                if key in entry:
                    path = f"bots[0].commandLists[{place}].commands[{number}].{key}"
                    strings[path] = entry[key]
    return strings


def translatable(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of a manifest that a language file must have, as (key, text)."""
    if isinstance(value, str) and TRANSLATABLE.fullmatch(path):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from translatable(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from translatable(inner, f"{path}[{place}]")


def translated(manifest: Mapping[str, Any], strings: Mapping[str, str]) -> dict[str, Any]:
    """Return the manifest as shown to somebody with the language of a file.

    Args:
        manifest: The manifest as JSON.
        strings: Texts by key; every key must be one of `translatable(manifest)`.
    """
    result = copy.deepcopy(dict(manifest))
    for key, text in strings.items():
        steps = [int(number) if number else name for number, name in STEP.findall(key)]
        target: Any = result
        for step in steps[:-1]:
            target = target[step]
        target[steps[-1]] = text
    return result
