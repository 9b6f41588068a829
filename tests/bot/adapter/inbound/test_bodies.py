"""Bodies that are no activity: 400 or 413, never 500, and never the handler."""

import asyncio
import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.adapter.inbound.body import LARGEST
from tests.bot.adapter.activities import JAN, activity, in_channel
from tests.bot.http.wire import connected, port_of
from tests.support.examples import examples

JSON_HEADERS = {"Content-Type": "application/json"}
NO_ACTIVITY = {
    "empty": b"",
    "no JSON": b"hallo",
    "half of it": b'{"type": "message"',
    "a list": b"[]",
    "a list with an activity": b'[{"type": "message"}]',
    "a string": b'"message"',
    "a number": b"5",
    "null": b"null",
    "Latin-1": '{"type": "caf\xe9"}'.encode("latin-1"),
    "half a surrogate pair": b'{"type": "\\ud800"}',
    "NaN": b'{"type": NaN}',
    "nested without end": b'{"value": ' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    "nested deep, with a NUL": b'{"value": ' + b"[" * 950 + rb'"\u0000"' + b"]" * 950 + b"}",
}


@pytest.mark.parametrize("what", NO_ACTIVITY)
async def test_what_is_no_activity_is_400(start, what):
    bot = await start()
    status, body = await bot.post(data=NO_ACTIVITY[what], headers=JSON_HEADERS, token=bot.token())
    assert (status, bot.seen) == (400, [])
    assert body["error"]["message"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_another_content_type_is_400(start, kind):
    bot = await start()
    status, _ = await bot.post(
        data=json.dumps(activity(bot.connector.url)).encode(),
        headers={"Content-Type": kind},
        token=bot.token(),
    )
    assert (status, bot.seen) == (400, [])


async def test_no_content_type_is_400(start):
    bot = await start()
    status, _ = await bot.post(
        data=json.dumps(activity(bot.connector.url)).encode(),
        token=bot.token(),
        skip_auto_headers=["Content-Type"],
    )
    assert (status, bot.seen) == (400, [])


async def test_a_charset_beside_the_content_type_is_fine(start):
    bot = await start()
    status, _ = await bot.post(
        data=json.dumps(activity(bot.connector.url)).encode(),
        headers={"Content-Type": "application/json; charset=utf-8"},
        token=bot.token(),
    )
    assert status == 200


async def _pieces(body):
    for start in range(0, len(body), 8_192):
        yield body[start : start + 8_192]


@pytest.mark.parametrize("how", ["with its length", "in pieces"])
async def test_a_body_that_is_too_large_is_413(start, how):
    bot = await start()
    body = json.dumps(activity(bot.connector.url, text="x" * LARGEST)).encode()
    data = _pieces(body) if how == "in pieces" else body
    status, _ = await bot.post(data=data, headers=JSON_HEADERS, token=bot.token())
    assert (status, bot.seen) == (413, [])


async def test_a_body_without_end_is_413_before_it_ends(start):
    bot = await start()
    answered = asyncio.Event()

    async def endless():
        yield b" " * (LARGEST + 1)
        await answered.wait()

    status, _ = await bot.post(data=endless(), headers=JSON_HEADERS, token=bot.token())
    answered.set()
    assert (status, bot.seen) == (413, [])


async def test_a_body_just_small_enough_is_taken_in_pieces(start):
    bot = await start()
    body = json.dumps(activity(bot.connector.url, text="x" * (LARGEST - 2_000))).encode()
    status, _ = await bot.post(data=_pieces(body), headers=JSON_HEADERS, token=bot.token())
    assert status == 200


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "GZIP", "identity, gzip"])
async def test_a_compressed_body_is_415_and_never_unpacked(start, encoding):
    bot = await start()
    packed = gzip.compress(json.dumps(activity(bot.connector.url)).encode())
    headers = JSON_HEADERS | {"Content-Encoding": encoding}
    status, body = await bot.post(data=packed, headers=headers, token=bot.token())
    assert (status, body["error"]["code"], bot.seen) == (415, "compressed", [])


async def test_a_body_that_says_it_is_as_it_is_is_taken(start):
    bot = await start()
    headers = JSON_HEADERS | {"Content-Encoding": "identity"}
    body = json.dumps(activity(bot.connector.url)).encode()
    assert (await bot.post(data=body, headers=headers, token=bot.token()))[0] == 200


