"""The kernteam decides on what the Graph sync does, once, and sees what came of it."""

import pytest

from registry.core.permissions import SYSTEM
from registry.provisioning.approvals import advance, finish, overtake, propose, start
from registry.provisioning.auto_approval import let_through
from registry.provisioning.sync_plan import CreatedPlace, Quarantine, SyncPlan
from tests.bot.conversations.provisioning.fixtures_provisioning import (
    KERNTEAM,
    as_system,
    have_waiting,
    meet_kernteam,
    posted,
    standing,
    sync_town,
)
from tests.cards.provisioning.samples_plans import (
    MADE,
    SETBACK,
    added,
    large,
    new_hub,
    one_found,
    removing,
)
from tests.support.at_once import at_once
from tests.support.conversation import FATIMA, JOOST, SANNE, buttons_of, card_of, words_of


@pytest.fixture
async def plek(sqlite_url):
    async with sync_town(sqlite_url) as opened:
        await meet_kernteam(opened)
        yield opened


@pytest.fixture
async def waiting(plek):
    """The card of a new hub's plan."""
    await have_waiting(plek, new_hub())
    return posted(plek)[-1]


def at_the_table(plek, person=SANNE):
    return plek.chat(person, KERNTEAM)


async def test_the_kernteam_reads_what_would_happen_and_what_it_costs(waiting):
    words = words_of(waiting)
    assert "nieuwe hub" in words
    assert (
        "GW Twente: nieuw team met 4 kanalen, 12 mensen erbij; 9 krijgen een uitnodiging" in words
    )
    assert "ongeveer 2 minuten, 34 stappen" in words
    assert {"Doorvoeren", "Niet doen", "Alles zien"} <= set(buttons_of(waiting))


async def test_a_yes_has_it_carried_out(plek, waiting):
    answer = await at_the_table(plek).press(waiting, "Doorvoeren")
    assert "Sanne de Vries zei ja" in words_of(answer)
    await plek.work()
    assert await standing(plek, "1") == "approved"
    (card,) = posted(plek)
    assert "Sanne de Vries zei ja" in words_of(card)
    assert "Doorvoeren" not in buttons_of(card)


async def test_a_no_leaves_everything_as_it_is(plek, waiting):
    answer = await at_the_table(plek).press(waiting, "Niet doen")
    assert "Sanne de Vries zei nee" in words_of(answer)
    assert await standing(plek, "1") == "declined"


async def test_who_comes_second_sees_who_was_first(plek, waiting):
    await at_the_table(plek).press(waiting, "Niet doen")
    second = await at_the_table(plek, JOOST).press(waiting, "Doorvoeren")
    assert "Iemand was je voor" in words_of(second)
    assert "Sanne de Vries zei nee" in words_of(second)
    assert await standing(plek, "1") == "declined"


async def test_two_at_the_same_moment_decide_once(plek, waiting):
    answers = await at_once(
        at_the_table(plek).press(waiting, "Doorvoeren"),
        at_the_table(plek, JOOST).press(waiting, "Niet doen"),
    )
    assert sum("Iemand was je voor" in words_of(one) for one in answers) == 1


async def test_somebody_else_may_not_decide_or_look(plek, waiting):
    for title in ("Doorvoeren", "Niet doen", "Alles zien"):
        answer = await at_the_table(plek, FATIMA).press(waiting, title)
        assert "Alleen het kernteam" in words_of(answer)
        assert answer.card is None
    assert await standing(plek, "1") == "proposed"


async def test_a_card_of_another_plan_than_this_decides_nothing(plek, waiting):
    forged = {"checksum": "0" * 16}
    answer = await at_the_table(plek).press(waiting, "Doorvoeren", data=forged)
    assert "veranderd terwijl jij keek" in words_of(answer)
    assert await standing(plek, "1") == "proposed"


async def test_an_old_card_says_that_a_newer_plan_took_its_place(plek, waiting):
    await have_waiting(plek, removing(20))
    answer = await at_the_table(plek).press(waiting, "Doorvoeren")
    assert "geldt niet meer" in words_of(answer)
    assert await standing(plek, "1") == "overtaken"


async def test_taking_away_much_needs_a_yes_that_says_so(plek):
    await have_waiting(plek, removing(10))
    (card,) = posted(plek)
    assert "Haalt 3 plekken van mensen weg" in words_of(card)
    assert "Doorvoeren" not in buttons_of(card)
    plain = {"removals": ""}
    refused = await at_the_table(plek).press(card, "Ja, en haal 3 weg", data=plain)
    assert "meer weg dan zonder extra ja mag" in words_of(refused)
    assert await standing(plek, "1") == "proposed"
    await at_the_table(plek).press(refused, "Ja, en haal 3 weg")
    plan = await plek.get(SyncPlan, "1")
    assert plan.status == "approved"
    assert plan.allows_removals


async def test_the_card_shows_how_far_it_is_and_then_what_came_of_it(plek, waiting):
    await at_the_table(plek).press(waiting, "Doorvoeren")
    await as_system(plek, start, "1")
    await as_system(plek, advance, "1", 12, 26)
    (card,) = posted(plek)
    assert "12 van 26 klaar" in words_of(card)
    assert any(one.get("type") == "ProgressBar" for one in card_of(card)["body"])
    bad = CreatedPlace(key="hub:twente:agenda", name="Agenda", url="http://kwaad.example/")
    await as_system(plek, finish, "1", 25, 26, (SETBACK,), (MADE, bad))
    (card,) = posted(plek)
    words = words_of(card)
    assert "25 van 26 gedaan" in words
    assert "de naam Agenda is al in gebruik in Teams" in words
    assert "S-2026-17" in words
    assert "GW Twente openen" in buttons_of(card)
    assert "Agenda openen" not in buttons_of(card)


