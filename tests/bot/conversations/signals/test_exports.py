"""Taking signals and the Stuurgroep's agenda out of plek, in conversation."""

from datetime import date

import pytest

from bot.conversations.signals.steps.meeting_dates import meant
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.links import Links
from bot.dispatch.turn import Kind
from registry.core.membership import Membership
from registry.core.vocabulary import Language, Role
from registry.signals.download import Download, Paper
from registry.signals.transitions import SignalStatus
from tests.bot.exports.fixtures_exports import FIRST, SECOND, papers_world
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    SANNE,
    button_of,
    buttons_of,
    card_of,
    parts_of,
    town,
    words_of,
)

ROOT = "https://plek.example"
OTHERS = tuple(role for role in Role if role not in (Role.KERNTEAM, Role.ADMINISTRATOR))


@pytest.fixture
async def plek(sqlite_url):
    async with town(
        sqlite_url, content=False, kernteam=[SANNE, JOOST], links=Links(ROOT)
    ) as running:
        await papers_world(running.store)
        yield running


@pytest.fixture
async def unreachable(sqlite_url):
    async with town(sqlite_url, content=False, kernteam=[SANNE]) as running:
        await papers_world(running.store)
        yield running


def links_of(answer):
    return [part["url"] for part in parts_of(card_of(answer)) if part["type"] == "Action.OpenUrl"]


async def offers(plek):
    return {one.paper: one for one in await plek.all(Download)}


async def test_an_export_of_everything(plek):
    answer = await plek.chat(SANNE).say("signal export")
    assert answer.private
    words = words_of(answer)
    for said in ("Alle signalen", "5 signalen", "De links werken een uur, tot 11:00"):
        assert said in words
    xlsx, comma = links_of(answer)
    assert xlsx.startswith(f"{ROOT}/downloads/signals.xlsx.")
    assert comma.startswith(f"{ROOT}/downloads/signals.csv.")
    made = await offers(plek)
    assert made.keys() == {Paper.SIGNALS_XLSX, Paper.SIGNALS_CSV}
    assert {one.member for one in made.values()} == {member_key(SANNE.id)}


async def test_an_export_is_chosen_as_a_list_is(plek):
    answer = await plek.chat(SANNE).say("signaal export zeelnad xyzzy")
    assert "xyzzy" in words_of(answer)
    assert "hub Zeeland" in words_of(answer)
    wish = (await offers(plek))[Paper.SIGNALS_CSV].wish
    assert wish.hub == "zeeland"
    english = await plek.chat(SANNE).say("/signal export on the agenda")
    assert "3 signalen" in words_of(english)
    wishes = [one.wish.status for one in await plek.all(Download)]
    assert (SignalStatus.ON_AGENDA,) in wishes


async def test_a_list_can_be_fetched_and_gone_back_to(plek):
    chat = plek.chat(SANNE)
    shown = await chat.say("signal lijst zeeland")
    answer = await chat.press(shown, "Download deze lijst")
    assert "hub Zeeland" in words_of(answer)
    assert (await offers(plek))[Paper.SIGNALS_XLSX].wish.hub == "zeeland"
    assert "hub Zeeland" in words_of(await chat.press(answer, "Terug naar de lijst"))
    again = await chat.press(answer, "Opnieuw")
    assert set(links_of(again)).isdisjoint(links_of(answer))


async def test_pressing_twice_and_a_retry_make_one_pair_of_links(plek):
    chat = plek.chat(SANNE)
    shown = await chat.say("signal lijst")
    answer = await chat.press(shown, "Download deze lijst")
    again = await chat.again()
    assert links_of(again) == links_of(answer)
    assert len(await plek.all(Download)) == 2


async def test_the_agenda_of_the_next_meeting(plek):
    answer = await plek.chat(SANNE).say("signal agenda")
    words = words_of(answer)
    assert words.startswith("Agenda Stuurgroep, 23 november 2026")
    assert "Voorstel 1: Een bodemloket" in words
    assert "Overgenomen" in words
    docx, markdown = links_of(answer)
    assert "/agenda.docx." in docx
    assert "/agenda.md." in markdown
    made = await offers(plek)
    assert {one.meeting for one in made.values()} == {"stuurgroep-2026-11-23"}


@pytest.mark.parametrize(
    "words",
    [
        "signal agenda 7 juni 2027",
        "/signal agenda 7-6-2027",
        "signaal agenda op 7 juni",
        "agenda van de Stuurgroep 2027-06-07",
        "signal agenda 7 June 2027",
    ],
)
async def test_the_agenda_of_a_day(plek, words):
    answer = await plek.chat(SANNE).say(words)
    assert words_of(answer).startswith("Agenda Stuurgroep, 7 juni 2027")
    assert "Er staan 2 voorstellen op de agenda." in words_of(answer)
    assert "3 signalen · Twente, Zeeland, Flevoland" in words_of(answer)


async def test_from_the_agenda_to_a_proposal_and_to_the_other_meetings(plek):
    chat = plek.chat(SANNE)
    answer = await chat.say("signal agenda 7 juni 2027")
    assert "Een bodemloket" in words_of(await chat.press(answer, "Bekijk"))
    before = await chat.press(answer, "23 november 2026")
    assert words_of(before).startswith("Agenda Stuurgroep, 23 november 2026")


async def test_a_day_without_a_meeting(plek):
    chat = plek.chat(SANNE)
    answer = await chat.say("signal agenda 2 maart 2027")
    assert "Op 2 maart 2027 is er geen vergadering" in words_of(answer)
    assert buttons_of(answer) == ["23 november 2026", "7 juni 2027"]
    assert await plek.all(Download) == []
    chosen = await chat.press(answer, "7 juni 2027")
    assert words_of(chosen).startswith("Agenda Stuurgroep, 7 juni 2027")


