"""Cards of who takes part in a group or hub: all of them, one, and its form."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from microsoft_teams.cards import Action, CardElement

from cards.hubs.history import set_back_button
from cards.kit.components import (
    button,
    card,
    clipped,
    facts,
    notice,
    para,
    plain,
    pressed_row,
)
from cards.kit.forms import NONCE, ChoiceField, EntryForm, Field, TextField, Value
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.provenance import origins_said
from cards.kit.size_budget import DEFAULT_BUDGET, SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.hubs.editing.history import HubChange
from registry.hubs.hub import Hub
from registry.hubs.parties.place import Group, PartyKey, Terms, mark_of
from registry.hubs.parties.placing import Placed, PlaceForm
from registry.networks.network import Network
from registry.organisations.organisation import Organisation
from registry.organisations.participation import Standing

PAGE = 8
"""Parties, and changes, on a page."""

STANDINGS: tuple[str, ...] = get_args(Standing)

_SHOWN = {
    Organisation.section: ("organisations.open", "organisation"),
    Network.section: ("networks.show", "network"),
}
_GROUPS = {"subgroup": ("groups.show", "group"), "hub": ("hubs.show", "hub")}
_LONGEST = 600


@dataclasses.dataclass(frozen=True, slots=True)
class PlaceView:
    """A party in a group, with what both are called.

    Attributes:
        terms: how it takes part; None for not at all.
        name: of the party.
    """

    group: Group
    party: PartyKey
    terms: Terms | None
    name: str


def group_called(t: Translator, group: Group) -> str:
    """Return what a group is called in our own texts."""
    if group.place == "platform":
        return t("parties-platform")
    return t("parties-hub", name=group.name) if group.place == "hub" else group.name


def standing_said(t: Translator, standing: str) -> str:
    """Return how a party takes part, in a few words."""
    return t(f"organisations-standing-{standing}")


# --- all of them, and one


def parties_card(
    t: Translator, group: Group, several: Sequence[PlaceView], page: int = 0
) -> Mapping[str, Any]:
    """Build a page of the list of who takes part in a group, for who keeps it.

    Args:
        t: the language.
        group: which.
        several: all of them, in order.
        page: counted from 0; one that is not there is the nearest one.
    """
    title = t("parties-title", group=group_called(t, group))
    page = max(0, min(page, (len(several) - 1) // PAGE))
    body: list[CardElement] = [header(t, title, Noun.ORGANISATION)]
    body.append(para(t("parties-count", count=len(several))))
    body += [_listed(t, one) for one in several[page * PAGE : (page + 1) * PAGE]]
    itself = {"group": group.slug}
    actions: list[Action] = [button(t("parties-new"), "parties.new", itself, style="positive")]
    if (page + 1) * PAGE < len(several):
        actions.append(button(t("hubs-next"), "parties.list", {**itself, "page": str(page + 1)}))
    if page:
        actions.append(
            button(t("hubs-previous"), "parties.list", {**itself, "page": str(page - 1)})
        )
    actions.append(button(t("hub-history"), "parties.history", itself))
    return card(t, body, [*actions, *to_group(t, group)], fallback=title)


def _listed(t: Translator, view: PlaceView) -> CardElement:
    terms = view.terms or Terms()
    quiet = " · ".join(
        filter(None, (standing_said(t, terms.standing), ", ".join(terms.departments)))
    )
    name = t("found-open-name", name=plain(clipped(view.name, 60)))
    press = button(name, "parties.show", load_of(view.group, view.party))
    return pressed_row(clipped(view.name, 100), clipped(quiet, 160), press)


def place_card(
    t: Translator, view: PlaceView, *, remark: str = "", refusal: str = ""
) -> Mapping[str, Any]:
    """Build the card of one party in one group, for who may change it.

    Args:
        t: the language.
        view: which.
        remark: what is so already.
        refusal: why something can't be done.
    """
    title = _title(t, view)

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [header(t, title, Noun.ORGANISATION)]
        if remark:
            body.append(notice(remark, good=True))
        if refusal:
            body.append(notice(refusal))
        body += _facts(t, view.terms, budget)
        return card(t, body, _place_actions(t, view), fallback=title)

    return fit_to_budget(build)


def _facts(t: Translator, terms: Terms | None, budget: SizeBudget) -> list[CardElement]:
    if terms is None:
        return [para(t("parties-not-in"))]
    return facts(
        [
            (t("parties-standing"), standing_said(t, terms.standing)),
            (t("parties-departments"), budget.cut(", ".join(terms.departments))),
            (t("parties-about"), budget.cut(clipped(terms.about, _LONGEST))),
            (t("groups-source"), budget.cut(origins_said(t, terms.provenance[:4]))),
        ]
    )


def _place_actions(t: Translator, view: PlaceView) -> list[Action]:
    load = load_of(view.group, view.party)
    found: list[Action] = []
    if view.terms is None:
        found.append(button(t("parties-put-in"), "parties.edit", load))
    else:
        found.append(button(t("hub-edit"), "parties.edit", load))
        found.append(button(t("parties-take-out"), "parties.take", load))
    found += to_group(t, view.group)
    verb, key = _SHOWN[view.party.section]
    show = t("parties-show", name=clipped(view.name, 40))
    found.append(button(show, verb, {key: view.party.slug}))
    itself = {"group": view.group.slug}
    found.append(button(t("parties-all"), "parties.list", itself, secondary=True))
    return found


def load_of(group: Group, party: PartyKey) -> dict[str, str]:
    """Return what buttons about a party in a group carry."""
    return {"group": group.slug, "party": str(party)}


def _title(t: Translator, view: PlaceView) -> str:
    return t("parties-place-title", name=view.name, group=group_called(t, view.group))


def to_group(t: Translator, group: Group) -> list[Action]:
    """Build the button that leads to the group itself, or to all where it has no card."""
    if group.place not in _GROUPS:
        return [button(t("groups-all"), "groups.list")]
    verb, key = _GROUPS[group.place]
    return [button(t("parties-to-group", group=clipped(group.name, 40)), verb, {key: group.slug})]


# --- the form


def place_form(
    t: Translator,
    *,
    view: PlaceView | None = None,
    parties: Sequence[tuple[str, str]] = (),
    groups: Sequence[tuple[str, str]] = (),
    cancel: str = "groups.list",
    nonce: str = "",
    seen: str | None = None,
) -> EntryForm[PlaceForm]:
    """Build the form of how a party takes part.

    Args:
        t: the language.
        view: the party in the group that it is about; None where both are still to be chosen.
        parties: what was chosen already; the others are found by typing.
        groups: to choose from.
        cancel: verb of the button that leaves it.
        nonce: of the form that comes back; empty for a new one.
        seen: mark of what it was filled in with; None for how it is now.
    """
    fixed = {**load_of(view.group, view.party), "fixed": "1"} if view else {}
    mark = mark_of(view.terms if view else None) if seen is None else seen
    title = _title(t, view) if view else t("parties-new-title")
    both: list[Field] = [
        ChoiceField(
            name="party",
            label=t("parties-party"),
            hint=t("parties-party-hint"),
            options=parties,
            dataset="parties",
            required=True,
        ),
        ChoiceField(name="group", label=t("parties-group"), options=groups, required=True),
    ]
    return EntryForm(
        model=PlaceForm,
        verb="parties.save",
        title=title,
        fields=[
            *([] if view else both),
            ChoiceField(
                name="standing",
                label=t("parties-standing"),
                options=[(one, standing_said(t, one)) for one in STANDINGS],
                required=True,
            ),
            TextField(
                name="departments",
                label=t("parties-departments"),
                hint=t("parties-departments-hint"),
            ),
            TextField(
                name="about", label=t("parties-about"), hint=t("parties-about-hint"), lines=True
            ),
        ],
        send=t("hub-edit-send"),
        cancel="parties.show" if view else cancel,
        hidden={**fixed, "seen": mark, **({NONCE: nonce} if nonce else {})},
    )


def place_values(terms: Terms | None) -> dict[str, Value]:
    """Return the form filled in with how it is."""
    terms = terms or Terms()
    return {
        "standing": terms.standing,
        "departments": ", ".join(terms.departments),
        "about": terms.about,
    }


def since_place(t: Translator, terms: Terms | None) -> list[CardElement]:
    """Build what somebody else made of it meanwhile, to stand above the form."""
    return [notice(t("parties-since")), *_facts(t, terms, DEFAULT_BUDGET)]


# --- what came of it


def take_out_card(t: Translator, view: PlaceView, remark: str = "") -> Mapping[str, Any]:
    """Ask whether a party is to be taken out of a group; nothing is lost by it.

    Args:
        t: the language.
        view: which.
        remark: why it is asked again.
    """
    name, group = plain(clipped(view.name, 100)), plain(group_called(t, view.group))
    title = t("parties-take-title", name=name, group=group)
    body: list[CardElement] = [header(t, title, Noun.ORGANISATION)]
    if remark:
        body.append(notice(remark))
    body += facts([(t("parties-standing"), standing_said(t, (view.terms or Terms()).standing))])
    body.append(para(t("parties-take-stays")))
    load = load_of(view.group, view.party)
    yes = {**load, "seen": mark_of(view.terms)}
    return card(
        t,
        body,
        [
            button(t("parties-take-yes"), "parties.take_out", yes),
            button(t("form-cancel"), "parties.show", load),
        ],
        fallback=title,
    )


def placed_card(
    t: Translator, placed: Placed, name: str, hub: Hub | None, change: HubChange | None
) -> Mapping[str, Any]:
    """Build the confirmation of a change, with its way back.

    Args:
        t: the language.
        placed: what came of it.
        name: of the party.
        hub: that it takes part in, or did.
        change: in the history of that hub; None without one.
    """
    view = PlaceView(placed.group, placed.party, placed.became, name)
    words = _done(t, placed, plain(clipped(name, 100)), plain(group_called(t, placed.group)))

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [notice(words, good=True)]
        body += _facts(t, placed.became, budget) if placed.became else []
        actions: list[Action] = []
        if placed.number:
            actions.append(back_button(t, placed.group.slug, placed.number))
        elif hub and change:
            actions.append(set_back_button(t, hub, change))
        actions += _place_actions(t, view)
        return card(t, body, actions, fallback=words)

    return fit_to_budget(build)


def _done(t: Translator, placed: Placed, name: str, group: str) -> str:
    if placed.was == placed.became:
        key = "parties-same" if placed.became else "parties-out-before"
        return t(key, name=name, group=group)
    if placed.became is None:
        return t("parties-out-done", name=name, group=group)
    if placed.was is None or placed.was.standing != placed.became.standing:
        return t(f"parties-done-{placed.became.standing}", name=name, group=group)
    return t("parties-saved", name=name, group=group)


def back_button(t: Translator, group: str, number: int, what: str = "") -> Action:
    """Build the button that sets a change back.

    Args:
        t: the language.
        group: where it was made.
        number: of the change.
        what: it was about; empty where it stands alone.
    """
    load = {"group": group, "number": str(number)}
    tooltip = t("hub-history-undo-name", what=plain(clipped(what, 80))) if what else None
    return button(t("hub-history-undo"), "parties.set_back", load, tooltip=tooltip)
