"""The cards of news about signals fit, however much happened and whatever people wrote."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dispatch.turn import Answer
from cards.kit.translator import translator
from cards.signals.news.news import news_card
from cards.signals.triage import triage_card, triage_list
from registry.core.vocabulary import Language
from registry.signals.names import Labels
from registry.signals.news_view import NewsStep, Relation
from registry.signals.signal import LONGEST_NOTE, LONGEST_SEEN
from registry.signals.triage import TriageNews, TriageSignal
from tests.cards.signals.samples_news import signal, step, steps, told
from tests.support.conversation import words_of
from tests.support.examples import examples

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)


@settings(max_examples=examples(60))
@given(
    TEXTS,
    st.integers(1, 60),
    st.lists(st.sampled_from(range(len(steps()))), min_size=1, max_size=60),
)
def test_any_news_fits_on_one_card(text, signals, happened):
    note, name = (text * LONGEST_NOTE)[:LONGEST_NOTE], (text * 100)[:100]
    parts = [
        NewsStep(step(one.step.step, one.step.status, note), name, name)
        for one in (steps()[at] for at in happened)
    ]
    seen = signal(title=(text * 200)[:200], seen=(text * LONGEST_SEEN)[:LONGEST_SEEN])
    news = [told(*parts, signal=seen, relation=Relation.OWNER)] * signals

    assert news_card(translator(Language.DUTCH), news)["body"]


@settings(max_examples=examples(30))
@given(TEXTS, st.integers(1, 100))
def test_any_signals_fit_on_the_desk(text, count):
    long = (text * LONGEST_SEEN)[:LONGEST_SEEN]
    seen = signal(title=long[:200], seen=long, why=long[:1000], wish=long[:1000])
    names = Labels({"twente": long[:100]}, {}, {"fatima": long[:200]})
    t = translator(Language.ENGLISH)

    assert triage_card(t, TriageSignal(seen, names, (), long, long))["body"]
    assert triage_list(t, TriageNews((seen,) * count, names))["body"]


def test_all_that_happened_is_on_a_usual_card_in_order():
    parts = steps()[:8]
    shown = words_of(Answer(card=news_card(translator(Language.DUTCH), [told(*parts)])))

    assert shown.index("opgepakt") < shown.index("ziet dit ook") < shown.index("gebundeld")


def test_more_than_has_room_in_full_is_still_told_in_short():
    parts = steps()[:8] * 2
    shown = words_of(Answer(card=news_card(translator(Language.DUTCH), [told(*parts)])))

    assert shown.count("heeft dit signaal opgepakt.") == 2
    assert "Daarvoor: " in shown
