"""The overview of what is new: for who chose it, once, on its day, and of what may be told then."""

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dispatch.contacts.keys import member_key
from bot.jobs.reminders import remind
from registry.agenda.question import Question, QuestionDecided
from registry.core.errors import Invalid, NotFound
from registry.core.permissions import SYSTEM
from registry.core.reference.theme import Theme
from registry.members.being_found import be_found, hide, stop_being_found
from registry.members.introductions import introduce
from registry.members.member import Member
from registry.networks.network import Network, NetworkPublished
from registry.onboarding.departures import come_back, depart
from registry.organisations.organisation import Organisation
from registry.overviews.choice import Every, OverviewChoice, choose
from registry.overviews.items import FreshThing, Overview
from registry.privacy.export_and_erase import erase, export
from registry.reminders.snoozes import SnoozeDraft, pause, resume
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    PIETER,
    SANNE,
    buttons_of,
    card_of,
    parts_of,
    town,
    words_of,
)
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables

KEY = member_key(FATIMA.id)
OTHER = member_key(PIETER.id)
TITLE = "Nieuw op PLeK"


def said(name, **more):
    return {"name": name, "organisation": "rws", "consent": True, "themes": ("water",), **more}


async def furnished(plek):
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Theme).add_all(
            [Theme(slug=one, name=one.title()) for one in ("water", "wonen")]
        )
        rws = Organisation(slug="rws", name="Rijkswaterstaat", kind="uitvoeringsorganisatie")
        await unit.of(Organisation).add(rws)
    for person in (FATIMA, PIETER):
        await plek.chat(person).say("help")
        async with plek.store.write(member_key(person.id)) as unit:
            await introduce(unit, said(person.name))
    await plek.work()


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE], content=False) as running:
        await furnished(running)
        yield running


async def act(plek, actor, rule, *args):
    async with plek.store.write(actor) as unit:
        return await rule(unit, *args)


async def published(plek, slug, theme="water", **more):
    plek.clock.forward(minutes=1)
    async with plek.store.write(SYSTEM) as unit:
        given_values = {
            "name": f"Netwerk {slug}",
            "kind": "kennisnetwerk",
            "purpose": "Leren van elkaar.",
            "scale": "regionaal",
            "themes": (theme,),
            "status": "published",
            "turned": unit.now,
        }
        await unit.of(Network).add(Network(slug=slug, **given_values | more))
        unit.emit(NetworkPublished(network=slug))
    await plek.work()


async def day(plek, days=1):
    """Let days pass; each morning the bots look, and bring what there is."""
    for _ in range(days):
        plek.clock.forward(days=1)
        for _ in range(2):
            await remind(plek.store)
        await plek.work()
        plek.clock.forward(minutes=2)
        await plek.work()
        plek.clock.forward(minutes=-2)


def overviews(plek, person=FATIMA):
    return [one for one in plek.post.to(person) if words_of(one).startswith(TITLE)]


async def test_nothing_comes_to_who_did_not_choose_it(plek):
    await published(plek, "veen")
    await day(plek, 14)
    assert overviews(plek) == []


@pytest.mark.parametrize(("every", "days", "count"), [(Every.WEEK, 14, 1), (Every.MONTH, 14, 1)])
async def test_what_is_new_comes_once_on_its_day(plek, every, days, count):
    await act(plek, KEY, choose, every)
    await day(plek, 1)
    await published(plek, "veen")
    await day(plek, days)
    assert len(overviews(plek)) == count
    words = words_of(overviews(plek)[0])
    assert "Netwerk veen" in words
    assert "Nieuwe netwerken" in words
    await day(plek, 30)
    assert len(overviews(plek)) == count


async def test_the_first_working_day_is_taken_where_monday_is_free(plek):
    """Monday 28 March 2027 is Easter: the overview of that week comes on Tuesday."""
    await act(plek, KEY, choose, Every.WEEK)
    plek.clock.now = plek.clock.now.replace(year=2027, month=3, day=26)
    await remind(plek.store)
    await plek.work()
    await published(plek, "veen")
    await day(plek, 3)
    assert overviews(plek) == []
    await day(plek, 1)
    assert len(overviews(plek)) == 1


async def test_bots_that_were_away_send_one_and_not_many(plek):
    await act(plek, KEY, choose, Every.WEEK)
    await day(plek, 1)
    for week in range(3):
        await published(plek, f"n{week}")
        plek.clock.forward(days=7)
    await day(plek, 1)
    assert len(overviews(plek)) == 1
    for week in range(3):
        assert f"Netwerk n{week}" in words_of(overviews(plek)[0])


