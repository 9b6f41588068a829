"""Asking a network or hub something in conversation, and what everybody hears of it."""

import orjson
import pytest

from bot.delivery.notifier import Notifier
from bot.dispatch.contacts.keys import member_key
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language, Profile, Role
from registry.hubs.hub import Hub, Seat
from registry.involvement.inquiry import Inquiry, InquiryAsked, InquiryStatus
from registry.involvement.things import Turn
from registry.members.member import Member
from registry.networks.network import Network
from tests.bot.conversations.involvement.fixtures_involvement import (
    KERNTEAM,
    NAME,
    TWENTE,
    drives,
    everything_shown,
    in_channel,
    involvement_town,
    left,
    meet,
)
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    buttons_of,
    values_of,
    words_of,
)

TEXT = "Wat doen jullie met droogte?"
PASS, REFUSE = "Geef door aan het kernteam", "Hier kan ik niets mee"


@pytest.fixture
async def plek(sqlite_url):
    async with involvement_town(sqlite_url) as opened:
        await meet(opened, FATIMA, PIETER)
        await drives(opened)
        yield opened


async def ask(plek, person=PIETER, text=TEXT):
    chat = plek.chat(person)
    form = await chat.press(await chat.say(f"netwerk {NAME}"), "Stel een vraag")
    answer = await chat.press(form, "Vraag versturen", text=text)
    await plek.work()
    return answer


async def the_one(plek):
    (one,) = await plek.all(Inquiry)
    return one


async def hub_team(plek, *team):
    """Give the hub a team: (person, profile)."""
    async with plek.store.write(SYSTEM) as unit:
        hub = await unit.of(Hub).get("twente")
        seats = tuple(Seat(profile=one, member=member_key(who.id)) for who, one in team)
        await unit.of(Hub).put(hub.model_copy(update={"team": seats}))
        for who, _ in team:
            key = member_key(who.id)
            await unit.of(Member).get_or_add(Member(slug=key, name=who.name))
            await unit.of(Membership).get_or_add(
                Membership(
                    slug=Membership.key("twente", key),
                    member=key,
                    group="twente",
                    place="hub",
                    role=Role.HUB_TEAM,
                )
            )


async def test_its_aanjager_answers_with_one_press_and_who_asked_gets_it(plek):
    sent = await ask(plek)
    assert "Je vraag is verstuurd aan de aanjagers." in words_of(sent)
    (asked,) = plek.post.to(FATIMA)
    assert f"{PIETER.name} vraagt:" in words_of(asked)
    assert TEXT in words_of(asked)
    assert in_channel(plek) == []

    done = await plek.chat(FATIMA).press(
        asked, "Antwoord versturen", text="We meten het grondwater."
    )
    await plek.work()

    assert "Je antwoord is verstuurd." in words_of(done)
    (heard,) = plek.post.to(PIETER)
    assert f"{FATIMA.name} heeft je vraag aan {NAME} beantwoord." in words_of(heard)
    assert "We meten het grondwater." in words_of(heard)
    assert "Nog een vraag" in buttons_of(heard)
    assert "Antwoord versturen" not in buttons_of(plek.post.to(FATIMA)[-1])


async def test_an_answer_without_words_comes_back_with_its_fault(plek):
    await ask(plek)
    again = await plek.chat(FATIMA).press(plek.post.to(FATIMA)[0], "Antwoord versturen", text="")
    assert "Vul “Je antwoord” in." in words_of(again)
    long = await plek.chat(FATIMA).press(again, "Antwoord versturen", text="x" * 2001)
    assert "hoogstens" in words_of(long) or "te lang" in words_of(long)
    assert values_of(long)["text"].startswith("xxx")
    assert (await the_one(plek)).status is InquiryStatus.OPEN


