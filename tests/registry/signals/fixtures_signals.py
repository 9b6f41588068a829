"""People of every role, hubs and themes, and signals in every state, for the tests of signals."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from registry.core.dates.workdays import today
from registry.core.errors import Conflict
from registry.core.membership import Membership
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import MeetingKind, Region, Role
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.signals.proposals.decision import DecisionDraft
from registry.signals.proposals.follow_up import FollowUp, FollowUpDraft
from registry.signals.proposals.meeting import met
from registry.signals.proposals.proposal import Hearing, Proposal, ProposalDraft, Version
from registry.signals.signal import Signal, Step
from registry.signals.transitions import SignalStatus, SignalStep
from registry.signals.workflow.edits import edit
from registry.signals.workflow.hearing_workflow import (
    advise,
    agenda,
    move,
    off_agenda,
    outcome,
)
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
    reopen,
    set_aside,
    withdraw,
)
from tests.registry.networks.fixtures_networks import events

RAISER, OTHER, WORKER, DOER = "key-anna", "key-bram", "key-cem", "key-dirk"
KERN, KERN_B = "kern-a", "kern-b"
BY_ROLE = {
    Role.MEMBER: OTHER,
    Role.LEAD: "lead",
    Role.HUB_TEAM: "hub-team",
    Role.INITIATIVE: "initiative",
    Role.KERNTEAM: KERN,
    Role.STEERING: "steering",
    Role.AMBASSADOR: "ambassador",
    Role.ADMINISTRATOR: "admin",
}
DAY = today(datetime.now(UTC))
"""Of meetings and decisions: neither in the future nor before a signal that is raised now."""
TOWN_DAY = date(2026, 11, 23)
"""The same where time stands still (`tests.support.conversation.Clock`)."""

SEEN = "Kennis over de bodem blijft liggen bij de waterschappen."


def draft(**news):
    return SignalDraft.of({"seen": SEEN, "themes": ("water",), "hub": "twente"} | news)


async def signal_world(store):
    async with store.write("system") as unit:
        keys = (RAISER, WORKER, DOER, KERN_B, *BY_ROLE.values())
        await unit.of(Member).add_all([Member(slug=key, name=f"Naam {key}") for key in keys])
        for role, key in (*BY_ROLE.items(), (Role.KERNTEAM, KERN_B)):
            if role is not Role.MEMBER:
                slug = Membership.key(role, key)
                seat = Membership(slug=slug, member=key, group=role, role=role)
                await unit.of(Membership).add(seat)
        for role in BY_ROLE:
            await unit.of(Subgroup).add(Subgroup(slug=role, name=role.title(), role=role))
        for slug in ("water", "energie"):
            await unit.of(Theme).add(Theme(slug=slug, name=slug.title()))
        hubs = {"twente": Region.TWENTE, "flevoland": Region.FLEVOLAND, "zeeland": Region.ZEELAND}
        for slug, region in hubs.items():
            hub = Hub(slug=slug, name=slug.title(), region=region, province=region, status="active")
            await unit.of(Hub).add(hub)


async def do(store, actor, deed, *args, **options):
    """A rule in a transaction of its own; again while others are in between."""
    for _ in range(200):
        try:
            async with store.write(actor) as unit:
                return await deed(unit, *args, **options)
        except Conflict:
            continue
    raise AssertionError(deed)


async def get(store, entity, slug):
    async with store.read() as unit:
        return await unit.of(entity).get(slug)


async def signal_in(unit, status, slug="1", **news):
    """A signal in a state, with what such a signal has; the unit's actor is the system."""
    step = Step(step=SignalStep.RAISE, at=unit.now, by=RAISER, status=SignalStatus.NEW)
    proposal = None
    if status in SignalStatus and status not in (
        SignalStatus.NEW,
        SignalStatus.PICKED_UP,
        SignalStatus.ASKED,
        SignalStatus.BUNDLED,
        SignalStatus.SET_ASIDE,
    ):
        proposal = "voorstel-1"
    signal = await unit.of(Signal).add(
        Signal(
            slug=slug,
            number=int(slug),
            seen=SEEN,
            raiser=RAISER,
            raised=unit.now,
            status=status,
            proposal=proposal,
            history=(step,),
            **news,
        )
    )
    if proposal:
        kinds = (MeetingKind.STEERING, MeetingKind.AMBASSADORS)
        meetings = [await met(unit, kind, DAY) for kind in kinds]
        await unit.of(Proposal).add(
            Proposal(
                slug=proposal,
                number=1,
                title="Een bodemloket",
                workers=(WORKER,),
                versions=(Version(text="Eerste versie", at=unit.now),),
                signals=(slug,),
                hearings=tuple(Hearing(meeting=one.slug, version=1) for one in meetings),
            )
        )
        if status is SignalStatus.ACTING:
            await unit.of(FollowUp).add(
                FollowUp(slug="actie-1", number=1, what="Doen", proposal=proposal, doer=DOER)
            )
    return signal


