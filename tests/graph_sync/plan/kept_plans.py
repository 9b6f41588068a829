"""Plans of many made-up worlds, kept as they are made now: `kept_plans.jsonl`, a world a line.

Whoever rebuilds the planner sees by them that each plan is what it was. Whoever changes on purpose
what is planned writes them anew, and reads the difference:

    python -m tests.graph_sync.plan.kept_plans
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from graph_sync.errors import SyncError
from graph_sync.ledger.ledger import LedgerArea
from graph_sync.model.shapes import DesiredState
from graph_sync.plan.accounts import YOUNG
from registry.core.reference.teams_names import ReservedName
from registry.provisioning.plan import Blocked, ResourceKind, plan_to_json
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.removal_budget import Removed
from tests.graph_sync.plan.test_converges import KEYS, a_harness

FILE = Path(__file__).with_name("kept_plans.jsonl")
WORLDS = (
    *range(100),
    103,
    110,
    111,
    133,
    158,
    160,
    196,
    210,
    211,
    229,
    257,
    263,
    291,
    338,
    426,
    448,
)
"""Seeds: a hundred, and others in which more happens that is rare."""


def one_of(chance, things):
    return chance.choice(sorted(things)) if things else None


def _account(chance, harness):
    """An account is closed, is gone, or has no address any more."""
    if user := one_of(chance, harness.teams.users):
        news = chance.choice(({"enabled": False}, {"emails": ()}, {"guest": True}, None))
        found = harness.teams.users.pop(user)
        if news:
            harness.teams.users[user] = replace(found, **news)


def _person(chance, harness):
    """Somebody has no address, or another name, in the registry."""
    if key := one_of(chance, harness.desired.people):
        news = chance.choice(({"email": ""}, {"name": ""}))
        people = {**harness.desired.people, key: replace(harness.desired.people[key], **news)}
        harness.desired = replace(harness.desired, people=people)


def _entry(chance, harness):
    """Something in the ledger is left alone, is gone, is being made, or is called otherwise."""
    if key := one_of(chance, harness.entries):
        news = chance.choice(
            (
                {"left_alone": True},
                {"state": "gone"},
                {"state": "gone", "since": harness.now - timedelta(days=40)},
                {"state": "making", "graph_id": ""},
                {"state": "archived"},
                {"name": "Anders"},
                {"description": "Anders"},
            )
        )
        harness.entries[key] = harness.entries[key].model_copy(update=news)


def _roster(chance, harness):
    """Somebody was asked for long ago, or may stay, or is an owner by what was agreed."""
    if key := one_of(chance, harness.rosters):
        user = chance.choice(("piet", "id-an", "id-bo"))
        long_ago = (harness.now - timedelta(days=chance.choice((0, 1, 9)))).isoformat()
        news = chance.choice(
            ({"left_alone": (user,)}, {"owners": (user,)}, {"asked": {user: long_ago}})
        )
        harness.rosters[key] = harness.rosters[key].model_copy(update=news)


def _reserved(chance, harness):
    """Teams keeps the name of a channel that was deleted."""
    if key := one_of(chance, harness.desired.teams):
        name = chance.choice(harness.desired.teams[key].channels).name
        until = harness.now + timedelta(days=chance.choice((-1, 0, 9)))
        harness.reserved.append(ReservedName(slug=f"{key}-x", team=key, name=name, until=until))


def _held(chance, harness):
    """A team, or a channel of one, can't be as the registry wants it."""
    if key := one_of(chance, harness.desired.teams):
        wish = harness.desired.teams[key]
        part = chance.choice(wish.channels[1:] or wish.channels)
        teams = dict(harness.desired.teams)
        if chance.random() < 0.5 and len(teams) > 1:
            blocked = Blocked(key, key, wish.name, ResourceKind.TEAM, "name")
            del teams[key]
        else:
            blocked = Blocked(part.key, key, part.name, ResourceKind.CHANNEL, "name", part.name)
            left = tuple(one for one in wish.channels if one.key != part.key or one.general)
            teams[key] = replace(wish, channels=left)
        harness.desired = DesiredState(
            teams, harness.desired.people, (*harness.desired.blocked, blocked)
        )


def _owners(chance, harness):
    """The registry wants other owners, or somebody made one in Teams."""
    if key := one_of(chance, harness.desired.teams):
        wish = harness.desired.teams[key]
        owners = chance.choice((("owner", "an"), ("bo",), ("owner",), ()))
        teams = {**harness.desired.teams, key: replace(wish, owners=owners)}
        harness.desired = replace(harness.desired, teams=teams)
    if id_ := one_of(chance, harness.teams.teams):
        harness.teams.enter(id_, chance.choice(("piet", "id-an", "id-bo")), owner=True)


