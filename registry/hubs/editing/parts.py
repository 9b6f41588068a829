"""The forms of the parts of a hub: what they are filled in with, and what they make of the hub.

Fields that `FIELDS` describes with an input need nothing here. The team has its form in
`registry.onboarding.hub_team`, since who is in it is appointed.
"""

from __future__ import annotations

import functools
import re
import typing
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationInfo, create_model, field_validator

from registry.core.entity import Line, Prose
from registry.core.errors import Fault, Invalid, NotFound
from registry.core.forms import FormEntry
from registry.core.reference.programme import Programme
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import AREAS, PROVINCES, HubFunction, Phase, Region, Securing
from registry.hubs.editing.edit import PartForm, Value
from registry.hubs.editing.fields import FIELDS, HubField, HubPart, fields_of
from registry.hubs.editing.history import HubChange
from registry.hubs.hub import Challenge, Hub, Secured
from registry.networks.network import Network
from registry.organisations.choosing import take_in

TOP = ("first", "second", "third")
"""Inputs of the top 3, in their order."""

MOST_THEMES = 8

LONGEST_WHY = 1000
"""Characters of why a hub goes to another phase."""

REGIONS: tuple[Region, ...] = tuple(sorted((*PROVINCES, *AREAS)))
"""What a hub can serve: a province, or one of the plan's areas."""

STATUSES = ("forming", "active")
"""What a hub can be while it is there; closing is something of its own."""

_ONE_ITEM = re.compile(r"\n")
_ONE_NAME = re.compile(r"[,;\n]")


class PartEntry(FormEntry):
    """What came back of a part: fields of the hub, as it keeps them."""

    @field_validator("*", mode="before")
    @classmethod
    def _read(cls, value: Any, info: ValidationInfo) -> Any:
        """Split a list that came as one text; nothing chosen is none."""
        field = FIELDS.get(info.field_name or "", HubField())
        if field.input in {"pick", "choice"}:
            return value or None
        if field.most and isinstance(value, str):
            cut = _ONE_NAME if field.input == "names" else _ONE_ITEM
            parts = (" ".join(part.split()) for part in cut.split(value))
            return tuple(dict.fromkeys(part for part in parts if part))
        return value


class PhaseEntry(FormEntry):
    """The phase that a hub goes to, and why."""

    phase: Phase
    why: Annotated[Prose, StringConstraints(min_length=1, max_length=LONGEST_WHY)]


class FunctionEntry(FormEntry):
    """How a function is secured; see `Secured`."""

    party: str = ""
    how: Annotated[Prose, StringConstraints(max_length=1000)] = ""
    state: Securing = Securing.NOT


class ChallengesEntry(FormEntry):
    """The titles of the top 3, in their order; what is left empty is none."""

    first: Line = ""
    second: Line = ""
    third: Line = ""


class ChallengeEntry(FormEntry):
    """One of the top 3; see `Challenge`."""

    title: Annotated[Line, StringConstraints(min_length=1)]
    text: Prose = ""
    themes: Annotated[tuple[str, ...], Field(max_length=MOST_THEMES)] = ()


@functools.cache
def entry_of(part: HubPart) -> type[PartEntry]:
    """Return the model of a part whose fields need no form of their own."""
    hints = typing.get_type_hints(Hub, include_extras=True)
    fields: dict[str, Any] = {}
    for name, field in fields_of(part).items():
        kind = Annotated[hints[name], Field(max_length=field.most)] if field.most else hints[name]
        required = field.input == "choice"
        fields[name] = (kind, ... if required else Hub.model_fields[name].default)
    return create_model(f"{part.name.title()}Entry", __base__=PartEntry, **fields)


