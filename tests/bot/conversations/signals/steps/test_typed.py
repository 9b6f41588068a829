"""Steps in conversation: forms, typed words, mistakes, and people who act at once or unasked."""

import asyncio
import tempfile
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversations.signals.steps.step_commands import step_names
from bot.dispatch.turn import Kind
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import LIVE, STEPS, SignalStatus, SignalStep
from registry.signals.workflow.signal_workflow import answer, ask
from tests.bot.conversations.signals.steps.fixtures_steps import (
    ACTORS,
    OTHER,
    TYPED,
    action_of,
    chat,
    has_right,
    placed,
    state_of,
    steps_town,
)
from tests.registry.signals.fixtures_signals import DOER, KERN, KERN_B, RAISER, SEEN, WORKER, do
from tests.registry.signals.fixtures_signals import OTHER as BYSTANDER
from tests.support.at_once import at_once
from tests.support.conversation import CHANNEL, buttons_of, inputs_of, values_of, words_of
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables

S, Q = SignalStep, SignalStatus


@pytest.fixture
async def plek(sqlite_url):
    async with steps_town(sqlite_url) as running:
        yield running


@pytest.fixture
async def busy(store_url):
    """As `plek`, on PostgreSQL too."""
    async with steps_town(store_url) as running:
        yield running


async def signal_of(plek, slug="1"):
    return await plek.get(Signal, slug)


async def begun(plek, status=Q.PICKED_UP, key=KERN):
    await placed(plek, status, 1)
    return chat(plek, key)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "oppakken",
            "vragen Waar speelt dit?",
            "antwoord In Losser.",
            "voorstel Een bodemloket",
            "versie Er komt één loket.",
            "agendeer 1 maart 2027 ambassadeurs",
            "advies Zoek de provincies op.",
            "agendeer 2 maart 2027",
            "uitkomst terug Wie betaalt dit?",
            "herzie Het Rijk betaalt.",
            "agendeer 3-3-2027",
            "uitkomst overnemen",
            "besluit Provinciale Staten, 1 maart 2027: Er komt een loket.",
            "actie Het loket openen, door Naam key-dirk, voor 1 juni 2027",
            "klaar Het loket is open.",
            "sluit Een loket helpt.",
        ),
        (
            "pick up",
            "ask Where does this play?",
            "answer In Losser.",
            "proposal A soil desk",
            "version There will be one desk.",
            "agenda 1 March 2027 ambassadors",
            "advice Talk to the provinces.",
            "put on the agenda 2 March 2027",
            "outcome sent back Who pays for this?",
            "revise The State pays.",
            "agenda 3-3-2027",
            "outcome taken up",
            "decision Provinciale Staten, 1 March 2027: There will be a desk.",
            "action Open the desk, by Naam key-dirk, before 1 June 2027",
            "done The desk is open.",
            "close One desk helps.",
        ),
    ],
)
async def test_a_whole_course_can_be_typed(plek, lines):
    sanne = await begun(plek, Q.NEW)
    for line in lines:
        if line.startswith("advi"):  # the meetings are held
            plek.clock.now = datetime(2027, 3, 3, 16, tzinfo=UTC)
        shown = await sanne.say(f"signal 1 {line}")
        assert words_of(shown).startswith("Signaal 1: "), (line, words_of(shown))
    signal = await signal_of(plek)
    assert signal.status is Q.CLOSED
    assert len(signal.history) == 1 + len(lines)
    (action,) = await plek.all(FollowUp)
    assert (action.doer, action.state, str(action.due)) == (DOER, "done", "2027-06-01")
    (decision,) = await plek.all(Decision)
    assert (decision.body, str(decision.day)) == ("Provinciale Staten", "2027-03-01")
    (proposal,) = await plek.all(Proposal)
    kinds = [one.meeting.partition("-")[0] for one in proposal.hearings]
    assert kinds == ["ambassadeurs", "stuurgroep", "stuurgroep"]
    assert len(proposal.versions) == 2


