"""The kernteam's lists of signals in conversation: inbox, list, filter, search, and who may not."""

from datetime import timedelta

import pytest

from bot.conversations import all_routes
from bot.conversations.signals.steps.step_commands import command_in, step_names
from bot.dispatch.commands import CommandBook
from bot.dispatch.contacts.keys import member_key
from cards.kit.translator import translator
from cards.signals.usage import NAMES
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language, SignalKind, SignalLevel
from registry.members.member import Member
from registry.reminders.daily_run import WeekDue
from registry.signals.signal import Signal, Step, Support
from registry.signals.similarity.patterns import PatternBoard
from registry.signals.transitions import SignalStatus, SignalStep
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    card_of,
    inputs_of,
    town,
    values_of,
    words_of,
)

S = SignalStatus
SOIL = "Kennis over de bodem blijft liggen bij de waterschappen."


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE, JOOST]) as running:
        yield running


async def keep(plek, *signals):
    """Keep signals, the first one the oldest; each by what differs from an ordinary one."""
    async with plek.store.write(SYSTEM) as unit:
        for number, news in enumerate(signals, start=1):
            at = plek.clock.now - timedelta(days=100 - number)
            step = Step(step=SignalStep.RAISE, at=at, status=S.NEW)
            values = {"seen": SOIL, "raised": at, "due": at + timedelta(days=200)} | news
            await unit.of(Signal).add(
                Signal(slug=str(number), number=number, history=(step,), **values)
            )


def key(person):
    return member_key(person.id)


def titles(shown):
    """The numbers of the signals in a list, in order."""
    lines = words_of(shown).splitlines()
    return [int(line.split(":")[0].split()[1]) for line in lines if line.startswith("Signaal ")]


async def test_the_inbox_counts_and_shows_what_needs_work_first(plek):
    await keep(
        plek,
        {"hub": "twente", "themes": ("water-en-bodem",)},
        {"status": S.ASKED, "level": SignalLevel.REGIONS},
        {
            "status": S.PICKED_UP,
            "due": plek.clock.now - timedelta(days=2),
            "hub": "twente",
            "owner": key(SANNE),
        },
        {"status": S.CLOSED, "due": None},
    )
    shown = await plek.chat(SANNE).say("signal")
    assert {"1 nieuw", "1 wacht op antwoord", "1 te laat", "3 lopen"} <= set(buttons_of(shown))
    words = words_of(shown)
    assert titles(shown) == [3, 1]
    assert "te laat sinds 21 november 2026" in words
    assert "Status: Nieuw 1 · Opgepakt 1 · Wacht op antwoord 1" in words
    assert "Niveau: In de regio 2 · Tussen regio’s 1" in words
    assert "Hub: Twente 2" in words
    assert "Thema: Water en bodem 1" in words
    assert titles(await plek.chat(SANNE).press(shown, "1 te laat")) == [3]
    assert titles(await plek.chat(SANNE).press(shown, "1 wacht op antwoord")) == [2]
    assert titles(await plek.chat(SANNE).press(shown, "3 lopen")) == [3, 2, 1]
    assert titles(await plek.chat(SANNE).press(shown, "Van mij")) == [3]


async def test_nothing_to_do_is_said(plek):
    shown = await plek.chat(SANNE).say("signal inbox")
    assert "Er loopt nu niets." in words_of(shown)


async def test_a_list_in_words(plek):
    await keep(
        plek,
        {"hub": "twente", "themes": ("water-en-bodem",)},
        {"hub": "twente", "themes": ("energie",), "status": S.PICKED_UP, "owner": key(SANNE)},
        {"hub": "noordelijk-flevoland", "level": SignalLevel.REGIONS},
        {"hub": "twente", "kind": SignalKind.CHANCE, "due": plek.clock.now - timedelta(days=1)},
    )
    chat = plek.chat(SANNE)
    for said, numbers in (
        ("signal lijst", [4, 3, 2, 1]),
        ("signaal lijst oudste eerst", [1, 2, 3, 4]),
        ("/signal lijst nieuw twente", [4, 1]),
        ("signal lijst water", [1]),
        ("signal lijst tussen regio's", [3]),
        ("signal list between regions", [3]),
        ("signal lijst kansen", [4]),
        ("signal lijst te laat", [4]),
        ("signal lijst van mij", [2]),
        ("signal lijst van Joost", []),
        ("signal lijst van 16 augustus tot 17 augustus 2026", [2, 1]),
        ("signal lijst tot 2025", []),
        ("signal lijst op termijn", [4, 1, 2, 3]),
    ):
        assert titles(await chat.say(said)) == numbers, said


