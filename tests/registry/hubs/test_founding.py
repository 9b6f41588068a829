from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.errors import Conflict, Invalid, NotAllowed
from registry.core.membership import Membership
from registry.core.reference.teams_names import reserve
from registry.core.vocabulary import AREAS, PROVINCES, HubFunction, Phase, Profile, Region, Role
from registry.hubs.founding import SEATS, HubEntry, found
from registry.hubs.hub import Hub, HubFounded
from registry.hubs.lifecycle import close
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member, key_of_email
from registry.store.store import Store
from tests.registry.hubs.fixtures_hubs import ANNA, do, events, hub_entry, hub_world
from tests.registry.networks.fixtures_networks import KERNTEAM, LEAD
from tests.support.at_once import at_once

KERN, OTHER = KERNTEAM


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        await hub_world(opened)
        yield opened


@pytest.fixture
async def sqlite(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        await hub_world(opened)
        yield opened


async def faults_of(store, **news):
    with pytest.raises(Invalid) as invalid:
        await do(store, KERN, found, hub_entry(**news))
    return [(one.field, one.code) for one in invalid.value.faults]


async def test_a_hub_comes_with_its_team_its_open_functions_and_its_channels(store):
    hub = await do(
        store,
        KERN,
        found,
        hub_entry(
            lead="provincie-zeeland",
            phase="planning",
            programmes=("novex",),
            verbinder="Anna de Boer",
            projectleider="Piet@Veere.nl",
            projectsecretaris=ANNA,
            starts="1-3-2026",
            channels="Algemeen, Water en bodem\nWonen",
            private_channels="Stuurgroep",
        ),
    )

    piet = key_of_email("piet@veere.nl")
    assert (hub.slug, hub.name, hub.status, hub.phase) == (
        "zeeland",
        "Zeeland",
        "forming",
        Phase.PLANNING,
    )
    assert (hub.region, hub.province, hub.starts) == ("zeeland", "zeeland", date(2026, 3, 1))
    assert (hub.lead, hub.parties, hub.programmes) == (
        "provincie-zeeland",
        ("provincie-zeeland",),
        ("novex",),
    )
    assert [(one.function, one.party) for one in hub.functions] == [
        (one, None) for one in HubFunction
    ]
    assert [(one.profile, one.member) for one in hub.team] == [
        (Profile.CONNECTOR, ANNA),
        (Profile.ENTREPRENEUR, None),
        (Profile.PROJECT_LEADER, piet),
        (Profile.SECRETARY, ANNA),
    ]
    assert hub.workspace.name == "GW Zeeland"
    assert hub.workspace.channels == ("Water en bodem", "Wonen")
    assert hub.workspace.private == ("Stuurgroep",)
    async with store.read() as unit:
        seats = await unit.of(Membership).all(group="zeeland", place="hub")
        member = await unit.of(Member).get(piet)
        trail = await unit.audit(section="hubs")
    assert {(one.member, one.role, one.profile) for one in seats} == {
        (ANNA, Role.HUB_TEAM, Profile.CONNECTOR),
        (piet, Role.HUB_TEAM, Profile.PROJECT_LEADER),
    }
    assert (member.email, member.status, member.name) == ("piet@veere.nl", "new", "")
    assert "piet" not in member.slug
    assert [one.actor for one in trail] == [KERN]
    assert await events(store) == [HubFounded(hub="zeeland")]


async def test_a_hub_without_extras_has_what_the_blueprint_gives(sqlite):
    hub = await do(sqlite, KERN, found, hub_entry())
    assert hub.workspace is None
    assert hub.phase is Phase.IDEA
    assert [one.member for one in hub.team] == [None, None, None]


@pytest.mark.parametrize("actor", [LEAD, "", "somebody"])
async def test_only_the_kernteam_founds_hubs(sqlite, actor):
    with pytest.raises(NotAllowed):
        await do(sqlite, actor, found, hub_entry())


@pytest.mark.parametrize(
    ("given", "region", "province"),
    [
        ({"name": "Twente"}, "twente", "overijssel"),
        ({"name": "Noordelijk Flevoland"}, "noordelijk-flevoland", "flevoland"),
        ({"name": "Twente", "province": "overijssel"}, "twente", "overijssel"),
        ({"name": "Twente", "province": "gelderland"}, "gelderland", "gelderland"),
        ({"name": "Oost", "region": "twente"}, "twente", "overijssel"),
        ({"name": "Oost", "region": "drenthe"}, "drenthe", "drenthe"),
        ({"name": "Oost", "province": "overijssel", "region": "overijssel"}, *2 * ("overijssel",)),
        ({"name": "GW  Walcheren", "province": "zeeland", "region": ""}, "zeeland", "zeeland"),
    ],
)
async def test_the_region_is_chosen_or_follows_from_name_and_province(
    sqlite, given, region, province
):
    entry = HubEntry.of(given)
    hub = await do(sqlite, KERN, found, entry)
    assert (hub.region, hub.province) == (region, province)
    assert not hub.name.startswith("GW")


@pytest.mark.parametrize(
    ("news", "fault"),
    [
        ({"name": "Walcheren", "province": ""}, ("province", "choose")),
        ({"province": "twente"}, ("province", "choice")),
        ({"province": "atlantis"}, ("province", "choice")),
        ({"province": "", "region": "heel-nederland"}, ("region", "choice")),
        ({"region": "twente"}, ("region", "region_outside")),
        ({"region": "heel-nederland"}, ("region", "region_outside")),
        ({"lead": "nee"}, ("lead", "unknown")),
        ({"programmes": ("nee",)}, ("programmes", "unknown")),
        ({"verbinder": "Niemand Hier"}, ("verbinder", "person_unknown")),
        ({"verbinder": "niets@"}, ("verbinder", "email")),
        ({"starts": "snel"}, ("starts", "date")),
        ({"channels": "Wonen/werken"}, ("channels", "name_sign")),
        ({"private_channels": ("x" * 51,)}, ("private_channels", "name_too_long")),
        ({"channels": "Water, water"}, ("channels", "name_twice")),
        ({"channels": "Water", "private_channels": "WATER"}, ("private_channels", "name_twice")),
        ({"private_channels": "algemeen"}, ("private_channels", "name_twice")),
        ({"channels": ",".join(f"Kanaal {n}" for n in range(21))}, ("channels", "too_many")),
        ({"name": "x" * 98}, ("name", "too_long")),
        ({"name": " "}, ("name", "required")),
        ({"phase": "klaar"}, ("phase", "choice")),
    ],
)
async def test_what_is_wrong_is_said_at_its_field(sqlite, news, fault):
    assert await faults_of(sqlite, **news) == [fault]
    async with sqlite.read() as unit:
        assert await unit.of(Hub).all() == []
        assert await unit.of(Membership).count(place="hub") == 0


async def test_everything_that_is_wrong_is_said_at_once(sqlite):
    wrong = {
        "name": "Walcheren",
        "province": "",
        "lead": "nee",
        "ondernemer": "X",
        "channels": "Water, water",
    }
    assert await faults_of(sqlite, **wrong) == [
        ("province", "choose"),
        ("lead", "unknown"),
        ("channels", "name_twice"),
        ("ondernemer", "person_unknown"),
    ]


async def test_a_name_that_a_hub_has_is_taken_however_it_is_written(sqlite):
    await do(sqlite, KERN, found, hub_entry(name="Noord-Holland", province="noord-holland"))
    for name in ("noord holland", "GW Noord-Holland", "NOORD-HOLLAND"):
        assert await faults_of(sqlite, name=name) == [("name", "taken")]
    await do(sqlite, KERN, close, "noord-holland", "Klaar.")
    assert await faults_of(sqlite, name="Noord-Holland") == [("name", "hub_closed")]


async def test_a_key_is_no_other_groups_and_no_other_agendas(sqlite):
    async with sqlite.write("system") as unit:
        await unit.of(Subgroup).add(Subgroup(slug="makers", name="PLeK Makers"))
    assert (await do(sqlite, KERN, found, hub_entry(name="Makers"))).slug == "makers-2"
    assert (await do(sqlite, KERN, found, hub_entry(name="Nationaal"))).slug == "nationaal-2"
    assert (await do(sqlite, KERN, found, hub_entry(name="水の都"))).slug == "hub"


async def test_a_channel_name_that_teams_keeps_is_refused_with_another(sqlite):
    async with sqlite.write("system") as unit:
        await reserve(unit, "hub:zeeland", "Water", unit.now + timedelta(days=30))
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, KERN, found, hub_entry(private_channels="water", channels="Water 2"))
    [fault] = invalid.value.faults
    assert (fault.field, fault.code) == ("private_channels", "name_kept")
    assert fault.params["suggestion"] == "water 3"


