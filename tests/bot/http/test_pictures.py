"""Pictures over HTTP: ours and no others, kept for ever, from any site."""

import io

import pytest
from aiohttp.test_utils import TestClient, TestServer
from PIL import Image

from bot.http.application import guarded_application
from bot.http.pictures import Gallery, routes
from cards.hubs.hub_map import Mark, map_drawing, map_name
from cards.kit.drawings import Theme
from registry.core.errors import Failure
from registry.core.vocabulary import Region
from tests.support.at_once import at_once

OLD, NEW = (map_name([Mark(1, Region.TWENTE, state)]) for state in ("planned", "active"))


@pytest.fixture
async def serve():
    clients = []

    async def start(gallery):
        app = guarded_application()
        app.add_routes(routes(gallery))
        clients.append(client := TestClient(TestServer(app)))
        await client.start_server()
        return client

    yield start
    for one in clients:
        await one.close()


async def test_a_drawing_is_served_to_anybody_and_may_be_kept(serve):
    gallery = Gallery()
    client = await serve(gallery)
    file = gallery.file("noun-hub", Theme.DARK)
    async with client.get(f"/pictures/{file}") as answer:
        assert answer.status == 200
        assert answer.content_type == "image/png"
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert Image.open(io.BytesIO(await answer.read())).size == (64, 64)


async def test_a_picture_without_a_width_on_the_card_has_it_itself(serve):
    gallery = Gallery()
    client = await serve(gallery)
    async with client.get(f"/pictures/{gallery.file('scene-hub', Theme.BOTH)}") as answer:
        assert Image.open(io.BytesIO(await answer.read())).size == (480, 80)


async def test_a_card_from_before_gets_the_drawing_of_today_and_not_for_ever(serve):
    client = await serve(Gallery())
    async with client.get("/pictures/noun-hub.light.0123456789.png") as answer:
        assert answer.status == 200
        assert "immutable" not in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "file",
    [
        *("noun-nothing.both.0123456789.png", "noun-hub.blue.0123456789.png", "noun-hub.png"),
        *("map.both.0123456789.png", "..%2f..%2fpyproject.toml", "%2e%2e%2fkit%2fdrawings.py"),
        *("noun-hub.both.0123456789.svg", "nouns%2fhub.svg", f"{OLD}.both.0123456789.png", "%00"),
    ],
)
async def test_nothing_else_is_there(serve, file):
    client = await serve(Gallery(map_drawing))
    async with client.get(f"/pictures/{file}") as answer:
        assert answer.status == 404


async def test_a_map_of_another_process_is_learnt_from_the_registry_and_seldom(serve):
    asked = []

    async def current():
        asked.append(1)
        return NEW

    client = await serve(Gallery(map_drawing, current))
    sender = Gallery(map_drawing)
    files = [sender.file(NEW, theme) for theme in Theme]

    async def get(file):
        async with client.get(f"/pictures/{file}") as answer:
            return answer.status, "immutable" in answer.headers["Cache-Control"]

    assert await at_once(*map(get, files)) == [(200, True)] * 3
    assert await get(sender.file(OLD, Theme.DARK)) == (200, False)  # as it is today
    assert len(asked) == 1


async def test_a_map_that_comes_back_is_the_one_of_today_again(serve):
    gallery = Gallery(map_drawing)
    client = await serve(gallery)
    files = [gallery.file(name, Theme.BOTH) for name in (OLD, NEW, OLD)]
    assert files[0] == files[2] != files[1]
    async with client.get(f"/pictures/{files[0]}") as answer:
        today = await answer.read()
    async with client.get("/pictures/map.both.0123456789.png") as answer:
        assert await answer.read() == today


async def test_trouble_of_the_registry_is_told_as_that(serve):
    async def current():
        raise Failure

    client = await serve(Gallery(map_drawing, current))
    async with client.get("/pictures/map.both.0123456789.png") as answer:
        assert answer.status == 503
        assert answer.headers["Retry-After"]
