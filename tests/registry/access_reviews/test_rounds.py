"""Rounds begin when it is time, once, ask once more, and are reported; nobody goes by silence."""

from datetime import UTC, date, datetime, timedelta
from time import process_time

import pytest

from registry.access_reviews.deciding import keep, keep_all, put_back, take
from registry.access_reviews.people import Standing, latest, report, review_view, standing_of
from registry.access_reviews.review import AccessReview, ReviewAsked, ReviewReported, ReviewRound
from registry.access_reviews.rounds import round_due, run_reviews
from registry.core.errors import NotAllowed, NotFound
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import OrganisationKind, Profile, Role
from registry.hubs.hub import Hub
from registry.hubs.kernteam import LastOfKernteam
from registry.members.member import Member
from registry.members.seen import LastSeen, note_seen
from registry.onboarding.appointments import appoint
from registry.organisations.domain import OrganisationDomain
from registry.organisations.organisation import Organisation
from registry.store.store import Store
from tests.registry.admissions.test_admissions import Plek
from tests.support.conversation import Clock
from tests.support.furnished import furnish

ANN, BEN, CAS, KIM = "ann-1", "ben-1", "cas-1", "kim-1"
MARCH = date(2027, 3, 1)
KIND = OrganisationKind.MUNICIPALITY


@pytest.fixture
async def plek(store_url):
    await furnish(store_url)
    clock = Clock(datetime(2027, 2, 26, 9, tzinfo=UTC))
    async with await Store.open(store_url, clock=clock) as store:
        async with store.write(SYSTEM) as unit:
            for key, name in ((ANN, "Ann"), (BEN, "Ben"), (CAS, "Cas"), (KIM, "Kim")):
                await unit.of(Member).add(Member(slug=key, name=name))
            await appoint(unit, "kernteam", KIM)
            await appoint(unit, "twente", BEN, profile=Profile.CONNECTOR)
            await appoint(unit, "twente", ANN, role=Role.MEMBER)
        yield Plek(store, clock)


async def run(plek, day, last):
    plek.at(day)
    async with plek.store.write(SYSTEM) as unit:
        sent: list = []
        unit.emit = sent.append
        await run_reviews(unit, (3, 9), last)
    return sent


@pytest.mark.parametrize(
    ("last", "day", "begins"),
    [
        (date(2027, 2, 26), date(2027, 2, 26), None),
        (date(2027, 2, 26), date(2027, 3, 1), date(2027, 3, 1)),
        (date(2027, 3, 1), date(2027, 3, 31), date(2027, 3, 1)),
        (date(2027, 3, 31), date(2027, 4, 1), None),
        (date(2027, 2, 26), date(2027, 4, 12), date(2027, 3, 1)),  # no bot ran in March
        (date(2027, 8, 31), date(2027, 9, 1), date(2027, 9, 1)),
        (date(2026, 12, 31), date(2027, 1, 4), None),
    ],
)
def test_a_round_is_due_in_its_month_or_late(last, day, begins):
    assert round_due((3, 9), last, day) == begins
    assert round_due((), last, day) is None


async def test_a_round_asks_once_reminds_once_and_reports_once(plek):
    sent = await run(plek, MARCH, MARCH - timedelta(days=3))
    asked = {one.review for one in sent if isinstance(one, ReviewAsked)}
    assert asked == {"2027-03.twente", "2027-03.kernteam"}
    assert await run(plek, MARCH + timedelta(days=1), MARCH) == []
    await plek.do(BEN, keep_all, "twente")
    later = await run(plek, MARCH + timedelta(days=14), MARCH)
    assert later == [ReviewAsked(review="2027-03.kernteam", again=True)]
    assert await run(plek, MARCH + timedelta(days=15), MARCH) == []
    assert await run(plek, MARCH + timedelta(days=28), MARCH) == [ReviewReported(round="2027-03")]
    assert await run(plek, MARCH + timedelta(days=29), MARCH) == []
    async with plek.store.read(KIM) as unit:
        rows = await report(unit, "2027-03")
    assert [(one.name, one.review.status) for one in rows] == [
        ("Kernteam PLeK", "open"),
        ("Twente", "answered"),
    ]
    await run(plek, date(2027, 9, 1), date(2027, 8, 31))
    assert (await plek.get(AccessReview, "2027-03.kernteam")).status == "unanswered"
    assert await plek.seat("kernteam", KIM) is not None
    assert len([1 async for _ in _rounds(plek)]) == 2


