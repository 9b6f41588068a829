"""A step of the cycle is an entry, its form and its texts: tried with `hold`."""

import pytest

from tests.support.drill import Drill

TRANSITIONS = "registry/signals/transitions.py"
COMMANDS = "bot/conversations/signals/steps/step_commands.py"
TEXTS = "cards/texts/{}/signal_steps.ftl"
CLOSED_SET = "tests/registry/signals/workflow/test_closed_set.py"

ENTRY = """\
    S.HOLD: _step("picked_up", "picked_up", R.HANDLE_SIGNAL, "reason", E.RAISERS, within=28,
                  button=Button(125), group=_SORTING),"""
COMMAND = """\
        S.HOLD: _says(
            S.HOLD,
            partial(take_with_words, S.HOLD),
            forms.ReasonForm,
            lambda form: form.reason,
        ),"""
IMPORTED = """\
from registry.signals.workflow.signal_workflow import (
    answer,
    ask,
    reopen,
    set_aside,
    take_with_words,
    withdraw,
)"""
SAID = {
    "nl": """
## hold
signal-steps-hold-names = aanhouden, houd aan
signal-steps-hold-field = Waarom?
signal-steps-hold-intro = Wie het signaal gaf leest waarop het wacht.
signal-steps-hold-send = Aanhouden
signal-steps-hold-usage = signal { $number } aanhouden We wachten op het onderzoek.
signal-steps-hold-done = Het signaal wordt aangehouden.
signals-step-hold = Aanhouden
signal-usage-hold = signal 12 aanhouden We wachten op het onderzoek
signal-usage-hold-about = laat het wachten, en zeg waarop
signals-did-hold = Aangehouden
signal-news-hold = Het kernteam houdt dit signaal aan.
signal-news-hold-means = Het blijft liggen tot er meer bekend is. Je hoort het hier.
signal-papers-column-hold = Aangehouden
""",
    "en": """
## hold
signal-steps-hold-names = hold, put on hold
signal-steps-hold-field = Why?
signal-steps-hold-intro = Whoever raised the signal reads what it waits for.
signal-steps-hold-send = Put on hold
signal-steps-hold-usage = signal { $number } hold We wait for the research.
signal-steps-hold-done = The signal was put on hold.
signals-step-hold = Put on hold
signal-usage-hold = signal 12 hold We wait for the research
signal-usage-hold-about = let it wait, and say for what
signals-did-hold = Put on hold
signal-news-hold = The core team put this signal on hold.
signal-news-hold-means = It waits until more is known. You will hear it here.
signal-papers-column-hold = Put on hold
""",
}
TAKE = """
import asyncio, tempfile
from cards.kit.translator import translator
from registry.core.vocabulary import Role
from registry.signals.transitions import SignalStatus
from tests.bot.conversations.signals.steps import fixtures_steps as people
from tests.docs.generated import write
from tests.support.conversation import words_of
from tests.support.furnished import sqlite_with_tables

async def taken():
    done = translator("nl")("signal-steps-hold-done")
    with tempfile.TemporaryDirectory() as folder:
        async with people.steps_town(sqlite_with_tables(f"{folder}/plek.db")) as plek:
            await people.placed(plek, SignalStatus.PICKED_UP, 1)
            said = []
            for key in (people.RAISER, people.BY_ROLE[Role.KERNTEAM]):
                words = "signal 1 aanhouden We wachten op het onderzoek."
                said.append(done in words_of(await people.chat(plek, key).say(words)))
            signal = (await people.state_of(plek))[0]
    last = signal.history[-1]
    return [said, [last.step.value, signal.status.value, last.note]]

write()
print(asyncio.run(taken()))
"""


@pytest.mark.timeout(600)  # what it starts, a busy machine may take minutes for
def test_a_step_is_an_entry_its_form_and_its_texts(tmp_path):
    drill = Drill(tmp_path)
    drill.put_after(TRANSITIONS, '    REOPEN = "reopen"', '    HOLD = "hold"')
    drill.put_after(
        TRANSITIONS,
        "                       button=Button(140, triage=50), group=_SORTING, between=True),",
        ENTRY,
    )

    messages = drill.messages(CLOSED_SET)

    for one in (
        f"{COMMANDS}: STEP_COMMANDS or OTHER_CONVERSATIONS misses hold",
        "registry/signals/workflow/: write the rule that takes 'hold'",
        *(f"{TEXTS.format(language)}: write signals-did-hold, " for language in SAID),
        "run python -m tests.docs.generated",
        "tests/registry/signals/fixtures_signals.py: RULES misses hold",
        "tests/registry/signals/signal_model.py: TABLE misses hold",
    ):
        assert one in messages

    imported = "from registry.signals.workflow.signal_workflow import "
    drill.replace(COMMANDS, f"{imported}answer, ask, reopen, set_aside, withdraw", IMPORTED)
    like = "        S.SET_ASIDE: _says(S.SET_ASIDE, set_aside, forms.ReasonForm, lambda form: "
    drill.put_after(COMMANDS, f"{like}form.reason),", COMMAND)
    for language, texts in SAID.items():
        drill.add(TEXTS.format(language), texts)
    furnish(drill)

    assert drill.run(TAKE) == [
        [False, True],
        ["hold", "picked_up", "We wachten op het onderzoek."],
    ]
    assert drill.messages(CLOSED_SET) == ""
    assert len(drill.touched) == 4  # and docs/rights.md, which is made from the table


def furnish(drill):
    """Write down what the tests take the step with."""
    fixtures = "tests/registry/signals/fixtures_signals.py"
    drill.replace(fixtures, "    reopen,\n    set_aside,", IMPORTED.partition("ask,\n")[2][:-2])
    like = "    SignalStep.SET_ASIDE: lambda it: set_aside(it.unit, it.slug, "
    drill.put_after(
        fixtures,
        f'{like}"Dit speelt al elders."),',
        "    SignalStep.HOLD: "
        'lambda it: take_with_words(SignalStep.HOLD, it.unit, it.slug, "Dit wacht."),',
    )
    drill.put_after(
        "tests/registry/signals/signal_model.py",
        '    "set_aside": (EARLY, "set_aside", (KERN,)),',
        '    "hold": (["picked_up"], "picked_up", (KERN,)),',
    )
    steps = "tests/bot/conversations/signals/steps/fixtures_steps.py"
    drill.put_after(
        steps,
        '    S.SET_ASIDE: ("terzijde", "Dit speelt al elders."),',
        '    S.HOLD: ("aanhouden", "Dit wacht."),',
    )
    drill.put_after(
        steps,
        '    S.SET_ASIDE: {"reason": "Dit speelt al elders."},',
        '    S.HOLD: {"reason": "Dit wacht."},',
    )
