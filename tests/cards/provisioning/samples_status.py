"""Cards of how Teams stands and of the agreements: usual, largest, hostile, empty."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from cards.kit.translator import Translator, translator
from cards.provisioning.policy import policy_form, policy_values, settled_card
from cards.provisioning.status import ChannelWithoutBot, QuarantinedTeam, SyncOverview, desk_card
from registry.core.errors import Fault
from registry.core.vocabulary import Language
from registry.provisioning.plan import SyncAction
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.sync_plan import Quarantine
from tests.cards.provisioning.samples_plans import NASTY, SETBACK, new_hub, removing, shown

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
BUSY = SyncOverview(
    plans=(shown(new_hub()), shown(removing(20), slug="8", status="applying", done=1)),
    quarantined=(QuarantinedTeam(SETBACK, NOW),),
    read_at=NOW,
    teams=14,
    channels=1,
    pending=9,
    removals=3,
    without_bot=(ChannelWithoutBot("GW Twente", "Kernteam"),),
    app_asks=("TeamMember.Read.Group",),
    kept_out=("GW Zeeland",),
    running=True,
    paused=True,
    remark="sync-desk-looking",
)
LARGE = SyncOverview(
    plans=(shown(new_hub()),) * 50,
    quarantined=(
        QuarantinedTeam(
            Quarantine(area="hub:x", name=NASTY * 9, why="refused", value=NASTY * 9), NOW
        ),
    )
    * 50,
    without_bot=(ChannelWithoutBot(NASTY * 9, NASTY * 9),) * 50,
    app_asks=("TeamMember.Read.Group",) * 16,
    kept_out=(NASTY * 9,) * 50,
    read_at=NOW,
    teams=10_000,
    channels=100_000,
)


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        for name, card in _cards(translator(language)):
            found[f"{name}-{language}"] = card
    return found


def _cards(t: Translator) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "empty", desk_card(t, SyncOverview())
    yield "aligned", desk_card(t, SyncOverview(read_at=NOW, aligned_at=NOW, teams=1, channels=5))
    yield "busy", desk_card(t, BUSY)
    yield "large", desk_card(t, LARGE)
    standing = SyncPolicy(slug="sync")
    yield "policy", policy_form(t).card(t, policy_values(standing))
    wrong = {"by_itself": (NASTY,), "most_removals": "x" * 10_000, "removal_percent": NASTY * 100}
    faults = [
        Fault("by_itself", "choice"),
        Fault("most_removals", "number", {"min": 0, "max": 100_000}),
        Fault("removal_percent", "number", {"min": 0, "max": 100}),
    ]
    yield "policy-faults", policy_form(t, "n").card(t, wrong, faults)
    yield (
        "settled",
        settled_card(t, SyncPolicy(slug="sync", by_itself=tuple(SyncAction), paused=True)),
    )
    yield "settled-nothing", settled_card(t, SyncPolicy(slug="sync", by_itself=()))
