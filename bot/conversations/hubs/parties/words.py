"""Who takes part, by words: `gemeente Rotterdam doet mee in de initiatiefgroep`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.conversations.hubs.parties.placing import edit_form, new_form, show_place, take_view
from bot.conversations.hubs.parties.views import not_yours, view_of
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.parties import STANDINGS, place_values
from cards.kit.components import typed
from cards.kit.translator import translator
from registry.core.errors import Fault
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import COMPLETE, Role
from registry.core.writing.text_folding import fold
from registry.hubs.hub import Hub
from registry.hubs.parties.place import Group, PartyKey
from registry.hubs.parties.placing import may_place
from registry.members.lookup import people_named
from registry.networks.network import Network
from registry.onboarding.people import groups, groups_meant
from registry.organisations.choosing import listed_as
from registry.organisations.known import known
from registry.organisations.naming import equal_name
from registry.organisations.organisation import Organisation
from registry.organisations.organisation import meant as organisation_meant
from registry.organisations.participation import PLATFORM

routes = Routes()
for _deed in ("party", "party-out"):
    routes.phrase(
        f"help-phrase-{_deed}",
        about=f"help-phrase-{_deed}-about",
        audience=Audience(HelpGroup.HUB, (Right.EDIT_GROUP,), (Role.HUB_TEAM,)),
    )

_LONGEST = 400
_ABOUT = r"(?:in|aan|met|bij|van|voor)"
_NOT = "no longer|does not|do not"
_MORE = "(?: any ?more)?"
_AS = r"(?: (?:als|as) (?P<as>.+?))?"
_SENTENCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<who>.+?) (?:doet|doen) (?P<out>niet) (?:meer )?mee {_ABOUT} (?P<group>.+)",
        rf"(?P<who>.+?) (?:neemt|nemen) (?P<out>niet) (?:meer )?deel {_ABOUT} (?P<group>.+)",
        rf"(?P<who>.+?) (?:doet|doen) (?:nu |ook |weer )*mee {_ABOUT} (?P<group>.+?){_AS}",
        rf"(?P<who>.+?) (?:neemt|nemen) (?:nu |ook |weer )*deel {_ABOUT} (?P<group>.+?){_AS}",
        rf"(?P<who>.+?) (?:is|zijn|wordt) (?:ook )?(?P<as>partner) {_ABOUT} (?P<group>.+)",
        rf"(?P<verb>zet|plaats) (?P<who>.+?) (?:in|bij) (?P<group>.+?){_AS}",
        rf"(?P<verb>voeg) (?P<who>.+?) toe aan (?P<group>.+?){_AS}",
        r"(?P<verb>haal) (?P<out>)(?P<who>.+?) (?:weg )?(?:uit|van|bij) (?P<group>.+?)(?: weg)?",
        rf"(?P<who>.+?) (?P<out>{_NOT}) (?:takes? part|participates?) in (?P<group>.+?){_MORE}",
        rf"(?P<who>.+?) (?:takes? part|participates?) in (?P<group>.+?){_AS}",
        r"(?P<who>.+?) (?:is|are|becomes) (?:an? )?(?P<as>partner) (?:of|in) (?P<group>.+)",
        rf"(?P<verb>add|put) (?P<who>.+?) (?:to|in|into) (?P<group>.+?){_AS}",
        r"(?P<verb>remove|take) (?P<out>)(?P<who>.+?) (?:out of|from) (?P<group>.+)",
    )
)
_KIND = re.compile(
    r"(?:de |het |the )?(?:(?P<network>(?:kennis- of leer|kennis|leer)?netwerk|network|programma"
    r"|programme)|(?P<organisation>organisatie|organi[sz]ation)) (?P<name>.+)",
    re.IGNORECASE,
)
_PLATFORM = frozenset({"plek", "het platform", "platform plek", "the platform", "plek zelf"})


@dataclass(frozen=True, slots=True)
class PartyWish:
    """A party that takes part in a group, or no more, as it was typed.

    Attributes:
        who, group: in the person's words, without what kind of thing it is.
        out: it is to be taken out.
        standing: how it takes part, as far as that was said.
        section: which kind of party was said; empty where that was not.
        person: somebody may be meant as well.
    """

    who: str
    group: str
    out: bool = False
    standing: str = ""
    section: str = ""
    person: bool = False


def party_wish(text: str) -> PartyWish | None:
    """Read `haal RIVM uit de stuurgroep`; None for what asks for something else."""
    text = re.sub(r"\s+", " ", text).strip(" .!")[:_LONGEST]
    if text.endswith("?"):
        return None
    for sentence in _SENTENCES:
        found = sentence.fullmatch(text)
        if found is None:
            continue
        parts = found.groupdict()
        said = parts.get("as") or ""
        standing = _standings().get(fold(said).strip(), "") if said else ""
        if said and not standing:
            return None
        who, section = found["who"].strip(), ""
        if kind := _KIND.fullmatch(who):
            who = kind["name"]
            section = Network.section if kind["network"] else Organisation.section
        return PartyWish(
            who,
            found["group"].strip(),
            parts.get("out") is not None,
            standing,
            section,
            bool(parts.get("verb")) and not section,
        )
    return None


@cache
def _standings() -> dict[str, str]:
    """Return the words by which people say how a party takes part, in all languages."""
    return {
        fold(word).strip(): one
        for language in COMPLETE
        for one in STANDINGS
        for word in translator(language)(f"parties-said-{one}").split(",")
    }


@routes.reply
async def by_words(ask: Ask) -> Answer | None:
    """Show the form of what was said, or the question to take it out; None for anything else."""
    wish = party_wish(typed(ask.incoming.asked))
    if wish is None:
        return None
    async with ask.registry.read(ask.who) as unit:
        group = await _group(unit, wish.group)
        party = await _party(unit, wish) if group else None
        if group is None or (party is None and not wish.section):
            return None
        if not await may_place(unit, group, ask.who):
            return not_yours(ask)
        if party is None:
            return await _not_known(ask, wish, group)
        view = await view_of(unit, group, party)
        if wish.out:
            return await take_view(ask, unit, view)
        now = view.terms
        if now is not None and wish.standing in ("", now.standing):
            return await show_place(ask, unit, view, ask.t("parties-already"))
        values = place_values(now)
        return edit_form(ask, view, {**values, "standing": wish.standing or "member"})


async def _not_known(ask: Ask, wish: PartyWish, group: Group) -> Answer:
    """Show the form to choose a party where none is called so."""
    values = {**place_values(None), "standing": wish.standing or "member", "group": group.slug}
    fault = Fault("party", "party_unknown", {"value": wish.who[:100]})
    return await new_form(ask, values, [fault])


async def _group(unit: UnitOfWork, words: str) -> Group | None:
    """Return the one group that is meant; None for none, or several."""
    if fold(words).strip() in _PLATFORM:
        return Group("platform", PLATFORM)
    found = groups_meant(words, await groups(unit))
    if len(found) != 1:
        return None
    [one] = found
    return Group("hub" if isinstance(one, Hub) else "subgroup", one.slug, one.name)


async def _party(unit: UnitOfWork, wish: PartyWish) -> PartyKey | None:
    """Return the party that is meant; None for none, and for who is a person."""
    if wish.person and await people_named(unit, wish.who):
        return None
    if wish.section != Network.section:
        names = await known(unit, "known", "reference")
        found = organisation_meant(names, wish.who)
        slug = found.slug if found else listed_as(wish.who, unit.now.date())
        if slug:
            return PartyKey(Organisation.section, slug)
    if wish.section != Organisation.section:
        for one in await unit.of(Network).all(status="published"):
            if equal_name(wish.who, (one.name,)):
                return PartyKey(Network.section, one.slug)
    return None
