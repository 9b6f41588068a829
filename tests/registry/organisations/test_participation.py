"""Who takes part where, as data of the plan."""

import pytest
from pydantic import ValidationError

from registry.core.permissions import SYSTEM
from registry.documents.plan_content import content
from registry.hubs.subgroup import Subgroup
from registry.hubs.taking_part import group_profile
from registry.organisations.organisation import Organisation
from registry.organisations.participation import Participation
from registry.organisations.review import merge
from registry.store.store import Store


def test_the_plan_has_nine_bodies_seventeen_organisations_and_ten_networks():
    found = content()["participations"]
    steering = [one for one in found if one.group == "stuurgroep"]
    initiative = [one for one in found if one.group == "initiatiefgroep"]
    assert len(steering) == 9
    assert len([one for one in initiative if one.organisation]) == 17
    assert len([one for one in initiative if one.network]) == 10
    assert all(one.slug == Participation.key(one.group, one.party) for one in found)
    assert all(one.provenance for one in found)


def test_what_takes_part_is_no_search_word_of_the_group():
    group = next(one for one in content()["subgroups"] if one.slug == "stuurgroep")
    assert not {"BZK", "IenW", "LNV", "IPO", "VNG", "RIVM"} & set(group.keywords)


@pytest.mark.parametrize("parties", [{}, {"organisation": "bzk", "network": "onder-twente"}])
def test_one_party_takes_part(parties):
    with pytest.raises(ValidationError, match="name one of the two"):
        Participation(slug="a:b", group="stuurgroep", **parties)


async def test_a_merged_organisation_takes_its_places_along(store_url):
    async with await Store.open(store_url) as store, store.write(SYSTEM) as unit:
        for slug, status in (("rivm", "known"), ("het-rivm", "proposed")):
            new = Organisation(slug=slug, name=slug, kind="kennisinstelling", status=status)
            await unit.of(Organisation).add(new)
        for group, party in (("a", "rivm"), ("a", "het-rivm"), ("b", "het-rivm")):
            await unit.of(Subgroup).get_or_add(Subgroup(slug=group, name=f"Groep {group}"))
            slug = Participation.key(group, party)
            await unit.of(Participation).add(
                Participation(slug=slug, group=group, organisation=party)
            )
        await merge(unit, "het-rivm", "rivm")
        left = await unit.of(Participation).all()
    assert [(one.slug, one.organisation) for one in left] == [
        ("a:rivm", "rivm"),
        ("b:rivm", "rivm"),
    ]


async def test_two_thousand_parties_are_gathered(sqlite_url):
    async with await Store.open(sqlite_url) as store:
        async with store.write(SYSTEM) as unit:
            names = [f"Stichting {at}" for at in range(2000)]
            await unit.of(Organisation).add_all(
                [
                    Organisation(slug=f"o{at}", name=name, kind="maatschappelijk")
                    for at, name in enumerate(names)
                ]
            )
            group = await unit.of(Subgroup).add(Subgroup(slug="groep", name="Groep"))
            await unit.of(Participation).add_all(
                [
                    Participation(slug=f"groep:o{at}", group="groep", organisation=f"o{at}")
                    for at in range(2000)
                ]
            )
        async with store.read() as unit:
            profile = await group_profile(unit, group)
    assert len(profile.organisations) == 2000
    assert profile.total is None
