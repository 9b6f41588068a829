"""What is said of where something comes from, and when a card has no room for it."""

import orjson
import pytest

from cards.kit.components import card, said
from cards.kit.provenance import lines_said
from cards.kit.render import MOST_BYTES, fits
from cards.kit.translator import translator
from cards.provenance.record import OriginView, with_origin
from cards.provenance.values import field_label, section_label
from registry.core.vocabulary import COMPLETE
from registry.organisations.organisation import Organisation
from registry.provenance.waiting import sourced_sections
from registry.store.entities import import_all
from tests.cards.provenance.samples_provenance import HUB, RIVM

import_all()
NL = translator(COMPLETE[0])


@pytest.mark.parametrize("language", COMPLETE)
def test_each_field_and_section_that_says_where_it_comes_from_has_a_name(language):
    t = translator(language)
    for entity in sourced_sections().values():
        bare = entity.model_construct(slug="x")
        assert section_label(t, bare)
        assert t(f"provenance-kind-{entity.section}")
        assert entity.sourced
        for field in entity.sourced:
            assert field_label(t, bare, field), f"{entity.section}.{field}"
            assert field in entity.model_fields


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("1522", "regel 1522"),
        ("159-161", "regels 159–161"),
        ("30, 427-434", "regels 30 en 427–434"),
        ("1, 2, 5-9", "regels 1, 2 en 5–9"),
    ],
)
def test_lines_are_said_as_people_say_them(lines, said):
    assert lines_said(NL, lines) == said


def _full(size):
    return card(NL, [said("x" * size)], fallback="vol")


def test_a_card_keeps_within_what_teams_takes():
    view = OriginView(HUB, mendable=("phase",))
    roomy = with_origin(_full(100), NL, view)
    tight = with_origin(_full(MOST_BYTES - 1600), NL, view)
    full = with_origin(_full(MOST_BYTES - 500), NL, view)
    assert "afgeleid, klopt dit?" in orjson.dumps(roomy).decode()
    assert "afgeleid, klopt dit?" not in orjson.dumps(tight).decode()
    assert "Waar dit vandaan komt" in orjson.dumps(tight).decode()
    assert full == _full(MOST_BYTES - 500)
    assert all(map(fits, (roomy, tight, full)))


def test_what_people_made_themselves_says_nothing():
    own = Organisation(slug="eigen", name="Eigen", kind=RIVM.kind)
    assert with_origin(_full(10), NL, OriginView(own)) == _full(10)
