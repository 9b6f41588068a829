"""Exports for the kernteam: lists of signals, and the Stuurgroep's papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.conversations.signals.lists import known_words
from bot.conversations.signals.query.query_lexicon import Vocabulary
from bot.conversations.signals.query.query_parser import Reading, filter_parts, read_filter
from bot.conversations.signals.steps.meeting_dates import meant
from bot.conversations.signals.views import kernteam_only
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_card
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from bot.exports.meeting import Agenda, Case, agenda_of, meetings
from cards.kit.components import clipped, typed
from cards.kit.translator import AMSTERDAM
from cards.signals.lists.exports import (
    MOST_DAYS,
    Export,
    Item,
    Links,
    Meeting,
    agenda_card,
    export_card,
    which_card,
)
from cards.signals.lists.filter_form import read_load, wish_load
from registry.core.permissions import Right, holds
from registry.core.vocabulary import MeetingKind
from registry.signals.download import VALID, Paper, offer
from registry.signals.lists import SignalFilter, listed
from registry.signals.proposals.meeting import Meeting as RegistryMeeting

routes = Routes()

_LISTS = (Paper.SIGNALS_XLSX, Paper.SIGNALS_CSV)
_AGENDAS = (Paper.AGENDA_DOCX, Paper.AGENDA_MD)


@routes.command(
    "signal export",
    "signaal export",
    "signalen export",
    "export signalen",
    en=("signal export", "signals export", "export signals"),
    about="signal-papers-export-command",
    order=82,
    audience=Audience(HelpGroup.KERNTEAM, (Right.HANDLE_SIGNAL,)),
    slash=False,
    repeats=True,
)
async def export_by_words(ask: Ask) -> Answer:
    """Show links to the signals that some words ask for."""
    words = typed(ask.typed)
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask, words and f"export {words}")
        vocabulary = await known_words(unit, ask.who, ask.language)
    reading = read_filter(words, vocabulary)
    mended = [(one, vocabulary.name(*meaning, ask.language)) for one, meaning in reading.mended]
    return await _export(ask, vocabulary, reading.wish, mended, reading)


@routes.verb("signals.export", repeats=True)
async def export(ask: Ask) -> Answer:
    """Show links to the signals of a list that a button names."""
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask)
        vocabulary = await known_words(unit, ask.who, ask.language)
    return await _export(ask, vocabulary, read_load(ask.data))


async def _export(
    ask: Ask,
    vocabulary: Vocabulary,
    wish: SignalFilter,
    mended: Sequence[tuple[str, str]] = (),
    reading: Reading | None = None,
) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        total = (await listed(unit, wish, limit=1)).total
    links = await _offered(ask, _LISTS, wish=wish)
    parts = filter_parts(_unordered(wish), vocabulary, ask.language)
    load = wish_load(wish)
    card = export_card(
        ask.t,
        Export(
            total,
            links,
            parts,
            load,
            mended,
            reading.unread if reading else (),
            reading.asked if reading else None,
        ),
    )
    return _private(ask, card, "signal-papers-export-title", "signals.export", **load)


def _unordered(wish: SignalFilter) -> SignalFilter:
    """Return the filter with the default order: files are sorted by number."""
    return wish.model_copy(update={"order": SignalFilter().order})


@routes.command(
    "signal agenda",
    "signaal agenda",
    "agenda stuurgroep",
    "agenda van de stuurgroep",
    en=("signal agenda", "agenda of the stuurgroep", "steering group agenda"),
    about="signal-papers-agenda-command",
    order=82,
    audience=Audience(HelpGroup.KERNTEAM, (Right.HANDLE_SIGNAL,)),
    slash=False,
    repeats=True,
)
async def agenda_by_words(ask: Ask) -> Answer:
    """Show the papers of the meeting that is meant; without words, of the next one."""
    words = typed(ask.typed)
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask, words and f"agenda {words}")
        days = [one.day for one in await meetings(unit)]
        today = _today(unit.now)
    day = meant(words, days, today, ask.language)
    if day is None:
        return _which(ask, _unread(ask, words), days, today)
    return await _agenda(ask, day)


@routes.verb("signals.agenda", repeats=True)
async def agenda(ask: Ask) -> Answer:
    """Show the papers of the meeting that a button names."""
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask)
        days = [one.day for one in await meetings(unit)]
        today = _today(unit.now)
    typed_day = ask.text("day")
    day = meant(typed_day, days, today, ask.language)
    if day is None:
        return _which(ask, _unread(ask, typed_day), days, today)
    return await _agenda(ask, day)


async def _agenda(ask: Ask, day: date) -> Answer:
    from bot.exports.agenda_document import front_blocks  # what writes papers, for who takes one
    from bot.exports.markdown import markdown_of

    slug = RegistryMeeting.key(MeetingKind.STEERING, day)
    async with ask.registry.read(ask.who) as unit:
        known = await meetings(unit)
        days, now = [one.day for one in known], unit.now
        meeting = next((one for one in known if one.slug == slug), None)
        if meeting is None:
            why = ask.t("signal-papers-no-meeting", day=ask.t.day(day))
            return _which(ask, why, days, _today(now))
        papers = await agenda_of(unit, meeting)
    links = await _offered(ask, _AGENDAS, meeting=slug)
    text = "" if links.document else markdown_of(front_blocks(ask.t, papers, now))
    items = [_item(ask, papers, one) for one in papers.cases]
    others = [*[one for one in days if one < day][-1:], *[one for one in days if one > day][:1]]
    card = agenda_card(ask.t, Meeting(day, items, links, text, others))
    return _private(ask, card, "signal-papers-agenda", "signals.agenda", day=day.isoformat())


def _item(ask: Ask, papers: Agenda, case: Case) -> Item:
    from bot.exports.agenda_document import case_title

    t = ask.t
    hubs = dict.fromkeys(hub for one in case.signals for hub in one.hubs)
    names = [papers.labels.hubs[hub] for hub in hubs if hub in papers.labels.hubs]
    about = [t("signal-papers-agenda-serves", count=len(case.signals)), ", ".join(names)]
    if case.hearing.outcome:
        about.append(t(f"signal-papers-outcome-{case.hearing.outcome}"))
    return Item(case_title(t, case), " · ".join(one for one in about if one), case.proposal.slug)


async def _offered(
    ask: Ask,
    papers: tuple[Paper, Paper],
    *,
    wish: SignalFilter | None = None,
    meeting: str | None = None,
) -> Links:
    """Return links to two formats of a paper; none where no browser could follow them."""
    if not ask.links.download("x"):
        return Links()
    async with ask.write() as unit:
        tokens = await offer(unit, papers, ask.language, wish=wish, meeting=meeting)
        until = unit.now + VALID
    document, text = (ask.links.download(token) for token in tokens)
    return Links(document, text, until)


def _unread(ask: Ask, words: str) -> str:
    if not words:
        return ask.t("signal-papers-no-next")
    return ask.t("signal-papers-no-day", words=clipped(words, 80))


def _which(ask: Ask, why: str, days: Sequence[date], today: date) -> Answer:
    """Show the meetings there are: those to come, then the latest ones."""
    ahead = [day for day in days if day >= today][:MOST_DAYS]
    past = [day for day in reversed(days) if day < today]
    card = which_card(ask.t, why, [*ahead, *past][:MOST_DAYS])
    return _private(ask, card, "signal-papers-agenda", "signals.agenda")


def _private(ask: Ask, card: CardJson, title: str, verb: str, **load: str) -> Answer:
    return private_card(ask, card, title, verb, window=ask.t(title), **load)


def _today(now: datetime) -> date:
    return now.astimezone(AMSTERDAM).date()
