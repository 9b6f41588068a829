"""The kernteam keeps up to date what a group is for."""

import pytest

from bot.conversations.hubs import group_editing, groups
from bot.dispatch.contacts.keys import member_key
from registry.core.errors import Invalid
from registry.core.membership import Membership
from registry.core.permissions import RIGHTS, SYSTEM, Right
from registry.core.vocabulary import Role
from registry.hubs.editing.group import GroupForm, edit_group
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import answers_for
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


async def test_who_answers_for_it_is_named_and_decides_until_nobody_is(plek):
    chat, key = plek.chat(SANNE), member_key(FATIMA.id)
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).get_or_add(Member(slug=key, name=FATIMA.name))
        gone = Member(slug="piet", name="Piet", status="left")
        await unit.of(Member).add(gone)
    form = await chat.say("groep initiatiefgroep wijzigen")
    for wrong, said in (("piet", "vertrokken"), ("niemand", "staat niet in de lijst")):
        again = await chat.press(form, "Opslaan", data={"owners": wrong})
        assert said in words_of(again)
    done = await chat.press(form, "Opslaan", data={"owners": key})
    assert "Gaat over deze groep: Fatima El Amrani" in words_of(done).replace("\n", " ")
    assert (await group(plek)).owners == (key,)
    async with plek.store.read() as unit:
        assert await answers_for(unit, await group(plek), key)
    shown = words_of(await chat.say("groep initiatiefgroep"))
    assert "Gaat over deze groep" in shown
    assert "Gaat over" not in words_of(await plek.chat(FATIMA).say("groep initiatiefgroep"))
    assert values_of(await chat.press(done, "Wijzigen"))["owners"] == key
    async with plek.store.write(SYSTEM) as unit:
        one = await unit.of(Member).get(key)
        await unit.of(Member).put(one.model_copy(update={"status": "left"}))
    form = await chat.say("groep initiatiefgroep wijzigen")
    assert values_of(form)["owners"] == ""
    assert "niets veranderd" in words_of(await chat.press(form, "Opslaan"))
    form = await chat.say("groep initiatiefgroep wijzigen")
    await chat.press(form, "Opslaan", data={"owners": member_key(JOOST.id)})
    assert (await group(plek)).owners == (member_key(JOOST.id),)
    form = await chat.say("groep initiatiefgroep wijzigen")
    last = words_of(await chat.press(form, "Opslaan", data={"owners": ""}))
    assert "het kernteam van PLeK beslist" in last
    assert "Joost Bakker" in last
    assert (await group(plek)).owners == ()


async def test_of_a_group_by_role_nobody_answers_but_the_kernteam(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("groep stuurgroep wijzigen")
    assert "owners" not in values_of(form)
    forged = {"owners": member_key(SANNE.id)}
    done = await chat.press(form, "Opslaan", purpose="Sturen.", data=forged)
    assert "Opgeslagen" in words_of(done)
    steering = await plek.get(Subgroup, "stuurgroep")
    assert (steering.purpose, steering.owners) == ("Sturen.", ())
    wish = GroupForm(purpose="Anders.", owners=(member_key(SANNE.id),))
    async with plek.store.write(member_key(SANNE.id)) as unit:
        with pytest.raises(Invalid):
            await edit_group(unit, "stuurgroep", wish, seen=steering.revision)


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
