"""Cards of networks: the usual, the largest, the hostile and the empty, in both languages."""

from collections.abc import Iterator, Mapping
from typing import Any

from cards.kit.translator import Translator, translator
from cards.networks.facts import Names
from cards.networks.forms import (
    Options,
    archive_card,
    edit_form,
    filter_form,
    lookalikes,
    network_form,
)
from cards.networks.leads import claim_card, claim_gone_card, joined_card, settled_card
from cards.networks.network import (
    Listing,
    Row,
    View,
    candidates_card,
    message_card,
    mine_card,
    network_card,
    networks_card,
)
from cards.networks.review import Case, Try, review_card, told_card, waiting_card
from registry.core.errors import Fault
from registry.core.vocabulary import KnowledgeType, Language, NetworkKind, Region, Scale
from registry.networks.network import LONGEST_PURPOSE, Change, Network, Review

NASTY = (
    "<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}} "
    '\u05e9\u05dc\u05d5\u05dd 👩‍👩‍👧 "\\'
)

USUAL = Network(
    slug="onder-twente",
    name="Onder Twente",
    kind=NetworkKind.KNOWLEDGE,
    purpose="Regionaal kennisnetwerk over water, bodem en ondergrond in Twente.",
    scale=Scale.REGIONAL,
    regions=(Region.TWENTE, Region.OVERIJSSEL),
    themes=("water-en-bodem",),
    knowledge=(KnowledgeType.PRACTICE,),
    organisations=("overijssel",),
    others=("Gemeente Losser",),
    programme="pplg",
    website="https://www.onder-twente.example/kennis",
    contact="Fatima El Amrani, fatima@twente.example",
    publish=True,
    leads=("fatima",),
    status="published",
    round=2,
)
NAMES = Names(
    themes=(("water-en-bodem", "Water en bodem"), ("natuur", "Natuur en biodiversiteit")),
    organisations=("Provincie Overijssel", "Waterschap Vechtstromen"),
    programme="Provinciaal Programma Landelijk Gebied",
)


def _change(network: Network, **news: Any) -> Network:
    return network.model_copy(update=news)


def _large(fill: str) -> Network:
    """Everything filled in to the brim."""
    return _change(
        USUAL,
        name=(fill * 100)[:100],
        purpose=(fill * LONGEST_PURPOSE)[:LONGEST_PURPOSE],
        regions=tuple(Region),
        knowledge=tuple(KnowledgeType),
        others=((fill * 100)[:100],) * 10,
        contact=(fill * 200)[:200],
        website="https://x.example/" + "a" * 280,
        claims=("a", "b", "c", "d"),
        leads=("fatima", "pieter"),
    )


def _large_names(fill: str) -> Names:
    name = (fill * 100)[:100]
    return Names(tuple((f"t{at}", name) for at in range(8)), (name,) * 40, name)


def _options(count: int, fill: str = "Gemeente met een lange naam ") -> Options:
    pairs = tuple((f"sleutel-{at}", f"{fill}{at}"[:100]) for at in range(count))
    return Options(pairs[:20], pairs[:40], pairs[:40])


ROWS = tuple(
    Row(f"netwerk-{at}", f"Netwerk {at}", "Kennisnetwerk · Lokaal", "Doel " * 20) for at in range(6)
)
LEAD = View(lead=True, reviewer=True, claims=(("pieter", "Pieter"), ("joost", "")))
QUESTIONED = _change(
    USUAL,
    status="questioned",
    round=3,
    review=Review(outcome="questioned", by="sanne", note="Voor wie is het?", round=3),
)
CHANGED = _change(
    USUAL,
    pending=Change(name="Boven Twente", purpose="Alles boven de grond.", publish=False, website=""),
)
APPROVED = _change(USUAL, review=Review(outcome="published", by="sanne", round=2))
CASE = Case(NAMES, ("Fatima El Amrani",), "Sanne de Vries", ("Boven Twente",))


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        t = translator(language)
        for make in (_lists, _one, _forms, _reviews, _told):
            for name, card in make(t):
                found[f"networks-{name}-{language}"] = card
    return found


Cards = Iterator[tuple[str, Mapping[str, Any]]]


def _lists(t: Translator) -> Cards:
    state = (("region", "twente"), ("words", "water"))
    listing = Listing(ROWS, 14, 1, "water, Twente", loosened=True, state=state)
    yield "list", networks_card(t.language, listing)
    yield "list-all", networks_card(t.language, Listing(ROWS, 6, 0))
    yield (
        "list-none",
        networks_card(t.language, Listing((), 0, 0, NASTY, state=(("words", NASTY),))),
    )
    yield "candidates", candidates_card(t, NASTY, ROWS[:3], same=False)
    yield "same-name", candidates_card(t, "Netwerk", ROWS[:2], same=True)
    yield "unknown", candidates_card(t, NASTY * 50, (), same=False)
    yield "mine", mine_card(t, ROWS * 5)
    yield "mine-none", mine_card(t, ())


