"""An address learnt is a hint: what succeeded says which one counts, and nothing overwrites it."""

import dataclasses

import pytest

from bot.conversations.onboarding.arrivals import told_apart
from bot.delivery.notifier import Notifier
from bot.dispatch.contacts.contact import (
    Contact,
    KnownConversation,
    SentMessage,
    contact_of,
    remember,
)
from bot.dispatch.contacts.rosters import RosterDue
from bot.dispatch.contacts.ways import MOST_PERSONS, MOST_WAYS
from bot.dispatch.turn import Ambiguous, Answer, Person, Unavailable, Undeliverable
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language
from tests.support.conversation import (
    CAFE,
    CHANNEL,
    FATIMA,
    GROUP,
    KERNTEAM_CHANNEL,
    PERSONAL,
    PIETER,
    channel,
    personal,
    town,
)

THERE = personal(FATIMA)
NEWS = Answer(text="nieuws")
ELSEWHERE = "https://connector.example/emea/"
GONE = Undeliverable("ConversationNotFound", 404)
BLOCKED = Undeliverable("ConversationBlockedByUser", 403)
NOT_THERE = Undeliverable("BotNotInConversationRoster", 403)


@pytest.fixture
async def plek(store_url):
    async with town(store_url, content=False) as opened:
        yield opened


async def meet(plek, place, person=FATIMA):
    plek.clock.forward(minutes=1)
    async with plek.store.write(SYSTEM) as unit:
        await remember(unit, person, place)


def notifier(plek, key="1"):
    return Notifier(plek.store, plek.post, Language.DUTCH, key)


async def notify(plek, key, **how):
    plek.clock.forward(minutes=1)
    return await notifier(plek, key).notify_member(FATIMA.id, lambda _: NEWS, **how)


def refusing(plek, table):
    """Refuse by conversation and service URL; whatever is not in the table is taken."""

    def refuse(place, _only):
        keys = (place.root, place.service_url, (place.root, place.service_url))
        return next((table[key] for key in keys if key in table), "")

    plek.post.refuse = refuse


def went(plek):
    return [(one.place.root, one.place.service_url) for one in plek.post.sent]


async def contact(plek):
    return await plek.get(Contact, FATIMA.id)


async def test_a_1_1_that_is_gone_is_opened_anew_once_and_the_message_goes(plek):
    await meet(plek, THERE)
    plek.post.opens = lambda _: "a:new"
    refusing(plek, {THERE.root: GONE})
    assert await notify(plek, "1")
    assert went(plek) == [("a:new", PERSONAL.service_url)]
    kept = await contact(plek)
    assert kept.conversation == "a:new"
    [old] = [way for way in kept.ways if way.conversation == THERE.root]
    assert (old.code, old.failed) == ("ConversationNotFound", plek.clock.now)

    asked = []
    plek.post.refuse = lambda place, _only: asked.append(place.root) or ""
    assert await notify(plek, "2")
    assert asked == ["a:new"]


async def test_the_same_1_1_opened_anew_gets_it_too(plek):
    """Opening is idempotent: Teams may give the id that was known."""
    await meet(plek, THERE)
    answers = [GONE, "", ""]
    plek.post.refuse = lambda _place, _only: answers.pop(0)
    assert await notify(plek, "1")
    assert went(plek) == [(THERE.root, PERSONAL.service_url)]


async def test_a_refusal_of_the_new_way_is_kept_and_the_earlier_one_still_tried(plek):
    await meet(plek, THERE)
    assert await notify(plek, "0")
    plek.post.opens = lambda _: "a:new"
    refusing(plek, {THERE.root: GONE, "a:new": BLOCKED})
    assert not await notify(plek, "1")
    kept = await contact(plek)
    codes = {way.code for way in kept.ways if way.failed == plek.clock.now}
    assert codes == {"ConversationNotFound", "ConversationBlockedByUser"}
    assert kept.refused == "ConversationBlockedByUser"

    refusing(plek, {"a:new": BLOCKED})
    assert await notify(plek, "2")
    assert went(plek)[-1][0] == THERE.root
    assert (await contact(plek)).refused == ""


async def test_a_1_1_that_refuses_is_not_opened_again(plek):
    await meet(plek, THERE)
    opened = []
    plek.post.opens = lambda address: opened.append(address) or "a:new"
    refusing(plek, {THERE.root: BLOCKED})
    assert not await notify(plek, "1")
    assert not opened


