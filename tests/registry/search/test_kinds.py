"""Which kinds of things a question asks for."""

import pytest

from registry.search.kinds import kinds_asked


@pytest.mark.parametrize(
    ("question", "sections"),
    [
        ("netwerk over bodem", {"networks"}),
        ("is there a network about permits", {"networks"}),
        ("wellbeing network", {"networks"}),
        ("hub waar boeren eenzaam zijn", {"hubs"}),
        ("ministerie van landbouw", {"organisations"}),
        ("samenwerking met de gemeente", set()),
        ("hoe werken we samen met een ministerie aan water", set()),
        ("welk programma gaat over het platteland", {"programmes"}),
        ("werkgroep business case", {"subgroups"}),
        ("wat is een grenswerker", {"terms"}),
        ("kun je uitleggen wat vraagarticulatie is", {"terms"}),
        ("bodemdaling", set()),
        ("", set()),
        ("de het een", set()),
    ],
)
def test_the_kind_is_the_noun_that_a_question_begins_or_ends_with(question, sections):
    assert kinds_asked(question).sections == sections


@pytest.mark.parametrize(
    ("question", "bare"),
    [("welke hubs zijn er", True), ("welke hubs zijn er over water", False), ("water", False)],
)
def test_a_question_for_all_of_a_kind_says_nothing_else(question, bare):
    assert kinds_asked(question).bare is bare
