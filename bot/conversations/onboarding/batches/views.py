"""What the conversation about a list reads before it shows anything."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_reply
from bot.dispatch.turn import Answer, CardJson
from cards.onboarding.batches import Follows, Option
from registry.core.errors import NotFound
from registry.core.unit_of_work import UnitOfWork
from registry.onboarding.batches.batch import Batch, own, waiting
from registry.onboarding.batches.check import Preview
from registry.provisioning.plan import SyncAction
from registry.provisioning.policies import policy

MOST_PAGES = 999
MOST_NUMBERS = 9_999_999


async def how_teams_follows(ask: Ask, unit: UnitOfWork) -> Follows:
    """Return how people get into Teams from here: what is said after a yes must be true."""
    if not ask.sync_info.on:
        return "by_hand"
    settled = await policy(unit)
    by_itself = {SyncAction.ADD, SyncAction.INVITE} <= set(settled.by_itself)
    return "by_itself" if by_itself and not settled.paused else "asks"


async def the_list(ask: Ask, unit: UnitOfWork) -> Batch | None:
    """Return the list that a button is about, or else the one that waits."""
    if ask.value("batch"):
        try:
            return await own(unit, ask.key("batch"))
        except NotFound:
            pass
    return await waiting(unit)


def group_names(preview: Preview) -> list[Option]:
    """Return the groups to choose from."""
    return [(one.slug, one.name) for one in preview.groups]


def answered(ask: Ask, card: CardJson, *, done: bool = True) -> Answer:
    """Return a card for the eyes of who asked alone; there are addresses in it."""
    return private_reply(ask, card, title="batch-title", verb="people.batch", done=done)
