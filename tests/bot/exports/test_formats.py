"""Word, Markdown, workbook and CSV: whole, readable by a machine, and nothing of it comes alive."""

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from bot.exports.blocks import Bullets, Heading, Paper, Table, Text, lines
from bot.exports.csv import CommaFile
from bot.exports.markdown import literal, markdown_of
from bot.exports.word import write_word
from bot.exports.workbook import Workbook
from registry.core.vocabulary import Language

MADE = datetime(2026, 11, 23, 9, tzinfo=UTC)
NASTY = "<b>x</b> [klik](http://kwaad.nl) *a* _b_ `c` | # - \x00\x0b\ud800\ufffe & \\ @Sanne ~~d~~"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1", '=HYPERLINK("x")')
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sample(text=NASTY, language=Language.DUTCH):
    blocks = (
        Heading("Eerste"),
        Text(f"een\n{text}\n\ntwee", label="Naam"),
        Table("Een tabel", ("A", "B"), (("1", text), ("2", "")), (1, 4)),
        Heading("Bijlage", new_page=True),
        Heading("Onder", 2),
        Bullets((text, "punt")),
    )
    return Paper("Titel", "Voet", "Pagina {page} van {pages}", language, MADE, blocks)


@pytest.fixture
def word(tmp_path):
    write_word(sample(), tmp_path / "x.docx")
    return tmp_path / "x.docx"


def part(file, name):
    return etree.fromstring(zipfile.ZipFile(file).read(name))


def test_word_has_real_headings(word):
    styles = [(one.style.name, one.text) for one in docx.Document(word).paragraphs if one.text]
    assert styles[0] == ("Title", "Titel")
    assert ("Heading 1", "Eerste") in styles
    assert ("Heading 2", "Onder") in styles
    assert ("List Bullet", "punt") in styles
    assert ("Normal", "twee") in styles


