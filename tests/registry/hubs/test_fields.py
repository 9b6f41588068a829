"""Each field of a hub is shown, edited and kept, or says why not."""

import dataclasses
import json

import pytest

from cards.hubs.hub import hub_card
from cards.kit.translator import translator
from registry.core.reference.programme import Programme
from registry.core.vocabulary import Language
from registry.hubs.editing.fields import FIELDS, KEPT, HubPart, fields_of
from registry.hubs.editing.history import HubValues
from registry.hubs.editing.parts import entry_of
from registry.hubs.hub import Challenge, Hub, Seat, Secured
from registry.hubs.profile import HubProfile

HUB = Hub(slug="twente", name="Twente", region="twente", province="overijssel")
OTHERS = {
    "name": "Achterhoek",
    "region": "drenthe",
    "province": "drenthe",
    "summary": "Samen leren.",
    "lead": "rivm",
    "phase": "realisatie",
    "status": "active",
    "parties": ("rivm",),
    "programmes": ("nplg",),
    "networks": ("onder-twente",),
    "functions": (Secured(function="leerfunctie", party="rivm", state="deels", how="Elke maand"),),
    "team": (Seat(profile="verbinder", member="anna"),),
    "challenges": (Challenge(title="Droogte"),),
    "cases": ("Markelo",),
    "opportunities": ("Biobased bouwen",),
    "insights": ("Het gesprek is het werk.",),
    "step_plan": ("Begin klein.",),
    "starts": "2027-03-01",
}
"""Of each shown field a value that another hub has not."""


def test_there_is_a_line_for_each_field_and_no_other():
    assert set(FIELDS) == set(Hub.model_fields)


def profile_of(hub):
    return HubProfile(
        hub,
        lead=hub.lead or "",
        functions=tuple((one.function, one.party) for one in hub.functions),
        team=tuple((one.profile, one.member) for one in hub.team),
        parties=hub.parties,
        programmes=hub.programmes,
        networks=tuple((one, one) for one in hub.networks),
    )


def drawn(hub):
    return json.dumps(hub_card(translator(Language.DUTCH), profile_of(hub)), default=str)


SHOWN = [name for name, field in FIELDS.items() if field.shown is True]


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_said_to_be_shown_is_on_the_card(name):
    assert name in OTHERS, f"give {name} a value here"
    other = Hub.model_validate({**HUB.model_dump(), name: OTHERS[name]})

    assert drawn(other) != drawn(HUB)


def test_what_is_not_shown_or_not_edited_or_not_kept_says_why():
    for name, field in FIELDS.items():
        assert field.shown is True or len(field.shown) > 5, name
        assert (field.part is None) != (not field.edited), name
        assert field.kept is True or len(field.kept) > 3, name


def test_the_history_has_room_for_each_field_that_it_keeps():
    assert set(HubValues.model_fields) == set(KEPT)


@pytest.mark.parametrize("language", list(Language))
def test_each_kept_field_and_each_part_has_a_name(language):
    t = translator(language)

    assert [name for name in KEPT if not t.own(f"hub-field-{name}")] == []
    assert [one for one in HubPart if not t.own(f"hub-part-{one}")] == []


def test_a_part_is_one_line_for_a_new_field(monkeypatch):
    """What the form of a part asks for follows from the table."""
    line = dataclasses.replace(FIELDS["cases"], part=HubPart.PARTIES)
    monkeypatch.setitem(FIELDS, "cases", line)
    made = entry_of.__wrapped__(HubPart.PARTIES)

    assert tuple(made.model_fields) == ("parties", "programmes", "networks", "cases")
    assert made.of({"cases": "Markelo\n\n  Broekheurne "}).cases == ("Markelo", "Broekheurne")


@pytest.mark.parametrize("part", list(HubPart))
def test_a_small_form_has_at_most_five_inputs(part):
    assert len(fields_of(part)) <= 5


def test_what_is_picked_is_in_a_section_that_the_forms_know():
    sections = {one.section for one in FIELDS.values() if one.section}

    assert sections == {"organisations", Programme.section, "networks"}
