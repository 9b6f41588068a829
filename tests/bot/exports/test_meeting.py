"""The Stuurgroep's papers as data and as text: all the meeting needs, and nobody who raised."""

import pytest
from markdown_it import MarkdownIt

from bot.exports.agenda_document import agenda_paper, front_blocks
from bot.exports.blocks import Bullets, Heading, Table, Text
from bot.exports.markdown import markdown_of, to_markdown
from bot.exports.meeting import agenda_of, meetings
from cards.kit.translator import translator
from registry.core.errors import NotAllowed
from registry.core.vocabulary import Language, MeetingKind, Role
from registry.privacy.export_and_erase import erase
from registry.signals.proposals.meeting import met
from registry.signals.signal import Signal, Source
from registry.signals.transitions import SignalStatus
from registry.signals.workflow.hearing_workflow import (
    agenda,
)
from registry.signals.workflow.proposal_workflow import (
    finish,
)
from registry.signals.workflow.signal_workflow import ask, pick_up, raise_signal
from registry.store.store import Store
from tests.bot.exports.fixtures_exports import (
    FIRST,
    SECOND,
    SECRET,
    SEEN,
    TEXT,
    meeting_on,
    papers_world,
)
from tests.registry.signals.fixtures_signals import (
    BY_ROLE,
    DOER,
    KERN,
    OTHER,
    RAISER,
    WORKER,
    do,
    draft,
    signal_world,
)
from tests.support.conversation import Clock


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url, administrators=("admin",), clock=Clock()) as opened:
        await papers_world(opened)
        yield opened


async def gathered(store, day=SECOND, actor=KERN):
    async with store.read(actor) as unit:
        return await agenda_of(unit, await meeting_on(unit, day))


async def paper(store, day=SECOND, language=Language.DUTCH):
    async with store.read(KERN) as unit:
        papers = await agenda_of(unit, await meeting_on(unit, day))
        return agenda_paper(translator(language), papers, unit.now)


def chapters(paper):
    return [one.text for one in paper.blocks if isinstance(one, Heading) and one.level == 1]


def table(paper, name):
    (found,) = (one for one in paper.blocks if isinstance(one, Table) and one.name == name)
    return found


async def test_what_the_second_meeting_has_before_it(store):
    papers = await gathered(store)
    first, third = papers.cases
    assert [one.proposal.number for one in papers.cases] == [1, 3]
    assert [one.number for one in first.signals] == [1, 2, 3]  # 2 was bundled with 1
    assert [one.number for one in third.signals] == [5]
    assert first.version.text == TEXT
    assert [one.slug for one in first.questions] == ["bodem"]
    assert [(meeting.kind, one.note) for meeting, one in first.earlier] == [
        (MeetingKind.STEERING, "Wie betaalt het loket na een jaar?"),
        (MeetingKind.AMBASSADORS, "Zoek de provincies op."),
    ]
    assert papers.labels.members == {WORKER: f"Naam {WORKER}", DOER: f"Naam {DOER}"}


async def test_what_came_of_the_first(store):
    papers = await gathered(store)
    assert papers.previous.day == FIRST
    sent_back, taken_up = papers.results
    assert (sent_back.hearing.outcome, taken_up.hearing.outcome) == ("sent_back", "taken_up")
    assert [one.text for one in taken_up.decisions] == ["Er komt een loket."]
    assert [one.state for one in taken_up.actions] == ["open", "open"]


async def test_the_state_of_an_action_is_that_of_now(store):
    await do(store, DOER, finish, "4", "actie-1", "Het loket is open.")
    rows = table(await paper(store), "De acties").rows
    assert rows[0] == ("1", "Het loket openen", f"Naam {DOER}", "1 juni 2027", rows[0][4])
    assert rows[0][4] == "Klaar. Het loket is open."
    assert (rows[1][2], rows[1][4]) == ("IPO", "Loopt")


async def test_the_first_meeting_shows_what_became_of_it_and_has_none_before_it(store):
    papers = await gathered(store, FIRST)
    assert papers.previous is None
    text = to_markdown(await paper(store, FIRST))
    assert "Er is geen eerdere vergadering met voorstellen." in text
    assert "Deze vergadering: Terug met een vraag. Wie betaalt het loket na een jaar?" in text
    assert "Eerste versie" in text  # as it was then, though it was revised since
    assert "peilbeheer" not in text


async def test_the_order_of_the_agenda_and_its_annexes(store):
    made = await paper(store)
    assert table(made, "De agenda").rows == (
        ("1", "Opening en vaststellen van de agenda", "", ""),
        ("2", "Wat er kwam van de vorige vergadering", "Ter informatie", ""),
        ("3", "Voorstel 1: Een bodemloket", "Een uitkomst", "1"),
        ("4", "Voorstel 3: Proef met peilbeheer", "Een uitkomst", "2"),
        ("5", "Rondvraag en sluiting", "", ""),
    )
    assert chapters(made) == [
        "2. Wat er kwam van de vorige vergadering",
        "3. Voorstel 1: Een bodemloket",
        "4. Voorstel 3: Proef met peilbeheer",
        "Bijlage 1: Voorstel 1: Een bodemloket",
        "Bijlage 2: Voorstel 3: Proef met peilbeheer",
        "Bijlage 3: De signalen",
        "Bijlage 4: De besluiten",
    ]


