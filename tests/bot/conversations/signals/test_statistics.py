"""The picture of all signals in conversation: what it shows, of which signals, and for whom."""

from datetime import timedelta

import pytest

from registry.core.permissions import SYSTEM
from registry.core.vocabulary import SignalKind, SignalLevel
from registry.signals.signal import Signal, Step, Support
from registry.signals.transitions import SignalStatus, SignalStep
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    SANNE,
    Kind,
    buttons_of,
    card_of,
    inputs_of,
    parts_of,
    town,
    values_of,
    words_of,
)

S = SignalStatus
WAY = (S.NEW, S.PICKED_UP, S.PROPOSED, S.ON_AGENDA, S.TAKEN_UP, S.DECIDED, S.CLOSED)


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE]) as running:
        also = (Support(hub="noordelijk-flevoland"),)
        for more in range(5):
            await keep(running, 20 + more, WAY, hub="twente", kind=SignalKind.CHANCE)
            await keep(running, 90 + more, WAY[:2], hub="twente", supporters=also)
            nation = {"level": SignalLevel.NATION, "themes": ("water-en-bodem",)}
            await keep(running, 400 + more, WAY[:1], **nation)
        yield running


async def keep(plek, days, way, **news):
    """Keep a signal that was raised so many days ago and then took a step every day."""
    raised = plek.clock.now - timedelta(days=days)
    history = tuple(
        Step(step=SignalStep.RAISE, at=raised + timedelta(days=at), status=state)
        for at, state in enumerate(way)
    )
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Signal).add(
            Signal(
                slug=str(days),
                number=days,
                seen="Iets.",
                raised=raised,
                status=way[-1],
                history=history,
                **news,
            )
        )


def charts(shown):
    return [one for one in parts_of(card_of(shown)) if one.get("type", "").startswith("Chart.")]


def bars(chart):
    """Names and numbers of lying bars; the text that stands in for them has the same numbers."""
    numbers = {one["x"]: one["y"] for one in chart["data"]}
    texts = {one["title"]: one["value"] for one in chart["fallback"]["facts"]}
    assert list(texts) == list(numbers)
    for name, number in numbers.items():
        assert texts[name].split()[0] == f"{number:g}".replace(".", ",")
    return numbers


async def test_the_picture(plek):
    shown = await plek.chat(SANNE).say("signal beeld")
    words = words_of(shown)
    assert "Gesignaleerd van 1 januari 2025 tot en met 23 november 2026" in words
    assert "15 signalen: 5 kansen en 10 problemen." in words
    course, inflow, leads, levels, hubs = charts(shown)
    numbers = bars(course)
    assert (numbers["Gesignaleerd"], numbers["Opgepakt"], numbers["Gesloten"]) == (15, 10, 5)
    assert bars(leads)["Signaal tot gesloten"] == 6
    assert bars(levels) == {"In de regio": 10, "Tussen regio en Rijk": 5}
    assert sorted(bars(hubs).values()) == [5, 5, 10]
    assert "niet bij" in words  # by month there are too few of a kind
    sums = {one["legend"]: sum(value["y"] for value in one["values"]) for one in inflow["data"]}
    assert sums == {"Kans": 5, "Probleem": 10}
    for chart in charts(shown):
        assert chart["title"]
        assert chart["fallback"]["type"] == "FactSet"


async def test_three_numbers_and_one_chart_are_in_view_the_rest_behind_a_button(plek):
    shown = card_of(await plek.chat(SANNE).say("signal beeld"))
    view = [one for one in shown["body"] if one.get("isVisible", True)]
    words = [one["text"] for one in view if one["type"] == "TextBlock"]
    assert words[-3:] == [
        "**15** signalen kwamen binnen",
        "Over **34%** is een besluit genomen",
        "**66%** pakte het kernteam op",
    ]
    assert len([one for one in view if one["type"].startswith("Chart.")]) == 1
    assert "Meer cijfers" in str(view)
    assert "Per hub" not in str(view)
    assert "Per hub" in str(shown)


