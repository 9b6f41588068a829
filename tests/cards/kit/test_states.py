"""A state, a course and a bar tell in words and by shape what they show, and on any client."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.kit.components import button, card, para, pressed_row
from cards.kit.headings import header
from cards.kit.people import person
from cards.kit.pictures import Noun
from cards.kit.states import _LOOKS, MOST_STEPS, badge, progress, stepper
from cards.kit.translator import translator
from registry.core.vocabulary import COMPLETE

NAMES = ("Gemeld", "Opgepakt", "Voorstel", "Besluit", "Geleerd")
ONWARD = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
SANNE = "00000000-0000-4000-8000-000000000001"


def words(element):
    """All that can be read of an element where Teams' own elements are not known."""
    plain = element.model_dump(by_alias=True, exclude_none=True)

    def read(part):
        if isinstance(part, list):
            return " ".join(read(one) for one in part)
        if not isinstance(part, dict):
            return ""
        if part["type"] in {"Badge", "ProgressBar", "Component"}:
            part = part["fallback"]
        inside = (part.get(name, []) for name in ("items", "columns", "inlines"))
        return " ".join([part.get("text", ""), *map(read, inside)])

    return " ".join(read(plain).split())


def test_no_two_tones_look_or_are_drawn_alike():
    for shown in zip(*_LOOKS.values(), strict=True):
        assert len(set(shown)) == len(_LOOKS)


@pytest.mark.parametrize("tone", _LOOKS)
def test_a_badge_is_the_same_words_where_badges_are_not_known(tone):
    made = badge("In opbouw", tone)
    assert made.text == "In opbouw"
    assert made.fallback.text == f"{_LOOKS[tone].sign} In opbouw"


@pytest.mark.parametrize("language", COMPLETE)
@given(st.integers(1, MOST_STEPS), st.data())
def test_a_course_tells_done_now_and_to_come_by_sign(language, many, data):
    steps, now = NAMES[:many], data.draw(st.integers(0, many))
    shown = words(stepper(translator(language), steps, now)).replace("\xa0", " ")
    signs = ["✔" if at < now else "●" if at == now else "○" for at in range(many)]
    line = f" {ONWARD} ".join(f"{sign} {name}" for sign, name in zip(signs, steps, strict=True))
    assert shown.startswith(line)
    where = shown.removeprefix(line)
    assert str(many) in where or many == 1
    for name in steps[now : now + 2]:
        assert name in where


@pytest.mark.parametrize(("steps", "now"), [((), 0), (NAMES, -1), (NAMES, 6), ((*NAMES, "x"), 0)])
def test_a_course_of_too_many_steps_or_at_none_of_them_is_a_fault(steps, now):
    with pytest.raises(ValueError, match="1 to 5 steps"):
        stepper(translator("nl"), steps, now)


@given(st.integers(0, 2000), st.integers(0, 1000))
def test_a_bar_is_never_longer_than_whole(done, total):
    shown, bar = progress(done, total, f"{done} van {total}")
    assert shown.text == f"{done} van {total}"
    assert 0 <= bar.value <= bar.max == 100
    assert bar.fallback.text == f"{bar.value:.0f}%"
    assert (bar.value == 100) == (done >= total)


def test_somebody_is_told_by_name_where_teams_can_not_show_them():
    assert words(person(SANNE, "Sanne", ("Gemeente Urk", "", "verbinder"))) == (
        "Sanne Gemeente Urk · verbinder"
    )
    assert words(person("", "Sanne")) == words(person(SANNE, "Sanne")) == "Sanne"
    assert person(SANNE, "Sanne").items[0].properties.id == SANNE


def test_a_state_stands_beside_a_short_title_and_below_a_long_one():
    short, long = "Twente", "Noordelijk Flevoland en omstreken"
    t, state = translator("nl"), badge("Actief", "good")
    columns = {name: header(t, name, Noun.HUB, state=state).columns for name in (short, long)}
    assert [len(one.items) for one in columns[short]] == [1, 1, 1]
    assert [len(one.items) for one in columns[long]] == [1, 2]
    assert words(header(t, long, Noun.HUB, state=state)) == f"{long} ✔ Actief"
    assert len(header(t, short, Noun.HUB).columns) == 2


def test_a_row_is_pressed_under_a_name_of_its_own():
    press = button("Bekijk Twente", "hubs.show", {"hub": "twente"})
    row = pressed_row("Twente", "Overijssel", press, state=badge("Actief", "good"))
    made = card(translator("nl"), [para("Hubs"), row], fallback="Hubs")
    assert made["body"][1]["selectAction"]["title"] == "Bekijk Twente"
    assert words(row) == f"Twente Overijssel ✔ Actief {ONWARD}"
