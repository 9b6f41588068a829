"""Introductions, by a form as a card or in a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_reply, window
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.forms import NONCE, Form, Values
from cards.kit.translator import translator
from cards.members.introductions import (
    MOST_ORGANISATIONS,
    Options,
    filled,
    form_card,
    introduced_card,
    introduction_form,
)
from registry.core.errors import Fault, Invalid
from registry.core.reference.theme import Theme, active
from registry.members.introductions import Introduced, introduce
from registry.members.member import Member
from registry.members.waiting import INTRODUCTION
from registry.organisations.choosing import options
from registry.organisations.domain import organisation_of_address

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
    member = await _me(ask)
    again = member is not None and member.consent is not None
    organisation = (member and member.organisation) or await _suggested(ask, member)
    choices = await _options(ask, organisation, member)
    form = introduction_form(ask.t, choices, again=again)
    values = filled(member, ask.incoming.person.name, ask.language)
    return _form(ask, form, {**values, "organisation": organisation})


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
    typed = values["organisation"]
    if not typed or typed in listed or values["organisation_new"]:
        return values
    return {**values, "organisation": "", "organisation_new": typed}


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
