"""Cards for the review of an organisation that somebody typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    heading,
    notice,
    odd_letters,
    para,
    plain,
    said,
)
from cards.kit.forms import ChoiceField, EntryForm, Values
from cards.kit.translator import Translator, translator
from registry.core.errors import Fault
from registry.core.vocabulary import Language
from registry.organisations.naming import Named
from registry.organisations.organisation import Organisation
from registry.organisations.review import MergeForm

_LONGEST_NAME = 100


def merge_form(
    t: Translator,
    proposal: Organisation,
    known: Sequence[Named],
    chosen: Mapping[str, str] = MappingProxyType({}),
) -> EntryForm[MergeForm]:
    """Build the form to merge an organisation into one of the known ones, the likeliest first."""
    options = {**chosen, **{one.slug: one.label for one in known}}
    field = ChoiceField(
        name="into",
        label=t("organisations-into"),
        options=list(options.items()),
        dataset="organisations",
        either=True,
    )
    return EntryForm(
        model=MergeForm,
        verb="organisations.merge",
        title=t("organisations-title"),
        intro=t("organisations-intro"),
        fields=(field,),
        send=t("organisations-merge"),
        hidden={"organisation": proposal.slug},
    )


def proposal_card(
    t: Translator,
    proposal: Organisation,
    known: Sequence[Named],
    values: Values | None = None,
    faults: Sequence[Fault] = (),
    chosen: Mapping[str, str] = MappingProxyType({}),
) -> Mapping[str, Any]:
    """Build the card that asks whether an organisation is new, or one of the known ones.

    Args:
        t: the language.
        proposal: what was typed.
        known: organisations to merge it with, the likeliest first.
        values: what was chosen.
        faults: what is wrong with that.
        chosen: what the chosen one is called, by its key: it may be in no list of the card.
    """
    parts = [
        said(proposal.name, bold=True),
        fact(t("organisations-kind"), t.label(proposal.kind)),
        odd_letters(t, proposal.name),
    ]
    above = [part for part in parts if part is not None]
    right = button(
        t("organisations-confirm"), "organisations.confirm", {"organisation": proposal.slug}
    )
    form = merge_form(t, proposal, known, chosen)
    return form.card(t, values, faults, above=above, more=[right])


def settled_card(
    language: Language, name: str, into: str, by: str = "", *, late: bool = False
) -> Mapping[str, Any]:
    """Build the card that tells what became of a proposal, and who decided, as far as known.

    Args:
        language: of the card.
        name: of the proposal.
        into: the name of the organisation that it turned out to be; empty when it is new.
        by: name of who decided.
        late: the reader wanted to decide too, and nothing was changed by that.
    """
    t = translator(language)
    words = (
        t("organisations-merged", name=plain(name), into=plain(into))
        if into
        else t("organisations-known", name=plain(name))
    )
    body = [
        heading(t("organisations-title")),
        *([notice(t("organisations-late"))] if late else []),
        notice(words, good=True),
        para(t("organisations-by", by=plain(by)) if by else t("organisations-next"), subtle=True),
    ]
    shown = {"name": "organisatie", "words": clipped(into or name, _LONGEST_NAME)}
    ways = [
        button(t("organisations-show"), "commands.run", shown),
        button(t("todo-button"), "todo.show"),
    ]
    return card(t, body, ways, fallback=t("organisations-title"))
