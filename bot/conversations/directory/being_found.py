"""Being found: `ik wil gevonden worden op water`, `vind mij niet meer`, `wie kan mij vinden`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.directory.being_found import MineView, being_found_card, being_found_form, hidden_card
from cards.kit.components import plain, typed
from cards.kit.forms import NONCE, Values
from cards.kit.translator import Translator
from registry.core.errors import Fault, Invalid
from registry.core.reference.theme import Theme, active
from registry.core.unit_of_work import UnitOfWork
from registry.directory.topics import named, topics
from registry.members.being_found import (
    FIELD,
    MemberHidden,
    be_found,
    be_found_only,
    stop_being_found,
)
from registry.members.member import Member

routes = Routes()

_LONGEST = 300
"""Letters of the themes behind a command that are read."""

_BEFORE = re.compile(
    r"^(?:op|over|voor|bij|van|on|about|for)\s+(?:(?:het|de|the)\s+)?"
    r"(?:(?:thema's|themas|thema|themes|theme)\s+)?(?P<themes>.+)$",
    re.IGNORECASE,
)
"""What stands before themes behind a command: `op water`. Any other words are no themes."""


@routes.command(
    "wie kan mij vinden",
    *("wie kan me vinden", "ben ik te vinden", "waarop ben ik te vinden", "kan ik gevonden worden"),
    *("wie kan mij niet meer vinden", "wie kan mij nog vinden", "wie vindt mij"),
    en=("who can find me", "can i be found", "can people find me"),
    about="directory-mine-command",
    order=43,
    slash=False,
    menu=False,
)
@routes.verb("directory.mine", shows="being_found")
async def mine(ask: Ask) -> Answer:
    """Show who can find the reader, since when, and what they agreed to."""
    return await _mine(ask)


@routes.command(
    "ik wil gevonden worden",
    *("ik wil wel gevonden worden", "ik wil vindbaar zijn", "vind mij", "vind me"),
    *("laat mij vinden", "maak mij vindbaar"),
    en=("i want to be found", "find me", "let people find me", "let others find me"),
    about="directory-on-command",
    order=43,
    slash=False,
    menu=False,
)
async def switch_on(ask: Ask) -> Answer | None:
    """Let others find who asks on the themes that are named behind it; else ask which.

    Only whole names of themes count as said: what must be guessed is shown to be sent. Any other
    sentence (`vind mij een netwerk`) is left to search.
    """
    words = typed(ask.words)[:_LONGEST]
    if not words:
        return await _form(ask)
    said = _BEFORE.match(words)
    if said is None:
        return None
    async with ask.registry.read(ask.who) as unit:
        member = await unit.of(Member).find(ask.who)
        slugs = named(said["themes"], await active(unit))
        guessed = [] if slugs else [one.theme.slug for one in await topics(unit, said["themes"])]
    if member is None or member.status != "introduced" or slugs is None:
        faults = [] if guessed else [Fault(FIELD, "found_theme", {"value": said["themes"]})]
        return await _form(ask, _with(member, guessed), faults)
    try:
        async with ask.write() as unit:
            await be_found(unit, slugs)
    except Invalid as invalid:
        return await _form(ask, _with(member, slugs), invalid.faults)
    return await _mine(ask, "directory-done-on")


@routes.command(
    "vind mij niet meer",
    *("vind me niet meer", "vind mij niet", "vind me niet", "ik wil niet gevonden worden"),
    *("ik wil niet meer gevonden worden", "niemand mag mij vinden", "maak mij onvindbaar"),
    *("ik wil niet meer vindbaar zijn", "haal mij uit de vindlijst"),
    en=(
        *("don't find me", "do not find me", "don't find me any more", "don't find me anymore"),
        *("i don't want to be found", "i do not want to be found", "stop finding me"),
        *("i don't want to be found any more", "i don't want to be found anymore"),
        *("i no longer want to be found", "nobody may find me"),
    ),
    about="directory-off-command",
    order=43,
    slash=False,
    menu=False,
)
async def switch_off(ask: Ask) -> Answer:
    """Have nobody find who asks any more, on the themes behind it or at all; at once."""
    said = _BEFORE.match(typed(ask.words)[:_LONGEST])
    async with ask.write() as unit:
        slugs = await _meant(unit, said["themes"]) if said else []
        known = await unit.of(Member).find(ask.who)
        member = known if said and not slugs else await stop_being_found(unit, slugs)
    return await _mine(ask, "" if said and not slugs else _off(member))


@routes.verb("directory.stop", again="directory.mine")
async def stop(ask: Ask) -> Answer:
    """Have nobody find who asks any more, on one theme or at all."""
    theme = ask.value("theme")
    async with ask.write() as unit:
        member = await stop_being_found(unit, [theme] if theme else [])
    return await _mine(ask, _off(member))


@routes.verb("directory.ask")
async def ask_themes(ask: Ask) -> Answer:
    """Ask on which themes others may find who presses, with what they said before."""
    theme = ask.value("theme")
    async with ask.registry.read(ask.who) as unit:
        member = await unit.of(Member).find(ask.who)
    return await _form(ask, _with(member, [theme] if theme else []))


@routes.verb("directory.save", again="directory.mine")
async def save(ask: Ask) -> Answer:
    """Keep on which themes others may find who sends it, or show the form with its faults."""
    async with ask.registry.read(ask.who) as unit:
        themes = await active(unit)
    form = being_found_form(ask.t, themes, ask.value(NONCE))
    values = form.read(ask.data)
    try:
        entry = form.entry(values)
        async with ask.write() as unit:
            member = await be_found_only(unit, entry.found_on)
    except Invalid as invalid:
        return await _form(ask, values, invalid.faults)
    return await _mine(ask, "directory-done-on" if member.is_found else "directory-done-off")


@routes.on(MemberHidden)
async def tell_hidden(event: MemberHidden, notifier: Notifier) -> None:
    """Tell somebody that the kernteam had them not be found any more."""

    def compose(t: Translator) -> Answer:
        return Answer(card=hidden_card(t), text=t("directory-hidden-title"))

    await notifier.notify_member(event.member, compose, about=f"members:{event.member}")


async def _form(ask: Ask, values: Values | None = None, faults: Sequence[Fault] = ()) -> Answer:
    """Show the question; to who did not introduce themselves, how to do that first."""
    async with ask.registry.read(ask.who) as unit:
        member = await unit.of(Member).find(ask.who)
        if member is None or member.status != "introduced":
            return _answer(ask, being_found_card(ask.t, MineView(member, {})))
        before = tuple(one.theme for one in member.found_on)
        themes = await active(unit, before)
    filled = values if values is not None else {FIELD: before}
    card = being_found_form(ask.t, themes).card(ask.t, filled, faults)
    return _answer(ask, card, done=False)


def _with(member: Member | None, themes: Sequence[str]) -> Values:
    """Return the form with what was said before, and these themes."""
    before = [one.theme for one in member.found_on] if member else []
    return {FIELD: tuple(dict.fromkeys([*before, *themes]))}


async def _mine(ask: Ask, remark: str = "") -> Answer:
    async with ask.registry.read(ask.who) as unit:
        member = await unit.of(Member).find(ask.who)
        slugs = [one.theme for one in member.found_on] if member else []
        themes = {one.slug: one for one in await unit.of(Theme).some(slugs)}
    names = ask.t.listing([one.label(ask.language) for one in themes.values()])
    words = ask.t(remark, themes=plain(names)) if remark else ""
    return _answer(ask, being_found_card(ask.t, MineView(member, themes, words)))


def _off(member: Member | None) -> str:
    return "directory-done-left" if member and member.found_on else "directory-done-off"


async def _meant(unit: UnitOfWork, words: str) -> list[str]:
    """Return the themes that words name or are about: off is off, also by a guess."""
    slugs = named(words, await active(unit))
    return slugs or [one.theme.slug for one in await topics(unit, words)]


def _answer(ask: Ask, card: CardJson, *, done: bool = True) -> Answer:
    return private_reply(ask, card, title="directory-mine-title", verb="directory.mine", done=done)
