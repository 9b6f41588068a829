"""Whatever six people of all roles do to signals, alone or two at once, it is as it should be.

The store is held against `signal_model`, which says in plain Python what should come of it: the
same refusals, the same states; a history that only grows; nobody changes what they may not; and
whoever is anonymous is shown to nobody but the kernteam and themselves.
"""

import asyncio
import atexit
import os
import shutil
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from registry.core.errors import (
    AlreadyDecided,
    Conflict,
    HistoryRewritten,
    ImpossibleStep,
    Invalid,
    NotAllowed,
    NotFound,
)
from registry.core.membership import Membership
from registry.core.vocabulary import MeetingKind, Role
from registry.members.member import Member
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStep
from registry.signals.visibility import seen_by
from registry.signals.workflow.edits import FIELDS, edit
from registry.signals.workflow.hearing_workflow import (
    advise,
    agenda,
    move,
    off_agenda,
    outcome,
)
from registry.signals.workflow.possible_steps import possible
from registry.signals.workflow.proposal_workflow import (
    act,
    decide,
    finish,
    propose,
    revise,
)
from registry.signals.workflow.signal_workflow import (
    SignalDraft,
    answer,
    ask,
    bundle,
    close,
    hand_over,
    join,
    pick_up,
    raise_signal,
    reopen,
    set_aside,
    withdraw,
)
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    action_draft,
    decision_draft,
    draft,
    proposal_draft,
)
from tests.registry.signals.signal_model import (
    AMBASSADOR,
    HUB_TEAM,
    INITIATIVE,
    KERN,
    LEAD,
    LIVE,
    NO_RIGHT,
    NOBODY,
    OK,
    PEOPLE,
    REFUSED,
    STEERING,
    TABLE,
    Model,
    Try,
    day_of,
)
from tests.support.at_once import at_once
from tests.support.examples import examples

ROLES = {
    LEAD: Role.LEAD,
    HUB_TEAM: Role.HUB_TEAM,
    INITIATIVE: Role.INITIATIVE,
    KERN: Role.KERNTEAM,
    STEERING: Role.STEERING,
    AMBASSADOR: Role.AMBASSADOR,
}
MOST = 5
"""Signals there are at most, so that they meet each other."""

ONWARD = (
    *("close", "finish", "act", "decide", "outcome", "advise", "agenda", "revise", "propose"),
    *("answer", "pick_up", "reopen", "ask", "bundle", "set_aside"),
)
"""What brings a signal furthest, first."""

COURSE = ("pick_up", "propose", "agenda", "outcome", "decide", "act", "act", "finish", "finish")
"""How one of the first two signals may have begun."""

REFUSALS = (AlreadyDecided, ImpossibleStep, Invalid, NotFound)
NUMBERS = st.integers(1, MOST)
TRIES = st.builds(
    Try,
    actor=st.sampled_from((*PEOPLE, NOBODY)),
    step=st.sampled_from(sorted(TABLE)),
    signal=NUMBERS,
    other=NUMBERS,
    seen=st.sampled_from((None, 0, 1)),
    words=st.sampled_from(("Woorden", "Andere woorden")),
    whom=st.sampled_from((LEAD, HUB_TEAM)),
    result=st.sampled_from(("taken_up", "sent_back", "not_now")),
    kind=st.sampled_from(("stuurgroep", "ambassadeurs")),
    day=st.integers(1, 4),
    also=st.booleans(),
    text=st.booleans(),
    action=st.integers(1, 3),
    anonymous=st.booleans(),
)


