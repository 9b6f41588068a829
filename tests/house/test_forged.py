"""What a button or a form carries may be forged: no field of it makes a turn fail."""

import json
from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace

import pytest

from bot.conversations import all_routes
from bot.dispatch.ask import LONGEST_VALUE, Ask
from bot.dispatch.turn import Answer, Kind
from registry.agenda.question import Question
from registry.core.errors import NotFound
from registry.core.vocabulary import Language
from registry.helpdesk.call import HelpRequest
from registry.hubs.hub import Hub
from registry.networks.network import Network
from registry.organisations.organisation import Organisation
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStep
from tests.house.stored_names import KEPT, READERS
from tests.support.conversation import CHANNEL, FATIMA, SANNE, town
from tests.support.examples import ALL

HUGE = "x" * 60_000
FORGED = {
    "huge": HUGE,
    "huge words": "woord " * 10_000,
    "huge keys": " ".join(f"{'k' * 100}-{n}" for n in range(550)),
    "huge list": ["x" * 50] * 1_200,
    "huge with commas": "a," * 30_000,
}
ODD = {
    "a list": [[["x"]]],
    "an object": {"a": {"b": "c"}},
    "a number": 1e308,
    "nothing": None,
    "a yes": True,
    "unseen signs": "\u202e\u200b\x07\ufeff",
    "percent": "%00%ff&=&=;=",
}
TRIED = FORGED | ODD if ALL else {name: FORGED[name] for name in ("huge", "huge keys")}
GONE_AFTERWARDS = ("privacy.erase",)
"""Verbs after which somebody is nobody: pressed last."""


class Watched(dict):
    """Data of a button that notes what is read of it."""

    def __init__(self, *args):
        super().__init__(*args)
        self.read = set()

    def get(self, name, default=None):
        self.read.add(name)
        return super().get(name, default)

    def __getitem__(self, name):
        self.read.add(name)
        return super().__getitem__(name)

    def __contains__(self, name):
        self.read.add(name)
        return super().__contains__(name)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as running:
        yield running


async def things(plek):
    """Values that lead somewhere, by the name under which buttons carry them."""
    chat = plek.chat(FATIMA)
    await chat.call("signals.send", seen="Het water staat te hoog in de beek.", kind="bottleneck")
    await chat.call("helpdesk.send", text="Ik kom er niet in.")
    found = {}
    for name, entity in {
        "signal": Signal,
        "request": HelpRequest,
        "question": Question,
        "hub": Hub,
        "network": Network,
        "organisation": Organisation,
    }.items():
        found[name] = next((one.slug for one in await plek.all(entity)), "niets")
    return found | {"page": "0", "seen": "0", "agenda": found["hub"], "plan": "niets"}


def variants(verb, base):
    """The data that a verb is pressed with: for steps, each step's own."""
    if verb in ("signals.step", "signals.take"):
        return [base | {"step": step.value} for step in SignalStep]
    return [base]


def sound(answer):
    assert answer is None or isinstance(answer, Answer)
    if answer is not None:
        assert len(answer.text) < 5_000
        assert answer.card is None or isinstance(answer.card, Mapping)


async def test_no_forged_field_of_any_verb_makes_a_turn_fail(plek):
    base = await things(plek)
    verbs = sorted({verb for one in all_routes() for verb in one.verbs} - set(GONE_AFTERWARDS))
    chat, pressed, failed = plek.chat(SANNE, CHANNEL), 0, []
    for verb in [*verbs, *GONE_AFTERWARDS]:
        for data in variants(verb, base):
            read = await fields_of(plek, chat, verb, data)
            for name in sorted(read):
                for how, forged in TRIED.items():
                    pressed += 1
                    try:
                        sound(await chat.call(verb, Kind.ACTION, **{**data, name: forged}))
                    except Exception as error:  # noqa: BLE001  # all of them, to see the kind
                        failed.append((verb, data.get("step"), name, how, repr(error)[:120]))
    assert not failed, "\n".join(map(str, failed))
    assert pressed > 400, "the verbs read nothing any more?"


async def fields_of(plek, chat, verb, data):
    """Press it once, and return the names that were read."""
    watched = Watched(data)
    handler = plek.router._verbs[verb]
    try:
        plek.router._verbs[verb] = watching(handler, watched)
        sound(await chat.call(verb, Kind.ACTION, **data))
    finally:
        plek.router._verbs[verb] = handler
    return watched.read


def watching(handler, watched):
    async def watch(ask):
        return await handler(replace(ask, incoming=replace(ask.incoming, data=watched)))

    return watch


@pytest.mark.parametrize("forged", [*FORGED.values(), *ODD.values()], ids=[*FORGED, *ODD])
async def test_all_fields_forged_at_once(plek, forged):
    names = json.loads(KEPT.read_text("utf-8"))["sent by cards"]
    for verb in sorted({verb for one in all_routes() for verb in one.verbs}):
        for kind in (Kind.ACTION, Kind.DIALOG_SUBMIT):
            sound(
                await plek.chat(FATIMA).call(verb, kind, **dict.fromkeys([*names, "form"], forged))
            )


def test_each_reader_has_a_bound():
    """Whatever is read of a button is a closed set, a number, or so long and no longer."""
    ask = Ask(SimpleNamespace(data={"x": HUGE}), None, Language.DUTCH)
    assert ask.value("x") == ""
    assert len(ask.text("x")) < len(HUGE)
    assert ask.number("x", most=5) == 0
    assert ask.choice("x", SignalStep) is None
    assert ask.flag("x") is False
    with pytest.raises(NotFound):
        ask.key("x")
    many = Ask(SimpleNamespace(data={"x": "a-1, b-2 a-1 " * 9_000}), None, Language.DUTCH)
    assert many.keys("x", most=5) == ["a-1", "b-2"]
    assert LONGEST_VALUE < 1_000
    assert {name for name in vars(Ask) if not name.startswith("_")} >= READERS
