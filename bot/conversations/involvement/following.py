"""Following a network or hub, and stopping it."""

from __future__ import annotations

from bot.conversations.involvement.mine import list_mine
from bot.conversations.involvement.names import among, meant_by
from bot.conversations.involvement.views import known_name, thing_in, told
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.involvement.taking_part import told_card, which_card
from cards.kit.components import button
from registry.involvement.following import follow, unfollow
from registry.involvement.involved import involved
from registry.involvement.things import ThingKind

routes = Routes()


@routes.command(
    "volg",
    "ik wil volgen",
    en=("follow",),
    about="involvement-follow-command",
    order=35,
    menu=False,
)
async def follow_by_name(ask: Ask) -> Answer:
    """Follow the network or hub of this name."""
    async with ask.registry.read() as unit:
        meant = await meant_by(unit, ask.words, tuple(ThingKind))
    if meant.sure:
        kind, slug, _ = meant.found[0]
        return await _follow(ask, kind, slug)
    return told(ask, which_card(ask.t, meant.words, "involvement.follow", meant.found))


@routes.command(
    *("volg niet meer", "stop met volgen van", "stop met volgen", "ontvolg"),
    en=("unfollow", "stop following"),
    about="involvement-unfollow-command",
    order=35,
    menu=False,
)
async def unfollow_by_name(ask: Ask) -> Answer:
    """Stop following the network or hub of this name."""
    async with ask.registry.read() as unit:
        mine = [one for one in await involved(unit, ask.who) if one.follows]
    meant = among(ask.words, mine)
    if meant.sure:
        kind, slug, _ = meant.found[0]
        return await _unfollow(ask, kind, slug)
    return told(ask, which_card(ask.t, meant.words, "involvement.unfollow", meant.found))


@routes.verb("involvement.follow", again="involvement.mine")
async def press_follow(ask: Ask) -> Answer:
    """Follow what the button is about."""
    return await _follow(ask, *thing_in(ask))


@routes.verb("involvement.unfollow", again="involvement.mine")
async def press_unfollow(ask: Ask) -> Answer:
    """Stop following what the button is about."""
    return await _unfollow(ask, *thing_in(ask))


async def _follow(ask: Ask, kind: ThingKind, slug: str) -> Answer:
    async with ask.write() as unit:
        about = await follow(unit, kind, slug)
    undo = button(ask.t("involvement-unfollow"), "involvement.unfollow", {kind.value: slug})
    return told(ask, told_card(ask.t, "involvement-followed", about, undo=undo))


async def _unfollow(ask: Ask, kind: ThingKind, slug: str) -> Answer:
    async with ask.write() as unit:
        did = await unfollow(unit, kind, slug)
        name = await known_name(unit, kind, slug, theirs=did)
    text = "involvement-unfollowed" if did else "involvement-unfollowed-none"
    return await list_mine(ask, text, name)
