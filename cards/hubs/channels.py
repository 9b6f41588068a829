"""Forms by which the kernteam gives a hub a channel, or has one go: what that does in Teams."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit.components import clipped, plain
from cards.kit.forms import NONCE, ChoiceField, EntryForm, TextField, YesField
from cards.kit.translator import Translator
from registry.hubs.channels import ChannelForm, DropForm, HubChannel
from registry.hubs.hub import Hub

MOST_CHANNELS = 60
"""Channels to choose from; a hub has about ten."""

_LONGEST = 60


def add_channel_form(t: Translator, hub: Hub, team: str, nonce: str = "") -> EntryForm[ChannelForm]:
    """Build the form that gives a hub one more channel.

    Args:
        t: the language.
        hub: which one.
        team: name of its team in Teams.
        nonce: of the form that comes back; empty for a new one.
    """
    name = TextField(
        name="name",
        label=t("hub-add-channel-name"),
        hint=t("hub-add-channel-name-hint"),
        required=True,
    )
    private = YesField(
        name="private",
        label=t("hub-add-channel-private"),
        statement=t("hub-add-channel-private-yes"),
    )
    return EntryForm(
        model=ChannelForm,
        verb="hubs.add_channel.confirmed",
        title=t("hub-add-channel-title", name=hub.name),
        intro=t("hub-add-channel-means", team=plain(team)),
        fields=(name, private),
        send=t("hub-add-channel-yes"),
        cancel="hubs.show",
        hidden=_hidden(hub, nonce),
    )


def drop_channel_form(
    t: Translator, hub: Hub, team: str, channels: Sequence[HubChannel], nonce: str = ""
) -> EntryForm[DropForm]:
    """Build the form that has a channel of a hub go; see `add_channel_form`.

    Args:
        t: the language.
        hub: which one.
        team: name of its team in Teams.
        channels: to choose from.
        nonce: of the form that comes back; empty for a new one.
    """
    name = ChoiceField(
        name="name",
        label=t("hub-drop-channel-name"),
        options=[(key_of(one), clipped(one.name, _LONGEST)) for one in channels[:MOST_CHANNELS]],
        required=True,
    )
    return EntryForm(
        model=DropForm,
        verb="hubs.drop_channel.confirmed",
        title=t("hub-drop-channel-title", name=hub.name),
        intro=t("hub-drop-channel-means", team=plain(team)),
        fields=(name,),
        send=t("hub-drop-channel-yes"),
        cancel="hubs.show",
        hidden=_hidden(hub, nonce),
    )


def key_of(channel: HubChannel) -> str:
    """Return what a choice carries of a channel: the name that the registry keeps."""
    return channel.known_as[0]


def _hidden(hub: Hub, nonce: str) -> dict[str, str]:
    return {"hub": hub.slug, **({NONCE: nonce} if nonce else {})}
