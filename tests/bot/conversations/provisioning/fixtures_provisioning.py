"""A town with the conversations about the Graph sync, for their tests."""

from bot.conversations import routes_below
from registry.core.permissions import SYSTEM
from registry.provisioning.approvals import propose
from registry.provisioning.sync_plan import SyncPlan
from tests.bot.conversations.networks.fixtures_networks import KERNTEAM
from tests.support.conversation import JOOST, SANNE, town

ROUTES = tuple(
    routes_below(
        "provisioning", "hubs", "onboarding.team_welcome", "onboarding.channels", "general.help"
    )
)


def sync_town(url, *more, **options):
    """Sanne and Joost in the kernteam, and further routes; see `town`."""
    return town(url, routes=(*ROUTES, *more), kernteam=(SANNE, JOOST), **options)


async def meet_kernteam(plek):
    """The bot gets to know the kernteam's channel because somebody talks to it there."""
    await plek.chat(SANNE, KERNTEAM).say("help")
    await plek.work()


async def have_waiting(plek, plan, origin="hub", about="twente"):
    """A plan waits; its number."""
    async with plek.store.write(SYSTEM) as unit:
        waiting = await propose(unit, plan, origin, about)
    await plek.work()
    return waiting.slug


async def as_system(plek, deed, *arguments):
    """The system does something with a plan, and everybody hears of it."""
    async with plek.store.write(SYSTEM) as unit:
        await deed(unit, *arguments)
    await plek.work()


def posted(plek):
    """What stands in the kernteam's channel now, by message, newest last."""
    found = {one.activity: one for one in plek.post.within(KERNTEAM) if one.answer.card}
    return list(found.values())


async def standing(plek, slug):
    """How a plan stands."""
    return (await plek.get(SyncPlan, slug)).status
