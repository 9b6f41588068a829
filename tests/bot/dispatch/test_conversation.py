"""The helper by which other tests talk to the bot: it must press what is there, as it is there."""

import pytest

from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, Kind
from cards.kit.components import dialog
from cards.kit.forms import Form, TextField
from tests.support.conversation import CHANNEL, FATIMA, buttons_of, town, values_of, words_of

routes = Routes()


def form(t):
    return Form(
        verb="echo.send",
        title="Echo",
        fields=(TextField(name="words", label="Woorden", required=True),),
        send="Versturen",
    ).card(t, more=[dialog("Open in een venster", "echo.form")])


@routes.command("echo", en=("mirror",), about="help-command")
async def show(ask):
    return Answer(card=form(ask.t))


@routes.verb("echo.form")
async def open_form(ask):
    return Answer(card=form(ask.t), done=False)


@routes.verb("echo.send")
async def send(ask):
    async with ask.write():
        words = ask.value("words")
    return Answer(text=f"{ask.incoming.kind}: {words}", done=bool(words))


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, routes=[routes], content=False) as running:
        yield running


async def test_presses_a_button_with_what_is_filled_in(plek):
    chat = plek.chat(FATIMA)
    shown = await chat.say("echo")
    assert buttons_of(shown) == ["Versturen", "Open in een venster"]
    assert values_of(shown) == {"words": ""}
    assert "Woorden" in words_of(shown)
    answer = await chat.press(shown, "Versturen", words="hallo")
    assert answer.text == "action: hallo"
    assert await chat.again() == answer


async def test_presses_as_an_old_client_does(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    answer = await chat.press(await chat.say("echo"), "Versturen", old=True, words="hallo")
    assert answer.text == "submit: hallo"


async def test_what_is_sent_in_a_dialog_is_a_dialog_s(plek):
    chat = plek.chat(FATIMA, CHANNEL)
    opened = await chat.press(await chat.say("echo"), "Open in een venster")
    assert chat.last.kind is Kind.DIALOG_OPEN
    answer = await chat.press(opened, "Versturen", words="hallo")
    assert answer.text == "dialog_submit: hallo"


async def test_a_button_or_input_that_is_not_there_fails(plek):
    chat = plek.chat(FATIMA)
    shown = await chat.say("echo")
    with pytest.raises(AssertionError, match="no button 'Verzenden'"):
        await chat.press(shown, "Verzenden")
    with pytest.raises(AssertionError, match="no input"):
        await chat.press(shown, "Versturen", wordz="hallo")
