"""The introduction in PLeK Café: only of who wants it, as it is now, once, gone when it must."""

import asyncio
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery.notifier import Notifier
from bot.dispatch.contacts.contact import SentMessage
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Person, Undeliverable
from registry.core.errors import Invalid, NotFound
from registry.core.permissions import SYSTEM
from registry.delivery.undelivered import Undelivered
from registry.members.aliases import known_as_many
from registry.members.being_found import hide, stop_being_found
from registry.members.cafe import CafeCard, CafeCardDue, show_in_cafe
from registry.members.introductions import introduce, introduce_more
from registry.members.member import CafePart, Member
from registry.onboarding.departures import come_back, depart
from registry.onboarding.people import EditForm, put_right
from registry.organisations.editing import NamesForm, rename
from registry.organisations.merging import merge
from registry.organisations.organisation import Organisation
from registry.organisations.review import confirm
from registry.privacy.export_and_erase import erase, export
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    PIETER,
    SANNE,
    appointed,
    buttons_of,
    parts_of,
    town,
    values_of,
    words_of,
)
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables

FILLED = {
    "name": "Fatima El Amrani",
    "organisation": "rws",
    "themes": "wonen",
    "purpose": "Ik zoek mensen met ervaring met veen.",
    "consent": "true",
}
KEY = member_key(FATIMA.id)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as running:
        await running.chat(SANNE, CHANNEL).say("help")
        yield running


async def introduced(plek, parts="organisation,themes", person=FATIMA):
    chat = plek.chat(person)
    filled = FILLED | {"name": person.name, "cafe": parts}
    done = await chat.press(await chat.say("voorstellen"), "Versturen", **filled)
    assert done.done, words_of(done)
    await plek.work()
    return done


def shown(plek):
    """What everybody reads in the channel now: the last of each message, without the greeting."""
    last = {one.activity: one for one in plek.post.within(CHANNEL)}
    return [one for one in last.values() if "voorstel" in words_of(one).casefold()]


def standing(plek):
    return [words_of(one) for one in shown(plek)]


async def test_nothing_is_shown_of_who_did_not_say_so(plek):
    done = await introduced(plek, "")
    assert standing(plek) == []
    assert "niets" in words_of(done)
    assert await plek.all(CafeCard) == []


async def test_what_was_chosen_is_shown_once_with_a_picture_and_a_way_to_write(plek):
    await introduced(plek)
    [card] = shown(plek)
    assert "Rijkswaterstaat (RWS)" in words_of(card)
    assert "Wonen" in words_of(card)
    assert "veen" not in words_of(card)
    [picture] = [one for one in parts_of(card.answer.card) if one["type"] == "Component"]
    assert picture["properties"]["id"] == FATIMA.id
    assert picture["fallback"]["inlines"][0]["text"] == FATIMA.name
    assert buttons_of(card) == ["Stuur bericht", "Stel mij ook voor", "Wat staat hier over mij?"]


async def test_what_changes_changes_the_card_and_no_second_one_comes(plek):
    await introduced(plek, "organisation,purpose")
    chat = plek.chat()
    form = await chat.say("wijzig mijn organisatie")
    await chat.press(form, "Opslaan", organisation="stowa")
    await plek.work()
    [words] = standing(plek)
    assert "STOWA" in words
    assert "veen" in words


async def test_off_takes_it_away_and_on_again_is_a_new_one(plek):
    await introduced(plek)
    chat = plek.chat()
    gone = await chat.press(await chat.say("mijn voorstelling"), "Haal weg")
    assert "ik haal het weg" in words_of(gone)
    await plek.work()
    assert standing(plek) == []
    assert await plek.all(CafeCard) == []
    await chat.press(await chat.say("stel me voor in plek café"), "Opslaan", cafe="name")
    await plek.work()
    [words] = standing(plek)
    assert FATIMA.name in words
    assert "Rijkswaterstaat" not in words


