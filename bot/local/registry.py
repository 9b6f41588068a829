"""Local mode's kernteam, so that one person at one keyboard can see both sides of a flow."""

from __future__ import annotations

from bot.dispatch.contacts.keys import member_key
from bot.dispatch.contacts.purposes import ChannelPurpose
from bot.local.people import LOCAL_CHANNELS, OWNER, PEOPLE
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.core.vocabulary import Role
from registry.members.member import Member

KERNTEAM = "kernteam"

_PLAYGROUND_OWN = (
    ("00000000-0000-0000-0000-0000000000020", "Alex Wilber"),
    ("00000000-0000-0000-0000-0000000000021", "Megan Bowen"),
)
"""The first two people of the Playground's own default configuration (0.2.28)."""


async def introduce_local_people(registry: UnitOfWorkFactory) -> None:
    """Put local mode's kernteam in the registry, and what its channels are for, once."""
    people = [(one.aad_object_id, one.name) for one in PEOPLE if one.kernteam]

    async def introduce(unit: UnitOfWork) -> None:
        for identity, name in (*people, OWNER, *_PLAYGROUND_OWN):
            key = member_key(identity)
            slug = Membership.key(KERNTEAM, key)
            seat = Membership(slug=slug, member=key, group=KERNTEAM, role=Role.KERNTEAM)
            _, added = await unit.of(Membership).get_or_add(seat)
            if added:
                await unit.of(Member).get_or_add(Member(slug=key, name=name))
        for purpose, channel in LOCAL_CHANNELS.items():
            await unit.of(ChannelPurpose).get_or_add(
                ChannelPurpose(slug=purpose, appointed=channel)
            )

    await commit(registry, SYSTEM, introduce)
