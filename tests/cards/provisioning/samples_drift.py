"""Cards of what was changed by hand in Teams: usual, largest, hostile, settled."""

from collections.abc import Iterator, Mapping
from typing import Any

from cards.kit.translator import Translator, translator
from cards.provisioning.drift import drift_card
from registry.core.vocabulary import Language
from registry.provisioning.plan import Cause, Plan, PlannedChange, ResourceKind, SyncAction
from registry.provisioning.removal_budget import RemovalBudget
from tests.cards.provisioning.samples_plans import NASTY, TWENTE, added, change, shown

HAND = Cause.DRIFT


def by_hand() -> Plan:
    """One of each that happens."""
    team = {"kind": ResourceKind.TEAM, "key": TWENTE, "where": ""}
    app = {"kind": ResourceKind.APP, "key": f"{TWENTE}:app"}
    renamed = {"before": "Kalender", "after": "Agenda"}
    changes = (
        change("Bijeenkomsten", cause=HAND),
        change("Agenda", SyncAction.RENAME, cause=HAND, **renamed),
        added(1, "Fatima El Amrani", cause=HAND),
        added(2, "Joost Bakker", action=SyncAction.REMOVE, cause=HAND, removes=True),
        added(3, "Sanne de Vries", action=SyncAction.PROMOTE, cause=HAND),
        added(4, "Pieter van den Berg", action=SyncAction.DEMOTE, cause=HAND),
        change("GW Twente", SyncAction.UNARCHIVE, cause=HAND, **team),
        change("PLeK", SyncAction.INSTALL, cause=HAND, **app),
    )
    return Plan(changes, removals=RemovalBudget(1, 0, 10), calls=8, estimate_seconds=8)


def somebody_left(member: str = "m9", name: str = "Piet Jansen", calls: int = 1) -> Plan:
    """Somebody whose account is gone."""
    who = {"kind": ResourceKind.GUEST, "key": f"/{member}", "member": member, "calls": calls}
    return Plan((change(name, SyncAction.INVITE, cause=HAND, **who),))


def every_action(name: str) -> Plan:
    """Each action on each kind, under this name."""
    changes = [
        change(name, one, kind=kind, cause=HAND, where=name, before=name, after=name)
        for one in SyncAction
        for kind in ResourceKind
    ]
    return Plan(tuple(changes), removals=RemovalBudget(90, 9, 10))


def offered(_change: PlannedChange) -> tuple[str, ...]:
    """Everything."""
    return ("put_right", "accept", "leave")


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        for name, card in _cards(translator(language)):
            found[f"{name}-{language}"] = card
    return found


def _cards(t: Translator) -> Iterator[tuple[str, Mapping[str, Any]]]:
    usual = shown(by_hand(), origin="drift")
    yield "first", drift_card(t, usual, offered)
    yield (
        "second",
        drift_card(t, usual, lambda _: ("put_right",), 1, remark="sync-drift-done-leave"),
    )
    left = shown(somebody_left(), origin="drift")
    yield "left", drift_card(t, left, lambda _: ("put_right", "accept"))
    done = {"remark": "sync-drift-done-accept-invite", "back": {"member": "m9"}}
    settled = shown(Plan(), origin="drift", status="applied")
    yield "left-done", drift_card(t, settled, offered, **done)
    stale = {"remark": "sync-drift-stale", "good": False}
    way = {"member": "m9", "group": "twente", "channel": "kernteam"}
    yield "out", drift_card(t, usual, offered, remark="sync-drift-done-accept", back=way)
    refused = {"remark": "sync-drift-refused-team", "good": False, "person": "m9"}
    yield "refused", drift_card(t, usual, offered, **refused)
    yield "stale", drift_card(t, usual, lambda _: (), 9, **stale)
    for fill in (NASTY, "🧑‍🌾" * 80):
        large = shown(every_action((fill * 99)[:256]), origin="drift")
        for page in (0, 5, 9):
            name = "nasty" if fill is NASTY else "large"
            yield f"{name}-{page}", drift_card(t, large, offered, page, **stale)
    yield "settled", drift_card(t, shown(Plan(), origin="drift", status="applied"), offered)
