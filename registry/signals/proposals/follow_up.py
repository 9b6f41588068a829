"""Actions (acties): what practice does with a decision (plan, chapter 4)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import StringConstraints

from registry.core.dates import Day
from registry.core.entity import Entity, Line, Prose
from registry.core.forms import FormEntry
from registry.core.personal_data import unnamed

SHORTEST_WHAT = 3

What = Annotated[Prose, StringConstraints(min_length=SHORTEST_WHAT, max_length=1000)]


class FollowUpDraft(FormEntry):
    """An action as it is agreed on.

    Attributes:
        doer: key of the member who does it; empty when it is no member.
        party: who does it, in words.
        due: the last day for it.
    """

    what: What
    doer: str = ""
    party: Line = ""
    due: Day = None


class FollowUp(Entity):
    """Something that somebody does about a proposal.

    Attributes:
        number: in its slug, `actie-3`.
        proposal: slug of what it carries out.
        doer: key of the member who does it; empty when that is no member, or they left.
        party: who does it, in words.
        due: the last day for it.
        state: `done`, or `dropped` when it won't be done any more.
        result: what came of it.
        ended: when it was done or dropped.
    """

    section: ClassVar[str] = "actions"
    indexed: ClassVar[tuple[str, ...]] = ("number", "proposal", "doer", "state")
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("state", "due_day"),)
    derived: ClassVar[dict[str, Any]] = {"due_day": str}
    references: ClassVar[dict[str, str]] = {"proposal": "proposals", "doer": "members"}
    personal: ClassVar[tuple[str, ...]] = ("doer", "party")

    number: int
    what: What
    proposal: str
    doer: str = ""
    party: Line = ""
    due: date | None = None
    state: Literal["open", "done", "dropped"] = "open"
    result: Prose = ""
    ended: datetime | None = None

    def derive(self) -> dict[str, str]:
        """Return its date as sortable text; empty without one."""
        return {"due_day": self.due.isoformat() if self.due else ""}

    def without_name(self, name: str) -> Self:
        """Mask a person's name in what is done, by whom, and what came of it."""
        news = {field: unnamed(getattr(self, field), name) for field in ("party", "result")}
        left = self.model_copy(update={**news, "what": unnamed(self.what, name, SHORTEST_WHAT)})
        return self if left == self else left
