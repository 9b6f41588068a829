"""What the authenticator refuses, by which word, what it remembers, and for how long."""

import base64
import json
import time
from dataclasses import replace
from types import SimpleNamespace

import jwt
import pytest
from botbuilder.schema import Activity
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from multidict import CIMultiDict

from bot.adapter.inbound import auth
from bot.adapter.inbound.auth import Authenticator, VerifiedToken
from bot.adapter.inbound.signing_keys import SigningKey
from bot.adapter.wire.addresses import Addresses
from bot.adapter.wire.refusal import Refusal
from bot.settings import Settings
from tests.bot.adapter.activities import APP_ID
from tests.support.examples import examples
from tests.support.issuer import ISSUER, private_key

CONNECTOR = "https://smba.example/emea/"


class Keys:
    """The issuer's keys as a test sets them; how often each was looked at is counted."""

    def __init__(self):
        self.generation = 1
        self.signer = "one"
        self.looks = 0
        self.asked = []

    def known(self, kid):
        self.looks += 1
        if kid != "one":
            return None
        return SigningKey(private_key(self.signer).public_key(), frozenset({"msteams", kid}))

    async def find(self, kid):
        self.asked.append(kid)
        if kid == "new":
            return SigningKey(private_key("new").public_key(), frozenset({"msteams"}))
        return None


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
    chosen = Settings(
        mode="production",
        app_id=APP_ID,
        app_tenant_id="11111111-0000-0000-0000-000000000000",
        app_secret="made-up",
    )
    return Authenticator(chosen, keys, Addresses(chosen), clock)


def token(clock, *, kid="one", signer=None, without=(), header=(), **claims):
    good = {
        "iss": ISSUER,
        "aud": APP_ID,
        "serviceurl": CONNECTOR,
        "nbf": clock.now - 10,
        "exp": clock.now + 3600,
    }
    kept = {name: value for name, value in (good | claims).items() if name not in without}
    signer = private_key(signer or kid)
    return jwt.encode(kept, signer, algorithm="RS256", headers={"kid": kid} | dict(header))


def asked(*headers):
    return SimpleNamespace(headers=CIMultiDict(("Authorization", one) for one in headers))


async def refused(door, *headers):
    with pytest.raises(Refusal) as refusal:
        await door.authenticate(asked(*headers))
    return refusal.value.status, refusal.value.code


async def why(door, token):
    """The word and the sentence by which a token is refused."""
    with pytest.raises(Refusal) as refusal:
        await door.authenticate(asked(f"Bearer {token}"))
    assert refusal.value.status == 401
    return refusal.value.code, refusal.value.detail


async def test_a_token_is_remembered_until_it_is_no_longer_accepted_and_no_second_longer(
    door, keys, clock
):
    header = f"Bearer {token(clock)}"
    until = clock.now + 3600 + 300
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


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer   ", "Bearer ééé.ééé.ééé", "e30.e30.AA"])
async def test_a_header_without_a_token_is_refused_as_such(door, header):
    assert await refused(door, header) == (401, "header")


async def test_exactly_one_header_is_asked_for(door, clock):
    header = f"Bearer {token(clock)}"
    for headers in ((), (header, header)):
        assert await refused(door, *headers) == (401, "header")


BAD = "The bearer token was not accepted: "
CLAIMS = {
    "no issuer": ({"without": ("iss",)}, "claim_missing", f"{BAD}claim missing."),
    "no audience": ({"without": ("aud",)}, "claim_missing", f"{BAD}claim missing."),
    "no end": ({"without": ("exp",)}, "claim_missing", f"{BAD}claim missing."),
    "another issuer": ({"iss": "https://sts.example/"}, "issuer", f"{BAD}issuer."),
    "another audience": ({"aud": "other"}, "audience", f"{BAD}audience."),
    "two audiences": ({"aud": [APP_ID]}, "audience", f"{BAD}audience."),
    "over": ({"exp": 1}, "expired", f"{BAD}expired."),
    "not yet": ({"nbf": 1 << 36}, "not_yet_valid", f"{BAD}not yet valid."),
    "an end that is a word": ({"exp": "tomorrow"}, "malformed", f"{BAD}malformed."),
    "a subject that is a number": ({"sub": 7}, "malformed", f"{BAD}malformed."),
    "an id that is a list": ({"jti": ["a"]}, "malformed", f"{BAD}malformed."),
    "made in the future": ({"iat": 1 << 36}, "not_yet_valid", f"{BAD}not yet valid."),
}


