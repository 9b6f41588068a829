"""Cards by which a hub is edited, and of its history."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from cards.hubs.editing import (
    HubOptions,
    edited_card,
    items_card,
    part_form,
    parts_card,
    since_parts,
)
from cards.hubs.history import history_card
from cards.hubs.lifecycle import which_card
from cards.kit.translator import Translator, translator
from registry.core.errors import Fault
from registry.core.vocabulary import HubFunction, Language, Phase, Profile, Securing
from registry.hubs.editing.fields import FIELDS, KEPT, HubPart
from registry.hubs.editing.history import HubChange, HubValues
from registry.hubs.editing.parts import ChallengeForm, FunctionForm
from registry.hubs.hub import Challenge, Hub, Seat, Secured
from registry.hubs.profile import HubProfile
from registry.onboarding.hub_team import hub_form_of
from tests.cards.hubs.samples_hubs import HUB, NASTY

NOW = datetime(2027, 3, 4, 9, tzinfo=UTC)
FULL = HUB.model_copy(
    update={
        "summary": "Samen leren over water, wonen en werken in de Achterhoek.",
        "lead": "provincie-gelderland",
        "functions": (
            Secured(function=HubFunction.DATA),
            Secured(function=HubFunction.SWITCHING, state=Securing.PARTLY),
            Secured(
                function=HubFunction.LEARNING,
                party="saxion",
                state=Securing.SECURED,
                how="Elke maand een leerkring met drie gemeenten.",
            ),
            Secured(function=HubFunction.STRATEGY, party="cmo"),
        ),
        "challenges": tuple(Challenge(title=f"Opgave {n}: water en bodem") for n in range(1, 4)),
        "cases": ("Berkelland", "Winterswijk"),
        "opportunities": ("Boeren en bouwers helpen elkaar.",) * 5,
    }
)
PROFILE = HubProfile(
    FULL,
    lead="Provincie Gelderland",
    functions=(
        (HubFunction.DATA, ""),
        (HubFunction.SWITCHING, ""),
        (HubFunction.LEARNING, "Saxion"),
        (HubFunction.STRATEGY, "CMO STAMM"),
    ),
    team=tuple((one, "Sanne de Vries") for one in Profile),
    parties=("Provincie Gelderland", "Gemeente Berkelland"),
)
NAMES = {
    ("organisations", "saxion"): "Saxion",
    ("organisations", "rivm"): "RIVM",
    ("members", "sanne"): "Sanne de Vries",
    ("members", "joost"): "Joost Bakker",
}


def change(number: int, was: Hub, became: Hub, **more: Any) -> HubChange:
    """What changed between two hubs."""
    fields = tuple(one for one in KEPT if getattr(was, one) != getattr(became, one))
    sides = (
        HubValues.model_validate({one: getattr(side, one) for one in fields})
        for side in (was, became)
    )
    return HubChange(
        slug=f"achterhoek:{number}",
        number=number,
        hub="achterhoek",
        at=NOW,
        fields=fields,
        was=next(sides),
        became=next(sides),
        **{"by": "sanne", **more},
    )


def other(hub: Hub, **news: Any) -> Hub:
    """A hub with some fields otherwise."""
    return hub.model_copy(update=news)


CHANGES = (
    change(9, FULL, other(FULL, parties=("rivm", "saxion"), cases=("Winterswijk",)), by=""),
    change(
        8,
        FULL,
        other(FULL, phase=Phase.REALISATION),
        why="De eerste drie casussen lopen, en de provincie betaalt mee.",
    ),
    change(7, other(FULL, summary=""), FULL, by="system"),
    change(
        6,
        other(FULL, functions=(Secured(function=HubFunction.LEARNING),)),
        other(FULL, functions=(FULL.functions[2],)),
        by="joost",
        undoes=3,
    ),
    change(
        5,
        other(FULL, team=(Seat(profile=Profile.CONNECTOR),)),
        other(
            FULL,
            team=(
                Seat(profile=Profile.CONNECTOR, member="sanne"),
                Seat(profile=Profile.CONNECTOR, member="onbekend"),
            ),
        ),
    ),
    change(4, other(FULL, challenges=()), FULL),
    change(3, FULL, other(FULL, name="Achterhoek en Liemers", workspace=None)),
    change(2, FULL, other(FULL, region="twente", province="overijssel", status="active")),
)
LONG = tuple(
    change(
        n,
        other(FULL, summary=(fill * 4000)[:4000], cases=((fill * 200)[:200],) * 20),
        other(FULL, summary=(fill * 3999)[:3999], opportunities=((fill * 4000)[:4000],) * 12),
        why=(fill * 1000)[:1000],
    )
    for n, fill in enumerate((NASTY, "🧑‍🌾", "W") * 3)
)[:8]
PAIRS = tuple((f"sleutel-{n}", f"Provincie met een lange naam {n}") for n in range(60))
OPTIONS = HubOptions(PAIRS, PAIRS, PAIRS, PAIRS[:20])
ODD = HubOptions(*([tuple((f"s{n}", NASTY[:90]) for n in range(40))] * 4))

Cards = Iterator[tuple[str, Mapping[str, Any]]]


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        t = translator(language)
        for make in (_parts, _forms, _done, _history):
            for name, card in make(t):
                found[f"hub-{name}-{language}"] = card
    return found


def _parts(t: Translator) -> Cards:
    own = {name for name, field in FIELDS.items() if not field.kernteam}
    yield "parts", parts_card(t, PROFILE, FIELDS)
    yield "parts-own", parts_card(t, PROFILE, own)
    bare = HubProfile(other(HUB, team=()))
    yield "parts-bare", parts_card(t, bare, FIELDS)
    nasty = HubProfile(other(FULL, name=NASTY[:97], summary=NASTY * 20, cases=(NASTY,)))
    yield "parts-nasty", parts_card(t, nasty, FIELDS)
    for part in (HubPart.FUNCTIONS, HubPart.CHALLENGES):
        yield f"items-{part}", items_card(t, PROFILE, part)
        yield f"items-{part}-nasty", items_card(t, nasty, part)
    for deed in ("edit", "history"):
        yield f"{deed}-which", which_card(t, deed, NASTY * 9, [HUB] * 12)
        yield f"{deed}-none", which_card(t, deed, "", [])


def _forms(t: Translator) -> Cards:
    every = [hub_form_of(one) for one in HubPart if one is not HubPart.FUNCTIONS]
    for part in (*every, FunctionForm("leerfunctie"), ChallengeForm("2")):
        name = f"form-{part.part}{'-one' if part.item else ''}"
        values = dict.fromkeys(part.model.model_fields, "Samen leren over water.")
        yield name, part_form(t, FULL, part, options=OPTIONS).card(t, values)
        wrong = dict.fromkeys(part.model.model_fields, NASTY * 60)
        faults = [Fault(one, "too_long", {"max": 200}) for one in part.model.model_fields]
        above = since_parts(t, LONG[:3], NAMES)
        form = part_form(t, other(FULL, name=NASTY[:97]), part, options=ODD, seen=3, nonce="n")
        yield f"{name}-since", form.card(t, wrong, faults, above=above)


def _done(t: Translator) -> Cards:
    for n, one in enumerate(CHANGES):
        yield f"edited-{n}", edited_card(t, FULL, one, NAMES)
    still = tuple((f"m{n}", NASTY[:90]) for n in range(5))
    yield "edited-nasty", edited_card(t, other(FULL, name=NASTY[:97]), LONG[0], NAMES, still)
    yield "edited-nothing", edited_card(t, FULL, None, {})


def _history(t: Translator) -> Cards:
    back = {one.number for one in CHANGES if one.number != 9}
    yield "history", history_card(t, FULL, CHANGES, NAMES, back=back, more=True)
    remark = t("hub-history-not-undone")
    yield (
        "history-nasty",
        history_card(
            t,
            other(FULL, name=NASTY[:97]),
            LONG,
            {("members", "sanne"): NASTY},
            back=range(9),
            page=2,
            more=True,
            remark=remark,
            good=False,
        ),
    )
    yield "history-empty", history_card(t, FULL, (), {})
