"""What is stored or stands in Teams already keeps the name under which it is read."""

import json

import pytest

from tests.house.stored_names import KEPT, as_text, collected, sent_by_cards, written

ADD_AN_ALIAS = (
    "What is stored, or stands on a card in Teams, under a name that is gone can no longer be "
    "read: read the old name too (an alias of the field, a migration of the column, a second "
    "name of the verb), and write the names anew by `python -m tests.house.stored_names` then."
)
WRITE_ANEW = "New names: write them down by `python -m tests.house.stored_names`."


@pytest.fixture(scope="module")
def today():
    return collected()


@pytest.fixture(scope="module")
def kept():
    return json.loads(KEPT.read_text("utf-8"))


def flat(names):
    """Every name as a path: section, field and value."""
    if isinstance(names, dict):
        for name, inner in names.items():
            yield name
            yield from (f"{name} / {one}" for one in flat(inner))
    else:
        yield from names


@pytest.mark.parametrize("kind", ["tables", "fields", "events", "verbs", "datasets"])
def test_no_stored_name_is_gone(kind, today, kept):
    gone = sorted(set(flat(kept[kind])) - set(flat(today[kind])))
    assert gone == [], ADD_AN_ALIAS


@pytest.mark.parametrize("kind", ["tables", "fields", "events", "verbs", "datasets"])
def test_every_stored_name_is_written_down(kind, today, kept):
    new = sorted(set(flat(today[kind])) - set(flat(kept[kind])))
    assert new == [], WRITE_ANEW


def test_what_cards_send_is_still_read_somewhere(kept):
    assert sorted(set(kept["sent by cards"]) - written()) == [], ADD_AN_ALIAS


def test_every_name_that_cards_send_is_written_down(kept):
    assert sorted(set(sent_by_cards()) - set(kept["sent by cards"])) == [], WRITE_ANEW


def test_the_list_is_as_the_program_writes_it(kept):
    assert KEPT.read_text("utf-8") == as_text(kept)
