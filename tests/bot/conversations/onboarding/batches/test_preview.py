"""A list is looked at before anything happens, page by page, and mended in place."""

from cards.kit.render import MOST_BYTES
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Profile
from registry.members.member import Member, key_of_email
from tests.bot.conversations.onboarding.batches.fixtures_chat import TWO, pasted, sized
from tests.registry.onboarding.batches.fixtures_lists import FAULTS, text
from tests.support.conversation import (
    SANNE,
    buttons_of,
    card_of,
    inputs_of,
    values_of,
    words_of,
)


async def test_500_people_in_parts_of_which_7_have_a_fault(both):
    chat = both.chat(SANNE)
    lines = text().split("\r\n")
    form = await chat.say("mensen toevoegen")
    for at in range(0, 400, 200):
        form = await chat.press(form, "Er komt nog een stuk", lines="\n".join(lines[at : at + 200]))
        assert values_of(form)["lines"] == ""
    assert "Er staan nu 399 mensen in je lijst" in words_of(form)
    shown = await chat.press(form, "Klaar: bekijk de lijst", lines="\n".join(lines[400:]))
    said = words_of(shown)
    assert "Klaar om erin te zetten: 493" in said
    assert "Met een fout of een vraag: 7" in said
    assert "Er is nog niets veranderd" in said
    for line, (value, _) in FAULTS.items():
        assert f"Regel {line}: " in said
        assert value in said
    assert sized(shown) < MOST_BYTES
    assert not await both.all(Member, email="mens2@gemeente.example")
    done = await chat.press(shown, "Ja, zet deze 493 erin")
    assert "493 regels zijn verwerkt" in words_of(done)
    assert len(await both.all(Member, status="new", email="mens2@gemeente.example")) == 1
    seats = len(await both.all(Membership))
    again = await chat.press(shown, "Ja, zet deze 493 erin")
    assert "493 regels zijn verwerkt" in words_of(again)
    assert len(await both.all(Membership)) == seats
    rest = await chat.press(done, "Verder met die 7")
    assert "Regel 18: " in words_of(rest)
    assert not [one for one in buttons_of(rest) if one.startswith("Ja, ")]


async def test_faults_come_eight_a_page(plek):
    chat = plek.chat(SANNE)
    shown = await pasted(chat, "\n".join(f"fout{n}@" for n in range(20)) + "\ngoed@x.nl")
    assert buttons_of(shown).count("Wijzigen") == 8
    second = await chat.press(shown, "Volgende fouten")
    third = await chat.press(second, "Volgende fouten")
    assert buttons_of(third).count("Wijzigen") == 4
    assert "17 tot en met 20 van 20" in words_of(third)
    assert "Regel 9: " in words_of(await chat.press(third, "Vorige fouten"))
    out = await chat.press(third, "Laat de regels met een fout weg")
    assert "De regels met een fout zijn weg" in words_of(out)
    assert "Wijzigen" not in buttons_of(out)


async def test_a_line_is_mended_in_place_and_its_values_survive(plek):
    chat = plek.chat(SANNE)
    shown = await pasted(chat, TWO)
    form = await chat.press(shown, "Wijzigen")
    assert values_of(form)["email"] == "fout@"
    assert values_of(form)["group"] == "twente"
    assert len(inputs_of(card_of(form))) == 5
    wrong = await chat.press(form, "Zo klopt het", email="nog@fout", name="Piet", group="kernteam")
    assert values_of(wrong)["name"] == "Piet"
    assert values_of(wrong)["group"] == "kernteam"
    assert "is geen e-mailadres" in words_of(wrong)
    fine = await chat.press(wrong, "Zo klopt het", email="piet@x.nl")
    assert "Regel 2 is in orde" in words_of(fine)
    assert "Klaar om erin te zetten: 2" in words_of(fine)


async def test_an_organisation_that_is_unknown_comes_with_the_nearest(plek):
    chat = plek.chat(SANNE)
    shown = await pasted(chat, "Anna <anna@x.nl>; Gemeente Almello; Twente")
    form = await chat.press(shown, "Wijzigen")
    choices = inputs_of(card_of(form))["organisation"]["choices"]
    assert choices[0]["title"] == "Gemeente Almelo"
    fine = await chat.press(form, "Zo klopt het", organisation=choices[0]["value"])
    await chat.press(fine, "Ja, zet deze ene erin")
    member = await plek.get(Member, key_of_email("anna@x.nl"))
    assert member.organisation == choices[0]["value"]


async def test_a_question_is_answered_by_one_press_and_a_line_left_out_by_one(plek):
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug="ann", name="Anna Bos", email="anna@y.nl"))
    chat = plek.chat(SANNE)
    shown = await pasted(chat, TWO)
    assert "Er doet al iemand mee die dit kan zijn: Anna Bos, anna@y.nl" in words_of(shown)
    fine = await chat.press(await chat.press(shown, "Wijzigen"), "Toch zo laten")
    out = await chat.press(await chat.press(fine, "Wijzigen"), "Laat deze regel weg")
    assert "Die regel is weg" in words_of(out)
    done = await chat.press(out, "Ja, zet deze ene erin")
    held = await plek.get(Membership, Membership.key("twente", key_of_email("anna@x.nl")))
    assert held.profile is Profile.CONNECTOR
    assert "Verder" not in " ".join(buttons_of(done))


async def test_an_end_is_counted_mended_at_its_field_and_kept(plek):
    chat = plek.chat(SANNE)
    lines = "Anna;anna@x.nl;;Twente;;tot 1 juli\nBo;bo@x.nl;;Twente;;tot vorig jaar"
    shown = await pasted(chat, lines)
    assert "Met een einddatum: 1" in words_of(shown)
    form = await chat.press(shown, "Wijzigen")
    assert values_of(form)["until"] == "tot vorig jaar"
    form = await chat.press(form, "Zo klopt het", until="tot 1-1-2020")
    assert "Kies een dag na vandaag" in words_of(form)
    shown = await chat.press(form, "Zo klopt het", until="tot 1 augustus")
    assert "Met een einddatum: 2" in words_of(shown)
    await chat.press(shown, "Ja, zet deze 2 erin")
    seats = await plek.all(Membership, group="twente")
    ends = {one.member: one.until for one in seats if one.until}
    assert sorted((one.month, one.day) for one in ends.values()) == [(7, 1), (8, 1)]
