"""What the sync adopted or a setting says is noticed without a message from Teams."""

import asyncio

import pytest

from bot.dispatch.contacts.contact import KnownConversation, venue_of
from bot.dispatch.contacts.purposes import ChannelPurpose
from bot.jobs.places import EVERY, keep_places
from registry.core.errors import Conflict
from registry.core.permissions import SYSTEM
from registry.core.retry import MOST_TRIES
from tests.support.conversation import channel, town


async def test_it_settles_and_asks_again_and_again_and_outlives_a_conflict(sqlite_url):
    async with town(sqlite_url, content=False, places={}) as plek:
        rounds = []

        async def sleep(seconds):
            rounds.append(seconds)
            async with plek.store.write(SYSTEM) as unit:
                if len(rounds) == 1:
                    await unit.of(KnownConversation).add(venue_of(channel("Helpdesk")))
            if len(rounds) == 3:
                raise asyncio.CancelledError

        class Once:
            """A store in which somebody else is first, the whole first round."""

            def __init__(self):
                self.tries = 0

            def write(self, actor, *, once=()):
                self.tries += 1
                if self.tries <= MOST_TRIES:
                    raise Conflict("channel_purposes", "helpdesk")
                return plek.store.write(actor, once=once)

        with pytest.raises(asyncio.CancelledError):
            await keep_places(Once(), sleep)
        assert rounds == [EVERY.total_seconds()] * 3
        row = await plek.get(ChannelPurpose, "helpdesk")
        assert row.proposed == (channel("Helpdesk").channel,)
        assert row.appointed == ""
