"""Cards of planned hubs: one hub with its go or no go, the list, and forms to decide."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal

from microsoft_teams.cards import Action, CardElement

from cards.admissions.asking import ask_button
from cards.hubs.founding import invited
from cards.hubs.hub import hub_badge
from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    facts,
    heading,
    in_view,
    notice,
    para,
    plain,
    row,
    said,
)
from cards.kit.forms import NONCE, EntryForm, TextField
from cards.kit.headings import header
from cards.kit.pictures import Noun, Scene, scene
from cards.kit.translator import Translator
from registry.hubs.hub import Hub
from registry.hubs.hub_plan import HubPlan
from registry.hubs.planning import DecideForm, MoveForm
from registry.hubs.profile import HubProfile

PAGE = 8
"""Planned hubs on a page of the list."""

MOST_BUTTONS = 4

Deed = Literal["no_go", "drop"]


@dataclasses.dataclass(frozen=True, slots=True)
class PlanView:
    """A planned hub as its reader may see it.

    Attributes:
        plan: what is decided about it.
        by: name of who decided; empty when that is not known.
        manage: whether the reader may decide.
        lead: days before its day from which its plan for Teams comes.
        sync: whether PLeK makes plans for Teams by itself.
        past: its day is past, or today.
        near: its plan for Teams is due.
        asks, ends: see `cards.hubs.hub.HubDeeds`.
        out: names of who is out of it before it begins; empty for who has no name.
    """

    plan: HubPlan
    by: str = ""
    manage: bool = False
    lead: int = 21
    sync: bool = True
    past: bool = False
    near: bool = False
    asks: bool = False
    ends: tuple[tuple[str, date], ...] = ()
    out: tuple[str, ...] = ()


def planned_hub_card(
    t: Translator, profile: HubProfile, view: PlanView, remark: str = "", *, good: bool = False
) -> Mapping[str, Any]:
    """Build the card of a hub that is planned, with what the kernteam can do about it.

    Args:
        t: the language.
        profile: the hub.
        view: how it stands.
        remark: what was just done, or why it was not.
        good: it was done.
    """
    hub = profile.hub
    body: list[CardElement | None] = [
        scene(t, Scene.HUB),
        header(
            t,
            t("hubs-card-title", name=hub.name),
            Noun.HUB,
            state=hub_badge(t, hub),
        ),
        notice(remark, good=good) if remark else None,
        para(_begins(t, hub)),
        *(_decision(t, hub, view) if view.manage else ()),
        *_out(t, hub, view),
        said(clipped(hub.summary, 600)) if hub.summary else None,
        *facts(
            [
                (t("hubs-province"), t.label(hub.province)),
                (t("hubs-lead"), clipped(profile.lead, 200)),
                *(_team(t, profile, view) if view.manage else ()),
                *(_channels(t, hub) if view.manage else ()),
            ]
        ),
    ]
    asks = [ask_button(t, hub.slug, hub.name)] if view.asks else []
    actions = [*(_deciding(t, hub, view) if view.manage else asks), *_ways_on(t, hub)]
    return card(t, body, in_view(actions, MOST_BUTTONS), fallback=_begins(t, hub, hub.name))


def go_card(t: Translator, hub: Hub, view: PlanView) -> Mapping[str, Any]:
    """Build what the kernteam gets in its channel when a hub comes near without a go.

    It follows what is decided: who decided what, and what can still be done.
    """
    body: list[CardElement] = [heading(t("hub-plan-ask-title", name=hub.name))]
    if hub.status == "planned":
        body.append(para(_begins(t, hub)))
        body += _decision(t, hub, view)
        if view.plan.decision is None:
            body.append(para(t("hub-plan-ask-why")))
        actions = [*_deciding(t, hub, view), _show(t, hub)]
    else:
        outcome = "begun" if hub.status != "closed" else "dropped"
        body.append(notice(t(f"hub-plan-{outcome}", name=plain(hub.name)), good=outcome == "begun"))
        actions = [_show(t, hub)]
    fallback = t("hub-plan-ask-title", name=hub.name)
    return card(t, body, in_view(actions, MOST_BUTTONS), fallback=fallback)


def began_card(t: Translator, hub: Hub, *, by: str, waits: str, sync: bool) -> Mapping[str, Any]:
    """Build the word that a hub began.

    Args:
        t: the language.
        hub: which one.
        by: name of who had it begin; empty where its day came.
        waits: how its plan for Teams stands: `approved`, `proposed`, or empty for none yet.
        sync: whether PLeK makes plans for Teams by itself.
    """
    name = plain(hub.name)
    title = (
        t("hub-plan-began-by", name=name, by=plain(by)) if by else t("hub-plan-began", name=name)
    )
    after = f"hub-plan-after-{waits or 'none'}" if sync else "hub-new-done-by-hand"
    actions = [button(t("hub-new-show"), "hubs.show", {"hub": hub.slug})]
    body = [notice(title, good=True), para(t(after))]
    return card(t, body, actions, fallback=t("hub-plan-began", name=hub.name))


def planned_hubs_card(
    t: Translator, hubs: Sequence[tuple[Hub, HubPlan]], page: int = 0, *, manage: bool = False
) -> Mapping[str, Any]:
    """Build the list of planned hubs, by day; the kernteam sees whether there is a go."""
    pages = max(1, -(-len(hubs) // PAGE))
    page = min(max(page, 0), pages - 1)
    body: list[CardElement] = [header(t, t("hub-plan-list-title"), Noun.HUB)]
    if not hubs:
        body.append(para(t("hub-plan-list-none")))
    for hub, plan in hubs[page * PAGE : (page + 1) * PAGE]:
        body.append(planned_row(t, hub, plan if manage else None))
    actions: list[Action] = []
    if page > 0:
        actions.append(button(t("hubs-previous"), "hubs.planned", {"page": str(page - 1)}))
    if page + 1 < pages:
        actions.append(button(t("hubs-next"), "hubs.planned", {"page": str(page + 1)}))
    if manage:
        actions.append(button(t("hub-plan-new"), "hubs.plan"))
    actions.append(button(t("hubs-all"), "hubs.list"))
    return card(t, body, actions, fallback=t("hub-plan-list-title"))


def planned_row(t: Translator, hub: Hub, plan: HubPlan | None = None) -> CardElement:
    """Build a planned hub in a list, with its go where the reader may know."""
    line = t("hub-plan-about", province=t.label(hub.province), day=_day(t, hub))
    if plan is not None:
        line = f"{line} · {t(f'hub-plan-short-{_state(plan)}')}"
    show = button(
        t("hubs-open"),
        "hubs.show",
        {"hub": hub.slug},
        tooltip=t("hubs-open-name", name=hub.name),
    )
    return row([said(hub.name, bold=True), said(line, subtle=True)], show)


def which_planned_card(t: Translator, words: str, hubs: Sequence[Hub]) -> Mapping[str, Any]:
    """Build the choice of planned hubs, where the typed name does not tell which one is meant."""
    title = t("hub-plan-which")
    body: list[CardElement] = [heading(title)]
    if words:
        body.append(fact(t("hubs-said"), clipped(words, 200)))
    if not hubs:
        body.append(para(t("hub-plan-list-none")))
    body += [planned_row(t, one) for one in hubs[:PAGE]]
    return card(t, body, [button(t("hub-plan-list"), "hubs.planned")], fallback=title)


def reason_form(
    t: Translator, deed: Deed, hub: Hub, nonce: str = "", *, seen: str = ""
) -> EntryForm[DecideForm]:
    """Build the form that asks why there is a no go, or why a hub does not go through.

    Args:
        t: the language.
        deed: which of the two.
        hub: the hub.
        nonce: of the form that comes back; empty for a new one.
        seen: see `registry.hubs.planning.decide`.
    """
    name = deed.replace("_", "-")
    return EntryForm(
        model=DecideForm,
        verb=f"hubs.{deed}.confirmed",
        title=t(f"hub-plan-{name}-title", name=hub.name),
        intro=t(f"hub-plan-{name}-means"),
        fields=(TextField(name="reason", label=t(f"hub-plan-{name}-reason"), required=True),),
        send=t(f"hub-plan-{name}-yes"),
        cancel="hubs.show",
        hidden={"hub": hub.slug, **({"seen": seen} if seen else {}), **_nonce(nonce)},
    )


def move_form(t: Translator, hub: Hub, nonce: str = "") -> EntryForm[MoveForm]:
    """Build the form that asks for another day; see `reason_form`."""
    return EntryForm(
        model=MoveForm,
        verb="hubs.move.confirmed",
        title=t("hub-plan-move-title", name=hub.name),
        intro=t("hub-plan-move-means", day=_day(t, hub)),
        fields=(
            TextField(
                name="starts",
                label=t("hub-plan-move-day"),
                hint=t("hub-new-starts-hint"),
                required=True,
            ),
        ),
        send=t("hub-plan-move-yes"),
        cancel="hubs.show",
        hidden={"hub": hub.slug, **_nonce(nonce)},
    )


def begin_card(t: Translator, hub: Hub, view: PlanView, nonce: str) -> Mapping[str, Any]:
    """Build the card that confirms that a hub begins now, saying what that means."""
    title = t("hub-plan-begin-title", name=hub.name)
    body: list[CardElement] = [heading(title), para(_begins(t, hub))]
    body += _decision(t, hub, view)
    body.append(para(t("hub-plan-begin-means" if view.sync else "hub-plan-begin-means-by-hand")))
    data = {"hub": hub.slug, NONCE: nonce}
    yes = button(t("hub-plan-begin-yes"), "hubs.begin.confirmed", data, style="positive")
    no = button(t("form-cancel"), "hubs.show", {"hub": hub.slug})
    return card(t, body, [yes, no], fallback=title)


def _nonce(nonce: str) -> dict[str, str]:
    return {NONCE: nonce} if nonce else {}


def _day(t: Translator, hub: Hub) -> str:
    return t.weekday(hub.starts) if hub.starts else ""


def _begins(t: Translator, hub: Hub, name: str = "") -> str:
    """Return when it begins, in a sentence; with its name where no title says it."""
    if name:
        return t("hub-new-planned", name=name, day=_day(t, hub))
    return t("hub-plan-begins", day=_day(t, hub))


def _state(plan: HubPlan) -> str:
    if plan.decision is None:
        return "open"
    return "go" if plan.go else "no-go"


def _decision(t: Translator, hub: Hub, view: PlanView) -> list[CardElement]:
    """Return the go or no go, by whom and why, and what follows from it."""
    state, decision = _state(view.plan), view.plan.decision
    body: list[CardElement] = []
    if decision is not None:
        by = plain(view.by or t("hub-life-somebody"))
        body.append(para(t(f"hub-plan-{state}-by", by=by, day=t.day(decision.at))))
        if decision.reason:
            body.append(fact(t("hub-plan-why"), clipped(decision.reason, 500)))
    body.append(para(_next(t, hub, view, state), subtle=True))
    return body


def _next(t: Translator, hub: Hub, view: PlanView, state: str) -> str:
    """Return what happens next if nothing else is done."""
    if view.past and state != "go":
        return t("hub-plan-next-past")
    if state == "go":
        first = hub.starts - timedelta(days=view.lead) if hub.starts else None
        if not view.sync or first is None:
            return t("hub-plan-next-by-hand")
        if view.near:
            return t("hub-plan-next-near")
        return t("hub-plan-next-go", day=t.day(first))
    return t(f"hub-plan-next-{state}")


def _out(t: Translator, hub: Hub, view: PlanView) -> list[CardElement]:
    """Return who is out of it before it begins: they never come into its team in Teams."""
    if not view.out:
        return []
    names = [clipped(one or t("people-nameless"), 100) for one in view.out[:8]]
    more = [t("hub-plan-out-more", count=len(view.out) - 8)] if len(view.out) > 8 else []
    who = plain(t.listing([*names, *more]))
    return [notice(t("hub-plan-out", names=who, count=len(view.out), day=_day(t, hub)))]


def _team(t: Translator, profile: HubProfile, view: PlanView) -> list[tuple[str, str]]:
    names, until = dict(profile.team), dict(view.ends)
    found = []
    for one in profile.hub.team:
        if one.member:
            name = clipped(names.get(one.profile) or invited(t, profile.hub), 200)
            day = until.get(one.member)
            ends = f" ({t('people-seat-until', day=t.day(day))})" if day else ""
            found.append((t.label(one.profile), name + ends))
    return found


def _channels(t: Translator, hub: Hub) -> list[tuple[str, str]]:
    place = hub.workspace
    if place is None:
        return []
    return [
        (t("hub-new-channels"), clipped(", ".join(place.channels), 600)),
        (t("hub-plan-private-channels"), clipped(", ".join(place.private), 600)),
    ]


def _deciding(t: Translator, hub: Hub, view: PlanView) -> list[Action]:
    """Build what the kernteam can decide; what a click would undo comes last."""
    itself = {"hub": hub.slug}
    seen = {**itself, "seen": str(len(view.plan.history))}
    state = _state(view.plan)
    actions: list[Action] = []
    if state != "go":
        actions.append(button(t("hub-plan-go"), "hubs.go", seen, style="positive"))
    if state != "no-go":
        actions.append(button(t("hub-plan-no-go"), "hubs.no_go", seen))
    if state != "open":
        actions.append(button(t(f"hub-plan-{state}-back"), "hubs.go_back", seen))
    actions += [
        button(t("hub-plan-move"), "hubs.move", itself),
        button(t("hub-plan-begin"), "hubs.begin", itself, secondary=True),
        button(t("hub-plan-drop"), "hubs.drop", itself, secondary=True),
        button(t("hub-rename"), "hubs.rename", itself, secondary=True),
        button(t("hub-add-channel"), "hubs.add_channel", itself, secondary=True),
        button(t("hub-drop-channel"), "hubs.drop_channel", itself, secondary=True),
    ]
    return actions


def _show(t: Translator, hub: Hub) -> Action:
    return button(t("hub-new-show"), "hubs.show", {"hub": hub.slug})


def _ways_on(t: Translator, hub: Hub) -> list[Action]:
    region = t("hubs-networks-region", region=t.label(hub.region))
    return [
        button(t("hubs-all"), "hubs.list"),
        button(region, "networks.list", {"region": hub.region.value}),
    ]
