"""The kernteam keeps up to date what a group is for."""

import pytest

from bot.conversations.hubs import group_editing, groups
from bot.dispatch.contacts.keys import member_key
from registry.core.membership import Membership
from registry.core.permissions import RIGHTS, SYSTEM, Right
from registry.core.vocabulary import Role
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from tests.support.at_once import at_once
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    SANNE,
    buttons_of,
    town,
    values_of,
    words_of,
)

GROUP = "initiatiefgroep"


@pytest.fixture
async def plek(sqlite_url):
    routes = (groups.routes, group_editing.routes)
    async with town(sqlite_url, routes=routes, kernteam=[SANNE, JOOST]) as running:
        yield running


async def group(plek):
    return await plek.get(Subgroup, GROUP)


@pytest.mark.parametrize(
    "text",
    [
        *("groep initiatiefgroep wijzigen", "wijzig groep initiatiefgroep"),
        *("groep wijzigen Initiatiefgroep", "edit group initiatiefgroep"),
        "group initiatiefgroep edit",
    ],
)
async def test_a_group_is_edited_by_words(plek, text):
    before = await group(plek)
    form = await plek.chat(SANNE).say(text)
    assert "Groep Initiatiefgroep" in words_of(form)
    assert values_of(form)["purpose"] == before.purpose


async def test_what_is_saved_is_told_with_what_it_was_and_whose_it_is(plek):
    chat, before = plek.chat(SANNE), await group(plek)
    shown = await chat.say("groep initiatiefgroep")
    form = await chat.press(shown, "Wijzigen")
    filled = {"purpose": "Samen de agenda maken.", "keywords": "Makers, IG"}
    done = await chat.press(form, "Opslaan", **filled)
    assert before.purpose[:60] in words_of(done)
    after = await group(plek)
    assert (after.purpose, after.keywords) == ("Samen de agenda maken.", ("Makers", "IG"))
    assert after.origin_of("purpose").by == member_key(SANNE.id)
    assert "Samen de agenda maken." in words_of(await chat.press(done, "Bekijk de groep"))
    form = await chat.press(done, "Wijzigen")
    assert "Er is niets veranderd." in words_of(await chat.press(form, "Opslaan"))


async def test_a_fault_stands_at_its_field(plek):
    chat, before = plek.chat(SANNE), await group(plek)
    form = await chat.say("groep initiatiefgroep wijzigen")
    again = await chat.press(form, "Opslaan", purpose="", keywords="a" * 201)
    assert "Vul “Waar is de groep voor?” in." in words_of(again)
    assert values_of(again)["keywords"] == "a" * 201
    assert await group(plek) == before


async def test_of_two_at_once_the_second_sees_what_the_first_made_of_it(plek):
    chats = {one: plek.chat(one) for one in (SANNE, JOOST)}
    forms = {one: await chat.say("groep initiatiefgroep wijzigen") for one, chat in chats.items()}
    answers = await at_once(
        *(
            chat.press(forms[one], "Opslaan", purpose=f"Zegt {one.name}.")
            for one, chat in chats.items()
        )
    )
    late = [at for at, one in enumerate(answers) if "net ook" in words_of(one)]
    assert len(late) == 1
    first, second = (SANNE, JOOST) if late == [1] else (JOOST, SANNE)
    assert f"Zegt {first.name}." in words_of(answers[late[0]])
    assert values_of(answers[late[0]])["purpose"] == f"Zegt {second.name}."
    await chats[second].press(answers[late[0]], "Opslaan")
    assert (await group(plek)).purpose == f"Zegt {second.name}."


@pytest.mark.parametrize("role", [one for one in Role if one not in RIGHTS[Right.EDIT_GROUP]])
async def test_nobody_else_edits_a_group_also_not_who_is_in_it(plek, role):
    key = member_key(FATIMA.id)
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).get_or_add(Member(slug=key, name=FATIMA.name))
        await unit.of(Membership).add(
            Membership(slug=Membership.key(GROUP, key), member=key, group=GROUP, role=role)
        )
    before, chat = await group(plek), plek.chat(FATIMA)
    assert "Wijzigen" not in buttons_of(await chat.say("groep initiatiefgroep"))
    for slug in (GROUP, "atlantis"):
        for verb in ("groups.edit", "groups.edit_save"):
            answer = await chat.call(verb, group=slug, purpose="Van mij.", seen="1")
            assert "alleen het kernteam van PLeK" in answer.text
    assert "alleen het kernteam" in (await chat.say("groep initiatiefgroep wijzigen")).text
    assert await group(plek) == before


async def test_a_name_that_says_nothing_gets_groups_to_choose_from(plek):
    shown = await plek.chat(SANNE, CHANNEL).say("groep xyzzy wijzigen")
    assert shown.private
    assert "Bekijk" in buttons_of(shown)
