"""Who asks is let in once, by who answers for the place, until the day that was agreed."""

import dataclasses
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.admissions.asking import AskForm, answer, ask_in, withdraw
from registry.admissions.channels import private_channels
from registry.admissions.deciding import admit, ask_first, decline, lapse, waiting
from registry.admissions.ending import AccessEnding, end_due, extend, is_due, notice_day, tell_ahead
from registry.admissions.request import AdmissionRequest, AdmissionStatus, NoWayIn, Overtaken
from registry.core.dates import ReadOn
from registry.core.dates.workdays import is_workday
from registry.core.errors import AlreadyDecided, Conflict, Invalid, NotAllowed
from registry.core.membership import ChannelMembership, Membership
from registry.core.permissions import SYSTEM, roles
from registry.core.reference.workspace import Workspace
from registry.core.vocabulary import Profile, Role
from registry.hubs.hub import Hub, HubClosed
from registry.hubs.planning import drop
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import WAYS, WayIn, answering
from registry.members.member import Member
from registry.onboarding.appointments import appoint, dismiss
from registry.privacy.export_and_erase import erase
from registry.store.store import Store
from tests.registry.networks.fixtures_networks import events
from tests.support.conversation import Clock
from tests.support.examples import examples
from tests.support.furnished import furnish

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)
JULY = date(2027, 7, 1)
ANN, BEN, CAS, KIM = "ann-1", "ben-1", "cas-1", "kim-1"


@dataclasses.dataclass
class Plek:
    store: Store
    clock: Clock

    def at(self, day, hour=9):
        self.clock.now = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    async def get(self, entity, key):
        async with self.store.read() as unit:
            return await unit.of(entity).find(key)

    async def seat(self, group, member):
        return await self.get(Membership, Membership.key(group, member))

    async def ask(self, group="twente", who=ANN, why="Ik werk mee", channel="", **more):
        async with self.store.write(who) as unit:
            form = AskForm(group=group, channel=channel, why=why, **more)
            return await ask_in(unit, form, {"kernteam": "Kernteam"})

    async def do(self, who, rule, *args, **more):
        async with self.store.write(who) as unit:
            return await rule(unit, *args, **more)


@pytest.fixture
async def plek(sqlite_url):
    async with _plek(sqlite_url) as running:
        yield running


@pytest.fixture
async def both(store_url):
    async with _plek(store_url) as running:
        yield running


@asynccontextmanager
async def _plek(url):
    await furnish(url)
    clock = Clock(NOW)
    async with await Store.open(url, clock=clock) as store:
        async with store.write(SYSTEM) as unit:
            for key, name in ((ANN, "Ann"), (BEN, "Ben"), (CAS, "Cas"), (KIM, "Kim")):
                await unit.of(Member).add(Member(slug=key, name=name))
            await appoint(unit, "kernteam", KIM)
            await appoint(unit, "twente", BEN)
        yield Plek(store, clock)


def test_the_ways_in_are_of_every_role_and_of_no_other():
    assert set(WAYS) == set(Role)
    given_by_asking = {role for role, way in WAYS.items() if way is WayIn.ASK}
    assert given_by_asking == {Role.MEMBER, Role.INITIATIVE}


async def test_a_hub_is_answered_for_by_its_team_and_a_group_by_its_owners(plek):
    async with plek.store.read() as unit:
        twente, flevoland = [
            await unit.of(Hub).get(one) for one in ("twente", "noordelijk-flevoland")
        ]
        makers = await unit.of(Subgroup).get("makers")
        stuurgroep = await unit.of(Subgroup).get("stuurgroep")
        assert await answering(unit, twente) == (BEN,)
        assert await answering(unit, flevoland) == ()
        owned = makers.model_copy(update={"owners": (CAS, "gone-1")})
        assert await answering(unit, owned) == (CAS,)
        assert await answering(unit, stuurgroep.model_copy(update={"owners": (CAS,)})) == ()


