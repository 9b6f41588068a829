"""Who takes part in a group or hub is kept in chat, by words and by buttons, with a way back."""

import pytest

from bot.conversations.hubs.parties.words import party_wish
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.hubs.parties.history import PartyChange
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.organisations.merging import merge
from registry.organisations.participation import Participation
from tests.support.conversation import (
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    inputs_of,
    town,
    values_of,
    words_of,
)

AMSTERDAM = "organisations:gemeente-amsterdam"


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE, JOOST]) as running:
        yield running


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("gemeente Rotterdam doet mee in de initiatiefgroep", ("gemeente Rotterdam", "in")),
        ("Rotterdam doet ook mee aan de initiatiefgroep!", ("Rotterdam", "in")),
        ("RIVM neemt deel aan de stuurgroep", ("RIVM", "in")),
        ("RIVM doet niet meer mee in de stuurgroep", ("RIVM", "out")),
        ("haal RIVM uit de stuurgroep", ("RIVM", "out")),
        ("haal de organisatie RIVM weg uit de stuurgroep", ("RIVM", "out organisations")),
        ("zet netwerk Platform31 in kennishub Twente", ("Platform31", "in networks")),
        ("voeg RIVM toe aan Twente als gevraagd", ("RIVM", "in wanted")),
        ("zet RIVM in PLeK als toegezegd", ("RIVM", "in ready")),
        ("RIVM is partner van PLeK", ("RIVM", "in partner")),
        ("RIVM takes part in the stuurgroep", ("RIVM", "in")),
        ("RIVM no longer takes part in the stuurgroep", ("RIVM", "out")),
        ("put network Platform31 in hub Twente", ("Platform31", "in networks")),
        ("take RIVM out of the stuurgroep", ("RIVM", "out")),
        ("add RIVM to hub Twente as wanted", ("RIVM", "in wanted")),
        ("voeg anna toe aan Twente als verbinder", None),
        ("doet gemeente Rotterdam mee", None),
        ("doe mee met netwerk Platform31", None),
        ("doet RIVM mee in de stuurgroep?", None),
        ("nodig piet@gemeente.example uit voor Twente", None),
    ],
)
def test_what_is_typed_is_read(text, meant):
    wish = party_wish(text)
    if meant is None:
        assert wish is None
        return
    said = " ".join(filter(None, ("out" if wish.out else "in", wish.standing, wish.section)))
    assert (wish.who, said) == meant


async def count(plek):
    shown = words_of(await plek.chat(FATIMA).say("wie zit er in de initiatiefgroep"))
    organisations = words_of(await plek.chat(FATIMA).say("organisaties initiatiefgroep"))
    assert "Programma’s en netwerken (10)" in shown
    for number in (17, 18):
        if f"Organisaties ({number})" in shown:
            assert str(number) in organisations
            return number
    raise AssertionError(shown)


async def test_by_words_it_is_put_in_taken_out_and_put_back_everywhere(plek):
    chat = plek.chat(SANNE)
    assert await count(plek) == 17
    form = await chat.say("gemeente Amsterdam doet mee in de initiatiefgroep")
    done = await chat.press(form, "Opslaan", departments="Ruimte")
    assert "Gemeente Amsterdam doet mee in Initiatiefgroep PLeK." in words_of(done)
    assert await count(plek) == 18
    asked = words_of(await plek.chat(FATIMA).say("doet gemeente Amsterdam mee"))
    assert "Gemeente Amsterdam doet mee: Initiatiefgroep PLeK" in asked
    assert "Ruimte" in asked
    assert "Sanne" not in asked, "who kept it is the kernteam's to know"
    twice = words_of(await chat.say("gemeente Amsterdam doet mee in de initiatiefgroep"))
    assert "Dit staat er al zo" in twice
    assert "Van Sanne de Vries" in twice
    sure = await chat.say("haal gemeente Amsterdam uit de initiatiefgroep")
    assert "blijft bestaan" in words_of(sure)
    gone = await chat.press(sure, "Ja, haal eruit")
    assert await count(plek) == 17
    back = await chat.press(gone, "Terugzetten")
    assert "Teruggezet" in words_of(back)
    assert await count(plek) == 18
    assert "doet hier niet mee" in words_of(await chat.say("haal RWS uit de stuurgroep"))
    await chat.press(await chat.say("haal Amsterdam uit de initiatiefgroep"), "Ja, haal eruit")
    assert await count(plek) == 17


