"""Each record of the content says from where it is; the lines it cites say so too."""

from enum import Enum
from typing import Any

import pytest
from pydantic import BaseModel

from registry.core.provenance import Provenance, Sourced
from registry.core.writing.text_folding import tokens
from registry.documents.plan_content import content
from registry.organisations.participation import Participation
from registry.store.entities import import_all
from tests.support.plan import cited, found_in, numbers, plan, telling_words

import_all()  # a noun has a section once its module is loaded
RECORDS = [one for several in content().values() for one in several]
ENTRIES = [(one, entry) for one in RECORDS for entry in getattr(one, "provenance", ())]

LEAST = 0.5
"""Share of the telling words of a text that stands in the lines it cites: texts are shortened, and
some are in our own plain words."""


def _id(one: Any) -> str:
    return f"{one.section}:{one.slug}" if isinstance(one, Sourced) else ",".join(one.fields)


@pytest.mark.parametrize("one", RECORDS, ids=_id)
def test_each_record_says_where_each_of_its_fields_comes_from(one):
    assert isinstance(one, Sourced), f"{one.section} can't say where it comes from"
    for field in one.sourced:
        if getattr(one, field):
            assert one.origin_of(field), f"{_id(one)}: {field} has no provenance"


@pytest.mark.parametrize("one", RECORDS, ids=_id)
def test_nothing_in_the_content_is_of_people(one):
    assert {entry.origin for entry in one.provenance} <= {"plan", "derived", "elsewhere"}
    assert not any(entry.by or entry.at for entry in one.provenance)


def test_what_the_plan_does_not_say_is_derived():
    found = {(one.section, one.slug): one for one in RECORDS}
    assert found["hubs", "twente"].is_unsure("challenges")
    assert not found["hubs", "noordelijk-flevoland"].is_unsure("challenges")
    assert found["networks", "platform31"].is_unsure("purpose")
    assert found["organisations", "rivm"].is_unsure("kind")
    assert not found["organisations", "gemeente-urk"].is_unsure("kind"), "its name says it"
    assert found["questions", "nationaal-1"].is_unsure("title")
    assert not found["questions", "nationaal-1"].is_unsure("text")
    assert found["themes", "wonen"].is_unsure("summary")
    assert found["terms", "gebiedswerkplaats"].is_unsure("meaning")


def test_lines_of_the_plan_are_in_the_plan():
    cites = {line for _, entry in ENTRIES for line in numbers(entry.lines)}
    assert cites
    assert min(cites) > 20, "its table of contents says nothing"
    assert max(cites) < (len(plan()) or 2800)


@pytest.mark.parametrize(("one", "entry"), ENTRIES, ids=_id)
def test_the_lines_it_cites_have_its_words(one, entry):
    if not (plan() and entry.lines):
        return  # where the plan is not at hand, what was cited was checked where it is
    said = cited(entry.lines)
    if entry.origin == "derived":
        words = telling_words(" ".join(_texts(one)))
        assert found_in(words, said) or _named_in(said, one), (
            f"{_id(one)} derives from lines about something else"
        )
        return
    if not entry.fields:
        assert _named_in(said, one), f"{_id(one)} is not named in {entry.lines}"
    for field in one.covers(entry):
        value = getattr(one, field)
        words = telling_words(" ".join(_texts(value)))
        if _is_prose(value) and words:
            share = len(found_in(words, said)) / len(words)
            missing = sorted(words - found_in(words, said))
            assert share >= LEAST, f"{_id(one)}.{field}: {share:.0%} is there; not {missing}"


def _named_in(said: str, one: Sourced) -> bool:
    """Whether lines name it: by a telling word of its name, or by its abbreviation."""
    if isinstance(one, Participation):
        return any(_named_in(said, other) for other in RECORDS if other.slug == one.party)
    names = [getattr(one, name, "") for name in ("name", "short", "text")]
    words = " ".join((*names, *getattr(one, "aliases", ()), one.slug))
    return bool(found_in(telling_words(words), said) or {*tokens(words)} & {*tokens(said)})


def _is_prose(value: Any) -> bool:
    return any(len(text) > 60 for text in _texts(value))


def _texts(value: Any) -> list[str]:
    if isinstance(value, BaseModel):
        fields = [name for name in type(value).model_fields if name not in ("keywords", "themes")]
        return [text for name in fields for text in _texts(getattr(value, name))]
    if isinstance(value, tuple):
        return [text for one in value for text in _texts(one)]
    return [str(value)] if isinstance(value, str) and not isinstance(value, Enum) else []


def test_an_entry_covers_the_fields_that_no_other_one_names():
    hub = next(one for one in RECORDS if one.slug == "twente")
    whole = next(entry for entry in hub.provenance if not entry.fields)
    assert "challenges" not in hub.covers(whole)
    assert "name" in hub.covers(whole)
    every = [field for entry in hub.provenance for field in hub.covers(entry)]
    assert sorted(every) == sorted(hub.sourced)


def test_the_whole_content_waits_to_be_confirmed_and_nothing_else_does():
    waiting = [one for one in RECORDS if one.derive()["unconfirmed"]]
    assert {one.slug for one in waiting} == {one.slug for one in RECORDS if one.unsure}
    assert Provenance(lines="1").unsure is False