def test_word_has_a_table_with_a_header_row_and_a_name(word):
    (table,) = docx.Document(word).tables
    assert [row.cells[0].text for row in table.rows] == ["A", "1", "2"]
    body = part(word, "word/document.xml")
    rows = list(body.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert next(body.iter(f"{W}tblCaption")).get(f"{W}val") == "Een tabel"
    narrow, wide = (int(one.get(f"{W}w")) for one in body.iter(f"{W}gridCol"))
    assert wide / narrow == pytest.approx(4, rel=0.01)


def test_word_numbers_its_pages_on_a4(word):
    footer = part(word, "word/footer1.xml")
    assert [one.get(f"{W}instr") for one in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    words = "".join(one.text or "" for one in footer.iter(f"{W}t"))
    assert words == "VoetPagina 1 van 1"
    size = next(part(word, "word/document.xml").iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    breaks = list(part(word, "word/document.xml").iter(f"{W}pageBreakBefore"))
    assert len(breaks) == 1


@pytest.mark.parametrize(
    ("language", "tag"), [(Language.DUTCH, "nl-NL"), (Language.ENGLISH, "en-GB")]
)
def test_word_says_its_language_and_title(tmp_path, language, tag):
    write_word(sample(language=language), tmp_path / "x.docx")
    languages = {
        one.get(f"{W}val") for one in part(tmp_path / "x.docx", "word/styles.xml").iter(f"{W}lang")
    }
    assert languages == {tag}
    about = docx.Document(tmp_path / "x.docx").core_properties
    assert (about.title, about.author, about.language) == ("Titel", "PLeK", tag)
    assert about.created.replace(tzinfo=UTC) == MADE
    assert (
        "python-docx" not in zipfile.ZipFile(tmp_path / "x.docx").read("docProps/core.xml").decode()
    )


def test_word_holds_whatever_people_wrote(word):
    words = "\n".join(one.text for one in docx.Document(word).paragraphs)
    assert "<b>x</b> [klik](http://kwaad.nl) *a* _b_ `c` | # -" in words
    assert not re.search("[\x00\x0b\ufffe]", words)
    body = part(word, "word/document.xml")
    assert list(body.iter(f"{W}hyperlink")) == []


@given(st.text(max_size=60))
def test_any_text_comes_through_word(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("word") / "x.docx"
    write_word(sample(text), file)
    bullets = [
        one.text for one in docx.Document(file).paragraphs if one.style.name == "List Bullet"
    ]
    assert bullets[0].split() == " ".join(lines(text)).split()


def inline(text):
    """What a reader of Markdown makes of a paragraph: its text, and all that is not text."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    kinds = {one.type for one in tokens}
    inner = [child for one in tokens for child in one.children or ()]
    said = "".join(child.content for child in inner)
    return said, kinds, {child.type for child in inner}


@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="*_`[]()<>|#-+=.1!&;:~\\ \"'ax", max_size=40),
    )
)
def test_markdown_is_taken_for_what_it_says(text):
    wanted = " ".join(lines(text))
    written = literal(wanted)
    said, kinds, inner = inline(written)
    assert said.split() == wanted.split()
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
    assert inner <= {"text", "text_special"}


def test_markdown_of_each_block():
    text = markdown_of(sample("x | y").blocks)
    assert "## Eerste\n\n**Naam:** een\n\nx \\| y\n\ntwee\n\n" in text
    assert "| A | B |\n| --- | --- |\n| 1 | x \\| y |\n| 2 |  |\n" in text
    assert "---\n\n## Bijlage\n\n### Onder\n\n- x \\| y\n- punt\n" in text


@pytest.mark.parametrize(
    "text", ["http://kwaad.nl", "www.kwaad.nl", "a@b.nl", "HTTPS://x", "WWW.x"]
)
def test_markdown_makes_no_links(text):
    assert re.search(r"\\[/.@]|:\\/|w\\\.", literal(text), re.IGNORECASE), literal(text)


def workbook(tmp_path, *rows):
    file = tmp_path / "x.xlsx"
    book = Workbook(file, "Titel", MADE)
    first = book.sheet("Een", ["A", "B", "C"], [10, 20, 30], fixed=2)
    first.add(rows)
    first.filtered()
    second = book.sheet("Twee", ["D"], [10], fixed=1)
    second.add([("x",)])
    second.filtered()
    book.close()
    book.abandon()
    return zipfile.ZipFile(file)


def cells(book, sheet=1):
    root = etree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    found = {}
    for cell in root.iter(f"{X}c"):
        text = cell.find(f"{X}is/{X}t")
        value = cell.find(f"{X}v")
        found[cell.get("r")] = text.text if text is not None else float(value.text)
    return root, found


def test_a_workbook_has_a_fixed_head_filters_and_wrapped_text(tmp_path):
    book = workbook(tmp_path, ("een", 2, date(2027, 3, 1)), ("twee", None, ""))
    root, found = cells(book)
    assert found == {
        "A1": "A",
        "B1": "B",
        "C1": "C",
        "A2": "een",
        "B2": 2.0,
        "C2": 46447.0,  # days since 30 December 1899
        "A3": "twee",
    }
    assert root.find(f".//{X}autoFilter").get("ref") == "A1:C3"
    pane = root.find(f".//{X}pane")
    assert (pane.get("state"), pane.get("ySplit"), pane.get("xSplit")) == ("frozen", "1", "2")
    styles = etree.fromstring(book.read("xl/styles.xml"))
    assert any(one.get("wrapText") == "1" for one in styles.iter(f"{X}alignment"))
    assert [one.get("formatCode") for one in styles.iter(f"{X}numFmt")] == ["dd-mm-yyyy"]
    assert "Titel" in book.read("docProps/core.xml").decode()
    assert cells(book, 2)[1] == {"A1": "D", "A2": "x"}


def test_a_row_is_as_high_as_its_longest_text(tmp_path):
    long = "Kennis blijft liggen. " * 9
    rows = (("x", "", ""), ("x", long[:60], ""), ("x", "een\ntwee", ""), ("x", long * 200, ""))
    root, _ = cells(workbook(tmp_path, *rows))
    heights = [float(row.get("ht", 15)) for row in root.iter(f"{X}row")][1:]
    assert heights == [15, 60, 30, 300]


@pytest.mark.parametrize("text", [*FORMULAS, "http://kwaad.nl", "{=1}", "_x0041_", NASTY])
def test_nothing_in_a_workbook_is_a_formula_or_a_link(tmp_path, text):
    book = workbook(tmp_path, (text, text, text))
    root, found = cells(book)
    assert list(root.iter(f"{X}f")) == []
    assert list(root.iter(f"{X}hyperlink")) == []
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in book.namelist()
    decoded = re.sub("_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), found["A2"])
    assert decoded.split() == " ".join(lines(text)).split()


def test_rows_that_were_never_written_out_are_let_go_of(tmp_path):
    book = Workbook(tmp_path / "x.xlsx", "Titel", MADE)
    book.sheet("Een", ["A"], [10], fixed=1).add([("x",)])
    book.abandon()  # an open file would be a warning, and those are errors
    assert not (tmp_path / "x.xlsx").exists()


def comma(tmp_path, *rows):
    with CommaFile(tmp_path / "x.csv", ["A", "B"]) as file:
        file.add(rows)
    return (tmp_path / "x.csv").read_bytes()


def test_csv_opens_as_it_stands_in_dutch_excel(tmp_path):
    raw = comma(tmp_path, ("één; twee", date(2027, 3, 1)), ('a "b"\nc', None), (12, ""))
    assert raw.startswith(b"\xef\xbb\xbfA;B\r\n")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1:] == [["één; twee", "2027-03-01"], ['a "b"\nc', ""], ["12", ""]]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_is_a_formula(tmp_path, text):
    raw = comma(tmp_path, (text, "x"))
    (_, row) = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";")
    assert row == [f"'{text}", "x"]


@given(st.text(max_size=30))
def test_any_text_comes_through_csv(tmp_path_factory, text):
    raw = comma(tmp_path_factory.mktemp("csv"), (text, "x"))
    (_, row) = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";")
    assert not row[0].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row[1] == "x"
