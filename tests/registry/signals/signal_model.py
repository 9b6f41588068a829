"""What signals should be after what people did, in plain Python: the store is held against it.

It knows nothing of the rules' own table; what is allowed stands here once more, by hand.
"""

import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from registry.core.dates.workdays import today

KERN, INITIATIVE, STEERING, AMBASSADOR = "kira-1", "cem-1", "stef-1", "amba-1"
LEAD, HUB_TEAM = "anna-1", "bram-1"
PEOPLE = (LEAD, HUB_TEAM, INITIATIVE, KERN, STEERING, AMBASSADOR)
NOBODY = ""

EARLY = ["new", "picked_up", "asked"]
LATE = ["proposed", "on_agenda", "taken_up", "sent_back", "not_now", "decided", "acting"]
LIVE = [*EARLY, *LATE]
TABLE = {  # step: in which states, to which, by whom; None where it depends
    "join": (LIVE, None, PEOPLE),
    "pick_up": (["new"], "picked_up", (KERN,)),
    "ask": (["new", "picked_up"], "asked", (KERN,)),
    "answer": (["asked"], "picked_up", (KERN,)),
    "bundle": (EARLY, "bundled", (KERN,)),
    "set_aside": (EARLY, "set_aside", (KERN,)),
    "reopen": (
        ["bundled", "set_aside", "closed", "proposed", "sent_back", "not_now"],
        "picked_up",
        (KERN,),
    ),
    "propose": (["picked_up"], "proposed", (KERN, INITIATIVE)),
    "revise": (["proposed", "sent_back", "not_now"], "proposed", (KERN, INITIATIVE)),
    "agenda": (["proposed", "on_agenda", "not_now"], "on_agenda", (KERN,)),
    "advise": (["on_agenda", "taken_up", "sent_back", "not_now"], None, (KERN, AMBASSADOR)),
    "outcome": (["on_agenda", "taken_up", "sent_back", "not_now"], None, (KERN, STEERING)),
    "decide": (["taken_up", "decided"], "decided", (KERN, STEERING)),
    "act": (["decided", "acting"], "acting", (KERN,)),
    "finish": (["acting"], None, (KERN,)),
    "close": (["not_now", "decided", "acting"], "closed", (KERN,)),
    "edit": (LIVE, None, (KERN,)),
    "move": (["on_agenda"], "on_agenda", (KERN,)),
    "off_agenda": (["on_agenda"], None, (KERN,)),
    "hand_over": ([one for one in LIVE if one != "new"], None, (KERN,)),
    "withdraw": (["new"], "set_aside", (KERN,)),
}
TODAY = today(datetime.now(UTC))


def day_of(day):
    """The day of a meeting: the first is today, and so has begun."""
    return TODAY + timedelta(days=day - 1)


OK, NO_RIGHT, REFUSED = "ok", "no right", "refused"


@dataclass(frozen=True)
class Try:
    """Somebody's try.

    Attributes:
        signal, other: numbers.
        seen: the round that they looked at; None when they named the signal.
        words: what they say.
        whom: who works it out, or does it.
        result: what the Stuurgroep makes of it.
        kind: the meeting, with the day of March 2027.
        also: whether the other is in it too.
        action: number of the action that they end.
    """

    actor: str
    step: str
    signal: int
    other: int = 1
    seen: int | None = None
    words: str = "Woorden"
    whom: str = LEAD
    result: str = "taken_up"
    kind: str = "stuurgroep"
    day: int = 1
    also: bool = False
    text: bool = True
    action: int = 1
    anonymous: bool = False


@dataclass
class Signal:
    """As the store's own, with of each step who took it and what the signal was then."""

    raiser: str
    anonymous: bool
    why: str = ""
    status: str = "new"
    round: int = 1
    supporters: list = field(default_factory=list)
    owner: str = ""
    into: int | None = None
    proposal: int | None = None
    history: list = field(default_factory=list)


