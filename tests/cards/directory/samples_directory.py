"""Cards of the directory: the largest and the nastiest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.dispatch.turn import CardJson
from cards.directory.being_found import (
    MineView,
    being_found_card,
    being_found_form,
    hidden_card,
)
from cards.directory.people import (
    Search,
    not_there_card,
    people_found_card,
    people_of_card,
    person_found_card,
    which_topic_card,
)
from cards.kit.translator import Translator, translator
from cards.onboarding.people import PersonView, person_card
from cards.organisations.organisation import organisation_card
from registry.core.errors import Fault
from registry.core.reference.theme import Theme
from registry.core.vocabulary import COMPLETE, OrganisationKind
from registry.directory.people import PAGE, FoundPeople, FoundPerson
from registry.hubs.organisation_profile import OrganisationProfile
from registry.members.member import FoundOn, Member
from registry.organisations.organisation import Organisation

NASTY = (
    "<at>Sanne</at> **vet** [klik](http://kwaad.example) <b>x</b> # kop - 1. lijst | `code`"
    " 😀 עברית Lettergrepenbrekendlangewoordzonderspaties"
)
SINCE = datetime(2026, 11, 23, 9, tzinfo=UTC)
WATER = Theme(slug="water-en-bodem", name="Water en bodem", english="Water and soil")
HOUSING = Theme(slug="wonen", name="Wonen", english="Housing")
MANY = tuple(
    Theme(slug=f"t-{n}", name=f"Thema met een lange naam {n}", english=f"A long theme {n}")
    for n in range(12)
)
ME = "a3f1c0de-0000-4000-8000-000000000100"
FATIMA = FoundPerson(
    "a3f1c0de-0000-4000-8000-000000000103",
    "Fatima El Amrani",
    ("rws", "Rijkswaterstaat (RWS)"),
    (WATER, HOUSING),
    (("onder-twente", "Onder Twente"),),
)
LARGE = FoundPerson(
    "a3f1c0de-0000-4000-8000-000000000104",
    NASTY[:100],
    ("lang", NASTY + NASTY),
    MANY,
    tuple((f"n-{n}", f"{n} {NASTY}") for n in range(30)),
)
SEARCH = Search(
    "bodemdaling",
    (("water-en-bodem", "Water en bodem"),),
    (("onder-twente", "Onder Twente"),),
    told=True,
)
WIDE = Search(
    NASTY * 3,
    tuple((one.slug, one.name) for one in MANY[:3]),
    tuple((f"n-{n}", f"{n} {NASTY}") for n in range(3)),
    told=True,
)
RIJK = Organisation(slug="rws", name="Rijkswaterstaat", short="RWS", kind=OrganisationKind.AGENCY)
MEMBER = Member(
    slug=ME,
    name="Fatima",
    status="introduced",
    consent=SINCE,
    found_on=tuple(FoundOn(theme=one.slug, since=SINCE, wording=1) for one in (WATER, HOUSING)),
)
MOST = MEMBER.model_copy(
    update={
        "found_on": tuple(FoundOn(theme=one.slug, since=SINCE, wording=1) for one in MANY),
    }
)


def _of(t: Translator) -> Iterator[tuple[str, CardJson]]:
    some = FoundPeople((FATIMA, FATIMA), 0, 2)
    full = FoundPeople((LARGE,) * PAGE, 1, 3 * PAGE)
    yield "some", people_found_card(t, SEARCH, some, ME)
    yield "mine-too", people_found_card(t, SEARCH, some, FATIMA.member)
    yield "full", people_found_card(t, WIDE, full, ME)
    yield "nobody", people_found_card(t, SEARCH, FoundPeople(), ME)
    alone = Search("wonen", (("wonen", "Wonen"),), found=True)
    yield "nobody-else", people_found_card(t, alone, FoundPeople(), ME)
    yield "stranger", people_found_card(t, SEARCH, None, ME)
    yield "of", people_of_card(t, ("rws", RIJK.label), some, ME)
    yield "of-full", people_of_card(t, ("rws", NASTY), full, ME)
    yield "of-nobody", people_of_card(t, ("rws", RIJK.label), FoundPeople(), ME)
    yield "person", person_found_card(t, FATIMA, ME)
    yield "person-large", person_found_card(t, LARGE, ME)
    yield "which", which_topic_card(t, [(one.slug, one.label(t.language)) for one in MANY * 3])
    yield "gone", not_there_card(t)
    yield "members-only", not_there_card(t, member=False)
    profile = OrganisationProfile(RIJK)
    yield "organisation", organisation_card(t, profile, people=some, reader=ME)
    yield "organisation-large", organisation_card(t, profile, people=full, reader=ME)
    themes = {one.slug: one for one in (WATER, HOUSING, *MANY)}
    yield "mine", being_found_card(t, MineView(MEMBER, themes, t("directory-done-off")))
    yield "mine-most", being_found_card(t, MineView(MOST, themes))
    nobody = MEMBER.model_copy(update={"found_on": ()})
    yield "mine-nobody", being_found_card(t, MineView(nobody, {}))
    yield "mine-new", being_found_card(t, MineView(None, {}))
    form = being_found_form(t, MANY)
    yield "form", form.card(t, {"found_on": ("t-1",)})
    faults = [Fault("found_on", "found_theme", {"value": NASTY})]
    yield "form-faults", form.card(t, {}, faults)
    yield "hidden", hidden_card(t)
    yield "for-kernteam", person_card(t, PersonView(MEMBER, RIJK.label))


def samples() -> dict[str, CardJson]:
    """All of them, in both languages."""
    return {
        f"{name}-{language.value}": card
        for language in COMPLETE
        for name, card in _of(translator(language))
    }
