"""Changes, obstacles and costs of a plan in plain sentences.

Everything here is a sentence of plain text on one line. Where Markdown is read it goes through
`cards.kit.components.plain`, or straight into a text run.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from typing import Final

from cards.kit.components import plain, typed
from cards.kit.translator import Translator
from registry.provisioning.plan import (
    Blocked,
    Pending,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
    Unsure,
)
from registry.provisioning.sync_plan import Quarantine

Safe = Callable[[str], str]
"""What makes a word from people fit for where the sentence is read."""

BLOCKED_CODES: Final = (
    *("no-owner", "name", "double", "ambiguous", "kind-differs", "name-reserved", "name-taken"),
    *("not-ours", "disabled", "no-account", "no-bot-app", "unread", "set-aside"),
    *("app-consent", "app-refused", "bot-not-in-channel"),
)
"""Reasons why something can't be done that have a text of their own."""

_LESS: Final = frozenset(
    {SyncAction.REMOVE, SyncAction.ARCHIVE, SyncAction.FORGET, SyncAction.DEMOTE}
)
_MORE: Final = frozenset(
    {SyncAction.CREATE, SyncAction.INVITE, SyncAction.ADD, SyncAction.INSTALL, SyncAction.RESTORE}
)
SIGN_LESS, SIGN_BLOCKED, SIGN_PENDING, SIGN_UNSURE = "\N{MINUS SIGN}", "!", "…", "?"


def bare(text: str) -> str:
    """Return a word from people on one line, without signs that nobody sees; nothing is escaped."""
    return " ".join(typed(text).split())


def escaped(text: str) -> str:
    """Return a word from people for Markdown."""
    return plain(bare(text))


def sign(change: PlannedChange) -> str:
    """Return what kind of change it is, at a glance: more, less, or other."""
    if change.action in _LESS:
        return SIGN_LESS
    return "+" if change.action in _MORE else "~"


def deed(t: Translator, change: PlannedChange, safe: Safe = bare) -> str:
    """Return what is done."""
    arguments = {
        "name": safe(change.name),
        "where": safe(change.where or place_of(change.area)),
        "before": safe(change.before),
        "after": safe(change.after),
    }
    form = change.channel_kind or "other"
    return t(f"sync-what-{change.action}", kind=str(change.kind), form=form, **arguments)


def reason(t: Translator, change: PlannedChange) -> str:
    """Return why it is to be done."""
    exact = f"sync-why-{change.cause}-{change.action}"
    return t(exact if t.has(exact) else f"sync-why-{change.cause}")


def sentence(t: Translator, change: PlannedChange, safe: Safe = bare) -> str:
    """Return what and why: `Kanaal Bijeenkomsten maken in GW Twente: het register wil het, …`."""
    return t("sync-line", name=deed(t, change, safe), what=reason(t, change)) + "."


def blocked_sentence(t: Translator, blocked: Blocked, safe: Safe = bare) -> str:
    """Return what can't be done, why, and what can be instead."""
    what = t(f"sync-blocked-{blocked.kind}", name=safe(blocked.name or place_of(blocked.area)))
    known = blocked.why in BLOCKED_CODES
    value = safe(_dated(t, blocked.value))
    key = f"sync-blocked-{blocked.why if known else 'other'}"
    line = t("sync-line", name=what, what=t(key, value=value, code=safe(blocked.why)))
    if not blocked.suggestion:
        return line
    return f"{line} {t('sync-suggestion', suggestion=safe(blocked.suggestion))}"


def pending_sentence(t: Translator, pending: Pending, safe: Safe = bare) -> str:
    """Return what was asked for and is not there yet, and since when."""
    kind = pending.kind if pending.kind in (ResourceKind.MEMBER, ResourceKind.GUEST) else "other"
    where = safe(pending.where or place_of(pending.area))
    line = t(f"sync-pending-{pending.why or kind}", name=safe(pending.name), where=where)
    if not pending.since:
        return line
    return f"{line} {t('sync-pending-since', since=safe(_dated(t, pending.since)))}"


def unsure_sentence(t: Translator, unsure: Unsure, safe: Safe = bare) -> str:
    """Return what was not seen as it should be, since when, and that it is looked at again."""
    where = safe(unsure.where or place_of(unsure.area))
    name = safe(unsure.name or unsure.member or place_of(unsure.area))
    kind = unsure.kind if unsure.why == "missing" else "unexpected"
    line = t(f"sync-unsure-{kind}", name=name, where=where)
    if not unsure.since:
        return line
    return f"{line} {t('sync-unsure-since', since=safe(_dated(t, unsure.since)))}"


def quarantine_sentence(t: Translator, quarantine: Quarantine, safe: Safe = bare) -> str:
    """Return a sentence on what failed, what to do, and the number to find it in the log."""
    own = f"sync-setback-{quarantine.why}"
    key = own if t.has(own) else "sync-setback-other"
    name = safe(quarantine.name or place_of(quarantine.area)) or t("sync-all-teams")
    # What is not known is left out, or said of the team: never as empty brackets.
    told = "yes" if quarantine.value else "no"
    value = safe(quarantine.value) or name
    person = safe(quarantine.person) or t("sync-setback-somebody")
    why = t(key, value=value, told=told, code=safe(quarantine.why), person=person)
    line = t("sync-setback-line", name=name, why=why)
    if quarantine.code or quarantine.said:
        parts = (safe(quarantine.code), safe(quarantine.said))
        line = f"{line} {t('sync-setback-said', said=': '.join(filter(None, parts)))}"
    if not quarantine.reference:
        return line
    return f"{line} {t('sync-setback-reference', reference=safe(quarantine.reference))}"


def waiting_sentence(
    t: Translator, why: str, name: str, seconds: float = 0.0, safe: Safe = bare
) -> str:
    """Return a sentence on what Microsoft is waited for in a team.

    Args:
        t: the language.
        why: code of what is waited for, as in graph_sync.apply.lags.
        name: what people call the team.
        seconds: for how long it is waited for at most; 0 when that is left to the next look.
        safe: guards what people wrote.
    """
    own = f"sync-waits-{why}"
    line = t(own if t.has(own) else "sync-waits-other", name=safe(name), code=safe(why))
    rest = t("sync-waits-most", time=span(t, seconds)) if seconds else t("sync-waits-later")
    return f"{line} {rest}"


def cost(t: Translator, plan: Plan) -> str:
    """Return how long it takes and in how many calls: `ongeveer 2 minuten, 34 stappen`."""
    return t("sync-cost", time=span(t, plan.estimate_seconds), calls=plan.calls)


def span(t: Translator, seconds: float) -> str:
    """Return a length of time, rounded up to what people count in."""
    whole = max(1, math.ceil(seconds))
    if whole < 60:
        return t("sync-seconds", count=whole)
    if whole < 3600:
        return t("sync-minutes", count=math.ceil(whole / 60))
    hours, minutes = divmod(math.ceil(whole / 60), 60)
    text = t("sync-hours", count=hours)
    return f"{text} {t('sync-minutes', count=minutes)}" if minutes else text


def place_of(area: str) -> str:
    """Return the name of a team as well as its key tells it: `hub:twente` → `twente`."""
    return area.partition(":")[2] or area


def moment_day(t: Translator, text: str) -> str:
    """Return a moment in ISO 8601 as a day in words; any other text on one line."""
    return bare(_dated(t, text))


def _dated(t: Translator, text: str) -> str:
    """Return a moment in ISO 8601 as a day in words; any other text as it is."""
    try:
        return t.day(datetime.fromisoformat(text))
    except ValueError:
        return text
