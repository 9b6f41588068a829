"""Cards last shown, for a client that removes a card when it is answered in words.

Teams shows words beside a card that was pressed. The Agents Playground puts whatever an
Action.Execute is answered with in the card's place, so that a refusal would take the card from
everybody (docs/decisions/0007-playground.md). In local mode the card is given back instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cachetools import TTLCache

from bot.adapter.wire.shapes import rows, table
from bot.dispatch.turn import CardJson, Place

_HOURS_12 = 12 * 3600.0
_MOST = 2_000


class Standing:
    """Memory of the card under each message of the bot."""

    def __init__(self) -> None:
        self._cards: TTLCache[tuple[str, str], CardJson] = TTLCache(_MOST, _HOURS_12)

    def keep(self, place: Place, activity: str, message: Mapping[str, Any]) -> None:
        """Remember the card of a message that was sent or replaced."""
        attachments = rows(message.get("attachments"))
        if activity and attachments:
            self.replaced(place, activity, table(table(attachments[0]).get("content")))

    def replaced(self, place: Place, activity: str, card: CardJson) -> None:
        """Remember the card that replaced a pressed one."""
        if activity and card:
            self._cards[place.root, activity] = card

    def card(self, place: Place, activity: str) -> CardJson | None:
        """Return the card that stands there, when it is known."""
        return self._cards.get((place.root, activity))
