"""Editing of organisations: names, place, what they are a part of, and domains."""

import pytest

from registry.core.errors import Conflict, Invalid, NotAllowed
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import OrganisationKind, Region, Role
from registry.organisations.domain import domains_of
from registry.organisations.editing import NamesForm, PlaceForm, place, rename
from registry.organisations.organisation import Organisation
from registry.store.store import Store

KERNTEAM = "kern-1"
NAMES = {"name": "Veenlab", "short": "", "aliases": "", "kind": "bedrijf", "website": ""}
PLACE = {"municipality": "", "province": "", "parent": "", "departments": "", "domains": ""}


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        async with opened.write(SYSTEM) as unit:
            for slug, name in (("veen", "Veenlab"), ("zand", "Zandlab"), ("klei", "Kleilab")):
                new = Organisation(slug=slug, name=name, kind="bedrijf", aliases=(f"Het {name}",))
                await unit.of(Organisation).add(new)
            for role in Role:
                await unit.of(Membership).add(
                    Membership(slug=f"g:{role}", member=f"{role}-1", group="g", role=role)
                )
            await unit.of(Membership).add(
                Membership(slug=f"g:{KERNTEAM}", member=KERNTEAM, group="g", role=Role.KERNTEAM)
            )
        yield opened


async def named(store, slug="veen", actor=KERNTEAM, seen=None, **values):
    async with store.write(actor) as unit:
        now = await unit.of(Organisation).get(slug)
        form = NamesForm.of(NAMES | values)
        return await rename(unit, slug, now.revision if seen is None else seen, form)


async def placed(store, slug="veen", actor=KERNTEAM, seen=None, **values):
    async with store.write(actor) as unit:
        now = await unit.of(Organisation).get(slug)
        form = PlaceForm.of(PLACE | values)
        return await place(unit, slug, now.revision if seen is None else seen, form)


async def codes(change):
    with pytest.raises(Invalid) as raised:
        await change
    return [(one.field, one.code) for one in raised.value.faults]


async def test_names_kind_and_website_are_kept(store):
    one = await named(
        store,
        name=" Veen   Laboratorium ",
        short="VL",
        aliases="Veenlab, het lab; VL\nhet lab",
        kind="kennisinstelling",
        website="veen.example",
    )
    assert (one.name, one.short, one.aliases) == ("Veen Laboratorium", "VL", ("Veenlab", "het lab"))
    assert one.kind is OrganisationKind.KNOWLEDGE
    assert one.website == "https://veen.example"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("name", "zandlab"), ("name", "Het Zandlab"), ("short", "ZANDLAB")],
        *[
            ("aliases", "x1, Zandlab"),
            ("name", "gemeente almelo"),
            ("aliases", "Provincie Friesland"),
        ],
    ],
)
async def test_a_name_is_of_one_organisation(store, field, value):
    assert await codes(named(store, **{field: value})) == [(field, "organisation_taken")]


@pytest.mark.parametrize(
    ("values", "regions"),
    [
        ({"municipality": "GM0141"}, (Region.TWENTE, Region.OVERIJSSEL)),
        ({"municipality": "Almelo"}, (Region.TWENTE, Region.OVERIJSSEL)),
        ({"municipality": "GM0344"}, (Region.UTRECHT,)),
        ({"province": "zeeland"}, (Region.ZEELAND,)),
        ({"municipality": "GM0141", "province": "overijssel"}, (Region.TWENTE, Region.OVERIJSSEL)),
        ({}, ()),
    ],
)
async def test_its_place_gives_its_regions(store, values, regions):
    assert (await placed(store, **values)).regions == regions


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"municipality": "Atlantis"}, ("municipality", "unknown")),
        ({"municipality": "GM0141", "province": "zeeland"}, ("province", "province_outside")),
        ({"parent": "bestaat-niet"}, ("parent", "unknown")),
        ({"parent": "veen"}, ("parent", "parent_circle")),
    ],
)
async def test_a_place_that_can_t_be_says_why(store, values, fault):
    assert await codes(placed(store, **values)) == [fault]


@pytest.mark.parametrize("value", ["twente", "heel-nederland", "x"])
def test_a_province_is_one_of_the_twelve(value):
    with pytest.raises(Invalid) as raised:
        PlaceForm.of(PLACE | {"province": value})
    assert [one.code for one in raised.value.faults] == ["choice"]


async def test_no_organisation_is_a_part_of_what_is_a_part_of_it(store):
    await placed(store, "veen", parent="zand")
    await placed(store, "zand", parent="klei")
    assert await codes(placed(store, "klei", parent="veen")) == [("parent", "parent_circle")]
    assert (await placed(store, "klei", parent="provincie-zeeland")).parent == "provincie-zeeland"


async def test_a_domain_is_of_one_organisation_and_can_go_to_another(store):
    await placed(store, domains="www.veen.example, @lab.veen.example")
    async with store.read() as unit:
        assert await domains_of(unit, "veen") == ("lab.veen.example", "veen.example")
    assert await codes(placed(store, "zand", domains="veen.example")) == [
        ("domains", "domain_taken")
    ]
    await placed(store, domains="lab.veen.example")
    await placed(store, "zand", domains="veen.example")
    async with store.read() as unit:
        assert await domains_of(unit, "zand") == ("veen.example",)


async def test_of_two_editors_one_wins_and_the_other_hears_it(store):
    await named(store, seen=1, short="VL")
    with pytest.raises(Conflict):
        await named(store, seen=1, short="LV")
    with pytest.raises(Conflict):
        await placed(store, seen=1)
    async with store.read() as unit:
        assert (await unit.of(Organisation).get("veen")).short == "VL"


@pytest.mark.parametrize("role", Role)
async def test_the_kernteam_alone_edits(store, role):
    allowed = role in (Role.KERNTEAM, Role.ADMINISTRATOR)
    for change in (named, placed):
        if allowed:
            await change(store, actor=f"{role}-1")
        else:
            with pytest.raises(NotAllowed):
                await change(store, actor=f"{role}-1")
