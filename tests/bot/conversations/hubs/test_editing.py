"""A hub kept by its own team and the kernteam: in parts, by buttons and by words."""

import pytest

from bot.conversations.hubs.edit_words import EditWish, edit_wish, part_wish
from bot.dispatch.contacts.keys import member_key
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import HubFunction, Phase, Profile, Role
from registry.hubs.editing.fields import HubPart
from registry.hubs.editing.history import HubChange
from registry.hubs.hub import Hub
from registry.hubs.lifecycle import close
from registry.members.member import Member, key_of_email
from registry.onboarding.appointments import appoint
from tests.bot.conversations.hubs.fixtures_hubs import KERNTEAM, hubs_town
from tests.support.at_once import at_once
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    card_of,
    inputs_of,
    values_of,
    words_of,
)

OTHER = "noordelijk-flevoland"


@pytest.fixture
async def plek(sqlite_url):
    """Fatima is in the team of Twente, Pieter in that of the other hub."""
    async with hubs_town(sqlite_url) as opened:
        async with opened.store.write(SYSTEM) as unit:
            for person, hub in ((FATIMA, "twente"), (PIETER, OTHER)):
                key = member_key(person.id)
                await unit.of(Member).add(Member(slug=key, name=person.name))
                await appoint(unit, hub, key)
        yield opened


async def twente(plek):
    return await plek.get(Hub, "twente")


async def changes(plek):
    return sorted(await plek.all(HubChange, hub="twente"), key=lambda one: one.number)


def wish(hub, part=None, item="", **more):
    return EditWish(hub, part, item, **more)


FUNCTIONS, PHASE = HubPart.FUNCTIONS, HubPart.PHASE


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("twente wijzigen", wish("twente")),
        ("Twente edit", wish("Twente")),
        ("twente wijzigen opgaven", wish("twente", HubPart.CHALLENGES)),
        ("twente wijzigen: team", wish("twente", HubPart.TEAM)),
        ("twente change parties", wish("twente", HubPart.PARTIES)),
        ("noordelijk flevoland verloop", wish("noordelijk flevoland", history=True)),
        ("twente history", wish("twente", history=True)),
        ("twente fase", wish("twente", PHASE)),
        ("twente fase planning", wish("twente", PHASE, values={"phase": "planning"})),
        (
            "twente fase planning omdat het geld er is",
            wish("twente", PHASE, values={"phase": "planning", "why": "het geld er is"}),
        ),
        (
            "twente naar fase Pril idee, want we beginnen",
            wish("twente naar", PHASE, values={"phase": "pril idee", "why": "we beginnen"}),
        ),
        (
            "twente phase development because we start",
            wish("twente", PHASE, values={"phase": "ontwikkeling", "why": "we start"}),
        ),
        (
            "twente opgaven: water; wonen",
            wish(
                "twente",
                HubPart.CHALLENGES,
                "0",
                values={"first": "water", "second": "wonen", "third": ""},
            ),
        ),
        (
            "twente leerfunctie geborgd door Saxion",
            wish(
                "twente", FUNCTIONS, "leerfunctie", values={"party": "Saxion", "state": "geborgd"}
            ),
        ),
        (
            "twente: strategische functie deels geborgd door Kennispunt Twente met een monitor",
            wish(
                "twente",
                FUNCTIONS,
                "strategische functie",
                values={"party": "Kennispunt Twente", "how": "een monitor", "state": "deels"},
            ),
        ),
        (
            "twente leerfunctie niet geborgd",
            wish("twente", FUNCTIONS, "leerfunctie", values={"state": "niet"}),
        ),
        (
            "twente learning function partly secured by Saxion",
            wish("twente", FUNCTIONS, "leerfunctie", values={"party": "Saxion", "state": "deels"}),
        ),
        ("twente", None),
        ("twente fase van de maan", None),
        ("twente leerfunctie", None),
        ("opgaven", None),
    ],
)
def test_what_is_typed_tells_which_part_and_what_it_should_be(words, meant):
    assert edit_wish(words) == meant


