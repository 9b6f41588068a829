"""A world as large as PLeK means to become: hubs of eight channels and two hundred guests each.

The plan's content, and besides it a hub in each province. Nearly everybody is known by an e-mail
address alone, and has to be invited.
"""

from collections.abc import Iterator
from typing import Any

from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import AREAS, Profile, Region
from registry.documents import load, load_content
from registry.store.store import Store

HUBS = [one.value for one in Region if one not in AREAS and one is not Region.NATIONWIDE]
"""A hub in each of the twelve provinces."""
CHANNELS = ("Vraag en aanbod", "Leren van elkaar")
PRIVATE = ("Voorbereiding", "Subsidies")
"""Beside the blueprint's four, of which one is private: eight, three of them private."""
CORE = 6
"""People of each hub in its private channels."""

OWNER = "a3f1c0de-0000-4000-8000-000000000190"
KNOWN = {
    "emre.celik@kennis.example": "a3f1c0de-0000-4000-8000-000000000106",
    "marijke.postma@gemeente.example": "a3f1c0de-0000-4000-8000-000000000111",
}
"""Guests who are in the tenant already: e-mail address → object id."""


def document(hubs: int = 12, guests: int = 200, core: int = CORE) -> dict[str, list[Any]]:
    """What the registry holds beside the plan's content, as `registry.documents.load` takes it.

    Args:
        hubs: how many, at most twelve.
        guests: in each hub.
        core: how many of them are in its private channels.
    """
    names = HUBS[:hubs]
    members = {slug: [_guest(slug, number) for number in range(guests)] for slug in names}
    known = [{"slug": key, "name": email, "email": email} for email, key in KNOWN.items()]
    return {
        "members": [*known, *(one for some in members.values() for one in some)],
        "hubs": [_hub(slug) for slug in names],
        "memberships": [
            one for slug, some in members.items() for one in _memberships(slug, some, core)
        ],
    }


def _guest(hub: str, number: int) -> dict[str, str]:
    slug = f"gast-{hub}-{number:03}"
    return {"slug": slug, "name": f"Gast {number} {hub}", "email": f"{slug}@deelnemer.example"}


def _hub(slug: str) -> dict[str, Any]:
    name = slug.replace("-", " ").title()
    return {
        "slug": slug,
        "name": name,
        "region": slug,
        "province": slug,
        "status": "active",
        "workspace": {"name": f"GW {name}", "channels": CHANNELS, "private": PRIVATE},
    }


def _memberships(hub: str, guests: list[dict[str, str]], core: int) -> Iterator[dict[str, str]]:
    """The guests of a hub; in the first place is somebody who is in the tenant already."""
    keys = [next(iter(KNOWN.values())), *(one["slug"] for one in guests[1:])]
    profiles = list(Profile)
    for number, key in enumerate(keys):
        place = {"slug": Membership.key(hub, key), "member": key, "group": hub, "place": "hub"}
        if number < core:
            yield {**place, "role": "hubteam", "profile": profiles[number % len(profiles)].value}
        else:
            yield {**place, "role": "deelnemer"}


async def furnish(store: Store, hubs: int = 12, guests: int = 200, core: int = CORE) -> None:
    """Bring the plan's content and the hubs into a new store."""
    async with store.write(SYSTEM) as unit:
        await load_content(unit)
        await load(unit, document(hubs, guests, core))
