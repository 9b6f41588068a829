"""Organisations and networks are put in groups and hubs, changed and taken out, with a way back."""

import asyncio

import pytest

from registry.core.errors import AlreadyDecided, Invalid, NotAllowed, NotFound
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.documents.dump import dump
from registry.documents.load import load
from registry.hubs.hub import Hub
from registry.hubs.parties.history import PartyChange, changes_in
from registry.hubs.parties.place import (
    Group,
    PartyKey,
    mark_of,
    parties_in,
    place_named,
    terms_of,
)
from registry.hubs.parties.placing import (
    PlaceChanged,
    PlaceForm,
    groups_to_place,
    place,
    set_back,
    take_out,
)
from registry.hubs.subgroup import Subgroup
from registry.hubs.taking_part import group_profile, parties_of
from registry.members.member import Member
from registry.networks.network import Network
from registry.organisations.merging import merge, undo_merge
from registry.organisations.organisation import Organisation
from registry.organisations.participation import Participation, keep_place
from registry.privacy.export_and_erase import erase
from registry.store.store import Store
from tests.support.furnished import furnish

KERN, OTHER, OWN, STRANGER = "sanne", "joost", "anna", "piet"
AMSTERDAM = PartyKey("organisations", "gemeente-amsterdam")
RIVM = PartyKey("organisations", "rivm")
NETWORK = PartyKey("networks", "agenda-stad")
INITIATIVE = Group("subgroup", "initiatiefgroep", "Initiatiefgroep PLeK")
TWENTE = Group("hub", "twente", "Twente")


async def furnished(url):
    await furnish(url)
    store = await Store.open(url)
    async with store.write(SYSTEM) as unit:
        await unit.of(Member).add_all(
            [Member(slug=one, name=one.title()) for one in (KERN, OTHER, OWN, STRANGER)]
        )
        for who, group, where, role in (
            (KERN, "kernteam", "subgroup", Role.KERNTEAM),
            (OTHER, "kernteam", "subgroup", Role.KERNTEAM),
            (OWN, "twente", "hub", Role.HUB_TEAM),
        ):
            slug = Membership.key(group, who)
            seat = Membership(slug=slug, member=who, group=group, place=where, role=role)
            await unit.of(Membership).add(seat)
    return store


@pytest.fixture
async def store(store_url):
    async with await furnished(store_url) as running:
        yield running


@pytest.fixture
async def quick(sqlite_url):
    """For what no database does otherwise than another."""
    async with await furnished(sqlite_url) as running:
        yield running


async def put(store, who, party, group, seen="", **more):
    async with store.write(who) as unit:
        return await place(unit, PlaceForm(party=str(party), group=group, **more), seen)


async def out(store, who, party, group, seen=None):
    async with store.write(who) as unit:
        return await take_out(unit, group, party, seen)


async def now(store, group, party):
    async with store.read() as unit:
        return await terms_of(unit, group, party)


async def profile(store, group="initiatiefgroep"):
    async with store.read() as unit:
        return await group_profile(unit, await unit.of(Subgroup).get(group))


async def test_one_of_the_lists_is_put_in_and_taken_out_and_put_back(store):
    before = await profile(store)
    assert (len(before.organisations), len(before.networks)) == (17, 10)
    done = await put(store, KERN, AMSTERDAM, "initiatiefgroep", departments="Ruimte, Data")
    assert (done.was, done.number) == (None, 1)
    assert len((await profile(store)).organisations) == 18
    [kept] = [one for one in await _all(store, Participation) if one.organisation == AMSTERDAM.slug]
    assert kept.departments == ("Ruimte", "Data")
    assert [(one.origin, one.by) for one in kept.provenance] == [("people", KERN)]
    assert (await _get(store, Organisation, AMSTERDAM.slug)).status == "known"
    gone = await out(store, OTHER, AMSTERDAM, "initiatiefgroep", mark_of(done.became))
    assert len((await profile(store)).organisations) == 17
    async with store.write(KERN) as unit:
        back = await set_back(unit, "initiatiefgroep", gone.number)
    assert back.became == done.became
    assert len((await profile(store)).organisations) == 18
    async with store.read() as unit:
        changes = await changes_in(unit, "initiatiefgroep", 9)
    assert [(one.number, one.by, one.undoes) for one in changes] == [
        (3, KERN, 2),
        (2, OTHER, 0),
        (1, KERN, 0),
    ]