async def test_who_is_let_into_a_hub_takes_part_and_is_not_in_its_team(plek):
    asked = await plek.ask(until=JULY)
    assert (asked.status, asked.wish) == (AdmissionStatus.OPEN, JULY)
    done = await plek.do(BEN, admit, asked.slug, asked.round, JULY)
    assert (done.status, done.by, done.until) == (AdmissionStatus.ADMITTED, BEN, JULY)
    seat = await plek.seat("twente", ANN)
    assert (seat.role, seat.until, seat.since) == (Role.MEMBER, JULY, TODAY)


async def test_who_is_let_into_a_group_gets_the_role_that_it_gives(plek):
    asked = await plek.ask("initiatiefgroep")
    await plek.do(KIM, admit, asked.slug, asked.round)
    seat = await plek.seat("initiatiefgroep", ANN)
    assert (seat.role, seat.until) == (Role.INITIATIVE, None)


async def test_a_groups_owner_decides_for_that_group_alone(plek):
    async with plek.store.write(SYSTEM) as unit:
        makers = await unit.of(Subgroup).get("makers")
        await unit.of(Subgroup).put(makers.model_copy(update={"owners": (CAS,)}))
    mine, other = await plek.ask("makers"), await plek.ask("initiatiefgroep")
    async with plek.store.read(CAS) as unit:
        assert [one.group for one in await waiting(unit)] == ["makers"]
    with pytest.raises(NotAllowed):
        await plek.do(CAS, admit, other.slug, 1)
    await plek.do(CAS, admit, mine.slug, 1)
    assert (await plek.seat("makers", ANN)).role is Role.MEMBER


@pytest.mark.parametrize(
    ("group", "why"),
    [
        ("kernteam", "appointed"),
        ("stuurgroep", "appointed"),
        ("bestuurlijke-ambassadeurs", "appointed"),
        ("plek-cafe", "member"),
        ("aanjagers-kennisnetwerken", "lead"),
        ("aanjagers-gebiedswerkplaatsen", "hubteam"),
    ],
)
async def test_nobody_asks_for_what_is_given_otherwise(plek, group, why):
    with pytest.raises(NoWayIn) as no:
        await plek.ask(group)
    assert no.value.why == why
    assert await plek.get(AdmissionRequest, AdmissionRequest.key(group, ANN)) is None


async def test_a_request_forged_for_such_a_group_lapses_and_gives_nothing(plek):
    key = AdmissionRequest.key("kernteam", ANN)
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(AdmissionRequest).add(
            AdmissionRequest(slug=key, member=ANN, group="kernteam", place="subgroup", at=NOW)
        )
    done = await plek.do(KIM, admit, key, 1)
    assert done.status is AdmissionStatus.LAPSED
    assert await plek.seat("kernteam", ANN) is None


async def test_asking_twice_is_as_once_and_who_is_in_need_not_ask(plek):
    first, again = await plek.ask(), await plek.ask(why="Nog een keer")
    assert (again.round, again.why) == (1, first.why)
    await plek.do(BEN, admit, first.slug, 1)
    with pytest.raises(NoWayIn) as no:
        await plek.ask()
    assert no.value.why == "in"


async def test_after_a_no_it_can_be_asked_again_in_a_while(plek):
    asked = await plek.ask()
    no = await plek.do(BEN, decline, asked.slug, 1, "De groep is vol")
    assert (no.reason, no.again) == ("De groep is vol", TODAY + timedelta(days=14))
    plek.at(TODAY + timedelta(days=13))
    with pytest.raises(Invalid, match="admission_again"):
        await plek.ask()
    plek.at(TODAY + timedelta(days=14))
    assert (await plek.ask()).round == 2
    with pytest.raises(Overtaken):
        await plek.do(BEN, admit, asked.slug, 1)


async def test_a_question_first_and_its_answer(plek):
    asked = await plek.ask()
    await plek.do(BEN, ask_first, asked.slug, 1, "Met wie?")
    with pytest.raises(NotAllowed):
        await plek.do(CAS, answer, asked.slug, "Met mij")
    back = await plek.do(ANN, answer, asked.slug, "Met Ben")
    assert (back.status, back.question, back.answer) == ("open", "Met wie?", "Met Ben")
    with pytest.raises(AlreadyDecided):
        await plek.do(ANN, answer, asked.slug, "Nog iets")
    assert (await plek.do(BEN, admit, asked.slug, 1)).status is AdmissionStatus.ADMITTED


