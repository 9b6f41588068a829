"""Cards of `hub nieuw`: the kernteam's form for a hub, and the confirmation."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from cards.kit.components import button, card, facts, notice, para, plain
from cards.kit.forms import NONCE, ChoiceField, EntryForm, Field, TextField
from cards.kit.translator import Translator
from registry.core.vocabulary import PROVINCES, Phase
from registry.hubs.founding import SEATS, HubEntry, PlannedHubEntry
from registry.hubs.hub import Hub
from registry.hubs.profile import HubProfile

Pairs = tuple[tuple[str, str], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Options:
    """Choices of the form, as (slug, name) pairs."""

    organisations: Pairs = ()
    programmes: Pairs = ()


def hub_form(
    t: Translator,
    options: Options,
    nonce: str = "",
    *,
    by_hand: bool = False,
    planned: bool = False,
) -> EntryForm[HubEntry] | EntryForm[PlannedHubEntry]:
    """Build the form that founds a hub.

    Args:
        t: the language.
        options: what can be chosen from.
        nonce: of the form that comes back, empty for a new one.
        by_hand: PLeK makes no plans for Teams by itself.
        planned: it is for a day to come, which is asked right after its name.
    """
    if planned:
        first, *others = _fields(t, options)
        day = next(one for one in others if one.name == "starts")
        rest = (one for one in others if one.name != "starts")
        return EntryForm(
            model=PlannedHubEntry,
            verb="hubs.plan.found",
            title=t("hub-plan-new"),
            intro=t("hub-plan-intro"),
            fields=(first, dataclasses.replace(day, required=True), *rest),
            send=t("hub-plan-send"),
            more=t("hub-new-more"),
            hidden={NONCE: nonce} if nonce else {},
        )
    return EntryForm(
        model=HubEntry,
        verb="hubs.found",
        title=t("hub-new-title"),
        intro=t("hub-new-intro-by-hand" if by_hand else "hub-new-intro"),
        fields=_fields(t, options),
        send=t("hub-new-send"),
        more=t("hub-new-more"),
        hidden={NONCE: nonce} if nonce else {},
    )


def _fields(t: Translator, options: Options) -> tuple[Field, ...]:
    return (
        TextField(name="name", label=t("hub-new-name"), hint=t("hub-new-name-hint"), required=True),
        ChoiceField(
            name="province",
            label=t("hub-new-province"),
            options=[(one.value, t.label(one)) for one in PROVINCES],
            required=True,
        ),
        ChoiceField(
            name="lead",
            label=t("hub-new-lead"),
            hint=t("hub-new-lead-hint"),
            options=options.organisations,
            dataset="organisations",
        ),
        ChoiceField(
            name="phase",
            label=t("hub-new-phase"),
            options=[(one.value, t.label(one)) for one in Phase],
        ),
        ChoiceField(
            name="programmes",
            label=t("hub-new-programmes"),
            options=options.programmes,
            many=True,
        ),
        *(
            TextField(name=name, label=t.label(profile), hint=t("hub-new-person-hint"))
            for name, profile in SEATS.items()
        ),
        TextField(
            name="starts", label=t("hub-new-starts"), hint=t("hub-new-starts-hint"), first=True
        ),
        *(
            TextField(
                name=name,
                label=t(f"hub-new-{name.replace('_', '-')}"),
                hint=t("hub-new-channels-hint"),
                lines=True,
            )
            for name in ("channels", "private_channels")
        ),
    )


def founded_card(t: Translator, profile: HubProfile, *, by_hand: bool = False) -> Mapping[str, Any]:
    """Build the confirmation: the hub's entered data and what happens next; see `hub_form`."""
    hub = profile.hub
    title, after = _founded(t, hub, plain(hub.name), by_hand=by_hand)
    names = dict(profile.team)
    team = [
        (t.label(one.profile), names.get(one.profile) or invited(t, hub))
        for one in hub.team
        if one.member
    ]
    body = [
        notice(title, good=True),
        para(after),
        *facts(
            [
                (t("hubs-province"), t.label(hub.province)),
                (t("hubs-lead"), profile.lead),
                (t("hubs-phase"), t.label(hub.phase)),
                (t("hub-new-starts"), t.weekday(hub.starts) if hub.starts else ""),
                (t("hubs-programmes"), ", ".join(profile.programmes)),
                *team,
                *_channels(t, hub),
            ]
        ),
    ]
    actions = [button(t("hub-new-show"), "hubs.show", {"hub": hub.slug})]
    fallback, _ = _founded(t, hub, hub.name, by_hand=by_hand)
    return card(t, body, actions, fallback=fallback)


def invited(t: Translator, hub: Hub) -> str:
    """Say of somebody who is known by an address only when they hear of it."""
    return t("hub-new-invited-later" if hub.status == "planned" else "hub-new-invited")


def _founded(t: Translator, hub: Hub, name: str, *, by_hand: bool) -> tuple[str, str]:
    """Return what happened, and what happens next."""
    if hub.status == "planned" and hub.starts is not None:
        title = t("hub-new-planned", name=name, day=t.weekday(hub.starts))
        return title, t("hub-new-planned-by-hand" if by_hand else "hub-new-planned-next")
    after = "hub-new-done-by-hand" if by_hand else "hub-new-done-next"
    return t("hub-new-done", name=name), t(after)


def _channels(t: Translator, hub: Hub) -> list[tuple[str, str]]:
    place = hub.workspace
    if place is None:
        return []
    return [
        (t("hub-new-channels"), ", ".join(place.channels)),
        (t("hub-new-private-channels"), ", ".join(place.private)),
    ]