async def test_what_the_plan_said_is_the_plans_again_when_it_is_put_back(quick):
    before = await now(quick, INITIATIVE, RIVM)
    gone = await out(quick, KERN, RIVM, "initiatiefgroep")
    async with quick.write(KERN) as unit:
        await set_back(unit, "initiatiefgroep", gone.number)
    assert await now(quick, INITIATIVE, RIVM) == before
    assert before.provenance[0].origin == "plan"


async def test_a_changed_field_is_by_who_changed_it_and_goes_back(quick):
    seen = mark_of(await now(quick, INITIATIVE, RIVM))
    done = await put(quick, KERN, RIVM, "initiatiefgroep", seen, standing="partner", about="Data")
    [kept] = [
        one
        for one in await _all(quick, Participation)
        if (one.group, one.organisation) == ("initiatiefgroep", "rivm")
    ]
    assert kept.origin_of("standing").by == KERN
    assert kept.origin_of("group").origin == "plan"
    shown = (await profile(quick)).organisations
    assert [one.standing for one in shown if one.slug == "rivm"] == ["partner"]
    async with quick.read() as unit:
        assert "rivm" not in await parties_of(unit, "initiatiefgroep")
    async with quick.write(OTHER) as unit:
        await set_back(unit, "initiatiefgroep", done.number)
        with pytest.raises(PlaceChanged):
            await set_back(unit, "initiatiefgroep", done.number)
    assert (await now(quick, INITIATIVE, RIVM)).standing == "member"


async def test_who_takes_part_in_a_hub_stands_with_the_hub(store):
    done = await put(store, OWN, NETWORK, "twente")
    assert (done.number, done.hub_number) == (0, 1)
    assert NETWORK.slug in (await _get(store, Hub, "twente")).networks
    await put(store, OWN, AMSTERDAM, "twente", standing="wanted", about="Water")
    assert AMSTERDAM.slug not in (await _get(store, Hub, "twente")).parties
    seen = mark_of(await now(store, TWENTE, AMSTERDAM))
    joined = await put(store, OWN, AMSTERDAM, "twente", seen)
    assert AMSTERDAM.slug in (await _get(store, Hub, "twente")).parties
    assert [one for one in await _all(store, Participation) if one.group == "twente"] == []
    async with store.write(OWN) as unit:
        await set_back(unit, "twente", joined.number)
    hub = await _get(store, Hub, "twente")
    assert AMSTERDAM.slug not in hub.parties
    assert (await now(store, TWENTE, AMSTERDAM)).about == "Water"
    async with store.read() as unit:
        found = dict(await parties_in(unit, TWENTE))
    assert found[NETWORK].standing == "member"
    assert len(found) == len(hub.parties) + len(hub.networks) + 1


async def test_what_does_not_go_together_is_a_fault_at_its_field(quick):
    hub = await _get(quick, Hub, "noordelijk-flevoland")
    for form, fault in (
        (
            {"party": str(NETWORK), "group": "stuurgroep", "departments": "Ruimte"},
            ("departments", "party_departments"),
        ),
        ({"party": str(AMSTERDAM), "group": "twente", "about": "X"}, ("about", "party_in_hub")),
        ({"party": "organisations:niets"}, ("party", "unknown")),
        ({"party": "networks:niets"}, ("party", "unknown")),
        ({"party": "members:sanne"}, ("party", "unknown")),
        ({"party": ""}, ("party", "required")),
        ({"group": ""}, ("group", "required")),
    ):
        values = {"party": str(AMSTERDAM), "group": "initiatiefgroep", **form}
        with pytest.raises(Invalid) as found:
            async with quick.write(KERN) as unit:
                await place(unit, PlaceForm.of(values), "")
        assert [(one.field, one.code) for one in found.value.faults] == [fault]
    with pytest.raises(Invalid) as found:
        await out(quick, KERN, PartyKey("organisations", hub.lead), hub.slug)
    assert [one.code for one in found.value.faults] == ["party_leads"]


