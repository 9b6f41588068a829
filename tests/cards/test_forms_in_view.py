"""A form is seen at a glance: at most five fields in view, the rest behind a button that opens it.

All forms among the samples are looked at, those of a card with other content too.
"""

import pytest

from cards.kit.forms import MOST_FIELDS
from tests.cards.test_samples import NOUNS, in_batches, parts, samples
from tests.render.render import WIDTHS

TALLEST = 1000
"""px: what somebody oversees, on a telephone by scrolling once."""

FULL = ("odd", "nasty", "largest", "form-alike")
"""In the names of samples that are tall by what people wrote in them or above them."""


def inputs(part):
    """The inputs in view."""
    if isinstance(part, list):
        for one in part:
            yield from inputs(one)
    elif isinstance(part, dict) and part.get("isVisible") is not False:
        if part.get("type", "").startswith("Input."):
            yield part["id"]
        for name, one in part.items():
            if name != "fallback":
                yield from inputs(one)


def as_teams_draws_it(part):
    """A choice among many by typing is one line in Teams; the renderer here lists them all."""
    if isinstance(part, list):
        return [as_teams_draws_it(one) for one in part]
    if not isinstance(part, dict):
        return part
    one_line = part.get("type") == "Input.ChoiceSet" and part.get("style") == "filtered"
    own = {**part, "isMultiSelect": False, "style": "compact"} if one_line else part
    return {key: as_teams_draws_it(one) for key, one in own.items()}


def is_fault(part):
    return part.get("type") == "TextBlock" and part.get("text", "").startswith("⚠ ")


def opened_by_a_fault(card):
    """Whether it shows all because of what is wrong there."""
    return any(
        any(is_fault(one) for one in parts(part))
        for part in parts(card["body"])
        if part.get("id") == "form-more" and part.get("isVisible") is not False
    )


def as_it_opens(noun):
    return {name: card for name, card in samples(noun).items() if not opened_by_a_fault(card)}


@pytest.mark.parametrize("noun", NOUNS)
def test_no_form_shows_more_than_five_fields(noun):
    seen = {name: list(inputs(card["body"])) for name, card in as_it_opens(noun).items()}

    assert {name: some for name, some in seen.items() if len(some) > MOST_FIELDS} == {}


@pytest.mark.parametrize("noun", NOUNS)
def test_what_must_be_filled_in_is_in_view(noun):
    for name, card in samples(noun).items():
        seen = set(inputs(card["body"]))
        asked = {one["id"] for one in parts(card["body"]) if one.get("isRequired")}
        assert asked <= seen, name


@pytest.mark.node
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("noun", NOUNS)
def test_a_form_is_no_taller_than_somebody_oversees(card_renderer, noun, width):
    forms = {
        name: as_teams_draws_it(card)
        for name, card in as_it_opens(noun).items()
        if any(inputs(card["body"]))
        and not any(is_fault(one) for one in parts(card["body"]))
        and not any(word in name for word in FULL)
    }
    tall = {}
    for some in in_batches(forms):
        heights = card_renderer.heights([card for _, card in some], width=width)
        tall |= {name: high for (name, _), high in zip(some, heights, strict=True)}

    assert {name: high for name, high in tall.items() if high > TALLEST} == {}
