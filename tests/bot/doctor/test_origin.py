"""`plek doctor` tells which tenants are served, and what was refused for where it came from."""

from datetime import timedelta

import pytest

from bot.adapter.inbound.origin import ForeignOrigin, Origins
from bot.adapter.wire.activity import read_activity
from bot.dispatch.refusals import REMEMBERED, RefusalTally, keep_refusals
from bot.doctor import origin
from bot.doctor.findings import CheckVerdict
from bot.doctor.origin import check_origin
from bot.settings import Mode, Settings
from registry.core.permissions import SYSTEM
from registry.store.store import Store
from tests.bot.adapter.activities import TENANT, activity
from tests.support.conversation import Clock

OTHER = "99999999-0000-0000-0000-000000000000"


def settings(**changes):
    known = {"app_id": "11111111-2222-4333-8444-555555555555", "app_secret": "made-up"}
    return Settings(mode=Mode.PRODUCTION, **known | {"app_tenant_id": TENANT} | changes)


async def findings(url, chosen, refusals=(), *, later=timedelta(0)):
    clock, tally = Clock(), RefusalTally()
    async with await Store.open(url, clock=clock) as store:
        for refusal in refusals:
            tally.note(refusal.code, refusal.value)
        async with store.write(SYSTEM) as unit:
            await keep_refusals(unit, tally.take())
        clock.now += later
        return await check_origin(chosen, store)


def refused(chosen, **fields):
    """What the door says to an activity."""
    origins, sent = Origins(chosen), read_activity(activity("https://smba.example/", **fields))
    try:
        origins.check_channel(sent)
        origins.check(sent)
    except ForeignOrigin as refusal:
        return refusal
    raise AssertionError("it was taken")


REFUSED = {
    "channel": ({"channelId": "directline"}, "1 from another channel than Teams", "Direct Line"),
    "tenant": ({"channelData": {"tenant": {"id": OTHER}}}, OTHER, "PLEK_ALLOWED_TENANTS"),
    "person": ({"from": {"id": "29:jan"}}, "nobody with an account", "makers"),
}


@pytest.mark.parametrize("what", REFUSED)
async def test_a_refusal_is_told_with_what_to_do(sqlite_url, what):
    fields, says, advice = REFUSED[what]
    chosen = settings()
    refusal = refused(chosen, **fields)
    assert refusal.code == what
    [_, found] = await findings(sqlite_url, chosen, [refusal])
    assert found.verdict is CheckVerdict.WARNING
    assert says in found.says
    assert advice in found.advice


def test_each_refusal_of_the_door_has_its_words():
    assert set(REFUSED) == set(origin._SAYS) == set(origin._ADVICE)


async def test_a_quiet_week_is_well(sqlite_url):
    chosen = settings()
    late = REMEMBERED + timedelta(seconds=1)
    refusals = [refused(chosen, channelId="webchat")]
    [served, found] = await findings(sqlite_url, chosen, refusals, later=late)
    assert (served.verdict, found.verdict) == (CheckVerdict.GOOD, CheckVerdict.GOOD)
    assert TENANT in served.says


@pytest.mark.parametrize(
    "changes", [{"app_tenant_id": "plek.onmicrosoft.com"}, {"allowed_tenants": "plek.example"}]
)
async def test_a_domain_in_place_of_a_tenant_id_is_bad(sqlite_url, changes):
    [served, _] = await findings(sqlite_url, settings(**changes))
    assert served.verdict is CheckVerdict.BAD
    assert "PLEK_ALLOWED_TENANTS" in served.advice


async def test_local_mode_serves_no_tenants(sqlite_url):
    [found] = await findings(sqlite_url, Settings(mode=Mode.LOCAL))
    assert found.about == "activities refused"
