"""The channels of a hub as people know them: those of the blueprint, and its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from registry.core.entity import slugify
from registry.core.forms import FormEntry
from registry.core.reference.teams_names import folded_name, same_name
from registry.hubs.hub import Hub

Given = Mapping[str, tuple[str, ...]]
"""Key of a channel that the blueprint gives this hub → the names that it is known by, its own
first. The team's first channel is not among them."""


class ChannelForm(FormEntry):
    """A channel that comes to a hub or goes, as it was typed; `lifecycle` judges the name."""

    name: str = ""
    private: bool = False


class DropForm(FormEntry):
    """The channel that goes, as it was chosen or typed."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class HubChannel:
    """A channel that a hub has by the registry.

    Attributes:
        name: what people call it by now.
        known_as: all names that it is known by, the one that the registry keeps first.
        blueprint: every hub gets it.
    """

    name: str
    known_as: tuple[str, ...]
    blueprint: bool = False

    def is_called(self, name: str) -> bool:
        """Return whether people know it by this name."""
        return folded_name(name) in map(folded_name, self.known_as)


def channels_of(hub: Hub, given: Given) -> tuple[HubChannel, ...]:
    """Return the channels of a hub, apart from the first one: the blueprint's, then its own."""
    place = hub.workspace
    names = (*place.channels, *place.private) if place else ()
    called = place.called if place else {}
    without = {folded_name(one) for one in place.without} if place else set()
    found: list[HubChannel] = []
    own = list(names)
    for key, known in given.items():
        mine = [one for one in own if any(same_name(one, name) for name in known)]
        own = [one for one in own if one not in mine]
        shown = called.get(key, mine[0] if mine else known[0])
        if not without.intersection(map(folded_name, (shown, *known))):
            found.append(HubChannel(shown, _once(*known, *mine, shown), blueprint=True))
    for name in own:
        shown = called.get(slugify(name), name)
        found.append(HubChannel(shown, _once(name, shown)))
    return tuple(found)


def channel_called(hub: Hub, given: Given, name: str) -> HubChannel | None:
    """Return the channel of a hub that people know by this name; None when there is none."""
    return next((one for one in channels_of(hub, given) if one.is_called(name)), None)


def _once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
