"""Switches on the page: which failures are on, each with a button to end it.

Forms, so that they work by keyboard, with a screen reader and without a script.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from graph_sync.sandbox.faults.case import RESOURCES
from graph_sync.sandbox.faults.cases import CASES
from graph_sync.sandbox.faults.catalogue import described
from graph_sync.sandbox.faults.faults import ActiveFault, Faults
from graph_sync.sandbox.faults.options import FaultOptions
from graph_sync.sandbox.faults.profiles import PROFILES

MIXTURES: Mapping[str, str] = {
    "as-reported": "Wat mensen melden, alles af en toe.",
    "rough": "Van alles wat Microsoft beschrijft.",
    "throttled": "Te veel aanroepen.",
    "lagging": "Alles komt laat.",
    "flaky-writes": "Wijzigingen mislukken of lijken te mislukken.",
    "tokens": "Het token deugt niet.",
}
"""The mixtures in a sentence each."""
RESOURCES_NL: Mapping[str, str] = {
    "groups": "groepen",
    "users": "accounts",
    "teams": "teams",
    "channels": "kanalen",
    "group members": "leden van een groep",
    "team members": "leden van een team",
    "channel members": "leden van een kanaal",
    "tabs": "tabbladen",
    "installedApps": "apps",
}
"""What can be read, as the page calls it."""
PLACES = ("/", "/storingen")


@dataclass(frozen=True, slots=True)
class ShownFault:
    """A failure that is on, as the page shows it."""

    number: int
    id: str
    what: str
    how: str


def shown_faults(faults: Faults) -> tuple[ShownFault, ...]:
    """Return the failures that are on and can still strike."""
    words = described()
    return tuple(
        ShownFault(one.number, one.id, words[one.id].nl, _how(one))
        for one in faults.on
        if not one.over
    )


def _how(fault: ActiveFault) -> str:
    parts = [
        f"nog {fault.count} keer" if fault.count is not None else "",
        f"kans {fault.probability:.0%}" if fault.probability < 1 else "",
        f"bij {RESOURCES_NL.get(fault.resource, fault.resource)}" if fault.resource else "",
        f"alleen {fault.path}" if fault.path else "",
        f"{fault.struck} keer gebeurd",
    ]
    return ", ".join(part for part in parts if part)


def switched(faults: Faults, form: Mapping[str, str]) -> None:
    """Do what a form asks: switch on a case or a mixture, or switch off one or all.

    Raises:
        KeyError: there is no such case or mixture.
        ValueError: a number is none, or an option says what can't be.
    """
    if "off" in form:
        faults.switch_off(None if form["off"] == "all" else int(form["off"]))
    elif "profile" in form:
        faults.switch_on_profile(form["profile"], int(form.get("seed") or 0))
    else:
        faults.switch_on(form["id"], **_options(form))


def _options(form: Mapping[str, str]) -> FaultOptions:
    options: FaultOptions = {"seed": int(form.get("seed") or 0)}
    if form.get("count"):
        options["count"] = max(int(form["count"]), 1)
    if form.get("chance"):
        options["probability"] = min(max(int(form["chance"]), 0), 100) / 100
    if form.get("resource") and CASES[form["id"]].reads:
        options["resource"] = form["resource"]
    return options


def from_this_page(request: web.Request) -> bool:
    """Return whether a form was sent from a page of ours, and not from somebody else's.

    Browsers say so themselves; `Origin` is for old ones, since our pages tell nobody where they are
    and so send `null` there.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin", "")
    return not origin or urlsplit(origin).netloc == request.host


def choices() -> dict[str, object]:
    """Return what the page of switches offers, for its template."""
    return {
        "resources": {name: RESOURCES_NL[name] for name in RESOURCES},
        "mixtures": {name: MIXTURES[name] for name in PROFILES},
    }
