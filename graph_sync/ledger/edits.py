"""Edits of the ledger, each made on what is there at that moment."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any

from graph_sync.ledger.ledger import LedgerArea, LedgerEntry, LedgerGuest, LedgerRoster
from graph_sync.ledger.recorder import LedgerEdit, edit
from graph_sync.quarantine import retry_at
from registry.provisioning.sync_plan import Quarantine


def intended(key: str, now: datetime, **fields: Any) -> LedgerEdit:
    """Note that something is about to be created; what was begun before stays as it was."""

    def change(before: LedgerEntry | None) -> LedgerEntry:
        if before is not None and before.state == "making":
            return before.model_copy(update=fields)
        return LedgerEntry(slug=key, state="making", since=now, **fields)

    return edit(LedgerEntry, key, change)


def there(key: str, graph_id: str, now: datetime, **fields: Any) -> LedgerEdit:
    """Note that something exists from now on, under this id."""
    well = {"refused": "", "asked_at": None}
    news = {"graph_id": graph_id, "state": "live", "since": now, "operation": "", **well, **fields}

    def change(before: LedgerEntry | None) -> LedgerEntry:
        if before is None:
            return LedgerEntry(slug=key, **news)
        return before.model_copy(update=news)

    return edit(LedgerEntry, key, change)


def refused(key: str, code: str, now: datetime, **fields: Any) -> LedgerEdit:
    """Note that Graph does not let the bot in; what was there stays as it was."""
    news = {"refused": code, "asked_at": now}

    def change(before: LedgerEntry | None) -> LedgerEntry:
        if before is None:
            return LedgerEntry(slug=key, state="making", since=now, **fields, **news)
        return before.model_copy(update=news)

    return edit(LedgerEntry, key, change)


def replaced(key: str, entry: LedgerEntry | None) -> LedgerEdit:
    """Note of a thing what was known of it before, which may be nothing."""
    return edit(LedgerEntry, key, lambda _: entry)


def changed(key: str, **news: Any) -> LedgerEdit:
    """Give an entry other values; nothing where there is none."""
    return edit(LedgerEntry, key, lambda one: one and one.model_copy(update=news))


def forgotten(key: str) -> tuple[LedgerEdit, LedgerEdit]:
    """Remove a thing's entry and roster."""
    return edit(LedgerEntry, key, _nothing), edit(LedgerRoster, key, _nothing)


def _nothing(_before: object) -> None:
    return None


def _roster(place: str, change: Callable[[LedgerRoster], dict[str, Any]]) -> LedgerEdit:
    def put(before: LedgerRoster | None) -> LedgerRoster:
        roster = before or LedgerRoster(slug=place)
        return roster.model_copy(update=change(roster))

    return edit(LedgerRoster, place, put)


def roster(place: str, **fields: Any) -> LedgerEdit:
    """Return who is in a place, as it was found."""
    return _roster(place, lambda _: fields)


def asked(place: str, users: Collection[str], now: datetime) -> LedgerEdit:
    """Note that people were put in a place; Teams may not show them yet."""
    when = now.isoformat()
    return _roster(place, lambda one: {"asked": one.asked | dict.fromkeys(users, when)})


def entered(place: str, users: Collection[str], now: datetime) -> LedgerEdit:
    """Note that people are in a private channel; its list may be a little behind."""
    when = now.isoformat()

    def change(one: LedgerRoster) -> dict[str, Any]:
        return {
            "members": _with(one.members, users),
            "asked": one.asked | dict.fromkeys(users, when),
        }

    return _roster(place, change)


def left(place: str, user: str) -> LedgerEdit:
    """Note that somebody is no longer in a place."""

    def change(one: LedgerRoster) -> dict[str, Any]:
        return {
            "members": _without(one.members, user),
            "owners": _without(one.owners, user),
            "left_alone": _without(one.left_alone, user),
            "asked": {key: at for key, at in one.asked.items() if key != user},
            "leaving": {key: at for key, at in one.leaving.items() if key != user},
        }

    return _roster(place, change)


def leaving(place: str, users: Collection[str], now: datetime) -> LedgerEdit:
    """Note that Graph took people out of a place; they are out when Teams shows them no more."""
    when = now.isoformat()
    return _roster(place, lambda one: {"leaving": one.leaving | dict.fromkeys(users, when)})


def owned(place: str, users: Collection[str]) -> LedgerEdit:
    """Note that people own a place from now on."""
    return _roster(place, lambda one: {"owners": _with(one.owners, users)})


def disowned(place: str, user: str) -> LedgerEdit:
    """Note that somebody no longer owns a place."""
    return _roster(place, lambda one: {"owners": _without(one.owners, user)})


def _with(some: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *more)))


def _without(some: tuple[str, ...], user: str) -> tuple[str, ...]:
    return tuple(one for one in some if one != user)


def invited(user: str, now: datetime) -> LedgerEdit:
    """Note an invitation; the first time counts."""

    def change(before: LedgerGuest | None) -> LedgerGuest:
        return before or LedgerGuest(slug=user, invited_at=now)

    return edit(LedgerGuest, user, change)


def quarantined(area: str, quarantine: Quarantine, now: datetime) -> LedgerEdit:
    """Return a team is left alone for a while, longer each time in a row."""

    def change(before: LedgerArea | None) -> LedgerArea:
        one = before or LedgerArea(slug=area)
        tries = one.tries + 1
        return one.model_copy(
            update={
                "setback": quarantine.why,
                "value": quarantine.value,
                "reference": quarantine.reference,
                "tries": tries,
                "retry_at": retry_at(now, tries),
            }
        )

    return edit(LedgerArea, area, change)


def all_well(area: str) -> LedgerEdit:
    """End a team's quarantine: all went well."""
    news = {"setback": "", "value": "", "reference": "", "tries": 0, "retry_at": None}
    return edit(LedgerArea, area, lambda one: one and one.model_copy(update=news))
