"""Card of what somebody asked in their own words: what there is to say, and the ways on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.general.search_results import Find
from cards.kit.components import button, card, clipped, heading, para, pressed_row
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator

MOST_FINDS = 3

_WITH_WORDS = "helpdesk"
"""The way on which what was asked travels along."""


def intent_card(
    t: Translator, label: str, asked: str, ways: Sequence[str], finds: Sequence[Find] = ()
) -> Mapping[str, Any]:
    """Build the answer to what was asked in somebody's own words.

    Args:
        t: the language.
        label: id of the text that says what it is about; `<label>-text` says what there is to say.
        asked: what was asked, for the Helpdesk's form.
        ways: first Dutch names of the commands that lead on, the likeliest first.
        finds: what search knows of the names in it.
    """
    title = t(label)

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [heading(title)]
        if t.has(f"{label}-text"):
            body.append(para(t(f"{label}-text")))
        shown = [one for one in finds if one.verb][:MOST_FINDS]
        if shown:
            body.append(heading(t("intent-things"), level=2))
        body += [_thing(t, one, budget) for one in shown]
        return card(t, body, [_way(t, one, budget.cut(asked)) for one in ways], fallback=title)

    return fit_to_budget(build)


def _thing(t: Translator, one: Find, budget: SizeBudget) -> CardElement:
    kind = t(one.kind, hub=one.hub) if one.hub else t(one.kind)
    open_it = button(t("found-open-name", name=clipped(one.name, 60)), one.verb, dict(one.load))
    return pressed_row(budget.cut(clipped(one.name, 120)), kind, open_it)


def _way(t: Translator, name: str, asked: str) -> Action:
    title = t(way_label(name))
    if name == _WITH_WORDS:
        return button(title, "helpdesk.form", {"text": asked})
    return button(title, "commands.run", {"name": name})


def way_label(name: str) -> str:
    """Return the id of the text on the button to a command."""
    return f"intent-way-{name.replace(' ', '-')}"
