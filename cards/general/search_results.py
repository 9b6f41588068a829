"""Cards for free text: what may be meant, what was found, or that nothing was."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, ExecuteAction

from cards.agenda.agenda import ask_button
from cards.kit.components import button, card, clipped, fact, heading, para, row, said
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator, translator
from registry.core.vocabulary import Language

LONGEST_OFFER = 200
"""Characters that travel along with a command that may be meant."""


@dataclasses.dataclass(frozen=True, slots=True)
class Find:
    """Something that was found.

    Attributes:
        kind: id of the text that says what it is.
        name: what it is called.
        words: of the question, by which it was found.
        verb, load: what its button does; without a verb it has none.
        about: what it is, where it has no card of its own.
        hub: name of the hub whose agenda it is on.
        why: what in it answers the question, in words; see `cards.kit.reasons.because`.
    """

    kind: str
    name: str
    words: tuple[str, ...] = ()
    verb: str = ""
    load: tuple[tuple[str, str], ...] = ()
    about: str = ""
    hub: str = ""
    why: str = ""


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
    *,
    astray: bool = False,
) -> Mapping[str, Any]:
    """Build the card of search results, best first, with what may be meant.

    Args:
        language: of the reader.
        words: what was asked.
        finds: at least one.
        offers: commands that may be meant.
        themes: (slug, name) of themes that are named in it.
        astray: whether none of them is of the kind that was asked for.
    """
    t = translator(language)
    body: list[CardElement] = []
    if offers:
        body += [header(t, t("found-mean-title"), Noun.SEARCH), _asked(t, words)]
        body.append(ActionSet(actions=_offers(offers[:3])))
        body.append(heading(t("found-title-else"), level=2))
    else:
        body += [header(t, t("found-title"), Noun.SEARCH), _asked(t, words)]
    if astray:
        body.append(para(t("found-astray")))
    actions: list[Action] = [
        button(t("found-theme", name=name.casefold()), "networks.list", {"theme": slug})
        for slug, name in themes[:1]
    ]
    below = para(t("found-next"), subtle=True)
    return _card(
        t,
        words,
        lambda budget: [*body, *(_row(t, one, budget) for one in finds), below],
        lambda kept: [*actions, ask_button(t, kept)],
    )


def meant_card(t: Translator, words: str, offers: Sequence[Offer]) -> Mapping[str, Any]:
    """Build the card of commands that may be meant, when nothing was found."""
    body: list[CardElement] = [
        header(t, t("found-mean-title"), Noun.SEARCH),
        _asked(t, words),
    ]
    body.append(para(t("found-mean")))
    return _card(t, words, lambda _: body, lambda _: _offers(offers))


def unknown_card(t: Translator, words: str) -> Mapping[str, Any]:
    """Build the card for no results, with alternatives; the words are kept."""
    body: list[CardElement] = [
        header(t, t("found-unknown-title"), Noun.SEARCH),
        _asked(t, words),
        para(t("found-unknown")),
        *(said(f"• {t(f'found-unknown-{one}')}") for one in ("ask", "agenda", "networks")),
    ]
    actions = [
        button(t("found-agenda"), "agenda.show", {"agenda": "nationaal"}),
        button(t("found-networks"), "networks.list"),
    ]
    return _card(t, words, lambda _: body, lambda kept: [ask_button(t, kept), *actions])


def _card(
    t: Translator,
    words: str,
    body: Callable[[SizeBudget], list[CardElement]],
    actions: Callable[[str], list[Action]],
) -> Mapping[str, Any]:
    """Build the card, keeping as much of the question in its buttons as fits."""
    fallback = t("found-fallback", words=clipped(words, 100))
    return fit_to_budget(
        lambda budget: card(
            t,
            body(budget),
            [*actions(budget.cut(words)), _helpdesk(t, budget.cut(words))],
            fallback=fallback,
        )
    )


def _asked(t: Translator, words: str) -> CardElement:
    return fact(t("found-words"), clipped(words, 300))


def _row(t: Translator, one: Find, budget: SizeBudget) -> CardElement:
    kind = t(one.kind, hub=one.hub) if one.hub else t(one.kind)
    why = f"{kind} · {one.why}" if one.why else kind
    name = budget.cut(clipped(one.name, 120))
    about: list[CardElement] = [said(name, bold=True), said(budget.cut(why), subtle=True)]
    if one.about:
        about.append(said(budget.cut(clipped(one.about, 300))))
    if not one.verb:
        return Container(items=about, separator=True)
    tooltip = t("found-open-name", name=clipped(one.name, 60))
    return row(about, button(t("found-open"), one.verb, dict(one.load), tooltip=tooltip))


def _offers(offers: Sequence[Offer]) -> list[Action]:
    return [
        button(
            clipped(f"{one.name} {one.words}".strip(), 60),
            "commands.run",
            {"name": one.name, "words": clipped(one.words, LONGEST_OFFER)},
            style="positive",
        )
        for one in offers
    ]


def _helpdesk(t: Translator, words: str) -> ExecuteAction:
    return button(t("found-helpdesk"), "helpdesk.form", {"text": words})