async def test_a_plan_that_the_world_overtook_says_so(plek):
    await have_waiting(plek, new_hub())
    await as_system(plek, overtake, "1")
    (card,) = posted(plek)
    assert "geldt niet meer" in words_of(card)
    assert buttons_of(card) == ["Alles zien"]


async def test_a_plan_that_is_overtaken_before_it_is_shown_is_not_shown(plek):
    async with plek.store.write(SYSTEM) as unit:
        await propose(unit, removing(20), "hub", "twente")
        await propose(unit, new_hub(), "hub", "twente")
    await plek.work()
    (card,) = posted(plek)
    assert "GW Twente: nieuw team" in words_of(card)


async def test_what_the_policy_lets_through_is_shown_as_done_by_itself(plek):
    async with plek.store.write(SYSTEM) as unit:
        await let_through(unit, new_hub())
    await plek.work()
    (card,) = posted(plek)
    assert "Dit doet PLeK vanzelf" in words_of(card)
    assert "Doorvoeren" not in buttons_of(card)


async def test_people_who_come_in_by_themselves_are_no_news_until_it_goes_wrong(plek):
    async with plek.store.write(SYSTEM) as unit:
        await let_through(unit, removing(20).only([added(1)]))
    await plek.work()
    await as_system(plek, start, "1")
    assert posted(plek) == []
    setback = Quarantine(area="hub:twente", name="GW Twente", why="forbidden")
    await as_system(plek, finish, "1", 0, 1, (setback,))
    (card,) = posted(plek)
    assert "GW Twente" in words_of(card)


async def test_a_large_plan_is_leafed_through(plek):
    await have_waiting(plek, large("Naam ", teams=5))
    (card,) = posted(plek)
    page = await at_the_table(plek).press(card, "Alles zien")
    assert "Pagina 1 van" in words_of(page)
    assert page.private
    page = await at_the_table(plek).press(page, "Volgende")
    assert "Pagina 2 van" in words_of(page)
    back = await at_the_table(plek).press(page, "Terug naar het plan")
    assert "Doorvoeren" in buttons_of(back) or "Niet doen" in buttons_of(back)


async def test_a_setback_of_a_newer_plek_is_told_all_the_same(plek, waiting):
    await at_the_table(plek).press(waiting, "Doorvoeren")
    await as_system(plek, start, "1")
    new = Quarantine(area="hub:twente", name="GW Twente", why="brand-new")
    await as_system(plek, finish, "1", 1, 26, (new,))
    assert "dit lukte niet (brand-new)" in words_of(posted(plek)[-1])


# --- places that people made


@pytest.fixture
async def strangers(plek):
    """The card that asks whose a team is."""
    await have_waiting(plek, one_found(), "daily", "hub:urk")
    return posted(plek)[-1]


async def test_the_card_says_whose_team_it_is_since_when_and_what_would_be_done_there(strangers):
    words = words_of(strangers)
    assert "Is dit van PLeK?" in words
    assert "eigenaar: Kees de Visser" in words
    assert "14 mensen, van wie 12 niet bekend bij PLeK" in words
    assert "gemaakt op 3 maart 2024" in words
    would = "andere omschrijving, 2 mensen erbij; 1 krijgt een uitnodiging"
    assert f"Met een ja doet PLeK daar ook: {would}." in words
    assert buttons_of(strangers)[:2] == ["Ja, van PLeK", "Nee, niet van PLeK"]


async def test_a_no_to_a_place_is_said_as_such_and_can_be_taken_back(plek, strangers):
    answer = await at_the_table(plek).press(strangers, "Nee, niet van PLeK")
    assert "Sanne de Vries zei: dit is niet van PLeK." in words_of(answer)
    await plek.work()
    (card,) = posted(plek)
    assert "Toch van PLeK?" in buttons_of(card)

    again = await at_the_table(plek, JOOST).press(card, "Toch van PLeK?")
    assert "PLeK kijkt nu in Teams" in words_of(again)
    assert await standing(plek, "1") == "overtaken"
    twice = await at_the_table(plek).press(card, "Toch van PLeK?")
    assert "Dit plan geldt niet meer" in words_of(twice)
    assert "PLeK kijkt nu in Teams" not in words_of(twice)


async def test_only_the_kernteam_takes_back_a_no(plek, strangers):
    await at_the_table(plek).press(strangers, "Nee, niet van PLeK")
    answer = await plek.chat(FATIMA, KERNTEAM).call("sync.again", plan="1")
    assert "Alleen het kernteam" in answer.text
    assert await standing(plek, "1") == "declined"


async def test_the_desk_shows_what_is_not_ours_with_the_way_back(plek, strangers):
    await at_the_table(plek).press(strangers, "Nee, niet van PLeK")
    chat = plek.chat(SANNE)
    desk = await chat.say("stand van teams")
    assert "Niet van PLeK, zei het kernteam" in words_of(desk)
    assert "GW Urk" in words_of(desk)
    await chat.press(desk, "Toch van PLeK?")
    assert await standing(plek, "1") == "overtaken"
    assert "Niet van PLeK" not in words_of(await chat.say("stand van teams"))
