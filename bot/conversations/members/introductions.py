"""Introductions, by a form as a card or in a dialog."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_reply, window
from bot.dispatch.routes import Handler, Routes
from bot.dispatch.turn import Answer
from cards.kit.components import typed
from cards.kit.forms import NONCE, Form, Values
from cards.kit.translator import translator
from cards.members.introductions import (
    MOST_ORGANISATIONS,
    More,
    Options,
    filled,
    form_card,
    introduced_card,
    introduction_form,
    more_form,
)
from registry.core.errors import Fault, Invalid
from registry.core.reference.theme import Theme, active
from registry.members.introductions import Introduced, introduce, introduce_more
from registry.members.member import Member
from registry.members.waiting import INTRODUCTION
from registry.organisations.choosing import options
from registry.organisations.domain import organisation_of_address

_LONGEST = 300
"""Letters of what is told that are read."""

_IN_WORDS = frozenset({More.NAME, More.FUNCTION, More.PURPOSE})
"""What is filled in with people's own words; the rest is chosen."""

_TOLD: tuple[tuple[More, tuple[str, ...], tuple[str, ...]], ...] = (
    (More.NAME, ("mijn naam is", "ik heet"), ("my name is",)),
    (
        More.FUNCTION,
        ("mijn functie is", "mijn functie wordt", "mijn rol is", "mijn baan is"),
        ("my job is", "my role is", "my function is"),
    ),
    (
        More.ORGANISATION,
        ("mijn organisatie is", "mijn werkgever is", "ik werk bij", "ik werk nu bij"),
        ("my organisation is", "my employer is", "i work for", "i work at", "i now work for"),
    ),
    (
        More.THEMES,
        ("mijn thema's zijn", "mijn themas zijn", "mijn thema is"),
        ("my themes are", "my theme is"),
    ),
    (
        More.REGIONS,
        ("mijn regio's zijn", "mijn regios zijn", "mijn regio is"),
        ("my regions are", "my region is"),
    ),
)
"""Sentences that tell one thing, and which."""

_MEANT = {
    word: about
    for about, words in {
        More.NAME: "naam name",
        More.ORGANISATION: "organisatie werkgever organisation organization employer",
        More.FUNCTION: "functie rol baan functietitel job role function title",
        More.REGIONS: "regio regio's regios gebied hub hubs region regions",
        More.THEMES: "thema thema's themas onderwerpen theme themes topics",
        More.PURPOSE: "doel over about purpose goal introductie voorstelling",
        More.DRIVES: "aanjager aanjagerschap",
        More.LANGUAGE: "taal language",
    }.items()
    for word in words.split()
}
"""How people call what can be changed."""

_INTO = re.compile(r"^(?:aan\s+)?(?:in|naar|to|into|:)\s+(?P<value>.+)$", re.IGNORECASE)

routes = Routes()
routes.waits(INTRODUCTION, shows="members.form")


@routes.command(
    "voorstellen",
    "stel me voor",
    "stel je voor",
    "aanmelden",
    en=("introduce", "introduce myself", "introduce yourself"),
    about="members-command",
    order=10,
)
@routes.verb("members.form")
async def open_form(ask: Ask) -> Answer:
    """Show the form, with what was said before or what Teams knows."""
    return await _introduction(ask)


async def _introduction(ask: Ask, said: Values | None = None) -> Answer:
    member = await _me(ask)
    again = member is not None and member.consent is not None
    organisation = (member and member.organisation) or await _suggested(ask, member)
    choices = await _options(ask, organisation, member)
    form = introduction_form(ask.t, choices, again=again)
    values = filled(member, ask.incoming.person.name, ask.language)
    if said and said.get("organisation_new"):
        organisation = ""
    return _form(ask, form, {**values, "organisation": organisation, **(said or {})})


@routes.verb("members.submit")
async def submit(ask: Ask) -> Answer:
    """Store the introduction, or show the form again with its faults."""
    member = await _me(ask)
    again = member is not None and member.consent is not None
    choices = await _options(ask, ask.value("organisation"), member)
    form = introduction_form(ask.t, choices, again=again, nonce=ask.value(NONCE))
    values = form.read(ask.data)
    try:
        async with ask.write() as unit:
            introduced = await introduce(unit, values)
    except Invalid as invalid:
        return _form(ask, form, _kept(values, choices), invalid.faults)
    return await _result(ask, introduced, again=again)


@routes.verb("members.more")
async def ask_more(ask: Ask) -> Answer:
    """Ask one thing of somebody, and nothing else: `wijzig mijn functie`."""
    about = ask.choice("about", More)
    return await (_more(ask, about) if about else _introduction(ask))


