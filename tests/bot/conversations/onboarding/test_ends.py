"""Until when somebody is in a group or hub: by words and buttons, changed, taken off, and seen."""

from datetime import date

import pytest

from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member, key_of_email
from registry.onboarding.appointments import appoint
from tests.support.conversation import (
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    town,
    values_of,
    words_of,
)

ANNA = "anna-1"
PIET = "piet@gemeente.example"
JULY = date(2027, 7, 1)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE, JOOST]) as running:
        for person in (FATIMA, PIETER):
            await running.chat(person).say("taal nl")
        async with running.store.write(SYSTEM) as unit:
            await unit.of(Member).add(Member(slug=ANNA, name="Anna de Vries"))
            await appoint(unit, "twente", PIETER.id)
        yield running


async def seat(plek, member=ANNA, group="twente"):
    return await plek.get(Membership, Membership.key(group, member))


async def put(plek, until="tot 1 juli 2027", group="twente"):
    form = await plek.chat(SANNE).say(f"zet anna {until} in {group}".replace("  ", " "))
    return await plek.chat(SANNE).press(form, "Zet in groep")


async def test_an_end_in_the_middle_of_a_sentence_is_read_and_seen_on_lists(plek):
    done = await put(plek)
    assert "Dat geldt tot 1 juli 2027" in words_of(done)
    assert (await seat(plek)).until == JULY
    await put(plek, group="initiatiefgroep")
    chat = plek.chat(SANNE)
    assert "Anna de Vries, tot 1 juli 2027" in words_of(await chat.say("groep initiatiefgroep"))


async def test_the_end_of_who_has_a_seat_is_seen_by_who_decides_and_nobody_else(plek):
    form = await plek.chat(SANNE).say("voeg anna tot 1 juli 2027 toe aan twente als verbinder")
    await plek.chat(SANNE).press(form, "Zet in groep")
    for person in (SANNE, PIETER):
        assert "Anna de Vries (tot 1 juli 2027)" in words_of(
            await plek.chat(person).say("hub twente")
        )
    seen = words_of(await plek.chat(FATIMA).say("hub twente"))
    assert "Anna de Vries" in seen
    assert "1 juli" not in seen


async def test_who_is_in_a_group_with_others_does_not_see_their_ends(plek):
    await put(plek, group="initiatiefgroep")
    async with plek.store.write(SYSTEM) as unit:
        await appoint(unit, "initiatiefgroep", FATIMA.id)
    seen = words_of(await plek.chat(FATIMA).say("groep initiatiefgroep"))
    assert "Anna de Vries" in seen
    assert "1 juli" not in seen
    group = await plek.get(Subgroup, "initiatiefgroep")
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Subgroup).put(group.model_copy(update={"owners": (FATIMA.id,)}))
    seen = words_of(await plek.chat(FATIMA).say("groep initiatiefgroep"))
    assert "Anna de Vries, tot 1 juli 2027" in seen


async def test_an_invitation_takes_an_end_by_words_and_by_the_form(plek):
    chat = plek.chat(SANNE)
    form = await chat.say(f"nodig {PIET} uit voor Twente tot 1 juli 2027")
    assert values_of(form)["until"] == "tot 1 juli 2027"
    done = await chat.press(form, "Nodig uit")
    assert "Dat geldt tot 1 juli 2027" in words_of(done)
    assert (await seat(plek, key_of_email(PIET))).until == JULY
    again = await chat.say(f"nodig {PIET} uit voor Twente")
    assert values_of(again)["until"] == "1 juli 2027"
    alone = await chat.call("people.invite_send", email="jan@x.example", until="tot 1 juli 2027")
    assert "Een einddatum hoort bij een groep of hub" in words_of(alone)
    assert await plek.get(Member, key_of_email("jan@x.example")) is None


@pytest.mark.parametrize(
    ("until", "says"),
    [
        ("tot gisteren", "⚠"),
        ("tot vandaag", "Die verwacht ik hier niet"),
        ("=2026-11-20", "Kies een dag na vandaag"),
        ("tot 1 juli 2050", "⚠"),
        ("tot 31 februari", "⚠"),
        ("tot ooit", "⚠"),
    ],
)
async def test_an_end_that_can_not_be_is_said_at_its_field(plek, until, says):
    if until.startswith("tot"):
        answer = await put(plek, until)
    else:
        data = {"member": ANNA, "group": "twente", "until": until}
        answer = await plek.chat(SANNE).call("people.put_send", **data)
    assert says in words_of(answer)
    assert await seat(plek) is None
    invite = await plek.chat(SANNE).call(
        "people.invite_send", email=PIET, group="twente", until=until
    )
    assert says in words_of(invite)
    assert await seat(plek, key_of_email(PIET)) is None


