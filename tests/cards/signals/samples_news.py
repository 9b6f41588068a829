"""Cards of what people hear of signals: usual, largest, nastiest, emptiest."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.kit.translator import Translator, translator
from cards.signals.news.news import news_card
from cards.signals.triage import desk_card, desk_list
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Language, MeetingKind, SignalKind, SignalLevel
from registry.signals.names import Labels
from registry.signals.news_view import ToldSignal, ToldStep, Why
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import Action
from registry.signals.proposals.meeting import Meeting
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import LONGEST_NOTE, LONGEST_SEEN, Signal, Step, Support
from registry.signals.similar import Like
from registry.signals.triage import DeskNews, DeskSignal
from registry.signals.workflow.transitions import SignalStatus, SignalStep

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2027, 3, 1)
NASTY = (
    "<at>Sanne</at> **vet** [klik](http://kwaad.example) <b>x</b> ${naam} # kop - 1. lijst | `code`"
    " 😀 עברית العربية Lettergrepenbrekendlangewoordzonderspaties"
)
FULL = "😀" * LONGEST_SEEN
FULL_NOTE = "😀" * LONGEST_NOTE
LONG_NAME = "😀" * 100

Cards = Iterator[tuple[str, Mapping[str, Any]]]


def signal(number: int = 12, **more: Any) -> Signal:
    """A signal of the usual size."""
    fields = {
        "slug": str(number),
        "number": number,
        "seen": "Kennis over de bodem blijft liggen bij de waterschappen. Gemeenten weten niet wie"
        " ze kunnen bellen, en doen het onderzoek dan nog een keer.",
        "raiser": "fatima",
        "raised": NOW,
        "hub": "twente",
        "themes": ("water", "bodem"),
        "history": (step(SignalStep.RAISE, SignalStatus.NEW),),
    }
    return Signal(**fields | more)


def step(kind: SignalStep, status: SignalStatus = SignalStatus.PICKED_UP, note: str = "") -> Step:
    """A step with its words."""
    return Step(step=kind, at=NOW, by="sanne", status=status, note=note)


PROPOSAL = Proposal(slug="voorstel-3", number=3, title="Een bodemloket", due=DAY)
NO_DAY = PROPOSAL.model_copy(update={"due": None})
MEETINGS = [
    Meeting(slug=Meeting.key(kind, DAY), kind=kind, day=DAY)
    for kind in (MeetingKind.STEERING, MeetingKind.AMBASSADORS)
]
BODY = "Gedeputeerde Staten van Overijssel"
DECISION = Decision(slug="b", number=1, proposal="p", body=BODY, day=DAY, text="Er komt een loket.")
ACTION = Action(slug="actie-1", number=1, what="Het loket openen", proposal="p", due=DAY)
LABELS = Labels(
    {"twente": "Twente", "zeeland": "Zeeland"},
    {"water": Theme(slug="water", name="Water"), "bodem": Theme(slug="bodem", name="Bodem")},
    {"fatima": "Fatima El Amrani"},
)

S, T = SignalStep, SignalStatus
REASON = "Het waterschap werkt hier al aan. We kijken in het voorjaar wat er nog mist."


def steps() -> list[ToldStep]:
    """Every step, in each way that it is told."""
    outcomes = (T.TAKEN_UP, T.SENT_BACK, T.NOT_NOW)
    return [
        ToldStep(step(S.PICK_UP)),
        ToldStep(step(S.JOIN, note="Hier ook."), "Pieter van den Berg", "Zeeland"),
        ToldStep(step(S.EDIT)),
        ToldStep(step(S.ASK, T.ASKED, "In welke gemeenten speelt dit?")),
        ToldStep(step(S.ANSWER, note="In Losser en Enschede."), "Fatima El Amrani"),
        ToldStep(step(S.ANSWER)),
        ToldStep(step(S.BUNDLE, T.BUNDLED), other="14"),
        ToldStep(step(S.BUNDLE, T.BUNDLED)),
        ToldStep(step(S.BUNDLE)),
        ToldStep(step(S.SET_ASIDE, T.SET_ASIDE, REASON)),
        ToldStep(step(S.REOPEN, note="Toch nog eens kijken.")),
        ToldStep(step(S.PROPOSE, T.PROPOSED)),
        ToldStep(step(S.PROPOSE, T.PROPOSED), proposal=PROPOSAL),
        ToldStep(step(S.PROPOSE, T.PROPOSED), proposal=NO_DAY),
        ToldStep(step(S.REVISE, T.PROPOSED)),
        *(ToldStep(step(S.AGENDA, T.ON_AGENDA), meeting=one) for one in (*MEETINGS, None)),
        ToldStep(step(S.ADVISE, T.ON_AGENDA, "Zoek de provincies op.")),
        *(ToldStep(step(S.OUTCOME, one, "Wat kost het?")) for one in outcomes),
        ToldStep(step(S.OUTCOME, T.SENT_BACK, "Wat kost het?"), proposal=PROPOSAL),
        ToldStep(step(S.DECIDE, T.DECIDED, "Er komt een loket."), decision=DECISION),
        ToldStep(step(S.DECIDE, T.DECIDED)),
        ToldStep(step(S.ACT, T.ACTING, "Het loket openen"), action=ACTION),
        ToldStep(step(S.ACT, T.ACTING, "Het loket openen"), action=ACTION, theirs=True),
        ToldStep(
            step(S.ACT, T.ACTING), action=ACTION.model_copy(update={"due": None}), theirs=True
        ),
        ToldStep(step(S.FINISH, T.ACTING, "Het loket is open."), action=ACTION),
        ToldStep(
            step(S.FINISH, T.ACTING, "Te duur."),
            action=ACTION.model_copy(update={"state": "dropped"}),
        ),
        ToldStep(step(S.CLOSE, T.CLOSED, "Een loket helpt.")),
    ]


def told(*parts: ToldStep, why: Why = Why.RAISED, **more: Any) -> ToldSignal:
    """What there is to tell of the usual signal."""
    fields = {"number": 12, "signal": signal(status=parts[-1].step.status)} | more
    return ToldSignal(why=why, steps=parts, **fields)


PICKED_UP = ToldStep(step(S.PICK_UP))
ASKED = ToldStep(step(S.ASK, T.ASKED, "In welke gemeenten speelt dit?"))


def _members(t: Translator) -> Cards:
    yield "usual", news_card(t, [told(PICKED_UP, ToldStep(step(S.SET_ASIDE, T.SET_ASIDE, REASON)))])
    yield "asked", news_card(t, [told(PICKED_UP, ASKED, asked="In welke gemeenten speelt dit?")])
    several = [
        told(ASKED, asked="Waar?"),
        told(PICKED_UP, number=13, signal=signal(13)),
        told(*steps()[10:13], number=14, signal=signal(14), why=Why.WORKER),
    ]
    yield "several", news_card(t, several)
    for at, one in enumerate(steps()):
        yield f"step-{at}-{one.step.step}", news_card(t, [told(one)])
    for why in Why:
        own = signal(14) if why is Why.BUNDLED else None
        yield f"why-{why}", news_card(t, [told(ASKED, why=why, own=own)])
    joins = [ToldStep(step(S.JOIN, note=f"Hier ook {n}"), f"Lid {n}", "Zeeland") for n in range(20)]
    yield "somebody", news_card(t, [told(ToldStep(step(S.JOIN)))])
    yield "joins", news_card(t, [told(PICKED_UP, *joins, why=Why.OWNER)])
    nowhere = [ToldStep(step(S.JOIN))] * 3
    yield "joins-nowhere", news_card(t, [told(*nowhere, *[ToldStep(step(S.BUNDLE))] * 40)])
    bare = ToldStep(step(S.SET_ASIDE, T.SET_ASIDE))
    yield "closed-to-you", news_card(t, [told(bare, signal=None, why=Why.BEFORE)])
    yield "closed-own", news_card(t, [told(bare, signal=None, why=Why.BUNDLED, own=signal(14))])
    yield "largest", news_card(t, _largest())
    named = ToldStep(step(S.JOIN, note=NASTY), NASTY[:90], NASTY[:90])
    worked = ToldStep(
        step(S.PROPOSE, T.PROPOSED, NASTY), proposal=PROPOSAL.model_copy(update={"title": NASTY})
    )
    decided = ToldStep(
        step(S.DECIDE, T.DECIDED, NASTY), decision=DECISION.model_copy(update={"body": NASTY})
    )
    nasty = told(named, worked, decided, signal=signal(title=NASTY, seen=NASTY), asked=NASTY)
    yield "nasty", news_card(t, [nasty, nasty])


def _largest() -> list[ToldSignal]:
    notes = [
        ToldStep(step(one.step.step, one.step.status, FULL_NOTE), LONG_NAME, LONG_NAME)
        for one in steps()
    ]
    return [told(*notes, signal=signal(title="😀" * 200, seen=FULL), asked="?")] * 60


def _desk(t: Translator) -> Cards:
    usual = signal(why="Dan leren we niets.", wish="Een loket waar je terechtkunt.")
    like = Like(signal(7, hub="zeeland"), ("bodem", "waterschappen"), ("water",))
    yield "desk", desk_card(t, DeskSignal(usual, LABELS, (like,)))
    yield "desk-anonymous", desk_card(t, DeskSignal(signal(anonymous=True, raiser=""), LABELS))
    answered = signal(
        status=T.PICKED_UP,
        history=(step(S.RAISE, T.NEW), step(S.ASK, T.ASKED, "Waar?"), step(S.ANSWER)),
        supporters=(Support(member="x", hub="zeeland"), Support(member="y")),
    )
    yield "desk-answered", desk_card(t, DeskSignal(answered, LABELS, (), "Waar?", "In Losser."))
    for status in T:
        moved = signal(status=status, history=(step(S.RAISE, T.NEW), step(S.REVISE, status)))
        yield f"desk-{status}", desk_card(t, DeskSignal(moved, Labels()))
    large = signal(title="😀" * 200, seen=FULL, why=FULL[:1000], wish=FULL[:1000])
    likes = (Like(large, ("😀" * 40,) * 9, ()),) * 3
    names = Labels({"twente": LONG_NAME}, LABELS.themes, {"fatima": LONG_NAME})
    yield "desk-largest", desk_card(t, DeskSignal(large, names, likes, FULL_NOTE, FULL_NOTE))
    nasty = signal(title=NASTY, seen=NASTY, why=NASTY, wish=NASTY)
    names = Labels({"twente": NASTY[:90]}, {}, {"fatima": NASTY[:90]})
    desk = DeskSignal(nasty, names, (Like(nasty, (NASTY,), ()),), NASTY, NASTY)
    yield "desk-nasty", desk_card(t, desk)
    many = tuple(
        signal(n, kind=list(SignalKind)[n % 3], level=list(SignalLevel)[n % 2], hub=hub)
        for n, hub in zip(range(1, 41), ("twente", "zeeland", None, "twente") * 10, strict=True)
    )
    yield "desk-list", desk_list(t, DeskNews(many, LABELS, 2))
    yield "desk-list-answers", desk_list(t, DeskNews(many[:5], LABELS, 5))
    yield "desk-list-largest", desk_list(t, DeskNews((large,) * 400, names, 1))
    yield "desk-list-nasty", desk_list(t, DeskNews((nasty,) * 4, names))


def samples() -> dict[str, Mapping[str, Any]]:
    """Every card by name, in both languages."""
    made: dict[str, Mapping[str, Any]] = {}
    for language in Language:
        t = translator(language)
        for make in (_members, _desk):
            made |= {f"{name}-{language}": card for name, card in make(t)}
    return made
