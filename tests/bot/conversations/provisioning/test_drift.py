"""The kernteam settles what was changed by hand in Teams: one by one, each once."""

import dataclasses

import pytest

from bot.dispatch.sync_info import SyncInfo
from graph_sync.drift import choices
from graph_sync.ledger.ledger import LedgerRoster
from graph_sync.model.blueprint import BUILT_IN
from registry.core.membership import ChannelMembership
from registry.core.permissions import SYSTEM
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.provisioning.drift import mark
from registry.provisioning.plan import Plan
from registry.provisioning.sync_plan import SyncPlan
from tests.bot.conversations.provisioning.fixtures_provisioning import (
    KERNTEAM,
    have_waiting,
    meet_kernteam,
    posted,
    standing,
    sync_town,
)
from tests.cards.provisioning.samples_drift import by_hand, somebody_left
from tests.support.at_once import at_once
from tests.support.conversation import (
    FATIMA,
    JOOST,
    SANNE,
    button_of,
    buttons_of,
    card_of,
    words_of,
)

PLAN = by_hand()
FIRST, RENAMED, _, STRANGER = PLAN.changes[:4]
PIET = "a3f1c0de-0000-4000-8000-000000000777"


@pytest.fixture
async def plek(sqlite_url):
    async with sync_town(sqlite_url) as opened:
        await meet_kernteam(opened)
        await have_waiting(opened, PLAN, "drift", "")
        yield opened


def at_the_table(plek, person=SANNE):
    return plek.chat(person, KERNTEAM)


async def waits(plek):
    """What still waits."""
    return (await plek.get(SyncPlan, "1")).plan.changes


async def test_each_difference_is_said_with_what_can_be_done(plek):
    (card,) = posted(plek)
    words = words_of(card)
    assert "Kanaal Bijeenkomsten is weggehaald uit GW Twente." in words
    assert "Kanaal Agenda in GW Twente heet in Teams nu Kalender." in words
    assert "Fatima El Amrani is uit GW Twente gehaald." in words
    assert "8 verschillen. Pagina 1 van 2" in words
    offered = [choice for change in PLAN.changes[:4] for choice in choices(change)]
    titles = {"put_right": "Terugzetten", "accept": "Neem over", "leave": "Laat zo"}
    for choice, title in titles.items():
        assert buttons_of(card).count(title) == offered.count(choice)


async def test_put_right_has_a_plan_of_its_own_carried_out(plek):
    (card,) = posted(plek)
    answer = await at_the_table(plek).press(card, "Terugzetten")
    assert "PLeK zet het terug" in words_of(answer)
    await plek.work()
    plan = await plek.get(SyncPlan, "2")
    assert plan.status == "approved"
    assert FIRST in plan.plan.changes
    assert FIRST not in await waits(plek)
    rest, new = posted(plek)
    assert "6 verschillen" in words_of(rest)
    assert "Sanne de Vries zei ja" in words_of(new)


async def test_an_old_card_settles_nothing_twice(plek):
    (card,) = posted(plek)
    await at_the_table(plek).press(card, "Terugzetten")
    again = await at_the_table(plek, JOOST).press(card, "Terugzetten")
    assert "al afgehandeld" in words_of(again)
    assert await plek.get(SyncPlan, "3") is None


async def test_two_at_the_same_moment_settle_once(plek):
    (card,) = posted(plek)
    answers = await at_once(
        at_the_table(plek).press(card, "Terugzetten"),
        at_the_table(plek, JOOST).press(card, "Terugzetten"),
    )
    assert sum("al afgehandeld" in words_of(one) for one in answers) == 1
    assert await plek.get(SyncPlan, "3") is None


async def test_pages_are_turned(plek):
    (card,) = posted(plek)
    second = await at_the_table(plek).press(card, "Volgende")
    assert "Pieter van den Berg is eigenaar gemaakt van GW Twente." not in words_of(card)
    assert "Pagina 2 van 2" in words_of(second)
    back = await at_the_table(plek).press(second, "Vorige")
    assert "Pagina 1 van 2" in words_of(back)


async def test_everything_at_once_is_a_plan_as_any_other(plek):
    (card,) = posted(plek)
    done = await at_the_table(plek).press(card, "Zet alles terug")
    assert "Sanne de Vries zei ja" in words_of(done)
    assert await standing(plek, "1") == "approved"
    stale = await at_the_table(plek, JOOST).press(card, "Terugzetten")
    assert "al afgehandeld" in words_of(stale)


