"""A learning cycle over HTTP: six people, three hubs, forty signals, two Stuurgroep meetings."""

import dataclasses
import json
import re

import pytest

from bot.dispatch.turn import Person
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Region, Role
from registry.hubs.hub import Hub
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStatus
from tests.support.conversation import FATIMA, JOOST, PIETER, SANNE, buttons_of
from tests.whole.http_town import KERNTEAM, Caller, HttpTown, http_town

ZOE = Person("a3f1c0de-0000-4000-8000-000000000105", "29:zoe", "Zoë Hendriks")
EMRE = Person("a3f1c0de-0000-4000-8000-000000000106", "29:emre", "Emre Çelik")
PEOPLE = (SANNE, JOOST, FATIMA, PIETER, ZOE, EMRE)
HUBS = ("Twente", "Noordelijk Flevoland", "Zeeland")
ABOUT = (
    "De kennis over {} komt in {} niet bij de mensen die ermee werken.",
    "In {1} weet niemand wie er onderzoek doet naar {0}.",
)
LESSON = "Eén loket werkt beter dan vijf."
COURSE = [
    *("raise", "pick_up", "ask", "answer", "bundle", "bundle", "propose", "revise"),
    *("agenda", "agenda", "advise", "outcome", "decide", "act", "finish", "close"),
]
SEND = ("Signaal versturen", "Toch een nieuw signaal")
TOPICS = ("grondwater", "stikstof", "woningbouw", "bereikbaarheid", "erfgoed", "gezondheid")


@pytest.fixture
async def plek(sqlite_url):
    """Everybody has said hello and has their role; there are three hubs."""
    async with http_town(sqlite_url, PEOPLE) as town:
        for person in (SANNE, JOOST):
            await town.seat(person, Role.KERNTEAM)
        await town.seat(PIETER, Role.INITIATIVE)
        await town.seat(ZOE, Role.STEERING)
        await town.seat(EMRE, Role.AMBASSADOR)
        async with town.store.write(SYSTEM) as unit:
            zeeland = Region.ZEELAND
            hub = Hub(slug="zeeland", name="Zeeland", region=zeeland, province=zeeland)
            await unit.of(Hub).add(hub.model_copy(update={"status": "active"}))
        yield town


def number_in(said):
    """The number of the signal that a card is about."""
    return int(re.search(r"signaal (\d+)", str(said), re.IGNORECASE)[1])


async def raise_one(caller, words, **inputs):
    """Raise a signal as a member does: a sentence, what it is like, the form, and sent."""
    said = await caller.say(f"signal {words}")
    if "Toch een nieuw signaal" in json.dumps(said.card, ensure_ascii=False):
        said = await caller.press(said, "Toch een nieuw signaal")
    title = next(one for one in buttons_of(said.card) if one in SEND)
    said = await caller.press(said, title, **inputs)
    assert "Dank je wel" in str(said), str(said)
    return number_in(said)


async def later(plek, **span):
    """Time goes by and the worker does what is due."""
    await plek.deliver()
    plek.clock.forward(**span)
    await plek.deliver()


async def state(plek, number):
    """What became of a signal."""
    async with plek.store.read() as unit:
        return (await unit.of(Signal).get(str(number))).status


async def forty(plek):
    """Fatima, Pieter, Zoë and Emre raise forty signals from three hubs."""
    raisers = [plek.person(one) for one in (FATIMA, PIETER, ZOE, EMRE)]
    numbers = []
    for at in range(40):
        words = ABOUT[at % 2].format(TOPICS[at % len(TOPICS)], HUBS[at % 3])
        numbers.append(await raise_one(raisers[at % 4], f"{words} Dit is nummer {at}."))
    return numbers


@dataclasses.dataclass
class Cycle:
    """The six people, and the signal that goes all the way."""

    plek: HttpTown
    people: dict[str, Caller]
    number: int = 0

    async def by(self, name, text, number=0):
        """Somebody types a step with the signal, or with another."""
        return await self.people[name].say(f"signal {number or self.number} {text}")

    async def stands(self, status, number=0):
        """The signal is in this state."""
        assert await state(self.plek, number or self.number) is status


@pytest.fixture
async def cycle(plek):
    """Forty signals are raised, and an anonymous one that goes all the way."""
    names = ("sanne", "joost", "fatima", "pieter", "zoe", "emre")
    cycle = Cycle(plek, {name: plek.person(one) for name, one in zip(names, PEOPLE, strict=True)})
    assert await forty(plek) == list(range(1, 41))
    await later(plek, minutes=30)
    words = "Gasten kunnen in Twente de bodemkaarten niet openen."
    cycle.number = await raise_one(cycle.people["fatima"], words, anonymous="true")
    return cycle


async def test_forty_signals_reach_the_kernteam_and_nobody_learns_who_is_anonymous(cycle):
    assert cycle.plek.messages(KERNTEAM), "the kernteam's channel heard of them"
    inbox = await cycle.people["sanne"].say("/signal")
    assert "41 nieuw" in json.dumps(inbox.card, ensure_ascii=False)
    for name, knows in (("emre", False), ("zoe", False), ("sanne", True)):
        shown = await cycle.people[name].say(f"signal {cycle.number}")
        assert (FATIMA.name in json.dumps(shown.card, ensure_ascii=False)) is knows, name
    for posted in cycle.plek.messages(KERNTEAM):
        assert FATIMA.name not in str(posted) or "bodemkaarten" not in str(posted)


