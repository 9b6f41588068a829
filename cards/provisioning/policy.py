"""The form in which the kernteam settles what the Graph sync does without asking."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cards.kit.components import button, card, fact, notice
from cards.kit.forms import ChoiceField, EntryForm, TextField, Values, YesField
from cards.kit.translator import Translator
from registry.provisioning.plan import SyncAction
from registry.provisioning.policies import PolicyEntry, SyncPolicy


def policy_form(t: Translator, nonce: str = "") -> EntryForm[PolicyEntry]:
    """Return the form; `nonce` is of one that comes back with faults."""
    options = tuple((str(one), t(f"sync-action-{one}")) for one in SyncAction)
    return EntryForm(
        model=PolicyEntry,
        verb="sync.policy.save",
        title=t("sync-policy-title"),
        intro=t("sync-policy-intro"),
        fields=(
            ChoiceField(
                name="by_itself",
                label=t("sync-policy-by-itself"),
                options=options,
                many=True,
                expanded=True,
            ),
            YesField(
                name="paused",
                label=t("sync-policy-paused"),
                statement=t("sync-policy-paused-yes"),
            ),
            TextField(name="most_removals", label=t("sync-policy-most-removals"), required=True),
            TextField(
                name="removal_percent", label=t("sync-policy-removal-percent"), required=True
            ),
        ),
        send=t("sync-policy-send"),
        hidden={"form": nonce} if nonce else {},
    )


def policy_values(policy: SyncPolicy) -> Values:
    """Return what applies now, as the form's inputs hold it."""
    return {
        "by_itself": tuple(str(one) for one in policy.by_itself),
        "paused": policy.paused,
        "most_removals": str(policy.most_removals),
        "removal_percent": str(policy.removal_percent),
    }


def settled_card(t: Translator, policy: SyncPolicy) -> Mapping[str, Any]:
    """Return what applies from now on."""
    text = t("sync-policy-saved")
    freely = [t(f"sync-action-{one}") for one in policy.by_itself]
    body = [
        notice(text, good=True),
        *([notice(t("sync-desk-paused"))] if policy.paused else []),
        fact(
            t("sync-policy-by-itself"),
            t.listing(freely) if freely else t("sync-policy-nothing"),
        ),
        fact(t("sync-policy-most-removals"), str(policy.most_removals)),
        fact(t("sync-policy-removal-percent"), str(policy.removal_percent)),
    ]
    back = button(t("sync-desk-back"), "sync.status")
    return card(t, body, [back], fallback=text)
