"""`help` and `hallo`: what the bot can do for who asks, made from what the handlers registered."""

from __future__ import annotations

from bot.conversations.general.fallback import after_greeting
from bot.conversations.general.small_talk import small_talk
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.general.help import Deed, DeedGroup, help_card, help_group_card
from registry.core.permissions import roles
from registry.core.vocabulary import Role
from registry.core.writing.text_folding import fold
from registry.networks.leads import drives

routes = Routes()

_LONGEST = 2000
"""Letters behind a greeting that are read."""

_PAGES = 99


@routes.command("help", "hulp", "?", en=("help",), about="help-command", order=90)
async def show_help(ask: Ask) -> Answer:
    """Show what this person can type; of one kind of work, where that is said."""
    words = fold(ask.words[:_LONGEST])
    said = next((one for one in HelpGroup if words in _said(ask, one)), None) if words else None
    if said is not None:
        return _group(ask, _groups(ask, await _roles(ask)), said)
    return await _help(ask)


@routes.verb("help.show")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of one group; all groups where that is none of theirs."""
    group = ask.choice("group", HelpGroup)
    groups = _groups(ask, await _roles(ask))
    return _group(ask, groups, group) if group else _all(ask, groups)


@routes.command(
    "hallo", "hoi", "start", en=("hello", "hi"), about="help-command", shown=False, slash=False
)
async def greet(ask: Ask) -> Answer | None:
    """Introduce the bot and list the commands; answer what follows the greeting."""
    words = ask.words[:_LONGEST]
    while ask.book and (found := ask.book.find(words)) and found[0].handler is greet:
        words = found[1]
    if words and small_talk(f"hallo {words}") != "talk-hello":
        return await after_greeting(ask.with_words(words))
    return await _help(ask, hello=True)


async def _help(ask: Ask, *, hello: bool = False) -> Answer:
    """Answer with all that they can type; where others read along, with what everybody can."""
    if ask.unseen:
        return _all(ask, _groups(ask, await _roles(ask)), hello=hello)
    groups = _groups(ask, frozenset({Role.MEMBER}))
    more = not (await _roles(ask) <= {Role.MEMBER})
    card = help_card(ask.language, groups, hello=hello, more=more)
    return Answer(card=card, text=ask.t("help-hello" if hello else "help-title"))


def _groups(ask: Ask, theirs: frozenset[Role]) -> tuple[DeedGroup, ...]:
    """Return what there is to type for who has these roles."""
    found: dict[HelpGroup, list[tuple[int, Deed]]] = {}

    def add(audience: Audience, order: int, deed: Deed) -> None:
        if audience.has(theirs):
            found.setdefault(audience.group, []).append((order, deed))

    for command in ask.book.commands if ask.book else ():
        if command.shown and ask.place.scope in command.scopes:
            deed = Deed(command.called(ask.language)[0], command.about)
            add(command.audience, command.order, deed)
    for phrase in ask.book.phrases if ask.book else ():
        add(phrase.audience, phrase.order, Deed(ask.t(phrase.example), phrase.about, runs=False))
    return tuple(
        DeedGroup(group.value, tuple(deed for _, deed in sorted(found[group])))
        for group in HelpGroup
        if group in found
    )


async def _roles(ask: Ask) -> frozenset[Role]:
    """Return their roles; who drives a network is an aanjager by that."""
    async with ask.registry.read(ask.who) as unit:
        held = await roles(unit, ask.who)
        return held | {Role.LEAD} if await drives(unit, ask.who) else held


def _said(ask: Ask, group: HelpGroup) -> list[str]:
    """Return how a group may be called: `kernteam`, `voor het kernteam`."""
    return [fold(one).strip() for one in ask.t(f"help-said-{group.value}").split(",")]


def _group(ask: Ask, groups: tuple[DeedGroup, ...], group: HelpGroup) -> Answer:
    found = next((one for one in groups if one.name == group.value), None)
    if found is None:
        return _all(ask, groups, remark="help-not-yours")
    return _private(ask, help_group_card(ask.language, found, ask.number("page", most=_PAGES)))


def _all(
    ask: Ask, groups: tuple[DeedGroup, ...], *, hello: bool = False, remark: str = ""
) -> Answer:
    return _private(ask, help_card(ask.language, groups, hello=hello, remark=remark), hello=hello)


def _private(ask: Ask, card: CardJson, *, hello: bool = False) -> Answer:
    title = "help-hello" if hello else "help-title"
    return private_reply(ask, card, title=title, verb="help.show")
