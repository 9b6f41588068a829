"""Calls for help: who may do what with them, and that nothing said is lost or doubled."""

from datetime import UTC, datetime

import pytest

from registry.core.errors import AlreadyDecided, Invalid, NotAllowed, NotFound
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.documents import dump, load
from registry.helpdesk import answering
from registry.helpdesk.call import (
    LONGEST_REMARK,
    LONGEST_REQUEST,
    HelpMoved,
    HelpRemarked,
    HelpRequest,
    HelpRequested,
    HelpStatus,
)
from registry.members.member import Member
from registry.privacy.export_and_erase import erase, export
from registry.store.store import Store

FATIMA, PIETER, SANNE = "fatima", "pieter", "sanne"
NAMES = {FATIMA: "Fatima El Amrani", PIETER: "Pieter", SANNE: "Sanne de Vries"}
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CALL = "Hoe kom ik in het team van mijn kennishub?"


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url, clock=lambda: NOW) as opened:
        async with opened.write(SYSTEM) as unit:
            for key, name in NAMES.items():
                await unit.of(Member).add(Member(slug=key, name=name))
            await unit.of(Membership).add(
                Membership(slug="k:sanne", member=SANNE, group="kernteam", role=Role.KERNTEAM)
            )
        yield opened


async def do(store, who, deed, *arguments, **options):
    async with store.write(who) as unit:
        return await deed(unit, *arguments, **options)


async def events(store):
    return [parcel.event for parcel in await store.outbox.claim(100, 60)]


async def faults(store, who, deed, *arguments):
    with pytest.raises(Invalid) as invalid:
        await do(store, who, deed, *arguments)
    return [(one.field, one.code) for one in invalid.value.faults]


async def test_a_call_gets_the_next_number_and_the_helpdesk_hears_it(store):
    first = await do(store, FATIMA, answering.submit, CALL)
    second = await do(store, PIETER, answering.submit, CALL)
    assert (first.number, second.number) == (1, 2)
    assert (first.asker, first.status, first.asked) == (FATIMA, HelpStatus.OPEN, NOW)
    assert await events(store) == [
        HelpRequested(request=first.slug),
        HelpRequested(request=second.slug),
    ]


async def test_the_same_words_again_are_the_same_call_until_it_was_answered(store):
    first = await do(store, FATIMA, answering.submit, CALL)
    again = await do(store, FATIMA, answering.submit, CALL.replace(" ", "  "))
    assert again == first
    await do(store, SANNE, answering.answer, first.slug, "Vraag het de projectleider.")
    later = await do(store, FATIMA, answering.submit, CALL)
    assert later.slug != first.slug


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "required"),
        ("   ", "required"),
        ("hoi", "too_short"),
        ("x" * (LONGEST_REQUEST + 1), "too_long"),
        ("een \x00 teken", "invalid"),
        ("een \x1b[31m teken", "invalid"),
    ],
)
async def test_a_call_that_can_not_be_taken_says_why(store, text, code):
    assert await faults(store, FATIMA, answering.submit, text) == [("text", code)]
    assert await events(store) == []


async def test_the_longest_call_is_taken(store):
    request = await do(store, FATIMA, answering.submit, "😀" * LONGEST_REQUEST)
    assert len(request.text) == LONGEST_REQUEST


async def test_one_person_can_not_drown_the_others(store):
    for number in range(answering.MOST_RUNNING):
        await do(store, FATIMA, answering.submit, f"vraag {number}")
    assert await faults(store, FATIMA, answering.submit, "nog een") == [("", "help_many")]
    await do(store, FATIMA, answering.close, "hulp-1")
    assert (await do(store, FATIMA, answering.submit, "nog een")).status is HelpStatus.OPEN


