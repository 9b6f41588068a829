"""After a restart what was done is confirmed again: each kind of thing, as it is now."""

import dataclasses

import pytest

from bot.conversations import all_routes
from bot.dispatch.contacts.contact import remember
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.links import Links
from bot.dispatch.router import Router
from cards.kit.translator import translator
from registry.agenda.question import Question
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import COMPLETE, Language
from registry.members.member import Member
from registry.organisations.organisation import Organisation
from registry.provisioning.approvals import propose
from registry.provisioning.drift import mark
from registry.provisioning.sync_plan import SyncPlan
from registry.signals.download import offered
from registry.signals.signal import Signal
from registry.signals.transitions import STEPS
from tests.bot.conversations.signals.steps.fixtures_steps import FILLED, S, chat, placed, steps_town
from tests.cards.provisioning.samples_drift import by_hand
from tests.cards.provisioning.samples_plans import new_hub
from tests.registry.signals.fixtures_signals import KERN
from tests.support.conversation import CHANNEL, FATIMA, SANNE, parts_of, town, words_of

LINKS = Links("https://plek.example")
LINES = "Kennis over droogte blijft liggen in Twente.\nStudenten willen meedoen in Urk."


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE], links=LINKS, places={}) as running:
        async with running.store.write(SYSTEM) as unit:
            await remember(unit, None, CHANNEL)
            new = {"name": "Gemeente Zeewolde", "kind": "gemeente", "status": "proposed"}
            await unit.of(Organisation).add(Organisation(slug="zeewolde", **new))
            await propose(unit, new_hub(), "hub", "twente")
            await propose(unit, by_hand(), "drift", "")
            for slug, status in (("peil", "on_agenda"), ("nieuw", "submitted")):
                one = Question(slug=slug, text="Hoe hoog moet het water?", status=status)
                await unit.of(Question).add(one)
        yield running


def restart(plek):
    """A new process on the same registry: nothing in memory."""
    site = "https://www.plek.example"
    plek.router = Router(plek.store, Language.DUTCH, all_routes(), site, links=LINKS)
    plek.clock.forward(seconds=5)


async def speaking(plek, language, person=SANNE):
    await plek.chat(person).call("languages.choose", language=language)
    plek.clock.forward(seconds=5)


async def leave(plek, person=SANNE):
    """Somebody is no longer in the kernteam."""
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Membership).remove(Membership.key("kernteam", member_key(person.id)))
    plek.clock.forward(minutes=2)


def links_of(answer):
    return {part["url"] for part in parts_of(answer.card) if part["type"] == "Action.OpenUrl"}


HARVEST = {"kind": "elke-regio-vertelt", "day": "23-11-2026", "lines": LINES}
CASES = {
    "hubs.found": ({"name": "Achterhoek", "province": "gelderland"}, "Achterhoek"),
    "hubs.add_channel.confirmed": ({"hub": "twente", "name": "Water"}, "Twente"),
    "hubs.drop_channel.confirmed": ({"hub": "twente", "name": "Kernteam"}, "Twente"),
    "hubs.close.confirmed": ({"hub": "twente", "reason": "Het is klaar."}, "Twente"),
    "hubs.rename.confirmed": ({"hub": "twente", "name": "Twenterand"}, "Twenterand"),
    "signals.harvest_send": (HARVEST, "Urk"),
    "organisations.confirm": ({"organisation": "zeewolde"}, "Gemeente Zeewolde"),
    "organisations.merge": ({"organisation": "zeewolde", "into": "rws"}, "Rijkswaterstaat"),
    "signals.export": ({}, ""),
    "privacy.export": ({}, ""),
    "sync.approve": ({"plan": "1"}, "Sanne de Vries"),
    "sync.decline": ({"plan": "1"}, "Sanne de Vries"),
    "sync.drift.put_right": ({"plan": "2", "difference": mark(by_hand().changes[0])}, "GW Twente"),
    "sync.look": ({}, ""),
    "venues.appoint": ({"purpose": "helpdesk"}, "Sanne de Vries"),
    "reminders.off": ({}, ""),
    "reminders.pause": ({"of": "week", "until": "2027-01-04"}, "2027"),
    "undelivered.retry_all": ({}, ""),
    "questions.follow": ({"question": "peil", "on": "1"}, "Hoe hoog moet het water?"),
    "questions.decline": (
        {"question": "nieuw", "reason": "Dit is elders al."},
        "Dit is elders al.",
    ),
    "welcome.never": ({}, ""),
    "languages.choose": ({}, ""),
}
"""What is pressed, with what is sent, and what the confirmation names in every language."""
BEFORE = {step: min(STEPS[step].starts) for step in (S.PICK_UP, S.AGENDA, S.DECIDE, S.ACT)}
"""Steps that make something (a meeting, a decision, an action), and from which state."""
FOR_THE_KERNTEAM = (
    "sync.approve",
    "sync.drift.put_right",
    "undelivered.retry_all",
    "venues.appoint",
)
FOR_EVERYBODY = {
    "organisations.confirm": "zeewolde",
    "organisations.merge": "rws",
}
"""What becomes of it is a card of its own that everybody may see, and its key."""


