"""Whatever lists leave out: nothing is planned that a full reading would not plan."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings

from graph_sync.ledger.reconcile import reconcile_ledger
from graph_sync.ledger.sightings import SECOND_LOOK, deviations, is_due
from graph_sync.plan import make_plan
from registry.provisioning.plan import Cause, SyncAction
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.removal_budget import Removed
from tests.graph_sync.plan.fixtures_plan import Harness, Teams
from tests.graph_sync.plan.test_converges import a_desired_state, by_hand, chances, meddle
from tests.support.examples import examples

HARMFUL = {SyncAction.CREATE, SyncAction.FORGET, SyncAction.ARCHIVE, SyncAction.REMOVE}


def some_of(chance, things):
    return {key: one for key, one in things.items() if chance.random() < 0.6}


def short(chance, observed):
    """A reading of which lists ended early."""

    def people(memberships):
        return None if memberships is None else some_of(chance, memberships)

    def channel(one):
        tabs = one.tabs if chance.random() < 0.7 else one.tabs and ()
        return replace(one, tabs=tabs, memberships=people(one.memberships))

    def team(one):
        channels = one.channels and {
            key: channel(each) for key, each in some_of(chance, one.channels).items()
        }
        apps = one.apps and (one.apps if chance.random() < 0.6 else {})
        members = one.members and frozenset(u for u in sorted(one.members) if chance.random() < 0.6)
        return replace(
            one, channels=channels, apps=apps, roster=people(one.roster), members=members
        )

    teams = {key: team(one) for key, one in some_of(chance, observed.teams).items()}
    # People of this world are known by their addresses; who has an id is in test_absence.py.
    return replace(observed, teams=teams or observed.teams)


class Looks:
    """Looks at a harness, each of which keeps what it learnt."""

    def __init__(self, harness):
        self.harness = harness
        self.ledger = harness.ledger

    def confirmed(self, observed):
        """What is due and still so, and what the truth, asked by id, shows too."""
        harness, now = self.harness, self.harness.now
        seen = {one.mark for one in deviations(harness.desired, observed, self.ledger, now)}
        truth = harness.teams.observed
        real = {one.mark for one in deviations(harness.desired, truth, self.ledger, now)}
        due = {mark for mark, one in self.ledger.sightings.items() if is_due(one, now, SECOND_LOOK)}
        return replace(observed, confirmed=frozenset(due & seen & real))

    def plan(self, observed, ledger):
        return make_plan(
            self.harness.desired,
            observed,
            ledger,
            removed=Removed(),
            policy=SyncPolicy(slug="sync"),
            now=self.harness.now,
        )

    def look(self, observed):
        harness, seen = self.harness, self.confirmed(observed)
        after = reconcile_ledger(harness.desired, seen, self.ledger, harness.now)
        plan = self.plan(seen, after)
        full = replace(
            harness.teams.observed,
            confirmed=frozenset(
                one.mark
                for one in deviations(harness.desired, harness.teams.observed, after, harness.now)
            ),
        )
        truth = self.plan(full, reconcile_ledger(harness.desired, full, after, harness.now))
        self.ledger = after
        return plan, truth


def harmful(plan, beside=()):
    """What takes away, makes anew or asks people about, where all was in the ledger before."""
    return {
        (one.action, one.key)
        for one in plan.changes
        if (one.action in HARMFUL or one.cause is Cause.DRIFT) and one.area not in beside
    }


def unknown(plan):
    """Teams in which something is, or may be, known by its name only: the ledger has none of it."""
    adopted = {one.area for one in plan.changes if one.action is SyncAction.ADOPT}
    return adopted | {one.area for one in plan.blocked if one.why == "ambiguous"}


@settings(max_examples=examples(150))
@given(chances)
def test_short_lists_lead_to_nothing_that_a_full_reading_does_not(chance):
    teams = Teams()
    by_hand(chance, teams)
    harness = Harness(a_desired_state(chance), teams)
    for _ in range(3):
        harness.sync()
        harness.now += timedelta(days=2)
    harness.persist()
    for _ in range(chance.randrange(3)):
        meddle(chance, harness)
    looks = Looks(harness)
    known = looks.ledger
    for _ in range(4):
        plan, truth = looks.look(short(chance, harness.teams.observed))
        assert harmful(plan, unknown(truth)) <= harmful(truth)
        harness.now += timedelta(minutes=chance.choice((1, 15, 31, 600)))
    # What is there is in the ledger still, however often it was not shown.
    for key, one in known.rosters.items():
        entry = known.entries[key]
        if entry.kind == "team" and entry.graph_id in harness.teams.teams:
            inside = harness.teams.teams[entry.graph_id].roster or {}
            left = looks.ledger.rosters[key]
            assert set(one.left_alone) & inside.keys() <= {*left.left_alone, *left.members}
            assert set(one.members) & inside.keys() <= set(left.members)
