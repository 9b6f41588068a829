"""Parsing of an authenticated activity into plek's own types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from types import MappingProxyType
from typing import Any
from uuid import uuid4

import orjson
from botbuilder.schema import Activity

from bot.adapter.inbound.attachments import carries_files
from bot.adapter.inbound.kinds import INSTALLS, INVOKES
from bot.adapter.inbound.places import place_of, placeless
from bot.adapter.inbound.quotes import quoted
from bot.adapter.wire.mentions import Mentioned, read_said
from bot.adapter.wire.people import identity, is_bot
from bot.adapter.wire.refusal import bad_activity
from bot.adapter.wire.shapes import NOTHING, count, table, text
from bot.dispatch.turn import Incoming, Kind, Person, Scope
from registry.core.writing.plain_text import one_line, plain_text

ASKED = frozenset(
    {Kind.TEXT, Kind.ACTION, Kind.SUBMIT, Kind.DIALOG_OPEN, Kind.DIALOG_SUBMIT, Kind.TYPEAHEAD}
)
"""What a person did who now waits for something."""
# What Teams itself puts among a button's data: not the person's, not the card's.
_MARKS = frozenset({"verb", "msteams"})
_BESIDE = "composeExtension/"
# Before the invokes of the app's action on a message: the bot need not be in that conversation.
_DIALOG_TYPES = frozenset({"task/fetch", "task/submit"})


def read_incoming(activity: Activity, app_id: str = "", *, local: bool = False) -> Incoming:
    """Read what happened from an activity, for the handlers.

    Args:
        activity: read from the wire; its serviceUrl and origin have been checked.
        app_id: the bot's app id, to know its own address (`28:<app id>`).
        local: whether it comes from a test client on this machine.

    Raises:
        Refusal: 400 when there is no type, conversation, or person to answer.
    """
    if not activity.type:
        raise bad_activity("no_type", "The activity has no `type`.")
    if activity.conversation is None or not activity.conversation.id:
        raise bad_activity("no_conversation", "The activity has no `conversation.id`.")
    bot = _bot(activity)
    kind, accounts = _kind(activity, {bot, f"28:{app_id}"} - {"", "28:"})
    place = place_of(activity, bot)
    # Of a team or group Teams tells what happened, not who did it; a 1:1 has one person.
    acts = kind in ASKED or place.scope is Scope.PERSONAL
    person = _person(activity.from_property if acts else None, local=local)
    if kind in ASKED and not person.address:
        raise bad_activity("no_sender", "The activity has no `from.id`.")
    return Incoming(
        kind=kind,
        key=_key(activity),
        person=person,
        place=placeless(place) if _beside(activity) else place,
        people=tuple(_person(account, local=local) for account in accounts),
        private=_targeted(activity),
        locale=activity.locale or "",
        activity=activity.id or "",
        at=activity.timestamp,
        card=activity.reply_to_id or "",
        **_content(activity, kind, bot),
    )


def _bot(activity: Activity) -> str:
    return (activity.recipient.id or "") if activity.recipient else ""


def _targeted(activity: Activity) -> bool:
    recipient = activity.recipient
    return recipient is not None and recipient.additional_properties.get("isTargeted") is True


def _person(account: Any, *, local: bool) -> Person:
    if account is None or not account.id:
        return Person(id="")
    known = identity(account.aad_object_id or "", account.id, local=local)
    return Person(id=known, address=account.id, name=one_line(account.name or ""))


def _kind(activity: Activity, bots: set[str]) -> tuple[Kind, tuple[Any, ...]]:
    """Return the kind, and the accounts of who came or went."""
    match activity.type:
        case "message":
            return _message_kind(activity), ()
        case "invoke":
            return INVOKES.get(activity.name or "", Kind.OTHER), ()
        case "conversationUpdate":
            return _update_kind(activity, bots)
        case "installationUpdate":
            return INSTALLS.get(activity.action or "", Kind.OTHER), ()
        case _:
            return Kind.OTHER, ()


def _message_kind(activity: Activity) -> Kind:
    sender = activity.from_property
    if sender is not None and is_bot(sender):
        return Kind.OTHER  # two bots that answer each other never stop
    return Kind.SUBMIT if table(activity.value) else Kind.TEXT


def _update_kind(activity: Activity, bots: set[str]) -> tuple[Kind, tuple[Any, ...]]:
    for accounts, itself, others in (
        (activity.members_added, Kind.BOT_ADDED, Kind.ARRIVED),
        (activity.members_removed, Kind.BOT_REMOVED, Kind.LEFT),
    ):
        known = [account for account in accounts or () if account.id]
        people = tuple(account for account in known if account.id not in bots)
        if len(people) < len(known):
            return itself, people
        if people:
            return others, people
    event = table(activity.channel_data).get("eventType")
    return (Kind.PLACE_CHANGED if text(event) else Kind.OTHER), ()


def _content(activity: Activity, kind: Kind, bot: str) -> dict[str, Any]:
    match kind:
        case Kind.TEXT:
            return _said(activity, bot)
        case Kind.ACTION | Kind.SUBMIT:
            return _pressed(table(activity.value)) | _said(activity, bot)
        case Kind.DIALOG_OPEN | Kind.DIALOG_SUBMIT if _beside(activity):
            return _on_message(table(activity.value))
        case Kind.DIALOG_OPEN | Kind.DIALOG_SUBMIT:
            return _pressed(table(table(activity.value).get("data")))
        case Kind.TYPEAHEAD:
            return _search(table(activity.value))
        case Kind.PLACE_CHANGED:
            return {"verb": text(table(activity.channel_data).get("eventType"))}
        case _:
            return {}


def _said(activity: Activity, bot: str) -> dict[str, Any]:
    name = (activity.recipient.name or "") if activity.recipient else ""
    said = read_said(activity.text or "", Mentioned(activity.entities or (), bot, name))
    return {
        "text": said.text,
        "request": said.request if said.request != said.text else "",
        "files": carries_files(activity.attachments or ()),
    }


def _plain(value: Any) -> Any:
    """Return what came with a button or form, with each text in it made plain."""
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _pressed(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return verb and data of a button: only Action.Execute nests them in `action`."""
    action = table(value.get("action"))
    data = table(action.get("data")) if action else value
    verb = text(action.get("verb")) or text(data.get("verb")) or text(value.get("verb"))
    kept = {
        key: _plain(item)
        for key, item in data.items()
        if key not in _MARKS and not (key == "type" and text(item) in _DIALOG_TYPES)
    }
    return {"verb": verb, "data": MappingProxyType(kept)}


