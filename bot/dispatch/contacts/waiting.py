"""What waits about channels: those that may be meant for something by their name."""

from __future__ import annotations

from bot.dispatch.contacts.purposes import ChannelPurpose, waiting_guesses
from bot.settings import PURPOSES
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import WaitingItem, WaitingKind, WaitingPage, of_few


async def _guessed(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    """Return the channels that were proposed, and about which nobody said yes or no."""
    found = [
        WaitingItem(
            purpose,
            " - ".join(filter(None, (venue.team_name, venue.channel_name))),
            load={"channel": venue.conversation},
        )
        for purpose in PURPOSES
        for venue in await waiting_guesses(unit, purpose)
    ]
    return of_few(found, most, skip)


GUESSED_CHANNELS = WaitingKind(
    "guessed_channels",
    _guessed,
    (Right.APPOINT,),
    covers=(f"{ChannelPurpose.section}.proposed",),
)