class FieldsForm(PartForm):
    """A part whose inputs are fields of the hub."""

    def __init__(self, part: HubPart) -> None:
        super().__init__()
        self.part = part  # type: ignore[misc]  # one class for several parts
        self.model = entry_of(part)

    async def values(self, unit: UnitOfWork, hub: Hub) -> dict[str, Value]:
        """See PartForm."""
        del unit
        return {name: as_value(name, getattr(hub, name)) for name in fields_of(self.part)}

    async def apply(
        self, unit: UnitOfWork, hub: Hub, entry: Any, changed: frozenset[str]
    ) -> Mapping[str, Any]:
        """See PartForm; with the region comes its province, and who leads takes part."""
        news = {name: getattr(entry, name) for name in fields_of(self.part) if name in changed}
        faults: list[Fault] = []
        for name in news:
            if (section := FIELDS[name].section) and news[name]:
                news[name], known = await _picked(unit, section, getattr(hub, name), news[name])
                faults += [] if known else [Fault(name, "unknown")]
        if "region" in news:
            faults += [] if news["region"] in REGIONS else [Fault("region", "choice")]
            news["province"] = AREAS.get(news["region"], news["region"])
        if "status" in news and not {hub.status, news["status"]} <= set(STATUSES):
            faults.append(Fault("status", "choice"))
        if faults:
            raise Invalid(faults)
        if (lead := news.get("lead")) and lead not in hub.parties:
            news["parties"] = (*hub.parties, lead)
        return news


class PhaseForm(PartForm):
    """The phase, with why."""

    part = HubPart.PHASE
    field = "phase"
    model = PhaseEntry

    async def values(self, unit: UnitOfWork, hub: Hub) -> dict[str, Value]:
        """See PartForm."""
        del unit
        return {"phase": hub.phase.value, "why": ""}

    async def apply(
        self, unit: UnitOfWork, hub: Hub, entry: Any, changed: frozenset[str]
    ) -> Mapping[str, Any]:
        """See PartForm."""
        del unit
        if "phase" not in changed or entry.phase is hub.phase:
            raise Invalid([Fault("phase", "phase_same")])
        return {"phase": entry.phase}

    def why(self, entry: Any) -> str:
        """See PartForm."""
        return str(entry.why)


class FunctionForm(PartForm):
    """One function: by whom, how, and how far it is."""

    part = HubPart.FUNCTIONS
    field = "functions"
    model = FunctionEntry

    @property
    def function(self) -> HubFunction:
        """Which one."""
        return HubFunction(self.item)

    async def values(self, unit: UnitOfWork, hub: Hub) -> dict[str, Value]:
        """See PartForm."""
        del unit
        now = self.secured(hub)
        return {"party": now.party or "", "how": now.how, "state": now.state.value}

    def secured(self, hub: Hub) -> Secured:
        """Return how it is secured in a hub."""
        return secured_in(hub, self.function)

    def concerns(self, change: HubChange) -> bool:
        """See PartForm; another function is another matter."""
        return "functions" in change.fields and any(
            (one.function is self.function) and one not in (change.was.of("functions") or ())
            for one in change.became.of("functions") or ()
        )

    async def apply(
        self, unit: UnitOfWork, hub: Hub, entry: Any, changed: frozenset[str]
    ) -> Mapping[str, Any]:
        """See PartForm; a function is secured by a named party (plan, chapter 3.2)."""
        now = self.secured(hub)
        party, known = now.party, True
        if "party" in changed:
            party, known = await _picked(unit, "organisations", now.party, entry.party or None)
        if not known:
            raise Invalid([Fault("party", "unknown")])
        if entry.state is Securing.SECURED and party is None:
            raise Invalid([Fault("party", "secured_by")])
        new = Secured(function=self.function, party=party, how=entry.how, state=entry.state)
        return {"functions": with_function(hub.functions, new)}


class ChallengesForm(PartForm):
    """The top 3 by their titles, in their order."""

    part = HubPart.CHALLENGES
    field = "challenges"
    model = ChallengesEntry

    async def values(self, unit: UnitOfWork, hub: Hub) -> dict[str, Value]:
        """See PartForm."""
        del unit
        titles = [one.title for one in hub.challenges[: len(TOP)]]
        return dict(zip(TOP, [*titles, *[""] * len(TOP)], strict=False))

    async def apply(
        self, unit: UnitOfWork, hub: Hub, entry: Any, changed: frozenset[str]
    ) -> Mapping[str, Any]:
        """See PartForm; each keeps its text and themes, wherever in the order it comes."""
        del unit, changed
        old = hub.challenges[: len(TOP)]
        titles = [(at, name, getattr(entry, name)) for at, name in enumerate(TOP)]
        wanted = [(at, name, title) for at, name, title in titles if title]
        known = {one.title: one for one in old}
        faults = [
            Fault(name, "challenge_twice", {"value": title})
            for at, name, title in wanted
            if title in [before for other, _, before in wanted if other < at]
        ]
        if faults:
            raise Invalid(faults)
        kept = {title for _, _, title in wanted if title in known}
        new = []
        for at, _, title in wanted:
            here = old[at] if at < len(old) and old[at].title not in kept else None
            base = known.get(title) or here or Challenge(title=title)
            new.append(base.model_copy(update={"title": title}))
        return {"challenges": (*new, *hub.challenges[len(TOP) :])}


