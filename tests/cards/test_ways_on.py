"""No card ends without a way on, and each way leads somewhere: all sample cards are walked."""

import importlib
import re

import pytest

from bot.conversations import all_routes
from bot.dispatch.commands import CommandBook
from bot.dispatch.routes import RUN
from cards.kit.translator import translator
from cards.provisioning.approvals import PlanView, plan_card
from registry.core.vocabulary import COMPLETE
from tests.cards.provisioning.samples_plans import new_hub, shown
from tests.cards.test_samples import MODULES, NOUNS, parts

ROUTES = all_routes()
VERBS = {verb for routes in ROUTES for verb in routes.verbs}
BOOK = CommandBook(one for routes in ROUTES for one in routes.commands)
TYPED = re.compile(r"`([^`]+)`|\b(?:[Tt]yp|[Tt]ype) ([a-z][a-z ]+)")
"""What a text says can be typed."""
SHOWN_OTHERWISE = {
    *(again.verb for routes in ROUTES for again in routes.again.values()),
    *(shown.verb for routes in ROUTES for shown in routes.shown.values()),
    *(verb for routes in ROUTES for one in routes.waiting for verb in (one.shows, one.opens)),
}
"""Verbs that show a thing again, or from `te doen`, whose rows have made-up ways in the samples."""
NOT_ON_A_CARD = {
    "signals.message": "the action at a message, in the app package",
}
"""Verbs that stand on no card, and why."""
MADE_UP = {"noun.deed"}
"""Verbs of samples of the kit, which are nobody's."""


def cards(noun):
    return importlib.import_module(MODULES[noun]).samples()


def actions(card):
    return [one for one in parts(card) if str(one.get("type", "")).startswith("Action.")]


def texts(card):
    for one in parts(card):
        if "inlines" in one:
            yield "".join(str(run["text"]) for run in one["inlines"])
        elif one.get("type") == "TextBlock":
            yield one["text"]


def has_way_on(card):
    said = " ".join(texts(card))
    typed = (found[1] or found[2] for found in TYPED.finditer(said))
    return bool(actions(card)) or any(BOOK.find(one) for one in typed)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_card_has_a_way_on(noun):
    assert [name for name, card in cards(noun).items() if not has_way_on(card)] == []


def test_a_card_without_a_way_on_is_found():
    text = {"type": "TextBlock", "text": "Het is klaar."}
    assert not has_way_on({"body": [text]})
    assert not has_way_on({"body": [text | {"text": "Typ iets anders."}]})
    assert has_way_on({"body": [text | {"text": "Typ help."}]})
    assert has_way_on({"body": [text], "actions": [{"type": "Action.Execute"}]})


@pytest.mark.parametrize("noun", NOUNS)
def test_every_way_on_leads_somewhere(noun):
    lost = set()
    for name, card in cards(noun).items():
        for action in actions(card):
            data = action.get("data") or {}
            verb = action.get("verb") or data.get("verb")
            if verb is not None and verb not in VERBS | MADE_UP:
                lost.add((name, verb))
            if verb == RUN and BOOK.find(str(data.get("name"))) is None:
                lost.add((name, str(data.get("name"))))
    assert lost == set()


@pytest.mark.parametrize("language", COMPLETE)
def test_a_plan_says_that_nothing_happens_only_when_nothing_does(language):
    t, plan = translator(language), shown(new_hub())
    held = " ".join(texts(plan_card(t, plan, PlanView())))
    free = " ".join(texts(plan_card(t, plan, PlanView(invites=True))))

    assert t("sync-card-asks") in held
    assert t("sync-card-asks") not in free
    assert t("sync-card-asks-invites") in free


def test_every_verb_stands_on_a_card():
    found = set()
    for noun in NOUNS:
        for card in cards(noun).values():
            for action in actions(card):
                found.add(action.get("verb") or (action.get("data") or {}).get("verb"))
    assert VERBS - found - SHOWN_OTHERWISE == NOT_ON_A_CARD.keys()
