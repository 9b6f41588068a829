"""Municipalities that a sentence names."""

from datetime import date

import pytest

from registry.core.reference.netherlands import municipalities, municipalities_within

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ik woon in Losser, welke hub hoort daarbij", ["Losser"]),
        ("hub voor Hof van Twente", ["Hof van Twente"]),
        ("tussen Almelo en Hengelo", ["Almelo", "Hengelo (O.)"]),
        ("hoort rijssen bij een hub", ["Rijssen-Holten"]),
        ("wij zijn van Den Haag", ["'s-Gravenhage"]),
        ("mijn buren en ik weten het best", []),
        ("bij de gemeente Buren", ["Buren"]),
        ("in Best", ["Best"]),
        ("midden in Drenthe", []),
        ("", []),
    ],
)
def test_places_are_found_in_a_sentence(text, names):
    assert [one.name for one in municipalities_within(text, DAY)] == names


@pytest.mark.parametrize("place", municipalities(DAY), ids=lambda one: one.name)
def test_each_municipality_is_found_by_its_name(place):
    assert place in municipalities_within(f"wij zijn de gemeente {place.name} zelf", DAY)
