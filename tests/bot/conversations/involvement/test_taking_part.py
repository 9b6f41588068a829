"""Asking to take part in a network, deciding with one press, and stopping, in conversation."""

import orjson
import pytest

from bot.delivery.notifier import Notifier
from bot.dispatch.contacts.contact import Contact
from bot.dispatch.contacts.keys import member_key
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language
from registry.involvement.participant import Participant, ParticipationAsked, Taking
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
    words_of,
)

YES, NO = "Ja, doe mee", "Nee"


@pytest.fixture
async def plek(sqlite_url):
    async with involvement_town(sqlite_url) as opened:
        await meet(opened, FATIMA, PIETER)
        await drives(opened)
        yield opened


async def ask(plek, person=PIETER, words=""):
    chat = plek.chat(person)
    form = await chat.press(await chat.say(f"netwerk {NAME}"), "Doe mee")
    answer = await chat.press(form, "Vraag om mee te doen", words=words)
    await plek.work()
    return answer


async def part(plek, person=PIETER):
    return await plek.get(Participant, Participant.key(TWENTE, member_key(person.id)))


async def test_an_aanjager_is_asked_says_yes_with_a_word_and_who_asked_hears_it(plek):
    answer = await ask(plek, words="Ik werk aan water.")
    assert "verstuurd aan de aanjager" in words_of(answer)
    (asked,) = plek.post.to(FATIMA)
    assert f"{PIETER.name} wil meedoen" in words_of(asked)
    assert "Ik werk aan water." in words_of(asked)
    assert in_channel(plek) == []

    done = await plek.chat(FATIMA).press(asked, YES, words="Welkom bij ons")
    await plek.work()

    assert f"{PIETER.name} doet nu mee. {FATIMA.name} zei ja." in words_of(done)
    assert "Wie doet mee" in buttons_of(done)
    (heard,) = plek.post.to(PIETER)
    assert f"Je doet nu mee met {NAME}" in words_of(heard)
    assert "Welkom bij ons" in words_of(heard)
    assert (await part(plek)).state is Taking.IN
    shown = await plek.chat(PIETER).say(f"netwerk {NAME}")
    assert "Eén deelnemer doet mee. Je doet mee sinds 23 november 2026." in words_of(shown)
    assert "Doe niet meer mee" in buttons_of(shown)


async def test_no_is_said_with_why_and_the_list_keeps_it(plek):
    await ask(plek)
    (asked,) = plek.post.to(FATIMA)
    await plek.chat(FATIMA).press(asked, NO, words="We zijn met genoeg.")
    await plek.work()
    assert "niet aangenomen" in words_of(plek.post.to(PIETER)[-1])
    mine = await plek.chat(PIETER).say("mijn netwerken")
    assert "We zijn met genoeg." in words_of(mine)
    gone = await plek.chat(PIETER).press(mine, "Haal weg")
    assert "weg uit je lijst" in words_of(gone)
    assert await part(plek) is None


async def test_of_two_who_decide_the_first_wins_and_the_other_sees_it(plek):
    await drives(plek, SANNE, only=False)
    await ask(plek)
    mine, hers = plek.post.to(FATIMA)[-1], plek.post.to(SANNE)[-1]
    await plek.chat(FATIMA).press(mine, YES)
    late = await plek.chat(SANNE).press(hers, NO)
    assert f"doet nu mee. {FATIMA.name} zei ja." in words_of(late)
    await plek.work()
    assert f"{FATIMA.name} zei ja" in words_of(plek.post.to(SANNE)[-1]), "her card says so too"
    assert YES not in buttons_of(plek.post.to(SANNE)[-1])
    assert (await part(plek)).state is Taking.IN


async def test_withdrawn_a_late_answer_does_nothing_and_the_card_says_so(plek):
    await ask(plek)
    (asked,) = plek.post.to(FATIMA)
    shown = await plek.chat(PIETER).say(f"netwerk {NAME}")
    assert "Je vroeg op 23 november 2026 om mee te doen. De aanjager beslist." in words_of(shown)
    await plek.chat(PIETER).press(shown, "Vraag intrekken")
    late = await plek.chat(FATIMA).press(asked, YES)
    assert "ingetrokken" in words_of(late)
    await plek.work()
    assert await part(plek) is None
    assert "heeft deze vraag ingetrokken" in words_of(plek.post.to(FATIMA)[-1])
    assert plek.post.to(PIETER) == []


