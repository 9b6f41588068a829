"""A whole plan as text: for the terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards.kit.translator import Translator
from cards.provisioning.plan_groups import groups, lines
from cards.provisioning.wording import (
    SIGN_BLOCKED,
    SIGN_PENDING,
    SIGN_UNSURE,
    Safe,
    bare,
    blocked_sentence,
    cost,
    escaped,
    pending_sentence,
    unsure_sentence,
)
from registry.provisioning.plan import Plan

MOST_LISTED = 10
"""Things in Teams that are not ours are counted; what is pending is listed up to so many."""

Section = tuple[str, Sequence[tuple[str, str]]]
"""A title, with lines: a sign and a sentence."""


def as_text(t: Translator, plan: Plan) -> str:
    """Return a plan for the terminal: by team, each line with a sign before it."""
    parts = [_head(t, plan)]
    for title, listed in _sections(t, plan, bare):
        parts.append("\n".join([title, *(f"  {mark} {text}" for mark, text in listed)]))
    return "\n\n".join((*parts, *_tail(t, plan))) + "\n"


def as_markdown(t: Translator, plan: Plan) -> str:
    """Return a plan as Markdown; what people wrote is escaped."""
    parts = [_head(t, plan)]
    for title, listed in _sections(t, plan, escaped):
        parts.append("\n".join([f"## {title}", "", *(f"- {mark} {text}" for mark, text in listed)]))
    return "\n\n".join((*parts, *_tail(t, plan))) + "\n"


def _head(t: Translator, plan: Plan) -> str:
    if plan.unsure or plan.unread:
        nothing = "sync-plan-nothing"
    else:
        nothing = "sync-plan-waits" if plan.pending else "sync-plan-aligned"
    if plan.nothing_to_do:
        return t(nothing)
    return f"{t('sync-plan-changes', count=len(plan.changes))}: {cost(t, plan)}."


def _tail(t: Translator, plan: Plan) -> Iterator[str]:
    if plan.foreign:
        yield t("sync-plan-foreign", count=len(plan.foreign)) + "."
    if plan.removals.planned:
        yield removals_sentence(t, plan)


def removals_sentence(t: Translator, plan: Plan) -> str:
    """Return what a plan takes away, held against what may go in a day; and in a week if over."""
    removals = plan.removals
    day = {"planned": removals.planned, "before": removals.before, "allowed": removals.allowed}
    parts = [t("sync-plan-removals", **day)]
    for one in removals.exceeded:
        if one.code != "day":
            about = {"planned": one.planned, "before": one.before, "allowed": one.allowed}
            parts.append(t(f"sync-plan-removals-{one.code}", **about))
    return " ".join(parts)


def _sections(t: Translator, plan: Plan, safe: Safe) -> Iterator[Section]:
    for group in groups(t, plan):
        yield safe(group.name), [(one.sign, one.text) for one in lines(t, group.changes, safe)]
    if plan.blocked:
        listed = [(SIGN_BLOCKED, blocked_sentence(t, one, safe)) for one in plan.blocked]
        yield t("sync-plan-blocked", count=len(plan.blocked)), listed
    if plan.pending:
        shown = plan.pending[:MOST_LISTED]
        listed = [(SIGN_PENDING, pending_sentence(t, one, safe)) for one in shown]
        yield t("sync-plan-pending", count=len(plan.pending)), listed
    if plan.unsure:
        doubted = plan.unsure[:MOST_LISTED]
        listed = [(SIGN_UNSURE, unsure_sentence(t, one, safe)) for one in doubted]
        yield t("sync-plan-unsure", count=len(plan.unsure)), listed
