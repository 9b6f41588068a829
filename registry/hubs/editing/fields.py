"""Every field of a hub: in which part it is edited, whether the card shows it, who may change it.

A new field of `Hub` is a line in `FIELDS`; a field of words, a list or a choice needs no more than
that and its texts (`hub-field-<field>`): the form of its part, the history and setting it back
follow. `tests/registry/hubs/test_fields.py` names a field that was forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from registry.core.forms import Input


class HubPart(StrEnum):
    """Parts in which a hub is edited, each a small form. Values are what people type."""

    GENERAL = "algemeen"
    FUNCTIONS = "functies"
    TEAM = "team"
    CHALLENGES = "opgaven"
    PARTIES = "partijen"
    CASES = "casussen"
    PHASE = "fase"


@dataclass(frozen=True, slots=True, kw_only=True)
class HubField:
    """What a field of a hub is to everything that shows, edits or remembers it.

    Attributes:
        shown: True where the hub's card has it, else why it does not.
        part: where it is edited; None where `edited` says how it changes otherwise.
        edited: how it changes, or why it never does.
        input: how the form of its part asks for it; of a part with a form of its own it says no
            more than what kind of thing it is.
        section: of what can be picked.
        most: things in it, of a list.
        kernteam: the hub's own team may not change it.
        kept: True where the history keeps each change, else why not.
    """

    shown: Literal[True] | str = True
    part: HubPart | None = None
    edited: str = ""
    input: Input = "line"
    section: str = ""
    most: int = 0
    kernteam: bool = False
    kept: Literal[True] | str = True


_KEY = "its key, which never changes"

FIELDS: Mapping[str, HubField] = {
    "slug": HubField(shown=_KEY, edited=_KEY, kept=_KEY),
    "revision": HubField(shown="how often it was changed", edited="counted", kept="counted"),
    "name": HubField(edited="renamed with its team (`hub hernoemen`)", kernteam=True),
    "summary": HubField(part=HubPart.GENERAL, input="lines"),
    "region": HubField(part=HubPart.GENERAL, input="choice"),
    "province": HubField(edited="follows from the region"),
    "lead": HubField(part=HubPart.GENERAL, input="pick", section="organisations"),
    "status": HubField(part=HubPart.GENERAL, input="choice", kernteam=True),
    "keywords": HubField(
        part=HubPart.GENERAL,
        input="names",
        most=60,
        shown="by these search finds it: towns and other names, which its readers know",
    ),
    "functions": HubField(part=HubPart.FUNCTIONS),
    "team": HubField(part=HubPart.TEAM),
    "challenges": HubField(part=HubPart.CHALLENGES),
    "parties": HubField(part=HubPart.PARTIES, input="picks", section="organisations", most=60),
    "programmes": HubField(part=HubPart.PARTIES, input="picks", section="programmes", most=12),
    "networks": HubField(part=HubPart.PARTIES, input="picks", section="networks", most=40),
    "cases": HubField(part=HubPart.CASES, input="lines", most=20),
    "opportunities": HubField(part=HubPart.CASES, input="lines", most=12),
    "insights": HubField(part=HubPart.CASES, input="lines", most=20),
    "step_plan": HubField(part=HubPart.CASES, input="lines", most=20),
    "phase": HubField(part=HubPart.PHASE, input="choice", kernteam=True),
    "workspace": HubField(
        shown="what is in Teams is seen in Teams", edited="`hub twente kanaal erbij` and `weg`"
    ),
    "starts": HubField(edited="with the plan of the hub", kernteam=True),
    "provenance": HubField(
        shown="for the kernteam, which confirms it",
        edited="by whoever changes a field, or confirms it",
        kept="it says of each field by itself where it comes from",
    ),
    "verdict": HubField(
        shown="the card says that it is closed, and the history why",
        edited="`hub sluiten` and `hub heropenen`",
        kept="it is about a change of `status`, which is kept with its reason",
    ),
}
"""By name, in the order of the parts and of their forms."""

KEPT = tuple(name for name, field in FIELDS.items() if field.kept is True)
"""Fields of which the history keeps each change."""


def fields_of(part: HubPart) -> Mapping[str, HubField]:
    """Return the fields that a part edits, in the order of its form."""
    return {name: field for name, field in FIELDS.items() if field.part is part}