@pytest.mark.parametrize(
    "words",
    ["haal mij weg uit plek café", "haal me weg uit het café", "take me out of plek café"],
)
async def test_words_switch_it_off(plek, words):
    await introduced(plek)
    await plek.chat().say(words)
    await plek.work()
    assert standing(plek) == []


async def test_where_teams_does_not_delete_it_says_nothing_of_anybody(plek, monkeypatch):
    async def no(*_args, **_more):
        raise Undeliverable("MethodNotAllowed", 405)

    monkeypatch.setattr(plek.post, "delete", no)
    await introduced(plek)
    await plek.chat().say("haal mijn voorstelling weg")
    await plek.work()
    [words] = standing(plek)
    assert "weggehaald" in words
    assert "Fatima" not in str([one.answer.card for one in shown(plek)])
    assert await plek.all(CafeCard) == []


async def test_a_channel_that_refuses_is_told_and_tried_again(plek):
    plek.post.refuse = lambda place, _: (
        "BotNotInConversationRoster" if place.root == CHANNEL.root else ""
    )
    await introduced(plek)
    assert standing(plek) == []
    [entry] = [one for one in await plek.all(Undelivered) if one.event == CafeCardDue.name]
    assert (entry.code, entry.member) == ("BotNotInConversationRoster", "")
    plek.post.refuse = lambda _place, _only: ""
    plek.clock.forward(hours=2)
    await plek.work()
    assert len(standing(plek)) == 1
    assert await plek.all(Undelivered) == []


async def test_who_changes_their_mind_while_the_channel_refuses_is_never_shown(plek):
    plek.post.refuse = lambda place, _: "BotNotInConversationRoster" if place.channel else ""
    await introduced(plek)
    await plek.chat().say("haal mijn voorstelling weg")
    plek.post.refuse = lambda _place, _only: ""
    plek.clock.forward(days=3)
    await plek.work()
    assert standing(plek) == []


async def test_it_waits_until_the_channel_is_known(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE], places={}) as plek:
        await introduced(plek)
        assert standing(plek) == []
        assert "zodra ik weet in welk kanaal" in words_of(
            await plek.chat().say("mijn voorstelling")
        )
        await plek.chat(SANNE, CHANNEL).say("help")
        await appointed(plek.store, {"cafe": CHANNEL})
        plek.clock.forward(hours=2)
        await plek.work()
        assert len(standing(plek)) == 1


async def test_nothing_stands_there_for_who_changes_their_mind_while_it_is_posted(
    plek, monkeypatch
):
    """The other message finds nothing to take away yet; whoever posts looks again."""
    post = Notifier.post_to_channel

    async def meanwhile(self, *args, **more):
        sent = await post(self, *args, **more)
        monkeypatch.setattr(Notifier, "post_to_channel", post)
        async with plek.store.write(KEY) as unit:
            await show_in_cafe(unit, ())
        return sent

    monkeypatch.setattr(Notifier, "post_to_channel", meanwhile)
    await introduced(plek)
    assert standing(plek) == []
    assert await plek.all(CafeCard) == []


async def test_the_same_news_twice_posts_it_once(plek):
    await introduced(plek, "name")
    [card] = await plek.all(CafeCard)
    async with plek.store.write(SYSTEM) as unit:
        for _ in range(5):
            unit.emit(CafeCardDue(card=card.slug))
    await plek.work()
    assert len(standing(plek)) == 1


async def test_several_at_once_post_it_once(plek):
    async with plek.store.write(KEY) as unit:
        values = {"name": "Fatima", "organisation": "rws", "consent": True, "cafe": ("name",)}
        await introduce(unit, values)
    [card] = await plek.all(CafeCard)
    async with plek.store.write(SYSTEM) as unit:
        for _ in range(6):
            unit.emit(CafeCardDue(card=card.slug))
    await plek.work()
    posted = [one for one in plek.post.sent if not one.updates]
    assert len([one for one in posted if "voorstellen" in words_of(one)]) == 1


