"""Asking who answers for a place, once more after a while, and telling the kernteam."""

from __future__ import annotations

from bot.delivery.notifier import Notifier
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.access_reviews.review import asked_card, report_card
from cards.kit.translator import Translator
from registry.access_reviews.people import ReviewView, report, review_view
from registry.access_reviews.review import (
    AccessReview,
    ReviewAsked,
    ReviewChanged,
    ReviewReported,
    ReviewStatus,
)
from registry.core.permissions import SYSTEM
from registry.hubs.ways_in import answering
from registry.onboarding.appointments import place_of

routes = Routes()


@routes.on(ReviewAsked)
async def bring(event: ReviewAsked, notifier: Notifier) -> None:
    """Ask who answers for the place; the kernteam where nobody does, or can be reached."""
    found = await _view(notifier, event.review)
    if found is None:
        return
    review, view, people = found
    if review.status is not ReviewStatus.OPEN:
        return

    def compose(t: Translator) -> Answer:
        card = asked_card(t, view, again=event.again)
        return Answer(card=card, text=str(card["fallbackText"]))

    about = f"{AccessReview.section}:{review.slug}"
    told = [await notifier.notify_member(one, compose, about=about) for one in people]
    if not any(told):
        await notifier.post_to_channel("kernteam", compose, about=about)


@routes.on(ReviewChanged)
async def refresh(event: ReviewChanged, notifier: Notifier) -> None:
    """Keep the question that stands in chats and channels current."""
    found = await _view(notifier, event.review)
    if found is None:
        return
    review, view, _ = found

    def compose(t: Translator) -> Answer:
        card = asked_card(t, view)
        return Answer(card=card, text=str(card["fallbackText"]))

    await notifier.refresh(f"{AccessReview.section}:{review.slug}", compose)


@routes.on(ReviewReported)
async def bring_report(event: ReviewReported, notifier: Notifier) -> None:
    """Post the report of a round for the kernteam."""
    async with notifier.registry.read(SYSTEM) as unit:
        rows = await report(unit, event.round)

    def compose(t: Translator) -> Answer:
        card = report_card(t, event.round, rows)
        return Answer(card=card, text=str(card["fallbackText"]))

    await notifier.post_to_channel("kernteam", compose, about=f"review_rounds:{event.round}")


async def _view(
    notifier: Notifier, slug: str
) -> tuple[AccessReview, ReviewView, tuple[str, ...]] | None:
    """Return a review with its people, and who answers for the place."""
    async with notifier.registry.read(SYSTEM) as unit:
        review = await unit.of(AccessReview).find(slug)
        if review is None:
            return None
        place = await place_of(unit, review.group)
        return review, await review_view(unit, place), await answering(unit, place)