@routes.verb("members.more_save", again="privacy.show")
async def save_more(ask: Ask) -> Answer:
    """Keep one thing that somebody told of themselves, or show its form with the faults."""
    about = ask.choice("about", More)
    if about is None:
        return await _introduction(ask)
    member = await _me(ask)
    choices = await _options(ask, ask.value("organisation"), member)
    values = more_form(ask.t, choices, about, ask.value(NONCE)).read(ask.data)
    try:
        async with ask.write() as unit:
            introduced = await introduce_more(unit, values)
    except Invalid as invalid:
        return await _more(ask, about, _kept(values, choices), invalid.faults)
    return await _result(ask, introduced, again=True)


def _told(about: More) -> Handler:
    """Return the handler of words that tell one thing: `mijn functie is adviseur`."""

    async def told(ask: Ask) -> Answer | None:
        return await _more(ask, about, _filled_in(about, typed(ask.words)[:_LONGEST]))

    return told


for _about, _dutch, _english in _TOLD:
    routes.command(
        *_dutch,
        en=_english,
        about="members-more-command",
        shown=False,
        slash=False,
        menu=False,
    )(_told(_about))


@routes.command(
    "wijzig mijn",
    *("verander mijn", "pas mijn"),
    en=("change my", "edit my", "update my"),
    about="members-more-command",
    order=12,
    slash=False,
    menu=False,
)
async def change_one(ask: Ask) -> Answer | None:
    """Ask the one thing that is named, filled in with what stands behind it."""
    words = typed(ask.words)[:_LONGEST]
    if not words:
        return await _introduction(ask)
    what, _, rest = words.partition(" ")
    about = _MEANT.get(what.casefold().strip(".,:"))
    if about is None:
        return None
    found = _INTO.match(rest)
    return await _more(ask, about, _filled_in(about, found["value"] if found else ""))


def _filled_in(about: More, said: str) -> Values:
    """Return the form as somebody's words fill it in; what must be chosen is left to choose."""
    if not said:
        return {}
    if about is More.ORGANISATION:
        return {"organisation_new": said}
    return {about.value: said} if about in _IN_WORDS else {}


async def _more(
    ask: Ask, about: More, values: Values | None = None, faults: Sequence[Fault] = ()
) -> Answer:
    """Show the form with one question; the whole one to who did not introduce themselves yet."""
    member = await _me(ask)
    if member is None or member.consent is None or member.status != "introduced":
        return await _introduction(ask, values)
    standing = filled(member, "", ask.language)
    chosen = str(values.get("organisation", "")) if values else ""
    choices = await _options(ask, chosen or member.organisation or "", member)
    form = more_form(ask.t, choices, about)
    shown = {**standing, **(values or {})}
    if values and values.get("organisation_new") and "organisation" not in values:
        shown["organisation"] = ""
    card = form.card(ask.t, shown, faults)
    return private_reply(ask, card, title="members-title-again", verb="privacy.show", done=False)


async def _result(ask: Ask, introduced: Introduced, *, again: bool) -> Answer:
    member = introduced.member
    t = translator(member.language or ask.language)
    async with ask.registry.read() as unit:
        themes = await unit.of(Theme).some(member.named_themes)
    card = introduced_card(t, member, introduced.choice, themes, again=again)
    return private_reply(ask, card, title="members-done-title", verb="privacy.show")


def _form(ask: Ask, form: Form, values: Values, faults: Sequence[Fault] = ()) -> Answer:
    card = form_card(ask.t, form, values, faults, more=window(ask, "members.form"))
    return private_reply(ask, card, title="members-title", verb="members.form", done=False)


def _kept(values: Values, known: Options) -> Values:
    """Return the values; a name typed into the choice moves to the field where it shows."""
    listed = {key for key, _ in known.organisations}
    named = values.get("organisation")
    if not named or named in listed or values["organisation_new"]:
        return values
    return {**values, "organisation": "", "organisation_new": named}


async def _me(ask: Ask) -> Member | None:
    async with ask.registry.read() as unit:
        return await unit.of(Member).find(ask.who)


async def _suggested(ask: Ask, member: Member | None) -> str:
    """Return the organisation that somebody's address is of; empty when nobody says."""
    if member is None or member.consent is not None or not member.email:
        return ""
    async with ask.registry.read() as unit:
        found = await organisation_of_address(unit, member.email)
    return found.slug if found else ""


async def _options(ask: Ask, chosen: str, member: Member | None) -> Options:
    """Return the choices of the form, what was chosen first, and the themes of the member."""
    async with ask.registry.read() as unit:
        organisations = await options(unit, (chosen,), MOST_ORGANISATIONS)
        themes = await active(unit, member.named_themes if member else ())
    return Options(tuple(organisations), tuple(themes))
