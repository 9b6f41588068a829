"""People as Teams shows them; plek fetches and keeps no photos."""

from __future__ import annotations

from collections.abc import Sequence

from microsoft_teams.cards import (
    CardElement,
    ComUserMicrosoftGraphComponent,
    Container,
    PersonaProperties,
)

from cards.kit.components import said
from registry.members.member import is_object_id


def persona(member: str, name: str) -> CardElement:
    """Build somebody as Teams shows people, photo and all; their name on clients that can't.

    Args:
        member: their object id in Teams; any other key, or none, gives the name alone.
        name: what they are called.
    """
    plain_name = said(name, bold=True)
    if not is_object_id(member):
        return plain_name
    return ComUserMicrosoftGraphComponent(
        properties=PersonaProperties(id=member, display_name=name), fallback=plain_name
    )


def person(member: str, name: str, about: Sequence[str] = ()) -> Container:
    """Build somebody with a quiet line below: organisation, role.

    Args:
        member: their object id in Teams.
        name: what they are called.
        about: what is told of them, which may come from people; what is empty is left out.
    """
    below = said(" · ".join(one for one in about if one), subtle=True)
    below.spacing = "None"
    items = [persona(member, name)]
    return Container(items=[*items, below] if any(about) else items)