async def test_one_odd_conversation_takes_nothing_away(plek):
    await meet(plek, THERE)
    assert await notify(plek, "1")
    odd = dataclasses.replace(THERE, conversation="a:odd")
    await meet(plek, odd)
    assert await notify(plek, "2")
    assert [root for root, _ in went(plek)] == [THERE.root, THERE.root]
    refusing(plek, {THERE.root: BLOCKED})
    assert await notify(plek, "3")
    assert went(plek)[-1][0] == "a:odd"


@pytest.mark.parametrize("trouble", [NOT_THERE, GONE, Unavailable("not there")], ids=str)
async def test_a_newer_service_url_is_tried_and_if_it_fails_the_earlier_one_too(plek, trouble):
    await meet(plek, THERE)
    assert await notify(plek, "1")
    await meet(plek, dataclasses.replace(THERE, service_url=ELSEWHERE))
    refusing(plek, {ELSEWHERE: trouble})
    assert await notify(plek, "2")
    assert went(plek)[-1] == (THERE.root, PERSONAL.service_url)

    asked = []
    plek.post.refuse = lambda place, _only: asked.append(place.service_url) or ""
    assert await notify(plek, "3")
    assert asked == [PERSONAL.service_url]


async def test_a_newer_service_url_that_works_is_used(plek):
    await meet(plek, THERE)
    await notify(plek, "1")
    await meet(plek, dataclasses.replace(THERE, service_url=ELSEWHERE))
    refusing(plek, {PERSONAL.service_url: NOT_THERE})
    assert await notify(plek, "2")
    assert went(plek)[-1] == (THERE.root, ELSEWHERE)


async def test_what_may_have_been_taken_is_not_sent_by_another_way(plek):
    await meet(plek, THERE)
    await meet(plek, dataclasses.replace(THERE, service_url=ELSEWHERE))
    refusing(plek, {ELSEWHERE: Ambiguous("cut")})
    with pytest.raises(Ambiguous):
        await notify(plek, "1")
    assert went(plek) == []


async def test_where_nothing_answers_it_is_no_refusal(plek):
    await meet(plek, THERE)
    await meet(plek, CHANNEL)
    plek.post.refuse = lambda _place, _only: Unavailable("nobody there")
    with pytest.raises(Unavailable):
        await notify(plek, "1")
    assert (await contact(plek)).refused == ""


async def test_a_place_where_the_bot_is_not_does_not_take_the_place_of_one_where_it_is(plek):
    await meet(plek, CHANNEL)
    assert await notify(plek, "1", first="targeted")
    private = channel("Kernteam", "GW Twente")
    await meet(plek, private)
    refusing(plek, {private.root: NOT_THERE})
    assert await notify(plek, "2", first="targeted")
    assert [one.only for one in plek.post.sent] == [FATIMA, FATIMA]
    assert {root for root, _ in went(plek)} == {CHANNEL.root}


async def test_a_person_who_is_refused_in_one_place_is_reached_where_they_also_were(plek):
    await meet(plek, CHANNEL)
    await meet(plek, GROUP)
    refusing(plek, {GROUP.root: Undeliverable("MemberNotInConversation", 403)})
    assert await notify(plek, "1", first="targeted")
    assert went(plek) == [(CHANNEL.root, CHANNEL.service_url)]
    [sent] = await plek.all(SentMessage)
    assert (sent.member, bool(sent.venue)) == (FATIMA.id, True)


async def test_a_channel_keeps_the_way_that_works(plek):
    kernteam = KERNTEAM_CHANNEL
    await meet(plek, kernteam)
    odd = dataclasses.replace(kernteam, service_url=ELSEWHERE)
    await meet(plek, odd)
    refusing(plek, {ELSEWHERE: NOT_THERE})
    assert await notifier(plek).post_to_channel("kernteam", lambda _: NEWS)
    assert went(plek) == [(kernteam.root, kernteam.service_url)]
    [venue] = await plek.all(KnownConversation)
    assert venue.place.service_url == kernteam.service_url
    [closed] = [way for way in venue.ways if way.code]
    assert (closed.service_url, closed.code) == (ELSEWHERE, NOT_THERE.code)


