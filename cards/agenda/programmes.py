"""Cards of programmes: the list, one with what ties in with it, and its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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
from cards.kit.forms import NONCE, ChoiceField, EntryForm, TextField, Values
from cards.kit.headings import header
from cards.kit.meanwhile import meanwhile
from cards.kit.pictures import Noun
from cards.kit.provenance import origins_said
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.agenda.programmes import (
    LONGEST_SUMMARY,
    REGIONS,
    ProgrammeForm,
    ProgrammeProfile,
)
from registry.core.errors import Fault
from registry.core.reference.programme import Programme

PAGE = 8
"""Programmes on a page."""

_LONGEST_CHANGE = 600
"""Characters of what somebody else made of a field."""

SEEN = "seen"
"""The revision that a form was filled in from."""

_MOST = 24


def programmes_card(
    t: Translator, found: Sequence[Programme], page: int = 0, *, edits: bool = False
) -> Mapping[str, Any]:
    """Build a page of the list of programmes.

    Args:
        t: the language.
        found: all of them, in order.
        page: counted from 0.
        edits: the reader may add one.
    """
    title = t("programmes-list")
    page = max(0, min(page, (len(found) - 1) // PAGE))
    body: list[CardElement] = [
        header(t, title, Noun.PROGRAMME),
        para(t("programmes-count", count=len(found))),
    ]
    body += [_row(t, one) for one in found[page * PAGE : (page + 1) * PAGE]]
    actions: list[Action] = []
    if (page + 1) * PAGE < len(found):
        actions.append(button(t("programmes-more"), "programmes.list", {"page": str(page + 1)}))
    if page:
        actions.append(button(t("programmes-less"), "programmes.list", {"page": str(page - 1)}))
    if edits:
        actions.append(button(t("programmes-new"), "programmes.new"))
    actions.append(button(t("programmes-hubs"), "hubs.list"))
    return card(t, body, actions, fallback=title)


def programme_card(
    t: Translator, profile: ProgrammeProfile, remark: str = "", *, good: bool = True
) -> Mapping[str, Any]:
    """Build the card of a programme, with a way on to each thing that ties in with it.

    Args:
        t: the language.
        profile: with what ties in with it.
        remark: what was just done.
        good: it was; otherwise the remark says why not.
    """
    one = profile.programme

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [header(t, one.label, Noun.PROGRAMME)]
        if remark:
            body.append(notice(remark, good=good))
        if one.status == "ended":
            body.append(notice(t("programmes-ended")))
        if one.summary:
            body.append(said(budget.cut(one.summary)))
        source = one.origin_of("summary")
        body += facts(
            [
                (t("programmes-also"), budget.cut(", ".join(one.aliases[:8]))),
                (t("programmes-region"), t.label(one.region) if one.region else ""),
                (t("programmes-source"), origins_said(t, [source]) if source else ""),
            ]
        )
        if part_of := profile.part_of:
            body.append(row([fact(t("programmes-part-of"), part_of.label)], _open(t, part_of)))
        body += _tied(t, profile, min(_MOST, budget.rows * 3))
        return card(t, body, _actions(t, profile), fallback=one.label)

    return fit_to_budget(build)


def _tied(t: Translator, profile: ProgrammeProfile, most: int) -> list[CardElement]:
    body: list[CardElement] = []
    if profile.parts:
        body.append(heading(t("programmes-parts"), level=2))
        body += [row([said(one.label)], _open(t, one)) for one in profile.parts[:most]]
    if profile.hubs:
        body.append(heading(t("programmes-in-hubs"), level=2))
    for one in profile.hubs[:most]:
        show = _leading(t, "hubs.show", one.hub.name, hub=one.hub.slug)
        body.append(row([said(one.hub.name, bold=True)], show))
        if one.questions:
            count = t("programmes-questions", count=one.questions)
            agenda = _leading(t, "agenda.show", count, agenda=one.hub.slug)
            body.append(row([said(count, subtle=True)], agenda))
    if profile.networks:
        body.append(heading(t("programmes-in-networks"), level=2))
    body += [
        row([said(one.name)], _leading(t, "networks.show", one.name, network=one.slug))
        for one in profile.networks[:most]
    ]
    if not (profile.parts or profile.hubs or profile.networks):
        body.append(para(t("programmes-nothing")))
    return body


def which_programme_card(t: Translator, words: str, near: Sequence[Programme]) -> Mapping[str, Any]:
    """Build the choice of programmes where a name does not tell which is meant."""
    title = t("programmes-which")
    body: list[CardElement] = [heading(title)]
    if words:
        body.append(said(clipped(words, 200), subtle=True))
    body += [_row(t, one) for one in near[:PAGE]]
    return card(t, body, [button(t("programmes-all"), "programmes.list")], fallback=title)


def programme_form(
    t: Translator,
    programme: Programme | None = None,
    nonce: str = "",
    others: Sequence[Programme] = (),
) -> EntryForm[ProgrammeForm]:
    """Build the form of a programme.

    Args:
        t: the language.
        programme: as it is now; None for a new one.
        nonce: of the form that comes back; empty for a new one.
        others: of which it can be a regional form.
    """
    name = (programme.short or programme.name) if programme else ""
    hidden = {"programme": programme.slug, SEEN: str(programme.revision)} if programme else {}
    return EntryForm(
        model=ProgrammeForm,
        verb="programmes.save",
        title=t("programmes-edit-title", name=name) if programme else t("programmes-new-title"),
        fields=(
            TextField(name="name", label=t("programmes-name"), required=True),
            TextField(name="short", label=t("programmes-short"), hint="NPLG"),
            TextField(name="aliases", label=t("programmes-also"), hint=t("programmes-also-hint")),
            TextField(
                name="summary",
                label=t("programmes-summary"),
                lines=True,
                most=LONGEST_SUMMARY,
                required=True,
            ),
            TextField(
                name="website", label=t("programmes-website"), hint="https://www.voorbeeld.nl"
            ),
            ChoiceField(
                name="region",
                label=t("programmes-region"),
                hint=t("programmes-region-hint"),
                options=[(one.value, t.label(one)) for one in REGIONS],
            ),
            ChoiceField(
                name="part_of",
                label=t("programmes-part-of"),
                hint=t("programmes-part-of-hint"),
                options=[(one.slug, one.label) for one in others],
            ),
        ),
        send=t("programmes-save"),
        cancel="programmes.open" if programme else "programmes.list",
        hidden={**hidden, **({NONCE: nonce} if nonce else {})},
    )


def programme_values(programme: Programme) -> Values:
    """Return what the form begins with."""
    return {
        "name": programme.name,
        "short": programme.short,
        "aliases": ", ".join(programme.aliases),
        "summary": programme.summary,
        "website": programme.website,
        "region": programme.region.value if programme.region else "",
        "part_of": programme.part_of or "",
    }


def programme_edit_card(
    t: Translator,
    form: EntryForm[ProgrammeForm],
    values: Values,
    faults: Sequence[Fault] = (),
    now: Values | None = None,
) -> Mapping[str, Any]:
    """Build the form; `now` is what somebody else made of it meanwhile, None when nobody did."""
    above = meanwhile(form, values, now, t("programmes-changed"), _LONGEST_CHANGE)
    return form.card(t, values, faults, above=above)


def _row(t: Translator, one: Programme) -> CardElement:
    about = clipped(one.summary, 120)
    return row([said(one.label, bold=True), said(about, subtle=True)], _open(t, one))


def _open(t: Translator, one: Programme) -> Action:
    return _leading(t, "programmes.open", one.name, programme=one.slug)


def _leading(t: Translator, verb: str, name: str, **load: str) -> Action:
    tip = t("found-open-name", name=plain(clipped(name, 60)))
    return button(t("hubs-open"), verb, load, tooltip=tip)


def _actions(t: Translator, profile: ProgrammeProfile) -> list[Action | None]:
    one = profile.programme
    itself = {"programme": one.slug}
    found: list[Action | None] = []
    if profile.edits:
        ended = one.status == "ended"
        found += [
            button(t("programmes-edit"), "programmes.edit", itself),
            button(
                t("programmes-run" if ended else "programmes-end"),
                "programmes.run" if ended else "programmes.end",
                itself,
                secondary=True,
            ),
        ]
    website = link(t("programmes-website"), one.website) if one.website else None
    return [*found, website, button(t("programmes-all"), "programmes.list")]
