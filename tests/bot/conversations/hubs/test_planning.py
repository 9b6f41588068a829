"""Planned hubs in conversation: go and no go, moved, dropped, begun; by words and buttons."""

import re
from datetime import date

import pytest

from bot.conversations.hubs import area, channels, founding, groups, hub, lifecycle
from bot.conversations.hubs.planning import deciding, news
from bot.conversations.hubs.planning.words import wish
from bot.conversations.onboarding import people
from bot.dispatch.sync_info import SyncInfo
from bot.jobs.planned_hubs import tend_planned
from registry.agenda.lookup import live_hubs
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.hubs.hub import Hub
from registry.hubs.hub_plan import HubPlan
from registry.hubs.organisation_profile import organisation_profile
from registry.hubs.planning import decide
from registry.members.member import key_of_email
from registry.organisations.organisation import Organisation
from registry.signals.workflow.signal_workflow import known_hub
from tests.support.at_once import at_once
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    KERNTEAM_CHANNEL,
    SANNE,
    buttons_of,
    town,
    values_of,
    words_of,
)

ROUTES = tuple(
    one.routes for one in (hub, founding, lifecycle, channels, groups, area, deciding, news, people)
)
DAY = date(2027, 3, 1)
PLAN = "hub plannen Zeeland 1 maart 2027"


def hubs_town(url, **options):
    return town(url, routes=ROUTES, kernteam=(SANNE, JOOST), **options)


@pytest.fixture
async def plek(sqlite_url):
    async with hubs_town(sqlite_url) as opened:
        yield opened


@pytest.fixture
async def zeeland(plek):
    await plek.chat(SANNE).say(PLAN)
    assert (await plek.get(Hub, "zeeland")).status == "planned"
    return plek


async def decision(plek):
    kept = await plek.get(HubPlan, "zeeland")
    return kept.decision and (kept.decision.outcome, kept.decision.by, kept.decision.reason)


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        (PLAN, "Zeeland", DAY),
        ("Hub plannen Zeeland op 1-3-2027!", "Zeeland", DAY),
        ("hub plannen GW Noord-Holland, 5 april 2027", "Noord-Holland", date(2027, 4, 5)),
        ("plan a hub Zeeland March 1st 2027", "Zeeland", DAY),
        ("plan hub Drenthe voor maandag 1 maart 2027", "Drenthe", DAY),
    ],
)
async def test_a_hub_is_planned_by_one_sentence(plek, text, name, day):
    done = await plek.chat(SANNE).say(text)

    assert "is gepland en begint maandag" in words_of(done)
    assert "Tot dan komt er niets van in Teams" in words_of(done)
    [planned] = await plek.all(Hub, status="planned")
    assert (planned.name, planned.starts) == (name, day)
    shown = await plek.chat(SANNE).press(done, "Bekijk de hub")
    assert "Gepland: begint maandag" in words_of(shown)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hub plannen", ""),
        ("hub plannen Zeeland", ""),
        ("hub plannen Walcheren 1 maart 2027", "⚠ Kies"),
        ("hub plannen Twente 1 maart 2027", "bestaat al"),
        ("hub plannen Zeeland maart 2027", "1 maart 2027"),
        ("hub plannen Zeeland 1 maart 2072", "2072"),
        ("hub plannen Zeeland 1 maart 2017", "2017"),
        ("hub plannen Zeeland 1 maart 2027 en 2 maart 2027", "Welke dag bedoel je?"),
    ],
)
async def test_what_is_still_needed_is_asked_in_the_form(plek, text, told):
    form = await plek.chat(SANNE).say(text)

    assert "Hub plannen" in buttons_of(form)
    assert told in words_of(form) + " ".join(buttons_of(form))
    assert await plek.all(Hub, status="planned") == []
    chat = plek.chat(SANNE)
    form = await chat.press(
        form, "Hub plannen", name="Walcheren", province="zeeland", starts="1-3-2027"
    )
    assert "De hub Walcheren is gepland" in words_of(form)


async def test_a_day_that_is_past_or_today_founds_it_at_once_when_it_is_chosen(plek):
    chat = plek.chat(SANNE)
    form = await chat.say("hub plannen Zeeland 1 november 2026")
    assert (await plek.get(Hub, "zeeland")) is None
    done = await chat.press(form, "1 november 2026")
    assert "staat in PLeK" in words_of(done)
    assert (await plek.get(Hub, "zeeland")).status == "forming"


