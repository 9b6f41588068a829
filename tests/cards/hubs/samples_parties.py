"""Cards of who takes part in a group or hub: the list, one, its form, and what was changed."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from cards.hubs.parties import (
    PlaceView,
    parties_card,
    place_card,
    place_form,
    place_values,
    placed_card,
    since_place,
    take_out_card,
)
from cards.hubs.party_history import party_history_card
from cards.kit.translator import Translator, translator
from registry.core.errors import Fault
from registry.core.provenance import Provenance
from registry.core.vocabulary import Language
from registry.hubs.parties.history import PartyChange
from registry.hubs.parties.place import Group, PartyKey, Terms
from registry.hubs.parties.placing import Placed
from tests.cards.hubs.samples_editing import change
from tests.cards.hubs.samples_hubs import HUB, NASTY

AT = datetime(2026, 12, 3, 9, tzinfo=UTC)
GROUP = Group("subgroup", "initiatiefgroep", "Initiatiefgroep PLeK")
IN_HUB = Group("hub", HUB.slug, HUB.name)
PLEK = Group("platform", "plek")
RIVM, NETWORK = PartyKey("organisations", "rivm"), PartyKey("networks", "platform31")
MEMBER = Terms(departments=("Kennishub", "Academie"), provenance=(Provenance(lines="1338-1365"),))
READY = Terms(
    standing="ready",
    about="Wil meewerken in de regio.",
    provenance=(Provenance(origin="people", by="sanne", at=AT),),
)
BRIM = Terms(
    standing="wanted",
    departments=((NASTY * 9)[:200].strip(),) * 12,
    about=(NASTY * 90)[:4000].strip(),
    provenance=MEMBER.provenance,
)
VIEW = PlaceView(GROUP, RIVM, MEMBER, "RIVM")
ODD = PlaceView(Group("subgroup", "x", (NASTY * 9)[:100]), RIVM, BRIM, (NASTY * 9)[:100])


def _change(number: int, party: PartyKey, was: Terms | None, became: Terms | None) -> PartyChange:
    who = {"organisation" if party is RIVM else "network": party.slug}
    return PartyChange(
        slug=f"initiatiefgroep:{number}",
        number=number,
        group="initiatiefgroep",
        at=AT,
        by="sanne" if number % 2 else "system",
        was=was,
        became=became,
        undoes=1 if number == 3 else 0,
        **who,
    )


CHANGES = [
    _change(5, NETWORK, MEMBER, None),
    _change(4, RIVM, BRIM, READY),
    _change(3, RIVM, READY, BRIM),
    _change(2, RIVM, MEMBER, READY),
    _change(1, RIVM, None, MEMBER),
]


def _cards(t: Translator) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "list", parties_card(t, GROUP, [VIEW, ODD] * 9, 1)
    yield "list-none", parties_card(t, PLEK, [])
    yield "place", place_card(t, VIEW)
    yield "place-already", place_card(t, VIEW, remark=t("parties-already"))
    yield "place-leads", place_card(t, VIEW, refusal=t("fault-party-leads"))
    yield "place-brim", place_card(t, ODD)
    yield "place-out", place_card(t, PlaceView(IN_HUB, NETWORK, None, "Platform31"))
    groups = [("initiatiefgroep", GROUP.name), ("plek", t("parties-platform"))]
    new = place_form(t, parties=[(str(RIVM), "RIVM")], groups=groups)
    yield "form-new", new.card(t, {**place_values(None), "party": str(RIVM)})
    faults = [Fault("party", "party_unknown", {"value": NASTY}), Fault("group", "required")]
    yield "form-faults", new.card(t, place_values(BRIM), faults)
    full = Fault("", "party_hub_full", {"max": 60})
    form = place_form(t, view=ODD)
    yield "form", form.card(t, place_values(BRIM), [full, Fault("departments", "party_in_hub")])
    yield "form-since", form.card(t, place_values(READY), above=since_place(t, BRIM))
    yield "form-gone", form.card(t, place_values(READY), above=since_place(t, None))
    yield "take", take_out_card(t, ODD)
    yield "take-again", take_out_card(t, VIEW, t("parties-since-take"))
    changed = change(3, HUB, HUB.model_copy(update={"parties": ("rivm",)}))
    for name, placed in (
        ("put", Placed(GROUP, RIVM, None, MEMBER, 3)),
        ("ready", Placed(PLEK, RIVM, None, READY, 3)),
        ("changed", Placed(GROUP, RIVM, MEMBER, MEMBER.model_copy(update={"about": "Iets."}), 4)),
        ("brim", Placed(ODD.group, RIVM, READY, BRIM, 4)),
        ("same", Placed(GROUP, RIVM, MEMBER, MEMBER)),
        ("out", Placed(IN_HUB, RIVM, Terms(), None, hub_number=3)),
        ("out-before", Placed(GROUP, RIVM, None, None)),
    ):
        yield f"placed-{name}", placed_card(t, placed, ODD.name, HUB, changed)
    names = {RIVM: (NASTY * 9)[:100]}
    people = {"sanne": "Sanne de Vries"}
    yield (
        "history",
        party_history_card(t, GROUP, CHANGES, names, people, back={4}, page=1, more=True),
    )
    yield (
        "history-hub",
        party_history_card(
            t, IN_HUB, CHANGES[:1], names, people, remark=t("parties-history-gone"), good=False
        ),
    )
    yield "history-none", party_history_card(t, PLEK, [], {}, {})


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    return {
        f"{name}-{language}": card
        for language in Language
        for name, card in _cards(translator(language))
    }
