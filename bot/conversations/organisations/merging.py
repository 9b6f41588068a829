"""Merging two organisations by the kernteam: the choice, what it would do, and the way back."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import date

from bot.conversations.organisations.views import answered, done_already, shown
from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import plain
from cards.kit.forms import Values
from cards.kit.translator import Translator
from cards.organisations.merging import (
    SEEN,
    merge_preview_card,
    merged_note_card,
    merging_form,
)
from registry.core.errors import (
    AlreadyDecided,
    AlreadyExists,
    Conflict,
    Fault,
    Invalid,
    NotFound,
)
from registry.core.permissions import SYSTEM, Right, require
from registry.organisations.choosing import options
from registry.organisations.former import followed, still_there
from registry.organisations.merge_record import MergeDue, OrganisationMerged
from registry.organisations.merging import (
    cancel_merge,
    carry_out_due,
    merge,
    plan_merge,
    preview,
    undo_merge,
)
from registry.organisations.organisation import Organisation

routes = Routes()

_MOST_ORGANISATIONS = 40
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SEEN = re.compile(r"(\d{1,12})-(\d{1,12})")


@routes.verb("organisations.merging")
async def open_merging(ask: Ask) -> Answer:
    """Show the form that asks into which organisation one goes. Raises NotAllowed, NotFound."""
    return await ask_merging(ask, ask.key("organisation"), {"into": "", "day": ""})


@routes.verb("organisations.merging_look")
async def look(ask: Ask) -> Answer:
    """Show what the merge would do; nothing is changed."""
    slug = ask.key("organisation")
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_ORGANISATION)
        try:
            gone = await still_there(unit, slug)
        except AlreadyDecided as first:
            return await done_already(ask, first)
        form = merging_form(ask.t, gone)
        values = form.read(ask.data)
        try:
            entry = form.entry(values, ask.read_on(unit))
            found = await preview(unit, slug, entry.into, entry.day)
        except Invalid as invalid:
            faults = invalid.faults
        else:
            card = merge_preview_card(ask.t, found, secrets.token_urlsafe(9))
            return answered(ask, card, done=False)
    return await ask_merging(ask, slug, values, faults)


@routes.verb("organisations.merging_yes", again="organisations.open")
async def carry_out(ask: Ask) -> Answer:
    """Merge them, or keep on which day they will be; who saw older data looks again first."""
    slug, into, day = ask.key("organisation"), ask.value("into"), _day(ask)
    try:
        async with ask.write() as unit:
            gone = await still_there(unit, slug)
            if day is None:
                one = await merge(unit, slug, into, _seen(ask))
                remark = ask.t("merging-done", name=plain(gone.label), into=plain(one.label))
            else:
                one = await plan_merge(unit, slug, into, day, _seen(ask))
                remark = ask.t("merging-planned", name=plain(gone.label), day=ask.t.day(day))
    except Invalid as invalid:
        return await ask_merging(ask, slug, {"into": into, "day": ask.value("day")}, invalid.faults)
    except AlreadyDecided as first:
        return await done_already(ask, first, "merging-planned-already")
    except Conflict:
        return await _look_again(ask, slug, into, day)
    return await shown(ask, one.slug, remark)


@routes.verb("organisations.merging_stop", again="organisations.open")
async def stop(ask: Ask) -> Answer:
    """Take back that an organisation is merged on a day to come."""
    try:
        async with ask.write() as unit:
            one = await cancel_merge(unit, ask.key("organisation"))
    except AlreadyDecided as first:
        return await done_already(ask, first, "merging-stopped-already")
    return await shown(ask, one.slug, ask.t("merging-stopped", name=plain(one.label)))


@routes.verb("organisations.merging_undo", again="organisations.open")
async def undo(ask: Ask) -> Answer:
    """Take a merge back; too late, or twice, is said."""
    slug = ask.key("organisation")
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_ORGANISATION)
    try:
        async with ask.write() as unit:
            one = await undo_merge(unit, slug)
    except AlreadyDecided as first:
        return await done_already(ask, first, "merging-undone-already")
    except (NotFound, Conflict, AlreadyExists):
        return await _too_late(ask, slug)
    return await shown(ask, one.slug, ask.t("merging-undone", name=plain(one.label)))


@routes.on(MergeDue)
async def on_its_day(event: MergeDue, notifier: Notifier) -> None:
    """Carry a merge out whose day has come; twice is as once."""
    async with notifier.registry.write(SYSTEM) as unit:
        await carry_out_due(unit, event)


@routes.on(OrganisationMerged)
async def tell_kernteam(event: OrganisationMerged, notifier: Notifier) -> None:
    """Tell the kernteam of a merge on its day; of any other it was told by its own press."""
    if not event.planned:
        return
    async with notifier.registry.read() as unit:
        into = await unit.of(Organisation).find(event.into)
    if into is None:
        return

    def compose(t: Translator) -> Answer:
        return Answer(card=merged_note_card(t, event.called, into), text=t("merging-news"))

    about = f"organisation-merged:{event.organisation}"
    await notifier.post_to_channel("kernteam", compose, about=about)


async def ask_merging(ask: Ask, slug: str, values: Values, faults: Sequence[Fault] = ()) -> Answer:
    """Show the form that asks into which organisation one goes, filled in."""
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_ORGANISATION)
        try:
            gone = await still_there(unit, slug)
        except AlreadyDecided as first:
            return await done_already(ask, first)
        listed = await options(unit, (str(values.get("into") or ""),), _MOST_ORGANISATIONS)
    form = merging_form(ask.t, gone, [one for one in listed if one[0] != gone.slug])
    return answered(ask, form.card(ask.t, values, faults), done=False)


async def _look_again(ask: Ask, slug: str, into: str, day: date | None) -> Answer:
    """Show anew what it would do: one of the two was changed since it was looked at."""
    async with ask.registry.read(ask.who) as unit:
        found = await preview(unit, slug, into, day)
    card = merge_preview_card(ask.t, found, secrets.token_urlsafe(9), changed=True)
    return answered(ask, card, done=False)


async def _too_late(ask: Ask, slug: str) -> Answer:
    """Tell that a merge can't be taken back, and show the organisation that it led to."""
    async with ask.registry.read(ask.who) as unit:
        into = (await followed(unit, [slug])).get(slug)
    if into is None:
        return refuse(ask, "merging-too-late")
    return await shown(ask, into, ask.t("merging-too-late"), good=False)


def _day(ask: Ask) -> date | None:
    """Return the day that the button carried; None for at once."""
    text = ask.value("day")
    if not text:
        return None
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else date.min
    except ValueError:
        return date.min


def _seen(ask: Ask) -> tuple[int, int]:
    """Return the revisions that were looked at; none fits what was forged."""
    found = _SEEN.fullmatch(ask.value(SEEN))
    return (int(found[1]), int(found[2])) if found else (-1, -1)
