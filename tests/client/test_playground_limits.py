"""How the Playground differs from Teams: when a new version behaves otherwise, this tells us.

Each is a row of docs/decisions/0007-playground.md.
"""

import json
import uuid

import pytest
import pytest_asyncio

from bot.local import people
from tests.client.harness import playground_for
from tests.support.echo_bot import EchoBot

pytestmark = [
    pytest.mark.client,
    pytest.mark.node,
    pytest.mark.asyncio(loop_scope="module"),
]

CARD = {
    "contentType": "application/vnd.microsoft.card.adaptive",
    "content": {"type": "AdaptiveCard", "version": "1.5", "body": []},
}


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def echo():
    async with EchoBot({}).running() as bot:
        yield bot


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def person(echo, tmp_path_factory):
    async with playground_for(echo.url, tmp_path_factory.mktemp("playground")) as api:
        yield api


@pytest_asyncio.fixture(loop_scope="module")
async def heard(person, echo):
    """An activity from the personal chat, once it was answered."""
    word = f"hallo {uuid.uuid4()}"
    await person.say(people.PERSONAL.id, word)
    await person.answer(people.PERSONAL.id, word)
    return next(one for one in echo.seen if word in one.get("text", ""))


async def test_text_with_a_card_is_split_and_gets_no_id(echo, heard):
    activity = {"type": "message", "text": "tekst", "attachments": [CARD]}

    assert await echo.call("POST", f"{echo.place(heard)}/activities", activity) == (202, "")


async def test_a_card_alone_gets_an_id_and_can_be_updated(echo, heard):
    activities = f"{echo.place(heard)}/activities"
    status, body = await echo.call("POST", activities, {"type": "message", "attachments": [CARD]})
    assert status == 201

    activity = f"{activities}/{json.loads(body)['id']}"
    assert (await echo.call("PUT", activity, {"type": "message", "text": "anders"}))[0] == 200
    assert (await echo.call("DELETE", activity))[0] == 501


async def test_a_targeted_message_is_seen_by_all(echo, heard, person):
    targeted = {"type": "message", "text": "alleen jij", "recipient": heard["from"]}

    url = f"{echo.place(heard)}/activities?isTargetedActivity=true"
    assert (await echo.call("POST", url, targeted))[0] == 201

    await person.answer(people.PERSONAL.id, "alleen jij")


async def test_what_is_said_to_somebody_else_is_in_the_log_only(echo, heard, person):
    conversations = f"{heard['serviceUrl']}/v3/conversations"
    wanted = {"isGroup": False, "members": [{"id": people.FATIMA.id}]}
    status, body = await echo.call("POST", conversations, wanted)
    assert status == 201

    url = f"{conversations}/{json.loads(body)['id']}/activities"
    assert (await echo.call("POST", url, {"type": "message", "text": "dag Fatima"}))[0] == 201
    await person.exchange(lambda seen: seen.by_bot and seen.request.get("text") == "dag Fatima")
    assert not [said for said in person.messages if "dag Fatima" in said.text]


async def test_members_come_in_one_page_whatever_is_asked(echo, person):
    thread = await person.say(people.CAFE.id, "hallo", mention=True)
    await person.answer(thread, "hallo")
    url = f"{echo.place(echo.seen[-1])}/pagedmembers?pageSize=2"

    status, body = await echo.call("GET", url)

    assert status == 200
    found = {member["aadObjectId"] for member in json.loads(body)["members"]}
    assert found == {person.aad_object_id for person in people.PEOPLE}
