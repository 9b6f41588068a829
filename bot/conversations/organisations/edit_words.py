"""What the kernteam types about an organisation: `organisatie RIVM wijzigen`, `voeg A samen met B`.

Words fill in a form or lead to a card; nothing is changed until somebody looked at it and pressed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.conversations.organisations.editing import show_names, show_place
from bot.conversations.organisations.merging import ask_merging
from bot.conversations.organisations.views import card_of, done_already
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import typed
from cards.organisations.organisation import which_organisation_card
from registry.core.errors import AlreadyDecided
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.organisations.choosing import asked_for
from registry.organisations.organisation import Organisation

routes = Routes()

_LONGEST = 300
_MOST = 6

Deed = Literal["names", "merge", "apart", "belongs", "leaves"]

_EDIT = r"wijzigen|wijzig|bewerken|bijwerken|aanpassen|hernoemen|edit|change|update|rename"
_ONE = r"(?P<said>(?:de |the )?organi[sz]ati(?:e|on)s? )?(?:de |het |the )?(?P<name>.+?)"
_INTO = r"(?: (?:op|per|vanaf|on|from) (?P<day>\d.*|morgen|tomorrow))?"
_OTHER = r"(?:de |het |the )?(?:organi[sz]ati(?:e|on) )?(?P<into>.+?)"
_DOMAIN = r"(?:het |the )?(?P<said>domein|domain) (?P<domain>\S+\.\S+)"
_SENTENCES: tuple[tuple[Deed, str], ...] = (
    ("merge", rf"voeg {_ONE} samen met {_OTHER}{_INTO}"),
    ("merge", rf"{_ONE} samenvoegen met {_OTHER}{_INTO}"),
    ("merge", rf"merge {_ONE} (?:with|into) {_OTHER}{_INTO}"),
    ("apart", rf"(?:haal|maak) {_ONE} (?:weer )?los(?: van .+)?"),
    ("apart", rf"voeg {_ONE} (?:toch )?niet samen(?: met .+)?"),
    ("apart", rf"{_ONE} (?:toch niet samenvoegen|weer los(?:halen|maken)?)"),
    ("apart", rf"take {_ONE} apart(?: again)?"),
    ("apart", rf"do(?:n['’]t| not) merge {_ONE}"),
    ("leaves", rf"{_DOMAIN} hoort niet (?:meer )?bij (?:de |het )?(?P<name>.+)"),
    ("leaves", rf"{_DOMAIN} (?:does not belong|no longer belongs) to (?:the )?(?P<name>.+)"),
    ("belongs", rf"{_DOMAIN} (?:hoort|is|valt) (?:bij|van|onder) (?:de |het )?(?P<name>.+)"),
    ("belongs", rf"{_DOMAIN} belongs to (?:the )?(?P<name>.+)"),
)
_READ = [(deed, re.compile(text, re.IGNORECASE)) for deed, text in _SENTENCES]
_EDITED = re.compile(rf"(?P<name>.+?)[ ,:]+(?:{_EDIT})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OrganisationWish:
    """Something that is to be done with an organisation, as it was typed.

    Attributes:
        deed: what.
        name: what names it.
        into: what names the one that it goes into.
        day: on which day, as it was typed.
        domain: which domain.
        said: the sentence says itself that it is about an organisation.
    """

    deed: Deed
    name: str
    into: str = ""
    day: str = ""
    domain: str = ""
    said: bool = False


def organisation_wish(words: str) -> OrganisationWish | None:
    """Read a whole sentence; None for one that asks for something else."""
    words = " ".join(words.split()).strip(" .!?")[:_LONGEST]
    for deed, sentence in _READ:
        if found := sentence.fullmatch(words):
            parts: Mapping[str, str | None] = found.groupdict()
            into, day, domain = ((parts.get(key) or "") for key in ("into", "day", "domain"))
            said = bool(parts.get("said"))
            return OrganisationWish(deed, parts["name"] or "", into, day, domain, said)
    return None


def edited(words: str) -> str:
    """Return the name in `RIVM wijzigen`, what follows `organisatie`; empty for anything else."""
    found = _EDITED.fullmatch(words.strip(" .!?"))
    return found["name"] if found else ""


@routes.command(
    "organisatie wijzigen",
    "wijzig organisatie",
    en=("edit organisation", "organisation edit", "edit organization"),
    about="organisations-edit-command",
    order=88,
    audience=Audience(HelpGroup.KERNTEAM, (Right.EDIT_ORGANISATION,)),
    slash=False,
)
async def ask_names(ask: Ask) -> Answer:
    """Show the form with the names of this organisation."""
    return await wished(ask, OrganisationWish("names", typed(ask.words)[:_LONGEST], said=True))


@routes.reply
async def by_words(ask: Ask) -> Answer | None:
    """Read which organisation is meant and show the form; None for any other sentence."""
    found = organisation_wish(typed(ask.incoming.asked))
    if found is None:
        return None
    if not found.said:
        async with ask.registry.read(ask.who) as unit:
            one, _ = await asked_for(unit, found.name, 1)
        if one is None:
            return None
    return await wished(ask, found)


async def wished(ask: Ask, found: OrganisationWish) -> Answer:
    """Resolve the organisation by name, and show the form or card that can do it."""
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_ORGANISATION)
        one, near = await asked_for(unit, found.name, _MOST)
        if one is None:
            card = which_organisation_card(ask.t, found.name, near)
            return private_reply(ask, card, title="organisations-list", verb="organisations.list")
        if not one.revision or found.deed == "apart":
            return await _shown(ask, unit, one)
        into = await asked_for(unit, found.into, 1) if found.into else (None, [])
    other = into[0].slug if into[0] else ""
    try:
        if found.deed == "merge":
            return await ask_merging(ask, one.slug, {"into": other, "day": found.day})
        if found.deed == "names":
            return await show_names(ask, one.slug)
        return await show_place(ask, one.slug, found.domain, leaves=found.deed == "leaves")
    except AlreadyDecided as first:
        return await done_already(ask, first)


async def _shown(ask: Ask, unit: UnitOfWork, one: Organisation) -> Answer:
    """Show an organisation with what can be done about it."""
    card = await card_of(ask, unit, one, private=True)
    return private_reply(ask, card, title="organisations-list", verb="organisations.list")
