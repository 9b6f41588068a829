"""What was derived waits until the kernteam says that it is right, or puts it right."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.core.errors import Invalid, NotAllowed, NotFound
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.provenance import Provenance
from registry.core.reference.programme import Programme
from registry.core.reference.term import Term
from registry.core.reference.theme import Theme
from registry.core.vocabulary import OrganisationKind, Region, Role
from registry.hubs.hub import Hub
from registry.networks.network import Network
from registry.organisations.organisation import Organisation
from registry.provenance.deciding import confirm, correct, correctable, doubt, record_of
from registry.provenance.waiting import count_waiting, sourced_sections, waiting
from registry.store.store import Store
from tests.support.examples import examples
from tests.support.furnished import furnish

AT = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
PLAN = Provenance(lines="1")
NAMED = Provenance(fields=("summary", "part_of"), origin="derived", lines="2", note="uit de naam")
NOVEX = Programme(
    slug="novex", name="NOVEX", summary="Ruimte.", part_of="nplg", provenance=(PLAN, NAMED)
)
WORK = Term(slug="werk", name="werkplaats", meaning="Waar men werkt.", provenance=(PLAN,))
NPLG = Programme(slug="nplg", name="NPLG", provenance=(PLAN,))
KIND = Provenance(fields=("kind",), origin="derived", lines="3")
RIVM = Organisation(
    slug="rivm", name="RIVM", kind=OrganisationKind.KNOWLEDGE, provenance=(PLAN, KIND)
)


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as running:
        async with running.write(SYSTEM) as unit:
            kern = Membership(slug="kernteam:sanne", member="sanne", group="kernteam")
            await unit.of(Membership).add(kern.model_copy(update={"role": Role.KERNTEAM}))
            await unit.of(Programme).add_all([NOVEX, NPLG])
            await unit.of(Organisation).add(RIVM)
            await unit.of(Term).add(WORK)
        yield running


async def test_confirming_keeps_who_and_when_and_its_way_back(store):
    async with store.write("sanne") as unit:
        record, settled = await confirm(unit, "programmes", "novex", ["summary"])
        now = unit.now
    assert settled == ("summary",)
    assert record.origin_of("summary") == NAMED.model_copy(
        update={"fields": ("summary",), "by": "sanne", "at": now}
    )
    assert record.unsure_fields == ("part_of",)
    async with store.write("sanne") as unit:
        record, settled = await confirm(unit, "programmes", "novex")
    assert settled == ("part_of",)
    async with store.read() as unit:
        assert await count_waiting(unit) == 1, "the organisation still waits"
    async with store.write("sanne") as unit:
        back = await doubt(unit, "programmes", "novex", ["summary", "part_of"])
    assert set(back.provenance) == set(NOVEX.provenance)


async def test_confirming_twice_or_what_changed_meanwhile_changes_nothing(store):
    async with store.write("sanne") as unit:
        await confirm(unit, "programmes", "novex", ["summary"])
    async with store.write("sanne") as unit:
        record, settled = await confirm(unit, "programmes", "novex", ["summary", "name"])
        assert settled == ()
        changed = record.model_copy(update={"part_of": None})
        await unit.of(Programme).put(changed)
    async with store.write("sanne") as unit:
        record, settled = await confirm(unit, "programmes", "novex", ["part_of"])
        again = await doubt(unit, "programmes", "novex", ["part_of", "name"])
    assert settled == ()
    assert again.provenance == record.provenance, "what is somebody's word has nothing to take back"
    assert record.origin_of("part_of").origin == "people"


@pytest.mark.parametrize("who", ["anna", ""])
async def test_only_the_kernteam_does(store, who):
    for call in (
        lambda unit: confirm(unit, "programmes", "novex"),
        lambda unit: doubt(unit, "programmes", "novex", ["summary"]),
        lambda unit: correct(unit, "terms", "werk", "meaning", "Anders.", 1),
    ):
        with pytest.raises(NotAllowed):
            async with store.write(who) as unit:
                await call(unit)
    async with store.read() as unit:
        assert await unit.of(Programme).get("novex") == NOVEX.model_copy(update={"revision": 1})
        assert await unit.of(Term).get("werk") == WORK.model_copy(update={"revision": 1})


@pytest.mark.parametrize(
    ("section", "key"),
    [("members", "sanne"), ("niets", "novex"), ("programmes", "x"), ("memberships", "kernteam:x")],
)
async def test_only_records_that_say_where_they_come_from(store, section, key):
    async with store.read("sanne") as unit:
        with pytest.raises(NotFound):
            await record_of(unit, section, key)


async def test_putting_right_makes_it_theirs(store):
    async with store.write("sanne") as unit:
        record = await correct(unit, "terms", "werk", "meaning", "Waar men leert.", 1)
    assert record.meaning == "Waar men leert."
    assert record.origin_of("meaning").by == "sanne"
    assert record.origin_of("name") == PLAN


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", "", "required"),
        ("name", "x" * 101, "too_long"),
        ("meaning", "Waar men werkt.", "same"),
    ],
)
async def test_what_it_can_not_be_is_a_fault_at_the_value(store, field, value, code):
    with pytest.raises(Invalid) as found:
        async with store.write("sanne") as unit:
            await correct(unit, "terms", "werk", field, value, 1)
    assert [(one.field, one.code) for one in found.value.faults] == [("value", code)]


async def test_two_editors_one_wins_and_the_other_sees_it(store):
    async with store.write("sanne") as unit:
        await correct(unit, "terms", "werk", "meaning", "Van Sanne.", 1)
    with pytest.raises(Invalid) as found:
        async with store.write("sanne") as unit:
            await correct(unit, "terms", "werk", "meaning", "Van Joost.", 1)
    assert [one.code for one in found.value.faults] == ["record_changed"]


async def test_what_has_its_own_form_is_not_put_right_here(store):
    hub = Hub(slug="a", name="Hub A", region=Region.TWENTE, province=Region.OVERIJSSEL)
    network = Network(slug="a", name="Aa", scale="nationaal")
    assert not correctable(hub, "summary")
    assert not correctable(network, "purpose")
    assert not correctable(NOVEX, "summary")
    assert not correctable(WORK, "english")
    assert not correctable(WORK, "slug")
    assert not correctable(RIVM, "kind")
    async with store.write(SYSTEM) as unit:
        await unit.of(Network).add(network)
    with pytest.raises(NotFound):
        async with store.write("sanne") as unit:
            await correct(unit, "networks", "a", "purpose", "Iets.", 1)


async def test_the_list_goes_over_all_sections_and_holds_each_record_once(store_url):
    await furnish(store_url)
    async with await Store.open(store_url) as store, store.read() as unit:
        total = await count_waiting(unit)
        seen = []
        for start in range(0, total, 8):
            page = await waiting(unit, start)
            assert (page.total, page.start) == (total, start)
            seen += [(one.section, one.slug) for one in page.records]
        beyond = await waiting(unit, total + 100)
        networks = await waiting(unit, section="networks")
    assert len(seen) == len(set(seen)) == total > 80
    assert seen[:2] == [("hubs", "noordelijk-flevoland"), ("hubs", "twente")]
    order = [section for section, _ in seen]
    assert order == sorted(order, key=list(sourced_sections()).index)
    assert [(one.section, one.slug) for one in beyond.records] == seen[(total - 1) // 8 * 8 :]
    assert networks.total == 14


async def test_an_empty_registry_has_nothing_to_confirm(store_url):
    async with await Store.open(store_url) as store, store.read() as unit:
        assert (await waiting(unit, 40)).records == ()


FIELDS = ("name", "short", "summary", "region", "part_of")


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["confirm", "doubt"]), st.sets(st.sampled_from(FIELDS))),
        max_size=10,
    )
)
@settings(max_examples=examples(60), deadline=None)
def test_confirming_and_doubting_in_any_order_loses_nothing(steps):
    now = NOVEX
    sure = set()
    for step, fields in steps:
        if step == "confirm":
            now, sure = now.confirmed(sorted(fields), "sanne", AT), sure | fields
        else:
            now, sure = now.doubted(sorted(fields)), sure - fields
        Programme.model_validate(now.model_dump())
        for field in FIELDS:
            origin = now.origin_of(field)
            assert origin.origin == ("derived" if field in NAMED.fields else "plan")
            assert origin.confirmed == (field in sure and field in NAMED.fields)
    assert set(now.doubted(FIELDS).provenance) == set(NOVEX.provenance)


def test_a_theme_that_is_derived_as_a_whole_can_be_confirmed_by_field():
    theme = Theme(
        slug="a",
        name="Wonen",
        summary="Huizen.",
        provenance=(KIND.model_copy(update={"fields": ()}),),
    )
    one = theme.confirmed(["summary"], "sanne", AT)
    assert one.unsure_fields == ("name",)
    assert one.origin_of("summary").by == "sanne"
