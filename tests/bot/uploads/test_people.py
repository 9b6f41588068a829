"""A list by a page, over real HTTP: one file, within an hour, by who has the link alone."""

from registry.core.membership import Membership
from registry.core.vocabulary import Role
from registry.members.member import Member
from registry.onboarding.batches.upload import VALID, BatchLink
from tests.bot.uploads.fixtures_page import GONE, batches, count, get, key_of, link, post
from tests.registry.onboarding.batches.fixtures_lists import FAULTS, text
from tests.support.at_once import at_once
from tests.support.conversation import SANNE


async def test_500_people_by_a_file_of_which_7_have_a_fault(both):
    before = (await count(both, Member), await count(both, Membership))
    url = await link(both)
    response, body = await post(both, url, text().encode("utf-8-sig"))
    assert response.status == 200
    assert "Er staan 500 mensen in. Er is nog niets veranderd." in body
    assert "gemeente.example" not in body
    await both.deliver()
    [told] = [one for one in both.heard(SANNE) if "Je bestand is binnen" in str(one)]
    caller = both.person(SANNE)
    shown = await caller.press(told, "Bekijk de lijst")
    assert "Klaar om erin te zetten:  493" in str(shown)
    for line in FAULTS:
        assert f"Regel {line}: " in str(shown)
    assert (await count(both, Member), await count(both, Membership)) == before
    done = await caller.press(shown, "Ja, zet deze 493 erin")
    assert "493 regels zijn verwerkt" in str(done)
    assert await count(both, Member) == before[0] + 493
    again = await caller.press(shown, "Ja, zet deze 493 erin")
    assert "493 regels zijn verwerkt" in str(again)
    assert await count(both, Member) == before[0] + 493


async def test_a_link_takes_one_file(plek):
    url = await link(plek)
    key = await key_of(plek, url)
    answers = await at_once(*(post(plek, url, f"a{n}@x.nl;A".encode(), key=key) for n in range(3)))
    assert sorted(response.status for response, _ in answers) == [200, 404, 404]
    assert GONE in (await get(plek, url))[1]
    [batch] = await batches(plek)
    assert len(batch.rows) == 1


async def test_a_link_works_an_hour_and_the_newest_only(plek):
    old, url = await link(plek), await link(plek)
    assert GONE in (await get(plek, old))[1]
    key = await key_of(plek, url)
    plek.clock.forward(seconds=VALID.total_seconds())
    response, body = await post(plek, url, b"a@x.nl;A", key=key)
    assert response.status == 404
    assert GONE in body
    assert not await batches(plek)


async def test_who_has_no_token_gets_nothing_and_a_token_stands_nowhere(plek):
    url = await link(plek)
    token = url.rpartition("/")[2]
    async with plek.store.read() as unit:
        [kept] = await unit.of(BatchLink).all()
    assert token not in kept.model_dump_json()
    for other in (token[:-1], token + "x", token.swapcase(), kept.slug, "x" * 5_000, "%00", "%ff"):
        response, body = await get(plek, f"{plek.url}/people/{other}")
        assert response.status in (400, 404)
        assert 'name="form"' not in body
        response, body = await post(plek, f"{plek.url}/people/{other}", b"a@x.nl", key="0" * 64)
        assert response.status in (400, 404)
    assert not await batches(plek)


async def test_who_lost_the_right_has_a_link_that_leads_nowhere(plek):
    url = await link(plek)
    async with plek.store.write("system") as unit:
        seats = await unit.of(Membership).all(role=Role.KERNTEAM)
        await unit.of(Membership).remove_all([one.slug for one in seats])
    assert GONE in (await get(plek, url))[1]


async def test_looking_ahead_uses_nothing_up(plek):
    url = await link(plek)
    response, body = await get(plek, url, "HEAD")
    assert (response.status, body) == (200, "")
    assert (await post(plek, url, b"a@x.nl;Anna"))[0].status == 200


async def test_a_file_adds_to_the_list_that_waits(plek):
    caller = plek.person(SANNE)
    form = await caller.say("mensen toevoegen")
    await caller.press(form, "Er komt nog een stuk", lines="mail;naam;werkgever\na@x.nl;A;RIVM")
    await post(plek, await link(plek), b"b@x.nl;Bob;CBS")
    [batch] = await batches(plek)
    assert [(one.line, one.name, one.organisation) for one in batch.rows] == [
        (2, "A", "RIVM"),
        (3, "Bob", "CBS"),
    ]
