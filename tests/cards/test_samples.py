"""Every card that PLeK shows, against Microsoft's schema and drawn by Microsoft's renderer.

Samples are the `samples()` of each `samples_*.py` beside this file: cards with real, much and
hostile content, in both languages.
"""

import copy
import importlib
import json
import pkgutil
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft6Validator

import tests.cards
from cards.kit.render import MOST_BYTES
from tests.support.programs import REPOSITORY

SCHEMA = json.loads((REPOSITORY / "tests/contracts/adaptive-card-1.5.0.json").read_text("utf-8"))
"""https://adaptivecards.io/schemas/1.5.0/adaptive-card.json (Microsoft, MIT licence)."""

TEAMS_OWN_KEYS = ("msteams", "choices.data")
TEAMS_OWN_ELEMENTS = (
    "CodeBlock",
    "ProgressBar",
    "Chart.HorizontalBar",
    "Chart.Line",
    "Chart.VerticalBar.Grouped",
)
"""What Teams adds to Adaptive Cards 1.5 (Microsoft, "Cards for Teams"); fallbacks stand in."""

RENDERER_QUIRKS = (
    'Invalid value "nl" for property "lang"',  # it wants a region here; schema and Teams do not
    'Invalid value "en" for property "lang"',
    'Property "choices.data" is supported in version 1.6',  # in Teams it works in 1.5
    "input without a visible label: ac-input ac-multichoiceInput ac-choiceSetInput-filtered",
)


def sample_modules():
    found = pkgutil.walk_packages(tests.cards.__path__, "tests.cards.")
    return [one.name for one in found if one.name.rpartition(".")[2].startswith("samples_")]


def all_samples():
    for module in sample_modules():
        noun = ".".join(module.split(".")[2:]).replace("samples_", "")
        made = importlib.import_module(module).samples()
        for name, card in made.items():
            yield pytest.param(f"{noun} {name}", card, id=f"{noun}-{name}")


SAMPLES = list(all_samples())


def without_teams_own(part):
    if isinstance(part, list):
        return [without_teams_own(one) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") in TEAMS_OWN_ELEMENTS:
        return without_teams_own(part["fallback"])
    own = {key: one for key, one in part.items() if key not in TEAMS_OWN_KEYS}
    if part.get("style") == "filtered":  # in 1.5, and missing from its published schema
        del own["style"]
    return {key: without_teams_own(one) for key, one in own.items()}


def parts(part):
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from parts(value)
    elif isinstance(part, list):
        for value in part:
            yield from parts(value)


def test_every_noun_has_samples():
    subjects = {module.split(".")[2] for module in sample_modules()}
    shown = {path.stem for path in Path(REPOSITORY, "cards/texts/nl").glob("*.ftl")}
    assert len(SAMPLES) > len(shown)
    assert {"members", "networks", "agenda", "helpdesk", "signals", "provisioning"} <= subjects


@pytest.mark.parametrize(("name", "card"), SAMPLES)
def test_a_card_is_valid_small_and_whole(name, card):
    plain = orjson.loads(orjson.dumps(card))
    faults = [
        f"{'.'.join(map(str, fault.path))}: {fault.message[:200]}"
        for fault in Draft6Validator(SCHEMA).iter_errors(without_teams_own(copy.deepcopy(plain)))
    ]
    assert faults == [], name
    assert len(orjson.dumps(plain)) < MOST_BYTES
    assert plain["version"] == "1.5"
    assert plain["fallbackText"]
    for part in parts(plain):
        kind = part.get("type", "")
        if kind == "Action.Execute":
            assert part["verb"]
            assert part["fallback"]["type"] == "Action.Submit"
            assert part["fallback"]["data"]["verb"] == part["verb"]
        if kind.startswith("Input."):
            assert part["label"]
            assert bool(part.get("isRequired")) == bool(part.get("errorMessage"))
        if kind == "Image":
            assert part["altText"]
    primary = [one for one in plain.get("actions", []) if one.get("mode") != "secondary"]
    assert len(primary) <= 6


@pytest.mark.node
@pytest.mark.parametrize(("name", "card"), SAMPLES)
def test_a_card_reads_well_on_a_phone_and_in_the_dark(card_renderer, name, card):
    for theme, width in (("light", 320), ("dark", 600)):
        drawing = card_renderer.render(card, theme=theme, width=width)
        found = [
            problem
            for problem in drawing.problems
            if not any(quirk in problem for quirk in RENDERER_QUIRKS)
        ]
        assert found == [], f"{name}, {theme}, {width} px"
