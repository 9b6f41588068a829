"""Correcting a signal in conversation: the form, who may, and what others find afterwards."""

import pytest

from bot.conversations.signals import card, edits
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Kind
from registry.core.vocabulary import Region
from registry.members.member import Member
from registry.signals.signal import Signal
from registry.signals.workflow.proposal_workflow import (
    propose,
)
from registry.signals.workflow.signal_workflow import pick_up, raise_signal, set_aside
from tests.registry.signals.fixtures_signals import do, draft, proposal_draft
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    PIETER,
    SANNE,
    buttons_of,
    inputs_of,
    town,
    values_of,
    words_of,
)

SEEN = "Kennis over de bodem blijft liggen bij de waterschappen."
SOURCE = {"kind": "message", "text": "Kanaal Twente", "link": "https://teams.example/1"}
KERNTEAM_ONLY = "Dit is voor het kernteam."


def key(person):
    return member_key(person.id)


@pytest.fixture
async def plek(content_url):
    routes = [card.routes, edits.routes]
    async with town(content_url, content=False, routes=routes, kernteam=[SANNE]) as running:
        async with running.store.write("system") as unit:
            for person in (FATIMA, PIETER):
                await unit.of(Member).add(Member(slug=key(person), name=person.name))
        one = draft(anonymous=True, themes=("energie",), source=SOURCE)
        await do(running.store, key(FATIMA), raise_signal, one)
        yield running


async def form(plek, person, place=None):
    chat = plek.chat(person, place)
    return await chat.press(await chat.call("signals.show", signal="1"), "Wijzigen")


async def signal(plek) -> Signal:
    return await plek.get(Signal, "1")


async def test_the_form_comes_as_the_signal_is_and_saves_what_differs(plek):
    chat = plek.chat(FATIMA)
    shown = await form(plek, FATIMA)
    assert values_of(shown) == {
        "seen": SEEN,
        "title": "",
        "kind": "probleem",
        "level": "in-de-regio",
        "hub": "twente",
        "themes": "energie",
        "why": "",
        "wish": "",
        "source": "Kanaal Twente",
        "anonymous": "true",
    }
    title = {"title": "Bodemkennis"}
    saved = await chat.press(shown, "Opslaan", themes="energie,natuur", data=title)
    assert "✔ Het signaal is bijgewerkt." in words_of(saved)
    assert "Signaal 1: Bodemkennis" in words_of(saved)
    assert "Bijgewerkt: de titel en de thema’s · 23 november 2026" in words_of(saved)
    after = await signal(plek)
    assert (after.title, after.themes, after.seen) == ("Bodemkennis", ("energie", "natuur"), SEEN)
    assert after.source.model_dump() == SOURCE


async def test_others_read_that_it_was_corrected_and_not_by_whom(plek):
    await plek.chat(FATIMA).press(await form(plek, FATIMA), "Opslaan", wish="Een loket")
    words = words_of(await plek.chat(PIETER).call("signals.show", signal="1"))
    assert "Bijgewerkt: wat er gevraagd wordt · 23 november 2026" in words
    assert "Fatima" not in words


async def test_where_nothing_differs_it_says_so(plek):
    answer = await plek.chat(FATIMA).press(await form(plek, FATIMA), "Opslaan")
    assert "Er was niets veranderd." in words_of(answer)
    assert len((await signal(plek)).history) == 1


async def test_what_is_wrong_comes_back_at_its_field(plek):
    chat = plek.chat(FATIMA)
    back = await chat.press(await form(plek, FATIMA), "Opslaan", seen="kort", wish="Een loket")
    assert "schrijf bij “Wat zie je?” minstens 10 tekens." in words_of(back)
    assert (values_of(back)["seen"], values_of(back)["wish"]) == ("kort", "Een loket")
    saved = await chat.press(back, "Opslaan", seen="Kennis over bodems blijft liggen.")
    assert "Het signaal is bijgewerkt." in words_of(saved)
    assert (await signal(plek)).wish == "Een loket"


async def test_another_place(plek):
    chat = plek.chat(SANNE)
    saved = await chat.press(await form(plek, SANNE), "Opslaan", hub="gebied:zeeland")
    assert "Zeeland" in words_of(saved)
    after = await signal(plek)
    assert (after.hub, after.region) == (None, Region.ZEELAND)
    shown = await form(plek, SANNE)
    assert values_of(shown)["hub"] == "gebied:zeeland"
    await chat.press(shown, "Opslaan", hub="noordelijk-flevoland")
    after = await signal(plek)
    assert (after.hub, after.region) == ("noordelijk-flevoland", Region.NORTH_FLEVOLAND)
    shown = await form(plek, SANNE)
    wrong = await chat.press(shown, "Opslaan", hub="gebied:atlantis", data={"form": "x"})
    assert "⚠" in words_of(wrong)