def _one(t: Translator) -> Cards:
    here = View(here=("Fatima El Amrani", "Pieter"), back={"words": "water", "page": "1"})
    yield "card", network_card(t, USUAL, NAMES, here)
    yield "card-lead", network_card(t, CHANGED, NAMES, LEAD)
    yield "card-questioned", network_card(t, QUESTIONED, NAMES, LEAD)
    yield "card-archived", network_card(t, _change(USUAL, status="archived"), NAMES, LEAD)
    yield "card-nasty", network_card(t, _large(NASTY), _large_names(NASTY), LEAD)
    yield "card-large", network_card(t, _large("🧑‍🌾"), _large_names("🧑‍🌾"), LEAD)
    wish = Change(name="🧑‍🌾" * 33, purpose="🧑‍🌾" * 500, website="https://x.example/" + "a" * 280)
    large = _change(_large("🧑‍🌾"), pending=wish)
    yield "card-large-change", network_card(t, large, _large_names("🧑‍🌾"), LEAD)
    plan = _change(USUAL, leads=(), contact="", website="", programme=None)
    yield "card-plan", network_card(t, plan, Names(), View())
    yield "archive", archive_card(t, USUAL, "nonce")
    yield "message", message_card(t, "networks-submitted", USUAL)


def _forms(t: Translator) -> Cards:
    form = network_form(t, _options(40))
    yield "form", form.card(t, {"contact": "Fatima El Amrani"})
    wrong = {
        "name": "x" * 10_000,
        "purpose": NASTY * 500,
        "website": "y" * 10_000,
        "regions": ("z",),
    }
    faults = [
        Fault("name", "too_long", {"max": 100}),
        Fault("purpose", "too_long", {"max": LONGEST_PURPOSE}),
        Fault("website", "url"),
        Fault("regions", "choice"),
        Fault("others", "too_short", {"min": 2}),
    ]
    yield "form-faults", form.card(t, wrong, faults)
    twins = [USUAL, _change(USUAL, slug="b", status="submitted")]
    again = network_form(t, _options(40), apart=("onder-twente", "b"), nonce="n")
    yield "form-alike", again.card(t, USUAL.fields | {"others": ""}, above=lookalikes(t, twins))
    large = _large("🧑‍🌾")
    twins = [large] * 3
    filled = large.fields | {"others": "x" * 1000, "organisations": ()}
    yield "form-alike-large", again.card(t, filled, above=lookalikes(t, twins))
    edit = edit_form(t, _options(40), USUAL, at_once=False)
    yield "form-edit", edit.card(t, USUAL.fields | {"others": "Gemeente Losser"})
    yield (
        "filter",
        filter_form(t, _options(20).themes).card(t, {"words": "water", "region": "twente"}),
    )


def _reviews(t: Translator) -> Cards:
    new = _change(USUAL, status="submitted", round=1)
    yield "review", review_card(t, new, CASE)
    missing = Try(note="", fault=Fault("note", "required"))
    odd = new.model_copy(update={"name": "Leren over v\u0435en", "others": ("\u0412\u043e",)})
    yield "review-odd-letters", review_card(t, odd, CASE)
    yield "review-fault", review_card(t, new, CASE, missing)
    yield "review-change", review_card(t, CHANGED, CASE)
    yield "review-asked", review_card(t, QUESTIONED, CASE, Try(remark="networks-review-first"))
    yield "review-approved", review_card(t, APPROVED, CASE)
    large = _change(_large("🧑‍🌾"), status="submitted")
    case = Case(_large_names("🧑‍🌾"), ("Naam " * 40,) * 2, "", ("Netwerk " * 12,) * 3)
    yield "review-large", review_card(t, large, case, Try(note="n" * 10_000))
    wish = Change(
        name="n" * 100, purpose="🧑‍🌾" * (LONGEST_PURPOSE // 3), website="https://x.example"
    )
    yield "review-change-large", review_card(t, _change(_large(NASTY), pending=wish), case)
    yield "waiting", waiting_card(t, [new, CHANGED] * 10)
    yield "waiting-none", waiting_card(t, [])


def _told(t: Translator) -> Cards:
    for outcome in ("published", "questioned", "rejected"):
        for change in (False, True):
            name = f"told-{outcome}{'-change' if change else ''}"
            yield name, told_card(t, USUAL, outcome, NASTY, change=change)
    yield "claim", claim_card(t, USUAL, "pieter", NASTY)
    yield "claim-settled", settled_card(t, USUAL, "", accepted=True, by="Sanne <b>")
    for by, own in ((NASTY, False), ("", False), (NASTY, True)):
        name = "self" if own else "other" if by else "nobody"
        yield f"claim-gone-{name}", claim_gone_card(t, USUAL, by, own=own)
    yield "joined", joined_card(t, USUAL, "networks-joined", {"name": "Iets", "purpose": "Doel"})