class ChallengeForm(PartForm):
    """One of the top 3: its title, what it is about, and its themes."""

    part = HubPart.CHALLENGES
    field = "challenges"
    model = ChallengeEntry

    @property
    def at(self) -> int:
        """Its place in the order, from 0."""
        return int(self.item) - 1

    async def values(self, unit: UnitOfWork, hub: Hub) -> dict[str, Value]:
        """See PartForm."""
        del unit
        if self.at >= len(hub.challenges):
            return {"title": "", "text": "", "themes": ()}
        one = hub.challenges[self.at]
        return {"title": one.title, "text": one.text, "themes": one.themes}

    async def apply(
        self, unit: UnitOfWork, hub: Hub, entry: Any, changed: frozenset[str]
    ) -> Mapping[str, Any]:
        """See PartForm."""
        del changed
        if len(await unit.of(Theme).some(entry.themes)) != len(set(entry.themes)):
            raise Invalid([Fault("themes", "unknown")])
        if any(one.title == entry.title for at, one in enumerate(hub.challenges) if at != self.at):
            raise Invalid([Fault("title", "challenge_twice", {"value": entry.title})])
        new = Challenge(title=entry.title, text=entry.text, themes=entry.themes)
        at = min(self.at, len(hub.challenges))
        return {"challenges": (*hub.challenges[:at], new, *hub.challenges[at + 1 :])}


def form_of(part: HubPart, item: str = "") -> PartForm:
    """Return the form of a part; of the team it is in `registry.onboarding.hub_team`.

    Raises:
        NotFound: the part has no such item.
    """
    if part is HubPart.FUNCTIONS:
        if item not in {one.value for one in HubFunction}:
            raise NotFound("functions", item)
        return FunctionForm(item)
    if part is HubPart.CHALLENGES:
        if item not in {"", *map(str, range(1, len(TOP) + 1))}:
            raise NotFound("challenges", item)
        return ChallengeForm(item) if item else ChallengesForm()
    return PhaseForm() if part is HubPart.PHASE else FieldsForm(part)


def as_value(name: str, value: Any) -> Value:
    """Return what the form of its part shows of a field's value."""
    field = FIELDS[name]
    if field.input == "picks":
        return tuple(value)
    if field.most:
        between = ", " if field.input == "names" else "\n"
        return between.join(" ".join(one.split()) for one in value)
    return str(value or "")


def secured_in(hub: Hub, function: HubFunction) -> Secured:
    """Return how a function is secured in a hub; one that it says nothing of is not."""
    found = (one for one in hub.functions if one.function is function)
    return next(found, Secured(function=function))


def with_function(functions: Sequence[Secured], new: Secured) -> tuple[Secured, ...]:
    """Return the functions with one of them changed, in the plan's order."""
    every = {one.function: one for one in (*functions, new)}
    return tuple(every[one] for one in HubFunction if one in every)


async def _picked(unit: UnitOfWork, section: str, before: Any, picked: Any) -> tuple[Any, bool]:
    """Return what was picked, what stays before what is new, and whether all of it can be picked.

    What stood there already may stay, whatever became of it.
    """
    old = before if isinstance(before, tuple) else (before,)
    keys = picked if isinstance(picked, tuple) else (picked,) if picked else ()
    new = [one for one in keys if one not in old]
    if section == "organisations":
        known = [one.slug for one in await take_in(unit, new) if one.status == "known"]
    elif section == "programmes":
        known = [one.slug for one in await unit.of(Programme).some(new) if one.status == "active"]
    else:
        networks = await unit.of(Network).some(new)
        known = [one.slug for one in networks if one.status == "published"]
    ordered = tuple(dict.fromkeys((*(one for one in old if one in keys), *known)))
    whole = len(known) == len(set(new))
    return (ordered if isinstance(picked, tuple) else next(iter(ordered), None)), whole
