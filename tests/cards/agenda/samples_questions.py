"""Cards of agendas, questions, hubs and plain sentences: usual, largest, nastiest, emptiest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from cards.agenda.agenda import Line, Listing, agenda_card, search_card, unknown_card, which_card
from cards.agenda.forms import (
    answer_form,
    ask_form,
    decline_form,
    edit_form,
    help_form,
    merge_form,
    place_form,
)
from cards.agenda.question import mine_card, question_card
from cards.agenda.triage import (
    DeskFile,
    alike_card,
    changed_card,
    desk_card,
    heard_card,
    offer_card,
    sent_card,
    waiting_card,
)
from cards.general.search_results import Find, Offer, found_card, meant_card
from cards.general.search_results import unknown_card as i_do_not_know
from cards.hubs.hub import hub_card, hubs_card, which_hub_card
from cards.kit.translator import Translator, translator
from registry.agenda.asking import Alike, Mine
from registry.agenda.details import Dossier, Reader
from registry.agenda.lookup import Agenda
from registry.agenda.question import Question
from registry.core.errors import Fault
from registry.core.reference.theme import Theme
from registry.core.vocabulary import (
    NATIONAL,
    HubFunction,
    KnowledgeState,
    KnowledgeType,
    Language,
    Profile,
    QuestionKind,
    Region,
    Scale,
)
from registry.hubs.hub import Challenge, Hub
from registry.hubs.profile import HubProfile
from registry.networks.network import Network

NASTY = (
    "<at>Sanne</at> **vet** [klik](http://kwaad.example) <b>x</b> ${naam} # kop - 1. lijst | `code`"
    " 😀 עברית العربية Lettergrepenbrekendlangewoordzonderspaties"
)
NASTY_NAME = NASTY[:90]
FULL = "😀" * 4_000
ASKED = datetime(2026, 11, 23, 9, tzinfo=UTC)

Cards = Iterator[tuple[str, Mapping[str, Any]]]


def question(number: str = "9", **more: Any) -> Question:
    """A question of the usual size."""
    fields = {
        "slug": f"nationaal-{number or 'x'}",
        "number": number,
        "title": "Sociale netwerktheorie, netwerken zichtbaar maken en een gedeelde database",
        "text": "Hoe kunnen we relaties binnen en tussen netwerken visualiseren? " * 4,
        "kind": QuestionKind.ORGANISATION,
        "types": tuple(KnowledgeType),
    }
    return Question(**fields | more)


def hub(name: str = "Twente", **more: Any) -> Hub:
    """A hub of the usual size."""
    fields = {"slug": "twente", "name": name, "region": Region.TWENTE, "province": "overijssel"}
    return Hub(**fields | more)


def networks(count: int, name: str) -> tuple[Network, ...]:
    """Some published networks."""
    return tuple(
        Network(slug=f"netwerk-{n}", name=name, scale=Scale.NATIONAL, status="published")
        for n in range(count)
    )


THEMES = tuple(
    Theme(slug=f"thema-{n}", name=f"Thema met een lange naam {n}", english=f"A long theme {n}")
    for n in range(24)
)
LARGEST = question(
    title="😀" * 200,
    text=FULL,
    known=FULL,
    answer=FULL,
    knowledge=KnowledgeState.ELSEWHERE,
    followers=tuple(f"m{n}" for n in range(999)),
    region=Region.NORTH_FLEVOLAND,
)
NASTIEST = question(title=NASTY, text=NASTY, known=NASTY, answer=NASTY, asked=ASKED)
SUBS = tuple(
    question(f"9{letter}", title="😀" * 200, parent="nationaal-9")
    for letter in "abcdefghijklmnopqrstuvwxyz"
)


def dossiers() -> Iterator[tuple[str, Dossier]]:
    """Questions with all that belongs to them."""
    usual = question()
    yield (
        "usual",
        Dossier(
            usual,
            before=question("8"),
            after=question("10"),
            subs=tuple(question(f"9{letter}", parent=usual.slug) for letter in "abc"),
            themes=THEMES[:2],
            fitting=networks(3, "Leerkringen Leren in de Ruimte"),
        ),
    )
    yield (
        "largest",
        Dossier(
            LARGEST,
            hub=hub("😀" * 100),
            parent=question("3"),
            subs=SUBS,
            before=question("8"),
            after=question("10"),
            themes=THEMES,
            working=("😀" * 200,) * 20,
            chosen=networks(12, "😀" * 100),
            fitting=networks(3, "😀" * 100),
            helpers=("😀" * 200,) * 100,
            reader=Reader(follows=True, helps=True, asked=True, handles=True),
        ),
    )
    yield (
        "nasty",
        Dossier(
            NASTIEST,
            hub=hub(NASTY_NAME),
            themes=(Theme(slug="t", name=NASTY_NAME),),
            working=(NASTY,),
            chosen=networks(1, NASTY_NAME),
            helpers=(NASTY,),
        ),
    )
    yield "bare", Dossier(question("", title="", text="Hoe doen we dit?", types=()))
    yield "submitted", Dossier(question("", status="submitted"), reader=Reader(asked=True))
    yield "declined", Dossier(question("", status="declined", answer="Past niet."))
    yield "answered", Dossier(question("", status="answered", answer="Zo doen we dat."))


def _questions(t: Translator) -> Cards:
    for name, dossier in dossiers():
        yield f"question-{name}", question_card(t, dossier)
    yield "question-followed", question_card(t, Dossier(question()), "questions-followed")
    yield "mine", mine_card(t, Mine((question("", status="submitted"),), (question(),)))
    yield "mine-largest", mine_card(t, Mine((LARGEST,) * 30, (LARGEST,) * 30))
    yield "mine-nasty", mine_card(t, Mine((NASTIEST,), (NASTIEST,)))
    yield "mine-none", mine_card(t, Mine((), ()))


def _agendas(t: Translator) -> Cards:
    national = Agenda(NATIONAL, None, tuple(question(str(n)) for n in range(1, 24)))
    hubs = [hub(), hub("Noordelijk Flevoland", slug="nf")]
    yield "agenda", agenda_card(t.language, Listing.of(t, national, hubs, 1))
    largest = Agenda("twente", hub("😀" * 100), (LARGEST, *SUBS) * 12)
    yield "agenda-largest", agenda_card(t.language, Listing.of(t, largest, hubs * 9))
    nasty = Agenda("twente", hub(NASTY_NAME), (NASTIEST,))
    yield "agenda-nasty", agenda_card(t.language, Listing.of(t, nasty, [hub(NASTY_NAME)]))
    none = Listing.of(t, Agenda(NATIONAL, None, ()), ())
    yield "agenda-none", agenda_card(t.language, none)
    lines = tuple(Line.of(t, LARGEST, "😀" * 100, "😀" * 200) for _ in range(6))
    yield "search-largest", search_card(t.language, FULL[:300], lines)
    yield "search-nasty", search_card(t.language, NASTY, (Line.of(t, NASTIEST, NASTY, NASTY),))
    yield "search-none", search_card(t.language, "pannenkoeken", ())
    yield "number-unknown", unknown_card(t, national, "42")
    yield "number-unknown-sub", unknown_card(t, national, "3z")
    yield "number-unknown-none", unknown_card(t, Agenda("x", hub(NASTY_NAME), ()), "9" * 300)
    yield "agenda-which", which_card(t, NASTY, [hub(NASTY_NAME), hub()])


def _asking(t: Translator) -> Cards:
    alike = Alike((question(), question("3a")), networks(3, "Netwerk Kennissteden"))
    largest = Alike((LARGEST,) * 3, networks(3, "😀" * 100), hubs=(("nationaal", "😀" * 100),))
    yield "alike", alike_card(t, "Hoe visualiseer je netwerken?", alike)
    yield "alike-largest", alike_card(t, FULL[:1_500], largest)
    yield "alike-nasty", alike_card(t, NASTY, Alike((NASTIEST,), networks(1, NASTY_NAME)))
    faults = [Fault("text", "too_short", {"min": 10}), Fault("kind", "required")]
    form = ask_form(t, THEMES, [hub()])
    yield "ask", form.card(t)
    yield "ask-faults", form.card(t, {"text": "kort"}, faults)
    yield "ask-largest", form.card(t, {"text": FULL * 5, "known": FULL * 5})
    yield "sent-nasty", sent_card(t, NASTIEST)
    yield "help", help_form(t, "q").card(t, {"note": NASTY})


def _desk(t: Translator) -> Cards:
    for status in ("submitted", "on_agenda", "answered", "merged", "declined"):
        for name, one in (("usual", question()), ("largest", LARGEST), ("nasty", NASTIEST)):
            asked = one.model_copy(update={"status": status, "asked": ASKED})
            asker, alike = (NASTY, Alike((one,) * 3, networks(3, NASTY_NAME)))
            file = DeskFile(asked, asker, hub(NASTY_NAME), THEMES, alike, NASTY)
            yield f"desk-{status}-{name}", desk_card(t, file, "questions-desk-late")
            if status != "submitted":
                yield f"heard-{status}-{name}", heard_card(t, asked, one)
    yield "desk-bare", desk_card(t, DeskFile(question(status="submitted"), "", None, (), Alike()))
    yield "changed", changed_card(t, question(answer="Zo."), ("knowledge", "answer"))
    yield "offer-nasty", offer_card(t, NASTIEST, NASTY, NASTY)
    yield "waiting-largest", waiting_card(t, [LARGEST] * 30)
    yield "waiting-none", waiting_card(t, [])
    yield "place", place_form(t, "q", [hub()]).card(t, {"title": "Titel", "text": FULL})
    yield "answer", answer_form(t, "q").card(t)
    yield "decline", decline_form(t, "q").card(t, {}, [Fault("reason", "required")])
    yield "merge-largest", merge_form(t, "q", [LARGEST] * 99).card(t)
    edit = edit_form(t, "q", 3, networks(99, "😀" * 100))
    yield "edit-largest", edit.card(t, {"text": FULL, "answer": FULL}, [Fault("", "changed")])


def _hubs(t: Translator) -> Cards:
    functions = tuple((one, "") for one in HubFunction)
    usual = HubProfile(
        hub(
            summary="Een pilot rondom kennis- en leervragen bij de ontwikkeling van het gebied.",
            challenges=tuple(Challenge(title=f"Opgave {n}: water en bodem") for n in range(3)),
            cases=("Markelo Noord", "Broekheurne"),
        ),
        lead="Provincie Overijssel",
        functions=functions,
        team=tuple((one, "") for one in Profile),
        parties=tuple(f"Partij {n}" for n in range(14)),
        programmes=("Provinciaal Programma Landelijk Gebied",),
        networks=(("onder-twente", "Onder Twente"),),
    )
    yield "hub", hub_card(t, usual)
    large = "😀" * 100
    largest = HubProfile(
        hub(
            large,
            summary=FULL,
            challenges=tuple(Challenge(title="😀" * 200) for _ in range(9)),
            cases=("😀" * 200,) * 30,
        ),
        lead=large,
        functions=tuple((one, large) for one in HubFunction),
        team=tuple((one, large) for one in Profile),
        parties=(large,) * 60,
        programmes=(large,) * 30,
        networks=(("n", large),) * 30,
    )
    yield "hub-largest", hub_card(t, largest)
    yield "hub-largest-all", hub_card(t, largest, whole=True)
    nasty = HubProfile(hub(NASTY_NAME, summary=NASTY), lead=NASTY, networks=(("n", NASTY),))
    yield "hub-nasty", hub_card(t, nasty)
    yield "hubs-largest", hubs_card(t, [hub(large)] * 12, 1)
    yield "hubs-none", hubs_card(t, [])
    yield "hub-which-nasty", which_hub_card(t, NASTY, [hub(NASTY_NAME)], known=True)
    yield "hub-unknown", which_hub_card(t, "xyz", [hub()], known=False)


def _found(t: Translator) -> Cards:
    load = (("question", "nationaal-9"),)
    find = Find("found-question", "9. Netwerken", ("kaart",), "agenda.question", load)
    group = Find("found-subgroup", "Stuurgroep PLeK", about="Stuurt op signalen.")
    yield "found", found_card(t.language, "kaart van netwerken", (find, group))
    themes = (("energie", "Energie"),)
    offers = (Offer("netwerken", "water"),)
    yield "found-offers", found_card(t.language, "netwerkn water", (find,), offers, themes)
    full = Find("found-network", "😀" * 200, ("😀" * 40,) * 9, "networks.show", load, FULL)
    largest = (Offer("agenda", FULL),) * 3
    yield "found-largest", found_card(t.language, FULL[:2_000], (full,) * 7, largest)
    nasty = Find("found-question-hub", NASTY, (NASTY,), "agenda.question", load, NASTY, NASTY)
    yield "found-nasty", found_card(t.language, NASTY, (nasty,), (Offer("agenda", NASTY),))
    yield "meant", meant_card(t, "agnda 9", [Offer("agenda", "9")])
    yield "unknown", i_do_not_know(t, "wat eten we vanavond")
    yield "unknown-largest", i_do_not_know(t, FULL[:2_000])


def samples() -> dict[str, Mapping[str, Any]]:
    """Every card by name, in both languages."""
    made: dict[str, Mapping[str, Any]] = {}
    for language in Language:
        t = translator(language)
        for make in (_questions, _agendas, _asking, _desk, _hubs, _found):
            made |= {f"{name}-{language}": card for name, card in make(t)}
    return made