async def _rounds(plek):
    async with plek.store.read() as unit:
        for one in await unit.of(ReviewRound).all():
            yield one


async def test_who_is_taken_out_can_be_put_back_as_they_were(plek):
    await run(plek, MARCH, MARCH - timedelta(days=3))
    for _ in range(2):
        review = await plek.do(BEN, take, "twente", ANN)
    assert [one.member for one in review.out] == [ANN]
    assert await plek.seat("twente", ANN) is None
    await plek.do(BEN, put_back, "twente", ANN)
    assert (await plek.seat("twente", ANN)).role is Role.MEMBER
    with pytest.raises(NotFound):
        await plek.do(BEN, put_back, "twente", ANN)
    with pytest.raises(NotFound):
        await plek.do(BEN, take, "twente", "nobody-1")


async def test_who_said_something_of_everybody_has_answered(plek):
    await run(plek, MARCH, MARCH - timedelta(days=3))
    assert (await plek.do(BEN, keep, "twente", ANN)).status == "open"
    review = await plek.do(KIM, keep, "twente", BEN)
    assert (review.status, review.stays, review.by) == ("answered", (ANN, BEN), KIM)


async def test_the_last_of_the_kernteam_stays(plek):
    with pytest.raises(LastOfKernteam):
        await plek.do(KIM, take, "kernteam", KIM)


async def test_nobody_else_decides_and_what_is_not_there_is_nobodys(plek):
    await plek.do(SYSTEM, appoint, "noordelijk-flevoland", CAS)
    for deed, more in ((keep, (ANN,)), (take, (ANN,)), (put_back, (ANN,)), (keep_all, ())):
        for who in (ANN, CAS, "of-nothing"):
            for group in ("twente", "kernteam", "zzz"):
                with pytest.raises(NotAllowed):
                    await plek.do(who, deed, group, *more)
    async with plek.store.read(CAS) as unit:
        with pytest.raises(NotAllowed):
            await review_view(unit, await unit.of(Hub).get("twente"))
        with pytest.raises(NotAllowed):
            await report(unit, "2027-03")
        assert await latest(unit, "twente") is None


def test_what_is_known_of_somebody():
    day, ann = date(2027, 3, 1), Member(slug="a3f1c0de-0000-4000-8000-000000000103")
    left = ann.model_copy(update={"status": "left"})
    mailed = Member(slug="mail:abc")
    assert standing_of(left, day, day) is Standing.GONE
    assert standing_of(mailed, None, day) is Standing.NO_ACCOUNT
    assert standing_of(ann, None, day) is Standing.NEVER
    assert standing_of(ann, date(2026, 2, 1), day) is Standing.SEEN
    assert standing_of(ann, date(2026, 1, 1), day) is Standing.LONG_AGO


async def test_who_stands_out_comes_first_and_a_month_is_all_that_is_kept(plek):
    await plek.do(BEN, note_seen, BEN)
    await plek.do(BEN, note_seen, BEN)
    plek.at(date(2027, 3, 9))
    await plek.do(BEN, note_seen, BEN)
    assert (await plek.get(LastSeen, BEN)).at == datetime(2027, 3, 1, 12, tzinfo=UTC)
    async with plek.store.read(BEN) as unit:
        view = await review_view(unit, await unit.of(Hub).get("twente"))
    assert [(one.member.slug, one.standing) for one in view.people] == [
        (ANN, Standing.NEVER),
        (BEN, Standing.SEEN),
    ]
    assert await plek.get(Membership, Membership.key("twente", ANN)) is not None