async def test_a_later_day_in_the_form_of_a_new_hub_plans_it_too(plek):
    chat = plek.chat(SANNE)
    done = await chat.press(
        await chat.say("hub nieuw Zeeland"),
        "Hub beginnen",
        province="zeeland",
        starts="1-3-2027",
        verbinder="piet@veere.example",
    )
    assert "krijgt een uitnodiging als de hub begint" in words_of(done)
    assert (await plek.get(Hub, "zeeland")).status == "planned"


async def test_to_plan_what_is_planned_offers_another_day(zeeland):
    chat = zeeland.chat(SANNE)
    form = await chat.say("hub plannen Zeeland 1 april 2027")
    assert values_of(form)["starts"] == "1 april 2027"
    await chat.press(form, "Verplaatsen")
    assert (await zeeland.get(Hub, "zeeland")).starts == date(2027, 4, 1)


async def test_its_card_shows_when_it_begins_to_all_and_its_go_to_the_kernteam(zeeland):
    await zeeland.chat(SANNE).say("hub zeeland go want de partijen zijn er")
    for person, place, knows in (
        (SANNE, None, True),
        (FATIMA, None, False),
        (SANNE, KERNTEAM_CHANNEL, False),
    ):
        shown = await zeeland.chat(person, place).say("hub Zeeland")
        words = words_of(shown)
        assert "Gepland: begint maandag 1 maart 2027." in words
        assert ("Go van Sanne de Vries" in words) is knows
        assert ("de partijen zijn er" in words) is knows
        assert ("Verplaatsen" in buttons_of(shown)) is knows
        assert "Agenda van deze hub" not in buttons_of(shown)
    assert "vanaf 8 februari 2027" in words_of(await zeeland.chat(SANNE).say("hub Zeeland"))


@pytest.mark.parametrize("text", ["geplande hubs", "planned hubs", "hubs"])
async def test_lists_have_it_with_its_day(zeeland, text):
    shown = words_of(await zeeland.chat(FATIMA).say(text))
    assert "Zeeland · gepland, begint maandag 1 maart 2027" in shown
    assert "geen go" not in shown


async def test_the_kernteams_list_tells_the_go_and_lets_them_plan(zeeland):
    chat = zeeland.chat(SANNE)
    shown = await chat.say("geplande hubs")
    assert "begint maandag 1 maart 2027 · nog geen go" in words_of(shown)
    assert "Hub plannen" in buttons_of(await chat.press(shown, "Hub plannen"))


async def test_without_planned_hubs_the_list_says_so(plek):
    assert "Er is geen hub gepland." in words_of(await plek.chat(FATIMA).say("geplande hubs"))


@pytest.mark.parametrize(
    ("text", "outcome", "why"),
    [
        ("hub zeeland go", "go", ""),
        ("Hub Zeeland: go!", "go", ""),
        ("hub zeeland go, omdat alles rond is", "go", "alles rond is"),
        ("hub zeeland no go want er is geen trekker", "no_go", "er is geen trekker"),
        ("hub zeeland no-go: geen geld", "no_go", "geen geld"),
        ("hub Zeeland no go because nobody leads it", "no_go", "nobody leads it"),
    ],
)
async def test_a_go_or_no_go_is_typed(zeeland, text, outcome, why):
    shown = await zeeland.chat(SANNE).say(text)
    assert await decision(zeeland) == (outcome, SANNE.id, why)
    assert "Genoteerd" in words_of(shown)
    back = await zeeland.chat(JOOST).say("hub zeeland go terugnemen")
    assert await decision(zeeland) is None
    assert "Teruggenomen" in words_of(back)


async def test_go_no_go_and_back_by_buttons(zeeland):
    chat = zeeland.chat(SANNE)
    shown = await chat.press(await chat.say("hub zeeland"), "Go")
    assert await decision(zeeland) == ("go", SANNE.id, "")
    form = await chat.press(shown, "No go")
    again = await chat.press(form, "No go geven")
    assert "Vul “Waarom nog niet?” in." in words_of(again)
    shown = await chat.press(again, "No go geven", reason="Nog geen *trekker*")
    assert await decision(zeeland) == ("no_go", SANNE.id, "Nog geen *trekker*")
    await chat.press(shown, "No go terugnemen")
    assert await decision(zeeland) is None


