"""Tell a bot that it was put in a team, as Teams does: a conversationUpdate.

Only of teams that were made by an app: those made by hand, with which the sandbox starts, are in
the charge of the client at which people sit (the Agents Playground).
"""

from __future__ import annotations

import asyncio
from typing import Any

import orjson

from graph_sync.sandbox.core.state import Group, Team
from graph_sync.sandbox.core.tenant import Tenant, doing
from graph_sync.sandbox.http.connector import PATH

TRIES = 60
PAUSE = 1.0
"""Real seconds between two tries: the bot may start after us."""


class Announcer:
    """The sender of announcements.

    Args:
        tenant: in which apps are put in teams.
        root: the sandbox's own address.
        bot: the bot's messaging endpoint.
        pause: real seconds between two tries.
    """

    def __init__(self, tenant: Tenant, root: str, bot: str, *, pause: float = PAUSE) -> None:
        self._tenant = tenant
        self._root = root
        self._bot = bot
        self._pause = pause

    async def run(self) -> None:
        """Announce until cancelled."""
        while True:
            self._tenant.settle()
            while self._tenant.installed:
                await self._announce(self._tenant.installed.pop(0))
            due = self._tenant.state.due
            await self._tenant.clock.reach(due[0].at if due else float("inf"))

    async def _announce(self, key: str) -> None:
        group = self._tenant.state.groups.get(key)
        if group is None or group.team is None:
            return
        content = orjson.dumps(self._activity(group, group.team))
        for _ in range(TRIES):
            status, _, _ = await self._tenant.callbacks.post(self._bot, content, "application/json")
            if 200 <= status < 500:
                return
            await asyncio.sleep(self._pause)
        self._tenant.tell(f"nobody answers at the bot's address; it is in {group.name!r} now")

    def _activity(self, group: Group, team: Team) -> dict[str, Any]:
        state = self._tenant.state
        bot = f"28:{state.client}"
        return {
            "type": "conversationUpdate",
            "id": f"installed-{group.id}",
            "channelId": "msteams",
            "serviceUrl": self._root + PATH,
            "from": {"id": "29:sandbox"},
            "recipient": {"id": bot, "name": "PLeK"},
            "conversation": {
                "id": team.first,
                "isGroup": True,
                "conversationType": "channel",
                "tenantId": state.tenant,
            },
            "membersAdded": [{"id": bot}],
            "channelData": {
                "eventType": "teamMemberAdded",
                "tenant": {"id": state.tenant},
                "team": {"id": team.first, "aadGroupId": group.id, "name": group.name},
                "channel": {"id": team.first},
            },
        }


@doing("installed")
def installed(tenant: Tenant, team: str) -> None:
    """Show an app in its team from now on."""
    group = tenant.state.groups.get(team)
    if group is not None and group.unique is not None:
        tenant.installed.append(team)
        tenant.clock.wake()
