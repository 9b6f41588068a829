"""The sync's status, a scan on request, and the policy of what goes without asking."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversations.provisioning.views import kernteam_only
from bot.delivery.live_cards import let_go
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_reply, window
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from bot.sync.status import SyncStatus, read_status
from cards.kit.forms import NONCE, Values
from cards.provisioning.policy import policy_form, policy_values, settled_card
from cards.provisioning.status import (
    ChannelWithoutBot,
    QuarantinedTeam,
    SyncOverview,
    desk_card,
)
from cards.provisioning.wording import place_of
from graph_sync.ledger.ledger import LedgerEntry
from graph_sync.ledger.waiting import SET_ASIDE
from registry.core.errors import Fault, Invalid, NotAllowed
from registry.core.permissions import Right, holds, require
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.provisioning.auto_approval import SyncAsked
from registry.provisioning.first_contact import turned_down
from registry.provisioning.policies import change_policy, policy
from registry.provisioning.sync_plan import Quarantine

routes = Routes()
routes.waits(SET_ASIDE, opens="sync.status", shows="sync.status")

_OPEN = frozenset({"proposed", "approved", "applying"})
_HUB = "hub:"


@routes.command(
    "teams bijwerken",
    "teams status",
    "stand van teams",
    en=("update teams", "status of teams"),
    about="sync-desk-command",
    order=82,
    audience=Audience(HelpGroup.ADMINISTRATOR, (Right.APPROVE_SYNC,)),
    slash=False,
)
async def show_status(ask: Ask) -> Answer:
    """Return how Teams stands beside the registry."""
    return await _status(ask)


routes.verb("sync.status")(show_status)


@routes.verb("sync.look", again="sync.status")
async def press_look(ask: Ask) -> Answer:
    """Have Teams looked at now."""
    try:
        async with ask.write() as unit:
            await require(unit, Right.APPROVE_SYNC)
            if ask.sync_info.on:
                unit.emit(SyncAsked(by=ask.who))
    except NotAllowed:
        return kernteam_only(ask)
    return await _status(ask, "sync-desk-looking" if ask.sync_info.on else "sync-desk-off")


@routes.command(
    "afspraken over teams",
    "teams afspraken",
    en=("agreements about teams",),
    about="sync-desk-policy-command",
    order=83,
    audience=Audience(HelpGroup.ADMINISTRATOR, (Right.CHANGE_SYNC_POLICY,)),
    slash=False,
)
async def open_policy(ask: Ask) -> Answer:
    """Return the agreements, to change."""
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.CHANGE_SYNC_POLICY, ask.who):
            return kernteam_only(ask)
        values = policy_values(await policy(unit))
    return _asked(ask, values)


routes.verb("sync.policy", shows="sync_policies")(open_policy)


@routes.verb("sync.policy.save", again="sync.policy")
async def save_policy(ask: Ask) -> Answer:
    """Settle the agreements; faults come back at their fields."""
    form = policy_form(ask.t)
    values = form.read(ask.data)
    try:
        entry = form.entry(values)
        async with ask.write() as unit:
            settled = await change_policy(unit, entry)
    except NotAllowed:
        return kernteam_only(ask)
    except Invalid as invalid:
        return _asked(ask, values, invalid.faults)
    card = settled_card(ask.t, settled)
    return Answer(card=card, text=str(card["fallbackText"]), private=True)


def _asked(ask: Ask, values: Values, faults: Sequence[Fault] = ()) -> Answer:
    form = policy_form(ask.t, ask.value(NONCE) if faults else "")
    more = [] if faults else window(ask, "sync.policy")
    card = form.card(ask.t, values, faults, more=more)
    return private_reply(ask, card, title="sync-policy-title", verb="sync.policy", done=False)


async def _status(ask: Ask, remark: str = "") -> Answer:
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.APPROVE_SYNC, ask.who):
            return kernteam_only(ask)
        desk = await _desk(unit, remark)
    await let_go(ask)
    card = desk_card(ask.t, desk)
    return private_reply(ask, card, title="sync-desk-title", verb="sync.status")


async def _desk(unit: UnitOfWork, remark: str) -> SyncOverview:
    found = await read_status(unit)
    return SyncOverview(
        plans=tuple(one for one in found.plans if one.status in _OPEN),
        quarantined=await _quarantined(unit, found),
        read_at=found.state.read_at,
        aligned_at=found.state.aligned_at,
        teams=found.places.get("team live", 0),
        channels=found.places.get("channel live", 0),
        pending=found.pending,
        unsure=found.unsure,
        removals=found.removals,
        without_bot=await _without_bot(unit, found),
        app_asks=found.state.app_asks,
        kept_out=tuple((await _team_names(unit, found.kept_out)).values()),
        turned_down=tuple(await turned_down(unit)),
        applied=(last.at, last.ends) if (last := found.state.last_apply) else None,
        running=found.lock is not None,
        paused=(await policy(unit)).paused,
        remark=remark,
    )


async def _without_bot(unit: UnitOfWork, found: SyncStatus) -> tuple[ChannelWithoutBot, ...]:
    names = await _team_names(unit, [one.team for one in found.without_bot])
    return tuple(ChannelWithoutBot(names[one.team], one.name) for one in found.without_bot)


async def _team_names(unit: UnitOfWork, areas: Sequence[str]) -> dict[str, str]:
    """Return what teams are called in Teams, by key."""
    known = {one.slug: one.name for one in await unit.of(LedgerEntry).some(tuple(areas))}
    return {area: known.get(area) or place_of(area) for area in areas}


async def _quarantined(unit: UnitOfWork, found: SyncStatus) -> tuple[QuarantinedTeam, ...]:
    """Return the quarantined teams, those of hubs under their names."""
    keys = [one.slug.removeprefix(_HUB) for one in found.quarantined]
    hubs = {f"{_HUB}{one.slug}": one.name for one in await unit.of(Hub).some(tuple(keys))}
    return tuple(
        QuarantinedTeam(
            Quarantine(
                area=one.slug,
                name=hubs.get(one.slug, ""),
                why=one.setback,
                value=one.value,
                reference=one.reference,
            ),
            one.retry_at,
        )
        for one in found.quarantined
    )
