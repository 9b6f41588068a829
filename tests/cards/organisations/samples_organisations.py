"""Cards of organisations: lists, their filter and people, and the forms to keep them right."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.kit.translator import Translator, translator
from cards.organisations.editing import (
    edit_card,
    names_form,
    names_values,
    place_form,
    place_values,
)
from cards.organisations.lists import filter_card, organisation_people_card, organisations_card
from cards.organisations.merging import merge_preview_card, merged_note_card, merging_form
from cards.organisations.organisation import organisation_card
from registry.core.errors import Fault
from registry.core.vocabulary import Language, OrganisationKind, Region
from registry.hubs.organisation_profile import OrganisationProfile, Place
from registry.members.member import Member
from registry.organisations.lists import OrganisationFilter, OrganisationPage, OrganisationState
from registry.organisations.merging import MergePreview
from registry.organisations.organisation import Organisation
from tests.cards.provisioning.samples_plans import NASTY

Cards = Iterator[tuple[str, Mapping[str, Any]]]
ALMELO = Organisation(
    slug="gemeente-almelo",
    name="Gemeente Almelo",
    kind=OrganisationKind.MUNICIPALITY,
    municipality="GM0141",
    aliases=("GM0141",),
    parent="regio-twente",
    website="https://www.almelo.example",
    since=datetime(2026, 11, 1, 9, tzinfo=UTC),
)
TWENTE = Organisation(slug="regio-twente", name="Regio Twente", kind=OrganisationKind.UMBRELLA)
FULL = Organisation(
    slug="vol",
    name=(NASTY * 9)[:100].strip(),
    short=(NASTY * 9)[:200].strip(),
    kind=OrganisationKind.CIVIL,
    aliases=((NASTY * 9)[:200].strip(),) * 40,
    departments=((NASTY * 9)[:200].strip(),) * 12,
    municipality="GM0141",
    status="proposed",
)
PLACE = Place("hubs", "twente", "Twente", lead=True)
SEEN = OrganisationProfile(ALMELO, (PLACE,), TWENTE, 2, 12, 10, ("almelo.example",), edits=True)
BRIM = OrganisationProfile(FULL, (PLACE,) * 90, FULL, 9, 900, 900, ("x" * 110,) * 12, edits=True)
PEOPLE = [
    Member(slug="ann", name="Anna de Vries", function="Adviseur water"),
    Member(slug="bo", name=(NASTY * 9)[:200].strip(), function=(NASTY * 9)[:200].strip()),
    Member(slug="cas", email="cas@almelo.example"),
] * 3
GROUPS = [("twente", "Twente")] + [(f"g{at}", NASTY) for at in range(70)]


def _cards(t: Translator) -> Cards:
    yield "organisation-edits", organisation_card(t, SEEN, remark=t("organisations-saved"))
    yield "organisation-some", organisation_card(t, OrganisationProfile(ALMELO, at_least=15))
    yield "organisation-brim", organisation_card(t, BRIM)
    part = OrganisationPage((ALMELO, TWENTE, FULL, *[ALMELO] * 5), 1, 35)
    everything = OrganisationFilter(
        kind=OrganisationKind.CIVIL,
        region=Region.NORTH_FLEVOLAND,
        group="g1",
        words=(NASTY * 9)[:200].strip(),
        parent="vol",
        state=OrganisationState.NEW,
    )
    named = {"g1": NASTY * 3, "vol": FULL.name}
    nothing = OrganisationPage((), 0, 0)
    yield "organisations", organisations_card(t, part, OrganisationFilter(), {})
    yield "organisations-brim", organisations_card(t, part, everything, named, reviews=True)
    yield "organisations-none", organisations_card(t, nothing, everything, named)
    yield "filter", filter_card(t, GROUPS, everything, reviews=True)
    yield "filter-plain", filter_card(t, GROUPS[:1], OrganisationFilter())
    yield "people", organisation_people_card(t, ALMELO, PEOPLE[:8], 1, 35)
    yield "people-none", organisation_people_card(t, FULL, [], 0, 0)
    names = names_form(t, ALMELO)
    taken = Fault("name", "organisation_taken", {"value": NASTY, "name": FULL.name})
    now = names_values(ALMELO.model_copy(update={"name": "Stad Almelo", "website": ""}))
    yield "names", edit_card(t, names, names_values(ALMELO))
    yield "names-faults", edit_card(t, names, names_values(FULL), [taken])
    yield "names-changed", edit_card(t, names, names_values(ALMELO), now=now)
    place = place_form(t, ALMELO, [("GM0141", "Almelo")], [("regio-twente", "Regio Twente")])
    faults = [
        Fault("municipality", "unknown"),
        Fault("province", "province_outside", {"value": "Almelo"}),
        Fault("parent", "parent_circle", {"name": FULL.name}),
        Fault("domains", "domain_taken", {"value": "x.example", "name": FULL.name}),
    ]
    values = place_values(ALMELO, ("almelo.example", "gemeente-almelo.example"))
    yield "place", edit_card(t, place, values)
    yield "place-faults", edit_card(t, place, values, faults)
    for code in ("domain", "domain_public", "domain_shared"):
        one = Fault("domains", code, {"value": "gmail.com"})
        yield f"place-{code}", edit_card(t, place, values, [one], now=place_values(FULL, ()))


def _merging(t: Translator) -> Cards:
    counts = dict.fromkeys(
        [
            *("members", "networks", "hubs", "participations", "organisation_domains"),
            *("organisations", "questions", "iets-anders"),
        ],
        12,
    )
    faults = [Fault("into", "merge_itself"), Fault("day", "day_past")]
    form = merging_form(t, FULL, [("regio-twente", "Regio Twente")])
    day = date(2027, 1, 1)
    planned = ALMELO.model_copy(update={"goes_into": "regio-twente", "goes_on": "2027-01-01"})
    coming = OrganisationProfile(planned, edits=True, goes_into=TWENTE)
    merged = (("vol", FULL.label), ("x", "Iks"), ("y", "IJ"))
    yield "merging-form", form.card(t, {"into": "", "day": ""})
    yield "merging-faults", form.card(t, {"into": "", "day": NASTY}, faults)
    yield "merging", merge_preview_card(t, MergePreview(ALMELO, TWENTE, counts), "n")
    brim = MergePreview(FULL, FULL, counts, day)
    yield "merging-brim", merge_preview_card(t, brim, "n", changed=True)
    yield "merging-nothing", merge_preview_card(t, MergePreview(TWENTE, ALMELO, {}), "n")
    yield "merging-news", merged_note_card(t, FULL.name, FULL)
    yield "organisation-coming", organisation_card(t, coming)
    yield (
        "organisation-merged",
        organisation_card(t, OrganisationProfile(ALMELO, edits=True, merged=merged)),
    )


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    return {
        f"{name}-{language}": card
        for language in Language
        for name, card in (*_cards(translator(language)), *_merging(translator(language)))
    }