async def test_without_an_aanjager_the_kernteam_decides_and_that_is_said(plek):
    async with plek.store.write(SYSTEM) as unit:
        one = await unit.of(Network).get(TWENTE)
        await unit.of(Network).put(one.model_copy(update={"leads": ()}))
    answer = await ask(plek)
    assert "heeft nu geen aanjager die ik kan bereiken" in words_of(answer)
    (card,) = in_channel(plek)
    done = await plek.chat(JOOST, KERNTEAM).press(card, YES)
    assert f"{JOOST.name} zei ja" in words_of(done)
    await plek.work()
    assert YES not in buttons_of(in_channel(plek)[0])


@pytest.mark.parametrize("why", ["left", "never met", "refuses"])
async def test_an_aanjager_who_can_not_be_reached_is_as_none(plek, why):
    key = member_key(FATIMA.id)
    if why == "left":
        await left(plek, FATIMA)
    elif why == "never met":
        async with plek.store.write(SYSTEM) as unit:
            await unit.of(Contact).remove(key)
    else:
        plek.post.refuse = lambda place, _: (
            "ConversationBlockedByUser" if place.conversation == f"a:{FATIMA.address}" else ""
        )
    answer = await ask(plek)
    (card,) = in_channel(plek)
    assert f"{PIETER.name} wil meedoen" in words_of(card)
    assert ("kernteam" in words_of(answer)) is (why != "refuses"), "that shows when it is sent"


async def test_after_two_weeks_without_an_answer_the_kernteam_is_asked_once(plek):
    await ask(plek)
    plek.clock.forward(days=13)
    await plek.work()
    assert in_channel(plek) == []
    plek.clock.forward(days=2)
    await plek.work()
    (card,) = in_channel(plek)
    assert f"{PIETER.name} wil meedoen" in words_of(card)
    assert "beslist nu het kernteam" in words_of(plek.post.to(PIETER)[-1])
    plek.clock.forward(days=30)
    await plek.work()
    assert len(in_channel(plek)) == 1


async def test_who_is_late_but_decided_on_is_not_brought_to_the_kernteam(plek):
    await ask(plek)
    await plek.chat(FATIMA).press(plek.post.to(FATIMA)[0], YES)
    plek.clock.forward(days=20)
    await plek.work()
    assert in_channel(plek) == []


async def test_a_new_aanjager_gets_what_waits_and_the_old_one_no_longer_decides(plek):
    await ask(plek)
    sanne = plek.chat(SANNE)
    await plek.chat(JOOST).say("netwerken")
    await sanne.call("networks.join", network=TWENTE)  # of the kernteam: at once, without a card
    await plek.chat(JOOST).call("networks.join", network=TWENTE)
    await plek.work()
    await drives(plek, JOOST)
    for verb in ("involvement.admit", "involvement.decline", "involvement.request"):
        late = await plek.chat(FATIMA).call(verb, network=TWENTE, member=member_key(PIETER.id))
        assert "alleen de aanjagers" in late.text
    assert (await part(plek)).state is Taking.ASKED


async def test_a_confirmed_aanjager_is_brought_what_waits(plek):
    await ask(plek)
    await plek.chat(PIETER).say("netwerken")
    newcomer = plek.chat(JOOST)
    async with plek.store.write(SYSTEM) as unit:  # Joost as a plain member
        await unit.of(Membership).remove(Membership.key("kernteam", member_key(JOOST.id)))
    await newcomer.call("networks.join", network=TWENTE)
    await plek.work()
    await plek.chat(FATIMA).call("networks.accept", network=TWENTE, member=member_key(JOOST.id))
    await plek.work()
    assert any(f"{PIETER.name} wil meedoen" in words_of(one) for one in plek.post.to(JOOST))


