"""Names of teams and channels: validated when they are entered, as Teams accepts them.

Source: facts, "Limits" (Microsoft: limits and specifications for Teams; channel resource; group
resource).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection
from datetime import datetime
from typing import ClassVar

from registry.core.entity import Entity
from registry.core.errors import CodedError, Fault
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.lookalikes import in_latin, mixed_words

LONGEST_CHANNEL = 50
LONGEST_TEAM = 256
"""Characters, counted as Microsoft counts them: a sign beyond the first 65,536 counts for two."""

_SIGNS = "~#%&*{}+/\\:<>?|'\","
_START, _END = "_.", "."
_RESERVED = frozenset(
    [
        *("forms", "con", "conin$", "conout$", "prn", "aux", "nul", "desktop.ini"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
    ]
)
_RESERVED_PART = "_vti_"
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What nobody sees in a name: control characters, line separators, half characters."""

_INSTEAD = str.maketrans(
    {
        **dict.fromkeys("&+", " en "),
        **dict.fromkeys("/\\:|", " - "),
        **dict.fromkeys("{", "("),
        **dict.fromkeys("}", ")"),
        **dict.fromkeys(",<>", " "),
        **dict.fromkeys("~#%*?'\"", ""),
    }
)
_NAMELESS = "Kanaal"
"""When nothing is left of a name."""


class ReservedName(Entity):
    """A channel name that Teams reserves for thirty days after the channel was deleted.

    Its slug is made from the team's key and the folded name.

    Attributes:
        team: key of the team, such as `hub:twente`.
        name: the name.
        until: when it comes free.
    """

    section: ClassVar[str] = "reserved_names"
    indexed: ClassVar[tuple[str, ...]] = ("team",)
    dumped: ClassVar[bool] = False

    team: str
    name: str
    until: datetime


_IN_ENGLISH = {
    "required": "a name is needed",
    "name_hidden": "there is a hidden character in it",
    "name_mixed": "letters of two alphabets are mixed in {word!r}",
    "name_too_long": "at most {max} characters fit in Teams",
    "name_sign": "the name of a channel can't have a {sign} in Teams",
    "name_dots": "the name of a channel can't have two dots in a row in Teams",
    "name_start": "the name of a channel can't begin with {sign} in Teams",
    "name_end": "the name of a channel can't end with {sign} in Teams",
    "name_reserved": "this word is kept by Teams for itself",
    "name_twice": "it has two channels of this name, and Teams takes one",
}