async def test_two_who_decide_at_once_decide_once(both):
    asked = await both.ask()
    async with both.store.read(KIM) as unit:
        stale = await unit.of(AdmissionRequest).get(asked.slug)
    await both.do(BEN, admit, asked.slug, 1)
    with pytest.raises(AlreadyDecided) as first:
        await both.do(KIM, decline, asked.slug, 1, "Nee hoor")
    assert first.value.by == BEN
    with pytest.raises(Conflict):
        async with both.store.write(KIM) as unit:
            await unit.of(AdmissionRequest).put(stale)
    assert await both.seat("twente", ANN) is not None


async def test_what_is_withdrawn_is_not_withdrawn_again_and_nothing_is_left_to_decide(plek):
    asked = await plek.ask()
    with pytest.raises(NotAllowed):
        await plek.do(CAS, withdraw, asked.slug)
    assert (await plek.do(ANN, withdraw, asked.slug)).status is AdmissionStatus.WITHDRAWN
    with pytest.raises(AlreadyDecided):
        await plek.do(ANN, withdraw, asked.slug)
    with pytest.raises(AlreadyDecided):
        await plek.do(BEN, admit, asked.slug, 1)
    assert (await plek.ask()).round == 2


async def test_nobody_is_let_in_who_left_or_into_what_closed(plek):
    asked = await plek.ask()
    async with plek.store.write(SYSTEM) as unit:
        ann = await unit.of(Member).get(ANN)
        await unit.of(Member).put(ann.model_copy(update={"status": "left", "left": NOW}))
    assert (await plek.do(BEN, admit, asked.slug, 1)).status is AdmissionStatus.LAPSED
    other = await plek.ask(who=CAS)
    async with plek.store.write(SYSTEM) as unit:
        hub = await unit.of(Hub).get("twente")
        await unit.of(Hub).put(hub.model_copy(update={"status": "closed"}))
        await lapse(unit, "twente")
    assert (await plek.get(AdmissionRequest, other.slug)).status is AdmissionStatus.LAPSED
    assert await plek.seat("twente", CAS) is None


async def test_who_is_erased_leaves_no_request(plek):
    asked = await plek.ask(channel="kernteam")
    await plek.do(ANN, erase, ANN)
    assert await plek.get(AdmissionRequest, asked.slug) is None
    with pytest.raises(NotAllowed):
        await plek.do(BEN, admit, asked.slug, 1)


RULES = {
    "admit": (admit, ()),
    "decline": (decline, ("Nee nu niet",)),
    "ask": (ask_first, ("Hoe?",)),
}


@pytest.mark.parametrize("rule", RULES)
async def test_each_role_decides_as_the_table_says(plek, rule):
    asked = await plek.ask()
    decide, more = RULES[rule]
    holders = await one_of_each_role(plek)
    for role in (None, *(one for one in Role if one is not Role.KERNTEAM)):
        with pytest.raises(NotAllowed):
            await plek.do(holders[role], decide, asked.slug, 1, *more)
    assert (await plek.get(AdmissionRequest, asked.slug)).status is AdmissionStatus.OPEN
    assert (await plek.do(holders[Role.KERNTEAM], decide, asked.slug, 1, *more)).by


async def one_of_each_role(plek):
    """Somebody for each role, who has it in another hub; of an administrator nothing but a row."""
    async with plek.store.write(SYSTEM) as unit:
        for role in Role:
            await appoint(unit, "noordelijk-flevoland", f"of-{role.value}", role=role)
        admin = Membership.key("noordelijk-flevoland", "of-beheerder")
        await unit.of(Membership).remove(admin)
        await unit.of(Member).add(Member(slug="of-nothing", name="Niemand"))
    return {None: "of-nothing"} | {role: f"of-{role.value}" for role in Role}


async def test_nobody_decides_on_their_own_request_and_who_left_the_team_decides_no_more(plek):
    asked = await plek.ask("twente", channel="kernteam")
    await plek.do(SYSTEM, appoint, "twente", CAS)
    await plek.do(SYSTEM, dismiss, "twente", CAS)
    for who in (ANN, CAS):
        with pytest.raises(NotAllowed):
            await plek.do(who, admit, asked.slug, 1)


