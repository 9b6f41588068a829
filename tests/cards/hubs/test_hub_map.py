"""The map: each hub where it lies, under the number of the list; provinces that fit each other."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.hubs.hub_map import MOST, Mark, hub_map, map_drawing, map_name, marks
from cards.hubs.provinces import OUTLINES
from cards.kit.drawings import PALETTES, Theme, coloured
from cards.kit.translator import translator
from registry.core.vocabulary import AREAS, PROVINCES, Region
from registry.hubs.hub import Hub

PLACES = (*PROVINCES, *AREAS)
MARKS = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(("planned", "forming", "active"))),
    min_size=1,
    max_size=MOST,
).map(lambda some: [Mark(at, *one) for at, one in enumerate(some, 1)])


def hub(region, status="active", name="Hub", province=None):
    return Hub(
        slug=name.casefold().replace(" ", "-"),
        name=name,
        region=region,
        province=province or AREAS.get(region, region),
        status=status,
    )


def edges(ring):
    return {frozenset(pair) for pair in pairwise((*ring, ring[0]))}


def test_there_is_an_outline_of_each_province():
    assert set(OUTLINES) == set(PROVINCES)


def test_a_border_is_of_two_provinces_or_of_the_edge():
    seen = {}
    for rings in OUTLINES.values():
        for ring in rings:
            assert len(ring) == len(set(ring))
            for edge in edges(ring):
                seen[edge] = seen.get(edge, 0) + 1
    assert set(seen.values()) == {1, 2}
    inner = sum(many == 2 for many in seen.values())
    assert inner > 60  # neighbours share their border, point by point


def inside(point, ring):
    x, y = point
    crossed = False
    for (ax, ay), (bx, by) in pairwise((*ring, ring[0])):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed = not crossed
    return crossed


@pytest.mark.parametrize(
    ("place", "province"),
    [
        ((6.57, 53.22), Region.GRONINGEN),
        ((5.80, 53.20), Region.FRIESLAND),
        ((6.56, 52.99), Region.DRENTHE),
        ((6.09, 52.51), Region.OVERIJSSEL),
        ((5.48, 52.51), Region.FLEVOLAND),
        ((5.91, 51.98), Region.GELDERLAND),
        ((5.12, 52.09), Region.UTRECHT),
        ((4.64, 52.38), Region.NORTH_HOLLAND),
        ((4.31, 52.08), Region.SOUTH_HOLLAND),
        ((3.61, 51.50), Region.ZEELAND),
        ((5.30, 51.69), Region.NORTH_BRABANT),
        ((5.69, 50.85), Region.LIMBURG),
    ],
)
def test_each_capital_lies_in_its_province_and_in_no_other(place, province):
    found = [one for one, rings in OUTLINES.items() if any(inside(place, ring) for ring in rings)]
    assert found == [province]


@given(MARKS)
def test_a_map_is_known_by_its_name_alone(shown):
    name = map_name(shown)
    assert re.fullmatch(r"map-[a-z0-9._-]+", name)
    svg = map_drawing(name)
    assert svg.count("<circle") <= 2 * len(shown)
    assert len(svg) < 40_000
    for theme in Theme:
        assert set(re.findall(r"#[0-9a-f]{6}", coloured(svg, theme))) <= set(PALETTES[theme])


@pytest.mark.parametrize("name", ["noun-hub", "map", ""])
def test_what_is_no_map_is_not_drawn(name):
    with pytest.raises(KeyError):
        map_drawing(name)


def test_states_differ_by_the_shape_of_the_mark():
    shapes = set()
    for state in ("planned", "forming", "active"):
        svg = map_drawing(map_name([Mark(1, Region.UTRECHT, state)]))
        shapes.add(("stroke-dasharray" in svg, svg.count("<circle")))
    assert len(shapes) == 3


def test_a_hub_has_the_number_of_the_list_and_closed_ones_none():
    several = [
        hub(Region.TWENTE, "active"),
        hub(Region.UTRECHT, "closed"),
        hub(Region.NATIONWIDE, "forming"),
        hub(Region.NATIONWIDE, "planned", province=Region.DRENTHE),
    ]
    assert marks(several) == (
        Mark(1, Region.TWENTE, "active"),
        Mark(4, Region.DRENTHE, "planned"),
    )
    assert hub_map(translator("nl"), several[1:2]) is None


def test_the_words_of_the_map_name_the_hubs_as_far_as_they_can_be_heard():
    t = translator("nl")
    many = [hub(PLACES[at % len(PLACES)], name=f"Hub {at}") for at in range(40)]
    words = hub_map(t, many).items[0].alt_text
    assert "1 Hub 0" in words
    assert "nog 28" in words
    assert len(words) < 500
