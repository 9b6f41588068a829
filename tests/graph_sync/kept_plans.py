"""Plans of many made-up worlds, kept as they are made now: `kept_plans.jsonl`, a world a line.

Whoever rebuilds the planner sees by them that each plan is what it was. Whoever changes on purpose
what is planned writes them anew, and reads the difference:

    python -m tests.graph_sync.kept_plans
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from graph_sync.errors import SyncError
from graph_sync.ledger.ledger import LedgerArea
from graph_sync.model.shapes import Wanted
from graph_sync.plan.accounts import YOUNG
from registry.core.reference.teams_names import ReservedName
from registry.provisioning.plan import Blocked, Kind, plan_to_json
from registry.provisioning.policies import SyncPolicy
from tests.graph_sync.plan.test_converges import KEYS, an_office

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


def _account(chance, office):
    """An account is closed, is gone, or has no address any more."""
    if user := one_of(chance, office.teams.users):
        news = chance.choice(({"enabled": False}, {"emails": ()}, {"guest": True}, None))
        found = office.teams.users.pop(user)
        if news:
            office.teams.users[user] = replace(found, **news)


def _person(chance, office):
    """Somebody has no address, or another name, in the registry."""
    if key := one_of(chance, office.wanted.people):
        news = chance.choice(({"email": ""}, {"name": ""}))
        people = {**office.wanted.people, key: replace(office.wanted.people[key], **news)}
        office.wanted = replace(office.wanted, people=people)


def _entry(chance, office):
    """Something in the ledger is left alone, is gone, is being made, or is called otherwise."""
    if key := one_of(chance, office.entries):
        news = chance.choice(
            (
                {"left_alone": True},
                {"state": "gone"},
                {"state": "gone", "since": office.now - timedelta(days=40)},
                {"state": "making", "graph_id": ""},
                {"state": "archived"},
                {"name": "Anders"},
                {"description": "Anders"},
            )
        )
        office.entries[key] = office.entries[key].model_copy(update=news)


def _roster(chance, office):
    """Somebody was asked for long ago, or may stay, or is an owner by what was agreed."""
    if key := one_of(chance, office.rosters):
        user = chance.choice(("piet", "id-an", "id-bo"))
        long_ago = (office.now - timedelta(days=chance.choice((0, 1, 9)))).isoformat()
        news = chance.choice(
            ({"left_alone": (user,)}, {"owners": (user,)}, {"asked": {user: long_ago}})
        )
        office.rosters[key] = office.rosters[key].model_copy(update=news)


def _reserved(chance, office):
    """Teams keeps the name of a channel that was deleted."""
    if key := one_of(chance, office.wanted.teams):
        name = chance.choice(office.wanted.teams[key].channels).name
        until = office.now + timedelta(days=chance.choice((-1, 0, 9)))
        office.reserved.append(ReservedName(slug=f"{key}-x", team=key, name=name, until=until))


def _held(chance, office):
    """A team, or a channel of one, can't be as the registry wants it."""
    if key := one_of(chance, office.wanted.teams):
        wish = office.wanted.teams[key]
        part = chance.choice(wish.channels[1:] or wish.channels)
        teams = dict(office.wanted.teams)
        if chance.random() < 0.5 and len(teams) > 1:
            blocked = Blocked(key, key, wish.name, Kind.TEAM, "name")
            del teams[key]
        else:
            blocked = Blocked(part.key, key, part.name, Kind.CHANNEL, "name", part.name)
            left = tuple(one for one in wish.channels if one.key != part.key or one.general)
            teams[key] = replace(wish, channels=left)
        office.wanted = Wanted(teams, office.wanted.people, (*office.wanted.blocked, blocked))


def _owners(chance, office):
    """The registry wants other owners, or somebody made one in Teams."""
    if key := one_of(chance, office.wanted.teams):
        wish = office.wanted.teams[key]
        owners = chance.choice((("owner", "an"), ("bo",), ("owner",), ()))
        teams = {**office.wanted.teams, key: replace(wish, owners=owners)}
        office.wanted = replace(office.wanted, teams=teams)
    if id_ := one_of(chance, office.teams.teams):
        office.teams.enter(id_, chance.choice(("piet", "id-an", "id-bo")), owner=True)


def _team(chance, office):
    """A team is a group without a team, or was not read further, or has lost our mark."""
    if id_ := one_of(chance, office.teams.teams):
        news = ({"teamless": True}, {"unique_name": "x"}, {"channels": None}, {"roster": None})
        office.teams.change(id_, **chance.choice((*news, {"apps": {}}, {"apps": None})))


def _rekeyed(chance, office):
    """The registry has a team, or a channel of one, under another key now."""
    if key := one_of(chance, office.wanted.teams):
        wish = office.wanted.teams[key]
        teams = dict(office.wanted.teams)
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
        office.wanted = replace(office.wanted, teams=teams)


def _setback(chance, office):
    """A team was set aside, for a while or until somebody looks at it."""
    if key := one_of(chance, {*office.wanted.teams, *KEYS}):
        days = chance.choice((-1, 0, 1, None))
        retry = None if days is None else office.now + timedelta(days=days)
        setback = chance.choice(("", "no-answer"))
        office.areas[key] = LedgerArea(slug=key, setback=setback, retry_at=retry)


def _young(chance, office):
    """Somebody was invited, and the list of accounts does not have them yet."""
    if key := one_of(chance, office.wanted.people):
        office.guests[key] = office.now - chance.choice((timedelta(0), timedelta(hours=1), YOUNG))
        email = chance.choice(("", f"{key}@x.nl"))
        person = replace(office.wanted.people[key], name=chance.choice(("", "Naam")), email=email)
        office.wanted = replace(office.wanted, people={**office.wanted.people, key: person})
        office.teams.users.pop(f"id-{key}", None)


def _mailbox(chance, office):
    """Two people have one address."""
    if len(office.wanted.people) > 1:
        one, other = chance.sample(sorted(office.wanted.people), 2)
        person = replace(office.wanted.people[one], email=f"{other.upper()}@x.nl")
        office.wanted = replace(office.wanted, people={**office.wanted.people, one: person})


def _unread(chance, office):
    """A team could not be read."""
    if key := one_of(chance, office.wanted.teams):
        office.teams.unread[key] = "no-answer"


def _no_app(_chance, office):
    """The bot is not in the catalogue of the tenant."""
    office.teams.bot_app = ""


TWISTS = (
    *(_account, _person, _entry, _roster, _reserved, _held, _owners, _team, _unread, _no_app),
    *(_rekeyed, _setback, _young, _mailbox),
)


def kept(seed: int) -> str:
    """The plan of one world, as JSON; the error where there is none."""
    chance = random.Random(seed)  # noqa: S311
    office = an_office(chance)
    if chance.random() < 0.2:  # Teams shows who is put in a group only later
        office.teams.shown_at_once = False
        office.sync()
    for twist in chance.sample(TWISTS, chance.randrange(7)):
        twist(chance, office)
    options = {
        "removed_today": chance.randrange(3),
        "policy": SyncPolicy(
            slug="sync", most_removals=chance.randrange(4), removal_percent=chance.randrange(60)
        ),
        "areas": chance.choice((None, None, chance.sample(sorted(office.wanted.teams), 1))),
    }
    try:
        return plan_to_json(office.plan(settle=chance.random() < 0.7, **options))
    except SyncError as error:
        return f'{{"{type(error).__name__}": "{error}"}}'


if __name__ == "__main__":
    FILE.write_text("".join(f"{kept(seed)}\n" for seed in WORLDS), "utf-8")
    sys.stdout.write(f"wrote {FILE}\n")
