"""Raising a signal, joining one, and one's own signals: what every member can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from microsoft_teams.cards import Action, CardElement

from bot.conversations.signals.sources import origin_of, source_of
from bot.conversations.signals.views import show_signal
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import public_placeholder, should_offer_dialog
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson, Kind
from cards.kit.components import dialog, notice, para, typed
from cards.kit.forms import NONCE
from cards.kit.size_budget import DEFAULT_BUDGET
from cards.signals.forms import join_form, signal_form
from cards.signals.raising import (
    Likes,
    alike_card,
    alike_title,
    guessed,
    join_about,
    like_rows,
    mine_card,
    page_of,
    sent_card,
)
from registry.agenda.lookup import live_hubs
from registry.core.errors import Fault, ImpossibleStep, Invalid
from registry.core.reference import theme
from registry.core.unit_of_work import UnitOfWork
from registry.signals.names import labels
from registry.signals.signal import LONGEST_SEEN, LONGEST_WHY, SHORTEST_SEEN
from registry.signals.similarity.prefill import Prefill, prefill
from registry.signals.similarity.similar import similar_signals
from registry.signals.visibility import mine, readable
from registry.signals.waiting import ASKED
from registry.signals.workflow.signal_forms import Place
from registry.signals.workflow.signal_workflow import join, raise_signal

routes = Routes()
routes.waits(ASKED, shows="signals.show", by="signal")


class _Alike(Exception):
    """A similar signal exists that was not shown yet."""


_SLUGS = 60
_LONGEST_SLUG = 30
"""Likes that a form remembers having shown."""


@routes.command(
    "signal nieuw",
    "signaal nieuw",
    "nieuw signaal",
    en=("signal new", "new signal"),
    about="raise-command",
    order=24,
    shown=False,
    slash=False,
)
async def start(ask: Ask) -> Answer:
    """Show similar signals, and then the form to raise one."""
    return await raise_from(ask, ask.typed)


async def raise_from(ask: Ask, words: str) -> Answer:
    """Show signals similar to the words, or the form at once.

    The form comes at once when nothing is similar, or they wrote too little.

    Args:
        ask: who asks.
        words: what they see; may be empty.
    """
    return await open_from(ask, typed(words), {})


async def open_from(ask: Ask, words: str, values: Mapping[str, Any]) -> Answer:
    """Open the form as `raise_from`, with more of it filled in already."""
    if not SHORTEST_SEEN <= len(words) <= LONGEST_SEEN:
        return await _form(ask, {**values, "seen": words})
    async with ask.registry.read() as unit:
        about = (await prefill(unit, words)).themes
        likes = await _similar_signals(ask, unit, words, about)
    if not likes.found:
        return await _form(ask, {**values, "seen": words})
    load = {**origin_of(ask), **_text_of(values)}
    card = alike_card(ask.t, words, likes, load, more=_window(ask, {"seen": words, **load}))
    return _begun(ask, card, alike_title(ask.t, likes), words)


def _text_of(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: value for name, value in values.items() if isinstance(value, str) and value}


@routes.verb("signals.form")
async def open_form(ask: Ask) -> Answer:
    """Show the form, with what is known so far."""
    return await _form(ask, signal_form(ask.t, (), (), {}).read(ask.data))


@routes.verb("signals.send")
async def send(ask: Ask) -> Answer:
    """Submit the form; it comes back with faults, or with similar signals."""
    form = signal_form(ask.t, (), (), {})
    values = form.read(ask.data)
    try:
        draft = form.entry(values).draft(source_of(ask))
        async with ask.registry.read() as unit:
            likes = await _similar_signals(ask, unit, draft.seen, draft.themes)
        async with ask.write() as unit:
            _check_shown(ask, likes)  # here: what was sent before is not like itself
            signal = await raise_signal(unit, draft)
    except _Alike:
        return await _form(ask, values, likes=likes)
    except Invalid as wrong:
        return await _form(ask, values, wrong.faults)
    return _own(ask, sent_card(ask.t, signal), ask.t("raise-sent", number=str(signal.number)))


@routes.verb("signals.join_form")
async def open_join(ask: Ask) -> Answer:
    """Show the form to join a signal, with the typed text as note. Raise NotFound if it is gone."""
    note = ask.text("seen", most=LONGEST_WHY)
    async with ask.registry.read() as unit:
        hub = (await prefill(unit, note, ask.place.team_name)).hub if note else None
    return await _join_form(ask, {"note": note, "hub": hub})


@routes.verb("signals.join", again="signals.show")
async def join_it(ask: Ask) -> Answer:
    """Join a signal. Raises NotFound when there is none that this person may see."""
    slug = ask.key("signal")
    async with ask.registry.read() as unit:
        await readable(unit, slug, ask.who)
    form = join_form(ask.t, slug, ())
    values = form.read(ask.data)
    try:
        entry = form.entry(values)
        async with ask.write() as unit:
            joined = await join(
                unit, slug, hub=entry.hub, note=entry.note, anonymous=entry.anonymous
            )
    except Invalid as wrong:
        faults = [replace(one, code=_code(one)) for one in wrong.faults]
        return await _join_form(ask, values, faults)
    except ImpossibleStep:
        return await show_signal(ask, slug, "raise-join-over", good=False)
    return await show_signal(ask, joined.slug, "raise-joined")


@routes.command(
    "mijn signalen",
    en=("my signals",),
    about="raise-mine-command",
    order=25,
    slash=False,
    menu=False,  # it holds twelve; `te doen` and `signal` lead there
)
async def own(ask: Ask) -> Answer:
    """Show the signals that this person raised or joined, and the questions to them."""
    at = ask.number("page", most=999)
    async with ask.registry.read() as unit:
        found = await mine(unit, ask.who)
        shown = page_of(found, at)
        names = await labels(unit, (*shown.raised, *shown.joined))
    return _own(ask, mine_card(ask.t, found, names, at), ask.t("raise-mine"))


routes.verb("signals.mine")(own)


async def _form(
    ask: Ask,
    values: Mapping[str, Any],
    faults: Sequence[Fault] = (),
    *,
    likes: Likes | None = None,
) -> Answer:
    """Show the form: filled in as it was, or prefilled when there is nothing but a text."""
    guessed_now: Prefill | None = None
    text = str(values.get("seen") or "")
    async with ask.registry.read() as unit:
        choices, hubs = await theme.active(unit), await live_hubs(unit)
        if not values.get("kind"):
            guessed_now = await prefill(unit, text, ask.place.team_name)
            values = {**values, **_filled(guessed_now), **_text_of(values)}
    if len(text) > LONGEST_SEEN and not faults:
        faults = (Fault("seen", "too_long", {"max": LONGEST_SEEN}),)
    looked = " ".join((*_looked(ask), *(likes.slugs.split() if likes else ())))
    hidden = {**origin_of(ask), **({"looked": looked} if looked else {}), **_nonce(ask, faults)}
    form = signal_form(ask.t, choices, hubs, hidden, anyway=bool(looked))
    above = _above(ask, guessed_now, likes)
    more = _window(ask, {"seen": text[:LONGEST_SEEN], **origin_of(ask)})
    card = form.card(ask.t, values, faults, above=above, more=more)
    return _begun(ask, card, form.title, text)


def _nonce(ask: Ask, faults: Sequence[Fault]) -> dict[str, str]:
    nonce = ask.value(NONCE)
    return {NONCE: nonce} if nonce and faults else {}


def _filled(prefill: Prefill) -> dict[str, Any]:
    hub = Place(hub=prefill.hub, region=prefill.region).chosen
    return {"kind": prefill.kind, "level": prefill.level, "hub": hub, "themes": prefill.themes}


def _above(ask: Ask, prefill: Prefill | None, likes: Likes | None) -> list[CardElement]:
    parts = [_about_message(ask), guessed(ask.t, prefill)]
    if likes:
        parts += [notice(alike_title(ask.t, likes)), *like_rows(ask.t, likes, DEFAULT_BUDGET)]
    return [part for part in parts if part is not None]


def _check_shown(ask: Ask, likes: Likes) -> None:
    """Raise _Alike when a similar signal exists that the form did not show yet."""
    if {one.signal.slug for one in likes.found} - set(_looked(ask)):
        raise _Alike


def _about_message(ask: Ask) -> CardElement | None:
    """Build the line about the message from which a signal is made."""
    origin = origin_of(ask)
    if not origin:
        return None
    return para(ask.t("raise-message-link" if origin["link"] else "raise-message"))


async def _similar_signals(ask: Ask, unit: UnitOfWork, words: str, about: Sequence[str]) -> Likes:
    found = await similar_signals(unit, words, about)
    names = await labels(unit, [one.signal for one in found])
    return Likes(found, names, ask.who)


def _looked(ask: Ask) -> list[str]:
    """Return the similar signals that were shown before."""
    return [slug for slug in ask.keys("looked", most=_SLUGS) if len(slug) <= _LONGEST_SLUG]


def _code(fault: Fault) -> str:
    return "supporters" if fault.field == "supporters" else fault.code


async def _join_form(ask: Ask, values: Mapping[str, Any], faults: Sequence[Fault] = ()) -> Answer:
    slug = ask.key("signal")
    async with ask.registry.read() as unit:
        signal = await readable(unit, slug, ask.who)
        hubs = await live_hubs(unit)
        names = await labels(unit, [signal])
    form = join_form(ask.t, slug, hubs, ask.value(NONCE) if faults else "")
    above = join_about(ask.t, signal, names)
    more = _window(ask, {"signal": slug}, "signals.join_form")
    card = form.card(ask.t, values, faults, above=above, more=more)
    instead = public_placeholder(ask, "raise-join-title", "signals.join_form", signal=slug)
    return _shown(card, form.title, instead, done=False)


def _window(ask: Ask, load: Mapping[str, str], verb: str = "signals.form") -> list[Action]:
    return [dialog(ask.t("raise-dialog"), verb, load)] if should_offer_dialog(ask) else []


def _begun(ask: Ask, card: CardJson, title: str, words: str) -> Answer:
    """Show a signal being written; words that all could read are kept."""
    public = ask.incoming.kind is Kind.TEXT and not ask.incoming.private
    load = {"seen": words[:LONGEST_SEEN]} if public and words else {}
    return _shown(
        card, title, public_placeholder(ask, "raise-title", "signals.form", **load), done=False
    )


def _own(ask: Ask, card: CardJson, title: str) -> Answer:
    return _shown(card, title, public_placeholder(ask, "raise-mine", "signals.mine"))


def _shown(card: CardJson, title: str, instead: Answer, *, done: bool = True) -> Answer:
    return Answer(card=card, text=title, title=title, private=True, instead=instead, done=done)
