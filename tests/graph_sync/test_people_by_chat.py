"""From an empty home, by chat alone: a hub with three people, one of them by address."""

import dataclasses
from datetime import timedelta

from bot.conversations import all_routes
from bot.delivery.worker import Worker
from bot.dispatch.router import Router
from bot.jobs.access import end_access
from registry.core.dates.workdays import today
from registry.core.vocabulary import Language
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.provisioning.plan import Cause, ResourceKind, SyncAction
from tests.graph_sync.fixtures_world import KIND
from tests.graph_sync.ledger.fixtures_ledger import alliance
from tests.support.conversation import Person, Postbox, Town, _seat, words_of

PIET = "piet@gemeente.example"


def counted(plan):
    """Changes by what and which kind: how many."""
    found = {}
    for one in plan.changes:
        key = (one.action, one.kind)
        found[key] = found.get(key, 0) + 1
    return found


def talking(made):
    """The bot on this registry."""
    routes = all_routes()
    post, router = Postbox(), Router(made.store, Language.DUTCH, routes)
    worker = Worker(made.store, made.store.outbox, post, router.subscribers, Language.DUTCH)
    return Town(made.store, router, post, made.time, worker)


def somebody(made, name):
    """A person with an account in the tenant."""
    mail = f"{name.split()[0].casefold()}@deelnemer.example"
    key = made.tenant.hand("add user", mail=mail)["user"]
    return Person(key, f"29:{key}", name)


async def test_a_hub_with_its_people_is_planned_and_who_is_taken_out_goes(sqlite_url):
    async with alliance(sqlite_url, faults=KIND) as made:
        plek = talking(made)
        sanne, anna, bart = (
            somebody(made, name) for name in ("Sanne Groot", "Anna de Wit", "Bart Smit")
        )
        await _seat(made.store, [sanne])
        for one in (anna, bart):
            await plek.chat(one).say("hubs")
            await plek.chat(one).say("taal nl")
        chat = plek.chat(sanne)
        form = await chat.say("hub nieuw Achterhoek")
        founded = await chat.press(
            form, "Hub beginnen", province="gelderland", verbinder="Anna de Wit"
        )
        assert "Achterhoek" in words_of(founded)
        await chat.press(await chat.say("voeg bart toe aan achterhoek"), "Zet in groep")
        invite = await chat.say(f"nodig {PIET} uit voor Achterhoek als projectleider")
        await chat.press(invite, "Nodig uit", name="Piet Jansen")

        plan = await made.plan()
        assert {one.area for one in plan.changes if one.area} == {"hub:achterhoek"}
        count = counted(plan)
        assert count[SyncAction.CREATE, ResourceKind.TEAM] == 1
        assert count[SyncAction.INVITE, ResourceKind.GUEST] == 1
        in_team = {
            one.name
            for one in plan.changes
            if one.action is SyncAction.ADD and one.key == f"hub:achterhoek/{one.member}"
        }
        assert in_team == {"Anna de Wit", "Bart Smit", "Piet Jansen"}
        await made.align()
        made.time.go_on(hours=1)
        assert (await made.surely()).changes == ()

        card = await chat.say("haal bart uit achterhoek")
        await chat.press(card, "Haal eruit")
        gone = (await made.surely()).changes
        assert [(one.action, one.member) for one in gone] == [(SyncAction.REMOVE, bart.id)]
        assert gone[0].key == f"hub:achterhoek/{bart.id}"
        assert Cause.DRIFT not in {one.cause for one in gone}
        await made.align()
        made.time.go_on(hours=1)
        assert (await made.surely()).changes == ()
        hub = await plek.get(Hub, "achterhoek")
        assert bart.id not in [one.member for one in hub.team]


async def test_who_was_appointed_and_never_came_has_the_name_of_their_account(sqlite_url):
    async with alliance(sqlite_url, faults=KIND) as made:
        plek = talking(made)
        sanne, cor = somebody(made, "Sanne Groot"), somebody(made, "Cor")
        await _seat(made.store, [sanne])
        made.tenant.sandbox.state.users[cor.id] = dataclasses.replace(
            made.tenant.sandbox.state.users[cor.id], name="Cor de Boer"
        )
        chat = plek.chat(sanne)
        await chat.press(await chat.say("hub nieuw Twente"), "Hub beginnen", province="overijssel")
        async with made.store.write("system") as unit:
            await unit.of(Member).add(Member(slug=cor.id))
        await chat.call("people.put_send", member=cor.id, group="twente")
        await made.align()
        assert (await plek.get(Member, cor.id)).name == "Cor de Boer"


async def test_access_that_ends_is_one_removal_on_its_day_and_no_question_after_it(sqlite_url):
    async with alliance(sqlite_url, faults=KIND) as made:
        plek = talking(made)
        sanne, anna, bart = (
            somebody(made, name) for name in ("Sanne Groot", "Anna de Wit", "Bart Smit")
        )
        await _seat(made.store, [sanne])
        for one in (anna, bart):
            await plek.chat(one).say("taal nl")
        chat = plek.chat(sanne)
        await chat.press(await chat.say("hub nieuw Twente"), "Hub beginnen", province="overijssel")
        await chat.press(await chat.say("voeg anna toe aan twente"), "Zet in groep")
        ask = await plek.chat(bart).say("mag ik in het kanaal kernteam van twente omdat het moet")
        await plek.chat(bart).press(ask, "Vraag het")
        day = today(made.time.now) + timedelta(days=10)
        shown = await plek.chat(anna).press(await plek.chat(anna).say("wie wil erbij"), "Bekijk")
        done = await plek.chat(anna).press(shown, "Toelaten", until=f"={day.isoformat()}")
        assert "Toegelaten op" in words_of(done)

        await made.align()
        made.time.go_on(hours=1)
        assert (await made.surely()).changes == ()
        made.time.go_on(hours=(9 * 24))
        assert await end_access(made.store) == 0
        assert (await made.surely()).changes == ()
        made.time.go_on(hours=24)  # the day itself: what the registry wants follows from the date
        before = (await made.surely()).changes
        assert [await end_access(made.store) for _ in range(2)] == [2, 0]
        gone = (await made.surely()).changes
        for changes in (before, gone):
            assert [(one.action, one.member, one.key) for one in changes] == [
                (SyncAction.REMOVE, bart.id, f"hub:twente/{bart.id}")
            ]
            assert changes[0].removes
            assert changes[0].cause is Cause.REGISTRY
        await made.align()
        made.time.go_on(hours=1)
        assert (await made.surely()).changes == ()


async def test_a_later_end_keeps_somebody_in(sqlite_url):
    async with alliance(sqlite_url, faults=KIND) as made:
        plek = talking(made)
        sanne, anna = somebody(made, "Sanne Groot"), somebody(made, "Anna de Wit")
        await _seat(made.store, [sanne])
        await plek.chat(anna).say("taal nl")
        chat = plek.chat(sanne)
        await chat.press(await chat.say("hub nieuw Twente"), "Hub beginnen", province="overijssel")
        await chat.press(await chat.say("zet anna in twente tot over tien dagen"), "Zet in groep")
        await made.align()
        await chat.press(await chat.say("zet anna in twente tot over 50 dagen"), "Zet in groep")
        made.time.go_on(hours=11 * 24)
        assert await end_access(made.store) == 0
        assert (await made.surely()).changes == ()
