"""A town with one of everything that waits, and a person in every role."""

from datetime import UTC, date, datetime, timedelta

from bot.dispatch.contacts.contact import KnownConversation, venue_key
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.contacts.purposes import ChannelPurpose
from bot.dispatch.turn import Person, Place, Scope
from graph_sync.ledger.ledger import LedgerArea, LedgerEntry
from registry.access_reviews.review import AccessReview
from registry.admissions.request import AdmissionRequest, AdmissionStatus
from registry.agenda.question import Question
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import (
    MeetingKind,
    NetworkKind,
    OrganisationKind,
    Profile,
    Region,
    Role,
    Scale,
)
from registry.delivery.undelivered import Undelivered
from registry.faq.entry import FaqEntry, FaqText
from registry.helpdesk.call import HelpRequest, HelpStatus, Remark
from registry.hubs.hub import Hub, Seat
from registry.hubs.hub_plan import HubPlan
from registry.involvement.inquiry import Inquiry
from registry.involvement.participant import Participant
from registry.involvement.things import ThingKind, Turn
from registry.members.member import Member
from registry.networks.network import Change, Network, Review
from registry.organisations.organisation import Organisation
from registry.provisioning.plan import plan_to_json
from registry.provisioning.sync_plan import SyncPlan
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import met
from registry.signals.proposals.proposal import Hearing, Proposal, Version
from registry.signals.signal import Signal, Step
from registry.signals.transitions import SignalStatus, SignalStep
from tests.registry.provisioning.test_approvals import plan
from tests.support.conversation import FATIMA, PIETER

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BEFORE = NOW - timedelta(days=3)
STRANGER = Person("a3f1c0de-0000-4000-8000-000000000199", "29:vreemd", "Vera Vreemd")
ROLES = {
    role: Person(f"a3f1c0de-0000-4000-8000-0000000007{number:02}", f"29:{role}", f"Rol {role}")
    for number, role in enumerate(Role)
}
"""Somebody for each role; Fatima leads a network, raised signals and called for help, and Pieter
works a proposal out and does an action."""

KERNTEAMS = {
    "help_calls",
    "network_reviews",
    "network_claims",
    "questions",
    "organisations",
    "signals_new",
    "signals_overdue",
    "plans",
    "drift",
    "planned_hubs",
    "set_aside",
    "undelivered",
    "proposals_on_agenda",
    "decisions",
    "participation_passed_on",
    "inquiries_passed_on",
    "derived",
    "admissions",
    "guessed_channels",
    "faqs",
}
OWN = {
    Role.MEMBER: set(),
    Role.LEAD: set(),
    Role.HUB_TEAM: {"hub_seats", "admissions", "access_reviews"},
    Role.INITIATIVE: set(),
    Role.KERNTEAM: KERNTEAMS | {"signals_mine"},
    Role.STEERING: {"proposals_on_agenda", "decisions"},
    Role.AMBASSADOR: {"proposals_on_agenda"},
    Role.ADMINISTRATOR: KERNTEAMS,
}
"""What waits for each role; and for everybody here that they introduce themselves."""
FATIMAS = {
    *("network_questions", "network_claims", "help_answers", "signal_questions"),
    *("participation_requests", "inquiries", "admission_questions"),
}
PIETERS = {"proposals_mine", "actions_mine"}


def key(person):
    return member_key(person.id)


async def people(unit):
    for person in (FATIMA, PIETER, STRANGER, *ROLES.values()):
        await unit.of(Member).get_or_add(Member(slug=key(person), name=person.name))
    for role, person in ROLES.items():
        if role not in (Role.MEMBER, Role.HUB_TEAM):
            await seat(unit, person, role, role=role)


async def seat(unit, person, group, **news):
    slug = Membership.key(group, key(person))
    await unit.of(Membership).add(Membership(slug=slug, member=key(person), group=group, **news))


