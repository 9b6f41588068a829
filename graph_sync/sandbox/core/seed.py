"""The start of a sandbox: the environment of October 2023, or nothing."""

from __future__ import annotations

import copy
import tomllib
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from graph_sync.sandbox.core.state import App, Channel, Group, MemberEntry, Team, TenantState, User

CLIENT = "00000000-0000-4000-8000-000000000000"
"""The bot's app id in local mode, as in appmanifest/settings.py."""

APPS = (
    App("a3f1c0de-0000-4000-8000-000000000901", CLIENT, "PLeK", tabs="none"),
    App("com.microsoft.teamspace.tab.web", None, "Website", "store", built_in=True),
)
OCTOBER_2023 = Path(__file__).with_name("october_2023.toml")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SeedPerson(_Strict):
    """A person at the start; who is no owner is a guest."""

    id: str
    given_name: str
    surname: str
    mail: str = ""
    upn: str = ""
    owner: bool = False
    invitation: str = "Accepted"


class SeedTeam(_Strict):
    """A team at the start; members are named by what stands before the @."""

    id: str
    name: str
    nickname: str
    description: str | None = None
    first: str = ""
    first_name: str = "General"
    channels: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Seed(_Strict):
    """The whole start."""

    made: datetime
    person: tuple[SeedPerson, ...]
    team: tuple[SeedTeam, ...] = ()


def empty(client: str = "") -> TenantState:
    """Return a tenant with a licensed owner and the app, and nothing else.

    Args:
        client: the bot's app id; local mode's when it is left out.
    """
    seed = _read()
    return _state(
        seed.model_copy(
            update={
                "person": tuple(one for one in seed.person if one.owner),
                "team": (),
            }
        ),
        client,
    )


def october_2023(client: str = "") -> TenantState:
    """Return the environment as it stood, made by hand."""
    return _state(_read(), client)


def _read() -> Seed:
    return Seed.model_validate(tomllib.loads(OCTOBER_2023.read_text(encoding="utf-8")))


def _state(seed: Seed, client: str) -> TenantState:
    state = TenantState(client=client or CLIENT)
    state.apps = {app.id: copy.deepcopy(app) for app in APPS}  # each tenant may change its own
    bot = APPS[0]
    state.apps[bot.id] = App(bot.id, state.client, bot.name, tabs=bot.tabs)
    made = seed.made.timestamp()
    people = {person.mail.partition("@")[0]: _user(state, person, made) for person in seed.person}
    owners = [one.id for one in people.values() if one.licensed]
    for team in seed.team:
        members = [*owners, *(people[name].id for name in team.members)]
        group = _group(state, team, owners, members, made)
        state.groups[group.id] = group
    state.version = 1
    return state


def _user(state: TenantState, person: SeedPerson, made: float) -> User:
    guest = not person.owner
    user = User(
        id=person.id,
        name=f"{person.given_name} {person.surname}",
        upn=person.upn or f"{person.mail.replace('@', '_')}#EXT#@{state.domain}",
        mail=person.mail or person.upn,
        kind="Guest" if guest else "Member",
        licensed=person.owner,
        given_name=person.given_name,
        surname=person.surname,
        language="nl-NL",
        usage="NL",
        invitation=person.invitation if guest else None,
        invited=made if guest else None,
        created=made,
    )
    state.users[user.id] = user
    return user


def _group(
    state: TenantState, seed: SeedTeam, owners: list[str], members: list[str], made: float
) -> Group:
    first = Channel(id=seed.first or _channel_id(state), name=seed.first_name, created=made)
    team = Team(first=first.id, internal=first.id, created=made)
    team.channels[first.id] = first
    for name in seed.channels:
        channel = Channel(id=_channel_id(state), name=name, created=made)
        team.channels[channel.id] = channel
    team.seats = {one: MemberEntry(owner=one in owners) for one in members}
    return Group(
        id=seed.id,
        name=seed.name,
        nickname=seed.nickname,
        description=seed.description,
        mail=f"{seed.nickname}@{state.domain}",
        visibility="Private",
        types=["Unified"],
        created=made,
        team=team,
        members=dict.fromkeys(members, made),
        owners=dict.fromkeys(owners, made),
        moves=dict.fromkeys(members, (1, True)),
        changed=1,
    )


def _channel_id(state: TenantState) -> str:
    return f"19:{state.new_id().replace('-', '')}@thread.tacv2"
