"""Cards of the Graph sync: the usual, the largest, the hostile and the empty, in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cards.kit.translator import Translator, translator
from cards.provisioning.approvals import PlanView, details_card, plan_card
from cards.provisioning.blocked import stuck_card
from registry.core.vocabulary import Language
from registry.provisioning.plan import (
    Blocked,
    Cause,
    Foreign,
    FoundPlace,
    Pending,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
    plan_to_json,
)
from registry.provisioning.removal_budget import RemovalBudget
from registry.provisioning.sync_plan import CreatedPlace, Quarantine, SyncPlan

NASTY = (
    "<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}} "
    '\u05e9\u05dc\u05d5\u05dd 👩‍👩‍👧 "\\'
)
TWENTE = "hub:twente"
MADE = CreatedPlace(
    key=TWENTE, name="GW Twente", url="https://teams.microsoft.com/l/team/19%3Atwente"
)
SETBACK = Quarantine(
    area=TWENTE, name="GW Twente", why="name-taken", value="Agenda", reference="S-2026-17"
)


def change(name: str, action: SyncAction = SyncAction.CREATE, **news: Any) -> PlannedChange:
    """A channel that is made in GW Twente, or what `news` says."""
    standing = {
        "kind": ResourceKind.CHANNEL,
        "key": f"{TWENTE}:{name}",
        "area": TWENTE,
        "cause": Cause.WANTED,
        "where": "GW Twente",
    }
    return PlannedChange(action=action, name=name, **(standing | news))


def added(number: int, name: str = "", **news: Any) -> PlannedChange:
    """Somebody who comes into GW Twente."""
    who = {"kind": ResourceKind.MEMBER, "key": f"{TWENTE}/m{number}", "member": f"m{number}"}
    return change(name or f"Lid {number}", **({"action": SyncAction.ADD} | who | news))


def one_found() -> Plan:
    """A team that people made under the name of a hub, and what would be done in it."""
    urk = {"area": "hub:urk", "where": "GW Urk"}
    owners = (("a3f1c0de-0000-4000-8000-000000000777", "Kees de Visser"),)
    looks = FoundPlace("GW Urk", owners, 14, 12, "2024-03-03T09:00:00+00:00")
    itself = {"kind": ResourceKind.TEAM, "key": "hub:urk", "cause": Cause.FOUND, "graph_id": "u"}
    people = [{"key": f"hub:urk/m{one}", "member": f"m{one}"} for one in range(2)]
    invited = {"kind": ResourceKind.GUEST, "key": "/m1", "member": "m1", "area": "", "where": ""}
    return Plan(
        (
            change("GW Urk", SyncAction.ADOPT, **(urk | itself), found=looks),
            change("GW Urk", SyncAction.DESCRIBE, **(urk | itself), after="Urk"),
            change("Lid 1", SyncAction.INVITE, **invited),
            *(
                change(f"Lid {at}", SyncAction.ADD, kind=ResourceKind.MEMBER, **(urk | who))
                for at, who in enumerate(people)
            ),
        ),
        removals=RemovalBudget(0, 0, 10),
        estimate_seconds=3,
        calls=4,
    )


def new_hub() -> Plan:
    """A team with four channels and twelve people, nine of whom are invited."""
    team = change("GW Twente", kind=ResourceKind.TEAM, key=TWENTE, where="")
    channels = [change(one) for one in ("Agenda", "Bijeenkomsten", "Helpdesk", "Kernteam")]
    people = [added(one) for one in range(12)]
    invited = [
        change(
            f"Lid {one}",
            SyncAction.INVITE,
            kind=ResourceKind.GUEST,
            key=f"/m{one}",
            area="",
            member=f"m{one}",
        )
        for one in range(9)
    ]
    changes = (team, *channels, *invited, *people)
    return Plan(changes, calls=34, estimate_seconds=95)


def removing(allowed: int) -> Plan:
    """Three people go out; so many may."""
    gone = [
        added(one, action=SyncAction.REMOVE, cause=Cause.UNWANTED, removes=True) for one in range(3)
    ]
    return Plan(tuple(gone), removals=RemovalBudget(3, 9, allowed), calls=3, estimate_seconds=4)


def adopting() -> Plan:
    """What PLeK found in October 2023, and a stranger's channel in a team that is PLeK's."""
    owners = (("o1", "Sanne de Vries"), ("o2", ""))
    teams = [
        change(
            f"PLeK {name}",
            SyncAction.ADOPT,
            kind=ResourceKind.TEAM,
            key=f"subgroup:{name.casefold()}",
            area=f"subgroup:{name.casefold()}",
            where="",
            cause=Cause.FOUND,
            graph_id=f"team-{name}",
            found=FoundPlace(f"PLeK {name}", owners, 41, 39),
        )
        for name in ("Café", "Makers", "Beleidsmakers", "Businesscase")
    ]
    private = change(
        "Kernteam", SyncAction.ADOPT, cause=Cause.FOUND, found=FoundPlace("Kernteam", (), 1, 1)
    )
    plain = change("Agenda", SyncAction.ADOPT, cause=Cause.FOUND, found=FoundPlace("Agenda"))
    return Plan((*teams, private, plain), calls=0, estimate_seconds=1)


def large(fill: str, *, teams: int = 40) -> Plan:
    """Many teams, each with everything, all names as long as can be."""
    name = (fill * 256)[:256]
    changes = []
    for team in range(teams):
        here = {"area": f"hub:h{team}", "where": name}
        changes += [change(name, key=f"hub:h{team}:k{one}", **here) for one in range(9)]
        changes += [added(one, name, key=f"hub:h{team}/m{one}", **here) for one in range(4)]
    blocked = [
        Blocked(
            f"b{one}", TWENTE, name, ResourceKind.CHANNEL, "name-reserved", "2026-12-24", name[:50]
        )
        for one in range(40)
    ]
    pending = [Pending(f"p{one}", TWENTE, name, ResourceKind.MEMBER, name) for one in range(40)]
    foreign = [Foreign(f"f{one}", name, ResourceKind.CHANNEL, TWENTE) for one in range(40)]
    return Plan(
        tuple(changes),
        tuple(blocked),
        tuple(pending),
        tuple(foreign),
        RemovalBudget(400, 40, 10),
        90_000.0,
        4_000,
    )


def shown(plan: Plan, **news: Any) -> SyncPlan:
    """The plan, waiting, or as `news` says."""
    standing = {
        "slug": "7",
        "origin": "hub",
        "checksum": plan.checksum,
        "body": plan_to_json(plan),
        "total": len(plan.changes),
    }
    return SyncPlan(**(standing | news))


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        t = translator(language)
        for make in (_waiting, _later, _details, _stuck):
            for name, card in make(t):
                found[f"plan-{name}-{language}"] = card
    return found


Cards = Iterator[tuple[str, Mapping[str, Any]]]
SANNE = PlanView("Sanne de Vries")


def _waiting(t: Translator) -> Cards:
    yield "new-hub", plan_card(t, shown(new_hub()), PlanView())
    ahead = {"planned": "zeeland", "starts": date(2027, 3, 1)}
    for status in ("proposed", "approved", "declined"):
        one = shown(new_hub(), status=status, **ahead)
        yield f"ahead-{status}", plan_card(t, one, PlanView(NASTY))
    yield "ahead-found", plan_card(t, shown(one_found(), **ahead), PlanView())
    yield "removing", plan_card(t, shown(removing(20), origin="registry"), PlanView())
    over = shown(removing(10), origin="registry")
    yield "over", plan_card(t, over, PlanView(remark="sync-card-too-many"))
    yield "nasty", plan_card(t, shown(large(NASTY), origin="daily"), PlanView())
    yield "one-found", plan_card(t, shown(one_found(), origin="daily"), PlanView())
    declined = shown(one_found(), origin="daily", status="declined")
    yield "not-ours", plan_card(t, declined, PlanView("Sanne de Vries"))
    yield "adopting", plan_card(t, shown(adopting(), origin="daily"), PlanView())
    strange = adopting().changes[0]
    owners = (("o" * 36, NASTY * 9),) * 9
    strange = replace(strange, name=NASTY * 9, found=FoundPlace(NASTY * 9, owners, 999, 998))
    many = [replace(strange, key=f"hub:{at}", area=f"hub:{at}") for at in range(60)]
    yield "adopting-nasty", plan_card(t, shown(Plan(tuple(many)), origin="daily"), PlanView())
    yield "large", plan_card(t, shown(large("🧑‍🌾")), PlanView(remark="sync-card-changed"))


def _later(t: Translator) -> Cards:
    plan = new_hub()
    yield "approved", plan_card(t, shown(plan, status="approved"), SANNE)
    by_itself = PlanView(by_itself=True)
    yield "by-itself", plan_card(t, shown(plan, status="approved"), by_itself)
    yield "applying", plan_card(t, shown(plan, status="applying", done=12, total=26), SANNE)
    done = {"status": "applied", "done": 26}
    yield "applied", plan_card(t, shown(plan, **done, made=(MADE,)), SANNE)
    yield "setback", plan_card(t, shown(plan, **done, setbacks=(SETBACK,)), SANNE)
    nasty = Quarantine(area=NASTY, name=NASTY * 9, why="refused", value=NASTY * 9, reference="S-1")
    bad = CreatedPlace(key="x", name=NASTY, url="javascript:alert(1)")
    full = shown(large(NASTY), **done, setbacks=(nasty,) * 50, made=(bad, MADE) * 40)
    yield "result-large", plan_card(t, full, PlanView(NASTY))
    for status in ("declined", "overtaken"):
        yield status, plan_card(t, shown(plan, status=status), SANNE)


def _stuck(t: Translator) -> Cards:
    team = Blocked(TWENTE, TWENTE, "GW Twente", ResourceKind.TEAM, "no-owner")
    yield "stuck", stuck_card(t, [team], {})
    nasty = Blocked("x", TWENTE, NASTY * 9, ResourceKind.CHANNEL, "name-reserved", NASTY * 9, NASTY)
    yield "stuck-nasty", stuck_card(t, [nasty] * 50, {TWENTE: NASTY}, "sync-looked-stuck")


def _details(t: Translator) -> Cards:
    yield "details", details_card(t, shown(new_hub()), 0)
    yield "details-adopting", details_card(t, shown(adopting()), 0)
    yield "details-nasty", details_card(t, shown(large(NASTY)), 1)
    yield "details-large", details_card(t, shown(large("🧑‍🌾")), 0)
    yield "details-last", details_card(t, shown(large("🧑‍🌾")), 10_000)
