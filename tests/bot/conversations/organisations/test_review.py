"""The kernteam looks at an organisation that a member typed."""

import pytest

from bot.dispatch.contacts.contact import remember
from bot.dispatch.contacts.keys import member_key
from registry.members.member import Member
from registry.organisations.organisation import Organisation
from tests.bot.conversations.members.test_introductions import GOOD, HOSTILE
from tests.support.conversation import (
    APPOINTED,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    channel,
    town,
    values_of,
    words_of,
)

KERNTEAM = channel("Kernteam", "PLeK overleg")


@pytest.fixture
async def plek(sqlite_url):
    async with town(
        sqlite_url, kernteam=[SANNE, JOOST], places={**APPOINTED, "kernteam": KERNTEAM}
    ) as running:
        async with running.store.write("system") as unit:
            await remember(unit, None, KERNTEAM)
        yield running


async def propose(plek, name, person=FATIMA):
    chat = plek.chat(person)
    new = {"organisation": "", "organisation_new": name, "organisation_kind": "gemeente"}
    done = await chat.press(await chat.say("voorstellen"), "Versturen", **GOOD | new)
    assert done.done
    await plek.work()
    return [one for one in plek.post.sent if one.place.channel_name == "Kernteam"]


async def test_it_is_new(plek):
    [review] = await propose(plek, "Stichting Veenkracht")
    assert "Stichting Veenkracht" in words_of(review)
    assert "Fatima" not in words_of(review)
    answer = await plek.chat(SANNE, KERNTEAM).press(review, "Ja, dit is een nieuwe")
    assert "Stichting Veenkracht staat nu in de lijst" in words_of(answer)
    form = await plek.chat(PIETER).say("voorstellen")
    found = await plek.chat(PIETER).type_ahead(form, "organisation", "veenkracht")
    assert found == [("Stichting Veenkracht", "stichting-veenkracht")]
    await plek.work()
    updated = plek.post.sent[-1]
    assert updated.updates == review.activity
    assert "staat nu in de lijst" in words_of(updated)


async def test_it_is_known_by_another_name(plek):
    [review] = await propose(plek, "Waterstaat van het Rijk")
    answer = await plek.chat(SANNE, KERNTEAM).press(review, "Samenvoegen", into="rws")
    assert "samengevoegd met Rijkswaterstaat" in words_of(answer)
    assert (await plek.get(Member, member_key(FATIMA.id))).organisation == "rws"
    assert await plek.get(Organisation, "waterstaat-van-het-rijk") is None
    assert "Waterstaat van het Rijk" in (await plek.get(Organisation, "rws")).aliases
    assert len(await propose(plek, "waterstaat van het rijk!", PIETER)) == 2  # card and outcome
    assert (await plek.get(Member, member_key(PIETER.id))).organisation == "rws"


@pytest.mark.parametrize(("into", "fault"), [("", "Vul “Welke"), ("nergens", "staat niet in")])
async def test_merging_with_what_is_not_known(plek, into, fault):
    [review] = await propose(plek, "Stichting Veenkracht")
    again = await plek.chat(SANNE, KERNTEAM).press(review, "Samenvoegen", into=into)
    assert fault in words_of(again)
    assert not again.done
    assert "into" in values_of(again)


async def test_there_is_one_outcome(plek):
    [review] = await propose(plek, "Stichting Veenkracht")
    await plek.chat(SANNE, KERNTEAM).press(review, "Ja, dit is een nieuwe")
    answer = await plek.chat(JOOST, KERNTEAM).press(review, "Samenvoegen", into="rws")
    assert "al besloten" in words_of(answer)
    assert "Stichting Veenkracht staat nu in de lijst" in words_of(answer)
    assert "Sanne de Vries" in words_of(answer)
    assert (await plek.get(Organisation, "stichting-veenkracht")).status == "known"
    nowhere = await plek.chat(JOOST).call("organisations.confirm", organisation="bestaat-niet")
    assert "bestaat niet" in nowhere.text


async def test_who_comes_after_it_was_merged_hears_into_what(plek):
    [review] = await propose(plek, "Waterstaat van het Rijk")
    await plek.chat(SANNE, KERNTEAM).press(review, "Samenvoegen", into="rws")
    joost = plek.chat(JOOST, KERNTEAM)
    merged = await joost.press(review, "Samenvoegen", into="cbs")
    for late in (merged, await joost.press(review, "Ja, dit is een nieuwe")):
        assert "al besloten" in words_of(late)
        assert "Waterstaat van het Rijk is samengevoegd met Rijkswaterstaat" in words_of(late)
        assert "Sanne de Vries" in words_of(late)
        assert "Bekijk" in " ".join(buttons_of(late))


@pytest.mark.parametrize("verb", ["organisations.confirm", "organisations.merge"])
async def test_others_can_t_decide(plek, verb):
    await propose(plek, "Stichting Veenkracht")
    data = {"organisation": "stichting-veenkracht", "into": "rws"}
    answer = await plek.chat(PIETER).call(verb, **data)
    assert "kernteam" in answer.text
    assert (await plek.get(Organisation, "stichting-veenkracht")).status == "proposed"


async def test_odd_data_is_answered(plek):
    for odd in (None, [], {"x": 1}, "x" * 9_000, "\x00", HOSTILE):
        answer = await plek.chat(SANNE).call("organisations.merge", organisation=odd, into=odd)
        assert answer.text
