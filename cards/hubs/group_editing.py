"""Form by which the kernteam edits what is said of a group, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards import CardElement

from cards.kit.components import button, card, clipped, fact, notice, plain
from cards.kit.forms import NONCE, EntryForm, TextField
from cards.kit.translator import Translator
from registry.hubs.editing.group import GroupForm
from registry.hubs.subgroup import Subgroup

_LONGEST = 1500


def group_form(
    t: Translator, group: Subgroup, nonce: str = "", seen: int | None = None
) -> EntryForm[GroupForm]:
    """Build the form.

    Args:
        t: the language.
        group: which one.
        nonce: of the form that comes back; empty for a new one.
        seen: the revision that it was filled in with; None for this one.
    """
    return EntryForm(
        model=GroupForm,
        verb="groups.edit_save",
        title=t("groups-edit-title", name=group.name),
        fields=(
            TextField(
                name="purpose",
                label=t("groups-edit-purpose"),
                hint=t("groups-edit-purpose-hint"),
                lines=True,
                required=True,
            ),
            TextField(
                name="keywords",
                label=t("groups-edit-keywords"),
                hint=t("groups-edit-keywords-hint"),
            ),
        ),
        send=t("hub-edit-send"),
        cancel="groups.show",
        hidden={
            "group": group.slug,
            "seen": str(group.revision if seen is None else seen),
            **({NONCE: nonce} if nonce else {}),
        },
    )


def group_values(group: Subgroup) -> dict[str, str]:
    """Return the form filled in with what is there."""
    return {"purpose": group.purpose, "keywords": ", ".join(group.keywords)}


def group_since(t: Translator, group: Subgroup) -> list[CardElement]:
    """Build what somebody else made of it meanwhile, to stand above the form."""
    return [
        notice(t("groups-edit-since")),
        fact(t("groups-edit-purpose"), clipped(group.purpose, _LONGEST)),
        fact(t("groups-edit-keywords"), clipped(", ".join(group.keywords), _LONGEST)),
    ]


def group_edited_card(t: Translator, before: Subgroup, after: Subgroup) -> Mapping[str, Any]:
    """Build the confirmation, with what it said before, so that it can be taken over again."""
    same = before == after
    words = t("hub-edit-nothing") if same else t("groups-edit-done", name=plain(after.name))
    body: list[CardElement] = [notice(words, good=True)]
    if before.purpose != after.purpose:
        body.append(fact(t("groups-edit-was"), clipped(before.purpose, _LONGEST)))
    actions = [
        button(t("groups-edit-show"), "groups.show", {"group": after.slug}),
        button(t("hub-edit"), "groups.edit", {"group": after.slug}),
    ]
    return card(t, body, actions, fallback=t("groups-edit-title", name=after.name))
