"""A plan of the Graph sync as the kernteam sees it: to decide on, on its way, and done."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    heading,
    link,
    notice,
    para,
    plain,
    said,
)
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.states import progress
from cards.kit.translator import Translator
from cards.provisioning.outcome import is_fine, outcome_lines
from cards.provisioning.plan_groups import adopted, groups, lines, summary, titled
from cards.provisioning.plan_text import removals_sentence
from cards.provisioning.wording import (
    SIGN_BLOCKED,
    SIGN_PENDING,
    SIGN_UNSURE,
    bare,
    blocked_sentence,
    cost,
    pending_sentence,
    quarantine_sentence,
    unsure_sentence,
)
from registry.provisioning.plan import Plan
from registry.provisioning.sync_plan import SyncPlan

MOST_TEAMS = 8
MOST_OBSTACLES = 4
MOST_ADOPTED = 12
"""Places known by name only; PLeK had ten teams in October 2023."""
MOST_LINKS = 3
PAGE = 12
"""Lines on a page of details."""
LONGEST = 280
"""Characters of a line; names can be long."""


_AHEAD = {
    "proposed": "sync-card-asks-planned",
    "approved": "sync-card-approved-planned",
    "declined": "sync-card-declined-planned",
}
"""What is said of the plan of a hub that did not begin yet."""


@dataclasses.dataclass(frozen=True, slots=True)
class PlanView:
    """Facts beside the plan that its reader needs.

    Attributes:
        decider: name of who decided; empty when not known.
        by_itself: the policy decided, nobody in person.
        remark: id of a text that says why what they tried did not go through.
        invites: guests are invited without anybody's word, by the policy.
    """

    decider: str = ""
    by_itself: bool = False
    remark: str = ""
    invites: bool = False


def plan_card(t: Translator, one: SyncPlan, view: PlanView) -> Mapping[str, Any]:
    """Return a plan with the buttons to decide; or how far it is, or what came of it."""
    plan = one.plan
    title = titled(t, t(f"sync-card-{one.origin}"), plan)
    body: list[CardElement] = [header(t, title, Noun.SYNC)]
    if view.remark:
        body.append(notice(t(view.remark)))
    body += _standing(t, one, view)
    body += _what(t, plan)
    if one.status == "proposed":
        body += _by_name(t, plan)
        body += _weight(t, plan)
    if one.status in ("applying", "applied"):
        body += _quarantines(t, one)
    fallback = t("sync-card-fallback", title=title, count=len(plan.changes))
    return card(t, body, list(_buttons(t, one, plan)), fallback=fallback)


def details_card(t: Translator, one: SyncPlan, page: int) -> Mapping[str, Any]:
    """Show a whole plan, a page at a time."""
    every = list(_details(t, one.plan))
    pages = max(1, -(-len(every) // PAGE))
    page = min(max(page, 0), pages - 1)
    body: list[CardElement] = [heading(t("sync-card-details-title"))]
    if pages > 1:
        body.append(para(t("sync-card-page", page=page + 1, pages=pages), subtle=True))
    body += [
        said(clipped(text, 2 * LONGEST), bold=bold)
        for text, bold in every[page * PAGE : (page + 1) * PAGE]
    ]
    return card(t, body, list(_turning(t, one, page, pages)), fallback=t("sync-card-details-title"))


def progress_parts(t: Translator, done: int, total: int) -> list[CardElement]:
    """Return how far it is, in words and as a bar."""
    return progress(done, total, t("sync-card-applying", done=done, total=total))


def _standing(t: Translator, one: SyncPlan, view: PlanView) -> list[CardElement]:
    """Return how it stands with the plan, first thing to be read."""
    by = plain(view.decider or t("sync-card-somebody"))
    if one.planned and one.starts is not None and one.status in _AHEAD:
        text = t(_AHEAD[one.status], by=by, day=t.weekday(one.starts))
        return [
            para(text) if one.status == "proposed" else notice(text, good=one.status != "declined")
        ]
    if one.status == "proposed":
        return [para(t("sync-card-asks-invites" if view.invites else "sync-card-asks"))]
    if one.status == "applying":
        return [*_who(t, view, by), *progress_parts(t, one.done, one.total)]
    if one.status == "applied":
        fine = not one.setbacks and is_fine(one.ends)
        key = "sync-card-applied" if fine else "sync-card-applied-partly"
        text = t(key, done=one.done, total=one.total)
        told = [] if fine else list(outcome_lines(t, one.ends))[1:]
        return [notice(text, good=fine), *map(para, told), *_who(t, view, by)]
    if one.status == "approved":
        text = t("sync-card-by-itself") if view.by_itself else t("sync-card-approved", by=by)
        return [notice(text, good=True)]
    if one.status == "declined" and one.plan.by_name:
        return [notice(t("sync-adopt-declined", by=by))]
    return [notice(t(f"sync-card-{one.status}", by=by))]


def _who(t: Translator, view: PlanView, by: str) -> list[CardElement]:
    text = t("sync-card-by-itself") if view.by_itself else t("sync-card-decided-by", by=by)
    return [para(text, subtle=True)]


def _what(t: Translator, plan: Plan) -> list[CardElement]:
    teams = summary(t, plan)
    body: list[CardElement] = [said(clipped(one, LONGEST)) for one in teams[:MOST_TEAMS]]
    if len(teams) > MOST_TEAMS:
        body.append(para(t("sync-card-more-teams", count=len(teams) - MOST_TEAMS)))
    return body


def _by_name(t: Translator, plan: Plan) -> list[CardElement]:
    """Return what would be taken over because of its name: the reader says whose it is."""
    told = adopted(t, plan)
    if not told:
        return []
    body: list[CardElement] = [
        heading(t("sync-adopt-title"), level=2),
        notice(t("sync-adopt-intro")),
    ]
    body += [said(clipped(text, 2 * LONGEST)) for text in told[:MOST_ADOPTED]]
    if len(told) > MOST_ADOPTED:
        body.append(para(t("sync-card-more", count=len(told) - MOST_ADOPTED)))
    return body


def _weight(t: Translator, plan: Plan) -> list[CardElement]:
    """Return what it costs, what it takes away, and what it leaves out."""
    body: list[CardElement] = [fact(t("sync-card-cost"), cost(t, plan))]
    if plan.removals.planned:
        text = removals_sentence(t, plan)
        body.append(notice(text) if plan.removals.over else para(text))
    told = [blocked_sentence(t, one) for one in plan.blocked]
    return body + _listed(t, "sync-card-blocked", told)


def _quarantines(t: Translator, one: SyncPlan) -> list[CardElement]:
    told = [quarantine_sentence(t, quarantine) for quarantine in one.setbacks]
    return _listed(t, "sync-card-setbacks", told)


def _listed(t: Translator, title: str, told: Sequence[str]) -> list[CardElement]:
    """Return a few of many sentences under a title; nothing when there are none."""
    if not told:
        return []
    body: list[CardElement] = [heading(t(title), level=2)]
    body += [said(clipped(text, 2 * LONGEST)) for text in told[:MOST_OBSTACLES]]
    if len(told) > MOST_OBSTACLES:
        body.append(para(t("sync-card-more", count=len(told) - MOST_OBSTACLES)))
    return body


def seen_of(one: SyncPlan) -> dict[str, str]:
    """Return what a button carries, so that nobody decides on another plan than they saw."""
    return {"plan": one.slug, "checksum": one.checksum}


def _buttons(t: Translator, one: SyncPlan, plan: Plan) -> Iterator[Action | None]:
    seen = seen_of(one)
    if one.status == "proposed" and plan.removals.over:
        title = t("sync-card-approve-all", count=plan.removals.planned)
        yield button(title, "sync.approve", {**seen, "removals": "yes"}, style="destructive")
    elif one.status == "proposed":
        yes = "sync-adopt-yes" if plan.by_name else "sync-card-approve"
        if one.planned and not plan.by_name:
            yes = "sync-card-approve-planned"
        yield button(t(yes), "sync.approve", seen, style="positive")
    yield from _ahead(t, one, seen, over=plan.removals.over)
    if one.status == "proposed":
        no = "sync-adopt-no" if plan.by_name else "sync-card-decline"
        yield button(t(no), "sync.decline", seen)
    if one.status == "declined" and plan.by_name:
        yield button(t("sync-adopt-again"), "sync.again", {"plan": one.slug})
    yield button(t("sync-card-details"), "sync.details", {"plan": one.slug})
    secure = (place for place in one.made if place.url.startswith("https://"))
    for place in islice(secure, MOST_LINKS):
        yield link(t("sync-card-open", name=clipped(bare(place.name), 60)), place.url)


def _ahead(
    t: Translator, one: SyncPlan, seen: Mapping[str, str], *, over: bool
) -> Iterator[Action]:
    """Build what can be done more with the plan of a hub that did not begin yet."""
    if not one.planned:
        return
    if one.status == "proposed" and not over:
        yield button(t("sync-card-now"), "sync.now", seen)
    if one.status == "approved":
        yield button(t("sync-card-now-approved"), "sync.now", seen)
        yield button(t("sync-card-yes-back"), "sync.take_back", {"plan": one.slug})
    if one.status == "declined":
        yield button(t("sync-card-no-back"), "sync.take_back", {"plan": one.slug})


def _details(t: Translator, plan: Plan) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is a title."""
    for group in groups(t, plan):
        yield bare(group.name), True
        for line in lines(t, group.changes):
            yield f"{line.sign} {line.text}", False
    for title, mark, told in (
        ("blocked", SIGN_BLOCKED, [blocked_sentence(t, one) for one in plan.blocked]),
        ("pending", SIGN_PENDING, [pending_sentence(t, one) for one in plan.pending]),
        ("unsure", SIGN_UNSURE, [unsure_sentence(t, one) for one in plan.unsure]),
    ):
        if told:
            yield t(f"sync-plan-{title}", count=len(told)), True
            yield from ((f"{mark} {text}", False) for text in told)
    if plan.foreign:
        yield t("sync-plan-foreign", count=len(plan.foreign)), True
        yield from ((bare(one.name), False) for one in plan.foreign)


def _turning(t: Translator, one: SyncPlan, page: int, pages: int) -> Iterator[Action]:
    if page > 0:
        data = {"plan": one.slug, "page": str(page - 1)}
        yield button(t("sync-card-previous"), "sync.details", data)
    if page < pages - 1:
        data = {"plan": one.slug, "page": str(page + 1)}
        yield button(t("sync-card-next"), "sync.details", data)
    yield button(t("sync-card-back"), "sync.plan", {"plan": one.slug})