async def test_a_proposal_by_its_form(plek):
    sanne = await begun(plek)
    await placed(plek, Q.PICKED_UP, int(OTHER))
    form = await sanne.press(await sanne.say("signal 1"), "Voorstel beginnen")
    assert values_of(form)["title"] == SEEN
    found = await sanne.type_ahead(form, "workers", "naam key-c")
    assert found == [("Naam key-cem", WORKER)]
    assert OTHER in [one["value"] for one in inputs_of(form.card)["others"]["choices"]]
    filled = {"workers": f"{WORKER},{RAISER}", "due": "1 mei 2027", "others": OTHER}
    shown = await sanne.press(form, "Voorstel beginnen", **filled)
    assert "Het voorstel is begonnen." in words_of(shown)
    (proposal,) = await plek.all(Proposal)
    assert proposal.workers == (WORKER, RAISER)
    assert proposal.signals == ("1", OTHER)
    assert str(proposal.due) == "2027-05-01"
    assert (await signal_of(plek, OTHER)).status is Q.PROPOSED


async def test_the_next_version_begins_with_the_one_before_and_what_was_asked(plek):
    sanne = await begun(plek, Q.ON_AGENDA)
    await sanne.say("signal 1 uitkomst terug Wie betaalt dit?")
    worker = chat(plek, WORKER)
    form = await worker.press(await worker.say("signal 1"), "Voorstel schrijven")
    assert values_of(form)["text"] == "Eerste versie"
    assert "Wie betaalt dit?" in words_of(form)
    shown = await worker.press(form, "Versie opslaan", text="Tweede versie")
    assert "De nieuwe versie is bewaard." in words_of(shown)
    assert (await plek.get(Proposal, "voorstel-1")).text == "Tweede versie"


@pytest.mark.parametrize(
    ("line", "status", "fault", "kept"),
    [
        ("agendeer spoedig", Q.PROPOSED, "kan ik niet als dag lezen", {"day": "spoedig"}),
        ("agendeer", Q.PROPOSED, "", {"kind": "stuurgroep"}),
        ("agendeer 23 november 2026", Q.PROPOSED, "Het staat al op de agenda", {}),
        ("uitkomst terug", Q.ON_AGENDA, "Vul “De vraag of de reden” in.", {"result": "sent_back"}),
        (
            "uitkomst misschien",
            Q.ON_AGENDA,
            "Kies bij “Wat is de",
            {"note": "misschien"},
        ),
        ("bundel de rest", Q.NEW, "alleen nummers van signalen", {"numbers": "de rest"}),
        ("bundel 77", Q.NEW, "Signaal 77 kan er nu niet bij.", {"numbers": "77"}),
        ("bundel 1", Q.NEW, "één of meer andere signalen", {"numbers": "1"}),
        ("voorstel X", Q.PICKED_UP, "Dit is te kort", {"title": "X"}),
        ("besluit Ja", Q.TAKEN_UP, "bij 3 velden klopt iets nog niet", {"text": "Ja"}),
        ("actie Openen", Q.DECIDED, "Kies wie het doet, of schrijf", {"what": "Openen"}),
        ("vragen", Q.NEW, "", {"note": ""}),
        ("sluit", Q.NOT_NOW, "", {"lesson": ""}),
        ("sluit Zo.", Q.ACTING, "nog één actie niet afgerond", {"lesson": "Zo."}),
    ],
)
async def test_what_is_missing_or_wrong_comes_back_with_how_to_type_it(
    plek, line, status, fault, kept
):
    sanne = await begun(plek, status)
    before = await state_of(plek)
    form = await sanne.say(f"signal 1 {line}")
    assert await state_of(plek) == before
    assert f"Zo kun je het ook typen: signal 1 {line.split()[0]}" in words_of(form)
    assert fault in words_of(form)
    assert kept.items() <= values_of(form).items()
    assert ("Nog niet verstuurd" in words_of(form)) == bool(fault)


async def test_a_day_without_its_year_is_the_next_or_for_a_decision_the_last(plek):
    sanne = await begun(plek, Q.PROPOSED)  # on 23 November 2026
    await sanne.say("signal 1 agendeer 5 mei")
    assert (await plek.get(Proposal, "voorstel-1")).hearings[-1].meeting == "stuurgroep-2027-05-05"
    plek.clock.now = datetime(2027, 5, 20, 9, tzinfo=UTC)
    await sanne.say("signal 1 uitkomst overnemen")
    await sanne.say("signal 1 besluit Provinciale Staten, 6 mei: Er komt een loket.")
    (decision,) = await plek.all(Decision)
    assert str(decision.day) == "2027-05-06"