async def test_archived_the_request_ends_and_who_asked_hears_it(plek):
    await ask(plek)
    await plek.chat(FATIMA).call("networks.archive.confirmed", network=TWENTE, form="n")
    await plek.work()
    assert "Je vraag om mee te doen is daarom vervallen" in words_of(plek.post.to(PIETER)[-1])
    assert "staat niet meer op PLeK" in words_of(plek.post.to(FATIMA)[-1])
    late = await plek.chat(FATIMA).call(
        "involvement.admit", network=TWENTE, member=member_key(PIETER.id)
    )
    assert "ingetrokken" in late.text


async def test_erased_its_asker_leaves_no_request(plek):
    await ask(plek)
    asked = plek.post.to(FATIMA)[-1]
    await plek.chat(PIETER).call("privacy.erase")
    late = await plek.chat(FATIMA).press(asked, YES)
    await plek.work()
    assert "ingetrokken" in words_of(late)
    assert await part(plek) is None


async def test_erased_its_only_aanjager_leaves_it_to_the_kernteam(plek):
    await ask(plek)
    await plek.chat(FATIMA).call("privacy.erase")
    await plek.work()
    cards = [words_of(one) for one in in_channel(plek)]
    assert sum(f"{PIETER.name} wil meedoen" in one for one in cards) == 1


async def test_renamed_the_card_has_the_name_of_now(plek):
    await ask(plek)
    async with plek.store.write(SYSTEM) as unit:
        one = await unit.of(Network).get(TWENTE)
        await unit.of(Network).put(one.model_copy(update={"name": "Boven Twente"}))
    done = await plek.chat(FATIMA).press(plek.post.to(FATIMA)[0], YES)
    assert "Meedoen met Boven Twente?" in words_of(done)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("doe mee", "Welke bedoel je?"),
        ("meedoen", "Welke bedoel je?"),
        ("I want to take part", "Welke bedoel je?"),
        ("doe mee met", "Typ de naam erachter"),
        ("doe mee aan Onder Twente", f"Meedoen met {NAME}"),
        ("ik wil meedoen aan netwerk onder twente", f"Meedoen met {NAME}"),
        ("I want to join onder twente", f"Meedoen met {NAME}"),
    ],
)
async def test_said_in_other_words(plek, text, title):
    assert title in words_of(await plek.chat(PIETER).say(text))


async def test_of_a_hub_the_hub_is_shown_that_has_how(plek):
    which = await plek.chat(PIETER).say("doe mee met hub Twente")
    hub = await plek.chat(PIETER).press(which, "Bekijk")
    assert "Mag ik erbij?" in buttons_of(hub)


@pytest.mark.parametrize("text", ["ik wil meedoen aan de taart", "doe mee in de stuurgroep"])
async def test_what_is_no_network_is_left_to_search(plek, text):
    assert "Die ken ik niet" not in words_of(await plek.chat(PIETER).say(text))


async def test_typed_in_both_languages_and_back_out(plek):
    chat = plek.chat(PIETER)
    for text in (
        "doe mee met netwerk onder twente",
        "doe mee met Onder Twente",
        "join network onder twente",
    ):
        form = await chat.say(text)
        assert f"Meedoen met {NAME}" in words_of(form), text
    await chat.press(form, "Vraag om mee te doen")
    out = await chat.say("stop met netwerk onder twente")
    assert f"Je vraag om mee te doen met {NAME} is ingetrokken" in words_of(out)
    for text in ("stop met netwerk onder twente", "leave network onder twente"):
        assert "Die ken ik niet" in words_of(await chat.say(text)), text
    near = await chat.say("doe mee met netwerk onder twente bodem en zo")
    assert await part(plek) is None
    assert words_of(near)


async def test_pressed_twice_it_is_one_request_and_one_card(plek):
    chat = plek.chat(PIETER)
    form = await chat.press(await chat.say(f"netwerk {NAME}"), "Doe mee")
    first = await chat.press(form, "Vraag om mee te doen")
    assert words_of(await chat.again()) == words_of(first)
    again = await chat.press(form, "Vraag om mee te doen")
    assert words_of(again)
    await plek.work()
    assert len(plek.post.to(FATIMA)) == 1


