"""The digest of signals: what somebody is still to hear of the steps of signals."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from pydantic import ConfigDict, Field

from registry.digests.digest import Digest, DigestDue, Item

MEMBER_WINDOW = timedelta(minutes=10)
"""How long is saved up for a member: what the kernteam does in one sitting is one card."""

URGENT_WINDOW = timedelta(minutes=1)
"""The same when a question waits for their answer: then the signal waits for them too."""

KERNTEAM_WINDOW = timedelta(minutes=1)
"""The same for the kernteam: the harvest of a meeting is one card, and a signal comes at once."""

KERNTEAM = "kernteam-desk"
"""The recipient that is the kernteam as a whole."""


class SignalItem(Item):
    """A step that is to be heard.

    Attributes:
        signal: slug of the signal; `place` says which of its steps.
    """

    signal: str

    @property
    def key(self) -> str:
        """The signal."""
        return self.signal


class SignalNewsDue(DigestDue):
    """It is time to bring news of signals. Its recipient is kept as `ear`, as it always was."""

    model_config = ConfigDict(
        validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )

    name: ClassVar[str] = "signal.news_due"

    recipient: str = Field(alias="ear")


class SignalNews(Digest[SignalItem]):
    """What somebody is still to hear of signals. Its slug is a member's key, or `KERNTEAM`."""

    section: ClassVar[str] = "signal_news"
    event: ClassVar[type[DigestDue]] = SignalNewsDue
    scope: ClassVar[str] = "signal-news"