@dataclass
class Proposal:
    """Its hearings are lists of meeting, outcome and whether something was noted."""

    worker: str
    versions: int
    status: str = "draft"
    hearings: list = field(default_factory=list)


@dataclass
class Action:
    """Something that somebody does."""

    proposal: int
    doer: str
    state: str = "open"


@dataclass
class Model:
    """All signals, by number."""

    signals: dict = field(default_factory=dict)
    proposals: dict = field(default_factory=dict)
    actions: dict = field(default_factory=dict)

    def copied(self):
        """The same, to try something on."""
        return copy.deepcopy(self)

    def raised(self, actor, anonymous=False):
        """A new signal; its number, or None without the right."""
        if actor == NOBODY:
            return None
        number = len(self.signals) + 1
        signal = Signal(actor, anonymous, history=[("raise", actor, "new")])
        self.signals[number] = signal
        return number

    def taken(self, one):
        """What comes of a try: OK with everything changed, or a refusal with nothing."""
        signal = self.signals[one.signal]
        if not self.may(one, signal):
            return NO_RIGHT
        if one.step == "join":
            return self._joined(one)
        starts = LIVE if one.step == "bundle" else TABLE[one.step][0]
        if one.seen not in (None, signal.round) or signal.status not in starts:
            return REFUSED
        return getattr(self, f"_{one.step}")(one, signal)

    def may(self, one, signal):
        """Whether they have the right, or it is theirs."""
        if one.actor == NOBODY:
            return False
        if one.actor in TABLE[one.step][2]:
            return True
        if one.step in ("answer", "withdraw"):
            return signal.raiser == one.actor
        if one.step == "edit":
            return signal.raiser == one.actor and signal.status in EARLY
        if signal.proposal is None:
            return False
        if one.step == "revise":
            return self.proposals[signal.proposal].worker == one.actor
        return one.step == "finish" and self._does(one, signal)

    def _does(self, one, signal):
        mine = [
            action
            for action in self.actions.values()
            if (action.proposal, action.doer) == (signal.proposal, one.actor)
        ]
        named = self.actions.get(one.action)
        elsewhere = named is None or named.proposal != signal.proposal
        return bool(mine) and (elsewhere or named.doer == one.actor)

    def _joined(self, one):
        signal = self.signals[one.signal]
        if signal.into:
            signal = self.signals[signal.into]
        if signal.status not in LIVE:
            return REFUSED
        if one.actor in (signal.raiser, *(member for member, _ in signal.supporters)):
            return OK
        signal.supporters.append((one.actor, one.anonymous))
        signal.history.append(("join", one.actor, signal.status))
        return OK

    def _step(self, one, signal, to=None):
        signal.status = to or TABLE[one.step][1] or signal.status
        signal.round += 1
        signal.history.append((one.step, one.actor, signal.status))
        return OK

    def _owned(self, one, signal):
        if not signal.owner:
            signal.owner = one.actor
        return self._step(one, signal)

    _ask = _owned
    _answer = _set_aside = _withdraw = _step

    def _pick_up(self, one, signal):
        signal.owner = one.actor
        return self._step(one, signal)

    def _hand_over(self, one, signal):
        if one.actor != KERN or signal.owner == KERN:  # there is no other who handles signals
            return REFUSED
        signal.owner = KERN
        return self._step(one, signal)

    def _edit(self, one, signal):
        if one.words == signal.why:
            return OK
        signal.why = one.words
        return self._step(one, signal)

    def _reopen(self, one, signal):
        signal.into = signal.proposal = None
        signal.owner = one.actor
        return self._step(one, signal)

    def _bundle(self, one, signal):
        other = self.signals[one.other]
        if one.other == one.signal or other.status not in EARLY:
            return REFUSED
        if signal.status == "new":
            signal.owner = one.actor
            self._step(Try(one.actor, "pick_up", one.signal), signal)
        self._step(one, signal, to=signal.status)
        for part in self.signals.values():
            if part.into == one.other:
                part.into = one.signal
        other.into = one.signal
        return self._step(one, other)

    def _propose(self, one, signal):
        signals = [signal]
        if one.also and one.other != one.signal:
            signals.append(self.signals[one.other])
        if any(part.status != "picked_up" for part in signals):
            return REFUSED
        number = len(self.proposals) + 1
        self.proposals[number] = Proposal(one.whom, int(one.text))
        for part in signals:
            part.proposal = number
            self._step(one, part)
        return OK

    def _together(self, one, signal, to=None):
        for part in self.signals.values():
            if part.proposal == signal.proposal:
                self._step(one, part, to)
        return OK

    def _revise(self, one, signal):
        proposal = self.proposals[signal.proposal]
        proposal.versions += 1
        proposal.status = "draft"
        return self._together(one, signal)

    def _agenda(self, one, signal):
        proposal = self.proposals[signal.proposal]
        meeting = f"{one.kind}-{day_of(one.day)}"
        if not proposal.versions or meeting in [hearing[0] for hearing in proposal.hearings]:
            return REFUSED
        if (waiting := self._waits(signal, one.kind)) is not None:
            proposal.hearings.remove(waiting)
        proposal.hearings.append([meeting, None, False])
        proposal.status = "on_agenda"
        return self._together(one, signal)

    def _waits(self, signal, kind):
        hearings = self.proposals[signal.proposal].hearings
        waiting = [one for one in hearings if one[0].startswith(kind) and one[1:] == [None, False]]
        return waiting[-1] if waiting else None

    def _heard(self, signal, kind):
        """The one that waits, or the last, to be mended; none while its meeting is to come."""
        every = self.proposals[signal.proposal].hearings
        last = [one for one in every if one[0].startswith(kind)]
        hearing = self._waits(signal, kind) or (last[-1] if last else None)
        return hearing if hearing and hearing[0] == f"{kind}-{day_of(1)}" else None

    def _move(self, one, signal):
        proposal = self.proposals[signal.proposal]
        hearing = self._waits(signal, one.kind)
        meeting = f"{one.kind}-{day_of(one.day)}"
        if hearing is None or meeting in [each[0] for each in proposal.hearings]:
            return REFUSED
        hearing[0] = meeting
        return self._together(one, signal)

    def _off_agenda(self, one, signal):
        proposal = self.proposals[signal.proposal]
        hearing = self._waits(signal, one.kind)
        if hearing is None:
            return REFUSED
        proposal.hearings.remove(hearing)
        if self._waits(signal, "stuurgroep") or self._waits(signal, "ambassadeurs"):
            return self._together(one, signal)
        before = next(state for *_, state in reversed(signal.history) if state != "on_agenda")
        proposal.status = "not_now" if before == "not_now" else "draft"
        return self._together(one, signal, before)

    def _advise(self, one, signal):
        hearing = self._heard(signal, "ambassadeurs")
        if hearing is None:
            return REFUSED
        hearing[2] = True
        return self._together(one, signal)

    def _outcome(self, one, signal):
        hearing = self._heard(signal, "stuurgroep")
        if hearing is None:
            return REFUSED
        hearing[1:] = [one.result, True]
        self.proposals[signal.proposal].status = one.result
        return self._together(one, signal, one.result)

    _decide = _together

    def _act(self, one, signal):
        self.actions[len(self.actions) + 1] = Action(signal.proposal, one.whom)
        return self._together(one, signal)

    def _finish(self, one, signal):
        action = self.actions.get(one.action)
        if action is None or (action.proposal, action.state) != (signal.proposal, "open"):
            return REFUSED
        action.state = "done"
        return self._together(one, signal)

    def _close(self, one, signal):
        mine = [one for one in self.actions.values() if one.proposal == signal.proposal]
        if any(action.state == "open" for action in mine):
            return REFUSED
        return self._together(one, signal)
