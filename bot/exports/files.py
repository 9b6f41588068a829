"""Generation of a download's file: read by page, written in a thread, never all in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.exports.agenda_document import agenda_paper
from bot.exports.csv import CommaFile
from bot.exports.markdown import to_markdown
from bot.exports.meeting import agenda_of
from bot.exports.my_data import write_my_data
from bot.exports.signal_rows import (
    COLUMNS,
    COURSE_COLUMNS,
    Names,
    Row,
    action_row,
    course_headings,
    day_of,
    decision_row,
    headings,
    people_in,
    proposal_row,
    signal_row,
)
from bot.exports.word import write_word
from bot.exports.workbook import Workbook
from cards.kit.translator import Translator, translator
from registry.core.errors import NotFound
from registry.core.private_files import private_file
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.privacy.export_and_erase import export
from registry.signals.download import Download, Paper
from registry.signals.lists import SignalFilter, keys_listed
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import Meeting
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal

_AT_A_TIME = 500
"""Signals that are read and written in one go: a few megabytes."""

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made.

    Attributes:
        name: what it is called where it is saved; plain ASCII.
        kind: its content type.
    """

    path: Path
    name: str
    kind: str


async def make(registry: UnitOfWorkFactory, download: Download, folder: Path) -> Made:
    """Make the file of a download.

    Args:
        registry: to read from, on behalf of who asked for it.
        download: what was asked for.
        folder: where the file goes.

    Raises:
        RegistryError: what it is of is gone, or who asked for it may not see it.
    """
    form = download.paper.rpartition(".")[2]
    async with registry.read(download.member) as unit:
        path = private_file(folder / f"paper.{form}")
        if download.paper in (Paper.AGENDA_DOCX, Paper.AGENDA_MD):
            name = await _agenda(unit, download, path)
        elif download.paper is Paper.MY_DATA:
            name = await _my_data(unit, download, path)
        else:
            name = await _signals(unit, download, path)
    return Made(path, f"{name}.{form}", _TYPES[form])


async def _agenda(unit: UnitOfWork, download: Download, path: Path) -> str:
    if download.meeting is None:
        raise NotFound(Meeting.section, "")
    t = translator(download.language)
    agenda = await agenda_of(unit, await unit.of(Meeting).get(download.meeting))
    paper = agenda_paper(t, agenda, unit.now)

    def write() -> None:
        if download.paper is Paper.AGENDA_DOCX:
            write_word(paper, path)
        else:
            path.write_text(to_markdown(paper), "utf-8", "replace")

    await asyncio.to_thread(write)
    return f"{t('signal-papers-file-agenda')}-{agenda.meeting.day.isoformat()}"


async def _my_data(unit: UnitOfWork, download: Download, path: Path) -> str:
    t = translator(download.language)
    exported = await export(unit, download.member)
    name = f"{t('privacy-file-name')}-{day_of(unit.now)}"
    await asyncio.to_thread(write_my_data, t, exported, name, path)
    return name


async def _signals(unit: UnitOfWork, download: Download, path: Path) -> str:
    t = translator(download.language)
    names = Names(
        hubs={one.slug: one.name for one in await unit.of(Hub).all()},
        themes={one.slug: one for one in await unit.of(Theme).all()},
    )
    source = _Source(unit, t, names, download.wish or SignalFilter())
    if download.paper is Paper.SIGNALS_XLSX:
        await _workbook(source, path, unit.now)
    else:
        await _comma_file(source, path)
    return f"{t('signal-papers-file-signals')}-{day_of(unit.now)}"


@dataclass(slots=True)
class _Source:
    """Rows of signals, and of what came of those."""

    unit: UnitOfWork
    t: Translator
    names: Names
    wish: SignalFilter

    async def signals(self, proposals: dict[str, None]) -> AsyncIterator[list[Signal]]:
        """Yield signals by page, oldest first; adds the proposals they led to."""
        slugs = await keys_listed(self.unit, self.wish)
        for at in range(0, len(slugs), _AT_A_TIME):
            page = await self.unit.of(Signal).some(slugs[at : at + _AT_A_TIME])
            await self._know(key for one in page for key in people_in(one))
            proposals.update((one.proposal, None) for one in page if one.proposal)
            yield page

    async def course(self, proposals: Iterable[str]) -> AsyncIterator[list[Row]]:
        """Yield proposals, each with its decisions and actions below it."""
        slugs = list(proposals)
        for at in range(0, len(slugs), _AT_A_TIME):
            some = tuple(slugs[at : at + _AT_A_TIME])
            yield await self._course(some)

    async def _course(self, slugs: tuple[str, ...]) -> list[Row]:
        found = await self.unit.of(Proposal).some(slugs)
        decisions = await self.unit.of(Decision).all(proposal=slugs)
        actions = await self.unit.of(FollowUp).all(proposal=slugs)
        await self._know(key for one in found for key in one.workers)
        await self._know(one.doer for one in actions)
        rows: list[Row] = []
        for one in sorted(found, key=lambda proposal: proposal.number):
            rows.append(proposal_row(self.t, self.names, one))
            rows += [decision_row(self.t, its) for its in decisions if its.proposal == one.slug]
            rows += [
                action_row(self.t, self.names, its) for its in actions if its.proposal == one.slug
            ]
        return rows

    async def _know(self, keys: Iterable[str]) -> None:
        wanted = {key for key in keys if key} - self.names.members.keys()
        if wanted:
            self.names.add(await self.unit.of(Member).some(sorted(wanted)))

    def write(self, add: Callable[[Iterable[Row]], None], signals: list[Signal]) -> None:
        """Write signals as rows; in a thread."""
        add(signal_row(self.t, self.names, one) for one in signals)


async def _workbook(source: _Source, path: Path, made: datetime) -> None:
    t, proposals = source.t, dict[str, None]()
    with ExitStack() as stack:
        book = Workbook(path, t("signal-papers-list"), made)
        stack.callback(book.abandon)
        widths = [column.width for column in COLUMNS]
        sheet = book.sheet(t("signal-papers-sheet-signals"), headings(t), widths, fixed=2)
        async for page in source.signals(proposals):
            await asyncio.to_thread(source.write, sheet.add, page)
        sheet.filtered()
        widths = [width for _, width in COURSE_COLUMNS]
        second = book.sheet(t("signal-papers-sheet-course"), course_headings(t), widths, fixed=2)
        async for rows in source.course(proposals):
            await asyncio.to_thread(second.add, rows)
        second.filtered()
        await asyncio.to_thread(book.close)


async def _comma_file(source: _Source, path: Path) -> None:
    with CommaFile(path, headings(source.t)) as file:
        async for page in source.signals({}):
            await asyncio.to_thread(source.write, file.add, page)