async def test_what_is_asked_about_a_place_is_asked_by_its_ways_too(plek):
    """Its roster and channels: an odd service URL must not hide who is there."""
    await meet(plek, CHANNEL)
    await meet(plek, dataclasses.replace(CHANNEL, service_url=ELSEWHERE))
    refusing(plek, {ELSEWHERE: GONE})
    plek.post.roster = [FATIMA]
    plek.post.rooms = [(CAFE, ""), ("19:x", "Nieuw")]
    async with plek.store.write(SYSTEM) as unit:
        [venue] = await unit.of(KnownConversation).all()
        unit.emit(RosterDue(venue=venue.slug))
    await plek.work()
    assert await contact(plek)
    names = {one.channel_name for one in await plek.all(KnownConversation)}
    assert names == {"", "Nieuw"}


async def test_an_activity_without_an_address_leaves_the_one_that_is_known(plek):
    await meet(plek, THERE)
    await meet(plek, THERE, Person(FATIMA.id, "", FATIMA.name))
    assert (await contact(plek)).address == FATIMA.address


async def test_no_number_of_odd_activities_drives_out_what_works(plek):
    await meet(plek, THERE)
    assert await notify(plek, "1")
    for number in range(30):
        await meet(plek, dataclasses.replace(THERE, conversation=f"a:odd-{number}"))
    kept = await contact(plek)
    assert len([way for way in kept.ways if not way.person]) <= MOST_WAYS
    assert kept.places[0].root == THERE.root


async def test_what_was_kept_before_there_were_ways_counts_as_one(plek):
    async with plek.store.write(SYSTEM) as unit:
        old = Contact(
            slug=FATIMA.id,
            address=FATIMA.address,
            service_url=PERSONAL.service_url,
            conversation=THERE.root,
        )
        await unit.of(Contact).add(old)
    await meet(plek, dataclasses.replace(THERE, service_url=ELSEWHERE))
    refusing(plek, {ELSEWHERE: NOT_THERE})
    assert await notify(plek, "1")
    assert went(plek) == [(THERE.root, PERSONAL.service_url)]


async def test_a_message_that_is_gone_is_not_updated_for_ever(plek):
    await meet(plek, THERE)
    assert await notify(plek, "1", about="things:1")
    refusing(plek, {THERE.root: Undeliverable("TARGETED_MESSAGE_EXPIRED_OR_DELETED", 404)})
    await notifier(plek).refresh("things:1", lambda _: NEWS)
    assert await plek.all(SentMessage, about="things:1") == []


async def test_the_usual_message_by_the_usual_way_writes_nothing_about_it(plek):
    await meet(plek, THERE)
    assert await notify(plek, "1")
    before = (await contact(plek)).revision
    assert await notify(plek, "2")
    assert (await contact(plek)).revision == before


async def test_one_odd_id_takes_nothing_away(plek):
    """Somebody's `from.id` may differ in one activity; the object id says who it is."""
    odd = Person(FATIMA.id, "29:odd", FATIMA.name)
    await meet(plek, CHANNEL)
    await meet(plek, CHANNEL, odd)
    assert (await contact(plek)).address == FATIMA.address
    assert await notify(plek, "1", first="targeted")
    await meet(plek, CHANNEL, odd)
    assert await notify(plek, "2", first="targeted")
    assert [one.only for one in plek.post.sent] == [FATIMA, FATIMA]


async def test_an_id_that_fails_is_followed_by_the_newer_one_which_counts_from_then_on(plek):
    newer = Person(FATIMA.id, "29:newer", FATIMA.name)
    await meet(plek, CHANNEL)
    assert await notify(plek, "1", first="targeted")
    await meet(plek, CHANNEL, newer)
    plek.post.refuse = lambda _place, only: "" if only == newer else "MemberNotInConversation"
    assert await notify(plek, "2", first="targeted")
    assert plek.post.sent[-1].only == newer
    asked = []
    plek.post.refuse = lambda _place, only: asked.append(only) or ""
    assert await notify(plek, "3", first="targeted")
    assert asked == [newer]
    kept = await contact(plek)
    assert kept.addresses == ("29:newer", FATIMA.address)
    assert kept.person == newer


async def test_a_1_1_is_opened_anew_by_the_id_that_works(plek):
    await meet(plek, CHANNEL)
    await meet(plek, CHANNEL, Person(FATIMA.id, "29:newer", FATIMA.name))
    opened = []
    plek.post.opens = lambda address: opened.append(address) or f"a:{address}"
    refusing(plek, {f"a:{FATIMA.address}": GONE})
    assert await notify(plek, "1")
    assert went(plek) == [("a:29:newer", PERSONAL.service_url)]
    assert opened == [FATIMA.address, "29:newer"]
    assert (await contact(plek)).address == "29:newer"


