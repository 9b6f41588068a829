"""Statistics of signals, `signal beeld …`: how many came in, how far they got, how fast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.conversations.signals.lists import SENTENCE, known_words
from bot.conversations.signals.query.query_lexicon import Vocabulary
from bot.conversations.signals.query.query_parser import filter_parts, read_filter
from bot.conversations.signals.raising import raise_from
from bot.conversations.signals.views import kernteam_only
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_card, public_placeholder, should_offer_dialog
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import dialog, typed
from cards.kit.forms import NONCE, EntryForm, Values
from cards.signals.lists.asked import Asked
from cards.signals.statistics import (
    Picture,
    PictureChoices,
    figures_card,
    figures_form,
    figures_load,
    form_values,
)
from registry.core.errors import Fault, Invalid
from registry.core.permissions import Right, holds
from registry.core.reference.theme import active
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.planning import begun_hubs
from registry.signals.disclosure import disclosed
from registry.signals.lists import SignalFilter
from registry.signals.statistics import FigureWish, figures

routes = Routes()

_COUNTED = ("hub", "theme", "level", "kind")
_NOT_COUNTED = ("status", "owner", "overdue", "order")
"""What a list can be asked for by, and a picture not: it is of the whole course."""


@routes.command(
    "signal beeld",
    "signaal beeld",
    "signalen beeld",
    "signalen in beeld",
    "signal cijfers",
    "signaal cijfers",
    "signalen cijfers",
    "cijfers signalen",
    en=("signal figures", "signals figures", "signal charts"),
    about="signal-figures-command",
    order=82,
    audience=Audience(HelpGroup.KERNTEAM, (Right.HANDLE_SIGNAL,)),
    slash=False,
)
async def picture_by_words(ask: Ask) -> Answer:
    """Show the statistics that words ask for; without words, of this year and the one before."""
    words = typed(ask.typed)
    async with ask.registry.read(ask.who) as unit:
        vocabulary = await known_words(unit, ask.who, ask.language)
        reading = read_filter(words, vocabulary)
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            if len(reading.unread) >= SENTENCE:  # somebody raises something
                return await raise_from(ask, f"beeld {words}")
            return kernteam_only(ask, f"beeld {words}" if reading.unread else "")
        wish = _counted(reading.wish)
        mended = [(one, vocabulary.name(*meaning, ask.language)) for one, meaning in reading.mended]
        unread = (*reading.unread, *_not_counted(reading.wish, vocabulary, ask))
        return await _picture(ask, unit, vocabulary, wish, mended, unread, reading.asked)


@routes.verb("signals.figures")
async def picture_by_button(ask: Ask) -> Answer:
    """Show the statistics that a button names; invalid parts of its filter are ignored."""
    wish, _ = FigureWish.partly(_sent(ask))
    return await _of(ask, wish)


@routes.verb("signals.picture")
async def open_choice(ask: Ask) -> Answer:
    """Show the form to filter the statistics."""
    wish, _ = FigureWish.partly(_sent(ask))
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask)
        form = await _form(ask, unit)
    return _shown(ask, form, form_values(wish), load=figures_load(wish))


@routes.verb("signals.pictured")
async def picture_by_form(ask: Ask) -> Answer:
    """Show the statistics that the form asks for; an invalid form comes back with its faults."""
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask)
        form, on = await _form(ask, unit), ask.read_on(unit)
    values = form.read(ask.data)
    try:
        wish = form.entry(_filled(values), on)
    except Invalid as wrong:
        return _shown(ask, form, values, wrong.faults)
    return await _of(ask, wish)


async def _of(ask: Ask, wish: FigureWish) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask)
        return await _picture(ask, unit, await known_words(unit, ask.who, ask.language), wish)


async def _picture(
    ask: Ask,
    unit: UnitOfWork,
    vocabulary: Vocabulary,
    wish: FigureWish,
    mended: Sequence[tuple[str, str]] = (),
    unread: Sequence[str] = (),
    asked: Asked | None = None,
) -> Answer:
    told = disclosed(await figures(unit, wish))
    hubs = await unit.of(Hub).some(tuple(slug for slug in told.figures.hubs if slug))
    listed = SignalFilter.of({name: getattr(wish, name) for name in _COUNTED})
    picture = Picture(
        told,
        wish,
        parts=filter_parts(listed, vocabulary, ask.language),
        hubs={one.slug: one.name for one in hubs},
        today=vocabulary.today,
        mended=mended,
        unread=unread,
        asked=asked,
    )
    card, title = figures_card(ask.t, picture), "signal-figures-title"
    load = figures_load(wish)
    return private_card(ask, card, title, "signals.figures", window=ask.t(title), **load)


def _counted(wish: SignalFilter) -> FigureWish:
    """Return the part of a list's filter that the statistics use."""
    return FigureWish(**{name: getattr(wish, name) for name in (*_COUNTED, "start", "end")})


def _not_counted(wish: SignalFilter, vocabulary: Vocabulary, ask: Ask) -> tuple[str, ...]:
    """Return the part of a list's filter that the statistics ignore, in words."""
    rest = SignalFilter.of({name: getattr(wish, name) for name in _NOT_COUNTED})
    return filter_parts(rest, vocabulary, ask.language)


def _sent(ask: Ask) -> Values:
    return _filled({name: ask.value(name) for name in FigureWish.model_fields})


def _filled(values: Values) -> Values:
    return {name: value for name, value in values.items() if value}


async def _form(ask: Ask, unit: UnitOfWork) -> EntryForm[FigureWish]:
    hubs = sorted(await begun_hubs(unit), key=lambda one: one.name)
    return figures_form(ask.t, PictureChoices(hubs, await active(unit)), ask.value(NONCE))


def _shown(
    ask: Ask,
    form: EntryForm[FigureWish],
    values: Values,
    faults: Sequence[Fault] = (),
    load: Mapping[str, str] | None = None,
) -> Answer:
    more = (
        [dialog(ask.t("aside-window"), "signals.picture", load)] if should_offer_dialog(ask) else []
    )
    return Answer(
        card=form.card(ask.t, values, faults, more=more),
        text=form.title,
        title=form.title,
        private=True,
        instead=public_placeholder(ask, "signal-figures-title", "signals.figures"),
        done=False,
    )
