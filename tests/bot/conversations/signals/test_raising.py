"""Raising a signal, joining one and one's own signals, in conversation."""

import pytest

from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Kind
from registry.signals.signal import Signal
from registry.signals.workflow.signal_workflow import SignalDraft, ask, raise_signal, set_aside
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    GROUP,
    JOOST,
    PERSONAL,
    PIETER,
    SANNE,
    buttons_of,
    channel,
    town,
    values_of,
    words_of,
)

DROUGHT = "Kennis over droogte blijft liggen bij de gemeenten in Twente."
ELSEWHERE = "Ook in Flevoland blijft kennis over droogte bij gemeenten liggen."
SEND, ANYWAY, JOIN = "Signaal versturen", "Toch een nieuw signaal", "Dit speelt hier ook"
PLACES = pytest.mark.parametrize("place", [PERSONAL, CHANNEL, GROUP], ids=lambda one: one.scope)


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE, JOOST]) as running:
        yield running


async def raised(plek, person=FATIMA, text=DROUGHT, **inputs):
    chat = plek.chat(person)
    return await chat.press(await chat.say(f"signal nieuw {text}"), SEND, **inputs)


async def signals(plek):
    return sorted(await plek.all(Signal), key=lambda one: one.number)


@PLACES
async def test_one_sentence_is_enough(plek, place):
    chat = plek.chat(FATIMA, place)
    form = await chat.say(f"signal nieuw {DROUGHT}")
    assert form.private
    assert not form.done
    values = values_of(form)
    assert values["seen"] == DROUGHT
    assert (values["kind"], values["level"]) == ("probleem", "in-de-regio")
    assert (values["hub"], values["themes"]) == ("twente", "water-en-bodem")
    assert "waar door “Twente” en thema door “droogte”" in words_of(form)

    sent = await chat.press(form, SEND)
    assert "Het is signaal 1." in words_of(sent)
    assert "binnen 7 dagen" in words_of(sent)
    (signal,) = await signals(plek)
    assert (signal.seen, signal.raiser) == (DROUGHT, member_key(FATIMA.id))
    assert (signal.hub, signal.region, signal.themes) == ("twente", "twente", ("water-en-bodem",))
    assert "Signaal 1" in words_of(await chat.press(sent, "Mijn signalen"))


async def test_what_is_like_it_is_shown_before_the_form(plek):
    await raised(plek)
    chat = plek.chat(PIETER)
    shown = await chat.say(f"signal nieuw {ELSEWHERE}")
    assert "Dit speelt ook in Twente" in words_of(shown)
    assert "droogte" in words_of(shown)
    assert values_of(shown) == {"seen": ELSEWHERE}
    form = await chat.press(shown, ANYWAY, seen=ELSEWHERE + " Echt.")
    assert values_of(form)["seen"] == ELSEWHERE + " Echt."
    sent = await chat.press(form, ANYWAY)
    assert "Het is signaal 2." in words_of(sent)


async def test_what_is_like_it_is_shown_for_an_empty_form_too_and_once(plek):
    await raised(plek)
    chat = plek.chat(PIETER)
    form = await chat.say("signaal nieuw")
    again = await chat.press(form, SEND, seen=ELSEWHERE, kind="kans", anonymous="true")
    assert "Dit speelt ook in Twente" in words_of(again)
    assert (values_of(again)["kind"], values_of(again)["anonymous"]) == ("kans", "true")
    assert len(await signals(plek)) == 1
    await chat.press(again, ANYWAY)
    _, second = await signals(plek)
    assert (second.seen, second.kind, second.anonymous) == (ELSEWHERE, "kans", True)


async def test_what_is_like_it_by_a_word_and_a_theme_is_shown_at_once(plek):
    await raised(plek)
    shown = await plek.chat(PIETER).say("signal nieuw Door droogte gaan hier oogsten verloren.")
    assert "Dit speelt ook in Twente" in words_of(shown)
    assert "Lijkt erop door: droogte, water, Water en bodem" in words_of(shown)


async def test_it_is_joined_instead_with_what_was_written(plek):
    await raised(plek)
    chat = plek.chat(PIETER)
    form = await chat.press(await chat.say(f"signal nieuw {ELSEWHERE}"), JOIN)
    assert values_of(form)["note"] == ELSEWHERE
    assert values_of(form)["hub"] == "noordelijk-flevoland"
    assert DROUGHT in words_of(form)
    joined = await chat.press(form, "Meedoen", anonymous="true")
    assert "Je doet mee" in words_of(joined)
    (signal,) = await signals(plek)
    (support,) = signal.supporters
    assert (support.member, support.hub) == (member_key(PIETER.id), "noordelijk-flevoland")
    assert (support.note, support.anonymous) == (ELSEWHERE, True)
    mine = await chat.say("mijn signalen")
    assert "Waar je aan meedoet" in words_of(mine)


