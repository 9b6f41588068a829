"""Calls for help: what somebody asks the Helpdesk and what is said about it (design)."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

from registry.core.entity import Entity, Prose
from registry.core.events import Event
from registry.core.personal_data import without_key

LONGEST_REQUEST = 1500
LONGEST_REMARK = 2000
"""Characters; a call and what was last said about it fit on one card."""

Side = Literal["asker", "helper"]


class HelpStatus(StrEnum):
    """Status of a call: whose turn it is."""

    OPEN = "open"  # the kernteam's
    ANSWERED = "answered"  # the asker's
    CLOSED = "closed"  # nobody's: it is solved


class Remark(BaseModel):
    """Remark in a call for help.

    Attributes:
        member: who said it; empty when they left PLeK.
        side: whether the asker said it, or somebody who helps.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    member: str = ""
    side: Side
    text: Annotated[Prose, StringConstraints(min_length=1, max_length=LONGEST_REMARK)]
    at: datetime


class HelpRequest(Entity):
    """A call for help, between its asker and the Helpdesk's readers; search skips it.

    Attributes:
        number: its number, by which people speak of it.
        asker: key of the member who asks.
        asked: when.
        remarks: what was said since, in order.
        closed_by: key of who said last that it is solved; empty while nobody did.
    """

    section: ClassVar[str] = "help_requests"
    indexed: ClassVar[tuple[str, ...]] = ("asker", "status")
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("status", "asked"),)
    references: ClassVar[dict[str, str]] = {"asker": "members", "closed_by": "members"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {"remarks.member": ("members",)}
    personal: ClassVar[tuple[str, ...]] = ("asker", "text", "remarks", "closed_by")

    number: int
    asker: str
    text: Annotated[Prose, StringConstraints(min_length=1, max_length=LONGEST_REQUEST)]
    asked: datetime
    status: HelpStatus = HelpStatus.OPEN
    remarks: tuple[Remark, ...] = ()
    closed_by: str = ""

    def without(self, member: str, name: str = "") -> Self | None:
        """Remove the asker's own call entirely; a helper's remarks stay for its asker, unsigned."""
        if self.asker == member:
            return None
        left = without_key(self, member)
        if left is self or not name.strip():
            return left
        remarks = tuple(
            one.model_copy(update={"text": _unnamed(one.text, name)}) for one in left.remarks
        )
        return left.model_copy(update={"text": _unnamed(left.text, name), "remarks": remarks})


def _unnamed(text: str, name: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(name.strip())}(?!\w)", "…", text, flags=re.IGNORECASE)


class HelpRequested(Event):
    """Event: somebody calls for help; the Helpdesk hears it."""

    name: ClassVar[str] = "help.requested"

    request: str


class HelpRemarked(Event):
    """Event: a remark was made in a call for help; the other side hears it.

    Attributes:
        place: which remark it is, counted from 0.
        in_thread: whether it was written in the Helpdesk's thread, where it can be read already.
    """

    name: ClassVar[str] = "help.remarked"

    request: str
    place: int
    in_thread: bool = False


class HelpMoved(Event):
    """Event: a call for help was closed or reopened.

    Attributes:
        by: key of who did it; they need not hear it.
    """

    name: ClassVar[str] = "help.moved"

    request: str
    status: HelpStatus
    by: str
