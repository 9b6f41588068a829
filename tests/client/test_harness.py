"""The harness itself, with the smallest bot: what is filled in arrives, what it says is seen."""

import asyncio
import re

import pytest
import pytest_asyncio

from bot.local import people
from tests.client.harness import client_page, playground_for
from tests.support.chromium import chromium
from tests.support.echo_bot import EchoBot

pytestmark = [
    pytest.mark.client,
    pytest.mark.node,
    pytest.mark.asyncio(loop_scope="module"),
]

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
CHOICES = [{"title": "Water", "value": "w"}, {"title": "Water en bodem", "value": "b"}]


def card(*body, actions=()):
    content = {"type": "AdaptiveCard", "version": "1.5", "body": list(body)}
    return {"contentType": ADAPTIVE, "content": content | {"actions": list(actions)}}


def words(text):
    return {"type": "TextBlock", "text": text, "wrap": True}


def choices(name, label, **more):
    return {"type": "Input.ChoiceSet", "id": name, "label": label, "choices": CHOICES} | more


FORM = card(
    {"type": "Input.Text", "id": "naam", "label": "Naam", "isRequired": True, "errorMessage": "?"},
    {"type": "Input.Text", "id": "net", "label": "Naam van het netwerk", "isMultiline": True},
    {"type": "Input.Number", "id": "aantal", "label": "Aantal"},
    {"type": "Input.Date", "id": "dag", "label": "Dag"},
    choices("schaal", "Schaal"),
    choices("themas", "Thema's", isMultiSelect=True),
    choices("soort", "Soort", style="expanded", isRequired=True, errorMessage="Kies"),
    choices("kennis", "Kennis", style="expanded", isMultiSelect=True),
    {"type": "Input.Toggle", "id": "akkoord", "label": "Toestemming", "title": "Ik ga akkoord"},
    actions=[
        {"type": "Action.Execute", "title": "Versturen", "verb": "doe", "data": {"stap": 1}},
        {"type": "Action.Submit", "title": "Oude knop", "data": {"oud": 1}, "mode": "secondary"},
    ],
)
BEHIND_A_MENU = [
    {"type": "Action.Submit", "title": f"Knop {number}", "mode": "secondary"} for number in range(8)
]
FILLED = {
    "naam": "Sanne",
    "net": "Water & zo",
    "aantal": "3",
    "dag": "2026-05-01",
    "schaal": "b",
    "themas": "w,b",
    "soort": "w",
    "kennis": "b",
    "akkoord": "true",
}


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def running_echo():
    bot = EchoBot(
        {
            "formulier": {"attachments": [FORM]},
            "beide": {"text": "tekst", "attachments": [FORM]},
            "eerder": {"attachments": [card(words("Eerder"), actions=BEHIND_A_MENU)]},
        },
        {"statusCode": 200, "type": ADAPTIVE, "value": card(words("Dank je wel"))["content"]},
    )
    async with bot.running():
        yield bot


@pytest.fixture
def echo(running_echo):
    running_echo.seen.clear()
    return running_echo


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def person(running_echo, tmp_path_factory):
    """Tests know what is theirs by the thread that they begin."""
    async with playground_for(running_echo.url, tmp_path_factory.mktemp("playground")) as api:
        yield api


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser():
    async with chromium() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def page(person, browser):
    """A page that shows nothing of what was said before it was opened."""
    async with client_page(person.url, browser) as client:
        yield client


async def fill_in(page):
    await page.fill("Naam", "Sanne")
    await page.fill("Naam van het netwerk", "Water & zo")
    await page.fill("Aantal", "3")
    await page.fill("Dag", "2026-05-01")
    await page.fill("Schaal", "Water en bodem")
    await page.fill("Thema's", ("Water", "Water en bodem"))
    await page.fill("Soort", "Water")
    await page.fill("Kennis", "Water en bodem")
    await page.fill("Toestemming", True)


async def test_a_form_in_a_personal_chat(page, echo):
    await page.personal()
    await page.say("formulier")
    await page.card_with("Toestemming")
    await fill_in(page)
    await page.press("Versturen")

    await page.card_with("Dank je wel")

    action = echo.seen[-1]["value"]["action"]
    assert action["verb"] == "doe"
    assert action["data"] == FILLED | {"stap": 1}


