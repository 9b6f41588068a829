"""What a word of PLeK means: `wat is een aanjager`, `what is a knowledge hub`."""

from __future__ import annotations

from bot.conversations.provenance.views import for_kernteam
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.general.terms import term_card, terms_card
from cards.kit.components import typed
from registry.core.reference.term import Term
from registry.core.unit_of_work import UnitOfWork

routes = Routes()

_LONGEST = 200
"""Letters of a word that are read."""


@routes.command(
    *("wat is", "wat zijn", "wat betekent", "wat betekenen", "wat houdt"),
    en=("what is", "what are", "what does"),
    about="terms-command",
    shown=False,  # any question may begin so: it is no command that somebody mistyped
    menu=False,
)
async def explain(ask: Ask) -> Answer | None:
    """Explain a word; any other question is left to search."""
    words = typed(ask.words)[:_LONGEST]
    for tail in (" in", " mean", " betekenen", " betekent"):
        words = words.removesuffix(tail)
    async with ask.registry.read() as unit:
        terms = await unit.of(Term).all()
        if not words:
            return _list(ask, terms, 0)
        found = next((one for one in terms if one.is_called(words)), None)
        return await _one(ask, unit, found) if found else None


@routes.command("begrippen", en=("terms", "glossary"), about="terms-list-command", menu=False)
async def list_terms(ask: Ask) -> Answer:
    """Show all words that are explained."""
    async with ask.registry.read() as unit:
        return _list(ask, await unit.of(Term).all(), 0)


@routes.verb("terms.list")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of the list."""
    async with ask.registry.read() as unit:
        return _list(ask, await unit.of(Term).all(), ask.number("page", most=999))


@routes.verb("terms.show", shows="terms", by="term")
async def open_term(ask: Ask) -> Answer:
    """Explain the word that a button names."""
    async with ask.registry.read() as unit:
        return await _one(ask, unit, await unit.of(Term).get(ask.key("term")))


async def _one(ask: Ask, unit: UnitOfWork, term: Term) -> Answer:
    card = await for_kernteam(ask, unit, term, term_card(ask.t, term))
    return Answer(card=card, text=str(card["fallbackText"]))


def _list(ask: Ask, terms: list[Term], page: int) -> Answer:
    return Answer(card=terms_card(ask.t, terms, page), text=ask.t("terms-title"))