async def test_an_event_that_comes_twice_is_told_once(plek):
    await ask(plek)
    known = await part(plek)
    event = ParticipationAsked(network=TWENTE, member=known.member, at=known.at)
    for _ in range(2):
        notifier = Notifier(plek.store, plek.post, Language.DUTCH, "77")
        for subscriber in plek.router.subscribers[ParticipationAsked]:
            await subscriber(event, notifier)
    assert len(plek.post.to(FATIMA)) == 2, "one for its own event, one for this one"


async def test_who_takes_part_by_name_for_its_aanjager_and_out_again(plek):
    await ask(plek)
    await plek.chat(FATIMA).press(plek.post.to(FATIMA)[0], YES)
    shown = await plek.chat(FATIMA).say(f"netwerk {NAME}")
    people = await plek.chat(FATIMA).press(shown, "Wie doet mee")
    assert PIETER.name in words_of(people)
    for other in (PIETER,):
        refused = await plek.chat(other).call("involvement.people", network=TWENTE)
        assert "alleen de aanjagers of het team" in refused.text
    out = await plek.chat(FATIMA).press(people, "Haal eruit")
    await plek.work()
    assert "Er doet nog niemand mee" in words_of(out)
    assert "een aanjager of het kernteam haalde je eruit" in words_of(plek.post.to(PIETER)[-1])


async def test_in_a_channel_nobody_reads_along(plek):
    chat = plek.chat(PIETER, CHANNEL)
    shown = await chat.say(f"netwerk {NAME}")
    assert "Doe mee" in buttons_of(shown)
    form = await chat.press(shown, "Doe mee")
    assert form.private
    assert (await chat.press(form, "Vraag om mee te doen")).private
    await plek.chat(FATIMA).call(
        "involvement.admit", network=TWENTE, member=member_key(PIETER.id), words=""
    )
    open_ground = await chat.say(f"netwerk {NAME}")
    assert "Je doet mee" not in words_of(open_ground)
    assert "Doe mee" in buttons_of(open_ground)
    mine = await chat.say("wat volg ik")
    assert mine.private
    assert NAME not in str(mine.instead.card)


@pytest.mark.parametrize("member", ["", "x" * 500, "nobody", None, "\x00", {"a": 1}])
async def test_a_forged_member_is_nobody(plek, member):
    await ask(plek)
    for verb in ("involvement.admit", "involvement.request", "involvement.take_out"):
        answer = await plek.chat(SANNE).call(verb, network=TWENTE, member=member)
        assert answer.text
    assert (await part(plek)).state is Taking.ASKED


async def test_no_card_shows_anybody_an_address(plek):
    for person in (FATIMA, PIETER, SANNE):
        async with plek.store.write(SYSTEM) as unit:
            one = await unit.of(Member).get(member_key(person.id))
            address = f"{person.name.split()[0]}@adres.example".casefold()
            await unit.of(Member).put(one.model_copy(update={"email": address}))
    answers = [("p", await ask(plek, words="Graag"))]
    done = await plek.chat(FATIMA).press(plek.post.to(FATIMA)[0], YES, words="Ja")
    people = await plek.chat(FATIMA).call("involvement.people", network=TWENTE)
    answers += [("f", done), ("f", people), ("p", await plek.chat(PIETER).say("wat volg ik"))]
    await plek.work()
    shown = everything_shown(plek, answers)
    assert len(shown) > 5
    for _, card in shown:
        text = orjson.dumps(card).decode()
        assert "@adres.example" not in text
        assert "29:" not in text


async def test_in_english_too(plek):
    chat = plek.chat(PIETER)
    async with plek.store.write(SYSTEM) as unit:
        one = await unit.of(Member).get(member_key(PIETER.id))
        await unit.of(Member).put(one.model_copy(update={"language": Language.ENGLISH}))
    form = await chat.say("join onder twente")
    answer = await chat.press(form, "Ask to take part")
    assert "was sent to the lead" in words_of(answer)