async def test_the_button_of_an_action_opens_its_own_form(plek):
    await placed(plek, Q.ACTING, 1)
    action = {"slug": "actie-7", "number": 7, "what": "Meer", "proposal": "voorstel-1"}
    async with plek.store.write("system") as unit:
        await unit.of(FollowUp).add(FollowUp(**action))
    load = {"signal": "1", "seen": 0, "step": "finish"}
    sanne = chat(plek, KERN)
    for slug, chosen in (("actie-7", "actie-7"), ("actie-999", ""), ("", "")):
        form = await sanne.call("signals.step", **load, action=slug)
        assert values_of(form)["action"] == chosen
    typed = await sanne.say("signal 1 klaar 7 Het is er.")
    assert "De actie is afgerond." in words_of(typed)
    assert (await plek.get(FollowUp, "actie-7")).result == "Het is er."


async def test_a_typing_mistake_is_asked_about_and_the_words_are_kept(plek):
    sanne = await begun(plek)
    asked = await sanne.say("signal 1 vragne Waar speelt dit?")
    assert words_of(asked).startswith("Bedoel je dit, bij signaal 1?")
    assert "signal 1 vragen" in words_of(asked)
    form = await sanne.press(asked, "Vraag stellen")
    assert values_of(form)["note"] == "Waar speelt dit?"
    await sanne.press(form, "Vraag versturen")
    assert (await signal_of(plek)).question == "Waar speelt dit?"


async def test_words_that_are_no_step_get_what_can_be_done_or_become_a_signal(plek):
    sanne = await begun(plek)
    asked = await sanne.say("signal 1 gemeenten missen kennis over de bodem")
    assert words_of(asked).startswith("Wat wil je met signaal 1 doen?")
    assert "Bundelen: signal 1 bundel 14 15" in words_of(asked)
    assert {"Bundelen", "Terzijde leggen", "Bekijk het signaal"} <= set(buttons_of(asked))
    form = await sanne.press(asked, "Nieuw signaal hiervan maken")
    assert values_of(form)["seen"] == "gemeenten missen kennis over de bodem"


async def test_courtesy_is_no_mistake_but_another_name_is(plek):
    sanne = await begun(plek, Q.NEW)
    asked = await sanne.say("signal 1 oppakken door Bram")
    assert "signal 1 oppakken" in words_of(asked)
    assert (await signal_of(plek)).status is Q.NEW
    await sanne.say("/signal #1 oppakken graag!")
    assert (await signal_of(plek)).owner == KERN


async def test_joining_and_correcting_have_their_own_forms(plek):
    sanne = await begun(plek)
    assert values_of(await sanne.say("signal 1 ook Bij ons in Zeeland"))["note"].startswith("Bij")
    assert values_of(await sanne.say("signal 1 bewerk"))["seen"] == SEEN
    bystander = chat(plek, BYSTANDER)
    assert SEEN not in words_of(await bystander.say("signal 1 bewerk"))


async def test_an_old_card_says_who_was_first_and_what_they_did(plek):
    sanne = await begun(plek, Q.NEW)
    old = await sanne.say("signal 1")
    form = await sanne.press(old, "Vraag stellen")
    joost = chat(plek, KERN_B)
    await joost.say("signal 1 oppakken")
    before = await state_of(plek)
    for late in (
        await sanne.press(form, "Vraag versturen", note="Waar?"),
        await sanne.press(old, "Vraag stellen"),
        await sanne.press(old, "Oppakken"),
    ):
        assert f"Naam {KERN_B} was je net voor met “Oppakken”" in words_of(late)
        assert "Bundelen" in buttons_of(late)
    assert await state_of(plek) == before
    own = await joost.press(old, "Oppakken")
    assert "je deed zelf al “Oppakken”" in words_of(own)


async def test_who_is_anonymous_is_nobody_in_a_refusal(plek):
    await placed(plek, Q.PICKED_UP, 1, anonymous=True)
    initiative = chat(plek, "initiative")
    form = await initiative.say("signal 1 voorstel")
    await do(plek.store, KERN, ask, "1", "Waar?")
    await do(plek.store, RAISER, answer, "1", "In Losser.")
    late = await initiative.press(form, "Voorstel beginnen", data={"title": "Een loket"})
    assert "Iemand anders was je net voor met “Beantwoorden”" in words_of(late)
    assert RAISER not in words_of(late)
    assert "Losser" not in words_of(late)