async def test_a_private_channel_is_in_the_hub_and_ends_with_it(both):
    asked = await both.ask(channel="kernteam")
    await both.do(BEN, admit, asked.slug, 1, JULY)
    key = ChannelMembership.key("twente", "kernteam", ANN)
    assert (await both.get(ChannelMembership, key)).until == JULY
    assert (await both.seat("twente", ANN)).role is Role.MEMBER
    with pytest.raises(NoWayIn):
        await both.ask(who=BEN, channel="kernteam")
    await both.do(BEN, dismiss, "twente", ANN)
    assert await both.get(ChannelMembership, key) is None


async def test_a_channel_lasts_no_longer_than_the_hub(plek):
    await plek.do(BEN, appoint, "twente", ANN, role=Role.MEMBER, until=JULY)
    asked = await plek.ask(channel="kernteam")
    done = await plek.do(BEN, admit, asked.slug, 1)
    assert done.until == JULY


async def test_private_channels_are_the_blueprints_and_the_hubs_own(plek):
    hub = await plek.get(Hub, "twente")
    given = {"kernteam": (("Kernteam",), True), "agenda": (("Agenda",), False)}
    place = Workspace(name="GW Twente", private=("Water en Bodem",))
    found = private_channels(hub.model_copy(update={"workspace": place}), given)
    assert found == {"kernteam": "Kernteam", "water-en-bodem": "Water en Bodem"}


# --- the end


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("tot 1 juli", JULY),
        ("1 juli", JULY),
        ("tot en met 30 juni", JULY),
        ("t/m 30 juni 2027", JULY),
        ("until July 1st", JULY),
        ("", None),
    ],
)
def test_an_end_is_the_first_day_out(typed, until):
    form = AskForm.of({"group": "twente", "why": "Ik werk mee", "until": typed}, ReadOn(TODAY))
    assert form.until == until


@pytest.mark.parametrize("typed", ["gisteren", "eind maart", "ooit"])
def test_an_end_that_is_no_day_to_come_is_asked(typed):
    with pytest.raises(Invalid):
        AskForm.of({"group": "twente", "why": "Ik werk mee", "until": typed}, ReadOn(TODAY))


async def test_an_end_in_the_past_is_refused(plek):
    asked = await plek.ask()
    for until in (TODAY, TODAY - timedelta(days=1)):
        with pytest.raises(Invalid, match="until_past"):
            await plek.do(BEN, admit, asked.slug, 1, until)


async def test_a_right_ends_on_the_day_before_anything_is_taken_away(plek):
    await plek.do(KIM, appoint, "initiatiefgroep", ANN, until=JULY)
    for day, expected in ((JULY - timedelta(days=1), True), (JULY, False)):
        plek.at(day)
        async with plek.store.read() as unit:
            assert (Role.INITIATIVE in await roles(unit, ANN)) is expected


async def test_access_is_taken_away_on_its_day_once(both):
    await both.do(BEN, appoint, "twente", ANN, profile=Profile.CONNECTOR, until=JULY)
    both.clock.now = datetime(2027, 6, 30, 21, 59, tzinfo=UTC)  # 23:59 in Amsterdam
    async with both.store.read() as unit:
        assert not await is_due(unit)
    assert await both.do(SYSTEM, end_due) == 0
    both.clock.now = datetime(2027, 6, 30, 22, 0, tzinfo=UTC)  # midnight
    async with both.store.read() as unit:
        assert await is_due(unit)
    assert [await both.do(SYSTEM, end_due) for _ in range(2)] == [1, 0]
    assert await both.seat("twente", ANN) is None
    hub = await both.get(Hub, "twente")
    assert ANN not in [one.member for one in hub.team]


async def test_an_end_that_was_moved_or_taken_away_counts_as_it_is_now(plek):
    await plek.do(BEN, appoint, "twente", ANN, until=JULY)
    moved = await plek.do(BEN, appoint, "twente", ANN, role=Role.MEMBER)
    assert (moved.until, moved.role) == (JULY, Role.MEMBER)
    await plek.do(BEN, appoint, "twente", ANN, until=JULY + timedelta(days=30))
    plek.at(JULY)
    assert await plek.do(SYSTEM, end_due) == 0
    await plek.do(BEN, appoint, "twente", ANN, forever=True)
    plek.at(JULY + timedelta(days=300))
    assert await plek.do(SYSTEM, end_due) == 0
    assert (await plek.seat("twente", ANN)).until is None


