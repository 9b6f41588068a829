"""Who is called where in a message, and what is asked then."""

import pytest

from bot.adapter.inbound.parse import read_incoming
from bot.adapter.wire.activity import read_activity
from tests.bot.adapter.activities import APP_ID, BOT, activity, in_channel, invoke, pressed

URL = "http://127.0.0.1:1/teams/"
KARIN = {"id": "29:karin", "name": "Karin Smit", "aadObjectId": "karin-1"}
TWIN = {"id": "29:twin", "name": "PLeK", "aadObjectId": "twin-1"}


def read(data):
    return read_incoming(read_activity(data), APP_ID)


def mention(text, who=BOT):
    return {"type": "mention", "text": text, "mentioned": who}


PLEK, WITH_KARIN = mention("<at>PLeK</at>"), mention("<at>Karin Smit</at>", KARIN)


@pytest.mark.parametrize(
    ("text", "entities", "asked"),
    [
        ("<at>Karin Smit</at> <at>PLeK</at> agenda 9", [WITH_KARIN, PLEK], "agenda 9"),
        ("<at>Karin Smit</at>, <at>PLeK</at>: agenda 9", [WITH_KARIN, PLEK], "agenda 9"),
        ("<at>Karin Smit</at> en <at>PLeK</at>&nbsp;agenda 9", [WITH_KARIN, PLEK], "agenda 9"),
        ("<at>PLeK</at> <at>Karin Smit</at> agenda 9", [PLEK, WITH_KARIN], "agenda 9"),
        ("<at>Karin Smit</at> agenda 9 <at>PLeK</at>", [WITH_KARIN, PLEK], "agenda 9"),
        ("agenda 9 <at>PLeK</at>, <at>Karin Smit</at>", [PLEK, WITH_KARIN], "agenda 9"),
        ("agenda 9 <at>Karin Smit</at> en <at>PLeK</at>!", [WITH_KARIN, PLEK], "agenda 9"),
        ("<at>Karin Smit</at> agenda <at>PLeK</at> 9", [WITH_KARIN, PLEK], "agenda 9"),
        ("<at>PLeK</at> agenda 9 <at>PLeK</at>", [PLEK, PLEK], "agenda 9"),
        (
            "<p><at>Karin Smit</at>&nbsp;<at>PLeK</at>&nbsp;agenda&nbsp;9</p>",
            [WITH_KARIN, PLEK],
            "agenda 9",
        ),
        ("<div><at>PLeK</at> agenda<br>9</div>", [PLEK], "agenda 9"),
        ("<at>PLeK</at> vraag het <at>Karin Smit</at>", [PLEK, WITH_KARIN], "vraag het Karin Smit"),
        ("<at>Karin Smit</at> <at>PLeK</at>", [WITH_KARIN, PLEK], "Karin Smit"),
        # Somebody shortened the mention, or the client wrote another name than the entity's.
        ("<at>PLeK bot</at> agenda 9", [mention("<at>PLeK platform</at>")], "agenda 9"),
        (
            "<at>Karin</at> <at>Kennis</at> agenda 9",
            [mention("<at>Karin</at>", KARIN), PLEK],
            "agenda 9",
        ),
        ("@PLeK agenda 9", [mention("@PLeK")], "agenda 9"),
        ("PLeK agenda 9", [PLEK], "agenda 9"),
        ("@plek agenda 9", [], "agenda 9"),
        # A person with the bot's name is a person.
        (
            "<at>PLeK</at> <at>PLeK</at> agenda 9",
            [mention("<at>PLeK</at>", TWIN), PLEK],
            "agenda 9",
        ),
        ("<at>PLeK\u200b</at> agen\xadda 9", [PLEK], "agenda 9"),
        ('<AT ID="0">PLeK</AT> agenda 9', [PLEK], "agenda 9"),
        # The message that is replied to stands beside it, and is not what this person says.
        ('<quoted messageId="17"/> <at>PLeK</at> agenda 9', [PLEK], "agenda 9"),
        ('<attachment id="17"></attachment><p><at>PLeK</at> agenda 9</p>', [PLEK], "agenda 9"),
        (
            '<blockquote itemtype="x/Reply"><p>hubs</p></blockquote><at>PLeK</at> agenda 9',
            [PLEK],
            "agenda 9",
        ),
        ('<p>water <emoji alt="👍"></emoji> &amp; bodem</p>', [], "water 👍 & bodem"),
        ("a < b en <naam> & &copy van </b", [], "a < b en <naam> & &copy van </b"),
        ("<p>a < b en <naam> & &copy</p>", [], "a < b en <naam> & &copy"),
        ("&lt;p&gt;tekst&lt;/p&gt;", [], "<p>tekst</p>"),
    ],
)
def test_the_bot_may_be_called_anywhere(text, entities, asked):
    assert read(in_channel(URL, text=text, entities=entities)).asked == asked


def test_the_people_that_a_message_is_for_stay_in_its_words():
    text = "<at>Karin Smit</at> <at>PLeK</at> kun je dit oppakken?"
    seen = read(in_channel(URL, text=text, entities=[WITH_KARIN, PLEK]))
    assert (seen.text, seen.request) == ("Karin Smit kun je dit oppakken?", "kun je dit oppakken?")


@pytest.mark.parametrize(
    "markup", ["<p>", "<blockquote itemtype=x/Reply>", "<at>x</at>", "<p &", "&"]
)
def test_hostile_markup_is_read_in_no_time(markup):
    assert read(activity(URL, text=markup * (250_000 // len(markup)))).kind


def test_what_comes_with_a_form_is_plain_too():
    value = {
        "action": {
            "verb": "x.do",
            "data": {
                "name": "N\u0435\u0442werk\u200b Wa\xadter",
                "many": ["a\xa0b", {"deep": "\u202ec"}],
                "count": 3,
            },
        }
    }
    seen = read(invoke(URL, "adaptiveCard/action", value))
    assert dict(seen.data) == {
        "name": "N\u0435\u0442werk Water",
        "many": ["a b", {"deep": "c"}],
        "count": 3,
    }


def test_what_is_searched_for_while_typing_is_plain_too():
    value = {"queryText": "wa\xadter\u200b\xa0 net", "dataset": "x", "data": {"a": "b\u200b"}}
    seen = read(invoke(URL, "application/search", value))
    assert (seen.query, dict(seen.data)) == ("water net", {"a": "b"})


def test_names_are_plain_too():
    sender = {"id": "29:x", "name": "Jan\u202e\xa0de  Vries\u200b", "aadObjectId": "x"}
    assert read(pressed(URL, **{"from": sender})).person.name == "Jan de Vries"
