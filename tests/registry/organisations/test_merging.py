"""Merging organisations: nothing refers to the old key any more, and the way back restores all."""

import json
import random
from datetime import UTC, date, datetime, timedelta

import pytest

from registry.agenda.question import Question
from registry.core.entity import Entity
from registry.core.errors import AlreadyDecided, Conflict, Invalid, NotAllowed, NotFound
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.reference.netherlands import Merger
from registry.core.vocabulary import Role
from registry.documents.plan_content import load_content
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.networks.network import Network
from registry.organisations.choosing import choose, take_in
from registry.organisations.domain import OrganisationDomain
from registry.organisations.former import FormerOrganisation
from registry.organisations.merge_record import WAY_BACK, MergeDue, MergeRecord
from registry.organisations.merging import (
    cancel_merge,
    carry_out_due,
    follow_mergers,
    merge,
    plan_merge,
    preview,
    undo_merge,
)
from registry.organisations.organisation import Organisation
from registry.organisations.participation import Participation
from registry.store.store import Store
from tests.support.conversation import Clock

OLD, NEW, THIRD = "oude-sleutel", "nieuwe-sleutel", "derde"
SAYS_SO = (FormerOrganisation.section, MergeRecord.section)
"""Sections in which the old key stands because they tell what became of it."""


def dice(seed):
    return random.Random(seed)  # noqa: S311  # chance, and no secret


def among(chance, *always):
    """Some of the three organisations, in any order."""
    found = [one for one in (OLD, NEW, THIRD) if chance.random() < 0.5]
    chance.shuffle(found)
    return tuple(dict.fromkeys((*found, *always)))


def one_of(chance):
    return chance.choice([OLD, NEW, THIRD, None])


async def fill(unit, chance):
    """Everything that can refer to an organisation, at random."""
    for slug in (OLD, NEW, THIRD):
        new = Organisation(
            slug=slug,
            name=f"Naam {slug}",
            short=slug[:3],
            kind="bedrijf",
            aliases=(f"Ook {slug}", "Samen"),
            parent=None if slug == OLD else one_of(chance),
        )
        if new.parent == slug:
            new = new.model_copy(update={"parent": None})
        await unit.of(Organisation).add(new)
    for at in range(4):
        await unit.of(Member).add(
            Member(slug=f"m{at}", name=f"M {at}", organisation=one_of(chance))
        )
        network = Network(
            slug=f"n{at}", name=f"Net {at}", scale="lokaal", organisations=among(chance)
        )
        await unit.of(Network).add(network)
        await unit.of(Hub).add(
            Hub(
                slug=f"h{at}",
                name=f"Hub {at}",
                region="twente",
                province="overijssel",
                lead=one_of(chance),
                parties=among(chance),
            )
        )
        await unit.of(Question).add(
            Question(
                slug=f"q{at}", text="Waar blijft het water?", working=(*among(chance), "Buurthuis")
            )
        )
        await unit.of(Subgroup).add(Subgroup(slug=f"g{at}", name=f"Groep {at}"))
        for party in among(chance):
            await unit.of(Participation).add(
                Participation(
                    slug=Participation.key(f"g{at}", party),
                    group=f"g{at}",
                    organisation=party,
                    about=f"{party} doet mee",
                )
            )
        domain = OrganisationDomain(slug=f"d{at}.example", organisation=one_of(chance) or THIRD)
        await unit.of(OrganisationDomain).add(domain)


async def everything(unit, *, apart=()):
    """All that is in the registry, lists in one order, by section and key."""
    found = {}
    for section, entity in Entity.sections().items():
        if section in apart or not entity.__module__.startswith(("registry.", "graph_", "bot.")):
            continue
        for one in await unit.of(entity).all():
            found[section, one.slug] = ordered(json.loads(one.model_dump_json()))
    return found


