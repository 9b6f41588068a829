"""Networks: list, search and filter, one network, and one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from bot.conversations.networks.views import show, theme_options
from bot.conversations.search import found_instead
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import typed
from cards.kit.translator import Translator
from cards.networks.forms import filter_form
from cards.networks.network import PAGE, Listing, Row, candidates_card, mine_card, networks_card
from registry.core.permissions import Right, holds
from registry.core.reference import theme
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import NetworkKind, Region, Role, Scale
from registry.involvement.involved import involved
from registry.networks.leads import claimed, led
from registry.networks.naming import named
from registry.networks.network import Network
from registry.networks.search import Found, Wish, find, read_wish

routes = Routes()
routes.phrase(
    "help-phrase-network",
    about="help-phrase-network-about",
    audience=Audience(HelpGroup.NETWORK, own=(Role.LEAD,)),
)

_STATE = ("words", "theme", "region", "kind", "scale")
_LONGEST = 200
"""Letters of a search that are read."""

E = TypeVar("E", bound=StrEnum)


@routes.command("netwerken", en=("networks",), about="networks-list-command", order=30)
async def search(ask: Ask) -> Answer:
    """Show all networks, or those that match the words."""
    return await _listing(ask, {"words": typed(ask.words)[:_LONGEST]}, page=0)


@routes.verb("networks.list")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of what was looked for by words or by the filter form."""
    return await _listing(ask, _state(ask), page=ask.number("page", most=999))


@routes.verb("networks.filter")
async def choose_filter(ask: Ask) -> Answer:
    """Show the form to filter by, filled in with what was looked for."""
    state = _state(ask)
    async with ask.registry.read() as unit:
        known = await theme.active(unit)
        choices = await theme_options(unit, ask.language)
    wish = _wish(state, known)
    values = {
        "words": "" if wish.plain else wish.words,
        "theme": wish.theme,
        "region": wish.region,
        "kind": wish.kind,
        "scale": wish.scale,
    }
    card = filter_form(ask.t, choices).card(ask.t, values)
    title = ask.t("networks-filter-title")
    return Answer(card=card, text=title, title=title, private=True)


@routes.command("netwerk", en=("network",), about="networks-show-command", order=31, menu=False)
async def by_name(ask: Ask) -> Answer:
    """Show the network of this name, or those that may be meant."""
    words = typed(ask.words)[:_LONGEST]
    if not words:
        return await _listing(ask, {}, page=0)
    async with ask.registry.read() as unit:
        pool = await _visible(unit, ask.who)
        found = named(words, pool)
        if len(found.exact) == 1:
            return await show(ask, unit, found.exact[0])
        near = found.exact or found.near
    if not near and (other := await found_instead(ask, Network.section, words)):
        return other
    rows = [Row.of(ask.t, one) for one in near]
    card = candidates_card(ask.t, words, rows, same=bool(found.exact))
    if any(one.status != "published" for one in near):
        return private_reply(ask, card, title="networks-title", verb="networks.mine")
    return Answer(card=card, text=str(card["fallbackText"]))


@routes.verb("networks.show", shows="networks", by="network")
async def open_one(ask: Ask) -> Answer:
    """Show the network that a button names."""
    state = {name: value for name in (*_STATE, "page") if (value := ask.value(name)[:_LONGEST])}
    async with ask.registry.read() as unit:
        network = await unit.of(Network).get(ask.key("network"))
        return await show(ask, unit, network, state or None)


@routes.command(
    "mijn netwerken", en=("my networks",), about="networks-mine-command", order=32, menu=False
)
async def own(ask: Ask) -> Answer:
    """Show the networks that this person drives, and what they take part in and follow."""
    async with ask.registry.read() as unit:
        driven = await led(unit, ask.who)
        claims = await claimed(unit, ask.who)
        more = await involved(unit, ask.who)
    rows = [Row.of(ask.t, one, _standing(ask.t, one)) for one in driven]
    rows += [Row.of_claim(ask.t, one) for one in claims]
    card = mine_card(ask.t, rows, more)
    return private_reply(ask, card, title="networks-mine-title", verb="networks.mine")


routes.verb("networks.mine")(own)


def _standing(t: Translator, network: Network) -> str:
    if network.asked:
        return t("networks-status-questioned")
    if network.pending:
        return t("networks-status-pending")
    return t(f"networks-status-{network.status}")


async def _visible(unit: UnitOfWork, member: str) -> list[Network]:
    """Return what this person may read: published, those they drive; the kernteam reads all."""
    if await holds(unit, Right.REVIEW_NETWORK, member):
        return await unit.of(Network).all()
    public = await unit.of(Network).all(status="published")
    slugs = {one.slug for one in public}
    return public + [one for one in await led(unit, member) if one.slug not in slugs]


def _state(ask: Ask) -> dict[str, str]:
    found = {name: ask.text(name, most=_LONGEST) for name in _STATE}
    return {name: value for name, value in found.items() if value}


def _wish(state: Mapping[str, str], known: Sequence[Theme]) -> Wish:
    """Build the filter: words alone may name filters; chosen filters leave words as they are."""
    words = state.get("words", "")
    wish = Wish(
        words,
        theme=next((one.slug for one in known if one.slug == state.get("theme")), ""),
        region=_of(Region, state.get("region")),
        kind=_of(NetworkKind, state.get("kind")),
        scale=_of(Scale, state.get("scale")),
    )
    return wish if wish.filtered else read_wish(words, known)


def _of(closed: type[E], value: str | None) -> E | None:
    return next((one for one in closed if one == value), None)


async def _listing(ask: Ask, state: Mapping[str, str], *, page: int) -> Answer:
    async with ask.registry.read() as unit:
        known = await theme.active(unit)
        wish = _wish(state, known)
        found = await find(unit, wish, limit=PAGE, offset=page * PAGE)
        if page and not found.networks:
            page = max(0, -(-found.total // PAGE) - 1)
            found = await find(unit, wish, limit=PAGE, offset=page * PAGE)
    return Answer(
        card=networks_card(ask.language, _page(ask.t, state, wish, known, found, page)),
        text=ask.t("networks-title"),
    )


def _page(
    t: Translator,
    state: Mapping[str, str],
    wish: Wish,
    known: Sequence[Theme],
    found: Found,
    page: int,
) -> Listing:
    return Listing(
        rows=tuple(Row.of(t, one) for one in found.networks),
        total=found.total,
        page=page,
        searched=_searched(t, state, wish, known),
        loosened=found.loosened,
        state=tuple((name, value) for name, value in state.items() if value),
    )


def _searched(t: Translator, state: Mapping[str, str], wish: Wish, known: Sequence[Theme]) -> str:
    """Return what was looked for, as the person put it: in words, or by choosing from lists."""
    words = state.get("words", "")
    if state.keys() <= {"words"}:
        return words
    chosen = [one.label(t.language) for one in known if one.slug == wish.theme]
    chosen += [t.label(one) for one in (wish.region, wish.kind, wish.scale) if one]
    return ", ".join(filter(None, (words, *chosen)))