async def test_a_button_of_a_card_that_comes_while_the_menu_of_another_is_open(page, echo):
    await page.personal()
    await page.say("eerder")
    await page.card_with("Eerder")
    place = echo.place(echo.seen[-1])
    later = card(
        words("Later"),
        actions=[{"type": "Action.Submit", "title": "Oude knop", "data": {"oud": 1}}],
    )

    pressing = asyncio.create_task(page.press("Oude knop"))
    await page.page.get_by_role("menuitem", name="Knop 2").wait_for()
    await echo.call("POST", f"{place}/activities", {"type": "message", "attachments": [later]})
    await pressing

    await page.sees(re.compile("echo:.*oud"))


async def test_a_form_in_a_channel_by_mention(page, echo):
    await page.channel("Kernteam")
    await page.say("formulier", mention=True)
    await page.card_with("Toestemming")
    await page.fill("Naam", "Sanne")
    await page.fill("Soort", "Water")
    await page.press("Oude knop")

    await page.sees("echo:")

    submitted = echo.seen[-1]
    assert submitted["value"] == {"oud": 1, "naam": "Sanne", "soort": "w", "akkoord": "false"}
    assert submitted["conversation"]["id"].startswith(people.KERNTEAM_CHANNEL.id + ";messageid=")


async def test_a_reply_in_a_thread_stays_in_it(page, echo):
    await page.channel("General")
    await page.say("hallo", mention=True)
    await page.sees("echo:")

    await page.reply("nog iets", mention=True)
    await page.sees(re.compile("echo:.*nog iets"))

    first, second = [activity for activity in echo.seen if activity["type"] == "message"]
    assert first["conversation"]["id"] == second["conversation"]["id"]


async def test_the_group_chat_by_mention(page, echo):
    await page.group()
    await page.say("hallo", mention=True)

    await page.sees("echo:")

    assert echo.seen[-1]["conversation"]["conversationType"] == "groupChat"


async def test_by_http_a_card_is_pressed_by_anybody_in_the_place(person, echo):
    thread = await person.say(people.CAFE.id, "formulier", mention=True)
    form = await person.answer(thread, "Toestemming")

    answer = await person.execute(form, "doe", {"naam": "Zoë"}, by=people.ZOE)

    assert "Dank je wel" in str(form)
    assert answer["type"] == ADAPTIVE
    assert echo.seen[-1]["from"]["aadObjectId"] == people.ZOE.aad_object_id


async def test_by_http_a_submit_arrives_as_a_message(person, echo):
    thread = await person.say(people.CAFE.id, "formulier", mention=True)
    form = await person.answer(thread, "Toestemming")

    await person.submit(form, {"naam": "Sanne"})

    said = await person.answer(thread, "echo:")
    assert "'naam': 'Sanne'" in said.text
    assert echo.seen[-1]["replyToId"] == form.id


async def test_by_http_anything_can_happen(person, echo):
    joined = await person.template("userAdded", people.CAFE.id)
    twenty = [{"id": f"29:nieuw-{number}"} for number in range(20)]
    await person.happen(joined | {"membersAdded": twenty})
    thread = await person.say(people.CAFE.id, "en?", mention=True)
    await person.answer(thread, "en?")

    assert echo.seen[0]["channelData"]["eventType"] == "teamMemberAdded"
    assert len(echo.seen[0]["membersAdded"]) == 20


async def test_by_http_the_answer_to_any_invoke_is_told(person, echo):
    query = {"queryText": "ens", "dataset": "organisations"}

    told = await person.invoke("application/search", query, people.ZOE, people.CAFE.id)

    assert (told.status, told.response) == (200, echo.invoke_answer)
    assert echo.seen[-1]["value"] == query


async def test_waiting_in_vain_tells_what_was_said(person):
    thread = await person.say(people.CAFE.id, "hallo", mention=True)
    await person.answer(thread, "hallo")

    with pytest.raises(AssertionError, match=r"echo: .*hallo"):
        await person.until(lambda said: said.card and said.conversation == thread, seconds=0.01)
