"""Cards of a review: its people with what is known of each, and the report of a round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import (
    button,
    card,
    clipped,
    deeds,
    heading,
    notice,
    para,
    plain,
    row,
    said,
)
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.access_reviews.people import Person, ReportRow, ReviewView, Standing
from registry.access_reviews.review import ReviewStatus
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup

PAGE = 8
"""People, or places, on a page."""

_LONGEST = 80


def place_words(t: Translator, place: Hub | Subgroup) -> str:
    """Return a place in a sentence: `hub Twente`, `PLeK Makers`."""
    return t("admissions-hub", name=place.name) if isinstance(place, Hub) else place.name


def review_card(
    t: Translator, view: ReviewView, page: int = 0, remark: str = "", *, good: bool = True
) -> Mapping[str, Any]:
    """Build a page of a review, for who answers for the place.

    Args:
        t: the language.
        view: its people.
        page: counted from 0.
        remark: what just happened.
        good: whether that went well.
    """
    title = t("reviews-title", place=place_words(t, view.place))
    review = view.review
    going_on = review is None or review.status is ReviewStatus.OPEN
    body: list[CardElement] = [header(t, title, Noun.ACCESS)]
    if remark:
        body.append(notice(remark, good=good))
    if not going_on and review is not None:
        by = plain(clipped(view.by or t("people-nameless"), _LONGEST))
        words = t(f"reviews-state-{review.status.value}", by=by, day=t.day(review.at))
        body.append(notice(words, good=review.status is ReviewStatus.ANSWERED))
    body.append(para(t("reviews-count", count=view.total)))
    body.append(para(t("reviews-seen-means"), subtle=True))
    for one in view.people:
        body += _person(t, view.place, one, page)
    if view.out:
        body.append(heading(t("reviews-out"), level=2))
        body += [_gone(t, view.place, key, name, page) for key, name in view.out[:PAGE]]
    pages = max(1, -(-view.total // PAGE))
    load = {"group": view.place.slug}
    actions: list[Action] = []
    if view.total:
        actions.append(button(t("reviews-keep-all"), "reviews.keep_all", load, style="positive"))
    if page > 0:
        back = {**load, "page": str(page - 1)}
        actions.append(button(t("hubs-previous"), "reviews.show", back))
    if page + 1 < pages:
        actions.append(button(t("hubs-next"), "reviews.show", {**load, "page": str(page + 1)}))
    verb, key = ("hubs.show", "hub") if isinstance(view.place, Hub) else ("groups.show", "group")
    actions.append(button(t("admissions-show"), verb, {key: view.place.slug}))
    return card(t, body, actions, fallback=title)


def _person(t: Translator, place: Hub | Subgroup, one: Person, page: int) -> list[CardElement]:
    name = clipped(one.member.name or one.member.email or t("people-nameless"), _LONGEST)
    as_what = t.label(one.seat.profile) if one.seat.profile else t.label(one.seat.role)
    since = t("people-seat-since", day=t.day(one.seat.since)) if one.seat.since else ""
    until = t("people-seat-until", day=t.day(one.seat.until)) if one.seat.until else ""
    known = t(f"reviews-standing-{one.standing.value}", month=_month(t, one))
    about = said(" · ".join(filter(None, (as_what, since, until, known))), subtle=True)
    about.spacing = "None"
    title = said(name, bold=True)
    title.separator = True
    if one.decided:
        return [title, about, said(t("reviews-stays"), subtle=True)]
    load = {"group": place.slug, "member": one.member.slug, "page": str(page)}
    shown = plain(name)
    found = [
        button(t("reviews-take"), "reviews.take", load, tooltip=t("reviews-take-name", name=shown)),
        button(t("reviews-keep"), "reviews.keep", load, tooltip=t("reviews-keep-name", name=shown)),
    ]
    return [title, about, deeds(name, found)]


def _month(t: Translator, one: Person) -> str:
    if one.seen is None or one.standing not in (
        Standing.ELSEWHERE,
        Standing.LONG_AGO,
        Standing.SEEN,
    ):
        return ""
    return t.month(one.seen)


def _gone(t: Translator, place: Hub | Subgroup, key: str, name: str, page: int) -> CardElement:
    name = clipped(name or t("people-nameless"), _LONGEST)
    back = button(
        t("people-put-back"),
        "reviews.put_back",
        {"group": place.slug, "member": key, "page": str(page)},
        tooltip=t("reviews-put-back-name", name=plain(name)),
    )
    return row([said(name, bold=True), said(t("reviews-is-out"), subtle=True)], back, deed=True)


def asked_card(t: Translator, view: ReviewView, *, again: bool = False) -> Mapping[str, Any]:
    """Build the question to who answers for a place; once it was answered, what came of it.

    Args:
        t: the language.
        view: the review with the first of its people.
        again: it is asked once more.
    """
    place = place_words(t, view.place)
    title = t("reviews-title", place=place)
    review = view.review
    load = {"group": view.place.slug}
    show = button(t("reviews-look"), "reviews.show", load)
    if review is not None and review.status is not ReviewStatus.OPEN:
        by = plain(clipped(view.by or t("people-nameless"), _LONGEST))
        words = t(f"reviews-state-{review.status.value}", by=by, day=t.day(review.at))
        parts = [heading(title), notice(words, good=review.status is ReviewStatus.ANSWERED)]
        return card(t, parts, [show], fallback=title)
    body: list[CardElement] = [header(t, title, Noun.ACCESS)]
    if again:
        body.append(para(t("reviews-again")))
    body.append(para(t("reviews-count", count=view.total)))
    odd = [one for one in view.people if one.standing is not Standing.SEEN]
    for one in odd[:PAGE]:
        name = clipped(one.member.name or one.member.email or t("people-nameless"), _LONGEST)
        known = t(f"reviews-standing-{one.standing.value}", month=_month(t, one))
        body += [said(name, bold=True), said(known, subtle=True)]
    body.append(para(t("reviews-asked-means"), subtle=True))
    actions: list[Action] = [
        button(t("reviews-keep-all"), "reviews.keep_all", load, style="positive"),
        show,
    ]
    return card(t, body, actions, fallback=title)


def which_review_card(t: Translator, places: Sequence[Hub | Subgroup]) -> Mapping[str, Any]:
    """Build the choice of places that somebody answers for."""
    title = t("reviews-which")
    body: list[CardElement] = [header(t, title, Noun.ACCESS)]
    for one in places[:PAGE]:
        name = clipped(place_words(t, one), _LONGEST)
        show = button(
            t("reviews-look"),
            "reviews.show",
            {"group": one.slug},
            tooltip=t("reviews-look-name", place=plain(name)),
        )
        body.append(row([said(name, bold=True)], show))
    if not places:
        body.append(para(t("reviews-none")))
    return card(t, body, [button(t("hubs-all"), "hubs.list")], fallback=title)


def report_card(
    t: Translator, round_: str, rows: Sequence[ReportRow], page: int = 0
) -> Mapping[str, Any]:
    """Build the kernteam's report of a round: asked, answered, kept, taken out, unanswered.

    Args:
        t: the language.
        round_: its month, `2027-03`; empty while there was none.
        rows: its places, unanswered first.
        page: counted from 0.
    """
    when = t.month(date.fromisoformat(f"{round_}-01")) if round_ else ""
    title = t("reviews-report", round=when)
    body: list[CardElement] = [header(t, title, Noun.ACCESS)]
    answered = [one for one in rows if one.review.status is ReviewStatus.ANSWERED]
    out = sum(len(one.review.out) for one in rows)
    if not rows:
        body.append(para(t("reviews-report-none")))
    else:
        counts = {"asked": len(rows), "answered": len(answered), "out": out}
        body.append(para(t("reviews-report-sum", **counts)))
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(page, 0), pages - 1)
    for one in rows[page * PAGE : (page + 1) * PAGE]:
        review = one.review
        name = t("admissions-hub", name=one.name) if one.hub else one.name
        about = t(
            f"reviews-report-{review.status.value}",
            people=review.people,
            out=len(review.out),
            kept=max(0, review.people - len(review.out)),
        )
        show = button(
            t("reviews-look"),
            "reviews.show",
            {"group": review.group},
            tooltip=t("reviews-look-name", place=plain(clipped(name, _LONGEST))),
        )
        body.append(row([said(clipped(name, _LONGEST), bold=True), said(about, subtle=True)], show))
    actions: list[Action] = []
    if page > 0:
        actions.append(button(t("hubs-previous"), "reviews.report", {"page": str(page - 1)}))
    if page + 1 < pages:
        actions.append(button(t("hubs-next"), "reviews.report", {"page": str(page + 1)}))
    actions.append(button(t("hubs-all"), "hubs.list"))
    return card(t, body, actions, fallback=title)
