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


LONG = Form(
    verb="things.send",
    title="Veel",
    fields=(
        *(TextField(name=f"field{at}", label=f"Veld {at}") for at in range(6)),
        TextField(name="kept", label="Blijft", first=True),
        TextField(name="needed", label="Moet", required=True),
        TextField(name="one", label="Een van twee", either=True),
    ),
    send="Versturen",
    more="Er is meer.",
)


def part_called(card, name):
    return next(part for part in card["body"] if part.get("id") == name)


def test_what_may_be_left_empty_and_comes_last_is_behind_a_button():
    card = LONG.card(t, {"field5": "vijf"})
    seen = [part["id"] for part in card["body"] if part["type"].startswith("Input.")]
    behind = part_called(card, "form-more")

    assert seen == ["field0", "field1", "kept", "needed", "one"]
    assert [one["id"] for one in behind["items"]] == ["field2", "field3", "field4", "field5"]
    assert behind["items"][-1]["value"] == "vijf"
    assert behind["isVisible"] is False


def test_one_button_opens_what_is_behind_it_and_another_closes_it():
    card = LONG.card(t, {})
    shown = {part["id"]: part.get("isVisible", True) for part in card["body"][-3:]}
    presses = {
        part["id"]: part["items"][-1]["actions"][0] for part in (card["body"][-3], card["body"][-1])
    }

    assert shown == {"form-more-open": True, "form-more": False, "form-more-close": False}
    assert {one["title"] for one in presses.values()} == {"Meer invullen", "Minder tonen"}
    assert card["body"][-3]["items"][0]["text"] == "Er is meer."
    for press in presses.values():
        assert press["type"] == "Action.ToggleVisibility"
        assert set(press["targetElements"]) == shown.keys()


def test_a_fault_behind_the_button_opens_it():
    card = LONG.card(t, {"field4": "x" * 9}, [Fault("field4", "too_long", {"max": 3})])
    shown = {part["id"]: part.get("isVisible", True) for part in card["body"][-3:]}

    assert shown == {"form-more-open": False, "form-more": True, "form-more-close": True}


def test_a_fault_in_view_opens_nothing():
    card = LONG.card(t, {}, [Fault("needed", "required", {})])

    assert part_called(card, "form-more")["isVisible"] is False


@given(st.lists(st.sampled_from([{}, {"required": True}, {"first": True}]), max_size=12))
def test_fields_behind_the_button_come_back_as_they_were_filled_in(kinds):
    fields = [TextField(name=f"f{at}", label="L", **kind) for at, kind in enumerate(kinds)]
    form = Form(verb="things.send", title="T", fields=fields, send="S")
    card = form.card(t, {one.name: one.name for one in fields})
    text = orjson.dumps(card).decode()

    for one in fields:
        assert text.count(f'"id":"{one.name}"') == 1


def test_of_many_options_several_are_chosen_by_typing():
    options = [(f"o{at}", f"Optie {at}") for at in range(13)]
    many = ChoiceField(name="many", label="Veel", options=options, many=True)
    few = ChoiceField(name="few", label="Weinig", options=options[:12], many=True)
    menu = ChoiceField(name="menu", label="Een", options=options)

    assert [one.element(t, None).style for one in (many, few, menu)] == [
        *("filtered", "compact", "compact")
    ]


def test_a_choice_of_nothing_is_not_asked():
    nothing = ChoiceField(name="nothing", label="Niets")
    by_typing = ChoiceField(name="typed", label="Typ", dataset="people")
    form = Form(verb="x", title="X", fields=(nothing, by_typing), send="Stuur")
    card = orjson.dumps(form.card(t, faults=[Fault("nothing", "choose")])).decode()
    assert '"id":"typed"' in card
    assert '"id":"nothing"' not in card
    assert form.read({})["nothing"] == ""
