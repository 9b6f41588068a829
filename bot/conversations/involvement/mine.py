"""What a person takes part in, asked for and follows: `wat volg ik`."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_card
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.involvement.mine import mine_card
from cards.kit.components import plain
from registry.involvement.involved import involved

routes = Routes()


@routes.command(
    *("wat volg ik", "waar doe ik aan mee", "wat ik volg", "waar doe ik mee"),
    en=("what do i follow", "what i follow", "what do i take part in"),
    about="involvement-mine-command",
    order=33,
    menu=False,
)
async def mine(ask: Ask) -> Answer:
    """Show the list."""
    return await list_mine(ask)


routes.verb("involvement.mine", shows="follows")(mine)
routes.verb("involvement.mine", shows="network_participants")(mine)


async def list_mine(ask: Ask, remark: str = "", name: str = "") -> Answer:
    """Show a page of the list, with what just happened to the thing of that name."""
    async with ask.registry.read() as unit:
        found = await involved(unit, ask.who)
    about = {"name": plain(name)} if remark else {}
    page = ask.number("page", most=9_999)
    card = mine_card(ask.t, found, page, remark, **about)
    return private_card(ask, card, "involvement-mine", "involvement.mine")
