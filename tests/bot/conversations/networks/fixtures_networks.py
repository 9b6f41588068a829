"""A town with the conversations about networks, for their tests."""

import dataclasses

from bot.conversations.networks import forms, leads, network, review
from tests.support.conversation import JOOST, SANNE, channel, town

ROUTES = tuple(one.routes for one in (network, forms, review, leads))
KERNTEAM = dataclasses.replace(
    channel("", "PLeK kernteam"), conversation="19:plek kernteam@thread.tacv2;messageid=1"
)
KERNTEAM = dataclasses.replace(KERNTEAM, channel=KERNTEAM.team)
FILLED = {
    "name": "Leren over veen",
    "kind": "leernetwerk",
    "purpose": "Samen leren over veenweiden.",
    "scale": "regionaal",
    "regions": "friesland,groningen",
    "themes": "landbouw",
    "website": "www.veen.example",
}


def networks_town(url, **options):
    """The plan's networks, and Sanne and Joost in the kernteam; see `town`."""
    return town(url, routes=ROUTES, kernteam=(SANNE, JOOST), **options)


async def meet_kernteam(plek):
    """The bot gets to know the kernteam's channel because somebody talks to it there."""
    await plek.chat(SANNE, KERNTEAM).say("netwerken")
    await plek.work()


def reviews(plek):
    """What stands in the kernteam's channel now, by message."""
    return {one.activity: one for one in plek.post.within(KERNTEAM)}


async def send_network(plek, chat, **news):
    """Make a network known by the form; the answer to it."""
    form = await chat.say("netwerk aanmelden")
    answer = await chat.press(form, "Netwerk aanmelden", **(FILLED | news))
    await plek.work()
    return answer
