"""Every deed by every person at every moment of a network's life, against a model of the rules."""

import asyncio
import dataclasses
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from registry.core.errors import AlreadyDecided, NotAllowed, NotFound
from registry.networks.changes import archive, change, restore
from registry.networks.leads import claim, settle
from registry.networks.network import Network
from registry.networks.review import approve, ask_more, reject, submit
from registry.networks.rounds import Overtaken
from registry.store.store import Store
from tests.registry.networks.fixtures_networks import (
    KERNTEAM,
    LEAD,
    SECOND,
    STRANGER,
    do,
    entry,
    people,
)
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables

SLUG = "water-twente"
PEOPLE = (LEAD, SECOND, STRANGER, *KERNTEAM)
NAMES = ("Water Twente", "Bodem Twente", "Lucht Twente")
DEEDS = {
    "published": lambda store, actor, seen: do(store, actor, approve, SLUG, seen),
    "questioned": lambda store, actor, seen: do(store, actor, ask_more, SLUG, seen, "Waarom?"),
    "rejected": lambda store, actor, seen: do(store, actor, reject, SLUG, seen, "Daarom."),
}


@dataclasses.dataclass
class Model:
    """A network in the fewest words that decide what may happen to it."""

    status: str = "submitted"
    name: str = NAMES[0]
    wish: str = ""
    asked: bool = False
    leads: set = dataclasses.field(default_factory=lambda: {LEAD})
    claims: set = dataclasses.field(default_factory=set)

    @property
    def undecided(self):
        return self.status in ("submitted", "questioned") or bool(self.wish)

    @property
    def waiting(self):
        return self.undecided and not self.asked


class NetworkLife(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()
        self.model = Model()

    @initialize()
    def begin(self):
        url = sqlite_with_tables(Path(self.folder.name) / "life.db")
        self.store = self.runner.run(Store.open(url))
        self.runner.run(people(self.store))
        self.network = self.runner.run(do(self.store, LEAD, submit, entry()))

    def teardown(self):
        if hasattr(self, "store"):
            self.runner.run(self.store.close())
        self.runner.close()
        self.folder.cleanup()

    def attempt(self, deed):
        """What came of it: None when it went through, else the refusal."""
        before = self.network
        try:
            self.network = self.runner.run(deed)
        except (AlreadyDecided, NotAllowed, NotFound, Overtaken) as refusal:
            assert self.runner.run(self.now()) == before, "a refusal changes nothing"
            return type(refusal)
        return None

    async def now(self):
        async with self.store.read() as unit:
            return await unit.of(Network).get(SLUG)

    @rule(
        actor=st.sampled_from(PEOPLE),
        outcome=st.sampled_from(sorted(DEEDS)),
        behind=st.sampled_from((0, 0, 0, 1)),
    )
    def decide(self, actor, outcome, behind):
        model = self.model
        refusal = self.attempt(DEEDS[outcome](self.store, actor, self.network.round - behind))

        if actor not in KERNTEAM:
            assert refusal is NotAllowed
        elif behind and model.waiting:
            assert refusal is Overtaken
        elif behind or not model.undecided:
            assert refusal is AlreadyDecided
        else:
            assert refusal is None
            self._decided(outcome)

    def _decided(self, outcome):
        model = self.model
        model.asked = outcome == "questioned"
        if outcome == "published" and model.wish:
            model.name = model.wish
        if outcome != "questioned":
            model.wish = ""
        if model.status != "published":
            model.status = outcome

    @rule(actor=st.sampled_from(PEOPLE), name=st.sampled_from(NAMES))
    def edit(self, actor, name):
        model = self.model
        refusal = self.attempt(do(self.store, actor, change, SLUG, entry(name=name)))

        if actor not in model.leads and actor not in KERNTEAM:
            assert refusal is NotAllowed
        elif model.status == "archived":
            assert refusal is AlreadyDecided
        else:
            assert refusal is None
            self._edited(actor, name)

    def _edited(self, actor, name):
        model = self.model
        if model.status != "published":
            model.status, model.name, model.asked = "submitted", name, False
        elif actor in KERNTEAM:
            changed = name != model.name
            model.name = name
            model.wish = "" if model.wish == name else model.wish
            model.asked = model.asked and not changed
        else:
            model.wish = name if name != model.name else ""
            model.asked = False

    @rule(actor=st.sampled_from(PEOPLE))
    def put_away(self, actor):
        model = self.model
        refusal = self.attempt(do(self.store, actor, archive, SLUG))

        if actor not in model.leads and actor not in KERNTEAM:
            assert refusal is NotAllowed
        else:
            assert refusal is None
            if model.status != "archived":
                model.status, model.wish, model.asked, model.claims = "archived", "", False, set()

    @rule(actor=st.sampled_from(PEOPLE))
    def bring_back(self, actor):
        refusal = self.attempt(do(self.store, actor, restore, SLUG))

        assert refusal is (None if actor in KERNTEAM else NotAllowed)
        if refusal is None and self.model.status == "archived":
            self.model.status = "published"

    @rule(actor=st.sampled_from(PEOPLE))
    def join(self, actor):
        model = self.model
        refusal = self.attempt(do(self.store, actor, claim, SLUG))

        if model.status in ("archived", "rejected"):
            assert refusal is NotFound
        else:
            assert refusal is None
            if actor in KERNTEAM:
                model.leads.add(actor)
            elif actor not in model.leads:
                model.claims.add(actor)

    @precondition(lambda self: self.model.claims)
    @rule(actor=st.sampled_from(PEOPLE), member=st.sampled_from(PEOPLE), accepted=st.booleans())
    def confirm(self, actor, member, accepted):
        model = self.model
        refusal = self.attempt(do(self.store, actor, settle, SLUG, member, accepted=accepted))

        if actor not in model.leads and actor not in KERNTEAM:
            assert refusal is NotAllowed
        elif member not in model.claims:
            assert refusal is AlreadyDecided
        else:
            assert refusal is None
            model.claims.discard(member)
            model.leads |= {member} if accepted else set()

    @invariant()
    def it_is_as_the_rules_say(self):
        if not hasattr(self, "network"):
            return
        model, network = self.model, self.runner.run(self.now())
        assert network == self.network
        assert (network.status, network.name) == (model.status, model.name)
        assert (network.pending.name if network.pending else "") == model.wish
        assert (bool(network.asked), network.waiting) == (model.asked, model.waiting)
        assert (set(network.leads), set(network.claims)) == (model.leads, model.claims)
        assert (network.findable() is not None) == (model.status == "published")


TestNetworkLife = NetworkLife.TestCase
TestNetworkLife.settings = settings(
    max_examples=examples(25), stateful_step_count=30, deadline=None
)
