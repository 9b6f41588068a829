"""Notifications about calls for help: to the Helpdesk's channel, to the asker, and back."""

from __future__ import annotations

from collections.abc import Callable

from bot.conversations.helpdesk.views import (
    at_asker,
    at_desk,
    below_desk,
    desk_purpose,
    root_of,
)
from bot.delivery.notifier import NoConversation, Notifier, missing_from, stands_in
from bot.dispatch.contacts.purposes import PlaceKnown
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson, Undeliverable
from cards.helpdesk.call import Tried, asker_card, heard, heard_closed
from cards.helpdesk.triage import desk_card, thread_card, unreached_card
from cards.kit.translator import Translator
from registry.core.errors import NotFound
from registry.core.permissions import SYSTEM
from registry.helpdesk.answering import Case, case_of, unsolved, until
from registry.helpdesk.call import HelpMoved, HelpRemarked, HelpRequested, HelpStatus

routes = Routes()


@routes.on(HelpRequested)
async def bring_to_desk(event: HelpRequested, notifier: Notifier) -> None:
    """Post the call in the Helpdesk's channel, unless a remark brought it there already."""
    case = await _case(notifier, event.request)
    if case is None:
        return
    async with notifier.registry.read() as unit:
        there = await stands_in(unit, await desk_purpose(unit), at_desk(event.request))
    if not there:
        await _post_card(notifier, case)


@routes.on(HelpRemarked)
async def pass_on(event: HelpRemarked, notifier: Notifier) -> None:
    """Pass a remark to the other side, and update every card of the call."""
    case = await _case(notifier, event.request)
    if case is None or event.place >= len(case.request.remarks):
        return
    if case.request.remarks[event.place].side == "helper":
        reached = await _tell_asker(notifier, until(case, event.place))
        if not (event.in_thread and reached):
            await _note_at_desk(notifier, case, event, reached=reached)
    elif not event.in_thread:
        await _tell_desk(notifier, case, event.place)
    await _refresh(notifier, case)


@routes.on(HelpMoved)
async def tell_move(event: HelpMoved, notifier: Notifier) -> None:
    """Update every card when a call is closed or reopened; tell the asker if others closed it."""
    case = await _case(notifier, event.request)
    if case is None:
        return
    closed = event.status is case.request.status is HelpStatus.CLOSED
    if closed and event.by != case.request.asker:
        await notifier.notify_member(
            case.request.asker,
            lambda t: _to_asker(t, case, heard_closed(t, case)),
            about=at_asker(event.request),
        )
    await _refresh(notifier, case)


@routes.on(PlaceKnown)
async def bring_kept(_: PlaceKnown, notifier: Notifier) -> None:
    """Have the calls that are not solved posted where calls go from now on; each once there."""
    async with notifier.registry.write(SYSTEM) as unit:
        desk = await desk_purpose(unit)
        found = {at_desk(one.slug): one.slug for one in await unsolved(unit)}
        missing = await missing_from(unit, desk, tuple(found))
        for slug in (found[about] for about in found if about in missing):
            unit.emit(HelpRequested(request=slug))


async def _tell_asker(notifier: Notifier, case: Case) -> bool:
    return await notifier.notify_member(
        case.request.asker,
        lambda t: _to_asker(t, case, heard(t, case)),
        about=at_asker(case.request.slug),
    )


async def _tell_desk(notifier: Notifier, case: Case, place: int) -> None:
    """Reply in the call's thread; post a new card if the channel for calls has changed."""
    if not await _below(notifier, case, lambda t: thread_card(t, case, place)):
        await _post_card(notifier, case)


async def _note_at_desk(
    notifier: Notifier, case: Case, event: HelpRemarked, *, reached: bool
) -> None:
    """Note in the thread an answer given on the card, and whether it reached the asker."""

    def note(t: Translator) -> CardJson:
        if event.in_thread:
            return unreached_card(t, case)
        return thread_card(t, case, event.place, reached=reached)

    if not await _below(notifier, case, note) and not reached:
        about = below_desk(event.request)
        await notifier.post_to_channel("kernteam", lambda t: _shown(note(t)), about=about)


async def _below(notifier: Notifier, case: Case, make: Callable[[Translator], CardJson]) -> bool:
    """Post in the thread below the call; return False where that can't be done."""
    slug = case.request.slug
    async with notifier.registry.read() as unit:
        root = await root_of(unit, slug)
    if root is None:
        return False
    purpose, card = root
    try:
        await notifier.post_to_channel(
            purpose, lambda t: _shown(make(t)), about=below_desk(slug), thread=card.activity
        )
    except Undeliverable:  # somebody took the card away, or the bot out of the team
        return False
    return True


async def _post_card(notifier: Notifier, case: Case) -> None:
    """Post the call; to the kernteam where the Helpdesk's channel refuses the bot."""
    about = at_desk(case.request.slug)
    async with notifier.registry.read() as unit:
        purpose = await desk_purpose(unit)
    try:
        await notifier.post_to_channel(purpose, lambda t: _shown(desk_card(t, case)), about=about)
    except Undeliverable as refusal:
        if purpose == "kernteam":
            raise
        try:
            await notifier.post_to_channel(
                "kernteam", lambda t: _shown(desk_card(t, case)), about=about
            )
        except NoConversation:
            raise refusal from None  # that is what somebody can do something about


async def _refresh(notifier: Notifier, case: Case) -> None:
    about = at_desk(case.request.slug)
    await notifier.refresh(about, lambda t: _shown(desk_card(t, case)))


async def _case(notifier: Notifier, slug: str) -> Case | None:
    """Return the call as it is now; None when its asker was erased since."""
    async with notifier.registry.read() as unit:
        try:
            return await case_of(unit, slug)
        except NotFound:
            return None


def _to_asker(t: Translator, case: Case, remark: str) -> Answer:
    return Answer(card=asker_card(t, case, Tried(remark, good=True)), text=remark)


def _shown(card: CardJson) -> Answer:
    return Answer(card=card, text=str(card["fallbackText"]))