async def test_by_the_buttons_of_a_group_and_an_organisation(plek):
    chat = plek.chat(SANNE)
    listed = await chat.press(await chat.say("groep stuurgroep"), "Wie meedoet bijhouden")
    assert "9 organisaties" in words_of(listed)
    form = await chat.press(listed, "Organisatie of netwerk erbij")
    assert values_of(form)["group"] == "stuurgroep"
    found = await chat.type_ahead(form, "party", "amsterdam")
    assert ("Gemeente Amsterdam", AMSTERDAM) in found
    both = await chat.type_ahead(form, "party", "platform31")
    assert ("Platform31 (netwerk)", "networks:platform31") in both
    wrong = await chat.press(form, "Opslaan", about="Iets")
    assert "⚠" in words_of(wrong)
    done = await chat.press(wrong, "Opslaan", data={"party": AMSTERDAM})
    assert "doet mee in Stuurgroep" in words_of(done)
    edited = await chat.press(await chat.press(done, "Wijzigen"), "Opslaan", standing="wanted")
    assert "als nog te vragen" in words_of(edited)
    shown = words_of(await plek.chat(FATIMA).say("groep stuurgroep"))
    assert "Organisaties (9)" in shown
    assert "Gemeente Amsterdam: nog te vragen" in shown
    card = await chat.say("organisatie RIVM")
    new = await chat.press(card, "Zet in een groep of hub")
    assert values_of(new)["party"] == "organisations:rivm"
    hub = await chat.press(new, "Opslaan", data={"group": "twente"})
    assert "doet mee in kennishub Twente" in words_of(hub)
    assert "rivm" in (await plek.get(Hub, "twente")).parties
    assert "Verloop van hub" in words_of(await chat.press(hub, "Terugzetten"))
    assert "rivm" not in (await plek.get(Hub, "twente")).parties


async def test_a_name_that_is_not_known_is_asked_for_and_a_person_is_left_to_people(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("zet netwerk Waterlab in kennishub Twente")
    assert "Ik ken geen organisatie of netwerk dat “Waterlab” heet" in words_of(form)
    assert set(inputs_of(form.card)) == {"party", "group", "standing", "departments", "about"}
    assert "Ik ken niemand" in words_of(await chat.say("haal anna uit de initiatiefgroep"))
    assert "Joost Bakker" in str(
        (await chat.say("voeg Joost Bakker toe aan de initiatiefgroep")).card
    )


async def test_the_team_of_a_hub_keeps_its_own_hub_alone(plek):
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug=PIETER.id, name="Pieter"))
        seat = Membership(
            slug=Membership.key("twente", PIETER.id),
            member=PIETER.id,
            group="twente",
            place="hub",
            role=Role.HUB_TEAM,
        )
        await unit.of(Membership).add(seat)
    chat = plek.chat(PIETER)
    listed = await chat.press(await chat.say("hub twente"), "Wie meedoet bijhouden")
    form = await chat.press(listed, "Organisatie of netwerk erbij")
    assert [one["value"] for one in inputs_of(form.card)["group"]["choices"]] == ["twente"]
    done = await chat.press(form, "Opslaan", data={"party": "networks:platform31"})
    assert "doet mee in kennishub Twente" in words_of(done)
    asked = await plek.chat(SANNE).say("haal provincie Flevoland uit noordelijk flevoland")
    lead = await plek.chat(SANNE).press(asked, "Ja, haal eruit")
    assert "trekt de hub" in words_of(lead)
    for text in ("haal RIVM uit de stuurgroep", "gemeente Urk doet mee in noordelijk flevoland"):
        assert "kernteam" in (await chat.say(text)).text


async def test_of_two_editors_the_second_sees_what_the_first_did(plek):
    sanne, joost = plek.chat(SANNE), plek.chat(JOOST)
    load = {"group": "stuurgroep", "party": "organisations:rivm"}
    hers, his = await sanne.call("parties.edit", **load), await joost.call("parties.edit", **load)
    asked = await joost.call("parties.take", **load)
    await sanne.press(hers, "Opslaan", about="Van Sanne")
    late = await joost.press(his, "Opslaan", about="Van Joost")
    assert "Iemand wijzigde dit net ook" in words_of(late)
    assert "Van Sanne" in words_of(late)
    assert values_of(late)["about"] == "Van Joost"
    again = await joost.press(asked, "Ja, haal eruit")
    assert "Kijk of je het nog wilt" in words_of(again)
    await joost.press(late, "Opslaan")
    [one] = [
        one
        for one in await plek.all(Participation, organisation="rivm")
        if one.group == "stuurgroep"
    ]
    assert one.about == "Van Joost"
    assert one.origin_of("about").by == JOOST.id
    assert one.origin_of("group").origin == "plan"


