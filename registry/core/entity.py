"""What every noun of the registry has in common: a key, a section, what may be looked up by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from registry.core.personal_data import is_about, without_key

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._:-]*$", max_length=120)]
"""The key of a noun: lower case, digits, dashes; readable, stable, safe in addresses."""

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
    """What search may find a noun by.

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
    """A thing the registry keeps. Subclass it, name its section, and the store has a table for it.

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
        dumped: whether `plek registry dump` shows it; False for what only the bot needs.
        personal: field names that hold personal data, for "mijn gegevens" and for logs.
    """

    # Pydantic makes the validator of each when it is first used, not when it is imported.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    section: ClassVar[str] = ""
    indexed: ClassVar[tuple[str, ...]] = ()
    listed: ClassVar[tuple[tuple[str, ...], ...]] = ()
    derived: ClassVar[Mapping[str, Any]] = {}
    references: ClassVar[Mapping[str, str]] = {}
    inner_references: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    dumped: ClassVar[bool] = True
    personal: ClassVar[tuple[str, ...]] = ()

    slug: Slug
    revision: int = Field(default=0, exclude=True, repr=False)
    """How often it was changed; a write that read an older one is refused (`Conflict`)."""

    def findable(self) -> Findable | None:
        """What search finds it by; None keeps it out of search."""
        return None

    def list_tags(self) -> tuple[str, ...]:
        """Labels that lists of it are filtered by, where a field holds several values."""
        return ()

    def derive(self) -> Mapping[str, Any]:
        """The values of `derived`, each time that it is kept."""
        return {}

    def without(self, member: str, name: str = "") -> Self | None:
        """What is left of it when a member is erased; the same object when it has no trace of them.

        A thing of theirs alone (their key is in its slug) goes. From anything else their key goes,
        and the personal texts in which they stand by name. A noun that must lose more overrides it.

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
        """It with another sign where somebody's name stands in what people wrote about things.

        A noun overrides it whose texts go on when somebody in them is erased. The very same object
        when they are in none.
        """
        del name
        return self

    def follows(self, before: Self) -> bool:
        """Whether it may take the place of how it was; what has a history may not rewrite it."""
        del before
        return True

    def shown_to(self, keys: Collection[str]) -> Self:
        """What of it a member sees who asks what is kept about them; all of it, unless overridden.

        A noun overrides it that holds texts about others in which keys can't be left out.

        Args:
            keys: theirs, the earlier ones too.
        """
        del keys
        return self

    @classmethod
    def sections(cls) -> dict[str, type[Entity]]:
        """Every noun that has been imported, by section."""
        found: dict[str, type[Entity]] = {}
        waiting = [Entity]
        while waiting:
            for entity in waiting.pop().__subclasses__():
                waiting.append(entity)
                if entity.section:
                    found[entity.section] = entity
        return found
