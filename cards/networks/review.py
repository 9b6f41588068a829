"""Cards of the kernteam's review of networks, and messages to aanjagers."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement, TextInput

from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    heading,
    link,
    notice,
    odd_letters,
    para,
    plain,
    row,
    said,
)
from cards.kit.forms import fault_text
from cards.kit.translator import Translator
from cards.networks.facts import Names, change_facts, network_facts, shown_value
from cards.networks.network import Row
from registry.core.errors import Fault
from registry.core.writing.addresses import public_website
from registry.networks.network import Network

MOST_WAITING = 8
"""Networks that the list of what waits shows; deciding on those brings up the next."""


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """Context that a reviewer needs beside the network itself.

    Attributes:
        names: behind the network's slugs.
        by: names of its aanjagers, who sent it in.
        decider: name of who decided last; empty when nobody did.
        alike: names of networks that it may be the same as.
    """

    names: Names = dataclasses.field(default_factory=Names)
    by: tuple[str, ...] = ()
    decider: str = ""
    alike: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Try:
    """Attempt of a reviewer that was refused.

    Attributes:
        note: what they wrote.
        fault: what is wrong with it.
        remark: id of a text that says why it did not go through.
    """

    note: str = ""
    fault: Fault | None = None
    remark: str = ""


def review_card(
    t: Translator, network: Network, case: Case, tried: Try | None = None
) -> Mapping[str, Any]:
    """Build a reviewer's card of a network or a change: buttons to decide, or the decision."""
    tried = tried or Try()
    change = network.status == "published" and network.pending
    title = t("networks-review-change" if change else "networks-review-new", name=network.name)
    body: list[CardElement] = [heading(title)]
    if tried.remark:
        body.append(notice(t(tried.remark)))
    body += _standing(t, network, case)
    if network.undecided:
        body += _subject(t, network, case)
        body += _note_field(t, tried)
    waits = t("networks-review-fallback", name=network.name)
    return card(t, body, _decisions(t, network), fallback=waits if network.waiting else title)


def _standing(t: Translator, network: Network, case: Case) -> list[CardElement]:
    """Build the decisions so far; empty for a new network."""
    last = network.review
    by = plain(case.decider or t("networks-member-unknown"))
    if last is None or (network.waiting and not last.answer):
        return [] if network.undecided else [para(t("networks-review-settled"))]
    if network.waiting:
        asked = fact(t("networks-review-asked"), last.note)
        return [asked, fact(t("networks-answer"), last.answer)]
    if last.outcome == "questioned":
        return [notice(t("networks-review-waits", by=by)), fact(t("networks-question"), last.note)]
    good = last.outcome == "published"
    parts: list[CardElement] = [notice(t(f"networks-review-{last.outcome}", by=by), good=good)]
    return [*parts, fact(t("networks-reason"), last.note)] if last.note else parts


def _subject(t: Translator, network: Network, case: Case) -> list[CardElement]:
    parts: list[CardElement] = []
    change = network.pending if network.status == "published" else None
    if case.by:
        label = "networks-field-leads" if change else "networks-review-by"
        parts.append(fact(t(label), t.listing(case.by)))
    if odd := odd_letters(t, ", ".join((network.wanted["name"], *network.wanted["others"]))):
        parts.append(odd)
    if case.alike:
        names = plain(t.listing(case.alike))
        parts.append(notice(t("networks-review-alike", names=names)))
    if change:
        return parts + change_facts(t, network, change)
    parts.append(said(clipped(network.purpose, 1500)))
    parts += network_facts(t, network, case.names)
    parts.append(fact(t("networks-field-publish"), shown_value(t, "publish", network.publish)))
    return parts


def _note_field(t: Translator, tried: Try) -> list[CardElement]:
    """Build the one field for question and reason; its label says which buttons need it."""
    label = t("networks-review-note")
    field = TextInput(
        id="note",
        label=label,
        placeholder=t("networks-review-note-hint"),
        value=clipped(tried.note, 3000) or None,
        is_multiline=True,
    )
    return [notice(fault_text(t, tried.fault, label)), field] if tried.fault else [field]


def _decisions(t: Translator, network: Network) -> list[Action | None]:
    seen = {"network": network.slug, "round": network.round}
    show = button(t("networks-show"), "networks.show", {"network": network.slug})
    if not network.undecided:
        return [show, button(t("networks-waiting-all"), "networks.waiting")]
    return [
        button(t("networks-review-approve"), "networks.approve", seen, style="positive"),
        button(t("networks-review-ask"), "networks.ask", seen, inputs=True),
        button(
            t("networks-review-reject"), "networks.reject", seen, style="destructive", inputs=True
        ),
        link(t("networks-open-website"), public_website(network.wanted["website"])),
        button(t("networks-waiting-all"), "networks.waiting"),
    ]


def waiting_card(t: Translator, networks: Sequence[Network]) -> Mapping[str, Any]:
    """Build the list of all that waits for the kernteam, the first few with a button."""
    title = t("networks-waiting-title")
    count = t("networks-waiting-count", count=len(networks))
    body: list[CardElement] = [
        heading(title),
        para(count if networks else t("networks-waiting-none")),
    ]
    body += [_waiting_row(t, one) for one in networks[:MOST_WAITING]]
    ways = [button(t("networks-all"), "networks.list"), button(t("todo-button"), "todo.show")]
    return card(t, body, ways, fallback=title)


def _waiting_row(t: Translator, network: Network) -> CardElement:
    one = Row.of(t, network)
    about = t("networks-status-pending") if network.pending else one.about
    review = button(
        t("networks-review"),
        "networks.review",
        {"network": network.slug},
        tooltip=t("networks-show-name", name=network.name),
    )
    return row([said(one.name, bold=True), said(about, subtle=True)], review)


def told_card(
    t: Translator, network: Network, outcome: str, note: str, *, change: bool
) -> Mapping[str, Any]:
    """Build the card that tells aanjagers of a decision, with what they can do next.

    Args:
        t: the language.
        network: which one.
        outcome: `published`, `questioned` or `rejected`.
        note: the question or the reason.
        change: it is about a change to a published network.
    """
    text = _told(outcome, change=change)
    good = outcome == "published"
    body: list[CardElement] = [notice(t(text, name=plain(network.name)), good=good)]
    itself = {"network": network.slug}
    actions = [button(t("networks-show"), "networks.show", itself)]
    if outcome == "questioned":
        body.append(fact(t("networks-question"), note))
        answer = button(t("networks-answer-button"), "networks.edit", itself, style="positive")
        actions.insert(0, answer)
    elif outcome == "rejected":
        body.append(fact(t("networks-reason"), note))
        title = "networks-edit" if change else "networks-again-button"
        actions.insert(0, button(t(title), "networks.edit", itself))
    actions.append(button(t("networks-mine"), "networks.mine"))
    return card(t, body, actions, fallback=t(text, name=network.name))


def _told(outcome: str, *, change: bool) -> str:
    if outcome == "published":
        return "networks-told-change" if change else "networks-told-published"
    if outcome == "rejected" and change:
        return "networks-told-rejected-change"
    return f"networks-told-{outcome}"
