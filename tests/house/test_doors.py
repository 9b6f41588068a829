"""Every right has a way in chat: a typed command, or a button of a card, that asks for it.

Found by walking: each command is typed and each button pressed by somebody who may all, in a town
with one of everything; which rights are looked up is noted. Then by somebody who may nothing but
what everybody may: what they can't do changes nothing.
"""

import pytest

from bot.conversations import all_routes
from bot.dispatch.commands import CommandBook
from bot.dispatch.turn import Kind
from registry.agenda.question import Question
from registry.core import permissions
from registry.core.permissions import RIGHTS, Right
from registry.core.vocabulary import Role
from registry.provisioning.sync_plan import SyncPlan
from registry.signals.transitions import SignalStep
from tests.bot.conversations.general.fixtures_todo import ROLES, STRANGER, everything, key
from tests.support.conversation import town

ROUTES = all_routes()
COMMANDS = CommandBook(one for routes in ROUTES for one in routes.commands).commands
VERBS = {verb for routes in ROUTES for verb in routes.verbs} - {"privacy.erase"}
"""That each stands on a card is looked at in tests/cards/test_ways_on.py."""
FOLLOWED_BY = ("", "twente")
"""What is typed behind each command: nothing, and a hub."""
SENTENCES = (
    "voeg Fatima toe aan Twente",
    "signal 6 heropen omdat het toch speelt",
    "wie weet iets van water",
)
"""What is typed that is no command."""
FILLED_IN = {
    "admissions.send": {"group": "twente", "why": "Ik werk mee in dit gebied."},
    "networks.submit": {
        "name": "Netwerk Bodem",
        "kind": "leernetwerk",
        "scale": "regionaal",
        "purpose": "Samen leren over de bodem.",
        "publish": "true",
        "apart": "1",
    },
    "questions.submit": {
        "text": "Hoe houden we samen de bodem van het veen nat?",
        "kind": "inhoudelijk",
        "agenda": "nationaal",
    },
}
"""What is filled in where a right is asked for once a form is right."""
BEHIND = {"nieuws voor netwerk": "rustig netwerk", "nieuws voor hub": "twente"}
"""What a command needs behind it before it asks for a right."""
IN_A_CHANNEL = {"dit kanaal is voor"}
"""Commands that ask for a right only there."""
GAPS: dict[Right, str] = {}
"""Rights whose way in chat is still to be built, and what it will be called: take the line out
once it is there."""
NO_DOOR = {
    Right.SEE_PERSONAL: "nobody's by role: `mijn gegevens` shows each person their own alone",
}
"""Rights without a way in chat, and why."""
GUARDED = {
    *("decisions", "actions", "meetings", "proposals", "hubs", "subgroups", "memberships"),
    *("organisations", "sync_plans", "sync_policies", "undelivered", "channel_purposes"),
    *("ledger_areas", "ledger_entries", "programmes", "participations"),
}
"""What nobody changes without a right: nothing of it may be changed by who has none."""


class Watched(dict):
    """The table of rights, which notes whose row is looked up."""

    def __init__(self):
        super().__init__(RIGHTS)
        self.seen = set()

    def __getitem__(self, right):
        self.seen.add(right)
        return super().__getitem__(right)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url) as running:
        running.store._administrators = frozenset({key(ROLES[Role.ADMINISTRATOR])})
        await everything(running.store)
        yield running


async def sent(plek):
    """What leads somewhere, by the names under which buttons and forms carry it."""
    plan = await plek.get(SyncPlan, "1")
    question = next(one.slug for one in await plek.all(Question, status="on_agenda"))
    return {
        "network": "nieuw",
        "round": "0",
        "signal": "1",
        "seen": "0",
        "request": "hulp-1",
        "question": "q-1",
        "hub": "twente",
        "organisation": "beek",
        "item": "lost",
        "plan": "1",
        "checksum": plan.checksum,
        "difference": "x",
        "proposal": "voorstel-1",
        "member": key(STRANGER),
        "person": key(STRANGER),
        "group": "stuurgroep",
        "purpose": "helpdesk",
        "channel": "19:x@thread.tacv2",
        "note": "Goed.",
        "into": question,
        "text": "Een tekst die lang genoeg is.",
        "name": "Vera Vreemd",
        "title": "Een titel",
        "answer": "Zo zit het.",
        "reason": "Dit is er al.",
        "agenda": "nationaal",
        "thing": "twente",
        "kind": "hub",
        "part": "general",
        "page": "0",
        "revision": "0",
    }


def presses(verb, data):
    """What a verb is pressed with: those of steps with each step."""
    steps = verb in ("signals.step", "signals.take")
    data = data | FILLED_IN.get(verb, {})
    return [data | {"step": one.value} for one in SignalStep] if steps else [data]


async def walk(plek, chat):
    """Do all that there is to type and press; return the rights that each asked for, by door."""
    watched, data, asked = Watched(), await sent(plek), {}
    before = permissions.RIGHTS
    permissions.RIGHTS = watched
    try:
        for command in COMMANDS:
            for words in (*FOLLOWED_BY, BEHIND.get(command.names["nl"][0], "1")):
                watched.seen = set()
                await chat.say(f"{command.names['nl'][0]} {words}".strip())
                asked.setdefault(command.names["nl"][0], set()).update(watched.seen)
        for words in SENTENCES:
            watched.seen = set()
            await chat.say(words)
            asked[words] = watched.seen
        for verb in sorted(VERBS):
            for pressed in presses(verb, data):
                watched.seen = set()
                await chat.call(verb, Kind.ACTION, **pressed)
                asked.setdefault(verb, set()).update(watched.seen)
    finally:
        permissions.RIGHTS = before
    return asked


async def test_every_right_has_a_way_in_chat_and_help_says_which(plek):
    asked = await walk(plek, plek.chat(ROLES[Role.KERNTEAM]))

    closed = set(Right) - {right for found in asked.values() for right in found}
    assert closed - GAPS.keys() == NO_DOOR.keys(), "a right without a way in chat"
    assert GAPS.keys() <= closed, "its way is there: take it out of GAPS"
    for command in COMMANDS:
        name, rights = command.names["nl"][0], set(command.audience.rights)
        assert not rights or asked[name] & rights or name in IN_A_CHANNEL, name


async def test_who_has_no_right_changes_nothing_that_needs_one(plek):
    await walk(plek, plek.chat(STRANGER))

    async with plek.store.read() as unit:
        changed = {
            (one.section, one.key, one.action)
            for one in await unit.audit(10_000)
            if one.actor == key(STRANGER)
        }
    assert {one for one in changed if one[0] in GUARDED} == set()
    assert {one[1] for one in changed if one[0] == "members"} <= {key(STRANGER)}
