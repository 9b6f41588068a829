"""The issuer's keys over time."""

import aiohttp
import pytest
from aiohttp import web

from bot.adapter.inbound.signing_keys import DAY, SigningKeys
from bot.adapter.wire.refusal import Refusal
from tests.support.issuer import serving


class Clock:
    now = 5_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
async def session():
    async with aiohttp.ClientSession() as open_session:
        yield open_session


async def test_keys_are_fetched_anew_each_day_without_making_anybody_wait(issuer, session):
    clock = Clock()
    keys = SigningKeys(issuer.metadata_url, lambda: session, clock)
    assert await keys.find("one")
    clock.now += DAY - 1
    assert keys.known("one")
    await keys.close()
    assert issuer.fetched == 1
    clock.now += 2
    assert keys.known("one")
    await keys.refresh()
    assert issuer.fetched == 2


async def test_a_key_that_was_withdrawn_is_gone_within_the_day(issuer, session):
    clock = Clock()
    keys = SigningKeys(issuer.metadata_url, lambda: session, clock)
    await keys.find("one")
    first = keys.generation
    issuer.announced = {"two": ["msteams"]}
    clock.now += DAY + 1
    keys.known("one")
    await keys.refresh()
    assert keys.known("one") is None
    assert keys.known("two").endorsements == {"msteams"}
    assert keys.generation == first + 1


async def test_an_issuer_that_is_down_is_asked_again_after_a_minute(issuer, session):
    clock = Clock()
    keys = SigningKeys(issuer.metadata_url, lambda: session, clock)
    await keys.find("one")
    issuer.broken = True
    clock.now += DAY + 1
    keys.known("one")
    await keys.refresh()
    assert keys.known("one")
    assert keys._fetching is None
    issuer.broken = False
    clock.now += 61
    assert keys.known("one")
    await keys.refresh()
    assert issuer.fetched == 2


PAGES = {
    "no JSON": "hallo",
    "a list": "[]",
    "no address": "{}",
    "an address that is no string": '{"jwks_uri": 5}',
    "an address that is no URL": '{"jwks_uri": "http://[::1"}',
    "an address elsewhere without https": '{"jwks_uri": "http://keys.example/"}',
    "a file": '{"jwks_uri": "file:///etc/passwd"}',
    "keys that are none": '{"jwks_uri": "ROOT/keys", "keys": [{"kid": "one", "kty": "RSA"}, 5]}',
    "no keys": '{"jwks_uri": "ROOT/keys", "keys": "x"}',
    "without end": '{"jwks_uri": "' + "x" * 2_000_000 + '"}',
}


@pytest.mark.parametrize("what", PAGES)
async def test_an_issuer_that_answers_nonsense_is_unavailable(session, what):
    async def answer(request):
        root = f"http://{request.host}"
        return web.Response(text=PAGES[what].replace("ROOT", root), content_type="text/html")

    app = web.Application()
    app.router.add_get("/{any:.*}", answer)
    async with serving(app) as root:
        keys = SigningKeys(f"{root}/metadata", lambda: session)
        with pytest.raises(Refusal, match="503"):
            await keys.find("one")


async def test_a_redirect_is_not_followed(session, issuer):
    async def move(_):
        raise web.HTTPFound(issuer.metadata_url)

    app = web.Application()
    app.router.add_get("/metadata", move)
    async with serving(app) as root:
        keys = SigningKeys(f"{root}/metadata", lambda: session)
        with pytest.raises(Refusal, match="503"):
            await keys.find("one")
