"""The learning cycle on one page: the states of a signal, and the steps between them.

The plan, chapter 4: the Initiatiefgroep signals, the kernteam picks up, proposals are worked out,
the Stuurgroep steers, existing bodies decide, practice acts, and the cycle repeats. Terms in days
are ours (design).

A step is one member of `SignalStep` and one entry in `STEPS`, with all that can be said of it
without words. The rule that takes it is in `workflow`, what its form asks in
`bot/conversations/signals/steps/step_commands.py`, its texts in `cards/texts/*/signal_steps.ftl`.
`tests/registry/signals/workflow/test_closed_set.py` names what a new step still misses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from registry.core.permissions import Right


class SignalStatus(StrEnum):
    """Status of a signal in the learning cycle."""

    NEW = "new"  # nobody looked at it yet
    PICKED_UP = "picked_up"  # the kernteam is on it
    ASKED = "asked"  # its raiser has a question to answer
    BUNDLED = "bundled"  # it is part of another one, and shares its course
    SET_ASIDE = "set_aside"  # nothing is done with it, for a reason
    PROPOSED = "proposed"  # a proposal is worked out
    ON_AGENDA = "on_agenda"  # the proposal is before the Stuurgroep or the ambassadors
    TAKEN_UP = "taken_up"  # the Stuurgroep wants it; an existing body is to decide
    SENT_BACK = "sent_back"  # the Stuurgroep has a question about the proposal
    NOT_NOW = "not_now"  # the Stuurgroep wants it later, or not
    DECIDED = "decided"  # an existing body decided
    ACTING = "acting"  # practice acts
    CLOSED = "closed"  # what was learnt is written down


class SignalStep(StrEnum):
    """What can happen to a signal. Values are stored in histories and stand on cards."""

    RAISE = "raise"
    JOIN = "join"
    PICK_UP = "pick_up"
    ASK = "ask"
    ANSWER = "answer"
    BUNDLE = "bundle"
    SET_ASIDE = "set_aside"
    REOPEN = "reopen"
    PROPOSE = "propose"
    REVISE = "revise"
    AGENDA = "agenda"
    ADVISE = "advise"
    OUTCOME = "outcome"
    DECIDE = "decide"
    ACT = "act"
    FINISH = "finish"
    CLOSE = "close"
    EDIT = "edit"
    OFF_AGENDA = "off_agenda"
    MOVE = "move"
    HAND_OVER = "hand_over"
    WITHDRAW = "withdraw"


class CourseDay(StrEnum):
    """A day in the course of a signal that a later one may not precede."""

    RAISED = "raised"
    MEETING = "meeting"  # that its proposal was put before
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class StepDay:
    """The day that a step is about, as it is held against those before it.

    Attributes:
        field: of its form; empty where it is the day on which the step is taken.
        ahead: whether it may lie in the future.
        since: days of the course that it may not precede.
    """

    field: str = ""
    ahead: bool = False
    since: tuple[CourseDay, ...] = ()


class Own(StrEnum):
    """Ownership that lets a person take a step without the right."""

    RAISER = "who raised it"
    EARLY_RAISER = "who raised it, while the kernteam still sorts it"
    WORKER = "who works out its proposal"
    DOER = "whose action it is"


class Recipient(StrEnum):
    """Recipients of the news of a step; who takes the step hears nothing."""

    RAISERS = "who raised it, who joined it, and those of what is bundled with it"
    RAISER = "who raised it"
    OWNER = "who picked it up"
    KERNTEAM = "the kernteam"
    WORKERS = "who works out its proposal"
    DOER = "whose action it is"


class Emphasis(StrEnum):
    """How a step's button looks."""

    ONWARD = "onward"  # stands out when it comes first
    PLAIN = "plain"
    MORE = "more"  # behind "…", however few buttons there are


class HelpGroup(StrEnum):
    """The heading that a step stands under in the help."""

    RAISING = "raising"  # for everybody: their own signals
    SORTING = "sorting"
    WORKING = "working"