async def sent(plek, verb, language):
    """Somebody presses it, and it is done."""
    load = dict(CASES[verb][0])
    if verb in ("sync.approve", "sync.decline"):
        load["checksum"] = (await plek.get(SyncPlan, load["plan"])).checksum
    if verb == "languages.choose":
        load["language"] = language
    person = plek.chat(SANNE, CHANNEL if verb == "venues.appoint" else None)
    first = await person.call(verb, **load, form="n")
    assert first.card is not None, first.text
    return person, first


def done(verb, language):
    t = translator(language)
    return t("refused-done", what=t("did-" + verb.replace(".", "-").replace("_", "-")))


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("verb", CASES)
async def test_it_is_confirmed_again_as_it_is_now(plek, verb, language):
    await speaking(plek, language)
    person, _ = await sent(plek, verb, language)
    for _ in range(2):
        restart(plek)
        again = await person.again()
        assert again.text.startswith(done(verb, language))
        assert again.card is not None, again.text
        assert CASES[verb][1] in words_of(again)


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("verb", FOR_THE_KERNTEAM)
async def test_who_may_no_longer_see_it_is_told_what_was_done_and_no_more(plek, verb, language):
    await speaking(plek, language)
    person, _ = await sent(plek, verb, language)
    await leave(plek)
    restart(plek)
    again = await person.again()
    assert again.text == done(verb, language)
    assert (again.card, again.private) == (None, True)


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("verb", FOR_EVERYBODY)
async def test_who_left_the_kernteam_is_shown_what_everybody_may_see(plek, verb, language):
    await speaking(plek, language)
    person, _ = await sent(plek, verb, language)
    await leave(plek)
    restart(plek)
    again = await person.again()
    assert again.text.startswith(done(verb, language))
    await speaking(plek, language, FATIMA)
    shown = await plek.chat(FATIMA).call("organisations.open", organisation=FOR_EVERYBODY[verb])
    assert again.text.endswith(shown.text)


@pytest.mark.parametrize("language", COMPLETE)
async def test_who_was_erased_is_told_what_was_done(plek, language):
    await speaking(plek, language)
    person = plek.chat(SANNE)
    await person.call("privacy.erase")
    restart(plek)
    assert (await person.again()).text == done("privacy.erase", "nl")  # theirs is erased too


@pytest.mark.parametrize("verb", ["signals.export", "privacy.export"])
async def test_a_link_that_is_given_again_works(plek, verb):
    person, first = await sent(plek, verb, "nl")
    restart(plek)
    links = links_of(await person.again())
    assert links
    assert not links & links_of(first)  # the first is kept nowhere, so that nobody can read it
    for link in links:
        async with plek.store.read() as unit:
            assert (await offered(unit, link.rpartition("/")[2])).member == member_key(SANNE.id)


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("text", ["signal export", "herinneringen uit"])
async def test_what_was_typed_is_confirmed_again_too(plek, text, language):
    await speaking(plek, language)
    person = plek.chat(SANNE)
    assert (await person.say(text)).card is not None
    restart(plek)
    again = await person.again()
    assert again.text.startswith(translator(language)("refused-done", what="|").partition("|")[0])
    assert again.card is not None


async def test_what_was_changed_since_is_shown_and_not_changed_back(plek):
    first, later = plek.chat(SANNE), plek.chat(SANNE)
    await first.call("languages.choose", language="en")
    plek.clock.forward(seconds=5)
    await later.call("languages.choose", language="nl")
    restart(plek)
    again = await first.again()
    assert again.text.startswith(done("languages.choose", "nl"))
    assert (await plek.get(Member, member_key(SANNE.id))).language == "nl"


async def test_a_harvest_shows_ones_own_signals_only(plek):
    person, _ = await sent(plek, "signals.harvest_send", "nl")
    other = plek.chat(dataclasses.replace(SANNE, id="b" + SANNE.id[1:], name="Ander"))
    later = {**HARVEST, "lines": "Het Rijk vraagt driemaal hetzelfde aan boeren."}
    await other.call("signals.harvest_send", **later)
    restart(plek)
    assert "Rijk vraagt" not in words_of(await person.again())
    again = await other.again()
    assert "Rijk vraagt" in words_of(again)
    assert "Urk" not in words_of(again)


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("step", BEFORE)
async def test_what_a_step_makes_is_shown_with_its_signal(sqlite_url, step, language):
    async with steps_town(sqlite_url) as plek:
        slug = await placed(plek, BEFORE[step], 71)
        seen = (await plek.get(Signal, slug)).round
        person = chat(plek, KERN)
        await person.call("languages.choose", language=language)
        plek.clock.forward(seconds=5)
        load = {"signal": slug, "seen": seen, "step": step.value}
        await person.call("signals.take", **FILLED[step], **load)
        restart(plek)
        again = await person.again()
        assert again.text.startswith(done("signals.take", language))
        assert slug in words_of(again)