class NotAName(CodedError):
    """Teams accepts no team or channel of this name; says so in English, for documents."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code, **fault.params)

    def __str__(self) -> str:
        why = _IN_ENGLISH[self.code].format_map(self.params)
        return f"{why}; {self.params['suggestion']!r} can be"


def fault_of_channel_name(name: str) -> Fault | None:
    """Return why Teams refuses this channel name, with one that it accepts; None if it is fine.

    Codes: `required`, `name_hidden`, `name_mixed` (`word`), `name_too_long` (`max`), `name_sign`
    (`sign`), `name_dots`, `name_start` and `name_end` (`sign`), `name_reserved`; each with `value`
    and `suggestion`.
    """
    name = name.strip()
    code, params = _channel_finding(name)
    if not code:
        return None
    return Fault(
        "name", code, {**params, "value": name, "suggestion": suggested_channel_name(name)}
    )


def fault_of_team_name(name: str) -> Fault | None:
    """Return the fault of a team's name, as `fault_of_channel_name` does for channels.

    Codes: `required`, `name_hidden`, `name_mixed`, `name_too_long`.
    """
    name = name.strip()
    code, params = _team_finding(name)
    if not code:
        return None
    return Fault("name", code, {**params, "value": name, "suggestion": suggested_team_name(name)})


def suggested_channel_name(name: str, taken: Collection[str] = ()) -> str:
    """Return the nearest valid channel name; a valid one stays as it is.

    Args:
        name: what somebody would like.
        taken: names that it can't have, however they are written; then a number goes behind it.
    """
    plain = _possible(name.strip())
    there = {folded_name(one) for one in taken}
    found, number = plain, 1
    while folded_name(found) in there:
        number += 1
        short = _trimmed(_cut(plain, LONGEST_CHANNEL - 1 - len(str(number))))
        found = f"{short or _NAMELESS} {number}"
    return found


def _possible(name: str) -> str:
    if not _channel_finding(name)[0]:
        return name
    plain = _visible(name).translate(_INSTEAD)
    plain = re.sub(r"\.{2,}", ".", re.sub(_RESERVED_PART, " vti ", plain, flags=re.IGNORECASE))
    plain = _unmixed(_trimmed(_cut(_trimmed(_unmixed(plain)), LONGEST_CHANNEL)))
    if plain.casefold() in _RESERVED:
        plain = f"{plain} (kanaal)"
    return plain or _NAMELESS


def suggested_team_name(name: str) -> str:
    """Return the nearest valid team name; a valid one stays as it is."""
    name = name.strip()
    if not _team_finding(name)[0]:
        return name
    plain = _cut(" ".join(_unmixed(_visible(name)).split()), LONGEST_TEAM).strip()
    return _unmixed(plain) or "Team"


def folded_name(name: str) -> str:
    """Normalise a name as Teams compares it: no capitals, one form of each sign, one space."""
    for _ in range(2):  # once more: what folding spreads out may fold again
        name = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(name.split())


def same_name(one: str, other: str) -> bool:
    """Return whether Teams treats two names as the same."""
    return folded_name(one) == folded_name(other)


async def reserved_until(unit: UnitOfWork, team_key: str, name: str) -> datetime | None:
    """Return when a deleted channel's name becomes free in a team; None when it is free.

    Args:
        unit: to look in; its time counts.
        team_key: such as `hub:twente`.
        name: of the channel, however it is written.
    """
    kept = await unit.of(ReservedName).find(_slug(team_key, name))
    return kept.until if kept and kept.until > unit.now else None


async def reserved_fault(
    unit: UnitOfWork, team_key: str, name: str, taken: Collection[str] = ()
) -> Fault | None:
    """Return the fault of a name that Teams still reserves: `name_kept`; None if it is free.

    Its parameters are `until`, `value` and `suggestion`.

    For the rest as `reserved_until`; names that are `taken` are no good suggestion either.
    """
    until = await reserved_until(unit, team_key, name)
    if until is None:
        return None
    kept = [one.name for one in await unit.of(ReservedName).all(team=team_key)]
    suggestion = suggested_channel_name(name, taken=(*kept, *taken))
    params = {"value": name, "until": until.date(), "suggestion": suggestion}
    return Fault("name", "name_kept", params)


async def reserve(unit: UnitOfWork, team_key: str, name: str, until: datetime) -> ReservedName:
    """Record until when Teams reserves a name, or extend that; expired ones are removed."""
    names = unit.of(ReservedName)
    slug = _slug(team_key, name)
    for one in await names.all(team=team_key):
        if one.until <= unit.now and one.slug != slug:
            await names.remove(one.slug)
    return await names.upsert(
        ReservedName(slug=slug, team=team_key, name=name, until=until),
        lambda known: known.model_copy(update={"name": name, "until": until}),
    )


def _slug(team_key: str, name: str) -> str:
    return hashlib.sha256(f"{team_key}\x1f{folded_name(name)}".encode()).hexdigest()[:40]


def _channel_finding(name: str) -> tuple[str, dict[str, object]]:
    """Return the code of what is wrong (empty if nothing) and the parameters of its text."""
    code, params = _team_finding(name, LONGEST_CHANNEL)
    if code in {"required", "name_hidden", "name_mixed"}:
        return code, params
    if sign := next((one for one in name if one in _SIGNS), ""):
        return "name_sign", {"sign": sign}
    if ".." in name:
        return "name_dots", {}
    if name[0] in _START:
        return "name_start", {"sign": name[0]}
    if name[-1] in _END:
        return "name_end", {"sign": name[-1]}
    folded = name.casefold()
    if folded in _RESERVED or _RESERVED_PART in folded:
        return "name_reserved", {}
    return code, params


def _team_finding(name: str, most: int = LONGEST_TEAM) -> tuple[str, dict[str, object]]:
    if not name:
        return "required", {}
    if _HIDDEN.search(name):
        return "name_hidden", {}
    if words := mixed_words(name):
        return "name_mixed", {"word": words[0]}
    if _length(name) > most:
        return "name_too_long", {"max": most}
    return "", {}


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _unmixed(name: str) -> str:
    return in_latin(name) if mixed_words(name) else name


def _visible(name: str) -> str:
    return _HIDDEN.sub(" ", name)


def _trimmed(name: str) -> str:
    """Return the name without characters that may not stand, or are useless, at its ends."""
    name = re.sub(r"(?: -)+(?= |$)", " -", " ".join(name.split()))
    return name.strip(" -").lstrip(_START + " -").rstrip(_END + " -")


def _cut(name: str, most: int) -> str:
    """Return as many whole words as fit; part of the first one when it alone is too long."""
    if _length(name) <= most:
        return name
    name = name[:most]  # no sign is shorter than one unit
    while _length(name) > most:
        name = name[:-1]
    words, _, _ = name.rpartition(" ")
    return words if _length(words) > most // 2 else name
