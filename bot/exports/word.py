"""A paper as a document that Word and LibreOffice open, with real headings and table headers."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.exports.blocks import Block, Bullets, Heading, Paper, Table, Text, clean, lines

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table as WordTable
    from docx.table import _Cell as Cell

_ACCENT = "0B6E5B"
"""PLeK's green; white and black both stand out against it and beside it (WCAG 2.2 AA)."""

_FONT = "Calibri"
_SIZES = {"Title": 22, "Heading 1": 15, "Heading 2": 12}
_WIDTH = 16.0
"""Centimetres of text on a page: A4 with margins of 2.5."""


def write_word(paper: Paper, file: Path) -> None:
    """Write a paper to a file."""
    import docx  # takes a while to load, and is rarely needed

    word = docx.Document()
    _page(word, paper)
    _styles(word, paper.language.tag)
    _properties(word, paper)
    word.add_paragraph(clean(paper.title), style="Title")
    for block in paper.blocks:
        _add(word, block)
    word.save(str(file))


def _add(word: Word, block: Block) -> None:
    if isinstance(block, Heading):
        heading = word.add_paragraph(" ".join(lines(block.text)), style=f"Heading {block.level}")
        heading.paragraph_format.page_break_before = block.new_page or None
    elif isinstance(block, Text):
        _text(word, block)
    elif isinstance(block, Bullets):
        for item in block.items:
            word.add_paragraph(" ".join(lines(item)), style="List Bullet")
    elif isinstance(block, Table):
        _table(word, block)


def _text(word: Word, block: Text) -> None:
    for at, line in enumerate(lines(block.text)):
        paragraph = word.add_paragraph()
        if block.label and at == 0:
            paragraph.add_run(f"{clean(block.label)}: ").bold = True
        paragraph.add_run(line)


def _table(word: Word, block: Table) -> None:
    from docx.shared import Cm

    table = word.add_table(rows=0, cols=len(block.head), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Cm(_WIDTH * width / sum(block.widths))
    _described(table, block.name)
    _row(table, block.head, head=True)
    for row in block.rows:
        _row(table, row)
    word.add_paragraph().paragraph_format.space_after = 0


def _row(table: WordTable, texts: tuple[str, ...], *, head: bool = False) -> None:
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no other way in
    properties.append(_element("w:cantSplit"))
    if head:
        properties.append(_element("w:tblHeader"))
    for cell, text in zip(row.cells, texts, strict=True):
        _cell(cell, text, head=head)


def _cell(cell: Cell, text: str, *, head: bool) -> None:
    from docx.shared import Pt, RGBColor

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(" ".join(lines(text)))
    run.font.size = Pt(10)
    if head:
        run.bold = True
        run.font.color.rgb = RGBColor.from_string("FFFFFF")
        fill = _element("w:shd", val="clear", color="auto", fill=_ACCENT)
        cell._tc.get_or_add_tcPr().append(fill)  # noqa: SLF001


def _described(table: WordTable, name: str) -> None:
    """Describe the table for screen readers."""
    properties = table._tbl.tblPr  # noqa: SLF001
    properties.append(_element("w:tblCaption", val=clean(name)))


def _page(word: Word, paper: Paper) -> None:
    from docx.shared import Cm

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(2.5))
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{clean(paper.footer)}\t\t")
    foot.paragraph_format.tab_stops.clear_all()
    _tab_right(foot)
    before, _, rest = paper.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    foot.add_run(before)
    _field(foot, "PAGE")
    foot.add_run(between)
    _field(foot, "NUMPAGES")
    foot.add_run(after)


def _tab_right(paragraph: Any) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _field(paragraph: Any, name: str) -> None:
    """Build a field that the office program fills in."""
    field = _element("w:fldSimple", instr=name)
    run = paragraph.add_run("1")._r  # noqa: SLF001
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001


def _styles(word: Word, language: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in _SIZES.items():
        style = word.styles[name]
        style.font.size, style.font.bold = Pt(size), True
        style.font.color.rgb = RGBColor.from_string(_ACCENT)
        style.paragraph_format.space_after = Pt(4)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for which in list(fonts.attrib):
            del fonts.attrib[which]
        for which in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(which), _FONT)
    for line in word.styles["Title"].element.iter(qn("w:bottom")):
        line.set(qn("w:color"), _ACCENT)
    for known in word.styles.element.iter(qn("w:lang")):
        known.set(qn("w:val"), language)


def _properties(word: Word, paper: Paper) -> None:
    about = word.core_properties
    about.title = clean(paper.title)
    about.subject = clean(paper.footer)
    about.author = "PLeK"
    about.last_modified_by = "PLeK"
    about.comments = ""
    about.language = paper.language.tag
    made = paper.made.astimezone(UTC).replace(tzinfo=None)
    about.created = about.modified = made


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
