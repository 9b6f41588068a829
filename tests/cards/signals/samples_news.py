"""Cards of what people hear of signals: usual, largest, nastiest, emptiest."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.kit.translator import Translator, translator
from cards.signals.news.news import news_card
from cards.signals.triage import triage_card, triage_list
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Language, MeetingKind, SignalKind, SignalLevel
from registry.signals.names import Labels
from registry.signals.news_view import NewsItem, NewsStep, Relation
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import Meeting
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import LONGEST_NOTE, LONGEST_SEEN, Signal, Step, Support
from registry.signals.similarity.similar import SimilarSignal
from registry.signals.transitions import SignalStatus, SignalStep
from registry.signals.triage import TriageNews, TriageSignal

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
ACTION = FollowUp(slug="actie-1", number=1, what="Het loket openen", proposal="p", due=DAY)
LABELS = Labels(
    {"twente": "Twente", "zeeland": "Zeeland"},
    {"water": Theme(slug="water", name="Water"), "bodem": Theme(slug="bodem", name="Bodem")},
    {"fatima": "Fatima El Amrani"},
)

S, T = SignalStep, SignalStatus
REASON = "Het waterschap werkt hier al aan. We kijken in het voorjaar wat er nog mist."


def steps() -> list[NewsStep]:
    """Every step, in each way that it is told."""
    outcomes = (T.TAKEN_UP, T.SENT_BACK, T.NOT_NOW)
    return [
        NewsStep(step(S.PICK_UP)),
        NewsStep(step(S.JOIN, note="Hier ook."), "Pieter van den Berg", "Zeeland"),
        NewsStep(step(S.EDIT)),
        NewsStep(step(S.ASK, T.ASKED, "In welke gemeenten speelt dit?")),
        NewsStep(step(S.ANSWER, note="In Losser en Enschede."), "Fatima El Amrani"),
        NewsStep(step(S.ANSWER)),
        NewsStep(step(S.BUNDLE, T.BUNDLED), other="14"),
        NewsStep(step(S.BUNDLE, T.BUNDLED)),
        NewsStep(step(S.BUNDLE)),
        NewsStep(step(S.SET_ASIDE, T.SET_ASIDE, REASON)),
        NewsStep(step(S.REOPEN, note="Toch nog eens kijken.")),
        NewsStep(step(S.PROPOSE, T.PROPOSED)),
        NewsStep(step(S.PROPOSE, T.PROPOSED), proposal=PROPOSAL),
        NewsStep(step(S.PROPOSE, T.PROPOSED), proposal=NO_DAY),
        NewsStep(step(S.REVISE, T.PROPOSED)),
        *(NewsStep(step(S.AGENDA, T.ON_AGENDA), meeting=one) for one in (*MEETINGS, None)),
        NewsStep(step(S.ADVISE, T.ON_AGENDA, "Zoek de provincies op.")),
        *(NewsStep(step(S.OUTCOME, one, "Wat kost het?")) for one in outcomes),
        NewsStep(step(S.OUTCOME, T.SENT_BACK, "Wat kost het?"), proposal=PROPOSAL),
        NewsStep(step(S.DECIDE, T.DECIDED, "Er komt een loket."), decision=DECISION),
        NewsStep(step(S.DECIDE, T.DECIDED)),
        NewsStep(step(S.ACT, T.ACTING, "Het loket openen"), action=ACTION),
        NewsStep(step(S.ACT, T.ACTING, "Het loket openen"), action=ACTION, theirs=True),
        NewsStep(
            step(S.ACT, T.ACTING), action=ACTION.model_copy(update={"due": None}), theirs=True
        ),
        NewsStep(step(S.FINISH, T.ACTING, "Het loket is open."), action=ACTION),
        NewsStep(
            step(S.FINISH, T.ACTING, "Te duur."),
            action=ACTION.model_copy(update={"state": "dropped"}),
        ),
        NewsStep(step(S.CLOSE, T.CLOSED, "Een loket helpt.")),
    ]


def told(*parts: NewsStep, relation: Relation = Relation.RAISED, **more: Any) -> NewsItem:
    """What there is to tell of the usual signal."""
    fields = {"number": 12, "signal": signal(status=parts[-1].step.status)} | more
    return NewsItem(relation=relation, steps=parts, **fields)


PICKED_UP = NewsStep(step(S.PICK_UP))
ASKED = NewsStep(step(S.ASK, T.ASKED, "In welke gemeenten speelt dit?"))


def _members(t: Translator) -> Cards:
    yield "usual", news_card(t, [told(PICKED_UP, NewsStep(step(S.SET_ASIDE, T.SET_ASIDE, REASON)))])
    yield "asked", news_card(t, [told(PICKED_UP, ASKED, asked="In welke gemeenten speelt dit?")])
    several = [
        told(ASKED, asked="Waar?"),
        told(PICKED_UP, number=13, signal=signal(13)),
        told(*steps()[10:13], number=14, signal=signal(14), relation=Relation.WORKER),
    ]
    yield "several", news_card(t, several)
    for at, one in enumerate(steps()):
        yield f"step-{at}-{one.step.step}", news_card(t, [told(one)])
    for why in Relation:
        own = signal(14) if why is Relation.BUNDLED else None
        yield f"why-{why}", news_card(t, [told(ASKED, relation=why, own=own)])
    joins = [NewsStep(step(S.JOIN, note=f"Hier ook {n}"), f"Lid {n}", "Zeeland") for n in range(20)]
    yield "somebody", news_card(t, [told(NewsStep(step(S.JOIN)))])
    yield "joins", news_card(t, [told(PICKED_UP, *joins, relation=Relation.OWNER)])
    nowhere = [NewsStep(step(S.JOIN))] * 3
    yield "joins-nowhere", news_card(t, [told(*nowhere, *[NewsStep(step(S.BUNDLE))] * 40)])
    bare = NewsStep(step(S.SET_ASIDE, T.SET_ASIDE))
    yield "closed-to-you", news_card(t, [told(bare, signal=None, relation=Relation.BEFORE)])
    yield (
        "closed-own",
        news_card(t, [told(bare, signal=None, relation=Relation.BUNDLED, own=signal(14))]),
    )
    yield "largest", news_card(t, _largest())
    named = NewsStep(step(S.JOIN, note=NASTY), NASTY[:90], NASTY[:90])
    worked = NewsStep(
        step(S.PROPOSE, T.PROPOSED, NASTY), proposal=PROPOSAL.model_copy(update={"title": NASTY})
    )
    decided = NewsStep(
        step(S.DECIDE, T.DECIDED, NASTY), decision=DECISION.model_copy(update={"body": NASTY})
    )
    nasty = told(named, worked, decided, signal=signal(title=NASTY, seen=NASTY), asked=NASTY)
    yield "nasty", news_card(t, [nasty, nasty])


def _largest() -> list[NewsItem]:
    notes = [
        NewsStep(step(one.step.step, one.step.status, FULL_NOTE), LONG_NAME, LONG_NAME)
        for one in steps()
    ]
    return [told(*notes, signal=signal(title="😀" * 200, seen=FULL), asked="?")] * 60


def _desk(t: Translator) -> Cards:
    usual = signal(why="Dan leren we niets.", wish="Een loket waar je terechtkunt.")
    like = SimilarSignal(signal(7, hub="zeeland"), ("bodem", "waterschappen"), ("water",))
    yield "desk", triage_card(t, TriageSignal(usual, LABELS, (like,)))
    yield "desk-anonymous", triage_card(t, TriageSignal(signal(anonymous=True, raiser=""), LABELS))
    answered = signal(
        status=T.PICKED_UP,
        history=(step(S.RAISE, T.NEW), step(S.ASK, T.ASKED, "Waar?"), step(S.ANSWER)),
        supporters=(Support(member="x", hub="zeeland"), Support(member="y")),
    )
    yield "desk-answered", triage_card(t, TriageSignal(answered, LABELS, (), "Waar?", "In Losser."))
    for status in T:
        moved = signal(status=status, history=(step(S.RAISE, T.NEW), step(S.REVISE, status)))
        yield f"desk-{status}", triage_card(t, TriageSignal(moved, Labels()))
    large = signal(title="😀" * 200, seen=FULL, why=FULL[:1000], wish=FULL[:1000])
    likes = (SimilarSignal(large, ("😀" * 40,) * 9, ()),) * 3
    names = Labels({"twente": LONG_NAME}, LABELS.themes, {"fatima": LONG_NAME})
    yield "desk-largest", triage_card(t, TriageSignal(large, names, likes, FULL_NOTE, FULL_NOTE))
    nasty = signal(title=NASTY, seen=NASTY, why=NASTY, wish=NASTY)
    names = Labels({"twente": NASTY[:90]}, {}, {"fatima": NASTY[:90]})
    desk = TriageSignal(nasty, names, (SimilarSignal(nasty, (NASTY,), ()),), NASTY, NASTY)
    yield "desk-nasty", triage_card(t, desk)
    many = tuple(
        signal(n, kind=list(SignalKind)[n % 3], level=list(SignalLevel)[n % 2], hub=hub)
        for n, hub in zip(range(1, 41), ("twente", "zeeland", None, "twente") * 10, strict=True)
    )
    yield "desk-list", triage_list(t, TriageNews(many, LABELS, 2))
    yield "desk-list-answers", triage_list(t, TriageNews(many[:5], LABELS, 5))
    yield "desk-list-largest", triage_list(t, TriageNews((large,) * 400, names, 1))
    yield "desk-list-nasty", triage_list(t, TriageNews((nasty,) * 4, names))


def samples() -> dict[str, Mapping[str, Any]]:
    """Every card by name, in both languages."""
    made: dict[str, Mapping[str, Any]] = {}
    for language in Language:
        t = translator(language)
        for make in (_members, _desk):
            made |= {f"{name}-{language}": card for name, card in make(t)}
    return made