async def test_what_most_people_joined_comes_first_and_then_the_latest(plek):
    here = Support(hub="twente")
    await keep(plek, {"supporters": (here,)}, {}, {"supporters": (here, here)}, {})
    shown = await plek.chat(SANNE).say("signal lijst meeste steun")
    assert titles(shown) == [3, 1, 4, 2]
    assert "2 anderen signaleren dit ook" in words_of(shown)


async def test_typing_mistakes_are_mended_and_said_and_what_is_unclear_too(plek):
    await keep(plek, {"hub": "twente"}, {})
    chat = plek.chat(SANNE)
    shown = await chat.say("signal lijst twnete blauwe")
    assert titles(shown) == [1]
    assert "Ik lees “twnete” als hub Twente." in words_of(shown)
    assert "Dit woord begrijp ik niet in een lijst: blauwe." in words_of(shown)
    form = await chat.press(shown, "Maak er een signaal van")
    assert values_of(form)["seen"] == "lijst twnete blauwe"


async def test_pages_and_orders_by_button(plek):
    await keep(plek, *[{"hub": "twente"}] * 19)
    chat = plek.chat(SANNE)
    first = await chat.say("signal lijst twente")
    assert "19 signalen · nieuwste eerst · bladzijde 1 van 3" in words_of(first)
    assert titles(first) == list(range(19, 11, -1))
    assert "Vorige" not in buttons_of(first)
    second = await chat.press(first, "Volgende")
    last = await chat.press(second, "Volgende")
    assert titles(last) == [3, 2, 1]
    assert "Volgende" not in buttons_of(last)
    assert titles(await chat.press(last, "Vorige")) == titles(second)
    oldest = await chat.press(last, "Oudste eerst")
    assert titles(oldest) == list(range(1, 9))
    assert "hub Twente" in words_of(oldest)
    assert titles(await chat.press(first, "Volgende", data={"page": "999"})) == [3, 2, 1]
    assert titles(await chat.press(first, "Volgende", data={"page": "-1"})) == titles(first)


async def test_the_filter_by_a_form(plek):
    await keep(plek, {"hub": "twente"}, {"hub": "twente", "status": S.PICKED_UP}, {})
    chat = plek.chat(SANNE)
    shown = await chat.say("signal lijst twente oudste eerst")
    form = await chat.press(shown, "Filter kiezen")
    assert values_of(form) | {"hub": "twente", "order": "raised"} == values_of(form)
    found = await chat.press(form, "Toon de lijst", status="picked_up,asked")
    assert titles(found) == [2]
    assert "opgepakt · wacht op antwoord · hub Twente" in words_of(found)
    days = await chat.press(form, "Toon de lijst", start="1 januari 2026", end="16 augustus 2026")
    assert titles(days) == [1]
    wrong = await chat.press(form, "Toon de lijst", start="blauwe maandag")
    assert "⚠" in words_of(wrong)
    assert values_of(wrong)["start"] == "blauwe maandag"
    assert titles(await chat.press(wrong, "Toon de lijst", start="")) == [1, 2]
    assert titles(await chat.press(wrong, "Annuleren")) == [1, 2]


async def test_the_filter_in_a_dialog_where_others_read_along(plek):
    await keep(plek, {"hub": "twente"}, {})
    chat = plek.chat(SANNE, CHANNEL)
    shown = await chat.say("signal lijst")
    assert shown.private
    assert "Signaal" not in words_of(shown.instead)
    form = await chat.press(shown, "Filter kiezen")
    opened = await chat.press(form, "Open in een venster")
    assert not opened.done
    found = await chat.press(opened, "Toon de lijst", hub="twente")
    assert found.done
    assert titles(found) == [1]