async def carried_out(unit, one):
    """A try as the handlers do it."""
    slug, seen, words = str(one.signal), one.seen, one.words
    deeds = {
        "join": lambda: join(unit, slug, anonymous=one.anonymous),
        "pick_up": lambda: pick_up(unit, slug, seen),
        "ask": lambda: ask(unit, slug, words, seen),
        "answer": lambda: answer(unit, slug, words, seen),
        "bundle": lambda: bundle(unit, slug, [str(one.other)], seen),
        "set_aside": lambda: set_aside(unit, slug, words, seen),
        "reopen": lambda: reopen(unit, slug, words, seen),
        "propose": lambda: propose(
            unit,
            slug,
            proposal_draft(workers=(one.whom,), text=words if one.text else ""),
            seen,
            also=[str(one.other)] if one.also else [],
        ),
        "revise": lambda: revise(unit, slug, words, seen),
        "agenda": lambda: agenda(unit, slug, day_of(one.day), MeetingKind(one.kind), seen),
        "advise": lambda: advise(unit, slug, words, seen),
        "outcome": lambda: outcome(unit, slug, one.result, words, seen),
        "decide": lambda: decide(unit, slug, decision_draft(), seen),
        "act": lambda: act(unit, slug, action_draft(doer=one.whom), seen),
        "finish": lambda: finish(unit, slug, f"actie-{one.action}", words, seen),
        "close": lambda: close(unit, slug, words, seen),
        "edit": lambda: edited(unit, slug, words, seen),
        "move": lambda: move(unit, slug, day_of(one.day), MeetingKind(one.kind), seen),
        "off_agenda": lambda: off_agenda(unit, slug, words, MeetingKind(one.kind), seen),
        "hand_over": lambda: hand_over(unit, slug, KERN, seen),
        "withdraw": lambda: withdraw(unit, slug, words, seen),
    }
    await deeds[one.step]()


async def edited(unit, slug, words, seen):
    signal = await unit.of(Signal).get(slug)
    draft = SignalDraft.of({field: getattr(signal, field) for field in FIELDS} | {"why": words})
    await edit(unit, slug, draft, seen)


async def seated(unit):
    await unit.of(Member).add_all([Member(slug=key, name=key) for key in PEOPLE])
    for key, role in ROLES.items():
        slug = Membership.key(role, key)
        await unit.of(Membership).add(Membership(slug=slug, member=key, group=role, role=role))


