"""The app's action on a message: what comes along of it, and how its dialog is answered."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapter.adapter import Deadlines
from bot.adapter.inbound.quotes import LONGEST, quoted
from bot.adapter.wire.markup import words_of
from bot.dispatch.turn import Answer, Kind, Scope
from tests.bot.adapter.activities import BOT, TENANT, activity, in_channel, invoke
from tests.bot.adapter.inbound.test_parse import URL, read
from tests.support.connector import Fault

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": []}
FETCH, SUBMIT = "composeExtension/fetchTask", "composeExtension/submitAction"
LINK = "https://teams.microsoft.com/l/message/19:cafe@thread.tacv2/1700000000001"
REPLY = 'itemtype="http://schema.skype.com/Reply"'
PAYLOAD = {
    "id": "1700000000001",
    "createdDateTime": "2026-11-20T13:04:05.123Z",
    "linkToMessage": LINK,
    "from": {"user": {"id": "u-1", "displayName": "Els Bos", "userIdentityType": "aadUser"}},
    "body": {"contentType": "html", "content": "<p>Kennis over <b>droogte</b> ontbreekt.</p>"},
}


def on_message(url=URL, name=FETCH, payload=PAYLOAD, **more):
    value = {"commandId": "x.message", "commandContext": "message", "messagePayload": payload}
    return in_channel(url, "invoke", name=name, value=value | more)


def test_a_message_comes_along_without_who_wrote_it():
    seen = read(on_message())
    assert (seen.kind, seen.verb) == (Kind.DIALOG_OPEN, "x.message")
    assert dict(seen.data["message"]) == {
        "text": "Kennis over droogte ontbreekt.",
        "link": LINK,
        "at": "2026-11-20T13:04:05.123Z",
    }
    assert "Els" not in str(seen.data)


def test_a_button_in_its_dialog_is_a_button():
    data = {"verb": "x.send", "msteams": {"type": "x"}, "seen": "iets"}
    seen = read(on_message(name=SUBMIT, data=data))
    assert (seen.kind, seen.verb, dict(seen.data)) == (
        Kind.DIALOG_SUBMIT,
        "x.send",
        {"seen": "iets"},
    )


def test_where_the_bot_may_not_be_is_no_place_to_write_or_to_remember():
    place = read(on_message()).place
    assert (place.conversation, place.scope, place.team) == ("", Scope.PERSONAL, "")
    assert (place.service_url, place.tenant, place.bot) == (URL, TENANT, BOT["id"])


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Een</p><p>twee</p>", "Een\n\ntwee"),
        ("Een<br>twee<br/>drie", "Een\ntwee\ndrie"),
        ("<ul><li>Een</li><li>twee</li></ul>", "- Een\n\n- twee"),
        ("R&amp;D &lt;b&gt; &nbsp; &eacute;&eacute;n", "R&D <b> één"),
        (
            '<at id="0">Els</at> zag <emoji alt="👀"></emoji><img alt="een kaart">',
            "Els zag 👀een kaart",
        ),
        ("voor<script>alert(1)</script>na<style>x{}</style>", "voorna"),
        ('<attachment id="1"></attachment>Eens', "Eens"),
        ('<attachment id="1"/>Eens', "Eens"),
        (
            f"<blockquote {REPLY}><b>Els</b><blockquote>oud</blockquote>weg</blockquote>Eens",
            "Eens",
        ),
        ("<blockquote>Citaat</blockquote>", "Citaat"),
        ("<p>los < en <niets", "los < en <niets"),
        ("", ""),
    ],
)
def test_its_html_becomes_words(markup, words):
    payload = PAYLOAD | {"body": {"contentType": "html", "content": markup}}
    assert quoted({"messagePayload": payload})["text"] == words


def test_plain_text_is_left_as_it_is_and_a_subject_comes_first():
    payload = PAYLOAD | {
        "subject": "Droogte",
        "body": {"contentType": "text", "content": "a <b> &amp;"},
    }
    assert quoted({"messagePayload": payload})["text"] == "Droogte\n\na <b> &amp;"


@pytest.mark.parametrize("payload", [None, [], "x", 3, {}])
def test_without_a_message_there_is_nothing(payload):
    assert quoted({"messagePayload": payload}) == {}


@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda one: (
            st.lists(one)
            | st.dictionaries(
                st.sampled_from(
                    ["body", "content", "contentType", "linkToMessage", "subject", "x"]
                ),
                one,
            )
        ),
        max_leaves=9,
    )
)
def test_whatever_a_client_sends_comes_along_as_text(payload):
    found = quoted({"messagePayload": payload})
    assert all(isinstance(one, str) for one in found.values())


@given(st.text(alphabet=st.sampled_from("<>/&;!-abp \"'=\n#x0"), max_size=200))
def test_markup_that_makes_no_sense_breaks_nothing(markup):
    words_of(markup)


@pytest.mark.parametrize(
    "part", ["<", "<p", "<!--", "</", "&#", "<blockquote>", '<a href="', "<![CDATA["]
)
def test_hostile_markup_is_read_in_no_time(part):
    payload = PAYLOAD | {"body": {"contentType": "html", "content": part * 100_000}}
    assert len(quoted({"messagePayload": payload})["text"]) <= LONGEST


async def answering(answer, local, **changes):
    async def answered(_):
        return answer

    return await local(answered, **changes)


@pytest.mark.parametrize("name", [FETCH, SUBMIT])
@pytest.mark.parametrize("done", [True, False])
async def test_its_dialog_shows_every_card_as_nothing_can_be_posted_there(local, name, done):
    bot = await answering(Answer(card=CARD, title="Signaal", done=done, private=True), local)
    status, body = await bot.post(on_message(bot.connector.url, name))
    assert (status, body["task"]["type"]) == (200, "continue")
    assert body["task"]["value"]["title"] == "Signaal"
    assert body["task"]["value"]["card"]["content"] == CARD
    assert bot.connector.calls == []


@pytest.mark.parametrize("answer", [Answer(text="Dank je wel"), None])
async def test_words_close_it(local, answer):
    bot = await answering(answer, local)
    _, body = await bot.post(on_message(bot.connector.url, SUBMIT))
    assert body["task"]["type"] == "message"
    assert body["task"]["value"] == (answer.text if answer else "Ontvangen.")
    assert bot.connector.calls == []


async def test_from_a_chat_that_the_bot_is_not_in_it_is_answered_too(local):
    bot = await answering(Answer(card=CARD), local)
    chat = {"id": "19:a_b@unq.gbl.spaces", "conversationType": "personal", "tenantId": TENANT}
    value = {"commandId": "x.message", "messagePayload": PAYLOAD}
    _, body = await bot.post(invoke(bot.connector.url, FETCH, value, conversation=chat))
    assert body["task"]["type"] == "continue"
    assert bot.seen[0].place.conversation == ""


async def test_an_answer_that_comes_too_late_is_posted_nowhere(local):
    begun, go = asyncio.Event(), asyncio.Event()

    async def slowly(_):
        begun.set()
        await go.wait()
        return Answer(card=CARD)

    bot = await local(slowly, deadlines=Deadlines(dialog=0.05))
    bot.connector.faults.append(Fault(500, "x"))
    _, body = await bot.post(on_message(bot.connector.url, SUBMIT))
    assert body["task"]["type"] == "message"
    go.set()
    await bot.adapter.close()
    assert begun.is_set()
    assert bot.connector.calls == []


def test_other_invokes_of_message_extensions_are_not_answered():
    assert read(activity(URL, "invoke", name="composeExtension/query")).kind is Kind.OTHER
