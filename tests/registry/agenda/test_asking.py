"""A question's life: put, decided on once, followed, helped with, kept current."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.agenda import triage as desk
from registry.agenda.asking import (
    Draft,
    alike,
    follow,
    mine,
    offer_help,
    plays_here,
    readable,
    stop_helping,
    submit,
)
from registry.agenda.details import EVERYBODY, dossier
from registry.agenda.question import HelpOffered, Question, QuestionChanged, QuestionDecided
from registry.core.errors import (
    AlreadyDecided,
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    RegistryError,
)
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Region, Role
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.networks.network import Network
from registry.organisations.organisation import Organisation
from registry.store.store import Store
from tests.support.at_once import at_once

FATIMA, PIETER, SANNE, JOOST = "fatima", "pieter", "sanne", "joost"
DRAFT = Draft(text="Hoe krijgen we boeren mee in de droogte?", kind="inhoudelijk")
PLACEMENT = desk.Placement(
    agenda="nationaal", title="Boeren en droogte", text="Hoe krijgen we boeren mee?"
)


@pytest.fixture
async def store(sqlite_url):
    async with furnished(sqlite_url) as opened:
        yield opened


@asynccontextmanager
async def furnished(url):
    async with await Store.open(url) as opened:
        async with opened.write(SYSTEM) as unit:
            await furnish(unit)
        yield opened


async def furnish(unit):
    for key in (FATIMA, PIETER, SANNE, JOOST):
        await unit.of(Member).add(Member(slug=key, name=key.capitalize()))
    for key in (SANNE, JOOST):
        slug = Membership.key("kernteam", key)
        await unit.of(Membership).add(
            Membership(slug=slug, member=key, group="kernteam", role=Role.KERNTEAM)
        )
    await unit.of(Theme).add(Theme(slug="water", name="Water"))
    await unit.of(Hub).add(
        Hub(slug="twente", name="Twente", region="twente", province="overijssel")
    )
    await unit.of(Organisation).add(
        Organisation(slug="rws", name="Rijkswaterstaat", short="RWS", kind="uitvoeringsorganisatie")
    )
    await unit.of(Network).add(
        Network(
            slug="droog", name="Droogte", scale="regionaal", themes=("water",), status="published"
        )
    )
    await unit.of(Question).add(
        Question(
            slug="nationaal-10",
            number="10",
            title="Droogte",
            text="Hoe gaan we om met droogte in de landbouw?",
            themes=("water",),
        )
    )


async def do(store, actor, rule, *args, **more):
    async with store.write(actor) as unit:
        return await rule(unit, *args, **more)


async def events(store, kind):
    parcels = await store.outbox.claim(50, 60)
    return [one.event for one in parcels if isinstance(one.event, kind)]


class TestAsking:
    async def test_a_question_waits_for_the_kernteam_and_nobody_else_reads_it(self, store):
        question = await do(store, FATIMA, submit, DRAFT)
        assert (question.status, question.asker, question.agenda) == (
            "submitted",
            FATIMA,
            "nationaal",
        )
        async with store.read() as unit:
            assert await readable(unit, question.slug, FATIMA) == question
            assert await readable(unit, question.slug, SANNE) == question
            with pytest.raises(NotFound):
                await readable(unit, question.slug, PIETER)
            hits = await unit.search("boeren", (Question.section,))
        assert question.slug not in [hit.key for hit in hits]

    async def test_it_is_meant_for_the_agenda_of_the_hub_of_its_region(self, store):
        here = await do(store, FATIMA, submit, DRAFT.model_copy(update={"region": Region.TWENTE}))
        elsewhere = await do(
            store, FATIMA, submit, DRAFT.model_copy(update={"region": Region.DRENTHE})
        )
        assert (here.agenda, elsewhere.agenda) == ("twente", "nationaal")

    async def test_a_theme_that_is_not_there_is_refused(self, store):
        with pytest.raises(Invalid) as refused:
            await do(store, FATIMA, submit, DRAFT.model_copy(update={"themes": ("vuur",)}))
        assert [(one.field, one.code) for one in refused.value.faults] == [("themes", "unknown")]

    @pytest.mark.parametrize(
        ("values", "faults"),
        [
            ({"text": "kort"}, {("text", "too_short"), ("kind", "required")}),
            ({"text": "", "kind": ""}, {("text", "required"), ("kind", "choice")}),
            ({"text": "x" * 1501, "kind": "inhoudelijk"}, {("text", "too_long")}),
            ({"text": "x" * 20, "kind": "iets"}, {("kind", "choice")}),
            ({"text": "x" * 20, "kind": "relationeel", "region": "mars"}, {("region", "choice")}),
            ({"text": "x\0" * 20, "kind": "relationeel"}, {("text", "invalid")}),
            (
                {"text": "x" * 20, "kind": "relationeel", "known": "y" * 1501},
                {("known", "too_long")},
            ),
        ],
    )
    def test_every_fault_is_named_at_once(self, values, faults):
        with pytest.raises(Invalid) as refused:
            Draft.of(values)
        assert {(one.field, one.code) for one in refused.value.faults} == faults

    @given(
        st.dictionaries(
            st.sampled_from(["text", "kind", "region", "themes", "known"]),
            st.none() | st.text() | st.lists(st.text()),
        )
    )
    def test_whatever_comes_in_is_taken_or_refused_by_name(self, values):
        fields: set[str] = set()
        try:
            Draft.of(values)
        except Invalid as refused:
            fields = {one.field for one in refused.faults}
        assert fields <= Draft.model_fields.keys()

    async def test_what_is_there_already_is_found(self, store):
        async with store.read() as unit:
            found = await alike(unit, "wat doen we aan droogte?")
            apart = await alike(unit, "wat doen we aan droogte?", apart="nationaal-10")
        assert [one.slug for one in found.questions] == ["nationaal-10"]
        assert [one.slug for one in found.networks] == ["droog"]
        assert [one.said for one in found.why("nationaal-10")] == ["droogte"]
        assert found.why("elders") == ()
        assert apart.questions == ()

    async def test_networks_are_found_by_theme_where_words_find_none(self, store):
        async with store.read() as unit:
            found = await alike(unit, "iets heel anders", ("water",))
        assert [one.slug for one in found.networks] == ["droog"]


class TestDesk:
    async def test_only_the_kernteam_decides(self, store):
        slug = (await do(store, FATIMA, submit, DRAFT)).slug
        for rule, args in (
            (desk.place, (PLACEMENT,)),
            (desk.answer, ("Zo.",)),
            (desk.merge, ("nationaal-10",)),
            (desk.decline, ("Nee.",)),
        ):
            with pytest.raises(NotAllowed):
                await do(store, FATIMA, rule, slug, *args)
        assert (await do(store, SANNE, desk.waiting))[0].slug == slug

    async def test_on_the_agenda_it_gets_the_next_number_and_its_asker_follows(self, store):
        first, second = [await do(store, FATIMA, submit, DRAFT) for _ in "ab"]
        placed = await do(store, SANNE, desk.place, first.slug, PLACEMENT)
        assert (placed.number, placed.status, placed.title) == ("11", "on_agenda", PLACEMENT.title)
        assert placed.followers == (FATIMA,)
        hub = PLACEMENT.model_copy(update={"agenda": "twente"})
        assert (await do(store, JOOST, desk.place, second.slug, hub)).number == "1"
        decided = await events(store, QuestionDecided)
        assert [(one.question, one.asker, one.by) for one in decided] == [
            (first.slug, FATIMA, SANNE),
            (second.slug, FATIMA, JOOST),
        ]

    async def test_an_answer_is_found_by_others(self, store):
        slug = (await do(store, FATIMA, submit, DRAFT)).slug
        answered = await do(store, SANNE, desk.answer, slug, "Door te luisteren.")
        assert (answered.status, answered.answer) == ("answered", "Door te luisteren.")
        async with store.read() as unit:
            assert await readable(unit, slug, PIETER)
            hits = await unit.search("boeren", (Question.section,))
        assert slug in [hit.key for hit in hits]

    async def test_a_merged_question_leads_to_the_other_which_its_asker_follows(self, store):
        slug = (await do(store, FATIMA, submit, DRAFT)).slug
        await do(store, SANNE, desk.merge, slug, "nationaal-10")
        async with store.read() as unit:
            other = await readable(unit, slug, PIETER)
        assert (other.slug, other.followers) == ("nationaal-10", (FATIMA,))

    @pytest.mark.parametrize("into", ["", "nergens"])
    async def test_a_question_is_only_merged_with_one_that_is_there(self, store, into):
        slug = (await do(store, FATIMA, submit, DRAFT)).slug
        for other in (into, slug):
            with pytest.raises(Invalid):
                await do(store, SANNE, desk.merge, slug, other)

    async def test_a_reason_and_an_answer_are_needed_and_have_a_limit(self, store):
        slug = (await do(store, FATIMA, submit, DRAFT)).slug
        for rule in (desk.answer, desk.decline):
            for text in ("", "x" * 2001):
                with pytest.raises(Invalid):
                    await do(store, SANNE, rule, slug, text)
        declined = await do(store, SANNE, desk.decline, slug, "Past niet bij ons.")
        assert (declined.status, declined.answer) == ("declined", "Past niet bij ons.")

    async def test_an_agenda_that_is_not_there_is_refused(self, store):
        slug = (await do(store, FATIMA, submit, DRAFT)).slug
        with pytest.raises(Invalid):
            await do(store, SANNE, desk.place, slug, PLACEMENT.model_copy(update={"agenda": "x"}))


class TestAtOnce:
    """On both databases: who comes second must see what the first did."""

    @pytest.fixture
    async def store(self, store_url):
        async with furnished(store_url) as opened:
            yield opened

    async def test_two_who_decide_at_once_leave_one_outcome(self, store):
        slug = (await do(store, FATIMA, submit, DRAFT)).slug

        async def decide(actor, rule, *args):
            for _ in range(3):
                try:
                    return (await do(store, actor, rule, slug, *args)).status
                except Conflict:
                    continue
                except AlreadyDecided as late:
                    return (late.outcome, late.by)
            raise AssertionError

        outcomes = await at_once(
            decide(SANNE, desk.place, PLACEMENT), decide(JOOST, desk.decline, "Nee.")
        )
        async with store.read() as unit:
            question = await unit.of(Question).get(slug)
        assert question.status in outcomes
        assert (question.status, question.decided_by) in outcomes

    async def test_many_placed_at_once_get_a_number_each(self, store):
        slugs = [(await do(store, FATIMA, submit, DRAFT)).slug for _ in range(6)]

        async def insist(slug):
            while True:
                try:
                    return (await do(store, SANNE, desk.place, slug, PLACEMENT)).number
                except Conflict:
                    await asyncio.sleep(0)

        numbers = await at_once(*(insist(slug) for slug in slugs))
        assert sorted(numbers, key=int) == ["11", "12", "13", "14", "15", "16"]


def edit_of(question, **news):
    fields = {name: getattr(question, name) for name in desk.Edit.model_fields}
    return desk.Edit.of({**fields, **news})


class TestKeepingCurrent:
    async def question(self, store):
        async with store.read() as unit:
            return await unit.of(Question).get("nationaal-10")

    async def test_followers_hear_what_changed_and_names_are_kept_by_slug(self, store):
        before = await self.question(store)
        wanted = edit_of(before, knowledge="aanwezig", working="rws; Gemeente Urk\nDroogte")
        after = await do(store, SANNE, desk.edit, before.slug, before.revision, wanted)
        assert (after.knowledge, after.working) == ("aanwezig", ("rws", "Gemeente Urk", "droog"))
        (changed,) = await events(store, QuestionChanged)
        assert set(changed.fields) == {"knowledge", "working"}
        assert changed.by == SANNE
        async with store.read() as unit:
            found = await dossier(unit, after)
        assert found.working == ("Rijkswaterstaat", "Gemeente Urk", "Droogte")

    async def test_nothing_changed_is_told_nobody(self, store):
        before = await self.question(store)
        assert await do(store, SANNE, desk.edit, before.slug, 0, edit_of(before)) == before
        assert await events(store, QuestionChanged) == []

    async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(self, store):
        before = await self.question(store)
        first = edit_of(before, answer="Zo zit het.")
        await do(store, JOOST, desk.edit, before.slug, before.revision, first)
        with pytest.raises(Invalid) as refused:
            await do(
                store,
                SANNE,
                desk.edit,
                before.slug,
                before.revision,
                edit_of(before, title="Nieuw"),
            )
        assert refused.value.faults[0].code == "changed"

    async def test_only_the_kernteam_and_only_networks_that_are_there(self, store):
        before = await self.question(store)
        with pytest.raises(NotAllowed):
            await do(store, FATIMA, desk.edit, before.slug, before.revision, edit_of(before))
        wanted = edit_of(before, networks=("nergens",))
        with pytest.raises(Invalid):
            await do(store, SANNE, desk.edit, before.slug, before.revision, wanted)

    async def test_the_state_of_knowledge_may_be_left_open(self, store):
        before = await self.question(store)
        assert edit_of(before, knowledge=desk.UNDECIDED).knowledge is None
        assert edit_of(before, knowledge="").knowledge is None

    async def test_a_question_on_the_desk_can_not_be_kept_current_yet(self, store):
        question = await do(store, FATIMA, submit, DRAFT)
        wanted = edit_of(question, title="Een titel")
        with pytest.raises(NotFound):
            await do(store, SANNE, desk.edit, question.slug, question.revision, wanted)


class TestFollowingAndHelping:
    async def test_following_twice_is_as_once(self, store):
        for _ in "ab":
            question = await do(store, FATIMA, follow, "nationaal-10", on=True)
        assert question.followers == (FATIMA,)
        for _ in "ab":
            question = await do(store, FATIMA, follow, "nationaal-10", on=False)
        assert question.followers == ()

    async def test_who_helps_is_known_and_what_they_wrote_is_told_once(self, store):
        for _ in "ab":
            await do(store, FATIMA, offer_help, "nationaal-10", "Ik deed dit in Drenthe")
        offers = await events(store, HelpOffered)
        assert [one.member for one in offers] == [FATIMA]
        async with store.read() as unit:
            found = await dossier(unit, await unit.of(Question).get("nationaal-10"), FATIMA)
        assert found.helpers == ("Fatima",)
        assert (found.reader.helps, found.reader.follows) == (True, False)
        left = await do(store, FATIMA, stop_helping, "nationaal-10")
        assert (left.helpers, left.notes) == ((), ())

    async def test_a_note_has_a_limit(self, store):
        with pytest.raises(Invalid):
            await do(store, FATIMA, offer_help, "nationaal-10", "x" * 1001)

    async def test_what_is_not_public_is_neither_followed_nor_helped(self, store):
        slug = (await do(store, FATIMA, submit, DRAFT)).slug
        for rule, args in ((follow, {"on": True}), (offer_help, {"note": ""})):
            with pytest.raises(NotFound):
                await do(store, PIETER, rule, slug, **args)

    async def test_one_s_own_questions_are_found(self, store):
        asked = await do(store, FATIMA, submit, DRAFT)
        await do(store, FATIMA, follow, "nationaal-10", on=True)
        async with store.read() as unit:
            found = await mine(unit, FATIMA)
            other = await mine(unit, PIETER)
        assert [one.slug for one in found.asked] == [asked.slug]
        assert [one.slug for one in found.followed] == ["nationaal-10"]
        assert (other.asked, other.followed) == ((), ())

    async def test_an_erased_person_leaves_no_trace_in_a_question(self, store):
        await do(store, FATIMA, follow, "nationaal-10", on=True)
        question = await do(store, FATIMA, offer_help, "nationaal-10", "Bel mij")
        left = question.without(FATIMA, "Fatima")
        assert (left.followers, left.helpers, left.notes) == ((), (), ())
        assert question.without(PIETER, "Pieter") is question


async def test_a_dossier_for_everybody_says_nothing_of_one_reader(store):
    await do(store, FATIMA, follow, "nationaal-10", on=True)
    async with store.read() as unit:
        found = await dossier(unit, await unit.of(Question).get("nationaal-10"))
    assert found.reader == EVERYBODY
    assert [one.slug for one in found.fitting] == ["droog"]
    assert [one.name for one in found.themes] == ["Water"]


@pytest.mark.parametrize("rule", [desk.answer, desk.decline])
async def test_what_is_not_there_is_refused_plainly(store, rule):
    with pytest.raises(RegistryError):
        await do(store, SANNE, rule, "nergens", "Zo.")


class TestThatItPlaysElsewhereToo:
    async def test_it_counts_by_hub_once_and_is_taken_back(self, store):
        async with store.write(SYSTEM) as unit:
            slug = Membership.key("twente", PIETER)
            seat = Membership(slug=slug, member=PIETER, group="twente", place="hub")
            await unit.of(Membership).add(seat)
        for _ in "ab":
            await do(store, PIETER, plays_here, "nationaal-10", on=True)
        await do(store, FATIMA, plays_here, "nationaal-10", on=True)
        question = await do(store, JOOST, plays_here, "nationaal-10", on=True)
        async with store.read() as unit:
            found = await dossier(unit, question, PIETER)
            other = await dossier(unit, question, SANNE)
        assert found.also == (("Twente", 1), ("", 2))
        assert (found.reader.plays, other.reader.plays) == (True, False)
        for _ in "ab":
            question = await do(store, PIETER, plays_here, "nationaal-10", on=False)
        async with store.read() as unit:
            assert (await dossier(unit, question)).also == (("", 2),)

    async def test_what_is_not_on_an_agenda_is_not_there(self, store):
        slug = (await do(store, FATIMA, submit, DRAFT)).slug
        with pytest.raises(NotFound):
            await do(store, PIETER, plays_here, slug, on=True)

    async def test_who_leaves_is_forgotten_and_that_it_plays_there_is_not(self, store):
        question = await do(store, PIETER, plays_here, "nationaal-10", on=True)
        left = question.without(PIETER, "Pieter")
        assert PIETER not in left.model_dump_json()
        assert len(left.also) == 1
