"""What activities mean, in plek's own words."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapter.inbound.parse import read_incoming
from bot.adapter.wire.activity import read_activity
from bot.adapter.wire.refusal import Refusal
from bot.dispatch.turn import Incoming, Kind, Person, Scope
from tests.bot.adapter.activities import (
    APP_ID,
    BOT,
    JAN,
    TEAM,
    TENANT,
    THREAD,
    activity,
    in_channel,
    invoke,
    pressed,
)

URL = "http://127.0.0.1:1/teams/"
ELS = {"id": "29:els", "name": "Els", "aadObjectId": "00000000-0000-0000-0000-0000000000e1"}


def read(data) -> Incoming:
    return read_incoming(read_activity(data), APP_ID)


def mention(text, who=BOT):
    return {"type": "mention", "text": text, "mentioned": who}


def test_who_and_where_of_a_message_in_a_channel():
    seen = read(in_channel(URL, text="hallo", locale="nl-NL"))
    assert seen.person == Person(id=JAN["aadObjectId"], address="29:jan", name="Jan de Vries")
    place = seen.place
    assert (place.scope, place.conversation, place.tenant) == (Scope.CHANNEL, THREAD, TENANT)
    assert (place.team, place.team_name, place.team_group) == (TEAM, "PLeK Café", "group-1")
    assert (place.channel, place.bot, place.thread) == (TEAM, BOT["id"], "1700000000001")
    assert (seen.locale, seen.private) == ("nl-NL", False)
    assert seen.at == datetime(2026, 11, 23, 10, 0, 0, 123_000, UTC)


@pytest.mark.parametrize(
    ("conversation", "data", "scope"),
    [
        ({"conversationType": "personal"}, {}, Scope.PERSONAL),
        ({"conversationType": "groupChat"}, {}, Scope.GROUP),
        ({"isGroup": True}, {}, Scope.GROUP),
        ({}, {}, Scope.PERSONAL),
        ({"conversationType": "odd"}, {"team": {"id": "t"}}, Scope.CHANNEL),
        ({"id": "19:x;messageid=5"}, {}, Scope.CHANNEL),
    ],
)
def test_where_is_told_from_what_the_client_sends(conversation, data, scope):
    data = activity(URL, conversation={"id": "a:1"} | conversation, channelData=data)
    assert read(data).place.scope is scope


@pytest.mark.parametrize(
    ("text", "entities", "plain"),
    [
        ("<at>PLeK</at> agenda 9", [mention("<at>PLeK</at>")], "agenda 9"),
        ("<at>PLeK</at>&nbsp;agenda", [mention("<at>PLeK</at>")], "agenda"),
        ("<at>PLeK</at>\xa0\xa0agenda \r\n 9\t", [mention("<at>PLeK</at>")], "agenda 9"),
        ("agenda <at>PLeK</at>", [mention("<at>PLeK</at>")], "agenda"),
        ("<at>PLeK</at> hoi <at>PLeK</at>!", [mention("<at>PLeK</at>")], "hoi !"),
        ('<at id="0">PLeK</at> hubs', [mention('<at id="0">PLeK</at>')], "hubs"),
        ("<at>PLeK</at> hubs", [], "hubs"),
        ("<at>plek</at> hubs", [], "hubs"),
        (
            "<at>PLeK Kennis &amp; Leren</at> hubs",
            [mention("<at>PLeK Kennis &amp; Leren</at>")],
            "hubs",
        ),
        (
            "<at>PLeK</at> vraag het <at>Els Bos</at> eens",
            [mention("<at>PLeK</at>"), mention("<at>Els Bos</at>", ELS)],
            "vraag het Els Bos eens",
        ),
        ("drinkwater &amp; bodem &lt;b&gt;", [], "drinkwater & bodem <b>"),
        ("R&D en AT&notify &copy", [], "R&D en AT&notify &copy"),
        ("<AT>PLeK</AT> /signal nieuw", [mention("<at>PLeK</at>")], "/signal nieuw"),
        ("\u200bagenda\ufeff", [], "agenda"),
        ("   ", [], ""),
        ("<at>PLeK</at>", [mention("<at>PLeK</at>")], ""),
        ("a < b en c > d", [], "a < b en c > d"),
        ("zo'n ?? 👩\u200d🌾 netwerk", [], "zo'n ?? 👩\u200d🌾 netwerk"),
    ],
)
def test_text_comes_without_the_mention_of_the_bot(text, entities, plain):
    seen = read(in_channel(URL, text=text, entities=entities))
    assert (seen.kind, seen.text) == (Kind.TEXT, plain)


@given(st.text(max_size=60))
def test_text_is_folded_and_never_breaks(text):
    seen = read(activity(URL, text=text)).text
    assert seen == " ".join(seen.split())
    assert "\0" not in seen


def test_hostile_mention_markup_is_read_in_no_time():
    assert read(activity(URL, text="<at>" * 60_000)).kind is Kind.TEXT
    assert read(activity(URL, text="<at" + " x" * 100_000)).kind is Kind.TEXT


def test_an_execute_button_carries_verb_inputs_and_card():
    seen = read(pressed(URL, "networks.submit"))
    assert (seen.kind, seen.verb, seen.card) == (Kind.ACTION, "networks.submit", "card-1")
    assert dict(seen.data) == {"name": "Netwerk Water"}


@pytest.mark.parametrize(
    "value",
    [
        {"verb": "x.do", "name": "a"},
        {"verb": "x.do", "name": "a", "msteams": {"type": "x"}},
        {"action": {"verb": "x.do", "data": {"name": "a"}}},
        {"action": {"data": {"verb": "x.do", "name": "a"}}},
    ],
)
def test_a_submit_button_is_a_message_with_a_value(value):
    seen = read(activity(URL, value=value, replyToId="card-1"))
    assert (seen.kind, seen.verb, seen.card) == (Kind.SUBMIT, "x.do", "card-1")
    assert dict(seen.data) == {"name": "a"}


@pytest.mark.parametrize("value", [None, {}, "x", [1], 0])
def test_a_message_without_an_object_for_value_is_text(value):
    assert read(activity(URL, text="hoi", value=value)).kind is Kind.TEXT


@pytest.mark.parametrize(
    ("name", "kind"),
    [("task/fetch", Kind.DIALOG_OPEN), ("task/submit", Kind.DIALOG_SUBMIT)],
)
def test_dialogs_carry_their_data_one_level_down(name, kind):
    data = {"type": name, "verb": "x.form", "msteams": {"type": name}, "town": "Urk"}
    seen = read(invoke(URL, name, {"data": data, "context": {"theme": "default"}}))
    assert (seen.kind, seen.verb, dict(seen.data)) == (kind, "x.form", {"town": "Urk"})


def test_an_input_that_is_called_type_is_kept():
    seen = read(invoke(URL, "task/submit", {"data": {"verb": "x", "type": "kans"}}))
    assert dict(seen.data) == {"type": "kans"}


SEARCH = {"queryText": " gem  een", "queryOptions": {"skip": 5, "top": 20}, "dataset": "orgs"}


@pytest.mark.parametrize("value", [SEARCH, {"value": SEARCH}])
def test_a_typeahead_asks_for_part_of_a_dataset(value):
    seen = read(invoke(URL, "application/search", value))
    assert (seen.kind, seen.query, seen.dataset) == (Kind.TYPEAHEAD, "gem een", "orgs")
    assert (seen.skip, seen.top) == (5, 20)


@pytest.mark.parametrize("options", [None, {}, {"top": -1, "skip": -1}, {"top": "x"}, {"top": 1e9}])
def test_odd_options_of_a_typeahead_give_the_usual_ones(options):
    seen = read(invoke(URL, "application/search", SEARCH | {"queryOptions": options}))
    assert (seen.skip, seen.top) == (0, 15)


def changed(**fields):
    return read(in_channel(URL, "conversationUpdate", **fields))


def test_people_who_come_and_go():
    seen = changed(membersAdded=[ELS, {"id": "29:x"}, {"name": "no id"}, 5])
    assert seen.kind is Kind.ARRIVED
    els = Person(ELS["aadObjectId"], "29:els", "Els")
    assert seen.people == (els, Person("", "29:x"))
    assert changed(membersRemoved=[ELS]).kind is Kind.LEFT


def test_the_bot_itself_comes_and_goes():
    assert changed(membersAdded=[BOT]).kind is Kind.BOT_ADDED
    both = changed(membersAdded=[ELS, {"id": f"28:{APP_ID}"}])
    assert (both.kind, len(both.people)) == (Kind.BOT_ADDED, 1)
    assert changed(membersRemoved=[BOT]).kind is Kind.BOT_REMOVED
    assert read(activity(URL, "installationUpdate", action="add")).kind is Kind.BOT_ADDED
    assert read(activity(URL, "installationUpdate", action="remove")).kind is Kind.BOT_REMOVED
    for action, kind in (("add-upgrade", Kind.BOT_ADDED), ("remove-upgrade", Kind.BOT_REMOVED)):
        assert read(activity(URL, "installationUpdate", action=action)).kind is kind
    assert read(activity(URL, "installationUpdate", action="paused")).kind is Kind.OTHER


@pytest.mark.parametrize("event", ["teamRenamed", "channelRenamed", "teamArchived"])
def test_a_place_that_changes_says_how(event):
    seen = changed(channelData={"eventType": event, "team": {"id": TEAM, "name": "Nieuw"}})
    assert (seen.kind, seen.verb, seen.place.team_name) == (Kind.PLACE_CHANGED, event, "Nieuw")


def test_members_of_a_shared_channel_arrive_too():
    data = {"eventType": "channelMemberAdded", "channel": {"id": "19:shared"}}
    assert changed(membersAdded=[ELS], channelData=data).kind is Kind.ARRIVED


@pytest.mark.parametrize("kind", ["typing", "messageReaction", "messageUpdate", "event", "Message"])
def test_what_nobody_acts_on_is_other(kind):
    assert read(activity(URL, kind)).kind is Kind.OTHER


def test_another_bot_is_not_answered():
    for sender in ({"id": "28:other"}, {"id": "29:x", "role": "bot"}):
        assert read(activity(URL, text="hoi", **{"from": sender})).kind is Kind.OTHER


def test_a_targeted_message_is_private():
    assert read(in_channel(URL, recipient=BOT | {"isTargeted": True})).private
    assert not read(in_channel(URL, recipient=BOT | {"isTargeted": "yes"})).private


def test_the_key_is_that_of_the_delivery():
    one = pressed(URL, id="f:1")
    again = one | {"localTimestamp": "2026-11-23T11:00:09+01:00"}
    assert read(one).key == read(again).key
    others = [
        one | {"id": "f:2"},
        one | {"conversation": {"id": "a:els"}},
        one | {"from": ELS},
        one | {"value": {"action": {"verb": "x.other"}}},
        one | {"name": "task/submit"},
    ]
    assert len({read(other).key for other in [one, *others]}) == 6


def test_without_id_and_time_each_delivery_is_its_own():
    bare = {k: v for k, v in activity(URL, text="hoi").items() if k not in ("id", "timestamp")}
    assert read(bare).key != read(bare).key
    timed = bare | {"timestamp": "2026-11-23T10:00:00Z"}
    assert read(timed).key == read(timed).key


def test_missing_parts_are_refused_by_name():
    with pytest.raises(Refusal, match=r"conversation\.id"):
        read(activity(URL, conversation={}))
