"""What the list of undelivered news says of each entry, and no more than its reader may read."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from bot.dispatch.contacts.contact import KnownConversation
from cards.delivery.undelivered import Entry
from cards.kit.translator import Translator
from registry.agenda.question import Question
from registry.core.entity import Entity
from registry.core.errors import NotFound
from registry.core.unit_of_work import UnitOfWork
from registry.delivery.undelivered import Undelivered
from registry.digests.signal_news import KERNTEAM
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.networks.network import Network
from registry.organisations.organisation import Organisation
from registry.signals.visibility import readable

_OPEN: tuple[type[Entity], ...] = (Network, Question, Hub, Subgroup, Organisation)
"""What has a title that the whole kernteam may read; of anything else only its kind is told."""

_TITLES = {kind.section: kind for kind in _OPEN}
_PURPOSES = {"kernteam": "kernteam", KERNTEAM: "kernteam", "helpdesk": "helpdesk", "cafe": "cafe"}


async def entries(
    t: Translator, unit: UnitOfWork, items: Sequence[Undelivered], reader: str
) -> list[Entry]:
    """Return what is shown of each."""
    members = await unit.of(Member).some(sorted({one.member for one in items if one.member}))
    names = {one.slug: one.name for one in members}
    found = []
    for item in items:
        recipient = names.get(item.member, "") if item.member else await _place(t, unit, item.place)
        found.append(Entry(item, await _title(unit, item.about, reader), recipient))
    return found


async def _place(t: Translator, unit: UnitOfWork, place: str) -> str:
    if purpose := _PURPOSES.get(place):
        return t(f"undelivered-place-{purpose}")
    venue = await unit.of(KnownConversation).find(place) if place else None
    return " - ".join(filter(None, (venue.team_name, venue.channel_name))) if venue else ""


async def _title(unit: UnitOfWork, about: str, reader: str) -> str:
    section, _, rest = about.partition(":")
    key = rest.partition(":")[0]
    if section in ("signal", "signals"):
        with contextlib.suppress(NotFound):
            return (await readable(unit, key, reader)).title
        return ""
    kind = _TITLES.get(section)
    thing = await unit.of(kind).find(key) if kind and key else None
    return str(getattr(thing, "name", "") or getattr(thing, "title", "")) if thing else ""
