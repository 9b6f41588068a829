"""What the authenticator remembers, for how long, and what it reads from a header."""

import time
from types import SimpleNamespace

import jwt
import pytest
from multidict import CIMultiDict

from bot.adapter.inbound.auth import LEEWAY, Authenticator, VerifiedToken
from bot.adapter.inbound.signing_keys import SigningKey
from bot.adapter.wire.addresses import Addresses
from bot.adapter.wire.refusal import Refusal
from bot.settings import Settings
from tests.bot.adapter.activities import APP_ID
from tests.support.issuer import ISSUER, private_key

CONNECTOR = "https://smba.example/emea/"


class Keys:
    """The issuer's keys as a test sets them; how often each was looked at is counted."""

    def __init__(self):
        self.generation = 1
        self.signer = "one"
        self.looks = 0

    def known(self, kid):
        self.looks += 1
        return SigningKey(private_key(self.signer).public_key(), frozenset({"msteams", kid}))


class Clock:
    def __init__(self):
        self.now = int(time.time())

    def __call__(self):
        return self.now


@pytest.fixture
def keys():
    return Keys()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def door(keys, clock):
    settings = Settings(
        mode="production",
        app_id=APP_ID,
        app_tenant_id="11111111-0000-0000-0000-000000000000",
        app_secret="made-up",
    )
    return Authenticator(settings, keys, Addresses(settings), clock)


def token(clock, *, seconds=3600, **claims):
    good = {
        "iss": ISSUER,
        "aud": APP_ID,
        "serviceurl": CONNECTOR,
        "nbf": clock.now - 10,
        "exp": clock.now + seconds,
    }
    return jwt.encode(good | claims, private_key("one"), algorithm="RS256", headers={"kid": "one"})


def asked(*headers):
    return SimpleNamespace(headers=CIMultiDict(("Authorization", one) for one in headers))


async def refused(door, *headers):
    with pytest.raises(Refusal) as refusal:
        await door.authenticate(asked(*headers))
    return refusal.value.status, refusal.value.code


async def test_a_token_is_remembered_until_it_is_no_longer_accepted_and_no_second_longer(
    door, keys, clock
):
    header = f"Bearer {token(clock)}"
    until = clock.now + 3600 + LEEWAY
    passport = await door.authenticate(asked(header))
    assert passport == VerifiedToken(CONNECTOR, frozenset({"msteams", "one"}), until, 1)
    keys.signer = "stranger"  # who looks at the signature now finds another one
    clock.now = until - 1
    assert await door.authenticate(asked(header)) is passport
    assert keys.looks == 1
    clock.now = until
    assert await refused(door, header) == (401, "signature")


async def test_a_token_is_verified_anew_once_the_keys_were_fetched_anew(door, keys, clock):
    header = f"Bearer {token(clock)}"
    await door.authenticate(asked(header))
    keys.generation = 2
    assert (await door.authenticate(asked(header))).generation == 2
    assert keys.looks == 2
    await door.authenticate(asked(header))
    assert keys.looks == 2


@pytest.mark.parametrize("scheme", ["Basic", "Token", "Bearerx", "", "Bearer:"])
async def test_a_good_token_under_another_scheme_is_refused(door, clock, scheme):
    good = token(clock)
    assert await refused(door, f"{scheme} {good}") == (401, "header")
    assert await door.authenticate(asked(f"Bearer {good}"))
