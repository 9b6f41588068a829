"""Cards of where something comes from: the list, a record, the form, and what a card has of it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from cards.general.terms import term_card
from cards.kit.translator import Translator, translator
from cards.provenance.correcting import correction_form
from cards.provenance.record import OriginView, origin_card, with_origin
from cards.provenance.waiting import waiting_card
from registry.core.errors import Fault
from registry.core.provenance import Provenance
from registry.core.reference.programme import Programme
from registry.core.reference.term import Term
from registry.core.vocabulary import Language, OrganisationKind, Phase, Region
from registry.hubs.hub import Challenge, Hub
from registry.organisations.organisation import Organisation
from registry.organisations.participation import Participation
from registry.provenance.waiting import Waiting

AT = datetime(2026, 12, 3, 9, tzinfo=UTC)
NASTY = "<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}}"
PLAN = Provenance(lines="983-989")
DERIVED = Provenance(
    fields=("challenges", "phase"),
    origin="derived",
    lines="991-1018",
    note="het plan geeft voor Twente geen top 3",
)
HUB = Hub(
    slug="twente",
    name="Twente",
    region=Region.TWENTE,
    province=Region.OVERIJSSEL,
    summary="Een hub.",
    phase=Phase.PLANNING,
    challenges=tuple(Challenge(title=one) for one in ("Water", "Landbouwtransitie", "Samen")),
    provenance=(
        PLAN,
        DERIVED,
        Provenance(fields=("summary",), origin="people", by="sanne", at=AT),
        Provenance(fields=("lead",), origin="derived", note="uit de naam", by="joost", at=AT),
    ),
)
DERIVED_TERM = Provenance(fields=("meaning",), origin="derived", lines="12")
PEOPLE = {"sanne": "Sanne de Vries"}
RIVM = Organisation(
    slug="rivm",
    name="RIVM",
    kind=OrganisationKind.KNOWLEDGE,
    provenance=(
        Provenance(origin="elsewhere", note="gemeentelijke indeling op 1 januari 2024"),
        Provenance(fields=("kind",), origin="derived", note="uit de naam"),
    ),
)
PLACE = Participation(slug="a:b", group="stuurgroep", organisation="rivm", provenance=(PLAN,))
Cards = Iterator[tuple[str, Mapping[str, Any]]]


def _odd(fill: str) -> Programme:
    """A record with far too much of everything in it."""
    text = (fill * 4000)[:4000]
    entries = [
        Provenance(fields=(one,), origin="derived", lines="1, 3-5", note=text[:200])
        for one in ("name", "short", "summary", "region", "part_of")
    ]
    return Programme(
        slug="x",
        name=text[:100],
        short=text[:200],
        summary=text,
        region=Region.TWENTE,
        part_of="nplg",
        provenance=tuple(entries),
    )


def _cards(t: Translator) -> Cards:
    names = {"rivm": "RIVM", "stuurgroep": "Stuurgroep PLeK"}
    yield "record", origin_card(t, OriginView(HUB, names, PEOPLE, ("phase",), place=0, total=3))
    remark = "provenance-confirmed-now"
    sure = HUB.confirmed(["challenges", "phase"], "sanne", AT)
    yield "record-confirmed", origin_card(t, OriginView(sure, names, PEOPLE, remark=remark))
    before = OriginView(RIVM, names, remark="provenance-settled-before", mendable=("kind",))
    yield "record-before", origin_card(t, before)
    yield "record-place", origin_card(t, OriginView(PLACE, names))
    yield "list", waiting_card(t, Waiting((HUB, RIVM) * 4, 20, 8), names)
    yield "list-kind", waiting_card(t, Waiting((RIVM,), 1), names, "organisations")
    yield "list-empty", waiting_card(t, Waiting((), 0), names)
    term = Term(slug="a", name="aanjager", meaning="Wie trekt.", provenance=(PLAN,))
    unsure = term.model_copy(update={"provenance": (DERIVED_TERM,)})
    yield "record-term", origin_card(t, OriginView(unsure, mendable=("meaning",)))
    form = correction_form(t, OriginView(term, names), "name")
    yield "form", form.card(t, {"value": "aanjager"})
    words = correction_form(t, OriginView(_odd("a")), "summary")
    yield "form-faults", words.card(t, {"value": "x" * 9000}, [Fault("value", "same")])
    yield "form-late", words.card(t, {"value": "x"}, [Fault("", "record_changed")])
    yield "below", with_origin(term_card(t, term), t, OriginView(term))
    yield "below-unsure", with_origin(term_card(t, term), t, OriginView(HUB, mendable=("phase",)))
    for name, fill in (("nasty", NASTY), ("large", "🧑‍🌾")):
        odd = _odd(fill)
        view = OriginView(odd, {"nplg": fill * 9}, mendable=Programme.sourced, place=2, total=9)
        yield f"record-{name}", origin_card(t, view)
        yield f"list-{name}", waiting_card(t, Waiting((odd,) * 8, 99, 16), {})
        yield f"below-{name}", with_origin(term_card(t, term), t, view)
        form = correction_form(t, view, "summary")
        yield f"form-{name}", form.card(t, {"value": odd.summary})


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    return {
        f"{name}-{language}": card
        for language in Language
        for name, card in _cards(translator(language))
    }