class NewsKind(StrEnum):
    """What a step is about, which decides how the timeline and the news word it."""

    PLAIN = "plain"  # one text says it all
    SUPPORT = "support"  # who joined; many in a row are told at once
    QUESTION = "question"  # asks the raiser something, so that they hear it sooner
    ANSWER = "answer"
    BUNDLE = "bundle"  # the other signal; many in a row are told at once
    PROPOSAL = "proposal"  # who works it out reads more
    MEETING = "meeting"
    OUTCOME = "outcome"  # a text for each state that it leads to
    DECISION = "decision"
    ACTION = "action"  # whose action it is reads more
    RESULT = "result"  # an action was done, or won't be
    CORRECTION = "correction"  # of some fields


@dataclass(frozen=True, slots=True)
class Button:
    """The button of a step on cards.

    Attributes:
        place: its order among the buttons of a card; what brings a signal further comes first.
        emphasis: how it looks.
        triage: its order on the card in the kernteam's channel; None when it is not on it.
        on_proposal: whether the card of the proposal has it too.
        verb: what it calls; a step with a conversation of its own has another.
    """

    place: int
    emphasis: Emphasis = Emphasis.PLAIN
    triage: int | None = None
    on_proposal: bool = True
    verb: str = "signals.step"


@dataclass(frozen=True, slots=True)
class StepRule:
    """A step.

    Attributes:
        starts: the states it can be taken in.
        to: the state it leads to; None where it stays, or the outcome says.
        right: who may.
        needs: what is refused when it is missing, by the name of its fault.
        hears: who hears of it.
        own: who may too, because it is theirs.
        within: days after which the next step is late; None leaves the term as it was, 0 ends it.
        button: on the cards; None when it has none of its own.
        group: the heading that it stands under in the help.
        news: how it is told.
        column: whether a list that leaves plek has a column with the day of it.
        advances: whether the signal's round goes up, so that who looked before must look again.
        shows_raiser: whether one would know by it who raised or joined.
        between: whether its words are between the raiser and the kernteam.
        with_proposal: whether its words stand with the proposal, on a card that has both.
        day: the day it is about.
    """

    starts: frozenset[SignalStatus]
    to: SignalStatus | None
    right: Right
    needs: tuple[str, ...]
    hears: tuple[Recipient, ...]
    own: Own | None
    within: int | None
    button: Button | None
    group: HelpGroup
    news: NewsKind
    column: bool
    advances: bool
    shows_raiser: bool
    between: bool
    with_proposal: bool
    day: StepDay


def _when(names: str) -> frozenset[SignalStatus]:
    return frozenset(SignalStatus(name) for name in names.split())


def _step(
    starts: str,
    to: str,
    right: Right,
    needs: str,
    *hears: Recipient,
    button: Button | None,
    group: HelpGroup,
    own: Own | None = None,
    within: int | None = None,
    news: NewsKind = NewsKind.PLAIN,
    column: bool = True,
    advances: bool = True,
    shows_raiser: bool = False,
    between: bool = False,
    with_proposal: bool = False,
    day: StepDay = StepDay(),
) -> StepRule:
    return StepRule(
        starts=_when(starts),
        to=SignalStatus(to) if to else None,
        right=right,
        needs=tuple(needs.split()),
        hears=hears,
        own=own,
        within=within,
        button=button,
        group=group,
        news=news,
        column=column,
        advances=advances,
        shows_raiser=shows_raiser,
        between=between,
        with_proposal=with_proposal,
        day=day,
    )


S, R, E, N = SignalStep, Right, Recipient, NewsKind
_ONWARD, _MORE = Emphasis.ONWARD, Emphasis.MORE
_RAISING, _SORTING, _WORKING = HelpGroup
_ALL = (E.RAISERS, E.OWNER, E.WORKERS)
_LIVE = "new picked_up asked proposed on_agenda taken_up sent_back not_now decided acting"
_EARLY = "new picked_up asked"
_OVER = "bundled set_aside closed"
_WRITTEN = "proposed sent_back not_now"
_HEARD = "taken_up sent_back not_now"
_OWNED = "picked_up asked proposed on_agenda taken_up sent_back not_now decided acting"
_D = CourseDay

LIVE = _when(_LIVE)
"""States of a signal that is not over."""

EARLY = _when(_EARLY)
"""States of a signal that the kernteam still sorts."""