async def test_somebody_is_known_by_address_by_key_and_by_a_name_that_is_theirs_alone(sqlite):
    async with sqlite.write("system") as unit:
        for slug in ("jan-1", "jan-2"):
            await unit.of(Member).add(Member(slug=slug, name="Jan Jansen"))
        gone = Member(slug="weg", name="Wil Weg", status="left", left=datetime.now(UTC))
        await unit.of(Member).add(gone)
    hub = await do(
        sqlite,
        KERN,
        found,
        hub_entry(verbinder="ANNA@zeeland.nl", ondernemer="anna de  boer", projectleider="jan-2"),
    )
    assert [one.member for one in hub.team] == [ANNA, ANNA, "jan-2"]
    assert await faults_of(sqlite, name="A", verbinder="Jan Jansen") == [("name", "too_short")]
    assert await faults_of(sqlite, name="Schouwen", verbinder="Jan Jansen") == [
        ("verbinder", "person_many")
    ]
    assert await faults_of(sqlite, name="Schouwen", verbinder="Wil Weg") == [
        ("verbinder", "person_unknown")
    ]


async def test_the_same_new_address_twice_is_one_person(sqlite):
    hub = await do(
        sqlite, KERN, found, hub_entry(verbinder="a@b.nl", communicatiemedewerker="A@B.nl")
    )
    assert {one.member for one in hub.team if one.member} == {key_of_email("a@b.nl")}
    async with sqlite.read() as unit:
        [seat] = await unit.of(Membership).all(group=hub.slug)
    assert seat.profile is Profile.CONNECTOR


