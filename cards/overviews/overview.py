"""Cards of the overview of what is new: its lines with a way on for each, and the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, card, clipped, heading, notice, para, plain, pressed_row
from cards.kit.forms import NONCE, ChoiceField, EntryForm
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.overviews.choice import Every, OverviewForm, Wish
from registry.overviews.items import Fresh
from registry.overviews.lines import OverviewLine

_LONGEST = 120

_IN_VIEW = 3
"""Things of each kind on the card; the others are counted."""

_SHOWS = {
    Fresh.QUESTION: ("agenda.question", "question"),
    Fresh.ANSWER: ("agenda.question", "question"),
    Fresh.NETWORK: ("networks.show", "network"),
    Fresh.DECIDED: ("signals.show", "signal"),
    Fresh.LESSON: ("signals.show", "signal"),
    Fresh.PERSON: ("directory.person", "member"),
}
"""What a line opens: by which verb, and the name of its key there."""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """What is new for one reader, and what they chose.

    Attributes:
        since: from when on; None for what came since the last one.
        every: how often it comes by itself; None for not.
        quiet: they hear nothing, since their reminders are off or paused.
        bare: they gave no themes and regions, so that they see everything.
        asked: they asked for it; it did not come by itself.
        remark: what was just done.
    """

    lines: Sequence[OverviewLine]
    since: datetime | None
    every: Every | None = None
    quiet: bool = False
    bare: bool = False
    asked: bool = True
    remark: str = ""


def overview_card(t: Translator, view: OverviewView) -> Mapping[str, Any]:
    """Build what is new, each thing with its way on; and what one can choose."""
    title = t("overviews-title")

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [heading(title)]
        if view.remark:
            body.append(notice(view.remark, good=True))
        key = "overviews-since" if view.lines else "overviews-nothing"
        day = t.day(view.since) if view.since else ""
        body.append(para(t(key, day=day) if day else t("overviews-lately")))
        for kind in Fresh:
            lines = [one for one in view.lines if one.what is kind]
            if lines:
                body.append(heading(t(f"overviews-kind-{kind.value}"), level=2))
                body += [_row(t, one, budget) for one in lines[:_IN_VIEW]]
            if more := len(lines[_IN_VIEW:]):
                body.append(para(t("overviews-more", count=more, kind=kind.value), subtle=True))
        if view.bare and view.lines:
            body.append(para(t("overviews-bare"), subtle=True))
        if view.asked:
            body.append(para(overview_said(t, view.every, quiet=view.quiet), subtle=True))
        return card(t, body, _actions(t, view), fallback=title)

    return fit_to_budget(build)


def overview_form(t: Translator, nonce: str = "") -> EntryForm[OverviewForm]:
    """Build the question how often.

    Args:
        t: the language.
        nonce: of the form that comes back; empty for a new one.
    """
    field = ChoiceField(
        name="every",
        label=t("overviews-ask"),
        options=[(one.value, t(f"overviews-every-{one.value}")) for one in Wish],
        expanded=True,
        required=True,
    )
    return EntryForm(
        model=OverviewForm,
        verb="overviews.save",
        title=t("overviews-ask-title"),
        intro=t("overviews-ask-intro"),
        fields=(field,),
        send=t("overviews-save"),
        cancel="overviews.show",
        hidden={NONCE: nonce} if nonce else {},
    )


def overview_said(t: Translator, every: Every | None, *, quiet: bool = False) -> str:
    """Return in words how often it comes by itself."""
    words = t(f"overviews-said-{every.value if every else 'off'}")
    return f"{words} {t('overviews-quiet')}" if every and quiet else words


def _actions(t: Translator, view: OverviewView) -> list[Action]:
    often = button(t("overviews-how-often"), "overviews.ask")
    reminders = button(t("reminders-coming-title"), "reminders.show", secondary=True)
    themes = button(t("overviews-themes"), "members.more", {"about": "themes"}, secondary=True)
    if view.every is None:
        return [often, themes, reminders]
    return [often, button(t("overviews-off"), "overviews.off"), themes, reminders]


def _row(t: Translator, line: OverviewLine, budget: SizeBudget) -> CardElement:
    verb, name = _SHOWS[line.what]
    called = budget.cut(clipped(line.name, _LONGEST))
    numbered = f"{line.number}. {called}" if line.number else called
    opens = button(t("found-open-name", name=plain(called)), verb, {name: line.thing})
    return pressed_row(numbered, budget.cut(clipped(" ".join(line.about.split()), _LONGEST)), opens)
