"""A town in which signals are raised and moved on, for the tests of what people hear of them."""

import contextlib
import dataclasses

from bot.conversations.signals import news as signal_news
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Kind
from registry.members.member import Member
from registry.signals.workflow.signal_workflow import SignalDraft, raise_signal
from tests.registry.signals.fixtures_signals import do
from tests.support.conversation import FATIMA, JOOST, PIETER, SANNE, channel, town

RAISER, JOINER, KERN, KERN_B = (member_key(one.id) for one in (FATIMA, PIETER, SANNE, JOOST))
DESK_PLACE = dataclasses.replace(
    channel("", "PLeK kernteam"), conversation="19:plek kernteam@thread.tacv2;messageid=1"
)
DESK_PLACE = dataclasses.replace(DESK_PLACE, channel=DESK_PLACE.team)
SEEN = "Kennis over de bodem blijft liggen bij de waterschappen."


@contextlib.asynccontextmanager
async def signal_town(url, *, routes=(signal_news.routes,), desk=True, **options):
    """Fatima and Pieter are members, Sanne and Joost the kernteam; all of them can be reached."""
    async with town(url, routes=routes, kernteam=(SANNE, JOOST), **options) as plek:
        for person in (FATIMA, PIETER, SANNE, JOOST):
            await plek.chat(person).say("hallo")
            async with plek.store.write(member_key(person.id)) as unit:
                if await unit.of(Member).find(member_key(person.id)) is None:
                    member = Member(slug=member_key(person.id), name=person.name)
                    await unit.of(Member).add(member)
        if desk:
            await plek.chat(SANNE, DESK_PLACE).happen(Kind.BOT_ADDED)
        plek.post.sent.clear()
        yield plek


async def raised(plek, who=RAISER, **news):
    """A new signal, whose card the kernteam has got."""
    draft = SignalDraft.of({"seen": SEEN} | news)
    signal = await do(plek.store, who, raise_signal, draft)
    await later(plek, minutes=2)
    return signal.slug


async def later(plek, **span):
    """Time goes by, and what is due by then is brought."""
    await plek.work()
    plek.clock.forward(**span)
    await plek.work()


async def raise_one(plek, at, who=RAISER, **news):
    """A new signal that is like no other, of which nobody heard yet."""
    draft = SignalDraft.of({"seen": f"Kennis nummer {at} blijft ergens liggen."} | news)
    return (await do(plek.store, who, raise_signal, draft)).slug