async def test_a_form_is_carried_out_once_however_often_it_is_sent(plek):
    sanne = await begun(plek, Q.DECIDED)
    form = await sanne.say("signal 1 actie")
    filled = {"what": "Het loket openen", "party": "De provincie"}
    first = await sanne.press(form, "Actie afspreken", **filled)
    assert words_of(await sanne.again()) == words_of(first)
    assert words_of(await sanne.press(form, "Actie afspreken", **filled)) == words_of(first)
    late = await sanne.press(form, "Actie afspreken", **filled, data={"form": "another"})
    assert "je deed zelf al" in words_of(late)
    assert len(await plek.all(FollowUp)) == 1


async def test_a_forwarded_card_does_nothing_for_somebody_else(plek):
    sanne = await begun(plek, Q.PICKED_UP)
    shown = await sanne.say("signal 1")
    form = await sanne.say("signal 1 terzijde")
    before = await state_of(plek)
    for key in (BYSTANDER, RAISER, "initiative", "steering"):
        somebody = chat(plek, key)
        for said in (
            await somebody.press(shown, "Terzijde leggen"),
            await somebody.press(form, "Terzijde leggen", reason="Zomaar."),
        ):
            assert words_of(said) == "Dit is voor het kernteam."
            assert said.card is None  # the card that was pressed stays
    assert await state_of(plek) == before


NASTY = [None, [], {}, ["x"], {"a": 1}, "", "x" * 5_000, "\u202e\x00", -1, 1e99, True, "😀"]


@pytest.mark.parametrize("nasty", NASTY, ids=lambda one: repr(one)[:12])
async def test_forged_data_changes_nothing_and_is_answered(plek, nasty):
    sanne = await begun(plek, Q.TAKEN_UP)
    await placed(plek, Q.NEW, int(OTHER))
    before = await state_of(plek)
    whole = {"signal": "1", "seen": 0, "step": "decide"}
    whole |= {"body": "", "day": "1-3-2027", "text": ""}
    for name in whole:
        for verb in ("signals.step", "signals.take"):
            said = await sanne.call(verb, **{**whole, name: nasty})
            assert words_of(said), (name, verb)
    for step, field in (("bundle", "others"), ("bundle", "numbers"), ("join", "note")):
        data = {"signal": OTHER, "seen": 0, "step": step, field: nasty}
        assert words_of(await sanne.call("signals.take", **data))
    assert await state_of(plek) == before


async def test_forged_people_questions_and_actions_are_refused_at_their_field(plek):
    sanne = await begun(plek)
    begin = {"signal": "1", "seen": 0, "step": "propose", "title": "Een loket"}
    for field, value in (("workers", "nobody"), ("questions", "nationaal-999")):
        said = await sanne.call("signals.take", **begin, **{field: value})
        assert "staat niet in de lijst" in words_of(said)
    await placed(plek, Q.ACTING, 2)
    await placed(plek, Q.ACTING, 3)
    end = {"signal": "2", "seen": 0, "step": "finish", "ended": "done", "result": "Zo."}
    for action in (f"actie-{action_of(3)}", "actie-1", ""):
        said = await sanne.call("signals.take", **end, action=action)
        assert "Welke actie?" in words_of(said)
        assert "Nog niet verstuurd" in words_of(said)
    assert {one.state for one in await plek.all(FollowUp)} == {"open"}
    assert await plek.get(Proposal, "voorstel-1") is None


async def test_a_doer_ends_their_own_action_only(plek):
    await placed(plek, Q.ACTING, 1)
    async with plek.store.write("system") as unit:
        more = {"number": 7, "what": "Iets anders", "proposal": "voorstel-1", "doer": WORKER}
        await unit.of(FollowUp).add(FollowUp(slug="actie-7", **more))
    dirk = chat(plek, DOER)
    form = await dirk.say("signal 1 klaar")
    assert [one["value"] for one in inputs_of(form.card)["action"]["choices"]] == [
        f"actie-{action_of(1)}"
    ]
    load = {"signal": "1", "seen": 0, "step": "finish", "ended": "done", "result": "Zo."}
    said = await dirk.call("signals.take", **load, action="actie-7")
    assert words_of(said).startswith("Een actie afronden kan alleen")
    assert (await plek.get(FollowUp, "actie-7")).state == "open"
    await dirk.press(form, "Actie afronden", ended="dropped", result="Er was geen geld.")
    assert (await plek.get(FollowUp, f"actie-{action_of(1)}")).state == "dropped"
    nothing = await chat(plek, DOER).say("signal 1 klaar")
    assert "Er is geen actie meer" in words_of(nothing)