async def test_it_is_told_once_beforehand_and_again_when_it_was_extended(both):
    await both.do(BEN, appoint, "twente", ANN, until=JULY)
    told = []
    for day in range(40):
        both.at(date(2027, 6, 1) + timedelta(days=day))
        async with both.store.write(SYSTEM) as unit:
            sent: list = []
            unit.emit = sent.append
            await tell_ahead(unit)
        told += [
            (both.clock.now.date(), one.until) for one in sent if isinstance(one, AccessEnding)
        ]
        if len(told) == 1 and both.clock.now.date() == date(2027, 6, 20):
            key = Membership.key("twente", ANN)
            later = await both.do(BEN, extend, "group", key, JULY)
            assert later.until == date(2027, 10, 1)
            with pytest.raises(AlreadyDecided):
                await both.do(KIM, extend, "group", key, JULY)
    assert told == [(date(2027, 6, 17), JULY)]


@given(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.integers(min_value=1, max_value=1500),
    st.booleans(),
)
@settings(max_examples=examples(60))
def test_it_is_told_on_a_working_day_before_the_end(since, days, known):
    until = since + timedelta(days=days)
    day = notice_day(since if known else None, until)
    assert is_workday(day)
    assert day < until
    assert until - day <= timedelta(days=14 + 7)


async def test_each_role_extends_as_the_table_says(plek):
    await plek.do(BEN, appoint, "twente", ANN, role=Role.MEMBER, until=JULY)
    key, holders = Membership.key("twente", ANN), await one_of_each_role(plek)
    for role in (None, *(one for one in Role if one is not Role.KERNTEAM)):
        with pytest.raises(NotAllowed):
            await plek.do(holders[role], extend, "group", key, JULY)
    with pytest.raises(NotAllowed):
        await plek.do(ANN, extend, "group", key, JULY)
    later = await plek.do(holders[Role.KERNTEAM], extend, "group", key, JULY)
    assert later.until == date(2027, 10, 1)


async def test_who_asks_for_a_planned_hub_waits_for_it_and_hears_when_it_is_dropped(plek):
    async with plek.store.write(SYSTEM) as unit:
        hub = await unit.of(Hub).get("twente")
        await unit.of(Hub).put(hub.model_copy(update={"status": "planned", "starts": JULY}))
        known = await unit.of(Membership).all(group="twente")
        await unit.of(Membership).remove_all([one.slug for one in known])
    asked = await plek.ask()
    assert asked.waits
    seat_day = JULY + timedelta(days=30)
    await plek.do(KIM, admit, asked.slug, asked.round, seat_day)
    assert (await plek.seat("twente", ANN)).until == seat_day
    other = await plek.ask(who=BEN)

    await plek.do(KIM, drop, "twente", "De partijen zijn er niet.")

    gone = [one for one in await events(plek.store) if isinstance(one, HubClosed)]
    assert [one.hub for one in gone] == ["twente"]
    async with plek.store.write(SYSTEM) as unit:
        await lapse(unit, "twente")
    assert (await plek.get(AdmissionRequest, other.slug)).status is AdmissionStatus.LAPSED
    with pytest.raises(NoWayIn):
        await plek.ask(who=CAS)


@pytest.mark.parametrize(
    ("until", "becomes"),
    [(date(2027, 2, 1), date(2027, 10, 1)), (date(2027, 8, 1), date(2027, 11, 1))],
)
async def test_what_is_extended_in_a_planned_hub_does_not_end_before_it_begins(
    plek, until, becomes
):
    await plek.do(BEN, appoint, "twente", ANN, until=until)
    async with plek.store.write(SYSTEM) as unit:  # it is moved to a later day
        hub = await unit.of(Hub).get("twente")
        await unit.of(Hub).put(hub.model_copy(update={"status": "planned", "starts": JULY}))
    key = Membership.key("twente", ANN)
    assert (await plek.do(KIM, extend, "group", key, until)).until == becomes