async def test_pressed_or_sent_twice_is_done_once(plek):
    chat = plek.chat(SANNE)
    form = await chat.call("parties.new", group="stuurgroep", party=AMSTERDAM)
    await chat.press(form, "Opslaan")
    again = await chat.press(form, "Opslaan")
    assert "doet mee in Stuurgroep" in words_of(again)
    asked = await chat.call("parties.take", group="stuurgroep", party=AMSTERDAM)
    await chat.press(asked, "Ja, haal eruit")
    twice = await chat.press(asked, "Ja, haal eruit")
    assert "stond al niet meer bij" in words_of(twice)
    history = await chat.call("parties.history", group="stuurgroep")
    assert buttons_of(history).count("Terugzetten") == 1
    assert len(await plek.all(PartyChange)) == 2
    await chat.call("parties.set_back", group="stuurgroep", number="2")
    late = await chat.call("parties.set_back", group="stuurgroep", number="2")
    assert "daarna weer gewijzigd" in words_of(late)


async def test_what_is_gone_meanwhile(plek):
    chat = plek.chat(SANNE)
    form = await chat.call("parties.new", group="makers", party=AMSTERDAM)
    async with plek.store.write(SANNE.id) as unit:
        group = await unit.of(Subgroup).get("makers")
        await unit.of(Subgroup).put(group.model_copy(update={"status": "archived"}))
        await merge(unit, "gemeente-enschede", "gemeente-urk")
    assert "bestaat niet meer" in words_of(await chat.press(form, "Opslaan"))
    old = {"group": "initiatiefgroep", "party": "organisations:gemeente-enschede"}
    assert "Gemeente Urk" in words_of(await chat.call("parties.show", **old))
    await chat.call("hubs.close.confirmed", hub="twente", reason="Klaar")
    for verb in ("parties.list", "parties.new", "parties.save", "parties.history"):
        answer = await chat.call(verb, group="twente", party=AMSTERDAM, standing="member")
        assert "Opgeslagen" not in words_of(answer)
    assert "gemeente-amsterdam" not in (await plek.get(Hub, "twente")).parties


async def test_the_kernteam_is_asked_about_a_place_that_was_derived(plek):
    chat = plek.chat(SANNE)
    card = await chat.call("parties.show", place="stuurgroep:rivm")
    origin = await chat.press(card, "Waar dit vandaan komt")
    opened = next(one for one in buttons_of(origin) if "RIVM" in one or "Rijksinstituut" in one)
    assert "doet mee" in words_of(await chat.press(origin, opened))


VERBS = {
    "parties.list": {"group": "stuurgroep"},
    "parties.show": {"group": "stuurgroep", "party": "organisations:rivm"},
    "parties.new": {"group": "stuurgroep", "party": AMSTERDAM},
    "parties.edit": {"group": "stuurgroep", "party": "organisations:rivm"},
    "parties.save": {"group": "stuurgroep", "party": AMSTERDAM, "standing": "member"},
    "parties.take": {"group": "stuurgroep", "party": "organisations:rivm"},
    "parties.take_out": {"group": "stuurgroep", "party": "organisations:rivm"},
    "parties.history": {"group": "stuurgroep"},
    "parties.set_back": {"group": "stuurgroep", "number": "1"},
}


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.ADMINISTRATOR])
async def test_each_role_may_what_the_table_of_rights_says(plek, role):
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug=PIETER.id, name="Pieter"))
        seat = Membership(slug=f"x:{PIETER.id}", member=PIETER.id, group="x", role=role)
        await unit.of(Membership).add(seat)
    await plek.chat(SANNE).call("parties.save", group="stuurgroep", party="organisations:rws")
    before = await plek.all(Participation), await plek.all(Hub), await plek.all(PartyChange)
    for verb, data in VERBS.items():
        for group in (data["group"], "twente", "plek", "niets"):
            answer = await plek.chat(PIETER).call(verb, **{**data, "group": group})
            if role is not Role.KERNTEAM:
                assert answer.card is None, verb
                assert "kernteam" in answer.text
    after = await plek.all(Participation), await plek.all(Hub), await plek.all(PartyChange)
    assert (after == before) == (role is not Role.KERNTEAM)
