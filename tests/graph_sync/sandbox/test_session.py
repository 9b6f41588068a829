"""A long random session: whatever is asked in whatever order, every answer keeps to the contract.

The machine also knows how things must stand: what was made and is not deleted is found, who was put
into a group is in it, and after the lags the team has whom the group has.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from urllib.parse import quote

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from graph_sync.sandbox.core.seed import october_2023
from graph_sync.sandbox.core.state import dumped, loaded
from graph_sync.sandbox.faults.cases import CASES
from graph_sync.sandbox.resources.membership import can_own
from graph_sync.sandbox.serve import sandbox
from tests.graph_sync.sandbox.talker import (
    GRAPH,
    KERNTEAM,
    OWNER,
    WEB,
    Talker,
    member,
    new_group,
    user,
)
from tests.support.examples import examples

PEOPLE = sorted(october_2023().users)
names = st.sampled_from(["Kernteam", "Agenda", "Bijeenkomsten", "Één", "a b", "x" * 50])
people = st.sampled_from(PEOPLE)
few = st.lists(people, max_size=3, unique=True)
calm = sorted(set(CASES) - {"html-body"})
SILENT = "204-without-effect"
"""Accepted, and nothing changes; see the catalogue."""


class Session(RuleBasedStateMachine):
    groups, channels, tabs = Bundle("groups"), Bundle("channels"), Bundle("tabs")

    def __init__(self):
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.stack = AsyncExitStack()
        self.run(self.begin())
        self.number = 0
        self.wrong = set()

    async def begin(self):
        self.box = await self.stack.enter_async_context(sandbox(profile="mild", speed=0))
        self.talk = await self.stack.enter_async_context(Talker(self.box))

    def run(self, work):
        return self.loop.run_until_complete(work)

    def ask(self, method, path, body=None, **more):
        return self.run(self.talk(method, path, body, **more))

    def teardown(self):
        self.run(self.stack.aclose())
        self.loop.close()

    @initialize(target=groups)
    def a_team_that_is_there(self):
        return KERNTEAM

    @rule(seconds=st.sampled_from([0.1, 1, 5, 30, 86_400 * 31]))
    def wait(self, seconds):
        self.box.clock.advance(seconds)

    @rule(target=groups, members=few)
    def make_group(self, members):
        self.number += 1
        body = new_group(f"Groep {self.number}", f"groep{self.number}")
        body["members@odata.bind"] = [user(one) for one in members]
        said = self.ask(
            "PATCH",
            f"/groups(uniqueName='g{self.number}')",
            body,
            headers={"Prefer": "create-if-missing"},
        )
        return said["id"] if said.status == 201 else multiple()

    @rule(group=groups)
    def make_team(self, group):
        self.ask("PUT", f"/groups/{group}/team", {})

    @rule(group=groups, members=few)
    def add_members(self, group, members):
        body = {"members@odata.bind": [user(one) for one in members]}
        before = self.members(group)
        said = self.ask("PATCH", f"/groups/{group}", body)
        grown = set(members) if said.status == 204 else set()
        after = self.members(group)
        assert after == before | grown or (SILENT in self.wrong and after == before)

    @rule(group=groups, who=people)
    def add_member(self, group, who):
        self.ask("POST", f"/groups/{group}/members/$ref", {"@odata.id": user(who)})

    @rule(group=groups, who=people)
    def remove_member(self, group, who):
        said = self.ask("DELETE", f"/groups/{group}/members/{who}/$ref")
        assert said.status != 204 or who not in self.members(group)

    @rule(group=groups, who=people)
    def add_to_team(self, group, who):
        self.ask("POST", f"/teams/{group}/members", member(who))

    @rule(group=groups, who=few)
    def add_many_to_team(self, group, who):
        if who:
            self.ask("POST", f"/teams/{group}/members/add", {"values": [member(o) for o in who]})

    @rule(target=channels, group=groups, name=names, kind=st.sampled_from(
        ["standard", "private", "shared"]), who=few)  # fmt: skip
    def make_channel(self, group, name, kind, who):
        body = {"displayName": name, "membershipType": kind}
        if kind != "standard":
            others = [member(one) for one in who if one != OWNER and kind == "private"]
            body["members"] = [member(OWNER, "owner"), *others]
        said = self.ask("POST", f"/teams/{group}/channels", body)
        return (group, said["id"]) if said.status == 201 else multiple()

    @rule(channel=channels, name=names)
    def rename_channel(self, channel, name):
        self.ask("PATCH", self.path(channel), {"displayName": name})

    @rule(channel=consumes(channels))
    def delete_channel(self, channel):
        self.ask("DELETE", self.path(channel))

    @rule(channel=channels, what=st.sampled_from(["archive", "unarchive"]))
    def file_channel(self, channel, what):
        self.ask("POST", f"{self.path(channel)}/{what}")

    @rule(channel=channels, who=people)
    def add_to_channel(self, channel, who):
        self.ask("POST", f"{self.path(channel)}/members", member(who))

    @rule(target=tabs, channel=channels, name=names)
    def make_tab(self, channel, name):
        app = f"{GRAPH}/appCatalogs/teamsApps/{WEB}"
        body = {"displayName": name, "teamsApp@odata.bind": app,
                "configuration": {"contentUrl": "https://platformplek.nl"}}  # fmt: skip
        said = self.ask("POST", f"{self.path(channel)}/tabs", body)
        return (channel, said["id"]) if said.status == 201 else multiple()

    @rule(tab=tabs, name=names)
    def rename_tab(self, tab, name):
        self.ask("PATCH", f"{self.path(tab[0])}/tabs/{tab[1]}", {"displayName": name})

    @rule(group=groups, what=st.sampled_from(["archive", "unarchive"]))
    def file_team(self, group, what):
        self.ask("POST", f"/teams/{group}/{what}")

    @rule(group=groups)
    def delete_group(self, group):
        self.ask("DELETE", f"/groups/{group}")

    @rule(group=groups)
    def restore_group(self, group):
        self.ask("POST", f"/directory/deletedItems/{group}/restore")

    @rule(group=groups, what=st.sampled_from(
        ["", "/channels", "/allChannels", "/incomingChannels", "/primaryChannel", "/members",
         "/installedApps"]))  # fmt: skip
    def look_at_team(self, group, what):
        self.ask("GET", f"/teams/{group}{what}")

    @rule(channel=channels, what=st.sampled_from(
        ["", "/members", "/allMembers", "/tabs", "/filesFolder", "/enabledApps"]))  # fmt: skip
    def look_at_channel(self, channel, what):
        self.ask("GET", self.path(channel) + what)

    @rule(what=st.sampled_from(
        ["/groups", "/users", "/users?$top=2", "/groups/delta()", "/users/delta()",
         "/subscriptions", "/teamwork/deletedTeams", "/appCatalogs/teamsApps"]))  # fmt: skip
    def look_around(self, what):
        self.ask("GET", what)

    @rule(number=st.integers(0, 30))
    def invite(self, number):
        body = {"invitedUserEmailAddress": f"gast{number}@gemeente.example",
                "inviteRedirectUrl": "https://teams.microsoft.com"}  # fmt: skip
        self.ask("POST", "/invitations", body)

    @rule(group=groups)
    def ask_much_at_once(self, group):
        urls = [f"/teams/{group}", f"/groups/{group}/members"] * 10
        requests = [{"id": str(n), "method": "GET", "url": url} for n, url in enumerate(urls)]
        said = self.ask("POST", "/$batch", {"requests": requests})
        assert said.status != 200 or len(said["responses"]) == 20

    @rule(case=st.sampled_from(calm), seed=st.integers(0, 99))
    def go_wrong_once(self, case, seed):
        self.wrong.add(case)
        self.box.faults.switch_on(case, count=1, seed=seed)

    @rule()
    def keep_and_take_back(self):
        state = self.box.state
        assert json.loads(dumped(loaded(dumped(state)))) == json.loads(dumped(state))

    @rule()
    def come_to_rest(self):
        """After the lags, the team has whom the group has."""
        self.box.clock.advance(3_600)
        self.box.tenant.settle()
        state = self.box.state
        for group in state.groups.values():
            if group.team is not None:
                assert set(group.team.seats) == set(group.members) | set(group.owners)
                owners = {one for one, seat in group.team.seats.items() if seat.owner}
                assert owners == {one for one in group.owners if can_own(state.users[one])}

    @invariant()
    def names_are_used_once(self):
        for group in self.box.state.groups.values():
            if group.team is not None:
                alive = [
                    one.name.casefold()
                    for one in group.team.channels.values()
                    if one.deleted is None
                ]
                assert len(alive) == len(set(alive))

    def members(self, group):
        return set(self.box.state.groups[group].members)

    @staticmethod
    def path(channel):
        return f"/teams/{channel[0]}/channels/{quote(channel[1], safe='')}"


Session.TestCase.settings = settings(
    max_examples=examples(30), stateful_step_count=50, deadline=None
)
TestSession = Session.TestCase
