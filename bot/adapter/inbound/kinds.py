"""Kinds of activity: which ones plek acts on, and why the others get no answer.

The list is open. What is in neither table is acknowledged as Bot Framework asks (200, and 501 for
an invoke) and counted by name, so that the administrator sees what Teams has begun to send.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from botbuilder.schema import Activity

from bot.adapter.wire.shapes import table, text
from bot.dispatch.turn import Kind

INVOKES: Mapping[str, Kind] = MappingProxyType(
    {
        "adaptiveCard/action": Kind.ACTION,
        "task/fetch": Kind.DIALOG_OPEN,
        "task/submit": Kind.DIALOG_SUBMIT,
        "composeExtension/fetchTask": Kind.DIALOG_OPEN,
        "composeExtension/submitAction": Kind.DIALOG_SUBMIT,
        "application/search": Kind.TYPEAHEAD,
    }
)
"""The invokes that plek answers; any other gets 501, as Bot Framework expects."""

INSTALLS: Mapping[str, Kind] = MappingProxyType(
    {
        "add": Kind.BOT_ADDED,
        "remove": Kind.BOT_REMOVED,
        # The bot came or went with another version of the app's package.
        "add-upgrade": Kind.BOT_ADDED,
        "remove-upgrade": Kind.BOT_REMOVED,
    }
)
PLACES = frozenset(
    f"{thing}{change}"
    for thing, changes in {
        "team": ("Archived", "Deleted", "HardDeleted", "Renamed", "Restored", "Unarchived"),
        "channel": ("Created", "Deleted", "Renamed", "Restored", "Shared", "Unshared"),
    }.items()
    for change in (*changes, "MemberAdded", "MemberRemoved")
)
"""What Teams tells of teams and channels (`channelData.eventType`)."""

_NO_SIGN_IN = "plek has no sign-in of its own: Teams says who somebody is"
_NO_SEARCH = "the app's package has no search beside the compose box, so nobody can have used it"
_NO_TABS = "plek's tabs are web pages, not made of cards"
_NOT_ASKED = "the app's package does not ask for this"
_TOO_LATE = (
    "what was asked was answered, and what was recorded is changed or erased by asking for that: "
    "to carry out an edited message once more could do a thing twice"
)
UNANSWERED: Mapping[str, str] = MappingProxyType(
    {
        "messageUpdate": _TOO_LATE,
        "messageUpdate editMessage": _TOO_LATE,
        "messageUpdate undeleteMessage": "it was read when it was first sent",
        "messageDelete": _TOO_LATE,
        "messageDelete softDeleteMessage": _TOO_LATE,
        "messageReaction": "a thumb is no decision: what counts is said or pressed",
        "event application/vnd.microsoft.readReceipt": "who read what is nobody's business, and is "
        "not kept",
        "event application/vnd.microsoft.meetingStart": _NOT_ASKED,
        "event application/vnd.microsoft.meetingEnd": _NOT_ASKED,
        "event application/vnd.microsoft.meetingParticipantJoin": _NOT_ASKED,
        "event application/vnd.microsoft.meetingParticipantLeave": _NOT_ASKED,
        "typing": "nothing is said yet",
        "conversationUpdate": "nothing changed that plek keeps, such as a chat's topic",
        "endOfConversation": "plek keeps no conversation open",
        "invoke": "an invoke without a name asks for nothing",
        "invoke signin/verifyState": _NO_SIGN_IN,
        "invoke signin/tokenExchange": _NO_SIGN_IN,
        "invoke signin/failure": _NO_SIGN_IN,
        "invoke composeExtension/query": _NO_SEARCH,
        "invoke composeExtension/selectItem": _NO_SEARCH,
        "invoke composeExtension/queryLink": _NO_SEARCH,
        "invoke composeExtension/anonymousQueryLink": _NO_SEARCH,
        "invoke composeExtension/querySettingUrl": _NO_SEARCH,
        "invoke composeExtension/setting": _NO_SEARCH,
        "invoke composeExtension/onCardButtonClicked": _NO_SEARCH,
        "invoke tab/fetch": _NO_TABS,
        "invoke tab/submit": _NO_TABS,
        "invoke config/fetch": _NOT_ASKED,
        "invoke config/submit": _NOT_ASKED,
        "invoke fileConsent/invoke": "plek offers files by a link, not for OneDrive",
        "invoke actionableMessage/executeAction": "plek sends no connector cards",
        "invoke message/submitAction": "plek's messages have no buttons for feedback",
        "invoke message/fetchTask": "plek's messages have no buttons for feedback",
        "invoke suggestedActions/submit": "plek suggests by buttons on cards",
    }
)
"""What is known and gets no answer, each with the reason."""

_PLAIN = re.compile(r"[A-Za-z0-9 ./_-]{1,80}")


def described(activity: Activity) -> str:
    """Return what an activity is: its type, and what tells more of that type."""
    match activity.type:
        case "invoke" | "event":
            more = activity.name
        case "installationUpdate":
            more = activity.action
        case "conversationUpdate" if activity.members_added:
            more = "membersAdded"
        case "conversationUpdate" if activity.members_removed:
            more = "membersRemoved"
        case "conversationUpdate" | "messageUpdate" | "messageDelete":
            more = text(table(activity.channel_data).get("eventType"))
        case _:
            more = ""
    return f"{activity.type} {more or ''}".rstrip()


def is_known(what: str) -> bool:
    """Return whether a description (`described`) is of what plek acts on, or knows not to."""
    kind, _, more = what.partition(" ")
    acted_on = {
        "message": not more,
        "invoke": more in INVOKES,
        "installationUpdate": more in INSTALLS,
        "conversationUpdate": more in PLACES | {"membersAdded", "membersRemoved"},
    }
    return acted_on.get(kind, False) or what in UNANSWERED


def label(what: str) -> str:
    """Return a description as a metric's label; `odd` for what looks like no name of Teams'."""
    return what if _PLAIN.fullmatch(what) else "odd"
