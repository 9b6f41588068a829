"""Forged and odd tokens, each refused with 401 and never reaching the handler."""

import base64
import hashlib
import hmac
import json
import socket
import time

import jwt
import pytest

from bot.adapter.inbound.signing_keys import BURST
from tests.bot.adapter.activities import APP_ID, activity
from tests.support.at_once import at_once
from tests.support.issuer import private_key, public_pem


def _part(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def _hs256(header, claims):
    """PyJWT refuses to sign with a public key, so the attack is built by hand."""
    signed = f"{_part(header)}.{_part(claims)}"
    digest = hmac.new(public_pem("one"), signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


def _claims(bot, **changes):
    now = int(time.time())
    good = {
        "iss": "https://api.botframework.com",
        "aud": APP_ID,
        "serviceurl": bot.connector.url,
        "nbf": now - 10,
        "exp": now + 3600,
    }
    return good | changes


def _unsigned(bot):
    return f"{_part({'alg': 'none', 'kid': 'one'})}.{_part(_claims(bot))}."


def _bad_signature(bot):
    head, _, signature = bot.token().rpartition(".")
    return f"{head}.{'A' * 8}{signature[8:]}"


def _other_payload(bot):
    head, _, signature = bot.token().split(".")
    return f"{head}.{_part(_claims(bot, serviceurl='http://127.0.0.1:1/'))}.{signature}"


def _signed(bot, header, **claims):
    return jwt.encode(_claims(bot, **claims), private_key("one"), algorithm="RS256", headers=header)


def now(seconds: int) -> int:
    """So many seconds from now; the moment a test is collected may be minutes ago."""
    return int(time.time()) + seconds


FORGED = {
    "garbage": lambda _: "garbage",
    "three parts of garbage": lambda _: "a.b.c",
    "no JSON in it": lambda _: "!!!.???.###",
    "a JSON list for a header": lambda _: f"{_part([1])}.{_part({})}.AAAA",
    "a JSON list for claims": lambda _: f"{_part({'alg': 'RS256', 'kid': 'one'})}.{_part([])}.AA",
    "no issuer": lambda bot: bot.token(without=("iss",)),
    "another issuer": lambda bot: bot.token(iss="https://sts.windows.net/x/"),
    "an issuer that is a list": lambda bot: _hand_signed(bot, iss=["https://api.botframework.com"]),
    "no audience": lambda bot: bot.token(without=("aud",)),
    "another audience": lambda bot: bot.token(audience="aaaaaaaa-0000-0000-0000-00000000000c"),
    "a list of audiences": lambda bot: bot.token(aud=[APP_ID, "other"]),
    "expired": lambda bot: bot.token(exp=now(-3600)),
    "expired just beyond the leeway": lambda bot: bot.token(exp=now(-330)),
    "no exp": lambda bot: bot.token(without=("exp",)),
    "an exp that is a word": lambda bot: bot.token(exp="tomorrow"),
    "not valid yet": lambda bot: bot.token(nbf=now(3600)),
    "alg none": _unsigned,
    "HS256 with the public key": lambda bot: _hs256(
        {"alg": "HS256", "kid": "one", "typ": "JWT"}, _claims(bot)
    ),
    "RS512": lambda bot: jwt.encode(
        _claims(bot), private_key("one"), algorithm="RS512", headers={"kid": "one"}
    ),
    "a bad signature": _bad_signature,
    "another payload under a good signature": _other_payload,
    "signed by a stranger under a known kid": lambda bot: jwt.encode(
        _claims(bot), private_key("stranger"), algorithm="RS256", headers={"kid": "one"}
    ),
    "an unknown kid": lambda bot: bot.token(kid="stranger"),
    "no kid": lambda bot: _signed(bot, None),
    "a kid that is a number": lambda bot: _hand_signed(bot, header={"kid": 1}),
    "a crit header": lambda bot: _signed(bot, {"kid": "one", "crit": ["x"], "x": 1}),
    "another serviceurl": lambda bot: bot.token(service_url="https://smba.example/"),
    "no serviceurl": lambda bot: bot.token(without=("serviceurl",)),
    "a serviceurl that is null": lambda bot: bot.token(serviceurl=None),
    "a serviceurl that is a list": lambda bot: bot.token(serviceurl=[bot.connector.url]),
}


def _hand_signed(bot, header=None, **claims):
    head = {"alg": "RS256", "typ": "JWT", "kid": "one"} | (header or {})
    signed = f"{_part(head)}.{_part(_claims(bot, **claims))}".encode()
    signature = jwt.algorithms.RSAAlgorithm(jwt.algorithms.RSAAlgorithm.SHA256).sign(
        signed, private_key("one")
    )
    return f"{signed.decode()}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


@pytest.mark.parametrize("what", FORGED)
async def test_a_forged_token_is_refused(start, what):
    bot = await start()
    status, body = await bot.post(
        activity(bot.connector.url, text="hallo"), token=FORGED[what](bot)
    )
    assert status == 401, body
    assert body["error"]["code"]
    assert (bot.seen, bot.connector.calls) == ([], [])
    # The same bot takes the good one: it is the token that was refused.
    assert (await bot.post(activity(bot.connector.url), token=bot.token()))[0] == 200


ODD_HEADERS = {
    "none": {},
    "empty": {"Authorization": ""},
    "scheme alone": {"Authorization": "Bearer"},
    "scheme and spaces": {"Authorization": "Bearer    "},
    "basic": {"Authorization": "Basic amFuOmdlaGVpbQ=="},
    "no scheme": {"Authorization": "eyJhbGciOiJSUzI1NiJ9.e30.AAAA"},
    "letters beyond ASCII": {"Authorization": "Bearer ééé.ééé.ééé"},
}


@pytest.mark.parametrize("what", ODD_HEADERS)
async def test_an_odd_header_is_refused(start, what):
    bot = await start()
    status, _ = await bot.post(activity(bot.connector.url), headers=ODD_HEADERS[what])
    assert (status, bot.seen) == (401, [])


async def test_two_bearer_headers_are_refused_even_when_both_are_good(start):
    bot = await start()
    bearer = f"Bearer {bot.token()}"
    headers = [("Authorization", bearer), ("Authorization", bearer)]
    async with bot.client.post(
        f"{bot.url}/api/messages", json=activity(bot.connector.url), headers=headers
    ) as response:
        assert response.status in (400, 401)
    assert bot.seen == []


async def test_a_huge_header_is_refused(start):
    bot = await start()
    status, _ = await bot.post(activity(bot.connector.url), token="A" * 100_000)
    assert (status, bot.seen) == (400, [])


async def test_the_scheme_may_be_written_in_any_case(start):
    bot = await start()
    headers = {"Authorization": f"bearer {bot.token()}"}
    assert (await bot.post(activity(bot.connector.url), headers=headers))[0] == 200


@pytest.mark.parametrize(
    ("claim", "seconds"), [("exp", -200), ("nbf", 200)], ids=["just expired", "nearly valid"]
)
async def test_clocks_may_differ_by_five_minutes(start, claim, seconds):
    bot = await start()
    token = bot.token(**{claim: now(seconds)})
    assert (await bot.post(activity(bot.connector.url), token=token))[0] == 200


async def test_a_key_speaks_only_for_channels_that_it_is_endorsed_for(start, issuer):
    issuer.announced["two"] = ["directline"]
    bot = await start()
    status, body = await bot.post(activity(bot.connector.url), token=bot.token(kid="two"))
    assert (status, body["error"]["code"]) == (401, "endorsement")
    assert bot.seen == []


@pytest.mark.parametrize("listed", [None, []])
async def test_a_key_without_a_list_of_endorsements_is_accepted(start, issuer, listed):
    issuer.announced["two"] = listed
    bot = await start()
    assert (await bot.post(activity(bot.connector.url), token=bot.token(kid="two")))[0] == 200


async def test_a_token_that_ends_after_the_end_of_time_is_401(start):
    bot = await start()
    for exp in (10**400, 1e300, "1e400", -1, [now(60)], True):
        token = _hand_signed(bot, exp=exp)
        status, _ = await bot.post(activity(bot.connector.url), token=token)
        assert (status, bot.seen) == (401, [])


async def test_a_remembered_token_is_still_compared_with_each_activity(start):
    bot = await start()
    token = bot.token()
    assert (await bot.post(activity(bot.connector.url), token=token))[0] == 200
    for wrong, status in (
        (activity("http://127.0.0.1:1/"), 401),
        (activity(bot.connector.url, channelId="directline"), 403),
        (activity(bot.connector.url + "x"), 401),
    ):
        assert (await bot.post(wrong, token=token))[0] == status
    assert len(bot.seen) == 1


async def test_an_activity_without_service_url_is_no_activity(start):
    bot = await start()
    for value in (None, "", 5, ["x"]):
        odd = activity(bot.connector.url, serviceUrl=value)
        assert (await bot.post(odd, token=bot.token()))[0] == 400
    assert bot.seen == []


async def test_plain_http_to_another_machine_is_refused_even_with_a_good_token(start):
    bot = await start()
    url = "http://smba.example/teams/"
    status, _ = await bot.post(activity(url), token=bot.token(service_url=url))
    assert (status, bot.seen) == (400, [])


async def test_a_new_key_is_found_at_once_and_an_old_one_forgotten(start, issuer):
    bot = await start()
    old = bot.token()
    assert (await bot.post(activity(bot.connector.url), token=old))[0] == 200
    issuer.announced = {"two": ["msteams"]}
    assert (await bot.post(activity(bot.connector.url), token=bot.token(kid="two")))[0] == 200
    # The token is good but for its key, which the issuer no longer vouches for.
    assert (await bot.post(activity(bot.connector.url), token=old))[0] == 401


async def test_unknown_keys_do_not_make_us_ask_the_issuer_without_end(start, issuer):
    bot = await start()
    assert (await bot.post(activity(bot.connector.url), token=bot.token()))[0] == 200
    asked = issuer.fetched
    tokens = [bot.token(kid=f"stranger-{n % 3}", jti=str(n)) for n in range(20)]
    for token in tokens:
        assert (await bot.post(activity(bot.connector.url), token=token))[0] == 401
    assert 1 <= issuer.fetched - asked <= BURST


async def test_tokens_that_are_wrong_anyway_cost_the_issuer_nothing(start, issuer):
    bot = await start()
    assert (await bot.post(activity(bot.connector.url), token=bot.token()))[0] == 200
    asked = issuer.fetched
    for n in range(5):
        await bot.post(
            activity(bot.connector.url), token=bot.token(kid="stranger", audience=f"other-{n}")
        )
    assert issuer.fetched == asked


async def test_many_at_once_fetch_the_keys_once(start, issuer):
    bot = await start()
    answers = await at_once(
        *(bot.post(activity(bot.connector.url), token=bot.token(jti=str(n))) for n in range(12))
    )
    assert {status for status, _ in answers} == {200}
    assert issuer.fetched == 1


async def test_an_issuer_that_never_answered_is_503_and_nothing_is_accepted(start, issuer):
    issuer.broken = True
    bot = await start()
    async with bot.client.post(
        f"{bot.url}/api/messages",
        json=activity(bot.connector.url),
        headers={"Authorization": f"Bearer {bot.token()}"},
    ) as response:
        assert response.status == 503
        assert int(response.headers["Retry-After"]) > 0
    assert bot.seen == []
    issuer.broken = False
    assert (await bot.post(activity(bot.connector.url), token=bot.token()))[0] == 200


async def test_keys_at_hand_outlive_an_issuer_that_goes_down(start, issuer):
    bot = await start()
    assert (await bot.post(activity(bot.connector.url), token=bot.token()))[0] == 200
    issuer.broken = True
    assert (await bot.post(activity(bot.connector.url), token=bot.token(jti="1")))[0] == 200
    assert (await bot.post(activity(bot.connector.url), token=bot.token(kid="new")))[0] == 401


async def test_an_issuer_where_nobody_listens_is_503(start):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/metadata"
        bot = await start(openid_metadata_url=address)
        assert (await bot.post(activity(bot.connector.url), token=bot.token()))[0] == 503


async def test_local_mode_takes_activities_of_this_machine_only(local):
    bot = await local()
    for url in (
        "https://smba.example/",
        "http://127.0.0.1@evil.example/",
        "http://0.0.0.0.nip.io/",
    ):
        assert (await bot.post(activity(url)))[0] == 401
    for url in ("file:///etc/passwd", "not a url", "http://[::1", "http://127.0.0.1/?x=1"):
        assert (await bot.post(activity(url)))[0] == 401
    assert bot.seen == []


async def test_local_mode_ignores_tokens_where_there_is_no_app_id(local):
    bot = await local()
    assert (await bot.post(activity(bot.connector.url), token="whatever"))[0] == 200


async def test_local_mode_with_an_app_id_checks_the_tokens_it_gets(local):
    bot = await local(app_id=APP_ID)
    assert (await bot.post(activity(bot.connector.url), token="garbage"))[0] == 401
    assert (await bot.post(activity(bot.connector.url), token=bot.token()))[0] == 200
    assert (await bot.post(activity(bot.connector.url)))[0] == 200
