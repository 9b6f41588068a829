"""Who sees what of a proposal, its decisions and its actions, and what stays of who is erased."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.errors import NotFound
from registry.core.permissions import SYSTEM
from registry.core.personal_data import unnamed
from registry.core.vocabulary import MeetingKind, Role
from registry.members.member import Member
from registry.privacy.export_and_erase import erase
from registry.signals.details import signal_file
from registry.signals.proposal_views import as_it_was_heard, readable_proposal
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Hearing, Proposal, Version
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStatus, SignalStep
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
from registry.signals.workflow.signal_workflow import pick_up, raise_signal, reopen, set_aside
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    BY_ROLE,
    DAY,
    DOER,
    KERN,
    OTHER,
    RAISER,
    WORKER,
    action_draft,
    decision_draft,
    do,
    draft,
    get,
    proposal_draft,
    signal_world,
)

NAME = "Fatima El Amrani"
WHOLE = (WORKER, KERN, *(BY_ROLE[one] for one in (Role.INITIATIVE, Role.STEERING)))
OTHERS = (OTHER, RAISER, DOER, *(BY_ROLE[one] for one in (Role.LEAD, Role.HUB_TEAM)))


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        await signal_world(opened)
        await do(opened, RAISER, raise_signal, draft(anonymous=True))
        await do(opened, KERN, pick_up, "1")
        await do(opened, KERN, propose, "1", proposal_draft())
        yield opened


async def heard(store):
    await do(store, KERN, agenda, "1", DAY)


async def decided(store):
    await heard(store)
    await do(store, KERN, outcome, "1", "taken_up")
    await do(store, KERN, decide, "1", decision_draft())
    await do(store, KERN, act, "1", action_draft())


async def read(store, reader, slug="voorstel-1"):
    async with store.read() as unit:
        return await readable_proposal(unit, slug, reader)


@pytest.mark.parametrize("reader", WHOLE)
async def test_who_works_on_proposals_reads_drafts(store, reader):
    found = await read(store, reader)
    assert found.whole
    assert found.proposal.text == "Eerste versie"


@pytest.mark.parametrize("reader", ["", *OTHERS])
async def test_others_read_the_text_once_it_was_before_a_meeting_and_no_later_draft(store, reader):
    found = await read(store, reader)
    assert (found.whole, found.proposal.versions, found.proposal.title) == (
        False,
        (),
        "Een bodemloket",
    )
    await heard(store)
    await do(store, KERN, outcome, "1", "sent_back", "Wie betaalt dit?")
    await do(store, WORKER, revise, "1", "Een betere versie.")
    assert [one.text for one in (await read(store, reader)).proposal.versions] == ["Eerste versie"]
    assert (await read(store, WORKER)).proposal.text == "Een betere versie."


@given(st.integers(0, 6), st.lists(st.integers(1, 6), max_size=4))
def test_only_versions_up_to_the_last_one_that_was_heard_are_left(count, versions):
    versions = [one for one in versions if one <= count]
    proposal = Proposal(
        slug="voorstel-1",
        number=1,
        title="Een bodemloket",
        versions=[Version(text=str(n), at="2026-11-23T09:00:00Z") for n in range(count)],
        hearings=[Hearing(meeting="anders", version=one) for one in versions],
    )
    left = as_it_was_heard(proposal)
    assert left.versions == proposal.versions[: max(versions, default=0)]
    found = proposal.findable()
    assert (found.body if found else "") == left.text


@pytest.mark.parametrize("reader", [OTHER, RAISER, WORKER, KERN])
async def test_decisions_and_actions_go_with_the_signal(store, reader):
    await decided(store)
    found = await read(store, reader)
    assert [one.text for one in found.decisions] == ["Er komt een loket."]
    assert [one.what for one in found.actions] == ["Het loket openen"]
    assert set(found.meetings) == {f"stuurgroep-{DAY}"}
    assert (found.names[WORKER], found.names[DOER]) == (f"Naam {WORKER}", f"Naam {DOER}")


async def test_who_may_end_an_action_is_told_which(store):
    await decided(store)
    ends = {one: (await read(store, one)).finishable for one in (DOER, KERN, OTHER, "")}
    assert ends == {
        DOER: {"actie-1"},
        KERN: {"actie-1"},
        OTHER: frozenset(),
        "": frozenset(),
    }
    assert SignalStep.FINISH in (await read(store, DOER)).steps


async def test_of_a_signal_that_is_not_for_them_others_see_nothing_that_came_of_it(store):
    await decided(store)
    await do(store, SYSTEM, move, reopened=False)
    found = await read(store, OTHER)  # its text was before a meeting, and is everybody's
    assert (found.decisions, found.actions, found.signals) == ((), (), ())
    assert found.proposal.text == "Eerste versie"
    assert (await read(store, RAISER)).actions


async def move(unit, *, reopened):
    """As a document could have it: set aside, with its proposal or without it."""
    signal = await unit.of(Signal).get("1")
    proposal = None if reopened else signal.proposal
    news = {"status": SignalStatus.SET_ASIDE, "proposal": proposal}
    await unit.of(Signal).put(signal.model_copy(update=news))


async def test_a_draft_without_a_signal_that_they_may_see_is_not_there_for_others(store):
    await do(store, SYSTEM, move, reopened=True)
    with pytest.raises(NotFound):
        await read(store, OTHER)
    with pytest.raises(NotFound):
        await read(store, OTHER, "voorstel-99")
    assert (await read(store, WORKER)).signals == ()


async def test_a_signal_that_was_opened_again_goes_its_own_way(store):
    await decided(store)
    await do(store, SYSTEM, move, reopened=True)
    await do(store, KERN, reopen, "1", "Toch nog eens kijken.")
    assert (await read(store, KERN)).signals == ()
    async with store.read() as unit:
        assert (await signal_file(unit, "1", KERN)).proposal is None
    await do(store, KERN, set_aside, "1", "Dit speelt niet meer.")


async def named(store, member, name=NAME):
    async with store.write(SYSTEM) as unit:
        known = await unit.of(Member).get(member)
        await unit.of(Member).put(known.model_copy(update={"name": name}))


async def test_who_is_erased_is_in_no_text_of_what_came_of_a_signal(store):
    await named(store, OTHER)
    await do(store, KERN, revise, "1", f"Vraag {NAME} naar het loket.")
    await do(store, KERN, agenda, "1", DAY, MeetingKind.AMBASSADORS)
    await do(store, KERN, advise, "1", f"Vraag het {NAME}.")
    await heard(store)
    await do(store, KERN, outcome, "1", "taken_up", f"{NAME} trekt dit.")
    await do(store, KERN, decide, "1", decision_draft(body=NAME, text=f"{NAME} besluit."))
    await do(store, KERN, act, "1", action_draft(what=NAME, party=f"{NAME} (Losser)", doer=""))
    async with store.write(OTHER) as unit:
        await erase(unit, OTHER)
    kept = [
        await get(store, entity, slug)
        for entity, slug in (
            (Proposal, "voorstel-1"),
            (Decision, "besluit-1"),
            (FollowUp, "actie-1"),
            (Signal, "1"),
        )
    ]
    assert not [one for one in kept if "Fatima" in one.model_dump_json()]
    proposal, decision, action, _ = kept
    assert proposal.text == "Vraag … naar het loket."
    assert [one.note for one in proposal.hearings] == ["Vraag het ….", "… trekt dit."]
    assert (decision.body, decision.text) == ("………", "… besluit.")
    assert (action.what, action.party) == ("………", "… (Losser)")


async def test_one_word_goes_only_where_their_key_stands(store):
    await named(store, WORKER, "Loket")
    await do(store, OTHER, raise_signal, draft(seen="Er is nergens een loket voor bodem."))
    async with store.write(WORKER) as unit:
        await erase(unit, WORKER)
    assert (await get(store, Proposal, "voorstel-1")).workers == ()
    assert (await get(store, Signal, "2")).seen == "Er is nergens een loket voor bodem."


@given(
    st.text(max_size=60), st.text(min_size=1, max_size=20).filter(str.strip), st.text(max_size=60)
)
def test_a_name_that_stands_as_a_word_is_gone(before, name, after):
    text = f"{before} {name.strip()} {after}"
    left = unnamed(text, name.strip(), 3)
    assert left == text or "…" in left
    assert len(left) >= 3
    assert unnamed("Groet, Anna.", "Ann") == "Groet, Anna."
