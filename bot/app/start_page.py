"""Start page for the administrator: what to do next, what is known, and where to find more.

It is on the port for the administrator, and says nothing of anybody: counts, names of channels and
teams, and settings by their names alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from appmanifest.settings import PackageSettings
from bot.dispatch.contacts.contact import KnownConversation
from bot.dispatch.contacts.purposes import guesses, known_by, place_of
from bot.settings import PURPOSES, Mode, Purpose, Settings
from cards.kit.translator import Translator
from cards.provisioning.outcome import outcome_lines
from cards.provisioning.status import moment
from graph_sync.ledger.ledger import LedgerArea, LedgerEntry, LedgerSighting
from graph_sync.settings import SyncSettings
from registry.core.errors import Failure, RegistryError
from registry.core.membership import Membership
from registry.core.permissions import RIGHTS, SYSTEM
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.core.waiting import MOST_COUNTED, WaitingKind
from registry.store.store import Store

if TYPE_CHECKING:
    from bot.app.application import Plek

LATE_HOURS = 30
"""A daily look that is this long ago is late."""

GIVES = (
    "administrators",
    "channels",
    "public_url",
    "sync",
    "database_url",
    "team_owners",
    "trusted_proxies",
    "privacy_url",
    "terms_url",
)
"""Settings that are empty until somebody fills them in, and without which something is missing."""

LINKS = (
    ("guide", "/gids"),
    ("package", "/package.zip"),
    ("health", "/readyz"),
    ("metrics", "/metrics"),
)
"""What else there is to see at this address: name of its text → path."""

_ONLY_IN_PRODUCTION = frozenset({"public_url", "trusted_proxies", "privacy_url", "terms_url"})
_MOST_NAMES = 3


class State(StrEnum):
    """How something stands; each has its own word and sign, so that no colour has to tell it."""

    GOOD = "good"
    TODO = "todo"
    WRONG = "wrong"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page.

    Attributes:
        about: what it is about.
        state: how it stands.
        says: what was found.
        advice: what to do; empty where there is nothing to do.
        code: what to type for it, letter by letter.
        href: what to open for it.
    """

    about: str
    state: State
    says: str = ""
    advice: str = ""
    code: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class StartView:
    """What the page shows.

    Attributes:
        steps: what to do next, the first first.
        channels, sync, waiting, settings, messages: parts of the page.
        trouble: name of what keeps the registry from answering; then there is nothing else.
    """

    steps: Sequence[Line] = ()
    channels: Sequence[Line] = ()
    sync: Sequence[Line] = ()
    waiting: Sequence[Line] = ()
    settings: Sequence[Line] = ()
    messages: Sequence[Line] = ()
    trouble: str = ""


async def start_context(plek: Plek, t: Translator, beside: Mapping[str, str]) -> dict[str, Any]:
    """Return what the template `start.html` names.

    Args:
        plek: what runs.
        t: in the language of who looks.
        beside: what else runs here, by name: `playground`, `teams` → address.
    """
    kinds = [one for one in (waits.kind for waits in plek.router.waiting) if _is_kernteams(one)]
    try:
        view = await read_view(
            plek.store, plek.settings, plek.sync, kinds, t, syncs=plek.wakeup is not None
        )
    except (RegistryError, Failure, OSError) as error:
        view = StartView(trouble=type(error).__name__)
    return {
        "view": view,
        "version": version("plek"),
        "local": plek.settings.mode is Mode.LOCAL,
        "beside": list(beside.items()),
        "links": [*beside.items(), *LINKS, ("website", plek.settings.website)],
    }


def _is_kernteams(kind: WaitingKind) -> bool:
    return any(Role.KERNTEAM in RIGHTS[right] for right in kind.rights)


async def read_view(
    store: Store,
    settings: Settings,
    sync: SyncSettings,
    kinds: Sequence[WaitingKind],
    t: Translator,
    *,
    syncs: bool,
) -> StartView:
    """Read the view from the registry; Teams is not asked.

    Args:
        store: the registry.
        settings: how plek is configured.
        sync: and its Graph sync.
        kinds: what can wait for the kernteam.
        t: in which language.
        syncs: whether this bot keeps Teams aligned by itself.

    Raises:
        Failure: the registry does not answer.
    """
    counts = await store.outbox.counts()
    async with store.read(SYSTEM) as unit:
        met = await unit.of(KnownConversation).count()
        kernteam = await unit.of(Membership).count(role=Role.KERNTEAM)
        channels = [await _channel(unit, purpose, t) for purpose in PURPOSES]
        looked = await _sync(unit, t, syncs=syncs)
        waiting = [line for kind in kinds if (line := await _waits(unit, kind, t))]
    missing = _missing(settings, sync, t)
    messages = [_messages(counts, t)]
    steps = [
        *_begin(t, met=met > 0, kernteam=kernteam > 0, local=settings.mode is Mode.LOCAL),
        *(one for one in (*channels, *looked, *messages) if one.state in (State.TODO, State.WRONG)),
        *_decide(waiting, t),
    ]
    return StartView(steps, channels, looked, waiting, missing, messages)


def _begin(t: Translator, *, met: bool, kernteam: bool, local: bool) -> list[Line]:
    """Return the first steps after an installation, as far as they are still to be taken."""
    steps = []
    if not kernteam:
        code = "plek registry appoint OBJECT-ID kernteam"
        steps.append(
            Line(t("start-kernteam"), State.TODO, advice=t("start-kernteam-how"), code=code)
        )
    if not met and not local:
        how = t("start-app-how")
        steps.append(Line(t("start-app"), State.TODO, advice=how, href="/package.zip"))
    return steps


