"""A town in which Fatima drives Onder Twente, and where people take part, follow and ask."""

from bot.conversations import routes_below
from bot.dispatch.contacts.keys import member_key
from registry.core.permissions import SYSTEM
from registry.members.member import Member
from registry.networks.network import Network
from registry.onboarding.welcome import leave
from tests.support.conversation import FATIMA, JOOST, KERNTEAM_CHANNEL, SANNE, town

TWENTE = "onder-twente"
NAME = "Onder Twente"
KERNTEAM = KERNTEAM_CHANNEL
SUBJECTS = ("involvement", "networks", "hubs", "reminders", "privacy", "onboarding.people")


def involvement_town(url, *, content=True, **options):
    """The plan's content, with Sanne and Joost in the kernteam."""
    routes = routes_below(*SUBJECTS)
    return town(url, routes=routes, kernteam=(SANNE, JOOST), content=content, **options)


async def meet(plek, *people):
    """The bot gets to know people in their own chat, and the kernteam in its channel."""
    await plek.chat(SANNE, KERNTEAM).say("netwerken")
    for person in people:
        await plek.chat(person).say("netwerken")
    async with plek.store.write(SYSTEM) as unit:
        for person in people:
            new = Member(slug=member_key(person.id), name=person.name)
            await unit.of(Member).get_or_add(new)
    await plek.work()


async def drives(plek, person=FATIMA, network=TWENTE, *, only=True):
    """Have somebody drive a network."""
    key = member_key(person.id)
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).get_or_add(Member(slug=key, name=person.name))
        one = await unit.of(Network).get(network)
        leads = (key,) if only else (*one.leads, key)
        await unit.of(Network).put(one.model_copy(update={"leads": leads}))


async def left(plek, person):
    """Have somebody leave PLeK, as the sync or the kernteam finds."""
    key = member_key(person.id)
    async with plek.store.write(SYSTEM) as unit:
        await leave(unit, key)


def in_channel(plek, place=KERNTEAM):
    """What stands in a channel now, by message, newest of each."""
    return list({one.activity: one for one in plek.post.within(place)}.values())


def everything_shown(plek, answers):
    """All cards that people got, as (who, card)."""
    sent = [(one.place.conversation, one.answer.card) for one in plek.post.sent]
    return [*sent, *((name, one.card) for name, one in answers if one is not None)]
