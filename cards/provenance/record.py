"""The card of where one record comes from, and the part of it that a record's own card has."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, ActionSet, CardElement, Container

from cards.kit.components import button, card, clipped, fact, heading, notice, para, said
from cards.kit.folded import folded
from cards.kit.provenance import confirmed_said, origin_said
from cards.kit.render import fits
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from cards.provenance.values import Names, field_label, record_name, section_label, value_said
from registry.core.provenance import Provenance, Sourced

SHOWN: Mapping[str, tuple[str, str]] = {
    "hubs": ("hubs.show", "hub"),
    "networks": ("networks.show", "network"),
    "organisations": ("organisations.open", "organisation"),
    "questions": ("agenda.question", "question"),
    "terms": ("terms.show", "term"),
    "subgroups": ("groups.show", "group"),
    "themes": ("networks.list", "theme"),
    "programmes": ("programmes.open", "programme"),
    "participations": ("parties.show", "place"),
}
"""By which verb a record of a section is shown, and the name of its key there."""

FORMS: Mapping[str, tuple[str, str]] = {
    "networks": ("networks.edit", "network"),
    "questions": ("questions.edit", "question"),
    "hubs": ("hubs.edit", "hub"),
    "organisations": ("organisations.names", "organisation"),
    "programmes": ("programmes.edit", "programme"),
    "participations": ("parties.edit", "place"),
}
"""By which verb a record of a section is changed, where that has a form of its own."""

_MOST_VALUE = 400
_MOST_ON_CARD = 3
"""Fields that a record's own card asks about; the others are on the card of where it comes from."""


@dataclasses.dataclass(frozen=True, slots=True)
class OriginView:
    """A record as the kernteam sees where it comes from.

    Attributes:
        names: behind the keys in it.
        people: names of who said or confirmed something, by key.
        mendable: fields that have a form to put them right.
        remark: id of the text that says what just happened, and the field that it was about.
        place: number in the list of what waits, when that is gone through; -1 when not.
        total: length of that list.
    """

    record: Sourced
    names: Names = dataclasses.field(default_factory=dict)
    people: Names = dataclasses.field(default_factory=dict)
    mendable: tuple[str, ...] = ()
    remark: str = ""
    place: int = -1
    total: int = 0


def origin_card(t: Translator, view: OriginView) -> Mapping[str, Any]:
    """Build the card of where a record comes from, with what waits to be confirmed first."""
    name = record_name(view.record, view.names)
    title = t("provenance-title", name=name)
    return fit_to_budget(
        lambda budget: card(t, _body(t, view, budget), _actions(t, view), fallback=title)
    )


def with_origin(rendered: Mapping[str, Any], t: Translator, view: OriginView) -> Mapping[str, Any]:
    """Return a record's finished card with where it comes from below it, for the kernteam.

    What was derived is asked about right there. A card that would get too large keeps the way to
    the card of where it comes from, or nothing at all.
    """
    if not view.record.provenance:
        return rendered
    for fields in (view.record.unsure_fields[:_MOST_ON_CARD], ()):
        part = _on_card(t, view, fields).model_dump(by_alias=True, exclude_none=True)
        larger = {**rendered, "body": [*rendered["body"], part]}
        if fits(larger):
            return larger
    return rendered


def load_of(view: OriginView, *fields: str) -> dict[str, str]:
    """Return what buttons about a record carry."""
    load = {"section": view.record.section, "thing": view.record.slug}
    if fields:
        load["fields"] = ",".join(fields)
    if view.place >= 0:
        load["place"] = str(view.place)
    return load


def _body(t: Translator, view: OriginView, budget: SizeBudget) -> list[CardElement]:
    record = view.record
    body: list[CardElement] = [heading(record_name(record, view.names))]
    body.append(para(section_label(t, record), subtle=True))
    if view.remark:
        body.append(notice(t(view.remark), good=view.remark in _GOOD))
    unsure = record.unsure_fields
    if unsure:
        body.append(heading(t("provenance-unsure", count=len(unsure)), level=2))
        body += [_question(t, view, one, budget) for one in unsure[: budget.rows]]
    if len(unsure) > budget.rows:
        body.append(para(t("provenance-more", count=len(unsure) - budget.rows), subtle=True))
    others = [one for one in record.provenance if not one.unsure and _holds(record, one)]
    if others:
        body.append(heading(t("provenance-sure"), level=2))
        body += [_known(t, view, one) for one in others]
    return body


