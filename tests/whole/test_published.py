"""Activities that Microsoft published, at the real door: what each does, and none breaks it."""

import copy

import pytest
from structlog.testing import capture_logs

from bot.adapter.inbound.kinds import INVOKES
from bot.adapter.inbound.origin import SPOKEN
from bot.dispatch.contacts.contact import Contact
from bot.dispatch.turn import Person
from registry.members.member import Member, is_object_id
from tests.bot.adapter.activities import BOT, TENANT
from tests.support.published import published
from tests.whole.http_town import http_town

FATIMA = Person("a3f1c0de-0000-4000-8000-000000000103", "29:fatima", "Fatima El Amrani")


@pytest.fixture
async def plek(sqlite_url):
    async with http_town(sqlite_url, [FATIMA]) as running:
        yield running


def sent_here(plek, name, sent):
    """A published activity as it would come from our connector: whole, and of our tenant."""
    found = copy.deepcopy(sent) | {"serviceUrl": plek.connector.url, "channelId": "msteams"}
    place = found.get("conversation") or {}
    found["conversation"] = {"id": f"a:{name}"} | {
        key: value for key, value in place.items() if value is not None
    }
    found.setdefault("recipient", BOT)
    named = "tenantId" in found["conversation"]
    if named:
        found["conversation"]["tenantId"] = TENANT
    data = found.get("channelData")
    if not named or (isinstance(data, dict) and data.get("tenant")):
        found["channelData"] = (data or {}) | {"tenant": {"id": TENANT}}
    sender = found.get("from") or {}
    if found["type"] in SPOKEN and not str(sender.get("id", "")).startswith("28:"):
        account = {"id": FATIMA.address, "aadObjectId": FATIMA.id}
        found["from"] = sender | account
    return found


async def test_as_published_they_are_answered_or_refused(plek):
    statuses = {}
    for name, sent in published().items():
        answers = {(await plek.post(sent))[0]}
        answers.add((await plek.post(sent | {"serviceUrl": plek.connector.url}))[0])
        if not answers <= {200, 400, 401, 403, 501}:
            statuses[name] = answers
    assert statuses == {}


async def test_sent_here_each_is_acted_on_or_acknowledged(plek):
    odd, served = {}, 0
    with capture_logs() as logs:
        for name, sent in published().items():
            activity = sent_here(plek, name, sent)
            status, body = await plek.post(activity)
            unanswered = sent["type"] == "invoke" and sent.get("name") not in INVOKES
            served += status == 200
            if status != (501 if unanswered else 200):
                odd[name] = (status, body)
            elif sent.get("name") == "application/search":
                assert "searchResponse" in body["type"]
            elif status == 200 and sent["type"] == "invoke":
                assert body  # an empty answer is "Unable to reach app"
        await plek.deliver()
    assert odd == {}
    assert served >= len(published()) // 2
    assert [one for one in logs if one["log_level"] in ("error", "critical")] == []


async def test_nobody_comes_to_be_by_an_address(plek):
    for name, sent in published().items():
        await plek.post(sent_here(plek, name, sent))
    await plek.deliver()
    async with plek.store.read() as unit:
        kept = [*await unit.of(Member).all(), *await unit.of(Contact).all()]
    assert all(is_object_id(one.slug) for one in kept), [one.slug for one in kept]
    assert FATIMA.id in {one.slug for one in kept}