async def test_an_end_is_taken_off_by_words_and_back_with_who_did_it(plek):
    await put(plek)
    chat = plek.chat(SANNE)
    shown = await chat.say("anna blijft in twente")
    assert "tot 1 juli 2027" in words_of(shown)
    done = await chat.press(shown, "Zonder einddatum")
    assert "Anna de Vries blijft erbij, zonder einddatum: hub Twente" in words_of(done)
    assert (await seat(plek)).until is None

    other = await chat.press(done, "Andere dag")
    assert values_of(other)["until"] == "1 juli 2027"
    await chat.press(other, "Zet in groep")
    kept = await seat(plek)
    assert kept.until == JULY
    assert [(one.by, one.was, one.became) for one in kept.ends_before] == [
        (SANNE.id, JULY, None),
        (SANNE.id, None, JULY),
    ]
    history = words_of(await chat.call("people.end", member=ANNA, group="twente"))
    assert "Sanne de Vries maakte er zonder einddatum van. Eerst: 1 juli 2027" in history

    late = await chat.press(shown, "Zonder einddatum")  # the end that it says is agreed on again
    assert "zonder einddatum" in words_of(late)
    twice = await chat.press(shown, "Zonder einddatum")
    assert (await seat(plek)).until is None
    assert "zonder einddatum" in words_of(twice) or "al anders afgesproken" in words_of(twice)


async def test_of_two_who_change_an_end_the_second_sees_the_first(plek):
    await put(plek)
    shown = await plek.chat(SANNE).say("anna blijft in twente")
    await put(plek, "tot 1 september 2027")
    second = await plek.chat(JOOST).press(shown, "Zonder einddatum")
    assert "intussen al anders afgesproken" in words_of(second)
    assert (await seat(plek)).until == date(2027, 9, 1)


async def test_from_the_card_of_a_person_to_the_end_of_a_place(plek):
    await put(plek)
    chat = plek.chat(SANNE)
    shown = await chat.press(await chat.call("people.show", member=ANNA), "Einddatum")
    assert "Zonder einddatum" in buttons_of(shown)


async def test_others_see_and_change_no_end(plek):
    await put(plek)
    data = {"kind": "group", "seat": f"twente:{ANNA}", "until": "2027-07-01", "group": "twente"}
    for verb, load in (
        ("people.end", {"member": ANNA, "group": "twente"}),
        ("admissions.stay", data),
        ("people.put_send", {"member": ANNA, "group": "twente"}),
    ):
        answer = await plek.chat(FATIMA).call(verb, **load)
        assert "1 juli" not in words_of(answer) + answer.text
    assert (await seat(plek)).until == JULY
    own = await plek.chat(PIETER).say("anna blijft in twente")
    await plek.chat(PIETER).press(own, "Zonder einddatum")
    assert (await seat(plek)).until is None


async def test_an_ordinary_sentence_is_no_end(plek):
    for words in ("wat blijft in twente over", "zij blijft in het kernteam"):
        answer = await plek.chat(SANNE).say(words)
        assert "Zonder einddatum" not in (buttons_of(answer) if answer.card else [])


async def test_who_only_talked_to_the_bot_is_found_by_name_and_asked_about_among_equals(plek):
    await plek.chat(FATIMA).say("hallo")
    async with plek.store.write(SYSTEM) as unit:
        known = await unit.of(Member).find(FATIMA.id)
        if known is not None:
            await unit.of(Member).remove(FATIMA.id)
    chat = plek.chat(SANNE)
    form = await chat.say("voeg fatima toe aan twente")
    assert values_of(form)["member"] == FATIMA.id
    assert await plek.get(Member, FATIMA.id) is None  # nothing is kept by looking
    await chat.press(form, "Zet in groep")
    assert (await plek.get(Member, FATIMA.id)).name == "Fatima El Amrani"
    assert (await seat(plek, FATIMA.id)).role is Role.HUB_TEAM