async def test_what_every_id_is_refused_says_nothing_about_an_id(plek):
    await meet(plek, CHANNEL)
    await meet(plek, CHANNEL, Person(FATIMA.id, "29:odd", FATIMA.name))
    plek.post.refuse = lambda _place, _only: "BotNotInConversationRoster"
    assert not await notify(plek, "1", first="targeted")
    assert (await contact(plek)).addresses == (FATIMA.address, "29:odd")


async def test_where_nothing_answers_no_other_id_is_tried(plek):
    await meet(plek, CHANNEL)
    await meet(plek, CHANNEL, Person(FATIMA.id, "29:odd", FATIMA.name))
    asked = []
    missed = Unavailable("nobody there")
    plek.post.refuse = lambda _place, only: asked.append(only) or missed
    with pytest.raises(Unavailable):
        await notify(plek, "1", first="targeted")
    assert asked == [FATIMA]


async def test_no_number_of_odd_ids_drives_out_another_way_or_the_first_id(plek):
    await meet(plek, CHANNEL)
    await meet(plek, THERE)
    for number in range(30):
        await meet(plek, GROUP, Person(FATIMA.id, f"29:odd-{number}", FATIMA.name))
    kept = await contact(plek)
    assert kept.addresses[0] == FATIMA.address
    assert kept.addresses[-1] == "29:odd-29"
    assert len(kept.addresses) == MOST_PERSONS
    assert (len(kept.venues), kept.places[0].root) == (2, THERE.root)


async def test_somebody_is_found_by_every_id_that_is_known(plek):
    await meet(plek, CHANNEL)
    await meet(plek, CHANNEL, Person(FATIMA.id, "29:odd_1", FATIMA.name))
    await meet(plek, CHANNEL, Person(FATIMA.id, PIETER.address, FATIMA.name))
    await meet(plek, CHANNEL, PIETER)
    expected = {
        FATIMA.address: FATIMA.id,
        "29:odd_1": FATIMA.id,
        PIETER.address: PIETER.id,  # whose it is now goes before who was once named by it
        "29:odd": None,
        "29:oddX1": None,
    }
    async with plek.store.read() as unit:
        for address, member in expected.items():
            known, unknown = await told_apart(unit, [Person("", address)])
            assert (list(known), unknown) == (([member], ()) if member else ([], (address,)))


async def test_a_1_1_that_was_opened_and_does_not_answer_is_opened_by_no_other_id(plek):
    await meet(plek, CHANNEL)
    await meet(plek, CHANNEL, Person(FATIMA.id, "29:odd", FATIMA.name))
    opened = []
    plek.post.opens = lambda address: opened.append(address) or f"a:{address}"
    answers = ["", Unavailable("nobody there"), "MemberNotInConversation", "", ""]
    plek.post.refuse = lambda _place, _only: answers.pop(0)
    with pytest.raises(Unavailable):
        await notify(plek, "1")
    assert opened == [FATIMA.address]


async def test_an_id_that_was_kept_before_there_were_more_stays_the_first(plek):
    async with plek.store.write(SYSTEM) as unit:
        old = contact_of(FATIMA, CHANNEL, unit.now)
        ways = tuple(one for one in old.ways if not one.person)
        await unit.of(Contact).add(old.model_copy(update={"ways": ways}))
    await meet(plek, CHANNEL, Person(FATIMA.id, "29:odd", FATIMA.name))
    assert (await contact(plek)).addresses == (FATIMA.address, "29:odd")


async def test_who_was_met_without_an_id_gets_the_first_that_is_told(plek):
    await meet(plek, CHANNEL, Person(FATIMA.id, "", FATIMA.name))
    assert (await contact(plek)).address == FATIMA.id
    await meet(plek, CHANNEL)
    assert (await contact(plek)).addresses == (FATIMA.address,)


async def test_that_a_message_went_is_kept_before_how_its_way_did(plek, monkeypatch):
    """A bot that stops between sending and keeping sends twice: nothing may come in between."""
    await meet(plek, THERE)
    keep, then = Notifier._keep, []

    async def kept(self, posting):
        then.append([way.worked for way in (await contact(plek)).ways])
        await keep(self, posting)

    monkeypatch.setattr(Notifier, "_keep", kept)
    assert await notifier(plek).notify_member(FATIMA.id, lambda _: NEWS)
    assert then
    assert not any(any(one) for one in then)
    assert any(way.worked for way in (await contact(plek)).ways)
