"""Which port tells what to whom, and the headers on all of it."""

import aiohttp
import pytest

from bot.app.web import opened_doors
from bot.http.headers import DEFAULTS
from bot.settings import Settings
from registry.core.errors import Failure
from registry.store.outbox import Outbox
from tests.bot.http.test_attacks import PRODUCTION


@pytest.fixture
async def client():
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def production(tmp_path):
    async with opened_doors(Settings(home=tmp_path, **PRODUCTION)) as roots:
        yield roots


@pytest.fixture
async def local(tmp_path):
    async with opened_doors(Settings(mode="local", home=tmp_path, port=0, sync=False)) as roots:
        yield roots


async def get(client, address):
    async with client.get(address) as response:
        return response.status, await response.text()


async def test_in_production_everybody_hears_only_whether_it_works(production, client):
    assert await get(client, f"{production.bot}/healthz") == (200, '{"status": "ok"}')
    assert await get(client, f"{production.bot}/readyz") == (200, '{"status": "ready"}')
    for path in ("/", "/metrics"):
        assert (await get(client, f"{production.bot}{path}"))[0] == 404


async def test_the_administrator_has_figures_on_this_machine(production, client):
    assert production.operations.startswith("http://127.0.0.1:")
    assert production.operations != production.bot
    status, text = await get(client, f"{production.operations}/readyz")
    assert (status, '"outbox"' in text, '"version"' in text) == (200, True, True)
    assert "plek_turns" in (await get(client, f"{production.operations}/metrics"))[1]
    assert "Versie" in (await get(client, f"{production.operations}/"))[1]
    assert (await get(client, f"{production.operations}/healthz"))[0] == 200


async def test_what_teams_calls_is_not_for_the_administrators_port(production, client):
    async with client.post(f"{production.operations}/api/messages", json={}) as response:
        assert response.status == 404


async def test_a_store_that_is_away_is_told_without_saying_what(production, client, monkeypatch):
    async def away(_self):
        raise Failure

    monkeypatch.setattr(Outbox, "counts", away)
    assert await get(client, f"{production.bot}/readyz") == (503, '{"status": "not ready"}')
    status, text = await get(client, f"{production.operations}/readyz")
    assert (status, "Failure" in text) == (503, True)
    status, text = await get(client, f"{production.operations}/")
    assert (status, "antwoordt niet (Failure)" in text) == (503, True)


async def test_in_local_mode_one_port_has_all(local, client):
    assert local.bot == local.operations
    for path in ("/", "/metrics", "/readyz", "/healthz"):
        assert (await get(client, f"{local.bot}{path}"))[0] == 200


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz", "/metrics", "/downloads/x", "/none"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
async def test_every_answer_carries_what_keeps_a_browser_safe(local, client, path, method):
    async with client.request(method, f"{local.bot}{path}") as response:
        for name, value in DEFAULTS.items():
            if name != "Content-Security-Policy":
                assert response.headers[name] == value
        policy = response.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert "default-src 'none'" in policy
        assert len(response.headers.getall("Content-Security-Policy")) == 1


def test_two_doors_on_one_port_are_refused():
    with pytest.raises(ValueError, match="PLEK_PORT and PLEK_OPS_PORT are both 3980"):
        Settings(**PRODUCTION | {"port": 3980, "ops_port": 3980})


def pressed(number):
    """A press of a card, as Teams sends it."""
    return {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "id": f"press-{number}",
        "channelId": "msteams",
        "serviceUrl": "http://127.0.0.1:9/",
        "from": {"id": "29:fatima", "aadObjectId": "00000000-0000-4000-8000-00000000000f"},
        "recipient": {"id": "28:bot"},
        "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "t"},
        "channelData": {"tenant": {"id": "t"}},
        "replyToId": f"card-{number}",
        "value": {"action": {"type": "Action.Execute", "verb": "hubs.list", "data": {}}},
    }


async def test_beyond_the_limit_a_button_gets_words_that_teams_can_show(tmp_path, client):
    chosen = Settings(mode="local", home=tmp_path, port=0, sync=False, turns_per_minute=2)
    async with opened_doors(chosen) as roots:
        bodies = []
        for number in range(4):
            address = f"{roots.bot}/api/messages"
            async with client.post(address, json=pressed(number)) as response:
                assert response.status == 200
                bodies.append(await response.json())
    assert [body["statusCode"] for body in bodies] == [200] * 4
    assert ["card" in body["type"] for body in bodies] == [True, True, False, False]
    assert "te snel" in bodies[2]["value"]
    assert "te snel" in bodies[3]["value"]