async def test_what_is_no_day_and_no_next_meeting(plek):
    answer = await plek.chat(SANNE).say("signal agenda blauw")
    assert "“blauw” is geen datum" in words_of(answer)
    plek.clock.forward(days=400)
    answer = await plek.chat(SANNE).say("signal agenda")
    assert "geen vergadering van de Stuurgroep meer gepland" in words_of(answer)
    assert buttons_of(answer) == ["7 juni 2027", "23 november 2026"]


async def test_without_any_meeting(sqlite_url):
    async with town(sqlite_url, content=False, kernteam=[SANNE], links=Links(ROOT)) as plek:
        answer = await plek.chat(SANNE).say("signal agenda")
        assert "Er zijn nog geen vergaderingen" in words_of(answer)


async def test_where_no_browser_reaches_plek_the_card_says_so_and_what_is_on_the_agenda(
    unreachable,
):
    chat = unreachable.chat(SANNE)
    export = await chat.say("signal export")
    assert "PLEK_PUBLIC_URL" in words_of(export)
    assert links_of(export) == []
    agenda = await chat.say("signal agenda 7 juni 2027")
    words = words_of(agenda)
    assert "PLEK_PUBLIC_URL" in words
    assert "| 3 | Voorstel 1: Een bodemloket | Een uitkomst | 1 |" in words
    assert links_of(agenda) == []
    assert await unreachable.all(Download) == []


@pytest.mark.parametrize("role", OTHERS)
async def test_others_hear_that_it_is_for_the_kernteam(plek, role):
    key = member_key(FATIMA.id)
    await plek.chat(FATIMA).say("help")
    if role is not Role.MEMBER:
        async with plek.store.write("system") as unit:
            seat = Membership(
                slug=Membership.key(role, key), member=key, group=role.value, role=role
            )
            await unit.of(Membership).add(seat)
    chat = plek.chat(FATIMA)
    told = set()
    for said in ("signal export", "signal agenda", "signal agenda 7 juni 2027", "signal agenda x"):
        answer = await chat.say(said)
        told.add(words_of(answer).split(".")[0])
        assert "Voorstel" not in words_of(answer)
    for verb, data in (
        ("signals.export", {"hub": "twente"}),
        ("signals.agenda", {"day": SECOND.isoformat()}),
        ("signals.agenda", {"day": "2030-01-01"}),
    ):
        told.add(words_of(await chat.call(verb, **data)).split(".")[0])
    assert told == {"Dit is voor het kernteam"}
    assert await plek.all(Download) == []


async def test_a_sentence_of_a_member_can_be_raised_as_a_signal(plek):
    answer = await plek.chat(FATIMA).say("signal agenda van de gemeente is vol")
    assert "Signaleer dit" in buttons_of(answer)


@pytest.mark.parametrize(
    "data",
    [
        {"day": "blauw"},
        {"day": ["2027-03-01"]},
        {"day": "9" * 4000},
        {"day": {"x": 1}},
        {},
        {"hub": ["x"], "status": "quatsch", "start": "31-2-2027", "order": "x"},
    ],
)
@pytest.mark.parametrize("verb", ["signals.agenda", "signals.export"])
@pytest.mark.parametrize("kind", [Kind.ACTION, Kind.DIALOG_OPEN])
async def test_a_forged_button_gets_a_plain_answer(plek, verb, data, kind):
    assert words_of(await plek.chat(SANNE).call(verb, kind, **data))


async def test_in_a_channel_others_see_a_button_only(plek):
    chat = plek.chat(SANNE, CHANNEL)
    answer = await chat.say("signal export zeeland")
    assert answer.private
    assert links_of(answer.instead) == []
    assert "zeeland" not in words_of(answer.instead).casefold()
    mine = await plek.chat(JOOST, CHANNEL).press(answer.instead, "Open")
    assert "hub Zeeland" in words_of(mine)
    assert {one.member for one in await plek.all(Download)} == {
        member_key(SANNE.id),
        member_key(JOOST.id),
    }
    agenda = await chat.say("signal agenda 7 juni 2027")
    assert "bodemloket" not in words_of(agenda.instead)
    others = await plek.chat(FATIMA, CHANNEL).press(agenda.instead, "Open")
    assert words_of(others) == "Dit is voor het kernteam."


async def test_in_english(sqlite_url):
    async with town(
        sqlite_url,
        content=False,
        kernteam=[SANNE],
        links=Links(ROOT),
        language=Language.ENGLISH,
    ) as plek:
        await papers_world(plek.store)
        chat = plek.chat(SANNE)
        assert "Signals as a file" in words_of(await chat.say("signal export"))
        answer = await chat.say("signal agenda 7 June 2027")
        assert "Agenda of the Stuurgroep" in words_of(answer)
        assert button_of(card_of(answer), "Document (Word)")["type"] == "Action.OpenUrl"
        assert {one.language for one in await plek.all(Download)} == {Language.ENGLISH}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("", SECOND),
        ("volgende", SECOND),
        ("vorige vergadering", FIRST),
        ("23 november", FIRST),
        ("7 juni", SECOND),
        ("op 7-6", SECOND),
        ("van de Stuurgroep van 7 juni 2027.", SECOND),
        ("8 juni", date(2027, 6, 8)),
        ("1 september", date(2027, 9, 1)),
        ("1 april", None),  # just over, or next year: it is asked
        ("31 februari", None),
        ("iets anders", None),
    ],
)
def test_the_day_that_is_meant(words, day):
    assert meant(words, [FIRST, SECOND], date(2027, 5, 1)) == day


def test_no_meeting_is_meant_where_there_is_none():
    assert meant("", [], FIRST) is None
    assert meant("vorige", [SECOND], FIRST) is None
