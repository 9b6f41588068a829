"""The bot's own token: fetched once, renewed in time, and given to nobody else."""

import asyncio

import pytest
from azure.core.credentials import AccessToken
from azure.core.exceptions import ClientAuthenticationError

from bot.adapter.outbound.tokens import SCOPE, Tokens, credential_from
from bot.dispatch.turn import Answer, Place, Scope, Unavailable, Undeliverable
from bot.settings import Settings
from tests.bot.adapter.activities import activity
from tests.support.at_once import at_once
from tests.support.connector import Fault

FAR = "smba.trafficmanager.net"


class Clock:
    now = 1_000_000.0

    def __call__(self):
        return self.now


class Credential:
    """Gives numbered tokens for an hour."""

    def __init__(self, clock):
        self.clock = clock
        self.given = 0
        self.failing = False
        self.closed = False
        self.scopes = set()

    async def get_token(self, *scopes):
        self.scopes.update(scopes)
        await asyncio.sleep(0)
        if self.failing:
            raise ClientAuthenticationError("secret expired for Jan")
        self.given += 1
        return AccessToken(f"t{self.given}", int(self.clock() + 3_600))

    async def close(self):
        self.closed = True


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def credential(clock):
    return Credential(clock)


async def test_many_calls_share_one_token(clock, credential):
    tokens = Tokens(credential, clock=clock)
    headers = await at_once(*(tokens.header(FAR) for _ in range(20)))
    assert set(headers) == {"Bearer t1"}
    assert credential.scopes == {SCOPE}


async def test_a_token_is_renewed_before_it_ends(clock, credential):
    tokens = Tokens(credential, clock=clock)
    await tokens.header(FAR)
    clock.now += 3_200
    assert await tokens.header(FAR) == "Bearer t1"
    clock.now += 150
    assert await tokens.header(FAR) == "Bearer t2"


async def test_while_no_new_token_is_to_be_had_the_old_one_serves_to_its_end(clock, credential):
    tokens = Tokens(credential, clock=clock)
    await tokens.header(FAR)
    credential.failing = True
    clock.now += 3_400
    assert await tokens.header(FAR) == "Bearer t1"
    clock.now += 200
    with pytest.raises(Unavailable, match="certificate, managed or federated identity") as caught:
        await tokens.header(FAR)
    assert "Jan" not in str(caught.value)


async def test_no_token_goes_to_this_machine_unless_the_credential_is_a_tests(credential):
    assert await Tokens(credential).header("127.0.0.1") is None
    assert await Tokens(credential).header("localhost") is None
    assert await Tokens(credential, loopback=True).header("127.0.0.1") == "Bearer t1"
    assert await Tokens(None).header(FAR) is None


async def test_replies_carry_the_token(start, credential):
    bot = await start(credential=credential)
    await bot.post(activity(bot.connector.url, text="x"), token=bot.token())
    assert bot.connector.calls[0].authorization == "Bearer t1"
    await bot.adapter.close()
    assert credential.closed


async def test_an_old_token_that_is_refused_is_renewed_once(start, credential, clock):
    bot = await start(credential=credential)
    place = Place(bot.connector.url, "a:1", Scope.PERSONAL)
    bot.connector.faults.append(Fault(401))
    with pytest.raises(Undeliverable, match="401"):
        await bot.adapter.messenger.send(place, Answer(text="x"))
    tokens = Tokens(credential, clock=clock)
    header = await tokens.header(FAR)
    assert not tokens.refused(header)
    clock.now += 120
    assert tokens.refused(header)
    assert await tokens.header(FAR) != header
    assert tokens.refused(header)


async def test_without_a_token_a_reply_is_not_sent_and_the_turn_ends_well(start, credential):
    credential.failing = True
    bot = await start(credential=credential)
    assert await bot.post(activity(bot.connector.url, text="x"), token=bot.token()) == (200, b"")
    assert bot.connector.calls == []


async def test_a_token_file_that_is_not_there_gives_no_token(tmp_path):
    file = {"federated_token_file": tmp_path / "gone"}
    tokens = Tokens(credential_from(Settings(**PRODUCTION, **file)))
    with pytest.raises(Unavailable, match="FileNotFoundError"):
        await tokens.header(FAR)
    await tokens.close()


PRODUCTION = {"mode": "production", "app_id": "a-1", "app_tenant_id": "t-1"}


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        (PRODUCTION | {"app_secret": "x"}, "ClientSecretCredential"),
        (PRODUCTION | {"managed_identity": True}, "ManagedIdentityCredential"),
        ({"mode": "local", "app_id": "a-1", "app_secret": "x"}, "NoneType"),
    ],
)
async def test_the_credential_is_what_the_settings_describe(settings, kind):
    credential = credential_from(Settings(**settings))
    assert type(credential).__name__ == kind
    await Tokens(credential).close()
