"""Answers to what is no command: what may be meant, what was found, or that nothing was."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, ExecuteAction

from cards.agenda import ask_button
from cards.network_facts import clipped
from cards.parts import button, card, fact, heading, para, row, said
from cards.tongue import Tongue, tongue
from registry.vocab import Language

LONGEST = 1000
"""Characters of what was asked that travel along with a button, twice each."""


@dataclasses.dataclass(frozen=True, slots=True)
class Find:
    """Something that was found.

    Attributes:
        kind: id of the text that says what it is.
        name: what it is called.
        words: by which it was found.
        verb, load: what its button does; without a verb it has none.
        about: what it is, where it has no card of its own.
        hub: name of the hub whose agenda it is on.
    """

    kind: str
    name: str
    words: tuple[str, ...] = ()
    verb: str = ""
    load: tuple[tuple[str, str], ...] = ()
    about: str = ""
    hub: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Offer:
    """A command that may be meant.

    Attributes:
        name: of the command.
        words: what follows it.
    """

    name: str
    words: str = ""


@functools.lru_cache(maxsize=128)
def found_card(
    language: Language,
    words: str,
    finds: tuple[Find, ...],
    offers: tuple[Offer, ...] = (),
    themes: tuple[tuple[str, str], ...] = (),
) -> Mapping[str, Any]:
    """What was found, best first, and what may be meant.

    Args:
        language: of the reader.
        words: what was asked.
        finds: at least one.
        offers: commands that may be meant.
        themes: (slug, name) of themes that are named in it.
    """
    t = tongue(language)
    body: list[CardElement] = []
    if offers:
        meant = ActionSet(actions=_offers(offers[:3]))
        body += [heading(t("found-mean-title")), _asked(t, words), meant]
        body.append(heading(t("found-title-else"), level=2))
    else:
        body += [heading(t("found-title")), _asked(t, words)]
    body += [_row(t, one) for one in finds]
    body.append(para(t("found-next"), subtle=True))
    actions: list[Action] = [
        button(t("found-theme", name=name.casefold()), "networks.list", {"theme": slug})
        for slug, name in themes[:1]
    ]
    actions += [ask_button(t, clipped(words, LONGEST)), _helpdesk(t, words)]
    return card(t, body, actions, fallback=_fallback(t, words))


def meant_card(t: Tongue, words: str, offers: Sequence[Offer]) -> Mapping[str, Any]:
    """Commands that may be meant, when nothing was found."""
    body = [heading(t("found-mean-title")), _asked(t, words), para(t("found-mean"))]
    return card(t, body, [*_offers(offers), _helpdesk(t, words)], fallback=_fallback(t, words))


def unknown_card(t: Tongue, words: str) -> Mapping[str, Any]:
    """That nothing was found, with what can be done instead; the words are kept."""
    body: list[CardElement] = [
        heading(t("found-unknown-title")),
        _asked(t, words),
        para(t("found-unknown")),
        *(said(f"• {t(f'found-unknown-{one}')}") for one in ("ask", "agenda", "networks")),
    ]
    actions = [
        ask_button(t, clipped(words, LONGEST)),
        button(t("found-agenda"), "agenda.show", {"agenda": "nationaal"}),
        button(t("found-networks"), "networks.list"),
        _helpdesk(t, words),
    ]
    return card(t, body, actions, fallback=_fallback(t, words))


def _asked(t: Tongue, words: str) -> CardElement:
    return fact(t("found-words"), clipped(words, 300))


def _row(t: Tongue, one: Find) -> CardElement:
    kind = t(one.kind, hub=one.hub) if one.hub else t(one.kind)
    why = t("found-why", kind=kind, words=", ".join(one.words[:6])) if one.words else kind
    about: list[CardElement] = [said(one.name, bold=True), said(why, subtle=True)]
    if one.about:
        about.append(said(clipped(one.about, 300)))
    if not one.verb:
        return Container(items=about, separator=True)
    tooltip = t("found-open-name", name=one.name)
    return row(about, button(t("found-open"), one.verb, dict(one.load), tooltip=tooltip))


def _offers(offers: Sequence[Offer]) -> list[Action]:
    return [
        button(
            clipped(f"{one.name} {one.words}".strip(), 60),
            "commands.run",
            {"name": one.name, "words": clipped(one.words, LONGEST)},
            style="positive",
        )
        for one in offers
    ]


def _helpdesk(t: Tongue, words: str) -> ExecuteAction:
    return button(t("found-helpdesk"), "helpdesk.form", {"text": clipped(words, LONGEST)})


def _fallback(t: Tongue, words: str) -> str:
    return t("found-fallback", words=clipped(words, 100))