async def test_of_two_editors_the_second_sees_what_the_first_did(quick):
    seen = mark_of(await now(quick, INITIATIVE, RIVM))
    await put(quick, KERN, RIVM, "initiatiefgroep", seen, about="Eerst")
    with pytest.raises(PlaceChanged) as found:
        await put(quick, OTHER, RIVM, "initiatiefgroep", seen, about="Later")
    assert found.value.terms.about == "Eerst"
    with pytest.raises(PlaceChanged):
        await out(quick, OTHER, RIVM, "initiatiefgroep", seen)
    same = await put(quick, OTHER, RIVM, "initiatiefgroep", seen, about="Eerst")
    assert same.number == 0
    await out(quick, OTHER, RIVM, "initiatiefgroep")
    again = await out(quick, KERN, RIVM, "initiatiefgroep", seen)
    assert again.was is again.became is None


async def test_at_once_it_is_put_in_once(store):
    asked = [put(store, who, AMSTERDAM, "initiatiefgroep") for who in (KERN, OTHER) * 3]
    results = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(getattr(one, "number", 0) > 0 for one in results) == 1
    assert len((await profile(store)).organisations) == 18
    assert len(await _all(store, PartyChange)) == 1


@pytest.mark.parametrize("who", [STRANGER, "", OWN])
async def test_nobody_else_does(quick, who):
    before = await _all(quick, Participation), await _all(quick, Hub)
    groups = ["initiatiefgroep", "plek", "noordelijk-flevoland", "niets"]
    for group in groups if who == OWN else [*groups, "twente"]:
        for call in (
            put(quick, who, AMSTERDAM, group),
            out(quick, who, RIVM, group),
            _back(quick, who, group),
        ):
            with pytest.raises(NotAllowed):
                await call
    async with quick.read(who) as unit:
        found = [one.slug for one in await groups_to_place(unit, who)]
    assert found == (["twente"] if who == OWN else [])
    assert (await _all(quick, Participation), await _all(quick, Hub)) == before


async def test_a_group_that_is_gone_or_closed(quick):
    async with quick.write(SYSTEM) as unit:
        group = await unit.of(Subgroup).get("initiatiefgroep")
        await unit.of(Subgroup).put(group.model_copy(update={"status": "archived"}))
        hub = await unit.of(Hub).get("twente")
        await unit.of(Hub).put(hub.model_copy(update={"status": "closed"}))
    for group, why in (
        ("initiatiefgroep", NotFound),
        ("niets", NotFound),
        ("twente", AlreadyDecided),
    ):
        with pytest.raises(why):
            await put(quick, KERN, AMSTERDAM, group)
        with pytest.raises(why):
            await out(quick, KERN, RIVM, group)
        with pytest.raises(why):
            await _back(quick, KERN, group)


async def test_an_organisation_that_merged_is_the_one_it_went_into(quick):
    await put(quick, KERN, AMSTERDAM, "initiatiefgroep", about="Data")
    gone = await out(quick, KERN, AMSTERDAM, "initiatiefgroep")
    async with quick.write(KERN) as unit:
        await merge(unit, AMSTERDAM.slug, "gemeente-urk")
    urk = PartyKey("organisations", "gemeente-urk")
    done = await put(quick, KERN, AMSTERDAM, "stuurgroep")
    assert done.party == urk
    async with quick.write(KERN) as unit:
        await set_back(unit, "initiatiefgroep", gone.number)
    assert (await now(quick, INITIATIVE, urk)).about == "Data"
    assert (await out(quick, KERN, AMSTERDAM, "stuurgroep")).became is None


