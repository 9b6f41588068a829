"""Data and cards that the conversations about networks share."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from bot.conversations.provenance.views import for_kernteam
from bot.dispatch.ask import Ask
from bot.dispatch.contacts.contact import Contact, venue_key
from bot.dispatch.private_reply import private_reply
from bot.dispatch.turn import Answer, Person, Scope
from cards.involvement.place import with_place
from cards.networks.facts import Names
from cards.networks.forms import Options, Pairs
from cards.networks.network import View, mentionable, network_card
from cards.networks.review import Case
from graph_sync.ledger.places import network_place
from registry.core.errors import NotFound
from registry.core.permissions import Right, holds
from registry.core.reference import theme
from registry.core.reference.programme import Programme
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Language
from registry.involvement.involved import standing_of_network
from registry.members.member import Member
from registry.networks.naming import alike, live
from registry.networks.network import Network
from registry.organisations.choosing import options as organisation_options
from registry.organisations.organisation import Organisation

_MOST_ORGANISATIONS = 40
"""Organisations that the form lists; the typeahead knows all."""
_MOST_PROGRAMMES = 40


async def names_of(unit: UnitOfWork, network: Network, language: Language) -> Names:
    """Return the names behind a network's slugs."""
    found = await unit.of(Theme).some(network.themes)
    organisations = await unit.of(Organisation).some(network.organisations)
    programme = await unit.of(Programme).find(network.programme) if network.programme else None
    return Names(
        tuple((one.slug, one.label(language)) for one in found),
        tuple(one.name for one in organisations),
        programme.name if programme else "",
    )


async def member_names(unit: UnitOfWork, keys: Iterable[str]) -> dict[str, str]:
    """Return the names of members by key; those without a name are left out."""
    found = await unit.of(Member).some(tuple(keys))
    return {one.slug: one.name for one in found if one.name}


async def case_of(unit: UnitOfWork, network: Network, language: Language) -> Case:
    """Return the context that a reviewer of a network needs."""
    decider = network.review.by if network.review else ""
    people = await member_names(unit, (*network.leads, *filter(None, (decider,))))
    wanted = network.wanted
    others = [one for one in await live(unit) if one.slug != network.slug]
    twins = alike(wanted["name"], wanted["website"], others) if network.waiting else ()
    return Case(
        names=await names_of(unit, network, language),
        by=tuple(people[lead] for lead in network.leads if lead in people),
        decider=people.get(decider, ""),
        alike=tuple(one.name for one in twins),
    )


async def options(unit: UnitOfWork, language: Language, values: Mapping[str, object]) -> Options:
    """Return the choices of the form, including what was chosen already."""
    chosen = values.get("organisations") or ()
    keys = tuple(map(str, chosen))[:_MOST_ORGANISATIONS] if isinstance(chosen, tuple) else ()
    listed = await organisation_options(unit, keys, _MOST_ORGANISATIONS)
    programme, themes = str(values.get("programme") or ""), values.get("themes") or ()
    programmes = {
        one.slug: one
        for one in (
            *await unit.of(Programme).some([programme] if programme else []),
            *await unit.of(Programme).page(_MOST_PROGRAMMES, status="active"),
        )
    }
    there = sorted(programmes.values(), key=_by_name)
    kept = tuple(map(str, themes)) if isinstance(themes, tuple) else ()
    return Options(
        themes=await theme_options(unit, language, kept),
        programmes=tuple((one.slug, one.name) for one in there),
        organisations=tuple(listed),
    )


def _by_name(one: Programme) -> str:
    return one.name.casefold()


async def theme_options(unit: UnitOfWork, language: Language, chosen: Iterable[str] = ()) -> Pairs:
    """Return the themes to choose from, with those that are chosen."""
    return tuple((one.slug, one.label(language)) for one in await theme.active(unit, chosen))


async def show(
    ask: Ask, unit: UnitOfWork, network: Network, back: Mapping[str, str] | None = None
) -> Answer:
    """Show the card of a network, with the reader's actions and mentions of members present.

    Raises:
        NotFound: it is not published, and they neither drive nor review it. Who claims to drive it
            reads it once that is confirmed.
    """
    lead = ask.who in network.leads
    reviewer = await holds(unit, Right.REVIEW_NETWORK, ask.who)
    if network.status != "published" and not (lead or reviewer):
        raise NotFound(Network.section, network.slug)
    own = ask.unseen or network.status != "published"
    people = await _present(ask, unit, network) if network.status == "published" else ()
    view = View(
        lead=lead and own,
        reviewer=reviewer and own,
        claimed=ask.who in network.claims and own,
        here=tuple(person.name for person in people),
        claims=await _claims(unit, network) if own and (lead or reviewer) else (),
        back=back,
        standing=await standing_of_network(unit, network, ask.who if own else ""),
    )
    card = network_card(ask.t, network, await names_of(unit, network, ask.language), view)
    place = await network_place(unit, network, ask.who if own else "")
    way_in = "places-network-way" if network.status == "published" else ""
    card = with_place(ask.t, card, place, way_in=way_in)
    card = await for_kernteam(ask, unit, network, card)
    if network.status != "published":
        where = "networks.mine" if lead else "networks.waiting"
        answer = private_reply(ask, card, title="networks-mine-title", verb=where)
        return dataclasses.replace(answer, text=network.name, title=network.name)
    return Answer(card=card, text=network.name, mentions=people)


async def _present(ask: Ask, unit: UnitOfWork, network: Network) -> tuple[Person, ...]:
    """Return its aanjagers met in this channel or group: only those can be mentioned here."""
    if ask.place.scope is Scope.PERSONAL:
        return ()
    here = venue_key(ask.place)
    contacts = await unit.of(Contact).some(network.leads)
    met = (one.person for one in contacts if here in one.venues)
    return tuple(person for person in met if mentionable(person.name))


async def _claims(unit: UnitOfWork, network: Network) -> tuple[tuple[str, str], ...]:
    names = await member_names(unit, network.claims)
    return tuple((key, names.get(key, "")) for key in network.claims)
