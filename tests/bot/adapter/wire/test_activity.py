"""Activities read and written by tables: nothing is lost, nothing is invented."""

from datetime import UTC, datetime

import pytest
from botbuilder.schema import Activity, ActivityTypes, ChannelAccount, ConversationReference
from hypothesis import given
from hypothesis import strategies as st

from bot.adapter.wire.activity import new_activity, read_activity, shallow, write_activity
from bot.adapter.wire.refusal import Refusal
from tests.bot.adapter.activities import activity, in_channel

URL = "http://127.0.0.1:1/"
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
JSON = st.recursive(
    SCALARS,
    lambda more: st.lists(more, max_size=3) | st.dictionaries(st.text(), more, max_size=3),
    max_leaves=6,
)
KNOWN = sorted(entry["key"] for entry in Activity._attribute_map.values())
TEXTS = st.none() | st.text()
ACCOUNTS = st.builds(ChannelAccount, id=TEXTS, name=TEXTS, aad_object_id=TEXTS, role=TEXTS)
ACTIVITIES = st.builds(
    Activity,
    type=TEXTS,
    id=TEXTS,
    timestamp=st.none() | st.datetimes(timezones=st.just(UTC)),
    text=TEXTS,
    from_property=st.none() | ACCOUNTS,
    members_added=st.none() | st.lists(ACCOUNTS, max_size=3),
    history_disclosed=st.none() | st.booleans(),
    listen_for=st.none() | st.lists(st.text(), max_size=3),
    channel_data=JSON,
    value=JSON,
    relates_to=st.none() | st.builds(ConversationReference, bot=ACCOUNTS, activity_id=TEXTS),
)


@given(ACTIVITIES)
def test_what_is_written_is_read_back(one):
    assert read_activity(write_activity(one)) == one


@given(st.dictionaries(st.sampled_from(KNOWN) | st.text(), JSON, max_size=6))
def test_any_object_is_read_and_reading_settles_it(data):
    once = read_activity(data)
    assert read_activity(write_activity(once)) == once


@pytest.mark.parametrize("data", [activity(URL, text="x"), in_channel(URL, value={"a": [1]})])
def test_what_teams_sends_comes_out_unchanged(data):
    written = write_activity(read_activity(data))
    assert written.pop("timestamp") == "2026-11-23T10:00:00.123000+00:00"
    assert written == {key: value for key, value in data.items() if key != "timestamp"}


def test_what_the_models_do_not_know_is_kept():
    data = {"type": "x", "new": {"a": 1}, "conversation": {"id": "c", "tenantId": "t"}}
    read = read_activity(data)
    assert read.additional_properties == {"new": {"a": 1}}
    assert read.conversation.additional_properties == {"tenantId": "t"}
    assert write_activity(read) == data


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-23T10:00:00Z", datetime(2026, 11, 23, 10, tzinfo=UTC)),
        ("2026-11-23T11:00:00.1234567+01:00", datetime(2026, 11, 23, 10, 0, 0, 123456, UTC)),
        ("yesterday", None),
        (5, None),
    ],
)
def test_moments(written, moment):
    assert read_activity({"timestamp": written}).timestamp == moment


@pytest.mark.parametrize("data", [None, [], "x", 5, True])
def test_only_an_object_is_an_activity(data):
    with pytest.raises(Refusal, match="400"):
        read_activity(data)


def test_enumerations_are_written_by_value():
    assert write_activity(Activity(type=ActivityTypes.message)) == {"type": "message"}


def test_a_shallow_copy_shares_what_it_refers_to_and_nothing_else():
    one = new_activity(type="message", value={"big": 1})
    two = shallow(one)
    two.text = "x"
    assert two.value is one.value
    assert one.text is None


def test_the_short_cut_makes_what_the_constructor_makes():
    assert new_activity(text="x") == Activity(text="x")
