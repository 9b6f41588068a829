"""Nobody is offered a button that they are refused when they press it."""

from datetime import date

import pytest

from bot.conversations import all_routes
from registry.core.permissions import SYSTEM
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.onboarding.appointments import appoint
from tests.support.conversation import FATIMA, JOOST, PIETER, SANNE, parts_of, town

CHANGES = {verb for one in all_routes() for verb in one.again}
"""Verbs that change something; the others show, and can be pressed one after another."""
MOST_ALIKE = 2
"""Buttons of one verb that are pressed for each person."""
DEEPEST = 4
ANNA = "anna-1"
SAID = (
    "help",
    "te doen",
    "mensen",
    "hubs",
    "hub twente",
    "groepen",
    "groep initiatiefgroep",
    "deelnames",
    "anna blijft in twente",
    "anna blijft in de initiatiefgroep",
    "haal anna uit twente",
    "haal anna uit de initiatiefgroep",
    "organisatie rijkswaterstaat",
    "netwerk onder twente",
)
ROLES = {"member": FATIMA, "hub team": PIETER, "group owner": JOOST, "kernteam": SANNE}


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as running:
        for person in ROLES.values():
            await running.chat(person).say("taal nl")
        until = date(2027, 7, 1)
        async with running.store.write(SYSTEM) as unit:
            await unit.of(Member).add(Member(slug=ANNA, name="Anna de Vries"))
            await appoint(unit, "twente", PIETER.id)
            await appoint(unit, "twente", ANNA, until=until)
            await appoint(unit, "initiatiefgroep", ANNA, until=until)
            group = await unit.of(Subgroup).get("initiatiefgroep")
            owned = group.model_copy(update={"owners": (JOOST.id,)})
            await unit.of(Subgroup).put(owned)
        yield running


def offered(answer):
    """The verb, data and title of each button of an answer that only shows something."""
    if answer is None or answer.card is None:
        return
    for part in parts_of(answer.card):
        data = dict(part.get("data") or {})
        verb = part.get("verb") or data.get("verb", "")
        if part["type"].startswith("Action.") and verb and verb not in CHANGES:
            load = {key: one for key, one in data.items() if key not in ("verb", "msteams")}
            yield verb, load, part.get("title", "")


@pytest.mark.parametrize("role", ROLES)
async def test_what_is_offered_is_not_refused(plek, role):
    chat, pressed, refused = plek.chat(ROLES[role]), {}, []
    todo = [
        (one, (words,)) for words in SAID for one in offered(await later(plek, chat.say(words)))
    ]
    while todo:
        (verb, load, title), path = todo.pop(0)
        alike = pressed.setdefault(verb, [])
        if load in alike or len(alike) >= MOST_ALIKE:
            continue
        alike.append(load)
        answer = await later(plek, chat.call(verb, **load))
        if answer is not None and answer.card is None and not answer.choices:
            refused.append((*path, title, answer.text))
        if len(path) < DEEPEST:
            todo += [(one, (*path, title)) for one in offered(answer)]
    assert refused == []
    assert len(pressed) > 10
    if role in ("hub team", "group owner", "kernteam"):
        assert "people.take" in pressed


async def later(plek, answer):
    """An answer, at a time at which nobody presses too fast."""
    plek.clock.forward(minutes=1)
    return await answer
