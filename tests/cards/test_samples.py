"""Every card that PLeK shows, against Microsoft's schema and drawn by Microsoft's renderer.

Samples are the `samples()` of each `samples_*.py` beside this file: cards with real, much and
hostile content, in both languages.
"""

import importlib
import json
import pkgutil
from collections import defaultdict
from functools import cache
from itertools import islice
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft6Validator

import tests.cards
from bot.dispatch.pictures import names_in
from cards.kit.components import MOST_IN_VIEW
from cards.kit.drawings import is_drawn
from cards.kit.pictures import MAP_PREFIX
from cards.kit.render import MOST_BYTES
from registry.core.vocabulary import Language
from tests.support.examples import ALL
from tests.support.programs import REPOSITORY

SCHEMA = json.loads((REPOSITORY / "tests/contracts/adaptive-card-1.5.0.json").read_text("utf-8"))
"""https://adaptivecards.io/schemas/1.5.0/adaptive-card.json (Microsoft, MIT licence)."""

TEAMS_OWN_KEYS = ("msteams", "choices.data")
TEAMS_OWN_ELEMENTS = (
    "Badge",
    "CodeBlock",
    "Component",
    "ProgressBar",
    "Chart.HorizontalBar",
    "Chart.Line",
    "Chart.VerticalBar.Grouped",
)
"""What Teams adds to Adaptive Cards 1.5 (Microsoft, "Cards for Teams"); fallbacks stand in."""

RENDERER_QUIRKS = (  # for `lang` it wants a region, which schema and Teams do not
    *(f'Invalid value "{one}" for property "lang"' for one in Language),
    'Property "choices.data" is supported in version 1.6',  # in Teams it works in 1.5
    "input without a visible label: ac-input ac-multichoiceInput ac-choiceSetInput-filtered",
)


MODULES = {
    ".".join(one.name.split(".")[2:]).replace("samples_", ""): one.name
    for one in pkgutil.walk_packages(tests.cards.__path__, "tests.cards.")
    if one.name.rpartition(".")[2].startswith("samples_")
}
NOUNS = sorted(MODULES)
each_noun = pytest.mark.parametrize("noun", NOUNS)
VALIDATOR = Draft6Validator(SCHEMA)
MOST_AT_ONCE = 50


@cache
def samples(noun):
    """The cards of a noun by name, as they go over the wire; made when a test asks for them."""
    made = importlib.import_module(MODULES[noun]).samples()
    return {name: orjson.loads(orjson.dumps(card)) for name, card in made.items()}


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


TEXTS = {
    *("text", "title", "label", "placeholder", "errorMessage", "value", "altText", "url"),
    *("fallbackText", "speak", "tooltip", "codeSnippet", "id", "verb", "lang"),
}
"""What differs between two cards of one layout; the schema asks nothing of it but a string."""


def without_texts(part):
    """A card's layout: its texts empty, what a button sends along too, equal rows once."""
    if isinstance(part, list):
        rows = [without_texts(one) for one in part]
        return [row for at, row in enumerate(rows) if row not in rows[:at]]
    if not isinstance(part, dict):
        return part
    return {
        key: type(one)()
        if (key in TEXTS and isinstance(one, str)) or (key == "data" and isinstance(one, dict))
        else without_texts(one)
        for key, one in part.items()
    }


def layout(card):
    """The same for all cards of one layout."""
    return orjson.dumps(without_texts(card), option=orjson.OPT_SORT_KEYS)


@cache
def faults_of_layout(content):
    """What Microsoft's schema says of a layout."""
    return [
        f"{'.'.join(map(str, fault.path))}: {fault.message[:200]}"
        for fault in VALIDATOR.iter_errors(orjson.loads(content))
    ]


def parts(part):
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from parts(value)
    elif isinstance(part, list):
        for value in part:
            yield from parts(value)


def faults(plain):
    """What is wrong with a card, without drawing it."""
    yield from faults_of_layout(layout(without_teams_own(plain)))
    if len(orjson.dumps(plain)) >= MOST_BYTES:
        yield "too large"
    if plain["version"] != "1.5":
        yield f"version {plain['version']}"
    if not plain["fallbackText"]:
        yield "nothing to read where cards are not shown"
    seen = [one for one in plain.get("actions", []) if one.get("mode") != "secondary"]
    if len(seen) > MOST_IN_VIEW:
        yield "more than four buttons in sight"
    if plain.get("actions") and all(one.get("mode") == "secondary" for one in plain["actions"]):
        yield "nothing in sight but the dots"
    for part in parts(plain):
        yield from faults_of_part(part)


def faults_of_part(part):
    kind = part.get("type", "")
    if kind == "Action.Execute":
        old = part["fallback"]
        if not part["verb"]:
            yield "a button without a verb"
        if old["type"] != "Action.Submit" or old["data"]["verb"] != part["verb"]:
            yield f"{part['verb']}: another button for an old client"
    if kind.startswith("Input."):
        if not part["label"]:
            yield f"{part['id']}: no label"
        if bool(part.get("isRequired")) != bool(part.get("errorMessage")):
            yield f"{part['id']}: required without a message, or the other way round"
    if kind == "Image" and not part["altText"].strip():
        yield "a picture without words"
    for name in names_in(part) if kind == "Image" else ():
        if not is_drawn(name) and not name.startswith(MAP_PREFIX):
            yield f"a picture that nobody drew: {name}"


def drawn(cards):
    """What to draw: in CI every card, else of each layout the most text and the longest word."""
    if ALL:
        return cards
    layouts = defaultdict(dict)
    for name, card in cards.items():
        layouts[layout(card)][name] = orjson.dumps(card).decode()
    chosen = {
        max(alike, key=measure)
        for alike in layouts.values()
        for measure in (
            lambda name, alike=alike: len(alike[name]),
            lambda name, alike=alike: max(map(len, alike[name].split())),
        )
    }
    return {name: card for name, card in cards.items() if name in chosen}


def in_batches(cards):
    items = iter(cards.items())
    while some := list(islice(items, MOST_AT_ONCE)):
        yield some


def test_every_noun_has_samples():
    shown = {path.stem for path in Path(REPOSITORY, "cards/texts/nl").glob("*.ftl")}
    assert sum(len(samples(noun)) for noun in NOUNS) > len(shown)
    assert {"members", "networks", "agenda", "helpdesk"} <= {one.split(".")[0] for one in NOUNS}


@each_noun
def test_a_card_is_valid_small_and_whole(noun):
    found = {name: list(faults(card)) for name, card in samples(noun).items()}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.node
@pytest.mark.parametrize(("theme", "width"), [("light", 320), ("dark", 600)])
@each_noun
def test_a_card_reads_well_on_a_phone_and_in_the_dark(card_renderer, noun, theme, width):
    found = {}
    for some in in_batches(drawn(samples(noun))):
        cards = [card for _, card in some]
        seen = card_renderer.problems(cards, theme=theme, width=width)
        for (name, _), problems in zip(some, seen, strict=True):
            found[name] = [
                one for one in problems if not any(quirk in one for quirk in RENDERER_QUIRKS)
            ]

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_of_each_layout_the_most_text_and_the_longest_word_are_drawn(monkeypatch):
    monkeypatch.setattr(f"{__name__}.ALL", False)
    short, long, hostile = ({"type": "TextBlock", "text": one} for one in ("a", "a b" * 9, "x" * 9))
    cards = {
        "short": {"body": [short]},
        "long": {"body": [long, long]},
        "hostile": {"body": [hostile]},
        "other": {"body": [short | {"size": "large"}]},
    }

    assert drawn(cards).keys() == {"long", "hostile", "other"}