async def test_what_is_not_offered_is_refused(plek):
    refused = [one for one in PLAN.changes if "leave" not in choices(one)]
    data = {"plan": "1", "difference": mark(refused[0])}
    answer = await at_the_table(plek).call("sync.drift.leave", **data)
    assert "Dit kan niet met dit verschil" in words_of(answer)
    assert await waits(plek) == PLAN.changes


async def test_only_the_kernteam_settles(plek):
    (card,) = posted(plek)
    data = dict(button_of(card_of(card), "Terugzetten")["data"])
    chat = at_the_table(plek, FATIMA)
    for verb in ("sync.drift", "sync.drift.put_right", "sync.drift.accept", "sync.drift.leave"):
        assert "Alleen het kernteam" in words_of(await chat.call(verb, **data))
    assert await waits(plek) == PLAN.changes


async def test_a_forged_difference_is_no_difference(plek):
    forged = {"plan": "1", "difference": "0" * 16}
    answer = await at_the_table(plek).call("sync.drift.put_right", **forged)
    assert "al afgehandeld" in words_of(answer)


async def press_for(plek, change, title):
    """Press what belongs to one of the differences on the first page."""
    (card,) = posted(plek)
    choice = {"Neem over": "accept", "Laat zo": "leave"}[title]
    before = PLAN.changes[: PLAN.changes.index(change)]
    at = sum(choice in choices(one) for one in before)
    return await at_the_table(plek).press(card, title, at=at)


async def test_a_stranger_may_stay(plek):
    """Somebody who was put in by hand is left alone: nobody asks about them again."""
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(LedgerRoster).add(LedgerRoster(slug="hub:twente"))
    answer = await press_for(plek, STRANGER, "Laat zo")
    assert "Het blijft zo" in words_of(answer)
    assert STRANGER not in await waits(plek)
    assert (await plek.get(LedgerRoster, "hub:twente")).left_alone == ("m2",)


async def test_a_name_that_somebody_gave_is_taken_over(plek):
    answer = await press_for(plek, RENAMED, "Neem over")
    assert "PLeK is nu zoals Teams" in words_of(answer)
    assert RENAMED not in await waits(plek)
    assert "Kalender" in (await plek.get(Hub, "twente")).workspace.called.values()


async def test_by_the_operators_blueprint_it_is_another_channel(sqlite_url, tmp_path):
    """By the built-in one a hub has no such channel, and so nothing to do without."""
    own = tmp_path / "own.toml"
    text = BUILT_IN.read_text("utf-8")
    own.write_text(text.replace('key = "bijeenkomsten"', 'key = "gatherings"'), "utf-8")
    gone = dataclasses.replace(FIRST, key="hub:twente:gatherings", name="Bijeenkomsten")
    async with sync_town(sqlite_url, sync_info=SyncInfo(blueprint=own)) as plek:
        await meet_kernteam(plek)
        await have_waiting(plek, Plan((gone,)), "drift", "")
        (card,) = posted(plek)
        answer = await at_the_table(plek).press(card, "Neem over")

        assert "PLeK is nu zoals Teams" in words_of(answer)
        assert (await plek.get(Hub, "twente")).workspace.without


async def test_what_the_registry_cannot_take_over_still_waits(plek):
    """Fatima's place in the hub follows from nothing that can be ended here."""
    answer = await press_for(plek, PLAN.changes[2], "Neem over")
    assert "hoort hier via een rol of een andere groep" in words_of(answer)
    assert "Haal uit groep" in buttons_of(answer)
    assert PLAN.changes[2] in await waits(plek)


async def test_who_was_taken_out_of_a_private_channel_is_taken_over_and_put_back(plek):
    key = ChannelMembership.key("twente", "kernteam", JOOST.id)
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(ChannelMembership).add(
            ChannelMembership(slug=key, member=JOOST.id, group="twente", channel="kernteam")
        )
    gone = dataclasses.replace(
        PLAN.changes[2], key=f"hub:twente:kernteam/{JOOST.id}", member=JOOST.id, name="Joost Bakker"
    )
    await have_waiting(plek, Plan((gone,)), "drift", "")
    answer = await at_the_table(plek).press(posted(plek)[-1], "Neem over")
    assert "PLeK is nu zoals Teams" in words_of(answer)
    assert await plek.get(ChannelMembership, key) is None

    stranger = await plek.chat(FATIMA, KERNTEAM).press(answer, "Toch weer erbij")
    assert "Alleen het kernteam" in stranger.text
    assert await plek.get(ChannelMembership, key) is None
    back = await at_the_table(plek).press(answer, "Toch weer erbij")
    assert "deze persoon hoort er weer bij" in words_of(back)
    assert await plek.get(ChannelMembership, key) is not None


