"""Personal data of a member: show it, export it, erase it."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    CodeBlock,
    Container,
    RichTextBlock,
    TextRun,
)

from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    heading,
    link,
    notice,
    para,
    said,
)
from cards.kit.folded import folded
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator, translator
from cards.members.introductions import member_facts
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Language
from registry.members.member import Member

PAGE_BYTES = 6_000
"""Of exported data on one card; it stands there twice, the second time for older clients."""

MOST_SECTIONS = 3
"""Sections in view; the others are behind a button."""

MOST_TITLES = 6
"""Things of one section that the overview names; the export has all."""

_LONGEST_TITLE = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """Content of the overview of what is kept about a person.

    Attributes:
        member: None when they never introduced themselves nor asked anything.
        organisation: its name.
        themes: theirs.
        sections: per section the titles of what they stand in, besides themselves.
        places: name and address in Teams of the groups and hubs that they are in.
    """

    member: Member | None
    organisation: str = ""
    themes: tuple[Theme, ...] = ()
    sections: Mapping[str, Sequence[str]] = dataclasses.field(default_factory=dict)
    places: Sequence[tuple[str, str]] = ()


def data_card(t: Translator, kept: Kept) -> Mapping[str, Any]:
    """Build the overview in words, with what can be done about it."""
    body: list[CardElement] = [
        header(t, t("privacy-title"), Noun.PRIVACY),
        para(t("privacy-intro")),
    ]
    member = kept.member
    introduced = member is not None and member.consent is not None
    if member is not None:
        body += member_facts(t, member, kept.organisation, kept.themes)
    if not introduced:
        body.append(para(t("privacy-not-introduced")))
    if member is not None and member.opted_out:
        body.append(para(t("privacy-opted-out")))
    rows = [_section(t, section, titles) for section, titles in kept.sections.items()]
    body += rows[:MOST_SECTIONS]
    body += folded(t, [*rows[MOST_SECTIONS:], *_places(t, kept.places)])
    body.append(para(t("privacy-next"), subtle=True))
    change = t("privacy-change" if introduced else "privacy-introduce")
    actions: list[Action] = [
        button(change, "members.form", style="positive"),
        button(t("directory-mine"), "directory.mine"),
        button(t("privacy-export"), "privacy.export"),
        button(t("privacy-erase"), "privacy.confirm", style="destructive"),
    ]
    return card(t, body, actions, fallback=t("privacy-fallback"))


def _section(t: Translator, section: str, titles: Sequence[str]) -> CardElement:
    """Build the line of a section: how many there are, and what the first are called."""
    name = t.named("privacy-section", section)
    named = [clipped(title, _LONGEST_TITLE) for title in titles if title]
    shown = "; ".join(named[:MOST_TITLES])
    if len(named) > MOST_TITLES:
        shown = f"{shown}; {t('privacy-more', count=len(named) - MOST_TITLES)}"
    return fact(f"{name} ({len(titles)})", shown) if shown else said(f"{name} ({len(titles)})")


def _places(t: Translator, places: Sequence[tuple[str, str]]) -> list[CardElement]:
    """Build a button to each of the first places in Teams."""
    names = [(t("privacy-open-teams", name=name[:_LONGEST_TITLE]), url) for name, url in places]
    links = [link(title, url) for title, url in names[:MOST_TITLES]]
    return [ActionSet(actions=[one]) for one in links if one is not None]


def export_pages(exported: Mapping[str, Any]) -> list[str]:
    """Return the data as JSON, cut at line ends into pages that fit on a card."""
    text = orjson.dumps(exported, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode()
    pages: list[str] = []
    page: list[str] = []
    budget = PAGE_BYTES
    for line in (part for whole in text.split("\n") for part in _pieces(whole)):
        size = _size(line)
        if page and size > budget:
            pages.append("\n".join(page))
            page, budget = [], PAGE_BYTES
        page.append(line)
        budget -= size
    return [*pages, "\n".join(page)]


def export_file_card(t: Translator, download: str) -> Mapping[str, Any] | None:
    """Build the link to the file with all of it; None where no browser can reach that."""
    file = link(t("privacy-download"), download)
    if file is None:
        return None
    body: list[CardElement] = [
        header(t, t("privacy-export-title"), Noun.PRIVACY),
        para(t("privacy-export-file")),
    ]
    actions: list[Action] = [file, button(t("privacy-back"), "privacy.show")]
    return card(t, body, actions, fallback=t("privacy-fallback"))


def export_card(t: Translator, pages: Sequence[str], page: int) -> Mapping[str, Any]:
    """Build one page of the export, where it can't be had as a file.

    Args:
        t: the language.
        pages: all of it, from `export_pages`.
        page: which one, from 0.
    """
    text = pages[page]
    older = Container(
        items=[
            RichTextBlock(inlines=[TextRun(text=line or " ", font_type="Monospace")])
            for line in text.split("\n")
        ]
    )
    body: list[CardElement] = [
        heading(t("privacy-export-title")),
        para(t("privacy-export-intro", page=page + 1, pages=len(pages))),
        *folded(t, [CodeBlock(code_snippet=text, language="Json", fallback=older)]),
    ]
    actions: list[Action] = []
    if page > 0:
        actions.append(button(t("privacy-previous"), "privacy.export", {"page": page - 1}))
    if page + 1 < len(pages):
        actions.append(button(t("privacy-following"), "privacy.export", {"page": page + 1}))
    actions.append(button(t("privacy-back"), "privacy.show"))
    return card(t, body, actions, fallback=t("privacy-fallback"))


def _pieces(line: str) -> list[str]:
    """Split a line that is too long for a page."""
    if _size(line) <= PAGE_BYTES:
        return [line]
    half = len(line) // 2
    return [*_pieces(line[:half]), *_pieces(line[half:])]


def _size(line: str) -> int:
    """Return the bytes on the wire, with the overhead of a line in the older format."""
    return len(orjson.dumps(line)) + 40


def confirm_card(t: Translator, alone_in: Sequence[str]) -> Mapping[str, Any]:
    """Build the confirmation of an erasure, which says what erasing does.

    Args:
        t: the language.
        alone_in: names of networks of which the person is the only aanjager.
    """
    body: list[CardElement] = [heading(t("privacy-confirm-title")), notice(t("privacy-confirm"))]
    if alone_in:
        body.append(para(t("privacy-confirm-networks")))
        body += [said(f"• {name}") for name in alone_in[:MOST_TITLES]]
    actions: list[Action] = [
        button(t("privacy-confirm-yes"), "privacy.erase", style="destructive"),
        button(t("privacy-confirm-no"), "privacy.show"),
    ]
    return card(t, body, actions, fallback=t("privacy-fallback"))


@functools.lru_cache(maxsize=4)
def erased_card(language: Language) -> Mapping[str, Any]:
    """Build the confirmation of an erasure, with what can still be done."""
    t = translator(language)
    body: list[CardElement] = [
        heading(t("privacy-erased-title")),
        notice(t("privacy-erased"), good=True),
        para(t("privacy-erased-teams")),
    ]
    actions = [button(t("privacy-introduce"), "members.form")]
    return card(t, body, actions, fallback=t("privacy-erased-title"))


@functools.lru_cache(maxsize=64)
def leadless_card(language: Language, network: str, slug: str) -> Mapping[str, Any]:
    """Build the notice to the kernteam that a network has lost its only aanjager."""
    t = translator(language)
    body: list[CardElement] = [
        heading(t("privacy-leadless-title")),
        said(network, bold=True),
        para(t("privacy-leadless")),
    ]
    actions = [button(t("privacy-leadless-show"), "networks.show", {"network": slug})]
    return card(t, body, actions, fallback=t("privacy-leadless-title"))