async def test_who_decides_on_an_old_card_sees_what_changed(zeeland):
    old = await zeeland.chat(JOOST).say("hub zeeland")
    form = await zeeland.chat(JOOST).press(old, "No go")
    await zeeland.chat(SANNE).say("hub zeeland go")
    for card, press, more in ((old, "Go", {}), (form, "No go geven", {"reason": "Nee"})):
        late = await zeeland.chat(JOOST).press(card, press, **more)
        assert await decision(zeeland) == ("go", SANNE.id, "")
        assert "Go van Sanne de Vries" in words_of(late)
    second = await zeeland.chat(JOOST).call("hubs.go", hub="zeeland")
    assert "Sanne de Vries was je voor" in words_of(second)
    twice = await zeeland.chat(SANNE).call("hubs.go", hub="zeeland")
    assert "Dat had je zelf al gedaan" in words_of(twice)


async def test_of_two_at_once_one_decides(zeeland):
    cards = {one: await zeeland.chat(one).say("hub zeeland") for one in (SANNE, JOOST)}
    await at_once(*(zeeland.chat(one).press(card, "Go") for one, card in cards.items()))
    kept = await zeeland.get(HubPlan, "zeeland")
    assert [one.outcome for one in kept.history] == ["go"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hub zeeland verplaatsen naar 1 april 2027", date(2027, 4, 1)),
        ("hub Zeeland verzetten naar 5-4-2027", date(2027, 4, 5)),
        ("hub zeeland move to May 3rd 2027", date(2027, 5, 3)),
    ],
)
async def test_it_is_moved_by_words(zeeland, text, day):
    shown = await zeeland.chat(SANNE).say(text)
    assert (await zeeland.get(Hub, "zeeland")).starts == day
    assert "De hub Zeeland is verplaatst." in words_of(shown)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hub zeeland verplaatsen", "Nieuwe dag"),
        ("hub zeeland verplaatsen naar gisteren", "22 november 2026"),
        ("hub zeeland verplaatsen naar ooit", "“ooit”"),
        ("hub zeeland verplaatsen naar april 2027", "april 2027"),
    ],
)
async def test_a_day_that_can_t_be_is_asked(zeeland, text, told):
    chat = zeeland.chat(SANNE)
    form = await chat.say(text)
    assert told in words_of(form) + " ".join(buttons_of(form))
    assert (await zeeland.get(Hub, "zeeland")).starts == DAY
    await chat.press(form, "Verplaatsen", starts="1 april 2027")
    assert (await zeeland.get(Hub, "zeeland")).starts == date(2027, 4, 1)


async def test_a_past_day_that_is_chosen_all_the_same_is_refused(zeeland):
    chat = zeeland.chat(SANNE)
    form = await chat.say("hub zeeland verplaatsen naar gisteren")
    told = await chat.press(form, "22 november 2026")
    assert "Kies een dag die nog komt" in words_of(told)
    assert (await zeeland.get(Hub, "zeeland")).starts == DAY


@pytest.mark.parametrize(
    "text", ["hub zeeland nu beginnen", "hub zeeland beginnen nu", "hub zeeland start now"]
)
async def test_it_begins_now_after_a_question(zeeland, text):
    chat = zeeland.chat(SANNE)
    asked = await chat.say(text)
    assert "Dit telt als go" in words_of(asked)
    assert (await zeeland.get(Hub, "zeeland")).status == "planned"
    done = await chat.press(asked, "Ja, nu beginnen")
    assert "begint vandaag" in words_of(done)
    begun = await zeeland.get(Hub, "zeeland")
    assert (begun.status, begun.starts) == ("forming", date(2026, 11, 23))
    assert await decision(zeeland) == ("go", SANNE.id, "")
    late = await zeeland.chat(JOOST).press(asked, "Ja, nu beginnen")
    assert "die is al begonnen" in words_of(late)
    assert "Agenda van deze hub" in buttons_of(await chat.say("hub zeeland"))


