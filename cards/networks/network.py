"""Cards of networks: a list, one network, the ones the reader drives."""

from __future__ import annotations

import dataclasses
import functools
import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement, Container, TextBlock

from cards.involvement.mine import involved_rows
from cards.involvement.standing import standing_actions, standing_parts
from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    heading,
    in_view,
    link,
    notice,
    para,
    plain,
    pressed_row,
    row,
    said,
)
from cards.kit.headings import header
from cards.kit.pictures import Noun, theme_icon
from cards.kit.translator import Translator, translator
from cards.networks.facts import Names, network_facts, wish_facts
from cards.networks.leads import claim_rows
from registry.core.vocabulary import Language
from registry.core.writing.addresses import public_website
from registry.involvement.involved import Involved, Standing
from registry.involvement.things import ThingKind
from registry.networks.network import Network

PAGE = 8
"""Networks on a page of the list."""

MOST_THEMES = 2
"""Themes of a network that have a button to see more of them."""

MOST_OWN = 12
"""Networks of one's own that are listed; the others are found by name."""

MOST_INVOLVED = 5
"""What the reader takes part in or follows that is listed below them; a button shows all of it."""

_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MENTIONABLE = re.compile(r"(?:[^\W_]|[ .,'\u2019()-])+")


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """Row of a network in a list: nothing of it is personal.

    Attributes:
        readable: whether the reader may open it.
    """

    slug: str
    name: str
    about: str
    purpose: str = ""
    readable: bool = True

    @classmethod
    def of(cls, t: Translator, network: Network, about: str = "") -> Row:
        """Build the row of a network.

        Args:
            t: the language.
            network: which one.
            about: said of it; its kind, scale and regions when empty.
        """
        traits = (network.kind, network.scale, *network.regions[:3])
        shown = about or " · ".join(t.label(trait) for trait in traits)
        return cls(network.slug, network.name, shown, clipped(network.purpose, 140))

    @classmethod
    def of_claim(cls, t: Translator, network: Network) -> Row:
        """Build the row of a network that the reader claims to drive: its name, while in review."""
        about = t("networks-status-claimed")
        if network.status == "published":
            return cls.of(t, network, about)
        return cls(network.slug, network.name, about, readable=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list.

    Attributes:
        searched: what was looked for, in words; empty for everything.
        loosened: these only come near.
        state: what the buttons to turn the page must carry along.
    """

    rows: tuple[Row, ...]
    total: int
    page: int
    searched: str = ""
    loosened: bool = False
    state: tuple[tuple[str, str], ...] = ()

    @property
    def pages(self) -> int:
        """Number of pages, at least one."""
        return max(1, -(-self.total // PAGE))


def networks_card(language: Language, listing: Listing) -> Mapping[str, Any]:
    """Build a page of networks, with buttons to turn the page, filter and register one."""
    return _listed(language, listing) if listing.searched else _kept(language, listing)


@functools.lru_cache(maxsize=64)
def _kept(language: Language, listing: Listing) -> Mapping[str, Any]:
    """Build and cache what everybody may see; a person's own search is not cached."""
    return _listed(language, listing)


def _listed(language: Language, listing: Listing) -> Mapping[str, Any]:
    t = translator(language)
    body: list[CardElement] = [header(t, t("networks-title"), Noun.NETWORK)]
    if listing.searched:
        body.append(fact(t("networks-searched"), listing.searched))
    if listing.loosened:
        body.append(notice(t("networks-loosened")))
    body.append(para(_how_many(t, listing), subtle=True))
    if not listing.rows:
        body.append(para(t("networks-none-next")))
    state = {**dict(listing.state), "page": str(listing.page)}
    body += [_row(t, one, state) for one in listing.rows]
    return card(t, body, _turning(t, listing), fallback=t("networks-list-fallback"))


def _how_many(t: Translator, listing: Listing) -> str:
    if not listing.total:
        return t("networks-none")
    count = t("networks-count", count=listing.total)
    if listing.pages == 1:
        return count
    return f"{count} {t('networks-page', page=listing.page + 1, pages=listing.pages)}"


def _turning(t: Translator, listing: Listing) -> list[Action]:
    state, page = dict(listing.state), listing.page
    actions: list[Action] = []
    if page > 0:
        before = {**state, "page": str(page - 1)}
        actions.append(button(t("networks-previous"), "networks.list", before))
    if page + 1 < listing.pages:
        after = {**state, "page": str(page + 1)}
        actions.append(button(t("networks-next"), "networks.list", after))
    actions.append(button(t("networks-filter"), "networks.filter", state))
    if state:
        actions.append(button(t("networks-all"), "networks.list"))
    actions.append(button(t("networks-register"), "networks.form"))
    return actions


def _row(t: Translator, one: Row, state: Mapping[str, str]) -> CardElement:
    about: list[CardElement] = [said(one.name, bold=True), said(one.about, subtle=True)]
    if not one.readable:
        return Container(separator=True, items=about)
    show = button(
        t("networks-show"),
        "networks.show",
        {"network": one.slug, **state},
        tooltip=t("networks-show-name", name=one.name),
    )
    return row(about, show)


def candidates_card(
    t: Translator, words: str, rows: Sequence[Row], *, same: bool
) -> Mapping[str, Any]:
    """Build the choice of networks that a name may stand for.

    Args:
        t: the language.
        words: what was typed.
        rows: the candidates; empty when nothing looks like it.
        same: they all have this name.
    """
    title = "networks-name-many" if same else "networks-name-near"
    body: list[CardElement] = [heading(t(title if rows else "networks-name-unknown"))]
    body.append(fact(t("networks-name-said"), clipped(words, 200)))
    body += [_row(t, one, {}) for one in rows]
    body.append(para(t("networks-name-next"), subtle=True))
    actions = [
        button(t("networks-all"), "networks.list"),
        button(t("networks-register"), "networks.form", {"name": clipped(words, 100)}),
    ]
    return card(t, body, actions, fallback=t(title if rows else "networks-name-unknown"))


@dataclasses.dataclass(frozen=True, slots=True)
class View:
    """Relation of the reader to a network, and where they came from.

    Attributes:
        lead: the reader is one of its aanjagers.
        reviewer: the reader may review it.
        claimed: the reader said to be one of its aanjagers.
        here: names of its aanjagers who are in this conversation, to mention.
        claims: (key, name) of people who say to be its aanjagers; for those who may confirm it.
        back: what brings the list back, None where it did not come from a list.
        standing: what the reader has with it, and how many take part.
    """

    lead: bool = False
    reviewer: bool = False
    claimed: bool = False
    here: tuple[str, ...] = ()
    claims: tuple[tuple[str, str], ...] = ()
    back: Mapping[str, str] | None = None
    standing: Standing = dataclasses.field(default_factory=Standing)

    @property
    def may_edit(self) -> bool:
        """True if the reader may change it."""
        return self.lead or self.reviewer


def network_card(t: Translator, network: Network, names: Names, view: View) -> Mapping[str, Any]:
    """Build the card of one network, with contacts and the reader's actions.

    It is personal, and so never cached.
    """
    body: list[CardElement] = [header(t, network.name, Noun.NETWORK)]
    if network.purpose:
        body.append(said(clipped(network.purpose, 1500)))
        if network.is_unsure("purpose"):
            body.append(para(t("provenance-mark-purpose"), subtle=True))
    body += network_facts(t, network, names)
    if network.status == "published":
        body += standing_parts(t, ThingKind.NETWORK, view.standing)
    if view.here:
        mentions = t.listing([mention(name) for name in view.here])
        body.append(TextBlock(text=t("networks-lead-here", names=mentions), wrap=True))
    if view.claimed:
        body.append(para(t("networks-lead-claimed"), subtle=True))
    elif not network.leads and network.status == "published":
        body.append(para(t("networks-lead-none")))
    if view.may_edit:
        body += _for_leads(t, network)
        body += claim_rows(t, network, view.claims)
    body += _themes(t, names)
    return card(
        t,
        body,
        _deeds(t, network, view),
        fallback=t("networks-card-fallback", name=network.name),
    )


def mention(name: str) -> str:
    """Return the markup that mentions a person; `Answer.mentions` must hold the same person."""
    return f"<at>{html.escape(name, quote=False)}</at>"


def mentionable(name: str) -> bool:
    """Return whether a name can be mentioned in a text: nothing in it could be markup."""
    return bool(_MENTIONABLE.fullmatch(name))


def _for_leads(t: Translator, network: Network) -> list[CardElement]:
    """Build the status of a network, for those who may change it."""
    parts: list[CardElement] = []
    if network.status != "published":
        parts.append(notice(t(f"networks-notice-{network.status}")))
    last = network.review
    if network.asked:
        if network.status == "published":
            parts.append(notice(t("networks-notice-questioned")))
        parts.append(fact(t("networks-question"), network.asked))
    elif network.pending:
        parts.append(notice(t("networks-notice-pending")))
        parts += wish_facts(t, network.pending)
    elif last and last.outcome == "rejected" and last.note:
        parts.append(fact(t("networks-reason"), last.note))
    if network.status == "published" and len(network.leads) < 2:
        parts.append(para(t("networks-lead-more"), subtle=True))
    return parts


def _deeds(t: Translator, network: Network, view: View) -> list[Action]:
    """Build the buttons: what most people do first, and what does not fit behind "…"."""
    itself = {"network": network.slug}
    deeds: list[Action | None] = []
    if network.status == "published":
        deeds += standing_actions(t, ThingKind.NETWORK, network.slug, view.standing)
    if view.may_edit and network.status != "archived":
        deeds.append(button(t(_edit_title(network)), "networks.edit", itself))
    if view.reviewer and network.undecided:
        deeds.append(button(t("networks-review"), "networks.review", itself))
    if view.reviewer and network.status == "archived":
        deeds.append(button(t("networks-restore"), "networks.restore", itself))
    deeds.append(link(t("networks-open-website"), public_website(network.website)))
    deeds.append(_chat(t, network.contact))
    if not (view.lead or view.claimed) and network.status == "published":
        first = not network.leads
        deeds.append(button(t("networks-lead"), "networks.join", itself, secondary=not first))
    if view.back is not None:
        deeds.append(button(t("networks-back"), "networks.list", view.back))
    else:
        deeds.append(button(t("networks-all"), "networks.list"))
    if view.may_edit and network.status != "archived":
        deeds.append(button(t("networks-archive"), "networks.archive", itself, secondary=True))
    return in_view(deeds)


def _edit_title(network: Network) -> str:
    if network.asked:
        return "networks-answer-button"
    return "networks-again-button" if network.status == "rejected" else "networks-edit"


def _themes(t: Translator, names: Names) -> list[CardElement]:
    """Build a row for each of its first themes, which leads to the others on it."""
    return [
        pressed_row(
            t("networks-theme", name=clipped(name, 60)),
            "",
            button(t("networks-theme", name=clipped(name, 60)), "networks.list", {"theme": slug}),
            sign=theme_icon(slug, name),
        )
        for slug, name in names.themes[:MOST_THEMES]
    ]


def _chat(t: Translator, contact: str) -> Action | None:
    """Build the button that opens a chat with the mail address in the contact line."""
    found = _MAILBOX.search(contact)
    if not found:
        return None
    url = f"https://teams.microsoft.com/l/chat/0/0?users={found.group()}"
    return link(t("networks-open-chat"), url)


def mine_card(
    t: Translator, rows: Sequence[Row], involved: Sequence[Involved] = ()
) -> Mapping[str, Any]:
    """Build the card of the networks that the reader drives, with the status of each.

    Args:
        t: the language.
        rows: these networks.
        involved: what the reader takes part in, asked for and follows.
    """
    body: list[CardElement] = [header(t, t("networks-mine-title"), Noun.NETWORK)]
    if not rows:
        body.append(para(t("networks-mine-none")))
    body += [_row(t, one, {}) for one in rows[:MOST_OWN]]
    if len(rows) > MOST_OWN:
        body.append(para(t("networks-mine-more", count=len(rows) - MOST_OWN)))
    actions = [
        button(t("networks-register"), "networks.form"),
        button(t("networks-all"), "networks.list"),
    ]
    if involved:
        body.append(heading(t("involvement-mine"), level=2))
        body += involved_rows(t, involved[:MOST_INVOLVED])
    if len(involved) > MOST_INVOLVED:
        actions.append(button(t("involvement-mine-more"), "involvement.mine"))
    return card(t, body, actions, fallback=t("networks-mine-fallback"))


def message_card(
    t: Translator,
    text: str,
    network: Network,
    *,
    parts: Sequence[CardElement] = (),
    good: bool = True,
) -> Mapping[str, Any]:
    """Build a short message about a network, with buttons to go on.

    Args:
        t: the language.
        text: id of the text; its `name` is the network's.
        network: which one.
        parts: what else is to be said.
        good: it is good news.
    """
    name = network.name
    body = [notice(t(text, name=plain(name)), good=good), *parts]
    actions = [
        button(t("networks-show"), "networks.show", {"network": network.slug}),
        button(t("networks-mine"), "networks.mine"),
        button(t("networks-all"), "networks.list"),
    ]
    return card(t, body, actions, fallback=t(text, name=name))
