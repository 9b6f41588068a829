"""The sandbox's Bot Connector, and how a bot hears that it was put in a team."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web

from graph_sync.sandbox.core.posts import post_text
from graph_sync.sandbox.http.announcer import Announcer
from graph_sync.sandbox.manual_edits import apply_manual_edit
from graph_sync.sandbox.serve import Sandbox, sandbox

CARD = {
    "type": "AdaptiveCard",
    "body": [
        {"type": "TextBlock", "text": "Welkom in Zeeland"},
        {"type": "RichTextBlock", "inlines": ["Team: ", {"type": "TextRun", "text": "Zoë"}]},
        {
            "type": "ColumnSet",
            "columns": [{"type": "Column", "items": [{"type": "TextBlock", "text": "Agenda"}]}],
        },
    ],
    "actions": [{"type": "Action.Execute", "title": "Bekijk de agenda"}],
}
ACTIVITY = {"type": "message", "attachments": [{"content": CARD}], "summary": "Welkom"}


class Bot:
    """A bot's messaging endpoint, which keeps what it is told."""

    def __init__(self, *statuses: int) -> None:
        self.told: list[dict] = []
        self.heard = asyncio.Event()
        self._statuses = list(statuses)

    async def take(self, request: web.Request) -> web.Response:
        status = self._statuses.pop(0) if self._statuses else 200
        if status == 200:
            self.told.append(await request.json())
            self.heard.set()
        return web.Response(status=status)