async def test_what_does_not_fit_is_left_out_and_who_chose_nothing_gets_all(plek):
    await published(plek, "huis", "wonen")
    assert "Netwerk huis" not in words_of(await plek.chat().say("nieuwsoverzicht"))
    async with plek.store.write(KEY) as unit:
        await introduce(unit, said(FATIMA.name, themes=()))
    bare = words_of(await plek.chat().say("wat is er nieuw"))
    assert "Netwerk huis" in bare
    assert "Daarom zie je alles" in bare


async def test_a_network_that_is_changed_is_not_new_again(plek):
    await act(plek, KEY, choose, Every.WEEK)
    await published(plek, "veen")
    await day(plek, 8)
    async with plek.store.write(SYSTEM) as unit:
        unit.emit(NetworkPublished(network="veen"))
    await plek.work()
    await day(plek, 8)
    assert len(overviews(plek)) == 1


async def test_what_is_gone_by_then_is_not_in_it(plek):
    await act(plek, KEY, choose, Every.WEEK)
    await published(plek, "veen")
    async with plek.store.write(SYSTEM) as unit:
        known = await unit.of(Network).get("veen")
        await unit.of(Network).put(known.model_copy(update={"status": "archived"}))
    await day(plek, 8)
    assert overviews(plek) == []


async def test_questions_are_asked_for_and_answered(plek):
    async with plek.store.write(SYSTEM) as unit:
        text = "Hoe houden we water vast?"
        question = Question(slug="v1", text=text, number="1", themes=("water",), status="on_agenda")
        await unit.of(Question).add(question)
        unit.emit(QuestionDecided(question="v1", asker="", by=""))
    await plek.work()
    words = words_of(await plek.chat().say("what's new"))
    assert "Gevraagd" in words
    assert "1. Hoe houden we water vast?" in words


async def test_who_may_be_found_is_named_and_no_longer_once_they_say_so(plek):
    await act(plek, OTHER, be_found, ["water"])
    shown = await plek.chat().say("nieuwsoverzicht")
    assert PIETER.name in words_of(shown)
    opens = [one for one in parts_of(card_of(shown)) if one.get("verb") == "directory.person"]
    assert opens
    await act(plek, OTHER, stop_being_found)
    assert PIETER.name not in words_of(await plek.chat().say("nieuwsoverzicht"))


async def test_who_withdraws_between_collecting_and_bringing_is_not_in_it(plek):
    await act(plek, KEY, choose, Every.WEEK)
    await day(plek, 1)
    await act(plek, OTHER, be_found, ["water"])
    plek.clock.forward(days=6)
    await remind(plek.store)
    await plek.worker.once()
    assert [one.waiting for one in await plek.all(Overview)] != [()]
    await act(plek, OTHER, stop_being_found)
    await plek.work()
    assert overviews(plek) == []


async def test_erasing_somebody_takes_them_out_of_what_waits_for_others(plek):
    await act(plek, KEY, choose, Every.WEEK)
    await day(plek, 1)
    await act(plek, OTHER, be_found, ["water"])
    plek.clock.forward(days=6)
    await remind(plek.store)
    await plek.worker.once()
    assert OTHER in str(await plek.all(Overview))
    await act(plek, OTHER, erase, OTHER)
    assert OTHER not in str(await plek.all(Overview))
    await plek.work()
    assert overviews(plek) == []


async def test_a_pause_brings_later_what_came_meanwhile(plek):
    await act(plek, KEY, choose, Every.WEEK)
    await act(plek, KEY, lambda unit: pause(unit, KEY, SnoozeDraft(), forever=True))
    await published(plek, "veen")
    await day(plek, 8)
    assert overviews(plek) == []
    assert "komt ook het overzicht niet" in words_of(await plek.chat().say("nieuwsoverzicht"))
    await act(plek, KEY, resume, KEY)
    await day(plek, 8)
    assert len(overviews(plek)) == 1


async def test_words_and_buttons_choose_and_take_back(plek):
    chat = plek.chat()
    shown = await chat.say("nieuwsoverzicht")
    assert "komt niet vanzelf" in words_of(shown)
    form = await chat.press(shown, "Hoe vaak?")
    done = await chat.press(form, "Opslaan", every="month")
    assert "voortaan elke maand" in words_of(done)
    assert (await plek.get(OverviewChoice, KEY)).every is Every.MONTH
    await chat.say("nieuwsoverzicht elke week")
    assert (await plek.get(OverviewChoice, KEY)).every is Every.WEEK
    done = await chat.press(await chat.say("nieuwsoverzicht"), "Zet uit")
    assert "komt niet meer vanzelf" in words_of(done)
    assert await plek.get(OverviewChoice, KEY) is None
    again = await chat.press(form, "Opslaan", every="soms")
    assert not again.done or "voortaan" not in words_of(again)


