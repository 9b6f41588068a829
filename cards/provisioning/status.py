"""The sync's status for the kernteam; Teams is not asked for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from babel.dates import format_datetime
from microsoft_teams.cards import CardElement

from cards.kit.components import button, card, clipped, fact, heading, notice, para, row, said
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import AMSTERDAM, Translator
from cards.provisioning.outcome import outcome_lines
from cards.provisioning.plan_groups import titled
from cards.provisioning.wording import bare, quarantine_sentence
from registry.provisioning.sync_plan import Quarantine, SyncPlan

MOST_PLANS = 6
MOST_QUARANTINED = 5
MOST_TURNED_DOWN = 4
LONGEST = 400
"""Characters of a line."""


@dataclasses.dataclass(frozen=True, slots=True)
class QuarantinedTeam:
    """A team that was set aside, and when it is tried again."""

    quarantine: Quarantine
    again: datetime | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class ChannelWithoutBot:
    """A private or shared channel in which the bot is not yet, by the names of both."""

    team: str
    channel: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SyncOverview:
    """The data of the status card.

    Attributes:
        plans: that wait or are being carried out.
        quarantined: teams that were set aside.
        read_at, aligned_at: when all was last read, and when there was last nothing to do.
        teams, channels: how many are kept up.
        unsure: things that were not shown as expected, and are looked at again.
        pending, removals: memberships not seen yet; what was taken away in the past 24 hours.
        applied: when a plan was last applied, and what became of its changes, counted.
        running: a sync is under way.
        without_bot: private and shared channels in which the bot is not yet.
        app_asks: permissions for which the bot can't install itself.
        kept_out: names of teams in which it may not.
        turned_down: questions about places that people made to which somebody said no.
        paused: the policy lets nothing go by itself.
        remark: id of a text that says what was just done.
    """

    plans: Sequence[SyncPlan] = ()
    quarantined: Sequence[QuarantinedTeam] = ()
    read_at: datetime | None = None
    aligned_at: datetime | None = None
    teams: int = 0
    channels: int = 0
    pending: int = 0
    unsure: int = 0
    removals: int = 0
    without_bot: Sequence[ChannelWithoutBot] = ()
    app_asks: Sequence[str] = ()
    kept_out: Sequence[str] = ()
    turned_down: Sequence[SyncPlan] = ()
    applied: tuple[datetime, Mapping[str, int]] | None = None
    running: bool = False
    paused: bool = False
    remark: str = ""

    @property
    def aligned(self) -> bool:
        """Return whether the last scan found nothing to do, and nothing waits or failed since."""
        if self.aligned_at is None or self.plans or self.quarantined or self.unsure:
            return False
        return self.read_at is None or self.aligned_at >= self.read_at


def desk_card(t: Translator, desk: SyncOverview) -> Mapping[str, Any]:
    """Return how it stands, what waits, and buttons to look now and to see the agreements."""
    title = t("sync-desk-title")
    body: list[CardElement] = [header(t, title, Noun.SYNC)]
    if desk.remark:
        body.append(notice(t(desk.remark), good=True))
    body += _state(t, desk)
    body += _plans(t, desk)
    body += _aside(t, desk)
    body += _without_bot(t, desk)
    body += _turned_down(t, desk)
    actions = [
        button(t("sync-desk-look"), "sync.look", style="positive"),
        button(t("sync-desk-policy"), "sync.policy"),
        button(t("todo-button"), "todo.show"),
    ]
    return card(t, body, actions, fallback=title)


def _state(t: Translator, desk: SyncOverview) -> list[CardElement]:
    body: list[CardElement] = []
    if desk.paused:
        body.append(notice(t("sync-desk-paused")))
    if desk.running:
        body.append(para(t("sync-desk-running")))
    if desk.aligned_at and desk.aligned:
        body.append(notice(t("sync-desk-aligned", day=moment(t, desk.aligned_at)), good=True))
    elif desk.read_at:
        body.append(para(t("sync-desk-not-aligned")))
    read = moment(t, desk.read_at) if desk.read_at else t("sync-desk-never")
    counted = t("sync-desk-places-value", teams=desk.teams, channels=desk.channels)
    body += [fact(t("sync-desk-read"), read), fact(t("sync-desk-places"), counted)]
    if desk.applied:
        when, ends = desk.applied
        body.append(fact(t("sync-desk-applied"), moment(t, when)))
        body += [said(line, subtle=True) for line in outcome_lines(t, ends)]
    if desk.pending:
        body.append(fact(t("sync-desk-pending"), str(desk.pending)))
    if desk.unsure:
        body.append(fact(t("sync-desk-unsure"), str(desk.unsure)))
    if desk.removals:
        body.append(fact(t("sync-desk-removals"), str(desk.removals)))
    return body


def _plans(t: Translator, desk: SyncOverview) -> list[CardElement]:
    waiting = sum(one.status == "proposed" for one in desk.plans)
    body: list[CardElement] = [para(t("sync-desk-waiting", count=waiting))]
    body += [_plan_row(t, one) for one in desk.plans[:MOST_PLANS]]
    if len(desk.plans) > MOST_PLANS:
        body.append(para(t("sync-card-more", count=len(desk.plans) - MOST_PLANS)))
    return body


def _plan_row(t: Translator, one: SyncPlan) -> CardElement:
    if one.status == "proposed":
        about = t("sync-desk-asks", count=one.total)
    else:
        about = t("sync-desk-under-way", done=one.done, total=one.total)
    show = button(
        t("sync-desk-show"),
        "sync.plan",
        {"plan": one.slug},
        tooltip=t("sync-desk-show-name", number=one.slug),
    )
    title = titled(t, t(f"sync-card-{one.origin}"), one.plan)
    return row([said(title, bold=True), said(about, subtle=True)], show)


def _aside(t: Translator, desk: SyncOverview) -> list[CardElement]:
    if not desk.quarantined:
        return []
    body: list[CardElement] = [heading(t("sync-desk-aside"), level=2)]
    for one in desk.quarantined[:MOST_QUARANTINED]:
        again = f" {t('sync-desk-again', when=moment(t, one.again))}" if one.again else ""
        body.append(said(clipped(quarantine_sentence(t, one.quarantine), LONGEST) + again))
    if len(desk.quarantined) > MOST_QUARANTINED:
        body.append(para(t("sync-card-more", count=len(desk.quarantined) - MOST_QUARANTINED)))
    return body


def _without_bot(t: Translator, desk: SyncOverview) -> list[CardElement]:
    """Return where the bot is not, and what somebody does about it."""
    lines = [t("sync-desk-app-asks", asked=", ".join(desk.app_asks))] if desk.app_asks else []
    lines += [t("sync-desk-kept-out", team=bare(one)) for one in desk.kept_out]
    lines += [
        t("sync-desk-channel", team=bare(one.team), channel=bare(one.channel))
        for one in desk.without_bot
    ]
    if not lines:
        return []
    body: list[CardElement] = [heading(t("sync-desk-without-bot"), level=2)]
    body += [said(clipped(line, LONGEST)) for line in lines[:MOST_PLANS]]
    if len(lines) > MOST_PLANS:
        body.append(para(t("sync-card-more", count=len(lines) - MOST_PLANS)))
    if desk.without_bot:
        body.append(para(t("sync-desk-add-bot"), subtle=True))
    return body


def moment(t: Translator, when: datetime) -> str:
    """Return a day and time in words, in Dutch time."""
    local = when.astimezone(AMSTERDAM)
    return format_datetime(local, "d MMMM yyyy HH:mm", locale=t.language.value)


def _turned_down(t: Translator, desk: SyncOverview) -> list[CardElement]:
    """Return what is not PLeK's by somebody's word, the newest first, with the way back."""
    if not desk.turned_down:
        return []
    body: list[CardElement] = [heading(t("sync-desk-turned-down"), level=2)]
    for one in [*desk.turned_down][::-1][:MOST_TURNED_DOWN]:
        names = t.listing([clipped(bare(place.name), 60) for place in one.plan.by_name[:3]])
        tooltip = t("sync-adopt-again-name", name=names)
        press = button(t("sync-adopt-again"), "sync.again", {"plan": one.slug}, tooltip=tooltip)
        body.append(row([said(clipped(names, LONGEST))], press))
    return body
