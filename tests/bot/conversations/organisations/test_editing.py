"""The kernteam keeps organisations right, honest and forged, and domains say where one works."""

import pytest

from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.members.member import Member
from registry.organisations.domain import OrganisationDomain
from registry.organisations.organisation import Organisation
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


async def form_of(plek, person=SANNE, button="Namen wijzigen", name="RIVM"):
    chat = plek.chat(person)
    return chat, await chat.press(await chat.say(f"organisatie {name}"), button)


async def test_names_are_changed_and_found_from_then_on(plek):
    chat, form = await form_of(plek)
    assert values_of(form)["short"] == "RIVM"
    done = await chat.press(form, "Opslaan", aliases="Volksgezondheidsinstituut", website="rivm.nl")
    assert "De gegevens zijn bewaard" in words_of(done)
    found = words_of(await plek.chat(FATIMA).say("organisatie volksgezondheidsinstituut"))
    assert "Rijksinstituut" in found
    assert "Website" in buttons_of(await plek.chat(FATIMA).say("organisatie RIVM"))
    again = await chat.press(form, "Opslaan")
    assert words_of(again) == words_of(done)


async def test_faults_stand_at_their_fields_and_what_was_typed_stays(plek):
    chat, form = await form_of(plek)
    wrong = await chat.press(form, "Opslaan", short="CBS", website="geen adres", name="Instituut")
    assert "is geen webadres" in words_of(wrong)
    assert values_of(wrong)["name"] == "Instituut"
    taken = await chat.press(wrong, "Opslaan", website="")
    assert "CBS is al een naam van Centraal Bureau" in words_of(taken)
    await chat.press(taken, "Opslaan", short="RIVM")
    assert (await plek.get(Organisation, "rivm")).name == "Instituut"


async def test_of_two_editors_the_second_sees_what_the_first_did(plek):
    chat, form = await form_of(plek)
    other, others = await form_of(plek, JOOST)
    await chat.press(form, "Opslaan", short="RIVM2")
    late = await other.press(others, "Opslaan", short="RIVM3")
    assert "Iemand anders wijzigde dit net" in words_of(late)
    assert "RIVM2" in words_of(late)
    assert (await plek.get(Organisation, "rivm")).short == "RIVM2"
    await other.press(late, "Opslaan")
    assert (await plek.get(Organisation, "rivm")).short == "RIVM3"


async def test_a_fault_put_right_does_not_hide_another_editor(plek):
    chat, form = await form_of(plek)
    wrong = await chat.press(form, "Opslaan", short="CBS")
    other, others = await form_of(plek, JOOST)
    await other.press(others, "Opslaan", aliases="Anders")
    late = await chat.press(wrong, "Opslaan", short="RIVM")
    assert "Iemand anders wijzigde dit net" in words_of(late)
    assert (await plek.get(Organisation, "rivm")).aliases == ("Anders",)


async def test_place_and_domains(plek):
    chat, form = await form_of(plek, button="Plaats en domeinen")
    towns = await chat.type_ahead(form, "municipality", "de bil")
    assert ("De Bilt", "GM0310") in towns
    above = await chat.type_ahead(form, "parent", "gemeente almelo")
    assert above[0] == ("Gemeente Almelo", "gemeente-almelo")
    filled = {"municipality": "GM0310", "parent": "gemeente-almelo", "domains": "gmail.com"}
    wrong = await chat.press(form, "Opslaan", **filled)
    assert "kan iedereen een adres hebben" in words_of(wrong)
    assert values_of(wrong) | {"municipality": "GM0310", "parent": "gemeente-almelo"} == values_of(
        wrong
    )
    done = await chat.press(wrong, "Opslaan", domains="@rivm.nl")
    for said in ("De Bilt, Utrecht", "Gemeente Almelo", "rivm.nl"):
        assert said in words_of(done)
    theirs = words_of(await plek.chat(FATIMA).say("organisatie RIVM"))
    assert "De Bilt" in theirs
    assert "rivm.nl" not in theirs
    parts = await chat.say("organisatie gemeente almelo")
    assert "Onderdelen: 1 organisatie" in words_of(parts)


async def test_who_was_invited_by_address_finds_their_organisation_filled_in(plek):
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(OrganisationDomain).add(
            OrganisationDomain(slug="rivm.nl", organisation="rivm")
        )
        await unit.of(Member).add(Member(slug=PIETER.id, name="Pieter", email="p@lab.rivm.nl"))
    assert values_of(await plek.chat(PIETER).say("voorstellen"))["organisation"] == "rivm"
    assert values_of(await plek.chat(FATIMA).say("voorstellen"))["organisation"] == ""


async def test_a_municipality_chosen_by_typing_stays_chosen_after_a_fault(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("voorstellen")
    wrong = await chat.press(form, "Versturen", organisation="gemeente-almelo", consent="false")
    assert values_of(wrong)["organisation"] == "gemeente-almelo"
    assert values_of(wrong)["organisation_new"] == ""
    hub = await plek.chat(SANNE).say("hub nieuw Zeeland")
    wrong = await plek.chat(SANNE).press(hub, "Hub beginnen", lead="gemeente-goes", starts="ooit")
    assert values_of(wrong)["lead"] == "gemeente-goes"


FORGED = {
    "organisations.names_save": {"name": "Anders", "kind": "bedrijf"},
    "organisations.place_save": {"domains": "anders.example"},
}


@pytest.mark.parametrize("verb", [*FORGED, "organisations.names", "organisations.place"])
@pytest.mark.parametrize("role", Role)
async def test_each_role_may_what_the_table_of_rights_says(plek, verb, role):
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug=PIETER.id, name="Pieter"))
        seat = Membership(slug=f"x:{PIETER.id}", member=PIETER.id, group="x", role=role)
        await unit.of(Membership).add(seat)
    before = await plek.get(Organisation, "rivm")
    data = {"organisation": "rivm", "seen": str(before.revision), **FORGED.get(verb, {})}
    answer = await plek.chat(PIETER).call(verb, **data)
    if role in (Role.KERNTEAM, Role.ADMINISTRATOR):
        assert answer.card is not None
        return
    assert answer.card is None
    assert "kernteam" in answer.text
    assert await plek.get(Organisation, "rivm") == before
    assert await plek.all(OrganisationDomain) == []


async def test_what_is_not_there_is_answered(plek):
    for odd in ("bestaat-niet", "", "x" * 900, None):
        for verb in (*FORGED, "organisations.names", "organisations.people"):
            assert (await plek.chat(SANNE).call(verb, organisation=odd)).text
