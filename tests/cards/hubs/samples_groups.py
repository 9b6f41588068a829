"""Cards of groups, and of an organisation with the places it takes part in."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cards.hubs.area import area_answers, area_card
from cards.hubs.group_editing import (
    group_edited_card,
    group_form,
    group_since,
    group_values,
)
from cards.hubs.groups import GroupPlace, group_card, groups_card, which_group_card
from cards.kit.translator import Translator, translator
from cards.organisations.organisation import organisation_card, which_organisation_card
from registry.core.errors import Fault
from registry.core.provenance import Provenance
from registry.core.reference.netherlands import Municipality
from registry.core.vocabulary import Language, OrganisationKind, Region, Role
from registry.hubs.area import AreaHubs
from registry.hubs.organisation_profile import OrganisationProfile, Place
from registry.hubs.subgroup import Subgroup
from registry.hubs.taking_part import GroupProfile, Party
from registry.organisations.organisation import Organisation
from tests.cards.hubs.samples_hubs import HUB, NASTY

GROUP = Subgroup(
    slug="initiatiefgroep",
    name="Initiatiefgroep PLeK",
    purpose="Ontwikkelen, signaleren en agenderen.",
    role=Role.INITIATIVE,
)
PLAN = Provenance(lines="1338-1365")
PARTY = Party("organisations", "bzk", "Ministerie BZK", ("Geodata en Kennis", "KIEM"))
USUAL = GroupProfile(GROUP, (PARTY,) * 10, (PARTY,) * 17, (PLAN,))
RIVM = Organisation(slug="rivm", name="RIVM", kind=OrganisationKind.KNOWLEDGE, aliases=("Rivm",))
Cards = Iterator[tuple[str, Mapping[str, Any]]]


def _full(fill: str) -> GroupProfile:
    """Everything to the brim."""
    text = (fill * 4000)[:4000]
    group = GROUP.model_copy(update={"name": text[:100], "purpose": text})
    party = Party("organisations", "x", text[:100], (text[:200],) * 12)
    people = (text[:200],) * 20
    listed = (Provenance(origin="elsewhere", note=text[:200]),) * 9
    ends = (date(2027, 7, 1),) * 20
    return GroupProfile(group, (party,) * 300, (party,) * 2000, listed, people, 3, 900, ends=ends)


def _organisation(fill: str) -> OrganisationProfile:
    text = (fill * 4000)[:4000]
    one = RIVM.model_copy(update={"name": text[:100], "aliases": (text[:200],) * 20})
    listed = Provenance(origin="elsewhere", note=text[:200])
    places = [
        Place(section, "x", text[:100], (text[:200],) * 9, "ready", text, listed, lead=True)
        for section in ("subgroups", "hubs", "networks", "")
    ]
    return OrganisationProfile(one, tuple(places * 20))


def _cards(t: Translator) -> Cards:
    made = GroupPlace("PLeK Initiatiefgroep", "https://teams.example/1", made=True)
    inside = GroupProfile(
        GROUP,
        *(USUAL.networks, USUAL.organisations),
        inside=True,
        total=0,
        owners=("Anna de Boer",),
    )
    yield "group", group_card(t, USUAL, GroupPlace("PLeK Initiatiefgroep"), aside=True)
    yield "group-inside", group_card(t, inside, made)
    yield "group-empty", group_card(t, GroupProfile(GROUP), GroupPlace())
    yield "group-nasty", group_card(t, _full(NASTY), made, 3)
    yield "group-large", group_card(t, _full("🧑‍🌾"), made, 3)
    yield "groups", groups_card(t, [GROUP] * 30, 1)
    yield "groups-none", groups_card(t, [])
    yield "group-which", which_group_card(t, NASTY * 9, [_full(NASTY).group] * 12, known=True)
    yield "group-unknown", which_group_card(t, "", [], known=False)
    place = Municipality("GM0141", "Almelo", (), "Twente", Region.OVERIJSSEL)
    member = Place("subgroups", "initiatiefgroep", "Initiatiefgroep PLeK", source=PLAN)
    yield "organisation", organisation_card(t, OrganisationProfile(RIVM, (member,)), asked=True)
    yield "organisation-out", organisation_card(t, OrganisationProfile(RIVM))
    town = Organisation(slug="gemeente-almelo", name="Gemeente Almelo", kind="gemeente")
    near = area_answers(t, [AreaHubs(place, (), (HUB,))])
    yield "organisation-listed", organisation_card(t, OrganisationProfile(town), area=near)
    yield "organisation-nasty", organisation_card(t, _organisation(NASTY), asked=True)
    yield "organisation-large", organisation_card(t, _organisation("🧑‍🌾"))
    odd = HUB.model_copy(update={"name": NASTY[:97]})
    yield "area", area_card(t, [AreaHubs(place, (HUB,))])
    yield "area-near", area_card(t, [AreaHubs(place, (), (HUB, odd))] * 3)
    yield "area-none", area_card(t, [AreaHubs(place)])
    yield "organisation-which", which_organisation_card(t, NASTY * 9, [(RIVM.slug, NASTY)] * 6)
    yield "organisation-unknown", which_organisation_card(t, "", [])


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    return {
        f"{name}-{language}": card
        for language in Language
        for make in (_cards, _editing)
        for name, card in make(translator(language))
    }


def _editing(t: Translator) -> Cards:
    nasty = GROUP.model_copy(update={"name": NASTY[:97], "purpose": (NASTY * 50)[:4000]})
    people = [("anna", "Anna de Boer"), ("piet", NASTY)]
    with_owners = group_form(t, GROUP, people=people)
    yield "edit", with_owners.card(t, group_values(GROUP, ["anna"]))
    faults = [Fault("purpose", "too_long", {"max": 4000})]
    again = group_form(t, nasty, "n", 3, people)
    yield "edit-since", again.card(t, group_values(nasty), faults, above=group_since(t, nasty))
    yield "edited", group_edited_card(t, nasty, GROUP)
    owned = GROUP.model_copy(update={"owners": ("anna", "piet")})
    yield "edited-owners", group_edited_card(t, GROUP, owned, dict(people))
    yield "edited-owners-none", group_edited_card(t, owned, GROUP, dict(people))
    yield "edited-nothing", group_edited_card(t, GROUP, GROUP)
    yield "editable", group_card(t, USUAL, GroupPlace(), edit=True)
