"""Cards of programmes: the list, one with all that ties in with it, and the form."""

from collections.abc import Iterator, Mapping
from typing import Any

from cards.agenda.programmes import (
    programme_card,
    programme_edit_card,
    programme_form,
    programme_values,
    programmes_card,
    which_programme_card,
)
from cards.kit.translator import Translator, translator
from registry.agenda.programmes import HubAgenda, ProgrammeProfile
from registry.core.errors import Fault
from registry.core.provenance import Provenance
from registry.core.reference.programme import Programme
from registry.core.vocabulary import Language, Region
from registry.networks.network import Network
from tests.cards.hubs.samples_hubs import HUB, NASTY

NPLG = Programme(
    slug="nplg",
    name="Nationaal Programma Landelijk Gebied",
    short="NPLG",
    summary="Voor de transitie van het landelijk gebied.",
    website="https://www.nplg.example",
    provenance=(Provenance(origin="plan", lines="30-35"),),
)
FULL = Programme(
    slug="vol",
    name=(NASTY * 9)[:100].strip(),
    short=(NASTY * 9)[:200].strip(),
    summary=(NASTY * 90)[:4000].strip(),
    aliases=((NASTY * 9)[:200].strip(),) * 12,
    region=Region.TWENTE,
    status="ended",
)
NETWORK = Network(slug="n", name=(NASTY * 9)[:100].strip(), scale="lokaal")
SEEN = ProgrammeProfile(NPLG, None, (FULL,), (HubAgenda(HUB, 3), HubAgenda(HUB, 0)), (NETWORK,))
BRIM = ProgrammeProfile(FULL, FULL, (FULL,) * 40, (HubAgenda(HUB, 1),) * 40, (NETWORK,) * 90, True)


def _cards(t: Translator) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "programmes", programmes_card(t, [NPLG, FULL] * 9, 1, edits=True)
    yield "programmes-none", programmes_card(t, [])
    yield "programme", programme_card(t, SEEN)
    yield "programme-brim", programme_card(t, BRIM, t("programmes-saved"))
    yield "programme-bare", programme_card(t, ProgrammeProfile(NPLG, edits=True))
    yield "which", which_programme_card(t, NASTY * 9, [NPLG, FULL])
    yield "form-new", programme_edit_card(t, programme_form(t), {})
    form, values = programme_form(t, FULL, others=[NPLG]), programme_values(FULL)
    fault = Fault("name", "programme_taken", {"value": NASTY, "name": FULL.name})
    yield "form-faults", programme_edit_card(t, form, values, [fault])
    yield "form-changed", programme_edit_card(t, form, values, now=programme_values(NPLG))


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    return {
        f"{name}-{language}": card
        for language in Language
        for name, card in _cards(translator(language))
    }