async def test_a_region_that_a_hub_serves_now_stays_when_it_is_left_alone(plek):
    async with plek.store.write("system") as unit:
        one = await unit.of(Signal).get("1")
        await unit.of(Signal).put(one.model_copy(update={"hub": None, "region": Region.TWENTE}))
    shown = await form(plek, SANNE)
    assert values_of(shown)["hub"] == "gebied:twente"
    await plek.chat(SANNE).press(shown, "Opslaan", why="Het kost tijd.")
    after = await signal(plek)
    assert (after.hub, after.region, after.why) == (None, Region.TWENTE, "Het kost tijd.")


async def test_whether_it_is_anonymous_is_asked_of_its_raiser_alone(plek):
    shown = await form(plek, SANNE)
    assert "anonymous" not in inputs_of(shown.card)
    data = {"anonymous": "false"}
    await plek.chat(SANNE).press(shown, "Opslaan", wish="Een loket", data=data)
    assert (await signal(plek)).anonymous
    await plek.chat(FATIMA).press(await form(plek, FATIMA), "Opslaan", anonymous="false")
    assert not (await signal(plek)).anonymous


async def test_what_somebody_did_in_between_is_told_and_what_was_typed_stays(plek):
    chat = plek.chat(FATIMA)
    shown = await form(plek, FATIMA)
    await do(plek.store, key(SANNE), pick_up, "1")
    back = await chat.press(shown, "Opslaan", wish="Een loket")
    assert "Iemand anders heeft intussen iets met dit signaal gedaan." in words_of(back)
    assert values_of(back)["wish"] == "Een loket"
    assert (await signal(plek)).wish == ""
    assert "bijgewerkt" in words_of(await chat.press(back, "Opslaan"))
    assert (await signal(plek)).wish == "Een loket"


async def test_sent_twice_it_is_done_once(plek):
    chat = plek.chat(FATIMA)
    shown = await form(plek, FATIMA)
    await chat.press(shown, "Opslaan", wish="Een loket")
    await chat.press(shown, "Opslaan", wish="Een ander loket")
    assert [one.step for one in (await signal(plek)).history] == ["raise", "edit"]


async def test_its_raiser_can_until_there_is_a_proposal_and_the_kernteam_longer(plek):
    shown = await form(plek, FATIMA)
    await do(plek.store, key(SANNE), pick_up, "1")
    await do(plek.store, key(SANNE), propose, "1", proposal_draft(workers=()))
    chat = plek.chat(FATIMA)
    assert "Wijzigen" not in buttons_of(await chat.call("signals.show", signal="1"))
    for answer in (
        await chat.call("signals.edit", signal="1"),
        await chat.press(shown, "Opslaan", wish="Een loket"),
    ):
        assert "Dit signaal kun je nu niet bewerken." in words_of(answer)
    assert (await signal(plek)).wish == ""
    saved = await plek.chat(SANNE).press(await form(plek, SANNE), "Opslaan", wish="Een loket")
    assert "bijgewerkt" in words_of(saved)


async def test_not_when_it_is_over(plek):
    shown = await form(plek, SANNE)
    await do(plek.store, key(SANNE), set_aside, "1", "Dit speelt niet meer.")
    chat = plek.chat(SANNE)
    again = await chat.press(shown, "Opslaan", wish="Een loket")
    assert "Iemand anders heeft intussen" in words_of(again)
    for answer in (
        await chat.press(again, "Opslaan"),
        await chat.call("signals.edit", signal="1"),
    ):
        assert "Dit signaal kun je nu niet bewerken." in words_of(answer)


@pytest.mark.parametrize("slug", ["1", "99"])
async def test_a_forged_press_changes_and_tells_nothing(plek, slug):
    chat = plek.chat(PIETER)
    for verb in ("signals.edit", "signals.save"):
        answer = await chat.call(verb, signal=slug, seen="Iets heel anders.", round="1")
        assert (answer.card, words_of(answer)) == (None, KERNTEAM_ONLY)
    assert (await signal(plek)).seen == SEEN


async def test_the_kernteam_hears_that_there_is_no_such_signal(plek):
    for verb in ("signals.edit", "signals.save"):
        answer = await plek.chat(SANNE).call(verb, signal="99")
        assert "Dit bestaat niet meer" in words_of(answer)


async def test_a_card_of_somebody_else_is_pressed(plek):
    shown = await form(plek, FATIMA)
    answer = await plek.chat(PIETER).press(shown, "Opslaan", seen="Iets heel anders.")
    assert words_of(answer) == KERNTEAM_ONLY
    assert (await signal(plek)).seen == SEEN


async def test_in_a_dialog_where_others_read_along(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    shown = await form(plek, FATIMA, CHANNEL)
    assert SEEN not in words_of(shown.instead)
    dialog = await chat.press(shown, "Open in een venster")
    assert chat.last.kind is Kind.DIALOG_OPEN
    back = await chat.press(dialog, "Opslaan", seen="kort")
    assert not back.done
    saved = await chat.press(back, "Opslaan", seen="Kennis over bodems blijft liggen.")
    assert saved.done
    assert "bijgewerkt" in words_of(saved)


async def test_leaving_the_form_shows_the_signal(plek):
    shown = await form(plek, FATIMA)
    left = await plek.chat(FATIMA).press(shown, "Annuleren")
    assert words_of(left).startswith(f"Signaal 1: {SEEN}")
