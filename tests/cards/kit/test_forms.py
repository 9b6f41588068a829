import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.kit.components import typed
from cards.kit.forms import ChoiceField, EntryForm, Form, TextField, YesField
from cards.kit.render import MOST_BYTES
from cards.kit.translator import translator
from registry.core.entity import Line, Name
from registry.core.errors import Fault, Invalid
from registry.core.forms import FormEntry
from registry.core.vocabulary import Language, Scale

t = translator(Language.DUTCH)
FORM = Form(
    verb="things.send",
    title="Iets",
    fields=(
        TextField(name="name", label="Naam", required=True),
        TextField(name="story", label="Verhaal", lines=True),
        ChoiceField(name="kinds", label="Soort", options=(("a", "A"), ("b", "B")), many=True),
        YesField(name="agree", label="Akkoord"),
    ),
    send="Versturen",
)


def values_in(card):
    return {
        item["id"]: item.get("value")
        for part in card["body"]
        for item in part.get("items", [part])
        if "id" in item
    }


@given(st.dictionaries(st.sampled_from(["name", "story"]), st.text(max_size=60_000)))
def test_whatever_was_typed_comes_back_in_a_card_that_teams_takes(values):
    card = FORM.card(t, values, [Fault("story", "too_long", {"max": 9})])
    assert len(orjson.dumps(card)) <= MOST_BYTES
    back = values_in(card)
    for name, text in values.items():
        assert text.startswith(back[name] or "")


def test_a_text_that_fits_is_not_cut_because_another_does_not():
    back = values_in(FORM.card(t, {"name": "n" * 3_000, "story": "s" * 90_000}))
    assert back["name"] == "n" * 3_000
    assert len(back["story"]) > 10_000


def test_a_choice_that_is_not_offered_is_not_sent_back():
    card = FORM.card(t, {"kinds": ("b", "x" * 50_000)})
    assert values_in(card)["kinds"] == "b"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (" a\x00b\u202e ", "ab"),
        ("één\r\ntwee", "één\ntwee"),
        (None, ""),
        ({"a": 1}, ""),
        (["a"], ""),
        (7, "7"),
        ("\ud800a", "a"),
    ],
)
def test_what_was_typed_is_text_without_what_nobody_sees(raw, expected):
    assert typed(raw) == expected


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=9))
def test_reading_never_fails(raw):
    FORM.read({field.name: raw for field in FORM.fields})


class Thing(FormEntry):
    name: Name
    story: Line = ""
    kinds: tuple[Scale, ...] = ()
    agree: bool = False


THING = EntryForm(model=Thing, verb=FORM.verb, title=FORM.title, fields=FORM.fields, send=FORM.send)


def test_what_was_filled_in_becomes_what_the_form_is_for():
    values = THING.read({"name": " Urk ", "kinds": "lokaal,regionaal", "agree": "true"})

    assert THING.entry(values) == Thing(name="Urk", kinds=(Scale.LOCAL, Scale.REGIONAL), agree=True)


def test_what_cannot_be_read_is_named_by_its_field():
    values = THING.read({"name": "", "kinds": "groot", "story": "x"})
    with pytest.raises(Invalid) as wrong:
        THING.entry(values)
    entry, faults = THING.partly(values, name="onbekend")

    assert {one.field for one in wrong.value.faults} == {"name", "kinds"}
    assert list(faults) == list(wrong.value.faults)
    assert entry == Thing(name="onbekend", story="x")