def _decide(waiting: Sequence[Line], t: Translator) -> list[Line]:
    if not waiting:
        return []
    how = t("start-decide-how")
    return [Line(t("start-decide"), State.TODO, advice=how, code=t("start-decide-say"))]


async def _channel(unit: UnitOfWork, purpose: Purpose, t: Translator) -> Line:
    about = t(f"start-channel-{purpose}")
    place = await place_of(unit, purpose)
    if place is not None:
        return Line(about, State.GOOD, _label(place) or t("start-channel-known"))
    code = t("start-channel-say", purpose=purpose)
    if await known_by(unit, purpose):
        return Line(about, State.TODO, t("start-channel-unmet"), t("start-channel-unmet-how"))
    names = [_label(one) for one in await guesses(unit, purpose)][:_MOST_NAMES]
    maybe = t("start-channel-maybe", names=t.listing(names)) if names else ""
    how = " ".join(one for one in (t("start-channel-how"), maybe) if one)
    return Line(about, State.TODO, t("start-channel-none"), how, code)


def _label(venue: KnownConversation) -> str:
    return " - ".join(part for part in (venue.team_name, venue.channel_name) if part)


async def _sync(unit: UnitOfWork, t: Translator, *, syncs: bool) -> list[Line]:
    from bot.sync.schedule import state_of  # few open the page, and it takes a while to load

    state = await state_of(unit)
    last = state.last_apply
    kept = await _kept(unit, t)
    lines = [_looked(state.read_at, unit.now, t) if syncs else _off(t)]
    about, how, code = t("start-sync-last"), t("start-sync-last-how"), "plek sync status"
    if last is None:
        lines.append(Line(about, State.OFF, t("start-sync-last-none")))
    else:
        says = " ".join((moment(t, last.at) + ":", *outcome_lines(t, last.ends)))
        if not last.total:
            says = f"{moment(t, last.at)}: {t('start-sync-nothing')}"
        if last.verdict == 0 and not last.stopped and not last.unread:
            lines.append(Line(about, State.GOOD, says))
        else:
            lines.append(Line(about, State.WRONG, says, how, code))
    says = kept or t("start-sync-places-none")
    lines.append(Line(t("start-sync-places"), State.GOOD if kept else State.OFF, says))
    if aside := sum(bool(one.setback) for one in await unit.of(LedgerArea).all()):
        says = t("start-sync-aside-count", count=aside)
        lines.append(Line(t("start-sync-aside"), State.WRONG, says, how, code))
    if unsure := await unit.of(LedgerSighting).count():
        says = t("start-sync-unsure-count", count=unsure)
        lines.append(Line(t("start-sync-unsure"), State.OFF, says))
    return lines


async def _kept(unit: UnitOfWork, t: Translator) -> str:
    """Return how many teams and channels are kept aligned; empty when none are."""
    kept = [
        [one for one in await unit.of(LedgerEntry).all(kind=kind) if one.state == "live"]
        for kind in ("team", "channel")
    ]
    teams, channels = map(len, kept)
    return t("sync-desk-places-value", teams=teams, channels=channels) if teams else ""


def _off(t: Translator) -> Line:
    return Line(t("start-sync-look"), State.OFF, t("start-sync-off"))


def _looked(read_at: datetime | None, now: datetime, t: Translator) -> Line:
    about = t("start-sync-look")
    if read_at is None:
        return Line(about, State.OFF, t("start-sync-look-none"))
    if (now - read_at).total_seconds() > LATE_HOURS * 3600:
        how = t("start-sync-late-how")
        return Line(about, State.WRONG, moment(t, read_at), how, "sync.job_failed")
    return Line(about, State.GOOD, moment(t, read_at))


async def _waits(unit: UnitOfWork, kind: WaitingKind, t: Translator) -> Line | None:
    page = await kind.look(unit, SYSTEM, 1, 0)
    if not page.count:
        return None
    counted = str(page.count) if page.count <= MOST_COUNTED else f"{MOST_COUNTED}+"
    what = t(f"todo-{kind.name.replace('_', '-')}", count=page.count)
    return Line(what, State.TODO, counted)


def _missing(settings: Settings, sync: SyncSettings, t: Translator) -> list[Line]:
    """Return the settings that nobody filled in, with what each gives; no values."""
    package = PackageSettings()
    lines = []
    for name in GIVES:
        owner = next(one for one in (settings, sync, package) if name in type(one).model_fields)
        if getattr(owner, name) or (settings.mode is Mode.LOCAL and name in _ONLY_IN_PRODUCTION):
            continue
        variable = f"PLEK_{name.upper()}"
        lines.append(Line(variable, State.OFF, t(f"start-setting-{name.replace('_', '-')}")))
    return lines


def _messages(counts: Mapping[str, int], t: Translator) -> Line:
    about = t("start-messages")
    says = t("start-messages-waiting", count=counts.get("waiting", 0))
    if stuck := counts.get("given_up", 0):
        says = t("start-messages-stuck", count=stuck)
        return Line(about, State.WRONG, says, t("start-messages-how"), t("start-messages-say"))
    return Line(about, State.GOOD, says)
