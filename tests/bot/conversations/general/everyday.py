"""Everyday questions asked of the bot, and what its answers lead to."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.dispatch.turn import Answer

CASES = Path(__file__).parents[3] / "registry" / "search" / "cases" / "everyday.toml"
OPENS = {
    "agenda.question": ("questions", "question"),
    "networks.show": ("networks", "network"),
    "hubs.show": ("hubs", "hub"),
    "organisations.open": ("organisations", "organisation"),
    "groups.show": ("subgroups", "group"),
    "programmes.open": ("programmes", "programme"),
    "terms.show": ("terms", "term"),
}
KEYS = {key: section for section, key in OPENS.values()}
LISTS = {"Netwerken": "networks", "Organisaties": "organisations"}
UNKNOWN = {"Dat weet ik niet", "I don’t know"}


def cases(*, held_out: bool) -> Mapping[str, list[tuple[str, set[str]]]]:
    """Return (question, expected answers) by kind: every second one is held out."""
    read = tomllib.loads(CASES.read_text(encoding="utf-8"))
    return {
        kind: [(question, set(expected.split())) for question, expected in rows[held_out::2]]
        for kind, rows in read.items()
    }


def leads_to(answer: Answer | None, names: Mapping[str, str]) -> list[str]:
    """Return what an answer leads to, in its order.

    Args:
        answer: of the bot.
        names: what things are called → section and key; by the heading of its own card.
    """
    if answer is None or answer.card is None:
        return []
    parts = list(_walk(answer.card))
    heading = next((str(one["text"]) for one in parts if one.get("type") == "TextBlock"), "")
    if heading in UNKNOWN:
        return ["none"]
    if heading == "Inloggen en toegang":
        return ["access"]
    found = [ref for name, ref in names.items() if _is_headed(heading, name)]
    found += [section for title, section in LISTS.items() if heading.startswith(title)]
    found += ["people"] * heading.startswith(("Wie weet iets van", "Wie werkt er", "Wie van"))
    buttons = [one for one in parts if one.get("type") == "Action.Execute"]
    for one in buttons:
        data = one.get("data") or {}
        if one.get("verb") in OPENS:
            section, key = OPENS[one["verb"]]
            found.append(f"{section}:{data[key]}")
    if not found:  # the card of one thing, whose buttons carry its key
        found = [
            f"{KEYS[key]}:{one['data'][key]}"
            for one in buttons
            for key in KEYS
            if key in (one.get("data") or {})
        ]
    return list(dict.fromkeys(found))


def _is_headed(heading: str, name: str) -> bool:
    return heading == name or heading.endswith(f". {name}")


def _walk(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for name, value in part.items():
            if name != "fallback":
                yield from _walk(value)
    elif isinstance(part, list):
        for one in part:
            yield from _walk(one)
