"""The kernteam merges organisations: looked at first, on a day, taken back, honest and forged."""

from datetime import UTC, datetime

import pytest

from bot.dispatch.contacts.contact import remember
from bot.jobs.mergers import keep_merging
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.members.member import Member
from registry.organisations.merge_record import MergeRecord
from registry.organisations.organisation import Organisation
from tests.support.conversation import (
    FATIMA,
    JOOST,
    KERNTEAM_CHANNEL,
    PIETER,
    SANNE,
    buttons_of,
    town,
    values_of,
    words_of,
)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE, JOOST]) as running:
        async with running.store.write(SYSTEM) as unit:
            await remember(unit, None, KERNTEAM_CHANNEL)
            await unit.of(Member).add(Member(slug="m1", name="Mo", organisation="rws"))
        yield running


async def looked_at(plek, person=SANNE, **filled):
    chat = plek.chat(person)
    form = await chat.press(await chat.say("organisatie Rijkswaterstaat"), "Samenvoegen")
    return chat, await chat.press(form, "Bekijk wat er verhuist", **{"into": "cbs"} | filled)


async def test_it_is_looked_at_done_and_taken_back(plek):
    chat, shown = await looked_at(plek)
    words = words_of(shown)
    assert "Rijkswaterstaat (RWS) samenvoegen met Centraal Bureau" in words
    assert "Mensen: 1" in words
    assert "Plekken in groepen: 1" in words
    assert (await plek.get(Member, "m1")).organisation == "rws"
    done = await chat.press(shown, "Samenvoegen")
    assert "is samengevoegd met Centraal Bureau" in words_of(done)
    assert (await plek.get(Member, "m1")).organisation == "cbs"
    old = await plek.chat(FATIMA).call("organisations.open", organisation="rws")
    assert "Centraal Bureau" in words_of(old)
    assert "Haal Rijkswaterstaat (RWS) weer los" not in buttons_of(old)
    back = await chat.press(done, "Haal Rijkswaterstaat (RWS) weer los")
    assert "staat weer apart" in words_of(back)
    assert (await plek.get(Member, "m1")).organisation == "rws"
    again = await plek.chat(JOOST).press(done, "Haal Rijkswaterstaat (RWS) weer los")
    assert "Sanne de Vries heeft Rijkswaterstaat (RWS) al losgehaald." in words_of(again)


async def test_who_merges_second_hears_that_it_was_done_and_by_whom(plek):
    chat, shown = await looked_at(plek)
    other, theirs = await looked_at(plek, JOOST)
    form = await other.press(await other.say("organisatie Rijkswaterstaat"), "Samenvoegen")
    names = await other.press(await other.say("organisatie Rijkswaterstaat"), "Namen wijzigen")
    done = await chat.press(shown, "Samenvoegen")
    assert "Rijkswaterstaat (RWS) is samengevoegd met Centraal Bureau" in words_of(done)
    told = "Sanne de Vries heeft Rijkswaterstaat al samengevoegd met Centraal Bureau"
    for late in (
        await other.press(theirs, "Samenvoegen"),
        await other.press(form, "Bekijk wat er verhuist", into="rivm"),
        await other.press(names, "Opslaan"),
        *[
            await other.call(f"organisations.{verb}", organisation="rws", into="cbs")
            for verb in ("merging", "merging_stop", "names", "place", "place_save")
        ],
    ):
        assert told in words_of(late)
        assert "✔" not in words_of(late)
        assert "Haal Rijkswaterstaat (RWS) weer los" in buttons_of(late)
    data = {"organisation": "rws", "into": "cbs", "seen": "1-1"}
    own = await chat.call("organisations.merging_yes", **data)
    assert "Je hebt Rijkswaterstaat zelf al samengevoegd met Centraal Bureau" in words_of(own)
    plek.clock.forward(days=31)
    too_late = await other.call("organisations.merging_undo", organisation="rws")
    assert "kan niet meer ongedaan" in words_of(too_late)
    assert "Centraal Bureau" in words_of(too_late)


@pytest.mark.parametrize(
    ("filled", "fault"),
    [
        ({"into": ""}, "⚠"),
        ({"into": "rws"}, "andere organisatie dan deze zelf"),
        ({"into": "nergens"}, "staat niet in de lijst"),
        ({"day": "gisteren"}, "⚠"),
        ({"day": "ooit"}, "⚠"),
    ],
)
async def test_faults_stand_at_their_fields(plek, filled, fault):
    _, shown = await looked_at(plek, **filled)
    assert fault in words_of(shown)
    assert set(values_of(shown)) == {"into", "day"}
    assert await plek.get(Organisation, "rws")


