"""Usage of signals' commands, `signal help`: all of them, or one."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import for_all_eyes
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.signals.usage import help_card, theirs, usage_card
from registry.core.permissions import roles

routes = Routes()


async def show_usage(ask: Ask) -> Answer:
    """Show the command that a button names; all of them when it names none that is theirs."""
    return await usage(ask, ask.value("name"))


async def usage(ask: Ask, name: str = "") -> Answer:
    """Show how to type a command: one of `cards.signals.usage.NAMES`, such as a step's value.

    Others' commands are not explained: then the answer is everything that is theirs.
    """
    async with ask.registry.read() as unit:
        groups = theirs(await roles(unit, ask.who))
    known = {one.name for usages in groups.values() for one in usages}
    card = usage_card(ask.t, name) if name in known else help_card(ask.t, groups)
    title = str(card["fallbackText"])
    return for_all_eyes(Answer(card=card, text=title, title=title, private=True))


routes.command(
    "signal help",
    "signaal help",
    "signal hulp",
    "signaal hulp",
    "signal uitleg",
    "signaal uitleg",
    en=("signal help", "signals help"),
    about="signal-help-command",
    order=82,
    menu=False,
    slash=False,
)(show_usage)
routes.verb("signals.usage")(show_usage)