async def test_one_s_own_signal_is_not_joined(plek):
    await raised(plek)
    shown = await plek.chat(FATIMA).say(f"signal nieuw {ELSEWHERE}")
    assert "Dit signaal is ook van jou" in words_of(shown)
    assert JOIN not in buttons_of(shown)
    assert ANYWAY in buttons_of(shown)


async def test_my_signals_begin_with_what_i_am_asked(plek):
    await raised(plek)
    async with plek.store.write(member_key(SANNE.id)) as unit:
        await ask(unit, "1", "Bij welke gemeenten precies?")
    mine = await plek.chat(FATIMA).say("my signals")
    words = words_of(mine)
    assert words.index("Bij welke gemeenten precies?") < words.index("Door jou gegeven")
    assert "Beantwoorden" in buttons_of(mine)
    assert "Bij welke" not in words_of(await plek.chat(PIETER).say("mijn signalen"))


async def test_my_signals_are_turned_page_by_page(plek):
    async with plek.store.write(member_key(FATIMA.id)) as unit:
        for number in range(1, 20):
            await raise_signal(unit, SignalDraft(seen=f"Dit is signaal nummer {number}."))
    chat = plek.chat(FATIMA)
    first = await chat.say("mijn signalen")
    assert "1 tot en met 8 van 19" in words_of(first)
    assert "Signaal 19:" in words_of(first)
    last = await chat.press(await chat.press(first, "Volgende"), "Volgende")
    assert "17 tot en met 19 van 19" in words_of(last)
    assert "Volgende" not in buttons_of(last)
    back = await chat.press(last, "Vorige")
    assert "9 tot en met 16 van 19" in words_of(back)


@pytest.mark.parametrize("page", ["99", "-1", "x", "²", {}, "9" * 50])
async def test_a_page_that_is_not_there_is_no_trouble(plek, page):
    await raised(plek)
    assert "Mijn signalen" in words_of(await plek.chat(FATIMA).call("signals.mine", page=page))


async def test_nobody_reads_along_with_my_signals(plek):
    await raised(plek)
    for chat in (plek.chat(FATIMA, CHANNEL), plek.chat(FATIMA, GROUP)):
        mine = await chat.say("mijn signalen")
        assert mine.private
        assert "droogte" not in str(mine.instead.card)
        others = await chat.press(mine.instead, "Open")
        assert "droogte" in words_of(others)


