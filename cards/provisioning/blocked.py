"""Places that can't be in Teams until somebody does something about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from microsoft_teams.cards import CardElement

from cards.kit.components import button, card, clipped, heading, para, said
from cards.kit.translator import Translator
from cards.provisioning.wording import bare, blocked_sentence, place_of
from registry.provisioning.plan import Blocked, ResourceKind

MOST = 8
LONGEST = 560
"""Characters of a line; names can be long."""


def stuck_card(
    t: Translator,
    stuck: Sequence[Blocked],
    names: Mapping[str, str],
    title: str = "sync-stuck-title",
) -> Mapping[str, Any]:
    """Each of these, why it can't be done, and what to do about it.

    Args:
        t: the language.
        stuck: at least one.
        names: key of a team → its name, of those that are there.
        title: id of the text above it.
    """
    told = [_told(t, one, names) for one in stuck]
    body: list[CardElement] = [heading(t(title))]
    body += [said(clipped(text, LONGEST)) for text in told[:MOST]]
    if len(told) > MOST:
        body.append(para(t("sync-card-more", count=len(told) - MOST)))
    body.append(para(t("sync-stuck-next"), subtle=True))
    ways = [
        button(t("sync-stuck-status"), "sync.status"),
        button(t("todo-button"), "todo.show"),
    ]
    return card(t, body, ways, fallback=f"{t(title)}: {clipped(told[0], LONGEST)}")


def _told(t: Translator, one: Blocked, names: Mapping[str, str]) -> str:
    """Return what of which team: names of channels are the same in many."""
    sentence = blocked_sentence(t, one)
    if one.kind is ResourceKind.TEAM or not one.area:
        return sentence
    where = bare(names.get(one.area) or place_of(one.area))
    return t("sync-line", name=where, what=sentence)
