"""Cards of people: the list, a person in each state, and the forms."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.kit.translator import translator
from cards.onboarding.departure import left_card
from cards.onboarding.people import (
    PersonView,
    edit_form,
    end_card,
    invite_form,
    own_places_card,
    people_card,
    person_card,
    put_form,
    take_card,
    which_people_card,
)
from registry.core.errors import Fault
from registry.core.membership import EndChange, Membership
from registry.core.vocabulary import Language, Profile, Role
from registry.members.member import Member
from registry.onboarding.people import PeopleFilter
from tests.cards.provisioning.samples_plans import NASTY

DAY = datetime(2026, 11, 1, 9, tzinfo=UTC)
ANN = Member(
    slug="ann", name="Anna de Vries", email="anna@a.example", status="introduced", consent=DAY
)


def _seat(
    group: str, role: Role, profile: Profile | None = None, until: date | None = None
) -> Membership:
    return Membership(
        slug=f"{group}:ann", member="ann", group=group, role=role, profile=profile, until=until
    )


VIEW = PersonView(
    ANN,
    "Gemeente Almelo",
    (
        (_seat("initiatiefgroep", Role.INITIATIVE), "Initiatiefgroep PLeK"),
        (_seat("twente", Role.HUB_TEAM, Profile.CONNECTOR), "Twente"),
    ),
    ("Onder Twente",),
)
LEFT = PersonView(ANN.model_copy(update={"status": "left", "left": DAY}))
FULL = PersonView(
    ANN.model_copy(update={"name": NASTY[:200], "function": NASTY[:200]}),
    NASTY,
    tuple((_seat(f"g{n}", Role.HUB_TEAM, until=date(2027, 7, 1)), NASTY) for n in range(30)),
    (NASTY,) * 20,
    "none",
)


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        t = translator(language)
        people = [VIEW, LEFT, *([FULL] * 8)]
        for which in PeopleFilter:
            found[f"people-{which}-{language}"] = people_card(t, people, which, "anna", 1, 35)
        found[f"people-none-{language}"] = people_card(t, [], PeopleFilter.NEW, "", 0, 0)
        own = [("twente", "Twente"), ("odd", NASTY), *((f"g{n}", f"Groep {n}") for n in range(9))]
        found[f"people-own-{language}"] = own_places_card(t, own)
        found[f"person-{language}"] = person_card(t, VIEW, t("people-edit-done"))
        found[f"person-back-{language}"] = person_card(t, VIEW, "", back=("twente", "verbinder"))
        found[f"person-left-{language}"] = person_card(t, LEFT)
        found[f"person-full-{language}"] = person_card(t, FULL)
        ends = tuple(EndChange(by="x", at=DAY, was=date(2027, 1, 1)) for _ in range(9))
        seat = _seat("twente", Role.HUB_TEAM).model_copy(
            update={"until": date(2027, 7, 1), "ends_before": ends}
        )
        found[f"person-end-{language}"] = end_card(t, VIEW, seat, "Twente", {"x": "Sanne"})
        found[f"person-end-full-{language}"] = end_card(t, FULL, seat, NASTY, {"x": NASTY})
        forever = _seat("twente", Role.HUB_TEAM)
        found[f"person-end-none-{language}"] = end_card(t, VIEW, forever, "Twente", {})
        found[f"person-take-{language}"] = take_card(t, VIEW)
        found[f"person-take-full-{language}"] = take_card(t, FULL)
        found[f"person-went-{language}"] = left_card(t, ANN, "n")
        found[f"person-which-{language}"] = which_people_card(t, "anna", [VIEW, FULL], "people.put")
        found[f"person-unknown-{language}"] = which_people_card(t, NASTY, [], "people.put")
        form = put_form(t, [("ann", "Anna")], [("twente", "Twente")])
        faults = [Fault("member", "person_left"), Fault("profile", "profile_no_hub")]
        found[f"person-put-{language}"] = form.card(t, {"member": "ann"}, faults)
        found[f"person-invite-{language}"] = invite_form(t, [("twente", "Twente")]).card(t)
        found[f"person-edit-{language}"] = edit_form(t, ANN).card(t, {"name": "Anna"})
    return found