@pytest.mark.parametrize("what", CLAIMS)
async def test_a_token_is_refused_by_the_claim_that_is_wrong(door, keys, clock, what):
    changes, code, detail = CLAIMS[what]
    assert await why(door, token(clock, **changes)) == (code, detail)
    # Nor is the issuer asked for the key of a token that is wrong anyway.
    assert await why(door, token(clock, kid="stranger", **changes)) == (code, detail)
    assert keys.asked == []


async def test_a_token_need_not_say_since_when_it_holds_nor_whom_it_is_about(door, clock):
    """As Microsoft's own SDKs take them."""
    bare = token(clock, without=("nbf", "iat", "sub", "jti"))
    assert await door.authenticate(asked(f"Bearer {bare}"))


async def test_five_minutes_after_its_end_a_token_is_over(door, clock):
    assert await why(door, token(clock, exp=clock.now - 300)) == ("expired", f"{BAD}expired.")
    assert await door.authenticate(asked(f"Bearer {token(clock, exp=clock.now - 299)}"))
    assert await why(door, token(clock, nbf=clock.now + 301)) == (
        "not_yet_valid",
        f"{BAD}not yet valid.",
    )
    assert await door.authenticate(asked(f"Bearer {token(clock, nbf=clock.now + 300)}"))


async def test_a_key_that_is_not_known_yet_is_looked_up(door, keys, clock):
    assert (
        await door.authenticate(asked(f"Bearer {token(clock, kid='new')}"))
    ).service_url == CONNECTOR
    assert keys.asked == ["new"]
    assert await why(door, token(clock, kid="stranger")) == (
        "key",
        "The token is signed with a key that its issuer does not list.",
    )
    assert await why(door, token(clock, signer="stranger")) == ("signature", f"{BAD}signature.")


NO_KID = "The token's header names no key (`kid`)."
NOT_RS256 = "The token must be signed with RS256."


def by_hand(header):
    parts = [base64.urlsafe_b64encode(json.dumps(one).encode()).decode() for one in (header, {})]
    return ".".join(one.rstrip("=") for one in (*parts, "AAAA"))


@pytest.mark.parametrize(
    ("text", "code", "detail"),
    [
        ("garbage", "malformed", "The bearer token is not a JSON web token."),
        (by_hand({"alg": "none", "kid": "one"}), "algorithm", NOT_RS256),
        (by_hand({"alg": "HS256", "kid": "one"}), "algorithm", NOT_RS256),
        (by_hand({"kid": "one"}), "algorithm", NOT_RS256),
        (by_hand({"alg": "RS256"}), "key", NO_KID),
        (by_hand({"alg": "RS256", "kid": ""}), "key", NO_KID),
    ],
)
async def test_a_token_is_refused_by_its_header(door, text, code, detail):
    assert await why(door, text) == (code, detail)


def test_a_key_id_that_is_no_text_is_none(monkeypatch):
    monkeypatch.setattr(jwt, "get_unverified_header", lambda _: {"alg": "RS256", "kid": 1})
    with pytest.raises(Refusal, match=r"header names no key"):
        auth._key_id("e30.e30.AA")


