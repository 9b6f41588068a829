"""What happened, in Dutch: the lines of the log are English, which the page is not."""

from __future__ import annotations

import re
from collections.abc import Mapping

BY_HAND = "by hand: "
_QUOTED = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""

LINES: Mapping[str, str] = {
    "the bot posted in {q} of {q}": "PLeK plaatste een bericht in {0} van {1}",
    "nobody answers at the bot's address; it is in {q} now": "PLeK zit in {0} en antwoordt niet",
    "made the channel {q} in {q}": "kanaal {0} gemaakt in {1}",
    "made the {n} channel {q} in {q}": "kanaal {1} gemaakt in {2}",
    "renamed the channel {q} in {q} to {q}": "kanaal {0} in {1} heet nu {2}",
    "deleted the channel {q} in {q}": "kanaal {0} verwijderd uit {1}",
    "restored the channel {q} in {q}": "kanaal {0} teruggezet in {1}",
    "archived the channel {q} in {q}": "kanaal {0} in {1} gearchiveerd",
    "unarchived the channel {q} in {q}": "kanaal {0} in {1} weer geopend",
    "added {n} to {q} in {q}": "{0} toegevoegd aan {1} in {2}",
    "added {n} to {q}": "{0} toegevoegd aan {1}",
    "removed {n} from {q} in {q}": "{0} weggehaald uit {1} in {2}",
    "removed {n} from {q}": "{0} weggehaald uit {1}",
    "made {n} an owner of {q}": "{0} is nu eigenaar van {1}",
    "made {n} no owner of {q} any longer": "{0} is geen eigenaar meer van {1}",
    "a rule says who is in {q}: True": "een regel bepaalt nu wie in {0} zit",
    "a rule says who is in {q}: False": "mensen bepalen weer wie in {0} zit",
    "put {n} in {q} of {q}": "{0} gezet in {1} van {2}",
    "put {n} in {q}": "{0} gezet in {1}",
    "installed {n} in {q}": "{0} gezet in {1}",
    "made the tab {q} in {q} of {q}": "tabblad {0} gemaakt in {1} van {2}",
    "made the team {q}": "team {0} gemaakt",
    "made the group {q} with {n} members": "groep {0} gemaakt met {1} leden",
    "renamed {q} to {q}": "team {0} heet nu {1}",
    "deleted {q}": "team {0} verwijderd",
    "restored {q}": "team {0} teruggezet",
    "archived {q}": "team {0} gearchiveerd",
    "unarchived {q}": "team {0} weer geopend",
    "enabled {n}": "account van {0} aangezet",
    "disabled {n}": "account van {0} uitgezet",
    "deleted {n}": "account van {0} verwijderd",
    "invited {n}": "{0} uitgenodigd",
    "{n} accepted the invitation": "{0} nam de uitnodiging aan",
    "subscribed to {n}": "PLeK hoort voortaan wat verandert in {0}",
}
"""A line of the log → the same in Dutch; `{q}` is a name in quotes, `{n}` one without."""


def _pattern(line: str) -> re.Pattern[str]:
    parts = re.split(r"(\{[qn]\})", line)
    kinds = {"{q}": _QUOTED, "{n}": "(.+?)"}
    return re.compile("".join(kinds.get(part) or re.escape(part) for part in parts), re.DOTALL)


_PATTERNS = [(_pattern(line), dutch) for line, dutch in LINES.items()]


def in_dutch(line: str) -> str | None:
    """Return a line of the log in Dutch; None for one that nobody wrote down here."""
    hand = line.startswith(BY_HAND)
    plain = line.removeprefix(BY_HAND)
    for pattern, dutch in _PATTERNS:
        if found := pattern.fullmatch(plain):
            said = dutch.format(*map(_named, found.groups()))
            return f"met de hand: {said}" if hand else said
    return None


def _named(part: str) -> str:
    """Return a name as the page quotes it; `repr` wrote it."""
    if part[:1] in {"'", '"'} and part[-1:] == part[:1]:
        return f"“{part[1:-1].encode('latin-1', 'backslashreplace').decode('unicode_escape')}”"
    return part