# fmt: off
STEPS: Mapping[SignalStep, StepRule] = MappingProxyType({
    # step: from which states, to which, which right, what it needs, who hears; whose it is, its
    # term in days; its button, its heading in the help; what is otherwise than for most steps
    S.RAISE: _step("", "new", R.RAISE_SIGNAL, "seen", E.KERNTEAM, within=7,
                   button=None, group=_RAISING, column=False, shows_raiser=True),
    S.JOIN: _step(_LIVE, "", R.RAISE_SIGNAL, "", E.OWNER,
                  button=Button(150, _ONWARD, on_proposal=False, verb="signals.join_form"),
                  group=_RAISING, news=N.SUPPORT, column=False, advances=False, shows_raiser=True),
    S.PICK_UP: _step("new", "picked_up", R.HANDLE_SIGNAL, "", E.RAISERS, within=28,
                     button=Button(20, _ONWARD, triage=10), group=_SORTING),
    S.ASK: _step("new picked_up", "asked", R.HANDLE_SIGNAL, "note", E.RAISERS, E.OWNER, within=14,
                 button=Button(120, triage=20), group=_SORTING, news=N.QUESTION, between=True),
    S.ANSWER: _step("asked", "picked_up", R.ANSWER_SIGNAL, "note", E.OWNER, E.KERNTEAM,
                    own=Own.RAISER, within=14,
                    button=Button(10, _ONWARD), group=_RAISING, news=N.ANSWER,
                    shows_raiser=True, between=True),
    S.BUNDLE: _step(_EARLY, "bundled", R.HANDLE_SIGNAL, "others", E.RAISERS, E.OWNER, within=0,
                    button=Button(130, triage=40), group=_SORTING, news=N.BUNDLE),
    S.SET_ASIDE: _step(_EARLY, "set_aside", R.HANDLE_SIGNAL, "reason", E.RAISERS, E.OWNER,
                       within=0,
                       button=Button(140, triage=50), group=_SORTING, between=True),
    S.REOPEN: _step(f"{_OVER} {_WRITTEN}", "picked_up", R.HANDLE_SIGNAL, "reason", E.RAISERS,
                    E.OWNER, within=28, button=Button(110), group=_SORTING),
    S.PROPOSE: _step("picked_up", "proposed", R.WORK_OUT_PROPOSAL, "title", *_ALL, within=56,
                     button=Button(30, _ONWARD, triage=30), group=_WORKING, news=N.PROPOSAL,
                     day=StepDay("due", ahead=True, since=(_D.RAISED,))),
    S.REVISE: _step(_WRITTEN, "proposed", R.WORK_OUT_PROPOSAL, "text",
                    E.OWNER, E.WORKERS, own=Own.WORKER, within=28,
                    button=Button(50, _ONWARD), group=_WORKING),
    S.AGENDA: _step("proposed on_agenda not_now", "on_agenda", R.PUT_ON_AGENDA, "text day", *_ALL,
                    button=Button(60, _ONWARD), group=_WORKING, news=N.MEETING,
                    day=StepDay("day", ahead=True, since=(_D.RAISED,))),
    # Noted once more, an advice or an outcome is mended: the history keeps both.
    S.ADVISE: _step(f"on_agenda {_HEARD}", "", R.ADVISE, "note meeting",
                    E.OWNER, E.WORKERS,
                    button=Button(70, _ONWARD), group=_WORKING, with_proposal=True,
                    day=StepDay(since=(_D.MEETING,))),
    S.OUTCOME: _step(f"on_agenda {_HEARD}", "", R.STEER, "note meeting", *_ALL, within=28,
                     button=Button(40, _ONWARD), group=_WORKING, news=N.OUTCOME,
                     with_proposal=True, day=StepDay(since=(_D.MEETING,))),
    S.DECIDE: _step("taken_up decided", "decided", R.RECORD_DECISION, "body day text", *_ALL,
                    within=28,
                    button=Button(80, _ONWARD), group=_WORKING, news=N.DECISION,
                    with_proposal=True, day=StepDay("day", since=(_D.RAISED,))),
    S.ACT: _step("decided acting", "acting", R.AGREE_ACTION, "what doer", *_ALL, E.DOER, within=0,
                 button=Button(90, _ONWARD), group=_WORKING, news=N.ACTION, with_proposal=True,
                 day=StepDay("due", ahead=True, since=(_D.RAISED, _D.DECIDED))),
    # The button that ends an action stands beside that action.
    S.FINISH: _step("acting", "", R.FINISH_ACTION, "result", *_ALL, E.DOER, own=Own.DOER,
                    button=None, group=_WORKING, news=N.RESULT, with_proposal=True),
    S.CLOSE: _step("not_now decided acting", "closed", R.HANDLE_SIGNAL, "lesson", *_ALL, within=0,
                   button=Button(100, _ONWARD), group=_WORKING),
    S.EDIT: _step(_LIVE, "", R.HANDLE_SIGNAL, "seen", E.RAISER, E.OWNER, own=Own.EARLY_RAISER,
                  button=Button(160, _MORE, on_proposal=False, verb="signals.edit"),
                  group=_RAISING, news=N.CORRECTION, column=False, shows_raiser=True),
    S.MOVE: _step("on_agenda", "on_agenda", R.PUT_ON_AGENDA, "day meeting", *_ALL,
                  button=Button(64), group=_WORKING, news=N.MEETING, column=False,
                  day=StepDay("day", ahead=True, since=(_D.RAISED,))),
    S.OFF_AGENDA: _step("on_agenda", "", R.PUT_ON_AGENDA, "reason meeting", *_ALL, within=28,
                        button=Button(66), group=_WORKING, column=False),
    S.HAND_OVER: _step(_OWNED, "", R.HANDLE_SIGNAL, "owner", E.OWNER,
                       button=Button(145, _MORE, on_proposal=False), group=_SORTING, column=False),
    # The reason is kept, and what was withdrawn is set aside: the kernteam can take it up again.
    S.WITHDRAW: _step("new", "set_aside", R.HANDLE_SIGNAL, "reason", E.RAISERS, E.KERNTEAM,
                      own=Own.RAISER, within=0, button=Button(155, _MORE, on_proposal=False),
                      group=_RAISING, column=False, shows_raiser=True, between=True),
})

