"""No registry, list or rename gets more taken away in a day or a week than goes without a word.

What the policy lets through is applied as the controller does: divided into units, planned anew
when its turn comes, refused when it is over the budget by then. What people lose is counted in
Teams, and not by what the plan says of it.
"""

import copy
import functools
import random
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sync.approval_units import approval_units
from graph_sync.plan.approval import Approval
from registry.provisioning.plan import SyncAction
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.removal_budget import DAY, DAYS_A_WEEK, WEEK, Removed
from tests.graph_sync.plan.fixtures_plan import Harness, Teams, channel, desired, team
from tests.support.examples import examples

ANYTHING = SyncPolicy(slug="sync", by_itself=tuple(SyncAction), most_removals=4)
HUBS = {f"hub:h{number:02}": f"GW {number}" for number in range(12)}
SIZE = 9


def everybody():
    return {key: {f"{key[5:]}-{one}" for one in range(SIZE)} for key in HUBS}


def wanted(names, members, without=()):
    found = []
    for key, name in names.items():
        inside = sorted(members[key])
        channels = [
            channel(key, "kern", "Kern", private=True, members=inside[:3]),
            channel(key, "agenda", "Agenda", tabs=("website",)),
        ]
        kept = [one for one in channels if (key, one.name) not in without]
        found.append(team(key, name, channels=kept, members=inside))
    return desired(*found or [team("subgroup:rest", "Rest")])


@functools.cache
def _begun():
    """All hubs as the registry wants them; made once, and copied."""
    teams = Teams()
    for one in sorted(set().union(*everybody().values())):
        teams.account(one)
    harness = Harness(wanted(HUBS, everybody()), teams)
    for _ in range(2):
        harness.sync()
    return harness


@dataclass
class Loss:
    """What was lost at a moment: by the trail, and as it was seen in Teams."""

    at: object
    places: int
    teams: int
    seen: int
    seen_teams: int