async def test_a_bad_token_is_seen_before_a_bad_body(start):
    bot = await start()
    assert (await bot.post(data=b"hallo", token="garbage"))[0] == 401


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", None),
        ("type", ""),
        ("type", 5),
        ("conversation", None),
        ("conversation", "a:jan"),
        ("conversation", {}),
        ("conversation", {"id": 5}),
        ("from", JAN | {"id": None}),
        ("from", JAN | {"id": ["x"]}),
    ],
)
async def test_what_a_turn_can_not_do_without_is_400(start, field, value):
    bot = await start()
    status, _ = await bot.post(activity(bot.connector.url, **{field: value}), token=bot.token())
    assert (status, bot.seen) == (400, [])


OPTIONAL = [
    *("id", "timestamp", "localTimestamp", "recipient", "channelData", "locale", "text", "value"),
    *("entities", "attachments", "replyToId", "membersAdded", "membersRemoved", "name"),
    *("textFormat", "deliveryMode", "summary", "action"),
]


@pytest.mark.parametrize("field", OPTIONAL)
@pytest.mark.parametrize("value", [None, 5, "x", [5], {"x": 5}, True, [[]], {"id": 5}])
async def test_other_fields_of_the_wrong_type_are_taken_for_absent(local, field, value):
    bot = await local()
    status, _ = await bot.post(activity(bot.connector.url, **{field: value}))
    assert status == 200


async def test_nul_characters_do_not_reach_handlers(local):
    bot = await local()
    value = {"verb": "x\0", "name\0": ["a\0b", {"c": "\0"}]}
    await bot.post(activity(bot.connector.url, text="a\0b", value=value))
    [seen] = bot.seen
    assert "\0" not in repr(seen)
    assert (seen.text, seen.verb, dict(seen.data)) == ("ab", "x", {"name": ["ab", {"c": ""}]})


async def test_who_hangs_up_halfway_is_no_fault_of_ours(start):
    bot = await start()
    sent = f"POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bot.token()}\r\n"
    sent += "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
    with capture_logs() as logs:
        async with connected(port_of(bot.url)) as (_, writer):
            writer.write(sent.encode())
            await asyncio.sleep(0.2)
        await asyncio.sleep(0.2)
    told = [(line["event"], line["reason"]) for line in logs if "reason" in line]
    assert told == [("request_refused", "broken_off")]
    assert not [line for line in logs if line["log_level"] == "error"]


async def test_a_value_nested_deeper_than_can_be_written_is_400(local):
    bot = await local()
    deep = b"[" * 600 + b"]" * 600
    body = json.dumps(activity(bot.connector.url, value="DEEP")).encode()
    status, _ = await bot.post(data=body.replace(b'"DEEP"', deep), headers=JSON_HEADERS)
    assert (status, bot.seen) == (400, [])


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
ANYTHING = st.recursive(
    SCALARS,
    lambda more: st.lists(more, max_size=3) | st.dictionaries(st.text(), more, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from([*OPTIONAL, "type", "conversation", "from", "channelId", "serviceUrl", "x"])
TYPES = st.sampled_from(["message", "invoke", "conversationUpdate", "installationUpdate", "odd"])
INVOKES = st.sampled_from(
    ["adaptiveCard/action", "task/fetch", "task/submit", "application/search"]
)


@given(
    changes=st.dictionaries(NAMES, ANYTHING, max_size=4),
    kind=TYPES,
    name=INVOKES,
    nested=ANYTHING,
)
@settings(
    max_examples=examples(150),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
async def test_no_json_whatever_gives_500(running, changes, kind, name, nested):
    bot = running
    value = {"action": {"data": nested}, "data": nested, "queryOptions": nested, "verb": nested}
    odd = in_channel(bot.connector.url, kind, name=name, value=value) | changes
    body = json.dumps(odd, allow_nan=True).encode("utf-8", "surrogatepass")
    status, answer = await bot.post(data=body, headers=JSON_HEADERS)
    assert status in (200, 400, 401, 501), answer


@pytest.fixture
async def running(local):
    return await local()


async def test_two_fields_of_one_name_are_taken_as_one(local):
    bot = await local()
    body = json.dumps(activity(bot.connector.url, text="a")).encode()
    status, _ = await bot.post(data=body[:-1] + b', "text": "b"}', headers=JSON_HEADERS)
    assert (status, bot.seen[0].text) == (200, "b")
