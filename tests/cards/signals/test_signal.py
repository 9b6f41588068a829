"""Cards of signals and proposals, whatever is in them."""

from functools import cache
from itertools import pairwise

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.kit.render import MOST_BYTES
from cards.kit.translator import translator
from cards.signals.edits import place_of, values_of
from cards.signals.proposal import proposal_card
from cards.signals.rows import where_words
from cards.signals.signal import MOST_BUTTONS, signal_card
from cards.signals.timeline import lines, meeting_words, step_words
from registry.core.vocabulary import Language, Region
from registry.signals.details import SignalFile
from registry.signals.names import Labels
from registry.signals.proposal_views import ProposalFile
from registry.signals.signal import Support
from registry.signals.transitions import BUTTONS, STEPS, SignalStatus, SignalStep
from registry.signals.workflow.edits import FIELDS
from registry.signals.workflow.signal_forms import CorrectionForm
from tests.cards.signals.samples_signals import (
    COURSE,
    LABELS,
    MEETINGS,
    proposal,
    samples,
    signal,
    took,
)
from tests.support.conversation import buttons_of, parts_of

t = translator(Language.DUTCH)
named = cache(samples)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=1_000)
"""What the registry takes: no control characters."""


def test_what_people_wrote_stands_only_where_it_is_no_markup():
    for name, card in named().items():
        if "nasty" not in name:
            continue
        texts = [part["text"] for part in parts_of(card) if part["type"] == "TextBlock"]
        assert not [text for text in texts if "<at>Sanne" in text or "[klik](" in text], name


def test_every_card_begins_with_what_it_is_and_every_button_says_what_it_does():
    for name, card in named().items():
        text = next(part for part in parts_of(card["body"]) if part["type"] == "TextBlock")
        assert text.get("style") == "heading", name
        assert all(buttons_of(card)), name
        first = [one for one in card.get("actions", []) if one.get("mode") != "secondary"]
        assert len(first) <= MOST_BUTTONS, name


@given(WORDS, WORDS, WORDS, st.lists(WORDS, max_size=30))
def test_a_signal_fits_whatever_people_wrote(seen, why, lesson, notes):
    one = signal(
        title="",
        seen=seen,
        why=why,
        lesson=lesson,
        supporters=[Support(note=note) for note in notes],
        history=[took(SignalStep.ASK, "sanne", SignalStatus.ASKED, note) for note in notes],
    )
    card = signal_card(t, SignalFile(one, LABELS, tuple(STEPS), kernteam=True))
    assert len(orjson.dumps(card)) <= MOST_BYTES


@given(st.text(max_size=4_000), st.lists(st.text(max_size=200), max_size=20))
def test_a_proposal_fits_whatever_people_wrote(text, names):
    versions = (proposal().versions[0].model_copy(update={"text": text}),)
    workers = tuple(str(place) for place in range(len(names)))
    one = proposal().model_copy(update={"versions": versions, "workers": workers})
    named = dict(zip(workers, names, strict=True))
    card = proposal_card(t, ProposalFile(one, whole=True, names=named), Labels())
    assert len(orjson.dumps(card)) <= MOST_BYTES


def test_every_step_has_a_button_or_is_none_of_a_card():
    assert set(BUTTONS) | {SignalStep.RAISE, SignalStep.FINISH} == set(SignalStep)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("step", SignalStep)
def test_every_step_is_told_in_words_of_its_own(language, step):
    spoken = translator(language)
    states = ("taken_up", "sent_back", "not_now") if step is SignalStep.OUTCOME else ("new",)
    file = SignalFile(signal(history=()), LABELS)
    told = {
        step_words(spoken, file, line)
        for state in states
        for line in lines(signal(history=(took(step, "", SignalStatus(state)),)))
    }
    assert len(told) == len(states)
    assert all(told)


@given(st.lists(st.sampled_from([SignalStep.JOIN, SignalStep.ASK]), max_size=30))
def test_those_who_joined_one_after_another_are_told_together(steps):
    history = tuple(took(step, "x", SignalStatus.NEW) for step in steps)
    told = lines(signal(history=history))
    assert sum(one.many for one in told) == len(steps)
    joined = [one.step.step is SignalStep.JOIN for one in told]
    assert not any(one and two for one, two in pairwise(joined))


def test_a_correction_says_which_fields_and_nothing_twice():
    step = took(SignalStep.EDIT, "x", SignalStatus.NEW, fields=("seen", "anonymous"))
    (line,) = lines(signal(history=(step,)))
    file = SignalFile(signal(), LABELS)
    assert step_words(t, file, line) == "Bijgewerkt: wat je ziet en de zichtbaarheid"


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("stuurgroep-2027-03-01", "Stuurgroep, 1 maart 2027"),
        ("ambassadeurs-2027-02-01", "Bestuurlijke ambassadeurs, 1 februari 2027"),
        ("stuurgroep-2028-01-02", "Stuurgroep, 2 januari 2028"),
        ("iets-anders", "iets-anders"),
        ("stuurgroep-2028-13-99", "stuurgroep-2028-13-99"),
    ],
)
def test_a_meeting_is_called_by_its_kind_and_day(slug, words):
    assert meeting_words(t, slug, MEETINGS) == words


def test_many_places_are_counted():
    hubs = {f"h{n}": f"Hub {n}" for n in range(9)}
    many = signal(hub="h0", supporters=tuple(Support(hub=f"h{n}") for n in range(9)))
    assert where_words(t, many, Labels(hubs=hubs)) == "Hub 0, Hub 1, Hub 2, en nog 6"
    four = signal(hub="h0", supporters=tuple(Support(hub=f"h{n}") for n in range(4)))
    assert where_words(t, four, Labels(hubs=hubs)) == "Hub 0, Hub 1, Hub 2, Hub 3"
    assert where_words(t, signal(hub=None, region=Region.DRENTHE), LABELS) == "Drenthe"
    assert where_words(t, signal(hub=None, region=None), LABELS) == ""


@given(
    st.sampled_from([None, "twente", "zeeland"]),
    st.sampled_from([None, Region.TWENTE, Region.DRENTHE]),
    st.booleans(),
)
def test_a_form_that_is_sent_as_it_came_changes_nothing(hub, region, own):
    one = signal(hub=hub, region=region, anonymous=True, history=COURSE)
    values = {key: value for key, value in values_of(one).items() if own or key != "anonymous"}
    again = CorrectionForm.of({"anonymous": False, **values}).corrected(one, own=own)
    assert {field: getattr(again, field) for field in FIELDS} == {
        field: getattr(one, field) for field in FIELDS
    }
    assert place_of(one) == values["hub"]