async def test_an_action_that_was_ended_is_not_ended_again(plek):
    sanne = await begun(plek, Q.ACTING)
    await sanne.say("signal 1 klaar Het is open.")
    async with plek.store.write("system") as unit:
        more = {"number": 7, "what": "Iets anders", "proposal": "voorstel-1"}
        await unit.of(FollowUp).add(FollowUp(slug="actie-7", **more))
    before = await state_of(plek)
    load = {"signal": "1", "seen": before[0].round, "step": "finish", "ended": "done"}
    action = f"actie-{action_of(1)}"
    said = await sanne.call("signals.take", **load, action=action, result="Zo.")
    assert "Deze actie is al afgerond." in words_of(said)
    assert await state_of(plek) == before


async def test_what_a_step_waits_for_is_said(plek):
    sanne = await begun(plek)
    await sanne.say("signal 1 voorstel Een bodemloket")
    unwritten = await sanne.say("signal 1 agendeer 5 mei 2027")
    assert "Schrijf eerst het voorstel" in words_of(unwritten)
    await sanne.say("signal 1 versie Er komt een loket.")
    await sanne.say("signal 1 agendeer 5 mei 2027 ambassadeurs")
    unheard = await sanne.say("signal 1 uitkomst overnemen")
    assert "Dit voorstel wacht niet op de Stuurgroep." in words_of(unheard)
    plek.clock.now = datetime(2027, 5, 5, 9, tzinfo=UTC)
    await sanne.say("signal 1 advies Zoek de provincies op.")
    again = await sanne.say("signal 1 advies Nog iets.")
    assert "Het advies is bewaard." in words_of(again)
    (hearing,) = (await plek.get(Proposal, "voorstel-1")).hearings
    assert hearing.note == "Nog iets."
    assert len((await signal_of(plek)).history) == 6


async def test_when_no_action_is_left_that_is_said(plek):
    sanne = await begun(plek, Q.ACTING)
    shown = await sanne.say("signal 1 klaar Het is open.")
    assert "De actie is afgerond." in words_of(shown)
    assert "Er is geen actie meer" in words_of(await sanne.say("signal 1 klaar"))
    assert "Er is geen actie meer" in words_of(await sanne.say("signal 1 klaar Nog eens."))


async def test_what_was_learnt_may_lead_to_a_new_signal(plek):
    sanne = await begun(plek, Q.NOT_NOW)
    form = await sanne.say("signal 1 sluit")
    back = await sanne.press(form, "Afsluiten", lesson="Eerst geld.", next="kort")
    assert "Dit is te kort" in words_of(back)
    assert (await signal_of(plek)).status is Q.NOT_NOW
    done = await sanne.press(back, "Afsluiten", next="Er is geen geld voor een bodemloket.")
    assert "Wat eruit volgt is nu signaal 2." in words_of(done)
    assert (await signal_of(plek)).status is Q.CLOSED
    (new,) = await plek.all(Signal, status=Q.NEW)
    assert (new.follows_up, new.raiser) == ("1", KERN)


async def test_two_at_once_leave_one_outcome_and_the_other_is_told(busy):
    sanne, joost = await begun(busy, Q.NEW), chat(busy, KERN_B)
    said = await at_once(*[one.say("signal 1 oppakken") for one in (sanne, joost)])
    signal = await signal_of(busy)
    assert [one.step for one in signal.history] == [S.RAISE, S.PICK_UP]
    told = sorted(words_of(one).partition("\n")[2].partition("\n")[0] for one in said)
    assert any(f"Naam {signal.owner} was je net voor met “Oppakken”" in one for one in told)
    assert any("Je hebt dit signaal opgepakt." in one for one in told)


