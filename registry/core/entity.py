"""Base class of persisted entities: key, section, and the fields they can be queried by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, ClassVar, Final, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from registry.core.personal_data import is_about, without_key

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._:-]*$", max_length=120)]
"""Key of an entity: lower case, digits, dashes; readable, stable, safe in addresses."""

_WRITABLE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
"""No control characters: PostgreSQL keeps no NUL, and the others only hide what is written."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=_WRITABLE)]
"""One line of text from a person."""

Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=2, max_length=100, pattern=_WRITABLE),
]
"""What something is called."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000, pattern=_WRITABLE)]
"""A few paragraphs from a person."""

FROM_STORAGE: Final[Mapping[str, str]] = {"from": "the store"}
"""The validation context, by identity, of what is kept already.

Validators of names that people enter leave that as it is: a rule that came later must not make it
unreadable.
"""


def slugify(name: str) -> str:
    """Make a readable key from a name: `Café Één` → `cafe-een`.

    Returns an empty string when nothing usable is left; the caller says so to the person.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:80].strip("-")


@dataclass(frozen=True, slots=True)
class Findable:
    """Text and labels under which the search index stores an entity.

    Attributes:
        title: weighs most.
        body: the full text.
        keywords: everyday words that people use for it, kept as data.
        tags: exact labels to filter by, such as `theme:water` or `region:twente`.
    """

    title: str
    body: str = ""
    keywords: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class Entity(BaseModel):
    """Base class of stored entities. Subclass it, name its section, and the store makes its table.

    Class attributes:
        section: its name in documents and its table: plural, English.
        indexed: fields that lists are filtered by.
        listed: what long lists are filtered, sorted and counted by, in the order of each index that
            holds all of it; `tags` is what `list_tags` gives.
        derived: what lists are made by and is no field: its type, by name. It follows from the
            fields (`derive`), so that no document has it; a tuple of texts is kept as `tags` are.
        references: field → section that its value (or values) must exist in.
        inner_references: the same for what `references` can't say: a field inside a part
            (`challenges.themes`), or several sections; `=nationaal` is a value of its own.
        loose_references: the same for fields that hold a key or, for what the registry does not
            know, a name: nothing has to exist, and what is merged is followed there too.
        dumped: whether `plek registry dump` shows it; False for what only the bot needs.
        personal: field names that hold personal data, for "mijn gegevens" and for logs.
        own_word: fields that only the person whom it is about can say; documents neither hold nor
            change them.
        kept: for how long one is kept after the moment in its field `at`; None for as long as
            nobody takes it away. Housekeeping deletes what is older (docs/privacy.md has each).
    """

    # Pydantic makes the validator of each when it is first used, not when it is imported.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    section: ClassVar[str] = ""
    indexed: ClassVar[tuple[str, ...]] = ()
    listed: ClassVar[tuple[tuple[str, ...], ...]] = ()
    derived: ClassVar[Mapping[str, Any]] = {}
    references: ClassVar[Mapping[str, str]] = {}
    inner_references: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    loose_references: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    dumped: ClassVar[bool] = True
    personal: ClassVar[tuple[str, ...]] = ()
    own_word: ClassVar[tuple[str, ...]] = ()
    kept: ClassVar[timedelta | None] = None

    slug: Slug
    revision: int = Field(default=0, exclude=True, repr=False)
    """How often it was changed; a write that read an older one is refused (`Conflict`)."""

    def findable(self) -> Findable | None:
        """Return what the search index stores of it; None keeps it out of search."""
        return None

    def list_tags(self) -> tuple[str, ...]:
        """Return labels that lists filter by, for fields with several values."""
        return ()

    def derive(self) -> Mapping[str, Any]:
        """Return the values of the `derived` columns; called on every save."""
        return {}

    def without(self, member: str, name: str = "") -> Self | None:
        """Return it without an erased member; the same object if it holds no trace of them.

        An entity of theirs alone (their key is in its slug) goes. Anything else loses their key and
        the personal texts that name them. Override it in an entity that must lose more.

        Args:
            member: their key.
            name: as they called themselves; empty when that is not known.

        Returns:
            None when nothing is left.
        """
        if is_about(self.slug, member):
            return None
        left = without_key(self, member)
        if left is self or not name.strip():
            return left
        left = left.without_name(name.strip())
        blank = {
            field: ""
            for field in self.personal
            if isinstance(text := getattr(left, field), str)
            and name.casefold() in text.casefold()
            and not type(self).model_fields[field].is_required()
        }
        return left.model_copy(update=blank)

    def without_name(self, name: str) -> Self:
        """Return it with somebody's name masked in what people wrote about things.

        Override it where texts stay when somebody in them is erased. Return the very same object
        when they are in none.
        """
        del name
        return self

    def more_people(self) -> Collection[str]:
        """Return keys of members that stand in it where its types don't show that they can.

        The store keeps by them in which entities a member stands (`registry.core.member_keys`).
        """
        return ()

    def follows(self, before: Self) -> bool:
        """Return whether it may replace `before`; entities with a history may not rewrite it."""
        del before
        return True

    @classmethod
    def of_older(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fields of a document under today's names; override it where they changed."""
        return values

    def saved_by(self, before: Self, by: str, at: datetime) -> Self:
        """Return it as it is stored when somebody changed it; the store asks at every change.

        Args:
            before: as it was.
            by: key of who changed it; see `registry.core.permissions.SYSTEM`.
            at: when, in UTC.
        """
        del before, by, at
        return self

    def shown_to(self, keys: Collection[str]) -> BaseModel:
        """Return the part shown to a member who asks what is kept about them; by default all of it.

        Override it in an entity with texts about others in which keys can't be left out, or that
        not everybody who stands in it may read.

        Args:
            keys: theirs, the earlier ones too.
        """
        del keys
        return self

    @classmethod
    def sections(cls) -> dict[str, type[Entity]]:
        """Return every entity class imported so far, by section."""
        found: dict[str, type[Entity]] = {}
        waiting = [Entity]
        while waiting:
            for entity in waiting.pop().__subclasses__():
                waiting.append(entity)
                if entity.section:
                    found[entity.section] = entity
        return found