async def test_an_answer_turns_it_to_the_asker_and_a_response_back(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    answered = await do(store, SANNE, answering.answer, slug, "Vraag het Joost.")
    assert answered.status is HelpStatus.ANSWERED
    asked = await do(store, FATIMA, answering.respond, slug, "Wie is Joost?", in_thread=True)
    assert asked.status is HelpStatus.OPEN
    assert [(one.member, one.side, one.text) for one in asked.remarks] == [
        (SANNE, "helper", "Vraag het Joost."),
        (FATIMA, "asker", "Wie is Joost?"),
    ]
    assert (await events(store))[1:] == [
        HelpRemarked(request=slug, place=0),
        HelpRemarked(request=slug, place=1, in_thread=True),
    ]


async def test_the_same_remark_twice_in_a_row_is_one(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    for _ in range(2):
        await do(store, SANNE, answering.answer, slug, "Ja.")
    for _ in range(2):
        request = await do(store, FATIMA, answering.respond, slug, "Dank!")
    assert [one.text for one in request.remarks] == ["Ja.", "Dank!"]
    assert len(await events(store)) == 3


@pytest.mark.parametrize(
    ("text", "code"), [("", "required"), ("x" * (LONGEST_REMARK + 1), "too_long")]
)
async def test_a_remark_that_can_not_be_taken_says_why(store, text, code):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    assert await faults(store, SANNE, answering.answer, slug, text) == [("text", code)]
    assert await faults(store, FATIMA, answering.respond, slug, text) == [("text", code)]


async def test_a_conversation_ends_somewhere(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    for number in range(answering.MOST_REMARKS):
        await do(store, FATIMA, answering.respond, slug, f"en {number}")
    assert await faults(store, SANNE, answering.answer, slug, "stop") == [("", "help_full")]


async def test_only_the_kernteam_answers_and_takes_up_again(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    for who in (FATIMA, PIETER):
        with pytest.raises(NotAllowed):
            await do(store, who, answering.answer, slug, "Ik weet het wel.")
        with pytest.raises(NotAllowed):
            await do(store, who, answering.reopen, slug)


async def test_only_its_asker_responds(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    for who in (PIETER, SANNE):
        with pytest.raises(NotFound):
            await do(store, who, answering.respond, slug, "Ik ook!")


async def test_its_asker_and_the_kernteam_close_it_once(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    with pytest.raises(NotAllowed):
        await do(store, PIETER, answering.close, slug)
    await do(store, SANNE, answering.close, slug)
    closed = await do(store, FATIMA, answering.close, slug)
    assert (closed.status, closed.closed_by) == (HelpStatus.CLOSED, SANNE)
    assert (await events(store))[1:] == [
        HelpMoved(request=slug, status=HelpStatus.CLOSED, by=SANNE)
    ]


async def test_a_closed_call_takes_no_answer_until_it_is_opened_again(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    await do(store, FATIMA, answering.close, slug)
    with pytest.raises(AlreadyDecided) as decided:
        await do(store, SANNE, answering.answer, slug, "Nog iets.")
    assert (decided.value.by, decided.value.outcome) == (FATIMA, "closed")
    opened = await do(store, SANNE, answering.reopen, slug)
    assert (opened.status, opened.closed_by) == (HelpStatus.OPEN, "")
    assert await do(store, SANNE, answering.reopen, slug) == opened
    assert (await do(store, SANNE, answering.answer, slug, "Nog iets.")).remarks


async def test_the_asker_opens_it_again_by_saying_more(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    await do(store, FATIMA, answering.respond, slug, "Toch niet.")
    await do(store, FATIMA, answering.close, slug)
    again = await do(store, FATIMA, answering.respond, slug, "Toch niet.")
    assert again.status is HelpStatus.OPEN
    assert len(again.remarks) == 2


async def test_others_can_not_read_it(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    async with store.read() as unit:
        for reader in (FATIMA, SANNE):
            case = await answering.readable(unit, slug, reader)
            assert case.names == {FATIMA: "Fatima El Amrani"}
        for key in (slug, "hulp-99"):
            with pytest.raises(NotFound):
                await answering.readable(unit, key, PIETER)
        assert await unit.search("team kennishub", (HelpRequest.section,)) == []


async def test_lists_what_runs_and_what_waits(store):
    for number, who in enumerate((FATIMA, FATIMA, PIETER, PIETER, FATIMA, FATIMA)):
        await do(store, who, answering.submit, f"vraag {number}")
    await do(store, SANNE, answering.answer, "hulp-1", "Ja.")
    await do(store, FATIMA, answering.close, "hulp-2")
    async with store.read() as unit:
        running = [one.slug for one in await answering.running(unit, FATIMA)]
        waiting = [one.slug for one in await answering.waiting(unit)]
    assert running == ["hulp-6", "hulp-5", "hulp-1"]
    assert waiting == ["hulp-3", "hulp-4", "hulp-5", "hulp-6"]


async def test_an_earlier_look_at_a_case_ends_where_it_was(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    for text in ("een", "twee"):
        await do(store, SANNE, answering.answer, slug, text)
    async with store.read() as unit:
        case = await answering.case_of(unit, slug)
    assert [one.text for one in answering.until(case, 0).request.remarks] == ["een"]
    assert answering.until(case, 1) == case


async def test_an_erased_asker_leaves_no_word_of_it(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    await do(store, SANNE, answering.answer, slug, "Dag Fatima El Amrani, vraag het Joost.")
    async with store.write(FATIMA) as unit:
        assert (await export(unit, FATIMA))["help_requests"][0]["text"] == CALL
        await erase(unit, FATIMA)
        assert await unit.of(HelpRequest).all() == []


async def test_an_erased_helper_leaves_the_answer_unsigned(store):
    slug = (await do(store, FATIMA, answering.submit, "Waar is Sanne de Vries?")).slug
    await do(store, SANNE, answering.answer, slug, "Hier! Groet, sanne de vries")
    await do(store, SANNE, answering.close, slug)
    async with store.write(SANNE) as unit:
        await erase(unit, SANNE)
        left = await unit.of(HelpRequest).get(slug)
    assert left.text == "Waar is …?"
    assert [(one.member, one.text) for one in left.remarks] == [("", "Hier! Groet, …")]
    assert left.closed_by == ""
    assert left.without(SANNE, "Sanne de Vries") is left


async def test_calls_go_along_in_a_document_and_the_next_number_is_free(store):
    slug = (await do(store, FATIMA, answering.submit, CALL)).slug
    await do(store, SANNE, answering.answer, slug, "Ja.")
    async with store.write(SYSTEM) as unit:
        document = await dump(unit)
        item = {**document["help_requests"][0], "slug": "hulp-2", "number": 2}
        await load(unit, {"help_requests": [item]})
    assert (await do(store, PIETER, answering.submit, CALL)).slug == "hulp-3"