async def test_below_five_nothing_is_said_not_even_how_many(plek):
    chat = plek.chat(SANNE)
    few = await chat.say("signal beeld van 1-11-2026 tot 2-11-2026")
    assert "Nog te weinig om iets over te zeggen" in words_of(few)
    assert charts(few) == []
    assert not any(word in words_of(few) for word in ("1 signaal", "2 signalen", "3 signalen"))
    assert "Lijst" in buttons_of(few)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("signal beeld 2025", "5 signalen: 5 problemen."),
        ("signal beeld van 1-8-2026 tot 1-10-2026", "5 signalen: 5 problemen."),
        ("signaal beeld Twente", "10 signalen: 5 kansen en 5 problemen."),
        ("/signal beeld noordelijk flevoland", "5 signalen: 5 problemen."),
        ("signal beeld kansen", "5 signalen: 5 kansen."),
        ("signalen cijfers kansen", "5 signalen: 5 kansen."),
        ("signal beeld regio en rijk", "5 signalen: 5 problemen."),
        ("signal beeld water en bodem", "5 signalen: 5 problemen."),
        ("signal figures in 2024", "Nog te weinig om iets over te zeggen"),
        ("signal beeld twnte", "Ik lees “twnte” als"),
        ("signal beeld te laat", "Dit gebruik ik niet in het beeld: te laat."),
        ("signal beeld kwark", "Dit gebruik ik niet in het beeld: kwark."),
    ],
)
async def test_of_which_signals(plek, text, said):
    assert said in words_of(await plek.chat(SANNE).say(text))


async def test_another_choice_by_the_form(plek):
    chat = plek.chat(SANNE)
    form = await chat.press(await chat.say("signal beeld twente"), "Andere keuze")
    assert values_of(form)["hub"] == "twente"
    wrong = await chat.press(form, "Laat zien", start="32-1-2026")
    assert values_of(wrong)["start"] == "32-1-2026"
    assert "Laat zien" in buttons_of(wrong)
    shown = await chat.press(wrong, "Laat zien", start="1-10-2026", hub="")
    assert "Gesignaleerd van 1 oktober 2026" in words_of(shown)
    assert "5 signalen: 5 kansen." in words_of(shown)


async def test_a_year_and_the_list_by_a_button(plek):
    chat = plek.chat(SANNE)
    shown = await chat.say("signal beeld probleem")
    year = await chat.press(shown, "2025")
    assert "1 januari 2025 tot en met 31 december 2025 · probleem" in words_of(year)
    assert "5 signalen" in words_of(year)
    assert "Signaal 400" in words_of(await chat.press(year, "Lijst"))


@pytest.mark.parametrize("text", ["signal beeld", "signal beeld twente"])
async def test_others_hear_that_it_is_for_the_kernteam(plek, text):
    shown = await plek.chat(FATIMA).say(text)
    assert "kernteam" in shown.text
    assert charts(shown) == [] if shown.card else True
    assert "3" not in shown.text


async def test_a_sentence_of_somebody_else_is_a_signal(plek):
    shown = await plek.chat(FATIMA).say("signal beeld klopt nergens met de praktijk van inwoners")
    assert "inwoners" in str(inputs_of(card_of(shown)))


@pytest.mark.parametrize("verb", ["signals.figures", "signals.picture", "signals.pictured"])
@pytest.mark.parametrize("person", [FATIMA, SANNE], ids=["member", "kernteam"])
async def test_a_button_that_was_forged(plek, verb, person):
    nasty = {"hub": ["x"], "level": "niets\0", "kind": {}, "start": "ooit", "end": 10**30}
    for data in (nasty, {"hub": "x" * 500}, {"theme": "|%"}, {}):
        shown = await plek.chat(person).call(verb, Kind.ACTION, **data)
        assert bool(shown.card) == (person is SANNE)


async def test_others_in_a_channel_see_a_button_only(plek):
    shown = await plek.chat(SANNE, CHANNEL).say("signal beeld")
    assert shown.private
    assert charts(shown.instead) == []
    assert "Twente" not in words_of(shown.instead)
    own = await plek.chat(SANNE, CHANNEL).press(shown.instead, buttons_of(shown.instead)[0])
    assert len(charts(own)) == 5