@pytest.mark.parametrize(
    "text", ["hub zeeland niet doorgaan", "hub zeeland cancel", "hub sluiten zeeland"]
)
async def test_it_does_not_go_through_and_comes_back(zeeland, text):
    chat = zeeland.chat(SANNE)
    asked = await chat.say(text)
    assert "In Teams verandert er niets" in words_of(asked)
    again = await chat.press(asked, "Ja, niet doorgaan")
    assert "Vul" in words_of(again)
    done = await chat.press(again, "Ja, niet doorgaan", reason="Te weinig partijen.")
    assert "gaat niet door" in words_of(done)
    closed = await zeeland.get(Hub, "zeeland")
    assert (closed.status, closed.verdict.was, closed.verdict.by) == ("closed", "planned", SANNE.id)
    back = await chat.say("hub zeeland toch doorgaan")
    assert "is weer gepland" in words_of(back)
    assert (await zeeland.get(Hub, "zeeland")).status == "planned"


async def test_reopened_it_is_planned_again_and_nothing_is_promised_of_teams(zeeland):
    chat = zeeland.chat(SANNE)
    await chat.press(
        await chat.say("hub zeeland niet doorgaan"), "Ja, niet doorgaan", reason="Nee."
    )
    asked = await chat.say("hub heropenen zeeland")
    assert "weer gepland, zonder go" in words_of(asked)
    done = await chat.press(asked, "Ja, weer openen")
    assert "Ik maak nu een plan" not in words_of(done)


async def test_its_name_and_channels_are_changed_and_nothing_is_promised_of_teams(zeeland):
    chat = zeeland.chat(SANNE)
    form = await chat.say("hub zeeland kanaal erbij Water")
    done = await chat.press(form, "Kanaal toevoegen")
    assert "verandert er in Teams niets" in words_of(done)
    done = await chat.press(
        await chat.say("hub hernoemen zeeland"), "Naam opslaan", name="Zeeuwse delta"
    )
    assert "Ik maak nu een plan" not in words_of(done)
    changed = await zeeland.get(Hub, "zeeland")
    assert (changed.name, changed.workspace.channels) == ("Zeeuwse delta", ("Water",))


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        "hub zeeland go",
        "hub zeeland no go want nee",
        "hub zeeland verplaatsen naar 1 april 2027",
        "hub zeeland nu beginnen",
        "hub zeeland niet doorgaan",
    ],
)
async def test_others_hear_friendly_that_the_kernteam_does_this(zeeland, text):
    before = await zeeland.get(Hub, "zeeland"), await zeeland.get(HubPlan, "zeeland")
    answer = await zeeland.chat(FATIMA, CHANNEL).say(text)
    assert answer.private
    assert "alleen het kernteam" in answer.text
    assert (await zeeland.get(Hub, "zeeland"), await zeeland.get(HubPlan, "zeeland")) == before


VERBS = [
    *("hubs.go", "hubs.go_back", "hubs.no_go", "hubs.no_go.confirmed", "hubs.move", "hubs.plan"),
    *("hubs.move.confirmed", "hubs.begin", "hubs.begin.confirmed", "hubs.drop"),
    *("hubs.drop.confirmed", "hubs.plan.found"),
]


@pytest.mark.parametrize("verb", VERBS)
async def test_forged_by_somebody_else_it_changes_nothing(zeeland, verb):
    async with zeeland.store.write(SYSTEM) as unit:
        await decide(unit, "zeeland", "go")
    before = await zeeland.get(Hub, "zeeland"), await zeeland.get(HubPlan, "zeeland")
    answer = await zeeland.chat(FATIMA).call(
        verb, hub="zeeland", reason="x", starts="1-4-2027", name="Drenthe", province="drenthe"
    )
    assert "alleen het kernteam" in answer.text
    assert (await zeeland.get(Hub, "zeeland"), await zeeland.get(HubPlan, "zeeland")) == before
    assert await zeeland.get(Hub, "drenthe") is None


@pytest.mark.parametrize("verb", VERBS[:-1])
@pytest.mark.parametrize("slug", ["../x", "bestaat-niet", "", "twente"])
async def test_forged_for_a_hub_that_is_not_planned_it_is_friendly(zeeland, verb, slug):
    before = await zeeland.get(Hub, "twente")
    answer = await zeeland.chat(SANNE).call(verb, hub=slug, reason="x", starts="1-4-2027")
    assert words_of(answer)
    assert await zeeland.get(Hub, "twente") == before


