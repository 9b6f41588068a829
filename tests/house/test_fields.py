"""A field of an entity is declared once; what a thing asks, shows, reviews and keeps follows."""

import pytest

from cards.kit.translator import translator
from cards.networks.facts import Names, change_facts, network_facts
from cards.networks.forms import Options, network_form
from registry.core.forms import closed_list, field_specs, reviewed
from registry.core.vocabulary import COMPLETE
from registry.documents.dump import as_item
from registry.networks.network import Change, Entry, Network, NetworkFields
from registry.store.mapping.tables import Schema
from tests.support.drill import Drill

SPECS = field_specs(NetworkFields)
EVERY = sorted(NetworkFields.model_fields)

NOT_DESCRIBED = {
    "slug": "its key",
    "revision": "how often it was changed",
    "provenance": "follows from what is changed, and by whom",
    "leads": "people join by a button of their own",
    "claims": "people join by a button of their own",
    "keywords": "everyday words, kept as data",
    "status": "where its review stands",
    "round": "where its review stands",
    "turned": "since when its review stands there",
    "review": "where its review stands",
    "pending": "what waits for review",
    "workspace": "its place in Teams",
}
"""Fields of a network that its aanjagers do not fill in, with why."""


def test_every_field_of_a_network_is_described_or_says_why_not():
    assert set(Network.model_fields) == set(EVERY) | set(NOT_DESCRIBED)
    assert set(SPECS) == set(EVERY), "give it a FieldSpec"
    assert list(Entry.model_fields) == list(NetworkFields.model_fields)


@pytest.mark.parametrize("name", EVERY)
def test_what_changes_without_review_or_stands_elsewhere_says_why(name):
    spec = SPECS[name]

    assert spec.review is True or len(spec.review) > 10
    assert spec.fact is True or spec.fact


def test_what_is_reviewed_is_what_a_change_can_hold():
    assert tuple(Change.model_fields) == reviewed(NetworkFields)


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("name", EVERY)
def test_every_field_has_its_texts(name, language):
    t = translator(language)

    assert t.own(f"networks-form-{name}")
    assert t.own(f"networks-field-{name}")
    assert t.own(f"networks-form-{name}-yes") or SPECS[name].input != "yes"


def test_the_form_asks_for_every_field_in_the_order_of_the_model():
    form = network_form(translator(COMPLETE[0]), Options())

    assert [one.name for one in form.fields] == list(NetworkFields.model_fields)
    assert [one.name for one in form.fields if one.required] == [
        name for name, spec in SPECS.items() if spec.required
    ]
    assert {name for name, one in Entry.model_fields.items() if one.is_required()} == {
        name for name, spec in SPECS.items() if spec.required
    }


@pytest.mark.parametrize("name", EVERY)
def test_a_field_is_asked_for_as_its_type_says(name):
    spec, closed = SPECS[name], closed_list(NetworkFields, name)

    assert bool(closed) == (spec.input in ("choice", "choices"))
    assert bool(spec.section) == (spec.input in ("pick", "picks"))
    assert not spec.section or Network.references[name] == spec.section
    assert spec.personal == (name in Network.personal)


def full():
    """A network with something in every field."""
    values = {}
    for name, spec in SPECS.items():
        one = (
            *closed_list(NetworkFields, name),
            "www.plek.nl" if spec.input == "address" else name,
        )
        values[name] = {"yes": True, "choice": one[0], "pick": "x"}.get(
            spec.input, one[:1] if spec.input in ("choices", "picks", "names") else one[0]
        )
    return Network(slug="x", status="published", **values)


def words(parts):
    return str([part.model_dump(by_alias=True, exclude_none=True) for part in parts])


@pytest.mark.parametrize("name", EVERY)
def test_a_field_is_on_the_cards_and_in_what_is_kept(name):
    t, network = translator(COMPLETE[0]), full()
    label = t(f"networks-field-{name}")
    names = Names((("x", "X"),), ("X",), "X")

    assert (label in words(network_facts(t, network, names))) == (SPECS[name].fact is True)
    if SPECS[name].review is True:
        change = Change.model_validate({name: getattr(network, name)})
        assert label in words(change_facts(t, network, change))
    if SPECS[name].searched:
        assert getattr(network, name) in network.findable().body
    assert name in as_item(network)
    assert name in Schema([Network]).table(Network).c


FIELD = (
    '    meeting_rhythm: Annotated[Line, FieldSpec(input="line", review=True, searched=True)] = ""'
)
TEXTS = {
    "nl": """
networks-form-meeting_rhythm = Hoe vaak komen jullie bijeen?
networks-field-meeting_rhythm = Bijeenkomsten
""",
    "en": """
networks-form-meeting_rhythm = How often do you meet?
networks-field-meeting_rhythm = Meetings
""",
}
ITSELF = "tests/house/test_fields.py"
MIGRATE = """
from registry.store.migrations.revision import main
main(["meeting rhythm"], standalone_mode=False)
print(0)
"""
UPGRADE = """
import sqlalchemy as sa
from alembic import command
from registry.store.migrations.runner import config, upgrade
with sa.create_engine("sqlite://").connect() as connection:
    command.upgrade(config(connection), "0001_initial")
    columns = sa.inspect(connection).get_columns("networks")
    row = {one["name"]: 1 if "INT" in str(one["type"]) else "x" for one in columns}
    table = sa.table("networks", *map(sa.column, row))
    connection.execute(sa.insert(table), row | {"name": "Onder Twente"})
    upgrade(connection)
    print(list(connection.execute(sa.text("SELECT name, meeting_rhythm FROM networks")).one()))
"""
LINE = '    contact: Annotated[Line, FieldSpec(input="line", review=AT_ONCE, personal=True)] = ""'


@pytest.mark.timeout(600)  # what it starts, a busy machine may take minutes for
def test_a_field_of_a_network_is_a_line_its_texts_and_a_migration(tmp_path):
    drill = Drill(tmp_path)
    model = "registry/networks/network.py"

    drill.put_after(model, LINE, '    meeting_rhythm: Line = ""')
    named = drill.failing(ITSELF, "-k", "not migration")

    assert {
        "test_every_field_of_a_network_is_described_or_says_why_not",
        "test_every_field_has_its_texts",
    } <= named

    drill.replace(model, '    meeting_rhythm: Line = ""', FIELD)
    for language, texts in TEXTS.items():
        drill.add(f"cards/texts/{language}/networks.ftl", texts)
    before = drill.files("registry/store/migrations/versions")
    drill.run(MIGRATE)
    made = drill.files("registry/store/migrations/versions") - before

    assert drill.failing(ITSELF, "-k", "not migration") == set()
    assert len(made) == 1
    assert drill.run(UPGRADE) == ["Onder Twente", ""]
    assert len(drill.touched) == 3  # and the migration that was made