@asynccontextmanager
async def told_by(running: Sandbox, bot: Bot) -> AsyncGenerator[None]:
    """Let the sandbox tell a bot of teams while the block runs."""
    app = web.Application()
    app.router.add_post("/api/messages", bot.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    announcer = Announcer(running.tenant, running.root, url, pause=0.0)
    task = asyncio.create_task(announcer.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
        await runner.cleanup()


class Team:
    """A team made through Graph, with the app in it."""

    def __init__(self, running: Sandbox, session: aiohttp.ClientSession) -> None:
        self.running = running
        self.session = session
        self.group = ""

    async def make(self, *, app: bool = True) -> str:
        bind = "https://graph.microsoft.com/v1.0"
        owner = next(one for one in self.running.tenant.people() if one.licensed)
        await self._call(
            "PATCH",
            "/groups(uniqueName='plek-hub-zeeland')",
            {
                "displayName": "GW Zeeland",
                "mailNickname": "plek-hub-zeeland",
                "groupTypes": ["Unified"],
                "mailEnabled": True,
                "securityEnabled": False,
                "owners@odata.bind": [f"{bind}/users/{owner.id}"],
                "members@odata.bind": [f"{bind}/users/{owner.id}"],
            },
            Prefer="create-if-missing",
        )
        group = self.running.tenant.by_unique("plek-hub-zeeland")
        assert group is not None
        self.group = group.id
        await self._call("PUT", f"/groups/{group.id}/team", {})
        if app:
            ours = self.running.state.client
            key = next(one.id for one in self.running.state.apps.values() if one.external == ours)
            body = {"teamsApp@odata.bind": f"{bind}/appCatalogs/teamsApps/{key}"}
            await self._call("POST", f"/teams/{group.id}/installedApps", body)
        assert group.team is not None
        return group.team.first

    async def _call(self, method: str, path: str, body: dict, **headers: str) -> None:
        headers["Authorization"] = "Bearer local"
        url = self.running.url + path
        async with self.session.request(method, url, json=body, headers=headers) as answer:
            assert answer.status < 300, await answer.text()


@pytest.fixture
async def session() -> AsyncGenerator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as one:
        yield one


@pytest.fixture
async def team(session) -> AsyncGenerator[Team]:
    async with sandbox(profile="instant") as running:
        running.service.throttle.on = False
        yield Team(running, session)


def conversation(team: Team, channel: str) -> str:
    return f"{team.running.root}/_connector/v3/conversations/{channel}"


async def test_a_bot_posts_changes_and_takes_away(team, session):
    channel = await team.make()
    url = f"{conversation(team, channel)}/activities"
    async with session.post(url, json=ACTIVITY) as answer:
        key = (await answer.json())["id"]
    posts = team.running.state.groups[team.group].team.channels[channel].posts
    assert post_text(posts[0]).lines == ("Welkom in Zeeland", "Team: Zoë", "Agenda")
    assert post_text(posts[0]).buttons == ("Bekijk de agenda",)
    async with session.put(f"{url}/{key}", json={"text": "Klaar"}) as answer:
        assert answer.status == 200
    shown = team.running.state.groups[team.group].team.channels[channel].posts
    assert [post_text(one).lines for one in shown] == [("Klaar",)]
    async with session.delete(f"{url}/{key}") as answer:
        assert answer.status == 200
    assert team.running.state.groups[team.group].team.channels[channel].posts == []


async def test_what_is_for_one_person_says_so_also_when_it_is_changed(team, session):
    channel = await team.make()
    url = f"{conversation(team, channel)}/activities"
    targeted = {"isTargetedActivity": "true"}
    recipient = {"recipient": {"id": "29:els", "name": "Els Bos"}}
    async with session.post(url, json=ACTIVITY | recipient, params=targeted) as answer:
        key = (await answer.json())["id"]
    async with session.put(f"{url}/{key}", json={"text": "Klaar"}, params=targeted) as answer:
        assert answer.status == 200
    (post,) = team.running.state.groups[team.group].team.channels[channel].posts
    assert (post.text, post.only) == ("Klaar", "Els Bos")
    async with session.get(
        team.running.root, params={"team": team.group, "channel": channel}
    ) as answer:
        assert "alleen te zien voor Els Bos" in await answer.text()


async def test_it_tells_who_is_in_the_team_and_which_channels_it_has(team, session):
    channel = await team.make()
    apply_manual_edit(
        team.running.tenant, {"do": "add channel", "team": team.group, "name": "Water"}
    )
    async with session.get(f"{conversation(team, channel)}/pagedmembers") as answer:
        assert [one["name"] for one in (await answer.json())["members"]] == ["Beheer PLeK"]
    url = f"{team.running.root}/_connector/v3/teams/{channel}"
    async with session.get(url) as answer:
        assert (await answer.json())["aadGroupId"] == team.group
    async with session.get(f"{url}/conversations") as answer:
        names = [one["name"] for one in (await answer.json())["conversations"]]
    assert names == [None, "Water"]


@pytest.mark.parametrize(
    ("app", "channel", "status"),
    [(False, None, 403), (True, "19:elsewhere@thread.tacv2", 404)],
)
async def test_a_bot_posts_only_where_its_app_is(team, session, app, channel, status):
    first = await team.make(app=app)
    url = f"{conversation(team, channel or first)}/activities"
    async with session.post(url, json=ACTIVITY) as answer:
        assert answer.status == status


async def test_a_bot_hears_of_a_team_once_even_when_it_starts_later(team):
    bot = Bot(503, 503)
    async with told_by(team.running, bot):
        channel = await team.make()
        await bot.heard.wait()
    (told,) = bot.told
    assert told["channelData"]["team"]["id"] == channel
    assert told["membersAdded"] == [{"id": told["recipient"]["id"]}]
    assert told["serviceUrl"] == f"{team.running.root}/_connector"


async def test_teams_made_by_hand_are_left_to_the_client_at_which_people_sit(team):
    tenant = team.running.tenant
    cafe = next(one for one in tenant.groups() if one.name == "PLeK Café")
    tenant.later(tenant.now, "installed", team=cafe.id)
    tenant.settle()
    assert tenant.installed == []


async def test_both_forms_of_a_reply_are_answered(team, session):
    """Thread by its id, or the message in the path: Microsoft's clients left the second."""
    channel = await team.make()
    thread = f"{conversation(team, channel)};messageid=1/activities"
    reply = ACTIVITY | {"replyToId": "1"}
    for url in (thread, f"{conversation(team, channel)}/activities/1"):
        async with session.post(url, json=reply) as answer:
            assert answer.status == 201
            assert (await answer.json())["id"]


async def private_channel(team: Team) -> str:
    """A private channel of the team, in which nobody has put the bot."""
    await team.make()
    made = apply_manual_edit(
        team.running.tenant,
        {"do": "add channel", "team": "GW Zeeland", "name": "Kernteam", "kind": "private"},
    )
    return str(made["channel"])


async def statuses(session, url: str) -> tuple[int, int, str]:
    async with session.post(f"{url}/activities", json=ACTIVITY) as answer:
        posted, said = answer.status, await answer.json()
    async with session.get(f"{url}/pagedmembers") as answer:
        return posted, answer.status, said.get("error", {}).get("code", "")


async def test_in_a_private_channel_the_bot_is_not_until_it_is_put_there(team, session):
    url = conversation(team, await private_channel(team))
    assert await statuses(session, url) == (403, 403, "BotNotInConversationRoster")
    where = {"team": "GW Zeeland", "channel": "Kernteam"}
    apply_manual_edit(team.running.tenant, {"do": "add app", **where})
    assert await statuses(session, url) == (201, 200, "")
    apply_manual_edit(team.running.tenant, {"do": "remove app", **where})
    assert (await statuses(session, url))[0] == 403


async def test_the_roster_of_a_private_channel_is_its_own(team, session):
    url = conversation(team, await private_channel(team))
    apply_manual_edit(
        team.running.tenant, {"do": "add app", "team": "GW Zeeland", "channel": "Kernteam"}
    )
    added = apply_manual_edit(
        team.running.tenant, {"do": "add user", "mail": "c@plek.example", "kind": "Member"}
    )
    apply_manual_edit(
        team.running.tenant, {"do": "add member", "team": "GW Zeeland", "user": added["user"]}
    )
    async with session.get(f"{url}/pagedmembers") as answer:
        inside = {one["aadObjectId"] for one in (await answer.json())["members"]}
    assert inside
    assert added["user"] not in inside


async def test_an_app_out_of_the_team_is_out_of_its_channels(team, session):
    url = conversation(team, await private_channel(team))
    for do, where in (
        ("add app", {"channel": "Kernteam"}),
        ("remove app", {}),
        ("add app", {}),
    ):
        apply_manual_edit(team.running.tenant, {"do": do, "team": "GW Zeeland", **where})
    assert (await statuses(session, url))[0] == 403
