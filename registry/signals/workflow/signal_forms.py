"""What the forms bring in by which a signal is raised, corrected and joined."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from registry.core.entity import Line
from registry.core.forms import FormEntry
from registry.core.vocabulary import Region, SignalKind, SignalLevel
from registry.signals.signal import Seen, Signal, Source, Why
from registry.signals.workflow.signal_workflow import SignalDraft, Title

AREA = "gebied:"
"""Before a region in a form's field for places, where a hub can be chosen too."""


class Place(BaseModel):
    """Where something plays: at a hub, or in a region without one; nowhere when both are None.

    Attributes:
        hub: its slug.
        region: which one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    hub: str | None = None
    region: Region | None = None

    @model_validator(mode="before")
    @classmethod
    def _chosen(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if value.startswith(AREA):
            return {"region": value.removeprefix(AREA) or None}
        return {"hub": value or None}

    @property
    def chosen(self) -> str:
        """The place as the form's field holds it."""
        return self.hub or (f"{AREA}{self.region.value}" if self.region else "")


class RaiseForm(FormEntry):
    """A signal as its form asks for it.

    Attributes:
        hub: where it plays.
        source: who or what it is from, in words.
    """

    seen: Seen
    why: Why = ""
    wish: Why = ""
    kind: SignalKind
    level: SignalLevel
    hub: Place = Place()
    themes: Annotated[tuple[str, ...], Field(max_length=8)] = ()
    source: Line = ""
    anonymous: bool = False

    def draft(self, source: Source) -> SignalDraft:
        """Return the signal to raise.

        Args:
            source: where it comes from; its text is the form's.
        """
        return SignalDraft(
            seen=self.seen,
            why=self.why,
            wish=self.wish,
            kind=self.kind,
            level=self.level,
            hub=self.hub.hub,
            region=self.hub.region,
            themes=self.themes,
            source=source.model_copy(update={"text": self.source}),
            anonymous=self.anonymous,
        )


class CorrectionForm(RaiseForm):
    """A signal as the form to correct it asks for it; see RaiseForm."""

    title: Title = ""

    def corrected(self, signal: Signal, *, own: bool) -> SignalDraft:
        """Return the signal as it is to be.

        A place that was left alone stays what it was, also when its hub and region say two things.

        Args:
            signal: as it was.
            own: its raiser corrects it, and says whether it is anonymous.
        """
        news: dict[str, Any] = {"title": self.title}
        if self.hub.chosen == Place(hub=signal.hub, region=signal.region).chosen:
            news |= {"hub": signal.hub, "region": signal.region}
        if not own:
            news["anonymous"] = signal.anonymous
        return self.draft(signal.source).model_copy(update=news)


class JoinForm(FormEntry):
    """Where the same plays; `join` judges the words.

    Attributes:
        hub: slug of the hub; None when not in one.
        note: what is seen there.
    """

    hub: str | None = None
    note: str = ""
    anonymous: bool = False

    @field_validator("hub", mode="before")
    @classmethod
    def _none(cls, value: Any) -> Any:
        return value or None
