"""Lists of signals as files: all of a course in a row, and what came of it on a second sheet."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from lxml import etree

from bot.exports.files import make
from bot.exports.signal_rows import COLUMNS, COURSE_COLUMNS
from registry.core.errors import NotAllowed, NotFound
from registry.core.vocabulary import Language, Role
from registry.signals.download import Download, Paper
from registry.signals.lists import SignalFilter
from registry.signals.workflow.proposal_workflow import (
    finish,
)
from registry.signals.workflow.signal_workflow import raise_signal
from registry.store.store import Store
from tests.bot.exports.fixtures_exports import SECRET, SEEN, papers_world
from tests.registry.signals.fixtures_signals import (
    BY_ROLE,
    DOER,
    KERN,
    OTHER,
    RAISER,
    WORKER,
    do,
    draft,
)
from tests.support.conversation import Clock

X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OTHERS = [role for role in Role if role not in (Role.KERNTEAM, Role.ADMINISTRATOR)]
TODAY = date(2026, 11, 23)


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url, clock=Clock()) as opened:
        await papers_world(opened)
        yield opened


def asked(paper, member=KERN, language=Language.DUTCH, **about):
    until = datetime(2026, 11, 23, 10, tzinfo=UTC)
    return Download(slug=f"{paper}:x", member=member, language=language, until=until, **about)


async def listing(store, folder, **about):
    made = await make(store, asked(Paper.SIGNALS_CSV, **about), folder)
    text = io.StringIO(made.path.read_bytes().decode("utf-8-sig"), newline="")
    head, *rows = csv.reader(text, delimiter=";")
    assert len(head) == len(COLUMNS)
    return [dict(zip(head, row, strict=True)) for row in rows]


def sheet(path, number):
    root = etree.fromstring(zipfile.ZipFile(path).read(f"xl/worksheets/sheet{number}.xml"))
    rows = root.iter(f"{X}row")
    return [{cell.get("r").rstrip("0123456789"): value(cell) for cell in row} for row in rows]


def value(cell):
    text = cell.findtext(f"{X}is/{X}t")
    return float(cell.findtext(f"{X}v")) if text is None else text


async def test_a_row_tells_the_whole_course(store, tmp_path):
    rows = await listing(store, tmp_path)
    assert [row["Nummer"] for row in rows] == ["1", "2", "3", "4", "5"]
    first, second, _, fourth, _ = rows
    told = {
        "Wat er speelt": SEEN[0],
        "Soort": "Probleem",
        "Niveau": "In de regio",
        "Status": "Op de agenda",
        "Hubs": "Twente, Zeeland",
        "Gebied": "Twente",
        "Thema’s": "Water",
        "Speelt ook bij": "1",
        "Waarom het ertoe doet": "Besluiten worden slecht.",
        "Wat er gevraagd wordt": "Maak één ingang.",
        "Van wie": f"Naam {RAISER}",
        "Gegeven": TODAY.isoformat(),
        "Opgepakt": TODAY.isoformat(),
        "Terzijde gelegd": "",
        "Geagendeerd": TODAY.isoformat(),
        "Volgende stap uiterlijk": "2027-06-08",
        "Opgepakt door": f"Naam {KERN}",
        "Voorstel": "1",
        "Besluiten": "",
    }
    assert told.items() <= first.items()
    assert second["Gebundeld met"] == "1"
    assert (fourth["Voorstel"], fourth["Besluiten"], fourth["Acties"]) == ("2", "1", "1, 2")


async def test_who_raised_anonymously_is_not_named(store, tmp_path):
    source = {"kind": "message", "text": f"Naam {OTHER}", "link": SECRET}
    await do(store, OTHER, raise_signal, draft(anonymous=True, source=source))
    rows = await listing(store, tmp_path)
    assert [row["Van wie"] for row in rows[3:]] == ["(anoniem)", f"Naam {OTHER}", "(anoniem)"]
    assert SECRET not in str(rows)
    assert f"Naam {OTHER}" not in str(rows[5])


async def test_only_what_was_asked_for(store, tmp_path):
    rows = await listing(store, tmp_path, wish=SignalFilter(hub="zeeland", order="-support"))
    assert [row["Nummer"] for row in rows] == ["1", "2", "5"]
    assert await listing(store, tmp_path, wish=SignalFilter(theme="energie")) == []


async def test_a_workbook_has_what_came_of_it_on_a_second_sheet(store, tmp_path):
    await do(store, DOER, finish, "4", "actie-1", "Het loket is open.")
    made = await make(store, asked(Paper.SIGNALS_XLSX), tmp_path)
    assert made.name == "signalen-2026-11-23.xlsx"
    signals, course = sheet(made.path, 1), sheet(made.path, 2)
    assert len(signals) == 6
    assert len(signals[0]) == len(COLUMNS)
    assert len(course[0]) == len(COURSE_COLUMNS)
    told = [(row["A"], row["B"], row["C"], row.get("E", "")) for row in course[1:]]
    assert told == [
        ("Voorstel", 1.0, 1.0, "Op de agenda"),
        ("Voorstel", 2.0, 2.0, "Overgenomen"),
        ("Besluit", 1.0, 2.0, ""),
        ("Actie", 1.0, 2.0, "Klaar"),
        ("Actie", 2.0, 2.0, "Loopt"),
        ("Voorstel", 3.0, 3.0, "Op de agenda"),
    ]
    assert course[1]["H"] == f"Naam {WORKER}"
    assert course[1]["I"] == "Wie betaalt het loket na een jaar?\nZoek de provincies op."
    assert course[3]["H"] == "Provinciale Staten"
    assert course[4]["I"] == "Het loket is open."
    assert course[5]["H"] == "IPO"


async def test_the_second_sheet_is_of_the_signals_on_the_first(store, tmp_path):
    wish = SignalFilter(level="regio-en-rijk")
    made = await make(store, asked(Paper.SIGNALS_XLSX, wish=wish), tmp_path)
    assert [row["A"] for row in sheet(made.path, 1)[1:]] == [5.0]
    assert [(row["A"], row["B"]) for row in sheet(made.path, 2)[1:]] == [("Voorstel", 3.0)]


async def test_more_than_is_read_at_a_time(store, tmp_path, monkeypatch):
    monkeypatch.setattr("bot.exports.files._AT_A_TIME", 2)
    assert [row["Nummer"] for row in await listing(store, tmp_path)] == ["1", "2", "3", "4", "5"]
    made = await make(store, asked(Paper.SIGNALS_XLSX), tmp_path)
    assert [row["A"] for row in sheet(made.path, 1)[1:]] == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert [row["B"] for row in sheet(made.path, 2) if row["A"] == "Voorstel"] == [1.0, 2.0, 3.0]


async def test_in_english(store, tmp_path):
    (row, *_) = await listing(store, tmp_path, language=Language.ENGLISH)
    assert (row["Kind"], row["Status"], row["By whom"]) == (
        "Problem",
        "On the agenda",
        f"Naam {RAISER}",
    )


@pytest.mark.parametrize("paper", [one for one in Paper if one is not Paper.MY_DATA])
@pytest.mark.parametrize("role", OTHERS)
async def test_nothing_is_made_for_others(store, tmp_path, paper, role):
    about = {"meeting": "stuurgroep-2027-06-07"} if "agenda" in paper else {}
    with pytest.raises(NotAllowed):
        await make(store, asked(paper, member=BY_ROLE[role], **about), tmp_path)


@pytest.mark.parametrize("meeting", [None, "stuurgroep-2030-01-01"])
async def test_a_meeting_that_is_not_there_has_no_papers(store, tmp_path, meeting):
    with pytest.raises(NotFound):
        await make(store, asked(Paper.AGENDA_DOCX, meeting=meeting), tmp_path)


async def test_papers_of_a_meeting(store, tmp_path):
    for paper, start in ((Paper.AGENDA_DOCX, b"PK"), (Paper.AGENDA_MD, b"# Agenda")):
        made = await make(store, asked(paper, meeting="stuurgroep-2027-06-07"), tmp_path)
        assert made.name == f"stuurgroep-2027-06-07.{paper.rpartition('.')[2]}"
        assert made.path.read_bytes().startswith(start)


async def test_a_full_disk_is_said_as_the_system_says_it(store, tmp_path):
    (tmp_path / "paper.xlsx").mkdir()
    with pytest.raises(OSError, match=r"paper\.xlsx"):
        await make(store, asked(Paper.SIGNALS_XLSX), tmp_path)
