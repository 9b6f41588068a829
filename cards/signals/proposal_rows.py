"""List rows of proposals, meetings, decisions and actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from microsoft_teams.cards import Action, CardElement, Container

from cards.kit.components import button, clipped, fact, para, row, said
from cards.kit.size_budget import SizeBudget
from cards.kit.translator import Translator
from cards.signals.rows import section, under
from cards.signals.timeline import meeting_words
from registry.signals.proposal_views import ProposalFile
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Hearing, Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStep

LONGEST_WHAT = 200
"""Characters of an action, a decision or an outcome in a list beside others."""


def proposal_title(t: Translator, proposal: Proposal) -> str:
    """Return the title of a proposal: `Voorstel 3: Een bodemloket`."""
    return t("signals-proposal-title", number=str(proposal.number), name=proposal.title)


def open_proposal(t: Translator, proposal: Proposal, title: str = "") -> Action:
    """Build the button that shows a proposal."""
    tooltip = t(
        "signals-proposal-open", number=str(proposal.number), name=clipped(proposal.title, 60)
    )
    load = {"proposal": proposal.slug}
    return button(title or t("signals-open"), "signals.proposal", load, tooltip=tooltip)


def proposal_row(t: Translator, file: ProposalFile, budget: SizeBudget) -> CardElement:
    """Build the row of a proposal, with its status and who works it out."""
    about = [t(f"signals-proposal-{file.proposal.status}"), worker_words(t, file)]
    parts = [
        said(budget.cut(proposal_title(t, file.proposal)), bold=True),
        under(budget.cut(" · ".join(one for one in about if one)), subtle=True),
    ]
    return row(parts, open_proposal(t, file.proposal))


def worker_words(t: Translator, file: ProposalFile) -> str:
    """Return who works a proposal out; empty when nobody is known by name."""
    names = [clipped(file.names[key], 60) for key in file.proposal.workers if key in file.names]
    if len(names) > 5:
        names = [*names[:4], t("signals-more", count=len(names) - 4)]
    return ", ".join(names)


def hearing_rows(t: Translator, file: ProposalFile, budget: SizeBudget) -> list[CardElement]:
    """Build the rows of the meetings that a proposal was put before, with each outcome."""
    hearings = file.proposal.hearings
    body: list[CardElement] = []
    if more := len(hearings) - budget.rows:
        body += _earlier(t, more)
    for one in hearings[-budget.rows :]:
        words = clipped(_outcome(t, one), 2 * LONGEST_WHAT)
        body.append(fact(meeting_words(t, one.meeting, file.meetings), budget.cut(words)))
    return body


def decision_rows(
    t: Translator, decisions: Sequence[Decision], budget: SizeBudget
) -> list[CardElement]:
    """Build the rows of the decisions, the latest last."""
    if not decisions:
        return []
    body: list[CardElement] = [section(t("signals-decisions"))]
    body += _earlier(t, len(decisions) - budget.rows)
    for one in decisions[-budget.rows :]:
        name = t("signals-decision", number=str(one.number))
        head = " · ".join((name, clipped(one.body, 100), t.day(one.day)))
        text = budget.cut(clipped(one.text, 3 * LONGEST_WHAT))
        body.append(
            Container(items=[said(budget.cut(head), bold=True), under(text)], spacing="Small")
        )
    return body


def action_rows(
    t: Translator, file: ProposalFile, signal: Signal, budget: SizeBudget
) -> list[CardElement]:
    """Build the rows of the actions, open ones last, with a button to end one's own.

    Args:
        t: the language.
        file: the proposal that the actions carry out.
        signal: the one by which its reader got here.
        budget: what there is room for.
    """
    if not file.actions:
        return []
    ended = [one for one in file.actions if one.state != "open"]
    ordered = [*ended, *(one for one in file.actions if one.state == "open")]
    body: list[CardElement] = [section(t("signals-actions"))]
    body += _earlier(t, len(ordered) - budget.rows)
    for one in ordered[-budget.rows :]:
        finish = _finish(t, one, signal) if one.slug in file.finishable else None
        body.append(_action(t, file, one, finish, budget))
    return body


def _action(
    t: Translator, file: ProposalFile, action: FollowUp, finish: Action | None, budget: SizeBudget
) -> CardElement:
    name = t("signals-action", number=str(action.number), what=clipped(action.what, LONGEST_WHAT))
    who = file.names.get(action.doer, "") or action.party
    day = action.ended if action.state != "open" else action.due
    state = t(f"signals-action-{action.state}", day=t.day(day)) if day else ""
    state = state or t(f"signals-action-{action.state}-undated")
    about = " · ".join(part for part in (clipped(who, 100), state) if part)
    parts: list[CardElement] = [
        said(budget.cut(name), bold=True),
        under(budget.cut(about), subtle=True),
    ]
    if action.result:
        parts.append(under(budget.cut(clipped(action.result, LONGEST_WHAT))))
    return row(parts, finish) if finish else Container(items=parts, separator=True)


def _finish(t: Translator, action: FollowUp, signal: Signal) -> Action:
    load = {
        "signal": signal.slug,
        "seen": signal.round,
        "step": SignalStep.FINISH.value,
        "action": action.slug,
    }
    tooltip = t("signals-action-finish-name", number=str(action.number))
    return button(t("signals-step-finish"), "signals.step", load, tooltip=tooltip)


def _outcome(t: Translator, hearing: Hearing) -> str:
    words: Iterable[str] = (
        t(f"signals-outcome-{hearing.outcome}") if hearing.outcome else "",
        hearing.note,
    )
    return ". ".join(one.rstrip(".") for one in words if one) or t("signals-outcome-none")


def _earlier(t: Translator, more: int) -> list[CardElement]:
    return [para(t("signals-earlier-ones", count=more), subtle=True)] if more > 0 else []