async def test_an_item_says_what_is_asked_and_where_it_plays(store):
    blocks = (await paper(store)).blocks
    texts = [one.text for one in blocks if isinstance(one, Text)]
    assert any("stuur het terug met een vraag" in one for one in texts)
    labels = {one.label: one.text for one in blocks if isinstance(one, Text)}
    asked = "De vraag van de Stuurgroep op 23 november 2026, waarop deze versie antwoordt"
    assert labels[asked] == "Wie betaalt het loket na een jaar?"
    assert (
        "Achter dit voorstel staan 3 signalen: 3 × probleem. Niveau: 2 × in de regio en "
        "1 × tussen regio’s. Het speelt in 3 hubs: Twente, Zeeland en Flevoland. Nog iemand gaf "
        "aan dat dit ook bij hen speelt."
    ) in texts
    assert (
        "Achter dit voorstel staat 1 signaal: risico. Niveau: tussen regio en Rijk. "
        "Het speelt in Zeeland."
    ) in texts
    bullets = [item for one in blocks if isinstance(one, Bullets) for item in one.items]
    assert "Maak één ingang." in bullets
    assert "Vraag 3: Bodem en kennis" in bullets


async def test_nobody_who_raised_or_joined_is_in_the_papers(store):
    async with store.write("system") as unit:
        signal = await unit.of(Signal).get("1")
        told = Source(kind="message", text=f"Bericht van Naam {RAISER}", link=SECRET)
        await unit.of(Signal).put(signal.model_copy(update={"source": told}))
    for language in Language:
        for day in (FIRST, SECOND):
            text = to_markdown(await paper(store, day, language))
            for secret in (RAISER, OTHER, SECRET, "geheim", f"Naam {RAISER}", f"Naam {OTHER}"):
                assert secret not in text
            assert f"Naam {WORKER}" in text
    for case in (await gathered(store)).cases:
        for one in case.signals:
            assert (one.raisers, one.history, one.owner) == ((), (), "")


async def test_what_is_between_raiser_and_kernteam_stays_there(store):
    await do(store, RAISER, raise_signal, draft(seen="Een ander signaal over de bodem."))
    await do(store, KERN, pick_up, "6")
    await do(store, KERN, ask, "6", "Heb je ruzie met de buurman?")
    text = to_markdown(await paper(store))
    assert "buurman" not in text


async def test_in_english(store):
    text = to_markdown(await paper(store, language=Language.ENGLISH))
    for said in (
        "# Agenda of the Stuurgroep of platform PLeK",
        "Monday, 7 June 2027",
        "Annex 3: The signals",
        "Worked out by",
        "Sent back with a question",
    ):
        assert said in text
    assert "Bijlage" not in text


@pytest.mark.parametrize("role", Role)
async def test_only_the_kernteam_gathers_it(store, role):
    if role in (Role.KERNTEAM, Role.ADMINISTRATOR):
        assert (await gathered(store, actor=BY_ROLE[role])).cases
        return
    with pytest.raises(NotAllowed):
        await gathered(store, actor=BY_ROLE[role])


async def test_a_meeting_with_nothing_on_it(sqlite_url):
    async with await Store.open(sqlite_url) as store:
        await signal_world(store)
        async with store.write("system") as unit:
            await met(unit, MeetingKind.STEERING, FIRST)
            await met(unit, MeetingKind.AMBASSADORS, SECOND)
        text = to_markdown(await paper(store, FIRST))
        assert "Er staat nog geen voorstel op deze agenda." in text
        assert "Bijlage 1" not in text
        async with store.read() as unit:
            assert [one.day for one in await meetings(unit)] == [FIRST]


async def test_who_left_is_left_out(store):
    async with store.write(WORKER) as unit:
        await erase(unit, WORKER)
    text = to_markdown(await paper(store))
    assert "Uitgewerkt door" not in text
    assert "Een bodemloket" in text


async def test_a_proposal_that_moved_to_another_meeting_is_on_that_one_alone(store):
    third = SECOND.replace(month=9)
    await do(store, KERN, agenda, "5", third)
    assert len((await gathered(store)).cases) == 1
    (case,) = (await gathered(store, third)).cases
    assert case.signals[0].status is SignalStatus.ON_AGENDA
    assert case.earlier == ()


async def test_the_markdown_is_read_as_it_was_meant(store):
    tokens = MarkdownIt("commonmark").enable("table").parse(to_markdown(await paper(store)))
    assert [one.type for one in tokens].count("table_open") == 5
    headings = [one for one in tokens if one.type == "heading_open"]
    assert [one.tag for one in headings].count("h1") == 1
    assert {one.tag for one in headings} == {"h1", "h2", "h3"}
    assert SEEN[2] in to_markdown(await paper(store))


async def test_the_agenda_alone(store):
    async with store.read(KERN) as unit:
        papers = await agenda_of(unit, await meeting_on(unit, SECOND))
        text = markdown_of(front_blocks(translator("nl"), papers, unit.now))
    assert text.startswith("**Datum:** maandag 7 juni 2027")
    assert "Bijlage 1:" not in text
