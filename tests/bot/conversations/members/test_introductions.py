"""Introducing oneself, as people do it: in a channel, a group, 1:1, in a dialog, and wrongly."""

import pytest

from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Kind
from registry.members.member import Member
from registry.organisations.organisation import Organisation
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    PIETER,
    PLACES,
    buttons_of,
    card_of,
    inputs_of,
    town,
    values_of,
    words_of,
)

GOOD = {
    "name": "Fatima El Amrani",
    "organisation": "rws",
    "function": "Adviseur",
    "regions": "twente,flevoland",
    "themes": "wonen",
    "language": "nl",
    "purpose": "Leren van anderen",
    "drives": "no",
    "consent": "true",
}
HOSTILE = (
    "<at>Sanne</at> **vet** [klik](http://kwaad.example) <b>x</b> ${name} {{x}} "
    "'; DROP TABLE members;-- 😀 \u202eomgekeerd"
)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url) as running:
        yield running


async def me(plek, person=FATIMA):
    return await plek.get(Member, member_key(person.id))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.scope)
@pytest.mark.parametrize("old", [False, True], ids=["execute", "submit"])
async def test_somebody_introduces_themselves(plek, place, old):
    chat = plek.chat(FATIMA, place)
    form = await chat.say("voorstellen")
    assert form.private
    assert values_of(form)["name"] == "Fatima El Amrani"
    assert "12 maanden" in words_of(form)
    assert "aanjager van een kennis- of leernetwerk" in words_of(form)
    done = await chat.press(form, "Versturen", old=old, **GOOD)
    assert done.private
    words = words_of(done)
    for word in ("Dankjewel Fatima El Amrani", "Rijkswaterstaat (RWS)", "Twente en Flevoland"):
        assert word in words
    member = await me(plek)
    assert (member.status, member.organisation, member.drives) == ("introduced", "rws", False)
    assert member.consent is not None


