"""A noun with a field of every kind, and an event, that only these tests know."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from registry.core.entity import Entity, Findable, Line
from registry.core.events import Event


class Colour(StrEnum):
    RED = "rood"
    BLUE = "blauw"


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line
    weight: float = 0.0


class Oddment(Entity):
    section: ClassVar[str] = "oddments"
    indexed: ClassVar[tuple[str, ...]] = ("state", "colour", "owner", "size", "lost")
    dumped: ClassVar[bool] = False

    title: Line = ""
    state: Literal["new", "used"] = "new"
    colour: Colour | None = None
    owner: str | None = None
    size: int = 0
    lost: bool = False
    ratio: float | None = None
    seen: datetime | None = None
    labels: tuple[str, ...] = ()
    colours: tuple[Colour, ...] = ()
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    extra: dict[str, Any] | None = None

    def findable(self):
        return Findable(self.title, tags=(f"state:{self.state}",)) if self.title else None


class OddmentMoved(Event):
    name: ClassVar[str] = "oddment.moved"

    oddment: str
    to: str = ""