class Sample(NamedTuple):
    """What each step can be taken with."""

    unit: UnitOfWork
    slug: str
    other: str
    action: str


RULES = {
    SignalStep.JOIN: lambda it: join(it.unit, it.slug, hub="zeeland"),
    SignalStep.PICK_UP: lambda it: pick_up(it.unit, it.slug),
    SignalStep.ASK: lambda it: ask(it.unit, it.slug, "Waar speelt dit?"),
    SignalStep.ANSWER: lambda it: answer(it.unit, it.slug, "In Losser."),
    SignalStep.BUNDLE: lambda it: bundle(it.unit, it.other, [it.slug]),
    SignalStep.SET_ASIDE: lambda it: set_aside(it.unit, it.slug, "Dit speelt al elders."),
    SignalStep.REOPEN: lambda it: reopen(it.unit, it.slug, "Toch nog eens kijken."),
    SignalStep.PROPOSE: lambda it: propose(it.unit, it.slug, proposal_draft()),
    SignalStep.REVISE: lambda it: revise(it.unit, it.slug, "Een betere versie."),
    SignalStep.AGENDA: lambda it: agenda(
        it.unit, it.slug, DAY + timedelta(days=1 + it.unit.now.microsecond % 400)
    ),
    SignalStep.ADVISE: lambda it: advise(it.unit, it.slug, "Zoek de provincies op."),
    SignalStep.OUTCOME: lambda it: outcome(it.unit, it.slug, "taken_up"),
    SignalStep.DECIDE: lambda it: decide(it.unit, it.slug, decision_draft()),
    SignalStep.ACT: lambda it: act(it.unit, it.slug, action_draft()),
    SignalStep.FINISH: lambda it: finish(it.unit, it.slug, it.action, "Het loket is open."),
    SignalStep.CLOSE: lambda it: close(it.unit, it.slug, "Een loket helpt."),
    SignalStep.MOVE: lambda it: move(
        it.unit,
        it.slug,
        DAY + timedelta(days=1 + it.unit.now.microsecond % 400),
        MeetingKind.STEERING,
    ),
    SignalStep.OFF_AGENDA: lambda it: off_agenda(
        it.unit, it.slug, "Nog niet af.", MeetingKind.STEERING
    ),
    SignalStep.HAND_OVER: lambda it: hand_over(it.unit, it.slug, KERN_B),
    SignalStep.WITHDRAW: lambda it: withdraw(it.unit, it.slug, "Het is al opgelost."),
    SignalStep.EDIT: lambda it: edit(it.unit, it.slug, draft(wish=f"Een loket {it.unit.now}")),
}
"""Each step's rule with everything filled in; a new step has a line here."""


async def step(unit, name, slug="1", *, other="2", action="actie-1"):
    """Take a step with everything filled in."""
    return await RULES[name](Sample(unit, slug, other, action))


def proposal_draft(**news):
    values = {"title": "Een bodemloket", "text": "Eerste versie", "workers": (WORKER,)}
    return ProposalDraft.of(values | news)


def decision_draft(**news):
    values = {"body": "Provinciale Staten", "day": DAY, "text": "Er komt een loket."}
    return DecisionDraft.of(values | news)


def action_draft(**news):
    return FollowUpDraft.of(
        {"what": "Het loket openen", "doer": DOER, "due": DAY + timedelta(days=90)} | news
    )


__all__ = ["events"]
