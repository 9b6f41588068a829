"""What is typed after `organisaties`: a kind, a region, a group, a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from cards.kit.translator import translator
from registry.core.reference.place_names import region_phrases
from registry.core.vocabulary import Language, OrganisationKind, Region
from registry.core.writing.text_folding import tokens
from registry.hubs.hub import Hub
from registry.hubs.naming import hubs_meant
from registry.hubs.subgroup import Subgroup
from registry.hubs.taking_part import names_group
from registry.organisations.lists import OrganisationFilter, OrganisationState

_SMALL = frozenset(
    [
        *["in", "uit", "van", "de", "het", "een", "die", "alle", "met", "en", "mee", "meedoen"],
        *["doen", "aan", "bij", "provincie", "regio", "from", "of", "the", "all", "which", "that"],
        *["take", "part", "province", "region", "zijn", "are", "organisaties", "organisations"],
    ]
)
_HUB = frozenset({"hub", "kennishub"})
_LONGEST_PHRASE = 3

Words = tuple[str, ...]


def filter_typed(text: str, groups: Sequence[Subgroup], hubs: Sequence[Hub]) -> OrganisationFilter:
    """Return the filter that words mean; what is not understood is looked for in names.

    Args:
        text: what was typed after the command.
        groups: those that can be meant.
        hubs: those that can be meant.
    """
    words = tokens(text)
    state, words = _taken(words, _said(OrganisationState))
    kind, words = _taken(words, _said(OrganisationKind))
    values: dict[str, Any] = {"state": state or None, "kind": kind or None}
    left = [word for word in words if word not in _SMALL]
    group = _group(left, groups, hubs)
    if group:
        return OrganisationFilter(**values, group=group)
    region, left = _taken(left, {words: one.value for words, one in region_phrases().items()})
    found = Region(region) if region else None
    return OrganisationFilter(**values, region=found, words=" ".join(left)[:200])


def _group(words: Sequence[str], groups: Sequence[Subgroup], hubs: Sequence[Hub]) -> str:
    text = " ".join(words)
    if named := next((one for one in groups if names_group(text, one)), None):
        return named.slug
    if _HUB & set(words):
        rest = " ".join(word for word in words if word not in _HUB)
        found = hubs_meant(rest, hubs)
        return found[0].slug if len(found) == 1 else ""
    return ""


def _taken(words: Sequence[str], said: dict[Words, str]) -> tuple[str, list[str]]:
    """Return what the longest phrase among the words means, and the words without it."""
    for size in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            if value := said.get(tuple(words[at : at + size])):
                return value, [*words[:at], *words[at + size :]]
    return "", list(words)


@cache
def _said(values: type[OrganisationKind | OrganisationState]) -> dict[Words, str]:
    """Return the words by which people mean a value, in all languages."""
    texts: Iterable[tuple[str, str]] = (
        (translator(language).own(f"organisations-said-{one}"), one.value)
        for language in Language
        for one in values
    )
    return {tuple(tokens(name)): value for text, value in texts for name in text.split(",") if name}