async def test_too_short_a_question_comes_back_filled_in(plek):
    chat = plek.chat(PIETER)
    form = await chat.say(f"vraag aan netwerk {NAME}: hoe?")
    assert values_of(form)["text"] == "hoe?"
    again = await chat.press(form, "Vraag versturen", text="hoe?")
    assert "te kort" in words_of(again)
    assert values_of(again)["text"] == "hoe?"
    assert await plek.all(Inquiry) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("vraag aan netwerk onder twente: Wat doen jullie?", f"Vraag aan {NAME}"),
        ("stel een vraag aan het netwerk Onder Twente", f"Vraag aan {NAME}"),
        ("ask network onder twente: What do you do?", f"Vraag aan {NAME}"),
        ("vraag aan hub twente: Wie doet dit?", "Vraag aan Kennishub Twente"),
        ("ask hub twente", "Vraag aan Kennishub Twente"),
        ("vraag aan netwerk bestaat niet: Wat?", "Die ken ik niet"),
        ("vraag aan hub", "Welke bedoel je?"),
        ("question for network", "Typ de naam erachter"),
    ],
)
async def test_typed(plek, text, title):
    assert title in words_of(await plek.chat(PIETER).say(text))


async def test_a_hub_asks_its_verbinder_first_and_the_whole_team_may_answer(plek):
    await plek.chat(JOOST).say("netwerken")
    await hub_team(plek, (JOOST, Profile.ENTREPRENEUR), (FATIMA, Profile.CONNECTOR))
    chat = plek.chat(PIETER)
    form = await chat.press(await chat.say("hub twente"), "Stel een vraag")
    assert "eerst naar de verbinder" in words_of(form)
    await chat.press(form, "Vraag versturen", text=TEXT)
    await plek.work()
    assert len(plek.post.to(FATIMA)) == 1
    assert plek.post.to(JOOST) == []
    one = await the_one(plek)
    done = await plek.chat(JOOST).call("involvement.answer", inquiry=one.slug, text="Zo.")
    assert "Je antwoord is verstuurd." in words_of(done)
    await plek.work()
    assert "heeft je vraag aan Kennishub Twente beantwoord" in words_of(plek.post.to(PIETER)[-1])


async def test_without_anybody_who_can_be_reached_it_is_the_kernteams_and_that_is_said(plek):
    chat = plek.chat(PIETER)
    form = await chat.say(f"vraag aan hub twente: {TEXT}")
    assert "kan ik nu niemand bereiken" in words_of(form)
    sent = await chat.press(form, "Vraag versturen")
    assert "Je vraag ligt bij het kernteam" in words_of(sent)
    await plek.work()
    (card,) = in_channel(plek)
    assert PASS not in buttons_of(card)
    await plek.chat(JOOST, KERNTEAM).press(card, "Antwoord versturen", text="Dat zoeken we uit.")
    await plek.work()
    assert "Dat zoeken we uit." in words_of(plek.post.to(PIETER)[-1])
    assert "Antwoord versturen" not in buttons_of(in_channel(plek)[0])


async def test_an_aanjager_whom_teams_refuses_is_passed_over_and_that_is_said(plek):
    plek.post.refuse = lambda place, _: (
        "ConversationBlockedByUser" if place.conversation == f"a:{FATIMA.address}" else ""
    )
    await ask(plek)
    assert len(in_channel(plek)) == 1
    assert "kan ik niemand bereiken" in words_of(plek.post.to(PIETER)[-1])
    assert (await the_one(plek)).turn is Turn.KERNTEAM


async def test_passed_on_by_an_aanjager_both_see_where_it_is(plek):
    await ask(plek)
    passed = await plek.chat(FATIMA).press(plek.post.to(FATIMA)[0], PASS)
    assert "De vraag ligt nu bij het kernteam." in words_of(passed)
    await plek.work()
    assert "doorgegeven aan het kernteam" in words_of(plek.post.to(PIETER)[-1])
    (card,) = in_channel(plek)
    assert TEXT in words_of(card)
    assert PASS not in buttons_of(plek.post.to(FATIMA)[-1])
    late = await plek.chat(FATIMA).press(
        plek.post.to(FATIMA)[-1], "Antwoord versturen", text="Toch wel."
    )
    assert "verstuurd" in words_of(late)
    await plek.work()
    assert "Toch wel." in words_of(plek.post.to(PIETER)[-1])


async def test_refused_who_asked_hears_it_and_gets_on_with_it(plek):
    await ask(plek)
    await plek.chat(FATIMA).press(plek.post.to(FATIMA)[0], REFUSE, text="Niet ons onderwerp.")
    await plek.work()
    heard = plek.post.to(PIETER)[-1]
    assert "krijgt geen antwoord" in words_of(heard)
    assert "Niet ons onderwerp." in words_of(heard)
    assert "Stel het de Helpdesk" in buttons_of(heard) or len(buttons_of(heard)) > 2


