"""The words and names that can stand in a blueprint, each with what is wrong about others."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from registry.core.reference.teams_names import (
    fault_of_channel_name,
    fault_of_team_name,
    folded_name,
)
from registry.core.vocabulary import Role
from registry.documents.problems import meant, shown

WEBSITE_TAB = "com.microsoft.teamspace.tab.web"
"""Id of Teams' own app that shows a website in a tab (Microsoft: configuring tabs)."""

ROLE = "role:"
"""How a rule begins that is about the holders of a role."""

RULES = ("everybody", "group", "team", "leads")
"""The other rules by which somebody is a member."""

_EXAMPLE = "Noordoost-Twente"


def _rule(text: str) -> str:
    name = text.removeprefix(ROLE)
    if text.startswith(ROLE):
        known = [role.value for role in Role]
        if name in known:
            return text
        raise ValueError(f"no such role; there are {', '.join(known)}{meant(name, known)}")
    if text not in RULES:
        known = [*RULES, f"{ROLE}ROLE"]
        raise ValueError(f"no such rule; there are {', '.join(known)}{meant(text, RULES)}")
    return text


def _filled(template: str, **values: str) -> str:
    """Return the text with its placeholders filled in. Raises ValueError where there are others."""
    try:
        parts = [part for part in Formatter().parse(template) if part[1] is not None]
    except ValueError as error:
        raise ValueError("a { or } stands alone; write {{ or }} for the sign itself") from error
    for _, name, form, conversion in parts:
        if name not in values or form or conversion:
            known = " and ".join(f"{{{one}}}" for one in values)
            raise ValueError(f"only {known} can be filled in here, not {{{name}…}}")
    return template.format(**values)


def _template(text: str) -> str:
    _filled(text, name=_EXAMPLE)
    return text


def _team_name(text: str) -> str:
    if fault := fault_of_team_name(_filled(text, name=_EXAMPLE)):
        raise ValueError(f"Teams takes no team of this name ({fault.code})")
    return text


def _channel_name(text: str) -> str:
    if fault := fault_of_channel_name(text):
        better = fault.params["suggestion"]
        raise ValueError(f"Teams takes no channel of this name ({fault.code}); {better!r} can be")
    return text


def _url(text: str) -> str:
    if not _filled(text, slug=_EXAMPLE).startswith("https://"):
        raise ValueError("an address begins with https://")
    return text


def each_once(values: Iterable[str], what: str) -> None:
    """Raise ValueError when two of them are the same for Teams."""
    seen: set[str] = set()
    for value in values:
        if folded_name(value) in seen:
            raise ValueError(f"two {what} are called {shown(value)}")
        seen.add(folded_name(value))


Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)]
Rule = Annotated[str, AfterValidator(_rule)]
TeamTemplate = Annotated[
    str, StringConstraints(min_length=1, max_length=100), AfterValidator(_team_name)
]
"""With a name of 100 characters in it, it is still one that Teams takes (256)."""
Description = Annotated[str, StringConstraints(max_length=600), AfterValidator(_template)]
"""Shorter than the 1,024 characters that Teams takes: a name is to be filled in."""
ChannelTitle = Annotated[str, AfterValidator(_channel_name)]
TabName = Annotated[str, StringConstraints(min_length=1, max_length=128)]
Url = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_url)]
