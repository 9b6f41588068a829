"""Cards to rename, close and reopen a hub: confirmation, and what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from microsoft_teams.cards import Action, CardElement

from cards.hubs.hub import PAGE, hub_about
from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    heading,
    notice,
    para,
    plain,
    row,
    said,
)
from cards.kit.forms import NONCE, EntryForm, TextField
from cards.kit.translator import Translator
from registry.hubs.hub import Hub
from registry.hubs.lifecycle import CloseForm, RenameForm

Deed = Literal["close", "reopen", "rename", "add-channel", "drop-channel", "edit", "history"]


def which_card(
    t: Translator, deed: Deed, words: str, hubs: Sequence[Hub], **more: str
) -> Mapping[str, Any]:
    """Build the choice of hubs, where the typed name does not tell which one is meant.

    Args:
        t: the language.
        deed: what is to be done with it.
        words: what was typed; may be empty.
        hubs: with which that can be done.
        more: what the buttons carry beside the hub.
    """
    title = t(f"hub-{deed}-which")
    body: list[CardElement] = [heading(title)]
    if words:
        body.append(fact(t("hubs-said"), clipped(words, 200)))
    if not hubs:
        body.append(para(t(f"hub-{deed}-none")))
    body += [_row(t, deed, one, more) for one in hubs[:PAGE]]
    if len(hubs) > PAGE:
        body.append(para(t("hub-life-more", count=len(hubs) - PAGE), subtle=True))
    return card(t, body, [button(t("hubs-all"), "hubs.list")], fallback=title)


def _row(t: Translator, deed: Deed, hub: Hub, more: Mapping[str, str]) -> CardElement:
    parts = [said(hub.name, bold=True), said(hub_about(t, hub), subtle=True)]
    tooltip = t(f"hub-{deed}-title", name=hub.name)
    verb = f"hubs.{deed.replace('-', '_')}"
    press = button(t(f"hub-{deed}"), verb, {"hub": hub.slug, **more}, tooltip=tooltip)
    return row(parts, press)


def close_form(t: Translator, hub: Hub, team: str, nonce: str = "") -> EntryForm[CloseForm]:
    """Build the form that confirms closing a hub and asks why, saying what it means.

    Args:
        t: the language.
        hub: which one.
        team: name of its team in Teams.
        nonce: of the form that comes back; empty for a new one.
    """
    reason = TextField(
        name="reason", label=t("hub-close-reason"), hint=t("hub-close-reason-hint"), required=True
    )
    return EntryForm(
        model=CloseForm,
        verb="hubs.close.confirmed",
        title=t("hub-close-title", name=hub.name),
        intro=t("hub-close-means", team=plain(team)),
        fields=(reason,),
        send=t("hub-close-yes"),
        cancel="hubs.show",
        hidden=_hidden(hub, nonce),
    )


def rename_form(t: Translator, hub: Hub, nonce: str = "") -> EntryForm[RenameForm]:
    """Build the form that renames a hub, saying what that means."""
    name = TextField(
        name="name", label=t("hub-rename-name"), hint=t("hub-new-name-hint"), required=True
    )
    return EntryForm(
        model=RenameForm,
        verb="hubs.rename.confirmed",
        title=t("hub-rename-title", name=hub.name),
        intro=t("hub-rename-means"),
        fields=(name,),
        send=t("hub-rename-yes"),
        cancel="hubs.show",
        hidden=_hidden(hub, nonce),
    )


def reopen_card(t: Translator, hub: Hub, team: str, nonce: str) -> Mapping[str, Any]:
    """Build the card that confirms reopening a hub, with why it was closed."""
    title = t("hub-reopen-title", name=hub.name)
    body: list[CardElement] = [heading(title), para(_reopens(t, hub, team))]
    if hub.verdict and hub.verdict.reason:
        body.append(fact(t("hub-close-reason"), clipped(hub.verdict.reason, 1000)))
    yes = button(
        t("hub-reopen-yes"), "hubs.reopen.confirmed", _hidden(hub, nonce), style="positive"
    )
    no = button(t("form-cancel"), "hubs.show", {"hub": hub.slug})
    return card(t, body, [yes, no], fallback=title)


def _reopens(t: Translator, hub: Hub, team: str) -> str:
    """Say what it means to open a hub again; one that never began is planned again."""
    if hub.verdict is not None and hub.verdict.was == "planned":
        return t("hub-plan-reopen-means")
    return t("hub-reopen-means", team=plain(team))


def done_card(
    t: Translator, text: str, hub: Hub, *, channel: str = "", by_hand: bool = False
) -> Mapping[str, Any]:
    """Build the confirmation, from the text with this id, with what follows.

    Args:
        t: the language.
        text: which one.
        hub: the hub.
        channel: the channel that it is about.
        by_hand: PLeK makes no plans for Teams by itself.
    """
    said_ = t(text, name=plain(hub.name), channel=plain(channel))
    after = t("hub-life-done-by-hand" if by_hand else "hub-new-done-next")
    if hub.status == "planned":
        after = t("hub-plan-later")
    parts = [notice(said_, good=True), para(after)]
    return card(t, parts, [_show(t, hub)], fallback=t(text, name=hub.name, channel=channel))


def so_already_card(
    t: Translator, text: str, hub: Hub, by: str, *, own: bool = False, reopens: bool = False
) -> Mapping[str, Any]:
    """Build the card for an action that was already done, from the text with this id.

    Args:
        t: the language.
        text: which one.
        hub: the hub.
        by: name of who was first; empty when that is not known.
        own: the reader was.
        reopens: the reader may open a closed hub again.
    """
    by = by or t("hub-life-somebody")
    who = "self" if own else "other"
    parts: list[CardElement] = [notice(t(text, name=plain(hub.name), by=plain(by), who=who))]
    actions = [_show(t, hub)]
    if hub.status == "closed":
        parts.append(para(t("hub-closed-way-kernteam" if reopens else "hub-closed-way")))
    if hub.status == "closed" and reopens:
        actions.insert(0, button(t("hub-reopen"), "hubs.reopen", {"hub": hub.slug}))
    return card(t, parts, actions, fallback=t(text, name=hub.name, by=by, who=who))


def _show(t: Translator, hub: Hub) -> Action:
    return button(t("hub-new-show"), "hubs.show", {"hub": hub.slug})


def _hidden(hub: Hub, nonce: str) -> dict[str, str]:
    return {"hub": hub.slug, **({NONCE: nonce} if nonce else {})}