def _team(chance, harness):
    """A team is a group without a team, or was not read further, or has lost our mark."""
    if id_ := one_of(chance, harness.teams.teams):
        news = ({"teamless": True}, {"unique_name": "x"}, {"channels": None}, {"roster": None})
        harness.teams.change(id_, **chance.choice((*news, {"apps": {}}, {"apps": None})))


def _rekeyed(chance, harness):
    """The registry has a team, or a channel of one, under another key now."""
    if key := one_of(chance, harness.desired.teams):
        wish = harness.desired.teams[key]
        teams = dict(harness.desired.teams)
        if chance.random() < 0.5:
            del teams[key]
            new = f"{key}-nieuw"
            channels = tuple(
                replace(one, key=one.key.replace(key, new), tabs=()) for one in wish.channels
            )
            mark = chance.choice((wish.unique_name, f"{wish.unique_name}-nieuw"))
            teams[new] = replace(wish, key=new, unique_name=mark, channels=channels)
        else:
            part = chance.choice(wish.channels)
            other = replace(part, key=f"{part.key}-nieuw", tabs=(), general=False)
            channels = tuple(other if one is part else one for one in wish.channels)
            teams[key] = replace(wish, channels=channels)
        harness.desired = replace(harness.desired, teams=teams)


def _setback(chance, harness):
    """A team was set aside, for a while or until somebody looks at it."""
    if key := one_of(chance, {*harness.desired.teams, *KEYS}):
        days = chance.choice((-1, 0, 1, None))
        retry = None if days is None else harness.now + timedelta(days=days)
        setback = chance.choice(("", "no-answer"))
        harness.areas[key] = LedgerArea(slug=key, setback=setback, retry_at=retry)


def _young(chance, harness):
    """Somebody was invited, and the list of accounts does not have them yet."""
    if key := one_of(chance, harness.desired.people):
        harness.guests[key] = harness.now - chance.choice((timedelta(0), timedelta(hours=1), YOUNG))
        email = chance.choice(("", f"{key}@x.nl"))
        person = replace(harness.desired.people[key], name=chance.choice(("", "Naam")), email=email)
        harness.desired = replace(harness.desired, people={**harness.desired.people, key: person})
        harness.teams.users.pop(f"id-{key}", None)


def _mailbox(chance, harness):
    """Two people have one address."""
    if len(harness.desired.people) > 1:
        one, other = chance.sample(sorted(harness.desired.people), 2)
        person = replace(harness.desired.people[one], email=f"{other.upper()}@x.nl")
        harness.desired = replace(harness.desired, people={**harness.desired.people, one: person})


def _unread(chance, harness):
    """A team could not be read."""
    if key := one_of(chance, harness.desired.teams):
        harness.teams.unread[key] = "no-answer"


def _no_app(_chance, harness):
    """The bot is not in the catalogue of the tenant."""
    harness.teams.bot_app = ""


TWISTS = (
    *(_account, _person, _entry, _roster, _reserved, _held, _owners, _team, _unread, _no_app),
    *(_rekeyed, _setback, _young, _mailbox),
)


def kept(seed: int) -> str:
    """The plan of one world, as JSON; the error where there is none."""
    chance = random.Random(seed)  # noqa: S311
    harness = a_harness(chance)
    if chance.random() < 0.2:  # Teams shows who is put in a group only later
        harness.teams.shown_at_once = False
        harness.sync()
    for twist in chance.sample(TWISTS, chance.randrange(7)):
        twist(chance, harness)
    options = {
        "removed": Removed(chance.randrange(3)),
        "policy": SyncPolicy(
            slug="sync", most_removals=chance.randrange(4), removal_percent=chance.randrange(60)
        ),
        "areas": chance.choice((None, None, chance.sample(sorted(harness.desired.teams), 1))),
    }
    try:
        return plan_to_json(harness.plan(reconcile=chance.random() < 0.7, **options))
    except SyncError as error:
        return f'{{"{type(error).__name__}": "{error}"}}'


if __name__ == "__main__":
    FILE.write_text("".join(f"{kept(seed)}\n" for seed in WORLDS), "utf-8")
    sys.stdout.write(f"wrote {FILE}\n")
