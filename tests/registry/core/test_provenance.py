"""Where something comes from: kept by field, and somebody's once they change it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from registry.core.permissions import SYSTEM
from registry.core.provenance import Provenance
from registry.core.reference.programme import Programme
from registry.core.reference.term import Term
from registry.core.vocabulary import Region
from registry.documents.dump import dump
from registry.documents.load import load
from registry.members.member import Member
from registry.organisations.participation import Participation
from registry.privacy.export_and_erase import erase, export
from registry.store.store import Store
from tests.support.examples import examples

AT = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
PLAN = Provenance(lines="30, 427-434")
UNSURE = Provenance(fields=("summary", "part_of"), origin="derived", note="uit de naam")
NOVEX = Programme(slug="novex", name="NOVEX", summary="Ruimte.", provenance=(PLAN, UNSURE))


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"origin": "plan"}, "needs its lines"),
        ({"origin": "plan", "lines": "vanaf 3"}, "pattern"),
        ({"origin": "plan", "lines": "0-3"}, "pattern"),
        ({"origin": "derived"}, "from what it was derived"),
        ({"origin": "elsewhere", "lines": "3"}, "name the source"),
        ({"origin": "people", "by": "anna"}, "when somebody said so"),
        ({"lines": "3", "fields": ["pages"]}, "what is no field: pages"),
    ],
)
def test_an_entry_says_from_what(entry, says):
    with pytest.raises(ValidationError, match=says):
        Programme(slug="novex", name="NOVEX", provenance=[entry])


def test_a_field_has_one_origin():
    twice = (PLAN, UNSURE, UNSURE.model_copy(update={"fields": ("summary",)}))
    with pytest.raises(ValidationError, match="a field has one origin"):
        Programme(slug="novex", name="NOVEX", provenance=twice)


def test_a_field_has_its_own_entry_or_that_of_the_record():
    assert NOVEX.origin_of("summary") == UNSURE
    assert NOVEX.origin_of("name") == PLAN
    assert NOVEX.covers(PLAN) == ("name", "short", "region")
    assert NOVEX.covers(UNSURE) == ("summary", "part_of")
    assert (NOVEX.is_unsure("summary"), NOVEX.is_unsure("name")) == (True, False)
    own = Programme(slug="mijn", name="Mijn programma")
    assert own.origin_of("name") is None
    assert not own.is_unsure("name")


def test_what_somebody_changes_is_theirs_and_the_rest_stays_as_it_was():
    changed = NOVEX.model_copy(update={"summary": "Rijk en regio.", "short": "NX"})
    saved = changed.saved_by(NOVEX, "anna", AT)
    mine = Provenance(fields=("short", "summary"), origin="people", by="anna", at=AT)
    assert saved.provenance == (PLAN, UNSURE.model_copy(update={"fields": ("part_of",)}), mine)
    assert saved.derive()["unconfirmed"], "one of its fields is still derived"
    again = saved.model_copy(update={"part_of": "x"}).saved_by(saved, "piet", AT)
    assert [one.by for one in again.provenance] == ["", "anna", "piet"]
    assert not again.derive()["unconfirmed"]


def test_plek_itself_and_what_is_no_fact_change_nothing():
    renamed = NOVEX.model_copy(update={"name": "Novex"})
    assert renamed.saved_by(NOVEX, SYSTEM, AT) is renamed
    ended = NOVEX.model_copy(update={"status": "ended", "keywords": ("ruimte",)})
    assert ended.saved_by(NOVEX, "anna", AT) is ended
    assert not ended.derive()["unconfirmed"], "what ended asks nobody anything"


VALUES = {"name": "NX", "short": "N", "summary": "Iets anders.", "region": "twente", "part_of": "x"}


@given(steps=st.lists(st.tuples(st.sampled_from(sorted(VALUES)), st.integers(0, 9)), max_size=12))
@settings(max_examples=examples(60), deadline=None)
def test_after_any_changes_each_field_has_one_origin(steps):
    now = NOVEX
    touched = set()
    for field, at in steps:
        value = Region.TWENTE if field == "region" else f"{VALUES[field]}{at}"
        after = now.model_copy(update={field: value})
        if getattr(after, field) != getattr(now, field):
            touched.add(field)
        now = after.saved_by(now, f"lid{at}", AT)
        Programme.model_validate(now.model_dump())
    for field in Programme.sourced:
        origin = now.origin_of(field)
        assert origin is not None
        assert (origin.origin == "people") == (field in touched)


async def test_the_store_gives_somebody_what_they_change(store_url):
    async with await Store.open(store_url) as store:
        async with store.write(SYSTEM) as unit:
            await unit.of(Programme).add(NOVEX)
            await unit.of(Programme).add(Programme(slug="eigen", name="Eigen"))
        async with store.read() as unit:
            waiting = await unit.of(Programme).all(unconfirmed=True)
            assert [one.slug for one in waiting] == ["novex"]
        async with store.write("anna") as unit:
            now = unit.now
            for key in ("novex", "eigen"):
                one = await unit.of(Programme).get(key)
                kept = await unit.of(Programme).put(one.model_copy(update={"summary": "Nieuw."}))
                assert await unit.of(Programme).get(key) == kept
        async with store.read() as unit:
            novex = await unit.of(Programme).get("novex")
            own = await unit.of(Programme).get("eigen")
    assert novex.origin_of("summary") == Provenance(
        fields=("summary",), origin="people", by="anna", at=now
    )
    assert own.provenance == (), "it was somebody's all along"


async def test_who_said_something_is_shown_to_them_and_erased_with_them(store_url):
    async with await Store.open(store_url) as store:
        async with store.write(SYSTEM) as unit:
            await unit.of(Member).add(Member(slug="anna", name="Anna de Vries"))
            await unit.of(Programme).add(NOVEX)
        async with store.write("anna") as unit:
            one = await unit.of(Programme).get("novex")
            await unit.of(Programme).put(one.model_copy(update={"summary": "Nieuw."}))
        async with store.write("anna") as unit:
            [mine] = (await export(unit, "anna"))["programmes"]
            assert mine["as"] == ["provenance"]
            await erase(unit, "anna")
        async with store.read() as unit:
            left = (await unit.of(Programme).get("novex")).origin_of("summary")
    assert left is not None
    assert (left.origin, left.by) == ("people", "")
    assert left.at is not None


async def test_a_document_has_it_and_reads_older_ones(store_url):
    older = {
        "terms": [
            {
                "slug": "a",
                "name": "aanjager",
                "meaning": "Wie trekt.",
                "source": "plan, r. 30 en 34",
            }
        ],
        "subgroups": [{"slug": "groep", "name": "Groep"}],
        "organisations": [{"slug": "rivm", "name": "RIVM", "kind": "kennisinstelling"}],
        "participations": [
            {"slug": "groep:rivm", "group": "groep", "organisation": "rivm", "departments": ["A"]}
            | {"source": "besluit van 3 mei"}
        ],
    }
    async with await Store.open(store_url) as store, store.write(SYSTEM) as unit:
        await load(unit, older)
        term = await unit.of(Term).get("a")
        place = await unit.of(Participation).get("groep:rivm")
        document = await dump(unit)
        again = await load(unit, document)
    assert term.provenance == (Provenance(lines="30, 34"),)
    assert place.provenance == (Provenance(origin="elsewhere", note="besluit van 3 mei"),)
    assert not any(one.added or one.changed for one in again.sections.values())