async def everything(store):
    """Put one of everything that waits in the store."""
    async with store.write(SYSTEM) as unit:
        await people(unit)
        await networks(unit)
        await signals(unit)
        await help_calls(unit)
        await sync(unit)
        question = {"text": "Hoe meet je of een gebied leert?", "asker": key(FATIMA)}
        await unit.of(Question).add(
            Question(slug="q-1", status="submitted", asked=BEFORE, **question)
        )
        typed = {"name": "Stichting Beekdal", "kind": OrganisationKind.CIVIL}
        await unit.of(Organisation).add(Organisation(slug="beek", status="proposed", **typed))
        lost = {"event": "network.decided", "member": key(FATIMA), "since": BEFORE, "last": NOW}
        await unit.of(Undelivered).add(Undelivered(slug="lost", message=12, **lost))
        hub = {"name": "Open hub", "region": Region.ZEELAND, "province": Region.ZEELAND}
        seats = (Seat(profile=Profile.CONNECTOR), Seat(profile=Profile.SECRETARY, member="x"))
        await unit.of(Hub).add(Hub(slug="openhub", team=seats, **hub))
        await seat(unit, ROLES[Role.HUB_TEAM], "openhub", place="hub", role=Role.HUB_TEAM)
        day = date(2026, 12, 1)
        await unit.of(Hub).add(Hub(slug="later", status="planned", starts=day, **hub))
        await unit.of(HubPlan).add(HubPlan(slug="later", asked=day))
        said = FaqText(question="Kost het iets?", answer="Nee.", valid_until=day)
        await unit.of(FaqEntry).add(FaqEntry(slug="1", number=1, text=said, checked=BEFORE.date()))
        await admissions(unit)


async def admissions(unit):
    """Let two ask to come in, of whom one is asked something; and ask who is in there still."""
    place = {"group": "openhub", "place": "hub", "at": BEFORE}
    for who, news in (
        (STRANGER, {}),
        (FATIMA, {"status": AdmissionStatus.ASKED, "question": "Waar werk je?"}),
    ):
        one = AdmissionRequest(
            slug=AdmissionRequest.key("openhub", key(who)), member=key(who), **place, **news
        )
        await unit.of(AdmissionRequest).add(one)
    slug = AccessReview.key("2026-11", "openhub")
    await unit.of(AccessReview).add(AccessReview(slug=slug, round="2026-11", **place))


async def networks(unit):
    shared = {"kind": NetworkKind.LEARNING, "purpose": "Leren.", "scale": Scale.REGIONAL}
    lead = {"leads": (key(FATIMA),), "turned": BEFORE}
    asked = Review(outcome="questioned", by="x", note="Wie doet mee?", round=2)
    for network in (
        Network(slug="nieuw", name="Nieuw netwerk", **lead, **shared),
        Network(
            slug="anders",
            name="Anders genoemd",
            status="published",
            pending=Change(name="Nog anders"),
            **lead,
            **shared,
        ),
        Network(
            slug="gevraagd",
            name="Gevraagd netwerk",
            status="questioned",
            review=asked,
            round=2,
            **lead,
            **shared,
        ),
        Network(
            slug="geclaimd",
            name="Geclaimd netwerk",
            status="published",
            claims=(key(STRANGER),),
            **lead,
            **shared,
        ),
        Network(slug="rustig", name="Rustig netwerk", status="published", **lead, **shared),
    ):
        await unit.of(Network).add(network)
    for network, turn in (("rustig", Turn.OWNERS), ("anders", Turn.KERNTEAM)):
        asked = {"network": network, "member": key(STRANGER), "at": BEFORE, "turn": turn}
        slug = Participant.key(network, key(STRANGER))
        await unit.of(Participant).add(Participant(slug=slug, **asked))
        about = {"kind": ThingKind.NETWORK, "thing": network, "asker": key(STRANGER), "turn": turn}
        said = {"text": "Wie doet dit?", "asked": BEFORE, "at": BEFORE}
        await unit.of(Inquiry).add(Inquiry(slug=f"navraag-{network}", **about, **said))


