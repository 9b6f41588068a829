"""How an answer is shown, by what the person did."""

import pytest

from bot.dispatch.turn import Answer, Kind, Person
from tests.bot.adapter.activities import BOT, JAN, activity, in_channel, invoke, pressed
from tests.support.connector import Fault

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Hoi"}]}
ADAPTIVE = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
ELS = Person("els-1", "29:els", "Els & <b>Co")
ELS_MARK = "<at>Els &amp; &lt;b&gt;Co</at>"
ELS_ENTITY = {
    "type": "mention",
    "text": ELS_MARK,
    "mentioned": {"id": "29:els", "name": "Els & <b>Co"},
}


def answering(answer):
    async def handle(_):
        return answer

    return handle


async def test_a_card_goes_as_an_attachment_with_its_summary(local):
    bot = await local(answering(Answer(card=CARD, text="Zes netwerken")))
    await bot.post(activity(bot.connector.url, text="netwerken"))
    [reply] = bot.connector.posted
    assert reply["attachments"] == [{"contentType": ADAPTIVE, "content": CARD}]
    assert reply["summary"] == "Zes netwerken"
    assert "text" not in reply
    assert (reply["from"], reply["recipient"]["id"]) == (BOT, JAN["id"])
    assert reply["conversation"]["id"] == "a:jan"


@pytest.mark.parametrize("answer", [None, Answer()])
async def test_nothing_to_show_posts_nothing(local, answer):
    bot = await local(answering(answer))
    assert await bot.post(activity(bot.connector.url, text="x")) == (200, b"")
    assert bot.connector.calls == []


async def test_mentions_are_real_and_the_rest_of_the_text_is_inert(local):
    words = f"Vraag het {ELS_MARK}\n<b>**nu**</b> & meteen"
    bot = await local(answering(Answer(text=words, mentions=(ELS,))))
    await bot.post(activity(bot.connector.url, text="x"))
    [reply] = bot.connector.posted
    assert reply["entities"] == [ELS_ENTITY]
    assert reply["textFormat"] == "xml"
    assert reply["text"] == (f"Vraag het {ELS_MARK}<br/>&lt;b&gt;**nu**&lt;/b&gt; &amp; meteen")


async def test_mentions_in_a_card_are_named_in_the_card(local):
    card = CARD | {"msteams": {"width": "Full", "entities": [{"type": "other"}]}}
    bot = await local(answering(Answer(card=card, mentions=(ELS,))))
    await bot.post(activity(bot.connector.url, text="x"))
    content = bot.connector.posted[0]["attachments"][0]["content"]
    assert content["msteams"] == {"width": "Full", "entities": [{"type": "other"}, ELS_ENTITY]}
    status, body = await bot.post(pressed(bot.connector.url))
    assert (status, body["value"]["msteams"]) == (200, content["msteams"])
    assert card["msteams"]["entities"] == [{"type": "other"}]


async def test_execute_answered_with_text_leaves_the_card(local):
    bot = await local(answering(Answer(text="Je volgt vraag 9 nu.")))
    status, body = await bot.post(pressed(bot.connector.url))
    assert status == 200
    assert body == {"statusCode": 200, "type": MESSAGE, "value": "Je volgt vraag 9 nu."}
    assert bot.connector.calls == []


@pytest.mark.parametrize("shown", [{"card": CARD}, {"text": "x"}])
async def test_execute_that_leaves_its_card_posts_a_message_and_still_has_a_body(local, shown):
    bot = await local(answering(Answer(replace=False, **shown)))
    status, body = await bot.post(pressed(bot.connector.url))
    assert (status, body["type"]) == (200, MESSAGE)
    assert body["value"]
    assert len(bot.connector.posted) == 1


@pytest.mark.parametrize(("language", "said"), [("nl", "Ontvangen."), ("en", "Received.")])
@pytest.mark.parametrize("name", ["adaptiveCard/action", "task/fetch", "task/submit"])
async def test_an_invoke_never_gets_an_empty_body(local, name, language, said):
    bot = await local(answering(None), language_of=lambda _: language)
    status, body = await bot.post(invoke(bot.connector.url, name, {}, locale="fr-FR"))
    words = body["value"] if name.startswith("adaptive") else body["task"]["value"]
    assert (status, words) == (200, said)