async def test_two_forms_at_once_leave_one_outcome(busy):
    sanne, joost = await begun(busy, Q.ON_AGENDA), chat(busy, KERN_B)
    forms = [await one.say("signal 1 uitkomst") for one in (sanne, joost)]
    said = await at_once(
        sanne.press(forms[0], "Uitkomst opslaan", result="taken_up"),
        joost.press(forms[1], "Uitkomst opslaan", result="not_now", note="Geen geld."),
    )
    signal = await signal_of(busy)
    assert [one.step for one in signal.history] == [S.RAISE, S.OUTCOME]
    assert sum("De uitkomst is bewaard." in words_of(one) for one in said) == 1
    assert sum("was je net voor met “Uitkomst noteren”" in words_of(one) for one in said) == 1


async def test_where_others_read_along_they_see_no_more_than_a_button(plek):
    await placed(plek, Q.NEW, 1)
    sanne = plek.chat(chat(plek, KERN).person, CHANNEL)
    form = await sanne.say("signal 1 vragen")
    assert form.private
    assert SEEN not in words_of(form.instead)
    dialog = await sanne.press(form, "Open in een venster")
    assert sanne.last.kind is Kind.DIALOG_OPEN
    back = await sanne.press(dialog, "Vraag versturen", note="")
    assert not back.done
    done = await sanne.press(back, "Vraag versturen", note="Waar?")
    assert done.done
    assert (await signal_of(plek)).question == "Waar?"
    opened = await sanne.press(form.instead, "Open")
    assert "Vraag stellen" in words_of(opened) or "was je" in words_of(opened)


@pytest.mark.parametrize("words", ["", "ook", "bewerk", "vragen Waar?", "voorstel Een loket", "x"])
async def test_what_is_set_aside_is_not_there_for_others(plek, words):
    await placed(plek, Q.SET_ASIDE, 1)
    for key in (BYSTANDER, "initiative", "steering", "ambassador"):
        somebody = chat(plek, key)
        for verb in ("signals.join_form", "signals.join", "signals.edit", "signals.show"):
            here, nowhere = [await somebody.call(verb, signal=slug) for slug in ("1", "999")]
            assert words_of(here) == words_of(nowhere)
        here, nowhere = [await somebody.say(f"signal {slug} {words}") for slug in ("1", "999")]
        assert words_of(here) == words_of(nowhere).replace("999", "1")
        assert SEEN not in words_of(here)


async def test_people_are_looked_up_for_who_gives_out_work_only(plek):
    for key, found in ((KERN, True), ("initiative", True), (BYSTANDER, False), ("steering", False)):
        somebody = chat(plek, key)
        said = await somebody._send(Kind.TYPEAHEAD, dataset="signal-people", query="naam")
        assert bool(said.choices) == found


ANY_NAME = st.sampled_from(sorted(name for names in step_names().values() for name in names))
ANY_WORDS = st.text(max_size=30) | st.sampled_from(
    [words for _, words in TYPED.values()] + ["1", OTHER, "graag", "terug", "1 maart", "door Bram"]
)
LINES = st.lists(
    st.tuples(st.sampled_from(sorted(ACTORS)), ANY_NAME | st.text(max_size=12), ANY_WORDS),
    max_size=25,
)


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.too_slow])
@given(status=st.sampled_from(SignalStatus), lines=LINES)
def test_whatever_is_typed_is_answered_and_taken_by_who_may(status, lines):
    asyncio.run(typed_by_all(status, lines))


async def typed_by_all(status, lines):
    with tempfile.TemporaryDirectory() as folder:
        async with steps_town(sqlite_with_tables(f"{folder}/plek.db")) as plek:
            await placed(plek, Q.PICKED_UP, int(OTHER))
            await placed(plek, status, 1)
            for key, name, words in lines:
                before = await signal_of(plek)
                said = await chat(plek, key).say(f"signal 1 {name} {words}")
                after = await signal_of(plek)
                assert said is not None
                assert said.private
                added = after.history[len(before.history) :]
                assert len(added) <= 1 or {one.step for one in added} == {S.PICK_UP, S.BUNDLE}
                for one in added:
                    assert one.by == key
                    assert has_right(one.step, before.status, key)
                    starts = LIVE if one.step is S.BUNDLE else STEPS[one.step].starts
                    assert before.status in starts