async def signals(unit):
    kern = key(ROLES[Role.KERNTEAM])
    states = {
        1: {"status": SignalStatus.NEW},
        2: {"status": SignalStatus.PICKED_UP, "owner": kern, "due": NOW + timedelta(days=9)},
        3: {"status": SignalStatus.ASKED, "owner": kern, "question": "Waar speelt dit?"},
        4: {"status": SignalStatus.PICKED_UP, "owner": "x", "due": BEFORE},
        5: {"status": SignalStatus.TAKEN_UP, "proposal": "voorstel-2"},
        6: {"status": SignalStatus.CLOSED},
    }
    for number, news in states.items():
        steps = [Step(step=SignalStep.RAISE, at=BEFORE, by=key(FATIMA), status=SignalStatus.NEW)]
        if news["status"] is SignalStatus.ASKED:
            steps.append(Step(step=SignalStep.ASK, at=BEFORE, by=kern, status=SignalStatus.ASKED))
        seen = {"seen": f"Wat {number} ziet.", "raiser": key(FATIMA), "raised": BEFORE}
        await unit.of(Signal).add(
            Signal(slug=str(number), number=number, history=tuple(steps), **seen, **news)
        )
    meeting = await met(unit, MeetingKind.STEERING, date(2026, 12, 1))
    text = (Version(text="Eerste versie", at=BEFORE),)
    worked = {"workers": (key(PIETER),), "versions": text}
    heard = (Hearing(meeting=meeting.slug, version=1),)
    for proposal in (
        Proposal(slug="voorstel-1", number=1, title="Een bodemloket", status="draft", **worked),
        Proposal(
            slug="voorstel-2",
            number=2,
            title="Een waterloket",
            status="on_agenda",
            hearings=heard,
            signals=("5",),
            **worked,
        ),
    ):
        await unit.of(Proposal).add(proposal)
    due = {"proposal": "voorstel-2", "doer": key(PIETER), "due": date(2026, 11, 20)}
    await unit.of(FollowUp).add(FollowUp(slug="actie-1", number=1, what="Loket openen", **due))
    await unit.of(FollowUp).add(
        FollowUp(slug="actie-2", number=2, what="Gedaan", state="done", **due)
    )


async def help_calls(unit):
    asked = {"asker": key(FATIMA), "asked": BEFORE}
    said = Remark(side="helper", text="Probeer het nu eens.", at=NOW)
    for call in (
        HelpRequest(slug="hulp-1", number=1, text="Ik kom er niet in.", **asked),
        HelpRequest(
            slug="hulp-2",
            number=2,
            text="Waar staat het?",
            status=HelpStatus.ANSWERED,
            remarks=(said,),
            **asked,
        ),
        HelpRequest(slug="hulp-3", number=3, text="Klaar.", status=HelpStatus.CLOSED, **asked),
    ):
        await unit.of(HelpRequest).add(call)


async def sync(unit):
    for number, origin in enumerate(("hub", "drift"), start=1):
        made = plan(f"hub{number}")
        body = {"checksum": made.checksum, "body": plan_to_json(made), "total": 1}
        await unit.of(SyncPlan).add(
            SyncPlan(slug=str(number), origin=origin, made_at=BEFORE, **body)
        )
    await unit.of(LedgerEntry).add(
        LedgerEntry(slug="hub:twente", kind="team", team="hub:twente", name="PLeK Twente")
    )
    await unit.of(LedgerArea).add(LedgerArea(slug="hub:twente", setback="forbidden", tries=3))
    await unit.of(LedgerArea).add(LedgerArea(slug="hub:flevoland"))
    found = {"conversation": "19:hulp@thread.tacv2", "channel_name": "Helpdesk regio"}
    await unit.of(KnownConversation).add(
        KnownConversation(
            slug=venue_key(Place("https://smba.example", found["conversation"], Scope.CHANNEL)),
            scope=Scope.CHANNEL,
            service_url="https://smba.example",
            team="19:team@thread.tacv2",
            team_name="Regio Zuid",
            **found,
        )
    )
    await unit.of(ChannelPurpose).upsert(
        ChannelPurpose(slug="helpdesk", proposed=(found["conversation"],)),
        lambda known: known.model_copy(update={"proposed": (found["conversation"],)}),
    )
