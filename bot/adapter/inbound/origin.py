"""Origin of an activity: from Teams, of a tenant of ours, and by somebody with an account there.

A good token says that Microsoft's Bot Connector passed an activity on, not who sent it. Azure opens
Web Chat and Direct Line beside Teams, where the client chooses who it is; and anybody may upload
the app's package in a tenant of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from botbuilder.schema import Activity

from bot.adapter.wire.people import identity, is_bot
from bot.adapter.wire.refusal import Refusal
from bot.adapter.wire.shapes import table
from bot.settings import Mode, Settings

TEAMS = "msteams"
SPOKEN = frozenset({"message", "messageUpdate", "messageDelete", "messageReaction", "invoke"})
"""Types of activity that somebody brings about themselves. Others tell of places, arrivals or
apps: Teams names nobody in them, and they act as nobody."""


class ForeignOrigin(Refusal):
    """The activity comes from where nothing is taken from: 403.

    Attributes:
        value: what was found instead, for the administrator; as it was sent.
    """

    def __init__(self, code: str, detail: str, value: object = "") -> None:
        super().__init__(403, code, detail)
        self.value = value if isinstance(value, str) else type(value).__name__


class Origins:
    """Checks of where activities come from; local mode takes them from anywhere on this machine."""

    def __init__(self, settings: Settings) -> None:
        self._local = settings.mode is Mode.LOCAL
        self._tenants = settings.tenants

    def check_channel(self, activity: Activity) -> None:
        """Check that it comes from Teams. Raise ForeignOrigin."""
        if not self._local and activity.channel_id != TEAMS:
            said = "Only activities of Microsoft Teams (`channelId` msteams) are taken."
            raise ForeignOrigin("channel", said, activity.channel_id or "none")

    def check(self, activity: Activity) -> None:
        """Check the tenant that it was sent in, and that a person who acts has an account.

        The home tenant of a person (`from.tenantId`) is never looked at: most are guests.

        Raises:
            ForeignOrigin: 403.
        """
        if self._local:
            return
        self._check_tenant(activity)
        if activity.type in SPOKEN and not _known(activity):
            raise ForeignOrigin(
                "person", "Who says or presses something must be named by `from.aadObjectId`."
            )

    def _check_tenant(self, activity: Activity) -> None:
        named = list(_tenants(activity))
        if not named:
            raise ForeignOrigin(
                "tenant",
                "The activity names no tenant: `channelData.tenant.id` or `conversation.tenantId`.",
                "none",
            )
        folded = {one.casefold() if isinstance(one, str) else "" for one in named}
        if wrong := [one for one in named if not self._ours(one)]:
            raise ForeignOrigin("tenant", "The bot does not serve this tenant.", wrong[0])
        if len(folded) > 1:
            raise ForeignOrigin("tenant", "The activity names two tenants.", "two")

    def _ours(self, tenant: object) -> bool:
        return isinstance(tenant, str) and tenant.casefold() in self._tenants


def _tenants(activity: Activity) -> Iterator[object]:
    """Yield each tenant that the activity says it was sent in; null is as absent."""
    conversation: Mapping[str, Any] = (
        {}
        if activity.conversation is None
        else activity.conversation.additional_properties
        | {"tenantID": activity.conversation.tenant_id}
    )
    said = (
        table(table(activity.channel_data).get("tenant")).get("id"),
        *(value for name, value in conversation.items() if name.casefold() == "tenantid"),
    )
    return (one for one in said if one is not None)


def _known(activity: Activity) -> bool:
    """Return whether a person's account in the tenant did it; what a bot says is ignored later."""
    account = activity.from_property
    if account is None:
        return False
    if is_bot(account):
        return bool(activity.type != "invoke")  # those are answered, and no bot presses anything
    return bool(identity(account.aad_object_id or "", "", local=False))
