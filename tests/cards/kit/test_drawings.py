"""plek's own drawings: one hand, two colours that can be seen on any card, each of them used."""

import io
import json
import re
import tomllib
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

from cards.kit import drawings
from cards.kit.drawings import ACCENT, INK, PALETTES, PAPER, Theme
from cards.kit.pictures import HEADER_HEIGHT, HEADER_WIDTH, Noun, Scene, icon, scene, theme_icon
from cards.kit.translator import translator
from registry.core.vocabulary import COMPLETE
from tests.support.programs import REPOSITORY

CARDS = json.loads((REPOSITORY / "tests/render/themes.json").read_text("utf-8"))
GROUNDS = ("card", "page", "emphasis")
CONTENT = (REPOSITORY / "registry/content/themes.toml").read_text("utf-8")
THEMES = [one["slug"] for one in tomllib.loads(CONTENT)["themes"]]
LIGHTEST = 3.0
"""Contrast of what is drawn, at least (WCAG 2.2, success criterion 1.4.11)."""
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"path", "circle", "ellipse", "g", "svg"}

each_drawing = pytest.mark.parametrize("name", drawings.names())


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted(map(luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grounds(theme):
    shown = ("light", "dark") if theme is Theme.BOTH else (theme.value,)
    return [CARDS[one][ground] for one in shown for ground in GROUNDS]


@pytest.mark.parametrize("theme", Theme)
def test_both_colours_can_be_seen_on_each_ground_of_a_card(theme):
    palette = PALETTES[theme]
    seen = {
        (color, ground): contrast(color, ground)
        for color in (palette.ink, palette.accent)
        for ground in grounds(theme)
    }
    assert {pair: value for pair, value in seen.items() if value < LIGHTEST} == {}
    assert contrast(palette.accent, palette.paper) >= LIGHTEST


def test_each_noun_scene_and_theme_has_its_drawing_and_none_is_left_over():
    wanted = [f"noun-{one}" for one in Noun] + [f"scene-{one}" for one in Scene]
    wanted += [f"theme-{slug}" for slug in THEMES]
    assert sorted(drawings.names()) == sorted(wanted)


@pytest.mark.parametrize("which", [*Noun, *Scene])
def test_each_icon_and_scene_is_on_some_card(which):
    said = f"{type(which).__name__}.{which.name}"
    cards = [path for path in (REPOSITORY / "cards").rglob("*.py") if path.parent.name != "kit"]
    assert any(re.search(rf"\b{said}\b", path.read_text("utf-8")) for path in cards)


@each_drawing
def test_a_drawing_is_a_few_strokes_of_one_width_in_our_colours(name):
    svg = drawings.source(name)
    root = ET.fromstring(svg)  # noqa: S314  # our own file
    size = f"{HEADER_WIDTH} {HEADER_HEIGHT}" if name.startswith("scene-") else "32 32"
    assert root.get("viewBox") == f"0 0 {size}"
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= SHAPES
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}", svg)) <= {INK, ACCENT, PAPER}
    assert re.findall(r'stroke-width="([^"]+)"', svg) == ["2"]
    assert (root.get("stroke-linecap"), root.get("stroke-linejoin")) == ("round", "round")
    assert ACCENT in svg


@each_drawing
def test_a_png_has_the_size_of_the_drawing_and_leaves_its_edge_free(name):
    for scale in (1, 2):
        made = Image.open(io.BytesIO(drawings.png(drawings.source(name), scale)))
        wide = (HEADER_WIDTH, HEADER_HEIGHT) if name.startswith("scene-") else (32, 32)
        assert made.size == tuple(scale * one for one in wide)
        alpha = made.convert("RGBA").getchannel("A")
        left, top, right, bottom = alpha.getbbox()
        assert left >= scale
        assert top >= scale
        assert right <= made.width - scale
        assert bottom <= made.height - scale


@pytest.mark.parametrize("theme", Theme)
def test_a_drawing_is_shown_in_the_colours_of_the_card(theme):
    shown = drawings.coloured(drawings.source("noun-hub"), theme)
    assert set(re.findall(r"#[0-9a-f]{6}", shown)) <= set(PALETTES[theme])
    assert drawings.version(shown) != drawings.version(shown + " ")


@pytest.mark.parametrize("language", COMPLETE)
def test_each_picture_says_what_is_on_it(language):
    t = translator(language)
    shown = [icon(t, one) for one in Noun] + [scene(t, one) for one in Scene]
    assert all(one.alt_text for one in shown)
    assert len({one.alt_text for one in shown}) == len(shown)
    assert theme_icon("wonen", "Wonen").alt_text == "Wonen"
    assert theme_icon("onbekend", "Onbekend") is None