async def test_forged_filters_list_everything_or_nothing(plek):
    await keep(plek, {"hub": "twente"})
    chat = plek.chat(SANNE)
    for data in ({"status": "nieuw"}, {"order": "slug"}, {"start": "morgen"}, {"overdue": "?"}):
        assert titles(await chat.call("signals.list", **data)) == [1]
    for data in ({"hub": "%"}, {"hub": "_wente"}, {"owner": "' or 1=1"}, {"theme": "|"}):
        assert titles(await chat.call("signals.list", **data)) == []


async def test_search_says_by_which_words(plek):
    await keep(
        plek,
        {"seen": "Netcongestie houdt de woningbouw tegen."},
        {"seen": SOIL, "status": S.CLOSED},
    )
    chat = plek.chat(SANNE)
    shown = await chat.say("signal zoek netcongestie")
    assert titles(shown) == [1]
    assert "1 signaal gevonden" in words_of(shown)
    assert "hierin staat: Netcongestie" in words_of(shown)
    assert titles(await chat.say("signal search bodem")) == [2]
    nothing = await chat.say("signal zoek zeppelin")
    assert "Niets gevonden" in words_of(nothing)
    form = await chat.press(nothing, "Maak er een signaal van")
    assert values_of(form)["seen"] == "zeppelin"
    assert titles(await chat.say("signal zoek")) == [2, 1]


async def test_search_has_pages(plek):
    await keep(plek, *[{}] * 11)
    chat = plek.chat(SANNE)
    first = await chat.say("signal zoek bodem")
    second = await chat.press(first, "Volgende")
    assert len(titles(first)) == 8
    assert len(titles(second)) == 3
    assert set(titles(first)) | set(titles(second)) == set(range(1, 12))


@pytest.mark.parametrize(
    "said",
    ["signal inbox", "signal lijst nieuw", "signal zoek bodem", "signal patronen"],
)
async def test_who_is_not_of_the_kernteam_gets_a_friendly_no_that_tells_nothing(plek, said):
    await keep(plek, {"anonymous": True, "raiser": key(PIETER)})
    words = words_of(await plek.chat(FATIMA).say(said))
    assert "Dit is voor het kernteam." in words
    assert "Kennis" not in words
    assert "Pieter" not in words


@pytest.mark.parametrize(
    ("verb", "data"),
    [
        ("signals.inbox", {}),
        ("signals.list", {"hub": "twente"}),
        ("signals.filter", {}),
        ("signals.filtered", {"hub": "twente"}),
        ("signals.find", {"words": "bodem"}),
        ("signals.patterns", {"again": "1"}),
    ],
)
async def test_a_card_of_the_kernteam_does_nothing_for_somebody_else(plek, verb, data):
    await keep(plek, {"hub": "twente"})
    answer = await plek.chat(FATIMA).call(verb, **data)
    assert words_of(answer).startswith("Dit is voor het kernteam.")
    assert SOIL not in words_of(answer)
    assert await plek.work() == 0


async def test_a_sentence_that_begins_like_a_command_is_a_signal(plek):
    shown = await plek.chat(FATIMA).say("signal lijst met netwerken klopt niet")
    assert values_of(shown)["seen"] == "lijst met netwerken klopt niet"


async def test_the_sentence_is_raised_as_it_was_typed(plek):
    for said in (
        "signal list of networks is never up to date",
        "/signaal: zoeken naar kennis kost veel te veel tijd",
    ):
        shown = await plek.chat(FATIMA).say(said)
        assert values_of(shown)["seen"] == said.replace(":", "").split(" ", 1)[1]


async def test_signals_are_the_kernteams_list_and_somebody_elses_own(plek):
    await keep(plek, {"hub": "twente"}, {"raiser": key(FATIMA)})
    assert "Signalen: wat er te doen is" in words_of(await plek.chat(SANNE).say("signalen"))
    assert titles(await plek.chat(SANNE).say("signalen twente")) == [1]
    assert titles(await plek.chat(FATIMA).say("mijn signalen")) == [2]
    assert titles(await plek.chat(FATIMA).say("signalen")) == []


