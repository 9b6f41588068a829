"""Cards of the Helpdesk: the usual, the largest, the hostile and the empty, in both languages."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from cards.helpdesk.call import Tried, asker_card, form_card, heard, heard_closed, not_yours_card
from cards.helpdesk.triage import desk_card, thread_card, unreached_card, waiting_card
from cards.kit.translator import Translator, translator
from registry.core.errors import Fault
from registry.core.vocabulary import Language
from registry.helpdesk.answering import Case
from registry.helpdesk.call import LONGEST_REMARK, LONGEST_REQUEST, HelpRequest, HelpStatus, Remark

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
NASTY = (
    "<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}} "
    '\u05e9\u05dc\u05d5\u05dd "\\'
)
NAMES = {"fatima": "Fatima El Amrani", "sanne": "Sanne de Vries"}
TOO_LONG = (Fault("text", "too_long", {"max": LONGEST_REMARK}),)

EMPTY = Tried(faults=(Fault("text", "required"),))


def request(text: str = "Hoe kom ik in het team van mijn hub?", **news: Any) -> HelpRequest:
    """Fatima's call."""
    fields = {"slug": "hulp-12", "number": 12, "asker": "fatima", "asked": NOW} | news
    return HelpRequest(text=text, **fields)


def remark(text: str, *, asker: bool = False) -> Remark:
    """What Fatima or Sanne said."""
    who, side = ("fatima", "asker") if asker else ("sanne", "helper")
    return Remark(member=who, side=side, text=text, at=NOW)


OPEN = Case(request(), NAMES)
SAID = (remark("Welke hub is het?"), remark("Twente!", asker=True), remark("Vraag het Joost."))
ANSWERED = Case(request(remarks=SAID, status=HelpStatus.ANSWERED), NAMES)
CLOSED = Case(request(remarks=SAID, status=HelpStatus.CLOSED, closed_by="fatima"), NAMES)
NAMELESS = Case(request(remarks=SAID, status=HelpStatus.CLOSED, closed_by=""), {})


def filled(text: str, name: str) -> Case:
    """A call in which every text is as long as it may be."""
    whole = (text * LONGEST_REMARK)[:LONGEST_REMARK]
    said = tuple(remark(whole, asker=bool(at % 2)) for at in range(6))
    call = request((text * LONGEST_REQUEST)[:LONGEST_REQUEST], remarks=said)
    long = (name * 200)[:200]
    return Case(call, {"fatima": long, "sanne": long})


LARGE = {
    "nasty": filled(NASTY, NASTY),
    "large": filled("👩", "*👩"),
    "quoted": filled('"\n', "\\ "),
}


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        t = translator(language)
        for make in (_forms, _asker, _desk, _large):
            for name, card in make(t):
                found[f"helpdesk-{name}-{language}"] = card
    return found


Cards = Iterator[tuple[str, Mapping[str, Any]]]


def _forms(t: Translator) -> Cards:
    yield "form", form_card(t, {}, window=True)
    for readers in ("helpdesk", "cafe", "kernteam", "people"):
        yield f"form-{readers}", form_card(t, {}, readers=readers, window=True)
    calls = [OPEN.request, ANSWERED.request, *(one.request for one in LARGE.values())]
    yield "form-running", form_card(t, {"text": NASTY}, calls=calls, window=True, helper=True)
    faults = [
        Fault("text", "too_long", {"max": LONGEST_REQUEST}),
        Fault("", "help_many", {"max": 10}),
    ]
    yield "form-faults", form_card(t, {"text": "👩" * 10_000}, faults, calls=calls, window=True)


def _asker(t: Translator) -> Cards:
    yield "mine-open", asker_card(t, OPEN, Tried(t("helpdesk-sent"), good=True))
    yield "mine-answered", asker_card(t, ANSWERED, Tried(heard(t, ANSWERED), good=True))
    yield "mine-closed", asker_card(t, CLOSED)
    yield "mine-nameless", asker_card(t, NAMELESS, Tried(heard_closed(t, NAMELESS), good=True))
    yield (
        "mine-faults",
        asker_card(t, ANSWERED, EMPTY),
    )
    yield "not-yours", not_yours_card(t)


def _desk(t: Translator) -> Cards:
    yield "desk-open", desk_card(t, OPEN)
    yield "desk-answered", desk_card(t, ANSWERED)
    yield "desk-closed", desk_card(t, CLOSED)
    yield (
        "desk-refused",
        desk_card(t, OPEN, Tried(t("helpdesk-kernteam-only"), text="Ik!")),
    )
    yield "desk-late", desk_card(t, CLOSED, Tried(t("helpdesk-closed-first"), text="Te laat?"))
    yield "waiting", waiting_card(t, [OPEN.request] * 14, {"fatima": NASTY}, 1)
    yield "waiting-none", waiting_card(t, [], {}, 7)
    yield "thread-remark", thread_card(t, ANSWERED, 1)
    yield "thread-answer", thread_card(t, ANSWERED, 2)
    yield "thread-unreached", thread_card(t, ANSWERED, 2, reached=False)
    yield "unreached", unreached_card(t, ANSWERED)


def _large(t: Translator) -> Cards:
    for name, case in LARGE.items():
        tried = Tried(heard(t, case), text=case.request.remarks[0].text * 5, faults=TOO_LONG)
        yield f"mine-{name}", asker_card(t, case, tried)
        yield f"desk-{name}", desk_card(t, case, tried)
        shut = case.request.model_copy(update={"status": HelpStatus.CLOSED, "closed_by": "sanne"})
        yield f"closed-{name}", desk_card(t, Case(shut, case.names), tried)
        yield f"thread-{name}", thread_card(t, case, 4, reached=False)
        yield f"waiting-{name}", waiting_card(t, [case.request] * 20, case.names, 1)