@pytest.mark.parametrize(
    "changes",
    [{"without": ("serviceurl",)}, *({"serviceurl": one} for one in (None, "", 5, [CONNECTOR]))],
)
async def test_a_token_names_the_connector_that_it_speaks_for(door, clock, changes):
    assert await why(door, token(clock, **changes)) == (
        "claim_missing",
        "The token has no `serviceurl` claim.",
    )


async def test_a_thousand_tokens_are_remembered(door, keys, clock):
    header = f"Bearer {token(clock)}"
    passport = await door.authenticate(asked(header))
    for number in range(999):
        door._good[str(number)] = passport
    await door.authenticate(asked(header))
    assert keys.looks == 1
    for number in range(1000):
        door._good[str(number)] = passport
    await door.authenticate(asked(header))
    assert keys.looks == 2


PASSPORT = VerifiedToken(CONNECTOR, frozenset({"msteams"}), 0.0, 1)
FAR = "http://smba.example/"


@pytest.mark.parametrize(
    ("passport", "service_url", "channel", "status", "code"),
    [
        (PASSPORT, None, "msteams", 400, "no_service_url"),
        (PASSPORT, CONNECTOR, None, 400, "no_channel"),
        (PASSPORT, "https://other.example/", "msteams", 401, "service_url"),
        (PASSPORT, CONNECTOR, "directline", 401, "endorsement"),
        (replace(PASSPORT, service_url=FAR), FAR, "msteams", 400, "service_url"),
        (None, FAR, "msteams", 401, "not_local"),
    ],
)
def test_an_activity_is_held_against_the_passport(
    door, passport, service_url, channel, status, code
):
    with pytest.raises(Refusal) as refusal:
        door.check(passport, Activity(service_url=service_url, channel_id=channel))
    assert (refusal.value.status, refusal.value.code) == (status, code)
    door.check(PASSPORT, Activity(service_url=CONNECTOR, channel_id="msteams"))


@pytest.mark.parametrize("claimed", [CONNECTOR, CONNECTOR.removesuffix("/")])
@pytest.mark.parametrize("said", [CONNECTOR, CONNECTOR.removesuffix("/")])
def test_a_service_url_is_the_same_but_for_its_last_slash(door, claimed, said):
    door.check(
        replace(PASSPORT, service_url=claimed), Activity(service_url=said, channel_id="msteams")
    )


@pytest.mark.parametrize(
    "other",
    [f"{CONNECTOR}/", CONNECTOR.upper(), f"{CONNECTOR}x", CONNECTOR[:-2], f" {CONNECTOR}", "/"],
)
def test_a_service_url_that_differs_by_more_is_another_one(door, other):
    with pytest.raises(Refusal, match="speaks for another"):
        door.check(PASSPORT, Activity(service_url=other, channel_id="msteams"))


def test_a_key_that_lists_no_endorsements_is_held_to_none(door):
    unlisted = replace(PASSPORT, channels=None)
    door.check(unlisted, Activity(service_url=CONNECTOR, channel_id="msteams"))
    none_of_them = replace(PASSPORT, channels=frozenset())
    with pytest.raises(Refusal, match="not endorsed"):
        door.check(none_of_them, Activity(service_url=CONNECTOR, channel_id="msteams"))


@pytest.mark.parametrize("audience", [APP_ID, f"api://{APP_ID}", f"api://botid-{APP_ID}"])
async def test_the_audience_is_named_in_one_of_three_ways(door, clock, audience):
    assert await door.authenticate(asked(f"Bearer {token(clock, aud=audience)}"))


@pytest.mark.parametrize(
    "audience",
    [
        f"api://botid-{APP_ID}/",
        f"api:/{APP_ID}",
        f"botid-{APP_ID}",
        f"https://{APP_ID}",
        f"api://botid-api://{APP_ID}",
        "api://",
        "api://botid-",
        [f"api://{APP_ID}"],
        {APP_ID: 1},
    ],
)
async def test_nothing_like_an_audience_will_do(door, clock, audience):
    good = claims_of(clock) | {"aud": audience}
    assert await why(door, signed_by_hand(json.dumps(good))) == ("audience", f"{BAD}audience.")