@pytest.mark.parametrize("said", ["signalen", "signal lijst", "signals list"])
async def test_a_member_sees_what_was_decided_and_what_moves_in_their_hubs(plek, said):
    await keep(
        plek,
        {"hub": "twente", "status": "proposed", "raiser": key(PIETER)},
        {"hub": "zeeland", "status": "proposed"},
        {"hub": "zeeland", "status": "decided", "raiser": key(PIETER)},
        {"hub": "twente", "status": "decided", "anonymous": True},
        {"hub": "twente", "status": "new"},
        {"hub": "twente", "status": "set_aside"},
    )
    chat = plek.chat(FATIMA)
    assert titles(await chat.say(said)) == [3]
    async with plek.store.write(SYSTEM) as unit:
        seat = Membership(
            slug="twente:" + key(FATIMA), member=key(FATIMA), group="twente", place="hub"
        )
        await unit.of(Membership).add(seat)
    shown = await chat.say(said)
    assert titles(shown) == [3, 1]
    assert "Pieter" not in words_of(shown)
    assert "Mijn signalen" in buttons_of(shown)


async def test_signal_alone_opens_the_form_for_who_is_not_of_the_kernteam(plek):
    assert "seen" in inputs_of(card_of(await plek.chat(FATIMA).say("signal")))


@pytest.mark.parametrize(
    "said", ["signal 2", "signaal #2", "Signal 2.", "/signal nr 2", "signal 02"]
)
async def test_a_signal_by_its_number(plek, said):
    await keep(plek, {}, {"seen": "Netcongestie houdt alles op."})
    assert "Netcongestie houdt alles op." in words_of(await plek.chat(SANNE).say(said))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("signal lijts nieuw", "signal lijst nieuw"),
        ("signal ljist", "signal lijst"),
        ("signal patroonen", "signal patronen"),
        ("signal zoke bodem", "signal zoek bodem"),
    ],
)
async def test_a_mistyped_command_is_asked_about(plek, said, meant):
    await keep(plek, {})
    chat = plek.chat(SANNE)
    shown = await chat.say(said)
    assert "Bedoel je dit?" in words_of(shown)
    assert (await chat.press(shown, meant)).card is not None
    form = await chat.press(shown, "Nee, dit is een signaal")
    assert values_of(form)["seen"] == said.removeprefix("signal ")


async def test_who_is_not_of_the_kernteam_is_not_asked_about_its_commands(plek):
    assert "Bedoel je dit?" in words_of(await plek.chat(FATIMA).say("signal hepl"))
    assert "Bedoel je dit?" not in words_of(await plek.chat(FATIMA).say("signal lijts"))


async def test_a_sentence_is_no_mistyped_command(plek):
    said = "signal lijstjes met ambtenaren die niets van elkaar weten"
    assert "Bedoel je dit?" not in words_of(await plek.chat(SANNE).say(said))


async def test_everybody_is_told_what_they_can_type_and_no_more(plek):
    kernteam = words_of(await plek.chat(SANNE).say("signal help"))
    member = words_of(await plek.chat(FATIMA).say("signaal hulp"))
    assert "signal 12 bundel 14 15" in kernteam
    assert "signal lijst" in kernteam
    assert "mijn signalen" in member
    assert "bundel" not in member
    assert "lijst" not in member
    refused = words_of(await plek.chat(FATIMA).call("signals.usage", name="bundle"))
    assert "bundel" not in refused
    one = await plek.chat(SANNE).call("signals.usage", name="bundle")
    assert "signal 12 bundel 14 15" in words_of(one)
    assert "signal 12 sluit" in words_of(
        await plek.chat(SANNE).press(one, "Alles wat je kunt typen")
    )


