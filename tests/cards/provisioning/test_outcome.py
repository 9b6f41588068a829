"""What became of a plan is said in words of its own for each fate, in both languages."""

import pytest

from cards.kit.translator import translator
from cards.provisioning.outcome import is_fine, outcome_lines, waits_for
from registry.core.vocabulary import Language
from registry.provisioning.fates import VERDICTS, Fate, Verdict, worst

WAITS = ("roster", "removal", "not-ready")
EVERY = {
    "done": 1,
    "before": 2,
    **{f"waiting:{why}": 3 for why in WAITS},
    **{fate.value: 1 for fate in Fate if fate not in (Fate.DONE, Fate.BEFORE, Fate.WAITING)},
}


@pytest.mark.parametrize("language", list(Language))
def test_each_fate_has_its_own_line(language):
    t = translator(language)
    lines = list(outcome_lines(t, EVERY))
    assert len(lines) == len(set(lines)) == len(EVERY) - 1  # done and before are one line
    assert not any("sync-" in line or "()" in line or "{" in line for line in lines)
    assert "18" in lines[0]


@pytest.mark.parametrize("language", list(Language))
def test_what_is_not_known_to_wait_for_waits_for_microsoft(language):
    t = translator(language)
    assert "Microsoft" in waits_for(t, "something-new")
    assert len({waits_for(t, why) for why in WAITS}) == len(WAITS)


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ({"done": 99}, "All 99 changes were made."),
        ({"done": 1}, "The change was made."),
        ({"done": 9, "before": 90}, "All 99 changes were made."),
        ({"before": 99}, "All 99 changes were made before."),
        ({"done": 90, "waiting:roster": 9}, "90 of 99 changes were made."),
        ({"overtaken": 1}, "0 of 1 changes were made."),
    ],
)
def test_what_is_done_is_said_first(ends, words):
    first, *rest = outcome_lines(translator(Language.ENGLISH), ends)
    assert first == words
    assert is_fine(ends) is not bool(rest)


def test_of_nothing_nothing_is_said():
    assert list(outcome_lines(translator(Language.ENGLISH), {})) == []


def test_what_weighs_most_is_the_exit_status():
    by_weight = [Verdict.ERROR, Verdict.UNREAD, Verdict.OVERTAKEN, Verdict.WAITS, Verdict.DONE]
    for place, one in enumerate(by_weight):
        assert worst(by_weight[place:]) is one
        assert worst(reversed(by_weight[place:])) is one
    assert [int(one) for one in by_weight] == [1, 4, 5, 3, 0]
    assert VERDICTS.keys() == set(Fate)
