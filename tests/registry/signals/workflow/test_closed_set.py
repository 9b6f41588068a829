"""A step of the cycle is one entry: what a new one still misses is named, with the file to edit."""

import re

import pytest

from bot.conversations.signals.steps.step_commands import (
    OTHER_CONVERSATIONS,
    STEP_COMMANDS,
    step_names,
)
from bot.exports.signal_rows import COLUMNS
from cards.kit.translator import translator
from cards.signals.steps import FormOptions
from cards.signals.usage import GROUPS
from registry.core.vocabulary import Language
from registry.signals.transitions import (
    BUTTONS,
    STEPS,
    TRIAGE,
    Button,
    NewsKind,
    Recipient,
    SignalStep,
)
from tests.bot.conversations.signals.steps.fixtures_steps import FILLED, TYPED
from tests.docs.generated import PARTS
from tests.docs.markdown import page
from tests.registry.signals.fixtures_signals import RULES
from tests.registry.signals.signal_model import TABLE
from tests.support.programs import REPOSITORY

WORKFLOW = REPOSITORY / "registry" / "signals" / "workflow"
TRANSITIONS = "registry/signals/transitions.py"
COMMANDS = "bot/conversations/signals/steps/step_commands.py"
TEXTS = "cards/texts/{}/signal_steps.ftl"
TAKEN = set(SignalStep) - {SignalStep.RAISE}
"""Steps with a signal that is there; raising one has a conversation of its own."""

TOLD = {
    NewsKind.QUESTION: ("", "-you", "-over"),
    NewsKind.ANSWER: ("-came",),
    NewsKind.BUNDLE: ("", "-here"),
    NewsKind.PROPOSAL: ("", "-you"),
    NewsKind.MEETING: ("", "-stuurgroep", "-ambassadeurs"),
    NewsKind.OUTCOME: ("-taken_up", "-sent_back", "-not_now"),
    NewsKind.ACTION: ("", "-you"),
    NewsKind.RESULT: ("", "-dropped"),
}
"""The texts of news by its kind, each with one that says what it means."""

DID = {
    NewsKind.SUPPORT: ("", "-many"),
    NewsKind.BUNDLE: ("", "-here"),
    NewsKind.OUTCOME: ("-taken_up", "-sent_back", "-not_now"),
}
"""The texts of the timeline by the kind of news."""


def texts_of(step):
    """The ids of all that is said of a step."""
    rule, name = STEPS[step], step.value
    yield from (f"signals-did-{name}{end}" for end in DID.get(rule.news, ("",)))
    yield from (f"signal-usage-{name}", f"signal-usage-{name}-about")
    if set(rule.hears) != {Recipient.KERNTEAM}:
        for end in TOLD.get(rule.news, ("",)):
            yield from (f"signal-news-{name}{end}", f"signal-news-{name}{end}-means")
    if rule.column:
        yield f"signal-papers-column-{name}"
    if step in TAKEN:
        yield from (f"signal-steps-{name}-names", f"signal-steps-{name}-usage")
        yield f"signals-step-{name}"
    if step in STEP_COMMANDS:
        yield f"signal-steps-{name}-done"
        if STEP_COMMANDS[step].fields:
            yield from (f"signal-steps-{name}-intro", f"signal-steps-{name}-send")


def differs(where, found, wanted):
    """What a table misses or has too many, by name, with the file to edit."""
    missing, strange = set(wanted) - set(found), set(found) - set(wanted)
    parts = [f"misses {', '.join(sorted(missing))}"] if missing else []
    parts += [f"has {', '.join(sorted(strange))}, which is none of it"] if strange else []
    return f"{where} {' and '.join(parts)}" if parts else ""


TABLES = {
    f"{TRANSITIONS}: STEPS": (STEPS, set(SignalStep)),
    f"{COMMANDS}: STEP_COMMANDS or OTHER_CONVERSATIONS": (
        [*STEP_COMMANDS, *OTHER_CONVERSATIONS],
        TAKEN,
    ),
    "tests/registry/signals/fixtures_signals.py: RULES": (RULES, TAKEN),
    "tests/registry/signals/signal_model.py: TABLE": (TABLE, TAKEN),
    "tests/bot/conversations/signals/steps/fixtures_steps.py: TYPED": (TYPED, set(STEP_COMMANDS)),
    "tests/bot/conversations/signals/steps/fixtures_steps.py: FILLED": (FILLED, set(STEP_COMMANDS)),
}


@pytest.mark.parametrize("where", TABLES)
def test_a_table_has_each_step_and_no_other(where):
    found, wanted = TABLES[where]
    assert differs(where, found, wanted) == ""
    assert len(list(found)) == len(set(found))


@pytest.mark.parametrize("step", SignalStep)
def test_a_rule_takes_each_step(step):
    rules = "".join(one.read_text("utf-8") for one in WORKFLOW.glob("*.py"))
    handed = (REPOSITORY / COMMANDS).read_text("utf-8")
    assert (
        re.search(rf"SignalStep\.{step.name}\b", rules)
        or f"partial(take_with_words, S.{step.name})" in handed
    ), (
        f"registry/signals/workflow/: write the rule that takes {step.value!r}; "
        f"or hand it to take_with_words in {COMMANDS}, where it only records words"
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("step", SignalStep)
def test_each_step_has_its_texts(step, language):
    t = translator(language)
    missing = [key for key in texts_of(step) if not t.has(key)]
    assert missing == [], f"{TEXTS.format(language.value)}: write {', '.join(missing)}"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("step", STEP_COMMANDS)
def test_each_form_says_what_to_fill_in(step, language):
    fields = STEP_COMMANDS[step].fields
    asked = fields(translator(language), FormOptions()) if fields else ()
    assert all(one.label for one in asked)


@pytest.mark.parametrize("step", STEP_COMMANDS)
def test_what_a_form_asks_is_what_its_model_brings_in(step):
    command = STEP_COMMANDS[step]
    fields = command.fields(translator(Language.DUTCH), FormOptions()) if command.fields else ()
    assert {one.name for one in fields} == set(command.form.model_fields), (
        f"{COMMANDS}: the form of {step.value!r}, or the model in step_forms.py beside it"
    )


@pytest.mark.parametrize("name", ["steps", "rights"])
def test_the_page_about_rights_is_made_anew(name):
    made = PARTS["docs/rights.md", name]()
    assert page("docs/rights.md").part(name) == made, "run python -m tests.docs.generated"


def test_no_two_steps_are_typed_alike():
    names = [name for names in step_names().values() for name in names]
    twice = {name for name in names if names.count(name) > 1}
    assert twice == set(), f"{TEXTS.format('*')}: signal-steps-…-names"


def test_no_two_buttons_have_the_same_place():
    for places in (
        [one.place for one in BUTTONS.values()],
        [BUTTONS[one].triage for one in TRIAGE],
    ):
        assert len(places) == len(set(places)), f"{TRANSITIONS}: Button(…)"


def test_a_button_calls_what_takes_its_step():
    """A step with a conversation of its own has a verb of its own, and no other has."""
    usual = Button(0).verb
    other = {step for step, one in BUTTONS.items() if one.verb != usual}
    assert other == set(OTHER_CONVERSATIONS), f"{TRANSITIONS}: Button(verb=…), or {COMMANDS}"


def test_help_and_exports_follow_the_table():
    names = [one.name for usages in GROUPS.values() for one in usages]
    assert set(SignalStep) <= set(names)
    assert len(names) == len(set(names))
    days = [one.name for one in COLUMNS if one.name in set(SignalStep)]
    assert days == [step.value for step, rule in STEPS.items() if rule.column]
