"""Card of a proposal: its text, its meetings, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.agenda.agenda import open_button
from cards.kit.components import button, card, clipped, facts, notice, para, row, said
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from cards.signals.proposal_rows import (
    action_rows,
    decision_rows,
    hearing_rows,
    proposal_title,
    worker_words,
)
from cards.signals.rows import section, signal_row
from registry.signals.names import Labels
from registry.signals.proposal_views import ProposalFile
from registry.signals.transitions import BUTTONS

MOST_BUTTONS = 4
"""Steps beside each other; the others are behind "…"."""


def proposal_card(
    t: Translator, file: ProposalFile, labels: Labels, version: int = 0
) -> Mapping[str, Any]:
    """Build the card of a proposal with all that belongs to it.

    Args:
        t: the language.
        file: the proposal as its reader may see it.
        labels: the names of what its signals refer to.
        version: which of its texts, counted from 1; the latest when there is no such one.
    """
    title, actions = proposal_title(t, file.proposal), [*_steps(t, file), *_versions(t, file)]
    actions.append(button(t("signals-mine"), "signals.mine", secondary=True))

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        return card(t, _body(t, file, labels, version, budget), actions, fallback=title)

    return fit_to_budget(build)


def _body(
    t: Translator, file: ProposalFile, labels: Labels, version: int, budget: SizeBudget
) -> list[CardElement]:
    proposal = file.proposal
    body: list[CardElement] = [header(t, proposal_title(t, proposal), Noun.PROPOSAL)]
    state, workers = t(f"signals-proposal-{proposal.status}"), worker_words(t, file)
    due = t.day(proposal.due) if proposal.due and proposal.status == "draft" else ""
    body.append(said(state, subtle=True))
    body += facts([(t("signals-workers"), workers), (t("signals-ready-by"), due)])
    body += _text(t, file, version, budget)
    if proposal.hearings:
        body.append(section(t("signals-meetings")))
        body += hearing_rows(t, file, budget)
    body += decision_rows(t, file.decisions, budget)
    if file.signals:
        body += action_rows(t, file, file.signals[0], budget)
        body.append(section(t("signals-serves")))
        body += [signal_row(t, one, labels, budget=budget) for one in file.signals[: budget.rows]]
        if (more := len(file.signals) - budget.rows) > 0:
            body.append(para(t("signals-more", count=more), subtle=True))
    return [*body, *_questions(t, file, budget)]


def _text(t: Translator, file: ProposalFile, version: int, budget: SizeBudget) -> list[CardElement]:
    """Build the text and its version; readers who may not see drafts are told why there is none."""
    versions = file.proposal.versions
    if not versions:
        return [para(t("signals-no-text" if file.whole else "signals-not-yet"), subtle=True)]
    number = version if 1 <= version <= len(versions) else len(versions)
    chosen = versions[number - 1]
    words = t("signals-version", number=number, count=len(versions), day=t.day(chosen.at))
    by = clipped(file.names.get(chosen.by, ""), 80)
    body: list[CardElement] = [section(t("signals-text"))]
    if file.whole and number > len(file.proposal.heard):
        body.append(notice(t("signals-draft")))
    body.append(said(f"{words}, {by}" if by else words, subtle=True))
    return [*body, said(budget.cut(chosen.text))]


def _questions(t: Translator, file: ProposalFile, budget: SizeBudget) -> list[CardElement]:
    if not file.questions:
        return []
    shown = file.questions[: budget.rows]
    rows = [row([said(clipped(one.name, 120))], open_button(t, one)) for one in shown]
    return [section(t("signals-questions")), *rows]


def _steps(t: Translator, file: ProposalFile) -> list[Action]:
    """Build the buttons of the steps on its signals that the reader may take now."""
    steps = [step for step, one in BUTTONS.items() if one.on_proposal and step in file.steps]
    if not file.signals:
        return []
    first = file.signals[0]
    return [
        button(
            t(f"signals-step-{step.value}"),
            BUTTONS[step].verb,
            {"signal": first.slug, "seen": first.round, "step": step.value},
            secondary=place >= MOST_BUTTONS,
        )
        for place, step in enumerate(steps)
    ]


def _versions(t: Translator, file: ProposalFile) -> list[Action]:
    """Build the buttons to its earlier texts, behind "…"."""
    versions = file.proposal.versions
    return [
        button(
            t("signals-version-open", number=number),
            "signals.proposal",
            {"proposal": file.proposal.slug, "version": str(number)},
            secondary=True,
        )
        for number in range(max(1, len(versions) - 5), len(versions) + 1)
        if len(versions) > 1
    ]
