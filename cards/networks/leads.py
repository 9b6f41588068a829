"""Claims to drive a network, and their confirmation by others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import CardElement

from cards.kit.components import button, card, heading, notice, para, plain, row, said
from cards.kit.translator import Translator
from registry.networks.network import Network

MOST_CLAIMS = 3
"""Claims that the card of a network shows; the next come when these are settled."""


def claim_rows(
    t: Translator, network: Network, claims: Sequence[tuple[str, str]]
) -> list[CardElement]:
    """Build a row with a button for each of the first people who claim to be aanjager."""
    shown = claims[:MOST_CLAIMS]
    return [
        row(
            [said(t("networks-claim", member=name or t("networks-member-unknown")))],
            button(
                t("networks-show"), "networks.claim", {"network": network.slug, "member": member}
            ),
        )
        for member, name in shown
    ]


def claim_card(t: Translator, network: Network, member: str, name: str) -> Mapping[str, Any]:
    """Build the card that asks whether somebody drives a network.

    Args:
        t: the language.
        network: which one.
        member: key of who says so.
        name: their name; may be empty.
    """
    title = t("networks-claim-title", name=network.name)
    data = {"network": network.slug, "member": member}
    body = [
        heading(title),
        said(t("networks-claim", member=name or t("networks-member-unknown"))),
    ]
    actions = [
        button(t("networks-claim-yes"), "networks.accept", data, style="positive"),
        button(t("networks-claim-no"), "networks.decline", data),
        button(t("networks-show"), "networks.show", {"network": network.slug}),
    ]
    return card(t, body, actions, fallback=title)


def settled_card(
    t: Translator, network: Network, name: str, *, accepted: bool, by: str = ""
) -> Mapping[str, Any]:
    """Build the card that tells those who were asked how a claim was settled, and by whom."""
    text = "networks-claim-accepted" if accepted else "networks-claim-declined"
    member = name or t("networks-member-unknown")
    body: list[CardElement] = [
        notice(t(text, member=plain(member), name=plain(network.name)), good=accepted)
    ]
    if by:
        body.append(para(t("networks-claim-by", by=plain(by)), subtle=True))
    actions = [button(t("networks-show"), "networks.show", {"network": network.slug})]
    return card(t, body, actions, fallback=t(text, member=member, name=network.name))


def claim_gone_card(t: Translator, network: Network, by: str, *, own: bool) -> Mapping[str, Any]:
    """Build the card for who settles a claim that is settled already.

    Args:
        t: the language.
        network: which one.
        by: name of who settled it; empty when that is not known.
        own: the reader did.
    """
    who = "self" if own else "other" if by else "nobody"
    words = t("networks-claim-gone", who=who, by=plain(by), name=plain(network.name))
    fallback = t("networks-claim-gone", who=who, by=by, name=network.name)
    actions = [button(t("networks-show"), "networks.show", {"network": network.slug})]
    return card(t, [notice(words)], actions, fallback=fallback)


def joined_card(
    t: Translator, network: Network, text: str, form: Mapping[str, str] | None
) -> Mapping[str, Any]:
    """Build the card for somebody who just claimed to drive a network.

    Args:
        t: the language.
        network: which one.
        text: id of the text; its `name` is the network's.
        form: what they had filled in about a network of their own, to go back to.
    """
    body: list[CardElement] = [notice(t(text, name=plain(network.name)), good=True)]
    if network.status == "submitted":
        body.append(para(t("networks-alike-waiting"), subtle=True))
    actions = [
        button(t("networks-mine"), "networks.mine"),
        button(t("networks-all"), "networks.list"),
        button(t("networks-joined-form"), "networks.form", form) if form else None,
    ]
    return card(t, body, actions, fallback=t(text, name=network.name))
