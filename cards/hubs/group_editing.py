"""Form by which the kernteam edits what is said of a group, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import CardElement

from cards.kit.components import button, card, clipped, fact, facts, notice, para, plain
from cards.kit.forms import NONCE, ChoiceField, EntryForm, TextField, Value
from cards.kit.translator import Translator
from registry.hubs.editing.group import GroupForm, has_owners
from registry.hubs.subgroup import Subgroup

_LONGEST = 1500

Option = tuple[str, str]


def group_form(
    t: Translator,
    group: Subgroup,
    nonce: str = "",
    seen: int | None = None,
    people: Sequence[Option] = (),
) -> EntryForm[GroupForm]:
    """Build the form.

    Args:
        t: the language.
        group: which one.
        nonce: of the form that comes back; empty for a new one.
        seen: the revision that it was filled in with; None for this one.
        people: (key, name) of who can be chosen at once; the others are found by typing.
    """
    owners = ChoiceField(
        name="owners",
        label=t("groups-edit-owners"),
        hint=t("groups-edit-owners-hint"),
        options=people,
        dataset="people",
        many=True,
    )
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
            *([owners] if has_owners(group) else []),
        ),
        send=t("hub-edit-send"),
        cancel="groups.show",
        hidden={
            "group": group.slug,
            "seen": str(group.revision if seen is None else seen),
            **({NONCE: nonce} if nonce else {}),
        },
    )


def group_values(group: Subgroup, owners: Sequence[str] = ()) -> dict[str, Value]:
    """Return the form filled in with what is there; `owners` are those who are still with PLeK."""
    keywords = ", ".join(group.keywords)
    return {"purpose": group.purpose, "keywords": keywords, "owners": tuple(owners)}


def group_since(t: Translator, group: Subgroup, owners: Sequence[str] = ()) -> list[CardElement]:
    """Build what somebody else made of it meanwhile, to stand above the form.

    Args:
        t: the language.
        group: as it is now.
        owners: names of who answers for it.
    """
    return [
        notice(t("groups-edit-since")),
        fact(t("groups-edit-purpose"), clipped(group.purpose, _LONGEST)),
        fact(t("groups-edit-keywords"), clipped(", ".join(group.keywords), _LONGEST)),
        *facts([(t("groups-edit-owners"), clipped(t.listing([*owners]), _LONGEST))]),
    ]


def group_edited_card(
    t: Translator, before: Subgroup, after: Subgroup, names: Mapping[str, str] | None = None
) -> Mapping[str, Any]:
    """Build the confirmation, with what it said before, so that it can be taken over again.

    Args:
        t: the language.
        before: as it was.
        after: as it is.
        names: of who answered for it, and who does, by key.
    """
    same = before == after
    words = t("hub-edit-nothing") if same else t("groups-edit-done", name=plain(after.name))
    body: list[CardElement] = [notice(words, good=True)]
    if before.purpose != after.purpose:
        body.append(fact(t("groups-edit-was"), clipped(before.purpose, _LONGEST)))
    if before.owners != after.owners:
        body += _owners(t, before, after, names or {})
    actions = [
        button(t("groups-edit-show"), "groups.show", {"group": after.slug}),
        button(t("hub-edit"), "groups.edit", {"group": after.slug}),
    ]
    return card(t, body, actions, fallback=t("groups-edit-title", name=after.name))


def _owners(
    t: Translator, before: Subgroup, after: Subgroup, names: Mapping[str, str]
) -> list[CardElement]:
    """Build who answers for it now, and who did; the kernteam where nobody does."""
    was, now = ([names[one] for one in some.owners if one in names] for some in (before, after))
    found = facts([(t("groups-owners"), clipped(t.listing(now), _LONGEST))])
    if not after.owners:
        found.append(para(t("groups-owners-none")))
    return [*found, *facts([(t("groups-owners-were"), clipped(t.listing(was), _LONGEST))])]
