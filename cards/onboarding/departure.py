"""The question whether somebody left PLeK."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cards.kit.components import button, card, heading, para
from cards.kit.forms import NONCE
from cards.kit.translator import Translator
from cards.onboarding.people import name_of
from registry.members.member import Member


def left_card(t: Translator, member: Member, nonce: str) -> Mapping[str, Any]:
    """Build the question whether somebody left, saying what it means."""
    name = name_of(t, member)
    title = t("people-left-title", name=name)
    load = {"member": member.slug, NONCE: nonce}
    actions = [
        button(t("people-left-yes"), "people.left_yes", load, style="destructive"),
        button(t("form-cancel"), "people.show", {"member": member.slug}),
    ]
    return card(t, [heading(title), para(t("people-left-means"))], actions, fallback=title)
