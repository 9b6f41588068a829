"""Decisions (besluiten), taken by the bodies that exist already (plan, chapter 4)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import StringConstraints

from registry.core.dates import NeededDay
from registry.core.entity import Entity, Findable, Line, Prose
from registry.core.forms import FormEntry
from registry.core.personal_data import unnamed

SHORTEST = 3

Body = Annotated[Line, StringConstraints(min_length=2)]
Text = Annotated[Prose, StringConstraints(min_length=SHORTEST, max_length=2000)]


class DecisionDraft(FormEntry):
    """A decision as it is written down.

    Attributes:
        body: who took it, such as `Gedeputeerde Staten van Overijssel`.
        day: when.
    """

    body: Body
    day: NeededDay
    text: Text


class Decision(Entity):
    """Decision of a body on a proposal.

    Attributes:
        number: in its slug, `besluit-3`.
        body: who took it.
        proposal: slug of what it was about.
        recorded_by: key of who wrote it down; empty when they left PLeK.
    """

    section: ClassVar[str] = "decisions"
    indexed: ClassVar[tuple[str, ...]] = (
        "number",
        "proposal",
    )
    references: ClassVar[dict[str, str]] = {"proposal": "proposals", "recorded_by": "members"}
    personal: ClassVar[tuple[str, ...]] = ("recorded_by",)

    number: int
    body: Body
    day: date
    text: Text
    proposal: str
    recorded_by: str = ""

    def findable(self) -> Findable:
        """Index the body and the text of the decision."""
        return Findable(self.body, self.text)

    def without_name(self, name: str) -> Self:
        """Mask a person's name in who decided and what."""
        news = {field: unnamed(getattr(self, field), name, SHORTEST) for field in ("body", "text")}
        left = self.model_copy(update=news)
        return self if left == self else left
