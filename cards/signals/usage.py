"""Usage of the commands about signals: all of them for this person, or one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, card, clipped, fact, heading, para
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.core.permissions import RIGHTS, Right
from registry.core.vocabulary import Role
from registry.signals.signal import LONGEST_SEEN
from registry.signals.transitions import STEPS, HelpGroup

R = Right


@dataclass(frozen=True, slots=True)
class Usage:
    """Usage of a command; `signal-usage-NAME` says what is typed.

    Attributes:
        right: who may; None for everybody, also when it is theirs only for what is their own.
    """

    name: str
    right: Right | None = None


def _steps(group: HelpGroup) -> tuple[Usage, ...]:
    """Return the steps under a heading; what one does with one's own signals is for everybody."""
    return tuple(
        Usage(step.value, None if group is HelpGroup.RAISING else rule.right)
        for step, rule in STEPS.items()
        if rule.group is group
    )


_RAISE, *_FOLLOW = _steps(HelpGroup.RAISING)

GROUPS: Mapping[str, tuple[Usage, ...]] = {
    "raising": (_RAISE, Usage("mine"), Usage("show"), *_FOLLOW, Usage("harvest")),
    "lists": (
        Usage("inbox", R.HANDLE_SIGNAL),
        Usage("list", R.HANDLE_SIGNAL),
        Usage("find", R.HANDLE_SIGNAL),
        Usage("patterns", R.HANDLE_SIGNAL),
        Usage("figures", R.HANDLE_SIGNAL),
        Usage("export", R.HANDLE_SIGNAL),
        Usage("papers", R.PUT_ON_AGENDA),
        Usage("reminders", R.HANDLE_SIGNAL),
    ),
    "sorting": _steps(HelpGroup.SORTING),
    "working": (*_steps(HelpGroup.WORKING), Usage("proposal")),
}
"""All commands, in the order in which they are shown."""

NAMES = frozenset(one.name for group in GROUPS.values() for one in group)


def theirs(roles: Collection[Role]) -> dict[str, tuple[Usage, ...]]:
    """Return the commands open to these roles, by group; empty groups are left out."""
    groups = {
        name: tuple(
            one for one in usages if one.right is None or RIGHTS[one.right] & frozenset(roles)
        )
        for name, usages in GROUPS.items()
    }
    return {name: usages for name, usages in groups.items() if usages}


def help_card(t: Translator, groups: Mapping[str, tuple[Usage, ...]]) -> Mapping[str, Any]:
    """Build the help: every command with what it does."""
    body: list[CardElement] = [
        header(t, t("signal-help-title"), Noun.HELP),
        para(t("signal-help-intro")),
    ]
    for name, usages in groups.items():
        body.append(heading(t(f"signal-help-{name}"), level=2))
        body += [_line(t, one.name) for one in usages]
    return card(t, body, _actions(t, groups), fallback=t("signal-help-title"))


def usage_card(t: Translator, name: str) -> Mapping[str, Any]:
    """Build the card that says how one command is typed."""
    body: list[CardElement] = [heading(t("signal-usage-title")), _line(t, name)]
    if t.has(f"signal-usage-{name}-more"):
        body.append(para(t(f"signal-usage-{name}-more")))
    actions = [button(t("signal-usage-all"), "signals.usage")]
    return card(t, body, actions, fallback=t("signal-usage-title"))


def order_card(
    t: Translator, words: str, names: Sequence[str], number: int | None, seen: str
) -> Mapping[str, Any]:
    """Build what may be meant by an order without a signal, with the way to raise one.

    Args:
        t: the language.
        words: what was typed behind `signal`.
        names: the commands that are near, of those that are open to the reader.
        number: of the signal that was named, and is not there; None where none was.
        seen: the words, where they may be a sentence about something; empty for an order.
    """
    title = t("signal-order-title" if names else "signal-order-sentence")
    body: list[CardElement] = [heading(title), fact(t("signal-steps-typed"), clipped(words, 300))]
    if number is not None:
        body.append(para(t("signal-steps-gone", number=str(number))))
    body += [_line(t, name) for name in names]
    body.append(para(t("signal-order-about"), subtle=True))
    load = {"seen": clipped(seen, LONGEST_SEEN)} if seen else {}
    actions = [
        button(t("signal-typo-raise" if seen else "signal-order-raise"), "signals.form", load),
        button(t("signal-usage-all"), "signals.usage"),
    ]
    return card(t, body, actions, fallback=title)


def _line(t: Translator, name: str) -> CardElement:
    return fact(t(f"signal-usage-{name}"), t(f"signal-usage-{name}-about"))


def _actions(t: Translator, groups: Mapping[str, tuple[Usage, ...]]) -> list[Action]:
    desk = [button(t("signal-list-inbox"), "signals.inbox")] if "lists" in groups else []
    return [
        *desk,
        button(t("signal-inbox-raise"), "signals.form"),
        button(t("signal-help-mine"), "signals.mine"),
    ]
