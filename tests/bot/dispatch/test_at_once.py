"""Who comes at the same moment as others, at one bot or several: nobody is lost, none refused."""

import asyncio
import dataclasses
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from bot.conversations import all_routes
from bot.delivery.worker import Worker
from bot.dispatch.contacts.contact import Contact, KnownConversation, VenueMet, remember
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.router import Router
from bot.dispatch.turn import Incoming, Kind, Person
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language
from registry.members.member import Member
from registry.store.store import Store
from tests.support.at_once import at_once
from tests.support.conversation import CHANNEL, Clock, appointed, personal
from tests.support.furnished import furnish
from tests.support.postbox import Postbox

CAFE = dataclasses.replace(CHANNEL, conversation=CHANNEL.root)
PEOPLE = [
    Person(f"a3f1c0de-0000-4000-8000-0000000002{n:02d}", f"29:new-{n}", f"Nieuw {n}")
    for n in range(12)
]


@dataclasses.dataclass
class Bot:
    store: Store
    router: Router
    worker: Worker


@asynccontextmanager
async def bots(url, number):
    """So many plek's on one database, that share nothing else, and one postbox."""
    routes, post, clock = all_routes(), Postbox(), Clock()
    await furnish(url)
    running = []
    async with AsyncExitStack() as stack:
        for _ in range(number):
            store = await stack.enter_async_context(await Store.open(url, clock=clock))
            router = Router(store, Language.DUTCH, routes, "https://www.plek.example")
            worker = Worker(
                store, store.outbox, post, router.subscribers, Language.DUTCH, clock=clock
            )
            running.append(Bot(store, router, worker))
        async with running[0].store.write(SYSTEM) as unit:
            await remember(unit, None, CAFE)
        await appointed(running[0].store, {"cafe": CAFE})
        yield running, post


async def work(running):
    """Let all workers deliver side by side until nothing is due."""
    while any(await at_once(*(one.worker.once() for one in running))):
        pass


def arrival(person, key=""):
    return Incoming(
        Kind.ARRIVED, key or f"arrived-{person.address}", Person(""), CAFE, people=(person,)
    )


def first_word(person, text="help"):
    return Incoming(Kind.TEXT, f"word-{person.address}", person, personal(person), text=text)


@pytest.mark.parametrize("number", [1, 3])
async def test_twelve_who_arrive_in_twelve_activities_are_each_welcomed_once(store_url, number):
    async with bots(store_url, number) as (running, post):
        await at_once(*(running[n % number].router(arrival(one)) for n, one in enumerate(PEOPLE)))
        await work(running)
        assert sorted(one.only.address for one in post.sent) == sorted(
            one.address for one in PEOPLE
        )
        async with running[0].store.read() as unit:
            assert await unit.of(Member).count(status="new") == 12
            assert await unit.of(KnownConversation).count() == 1


async def test_an_arrival_that_is_delivered_to_three_bots_at_once_is_one_welcome(store_url):
    async with bots(store_url, 3) as (running, post):
        await at_once(*(bot.router(arrival(one)) for one in PEOPLE[:4] for bot in running))
        await work(running)
        assert sorted(one.only.address for one in post.sent) == sorted(
            one.address for one in PEOPLE[:4]
        )


async def test_the_same_person_in_three_activities_at_three_bots_is_welcomed_once(store_url):
    async with bots(store_url, 3) as (running, post):
        await at_once(*(bot.router(arrival(PEOPLE[0], f"a-{n}")) for n, bot in enumerate(running)))
        await work(running)
        assert [one.only.address for one in post.sent] == [PEOPLE[0].address]


async def test_a_first_message_that_is_delivered_to_two_bots_is_answered_by_both(store_url):
    """Each of them meets the person for the first time, at the same moment."""
    async with bots(store_url, 2) as (running, _):
        turns = [bot.router(first_word(one)) for one in PEOPLE for bot in running]
        answers = await at_once(*turns)
        assert all(answer is not None and answer.card for answer in answers)
        async with running[0].store.read() as unit:
            assert await unit.of(Contact).count() == 12


async def test_a_first_press_and_a_first_arrival_of_one_person_do_not_hinder_each_other(store_url):
    async with bots(store_url, 2) as (running, post):
        person = PEOPLE[0]
        pressed = Incoming(
            Kind.ACTION,
            "pressed",
            person,
            personal(person),
            verb="welcome.speak",
            data={"language": "en"},
        )
        answer, _ = await at_once(running[0].router(pressed), running[1].router(arrival(person)))
        await work(running)
        assert answer.card
        assert [one.only.address for one in post.sent] == [person.address]
        async with running[0].store.read() as unit:
            member = await unit.of(Member).get(member_key(person.id))
        assert (member.language, member.arrived is not None) == (Language.ENGLISH, True)


async def test_a_team_that_twelve_meet_at_once_is_looked_up_once(store_url):
    async with bots(store_url, 3) as (running, _):
        await at_once(*(running[n % 3].router(arrival(one)) for n, one in enumerate(PEOPLE)))
        taken = await running[0].store.outbox.claim(100, 60)
        assert len([one for one in taken if isinstance(one.event, VenueMet)]) == 1


async def test_what_one_handler_did_before_keeps_no_other_from_its_work(sqlite_url):
    """A delivery that broke off between two handlers comes again: the second has its turn."""
    async with bots(sqlite_url, 1) as ([bot], _):
        added = Incoming(Kind.BOT_ADDED, "added", Person(""), CAFE)
        async with bot.store.write("system", once=("turn:added",)):
            pass  # of what runs first nothing is left to do
        answer = await bot.router(added)
        assert answer is not None
        assert answer.card


async def test_who_is_ahead_while_two_write_is_waited_for(store_url):
    """No turn fails because another one of the same person changes the same thing."""
    async with bots(store_url, 2) as (running, _):
        person = PEOPLE[0]

        async def speak(n):
            return await running[n % 2].router(
                Incoming(
                    Kind.ACTION,
                    f"pressed-{n}",
                    person,
                    personal(person),
                    verb="welcome.speak",
                    data={"language": ("nl", "en")[n % 2]},
                )
            )

        answers = await asyncio.wait_for(at_once(*map(speak, range(8))), 30)
        assert all(one.card for one in answers)