def _beside(activity: Activity) -> bool:
    """Return whether it is of the app's action on a message or beside the compose box."""
    return activity.type == "invoke" and (activity.name or "").startswith(_BESIDE)


def _on_message(value: Mapping[str, Any]) -> dict[str, Any]:
    """Read a button in the action's dialog, or the action: its id is the verb, with `message`."""
    pressed = _pressed(table(value.get("data")))
    if pressed["verb"]:
        return pressed
    return {
        "verb": text(value.get("commandId")),
        "data": MappingProxyType({"message": MappingProxyType(quoted(value))}),
    }


def _search(value: Mapping[str, Any]) -> dict[str, Any]:
    """Read a typeahead's question; Microsoft's samples also show it one level deeper."""
    if "queryText" not in value and isinstance(value.get("value"), dict):
        value = value["value"]
    options = table(value.get("queryOptions"))
    return {
        "query": one_line(text(value.get("queryText"))),
        "dataset": text(value.get("dataset")),
        "top": count(options.get("top"), 15, 100) or 15,
        "skip": count(options.get("skip"), 0, 10_000),
        "data": MappingProxyType(_plain(dict(table(value.get("data")) or NOTHING))),
    }


def _ids(accounts: Sequence[Any] | None) -> list[str | None]:
    return [account.id for account in accounts or ()]


def _key(activity: Activity) -> str:
    """Return a key that is equal for a second delivery of an activity, unique otherwise.

    The id alone would do in Teams; with the content beside it a client that numbers its
    activities carelessly loses nothing. Without id and time there is nothing to recognise.
    """
    sender, data = activity.from_property, table(activity.channel_data)
    parts = [
        activity.channel_id,
        activity.conversation.id,
        activity.type,
        activity.name,
        activity.action,
        activity.id or activity.timestamp or uuid4(),
        sender.id if sender else None,
        activity.text,
        activity.value,
        _ids(activity.members_added),
        _ids(activity.members_removed),
        text(data.get("eventType")),
    ]
    try:
        written = orjson.dumps(parts, option=orjson.OPT_PASSTHROUGH_SUBCLASS)
    except TypeError as error:
        raise bad_activity("too_deep", "The activity's `value` is nested too deep.") from error
    return blake2b(written, digest_size=16).hexdigest()