async def test_erasing_leaves_no_name_in_the_channel_nor_in_what_is_kept(plek):
    await introduced(plek)
    async with plek.store.write(KEY) as unit:
        assert "cafe_cards" in await export(unit, KEY)
        await erase(unit, KEY)
    [card] = await plek.all(CafeCard)
    assert card.member == ""
    await plek.work()
    assert standing(plek) == []
    assert await plek.all(CafeCard) == []


async def test_an_organisation_that_is_not_known_to_all_is_shown_once_it_is(plek):
    chat = plek.chat()
    new = {"organisation": "", "organisation_new": "Veenlab", "organisation_kind": "bedrijf"}
    form = await chat.say("voorstellen")
    await chat.press(form, "Versturen", **FILLED | new | {"cafe": "organisation"})
    await plek.work()
    assert "Veenlab" not in standing(plek)[0]
    async with plek.store.write(member_key(SANNE.id)) as unit:
        await confirm(unit, "veenlab")
    await plek.work()
    assert "Veenlab" in standing(plek)[0]
    async with plek.store.write(member_key(SANNE.id)) as unit:
        await merge(unit, "veenlab", "stowa")
    await plek.work()
    assert "STOWA" in standing(plek)[0]


async def test_an_organisation_that_goes_by_another_name_is_shown_by_that(plek):
    await plek.chat().press(
        await plek.chat().say("voorstellen"), "Versturen", **FILLED | {"cafe": "organisation"}
    )
    await plek.work()
    async with plek.store.write(member_key(SANNE.id)) as unit:
        one = (await unit.of(Member).get(KEY)).organisation
        now = await unit.of(Organisation).get(one)
        assert now.label in standing(plek)[0]
        form = NamesForm.of({"name": "Waterlab", "kind": now.kind.value})
        await rename(unit, one, now.revision, form)
    await plek.work()
    [card] = standing(plek)
    assert "Waterlab" in card
    assert now.label not in card


async def test_who_did_not_introduce_themselves_is_asked_that_first(plek):
    for words in ("stel me voor in plek café", "mijn voorstelling", "haal mijn voorstelling weg"):
        assert "Stel je eerst voor" in words_of(await plek.chat(PIETER).say(words))
    forged = await plek.chat(PIETER).call("cafe.save", cafe="name", member=KEY)
    assert "Stel je eerst voor" in words_of(forged)
    assert await plek.all(CafeCard) == []


async def test_a_button_of_the_channel_is_about_who_presses_it(plek):
    await introduced(plek)
    [card] = shown(plek)
    theirs = await plek.chat(PIETER, CHANNEL).press(card, "Wat staat hier over mij?")
    assert theirs.private
    assert "Fatima" not in words_of(theirs)
    await plek.chat(PIETER, CHANNEL).call("cafe.stop", member=KEY)
    await plek.work()
    assert len(standing(plek)) == 1


async def test_odd_parts_are_a_fault_and_the_form_comes_back(plek):
    await introduced(plek, "")
    for odd in ("email", "x,name", "name,organisation,themes,purpose,more"):
        answer = await plek.chat().call("cafe.save", cafe=odd)
        assert not answer.done
    assert await plek.all(CafeCard) == []


async def test_the_form_shows_what_was_said_before(plek):
    await introduced(plek)
    form = await plek.chat().say("stel me voor in plek café")
    assert values_of(form)["cafe"] == "organisation,themes"