async def test_an_invoke_that_nobody_answers_is_501(local):
    bot = await local()
    for name in ("composeExtension/query", "signin/verifyState", "odd", None):
        status, body = await bot.post(invoke(bot.connector.url, name, {}))
        assert (status, body["error"]["code"]) == (501, "not_implemented")
    assert bot.seen == []


async def test_submit_replaces_the_pressed_card_for_all(local):
    bot = await local(answering(Answer(card=CARD, text="Bewaard")))
    value = {"verb": "x.do"}
    await bot.post(in_channel(bot.connector.url, value=value, replyToId="card-1"))
    [call] = bot.connector.taken
    assert call.method == "PUT"
    assert call.path.endswith("/activities/card-1")
    assert call.body["attachments"][0]["content"] == CARD
    assert not call.targeted


@pytest.mark.parametrize("status", [400, 403, 404, 405])
async def test_submit_whose_card_can_not_be_replaced_gets_a_reply(local, status):
    bot = await local(answering(Answer(card=CARD)))
    bot.connector.faults.append(Fault(status, when=lambda request: request.method == "PUT"))
    await bot.post(activity(bot.connector.url, value={"verb": "x"}, replyToId="card-1"))
    assert len(bot.connector.posted) == 1


@pytest.mark.parametrize(
    "answer", [Answer(text="Gelukt"), Answer(card=CARD, replace=False)], ids=["text", "not replace"]
)
async def test_submit_otherwise_gets_a_reply(local, answer):
    bot = await local(answering(answer))
    await bot.post(activity(bot.connector.url, value={"verb": "x"}, replyToId="card-1"))
    assert [call.method for call in bot.connector.taken] == ["POST"]


async def test_a_private_answer_never_takes_the_place_of_a_card_that_all_see(local):
    bot = await local(answering(Answer(card=CARD, private=True)))
    await bot.post(in_channel(bot.connector.url, value={"verb": "x"}, replyToId="card-1"))
    [call] = bot.connector.taken
    assert (call.method, call.targeted) == ("POST", True)


async def test_submit_on_a_targeted_card_replaces_it_for_that_person(local):
    bot = await local(answering(Answer(card=CARD)))
    pressed_privately = in_channel(
        bot.connector.url,
        value={"verb": "x"},
        replyToId="card-1",
        recipient=BOT | {"isTargeted": True},
    )
    await bot.post(pressed_privately)
    [call] = bot.connector.taken
    assert (call.method, call.targeted) == ("PUT", True)
    assert "recipient" not in call.body


async def test_a_dialog_opens_with_a_card(local):
    bot = await local(answering(Answer(card=CARD, title="Stel je voor")))
    status, body = await bot.post(invoke(bot.connector.url, "task/fetch", {"data": {"verb": "x"}}))
    assert (status, body["task"]["type"]) == (200, "continue")
    value = body["task"]["value"]
    assert (value["title"], value["height"], value["width"]) == ("Stel je voor", "large", "medium")
    assert value["card"] == {"contentType": ADAPTIVE, "content": CARD}


async def test_a_dialog_with_faults_stays_open(local):
    bot = await local(answering(Answer(card=CARD, done=False)))
    _, body = await bot.post(invoke(bot.connector.url, "task/submit", {"data": {"verb": "x"}}))
    assert body["task"]["type"] == "continue"
    assert bot.connector.calls == []


async def test_a_dialog_that_is_done_closes_and_shows_its_card_in_the_conversation(local):
    bot = await local(answering(Answer(card=CARD, text="Je staat erop")))
    _, body = await bot.post(invoke(bot.connector.url, "task/submit", {"data": {"verb": "x"}}))
    assert body == {"task": {"type": "message", "value": "Je staat erop"}}
    assert bot.connector.posted[0]["attachments"][0]["content"] == CARD