async def test_in_a_dialog(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    opened = await chat.press(await chat.say("voorstellen"), "Open in een venster")
    assert chat.last.kind is Kind.DIALOG_OPEN
    assert opened.title == "Stel je voor"
    assert "Open in een venster" not in buttons_of(opened)
    again = await chat.press(opened, "Versturen", **GOOD | {"consent": "false"})
    assert not again.done
    done = await chat.press(again, "Versturen", consent="true")
    assert chat.last.kind is Kind.DIALOG_SUBMIT
    assert done.done
    assert (await me(plek)).status == "introduced"


async def test_an_aanjager_is_led_on_to_their_network(plek):
    chat = plek.chat()
    done = await chat.press(await chat.say("voorstellen"), "Versturen", **GOOD | {"drives": "yes"})
    first = card_of(done)["actions"][0]
    assert (first["title"], first["verb"]) == ("Netwerk aanmelden", "networks.form")
    assert first["style"] == "positive"
    assert "Maak ook dat netwerk bekend" in words_of(done)


@pytest.mark.parametrize("drives", ["yes", "no"])
async def test_every_button_of_the_result_leads_somewhere(plek, drives):
    chat = plek.chat()
    form = await chat.say("voorstellen")
    done = await chat.press(form, "Versturen", **GOOD | {"drives": drives})
    for title in buttons_of(done):
        assert (await chat.press(done, title)).card is not None, title


async def test_in_english(plek):
    chat = plek.chat()
    await chat.say("language en")
    done = await chat.press(await chat.say("introduce"), "Send", **GOOD | {"language": "en"})
    assert "Thank you Fatima" in words_of(done)


async def test_the_answer_is_in_the_language_just_chosen(plek):
    chat = plek.chat()
    form = await chat.say("voorstellen")
    done = await chat.press(form, "Versturen", **GOOD | {"language": "en"})
    assert "Thank you Fatima" in words_of(done)


async def test_without_consent_nothing_is_kept_and_nothing_is_lost(plek):
    chat = plek.chat()
    filled = GOOD | {"consent": "false", "function": "Adviseur water"}
    again = await chat.press(await chat.say("voorstellen"), "Versturen", **filled)
    assert "Vink “Toestemming” aan" in words_of(again)
    assert values_of(again)["function"] == "Adviseur water"
    assert values_of(again)["regions"] == "twente,flevoland"
    member = await me(plek)
    assert member is None or (member.status, member.function) == ("new", "")
    done = await chat.press(again, "Versturen", consent="true")
    assert (await me(plek)).function == "Adviseur water"
    assert "Adviseur water" in words_of(done)


async def test_an_empty_form_names_every_fault_at_its_field(plek):
    chat = plek.chat()
    form = await chat.say("voorstellen")
    again = await chat.press(form, "Versturen", name="", drives="", consent="false")
    words = words_of(again)
    for fault in (
        "Vul “Hoe heet je?” in",
        "Vul “Bij welke organisatie werk je?” in",
        "Vink “Toestemming” aan",
        "bij 3 velden",
    ):
        assert fault in words


async def test_changing_later_shows_what_was_there(plek):
    chat = plek.chat()
    await chat.press(await chat.say("voorstellen"), "Versturen", **GOOD | {"drives": "yes"})
    form = await chat.say("voorstellen")
    standing = values_of(form)
    assert {key: standing[key] for key in GOOD} == GOOD | {
        "drives": "yes",
        "regions": "twente,flevoland",
    }
    done = await chat.press(form, "Opslaan", function="Programmamanager")
    assert "je wijzigingen zijn bewaard" in words_of(done)
    assert (await me(plek)).function == "Programmamanager"


async def test_what_is_prefilled_is_never_shown_to_others(plek):
    await plek.chat().press(await plek.chat().say("voorstellen"), "Versturen", **GOOD)
    form = await plek.chat(FATIMA, CHANNEL).say("voorstellen")
    assert "Fatima" not in str(form.instead.card)
    assert "Adviseur" not in str(form.instead.card)
    others = await plek.chat(PIETER, CHANNEL).press(form.instead, "Open")
    assert values_of(others)["name"] == PIETER.name
    assert "Adviseur" not in str(others.card)


async def test_who_introduces_is_whoever_presses_and_not_what_the_card_says(plek):
    form = await plek.chat(FATIMA, CHANNEL).say("voorstellen")
    forged = {"member": member_key(FATIMA.id), "slug": member_key(FATIMA.id), "actor": "system"}
    done = await plek.chat(PIETER, CHANNEL).press(form, "Versturen", data=forged, **GOOD)
    assert done.done
    assert (await me(plek, PIETER)).status == "introduced"
    assert (await me(plek)) is None


async def test_a_second_press_changes_nothing_and_gets_the_same_answer(plek):
    chat = plek.chat()
    form = await chat.say("voorstellen")
    done = await chat.press(form, "Versturen", **GOOD)
    assert await chat.again() == done
    assert await chat.press(form, "Versturen", **GOOD | {"function": "Ander"}) == done
    assert (await me(plek)).function == "Adviseur"


@pytest.mark.parametrize("field", ["name", "function", "purpose", "organisation_new"])
async def test_far_too_long_is_a_fault_and_comes_back(plek, field):
    chat = plek.chat()
    text = "lang " * 4_000
    filled = GOOD | {"organisation_kind": "gemeente", field: text}
    again = await chat.press(await chat.say("voorstellen"), "Versturen", **filled)
    assert "te lang" in words_of(again)
    assert values_of(again)[field].startswith("lang lang lang")
    assert (await me(plek)) is None or (await me(plek)).status == "new"


async def test_text_from_people_is_never_markup(plek):
    chat = plek.chat()
    hostile = {"name": HOSTILE[:100], "function": HOSTILE, "purpose": HOSTILE}
    new = {"organisation_new": HOSTILE[:80], "organisation_kind": "bedrijf"}
    done = await chat.press(await chat.say("voorstellen"), "Versturen", **GOOD | hostile | new)
    assert done.done, words_of(done)
    assert "entities" not in (done.card.get("msteams") or {})
    for part in _text_blocks(done.card):
        assert "**vet**" not in part["text"]
        assert "[klik](" not in part["text"]
        assert "<at>" not in part["text"]
    form = await chat.say("voorstellen")
    assert values_of(form)["function"] == HOSTILE.replace("\u202e", "")


@pytest.mark.parametrize("odd", [None, 7, 1.5, True, [], ["a"], {}, {"x": {"y": []}}, "\x00", "x"])
async def test_odd_data_is_answered_with_the_form(plek, odd):
    chat = plek.chat()
    form = await chat.say("voorstellen")
    data = dict.fromkeys((*inputs_of(card_of(form)), "form", "extra"), odd)
    again = await chat.call("members.submit", **data)
    assert not again.done
    assert "Nog niet verstuurd" in words_of(again)


@pytest.mark.parametrize("kind", [Kind.ACTION, Kind.SUBMIT, Kind.DIALOG_SUBMIT, Kind.DIALOG_OPEN])
async def test_a_form_without_any_data_is_answered(plek, kind):
    assert not (await plek.chat().call("members.submit", kind)).done


async def test_a_new_organisation_is_kept_as_a_proposal_and_said_so(plek):
    chat = plek.chat()
    new = {"organisation": "", "organisation_new": "Stichting Veenkracht"}
    again = await chat.press(await chat.say("voorstellen"), "Versturen", **GOOD | new)
    assert "Kies iets bij “Soort organisatie" in words_of(again)
    done = await chat.press(again, "Versturen", organisation_kind="gemeente")
    assert "Stichting Veenkracht is nieuw op PLeK" in words_of(done)
    kept = await plek.get(Organisation, "stichting-veenkracht")
    assert kept.status == "proposed"
    form = await chat.say("voorstellen")
    assert values_of(form)["organisation"] == "stichting-veenkracht"
    others = await plek.chat(PIETER).type_ahead(form, "organisation", "veenkracht")
    assert others == []


async def test_a_name_that_is_known_is_mapped_and_said_so(plek):
    chat = plek.chat()
    typed = {"organisation": "", "organisation_new": "Rijkswaterstraat"}
    done = await chat.press(await chat.say("voorstellen"), "Versturen", **GOOD | typed)
    assert "Je schreef “Rijkswaterstraat”" in words_of(done)
    assert (await me(plek)).organisation == "rws"


async def test_a_name_typed_where_one_chooses_is_taken_too(plek):
    chat = plek.chat()
    filled = GOOD | {"organisation": "Stichting Veenkracht"}
    again = await chat.press(await chat.say("voorstellen"), "Versturen", **filled)
    assert values_of(again)["organisation_new"] == "Stichting Veenkracht"
    done = await chat.press(again, "Versturen", organisation_kind="gemeente")
    assert done.done


async def test_organisations_are_found_while_typing(plek):
    chat = plek.chat()
    form = await chat.say("voorstellen")
    found = await chat.type_ahead(form, "organisation", "rws")
    assert found[0] == ("Rijkswaterstaat (RWS)", "rws")
    assert await chat.type_ahead(form, "organisation", "") != []
    assert await chat.type_ahead(form, "organisation", "q" * 5_000) == []


def _text_blocks(part):
    if isinstance(part, dict):
        if part.get("type") == "TextBlock":
            yield part
        for key, value in part.items():
            if key != "fallback":
                yield from _text_blocks(value)
    elif isinstance(part, list):
        for item in part:
            yield from _text_blocks(item)


SENTENCES = {
    "mijn functie is adviseur water": ("function", "adviseur water"),
    "wijzig mijn functie": ("function", "Adviseur"),
    "wijzig mijn functie in beleidsmedewerker": ("function", "beleidsmedewerker"),
    "verander mijn naam naar Fatima Amrani": ("name", "Fatima Amrani"),
    "mijn naam is Fatima Amrani": ("name", "Fatima Amrani"),
    "change my job to adviser": ("function", "adviser"),
    "wijzig mijn organisatie": ("organisation", "rws"),
    "ik werk bij Gemeente Urk": ("organisation_new", "Gemeente Urk"),
    "wijzig mijn thema's": ("themes", "wonen"),
    "mijn regio's zijn twente": ("regions", "twente,flevoland"),
}


@pytest.mark.parametrize("words", SENTENCES)
async def test_one_question_gets_a_form_with_one_field(plek, words):
    chat = plek.chat()
    await chat.press(await chat.say("voorstellen"), "Versturen", **GOOD)
    form = await chat.say(words)
    field, value = SENTENCES[words]
    asked = set(inputs_of(card_of(form)))
    of_one = {"organisation", "organisation_new", "organisation_kind"}
    assert asked == (of_one if field in of_one else {field})
    assert values_of(form)[field] == value
    before = await me(plek)
    done = await chat.press(form, "Opslaan", **({"organisation": "urk"} if "Urk" in words else {}))
    assert "je wijzigingen zijn bewaard" in words_of(done), words_of(done)
    after = await me(plek)
    assert (after.purpose, after.drives, after.consent) == (
        before.purpose,
        before.drives,
        before.consent,
    )


async def test_one_question_changes_one_thing_and_keeps_what_others_may_see(plek):
    chat = plek.chat()
    shown = {"found_on": "wonen", "cafe": "name"}
    await chat.press(await chat.say("voorstellen"), "Versturen", **GOOD | shown)
    before = await me(plek)
    forged = {"found_on": "", "cafe": "themes", "consent": "false", "name": "Ander"}
    form = await chat.say("wijzig mijn functie")
    await chat.press(form, "Opslaan", data=forged, function="Directeur")
    after = await me(plek)
    news = {"function": "Directeur", "revision": after.revision}
    assert after == before.model_copy(update=news)


async def test_a_fault_in_one_question_comes_back_at_its_field(plek):
    chat = plek.chat()
    await chat.press(await chat.say("voorstellen"), "Versturen", **GOOD)
    again = await chat.press(await chat.say("wijzig mijn naam"), "Opslaan", name="")
    assert set(inputs_of(card_of(again))) == {"name"}
    assert "Vul “Hoe heet je?” in" in words_of(again)


async def test_who_is_not_introduced_gets_the_whole_form_with_what_they_said(plek):
    form = await plek.chat(PIETER).say("mijn functie is adviseur")
    assert values_of(form)["function"] == "adviseur"
    assert "consent" in inputs_of(card_of(form))
    forged = await plek.chat(PIETER).call("members.more_save", about="function", function="x")
    assert "consent" in inputs_of(card_of(forged))
    kept = await me(plek, PIETER)
    assert kept is None or kept.consent is None


async def test_what_is_left_open_is_asked_once_it_is_wanted_and_no_longer_after(plek):
    chat = plek.chat()
    bare = {"name": "Fatima", "organisation": "rws", "consent": "true"}
    done = await chat.press(await chat.say("voorstellen"), "Versturen", **bare)
    assert "Vertel of je aanjager bent" in buttons_of(done)
    form = await chat.press(done, "Vertel of je aanjager bent")
    done = await chat.press(form, "Opslaan", drives="yes")
    assert (await me(plek)).drives is True
    assert "Vertel of je aanjager bent" not in buttons_of(done)
    assert "Maak ook dat netwerk bekend" in words_of(done)


async def test_other_sentences_that_begin_so_are_searched(plek):
    assert "Wijzig je" not in words_of(await plek.chat().say("wijzig mijn netwerk over veen"))