async def test_withdrawn_a_late_answer_is_not_sent(plek):
    await ask(plek)
    asked = plek.post.to(FATIMA)[0]
    mine = await plek.chat(PIETER).say("wat volg ik")
    assert TEXT in words_of(mine)
    opened = await plek.chat(PIETER).press(mine, "Bekijk")
    out = await plek.chat(PIETER).press(opened, "Vraag intrekken")
    assert "Je vraag is ingetrokken." in words_of(out)
    late = await plek.chat(FATIMA).press(asked, "Antwoord versturen", text="Te laat.")
    assert "Dit was al afgehandeld" in words_of(late)
    await plek.work()
    assert plek.post.to(PIETER) == []
    assert "ingetrokken" in words_of(plek.post.to(FATIMA)[-1])
    assert TEXT not in words_of(await plek.chat(PIETER).say("wat volg ik"))


async def test_two_who_answer_one_wins_and_the_other_sees_it(plek):
    await drives(plek, SANNE, only=False)
    await ask(plek)
    hers, other = plek.post.to(FATIMA)[-1], plek.post.to(SANNE)[-1]
    await plek.chat(FATIMA).press(hers, "Antwoord versturen", text="Eerste.")
    late = await plek.chat(SANNE).press(other, "Antwoord versturen", text="Tweede.")
    assert "Dit was al afgehandeld" in words_of(late)
    assert "Eerste." in words_of(late)
    await plek.work()
    (heard,) = plek.post.to(PIETER)
    assert "Eerste." in words_of(heard)


async def test_after_two_weeks_it_is_the_kernteams_and_that_is_said_once(plek):
    await ask(plek)
    plek.clock.forward(days=15)
    await plek.work()
    assert "kreeg nog geen antwoord" in words_of(plek.post.to(PIETER)[-1])
    assert len(in_channel(plek)) == 1
    plek.clock.forward(days=60)
    await plek.work()
    assert len(plek.post.to(PIETER)) == 1


async def test_a_new_aanjager_gets_it_and_a_former_one_answers_no_longer(plek):
    await ask(plek)
    one = await the_one(plek)
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Membership).remove(Membership.key("kernteam", member_key(JOOST.id)))
    await plek.chat(JOOST).say("netwerken")
    await plek.chat(JOOST).call("networks.join", network=TWENTE)
    await plek.chat(FATIMA).call("networks.accept", network=TWENTE, member=member_key(JOOST.id))
    await plek.work()
    assert any(TEXT in words_of(sent) for sent in plek.post.to(JOOST))
    await drives(plek, JOOST)
    for verb in ("answer", "refuse", "pass_on", "inquiry"):
        refused = await plek.chat(FATIMA).call(f"involvement.{verb}", inquiry=one.slug, text="x")
        assert "niet van jou" in words_of(refused), verb
        assert TEXT not in words_of(refused)


@pytest.mark.parametrize("how", ["archived", "erased", "left"])
async def test_when_what_or_who_it_is_about_goes(plek, how):
    await ask(plek)
    if how == "archived":
        await plek.chat(FATIMA).call("networks.archive.confirmed", network=TWENTE, form="n")
        await plek.work()
        assert "Je vraag is daarom vervallen" in words_of(plek.post.to(PIETER)[-1])
        assert (await the_one(plek)).status is InquiryStatus.ENDED
    elif how == "erased":
        await plek.chat(FATIMA).call("privacy.erase")
        await plek.work()
        assert "kan ik niemand bereiken" in words_of(plek.post.to(PIETER)[-1])
        assert any(TEXT in words_of(one) for one in in_channel(plek))
    else:
        await left(plek, PIETER)
        await plek.work()
        assert (await the_one(plek)).status is InquiryStatus.WITHDRAWN
        assert plek.post.to(PIETER) == []


async def test_erased_while_it_is_open_nothing_is_left(plek):
    await ask(plek)
    asked = plek.post.to(FATIMA)[0]
    await plek.chat(PIETER).call("privacy.erase")
    await plek.work()
    late = await plek.chat(FATIMA).press(asked, "Antwoord versturen", text="Te laat.")
    assert "niet van jou" in words_of(late)
    assert await plek.all(Inquiry) == []


