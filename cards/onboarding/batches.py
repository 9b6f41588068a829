"""Cards of a list of people: where it is pasted, what a yes would do, and what it did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    facts,
    heading,
    link,
    notice,
    para,
    plain,
    row,
    said,
)
from cards.kit.forms import NONCE, ChoiceField, EntryForm, Field, Form, TextField, fault_text
from cards.kit.translator import Translator
from registry.core.errors import Fault
from registry.core.vocabulary import Profile, Role
from registry.onboarding.batches.batch import MOST_ROWS, Batch, BatchResult, Counts
from registry.onboarding.batches.check import READY, Finding, Preview
from registry.onboarding.batches.mending import RowForm

FAULTS = 8
"""Lines with a fault on a page."""

_LONGEST = 80
_MOST_GROUPS = 60
_MOST_COUNTED = 6

Option = tuple[str, str]

Follows = Literal["asks", "by_itself", "by_hand"]
"""How Teams follows: by a plan that waits for a yes, one that does not, or by an administrator."""


def paste_form(
    t: Translator, groups: Sequence[Option], batch: Batch | None, nonce: str, *, files: bool
) -> tuple[Form, list[Action]]:
    """Build the form for a part of a list, and its further buttons.

    Args:
        t: the language.
        groups: that who brings it may put people in.
        batch: what there is so far.
        nonce: of the form, by which a part is added once.
        files: a file can be sent too.
    """
    known = {"batch": batch.slug} if batch else {}
    load = {**known, NONCE: nonce}
    fields = (
        TextField(
            name="lines",
            label=t("batch-lines"),
            hint=t("batch-lines-hint"),
            lines=True,
            required=batch is None,
        ),
        ChoiceField(
            name="group",
            label=t("batch-group"),
            options=[(key, clipped(name, _LONGEST)) for key, name in groups[:_MOST_GROUPS]],
            dataset="groups",
        ),
    )
    form = Form(
        verb="people.batch_done",
        title=t("batch-title"),
        intro=t("batch-means", max=MOST_ROWS),
        fields=fields,
        send=t("batch-done"),
        hidden=load,
    )
    more: list[Action] = [button(t("batch-add"), "people.batch_add", load, inputs=True)]
    if files:
        more.append(button(t("batch-file"), "people.batch_file", known))
    if batch is not None:
        more.append(button(t("batch-stop"), "people.batch_stop", known, secondary=True))
    else:
        more.append(button(t("people-all"), "people.list", secondary=True))
    return form, more


def so_far(t: Translator, batch: Batch | None) -> list[CardElement]:
    """Build what stands above the form: an example, and how much there is already."""
    example = said(t("batch-example"), subtle=True)
    if batch is None or not batch.rows:
        return [example]
    return [notice(t("batch-so-far", count=len(batch.rows)), good=True), example]


def preview_card(
    t: Translator, preview: Preview, page: int = 0, remark: str = "", *, warning: bool = False
) -> Mapping[str, Any]:
    """Build what a yes would do, with a page of the lines that have a fault.

    Args:
        t: the language.
        preview: the list, held against the registry.
        page: of the faults, counted from 0.
        remark: what was just done, or changed.
        warning: the remark is to be noticed before anything else.
    """
    counts, faulty = preview.counts, preview.faulty
    page = max(0, min(page, (len(faulty) - 1) // FAULTS))
    title = t("batch-preview-title", count=len(preview.findings))
    body: list[CardElement] = [heading(title)]
    if remark:
        body.append(notice(remark, good=not warning))
    body.append(para(t("batch-nothing-yet")))
    body += facts(_counted(t, counts, all_seen=preview.all_seen))
    if preview.ending:
        body.append(fact(t("batch-ending"), str(preview.ending)))
    body += _per_group(t, preview)
    if preview.batch.ignored:
        names = t.listing([plain(clipped(one, 40)) for one in preview.batch.ignored[:6]])
        body.append(para(t("batch-ignored", names=names), subtle=True))
    shown = faulty[page * FAULTS : (page + 1) * FAULTS]
    if shown:
        first = page * FAULTS + 1
        until = first + len(shown) - 1
        place = t("batch-faults", first=first, last=until, total=len(faulty))
        body += [heading(place, level=2), *(_fault(t, one, preview.batch, page) for one in shown)]
    return card(t, body, _deeds(t, preview, page), fallback=title)


def _counted(t: Translator, counts: Counts, *, all_seen: bool) -> list[Option]:
    found = [(t("batch-ready"), counts.ready)]
    if all_seen:
        found += [
            (t("batch-new"), counts.new),
            (t("batch-known"), counts.known),
            (t("batch-invite"), counts.invite),
        ]
    found += [
        (t("batch-there"), counts.there),
        (t("batch-double"), counts.double),
        (t("batch-faulty"), counts.faulty),
    ]
    return [(label, str(number)) for at, (label, number) in enumerate(found) if number or not at]


def _per_group(t: Translator, preview: Preview) -> list[CardElement]:
    """Build how many get into which group; one for all needs no list."""
    numbers: dict[str, int] = {}
    for one in preview.findings:
        if one.kind in READY:
            numbers[one.group] = numbers.get(one.group, 0) + 1
    names = {one.slug: one.name for one in preview.groups}
    rows = sorted(numbers.items(), key=lambda one: (-one[1], one[0]))
    found: list[CardElement] = []
    for slug, number in rows[:_MOST_COUNTED]:
        label = clipped(names.get(slug, slug), _LONGEST) if slug else t("batch-no-group")
        found.append(fact(label, str(number)))
    if len(rows) > _MOST_COUNTED:
        found.append(para(t("batch-more-groups", count=len(rows) - _MOST_COUNTED), subtle=True))
    return found


def _fault(t: Translator, finding: Finding, batch: Batch, page: int) -> CardElement:
    line = finding.row
    who = " · ".join(clipped(one, _LONGEST) for one in (line.name, line.email) if one)
    load = {"batch": batch.slug, "number": str(line.number), "page": str(page)}
    press = button(
        t("batch-mend"), "people.batch_row", load, tooltip=t("batch-mend-line", line=line.line)
    )
    what = [para(words) for words in fault_words(t, finding.faults[:2])]
    return row([said(t("batch-line", line=line.line, who=who), bold=True), *what], press)


def fault_words(t: Translator, faults: Sequence[Fault]) -> list[str]:
    """Return what is wrong with a line and what to do, in words; values are cut to fit."""
    found = []
    for one in faults:
        short = {
            name: clipped(value, _LONGEST) if isinstance(value, str) else value
            for name, value in one.params.items()
        }
        label = t(f"batch-field-{one.field}") if one.field else ""
        found.append(fault_text(t, Fault(one.field, one.code, short), label))
    return found


def _deeds(t: Translator, preview: Preview, page: int) -> list[Action]:
    batch, ready = preview.batch, preview.counts.ready
    known = {"batch": batch.slug}
    found: list[Action] = []
    if ready:
        load = {**known, "run": str(batch.run), "seen": preview.digest}
        found.append(
            button(t("batch-yes", count=ready), "people.batch_yes", load, style="positive")
        )
    if page:
        load = {**known, "page": str(page - 1)}
        found.append(button(t("batch-faults-before"), "people.batch_show", load))
    if (page + 1) * FAULTS < len(preview.faulty):
        load = {**known, "page": str(page + 1)}
        found.append(button(t("batch-faults-after"), "people.batch_show", load))
    found.append(button(t("batch-more"), "people.batch", known))
    if preview.faulty and ready:
        found.append(button(t("batch-drop-faulty"), "people.batch_drop", known, secondary=True))
    found.append(button(t("batch-stop"), "people.batch_stop", known, secondary=True))
    return found


def row_form(
    t: Translator,
    batch: Batch,
    finding: Finding,
    groups: Sequence[Option],
    organisations: Sequence[Option],
    page: int = 0,
) -> tuple[EntryForm[RowForm], list[Action]]:
    """Build the form that puts a line right, and its further buttons.

    Args:
        t: the language.
        batch: the list.
        finding: the line, and what is wrong.
        groups: to choose from.
        organisations: those that what was written resembles most; others are found by typing.
        page: of the faults, to go back to.
    """
    load = {"batch": batch.slug, "number": str(finding.row.number), "page": str(page)}
    fields: tuple[Field, ...] = (
        TextField(name="email", label=t("batch-field-email"), required=True),
        TextField(name="name", label=t("batch-field-name")),
        ChoiceField(
            name="organisation",
            label=t("batch-field-organisation"),
            options=[(key, clipped(name, _LONGEST)) for key, name in organisations],
            dataset="organisations",
        ),
        ChoiceField(
            name="group",
            label=t("batch-field-group"),
            options=[(key, clipped(name, _LONGEST)) for key, name in groups[:_MOST_GROUPS]],
            dataset="groups",
        ),
    )
    line = finding.row
    if line.profile or not line.until:
        fields = (*fields, _profile(t))
    if line.until:
        hint = t("people-field-until-hint")
        fields = (*fields, TextField(name="until", label=t("people-field-until"), hint=hint))
    form = EntryForm(
        model=RowForm,
        verb="people.batch_row_save",
        title=t("batch-row-title", line=finding.row.line),
        intro=t("batch-row-means"),
        fields=fields,
        send=t("batch-row-save"),
        hidden=load,
    )
    more: list[Action] = []
    if finding.is_question:
        more.append(button(t("batch-row-sure"), "people.batch_row_sure", load))
    more.append(button(t("batch-row-drop"), "people.batch_row_drop", load))
    more.append(button(t("batch-back"), "people.batch_show", load))
    return form, more


def _profile(t: Translator) -> ChoiceField:
    profiles = [(one.value, t.label(one)) for one in Profile]
    return ChoiceField(
        name="profile",
        label=t("batch-field-profile"),
        options=[*profiles, (Role.MEMBER.value, t("people-profile-none"))],
    )


def written(t: Translator, finding: Finding, *, faults: bool = True) -> list[CardElement]:
    """Build the line as it was written, and what is wrong; stands above its form.

    Args:
        t: the language.
        finding: the line.
        faults: say what is wrong; not where the form says so at its fields.
    """
    line = finding.row
    values = [
        (t("batch-field-organisation"), line.organisation),
        (t("batch-field-group"), line.group),
        (t("batch-field-profile"), line.profile),
        (t("batch-field-until"), line.until),
    ]
    told = fault_words(t, finding.faults) if faults else ()
    found: list[CardElement] = [notice(words) for words in told]
    wrong = {one.field for one in finding.faults}
    named = {t(f"batch-field-{one}") for one in wrong if one}
    return found + facts([(label, value) for label, value in values if label in named])


def result_card(
    t: Translator, result: BatchResult, left: Batch | None, follows: Follows, remark: str = ""
) -> Mapping[str, Any]:
    """Build what a yes did, what happens next, and the way back.

    Args:
        t: the language.
        result: of the yes.
        left: the list with the lines that had a fault; None where there are none.
        follows: how Teams follows.
        remark: what was just said, such as that this was done already.
    """
    counts = result.counts
    title = t("batch-result-title", count=counts.ready)
    body: list[CardElement] = [heading(title)]
    if remark:
        body.append(notice(remark, good=True))
    body.append(fact(t("batch-result-when"), t.day(result.at)))
    key = {"result": result.slug}
    actions: list[Action] = []
    if result.undone is not None:
        out = len(result.seats) - result.stayed
        body.append(notice(t("batch-undone", count=out), good=True))
        if result.stayed:
            body.append(para(t("batch-undone-stayed", count=result.stayed)))
        body.append(para(t(f"batch-undone-next-{follows.replace('_', '-')}")))
    else:
        labels = (t("batch-new"), t("batch-known"), t("batch-invite"))
        numbers = (counts.new, counts.known, counts.invite)
        body += facts([(a, str(b)) for a, b in zip(labels, numbers, strict=True) if b])
        body.append(para(t(f"batch-next-{follows.replace('_', '-')}")))
        actions.append(button(t("batch-undo"), "people.batch_undo", key))
    if left is not None and left.rows:
        count = len(left.rows)
        body.append(para(t("batch-left-over", count=count)))
        go_on = button(t("batch-go-on", count=count), "people.batch_show", {"batch": left.slug})
        actions.insert(0, go_on)
    actions.append(button(t("batch-another"), "people.batch"))
    actions.append(button(t("people-all"), "people.list"))
    return card(t, body, actions, fallback=title)


def undo_card(t: Translator, result: BatchResult) -> Mapping[str, Any]:
    """Build the question whether to take back what a yes did, saying what it means."""
    title = t("batch-undo-title", count=len(result.seats) or result.counts.ready)
    key = {"result": result.slug}
    actions = [
        button(t("batch-undo-yes"), "people.batch_undo_yes", key, style="destructive"),
        button(t("form-cancel"), "people.batch_result", key),
    ]
    return card(t, [heading(title), para(t("batch-undo-means"))], actions, fallback=title)


def stop_card(t: Translator, batch: Batch) -> Mapping[str, Any]:
    """Build the question whether to throw a list away."""
    title = t("batch-stop-title", count=len(batch.rows))
    key = {"batch": batch.slug}
    actions = [
        button(t("batch-stop-yes"), "people.batch_stop_yes", key, style="destructive"),
        button(t("form-cancel"), "people.batch_show", key),
    ]
    return card(t, [heading(title), para(t("batch-stop-means"))], actions, fallback=title)


def stopped_card(t: Translator) -> Mapping[str, Any]:
    """Build what is said once a list is gone: nothing was changed, and how to go on."""
    title = t("batch-stopped")
    actions = [
        button(t("batch-another"), "people.batch"),
        button(t("people-all"), "people.list"),
    ]
    return card(t, [notice(title, good=True)], actions, fallback=title)


def file_card(t: Translator, url: str, batch: Batch | None) -> Mapping[str, Any]:
    """Build the link to the page on which a file is sent; without an address it says so."""
    known = {"batch": batch.slug} if batch else {}
    paste = button(t("batch-paste"), "people.batch", known)
    title = t("batch-file-title")
    where = link(t("batch-file-open"), url)
    if where is None:
        body: list[CardElement] = [heading(title), para(t("batch-file-none"))]
        return card(t, body, [paste], fallback=title)
    body = [heading(title), para(t("batch-file-means", max=MOST_ROWS)), para(t("batch-file-link"))]
    return card(t, body, [where, paste], fallback=title)


def received_card(t: Translator, batch: Batch, rows: int) -> Mapping[str, Any]:
    """Build what is told when a file came in: nothing happened yet, and where to look."""
    title = t("batch-received", count=rows)
    body = [heading(title), para(t("batch-nothing-yet"))]
    look = button(t("batch-look"), "people.batch_show", {"batch": batch.slug}, style="positive")
    return card(t, body, [look], fallback=title)
