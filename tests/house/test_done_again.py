"""Whoever sends a thing twice is told what was done, also when the first answer is gone.

Each verb and command that changes something shows the thing that its change belongs to, or says
here why it can't; and each has words for what it does.
"""

import inspect
import types

import pytest

from bot.conversations import all_routes
from bot.dispatch.routes import Again
from bot.dispatch.turn import Kind
from cards.kit.translator import translator
from registry.core.vocabulary import COMPLETE
from tests.house.test_forged import things
from tests.support.conversation import CHANNEL, SANNE, town

BY_WHAT_IT_CHANGES = {
    "helpdesk.send": "help_requests",
    "hubs.found": "hubs",
    "hubs.plan.found": "hubs",
    "involvement.announce": "announcements",
    "involvement.ask": "inquiries",
    "members.submit": "members",
    "networks.submit": "networks",
    "questions.submit": "questions",
    "signals.harvest_send": "harvests",
    "signals.send": "signals",
}
"""What makes something: its button can't name that, the audit trail does."""
COMMANDS = {
    "haal mijn voorstelling weg": "cafe_cards",
    "herinneringen": "reminder_rests",
    "ik wil gevonden worden": "members",
    "vind mij niet meer": "members",
    "hub plannen": "hubs",
    "nieuwsoverzicht": "overview_choices",
    "signal": "signals",
    "stop met netwerk": "network_participants",
    "taal": "members",
    "volg": "follows",
    "volg niet meer": "follows",
}
"""Commands that change something by words alone, with the section of that."""
REPLIES = {"in_thread": "help_requests"}
NOTHING_TO_SHOW = {"privacy.erase": "of who was erased nothing is left"}

ROUTES = all_routes()
VERBS = {verb: handler for one in ROUTES for verb, handler in one.verbs.items()}
AGAIN = {verb: again for one in ROUTES for verb, again in one.again.items()}
SHOWN = {section: shown.verb for one in ROUTES for section, shown in one.shown.items()}


def _names(code):
    yield from code.co_names
    for part in code.co_consts:
        if isinstance(part, types.CodeType):
            yield from _names(part)


def _called(found, seen):
    """The functions of conversations that one may call, by the names in its code."""
    found = inspect.unwrap(found) if callable(found) else found
    if isinstance(found, dict):
        for one in found.values():
            _called(one, seen)
    elif isinstance(found, types.FunctionType) and found not in seen:
        if not found.__module__.startswith("bot.conversations"):
            return
        seen.add(found)
        for cell in found.__closure__ or ():
            _called(cell.cell_contents, seen)
        for name in _names(found.__code__):
            _called(found.__globals__.get(name), seen)


def changes(handler):
    """Whether it opens a unit to write in, itself or in what it calls."""
    seen = set()
    _called(handler, seen)
    return any("write" in _names(one.__code__) for one in seen)


CHANGING = sorted(verb for verb, handler in VERBS.items() if changes(handler))


def label(verb):
    return "did-" + verb.replace(".", "-").replace("_", "-")


def test_the_program_finds_what_changes_something():
    assert len(CHANGING) > 55
    assert {"hubs.close.confirmed", "questions.place", "sync.drift.leave"} <= set(CHANGING)
    assert not {"hubs.show", "signals.list", "networks.form", "venues.keep"} & set(CHANGING)


def test_each_verb_that_changes_something_has_a_way_to_confirm_it_again():
    ways = [AGAIN.keys(), BY_WHAT_IT_CHANGES.keys(), NOTHING_TO_SHOW.keys()]
    assert sorted(verb for way in ways for verb in way) == CHANGING, (
        "say `again=` or `repeats=` at the verb, or here by what it is shown, or why not"
    )


def test_each_way_leads_to_a_verb_that_shows_and_changes_nothing():
    targets = {again.verb for again in AGAIN.values() if again.verb}
    sections = {*BY_WHAT_IT_CHANGES.values(), *COMMANDS.values(), *REPLIES.values()}
    assert sections <= SHOWN.keys()
    assert (targets | set(SHOWN.values())) - VERBS.keys() == set()
    assert (targets | set(SHOWN.values())) & set(CHANGING) == set()
    assert [verb for verb, again in AGAIN.items() if bool(again.verb) == again.repeats] == []


def test_only_what_makes_a_link_or_looks_is_done_again():
    assert {verb for verb, again in AGAIN.items() if again == Again(repeats=True)} == {
        *("people.batch_file", "privacy.export"),
        *("signals.agenda", "signals.export", "signals.patterns"),
    }


def test_each_command_that_changes_something_has_a_way_too():
    found = [one for routes in ROUTES for one in routes.commands if changes(one.handler)]
    assert {one.names["nl"][0] for one in found if not one.repeats} == COMMANDS.keys()
    heard = [one for routes in ROUTES for one in (*routes.replies, *routes.otherwise)]
    assert {one.__name__ for one in heard if changes(one)} == REPLIES.keys()


@pytest.mark.parametrize("language", COMPLETE)
def test_each_has_words_for_what_it_does(language):
    t = translator(language)
    assert [verb for verb in CHANGING if not t.own(label(verb))] == []


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as running:
        yield running


@pytest.mark.parametrize("language", COMPLETE)
async def test_none_is_answered_with_done_alone(plek, language):
    """Its keys were used, whatever for, and nothing is left in memory or in the audit trail."""
    base = await things(plek)
    chat = plek.chat(SANNE, CHANNEL)
    await chat.call("languages.choose", language=language)
    t, told = translator(language), 0
    bare = t("refused-done", what="|").partition("|")[0].strip()
    for number, verb in enumerate(CHANGING):
        used = (f"turn:key-{next(plek.numbers) + 1}", f"form:{SANNE.id}:n{number}")
        async with plek.store.write(SANNE.id, once=used):
            pass
        answer = await chat.call(verb, Kind.ACTION, **base, purpose="helpdesk", form=f"n{number}")
        if answer.text.startswith(bare):
            told += 1
            assert answer.text.startswith(t("refused-done", what=t(label(verb)))), verb
    assert told > 35, told