async def test_renamed_it_has_the_name_of_now(plek):
    await ask(plek)
    async with plek.store.write(SYSTEM) as unit:
        one = await unit.of(Network).get(TWENTE)
        await unit.of(Network).put(one.model_copy(update={"name": "Boven Twente"}))
    await plek.chat(FATIMA).press(plek.post.to(FATIMA)[0], "Antwoord versturen", text="Zo.")
    await plek.work()
    assert "Boven Twente" in words_of(plek.post.to(PIETER)[-1])


async def test_pressed_or_delivered_twice_it_is_told_once(plek):
    chat = plek.chat(PIETER)
    form = await chat.say(f"vraag aan netwerk {NAME}: {TEXT}")
    first = await chat.press(form, "Vraag versturen")
    assert words_of(await chat.again()) == words_of(first)
    assert words_of(await chat.press(form, "Vraag versturen"))
    await plek.work()
    assert len(plek.post.to(FATIMA)) == 1
    one = await the_one(plek)
    for _ in range(2):
        notifier = Notifier(plek.store, plek.post, Language.DUTCH, "77")
        for subscriber in plek.router.subscribers[InquiryAsked]:
            await subscriber(InquiryAsked(inquiry=one.slug), notifier)
    assert len(plek.post.to(FATIMA)) == 2, "one for its own event, one for this one"
    for _ in range(2):
        await plek.chat(FATIMA).press(plek.post.to(FATIMA)[0], "Antwoord versturen", text="Zo.")
        await plek.work()
    assert len(plek.post.to(PIETER)) == 1


async def test_in_a_channel_nobody_reads_along(plek):
    chat = plek.chat(PIETER, CHANNEL)
    form = await chat.press(await chat.say(f"netwerk {NAME}"), "Stel een vraag")
    sent = await chat.press(form, "Vraag versturen", text=TEXT)
    assert form.private
    assert sent.private
    assert TEXT not in str(sent.instead.card)
    for text in (f"vraag aan netwerk {NAME}: {TEXT}", f"doe mee met {NAME}", "volg hub twente"):
        shown = await chat.say(text)
        assert shown.private, text
        assert TEXT not in str(shown.instead.card), text
        opened = await plek.chat(FATIMA, CHANNEL).press(shown.instead, "Open")
        assert words_of(opened), text
        assert TEXT not in words_of(opened), text


async def test_who_owns_it_is_not_offered_to_ask_themselves(plek):
    shown = await plek.chat(FATIMA).say(f"netwerk {NAME}")
    assert "Stel een vraag" not in buttons_of(shown)
    refused = await plek.chat(FATIMA).call("involvement.ask", network=TWENTE, text=TEXT)
    assert "Dit is van jou zelf" in words_of(refused)


async def test_no_card_shows_anybody_an_address_and_mijn_gegevens_has_it(plek):
    for person in (FATIMA, PIETER, SANNE):
        async with plek.store.write(SYSTEM) as unit:
            one = await unit.of(Member).get(member_key(person.id))
            address = f"{person.name.split()[0]}@adres.example".casefold()
            await unit.of(Member).put(one.model_copy(update={"email": address}))
    answers = [("p", await ask(plek))]
    await plek.chat(FATIMA).press(plek.post.to(FATIMA)[0], PASS)
    await plek.work()
    done = await plek.chat(JOOST, KERNTEAM).press(
        in_channel(plek)[0], "Antwoord versturen", text="Zo."
    )
    answers += [("j", done), ("p", await plek.chat(PIETER).say("wat volg ik"))]
    await plek.work()
    shown = everything_shown(plek, answers)
    assert len(shown) > 5
    for _, card in shown:
        text = orjson.dumps(card).decode()
        assert "@adres.example" not in text
        assert "29:" not in text
        assert member_key(PIETER.id) not in text
    words = words_of(await plek.chat(PIETER).say("mijn gegevens"))
    assert "Vragen aan netwerken en hubs (1)" in words


@pytest.mark.parametrize("key", ["", "x" * 500, "nergens", None, "\x00", {"a": 1}])
async def test_a_forged_key_is_nobodys(plek, key):
    await ask(plek)
    for verb in ("answer", "refuse", "pass_on", "withdraw", "inquiry"):
        answer = await plek.chat(SANNE).call(f"involvement.{verb}", inquiry=key, text="Zo.")
        assert answer.text, verb
    assert (await the_one(plek)).status is InquiryStatus.OPEN
