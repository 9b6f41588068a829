"""Cards of planned hubs: to be decided, decided, past, listed; forms and what follows."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.hubs.founding import founded_card, hub_form
from cards.hubs.hub import hubs_card
from cards.hubs.lifecycle import done_card, reopen_card, so_already_card
from cards.hubs.planning import (
    PlanView,
    began_card,
    begin_card,
    go_card,
    move_form,
    planned_hub_card,
    planned_hubs_card,
    reason_form,
    which_planned_card,
)
from cards.kit.translator import translator
from registry.core.errors import Fault
from registry.core.vocabulary import Language
from registry.hubs.hub import Verdict
from registry.hubs.hub_plan import HubPlan, PlanStep
from registry.hubs.profile import HubProfile
from tests.cards.hubs.samples_hubs import HUB, NASTY, TEAM, largest, options

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
PLANNED = HUB.model_copy(update={"status": "planned"})
OPEN = HubPlan(slug="achterhoek")

ENDS = (("iemand", date(2027, 2, 1)),)


def decided(outcome: str, reason: str = "") -> HubPlan:
    """What is decided."""
    step = PlanStep(outcome=outcome, by="sanne", at=AT, reason=reason, day=date(2027, 3, 1))
    return HubPlan(slug="achterhoek", decision=step, history=(step,))


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        for name, card in _cards(language).items():
            found[f"hub-plans-{name}-{language}"] = card
    return found


def _cards(language: Language) -> dict[str, Mapping[str, Any]]:
    t = translator(language)
    usual = HubProfile(PLANNED, lead="Provincie Gelderland", team=TEAM)
    big = largest(NASTY)
    nasty = big.hub.model_copy(update={"status": "planned", "summary": (NASTY * 90)[:4000]})
    full = HubProfile(nasty, big.lead, (), big.team)
    verdict = Verdict(outcome="closed", by="sanne", at=AT, reason=NASTY * 5, was="planned")
    dropped = nasty.model_copy(update={"status": "closed", "verdict": verdict})
    begun = nasty.model_copy(update={"status": "forming"})
    why = (NASTY * 30)[:1000]
    go, no = decided("go", why), decided("no_go", why)
    views = {
        "open": PlanView(OPEN, manage=True),
        "go": PlanView(decided("go", "De partijen zijn er."), "Sanne de Vries", manage=True),
        "no-go": PlanView(decided("no_go", "Nog geen trekker."), "Sanne de Vries", manage=True),
        "past": PlanView(OPEN, manage=True, past=True),
        "by-hand": PlanView(decided("go"), "Sanne de Vries", manage=True, sync=False),
        "near": PlanView(decided("go"), "Sanne de Vries", manage=True, near=True),
        "member": PlanView(go, "Sanne de Vries", asks=True),
        "out": PlanView(
            decided("go"), "Sanne de Vries", manage=True, ends=ENDS, out=("Anna de Vries", "")
        ),
    }
    cards = {f"hub-{name}": planned_hub_card(t, usual, one) for name, one in views.items()}
    for name, plan in (("go", go), ("no-go", no)):
        view = PlanView(plan, NASTY, manage=True, ends=ENDS, out=(NASTY,) * 50)
        cards[f"hub-nasty-{name}"] = planned_hub_card(t, full, view, t("hub-plan-changed"))
        cards[f"asked-nasty-{name}"] = go_card(t, nasty, view)
    cards["asked"] = go_card(t, PLANNED, views["open"])
    cards["asked-begun"] = go_card(t, begun, views["go"])
    cards["asked-dropped"] = go_card(t, dropped, views["open"])
    rows = [(PLANNED, OPEN), (nasty, go), (nasty, no)] * 6
    cards["list"] = planned_hubs_card(t, rows, 1, manage=True)
    cards["list-member"] = planned_hubs_card(t, rows)
    cards["list-empty"] = planned_hubs_card(t, [])
    cards["list-of-all"] = hubs_card(t, [HUB, PLANNED, nasty])
    cards["which"] = which_planned_card(t, NASTY * 9, [nasty] * 12)
    cards["which-none"] = which_planned_card(t, "", [])
    cards["form"] = hub_form(t, options("Provincie "), planned=True).card(t, {"name": "Zeeland"})
    fault = Fault("starts", "date_far", {"value": "1-3-2072", "choices": ("=2072-03-01",)})
    cards["form-far"] = hub_form(t, options("P"), "n", planned=True).card(t, {}, [fault])
    cards["move"] = move_form(t, PLANNED).card(t, {})
    cards["move-past"] = move_form(t, nasty, "n").card(
        t, {"starts": NASTY}, [Fault("starts", "starts_past")]
    )
    cards["no-go"] = reason_form(t, "no_go", PLANNED, seen="2").card(t, {})
    cards["drop"] = reason_form(t, "drop", nasty, "n").card(
        t, {"reason": NASTY * 300}, [Fault("reason", "too_long", {"max": 1000})]
    )
    cards["begin"] = begin_card(t, PLANNED, views["no-go"], "n")
    cards["begin-by-hand"] = begin_card(t, nasty, PlanView(no, NASTY, sync=False), "n")
    for waits in ("approved", "proposed", ""):
        cards[f"began-{waits or 'none'}"] = began_card(t, begun, by="", waits=waits, sync=True)
    cards["began-by-hand"] = began_card(t, begun, by=NASTY, waits="", sync=False)
    cards["planned"] = founded_card(t, usual)
    cards["planned-by-hand"] = founded_card(t, full, by_hand=True)
    cards["reopen"] = reopen_card(t, dropped, "GW Achterhoek", "n")
    cards["renamed"] = done_card(t, "hub-rename-done", PLANNED)
    for text in ("dropped", "begun-already"):
        cards[text] = so_already_card(t, f"hub-plan-{text}", nasty, NASTY)
    return cards
