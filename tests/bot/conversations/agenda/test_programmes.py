"""Programmes in conversation: found, with what ties in with them, and kept by the kernteam."""

import pytest

from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.reference.programme import Programme
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.members.member import Member
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


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE, JOOST]) as running:
        yield running


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("programma NPLG", "Nationaal Programma Landelijk Gebied (NPLG)"),
        ("programma nationaal programma landelijk gebied", "(NPLG)"),
        ("programme novex", "NOVEX"),
        ("programma landelijk", "Welk programma bedoel je?"),
        ("programma", "Welk programma bedoel je?"),
        ("programma's", "programma’s"),
        ("programma’s", "programma’s"),
        ("programmes", "programma’s"),
    ],
)
async def test_programmes_are_found_by_their_names(plek, text, said):
    assert said in words_of(await plek.chat(FATIMA).say(text))


async def test_what_ties_in_with_it_leads_on(plek):
    async with plek.store.read() as unit:
        hub = next(one for one in await unit.of(Hub).all() if one.programmes)
        programme = await unit.of(Programme).get(hub.programmes[0])
    chat = plek.chat(FATIMA)
    shown = await chat.say(f"programma {programme.name}")
    assert hub.name in words_of(shown)
    assert "Uit het plan" in words_of(shown)
    opened = await chat.press(shown, "Bekijk", at=buttons_of(shown).count("Bekijk") - 1)
    assert words_of(opened)
    network = words_of(await chat.say("programma Bodem en Ondergrond"))
    assert "Netwerken die erop aansluiten" in network


async def test_it_is_added_edited_ended_and_runs_again(plek):
    chat = plek.chat(SANNE)
    form = await chat.press(await chat.say("programma's"), "Programma toevoegen")
    wrong = await chat.press(form, "Opslaan", name="Delta", summary="", website="geen adres")
    assert "⚠" in words_of(wrong)
    taken = await chat.press(wrong, "Opslaan", name="nplg", summary="Dijken.", website="")
    assert "is al een naam van Nationaal Programma" in words_of(taken)
    done = await chat.press(taken, "Opslaan", name="Deltaprogramma", aliases="Delta, Dijken")
    assert "Het programma is bewaard" in words_of(done)
    assert "Deltaprogramma" in words_of(await plek.chat(FATIMA).say("programma dijken"))
    edit = await chat.press(done, "Wijzigen")
    assert values_of(edit)["aliases"] == "Delta, Dijken"
    changed = await chat.press(edit, "Opslaan", short="DP")
    ended = await chat.press(changed, "Is afgelopen")
    assert "afgelopen" in words_of(ended)
    late = await plek.chat(JOOST).press(changed, "Is afgelopen")
    assert "Sanne de Vries heeft al gezegd dat dit programma is afgelopen" in words_of(late)
    assert "✔" not in words_of(late)
    again = await chat.press(ended, "Loopt toch nog")
    own = await chat.call("programmes.run", programme="deltaprogramma")
    assert "Je hebt dit programma zelf al terug in de lijst gezet." in words_of(own)
    assert (await plek.get(Programme, "deltaprogramma")).status == "active"
    assert "Is afgelopen" in buttons_of(again)


async def test_of_two_editors_the_second_sees_what_the_first_did(plek):
    forms = []
    for person in (SANNE, JOOST):
        chat = plek.chat(person)
        forms.append((chat, await chat.press(await chat.say("programma NPLG"), "Wijzigen")))
    (first, one), (second, other) = forms
    wrong = await second.press(other, "Opslaan", name="NOVEX")
    assert "is al een naam van NOVEX" in words_of(wrong)
    await first.press(one, "Opslaan", aliases="Eerst")
    late = await second.press(wrong, "Opslaan", name="Anders", aliases="Later")
    assert "Iemand anders wijzigde dit net" in words_of(late)
    assert "Eerst" in words_of(late)
    assert (await plek.get(Programme, "nplg")).aliases == ("Eerst",)
    await second.press(late, "Opslaan")
    assert (await plek.get(Programme, "nplg")).aliases == ("Later",)


async def test_the_kernteam_sees_where_it_comes_from_and_puts_it_right(plek):
    chat = plek.chat(SANNE)
    shown = await chat.say("programma PPLG Overijssel")
    assert "klopt dit?" in words_of(shown)
    form = await chat.press(shown, "Wijzigen")
    assert values_of(form)["region"] == "overijssel"
    await chat.press(form, "Opslaan", region="twente")
    [one] = [each for each in await plek.all(Programme) if each.region == "twente"]
    assert one.origin_of("region").by == SANNE.id
    assert "klopt dit?" not in words_of(await plek.chat(FATIMA).say("programma PPLG Overijssel"))


async def test_a_programme_is_no_part_of_itself(plek):
    chat = plek.chat(SANNE)
    form = await chat.press(await chat.say("programma NPLG"), "Wijzigen")
    for part_of, said in (("pplg", "hoort zelf al bij"), ("nplg", "hoort zelf al bij"), ("x", "⚠")):
        wrong = await chat.press(form, "Opslaan", data={"part_of": part_of})
        assert said in words_of(wrong)
    assert (await plek.get(Programme, "nplg")).part_of is None
    assert "⚠" in words_of(await chat.press(form, "Opslaan", data={"region": "heel-nederland"}))


FORGED = {
    "programmes.new": {},
    "programmes.edit": {"programme": "nplg"},
    "programmes.save": {"programme": "nplg", "seen": "1", "name": "Anders", "summary": "Anders"},
    "programmes.end": {"programme": "nplg"},
    "programmes.run": {"programme": "nplg"},
}


@pytest.mark.parametrize("verb", FORGED)
@pytest.mark.parametrize("role", [one for one in Role if one is not Role.ADMINISTRATOR])
async def test_each_role_may_what_the_table_of_rights_says(plek, verb, role):
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug=PIETER.id, name="Pieter"))
        seat = Membership(slug=f"x:{PIETER.id}", member=PIETER.id, group="x", role=role)
        await unit.of(Membership).add(seat)
    before = await plek.all(Programme)
    answer = await plek.chat(PIETER).call(verb, **FORGED[verb])
    if role is Role.KERNTEAM:
        assert answer.card is not None
        return
    assert answer.card is None
    assert "kernteam" in answer.text
    assert await plek.all(Programme) == before
    new = await plek.chat(PIETER).call("programmes.save", name="Nieuw", summary="Nieuw")
    assert new.card is None
    assert await plek.all(Programme) == before
