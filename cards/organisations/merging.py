"""Cards by which the kernteam merges two organisations: the choice, and what it would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import CardElement

from cards.kit.components import button, card, fact, facts, heading, notice, para, plain
from cards.kit.forms import NONCE, ChoiceField, EntryForm, TextField
from cards.kit.translator import Translator
from registry.organisations.merging import MergePreview, MergeWish
from registry.organisations.organisation import Organisation

Option = tuple[str, str]

SEEN = "seen"
"""The revisions of both that were looked at, `3-1`."""


def merging_form(
    t: Translator, gone: Organisation, options: Sequence[Option] = ()
) -> EntryForm[MergeWish]:
    """Build the form that asks into which organisation one goes.

    Args:
        t: the language.
        gone: the one that would go.
        options: organisations to choose from; the others are found by typing.
    """
    return EntryForm(
        model=MergeWish,
        verb="organisations.merging_look",
        title=t("merging-title", name=gone.short or gone.name),
        intro=t("merging-intro"),
        fields=(
            ChoiceField(
                name="into",
                label=t("merging-into"),
                hint=t("members-ask-organisation-hint"),
                options=options,
                dataset="organisations",
                required=True,
            ),
            TextField(name="day", label=t("merging-day"), hint=t("merging-day-hint")),
        ),
        send=t("merging-look"),
        cancel="organisations.open",
        hidden={"organisation": gone.slug},
    )


def merge_preview_card(
    t: Translator, found: MergePreview, nonce: str, *, changed: bool = False
) -> Mapping[str, Any]:
    """Build what a merge would do, with the buttons to have it done or not.

    Args:
        t: the language.
        found: what it would do.
        nonce: of the button, which is carried out once.
        changed: somebody changed one of the two since it was looked at.
    """
    gone, into = found.gone, found.into
    title = t("merging-sure", name=gone.label, into=into.label)
    body: list[CardElement] = [heading(title)]
    if changed:
        body.append(notice(t("merging-changed")))
    if found.day:
        body.append(notice(t("merging-on", day=t.day(found.day))))
    body.append(para(t("merging-moves" if found.counts else "merging-moves-nothing")))
    body += [
        fact(_section(t, section), str(count)) for section, count in sorted(found.counts.items())
    ]
    body += facts([(t("merging-names"), ", ".join(gone.names[:8])[:600])])
    body.append(para(t("merging-back-later" if found.day else "merging-back")))
    load = {
        "organisation": gone.slug,
        "into": into.slug,
        "day": found.day.isoformat() if found.day else "",
        SEEN: f"{gone.revision}-{into.revision}",
        NONCE: nonce,
    }
    yes = t("merging-plan" if found.day else "merging-yes")
    actions = [
        button(yes, "organisations.merging_yes", load, style="destructive"),
        button(t("form-cancel"), "organisations.open", {"organisation": gone.slug}),
    ]
    return card(t, body, actions, fallback=title)


def _section(t: Translator, section: str) -> str:
    key = f"merging-section-{section}"
    return t(key if t.has(key) else "merging-section-other")


def merged_note_card(t: Translator, called: str, into: Organisation) -> Mapping[str, Any]:
    """Build the news that an organisation went into another one on the day that was set."""
    title = t("merging-done", name=plain(called), into=plain(into.label))
    show = button(t("merging-show"), "organisations.open", {"organisation": into.slug})
    return card(t, [heading(t("merging-news")), notice(title, good=True)], [show], fallback=title)
