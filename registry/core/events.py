"""Domain events, stored in the outbox with the change itself and handled later."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Event(BaseModel):
    """Base class of domain events. Subclass it beside the entity it is about.

    Consumers may see it more than once and must not mind (delivery is at least once).

    Class attributes:
        name: stable name on the wire, `noun.happened`.
        shared: whether others hear it too: then it stays when somebody in it is erased, without
            them. One that is not, is dropped: it has nobody to go to.
    """

    # Pydantic makes the validator of each when it is first used, not when it is imported.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: ClassVar[str] = ""
    shared: ClassVar[bool] = False

    @classmethod
    def named(cls) -> dict[str, type[Event]]:
        """Return every event class imported so far, by name."""
        found: dict[str, type[Event]] = {}
        waiting: list[type[Event]] = [Event]
        while waiting:
            for event in waiting.pop().__subclasses__():
                waiting.append(event)
                if event.name:
                    found[event.name] = event
        return found
