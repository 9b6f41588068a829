"""A list that is pasted, in as many parts as it takes: `mensen toevoegen`."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from bot.conversations.onboarding.batches.views import answered, the_list
from bot.conversations.onboarding.people_views import group_options, may_put
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import typed
from cards.kit.forms import NONCE
from cards.onboarding.batches import paste_form, preview_card, so_far
from registry.core.errors import Fault, Invalid
from registry.core.permissions import Right
from registry.core.vocabulary import Role
from registry.onboarding.batches.batch import Batch, own
from registry.onboarding.batches.check import check
from registry.onboarding.batches.mending import gather
from registry.onboarding.batches.parse import parsed

routes = Routes()

_MOST_PASTED = 262_144
"""Characters of a part that are read: all that can come in (`bot.adapter.inbound.body.LARGEST`).

Teams itself takes less: what is sure is 28 kB, some 400 lines.
"""

_LONGEST = 1_000


@routes.command(
    "mensen toevoegen",
    "veel mensen toevoegen",
    "lijst mensen",
    "mensen lijst",
    en=("add people", "add many people", "people list"),
    about="batch-command",
    order=89,
    audience=Audience(HelpGroup.HUB, (Right.APPOINT,), (Role.HUB_TEAM,)),
    slash=False,
)
async def add_people(ask: Ask) -> Answer:
    """Show the list that waits, or the form for a new one with what was typed behind it."""
    words = typed(ask.words)[:_LONGEST]
    async with ask.registry.read(ask.who) as unit:
        batch = await the_list(ask, unit) if await may_put(unit, ask.who) else None
        if batch is not None and batch.rows and not words:
            preview = await check(unit, batch)
            remark = ask.t("batch-waiting")
            return answered(ask, preview_card(ask.t, preview, remark=remark), done=False)
    return await _form(ask, words, batch)


@routes.verb("people.batch")
async def open_form(ask: Ask) -> Answer:
    """Show the form for a part, a further one where there is a list."""
    async with ask.registry.read(ask.who) as unit:
        batch = await the_list(ask, unit)
    return await _form(ask, "", batch)


@routes.verb("people.batch_add", again="people.batch")
async def add_part(ask: Ask) -> Answer:
    """Add a part, and ask for the next."""
    lines = ask.lines("lines", most=_MOST_PASTED)
    try:
        batch = await _added(ask, lines)
    except Invalid as invalid:
        return await _form(ask, lines, await _known(ask), invalid.faults)
    return await _form(ask, "", batch)


@routes.verb("people.batch_done", again="people.batch_show")
async def finish(ask: Ask) -> Answer:
    """Add what is in the form, if anything, and show what a yes would do."""
    lines = ask.lines("lines", most=_MOST_PASTED)
    known = await _known(ask)
    if lines.strip() or known is None:
        try:
            known = await _added(ask, lines)
        except Invalid as invalid:
            return await _form(ask, lines, known, invalid.faults)
    async with ask.registry.read(ask.who) as unit:
        preview = await check(unit, await own(unit, known.slug))
    return answered(ask, preview_card(ask.t, preview), done=False)


async def _added(ask: Ask, lines: str) -> Batch:
    async with ask.write() as unit:
        batch = await the_list(ask, unit)
        before = batch.heading if batch else ()
        key = batch.slug if batch else ""
        part = parsed(lines, before)
        return (await gather(unit, key, part, ask.value("group"))).batch


async def _known(ask: Ask) -> Batch | None:
    async with ask.registry.read(ask.who) as unit:
        return await the_list(ask, unit)


async def _form(ask: Ask, lines: str, batch: Batch | None, faults: Sequence[Fault] = ()) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        if not await may_put(unit, ask.who):
            return refuse(ask, "people-kernteam-only")
        chosen = (batch.group if batch else "") or ask.value("group")
        groups = await group_options(unit, ask.who, chosen)
    if not chosen and len(groups) == 1:
        chosen = groups[0][0]
    nonce = (ask.value(NONCE) if faults else "") or secrets.token_urlsafe(9)
    files = bool(ask.links.people_file("x"))
    form, more = paste_form(ask.t, groups, batch, nonce, files=files)
    values = {"lines": lines, "group": chosen}
    card = form.card(ask.t, values, faults, above=so_far(ask.t, batch), more=more)
    return answered(ask, card, done=False)
