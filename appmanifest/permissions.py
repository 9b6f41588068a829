"""Permissions that plek asks a team owner for, with the reasons, and all that exist.

Resource-specific consent (RSC) works only in the team where the app is installed. Names:
Microsoft, "Resource-specific consent for your Teams app" and the Graph permissions reference.
"""

from __future__ import annotations

from typing import Final

ASKED: Final[dict[str, str]] = {}
"""Each permission that the package asks for, with what the bot does with it (AVG: purpose).

None: no page asks one for the roster of a standard channel, and an app that asks for one can't be
installed with `TeamsAppInstallation.ReadWriteSelfForTeam.All` (Microsoft, "Add app to team"). Who
adds one has the bot's own installation consent to it: `graph_sync.graph.calls.install_app`.
"""

OF_A_TEAM: Final = frozenset(
    {
        "Channel.Create.Group",
        "Channel.Delete.Group",
        "ChannelMeeting.ReadBasic.Group",
        "ChannelMeetingNotification.Send.Group",
        "ChannelMeetingParticipant.Read.Group",
        "ChannelMeetingRecording.Read.Group",
        "ChannelMeetingTranscript.Read.Group",
        "ChannelMember.Read.Group",
        "ChannelMember.ReadWrite.Group",
        "ChannelMessage.Read.Group",
        "ChannelMessage.Send.Group",
        "ChannelSettings.Read.Group",
        "ChannelSettings.ReadWrite.Group",
        "Member.Read.Group",
        "Owner.Read.Group",
        "TeamMember.Read.Group",
        "TeamSettings.Read.Group",
        "TeamSettings.ReadWrite.Group",
        "TeamsActivity.Send.Group",
        "TeamsAppInstallation.Read.Group",
        "TeamsTab.Create.Group",
        "TeamsTab.Delete.Group",
        "TeamsTab.Read.Group",
        "TeamsTab.ReadWrite.Group",
    }
)
"""Application permissions in a team."""

OF_A_CHAT: Final = frozenset(
    {
        "Calls.AccessMedia.Chat",
        "Calls.JoinGroupCalls.Chat",
        "Chat.Manage.Chat",
        "ChatMember.Read.Chat",
        "ChatMessage.Read.Chat",
        "ChatMessage.Send.Chat",
        "ChatMessageReadReceipt.Read.Chat",
        "ChatSettings.Read.Chat",
        "ChatSettings.ReadWrite.Chat",
        "OnlineMeeting.ReadBasic.Chat",
        "OnlineMeetingNotification.Send.Chat",
        "OnlineMeetingParticipant.Read.Chat",
        "OnlineMeetingRecording.Read.Chat",
        "OnlineMeetingTranscript.Read.Chat",
        "TeamsActivity.Send.Chat",
        "TeamsAppInstallation.Read.Chat",
        "TeamsTab.Create.Chat",
        "TeamsTab.Delete.Chat",
        "TeamsTab.Read.Chat",
        "TeamsTab.ReadWrite.Chat",
    }
)
"""Application permissions in a group chat or meeting."""
