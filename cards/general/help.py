"""The help card: what the bot does for who asks, made from the commands there are."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, card, fact, heading, para
from cards.kit.folded import folded
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator, translator
from registry.core.vocabulary import Language

PAGE = 12
"""Lines on a page of one group."""

FIRST = 3
"""Lines of each group where there are several."""

_BUTTONS = 4


_IN_VIEW = 6
"""Lines in view; the others are behind a button."""


class Deed(NamedTuple):
    """Something to type, as help shows it.

    Attributes:
        name: what to type, in the reader's language.
        about: id of the text that says what it does.
        runs: it is a command, which a button can run.
    """

    name: str
    about: str
    runs: bool = True


class DeedGroup(NamedTuple):
    """What is to be typed for one kind of work.

    Attributes:
        name: of the group; `help-group-<name>` is its heading.
        deeds: all of it, in order.
    """

    name: str
    deeds: tuple[Deed, ...]


@functools.lru_cache(maxsize=64)
def help_card(
    language: Language,
    groups: tuple[DeedGroup, ...],
    *,
    hello: bool = False,
    remark: str = "",
    more: bool = False,
) -> Mapping[str, Any]:
    """Build the help: what this person can type, the first of each group, and buttons.

    Args:
        language: of the reader.
        groups: what is there for them, everyday things first.
        hello: begin with who the bot is.
        remark: id of a text to begin with.
        more: who asks can do more, which is not for others to read.
    """
    t = translator(language)
    body: list[CardElement] = [
        header(t, t("help-hello") if hello else t("help-title"), Noun.HELP),
        *([para(t(remark))] if remark else []),
        para(t("help-about") if hello else t("help-intro")),
    ]
    most = PAGE if len(groups) == 1 else FIRST
    found = [part for group in groups[:1] for part in _lines(t, group.deeds[:most])]
    body += found[:_IN_VIEW]
    others: list[CardElement] = found[_IN_VIEW:]
    for group in groups[1:]:
        others.append(heading(t(f"help-group-{group.name}"), level=2))
        others += _lines(t, group.deeds[:most])
    body += folded(t, others)
    body.append(para(t("help-channel"), subtle=True))
    first = groups[0].deeds if groups else ()
    actions: list[Action] = [_run(deed) for deed in first if deed.runs][:_BUTTONS]
    actions += _more(t, groups, most)
    if more:
        actions.append(button(t("help-yours"), "help.show"))
    return card(t, body, actions, fallback=t("help-fallback"))


@functools.lru_cache(maxsize=64)
def help_group_card(language: Language, group: DeedGroup, page: int = 0) -> Mapping[str, Any]:
    """Build a page of what can be typed for one kind of work."""
    t = translator(language)
    page = max(0, min(page, (len(group.deeds) - 1) // PAGE))
    title = t(f"help-group-{group.name}")
    shown = group.deeds[page * PAGE : (page + 1) * PAGE]
    here = {"group": group.name}
    actions: list[Action] = [_run(deed) for deed in shown if deed.runs][:_BUTTONS]
    if page:
        actions.append(button(t("help-back"), "help.show", {**here, "page": str(page - 1)}))
    if (page + 1) * PAGE < len(group.deeds):
        actions.append(button(t("help-more"), "help.show", {**here, "page": str(page + 1)}))
    actions.append(button(t("help-all"), "help.show", secondary=True))
    return card(t, [header(t, title, Noun.HELP), *_lines(t, shown)], actions, fallback=title)


def _lines(t: Translator, deeds: Sequence[Deed]) -> list[CardElement]:
    return [fact(deed.name, t(deed.about)) for deed in deeds]


def _run(deed: Deed) -> Action:
    return button(deed.name.capitalize(), "commands.run", {"name": deed.name})


def _more(t: Translator, groups: Sequence[DeedGroup], most: int) -> list[Action]:
    """Return a button to each group of which there is more; to the next page where it is alone."""
    longer = [one for one in groups if len(one.deeds) > most]
    if len(groups) == 1:
        load = {"group": groups[0].name, "page": "1"}
        return [button(t("help-more"), "help.show", load)] if longer else []
    return [
        button(t(f"help-more-{one.name}"), "help.show", {"group": one.name}, secondary=True)
        for one in longer
    ]