async def test_of_many_who_found_the_same_hub_at_once_one_does(store):
    async def attempt(actor):
        try:
            return await do(store, actor, found, hub_entry(verbinder="a@b.nl"))
        except (Invalid, Conflict) as refused:
            return refused

    outcomes = await at_once(*(attempt(actor) for actor in (KERN, OTHER, KERN)))

    async with store.read() as unit:
        assert [one.slug for one in await unit.of(Hub).all()] == ["zeeland"]
    assert len([one for one in outcomes if isinstance(one, Hub)]) == 1
    for one in outcomes:
        if isinstance(one, Invalid):
            assert [fault.code for fault in one.faults] == ["taken"]


def test_the_twelve_provinces_are_told_from_areas():
    assert len(PROVINCES) == 12
    assert set(PROVINCES) | set(AREAS) | {Region.NATIONWIDE} == set(Region)
    assert set(AREAS.values()) <= set(PROVINCES)
    assert set(SEATS) <= set(HubEntry.model_fields)


@given(st.emails())
def test_the_key_of_an_address_is_a_slug_and_the_same_in_capitals(email):
    key = key_of_email(email)
    assert key == key_of_email(email.swapcase()) or email.casefold() != email.swapcase().casefold()
    assert Member(slug=key).slug == key


@pytest.mark.parametrize(
    ("name", "news", "province"),
    [
        ("Frysl\xe2n", {"province": ""}, "friesland"),
        ("Salland", {"province": "Overijssels"}, "overijssel"),
        ("De Fryske Marren", {"province": "Frysl\xe2n"}, "friesland"),
    ],
)
async def test_a_place_is_read_by_any_of_its_names(sqlite, name, news, province):
    hub = await do(sqlite, KERN, found, hub_entry(name=name, **news))
    assert hub.province == province
