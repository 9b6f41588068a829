"""Cards of who is still with a place: a review in each state, the question, and the report."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.access_reviews.review import asked_card, report_card, review_card, which_review_card
from cards.kit.translator import translator
from registry.access_reviews.people import Person, ReportRow, ReviewView, Standing
from registry.access_reviews.review import AccessReview, ReviewStatus, TakenOut
from registry.core.membership import Membership
from registry.core.vocabulary import Language, Profile, Region, Role
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from tests.cards.provisioning.samples_plans import NASTY

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
TWENTE = Hub(slug="twente", name="Twente", region=Region.TWENTE, province=Region.OVERIJSSEL)
LONG = Subgroup(slug="g", name=NASTY[:90])


def _person(standing: Standing, name: str, decided: str = "") -> Person:
    seat = Membership(
        slug="twente:ann",
        member="ann",
        group="twente",
        role=Role.HUB_TEAM,
        profile=Profile.CONNECTOR,
        since=date(2026, 1, 1),
        until=date(2027, 7, 1),
    )
    seen = (
        date(2026, 1, 1)
        if standing in (Standing.ELSEWHERE, Standing.LONG_AGO, Standing.SEEN)
        else None
    )
    return Person(Member(slug="ann", name=name), seat, standing, seen, decided)


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    people = tuple(_person(one, "Anna de Vries") for one in Standing)
    full = tuple(_person(Standing.LONG_AGO, NASTY[:200]) for _ in range(8))
    for language in Language:
        t = translator(language)
        for status in ReviewStatus:
            review = AccessReview(
                slug="2027-03.twente",
                group="twente",
                place="hub",
                round="2027-03",
                at=NOW,
                people=12,
                status=status,
                out=(TakenOut(member="ben"),),
                by="ann",
            )
            view = ReviewView(TWENTE, review, people, 12, (("ben", "Ben Smit"),), "Anna")
            found[f"review-{status}-{language}"] = review_card(t, view, 0, "Klaar")
            found[f"asked-{status}-{language}"] = asked_card(t, view, again=True)
            rows = [ReportRow(review, NASTY[:80], hub=True)] * 12
            found[f"report-{status}-{language}"] = report_card(t, "2027-03", rows, 1)
        every = ReviewView(LONG, None, full, 40, tuple((f"k{n}", NASTY[:200]) for n in range(12)))
        found[f"review-full-{language}"] = review_card(t, every, 2, NASTY[:100], good=False)
        found[f"asked-full-{language}"] = asked_card(t, every)
        done = ReviewView(TWENTE, None, (_person(Standing.SEEN, "Anna", "stays"),), 1)
        found[f"review-stays-{language}"] = review_card(t, done)
        found[f"review-none-{language}"] = review_card(t, ReviewView(LONG, None, (), 0))
        found[f"report-none-{language}"] = report_card(t, "", [])
        found[f"which-review-{language}"] = which_review_card(t, [TWENTE, LONG])
        found[f"which-review-none-{language}"] = which_review_card(t, [])
    return found
