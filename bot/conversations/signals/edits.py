"""Correction of a signal: by its raiser at first, by the kernteam until it is closed."""

from __future__ import annotations

from bot.conversations.signals.views import kernteam_only, show_signal
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import public_placeholder, should_offer_dialog
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import dialog
from cards.kit.forms import NONCE, Values
from cards.signals.edits import edit_form, values_of
from registry.agenda.lookup import live_hubs
from registry.core.errors import (
    AlreadyDecided,
    Fault,
    ImpossibleStep,
    Invalid,
    NotAllowed,
    NotFound,
)
from registry.core.permissions import Right, holds
from registry.core.reference import theme
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStep
from registry.signals.workflow.edits import edit
from registry.signals.workflow.possible_steps import possible

routes = Routes()


@routes.verb("signals.edit")
async def open_edit(ask: Ask) -> Answer:
    """Show the form to correct a signal, filled in as it is."""
    return await edit_signal(ask, ask.key("signal"))


async def edit_signal(ask: Ask, slug: str) -> Answer:
    """Show the form to correct a signal, or why this person can't.

    Whether there is such a signal is told to nobody who may not correct it.
    """
    async with ask.registry.read(ask.who) as unit:
        signal = await unit.of(Signal).find(slug)
        if signal is None or not await _concerned(unit, signal, ask.who):
            return await _refused(ask, unit, slug)
        can = SignalStep.EDIT in await possible(unit, signal, ask.who)
    if not can:
        return await show_signal(ask, slug, "signals-edit-over", good=False)
    return await _form(ask, signal, values_of(signal))


@routes.verb("signals.save", again="signals.show")
async def save(ask: Ask) -> Answer:
    """Save the corrections; the form comes back with faults, or when the signal was changed."""
    slug = ask.key("signal")
    async with ask.registry.read(ask.who) as unit:
        signal = await unit.of(Signal).find(slug)
        if signal is None or not await _concerned(unit, signal, ask.who):
            return await _refused(ask, unit, slug)
    own = signal.raiser == ask.who
    form = edit_form(ask.t, signal, (), (), own=True)
    values = form.read(ask.data)
    try:
        draft = form.entry(values).corrected(signal, own=own)
        async with ask.write() as unit:
            after = await edit(unit, slug, draft, _seen(ask, signal))
    except Invalid as wrong:
        return await _form(ask, signal, values, wrong.faults)
    except AlreadyDecided:
        return await _form(ask, signal, values, (Fault("", "signal_changed"),))
    except (ImpossibleStep, NotAllowed):
        return await show_signal(ask, slug, "signals-edit-over", good=False)
    same = after.round == signal.round
    return await show_signal(ask, slug, "signals-edit-same" if same else "signals-edited")


async def _refused(ask: Ask, unit: UnitOfWork, slug: str) -> Answer:
    """Tell the kernteam that there is no such signal, and others that it is not for them."""
    if await holds(unit, Right.HANDLE_SIGNAL, ask.who):
        raise NotFound(Signal.section, slug)
    return kernteam_only(ask)


async def _concerned(unit: UnitOfWork, signal: Signal, member: str) -> bool:
    return signal.raiser == member or await holds(unit, Right.HANDLE_SIGNAL, member)


def _seen(ask: Ask, signal: Signal) -> int:
    """Return the round in which the form began; an unreadable one counts as outdated."""
    seen = ask.value("round")
    return signal.round if seen == str(signal.round) else -1


async def _form(ask: Ask, signal: Signal, values: Values, faults: tuple[Fault, ...] = ()) -> Answer:
    async with ask.registry.read() as unit:
        about = await _themes(unit, signal)
        hubs = await _hubs(unit, signal)
    own = signal.raiser == ask.who
    nonce = ask.value(NONCE) if faults else ""
    form = edit_form(ask.t, signal, about, hubs, own=own, nonce=nonce)
    load = {"signal": signal.slug}
    more = (
        [dialog(ask.t("questions-dialog"), "signals.edit", load)]
        if should_offer_dialog(ask)
        else []
    )
    return Answer(
        card=form.card(ask.t, values, faults, more=more),
        text=form.title,
        title=form.title,
        private=True,
        instead=public_placeholder(ask, "signals-one", "signals.show", signal=signal.slug),
        done=False,
    )


async def _themes(unit: UnitOfWork, signal: Signal) -> list[Theme]:
    """Return the themes in use, and those of the signal."""
    used = await theme.active(unit)
    kept = await unit.of(Theme).some(signal.themes)
    return [*used, *(one for one in kept if one.status != "active")]


async def _hubs(unit: UnitOfWork, signal: Signal) -> list[Hub]:
    """Return the live hubs, and the signal's own."""
    living = await live_hubs(unit)
    known = {one.slug for one in living}
    own = await unit.of(Hub).some([signal.hub] if signal.hub else [])
    return [*living, *(one for one in own if one.slug not in known)]
