"""What the table says of each step, told once more by what steps have in common."""

import pytest

from registry.core.permissions import Right
from registry.signals.transitions import (
    BUTTONS,
    EARLY,
    LIVE,
    STEPS,
    TRIAGE,
    Button,
    Emphasis,
    HelpGroup,
    NewsKind,
    Own,
    Recipient,
    SignalStatus,
    SignalStep,
)
from tests.registry.signals import signal_model

R, E = Right, Recipient
ALL = (E.RAISERS, E.OWNER, E.WORKERS)
BOTH = (E.RAISERS, E.OWNER)
WORK = (E.OWNER, E.WORKERS)

COMMON = {
    "right": {
        R.RAISE_SIGNAL: "raise join",
        R.HANDLE_SIGNAL: "pick_up ask bundle set_aside reopen close edit hand_over withdraw",
        R.ANSWER_SIGNAL: "answer",
        R.WORK_OUT_PROPOSAL: "propose revise",
        R.PUT_ON_AGENDA: "agenda move off_agenda",
        R.ADVISE: "advise",
        R.STEER: "outcome",
        R.RECORD_DECISION: "decide",
        R.AGREE_ACTION: "act",
        R.FINISH_ACTION: "finish",
    },
    "needs": {
        ("seen",): "raise edit",
        ("note",): "ask answer",
        ("others",): "bundle",
        ("reason",): "set_aside reopen withdraw",
        ("reason", "meeting"): "off_agenda",
        ("day", "meeting"): "move",
        ("owner",): "hand_over",
        ("title",): "propose",
        ("text",): "revise",
        ("text", "day"): "agenda",
        ("note", "meeting"): "advise outcome",
        ("body", "day", "text"): "decide",
        ("what", "doer"): "act",
        ("result",): "finish",
        ("lesson",): "close",
        (): "join pick_up",
    },
    "hears": {
        (E.KERNTEAM,): "raise",
        (E.OWNER,): "join hand_over",
        (E.RAISERS, E.KERNTEAM): "withdraw",
        (E.RAISERS,): "pick_up",
        (E.OWNER, E.KERNTEAM): "answer",
        (E.RAISER, E.OWNER): "edit",
        BOTH: "ask bundle set_aside reopen",
        WORK: "revise advise",
        ALL: "propose agenda outcome decide close move off_agenda",
        (*ALL, E.DOER): "act finish",
    },
    "own": {
        Own.RAISER: "answer withdraw",
        Own.EARLY_RAISER: "edit",
        Own.WORKER: "revise",
        Own.DOER: "finish",
        None: "raise join pick_up ask bundle set_aside reopen propose agenda advise outcome "
        "decide act close move off_agenda hand_over",
    },
    "within": {
        7: "raise",
        14: "ask answer",
        28: "pick_up reopen revise outcome decide off_agenda",
        56: "propose",
        0: "bundle set_aside act close withdraw",
        None: "join agenda advise finish edit move hand_over",
    },
    "group": {
        HelpGroup.RAISING: "raise join answer edit withdraw",
        HelpGroup.SORTING: "pick_up ask bundle set_aside reopen hand_over",
        HelpGroup.WORKING: "propose revise agenda advise outcome decide act finish close move "
        "off_agenda",
    },
    "news": {
        NewsKind.SUPPORT: "join",
        NewsKind.QUESTION: "ask",
        NewsKind.ANSWER: "answer",
        NewsKind.BUNDLE: "bundle",
        NewsKind.PROPOSAL: "propose",
        NewsKind.MEETING: "agenda move",
        NewsKind.OUTCOME: "outcome",
        NewsKind.DECISION: "decide",
        NewsKind.ACTION: "act",
        NewsKind.RESULT: "finish",
        NewsKind.CORRECTION: "edit",
        NewsKind.PLAIN: "raise pick_up set_aside reopen revise advise close off_agenda hand_over "
        "withdraw",
    },
}
WHICH = {
    "shows_raiser": "raise join answer edit withdraw",
    "between": "ask answer set_aside withdraw",
    "with_proposal": "advise outcome decide act finish",
}
WHICH_NOT = {
    "column": "raise join edit move off_agenda hand_over withdraw",
    "advances": "join",
}


@pytest.mark.parametrize("what", COMMON)
def test_what_steps_have_in_common(what):
    expected = {name: one for one, names in COMMON[what].items() for name in names.split()}
    assert {step.value: getattr(rule, what) for step, rule in STEPS.items()} == expected


@pytest.mark.parametrize("what", [*WHICH, *WHICH_NOT])
def test_of_which_steps_something_is_true(what):
    steps = {step.value for step in SignalStep}
    true = steps - set(WHICH_NOT[what].split()) if what in WHICH_NOT else WHICH[what].split()
    assert {step.value: getattr(rule, what) for step, rule in STEPS.items()} == {
        step: step in true for step in steps
    }


def test_from_where_and_to_where_each_step_leads():
    leads = {step.value: (rule.starts, rule.to) for step, rule in STEPS.items()}
    raised = {"raise": (set(), SignalStatus.NEW)}
    assert leads == raised | {
        step: (set(starts), to) for step, (starts, to, _) in signal_model.TABLE.items()
    }
    assert (set(signal_model.LIVE), set(signal_model.EARLY)) == (LIVE, EARLY)


def test_what_brings_a_signal_further_has_the_first_button():
    onward = "answer pick_up propose outcome revise agenda advise decide act close"
    beside = onward.replace("agenda", "agenda move off_agenda")
    order = f"{beside} reopen ask bundle set_aside hand_over join withdraw edit".split()
    assert [step.value for step in BUTTONS] == order
    places = [one.place for one in BUTTONS.values()]
    assert places == sorted({*range(10, 170, 10), 64, 66, 145, 155})
    assert [step.value for step in TRIAGE] == ["pick_up", "ask", "propose", "bundle", "set_aside"]
    assert [BUTTONS[step].triage for step in TRIAGE] == [10, 20, 30, 40, 50]
    stands_out = {*onward.split(), "join"}
    for step, button in BUTTONS.items():
        hidden = step.value in ("edit", "hand_over", "withdraw")
        plain = Emphasis.MORE if hidden else Emphasis.PLAIN
        assert button.emphasis is (Emphasis.ONWARD if step.value in stands_out else plain), step
        assert button.on_proposal is (
            step.value not in ("join", "edit", "hand_over", "withdraw")
        ), step
    other = {"join": "signals.join_form", "edit": "signals.edit"}
    verbs = {step.value: other.get(step.value, "signals.step") for step in BUTTONS}
    assert {step.value: one.verb for step, one in BUTTONS.items()} == verbs


def test_a_button_is_plain_and_stands_on_the_card_of_the_proposal():
    assert Button(1) == Button(1, Emphasis.PLAIN, None, True, "signals.step")


def test_nothing_can_be_put_in_the_table():
    for table in (STEPS, BUTTONS):
        with pytest.raises(TypeError):
            table[SignalStep.RAISE] = None


def test_words_are_those_that_texts_and_docs_have():
    for one in (*Emphasis, *HelpGroup, *NewsKind):
        assert one.value == one.name.lower()
    mine = "who raised it"
    assert [one.value for one in Own] == [
        mine,
        f"{mine}, while the kernteam still sorts it",
        "who works out its proposal",
        "whose action it is",
    ]
    assert [one.value for one in Recipient] == [
        f"{mine}, who joined it, and those of what is bundled with it",
        mine,
        "who picked it up",
        "the kernteam",
        "who works out its proposal",
        "whose action it is",
    ]
