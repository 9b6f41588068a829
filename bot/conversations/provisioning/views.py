"""Data that the conversations about the sync read before they show a plan."""

from __future__ import annotations

from collections.abc import Callable

from bot.conversations.networks.views import member_names
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import refuse
from bot.dispatch.turn import Answer, CardJson
from cards.kit.translator import Translator
from cards.provisioning.approvals import PlanView, plan_card
from cards.provisioning.drift import drift_card
from graph_sync.drift import choices
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.plan import SyncAction
from registry.provisioning.policies import policy
from registry.provisioning.sync_plan import SyncPlan

Show = Callable[[Translator], Answer]


async def plan_shown(unit: UnitOfWork, plan: SyncPlan, remark: str = "") -> Show:
    """Return the card of a plan as it stands now: what was changed by hand with its choices.

    Args:
        unit: to look up who decided.
        plan: which one.
        remark: id of a text that says why what somebody tried did not go through.
    """
    if plan.origin == "drift" and (plan.status == "proposed" or plan.plan.nothing_to_do):
        return lambda t: answered(drift_card(t, plan, choices, remark=remark, good=False))
    view = await _view(unit, plan, remark)
    return lambda t: answered(plan_card(t, plan, view))


async def _view(unit: UnitOfWork, plan: SyncPlan, remark: str) -> PlanView:
    by = plan.decided_by
    names = await member_names(unit, [by]) if by and by != SYSTEM else {}
    lets = await policy(unit)
    invites = SyncAction.INVITE in lets.by_itself and not lets.paused
    return PlanView(names.get(by, ""), by_itself=by == SYSTEM, remark=remark, invites=invites)


def answered(card: CardJson) -> Answer:
    """Return a card as an answer."""
    return Answer(card=card, text=str(card["fallbackText"]))


def about_plan(slug: str) -> str:
    """Return what a message about a plan is kept under; see Posting."""
    return f"{SyncPlan.section}:{slug}"


def page_of(ask: Ask) -> int:
    """Return the page that a button names; the first when it names none."""
    return ask.number("page", most=99_999)


def kernteam_only(ask: Ask) -> Answer:
    """Friendly, for whoever may not decide."""
    return refuse(ask, "sync-card-kernteam-only")