class Signals(RuleBasedStateMachine):
    """A store on SQLite, through two openings as two bots have them, beside the model."""

    def __init__(self):
        super().__init__()
        self.folder = Path(mkdtemp())
        self.runner = asyncio.Runner()
        self.furnished()
        self.stores = [self.run(self.opened()) for _ in range(2)]
        self.model = Model()
        self.known = {}

    @initialize(
        raisers=st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2),
        far=st.integers(0, len(COURSE)),
    )
    def two_signals_of_which_one_is_on_its_way(self, raisers, far):
        for raiser in raisers:
            self.somebody_raises(raiser, anonymous=True)
        for step in COURSE[:far]:
            self.somebody_tries_anything(Try(KERN, step, 1, whom=LEAD, also=False))

    def run(self, work):
        return self.runner.run(work)

    async def opened(self):
        return await Store.open(f"sqlite:///{self.folder}/plek.db")

    def furnished(self):
        """Six people, in a store that is made once and copied."""
        kept = Path(gettempdir(), f"plek-signals-{os.getpid()}.db")
        if not kept.exists():
            self.run(self.seated())
            shutil.copy(self.folder / "plek.db", kept)
            atexit.register(kept.unlink)
        shutil.copy(kept, self.folder / "plek.db")

    async def seated(self):
        async with await self.opened() as store, store.write("system") as unit:
            await seated(unit)

    def teardown(self):
        for store in self.stores:
            self.run(store.close())
        self.runner.close()
        shutil.rmtree(self.folder)

    async def tried(self, one, bot=0):
        while True:
            try:
                async with self.stores[bot].write(one.actor) as unit:
                    await carried_out(unit, one)
            except Conflict:
                continue
            except NotAllowed:
                return NO_RIGHT
            except REFUSALS:
                return REFUSED
            return OK

    @rule(actor=st.sampled_from((*PEOPLE, NOBODY)), anonymous=st.booleans())
    def somebody_raises(self, actor, anonymous):
        if len(self.model.signals) < MOST:
            number = self.model.raised(actor, anonymous)
            assert self.run(self.raising(actor, anonymous)) == number

    async def raising(self, actor, anonymous):
        try:
            async with self.stores[0].write(actor) as unit:
                wanted = draft(hub=None, themes=(), anonymous=anonymous)
                return (await raise_signal(unit, wanted)).number
        except NotAllowed:
            return None

    @rule(one=TRIES)
    def somebody_tries_anything(self, one):
        if wanted := self.fit_to_budget(one):
            assert self.run(self.tried(wanted)) == self.model.taken(wanted), wanted

    @rule(one=TRIES, choice=st.integers(0, 99))
    def somebody_goes_on(self, one, choice):
        if wanted := self.going_on(one, choice):
            assert self.model.taken(wanted) == OK
            assert self.run(self.tried(wanted)) == OK, wanted

    @rule(one=TRIES, two=TRIES, choice=st.tuples(st.integers(0, 99), st.integers(0, 99)))
    def two_at_once(self, one, two, choice):
        """What came of both is what would have come of one after the other, in either order."""
        wanted = [self.going_on(each, at) for each, at in zip((one, two), choice, strict=True)]
        if None in wanted:
            return
        came = self.run(self.both(wanted))
        orders = []
        for turns in ((0, 1), (1, 0)):
            model = self.model.copied()
            said = {turn: model.taken(wanted[turn]) for turn in turns}
            if [said[0], said[1]] == came:
                orders.append(model)
        assert orders, (wanted, came)
        state = self.run(self.state())
        fitting = [model for model in orders if plain(model) == state]
        assert fitting, (wanted, came)
        self.model = fitting[0]

    async def both(self, wanted):
        return list(await at_once(self.tried(wanted[0]), self.tried(wanted[1], bot=1)))

    @rule(number=NUMBERS, cut=st.integers(0, 30), actor=st.sampled_from(("system", *PEOPLE)))
    def somebody_rewrites_history(self, number, cut, actor):
        if number in self.model.signals:
            self.run(self.rewritten(str(number), cut, actor))

    async def rewritten(self, slug, cut, actor):
        try:
            async with self.stores[0].write(actor) as unit:
                signal = await unit.of(Signal).get(slug)
                place = cut % len(signal.history)
                forged = signal.history[place].model_copy(update={"step": SignalStep.CLOSE})
                left = (*signal.history[:place], forged, *signal.history[place + 1 :])
                history = left if left != signal.history else signal.history[:-1]
                await unit.of(Signal).put(signal.model_copy(update={"history": history}))
        except HistoryRewritten:
            return
        raise AssertionError(slug)

    def fit_to_budget(self, one):
        """The try with what exists, having seen this round or the one before."""
        count = len(self.model.signals)
        if not count:
            return None
        numbers = {"signal": (one.signal - 1) % count + 1, "other": (one.other - 1) % count + 1}
        if one.seen is not None:
            numbers["seen"] = self.model.signals[numbers["signal"]].round - one.seen
        return Try(**(vars(one) | numbers))

    def going_on(self, one, choice):
        """A step that somebody can take now with this signal, of all that there are; or None."""
        if self.fit_to_budget(one) is None:
            return None
        wanted = vars(self.fit_to_budget(one))
        fits = {}
        for step in TABLE:
            for actor in PEOPLE:
                each = Try(**(wanted | {"actor": actor, "step": step}))
                if self.model.copied().taken(each) == OK:
                    fits.setdefault(step, []).append(each)
        if not fits:
            return None
        further = [step for step in ONWARD if step in fits] or sorted(fits)
        which = further[0] if choice % 3 else further[choice % len(further)]
        return fits[which][choice % len(fits[which])]

    @invariant()
    def it_is_as_it_should_be(self):
        assert self.run(self.state()) == plain(self.model)

    async def state(self):
        async with self.stores[0].read() as unit:
            signals = await unit.of(Signal).all()
            proposals = await unit.of(Proposal).all()
            actions = await unit.of(FollowUp).all()
        return {
            "signals": {
                one.number: (
                    *(one.raiser, one.anonymous, one.why, str(one.status), one.round),
                    [(each.member, each.anonymous) for each in one.supporters],
                    one.into and int(one.into),
                    one.proposal and number_of(one.proposal),
                    [(str(each.step), each.by, str(each.status)) for each in one.history],
                )
                for one in signals
            },
            "proposals": {
                one.number: (
                    *(one.workers[0], len(one.versions), one.status),
                    [[each.meeting, each.outcome, bool(each.note)] for each in one.hearings],
                )
                for one in proposals
            },
            "actions": {
                one.number: (number_of(one.proposal), one.doer, one.state) for one in actions
            },
        }

    @invariant()
    def history_only_grows(self):
        for one in self.run(self.all_of(Signal)):
            before = self.known.get(one.slug, ())
            assert one.history[: len(before)] == before
            self.known[one.slug] = one.history

    async def all_of(self, entity):
        async with self.stores[0].read() as unit:
            return await unit.of(entity).all()

    @invariant()
    def what_is_worked_out_together_moves_together(self):
        by_proposal = {}
        for one in self.model.signals.values():
            if one.proposal:
                by_proposal.setdefault(one.proposal, set()).add(one.status)
        assert all(len(states) == 1 for states in by_proposal.values())

    @invariant()
    def who_is_anonymous_is_shown_to_nobody_else(self):
        self.run(self.looked_at())

    async def looked_at(self):
        async with self.stores[0].read() as unit:
            for signal in await unit.of(Signal).all():
                for reader in (*PEOPLE, NOBODY):
                    view = await seen_by(unit, signal, reader)
                    self.shown(signal, reader, view)
                    steps = await possible(unit, signal, reader)
                    self.offered(signal, reader, {str(step) for step in steps})

    def shown(self, signal, reader, view):
        if reader == KERN:
            assert view == signal
            return
        if view is None:
            assert signal.status == "set_aside"
            assert reader not in signal.raisers
            return
        hidden = {one.member for one in signal.supporters if one.anonymous}
        hidden |= {signal.raiser} if signal.anonymous else set()
        for key in hidden - {reader}:
            assert key != view.raiser
            assert key not in {one.member for one in view.supporters}
            told = {"raise", "join", "answer", "edit"}
            assert key not in {one.by for one in view.history if one.step in told}
            others = {one.by for one in signal.history if one.step not in told}
            if key not in others | {signal.owner}:
                assert key not in view.model_dump_json()

    def offered(self, signal, reader, steps):
        """The steps that a person is offered are those in the table that they may take."""
        mine = self.model.signals[signal.number]
        for step, (starts, _, _) in TABLE.items():
            may = self.model.may(Try(reader, step, signal.number, action=-1), mine)
            if step == "finish" and reader != KERN:
                may = any(
                    (one.proposal, one.doer, one.state) == (mine.proposal, reader, "open")
                    for one in self.model.actions.values()
                )
            assert (step in steps) == (may and mine.status in starts), (step, reader)


def plain(model):
    """The model in the form in which the store is read."""
    return {
        "signals": {
            number: (
                *(one.raiser, one.anonymous, one.why, one.status, one.round),
                *(one.supporters, one.into, one.proposal, one.history),
            )
            for number, one in model.signals.items()
        },
        "proposals": {
            number: (one.worker, one.versions, one.status, one.hearings)
            for number, one in model.proposals.items()
        },
        "actions": {
            number: (one.proposal, one.doer, one.state) for number, one in model.actions.items()
        },
    }


def number_of(slug):
    return int(slug.rpartition("-")[2])


TestSignals = Signals.TestCase
TestSignals.settings = settings(
    max_examples=examples(15),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_the_model_reaches_every_state():
    """What is held against the store is worth something only if it gets everywhere."""
    reached = {to for _, to, _ in TABLE.values()} | {"taken_up", "sent_back", "not_now"}
    assert set(LIVE) | {"bundled", "set_aside", "closed"} == reached - {None} | {"new"}