async def test_words_from_a_targeted_message_are_in_no_card_that_others_see(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    secret = await chat.say(f"signal nieuw {DROUGHT}", private=True)
    assert "droogte" not in str(secret.instead.card)
    told = await chat.say(f"signal nieuw {DROUGHT}")
    assert "droogte" in str(told.instead.card)


async def test_what_is_wrong_comes_back_filled_in(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say("signal nieuw")
    again = await chat.press(form, SEND, seen="kort", why="Belangrijk.", kind="kans")
    assert "minstens 10 tekens" in words_of(again)
    assert (values_of(again)["seen"], values_of(again)["why"]) == ("kort", "Belangrijk.")
    again = await chat.press(again, SEND, seen="😀" * 1600)
    assert "er passen 1.500 tekens" in words_of(again)
    again = await chat.press(again, SEND, seen=DROUGHT, source="x" * 300)
    assert "er passen 200 tekens" in words_of(again)
    assert await signals(plek) == []


@pytest.mark.parametrize(
    "forged",
    [
        {"hub": "nergens"},
        {"hub": "gebied:mars"},
        {"themes": "x,water-en-bodem"},
        {"kind": "ramp"},
        {"level": "heelal"},
    ],
)
async def test_what_is_in_no_list_is_refused_at_its_field(plek, forged):
    data = {"seen": DROUGHT, "kind": "kans", "level": "in-de-regio", **forged}
    again = await plek.chat(FATIMA).call("signals.send", **data)
    assert "uit de lijst" in words_of(again)
    assert await signals(plek) == []


@pytest.mark.parametrize("words", ["x" * 1501, "droogte " * 500])
async def test_too_long_a_sentence_comes_back_whole(plek, words):
    form = await plek.chat(FATIMA).say(f"signal nieuw {words}")
    assert values_of(form)["seen"] == words.strip()
    assert "er passen 1.500 tekens" in words_of(form)


async def test_a_region_without_a_hub_is_kept(plek):
    await raised(plek, text="Kansen voor zilte teelt in Zeeland blijven liggen.")
    (signal,) = await signals(plek)
    assert (signal.hub, signal.region, signal.kind) == (None, "zeeland", "kans")


async def test_a_form_is_carried_out_once_by_who_sends_it(plek):
    chat = plek.chat(FATIMA)
    form = await chat.say(f"signal nieuw {DROUGHT}")
    await chat.press(form, SEND)
    assert "Het is signaal 1." in words_of(await chat.again())
    assert "Het is signaal 1." in words_of(await chat.press(form, SEND))
    assert len(await signals(plek)) == 1
    # Somebody else's press of the same card is a signal of their own, after they saw this one.
    other = plek.chat(PIETER)
    shown = await other.press(form, SEND)
    assert "Dit speelt ook in Twente" in words_of(shown)
    await other.press(shown, ANYWAY)
    assert [one.raiser for one in await signals(plek)] == [
        member_key(FATIMA.id),
        member_key(PIETER.id),
    ]


async def test_raised_in_somebody_else_s_name_it_is_still_one_s_own(plek):
    data = {"seen": DROUGHT, "kind": "kans", "level": "in-de-regio", "raiser": "x", "number": 7}
    await plek.chat(PIETER).call("signals.send", **data)
    (signal,) = await signals(plek)
    assert (signal.raiser, signal.number) == (member_key(PIETER.id), 1)


@pytest.mark.parametrize("verb", ["signals.join_form", "signals.join"])
@pytest.mark.parametrize("signal", ["1", "2", "99", "", "../x", {"a": 1}])
async def test_whether_a_signal_that_is_not_for_you_exists_can_not_be_told(plek, verb, signal):
    await raised(plek)
    async with plek.store.write(member_key(SANNE.id)) as unit:
        await set_aside(unit, "1", "Speelt niet.")
    gone = await plek.chat(PIETER).call(verb, signal=signal)
    assert "bestaat niet meer" in words_of(gone)


async def test_what_is_over_can_not_be_joined(plek):
    await raised(plek)
    form = await plek.chat(FATIMA).call("signals.join_form", signal="1")
    async with plek.store.write(member_key(SANNE.id)) as unit:
        await set_aside(unit, "1", "Speelt niet.")
    over = await plek.chat(FATIMA).press(form, "Meedoen")
    assert "kun je niet meer meedoen" in words_of(over)


async def test_a_hub_that_is_not_there_is_said_at_the_field_when_joining(plek):
    await raised(plek)
    again = await plek.chat(PIETER).call("signals.join", signal="1", hub="mars", note="Ook hier.")
    assert "uit de lijst" in words_of(again)
    assert values_of(again)["note"] == "Ook hier."


async def test_in_a_dialog_it_is_raised_too(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    form = await chat.press(await chat.say(f"signal nieuw {DROUGHT}"), "Open in een venster")
    assert values_of(form)["seen"] == DROUGHT
    assert "Open in een venster" not in buttons_of(form)
    sent = await chat.press(form, SEND)
    assert sent.done
    assert chat.last.kind is Kind.DIALOG_SUBMIT
    assert len(await signals(plek)) == 1


async def test_the_team_where_it_is_said_says_where_it_plays(plek):
    place = channel("Algemeen", team="GW Noordelijk Flevoland")
    form = await plek.chat(FATIMA, place).say("signal nieuw Hier missen we kennis over energie.")
    assert values_of(form)["hub"] == "noordelijk-flevoland"
    assert "waar door “Noordelijk Flevoland”" in words_of(form)


async def test_what_could_be_meant_as_a_signal_fills_in_the_form(plek):
    form = await plek.chat(FATIMA).call("signals.form", seen=DROUGHT)
    assert (values_of(form)["seen"], values_of(form)["hub"]) == (DROUGHT, "twente")


async def test_a_guess_is_the_person_s_to_change(plek):
    form = await plek.chat(FATIMA).say(f"signal nieuw {DROUGHT}")
    news = {"kind": "risico", "level": "regio-en-rijk", "hub": "gebied:drenthe", "themes": ""}
    await plek.chat(FATIMA).press(form, SEND, **news)
    (signal,) = await signals(plek)
    assert (signal.kind, signal.level, signal.themes) == ("risico", "regio-en-rijk", ())
    assert (signal.hub, signal.region) == (None, "drenthe")


async def test_a_sentence_alone_is_enough_and_everybody_may(plek):
    for person in (FATIMA, PIETER):
        form = await plek.chat(person).say("signal De vergunningen kosten te veel tijd.")
        assert values_of(form)["seen"] == "De vergunningen kosten te veel tijd."


async def test_others_don_t_see_who_raised_it_anonymously(plek):
    await raised(plek, anonymous="true")
    shown = await plek.chat(PIETER).say(f"signal nieuw {ELSEWHERE}")
    assert FATIMA.name not in str(shown.card)
    assert FATIMA.name not in str((await plek.chat(PIETER).press(shown, "Bekijk")).card)
    assert FATIMA.name in str((await plek.chat(SANNE).call("signals.show", signal="1")).card)
