"""Cards for the review of an organisation that somebody typed."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from cards.kit.components import button, card, fact, heading, notice, para, plain, said
from cards.kit.forms import ChoiceField, Form
from cards.kit.translator import Translator, translator
from registry.core.errors import Fault
from registry.core.vocabulary import Language
from registry.organisations.organisation import Organisation


def proposal_card(
    t: Translator,
    proposal: Organisation,
    known: Sequence[Organisation],
    into: str = "",
    faults: Sequence[Fault] = (),
) -> Mapping[str, Any]:
    """Build the card that asks whether an organisation is new, or one of the known ones.

    Args:
        t: the language.
        proposal: what was typed.
        known: organisations to merge it with, the likeliest first.
        into: what was chosen.
        faults: what is wrong with that.
    """
    field = ChoiceField(
        name="into",
        label=t("organisations-into"),
        options=[(one.slug, one.label) for one in known],
        dataset="organisations",
        either=True,
    )
    form = Form(
        verb="organisations.merge",
        title=t("organisations-title"),
        intro=t("organisations-intro"),
        fields=(field,),
        send=t("organisations-merge"),
        hidden={"organisation": proposal.slug},
    )
    above = [
        said(proposal.name, bold=True),
        fact(t("organisations-kind"), t.label(proposal.kind)),
    ]
    right = button(
        t("organisations-confirm"), "organisations.confirm", {"organisation": proposal.slug}
    )
    return form.card(t, {"into": into}, faults, above=above, more=[right])


@functools.lru_cache(maxsize=64)
def settled_card(language: Language, name: str, into: str) -> Mapping[str, Any]:
    """Build the card that tells what became of a proposal; no action is left."""
    t = translator(language)
    words = (
        t("organisations-merged", name=plain(name), into=plain(into))
        if into
        else t("organisations-known", name=plain(name))
    )
    body = [
        heading(t("organisations-title")),
        notice(words, good=True),
        para(t("organisations-next")),
    ]
    return card(t, body, fallback=t("organisations-title"))
