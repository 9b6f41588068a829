"""Cards of signals and proposals: usual, largest, nastiest, emptiest, for every reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.kit.translator import Translator, translator
from cards.signals.edits import edit_form, values_of
from cards.signals.proposal import proposal_card
from cards.signals.signal import only_card, signal_card
from cards.signals.timeline import course_card
from registry.core.errors import Fault
from registry.core.vocabulary import Language, MeetingKind, Region
from registry.signals.details import SignalFile
from registry.signals.names import Labels
from registry.signals.proposal_views import ProposalFile
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import Meeting
from registry.signals.proposals.proposal import Hearing, Proposal, Version
from registry.signals.signal import Signal, Source, Step, Support
from registry.signals.similarity.similar import SimilarSignal
from registry.signals.transitions import STEPS, SignalStatus, SignalStep
from tests.cards.agenda.samples_questions import FULL, NASTY, NASTY_NAME, THEMES, hub, question

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2027, 3, 1)
SEEN = (
    "Wat een waterschap over de bodem leert, komt niet bij de gemeenten terecht. In Losser begon"
    " men daardoor opnieuw met een onderzoek dat in Zeeland al klaar was."
)
LINKED = Source(kind="message", text="Kanaal Twente", link="https://teams.example/1")
LABELS = Labels(
    hubs={"twente": "Twente", "zeeland": "Zeeland", "flevoland": "Noordelijk Flevoland"},
    themes={one.slug: one for one in THEMES[:3]},
    members={"fatima": "Fatima El Amrani", "sanne": "Sanne de Vries", "pieter": "Pieter van Dam"},
)
HUGE = Labels(
    hubs={f"h{n}": "😀" * 100 for n in range(20)},
    themes={one.slug: one for one in THEMES},
    members={"fatima": "😀" * 200, "sanne": "😀" * 200},
)
NAUGHTY = Labels(hubs={"twente": NASTY_NAME}, members={"fatima": NASTY, "sanne": NASTY})

Cards = Iterator[tuple[str, Mapping[str, Any]]]


def signal(number: int = 12, **more: Any) -> Signal:
    """A signal of the usual size."""
    fields = {
        "slug": str(number),
        "number": number,
        "title": "Kennis over de bodem blijft liggen",
        "seen": SEEN,
        "why": "Zo doen we werk dubbel.",
        "wish": "Eén plek waar je dit vindt.",
        "hub": "twente",
        "region": Region.TWENTE,
        "themes": ("thema-0", "thema-1"),
        "raiser": "fatima",
        "raised": AT,
        "history": (took(SignalStep.RAISE, "fatima", SignalStatus.NEW),),
    }
    return Signal(**fields | more)


def took(
    step: SignalStep, by: str, status: SignalStatus, note: str = "", about: str = "", **more: Any
) -> Step:
    """A step that was taken."""
    return Step(step=step, at=AT, by=by, status=status, note=note, about=about, **more)


S, T = SignalStep, SignalStatus
COURSE = (
    took(S.RAISE, "fatima", T.NEW),
    took(S.JOIN, "pieter", T.NEW),
    took(S.JOIN, "", T.NEW),
    took(S.PICK_UP, "sanne", T.PICKED_UP),
    took(S.ASK, "sanne", T.ASKED, "Waar speelt dit precies?"),
    took(S.ANSWER, "fatima", T.PICKED_UP, "In Losser en Enschede."),
    took(S.EDIT, "sanne", T.PICKED_UP, fields=("title", "themes", "anonymous")),
    took(S.BUNDLE, "sanne", T.PICKED_UP, about="signals/14"),
    took(S.PROPOSE, "sanne", T.PROPOSED, about="proposals/voorstel-3"),
    took(S.REVISE, "pieter", T.PROPOSED),
    took(S.AGENDA, "sanne", T.ON_AGENDA, about="meetings/stuurgroep-2027-03-01"),
    took(S.ADVISE, "sanne", T.ON_AGENDA, "Zoek de provincies op."),
    took(S.OUTCOME, "sanne", T.TAKEN_UP),
    took(S.DECIDE, "sanne", T.DECIDED, "Er komt een bodemloket.", "decisions/besluit-1"),
    took(S.ACT, "sanne", T.ACTING, "Het loket openen", "actions/actie-1"),
    took(S.FINISH, "pieter", T.ACTING, "Het loket is open.", "actions/actie-1"),
)
SUPPORTERS = (
    Support(member="pieter", hub="zeeland", note="Ook bij ons over verzilting."),
    Support(hub="flevoland", anonymous=True),
)
MEETINGS = {
    "stuurgroep-2027-03-01": Meeting(
        slug="stuurgroep-2027-03-01", kind=MeetingKind.STEERING, day=DAY
    ),
    "ambassadeurs-2027-02-01": Meeting(
        slug="ambassadeurs-2027-02-01", kind=MeetingKind.AMBASSADORS, day=date(2027, 2, 1)
    ),
}
HEARINGS = (
    Hearing(meeting="ambassadeurs-2027-02-01", version=1, note="Zoek de provincies op."),
    Hearing(meeting="stuurgroep-2027-03-01", version=2, outcome="taken_up"),
)


def proposal(**more: Any) -> Proposal:
    """A proposal of the usual size."""
    versions = tuple(
        Version(
            text=f"Versie {n}: één bodemloket voor alle waterschappen. " * 6, by="pieter", at=AT
        )
        for n in (1, 2, 3)
    )
    fields = {
        "slug": "voorstel-3",
        "number": 3,
        "title": "Een bodemloket",
        "workers": ("pieter", "sanne"),
        "due": DAY,
        "versions": versions,
        "signals": ("12", "14"),
        "hearings": HEARINGS,
        "status": "taken_up",
    }
    return Proposal(**fields | more)


def decision(number: int = 1, **more: Any) -> Decision:
    """A decision of the usual size."""
    fields = {
        "slug": f"besluit-{number}",
        "number": number,
        "body": "Provinciale Staten van Overijssel",
        "day": DAY,
        "text": "Er komt een bodemloket.",
        "proposal": "voorstel-3",
    }
    return Decision(**fields | more)


def action(number: int = 1, **more: Any) -> FollowUp:
    """An action of the usual size."""
    fields = {
        "slug": f"actie-{number}",
        "number": number,
        "what": "Het loket openen",
        "proposal": "voorstel-3",
        "doer": "pieter",
        "due": date(2027, 6, 1),
    }
    return FollowUp(**fields | more)


ENDED = {"state": "done", "ended": AT, "result": "Het loket is open."}
USUAL = ProposalFile(
    proposal(),
    whole=True,
    meetings=MEETINGS,
    decisions=(decision(),),
    actions=(action(), action(2, party="Waterschap Vechtstromen", doer=""), action(3, **ENDED)),
    signals=(signal(), signal(14, title="", hub="zeeland")),
    questions=(question(),),
    names=LABELS.members,
    finishable=frozenset({"actie-1"}),
    steps=(S.REVISE, S.AGENDA, S.ADVISE, S.OUTCOME, S.DECIDE, S.CLOSE),
)
LARGEST = ProposalFile(
    proposal(
        title="😀" * 150,
        workers=tuple(f"m{n}" for n in range(20)),
        versions=tuple(Version(text=FULL, by="sanne", at=AT) for _ in range(40)),
        hearings=tuple(
            Hearing(meeting=f"anders-{n}", version=1, outcome="not_now", note=FULL)
            for n in range(40)
        ),
    ),
    whole=True,
    decisions=tuple(decision(n, body="😀" * 200, text="😀" * 2_000) for n in range(30)),
    actions=tuple(
        action(n, what="😀" * 1_000, party="😀" * 200, doer="", result=FULL) for n in range(60)
    ),
    signals=tuple(signal(n, title="😀" * 150) for n in range(20)),
    questions=tuple(question(title="😀" * 150) for _ in range(20)),
    names={f"m{n}": "😀" * 200 for n in range(20)} | {"sanne": "😀" * 200},
    finishable=frozenset(f"actie-{n}" for n in range(60)),
    steps=(S.REVISE, S.AGENDA, S.ADVISE, S.CLOSE, S.JOIN, S.EDIT),
)
NASTIEST = ProposalFile(
    proposal(
        title=NASTY_NAME,
        versions=(Version(text=NASTY, by="sanne", at=AT),),
        hearings=(Hearing(meeting="anders", version=1, note=NASTY),),
    ),
    decisions=(decision(body=NASTY, text=NASTY),),
    actions=(action(what=NASTY, party=NASTY, doer="", result=NASTY),),
    signals=(signal(title=NASTY_NAME),),
    questions=(question(title=NASTY),),
    names={"sanne": NASTY, "pieter": NASTY},
)


def steps_in(status: SignalStatus) -> tuple[SignalStep, ...]:
    """All that could be done with a signal in a state."""
    return tuple(step for step, rule in STEPS.items() if status in rule.starts)


def files() -> Iterator[tuple[str, SignalFile]]:
    """Signals with all that belongs to them."""
    possible = (S.JOIN, S.PICK_UP, S.ASK, S.BUNDLE, S.SET_ASIDE, S.EDIT)
    likes = (
        SimilarSignal(signal(14), ("bodem", "kennis"), ()),
        SimilarSignal(signal(15, title=""), (), ()),
    )
    new = SignalFile(signal(due=AT), LABELS, possible, kernteam=True, late=True, likes=likes)
    yield "new", new
    unknown = (took(S.RAISE, "", T.NEW),)
    hidden = signal(anonymous=True, raiser="", history=unknown)
    yield "member", SignalFile(hidden, LABELS, (S.JOIN,))
    asked = signal(
        status=T.ASKED, question="Waar speelt dit precies?", anonymous=True, source=LINKED
    )
    yield "asked", SignalFile(asked, LABELS, (S.ANSWER, S.EDIT), raised=True)
    yield "asked-kernteam", SignalFile(asked, LABELS, (S.ANSWER, S.SET_ASIDE), kernteam=True)
    acting = signal(
        status=T.ACTING, supporters=SUPPORTERS, history=COURSE, owner="sanne", proposal="voorstel-3"
    )
    parts = (signal(14), signal(15))
    yield (
        "acting",
        SignalFile(
            acting,
            LABELS,
            (S.ACT, S.CLOSE, S.JOIN),
            joined=True,
            proposal=USUAL,
            parts=parts,
            parts_total=40,
        ),
    )
    closed = signal(status=T.CLOSED, lesson="Een loket helpt.", follows_up="8")
    yield "closed", SignalFile(closed, LABELS, (S.REOPEN,), kernteam=True, follows=signal(8))
    yield "bundled", SignalFile(signal(status=T.BUNDLED, into="14"), LABELS, into=signal(14))
    yield "bare", SignalFile(signal(title="", hub=None, region=None, themes=(), why="", wish=""))
    largest = signal(
        why="😀" * 1_000,
        wish="😀" * 1_000,
        title="😀" * 150,
        seen="😀" * 1_500,
        lesson=FULL,
        question=FULL,
        status=T.ASKED,
        themes=tuple(one.slug for one in THEMES[:8]),
        source=Source(text="😀" * 200, link="https://teams.example/" + "a" * 1_900),
        owner="sanne",
        supporters=tuple(
            Support(member="fatima", hub=f"h{n % 20}", note="😀" * 1_000) for n in range(500)
        ),
        history=tuple(took(S.ASK, "sanne", T.ASKED, "😀" * 2_000) for _ in range(60)),
    )
    yield (
        "largest",
        SignalFile(
            largest,
            HUGE,
            steps_in(T.ASKED),
            kernteam=True,
            late=True,
            proposal=LARGEST,
            parts=tuple(signal(n, title="😀" * 150) for n in range(30)),
            parts_total=999,
            into=largest,
            follows=largest,
            likes=tuple(SimilarSignal(largest, ("😀" * 40,) * 9, ()) for _ in range(3)),
        ),
    )
    nasty = signal(
        12,
        **dict.fromkeys(("title", "seen", "why", "wish", "lesson", "question"), NASTY),
        status=T.ASKED,
        source=Source(text=NASTY),
        owner="sanne",
        supporters=(Support(member="sanne", hub="twente", note=NASTY),),
        history=(took(S.ASK, "sanne", T.ASKED, NASTY), took(S.AGENDA, "x", T.ON_AGENDA, NASTY)),
    )
    yield (
        "nasty",
        SignalFile(
            nasty,
            NAUGHTY,
            kernteam=True,
            proposal=NASTIEST,
            parts=(nasty,),
            parts_total=1,
            into=nasty,
            likes=(SimilarSignal(nasty, (NASTY,), ()),),
        ),
    )


def _signals(t: Translator) -> Cards:
    for name, file in files():
        yield f"signal-{name}", signal_card(t, file)
        if file.signal.history:
            yield f"course-{name}", course_card(t, file)
    yield "signal-edited", signal_card(t, SignalFile(signal(), LABELS), "signals-edited")
    for status in SignalStatus:
        one = signal(status=status, history=COURSE * 2, source=LINKED)
        every = SignalFile(one, LABELS, steps_in(status), kernteam=True, follows=one)
        yield f"signal-all-{status}", signal_card(t, every)
    long = SignalFile(signal(history=COURSE * 9), LABELS)
    yield "course-page", course_card(t, long, 1)
    yield "course-last", course_card(t, long, 99)
    yield "only", only_card(t, "Kennis blijft liggen")
    yield "only-largest", only_card(t, FULL * 5)
    yield "only-nasty", only_card(t, NASTY)


def _proposals(t: Translator) -> Cards:
    yield "proposal", proposal_card(t, USUAL, LABELS)
    yield "proposal-earlier", proposal_card(t, USUAL, LABELS, 1)
    yield "proposal-largest", proposal_card(t, LARGEST, HUGE)
    yield "proposal-nasty", proposal_card(t, NASTIEST, NAUGHTY)
    draft = proposal(hearings=(), status="draft", versions=())
    yield "proposal-unread", proposal_card(t, ProposalFile(draft, signals=(signal(),)), LABELS)
    yield "proposal-bare", proposal_card(t, ProposalFile(draft, whole=True), Labels())


def _edits(t: Translator) -> Cards:
    hubs, faults = [hub()], [Fault("seen", "too_short", {"min": 10}), Fault("", "signal_changed")]
    one = signal(anonymous=True)
    form = edit_form(t, one, THEMES, hubs, own=True)
    yield "edit", form.card(t, values_of(one))
    yield "edit-faults", form.card(t, values_of(one) | {"seen": "kort"}, faults)
    full = dict.fromkeys(("seen", "why", "wish", "title", "source"), FULL * 2)
    yield "edit-largest", edit_form(t, one, THEMES, hubs * 70, own=False).card(t, full)
    nasty = dict.fromkeys(("seen", "why", "wish", "title", "source"), NASTY)
    yield "edit-nasty", edit_form(t, one, THEMES, [hub(NASTY_NAME)], own=False).card(t, nasty)


def samples() -> dict[str, Mapping[str, Any]]:
    """Every card by name, in both languages."""
    made: dict[str, Mapping[str, Any]] = {}
    for language in Language:
        t = translator(language)
        for make in (_signals, _proposals, _edits):
            made |= {f"{name}-{language}": card for name, card in make(t)}
    return made
