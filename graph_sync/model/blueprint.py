"""Blueprint of places by kind of thing: `blueprint.toml`, or the operator's own file.

Another file takes the place of the built-in one as a whole: what an operator reads there is all
that there is. What the file can hold is explained at its top.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from graph_sync.model.blueprint_faults import BlueprintError, problems_of
from graph_sync.model.blueprint_words import (
    WEBSITE_TAB,
    ChannelTitle,
    Description,
    Key,
    Rule,
    TabName,
    TeamTemplate,
    Url,
    each_once,
)
from graph_sync.model.shapes import GENERAL
from registry.core.reference.teams_names import folded_name
from registry.documents.problems import DocumentError, Problem
from registry.documents.read import plain, read

BUILT_IN = Path(__file__).with_name("blueprint.toml")
"""The blueprint that applies unless an operator has another."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class TabPrint(_Part):
    """A tab; see DesiredTab. In `url`, `{slug}` is the thing's key in the registry."""

    key: Key
    name: TabName
    app: Annotated[str, StringConstraints(min_length=1)] = WEBSITE_TAB
    url: Url

    def url_for(self, slug: str) -> str:
        """Return what it shows for one thing."""
        return self.url.format(slug=slug)


class ChannelPrint(_Part):
    """A channel; see DesiredChannel."""

    key: Key
    name: ChannelTitle
    known_as: tuple[ChannelTitle, ...] = ()
    kind: Literal["standard", "private"] = "standard"
    description: Description = ""
    members: tuple[Rule, ...] = ()
    tabs: tuple[TabPrint, ...] = ()

    @property
    def general(self) -> bool:
        """Return whether it is the team's first channel."""
        return self.key == GENERAL

    @property
    def names(self) -> tuple[str, ...]:
        """All names that it is known by, its own first."""
        return tuple(dict.fromkeys((self.name, *self.known_as)))

    def is_called(self, name: str) -> bool:
        """Return whether people know it by this name."""
        return folded_name(name) in map(folded_name, self.names)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.kind == "private" and not self.members:
            raise ValueError("a private channel needs `members`: who is in it")
        if self.kind == "standard" and self.members:
            raise ValueError("everybody in the team is in a standard channel; leave `members` out")
        if self.general and self.kind != "standard":
            raise ValueError("the first channel of a team is never private")
        if self.key in {"app", "tab"}:
            raise ValueError(f"{self.key!r} means something else in keys; choose another one")
        each_once([tab.key for tab in self.tabs], "tabs")
        return self


def _apart(channels: tuple[ChannelPrint, ...]) -> tuple[ChannelPrint, ...]:
    each_once([one.key for one in channels], "channels")
    each_once([name for one in channels for name in one.names], "channels")
    return channels


Channels = Annotated[tuple[ChannelPrint, ...], AfterValidator(_apart)]


class Override(_Part):
    """Exceptions for one thing; None is as in its section."""

    team: TeamTemplate | None = None
    known_as: tuple[TeamTemplate, ...] | None = None
    description: Description | None = None
    members: tuple[Rule, ...] | None = None
    private: tuple[Rule, ...] | None = None
    bot: bool | None = None
    welcome: bool | None = None
    channels: Channels = ()
    without: tuple[Key, ...] = ()

    @property
    def settings(self) -> dict[str, object]:
        """Return what it says, channels apart."""
        names = set(Override.model_fields) - {"channels", "without"}
        found = {name: getattr(self, name) for name in names}
        return {name: value for name, value in found.items() if value is not None}


class Section(_Part):
    """The places of one kind of thing. What the fields mean is at the top of blueprint.toml."""

    places: Literal["all", "workspace", "none"]
    team: TeamTemplate
    known_as: tuple[TeamTemplate, ...] = ()
    description: Description = ""
    members: tuple[Rule, ...]
    private: Annotated[tuple[Rule, ...], Field(min_length=1)]
    bot: bool = True
    welcome: bool = False
    channels: Channels = ()
    overrides: dict[str, Override] = {}  # pydantic copies it

    def of(self, slug: str) -> Section:
        """Return the section as it is for one thing."""
        override = self.overrides.get(slug)
        if override is None:
            return self
        return self.model_copy(update={**override.settings, "channels": self._with(override)})

    def _with(self, override: Override) -> tuple[ChannelPrint, ...]:
        other = {one.key: one for one in override.channels}
        kept = [other.pop(one.key, one) for one in self.channels]
        return tuple(one for one in (*kept, *other.values()) if one.key not in override.without)

    @model_validator(mode="after")
    def _overrides_fit(self) -> Self:
        for slug, override in self.overrides.items():
            if unknown := set(override.without) - {one.key for one in self.channels}:
                raise ValueError(f"overrides.{slug}: there is no channel {min(unknown)!r} to omit")
            try:
                _apart(self._with(override))
            except ValueError as error:
                raise ValueError(f"overrides.{slug}: {error}") from error
        return self

    @property
    def rules(self) -> set[str]:
        """Every rule that stands in it."""
        found = {*self.members, *self.private}
        channels = [*self.channels]
        for one in self.overrides.values():
            found.update(one.members or (), one.private or ())
            channels += one.channels
        return found.union(*(one.members for one in channels))


def _without_rule(rule: str) -> Callable[[Section], Section]:
    """Refuses a section with a rule by which nobody would be a member."""

    def check(section: Section) -> Section:
        if rule in section.rules:
            raise ValueError(f"the rule {rule!r} would be about nobody: these have none")
        return section

    return check


class Blueprint(_Part):
    """The blueprint: places for each kind of thing.

    Attributes:
        first: keys of the teams that are made first.
    """

    first: tuple[str, ...] = ()
    subgroups: Annotated[Section, AfterValidator(_without_rule("leads"))]
    hubs: Section
    networks: Annotated[Section, AfterValidator(_without_rule("group"))]

    @classmethod
    def load(cls, path: Path | None) -> Self:
        """Return the operator's file, or the built-in one when there is none.

        Raises:
            BlueprintError: it can't be read, or has faults: all of them, each by its place.
        """
        source = path or BUILT_IN
        try:
            text = source.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
            raise BlueprintError([Problem("", f"can't be read: {why}")], str(source)) from error
        return cls.parse(text, str(source))

    @classmethod
    def parse(cls, text: str, source: str = "blueprint.toml") -> Self:
        """Return a blueprint out of TOML; `source` is what it is called. Raises as `load`."""
        try:
            values = read(text, source if source.endswith(".toml") else f"{source}.toml")
        except DocumentError as error:
            raise BlueprintError(error.problems, source) from error
        try:
            # JSON in strict mode: "yes" is no truth value, and a list is a tuple.
            return cls.model_validate_json(json.dumps(plain(values)), strict=True)
        except ValidationError as error:
            raise BlueprintError(problems_of(cls, error), source) from error
