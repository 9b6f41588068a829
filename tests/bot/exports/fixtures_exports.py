"""Two meetings of the Stuurgroep: what the first made of two proposals, what the second gets."""

from datetime import date

from registry.agenda.question import Question
from registry.core.vocabulary import MeetingKind, SignalKind, SignalLevel
from registry.signals.proposals.meeting import Meeting
from registry.signals.workflow.hearing_workflow import (
    advise,
    agenda,
    outcome,
)
from registry.signals.workflow.proposal_workflow import (
    act,
    decide,
    propose,
    revise,
)
from registry.signals.workflow.signal_workflow import bundle, join, pick_up, raise_signal
from tests.registry.signals.fixtures_signals import (
    DOER,
    KERN,
    OTHER,
    RAISER,
    WORKER,
    action_draft,
    decision_draft,
    do,
    draft,
    proposal_draft,
    signal_world,
)

FIRST, SECOND = date(2026, 11, 23), date(2027, 6, 7)
SECRET = "https://teams.microsoft.com/l/message/geheim"
SEEN = (
    "Kennis over de bodem blijft liggen bij de waterschappen, en gemeenten vinden die niet.",
    "Wat het waterschap meet, komt niet bij de gemeente.",
    "Boeren in Flevoland vragen drie keer hetzelfde aan drie overheden.",
    "Een loket van het Rijk helpt regio’s snel aan bodemdata.",
    "Regels van het Rijk passen niet bij wat de regio wil met peilbeheer.",
)
TEXT = (
    "Eén bodemloket voor overheden en boeren.\n"
    "Het loket wijst de weg naar kennis die er al is. Per regio kent één mens de weg.\n"
    "We beginnen in Twente en Flevoland, en kijken na een jaar of het helpt."
)


async def papers_world(store):
    """The signals 1 to 5 and the proposals 1 to 3; 4 is anonymous, 2 is bundled with 1."""
    await signal_world(store)
    async with store.write("system") as unit:
        question = Question(
            slug="bodem", number="3", title="Bodem en kennis", text="Hoe delen we bodemkennis?"
        )
        await unit.of(Question).add(question)
    raised = (
        (RAISER, draft(seen=SEEN[0], why="Besluiten worden slecht.", wish="Maak één ingang.")),
        (OTHER, draft(seen=SEEN[1], hub="zeeland")),
        (OTHER, draft(seen=SEEN[2], hub="flevoland", level=SignalLevel.REGIONS)),
        (RAISER, draft(seen=SEEN[3], kind=SignalKind.CHANCE, anonymous=True, title="Een loket")),
        (
            OTHER,
            draft(seen=SEEN[4], kind=SignalKind.RISK, level=SignalLevel.NATION, hub="zeeland"),
        ),
    )
    for by, one in raised:
        await do(store, by, raise_signal, one)
    await do(store, DOER, join, "1", hub="zeeland")
    for slug in ("1", "3", "4", "5"):
        await do(store, KERN, pick_up, slug)
    await do(store, KERN, bundle, "1", ["2"])
    first = proposal_draft(questions=("bodem",), due="1-2-2027")
    await do(store, KERN, propose, "1", first, also=["3"])
    await do(store, KERN, propose, "4", proposal_draft(title="Bodemdata delen", text="Data open."))
    await first_meeting(store)
    await do(store, WORKER, revise, "1", TEXT)
    await do(store, KERN, agenda, "1", SECOND)
    await do(store, KERN, propose, "5", proposal_draft(title="Proef met peilbeheer"))
    await do(store, KERN, agenda, "5", SECOND)


async def first_meeting(store):
    """The first proposal is sent back, the second taken up, decided and acted upon."""
    for slug in ("1", "4"):
        await do(store, KERN, agenda, slug, FIRST)
    await do(store, KERN, agenda, "1", FIRST, MeetingKind.AMBASSADORS)
    await do(store, KERN, outcome, "1", "sent_back", "Wie betaalt het loket na een jaar?")
    await do(store, KERN, advise, "1", "Zoek de provincies op.")
    await do(store, KERN, outcome, "4", "taken_up")
    await do(store, KERN, decide, "4", decision_draft(day=FIRST))
    await do(store, KERN, act, "4", action_draft(due="1-6-2027"))
    await do(
        store,
        KERN,
        act,
        "4",
        action_draft(what="Data klaarzetten", doer="", party="IPO", due="1-6-2027"),
    )


async def meeting_on(unit, day):
    return await unit.of(Meeting).get(Meeting.key(MeetingKind.STEERING, day))
