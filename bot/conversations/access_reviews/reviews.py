"""Who is still with a hub or group: deciding per person or all at once, and the report."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable

from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_reply, refuse, told_alone
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.access_reviews.review import PAGE, report_card, review_card, which_review_card
from cards.kit.components import plain, typed
from registry.access_reviews.deciding import keep, keep_all, put_back, take
from registry.access_reviews.people import last_round, report, review_view
from registry.access_reviews.review import AccessReview
from registry.access_reviews.waiting import OPEN_REVIEWS
from registry.admissions.deciding import answered_by
from registry.core.errors import Invalid, NotAllowed, NotFound
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.onboarding.appointments import place_of
from registry.onboarding.people import groups, groups_meant

routes = Routes()
routes.waits(OPEN_REVIEWS, shows="reviews.show", by="group", opens="reviews.list")

Decide = Callable[[UnitOfWork, str, str], Awaitable[AccessReview]]

_LONGEST = 200
_MOST_PAGES = 99_999


@routes.command(
    *("wie is er nog bij", "wie is er nog in", "wie is er nog", "wie hoort er nog bij"),
    en=("who is still with", "who is still in", "who is still here", "access report"),
    about="reviews-command",
    order=84,
    audience=Audience(HelpGroup.HUB, (Right.LET_IN,), (Role.HUB_TEAM,)),
    slash=False,
)
async def by_name(ask: Ask) -> Answer:
    """Show the people of the place that is meant; without one, the report or one's own places."""
    return await _by_words(ask, typed(ask.words)[:_LONGEST])


async def _by_words(ask: Ask, words: str) -> Answer:
    found: list[Hub | Subgroup] = []
    async with ask.registry.read(ask.who) as unit:
        if words:
            found = groups_meant(words, await groups(unit))
            if len(found) == 1:
                return await _shown(ask, unit, found[0], 0)
        if await holds(unit, Right.LET_IN, ask.who):
            if not words:
                return await _report(ask, unit, 0)
            places = found or await groups(unit)
        else:
            places = await _own(unit, ask.who)
    return _answer(ask, which_review_card(ask.t, places))


async def _own(unit: UnitOfWork, who: str) -> list[Hub | Subgroup]:
    return [await place_of(unit, one) for one in await answered_by(unit, who)]


@routes.verb("reviews.show", shows="access_reviews", by="group")
async def show(ask: Ask) -> Answer:
    """Show a page of a place's people to who answers for it."""
    async with ask.registry.read(ask.who) as unit:
        place = await _place(ask, unit)
        if place is None:
            return _not_yours(ask)
        return await _shown(ask, unit, place, _page(ask))


@routes.verb("reviews.list")
async def list_places(ask: Ask) -> Answer:
    """Show the places that somebody answers for."""
    return await _by_words(ask, "")


@routes.verb("reviews.report")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of the report of the last round. Raises NotAllowed."""
    async with ask.registry.read(ask.who) as unit:
        return await _report(ask, unit, _page(ask))


@routes.verb("reviews.keep", again="reviews.show")
async def press_keep(ask: Ask) -> Answer:
    """Say that somebody is still with the place."""
    return await _decide(ask, keep, "reviews-kept")


@routes.verb("reviews.take", again="reviews.show")
async def press_take(ask: Ask) -> Answer:
    """Take somebody out of the place."""
    return await _decide(ask, take, "reviews-taken")


@routes.verb("reviews.put_back", again="reviews.show")
async def press_back(ask: Ask) -> Answer:
    """Put somebody back who was just taken out."""
    return await _decide(ask, put_back, "reviews-is-back")


@routes.verb("reviews.keep_all", again="reviews.show")
async def press_all(ask: Ask) -> Answer:
    """Say that all who are in are still with the place."""

    async def all_of_them(unit: UnitOfWork, group: str, _member: str) -> AccessReview:
        return await keep_all(unit, group)

    return await _decide(ask, all_of_them, "reviews-kept-all")


async def _decide(ask: Ask, deed: Decide, text: str) -> Answer:
    member = ask.value("member")
    remark, good = text, True
    try:
        async with ask.write() as unit:
            await deed(unit, ask.key("group"), member)
    except NotAllowed:
        return _not_yours(ask)
    except (NotFound, Invalid):
        remark, good = "reviews-gone", False
    async with ask.registry.read(ask.who) as unit:
        place = await _place(ask, unit)
        if place is None:
            return _not_yours(ask)
        known = await unit.of(Member).find(member) if member else None
        name = plain(known.name) if known and known.name else ask.t("people-nameless")
        words = ask.t(remark, name=name)
        with contextlib.suppress(NotAllowed):  # who took themselves out no longer answers for it
            return await _shown(ask, unit, place, _page(ask), words, good=good)
        return told_alone(ask, words)


def _page(ask: Ask) -> int:
    return ask.number("page", most=_MOST_PAGES)


async def _place(ask: Ask, unit: UnitOfWork) -> Hub | Subgroup | None:
    with contextlib.suppress(NotFound):
        return await place_of(unit, ask.key("group"))
    return None


async def _shown(
    ask: Ask,
    unit: UnitOfWork,
    place: Hub | Subgroup,
    page: int,
    remark: str = "",
    *,
    good: bool = True,
) -> Answer:
    try:
        view = await review_view(unit, place, page, PAGE)
    except NotAllowed:
        if remark:
            raise
        return _not_yours(ask)
    page = max(0, min(page, (view.total - 1) // PAGE))
    return _answer(ask, review_card(ask.t, view, page, remark, good=good))


async def _report(ask: Ask, unit: UnitOfWork, page: int) -> Answer:
    last = await last_round(unit)
    name = last.slug if last else ""
    rows = await report(unit, name) if name else []
    if not await holds(unit, Right.LET_IN, ask.who):
        return _not_yours(ask)
    return _answer(ask, report_card(ask.t, name, rows, page))


def _not_yours(ask: Ask) -> Answer:
    return refuse(ask, "admissions-not-yours")


def _answer(ask: Ask, card: CardJson) -> Answer:
    return private_reply(ask, card, title="reviews-which", verb="reviews.list")
