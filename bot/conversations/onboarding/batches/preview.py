"""What a yes to a list would do, line by line where something is wrong, and how that is mended."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversations.onboarding.batches.views import (
    MOST_NUMBERS,
    MOST_PAGES,
    answered,
    group_names,
)
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.forms import Values
from cards.onboarding.batches import (
    preview_card,
    row_form,
    stop_card,
    stopped_card,
    written,
)
from registry.core.errors import Fault, Invalid, NotFound
from registry.onboarding.batches.batch import drop, own
from registry.onboarding.batches.check import Finding, Kind, Preview, check
from registry.onboarding.batches.columns import profile_named
from registry.onboarding.batches.mending import (
    confirm,
    leave_out,
    leave_out_faulty,
    mend,
)
from registry.onboarding.people import groups_meant

routes = Routes()


@routes.verb("people.batch_show")
async def show(ask: Ask) -> Answer:
    """Show what a yes would do, and a page of faults. Raises NotFound."""
    async with ask.registry.read(ask.who) as unit:
        preview = await check(unit, await own(unit, ask.key("batch")))
    return _shown(ask, preview)


@routes.verb("people.batch_row")
async def open_row(ask: Ask) -> Answer:
    """Show the form for a line; one that is in order by now shows the list. Raises NotFound."""
    async with ask.registry.read(ask.who) as unit:
        preview = await check(unit, await own(unit, ask.key("batch")))
    finding = preview.finding(_number(ask))
    if finding is None or finding.kind is not Kind.FAULT:
        return _shown(ask, preview, ask.t("batch-row-fine"))
    return _form(ask, preview, finding)


@routes.verb("people.batch_row_save", again="people.batch_show")
async def save_row(ask: Ask) -> Answer:
    """Keep a line as it was put right; what is still wrong stands at its field."""
    key, number = ask.key("batch"), _number(ask)
    async with ask.registry.read(ask.who) as unit:
        preview = await check(unit, await own(unit, key))
    finding = preview.finding(number)
    if finding is None:
        return _shown(ask, preview, ask.t("batch-row-fine"))
    form, _ = row_form(ask.t, preview.batch, finding, (), ())
    values = form.read(ask.data)
    try:
        entry = form.entry(values)
    except Invalid as invalid:
        return _form(ask, preview, finding, invalid.faults, values)
    async with ask.write() as unit:
        preview = await mend(unit, key, number, entry)
    mended = preview.finding(number)
    if mended is not None and mended.kind is Kind.FAULT:
        return _form(ask, preview, mended, mended.faults)
    return _shown(ask, preview, ask.t("batch-row-mended", line=finding.row.line))


@routes.verb("people.batch_row_sure", again="people.batch_show")
async def confirm_row(ask: Ask) -> Answer:
    """Keep that a line is right as it is."""
    async with ask.write() as unit:
        preview = await confirm(unit, ask.key("batch"), _number(ask))
    line = next((one.row.line for one in preview.findings if one.row.number == _number(ask)), 0)
    return _shown(ask, preview, ask.t("batch-row-mended", line=line))


@routes.verb("people.batch_row_drop", again="people.batch_show")
async def drop_row(ask: Ask) -> Answer:
    """Leave a line out."""
    async with ask.write() as unit:
        preview = await leave_out(unit, ask.key("batch"), _number(ask))
    return _shown(ask, preview, ask.t("batch-row-dropped"))


@routes.verb("people.batch_drop", again="people.batch_show")
async def drop_faulty(ask: Ask) -> Answer:
    """Leave all lines with a fault out."""
    async with ask.write() as unit:
        preview = await leave_out_faulty(unit, ask.key("batch"))
    return _shown(ask, preview, ask.t("batch-faulty-dropped"))


@routes.verb("people.batch_stop")
async def ask_stop(ask: Ask) -> Answer:
    """Ask whether to throw the list away. Raises NotFound."""
    async with ask.registry.read(ask.who) as unit:
        batch = await own(unit, ask.key("batch"))
    return answered(ask, stop_card(ask.t, batch))


@routes.verb("people.batch_stop_yes", again="people.batch")
async def stop(ask: Ask) -> Answer:
    """Throw the list away; one that is gone already is gone."""
    key = ask.key("batch")
    async with ask.write() as unit:
        try:
            batch = await own(unit, key)
        except NotFound:
            return answered(ask, stopped_card(ask.t))
        await drop(unit, batch.slug)
    return answered(ask, stopped_card(ask.t))


def _shown(ask: Ask, preview: Preview, remark: str = "") -> Answer:
    if not preview.findings:
        return answered(ask, stopped_card(ask.t))
    page = ask.number("page", most=MOST_PAGES)
    return answered(ask, preview_card(ask.t, preview, page, remark), done=False)


def _form(
    ask: Ask,
    preview: Preview,
    finding: Finding,
    faults: Sequence[Fault] = (),
    sent: Values | None = None,
) -> Answer:
    """Show the form for a line, filled in with what was sent, or else with what it says."""
    line = finding.row
    if sent is not None:
        line = line.model_copy(update={name: str(value) for name, value in sent.items()})
    named = preview.directory.named(line.organisation) if line.organisation else None
    organisations = (
        [(named, preview.directory.label(named))]
        if named
        else preview.directory.nearest(line.organisation)
    )
    page = ask.number("page", most=MOST_PAGES)
    group = finding.group if sent is None else ""
    group = group or _group(preview, line.group)
    groups = sorted(group_names(preview), key=lambda one: one[0] != group)
    form, more = row_form(ask.t, preview.batch, finding, groups, organisations, page)
    values = {
        "email": line.email,
        "name": line.name,
        "organisation": named or "",
        "group": group,
        "profile": profile_named(line.profile) or "",
        "until": line.until,
    }
    above = written(ask.t, finding, faults=not faults)
    card = form.card(ask.t, values, faults, above=above, more=more)
    return answered(ask, card, done=False)


def _group(preview: Preview, words: str) -> str:
    exact = [one for one in preview.groups if one.slug == words]
    found = exact or groups_meant(words, preview.groups)
    return found[0].slug if len(found) == 1 else ""


def _number(ask: Ask) -> int:
    return ask.number("number", most=MOST_NUMBERS)
