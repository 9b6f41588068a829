"""From an empty home, by chat alone: a hub with three people, one of them by address."""

import dataclasses

from bot.conversations import all_routes
from bot.delivery.worker import Worker
from bot.dispatch.router import Router
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
