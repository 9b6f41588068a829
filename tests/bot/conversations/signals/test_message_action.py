"""The action "Signaleren" on a message: in conversation, and over HTTP as Teams does it."""

import json

import pytest

from appmanifest.manifest import SIGNAL_MESSAGE
from bot.conversations import all_routes
from bot.dispatch.contacts.contact import Contact, KnownConversation
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.router import Router
from bot.dispatch.turn import Kind
from registry.core.vocabulary import Language
from registry.signals.signal import Signal
from tests.bot.adapter.activities import activity
from tests.support.conversation import (
    FATIMA,
    PIETER,
    SANNE,
    buttons_of,
    town,
    values_of,
    words_of,
)
from tests.whole.http_town import http_town

LINK = "https://teams.microsoft.com/l/message/19:cafe@thread.tacv2/1700000000001?tenantId=x"
TEXT = "Kennis over droogte blijft liggen bij de gemeenten in Twente."
MESSAGE = {"text": TEXT, "link": LINK, "at": "2026-11-20T23:30:00.000Z"}
SEND, ANYWAY = "Signaal versturen", "Toch een nieuw signaal"


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE]) as running:
        yield running


async def opened(chat, **news):
    form = await chat.call("signals.message", Kind.DIALOG_OPEN, message=MESSAGE | news)
    chat._dialogs.append(form)
    return form


async def test_text_link_and_day_come_along(plek):
    chat = plek.chat(FATIMA)
    form = await opened(chat)
    values = values_of(form)
    assert (values["seen"], values["hub"]) == (TEXT, "twente")
    assert values["source"] == "Een bericht in Teams van 21 november 2026"
    assert "een link ernaar gaat mee voor het kernteam" in words_of(form)
    sent = await chat.press(form, SEND)
    assert chat.last.kind is Kind.DIALOG_SUBMIT
    assert "Het is signaal 1." in words_of(sent)
    (signal,) = await plek.all(Signal)
    assert signal.seen == TEXT
    assert signal.source.kind == "message"
    assert signal.source.link == LINK
    assert signal.source.text == "Een bericht in Teams van 21 november 2026"


async def test_what_is_like_it_comes_first_and_the_message_stays_its_source(plek):
    first = plek.chat(FATIMA)
    await first.press(await opened(first), SEND)
    chat = plek.chat(PIETER)
    shown = await opened(chat, text="Droogte: kennis blijft bij gemeenten liggen.")
    assert "Dit speelt ook in Twente" in words_of(shown)
    form = await chat.press(shown, ANYWAY)
    assert values_of(form)["source"].startswith("Een bericht in Teams")
    await chat.press(form, ANYWAY)
    second = await plek.get(Signal, "2")
    assert (second.source.kind, second.source.link) == ("message", LINK)


async def test_it_is_joined_from_a_message(plek):
    first = plek.chat(FATIMA)
    await first.press(await opened(first), SEND)
    chat = plek.chat(PIETER)
    form = await chat.press(await opened(chat), "Dit speelt hier ook")
    await chat.press(form, "Meedoen")
    signal = await plek.get(Signal, "1")
    assert [one.member for one in signal.supporters] == [member_key(PIETER.id)]


@pytest.mark.parametrize(
    "link",
    [
        "http://teams.example/x",
        "javascript:alert(1)",
        "https://a b",
        "https://x/" + "y" * 3000,
        'https://x/"><b>',
        "",
        None,
        ["https://x"],
    ],
)
async def test_a_link_that_is_none_is_left_out(plek, link):
    chat = plek.chat(FATIMA)
    form = await opened(chat, link=link)
    assert "een link ernaar" not in words_of(form)
    await chat.press(form, SEND)
    (signal,) = await plek.all(Signal)
    assert (signal.source.kind, signal.source.link) == ("message", "")


async def test_a_link_that_was_laid_into_the_form_is_judged_again(plek):
    chat = plek.chat(FATIMA)
    form = await opened(chat)
    await chat.press(form, SEND, data={"link": "javascript:alert(1)"})
    (signal,) = await plek.all(Signal)
    assert signal.source.link == ""