def test_after_the_command_come_a_hub_and_a_part():
    assert part_wish("Twente") == wish("Twente")
    assert part_wish("twente: functies") == wish("twente", FUNCTIONS)
    assert part_wish("") == wish("")


@pytest.mark.parametrize("who", [SANNE, FATIMA], ids=["kernteam", "own"])
@pytest.mark.parametrize(
    "text", ["hub twente wijzigen", "wijzig hub twente", "edit hub Twente", "hub wijzigen Twente"]
)
async def test_a_hub_is_edited_in_parts(plek, who, text):
    shown = await plek.chat(who).say(text)
    words = words_of(shown)
    assert "Hub Twente wijzigen" in words
    assert shown.private
    assert ("Fase" in words.split("\n")) == (who is SANNE)
    assert ("Naam wijzigen" in buttons_of(shown)) == (who is SANNE)
    assert ("Naam, status en fase" in words) == (who is FATIMA)


async def test_the_hubs_card_has_the_button_for_who_may(plek):
    for who, may in ((SANNE, True), (FATIMA, True), (PIETER, False), (JOOST, True)):
        shown = await plek.chat(who).say("hub twente")
        assert ({"Wijzigen", "Verloop"} <= set(buttons_of(shown))) == may
        assert ("Dat vul je in met" in words_of(shown)) == may
    shown = await plek.chat(SANNE, KERNTEAM).say("hub twente")
    assert "Wijzigen" not in buttons_of(shown)


async def test_general_is_changed_and_told_with_its_way_back(plek):
    chat = plek.chat(FATIMA)
    shown = await chat.press(await chat.say("hub twente"), "Wijzigen")
    form = await chat.press(shown, "Wijzigen")
    assert list(inputs_of(card_of(form))) == ["summary", "region", "lead", "keywords"]
    done = await chat.press(
        form, "Opslaan", summary="Samen leren in Twente.", lead="kennispunt-twente"
    )

    words = words_of(done)
    assert "Opgeslagen bij hub Twente:" in words
    assert "werd Samen leren in Twente." in words
    assert "Trekker: Kennispunt Twente" in words
    hub = await twente(plek)
    assert (hub.summary, hub.lead) == ("Samen leren in Twente.", "kennispunt-twente")
    assert "Trekker: Kennispunt Twente" in words_of(await chat.press(done, "Bekijk de hub"))

    history = await chat.press(done, "Terugzetten")
    assert "Teruggezet." in words_of(history)
    hub = await twente(plek)
    assert hub.summary.startswith("Regionale kennishub Twente i.o.")
    assert hub.lead is None


async def test_nothing_filled_in_otherwise_is_no_change(plek):
    chat = plek.chat(SANNE)
    for n, part in enumerate(one for one in HubPart if one not in (FUNCTIONS, HubPart.PHASE)):
        shown = await chat.say(f"hub twente wijzigen {part}")
        if part is HubPart.CHALLENGES:
            shown = await chat.press(shown, "Wijzigen")
        done = await chat.press(shown, "Opslaan")
        assert "Er is niets veranderd." in words_of(done), (n, part)
    assert await changes(plek) == []


