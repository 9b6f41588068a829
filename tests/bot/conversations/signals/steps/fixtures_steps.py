"""A town with people of every role and signals in every state, for the tests of steps."""

import contextlib
from datetime import timedelta

from bot.dispatch.turn import Person
from registry.core.permissions import RIGHTS
from registry.core.vocabulary import MeetingKind, Role
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import Meeting, met
from registry.signals.proposals.proposal import Hearing, Proposal, Version
from registry.signals.signal import Signal, Step
from registry.signals.transitions import EARLY, STEPS, Own, SignalStatus, SignalStep
from tests.registry.signals.fixtures_signals import (
    BY_ROLE,
    DOER,
    KERN_B,
    RAISER,
    SEEN,
    TOWN_DAY,
    WORKER,
    signal_world,
)
from tests.support.conversation import town

S, Q = SignalStep, SignalStatus
UNWORKED = (Q.NEW, Q.PICKED_UP, Q.ASKED, Q.BUNDLED, Q.SET_ASIDE)
"""States without a proposal."""

OTHER = "900"
"""A signal that was picked up, to be bundled with."""

OWNERS = {Own.RAISER: RAISER, Own.EARLY_RAISER: RAISER, Own.WORKER: WORKER, Own.DOER: DOER}
ACTORS = {**{key: role for role, key in BY_ROLE.items()}, **dict.fromkeys(OWNERS.values())}
"""Everybody who acts, with the role that they hold."""

LATER = f"{TOWN_DAY + timedelta(days=120):%d-%m-%Y}"

TYPED = {
    S.PICK_UP: ("oppakken", ""),
    S.ASK: ("vragen", "Waar speelt dit nog meer?"),
    S.ANSWER: ("antwoord", "In Losser."),
    S.BUNDLE: ("bundel", OTHER),
    S.SET_ASIDE: ("terzijde", "Dit speelt al elders."),
    S.REOPEN: ("heropen", "Toch nog eens kijken."),
    S.PROPOSE: ("voorstel", "Een bodemloket"),
    S.REVISE: ("versie", "Een betere versie."),
    S.AGENDA: ("agendeer", LATER),
    S.ADVISE: ("advies", "Zoek de provincies op."),
    S.OUTCOME: ("uitkomst", "overnemen"),
    S.DECIDE: ("besluit", f"Provinciale Staten, {TOWN_DAY:%d-%m-%Y}: Er komt een loket."),
    S.ACT: ("actie", "Het loket openen, door Provincie Overijssel, voor 1 juni 2028"),
    S.FINISH: ("klaar", "Het loket is open."),
    S.CLOSE: ("sluit", "Een loket helpt."),
    S.MOVE: ("verzet", f"Stuurgroep {LATER}"),
    S.OFF_AGENDA: ("van de agenda", "Stuurgroep: Nog niet af."),
    S.HAND_OVER: ("draag over", f"aan Naam {KERN_B}"),
    S.WITHDRAW: ("trek in", "Het is al opgelost."),
}
"""How each step is typed, with all that it needs."""

FILLED = {
    S.PICK_UP: {},
    S.ASK: {"note": "Waar speelt dit nog meer?"},
    S.ANSWER: {"note": "In Losser."},
    S.BUNDLE: {"numbers": OTHER},
    S.SET_ASIDE: {"reason": "Dit speelt al elders."},
    S.REOPEN: {"reason": "Toch nog eens kijken."},
    S.PROPOSE: {"title": "Een bodemloket", "workers": WORKER, "due": "2028-02-01"},
    S.REVISE: {"text": "Een betere versie."},
    S.AGENDA: {"kind": "ambassadeurs", "day": LATER},
    S.ADVISE: {"note": "Zoek de provincies op."},
    S.OUTCOME: {"result": "sent_back", "note": "Wie betaalt dit?"},
    S.DECIDE: {
        "body": "Provinciale Staten",
        "day": f"{TOWN_DAY:%d-%m-%Y}",
        "text": "Er komt een loket.",
    },
    S.ACT: {"what": "Het loket openen", "doer": DOER, "party": "", "due": "2028-06-01"},
    S.FINISH: {"ended": "done", "result": "Het loket is open."},
    S.CLOSE: {"lesson": "Een loket helpt.", "next": ""},
    S.MOVE: {"kind": "stuurgroep", "day": LATER},
    S.OFF_AGENDA: {"kind": "stuurgroep", "reason": "Nog niet af."},
    S.HAND_OVER: {"owner": KERN_B},
    S.WITHDRAW: {"reason": "Het is al opgelost."},
}
"""What is filled in in each form."""


@contextlib.asynccontextmanager
async def steps_town(url):
    """People of every role, who all have been met."""
    async with town(url, content=False) as plek:
        await signal_world(plek.store)
        yield plek


def chat(plek, key):
    """A conversation of one of these people."""
    return plek.chat(Person(key, f"29:{key}", f"Naam {key}"))


def action_of(number):
    """The number of a placed signal's action: those that are agreed on later come after all."""
    return 90_000 - number


async def placed(plek, status, number, **news):
    """A signal in a state, with a proposal of its own, and an action that is to be done."""
    slug, proposal = str(number), f"voorstel-{number}"
    has = status not in UNWORKED
    async with plek.store.write("system") as unit:
        step = Step(step=S.RAISE, at=unit.now, by=RAISER, status=Q.NEW)
        signal = Signal(
            slug=slug,
            number=number,
            seen=SEEN,
            raiser=RAISER,
            raised=unit.now,
            status=status,
            proposal=proposal if has else None,
            history=(step,),
            **{"question": "Waar?" if status is Q.ASKED else "", **news},
        )
        await unit.of(Signal).add(signal)
        if has:
            await _proposal(unit, proposal, slug)
        if status is Q.ACTING:
            mine = {"number": action_of(number), "slug": f"actie-{action_of(number)}"}
            action = FollowUp(what="Doen", proposal=proposal, doer=DOER, **mine)
            await unit.of(FollowUp).add(action)
    return slug


async def _proposal(unit, proposal, slug):
    kinds = (MeetingKind.STEERING, MeetingKind.AMBASSADORS)
    meetings = [await met(unit, kind, TOWN_DAY) for kind in kinds]
    await unit.of(Proposal).add(
        Proposal(
            slug=proposal,
            number=int(slug),
            title="Een bodemloket",
            workers=(WORKER,),
            versions=(Version(text="Eerste versie", at=unit.now),),
            signals=(slug,),
            hearings=tuple(Hearing(meeting=one.slug, version=1) for one in meetings),
        )
    )


async def state_of(plek, slug="1"):
    """A signal, its proposal, and how many there are of everything that steps make."""
    async with plek.store.read() as unit:
        made = (Signal, Proposal, Decision, FollowUp, Meeting)
        counts = [await unit.of(noun).count() for noun in made]
        signal = await unit.of(Signal).find(slug)
        proposal = await unit.of(Proposal).find(signal.proposal or "-") if signal else None
        other = await unit.of(Signal).find(OTHER)
        actions = await unit.of(FollowUp).all(proposal=proposal.slug) if proposal else []
        return signal, proposal, other, actions, counts


def has_right(step, status, key):
    """Whether the table gives somebody this step, in this state or another."""
    rule, role = STEPS[step], ACTORS[key]
    if {role, Role.MEMBER} & RIGHTS[rule.right]:
        return True
    if rule.own is None or OWNERS.get(rule.own) != key:
        return False
    if rule.own is Own.RAISER:
        return True
    if rule.own is Own.EARLY_RAISER:
        return status in EARLY
    return status not in UNWORKED if rule.own is Own.WORKER else status is Q.ACTING
