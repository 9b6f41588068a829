"""The kernteam's lists of signals: `signal`, `signal lijst …`, `signal zoek …`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.conversations.signals.around import show_around
from bot.conversations.signals.query.query_lexicon import Vocabulary
from bot.conversations.signals.query.query_parser import (
    Reading,
    behind_signal,
    filter_parts,
    read_filter,
)
from bot.conversations.signals.raising import raise_from
from bot.conversations.signals.views import kernteam_only
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_card, public_placeholder, should_offer_dialog
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.kit.components import dialog, typed
from cards.kit.forms import NONCE, EntryForm, Values, with_choices
from cards.kit.translator import AMSTERDAM
from cards.signals.lists.filter_form import (
    WishChoices,
    form_values,
    read_load,
    shown_values,
    wish_form,
    wish_load,
)
from cards.signals.lists.lists import (
    PAGE,
    Desk,
    ListPage,
    SearchPage,
    inbox_card,
    list_card,
    search_card,
)
from registry.core.errors import Fault, Invalid
from registry.core.membership import Membership
from registry.core.permissions import Right, holds
from registry.core.reference.theme import Theme, active
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Language, Role
from registry.core.writing.text_folding import tokens
from registry.hubs.hub import Hub
from registry.hubs.planning import begun_hubs
from registry.members.member import Member
from registry.signals.lists import SignalFilter, inbox, listed, urgent
from registry.signals.names import Labels, labels
from registry.signals.signal import Signal
from registry.signals.similarity.similar import found
from registry.signals.transitions import SignalStatus
from registry.signals.waiting import MINE, NEW, OVERDUE, OWN

routes = Routes()
routes.waits(
    NEW,
    opens="signals.list",
    load=lambda _: wish_load(SignalFilter(status=(SignalStatus.NEW,), order="raised")),
    shows="signals.show",
    by="signal",
)
routes.waits(
    OWN,
    opens="signals.list",
    load=lambda who: wish_load(SignalFilter(status=MINE, owner=who, order="raised")),
    shows="signals.show",
    by="signal",
)
routes.waits(
    OVERDUE,
    opens="signals.list",
    load=lambda _: wish_load(SignalFilter(overdue=True, order="due")),
    shows="signals.show",
    by="signal",
)

LONGEST = 300
"""Letters of a search that are read."""

SENTENCE = 3
"""Words that aren't understood from which a text is a sentence: a signal, no list."""


async def show_inbox(ask: Ask) -> Answer:
    """Show what came in, what waits and what is overdue."""
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask)
        desk = await _desk(unit, ask.who)
    return _private(ask, inbox_card(ask.t, desk), "signals.inbox")


routes.command(
    "signal inbox",
    "signaal inbox",
    en=("signal inbox", "signals inbox"),
    about="signal-inbox-command",
    order=82,
    audience=Audience(HelpGroup.KERNTEAM, (Right.HANDLE_SIGNAL,)),
    slash=False,
)(show_inbox)
routes.verb("signals.inbox")(show_inbox)


@routes.command(
    "signal lijst",
    "signaal lijst",
    "signalen lijst",
    "lijst signalen",
    en=("signal list", "signals list", "list signals"),
    about="signal-list-command",
    order=82,
    audience=Audience(HelpGroup.KERNTEAM, (Right.HANDLE_SIGNAL,)),
    slash=False,
)
async def list_by_words(ask: Ask) -> Answer:
    """Show the signals that some words ask for; without words others see what moves around them."""
    words = typed(ask.typed)
    async with ask.registry.read(ask.who) as unit:
        vocabulary = await known_words(unit, ask.who, ask.language)
        reading = read_filter(words, vocabulary)
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            if not words:
                return await show_around(ask)
            return await _refused(ask, sentence=len(reading.unread) >= SENTENCE)
        mended = [(one, vocabulary.name(*meaning, ask.language)) for one, meaning in reading.mended]
        card = await _list(ask, unit, vocabulary, reading.wish, mended=mended, reading=reading)
    return _private(ask, card, "signals.list", **wish_load(reading.wish))


async def list_page(ask: Ask) -> Answer:
    """Show the page of a list that a button names."""
    wish = read_load(ask.data)
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask)
        vocabulary = await known_words(unit, ask.who, ask.language)
        card = await _list(ask, unit, vocabulary, wish, page=_page(ask))
    return _private(ask, card, "signals.list", **wish_load(wish))


routes.verb("signals.list")(list_page)


@routes.verb("signals.filter")
async def open_filter(ask: Ask) -> Answer:
    """Show the form to change which signals are listed."""
    wish = read_load(ask.data)
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask)
        form = wish_form(ask.t, await _choices(unit), wish)
    return _form(ask, form, shown_values(wish), load=wish_load(wish))


@routes.verb("signals.filtered")
async def list_by_form(ask: Ask) -> Answer:
    """Show the signals that the form asks for; an invalid form comes back with its faults."""
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask)
        form = wish_form(ask.t, await _choices(unit), read_load(ask.data), ask.value(NONCE))
        try:
            wish = form.entry(form_values(with_choices(ask.data)), ask.read_on(unit))
        except Invalid as wrong:
            return _form(ask, form, form.read(ask.data), wrong.faults)
        vocabulary = await known_words(unit, ask.who, ask.language)
        card = await _list(ask, unit, vocabulary, wish)
    return _private(ask, card, "signals.list", **wish_load(wish))