async def test_a_fault_stands_at_its_field_and_what_was_filled_in_stays(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("hub twente fase realisatie")
    assert values_of(form)["phase"] == "realisatie"
    again = await chat.press(form, "Opslaan")
    assert "Vul “Waarom gaat de hub naar deze fase?” in." in words_of(again)
    assert values_of(again)["phase"] == "realisatie"
    done = await chat.press(again, "Opslaan", why="De provincie betaalt mee.")
    assert "Waarom: De provincie betaalt mee." in words_of(done)
    assert (await twente(plek)).phase is Phase.REALISATION


async def test_a_function_is_secured_by_words_after_one_press(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say(
        "hub twente leerfunctie deels geborgd door kennispunt twente met leerkringen"
    )
    assert values_of(form) == {"party": "kennispunt-twente", "how": "leerkringen", "state": "deels"}
    done = await chat.press(form, "Opslaan")
    assert "Leerfunctie: Kennispunt Twente (deels geborgd): leerkringen" in words_of(done)
    hub = await twente(plek)
    assert next(one for one in hub.functions if one.function is HubFunction.LEARNING).how
    shown = words_of(await chat.say("hub twente"))
    assert "Leerfunctie: Kennispunt Twente (deels geborgd): leerkringen" in shown
    assert "3 van de vier functies" in shown


async def test_a_party_is_found_while_typing_also_one_that_takes_part_nowhere_yet(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("hub twente leerfunctie geborgd door Gemeente Losser")
    assert values_of(form)["party"] == "gemeente-losser"
    shown = await chat.press(await chat.say("hub twente wijzigen functies"), "Wijzigen")
    assert ("Gemeente Losser", "gemeente-losser") in await chat.type_ahead(shown, "party", "losser")
    done = await chat.press(form, "Opslaan")
    assert "Gemeente Losser (geborgd)" in words_of(done)
    unknown = await chat.say("hub twente leerfunctie geborgd door Qqqwwxyz")
    assert "“Wie zorgt ervoor?” staat niet in de lijst." in words_of(unknown)


async def test_the_top_3_is_set_by_words(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("hub twente opgaven: Droogte; Wonen; Noaberschap")
    assert values_of(form) == {"first": "Droogte", "second": "Wonen", "third": "Noaberschap"}
    assert len((await twente(plek)).challenges[0].title) > len("Droogte")
    await chat.press(form, "Opslaan")
    assert [one.title for one in (await twente(plek)).challenges] == [
        *("Droogte", "Wonen", "Noaberschap"),
    ]
    one = await chat.press(await chat.say("hub twente wijzigen opgaven"), "Wijzigen", at=1)
    await chat.press(one, "Opslaan", text="Te weinig water.", themes="water-en-bodem,klimaat")
    first = (await twente(plek)).challenges[0]
    assert (first.text, first.themes) == ("Te weinig water.", ("water-en-bodem", "klimaat"))


async def test_people_get_their_profile_by_name_or_address_and_the_membership_with_it(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("hub twente wijzigen team")
    done = await chat.press(
        form, "Opslaan", verbinder="Joost Bakker", ondernemer="mo@twente.example; Fatima El Amrani"
    )
    words = words_of(done)
    assert "Verbinder: Joost Bakker" in words
    assert "Ondernemer: krijgt een uitnodiging en Fatima El Amrani" in words
    assert "mo@twente" not in str(done.card)
    guest = key_of_email("mo@twente.example")
    for key, profile in (
        (member_key(JOOST.id), Profile.CONNECTOR),
        (guest, Profile.ENTREPRENEUR),
        (member_key(FATIMA.id), Profile.ENTREPRENEUR),
    ):
        seat = await plek.get(Membership, Membership.key("twente", key))
        assert (seat.role, seat.profile) == (Role.HUB_TEAM, profile)
    form = await chat.say("hub twente wijzigen team")
    assert values_of(form)["ondernemer"] == "krijgt een uitnodiging; Fatima El Amrani"
    gone = await chat.press(form, "Opslaan", verbinder="")
    assert "Joost Bakker heeft geen profiel meer, en blijft in het team van de hub." in words_of(
        gone
    )
    seat = await plek.get(Membership, Membership.key("twente", member_key(JOOST.id)))
    assert (seat.role, seat.profile) == (Role.HUB_TEAM, None)
    await chat.press(gone, "Haal Joost Bakker uit het team")
    assert await plek.get(Membership, seat.slug) is None


async def test_a_choice_that_the_client_leaves_out_is_empty(plek):
    """As Adaptive Cards send it when nothing in it is chosen any more."""
    chat = plek.chat(FATIMA)
    load = {"hub": "twente", "part": "partijen", "seen": "0"}
    await chat.call("hubs.edit_save", **load, parties="vng", networks="onder-twente")
    hub = await twente(plek)
    assert (hub.parties, hub.programmes, hub.networks) == (("vng",), (), ("onder-twente",))


FORGED = {
    HubPart.GENERAL: {"summary": "Overgenomen!"},
    HubPart.FUNCTIONS: {"item": "leerfunctie", "party": "rivm", "state": "geborgd"},
    HubPart.TEAM: {"verbinder": "Pieter van den Berg"},
    HubPart.CHALLENGES: {"first": "Overgenomen!"},
    HubPart.PARTIES: {"parties": "rivm"},
    HubPart.CASES: {"cases": "Overgenomen!"},
    HubPart.PHASE: {"phase": "realisatie", "why": "Zomaar."},
}


@pytest.mark.parametrize("part", list(HubPart))
async def test_a_forged_button_of_another_hub_is_refused(plek, part):
    """Pieter is in the team of another hub, and so has the same forms for that one."""
    before = await twente(plek)
    load = {"hub": "twente", "part": part.value, "seen": "0", **FORGED[part]}
    for verb in ("hubs.edit", "hubs.edit_part", "hubs.edit_save", "hubs.history", "hubs.set_back"):
        answer = await plek.chat(PIETER).call(verb, **load, number="1")
        assert "Dit kan alleen het kernteam van deze hub" in answer.text, verb
        there = answer.text
        gone = await plek.chat(PIETER).call(verb, **{**load, "hub": "atlantis"}, number="1")
        assert gone.text == there, verb
    assert await twente(plek) == before
    assert await changes(plek) == []


async def test_the_hubs_own_team_can_not_forge_name_status_or_phase(plek):
    before = await twente(plek)
    chat = plek.chat(FATIMA)
    for load in (
        {"part": "fase", "phase": "realisatie", "why": "Zomaar."},
        {"part": "algemeen", "status": "active"},
    ):
        answer = await chat.call("hubs.edit_save", hub="twente", seen="0", **load)
        assert "Dit kan alleen het kernteam" in answer.text
    told = await chat.say("hub twente fase realisatie omdat het kan")
    assert told.text == "Naam, status en fase wijzigt het kernteam van PLeK."
    assert (
        "Dit kan alleen" in (await chat.call("hubs.rename.confirmed", hub="twente", name="X1")).text
    )
    assert await twente(plek) == before


async def test_two_at_once_one_wins_and_the_other_sees_what_changed_with_their_own_form(plek):
    chats = {one: plek.chat(one) for one in (SANNE, FATIMA)}
    forms = {one: await chat.say("hub twente wijzigen algemeen") for one, chat in chats.items()}
    said = {SANNE: "Van Sanne.", FATIMA: "Van Fatima."}
    answers = dict(
        zip(
            chats,
            await at_once(
                *(
                    chat.press(forms[one], "Opslaan", summary=said[one])
                    for one, chat in chats.items()
                )
            ),
            strict=True,
        )
    )
    [late] = [one for one, answer in answers.items() if "was je net voor" in words_of(answer)]
    [first] = [one for one in chats if one is not late]
    assert (await twente(plek)).summary == said[first]
    words = words_of(answers[late])
    assert f"{first.name} was je net voor." in words
    assert said[first] in words
    assert values_of(answers[late])["summary"] == said[late]
    done = await chats[late].press(answers[late], "Opslaan")
    assert f"was {said[first]}, werd {said[late]}" in words_of(done)


async def test_who_was_first_in_another_form_is_not_told_of_somebody_else(plek):
    chat = plek.chat(FATIMA)
    forms = [await chat.say("hub twente wijzigen algemeen") for _ in range(2)]
    await chat.press(forms[0], "Opslaan", summary="Eerst.")
    late = words_of(await chat.press(forms[1], "Opslaan", summary="Later."))
    assert "Je wijzigde dit zelf net al." in late
    assert "was je net voor" not in late


async def test_who_is_late_keeps_what_the_other_filled_in_elsewhere(plek):
    chat, other = plek.chat(FATIMA), plek.chat(SANNE)
    form = await chat.say("hub twente wijzigen algemeen")
    theirs = await other.say("hub twente wijzigen algemeen")
    await other.press(theirs, "Opslaan", lead="vng", summary="Van Sanne.")
    again = await chat.press(form, "Opslaan", summary="Van Fatima.")
    assert values_of(again)["lead"] == "vng"
    await chat.press(again, "Opslaan")
    hub = await twente(plek)
    assert (hub.summary, hub.lead) == ("Van Fatima.", "vng")


async def test_the_history_is_shown_and_a_change_is_set_back_once(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("hub twente wijzigen casussen")
    await chat.press(form, "Opslaan", cases="Markelo Noord\nLosser")
    shown = await chat.say("hub twente verloop")
    words = words_of(shown)
    assert "Verloop van hub Twente" in words
    assert "Casussen: erbij Losser" in words
    assert "Fatima El Amrani · 23 november 2026" in words
    back = await chat.press(shown, "Terugzetten")
    assert "Zette een eerdere wijziging terug." in words_of(back)
    assert "Broekheurne" in (await twente(plek)).cases
    again = await chat.press(shown, "Terugzetten", data={"form": ""})
    assert "daarna weer gewijzigd, of al teruggezet" in words_of(again)
    assert len(await changes(plek)) == 2
    for person in (PIETER, JOOST):
        answer = await plek.chat(person).say("hub twente verloop")
        assert ("Dit kan alleen" in answer.text) == (person is PIETER)


async def test_a_name_is_set_back_with_its_team_by_the_kernteam(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("hub hernoemen twente")
    await chat.press(form, "Naam opslaan", name="Twente en omstreken")
    own = await plek.chat(FATIMA).say("hub twente verloop")
    assert "Naam: was Twente, werd Twente en omstreken" in words_of(own)
    assert "Terugzetten" not in buttons_of(own)
    await chat.press(await chat.say("hub twente verloop"), "Terugzetten")
    assert (await twente(plek)).name == "Twente"


async def test_a_hub_that_closed_meanwhile_is_not_changed(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("hub twente wijzigen algemeen")
    async with plek.store.write(SYSTEM) as unit:
        await close(unit, "twente", "Klaar.")
    before = await twente(plek)
    assert "is al gesloten" in words_of(await chat.press(form, "Opslaan", summary="Te laat."))
    assert "is al gesloten" in words_of(await chat.call("hubs.edit", hub="twente"))
    assert await twente(plek) == before
    words = words_of(await chat.say("hub twente verloop"))
    assert "Status: was In oprichting, werd Gestopt" in words
    assert "Waarom: Klaar." in words


async def test_a_name_that_says_nothing_gets_the_hubs_that_are_theirs(plek):
    shown = await plek.chat(SANNE).say("hub xyzzy wijzigen")
    assert words_of(shown).startswith("Welke hub wil je wijzigen?")
    shown = await plek.chat(FATIMA).say("hub xyzzy wijzigen")
    assert OTHER not in str(shown.card)
    assert "Hub Twente wijzigen" in words_of(await plek.chat(FATIMA).say("hub wijzigen"))
    for text in ("hub wijzigen", "hub twente wijzigen", "hub verloop"):
        answer = await plek.chat(PIETER, CHANNEL).say(text)
        assert answer.private
    assert "alleen het kernteam" in (await plek.chat(PIETER).say("hub twente wijzigen")).text


async def test_in_english(plek):
    chat = plek.chat(FATIMA)
    await chat.say("taal engels")
    for text in ("hub twente edit", "hub twente history", "edit hub twente"):
        assert "Twente" in words_of(await chat.say(text))