@dataclass
class Keeper:
    """A registry that goes wrong, and a sync that nobody looks at."""

    chance: object
    harness: Harness = field(init=False)
    names: dict = field(default_factory=lambda: dict(HUBS))
    members: dict = field(init=False)
    losses: list = field(default_factory=list)
    most: int = 0
    most_teams: int = 0

    def __post_init__(self):
        self.members = everybody()
        self.harness = copy.deepcopy(_begun())

    def wanted(self):
        return wanted(self.names, self.members, self.without)

    without: set = field(default_factory=set)

    # --- what goes wrong

    def vanish(self):
        for key in self.chance.sample(sorted(self.names), min(len(self.names), 5)):
            del self.names[key]

    def come_back(self):
        self.names = dict(HUBS)
        self.without.clear()

    def shrink(self):
        for key in self.members:
            inside = sorted(self.members[key])
            self.members[key] = set(self.chance.sample(inside, self.chance.randrange(len(inside))))
            self.members[key].add(f"{key[5:]}-0")

    def grow(self):
        self.members |= everybody()

    def swap(self):
        """Hubs get each other's names, or each other's people."""
        keys = sorted(self.names)
        if len(keys) > 1:
            one, other = self.chance.sample(keys, 2)
            both = self.chance.choice((self.names, self.members))
            both[one], both[other] = both[other], both[one]

    def move(self):
        """A hub has another key in the registry from now on."""
        if self.names:
            old = self.chance.choice(sorted(self.names))
            new = f"{old}x" if len(old) < 12 else old
            self.names[new] = self.names.pop(old)
            self.members[new] = self.members.get(old, set())

    def drop_channel(self):
        for key in self.names:
            self.without.add((key, self.chance.choice(("Kern", "Agenda"))))

    def short_list(self):
        """Teams shows half of who is in each team, this once."""
        self.shown = dict(self.harness.teams.teams)
        for id_, one in self.shown.items():
            half = dict(self.chance.sample(sorted(one.roster.items()), len(one.roster) // 2))
            self.harness.teams.change(id_, roster=half)

    def whole_list(self):
        for id_, one in getattr(self, "shown", {}).items():
            left = self.harness.teams.teams[id_]
            roster = {user: seat for user, seat in one.roster.items() if user in left.members}
            self.harness.teams.change(id_, roster={**roster, **left.roster})
        self.shown = {}

    def wait(self):
        self.harness.later(hours=self.chance.choice((1, 7, 25)))

    # --- what the sync does by itself

    def removed(self):
        def went(span, name):
            since = self.harness.now - span
            return sum(getattr(one, name) for one in self.losses if one.at > since)

        return Removed(
            went(DAY, "places"), went(WEEK, "places"), went(DAY, "teams"), went(WEEK, "teams")
        )

    def sync(self):
        self.harness.desired = self.wanted()
        plan = self.plan()
        for unit in approval_units(plan, ANYTHING):
            if unit.topic.by_itself:
                self.carry_out(unit.plan)

    def plan(self):
        return self.harness.plan(removed=self.removed(), policy=ANYTHING)

    def carry_out(self, approved):
        now = self.plan()
        todo = Approval(approved, lambda key: key).of(now.changes)
        self.most = max(self.most, now.removals.allowed)
        self.most_teams = max(self.most_teams, now.removals.teams_allowed)
        if now.only(todo).removals.over:
            return
        self.harness.persist()
        before = self.places()
        for one in todo:
            if one.via:
                return  # names are not what is looked at here
            self.harness.apply(one)
        after = self.places()
        archived = {id_ for id_, _ in before - after if self.harness.teams.teams[id_].archived}
        self.losses.append(
            Loss(
                self.harness.now,
                sum(one.removed for one in todo),
                sum(one.archives_team for one in todo),
                len(before - after),
                len(archived),
            )
        )

    def places(self):
        """Who can work in which team."""
        return {
            (id_, user)
            for id_, one in self.harness.teams.teams.items()
            if not one.archived
            for user in one.roster
        }

    def lost_within(self, span):
        """The most that was lost in any stretch of time so long."""
        sums = [(0, 0)]
        for first in self.losses:
            some = [one for one in self.losses if first.at <= one.at < first.at + span]
            sums.append((sum(one.seen for one in some), sum(one.seen_teams for one in some)))
        return max(one for one, _ in sums), max(one for _, one in sums)


EVENTS = (
    *("vanish", "come_back", "shrink", "grow", "swap", "move", "drop_channel"),
    *("short_list", "whole_list", "wait"),
)


@settings(max_examples=examples(40), deadline=None)
@given(st.integers(0, 10**9))
def test_whatever_the_registry_and_the_lists_do_no_more_is_lost_than_the_budget(seed):
    keeper = keeper_of(seed)
    chance = keeper.chance
    for _ in range(chance.randrange(3, 9)):
        for _ in range(chance.randrange(1, 4)):
            getattr(keeper, chance.choice(EVENTS))()
        keeper.sync()
        keeper.whole_list()
    people, teams = keeper.lost_within(DAY)
    assert people <= keeper.most
    assert teams <= keeper.most_teams
    people, teams = keeper.lost_within(WEEK)
    assert people <= keeper.most * DAYS_A_WEEK
    assert teams <= keeper.most_teams * DAYS_A_WEEK


def keeper_of(seed=1):
    return Keeper(random.Random(seed))  # noqa: S311  # it decides what goes wrong


def test_twelve_hubs_that_vanish_from_the_registry_are_not_twelve_archivings():
    keeper = keeper_of()
    keeper.names.clear()
    keeper.sync()
    plan = keeper.plan()
    assert plan.removals.teams == 12
    assert plan.removals.planned == 12 * (SIZE + 1)  # all who are in them, their owner too
    assert [one.code for one in plan.removals.exceeded] == ["day", "week", "teams", "teams-week"]
    assert not any(one.archived for one in keeper.harness.teams.teams.values())


def test_a_hub_a_day_is_a_bleed_that_stops():
    """Each day a small hub is within the day's budget; a week of them is not."""
    keeper = keeper_of()
    for key in keeper.members:
        keeper.members[key] = {f"{key[5:]}-0"}
    keeper.harness.desired = keeper.wanted()
    keeper.harness.sync()
    for key in sorted(HUBS)[:6]:
        del keeper.names[key]
        keeper.sync()
        keeper.harness.later(hours=25)
    archived = [one for one in keeper.harness.teams.teams.values() if one.archived]
    assert len(archived) == DAYS_A_WEEK


def test_a_plan_that_is_divided_has_one_budget():
    """Three of the registry and three by hand: neither is over by itself, both together are."""
    keeper = keeper_of()
    team_id = keeper.harness.entries["hub:h00"].graph_id
    for number in range(3):
        keeper.harness.teams.enter(team_id, f"vreemd-{number}")
    keeper.members["hub:h01"] -= {"01-4", "01-5", "01-6"}
    keeper.harness.desired = keeper.wanted()
    policy = replace_policy(percent=0, most=5)
    plan = keeper.harness.plan(policy=policy)
    assert plan.removals.planned == 6
    units = approval_units(plan, policy)
    assert not [one for one in units if one.topic.by_itself]


def replace_policy(*, percent, most):
    news = {"removal_percent": percent, "most_removals": most}
    return ANYTHING.model_copy(update=news)
