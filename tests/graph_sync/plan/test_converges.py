"""Whatever people do to Teams and the registry: plans come to rest, and touch nothing of others."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_sync.ledger.ledger import Ledger
from graph_sync.model.shapes import DesiredState
from graph_sync.plan import make_plan
from registry.core.reference.teams_names import folded_name
from registry.provisioning.plan import ResourceKind, SyncAction
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.removal_budget import Removed
from tests.graph_sync.plan.fixtures_plan import (
    OWNER,
    Harness,
    Teams,
    channel,
    desired,
    team,
    told,
)
from tests.support.examples import examples

NAMES = ("Aap", "Beer", "Cavia", "Dodo", "aap")
PEOPLE = ("an", "bo", "cas", "dot")
KEYS = ("hub:noord", "hub:zuid", "subgroup:makers")
PARTS = ("een", "twee", "drie")

chances = st.randoms(use_true_random=False)


def some(chance, things):
    return [one for one in things if chance.random() < 0.5]


def apart(chance, count):
    """So many names that Teams takes for different ones."""
    found = {folded_name(one): one for one in chance.sample(NAMES, len(NAMES))}
    return chance.sample(sorted(found.values()), count)


OWNERS = ((OWNER,), (OWNER, "tweede"), ("tweede",))
"""Who may be named as owners of the teams."""


def a_desired_state(chance):
    teams, owners = [], chance.choice(OWNERS)
    for key, name in zip(KEYS, apart(chance, len(KEYS)), strict=True):
        if chance.random() < 0.8:
            teams.append(_team(chance, key, name, owners))
    return desired(*(teams or [_team(chance, KEYS[0], "Aap", owners)]))


def _team(chance, key, name, owners):
    members = some(chance, PEOPLE)
    channels = [
        channel(
            key,
            part,
            called,
            private=chance.random() < 0.4,
            members=some(chance, members),
            tabs=some(chance, ("website",)),
            description=chance.choice(("", "Een plek.")),
        )
        for part, called in zip(PARTS, apart(chance, len(PARTS)), strict=True)
        if chance.random() < 0.7
    ]
    # Who is in a standard channel is in the team, and nobody is in it by itself.
    channels = [
        one if one.kind == "private" else replace(one, members=frozenset()) for one in channels
    ]
    return team(
        key,
        name,
        channels=channels,
        members=members,
        known_as=tuple(some(chance, NAMES)),
        owners=owners,
        archived=chance.random() < 0.15,
        description=chance.choice(("", "Een team.")),
    )


def by_hand(chance, teams):
    for _ in range(chance.randrange(3)):
        kinds = [(one, chance.choice(("standard", "private"))) for one in apart(chance, 2)]
        teams.by_hand(chance.choice(NAMES), *kinds, people=some(chance, PEOPLE))


def meddle(chance, harness):
    """Somebody does something in Teams, to whatever team."""
    teams = harness.teams
    live = [one for _, one in sorted(teams.teams.items()) if not one.deleted]
    if live:
        found = chance.choice(live)
        chance.choice((_in_a_team, _with_people, _in_a_channel))(chance, teams, found)


def _in_a_team(chance, teams, found):
    news = ({"name": chance.choice(NAMES)}, {"archived": not found.archived}, {"deleted": True})
    teams.change(found.id, **chance.choice(news))


def _with_people(chance, teams, found):
    members = [user for user, membership in sorted(found.roster.items()) if not membership.owner]
    if members and chance.random() < 0.5:
        teams.leave(found.id, chance.choice(members))
    else:
        teams.enter(found.id, chance.choice(("piet", "id-an", "id-bo")))


def _in_a_channel(chance, teams, found):
    others = [one for id_, one in sorted(found.channels.items()) if id_ != found.general]
    if not others:
        return
    one = chance.choice(others)
    taken = {folded_name(channel.name) for channel in found.channels.values()}
    free = [name for name in NAMES if folded_name(name) not in taken]
    deed = chance.randrange(4)
    if deed == 0:
        teams.drop_channel(found.id, one.id)
    elif deed == 1:
        teams.change_channel(found.id, one.id, archived=not one.archived)
    elif deed == 2:
        teams.change_channel(found.id, one.id, tabs=())
    elif free:
        teams.change_channel(found.id, one.id, name=chance.choice(free))


def a_harness(chance):
    """A harness with a past: syncs, changes of the registry, and what people did by hand."""
    teams = Teams()
    teams.account("tweede")
    by_hand(chance, teams)
    harness = Harness(a_desired_state(chance), teams)
    for _ in range(chance.randrange(3)):
        harness.sync()
        for _ in range(chance.randrange(4)):
            meddle(chance, harness)
        if chance.random() < 0.7:
            harness.desired = a_desired_state(chance)
        harness.later(days=chance.choice((0, 1, 40)))
    return harness


def of_others(harness):
    """What is not ours: whole teams, and channels, tabs and people in ours."""
    ours = {one.graph_id for one in harness.entries.values()}
    alone = {key: set(one.left_alone) for key, one in harness.rosters.items()}
    found = {}
    for id_, one in harness.teams.teams.items():
        if id_ not in ours:
            found[id_] = one
            continue
        key = next(key for key, entry in harness.entries.items() if entry.graph_id == id_)
        found[id_] = (
            {c.id: c for c in one.channels.values() if c.id not in ours and c.id != one.general},
            {t for c in one.channels.values() for t in c.tabs or () if t.id not in ours},
            alone.get(key, set()) & one.roster.keys(),
        )
    return found


@settings(max_examples=examples(150))
@given(chances)
def test_plans_come_to_rest(chance):
    harness = a_harness(chance)
    seen = []
    for _ in range(6):
        plan = harness.sync()
        seen.append(told(plan))
        if plan.aligned:
            break
    assert harness.plan().aligned, seen
    for key, entry in harness.entries.items():
        if entry.kind == "team" and key in harness.desired.teams and entry.state == "live":
            found = harness.teams.teams[entry.graph_id]
            assert found.name == harness.desired.teams[key].name or harness.plan().blocked


@settings(max_examples=examples(150))
@given(chances)
def test_nothing_of_others_is_touched(chance):
    harness = a_harness(chance)
    harness.persist()
    plan = harness.plan()
    adopted = {one.graph_id for one in plan.changes if one.action is SyncAction.ADOPT}
    before = of_others(harness)
    harness.sync()
    after = of_others(harness)
    for id_, what in before.items():
        if id_ in adopted:
            continue
        if not isinstance(what, tuple):
            assert after[id_] == what
            continue
        channels, tabs, people = what
        assert {k: c for k, c in channels.items() if k not in adopted}.items() <= after[id_][
            0
        ].items() or harness.teams.teams[id_].archived
        assert {one for one in tabs if one.id not in adopted} <= after[id_][1]
        assert people <= harness.teams.teams[id_].roster.keys()


@settings(max_examples=examples(150))
@given(chances)
def test_a_plan_is_the_same_in_whatever_order_the_world_is_held(chance):
    harness = a_harness(chance)
    harness.persist()
    first = harness.plan(reconcile=False)
    pairs = {(one.action, one.key) for one in first.changes}
    assert len(pairs) == len(first.changes)

    def shuffled(mapping):
        keys = list(mapping)
        random.Random(chance.random()).shuffle(keys)  # noqa: S311
        return {key: mapping[key] for key in keys}

    there, ledger, desired = harness.seen(), harness.ledger, harness.desired
    teams = {
        key: replace(one, channels=shuffled(one.channels), roster=shuffled(one.roster))
        for key, one in shuffled(there.teams).items()
    }
    again = make_plan(
        DesiredState(shuffled(desired.teams), shuffled(desired.people)),
        replace(there, teams=teams, users=shuffled(there.users), by_email=shuffled(there.by_email)),
        Ledger(
            shuffled(ledger.entries),
            shuffled(ledger.by_id),
            shuffled(ledger.rosters),
            ledger.areas,
            ledger.guests,
            shuffled(ledger.sightings),
        ),
        removed=Removed(),
        policy=SyncPolicy(slug="sync"),
        now=harness.now,
    )
    assert again == first
    assert again.checksum == first.checksum


@settings(max_examples=examples(100))
@given(chances)
def test_a_first_run_takes_nothing_away_and_makes_nothing_twice(chance):
    teams = Teams()
    teams.account("tweede")
    by_hand(chance, teams)
    harness = Harness(a_desired_state(chance), teams)
    names = {folded_name(one.name) for one in teams.teams.values()}
    plan = harness.plan()
    assert not [one for one in plan.changes if one.removes]
    for one in plan.changes:
        if (one.action, one.kind) == (SyncAction.CREATE, ResourceKind.TEAM):
            assert folded_name(one.name) not in names