async def test_a_whole_cycle_is_gone_through_and_everybody_hears_their_part(cycle):
    await _sorted_out(cycle)
    await _worked_out(cycle)
    await _first_meeting(cycle)
    await _second_meeting(cycle)
    await _decided_and_done(cycle)
    await _seen_by_everybody(cycle)


async def _sorted_out(cycle):
    """Picked up, a question and its answer, bundled with two that play elsewhere."""
    refused = await cycle.by("emre", "oppakken")
    assert "voor het kernteam" in str(refused)
    await cycle.stands(SignalStatus.NEW)
    shown = await cycle.people["sanne"].say(f"signal {cycle.number}")
    await cycle.people["sanne"].press(shown, "Oppakken")
    await cycle.by("sanne", "vragen Welke kaarten zijn dat?")
    await later(cycle.plek, minutes=30)
    asked = cycle.plek.heard(FATIMA)[-1]
    assert "Welke kaarten zijn dat?" in str(asked)
    form = await cycle.people["fatima"].press(asked, "Beantwoorden")
    sent = await cycle.people["fatima"].press(form, "Antwoord versturen", note="De bodemkaarten.")
    assert "verstuurd" in str(sent)
    await cycle.stands(SignalStatus.PICKED_UP)
    await cycle.by("joost", "bundel 1 2")
    await cycle.stands(SignalStatus.BUNDLED, 1)
    again = await cycle.by("sanne", "bundel 2")
    assert "Signaal 2" in str(again)


async def _worked_out(cycle):
    """Three proposals, one for each outcome; a draft is for those who work it out."""
    for number in (cycle.number, 3, 4):
        if number != cycle.number:
            await cycle.by("sanne", "oppakken", number)
        await cycle.by("pieter", f"voorstel Loket {number}", number)
        await cycle.stands(SignalStatus.PROPOSED, number)
        await cycle.by("pieter", f"versie De tekst van loket {number}.", number)
    assert "De tekst van loket 3" not in str(await cycle.people["fatima"].say("voorstel 2"))
    for number in (cycle.number, 3, 4):
        await cycle.by("sanne", "agendeer vandaag", number)
        await cycle.stands(SignalStatus.ON_AGENDA, number)
    await cycle.by("sanne", "agendeer vandaag ambassadeurs")
    await cycle.by("emre", "advies Betrek de provincies erbij.")


async def _first_meeting(cycle):
    """Taken up, sent back and not now; who is not of the Stuurgroep can't say so."""
    refused = await cycle.by("emre", "uitkomst overnemen")
    assert "Stuurgroep" in str(refused)
    papers = await cycle.people["sanne"].say("signal agenda vandaag")
    for number in (cycle.number, 3, 4):
        assert f"Loket {number}" in str(papers)
    await cycle.by("zoe", "uitkomst overnemen")
    await cycle.by("zoe", "uitkomst terug Wat kost dit loket?", 3)
    await cycle.by("zoe", "uitkomst niet nu Eerst de evaluatie.", 4)
    await cycle.stands(SignalStatus.TAKEN_UP)
    await cycle.stands(SignalStatus.SENT_BACK, 3)
    await cycle.stands(SignalStatus.NOT_NOW, 4)


async def _second_meeting(cycle):
    """What was sent back comes again, in a new version."""
    await cycle.by("pieter", "versie De provincies betalen het loket.", 3)
    cycle.plek.clock.forward(days=1)
    await cycle.by("sanne", "agendeer vandaag", 3)
    papers = await cycle.people["sanne"].say("signal agenda vandaag")
    assert "Loket 3" in str(papers)
    assert "Loket 4" not in str(papers)
    await cycle.by("zoe", "uitkomst overnemen", 3)
    await cycle.stands(SignalStatus.TAKEN_UP, 3)


async def _decided_and_done(cycle):
    """Decided, acted upon, learnt from."""
    await cycle.by("zoe", "besluit Provinciale Staten, vandaag: Er komt een loket.")
    await cycle.stands(SignalStatus.DECIDED)
    await cycle.by("sanne", "actie Het loket openen, door Provincie Overijssel, voor 1 juni 2027")
    await cycle.stands(SignalStatus.ACTING)
    early = await cycle.by("sanne", "sluit Te vroeg.")
    assert "niet afgerond" in str(early)
    await cycle.by("sanne", "klaar Het loket is open.")
    await cycle.by("sanne", f"sluit {LESSON}")
    await cycle.by("sanne", "sluit De evaluatie gaat voor.", 4)
    await cycle.stands(SignalStatus.CLOSED)
    await cycle.stands(SignalStatus.CLOSED, 4)


async def _seen_by_everybody(cycle):
    """Who raised it hears it, also of what was bundled; all see how it came out."""
    before = len(cycle.plek.connector.taken)
    await later(cycle.plek, minutes=30)
    for person in (FATIMA, PIETER):  # Pieter raised signal 2
        told = [str(one) for one in cycle.plek.heard(person, before)]
        assert any(LESSON in one for one in told), (person.name, told)
    for name in ("fatima", "pieter", "zoe", "emre", "joost"):
        shown = await cycle.people[name].say(f"signal {cycle.number}")
        assert LESSON in str(shown), name
        assert "Er komt een loket." in str(shown), name
    mine = await cycle.people["fatima"].say("mijn signalen")
    assert "bodemkaarten" in str(mine)
    async with cycle.plek.store.read() as unit:
        signal = await unit.of(Signal).get(str(cycle.number))
        parts = await unit.of(Signal).all(into=signal.slug)
    assert [one.step.value for one in signal.history] == COURSE
    assert {one.number for one in parts} == {1, 2}