def claims_of(clock):
    """The claims of a good token."""
    return {
        "iss": ISSUER,
        "aud": APP_ID,
        "serviceurl": CONNECTOR,
        "nbf": clock.now - 10,
        "exp": clock.now + 3600,
    }


def signed_by_hand(claims, header='{"alg": "RS256", "typ": "JWT", "kid": "one"}'):
    """A token with a good signature over any text, for what PyJWT would not write."""
    parts = [base64.urlsafe_b64encode(one.encode()).rstrip(b"=") for one in (header, claims)]
    signer = jwt.algorithms.RSAAlgorithm(jwt.algorithms.RSAAlgorithm.SHA256)
    signature = signer.sign(b".".join(parts), private_key("one"))
    return b".".join([*parts, base64.urlsafe_b64encode(signature).rstrip(b"=")]).decode()


NUMBERS = (
    f"1{'0' * 400}",
    f"1{'0' * 5000}",
    "1e400",
    "-1e400",
    "Infinity",
    "-Infinity",
    "NaN",
    "-1",
    "253402300800",
    "true",
    "null",
    '""',
    '"1900000000"',
    "[1900000000]",
    '{"at": 1900000000}',
    f"{'[' * 3000}{']' * 3000}",
)


@pytest.mark.parametrize("claim", ["exp", "nbf", "iat"])
@pytest.mark.parametrize("number", NUMBERS, ids=lambda one: one[:16])
async def test_a_time_that_no_clock_shows_is_refused(door, clock, claim, number):
    written = json.dumps(claims_of(clock) | {claim: "HERE"}).replace('"HERE"', number)
    code, _ = await why(door, signed_by_hand(written))
    assert code in {"malformed", "claim_missing"}
    assert door._good.currsize == 0


ODD_TEXTS = ("garbage", "", "null", "[]", "5", '"exp"', "{", "[" * 3000, '{"a": ' * 2000)


@pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda one: one[:10])
async def test_a_signed_text_that_is_no_claims_is_refused(door, text):
    assert (await why(door, signed_by_hand(text)))[0] == "malformed"


@pytest.mark.parametrize("text", [*ODD_TEXTS, f'{{"alg": "RS256", "kid": 1{"0" * 5000}}}'])
async def test_a_header_that_is_none_is_refused(door, clock, text):
    written = json.dumps(claims_of(clock))
    assert (await why(door, signed_by_hand(written, header=text)))[0] == "malformed"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
NAMES = ("iss", "aud", "exp", "nbf", "iat", "sub", "jti", "serviceurl")
_HOSTILE = st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, JSON)) | st.dictionaries(
    st.sampled_from(NAMES) | st.text(max_size=8), JSON, max_size=4
)


@settings(max_examples=examples(300), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile=_HOSTILE, dropped=st.sets(st.sampled_from(NAMES), max_size=2))
async def test_whatever_a_claim_is_it_is_refused_or_as_it_should_be(door, clock, hostile, dropped):
    good = claims_of(clock)
    claims = {name: one for name, one in (good | hostile).items() if name not in dropped}
    header = f"Bearer {signed_by_hand(json.dumps(claims))}"
    refused = None
    try:
        passport = await door.authenticate(asked(header))
    except Refusal as refusal:
        refused = refusal.status
    if refused is not None:
        assert refused == 401
        return
    assert {name: claims.get(name) for name in ("iss", "aud")} == {"iss": ISSUER, "aud": APP_ID}
    assert isinstance(passport.service_url, str)
    assert passport.service_url == claims["serviceurl"]
    now = clock.now
    assert type(claims["exp"]) in (int, float)
    assert type(claims.get("nbf", 0)) in (int, float)
    assert now - 300 < claims["exp"] < 253_402_300_800
    assert 0 <= claims.get("nbf", 0) <= now + 300
