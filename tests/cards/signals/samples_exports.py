"""Cards of papers: the usual, the largest, the hostile and the empty, in both languages."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.kit.translator import Translator, translator
from cards.signals.lists.exports import (
    Export,
    Item,
    Links,
    Meeting,
    agenda_card,
    export_card,
    which_card,
)
from registry.core.vocabulary import Language

NASTY = (
    "<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}} \u202e\u05e9\u05dc \\"
)
_LINK = "https://plek.example.nl/downloads/"
LINKS = Links(
    f"{_LINK}signals.xlsx.{'x' * 43}",
    f"{_LINK}signals.csv.{'y' * 43}",
    datetime(2026, 11, 23, 10, 15, tzinfo=UTC),
)
DAYS = tuple(date(2027, month, 1) for month in range(1, 10))
TEXT = "**Datum:** maandag 1 maart 2027\n\n| Nr. | Onderwerp |\n| --- | --- |\n| 1 | Opening |\n"
ITEMS = (
    Item("3. Voorstel 1: Een bodemloket", "3 signalen · Twente, Zeeland, Flevoland", "voorstel-1"),
    Item("4. Voorstel 3: Proef met peilbeheer", "1 signaal · Zeeland · Overgenomen", "voorstel-3"),
)
MANY = tuple(Item(f"{at}. {NASTY * 20}", NASTY * 20, f"voorstel-{at}") for at in range(1, 60))
LONG = tuple(Item("👩" * 400, "👩" * 400, f"voorstel-{at}") for at in range(1, 60))

Cards = Iterator[tuple[str, Mapping[str, Any]]]


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        for name, card in _all(translator(language)):
            found[f"papers-{name}-{language}"] = card
    return found


def _all(t: Translator) -> Cards:
    yield "export", export_card(t, Export(1234, LINKS))
    chosen = Export(
        7,
        LINKS,
        ("hub Twente", "te laat"),
        {"hub": "twente", "overdue": "1"},
        [("twenthe", "hub Twente")],
        ["blauw"],
    )
    yield "export-chosen", export_card(t, chosen)
    yield "export-none", export_card(t, Export(0, LINKS, ("gesloten",)))
    yield "export-unreachable", export_card(t, Export(7, Links()))
    hostile = Export(
        99_999, LINKS, [NASTY] * 9, {"hub": "x" * 100}, [(NASTY, NASTY)] * 5, [NASTY] * 60
    )
    yield "export-nasty", export_card(t, hostile)
    yield "agenda", agenda_card(t, Meeting(DAYS[2], ITEMS, LINKS, others=DAYS[1:3]))
    yield "agenda-empty", agenda_card(t, Meeting(DAYS[2], (), LINKS))
    yield "agenda-unreachable", agenda_card(t, Meeting(DAYS[2], ITEMS, Links(), text=TEXT))
    for name, items, text in (("nasty", MANY, NASTY * 400), ("large", LONG, '👩"\n' * 9000)):
        yield f"agenda-{name}", agenda_card(t, Meeting(DAYS[2], items, LINKS, others=DAYS[:2]))
        yield f"agenda-{name}-unreachable", agenda_card(t, Meeting(DAYS[2], items, Links(), text))
    yield "which", which_card(t, t("signal-papers-no-meeting", day=t.day(DAYS[0])), DAYS)
    yield "which-none", which_card(t, t("signal-papers-no-next"), ())
    yield "which-nasty", which_card(t, t("signal-papers-no-day", words=NASTY), DAYS[:1])