async def test_a_dialog_that_is_done_with_words_shows_them(local):
    bot = await local(answering(Answer(text="Je staat erop")))
    _, body = await bot.post(invoke(bot.connector.url, "task/submit", {"data": {"verb": "x"}}))
    assert body == {"task": {"type": "message", "value": "Je staat erop"}}
    assert bot.connector.calls == []


@pytest.mark.parametrize("choices", [(), (("Gemeente Urk", "urk"), ("Provincie", "prov"))])
async def test_a_typeahead_gets_its_choices(local, choices):
    bot = await local(answering(Answer(choices=choices)))
    value = {"queryText": "u", "dataset": "orgs"}
    status, body = await bot.post(invoke(bot.connector.url, "application/search", value))
    assert status == 200
    assert body == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.search.searchResponse",
        "value": {"results": [{"title": title, "value": value} for title, value in choices]},
    }


async def test_who_expects_replies_gets_them_in_the_response(local):
    bot = await local(answering(Answer(card=CARD, text="Zes")))
    status, body = await bot.post(activity(bot.connector.url, deliveryMode="expectReplies"))
    assert status == 200
    [reply] = body["activities"]
    assert (reply["type"], reply["summary"]) == ("message", "Zes")
    assert reply["attachments"][0]["content"] == CARD
    assert bot.connector.calls == []


async def test_an_invoke_that_expects_replies_gets_its_body_among_them(local):
    bot = await local(answering(Answer(card=CARD, replace=False)))
    asked = pressed(bot.connector.url, deliveryMode="expectReplies")
    _, body = await bot.post(asked)
    assert [one["type"] for one in body["activities"]] == ["message", "invokeResponse"]
    assert body["activities"][1]["value"]["body"]["type"] == MESSAGE


@pytest.mark.parametrize("kind", ["conversationUpdate", "installationUpdate"])
async def test_being_installed_is_told_twice_and_answered_once(local, kind):
    bot = await local(answering(Answer(text="Dag, ik ben PLeK.")))
    told = in_channel(bot.connector.url, "conversationUpdate", membersAdded=[BOT])
    again = in_channel(bot.connector.url, "installationUpdate", action="add")
    for one in (told, again) if kind == "conversationUpdate" else (again, told):
        assert await bot.post(one) == (200, b"")
    assert [seen.kind for seen in bot.seen] == [Kind.BOT_ADDED]
    removed = in_channel(bot.connector.url, "conversationUpdate", membersRemoved=[BOT])
    await bot.post(removed)
    await bot.post(in_channel(bot.connector.url, "installationUpdate", action="add"))
    assert len(bot.connector.posted) == 3


async def test_what_nobody_acts_on_is_taken_note_of(local):
    bot = await local()
    assert await bot.post(activity(bot.connector.url, "typing")) == (200, b"")
    assert (bot.seen, bot.connector.calls) == ([], [])


async def test_what_nobody_said_is_not_replied_to_but_told_in_the_place(local):
    bot = await local(answering(Answer(text="Dag, ik ben PLeK.")))
    await bot.post(in_channel(bot.connector.url, "conversationUpdate", membersAdded=[BOT]))
    [call] = bot.connector.taken
    assert call.path.endswith("/activities")
    assert "replyToId" not in call.body


async def test_a_dialog_gets_buttons_that_submit(local):
    submit = {
        "type": "Action.Submit",
        "title": "Versturen",
        "data": {"verb": "x.send", "form": "1"},
    }
    execute = {
        "type": "Action.Execute",
        "title": "Versturen",
        "verb": "x.send",
        "data": {"form": "1"},
        "fallback": submit,
    }
    bot = await local(answering(Answer(card=CARD | {"actions": [execute]}, done=False)))
    _, body = await bot.post(invoke(bot.connector.url, "task/fetch", {"data": {"verb": "x.form"}}))
    assert body["task"]["value"]["card"]["content"]["actions"] == [submit]
    sent = {"data": submit["data"] | {"name": "Els"}}
    await bot.post(invoke(bot.connector.url, "task/submit", sent, id="another"))
    assert (bot.seen[-1].kind, bot.seen[-1].verb) == (Kind.DIALOG_SUBMIT, "x.send")
    assert bot.seen[-1].data["name"] == "Els"
