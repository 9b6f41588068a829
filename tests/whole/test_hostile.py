"""Whatever comes in at the door: no 5xx but 501, nothing that hangs, no traceback in the log."""

import asyncio
import json
import logging
import random
from io import BytesIO

import pytest
from structlog.testing import capture_logs

from bot.dispatch.turn import Person
from registry.core.permissions import SYSTEM
from registry.members.member import Member, is_object_id
from tests.bot.adapter.activities import APP_ID, JAN, TENANT
from tests.support.examples import examples
from tests.support.published import published
from tests.whole.hostile import mutated, seeds, torn
from tests.whole.http_town import http_town

FATIMA = Person("a3f1c0de-0000-4000-8000-000000000103", "29:fatima", "Fatima El Amrani")
SECONDS = 10.0
"""How long one answer may take on a busy machine; what hangs takes longer."""
EXPECTED = {200, 400, 401, 403, 413, 501}


@pytest.fixture
async def plek(sqlite_url):
    async with http_town(sqlite_url, [FATIMA]) as running:
        yield running


async def send(plek, body):
    """The status of a body that is posted as it is, with a good token."""
    token = plek.issuer.token(audience=APP_ID, service_url=plek.connector.url)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    async with asyncio.timeout(SECONDS):
        url = f"{plek.url}/api/messages"
        async with plek.session.post(url, data=BytesIO(body), headers=headers) as response:
            await response.read()
            return response.status


def shapes(plek):
    """Made-up activities, and published ones as if they were sent here."""
    here = {"serviceUrl": plek.connector.url, "channelId": "msteams"}
    told = [
        sent | here | {"from": JAN, "channelData": {"tenant": {"id": TENANT}}}
        for sent in published().values()
    ]
    return seeds(plek.connector.url) + told


async def assert_sound(plek, logs, caplog):
    """Nothing went wrong inside either, and nobody came to be who has no account."""
    await plek.deliver()
    wrong = [one for one in logs if one["log_level"] in ("error", "critical")]
    assert wrong == []
    assert [one for one in logs if "exc_info" in one or "Traceback" in str(one)] == []
    assert [one for one in caplog.records if one.levelno >= logging.ERROR or one.exc_info] == []
    async with plek.store.read() as unit:
        keys = [one.slug for one in await unit.of(Member).all()]
    assert SYSTEM not in keys
    assert all(is_object_id(key) for key in keys)


@pytest.mark.parametrize("seed", range(4))
async def test_mutated_activities_are_answered(plek, caplog, seed):
    dice = random.Random(seed)  # noqa: S311  # the same in each run
    known = shapes(plek)
    with capture_logs() as logs:
        for number in range(examples(150)):
            sent = mutated(dice.choice(known), dice) | {"id": f"m-{seed}-{number}"}
            status = await send(plek, json.dumps(sent).encode())
            assert status in EXPECTED, (status, sent)
        await assert_sound(plek, logs, caplog)
    assert (await plek.person(FATIMA).say("hubs")).card


async def test_torn_bodies_are_answered(plek, caplog):
    dice = random.Random(1)  # noqa: S311  # the same in each run
    known = [json.dumps(one).encode() for one in shapes(plek)]
    with capture_logs() as logs:
        for _ in range(examples(300)):
            body = torn(dice.choice(known), dice)
            status = await send(plek, body)
            assert status in EXPECTED, (status, body)
        await assert_sound(plek, logs, caplog)