async def test_on_a_day_it_is_carried_out_then_and_the_kernteam_hears(plek):
    chat, shown = await looked_at(plek, day="1 januari 2027")
    assert "1 januari 2027" in words_of(shown)
    done = await chat.press(shown, "Zet klaar voor die dag")
    assert "Gaat op 1 januari 2027 op in Centraal Bureau" in words_of(done)
    data = {"organisation": "rws", "into": "cbs", "day": "2027-01-01", "seen": "1-1"}
    twice = await plek.chat(JOOST).call("organisations.merging_yes", **data)
    assert "Sanne de Vries heeft al gezegd dat Rijkswaterstaat" in words_of(twice)
    told = words_of(await plek.chat(FATIMA).say("organisatie RWS"))
    assert "Gaat op 1 januari 2027 op in Centraal Bureau" in told
    await plek.work()
    assert await plek.get(Organisation, "rws")
    plek.clock.now = datetime(2027, 1, 1, 5, 30, tzinfo=UTC)
    await plek.work()
    assert await plek.get(Organisation, "rws") is None
    assert (await plek.get(Member, "m1")).organisation == "cbs"
    news = [one for one in plek.post.sent if "samengevoegd" in words_of(one)]
    assert [one.place.channel for one in news] == [KERNTEAM_CHANNEL.channel]


async def test_what_was_planned_is_called_off(plek):
    chat, shown = await looked_at(plek, day="1 januari 2027")
    done = await chat.press(shown, "Zet klaar voor die dag")
    off = await chat.press(done, "Toch niet samenvoegen")
    assert "Gaat op" not in words_of(off)
    again = await plek.chat(JOOST).call("organisations.merging_stop", organisation="rws")
    assert "Sanne de Vries heeft al gezegd dat Rijkswaterstaat" in words_of(again)
    assert "✔" not in words_of(again)
    plek.clock.now = datetime(2027, 1, 2, 9, tzinfo=UTC)
    await plek.work()
    assert await plek.get(Organisation, "rws")


async def test_who_looked_before_somebody_changed_it_looks_again(plek):
    chat, shown = await looked_at(plek)
    async with plek.store.write(JOOST.id) as unit:
        one = await unit.of(Organisation).get("cbs")
        await unit.of(Organisation).put(one.model_copy(update={"aliases": ("Anders",)}))
    late = await chat.press(shown, "Samenvoegen")
    assert "Een van de twee is net gewijzigd" in words_of(late)
    assert await plek.get(Organisation, "rws")
    await chat.press(late, "Samenvoegen")
    assert await plek.get(Organisation, "rws") is None


FORGED = {
    "organisations.merging": {},
    "organisations.merging_look": {"into": "cbs"},
    "organisations.merging_yes": {"into": "cbs", "seen": "1-1"},
    "organisations.merging_stop": {},
    "organisations.merging_undo": {},
}


@pytest.mark.parametrize("verb", FORGED)
@pytest.mark.parametrize("role", [one for one in Role if one is not Role.ADMINISTRATOR])
async def test_each_role_may_what_the_table_of_rights_says(plek, verb, role):
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug=PIETER.id, name="Pieter"))
        seat = Membership(slug=f"x:{PIETER.id}", member=PIETER.id, group="x", role=role)
        await unit.of(Membership).add(seat)
    answer = await plek.chat(PIETER).call(verb, organisation="rws", **FORGED[verb])
    allowed = role is Role.KERNTEAM
    merged = await plek.get(Organisation, "rws") is None
    assert merged is (allowed and verb == "organisations.merging_yes")
    if not allowed:
        assert answer.card is None
        assert "kernteam" in answer.text
        assert await plek.all(MergeRecord) == []


@pytest.mark.parametrize(
    "odd", [{"day": "2027-13-45"}, {"day": "x"}, {"seen": "x"}, {"into": "x" * 400}, {}]
)
async def test_what_is_forged_merges_nothing(plek, odd):
    data = {"organisation": "rws", "into": "cbs", "seen": "9-9", **odd}
    assert (await plek.chat(SANNE).call("organisations.merging_yes", **data)).text
    assert await plek.get(Organisation, "rws")


async def test_the_job_looks_until_it_is_stopped(plek):
    slept = []

    async def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 2:
            raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        await keep_merging(plek.store, sleep)
    assert await plek.get(Organisation, "rws")