async def test_a_link_without_a_message_is_no_source(plek):
    data = {"seen": TEXT, "kind": "kans", "level": "in-de-regio", "link": LINK}
    await plek.chat(FATIMA).call("signals.send", **data)
    (signal,) = await plek.all(Signal)
    assert (signal.source.kind, signal.source.link) == ("person", "")


@pytest.mark.parametrize("at", ["", None, "gisteren", "0001-01-01T00:00:00+23:59", "9999-12-31", 3])
async def test_a_day_that_can_not_be_read_is_left_out(plek, at):
    form = await opened(plek.chat(FATIMA), at=at)
    assert values_of(form)["source"].startswith("Een bericht in Teams")


@pytest.mark.parametrize("message", [None, "x", [], {}, 3])
async def test_beside_the_compose_box_the_form_is_empty(plek, message):
    form = await plek.chat(FATIMA).call("signals.message", Kind.DIALOG_OPEN, message=message)
    assert (values_of(form)["seen"], values_of(form)["source"]) == ("", "")
    assert SEND in buttons_of(form)


@pytest.mark.parametrize("text", ["", "ok", "😀" * 3_000, "droogte " * 2_000])
async def test_short_and_long_messages_fit(plek, text):
    form = await opened(plek.chat(FATIMA), text=text)
    seen = values_of(form)["seen"]
    assert len(seen) <= 1_500
    assert seen.endswith("…") == (len(text) > 1_500)


def test_the_app_package_offers_what_the_bot_answers():
    router = Router(None, Language.DUTCH, all_routes())
    assert SIGNAL_MESSAGE in router._verbs


async def test_over_http_from_a_chat_that_the_bot_is_not_in(sqlite_url):
    els = {"id": "29:els", "name": "Els Bos", "aadObjectId": "a3f1c0de-0000-4000-8000-000000000777"}
    body = {"contentType": "html", "content": f"<p>{TEXT}</p>"}
    writer = {"user": {"id": "u", "displayName": "Karel van Dam"}}
    payload = {
        "body": body,
        "linkToMessage": LINK,
        "from": writer,
        "createdDateTime": MESSAGE["at"],
    }
    place = {"id": "19:els_karel@unq.gbl.spaces", "conversationType": "personal"}

    async with http_town(sqlite_url, [FATIMA]) as plek:
        calls = len(plek.connector.calls)

        async def invoke(name, **value):
            value = {"commandId": SIGNAL_MESSAGE, "commandContext": "message"} | value
            fields = {"name": f"composeExtension/{name}", "value": value, "from": els}
            sent = activity(plek.connector.url, "invoke", conversation=place, **fields)
            status, answer = await plek.post(sent)
            assert (status, answer["task"]["type"]) == (200, "continue")
            return answer["task"]["value"]["card"]["content"]

        form = await invoke("fetchTask", messagePayload=payload)
        assert "Karel" not in json.dumps(form)
        send = next(one for one in form["actions"] if one["title"] == SEND)
        assert send["type"] == "Action.Submit"
        inputs = {
            one["id"]: one.get("value", "")
            for one in form["body"]
            if one["type"].startswith("Input")
        }
        data = {key: value for key, value in send["data"].items() if key != "msteams"}
        sent = await invoke("submitAction", data=inputs | data, messagePayload=payload)
        assert "Het is signaal 1." in json.dumps(sent)
        mine = next(one for one in sent["actions"] if one["title"] == "Mijn signalen")
        assert "Signaal 1" in json.dumps(await invoke("submitAction", data=mine["data"]))
        async with plek.store.read() as unit:
            signal = await unit.of(Signal).get("1")
            contact = await unit.of(Contact).get(els["aadObjectId"])
            places = [one.conversation for one in await unit.of(KnownConversation).all()]
        assert (signal.raiser, signal.seen, signal.source.link) == (els["aadObjectId"], TEXT, LINK)
        # Somebody else's chat is not where this person is written to.
        assert (contact.conversation, contact.address) == ("", "29:els")
        assert place["id"] not in places
        assert len(plek.connector.calls) == calls
