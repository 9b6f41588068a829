"""What waits for somebody is a kind of `te doen`, or has a reason why not."""

import enum
import importlib
import pkgutil
import typing

import pytest

import bot
import graph_sync
import registry
from bot.conversations import all_routes
from cards.kit.translator import translator
from registry.core.entity import Entity
from registry.core.vocabulary import COMPLETE
from registry.core.waiting import WaitingKind

ROUTES = all_routes()
WAITING = [one for routes in ROUTES for one in routes.waiting]
VERBS = {verb for routes in ROUTES for verb in routes.verbs}
STATES = ("status", "state", "standing", "outcome")
"""Fields that say how far an entity is."""

IDLE = {
    "access_reviews.status=answered": "over",
    "faq_versions.status=given": "what an answer said at some time",
    "faq_versions.status=off": "what an answer said at some time",
    "faqs.status=off": "taken off: nobody is given it until it is set back",
    "access_reviews.status=unanswered": "over: the next round asks again",
    "admission_requests.status=admitted": "over",
    "admission_requests.status=declined": "over, until they ask again",
    "admission_requests.status=withdrawn": "over",
    "admission_requests.status=lapsed": "over",
    "actions.state=done": "over",
    "actions.state=dropped": "over",
    "help_requests.status=closed": "over",
    "hubs.status=forming": "its plan waits, as a plan of the sync",
    "hubs.status=active": "is as it should be",
    "hubs.status=closed": "over",
    "inquiries.status=answered": "over",
    "inquiries.status=declined": "over",
    "inquiries.status=withdrawn": "over",
    "inquiries.status=ended": "over",
    "ledger_entries.state=making": "waits for Microsoft",
    "ledger_entries.state=live": "is as it should be",
    "ledger_entries.state=archived": "over",
    "ledger_entries.state=gone": "over",
    "members.status=introduced": "is as it should be",
    "members.status=left": "over; what is kept of them goes by itself",
    "network_participants.state=in": "is as it should be",
    "network_participants.state=declined": "over",
    "network_participants.state=resting": "over, until they come back",
    "networks.status=published": "is as it should be",
    "networks.status=rejected": "over: its aanjagers heard why, and may send it in again",
    "networks.status=archived": "over",
    "organisations.status=known": "is as it should be",
    "organisations.status=reference": "is listed once somebody takes part",
    "participations.standing=member": "is as it should be",
    "participations.standing=partner": "is as it should be",
    "participations.standing=ready": "waits for them, who are outside",
    "participations.standing=wanted": "waits for them, who are outside",
    "programmes.status=active": "is as it should be",
    "programmes.status=ended": "over",
    "proposals.status=not_now": "over, until somebody reopens its signal",
    "questions.status=on_agenda": "is as it should be",
    "questions.status=answered": "over",
    "questions.status=merged": "over",
    "questions.status=declined": "over",
    "signals.status=bundled": "shares the course of another",
    "signals.status=set_aside": "over",
    "signals.status=closed": "over",
    "subgroups.status=active": "is as it should be",
    "subgroups.status=archived": "over",
    "sync_calls.status": "an answer of Graph's, of what was done",
    "sync_plans.status=approved": "waits for the bot",
    "sync_plans.status=applying": "waits for the bot",
    "sync_plans.status=applied": "over",
    "sync_plans.status=declined": "over",
    "sync_plans.status=overtaken": "over",
    "themes.status=active": "is as it should be",
    "themes.status=archived": "over",
    "undelivered.status": "an answer of Teams', of what was sent",
}
"""States in which nothing waits for a person, and why."""


def states():
    """Every state of every entity, as `covers` names it."""
    for section, entity in Entity.sections().items():
        for name in STATES:
            if name not in entity.model_fields:
                continue
            values = values_of(entity.model_fields[name].annotation)
            yield from (
                (f"{section}.{name}={one}" for one in values) if values else (f"{section}.{name}",)
            )


def values_of(annotation):
    if typing.get_origin(annotation) is typing.Literal:
        return [str(one) for one in typing.get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return [str(one) for one in annotation]
    return []


def kinds_declared():
    """Every kind that stands in a module, routed or not."""
    for package in (registry, graph_sync, bot):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.endswith(".waiting"):
                module = importlib.import_module(found.name)
                yield from (one for one in vars(module).values() if isinstance(one, WaitingKind))


COVERED = {one for waiting in WAITING for one in waiting.kind.covers}


@pytest.mark.parametrize("state", sorted(states()))
def test_every_state_waits_for_somebody_or_says_why_not(state):
    assert (state in COVERED) != (state in IDLE), (
        f"{state}: give it a kind in registry/<subject>/waiting.py, or a reason in {__name__}.IDLE"
    )


def test_every_reason_is_of_a_state_that_there_is():
    assert IDLE.keys() <= set(states())


def test_a_kind_covers_what_there_is():
    for one in COVERED:
        section, _, rest = one.partition(".")
        field, _, value = rest.partition("=")
        known = Entity.sections()[section].model_fields
        assert field in known, one
        assert not value or value in values_of(known[field].annotation), one


def test_every_kind_that_is_declared_is_listed_once():
    routed = [one.kind for one in WAITING]

    assert sorted(one.name for one in routed) == sorted({one.name for one in routed})
    assert {id(one) for one in kinds_declared()} == {id(one) for one in routed}


@pytest.mark.parametrize("waiting", WAITING, ids=lambda one: one.kind.name)
def test_a_kind_has_its_words_and_its_ways(waiting):
    assert waiting.shows in VERBS
    assert not waiting.opens or waiting.opens in VERBS
    for language in COMPLETE:
        text = "todo-" + waiting.kind.name.replace("_", "-")
        assert translator(language).has(text), text
        one, many = (translator(language)(text, count=number) for number in (1, 2))
        assert one
        assert many