PEOPLE = tuple(
    Person(f"a3f1c0de-0000-4000-8000-00000000030{n}", f"29:p{n}", f"Persoon {n} van Teams")
    for n in range(3)
)
KEYS = tuple(member_key(one.id) for one in PEOPLE)
NAMES = {member_key(one.id): one.name for one in PEOPLE}
PARTS = st.lists(st.sampled_from(list(CafePart)), max_size=2, unique=True).map(tuple)
WHO = st.sampled_from(KEYS)
DEED = st.one_of(
    st.tuples(st.sampled_from(("on", "introduce")), WHO, PARTS),
    *(st.tuples(st.just(one), WHO, st.none()) for one in ("leave", "back", "erase", "hide")),
    *(st.tuples(st.just(one), WHO, st.none()) for one in ("right", "unfound", "more", "work")),
    st.tuples(st.just("merge"), WHO, WHO),
)


def said(key, parts):
    return {"name": NAMES[key], "organisation": "rws", "consent": True, "cafe": parts}


BY = member_key(SANNE.id)
DEEDS = {
    "on": lambda who, parts: (who, show_in_cafe, parts),
    "introduce": lambda who, parts: (who, introduce, said(who, parts)),
    "more": lambda who, _: (who, introduce_more, {"function": "Adviseur"}),
    "leave": lambda who, _: (SYSTEM, partial(depart, gone=True), who),
    "back": lambda who, _: (BY, come_back, who),
    "erase": lambda who, _: (who, erase, who),
    "hide": lambda who, _: (BY, hide, who),
    "unfound": lambda who, _: (who, stop_being_found),
    "right": lambda who, _: (BY, put_right, who, EditForm(name=NAMES[who])),
    "merge": lambda who, other: (SYSTEM, known_as_many, {who: other}),
}


class Said:
    """What each person said of PLeK Café, and whether they take part: the rule in a few lines."""

    def __init__(self):
        self.on, self.here = dict.fromkeys(KEYS, False), dict.fromkeys(KEYS, True)

    def note(self, deed, who, more):
        if deed in ("on", "introduce"):
            self.on[who], self.here[who] = bool(more), True
        elif deed in ("leave", "erase", "hide") or (deed == "merge" and who != more):
            self.on[who] = False


async def carry_out(plek, deeds):
    rules = Said()
    for deed, who, more in deeds:
        if deed == "work":
            await plek.work()
            continue
        actor, rule, *args = DEEDS[deed](who, more)
        try:
            async with plek.store.write(actor) as unit:
                await rule(unit, *args)
        except (Invalid, NotFound):
            continue
        rules.note(deed, who, more)
    await plek.work()
    async with plek.store.read() as unit:
        members = await unit.of(Member).some(KEYS)
        keys = {one.slug for one in members if one.is_in_cafe}
        cards = [one.member for one in await unit.of(CafeCard).all()]
    assert keys <= {key for key, on in rules.on.items() if on}
    last = {one.activity: one for one in plek.post.within(CHANNEL)}
    there = [words_of(one) for one in last.values() if "Even voorstellen" in words_of(one)]
    assert sorted(cards) == sorted(keys)
    assert len(there) == len(keys)
    for key in KEYS:
        shown_now = sum(NAMES[key] in one for one in there)
        assert shown_now <= 1
        if key not in keys:
            assert not any(f"users=8:orgid:{key}" in str(one.answer.card) for one in last.values())
    async with plek.store.read() as unit:
        assert not [one for one in await unit.of(SentMessage).all() if one.about and one.member]


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deeds=st.lists(DEED, max_size=14))
def test_whatever_happens_the_channel_shows_those_who_say_so_now(deeds, tmp_path_factory):
    async def whole():
        file = tmp_path_factory.mktemp("cafe") / "plek.db"
        url = sqlite_with_tables(file)
        async with town(url, kernteam=[SANNE], content=False) as plek:
            await plek.chat(SANNE, CHANNEL).say("help")
            async with plek.store.write(SYSTEM) as unit:
                await unit.of(Organisation).add(
                    Organisation(slug="rws", name="Rijkswaterstaat", kind="uitvoeringsorganisatie")
                )
                await unit.of(Member).add_all([Member(slug=one) for one in KEYS])
            await plek.work()
            await carry_out(plek, deeds)

    asyncio.run(whole())