async def test_a_way_back_whose_end_is_past_says_so(plek):
    data = {"plan": "1", "member": FATIMA.id, "group": "twente", "until": "2020-01-01"}
    answer = await at_the_table(plek).call("sync.drift.back", **data)
    assert "De einddatum van deze persoon is intussen voorbij" in words_of(answer)


async def test_what_the_ledger_lost_is_stale(plek):
    answer = await press_for(plek, STRANGER, "Laat zo")
    assert "al afgehandeld, of het is er niet meer" in words_of(answer)
    assert STRANGER in await waits(plek)


# --- whose account is gone


@pytest.fixture
async def departed(plek):
    """The card about Piet, whose account is gone."""
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug=PIET, name="Piet Jansen", email="piet@x.nl"))
    slug = await have_waiting(plek, somebody_left(PIET), "drift", "departed")
    return slug, posted(plek)[-1]


async def member(plek):
    return await plek.get(Member, PIET)


async def test_whose_account_is_gone_is_told_with_both_answers(departed):
    _, card = departed
    words = words_of(card)
    assert "Piet Jansen had een account in Teams en heeft dat niet meer: vertrokken" in words
    assert "hoort Piet Jansen nog bij GW Twente" in words
    assert {"Opnieuw uitnodigen", "Vertrokken"} <= set(buttons_of(card))
    assert "Laat zo" not in buttons_of(card)


async def test_who_left_is_noted_as_such_and_that_can_be_taken_back(plek, departed):
    slug, card = departed
    answer = await at_the_table(plek).press(card, "Vertrokken")
    assert "Genoteerd als vertrokken." in words_of(answer)
    assert (await member(plek)).status == "left"
    assert await standing(plek, slug) == "applied"

    back = await at_the_table(plek, JOOST).press(answer, "Toch niet vertrokken")
    assert "Teruggedraaid" in words_of(back)
    assert (await member(plek)).status == "new"


async def test_who_is_to_be_invited_again_is_in_a_plan_that_is_approved(plek, departed):
    _, card = departed
    answer = await at_the_table(plek).press(card, "Opnieuw uitnodigen")
    assert "PLeK stuurt een nieuwe uitnodiging." in words_of(answer)
    (plan,) = [one for one in await plek.all(SyncPlan) if one.status == "approved"]
    assert plan.plan.changes == somebody_left(PIET).changes
    assert (await member(plek)).status == "new"
    late = await at_the_table(plek, JOOST).press(card, "Vertrokken")
    assert "Dit is al afgehandeld" in words_of(late)
    assert (await member(plek)).status == "new"


async def test_of_two_at_once_about_the_same_person_one_decides(plek, departed):
    _, card = departed
    answers = await at_once(
        at_the_table(plek, SANNE).press(card, "Vertrokken"),
        at_the_table(plek, JOOST).press(card, "Opnieuw uitnodigen"),
    )
    said = " ".join(map(words_of, answers))
    assert ("Genoteerd als vertrokken" in said) != ("nieuwe uitnodiging" in said)
    assert "Dit is al afgehandeld" in said


async def test_others_decide_of_nobody_that_they_left(plek, departed):
    slug, _ = departed
    marked = mark(somebody_left(PIET).changes[0])
    chat = plek.chat(FATIMA, KERNTEAM)
    for verb in ("sync.drift.accept", "sync.drift.put_right"):
        answer = await chat.call(verb, plan=slug, difference=marked)
        assert "Alleen het kernteam" in answer.text
    answer = await chat.call("sync.drift.back", plan=slug, member=PIET)
    assert "Alleen het kernteam" in answer.text
    assert (await member(plek)).status == "new"


async def test_without_an_address_nobody_can_be_invited_again(plek):
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).add(Member(slug=PIET, name="Piet Jansen"))
    plan = somebody_left(PIET, calls=0)
    slug = await have_waiting(plek, plan, "drift", "departed")
    assert "Opnieuw uitnodigen" not in buttons_of(posted(plek)[-1])
    marked = mark(plan.changes[0])
    answer = await plek.chat(SANNE, KERNTEAM).call(
        "sync.drift.put_right", plan=slug, difference=marked
    )
    assert "Dit kan niet met dit verschil." in words_of(answer)
