"""Cards by which a hub is edited: its parts, the form of each, and what was changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.hubs.history import change_lines, change_parts, set_back_button, who_changed
from cards.hubs.hub import function_about, known_seats
from cards.kit.components import (
    button,
    card,
    clipped,
    heading,
    notice,
    para,
    plain,
    row,
    said,
)
from cards.kit.forms import NONCE, ChoiceField, EntryForm, Field, TextField
from cards.kit.size_budget import DEFAULT_BUDGET
from cards.kit.translator import Translator
from registry.core.vocabulary import HubFunction, Phase, Profile, Securing
from registry.hubs.editing.edit import PartForm
from registry.hubs.editing.fields import FIELDS, HubPart, fields_of
from registry.hubs.editing.history import HubChange
from registry.hubs.editing.parts import REGIONS, STATUSES, TOP, secured_in
from registry.hubs.hub import Hub
from registry.hubs.profile import HubProfile, Names

Pairs = tuple[tuple[str, str], ...]

_LONGEST = 100
_MOST_STILL_IN = 3
_SEEN = "seen"


@dataclasses.dataclass(frozen=True, slots=True)
class HubOptions:
    """Choices of the forms, as (slug, name) pairs, by section of the registry."""

    organisations: Pairs = ()
    programmes: Pairs = ()
    networks: Pairs = ()
    themes: Pairs = ()

    def of(self, section: str) -> Pairs:
        """Return those of a section."""
        pairs: Pairs = getattr(self, section)
        return pairs


NO_OPTIONS = HubOptions()


# --- what can be edited


def parts_card(t: Translator, profile: HubProfile, fields: Collection[str]) -> Mapping[str, Any]:
    """Build the list of parts, each with how it is now.

    Args:
        t: the language.
        profile: the hub.
        fields: that the reader may change.
    """
    hub = profile.hub
    title = t("hub-edit-title", name=hub.name)
    body: list[CardElement] = [heading(title), para(t("hub-edit-intro"), subtle=True)]
    for part in HubPart:
        if any(name in fields for name in fields_of(part)):
            name = t(f"hub-part-{part}")
            body.append(_part_row(t, hub, name, _about(t, profile, part), part))
    if "name" not in fields:
        body.append(para(t("hub-edit-kernteam"), subtle=True))
    itself = {"hub": hub.slug}
    actions: list[Action] = [button(t("hub-new-show"), "hubs.show", itself)]
    if "name" in fields:
        actions.append(button(t("hub-rename"), "hubs.rename", itself))
    actions.append(button(t("hub-history"), "hubs.history", itself))
    return card(t, body, actions, fallback=title)


def items_card(t: Translator, profile: HubProfile, part: HubPart) -> Mapping[str, Any]:
    """Build the choice within a part that has a form for each of several things."""
    hub = profile.hub
    title = t("hub-edit-title", name=hub.name)
    body: list[CardElement] = [heading(title), heading(t(f"hub-part-{part}"), level=2)]
    if part is HubPart.FUNCTIONS:
        names = dict(profile.functions)
        for one in HubFunction:
            about = function_about(t, secured_in(hub, one), names.get(one, ""))
            body.append(_part_row(t, hub, t.label(one), about, part, one.value))
    else:
        order = "; ".join(one.title for one in hub.challenges[: len(TOP)])
        body.append(_part_row(t, hub, t("hub-challenges-order"), order, part, "0"))
        for at, challenge in enumerate(hub.challenges[: len(TOP)], 1):
            number = t("hub-challenge-number", number=at)
            body.append(_part_row(t, hub, number, challenge.title, part, str(at)))
    actions = [
        button(t("hub-edit-back"), "hubs.edit", {"hub": hub.slug}),
        button(t("hub-new-show"), "hubs.show", {"hub": hub.slug}),
    ]
    return card(t, body, actions, fallback=title)


def _part_row(
    t: Translator, hub: Hub, name: str, about: str, part: HubPart, item: str = ""
) -> CardElement:
    load = {"hub": hub.slug, "part": part.value, **({"item": item} if item else {})}
    tooltip = t("hub-edit-part-name", name=plain(hub.name), part=name)
    press = button(t("hub-edit-part"), "hubs.edit_part", load, tooltip=tooltip)
    shown = clipped(about, _LONGEST) or t("hub-edit-empty")
    return row([said(name, bold=True), said(shown, subtle=True)], press)


def _about(t: Translator, profile: HubProfile, part: HubPart) -> str:
    """Return in a line how a part is now; empty when there is nothing in it."""
    hub = profile.hub
    if part is HubPart.GENERAL:
        return hub.summary or t.label(hub.region)
    if part is HubPart.PHASE:
        return t.label(hub.phase)
    if part is HubPart.FUNCTIONS:
        secured = [one for one in hub.functions if one.party or one.state is not Securing.NOT]
        return t.listing([t.label(one.function) for one in secured])
    if part is HubPart.TEAM:
        seats = [f"{label}: {names}" for label, names in known_seats(t, profile)]
        return "; ".join(seats) or t("hub-edit-empty-team")
    if part is HubPart.CHALLENGES:
        return "; ".join(one.title for one in hub.challenges)
    if part is HubPart.PARTIES:
        return ", ".join((*profile.parties, *profile.programmes))
    return "; ".join((*hub.cases, *hub.opportunities))


# --- the forms


def part_form(
    t: Translator,
    hub: Hub,
    part: PartForm,
    *,
    fields: Collection[str] = tuple(FIELDS),
    options: HubOptions = NO_OPTIONS,
    seen: int = 0,
    nonce: str = "",
) -> EntryForm[Any]:
    """Build the form of a part of a hub.

    Args:
        t: the language.
        hub: which one.
        part: what the form holds.
        fields: that the reader may change; the others are not asked for.
        options: to choose from.
        seen: number of the last change when it is filled in.
        nonce: of the form that comes back; empty for a new one.
    """
    apart = () if hub.status in STATUSES else ("status",)  # with its plan, not here
    shown = [one for one in fields if one not in apart]
    inputs = [one for one in _fields(t, part, options) if part.touches(one.name) in shown]
    name, intro = _title(t, part)
    item = {"item": part.item} if part.item else {}
    return EntryForm(
        model=part.model,
        verb="hubs.edit_save",
        title=f"{hub.name}: {name}",
        intro=intro,
        fields=inputs,
        send=t("hub-edit-send"),
        cancel="hubs.edit",
        hidden={
            "hub": hub.slug,
            "part": part.part.value,
            **item,
            _SEEN: str(seen),
            **({NONCE: nonce} if nonce else {}),
        },
    )


def _title(t: Translator, part: PartForm) -> tuple[str, str]:
    """Return what a form is about, and what has to be known before it is filled in."""
    if part.part is HubPart.FUNCTIONS:
        return t.label(HubFunction(part.item)), ""
    if part.part is HubPart.CHALLENGES and part.item:
        return t("hub-challenge-number", number=int(part.item)), ""
    intros = {HubPart.TEAM: "hub-team-intro", HubPart.PHASE: "hub-phase-intro"}
    intro = intros.get(part.part)
    return t(f"hub-part-{part.part}"), t(intro) if intro else ""


def _fields(t: Translator, part: PartForm, options: HubOptions) -> Sequence[Field]:
    if part.part is HubPart.PHASE:
        return _phase(t)
    if part.part is HubPart.FUNCTIONS:
        return _function(t, options)
    if part.part is HubPart.TEAM:
        hint = t("hub-team-hint")
        return [TextField(name=one.value, label=t.label(one), hint=hint) for one in Profile]
    if part.part is HubPart.CHALLENGES:
        if part.item:
            return _challenge(t, options)
        return [TextField(name=one, label=t(f"hub-challenge-{one}")) for one in TOP]
    return [_field(t, name, options) for name in fields_of(part.part)]


def _field(t: Translator, name: str, options: HubOptions) -> Field:
    """Build the input of a field that `FIELDS` describes."""
    field, label = FIELDS[name], t(f"hub-field-{name}")
    hint = t(key) if t.has(key := f"hub-field-{name}-hint") else ""
    if field.input in {"pick", "picks"}:
        return ChoiceField(
            name=name,
            label=label,
            hint=hint,
            options=options.of(field.section),
            dataset=_DATASETS.get(field.section, ""),
            many=field.input == "picks",
        )
    if field.input == "choice":
        return ChoiceField(name=name, label=label, options=_CHOICES[name](t), required=True)
    return TextField(name=name, label=label, hint=hint, lines=field.input == "lines", most=4000)


_DATASETS = {"organisations": "organisations", "networks": "networks"}
_CHOICES: Mapping[str, Callable[[Translator], Pairs]] = {
    "region": lambda t: tuple((one.value, t.label(one)) for one in REGIONS),
    "status": lambda t: tuple((one, t(f"hubs-status-{one}")) for one in STATUSES),
}


def _phase(t: Translator) -> Sequence[Field]:
    options = tuple((one.value, t.label(one)) for one in Phase)
    return (
        ChoiceField(name="phase", label=t("hub-field-phase"), options=options, required=True),
        TextField(
            name="why",
            label=t("hub-phase-why"),
            hint=t("hub-phase-why-hint"),
            lines=True,
            required=True,
        ),
    )


def _function(t: Translator, options: HubOptions) -> Sequence[Field]:
    states = tuple((one.value, t.label(one)) for one in Securing)
    return (
        ChoiceField(
            name="party",
            label=t("hub-function-party"),
            hint=t("hub-function-party-hint"),
            options=options.organisations,
            dataset="organisations",
        ),
        TextField(
            name="how", label=t("hub-function-how"), hint=t("hub-function-how-hint"), lines=True
        ),
        ChoiceField(
            name="state",
            label=t("hub-function-state"),
            options=states,
            expanded=True,
            required=True,
        ),
    )


def _challenge(t: Translator, options: HubOptions) -> Sequence[Field]:
    return (
        TextField(name="title", label=t("hub-challenge-title"), required=True),
        TextField(name="text", label=t("hub-challenge-text"), lines=True, most=4000),
        ChoiceField(
            name="themes", label=t("hub-challenge-themes"), options=options.themes, many=True
        ),
    )


# --- what came of it


def since_parts(
    t: Translator, changes: Sequence[HubChange], names: Names, reader: str = ""
) -> list[CardElement]:
    """Build what somebody else made of it meanwhile, to stand above the form as it was filled in.

    Args:
        t: the language.
        changes: what was done since, latest first.
        names: behind the keys in them.
        reader: key of who reads it, and may have done so in another form.
    """
    own = bool(changes) and changes[0].by == reader
    by = who_changed(t, changes[0], names) if changes else t("hub-history-somebody")
    parts: list[CardElement] = [
        notice(t("hub-edit-since", by=plain(by), who="self" if own else "other"))
    ]
    for one in changes[:3]:
        parts += [said(clipped(line, 400)) for line in change_lines(t, one, names)[:5]]
    return parts


def edited_card(
    t: Translator,
    hub: Hub,
    change: HubChange | None,
    names: Names,
    still_in: Pairs = (),
    *,
    back: bool = True,
) -> Mapping[str, Any]:
    """Build the confirmation: what changed, with the way back.

    Args:
        t: the language.
        hub: as it is now.
        change: what was changed; None when nothing was different.
        names: behind the keys in it.
        still_in: key and name of who lost their profile, and is in the hub's team still.
        back: the reader can set it back.
    """
    itself = {"hub": hub.slug}
    title = t("hub-edit-done", name=hub.name) if change else t("hub-edit-nothing")
    words = t("hub-edit-done", name=plain(hub.name)) if change else title
    body: list[CardElement] = [notice(words, good=True)]
    if change:
        body += change_parts(t, change, names, DEFAULT_BUDGET)
    actions: list[Action] = [
        button(t("hub-new-show"), "hubs.show", itself),
        button(t("hub-edit-back"), "hubs.edit", itself),
    ]
    if change and back:
        actions.append(set_back_button(t, hub, change))
    actions.append(button(t("hub-history"), "hubs.history", itself, secondary=True))
    if still_in:
        shown = [plain(clipped(name, 60)) for _, name in still_in]
        body.append(para(t("hub-edit-still-in", names=t.listing(shown), count=len(shown))))
    for key, name in still_in[:_MOST_STILL_IN]:
        load = {"member": key, "group": hub.slug}
        text = t("hub-edit-take-out", name=clipped(name, 40))
        actions.append(button(text, "people.take_out", load, secondary=True))
    return card(t, body, actions, fallback=title)
