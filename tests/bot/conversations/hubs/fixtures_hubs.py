"""A town with the conversations about hubs, for their tests."""

import dataclasses

from bot.conversations.hubs import channels, editing, founding, history, hub, lifecycle
from bot.conversations.onboarding import people
from bot.conversations.organisations import review
from tests.support.conversation import JOOST, SANNE, channel, town

ROUTES = tuple(
    one.routes for one in (hub, founding, lifecycle, channels, editing, history, review, people)
)
KERNTEAM = dataclasses.replace(
    channel("", "PLeK kernteam"), conversation="19:plek kernteam@thread.tacv2;messageid=1"
)
KERNTEAM = dataclasses.replace(KERNTEAM, channel=KERNTEAM.team)
FILLED = {"name": "Achterhoek", "province": "gelderland"}


def hubs_town(url, **options):
    """The plan's hubs, and Sanne and Joost in the kernteam; see `town`."""
    return town(url, routes=ROUTES, kernteam=(SANNE, JOOST), **options)
