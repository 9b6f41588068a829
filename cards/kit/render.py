"""Rendering of a typed card to JSON, checked for what Teams would silently drop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from microsoft_teams.cards import AdaptiveCard, ExecuteAction, SubmitActionData
from pydantic import BaseModel

CARD_VERSION = "1.5"
"""Newest version that Teams promises on every client (Microsoft, "Adaptive Cards for bots")."""

MOST_BYTES = 28 * 1024
"""Safe size of a card everywhere in Teams."""


PICTURE_MARK = b'"plek-picture:'
"""How a picture begins on a card that was not sent yet; see `cards.kit.pictures`."""

PICTURE_BYTES = 400
"""What the addresses of a picture add once it is sent: one for each theme, and one for both."""


class CardFault(ValueError):
    """The card can't be sent: a fault in the code that built it, or too much content."""


def render(card: AdaptiveCard) -> Mapping[str, Any]:
    """Render a card to JSON.

    Raises:
        CardFault: an unknown key, an Action.Execute without verb (Teams would send nothing, and
            not say so), or more than 28 KB.
    """
    for where, model in _models(card, "card"):
        if model.__pydantic_extra__ and not isinstance(model, SubmitActionData):
            msg = f"{where}: unknown key {sorted(model.__pydantic_extra__)!r}"
            raise CardFault(msg)
        if isinstance(model, ExecuteAction) and not model.verb:
            msg = f"{where}: Action.Execute {model.title!r} has no verb"
            raise CardFault(msg)
    made: dict[str, Any] = card.model_dump(by_alias=True, exclude_none=True)
    made["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json"
    made["version"] = CARD_VERSION
    if not fits(made):
        size = len(orjson.dumps(made))
        msg = f"the card is {size:,} bytes, more than the {MOST_BYTES:,} that Teams takes: page it"
        raise CardFault(msg)
    return made


def fits(made: Mapping[str, Any]) -> bool:
    """Return whether a finished card is not too large for Teams, with its pictures."""
    raw = orjson.dumps(made)
    return len(raw) + raw.count(PICTURE_MARK) * PICTURE_BYTES <= MOST_BYTES


def _models(model: BaseModel, where: str) -> Iterator[tuple[str, BaseModel]]:
    yield where, model
    for name, value in model.__dict__.items():
        if isinstance(value, BaseModel):
            yield from _models(value, f"{where}.{name}")
        elif isinstance(value, list):
            for place, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _models(item, f"{where}.{name}[{place}]")