async def test_at_the_lead_the_kernteam_is_asked_once_and_its_card_follows(zeeland):
    zeeland.clock.forward(days=77)  # 8 February 2027
    for _ in range(3):
        await at_once(*(tend_planned(zeeland.store, 21) for _ in range(3)))
        await zeeland.work()
        zeeland.clock.forward(days=1)
    [asked] = [one for one in zeeland.post.sent if "Gaat hub Zeeland door?" in words_of(one)]
    assert asked.updates == ""
    assert "Ik vraag dit één keer." in words_of(asked)
    shown = await zeeland.chat(JOOST, KERNTEAM_CHANNEL).press(asked, "Go")
    assert shown.private
    assert await decision(zeeland) == ("go", JOOST.id, "")
    await zeeland.work()
    assert zeeland.post.sent[-1].updates == asked.activity
    assert "Go van Joost Bakker" in words_of(zeeland.post.sent[-1])


async def test_on_its_day_the_kernteam_reads_that_it_began(zeeland):
    await zeeland.chat(SANNE).say("hub zeeland go")
    zeeland.clock.forward(days=99)
    await tend_planned(zeeland.store, 21)
    await zeeland.work()
    [told] = [one for one in zeeland.post.sent if "begint vandaag" in words_of(one)]
    assert "In Teams is er nog niets van gemaakt" in words_of(told)


async def test_where_teams_is_kept_by_hand_no_plan_is_promised(sqlite_url):
    async with hubs_town(sqlite_url, sync_info=SyncInfo(on=False)) as plek:
        chat = plek.chat(SANNE)
        done = await chat.say(PLAN)
        assert "het plan voor Teams" not in words_of(done)
        shown = await chat.say("hub zeeland go")
        assert "Het plan voor Teams" not in words_of(shown)
        done = await chat.press(await chat.say("hub zeeland nu beginnen"), "Ja, nu beginnen")
        assert "vraag de beheerder" in words_of(done)


async def test_what_plays_in_hubs_does_not_play_in_a_planned_one(zeeland):
    async with zeeland.store.read() as unit:
        assert "zeeland" not in [one.slug for one in await live_hubs(unit)]
        lead = await unit.of(Organisation).get("provincie-overijssel")
        own = await unit.of(Hub).get("zeeland")
    async with zeeland.store.write(SYSTEM) as unit:
        await unit.of(Hub).put(own.model_copy(update={"lead": lead.slug}))
    async with zeeland.store.read() as unit:
        places = (await organisation_profile(unit, lead)).places
    assert "zeeland" not in [one.slug for one in places]
    assert callable(known_hub)


async def test_a_municipality_hears_that_its_hub_is_coming(zeeland):
    answer = words_of(await zeeland.chat(FATIMA).say("welke hub hoort bij Middelburg"))
    assert "is er nog geen kennishub. Kennishub Zeeland is gepland" in answer


async def test_who_is_in_it_is_known_and_invited_to_nothing(plek):
    chat = plek.chat(SANNE)
    await chat.press(
        await chat.say("hub plannen"),
        "Hub plannen",
        name="Zeeland",
        starts="1-3-2027",
        verbinder="piet@veere.example",
    )
    key = Membership.key("zeeland", key_of_email("piet@veere.example"))
    assert await plek.get(Membership, key)


async def test_who_is_invited_for_it_is_promised_nothing_before_its_day(zeeland):
    chat = zeeland.chat(SANNE)
    filled = {"email": "piet@veere.example", "group": "zeeland", "profile": "verbinder"}
    done = await chat.call("people.invite_send", **filled)
    assert "als de hub begint" in words_of(done)


@pytest.mark.parametrize("text", ["zeeland", "twente kanaal erbij water", "go ahead", "nogo land"])
def test_other_words_are_no_deed(text):
    assert wish(text) is None


def test_no_text_takes_long_to_read():
    assert wish("zeeland " * 40 + "want " * 20) is None
    assert re.fullmatch(r"\w+", wish("zeeland go").hub)
