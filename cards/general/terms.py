"""Cards of what words mean: one word, and all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, card, clipped, facts, para, row, said
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.provenance import origins_said
from cards.kit.size_budget import fit_to_budget
from cards.kit.translator import Translator
from registry.core.provenance import Provenance
from registry.core.reference.term import Term

PAGE = 10
"""Words on a page of the list."""


def term_card(t: Translator, term: Term) -> Mapping[str, Any]:
    """Build the card of one word, with where its meaning comes from."""
    name, meaning = term.label(t.language), term.explained(t.language)
    return fit_to_budget(
        lambda budget: card(
            t,
            [
                header(t, name, Noun.TERM),
                said(budget.cut(meaning)),
                para(t("terms-derived"), subtle=True) if term.is_unsure("meaning") else None,
                *facts([(t("terms-source"), budget.cut(origins_said(t, _said_in(term))))]),
            ],
            [button(t("terms-all"), "terms.list")],
            fallback=clipped(f"{name}: {meaning}", 300),
        )
    )


def _said_in(term: Term) -> Sequence[Provenance]:
    origin = term.origin_of("meaning")
    return [origin] if origin else []


def terms_card(t: Translator, terms: Sequence[Term], page: int = 0) -> Mapping[str, Any]:
    """Build the list of words; a page that is not there is the nearest one."""
    ordered = sorted(terms, key=lambda one: one.label(t.language).casefold())
    pages = max(1, -(-len(ordered) // PAGE))
    page = min(max(page, 0), pages - 1)
    body: list[CardElement] = [header(t, t("terms-title"), Noun.TERM)]
    body.append(para(t("terms-intro" if terms else "terms-none")))
    body += [_row(t, one) for one in ordered[page * PAGE : (page + 1) * PAGE]]
    actions: list[Action] = []
    if pages > 1:
        body.append(para(t("hubs-page", page=page + 1, pages=pages), subtle=True))
    if page > 0:
        actions.append(button(t("hubs-previous"), "terms.list", {"page": str(page - 1)}))
    if page + 1 < pages:
        actions.append(button(t("hubs-next"), "terms.list", {"page": str(page + 1)}))
    actions.append(button(t("found-helpdesk"), "helpdesk.form"))
    return card(t, body, actions, fallback=t("terms-title"))


def _row(t: Translator, term: Term) -> CardElement:
    name = term.label(t.language)
    show = button(
        t("hubs-open"),
        "terms.show",
        {"term": term.slug},
        tooltip=t("found-open-name", name=clipped(name, 60)),
    )
    return row([said(name)], show)
