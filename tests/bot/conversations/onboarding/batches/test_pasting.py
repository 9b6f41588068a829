"""A list is pasted in parts; who may, and who sees it."""

import json

import pytest

from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.members.member import key_of_email
from registry.onboarding.appointments import appoint
from registry.onboarding.batches.batch import Batch, BatchResult
from tests.bot.conversations.onboarding.batches.fixtures_chat import TWO, pasted
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    values_of,
    words_of,
)


async def test_sending_a_part_twice_adds_it_once(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("mensen toevoegen")
    await chat.press(form, "Er komt nog een stuk", lines="a@x.nl")
    await chat.again()
    await chat.press(form, "Er komt nog een stuk", lines="a@x.nl")
    [kept] = await plek.all(Batch)
    assert len(kept.rows) == 1


async def test_nothing_pasted_is_a_fault_at_its_field(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("mensen toevoegen")
    assert "Hier staat niemand in" in words_of(
        await chat.press(form, "Klaar: bekijk de lijst", lines="  \n ")
    )


async def test_the_list_of_people_has_the_button(plek):
    chat = plek.chat(SANNE)
    form = await chat.press(await chat.say("mensen"), "Veel mensen toevoegen")
    assert "De lijst" in words_of(form)


async def test_what_was_typed_behind_the_command_is_in_the_form(plek):
    form = await plek.chat(SANNE).say("mensen toevoegen anna@x.nl")
    assert values_of(form)["lines"] == "anna@x.nl"
    english = await plek.chat(SANNE).say("add people")
    assert "Veel mensen toevoegen" in words_of(english)


VERBS = {
    "people.batch_add": {"lines": "a@x.nl;;;Twente"},
    "people.batch_done": {"lines": "a@x.nl;;;Twente"},
    "people.batch": {},
    "people.batch_file": {},
}


@pytest.mark.parametrize("person", [FATIMA, PIETER])
async def test_a_member_can_do_none_of_it(plek, person):
    chat = plek.chat(person)
    said = "kan alleen het kernteam"
    assert said in words_of(await chat.say("mensen toevoegen"))
    shown = await pasted(plek.chat(SANNE), TWO)
    [batch] = await plek.all(Batch)
    for verb, data in VERBS.items():
        answer = await chat.call(verb, **data, batch=batch.slug)
        assert answer.card is None, verb
    for verb in (
        *("people.batch_show", "people.batch_row", "people.batch_row_save", "people.batch_drop"),
        *("people.batch_row_sure", "people.batch_row_drop", "people.batch_stop"),
        *("people.batch_yes", "people.batch_result", "people.batch_undo", "people.batch_undo_yes"),
    ):
        answer = await chat.call(
            verb, batch=batch.slug, number="1", run="0", seen="x", email="b@x.nl"
        )
        assert answer.card is None, verb
        assert "anna@x.nl" not in words_of(answer)
    await chat.call("people.batch_stop_yes", batch=batch.slug)
    assert await plek.all(Batch) == [batch]
    await plek.chat(SANNE).press(shown, "Ja, zet deze ene erin")
    [result] = await plek.all(BatchResult)
    for verb in ("people.batch_result", "people.batch_undo", "people.batch_undo_yes"):
        assert (await chat.call(verb, result=result.slug)).card is None
    assert (await plek.get(BatchResult, result.slug)).undone is None


async def test_another_of_the_kernteam_sees_no_list_but_can_take_back_what_was_done(plek):
    shown = await pasted(plek.chat(SANNE), "a@x.nl;;;Twente")
    [batch] = await plek.all(Batch)
    other = plek.chat(JOOST)
    assert (await other.call("people.batch_show", batch=batch.slug)).card is None
    assert "Veel mensen toevoegen" in words_of(await other.say("mensen toevoegen"))
    await plek.chat(SANNE).press(shown, "Ja, zet deze ene erin")
    [result] = await plek.all(BatchResult)
    await other.call("people.batch_undo_yes", result=result.slug)
    assert (await plek.get(BatchResult, result.slug)).undone is not None


async def test_a_hubs_team_puts_people_in_its_own_hub(plek):
    async with plek.store.write(SYSTEM) as unit:
        await appoint(unit, "twente", FATIMA.id)
    chat = plek.chat(FATIMA)
    form = await chat.say("mensen toevoegen")
    assert values_of(form)["group"] == "twente"
    shown = await chat.press(
        form, "Klaar: bekijk de lijst", lines="a@x.nl;Anna\nb@x.nl;Bob;;kernteam"
    )
    assert "In “kernteam” kun jij niemand zetten" in words_of(shown)
    assert "Al bekend" not in words_of(shown)
    await chat.press(shown, "Ja, zet deze ene erin")
    assert await plek.get(Membership, Membership.key("twente", key_of_email("a@x.nl"))) is not None


async def test_in_a_channel_others_see_nothing_of_it(plek):
    shown = await pasted(plek.chat(SANNE, CHANNEL), TWO)
    assert shown.private
    assert "anna@x.nl" not in json.dumps(shown.instead.card)