@pytest.mark.parametrize(
    ("email", "organisation", "elsewhere"),
    [
        ("ann@almelo.nl", "gemeente-almelo", False),
        ("ann@team.almelo.nl", "gemeente-almelo", False),
        ("ann@rivm.nl", "gemeente-almelo", True),  # of another organisation that is known
        ("ann@eigen.example", "gemeente-almelo", True),
        ("ann@gmail.com", "gemeente-almelo", False),  # everybody can have one
        ("ann@eigen.example", "rivm", True),
        ("ann@eigen.example", "tno", False),  # nobody knows its domains
        ("ann@almelo.nl", None, False),
        ("", "gemeente-almelo", False),
    ],
)
async def test_whose_address_is_of_another_organisation_stands_out(
    plek, email, organisation, elsewhere
):
    async with plek.store.write(SYSTEM) as unit:
        for slug in ("gemeente-almelo", "rivm", "tno"):
            if await unit.of(Organisation).find(slug) is None:
                new = Organisation(slug=slug, name=slug.title(), kind=KIND)
                await unit.of(Organisation).add(new)
            for one in await unit.of(OrganisationDomain).all(organisation=slug):
                await unit.of(OrganisationDomain).remove(one.slug)
        for domain, owner in (("almelo.nl", "gemeente-almelo"), ("rivm.nl", "rivm")):
            await unit.of(OrganisationDomain).upsert(
                OrganisationDomain(slug=domain, organisation=owner), lambda known: known
            )
        known = await unit.of(Member).get(ANN)
        news = {"email": email, "organisation": organisation}
        await unit.of(Member).put(known.model_copy(update=news))
    async with plek.store.write(ANN) as unit:
        await note_seen(unit, ANN)
    async with plek.store.read(BEN) as unit:
        view = await review_view(unit, await unit.of(Hub).get("twente"))
    found = {one.member.slug: one.standing for one in view.people}
    assert found[ANN] is (Standing.ELSEWHERE if elsewhere else Standing.SEEN)


async def test_of_five_thousand_those_who_stand_out_come_first_and_quickly(plek):
    keys = [f"mens-{number:05}" for number in range(5_000)]
    long_ago = datetime(2025, 1, 1, 12, tzinfo=UTC)
    recent = datetime(2027, 2, 1, 12, tzinfo=UTC)
    async with plek.store.write(SYSTEM) as unit:
        left = {4_999: "left"}
        await unit.of(Member).add_all(
            [
                Member(slug=key, name=f"Mens {at}", status=left.get(at, "new"))
                for at, key in enumerate(keys)
            ]
        )
        await unit.of(LastSeen).add_all(
            [
                LastSeen(slug=key, at=long_ago if at == 3_000 else recent)
                for at, key in enumerate(keys)
                if at != 4_000
            ]
        )
        await unit.of(Membership).add_all(
            [
                Membership(slug=f"twente:{key}", member=key, group="twente", place="hub")
                for key in keys
            ]
        )
    async with plek.store.read(BEN) as unit:
        hub = await unit.of(Hub).get("twente")
        before = process_time()
        view = await review_view(unit, hub)
        spent = process_time() - before
        last = await review_view(unit, hub, 10**6)
    found = [(one.member.slug, one.standing) for one in view.people]
    assert found[:5] == [
        ("mens-04999", Standing.GONE),
        (ANN, Standing.NEVER),
        (BEN, Standing.NEVER),
        ("mens-04000", Standing.NEVER),
        ("mens-03000", Standing.LONG_AGO),
    ]
    assert (len(view.people), view.total) == (8, 5_002)
    assert last.people[-1].member.slug == "mens-04998"
    assert spent < 0.5