def _holds(record: Sourced, one: Provenance) -> bool:
    return any(getattr(record, name) for name in record.covers(one))


_GOOD = frozenset({"provenance-confirmed-now", "provenance-corrected", "provenance-doubted-now"})


def _question(t: Translator, view: OriginView, field: str, budget: SizeBudget) -> CardElement:
    record = view.record
    label = field_label(t, record, field)
    value = value_said(t, getattr(record, field), view.names)
    origin = record.origin_of(field)
    parts: list[CardElement] = [fact(label, budget.cut(clipped(value, _MOST_VALUE)))]
    if origin:
        parts.append(said(budget.cut(origin_said(t, origin)), subtle=True))
    return Container(separator=True, items=[*parts, _choice(t, view, field, label)])


def _choice(t: Translator, view: OriginView, field: str, label: str) -> CardElement:
    """Build what can be said of a field; where there are more, the buttons name it."""
    alone = len(view.record.unsure_fields) == 1
    right, wrong = t("provenance-right-name", field=label), t("provenance-wrong-name", field=label)
    yes = t("provenance-right") if alone else right
    load = load_of(view, field)
    buttons: list[Action] = [button(yes, "provenance.confirm", load, tooltip=right)]
    if field in view.mendable:
        no = t("provenance-wrong") if alone else t("provenance-wrong-one", field=label)
        verb, load = _form(view, field)
        buttons.append(button(no, verb, load, tooltip=wrong))
    return ActionSet(actions=buttons)


def _form(view: OriginView, field: str) -> tuple[str, dict[str, str]]:
    """Return the verb of the form to put a field right, and what it is called with."""
    record = view.record
    if record.section in FORMS:
        verb, key = FORMS[record.section]
        return verb, {key: record.slug}
    return "provenance.correct", load_of(view, field)


def _known(t: Translator, view: OriginView, one: Provenance) -> CardElement:
    record = view.record
    held = [name for name in record.covers(one) if getattr(record, name)]
    fields = t.listing([field_label(t, record, name) for name in held])
    name = view.people.get(one.by, "")
    parts: list[CardElement] = [
        said(clipped(fields, 300)),
        said(origin_said(t, one, name), subtle=True),
    ]
    if confirmed := confirmed_said(t, one, name):
        parts.append(said(confirmed, subtle=True))
        load = load_of(view, *record.covers(one))
        again = button(
            t("provenance-doubt"),
            "provenance.doubt",
            load,
            tooltip=t("provenance-doubt-name", field=clipped(fields, 100)),
        )
        parts.append(ActionSet(actions=[again]))
    return Container(items=parts, spacing="Small")


def _actions(t: Translator, view: OriginView) -> Sequence[Action]:
    record, found = view.record, list[Action]()
    if len(record.unsure_fields) > 1:
        found.append(button(t("provenance-all-right"), "provenance.confirm", load_of(view)))
    if 0 <= view.place < view.total:
        # What was settled leaves the list: the next one has its place by then.
        place = view.place + bool(record.unsure_fields)
        if place < view.total:
            found.append(button(t("provenance-next"), "provenance.next", {"place": str(place)}))
    if record.section in SHOWN:
        verb, key = SHOWN[record.section]
        name = clipped(record_name(record, view.names), 40)
        found.append(button(t("provenance-open", name=name), verb, {key: record.slug}))
    start = str(max(view.place, 0))
    found.append(button(t("provenance-list"), "provenance.list", {"start": start}))
    return found


def _on_card(t: Translator, view: OriginView, fields: Sequence[str]) -> Container:
    record, parts = view.record, list[CardElement]()
    whole = next((one for one in record.provenance if not one.fields), record.provenance[0])
    parts.append(said(origin_said(t, whole, view.people.get(whole.by, "")), subtle=True))
    choices: list[CardElement] = []
    for field in fields:
        label = field_label(t, record, field)
        choices.append(para(t("provenance-ask", field=label), subtle=True))
        choices.append(_choice(t, view, field, label))
    more = button(t("provenance-where"), "provenance.show", load_of(view))
    choices.append(ActionSet(actions=[more]))
    return Container(separator=True, items=[*parts, *folded(t, choices, "origin")])
