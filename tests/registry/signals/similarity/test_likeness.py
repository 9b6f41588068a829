"""Likeness is about content: forty signals of one hub on ten topics, and what is no evidence."""

import tomllib
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.core.permissions import SYSTEM
from registry.signals.signal import Signal
from registry.signals.similarity.likeness import ALIKE, likeness
from registry.signals.similarity.similar import similar_signals
from registry.signals.similarity.topics import Topics
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import OTHER, signal_world
from tests.support.examples import examples

CASES = Path(__file__).parent / "cases"

MEASURED = {
    "tuned_3": (0.90, 0.82),
    "held_out_1": (0.95, 0.93),
    "held_out_2": (0.80, 0.70),
}
"""Precision and recall of the first three, somewhat below what was measured. `held_out_2` is in
words far from the subject: what no word tells of is not found."""

EASY = ("tuned_1", "tuned_2")
"""Sets that are measured without a store: those above say that it finds the same."""


def _cases(name: str) -> list[tuple[str, str]]:
    sets = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["signals"]
    return [(topic, text) for topic, texts in sets.items() for text in texts]


@pytest.mark.parametrize("name", sorted(MEASURED))
async def test_look_alikes_are_about_the_same(store_url, name):
    cases = _cases(name)
    sizes = Counter(topic for topic, _ in cases)
    topic_of = {str(number): topic for number, (topic, _) in enumerate(cases, 1)}
    async with await Store.open(store_url) as store:
        await signal_world(store)
        async with store.write(SYSTEM) as unit:
            for number, (_, text) in enumerate(cases, 1):
                raised = unit.now + timedelta(seconds=number)
                signal = Signal(
                    slug=str(number), number=number, hub="twente", seen=text, raised=raised
                )
                await unit.of(Signal).add(signal)
        right = shown = wanted = 0
        async with store.read(OTHER) as unit:
            for slug, topic in topic_of.items():
                text = cases[int(slug) - 1][1]
                likes = await similar_signals(unit, text, apart=slug, hubs=("twente",))
                shown += len(likes)
                right += sum(topic_of[one.signal.slug] == topic for one in likes)
                wanted += min(3, sizes[topic] - 1)
    precision, recall = MEASURED[name]
    assert right / shown >= precision, (right, shown)
    assert right / wanted >= recall, (right, wanted)


@pytest.mark.parametrize("name", EASY)
def test_signals_on_ten_topics_are_told_apart(name):
    topics = Topics.load()
    cases = [(topic, topics.read(text)) for topic, text in _cases(name)]
    pairs = [
        (one[0] == other[0], likeness(one[1], other[1]).score >= ALIKE)
        for one in cases
        for other in cases
        if one is not other
    ]
    right = pairs.count((True, True))
    assert right / (right + pairs.count((False, True))) >= 0.85
    assert right / (right + pairs.count((True, False))) >= 0.93


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("De gemeente wil overleg over het project", "Overleg met de gemeente over een project"),
        ("In Twente loopt het project van de hub goed", "Hub Twente: het project loopt goed"),
        ("Kennis in Overijssel is een probleem", "Overijssel heeft een probleem met kennis"),
        ("Wij kregen geen antwoord", "Het regent en de rivier stijgt"),
        ("Dat kan schelen", "Scholen sluiten"),
    ],
    ids=[
        "everybody's words",
        "the hub's name",
        "a place",
        "a word inside one",
        "nearly a word",
    ],
)
def test_words_of_everybody_and_places_are_no_evidence(one, other):
    topics = Topics.load()
    assert likeness(topics.read(one), topics.read(other)).score < ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("De netcongestie remt ons", "Bedrijven krijgen geen stroom"),
        ("stiksof legt alles stil", "Ammoniak bij het natuurgebied"),
        ("De vergunnningverlening is traag", "Het omgevingsplan verandert"),
        ("Nobody finds a house here", "Er zijn geen woningen"),
        ("De knotwilgen worden geknot door vrijwilligers", "Knotwilgen vragen vrijwilligers"),
    ],
    ids=["meaning", "a letter too few", "a letter too many", "English", "the words themselves"],
)
def test_the_same_is_alike_in_other_words_and_with_mistakes(one, other):
    topics = Topics.load()
    assert likeness(topics.read(one), topics.read(other)).score >= ALIKE


@settings(max_examples=examples(100))
@given(st.text(max_size=400), st.text(max_size=400))
def test_reading_never_fails_and_likeness_is_mutual(one, other):
    topics = Topics.load()
    first, second = topics.read(one), topics.read(other)
    assert likeness(first, second).score == pytest.approx(likeness(second, first).score)
    assert set(likeness(first, second).topics) <= topics.all.keys()
