"""Pictures of a card that is sent: addressed, put in, or left out without a trace."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dispatch.links import Links
from bot.dispatch.pictures import Pictures, names_in
from bot.dispatch.turn import Answer
from bot.http.pictures import Gallery
from cards.hubs.hub import hubs_card
from cards.hubs.hub_map import map_drawing
from cards.kit.components import card, para
from cards.kit.headings import header
from cards.kit.pictures import FIGURE, Noun, Scene, icon, scene
from cards.kit.render import MOST_BYTES, PICTURE_MARK
from cards.kit.states import badge
from cards.kit.translator import translator
from registry.core.vocabulary import Region
from registry.hubs.hub import Hub

T = translator("nl")
ROOT = "https://plek.example.nl"
TWENTE = Hub(slug="twente", name="Twente", region=Region.TWENTE, province=Region.OVERIJSSEL)


def a_card(text="Tekst", *more):
    body = [scene(T, Scene.HUB), header(T, "Twente", Noun.HUB, state=badge("Actief")), para(text)]
    return card(T, [*body, *more], fallback="Twente")


def images(part):
    if isinstance(part, dict):
        if part.get("type") == "Image":
            yield part
        for value in part.values():
            yield from images(value)
    elif isinstance(part, list):
        for value in part:
            yield from images(value)


def test_a_served_picture_has_an_address_for_each_theme():
    shown = Pictures(Links(ROOT), Gallery()).shown(a_card())
    top, small = images(shown)
    for one, name in ((top, "scene-hub"), (small, "noun-hub")):
        assert one["url"].startswith(f"{ROOT}/pictures/{name}.both.")
        assert [(at["theme"], at["url"].split(".")[-3]) for at in one["themedUrls"]] == [
            ("Light", "light"),
            ("Dark", "dark"),
        ]
        assert one["altText"]
    assert PICTURE_MARK not in orjson.dumps(shown)


@pytest.mark.parametrize(
    "pictures",
    [Pictures(), Pictures(Links(), Gallery()), Pictures(Links(ROOT), Gallery(), "none")],
)
def test_without_a_way_the_card_is_whole_and_has_no_trace_of_them(pictures):
    shown = pictures.shown(a_card())
    assert list(images(shown)) == []
    assert [one["type"] for one in shown["body"]] == ["ColumnSet", "TextBlock"]
    assert len(shown["body"][0]["columns"]) == 2
    assert PICTURE_MARK not in orjson.dumps(shown)


def test_words_about_a_picture_go_with_it():
    made = hubs_card(T, [TWENTE])
    assert FIGURE in [one.get("id") for one in made["body"]]
    assert FIGURE not in [one.get("id") for one in Pictures().shown(made)["body"]]
    gallery = Gallery(map_drawing)
    shown = Pictures(Links(ROOT), gallery).shown(made)
    picture = next(one for one in shown["body"] if one.get("id") == FIGURE)
    assert "1 Twente" in picture["items"][0]["altText"]
    assert picture["items"][0]["url"].startswith(f"{ROOT}/pictures/map.both.")


def test_a_card_without_pictures_is_left_as_it_is():
    made = card(T, [para("Tekst")], fallback="Tekst")
    assert Pictures(Links(ROOT)).shown(made) is made
    answer = Answer(card=made, instead=Answer(text="x"))
    assert Pictures(Links(ROOT)).of(answer) is answer


def test_what_others_see_instead_has_its_pictures_too():
    answer = Answer(card=a_card(), instead=Answer(card=a_card()))
    shown = Pictures(Links(ROOT), Gallery()).of(answer)
    assert [len(list(images(one.card))) for one in (shown, shown.instead)] == [2, 2]


def test_a_picture_that_nobody_drew_is_left_out():
    made = orjson.loads(orjson.dumps(a_card()).replace(b"plek-picture:noun-hub", b"plek-picture:x"))
    assert len(list(images(Pictures(Links(ROOT), Gallery()).shown(made)))) == 1


@given(st.integers(0, 27_500), st.integers(1, 30), st.integers(0, 300))
def test_pictures_never_make_a_card_too_large(text, many, longer):
    body = [para("a" * text), *(icon(T, Noun.HUB) for _ in range(many))]
    raw = {"type": "AdaptiveCard", "body": [one.model_dump(by_alias=True) for one in body]}
    for way in ("served", "embedded"):
        gallery = Gallery()
        gallery._pngs[("noun-hub", "both"), 1] = b"x" * 600
        links = Links(f"{ROOT}/{'x' * longer}")
        shown = Pictures(links, gallery, way).shown(raw)
        assert len(orjson.dumps(shown)) <= MOST_BYTES or not list(images(shown))
        assert list(names_in(shown)) == []


def test_small_pictures_are_put_in_the_card_and_large_ones_left_out_first():
    gallery = Gallery()
    assert list(images(Pictures(None, gallery, "embedded").shown(a_card()))) == []
    gallery.warm()
    both = list(images(Pictures(None, gallery, "embedded").shown(a_card())))
    assert [one["url"][:22] for one in both] == ["data:image/png;base64,"] * 2
    assert "themedUrls" not in both[0]
    full = a_card("a" * 24_000)
    (left,) = images(Pictures(None, gallery, "embedded").shown(full))
    assert left["altText"] == "Hub"