async def test_a_merge_moves_its_places_and_history_there_and_back(quick):
    await put(quick, KERN, AMSTERDAM, "initiatiefgroep")
    async with quick.write(KERN) as unit:
        await merge(unit, AMSTERDAM.slug, "gemeente-urk")
    urk = PartyKey("organisations", "gemeente-urk")
    assert [one.party for one in await _all(quick, PartyChange)] == [urk]
    async with quick.write(KERN) as unit:
        await undo_merge(unit, AMSTERDAM.slug)
    assert [one.party for one in await _all(quick, PartyChange)] == [AMSTERDAM]
    assert await now(quick, INITIATIVE, urk) is None
    assert await now(quick, INITIATIVE, AMSTERDAM)


async def test_a_network_that_went_is_not_put_back(quick):
    gone = await out(quick, KERN, NETWORK, "initiatiefgroep")
    async with quick.write(SYSTEM) as unit:
        one = await unit.of(Network).get(NETWORK.slug)
        await unit.of(Network).put(one.model_copy(update={"status": "archived"}))
    with pytest.raises(Invalid):
        async with quick.write(KERN) as unit:
            await set_back(unit, "initiatiefgroep", gone.number)


async def test_an_organisation_and_a_network_of_one_name_both_take_part(quick):
    async with quick.write(SYSTEM) as unit:
        await unit.of(Organisation).add(
            Organisation(slug=NETWORK.slug, name="Agenda Stad BV", kind="bedrijf")
        )
    both = PartyKey("organisations", NETWORK.slug)
    await put(quick, KERN, both, "initiatiefgroep")
    shown = await profile(quick)
    assert (len(shown.organisations), len(shown.networks)) == (18, 10)
    places = [one for one in await _all(quick, Participation) if one.party == NETWORK.slug]
    async with quick.read() as unit:
        named = [await place_named(unit, one.slug) for one in places]
    assert {party for _, party in named} == {both, NETWORK}
    await out(quick, KERN, both, "initiatiefgroep")
    assert await now(quick, INITIATIVE, NETWORK)


def test_a_key_is_never_too_long():
    long = Participation(
        slug=Participation.key("g" * 80, "o" * 80), group="g" * 80, organisation="o" * 80
    )
    assert long.slug != Participation.key("g" * 80, "o" * 79 + "x")


async def test_it_goes_along_in_documents_and_erasing_leaves_no_key(quick, bare_sqlite_url):
    await put(quick, KERN, AMSTERDAM, "initiatiefgroep", about="Data")
    await out(quick, OTHER, RIVM, "stuurgroep")
    async with quick.read() as unit:
        text = await dump(unit)
    await furnish(bare_sqlite_url)
    async with await Store.open(bare_sqlite_url) as other:
        async with other.write(SYSTEM) as unit:
            await load(unit, text)
        assert await _all(other, PartyChange) == await _all(quick, PartyChange)
        assert len((await profile(other)).organisations) == 18
    async with quick.write(KERN) as unit:
        await erase(unit, KERN)
    changes = await _all(quick, PartyChange)
    assert KERN not in str([one.model_dump() for one in changes])
    assert sorted(one.by for one in changes) == ["", OTHER]


async def test_keeping_a_place_twice_is_once(quick):
    new = Participation(slug="plek:rivm", group="plek", place="platform", organisation="rivm")
    async with quick.write(SYSTEM) as unit:
        assert (await keep_place(unit, new))[1]
        assert not (await keep_place(unit, new))[1]


async def _back(store, who, group):
    async with store.write(who) as unit:
        await set_back(unit, group, 1)


async def _all(store, entity):
    async with store.read() as unit:
        return await unit.of(entity).all()


async def _get(store, entity, key):
    async with store.read() as unit:
        return await unit.of(entity).get(key)