WAYS_BACK: Mapping[SignalStep, tuple[SignalStep, ...] | str] = MappingProxyType({
    # step: by which further step it is undone or mended; or why there is none
    S.RAISE: (S.WITHDRAW, S.SET_ASIDE),
    S.JOIN: "who joined says what they see: nothing follows from it but that it counts",
    S.PICK_UP: (S.HAND_OVER, S.SET_ASIDE),
    S.ASK: (S.ANSWER,),
    S.ANSWER: (S.ASK,),
    S.BUNDLE: (S.REOPEN,),
    S.SET_ASIDE: (S.REOPEN,),
    S.REOPEN: (S.SET_ASIDE,),
    S.PROPOSE: (S.REOPEN,),
    S.REVISE: (S.REVISE,),
    S.AGENDA: (S.OFF_AGENDA, S.MOVE),
    S.ADVISE: (S.ADVISE,),
    S.OUTCOME: (S.OUTCOME,),
    S.DECIDE: (S.DECIDE,),
    S.ACT: (S.FINISH,),
    S.FINISH: (S.ACT,),
    S.CLOSE: (S.REOPEN,),
    S.EDIT: (S.EDIT,),
    S.MOVE: (S.MOVE, S.OFF_AGENDA),
    S.OFF_AGENDA: (S.AGENDA,),
    S.HAND_OVER: (S.HAND_OVER,),
    S.WITHDRAW: (S.REOPEN,),
})
# fmt: on
"""The way back of each step, as a further step in the history."""

BUTTONS: Mapping[SignalStep, Button] = MappingProxyType(
    dict(
        sorted(
            ((step, rule.button) for step, rule in STEPS.items() if rule.button),
            key=lambda one: one[1].place,
        )
    )
)
"""The steps that have a button, in the order of those."""

TRIAGE = tuple(
    step for _, step in sorted((one.triage, step) for step, one in BUTTONS.items() if one.triage)
)
"""What the kernteam does with a signal while it is sorted; the rest is on the signal's own card."""