def ordered(value):
    if isinstance(value, dict):
        return {key: ordered(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted(map(ordered, value), key=repr)
    return value


@pytest.fixture
async def store(store_url):
    clock = Clock()
    async with await Store.open(store_url, clock=clock) as opened:
        opened.test_clock = clock
        yield opened


@pytest.mark.parametrize("seed", range(6))
async def test_nothing_refers_to_the_old_key_and_the_way_back_restores_all(store, seed):
    async with store.write(SYSTEM) as unit:
        await fill(unit, dice(seed))
        before = await everything(unit)
        foreseen = await preview(unit, OLD, NEW)
    async with store.write(SYSTEM) as unit:
        await merge(unit, OLD, NEW)
    async with store.read() as unit:
        after = await everything(unit, apart=SAYS_SO)
    text = json.dumps({f"{section}/{key}": one for (section, key), one in after.items()})
    assert f'"{OLD}"' not in text
    assert f":{OLD}" not in text
    moved = {
        section: sum(OLD in json.dumps(one) for (own, _), one in before.items() if own == section)
        for section in foreseen.counts
    }
    if "organisations" in moved:
        moved["organisations"] -= 1  # itself, which has its own key
    assert foreseen.counts == moved
    others = {section for (section, _), one in before.items() if OLD in json.dumps(one)}
    assert others - {"organisations"} == set(foreseen.counts) - {"organisations"}
    async with store.write(SYSTEM) as unit:
        await undo_merge(unit, OLD)
    async with store.read() as unit:
        assert await everything(unit) == before


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
async def test_two_merges_are_taken_back_in_either_order(store, order):
    async with store.write(SYSTEM) as unit:
        await fill(unit, dice(len(order[0])))
        before = await everything(unit)
        await merge(unit, OLD, NEW)
        await merge(unit, NEW, THIRD)
        assert [one.into for one in await unit.of(FormerOrganisation).all()] == [THIRD] * 2
        for slug in order:
            await undo_merge(unit, slug)
        after = await everything(unit)
    people = {key for key, _ in before.items() if key[0] == "members"}
    assert {key: after[key] for key in people} == {key: before[key] for key in people}
    assert before.keys() == after.keys()


async def test_the_other_one_is_found_by_the_old_names_and_key(store):
    async with store.write(SYSTEM) as unit:
        await fill(unit, dice(1))
        kept = await merge(unit, OLD, NEW)
        assert kept.aliases == (f"Ook {NEW}", "Samen", f"Naam {OLD}", OLD[:3], f"Ook {OLD}")
        [taken] = await take_in(unit, (OLD,))
        assert taken.slug == NEW
        assert (await choose(unit, {"organisation": OLD})).organisation.slug == NEW
        assert (await choose(unit, {"organisation_new": f"naam {OLD}"})).organisation.slug == NEW


async def test_what_the_plan_says_does_not_come_back(store):
    async with store.write(SYSTEM) as unit:
        await load_content(unit)
        await merge(unit, "rws", "cbs")
        before = await everything(unit)
        result = await load_content(unit)
        assert await everything(unit) == before
    assert not any(one.added for one in result.sections.values())


async def test_a_fresh_registry_is_filled_by_what_was_merged_before(store):
    async with store.write(SYSTEM) as unit:
        await unit.of(Organisation).add(Organisation(slug="x", name="Iks", kind="bedrijf"))
        await unit.of(FormerOrganisation).add(FormerOrganisation(slug="bzk", name="BZK", into="x"))
        await load_content(unit)
        assert await unit.of(Organisation).find("bzk") is None
        assert await unit.of(Participation).find("stuurgroep:x")
        assert await unit.of(Participation).all(organisation="bzk") == []


async def test_it_can_be_taken_back_for_thirty_days_and_once(store):
    async with store.write(SYSTEM) as unit:
        await fill(unit, dice(2))
        await merge(unit, OLD, NEW)
    store.test_clock.now += WAY_BACK + timedelta(seconds=1)
    with pytest.raises(NotFound):
        async with store.write(SYSTEM) as unit:
            await undo_merge(unit, OLD)
    store.test_clock.now -= timedelta(days=1)
    async with store.write(SYSTEM) as unit:
        await undo_merge(unit, OLD)
    with pytest.raises(AlreadyDecided) as twice:
        async with store.write(SYSTEM) as unit:
            await undo_merge(unit, OLD)
    assert (twice.value.key, twice.value.outcome) == (OLD, OLD)


async def test_what_was_changed_since_stays_as_it_is(store):
    async with store.write(SYSTEM) as unit:
        await fill(unit, dice(3))
        moved = Member(slug="later", name="Later", organisation=OLD)
        await unit.of(Member).add(moved)
        await merge(unit, OLD, NEW)
        now = await unit.of(Member).get("later")
        assert now.organisation == NEW
        await unit.of(Member).put(now.model_copy(update={"organisation": THIRD}))
        await undo_merge(unit, OLD)
        assert (await unit.of(Member).get("later")).organisation == THIRD


@pytest.mark.parametrize(
    ("into", "code"),
    [("", "required"), (OLD, "merge_itself"), ("nergens", "unknown"), ("voorstel", "unknown")],
)
async def test_what_it_can_t_go_into_says_why(store, into, code):
    async with store.write(SYSTEM) as unit:
        await fill(unit, dice(0))
        proposal = Organisation(slug="voorstel", name="Iets", kind="bedrijf", status="proposed")
        await unit.of(Organisation).add(proposal)
        for change in (merge(unit, OLD, into), preview(unit, OLD, into)):
            with pytest.raises(Invalid) as raised:
                await change
            assert [(one.field, one.code) for one in raised.value.faults] == [("into", code)]


async def test_it_may_go_into_one_that_only_the_lists_know(store):
    async with store.write(SYSTEM) as unit:
        await fill(unit, dice(0))
    async with store.read(SYSTEM) as unit:
        found = await preview(unit, OLD, "gemeente-almelo")
        assert (found.into.name, found.into.revision) == ("Gemeente Almelo", 0)
    async with store.write(SYSTEM) as unit:
        await merge(unit, OLD, "gemeente-almelo", (found.gone.revision, 0))
        assert (await unit.of(Organisation).get("gemeente-almelo")).status == "known"


async def test_who_looked_at_older_data_looks_again(store):
    async with store.write(SYSTEM) as unit:
        await fill(unit, dice(0))
        with pytest.raises(Conflict):
            await merge(unit, OLD, NEW, (1, 2))
        with pytest.raises(Conflict):
            await plan_merge(unit, OLD, NEW, date(2027, 1, 1), (2, 1))


@pytest.mark.parametrize("role", Role)
async def test_the_kernteam_alone_merges(store, role):
    async with store.write(SYSTEM) as unit:
        await fill(unit, dice(0))
        await unit.of(Membership).add(Membership(slug="g:a", member="a", group="g", role=role))
    if role in (Role.KERNTEAM, Role.ADMINISTRATOR):
        async with store.write("a") as unit:
            await merge(unit, OLD, NEW)
            await undo_merge(unit, OLD)
        return
    for change in (
        lambda unit: merge(unit, OLD, NEW),
        lambda unit: preview(unit, OLD, NEW),
        lambda unit: plan_merge(unit, OLD, NEW, date(2027, 1, 1)),
        lambda unit: cancel_merge(unit, OLD),
        lambda unit: undo_merge(unit, OLD),
    ):
        with pytest.raises(NotAllowed):
            async with store.write("a") as unit:
                await change(unit)


async def test_a_merge_waits_for_its_day(store):
    day = date(2027, 1, 1)
    due = MergeDue(organisation=OLD, into=NEW, day=day)
    async with store.write(SYSTEM) as unit:
        await fill(unit, dice(4))
        with pytest.raises(Invalid):
            await plan_merge(unit, OLD, NEW, date(2026, 11, 23))
        planned = await plan_merge(unit, OLD, NEW, day)
        assert (planned.goes_into, planned.goes_on) == (NEW, "2027-01-01")
        assert await carry_out_due(unit, due) is None
        await cancel_merge(unit, OLD)
    store.test_clock.now = datetime(2027, 1, 1, 6, tzinfo=UTC)
    async with store.write(SYSTEM) as unit:
        assert await carry_out_due(unit, due) is None
    store.test_clock.now = datetime(2026, 12, 31, 6, tzinfo=UTC)
    async with store.write(SYSTEM) as unit:
        await plan_merge(unit, OLD, NEW, day)
    store.test_clock.now = datetime(2027, 1, 1, 6, tzinfo=UTC)
    async with store.write(SYSTEM) as unit:
        assert (await carry_out_due(unit, due)).slug == NEW
        assert await carry_out_due(unit, due) is None


async def test_a_municipality_that_merged_by_law_goes_along_on_its_day(store):
    merger = Merger("GM1696", "GM0402", "", date(2027, 1, 1), True, "proef")
    bill = Merger("GM0141", "GM0402", "", date(2026, 1, 1), False, "proef")
    async with store.write(SYSTEM) as unit:
        await take_in(unit, ("gemeente-wijdemeren", "gemeente-almelo"))
        member = Member(slug="m", name="M", organisation="gemeente-wijdemeren")
        await unit.of(Member).add(member)
        assert await follow_mergers(unit, (merger, bill)) == []
    store.test_clock.now = datetime(2027, 1, 1, 6, tzinfo=UTC)
    async with store.write(SYSTEM) as unit:
        assert await follow_mergers(unit, (merger, bill)) == ["gemeente-wijdemeren"]
        assert await follow_mergers(unit, (merger, bill)) == []
        assert (await unit.of(Member).get("m")).organisation == "gemeente-hilversum"
        assert await unit.of(Organisation).find("gemeente-almelo")


async def test_who_asks_what_is_kept_sees_nobody_else_in_a_merge(store):
    async with store.write(SYSTEM) as unit:
        await fill(unit, dice(0))
        for at in range(2):
            await unit.of(Member).add(Member(slug=f"mens-{at}", name="Mens", organisation=OLD))
        await merge(unit, OLD, NEW)
        record = await unit.of(MergeRecord).get(OLD)
    shown = record.shown_to({"mens-0"}).model_dump_json()
    assert "mens-0" in shown
    assert "mens-1" not in shown
    left = record.without("mens-0")
    assert "mens-0" not in left.model_dump_json()
    assert "mens-1" in left.model_dump_json()