async def test_of_two_with_one_name_it_is_asked_who_is_meant(plek):
    await plek.chat(FATIMA).say("hallo")
    async with plek.store.write(SYSTEM) as unit:
        if await unit.of(Member).find(FATIMA.id) is not None:
            await unit.of(Member).remove(FATIMA.id)
        await unit.of(Member).add(Member(slug="fatima-2", name="Fatima El Amrani"))
    which = await plek.chat(SANNE).say("voeg fatima el amrani toe aan twente")
    assert "Wie bedoel je met fatima el amrani?" in words_of(which)
    assert "Praat met PLeK, en doet nog niet mee" in words_of(which)
    assert buttons_of(which).count("Deze") == 2


async def test_who_may_put_nobody_makes_nobody_a_member(plek):
    await plek.chat(FATIMA).say("hallo")
    async with plek.store.write(SYSTEM) as unit:
        if await unit.of(Member).find(FATIMA.id) is not None:
            await unit.of(Member).remove(FATIMA.id)
    await plek.chat(FATIMA).call("people.put_send", member=FATIMA.id, group="twente")
    assert await seat(plek, FATIMA.id) is None
    assert await plek.get(Hub, "twente") is not None


async def test_a_hubs_team_takes_out_of_its_own_hub_alone_from_the_end_of_a_place(plek):
    await put(plek)
    await put(plek, group="initiatiefgroep")
    chat = plek.chat(PIETER)
    ends = await chat.say("anna blijft in twente")
    offered = await chat.press(ends, "Haal uit groep")
    assert buttons_of(offered).count("Haal eruit") == 1
    assert "nitiatiefgroep" not in words_of(offered)
    back = await chat.press(offered, "Annuleren")
    assert back.card is not None, back.text
    everything = await chat.call("people.take", member=ANNA)
    assert "nitiatiefgroep" not in words_of(everything)
    for group in ("initiatiefgroep", "urk"):
        refused = await chat.call("people.take", member=ANNA, group=group)
        assert refused.card is None
    stranger = await plek.chat(FATIMA).call("people.take", member=ANNA, group="twente")
    assert stranger.card is None
    done = await chat.press(offered, "Haal eruit")
    assert "Anna de Vries" in words_of(done)
    assert await seat(plek) is None
    assert await seat(plek, group="initiatiefgroep") is not None
    gone = await chat.press(ends, "Haal uit groep")
    assert "Anna de Vries" in words_of(gone)


async def test_the_kernteam_takes_out_of_the_place_that_is_meant(plek):
    await put(plek)
    await put(plek, group="initiatiefgroep")
    ends = await plek.chat(SANNE).say("anna blijft in twente")
    offered = await plek.chat(SANNE).press(ends, "Haal uit groep")
    assert buttons_of(offered).count("Haal eruit") == 1


async def test_who_takes_somebody_out_second_is_told_who_was_first(plek):
    await put(plek)
    load = {"member": ANNA, "group": "twente"}
    await plek.chat(PIETER).call("people.take_out", **load)
    own = await plek.chat(PIETER).call("people.take_out", **load)
    assert "Je hebt Anna de Vries zelf al uit Twente gehaald" in words_of(own)
    other = await plek.chat(SANNE).call("people.take_out", **load)
    assert f"{PIETER.name} was je voor: Anna de Vries zit niet meer in Twente" in words_of(other)
    assert buttons_of(other)
    never = await plek.chat(SANNE).call("people.take_out", member=ANNA, group="initiatiefgroep")
    assert "Anna de Vries zit niet in" in words_of(never)
    stranger = await plek.chat(FATIMA).call("people.take_out", **load)
    assert "Anna" not in words_of(stranger)


@pytest.mark.parametrize(
    ("verb", "done"),
    [("people.left_yes", "is vertrokken. Teams"), ("people.back", "doet weer mee. Teams")],
)
async def test_of_two_who_say_that_somebody_left_or_came_back_the_second_is_told(plek, verb, done):
    if verb == "people.back":
        await plek.chat(SANNE).call("people.left_yes", member=ANNA)
    assert done in words_of(await plek.chat(SANNE).call(verb, member=ANNA))
    own = words_of(await plek.chat(SANNE).call(verb, member=ANNA))
    assert "Je had zelf al gezegd dat Anna de Vries" in own
    other = await plek.chat(JOOST).call(verb, member=ANNA)
    assert f"{SANNE.name} was je voor" in words_of(other)
    assert done not in words_of(other) + own
    assert buttons_of(other)