async def test_patterns_are_looked_up_by_the_worker_and_who_asked_hears(plek):
    await keep(
        plek,
        {"hub": "twente", "themes": ("water-en-bodem",)},
        {"hub": "noordelijk-flevoland", "themes": ("water-en-bodem",)},
        {"seen": "Netcongestie houdt de woningbouw tegen.", "hub": "twente"},
    )
    chat = plek.chat(SANNE)
    first = await chat.say("signal patronen")
    assert "Ik zoek nu opnieuw in alle signalen." in words_of(first)
    await plek.chat(SANNE).say("signal patronen")
    await plek.work()
    (heard,) = [one for one in plek.post.to(SANNE) if one.answer.card]
    assert "In Noordelijk Flevoland en Twente" in words_of(heard)
    shown = await chat.press(first, "Kijk of ik klaar ben")
    assert titles(shown) == [2, 1]
    assert "Gevonden op 23 november 2026." in words_of(shown)
    assert "zelfde thema: Water en bodem" in words_of(shown)
    form = await chat.press(shown, "Bundel 1 met 2")
    assert inputs_of(card_of(form))
    assert "1" in str(values_of(form))


async def test_patterns_are_looked_up_again_after_a_day_and_what_was_sorted_is_gone(plek):
    await keep(plek, {"hub": "twente"}, {"hub": "noordelijk-flevoland"})
    chat = plek.chat(SANNE)
    await chat.say("signal patronen")
    await plek.work()
    shown = await chat.say("signal patronen")
    assert titles(shown) == [2, 1]
    assert await plek.work() == 0
    async with plek.store.write(SYSTEM) as unit:
        one = await unit.of(Signal).get("1")
        await unit.of(Signal).put(one.model_copy(update={"status": S.SET_ASIDE}))
    assert titles(await chat.say("signal patronen")) == []
    plek.clock.forward(days=1)
    await chat.say("signal patronen")
    assert await plek.work() > 0
    assert "24 november 2026" in words_of(await chat.say("signal patronen"))


async def test_patterns_are_there_each_week_although_nobody_asked(plek):
    await keep(plek, {"hub": "twente"}, {"hub": "noordelijk-flevoland"})
    async with plek.store.write(SYSTEM) as unit:
        unit.emit(WeekDue(day=unit.now.date()))
    await plek.work()
    assert titles(await plek.chat(SANNE).say("signal patronen")) == [2, 1]


async def test_a_lost_look_can_be_asked_for_again(plek):
    await keep(plek, {"hub": "twente"}, {"hub": "noordelijk-flevoland"})
    chat = plek.chat(SANNE)
    await chat.say("signal patronen")
    async with plek.store.write(SYSTEM) as unit:
        assert len(await unit.of(PatternBoard).all()) == 1
    plek.clock.forward(minutes=16)
    await chat.say("signal patronen")
    assert await plek.work() == 2


async def test_in_english(plek):
    await keep(plek, {"hub": "twente"}, {"status": S.ASKED})
    async with plek.store.write(SYSTEM) as unit:
        sanne = await unit.of(Member).get(key(SANNE))
        await unit.of(Member).put(sanne.model_copy(update={"language": Language.ENGLISH}))
    chat = plek.chat(SANNE)
    shown = await chat.say("signal")
    assert {"1 new", "1 waits for an answer", "2 open"} <= set(buttons_of(shown))
    listed = await chat.say("signal list new hub twente oldest first")
    assert "new · hub Twente" in words_of(listed)
    assert "1 signal" in words_of(listed)


BOOK = CommandBook(command for routes in all_routes() for command in routes.commands)
COMMANDS = {
    "raise": "signal-command",
    "show": "signal-command",
    "inbox": "signal-command",
    "mine": "raise-mine-command",
    "harvest": "raise-harvest-command",
    "list": "signal-list-command",
    "find": "signal-find-command",
    "patterns": "signal-patterns-command",
    "figures": "signal-figures-command",
    "export": "signal-papers-export-command",
    "papers": "signal-papers-agenda-command",
    "reminders": "reminders-command",
    "proposal": "signals-proposal-command",
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", sorted(NAMES))
def test_what_help_says_can_be_typed_is_what_it_says(name, language):
    said = translator(language)(f"signal-usage-{name}")
    command, words = BOOK.find(said)
    if name in COMMANDS:
        assert command.about == COMMANDS[name]
    else:
        assert command.about == "signal-command"
        number, _, rest = words.partition(" ")
        assert number == "12"
        assert command_in(rest)[0] == SignalStep(name)


def test_help_names_every_step_that_can_be_typed():
    assert {step.value for step in step_names()} <= NAMES