@routes.command(
    "signal zoek",
    "signal zoeken",
    "signaal zoek",
    "signaal zoeken",
    "zoek signaal",
    "zoek signalen",
    en=("signal search", "signal find", "find signal", "find signals", "search signals"),
    about="signal-find-command",
    order=82,
    audience=Audience(HelpGroup.KERNTEAM, (Right.HANDLE_SIGNAL,)),
    slash=False,
)
async def find_by_words(ask: Ask) -> Answer:
    """Show the signals that match some words; without words all of them."""
    words = typed(ask.typed)[:LONGEST]
    if not words:
        return await list_page(ask)
    return await _find(ask, words)


@routes.verb("signals.find")
async def find_page(ask: Ask) -> Answer:
    """Show a page of search results."""
    return await _find(ask, ask.text("words", most=LONGEST), _page(ask))


async def known_words(unit: UnitOfWork, me: str, language: Language) -> Vocabulary:
    """Return the meanings that words can have in this person's filter."""
    return Vocabulary(
        hubs=await begun_hubs(unit),
        themes=await active(unit),
        owners=dict(await _owners(unit)),
        me=me,
        today=unit.now.astimezone(AMSTERDAM).date(),
        language=language,
    )


async def _list(
    ask: Ask,
    unit: UnitOfWork,
    vocabulary: Vocabulary,
    wish: SignalFilter,
    *,
    page: int = 0,
    mended: Sequence[tuple[str, str]] = (),
    reading: Reading | None = None,
) -> CardJson:
    """Build a page of a list; a page out of range becomes the last one."""
    shown = await listed(unit, wish, limit=PAGE, offset=page * PAGE)
    if page and not shown.signals:
        page = max(0, -(-shown.total // PAGE) - 1)
        shown = await listed(unit, wish, limit=PAGE, offset=page * PAGE)
    listing = ListPage(
        wish=wish,
        parts=filter_parts(wish.model_copy(update={"order": "-raised"}), vocabulary, ask.language),
        signals=shown.signals,
        total=shown.total,
        labels=await labels(unit, shown.signals),
        now=unit.now,
        page=page,
        mended=mended,
        unread=reading.unread if reading else (),
        asked=reading.asked if reading else None,
        words=behind_signal(typed(ask.incoming.text)),
    )
    return list_card(ask.t, listing)


async def _find(ask: Ask, words: str, page: int = 0) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return await _refused(ask, sentence=len(tokens(words)) > SENTENCE)
        shown = await found(unit, words, limit=PAGE, offset=page * PAGE)
        names = await labels(unit, [one.signal for one in shown.signals])
    card = search_card(ask.t, SearchPage(words, shown, names, page))
    return _private(ask, card, "signals.find", words=words)


async def _desk(unit: UnitOfWork, me: str) -> Desk:
    """Return the counts of everything, and what needs work first."""
    counts = await inbox(unit)
    first = await urgent(unit)
    names = await _labels(unit, first, counts.hubs, counts.themes)
    return Desk(counts, first, names, unit.now, me)


async def _labels(
    unit: UnitOfWork, signals: Sequence[Signal], hubs: Mapping[str, int], themes: Mapping[str, int]
) -> Labels:
    """Return the names of what signals refer to, and of further hubs and themes."""
    known = await labels(unit, signals)
    return Labels(
        hubs={one.slug: one.name for one in await unit.of(Hub).some(tuple(hubs))},
        themes={one.slug: one for one in await unit.of(Theme).some(tuple(themes))},
        members=known.members,
    )


async def _choices(unit: UnitOfWork) -> WishChoices:
    hubs = sorted(await begun_hubs(unit), key=lambda one: one.name)
    return WishChoices(hubs, await active(unit), await _owners(unit))


async def _owners(unit: UnitOfWork) -> list[tuple[str, str]]:
    """Return who can have picked a signal up: key and name, by name."""
    seats = await unit.of(Membership).all(role=(Role.KERNTEAM, Role.ADMINISTRATOR))
    keys = {one.member for one in seats} | unit.administrators
    found = await unit.of(Member).some(sorted(keys))
    return sorted(((one.slug, one.name) for one in found if one.name), key=lambda one: one[1])


async def _refused(ask: Ask, *, sentence: bool) -> Answer:
    """Refuse the list, which is the kernteam's; a sentence like a command becomes a signal."""
    words = behind_signal(typed(ask.incoming.text))
    return await raise_from(ask, words) if sentence else kernteam_only(ask, words)


def _form(
    ask: Ask,
    form: EntryForm[SignalFilter],
    values: Values,
    faults: Sequence[Fault] = (),
    load: Mapping[str, str] | None = None,
) -> Answer:
    more = (
        [dialog(ask.t("aside-window"), "signals.filter", load)] if should_offer_dialog(ask) else []
    )
    card = form.card(ask.t, values, faults, more=more)
    return Answer(
        card=card,
        text=form.title,
        title=form.title,
        private=True,
        instead=public_placeholder(ask, "signal-list-title", "signals.list"),
        done=False,
    )


def _private(ask: Ask, card: CardJson, verb: str, **load: str) -> Answer:
    title = "signal-list-title"
    return private_card(ask, card, title, verb, window=ask.t(title), **load)


def _page(ask: Ask) -> int:
    return ask.number("page", most=99_999)