async def test_who_leaves_has_chosen_nothing_any_more(plek):
    await plek.chat().say("nieuwsoverzicht elke week")
    await published(plek, "nat")
    await act(plek, SYSTEM, depart, KEY)
    await plek.work()
    assert await plek.get(OverviewChoice, KEY) is None
    await act(plek, SYSTEM, come_back, KEY)
    await day(plek, 9)
    assert overviews(plek) == []


async def test_who_left_and_is_back_at_once_keeps_their_choice(plek):
    await plek.chat().say("nieuwsoverzicht elke week")
    await act(plek, SYSTEM, depart, KEY)
    await act(plek, SYSTEM, come_back, KEY)
    await plek.work()
    assert await plek.get(OverviewChoice, KEY) is not None


async def test_reminders_show_both_settings(plek):
    await act(plek, KEY, choose, Every.WEEK)
    card = await plek.chat().say("herinneringen uit")
    assert "nieuwsoverzicht" in words_of(card).casefold()
    assert "Nieuwsoverzicht" in buttons_of(card)
    assert "komt ook het overzicht niet" in words_of(card)


async def test_who_is_not_introduced_is_asked_that_first(plek):
    answer = await plek.chat(SANNE).say("nieuwsoverzicht elke week")
    assert "Stel je eerst voor" in words_of(answer)
    assert await plek.get(OverviewChoice, member_key(SANNE.id)) is None


async def test_in_a_channel_nobody_reads_along(plek):
    await act(plek, OTHER, be_found, ["water"])
    shown = await plek.chat(FATIMA, CHANNEL).say("nieuwsoverzicht")
    assert shown.private
    assert PIETER.name not in str(shown.instead.card)


async def test_what_somebody_chose_is_theirs_to_see_and_to_take_along(plek):
    await act(plek, KEY, choose, Every.WEEK)
    async with plek.store.read(KEY) as unit:
        assert "overview_choices" in await export(unit, KEY)
    await act(plek, KEY, erase, KEY)
    assert await plek.all(OverviewChoice) == []


DEED = st.one_of(
    st.tuples(
        st.sampled_from(("week", "month", "off", "leave", "back", "quiet", "loud")), st.none()
    ),
    st.tuples(st.sampled_from(("found", "unfound", "hidden", "gone", "introduce")), st.none()),
    st.tuples(st.just("new"), st.none()),
    st.tuples(st.just("days"), st.integers(1, 9)),
)
BY = member_key(SANNE.id)
RULES = {
    "week": (KEY, choose, Every.WEEK),
    "month": (KEY, choose, Every.MONTH),
    "off": (KEY, choose, None),
    "leave": (SYSTEM, lambda unit, who: depart(unit, who, gone=True), KEY),
    "back": (BY, come_back, KEY),
    "quiet": (KEY, lambda unit: pause(unit, KEY, SnoozeDraft(), forever=True)),
    "loud": (KEY, resume, KEY),
    "found": (OTHER, be_found, ["water"]),
    "unfound": (OTHER, stop_being_found),
    "hidden": (BY, hide, OTHER),
    "gone": (OTHER, erase, OTHER),
    "introduce": (OTHER, introduce, said(PIETER.name)),
}


async def carry_out(plek, deeds):
    new = 0
    for deed, more in deeds:
        before = len(overviews(plek))
        if deed == "new":
            new += 1
            await published(plek, f"n{new}")
        elif deed == "days":
            async with plek.store.read() as unit:
                choice = await unit.of(OverviewChoice).find(KEY)
                me, other = await unit.of(Member).find(KEY), await unit.of(Member).find(OTHER)
            await day(plek, more)
            came = overviews(plek)[before:]
            assert choice is not None or not came
            assert me.status == "introduced" or not came
            if not (other and other.is_found):
                assert not any(PIETER.name in words_of(one) for one in came)
        else:
            actor, rule, *args = RULES[deed]
            try:
                await act(plek, actor, rule, *args)
            except (Invalid, NotFound):
                continue
            await plek.work()
    for number in range(1, new + 1):
        told = [one for one in overviews(plek) if f"Netwerk n{number}\n" in words_of(one) + "\n"]
        assert len(told) <= 1, number
    assert len(await plek.all(FreshThing)) == new


@settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deeds=st.lists(DEED, max_size=10))
def test_whatever_happens_nothing_comes_twice_nor_unasked(deeds, tmp_path_factory):
    async def whole():
        file = tmp_path_factory.mktemp("overviews") / "plek.db"
        async with town(sqlite_with_tables(file), kernteam=[SANNE], content=False) as plek:
            await furnished(plek)
            await carry_out(plek, deeds)

    asyncio.run(whole())
