"""Changes by hand on the page: what somebody could do in Teams, each with its way back.

Forms, as the switches are. What was done is remembered while this server runs, so that it can be
undone; where the sync was first, that is told instead.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_sync.sandbox.core.errors import ApiError
from graph_sync.sandbox.core.state import Channel, Group, MemberEntry
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.manual_edits import apply_manual_edit

MOST = 5
"""Changes that can be undone; the oldest make room."""


class EditRefused(Exception):
    """A change that can't be made.

    Attributes:
        why: in the page's language.
        said: what Teams says to it, in English; empty where it was not asked.
    """

    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.said = said


@dataclass(frozen=True, slots=True)
class DoneByHand:
    """A change that was made on the page.

    Attributes:
        number: by which it is undone.
        what: in the page's language.
        back: the change that undoes it (`graph_sync.sandbox.manual_edits`).
        now: what must still be so for that: see `Edits._still`.
    """

    number: int
    what: str
    back: Mapping[str, Any]
    now: str


class Edits:
    """Changes by hand, and the way back of the last of them."""

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = tenant
        self._count = 0
        self.done: deque[DoneByHand] = deque(maxlen=MOST)
        self.refused: EditRefused | None = None

    def take(self, form: Mapping[str, str]) -> None:
        """Do what a form asks; `refused` says afterwards why it was not done.

        Raises:
            KeyError: there is no such change, or the form does not say of what.
        """
        self.refused = None
        self._tenant.settle()
        try:
            if "undo" in form:
                self._undo(form["undo"])
            else:
                self._do(form["do"], form)
        except ApiError as error:
            self.refused = EditRefused("Teams weigert dat.", error.message)
        except EditRefused as refused:
            self.refused = refused

    def _do(self, what: str, form: Mapping[str, str]) -> None:
        team, channel = self._group(form["team"]), form.get("channel", "")
        known = {"team": team.id, **({"channel": channel} if channel else {})}
        match what:
            case "rename team":
                name = _name(form, team.name)
                back = {"do": what, **known, "name": team.name}
                said = f"Team “{team.name}” heet nu “{name}”"
                self._carry(said, known | {"do": what, "name": name}, back, name)
            case "delete team":
                back = {"do": "restore team", "team": team.id}
                self._carry(f"Team “{team.name}” verwijderd", known | {"do": what}, back, "gone")
            case "rename channel":
                one = self._channel(team, channel)
                name = _name(form, one.name)
                back = {"do": what, **known, "name": one.name}
                said = f"Kanaal “{one.name}” heet nu “{name}”"
                self._carry(said, known | {"do": what, "name": name}, back, name)
            case "delete channel":
                one = self._channel(team, channel)
                back = {"do": "restore channel", **known}
                self._carry(f"Kanaal “{one.name}” verwijderd", known | {"do": what}, back, "gone")
            case "remove member":
                self._remove(form["user"], team, known)
            case _:
                raise KeyError(what)

    def _remove(self, key: str, team: Group, known: dict[str, str]) -> None:
        user, inside = self._tenant.state.users[key], known.get("channel")
        entries = self._channel(team, inside).members if inside else _seats(team)
        if key not in entries:
            raise EditRefused(f"{user.name} zit er niet meer in.")
        owner = entries[key].owner
        if owner and sum(one.owner for one in entries.values()) == 1:
            raise EditRefused("De laatste eigenaar kan er niet uit.")
        back = {"do": "add member", **known, "user": key, "owner": owner}
        said = f"{user.name} uit “{team.name}” gehaald"
        self._carry(said, known | {"do": "remove member", "user": key}, back, "out")

    def _carry(self, said: str, edit: Mapping[str, Any], back: Mapping[str, Any], now: str) -> None:
        apply_manual_edit(self._tenant, dict(edit))
        self._count += 1
        self.done.appendleft(DoneByHand(self._count, said, back, now))

    def _undo(self, number: str) -> None:
        one = next((one for one in self.done if str(one.number) == number), None)
        if one is None:
            raise EditRefused("Dat was al ongedaan gemaakt.")
        self.done.remove(one)
        if not self._still(one):
            raise EditRefused("Dat hoeft niet meer: het is al veranderd, misschien door PLeK.")
        apply_manual_edit(self._tenant, dict(one.back))

    def _still(self, one: DoneByHand) -> bool:
        """Return whether it is as that change left it."""
        group = self._tenant.state.groups.get(one.back["team"])
        if group is None or group.team is None:
            return False
        if one.back["do"] == "restore team":
            return group.deleted is not None
        channel = group.team.channels.get(one.back.get("channel", ""))
        if group.deleted is not None or ("channel" in one.back and channel is None):
            return False
        thing: Group | Channel = channel or group
        match one.back["do"]:
            case "restore channel":
                return thing.deleted is not None
            case "add member":
                key = one.back["user"]
                return key not in (channel.members if channel else group.members)
        return thing.deleted is None and thing.name == one.now

    def _group(self, key: str) -> Group:
        group = self._tenant.state.groups.get(key)
        if group is None or group.deleted is not None or group.team is None:
            raise EditRefused("Dat team is er niet meer.")
        return group

    def _channel(self, group: Group, key: str) -> Channel:
        channel = group.team.channels.get(key) if group.team else None
        if channel is None or channel.deleted is not None:
            raise EditRefused("Dat kanaal is er niet meer.")
        return channel


def _seats(group: Group) -> Mapping[str, MemberEntry]:
    return group.team.seats if group.team else {}


def _name(form: Mapping[str, str], now: str) -> str:
    name = form.get("name", "").strip()
    if not name:
        raise EditRefused("Vul een naam in.")
    if name == now:
        raise EditRefused("Zo heet het al. Vul een andere naam in.")
    return name
