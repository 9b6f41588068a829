"""What people type about editing a hub: `twente wijzigen`, `twente fase planning omdat …`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cards.kit.translator import translator
from registry.core.vocabulary import COMPLETE, HubFunction, Phase, Securing
from registry.core.writing.text_folding import fold
from registry.hubs.editing.edit import Values
from registry.hubs.editing.fields import HubPart
from registry.hubs.editing.parts import TOP

_EDIT = r"wijzigen|wijzig|bewerken|bijwerken|aanpassen|edit|change|update"
_HISTORY = r"verloop|geschiedenis|wijzigingen|history|changes"
_PARTS = {
    HubPart.GENERAL: "algemeen|general",
    HubPart.FUNCTIONS: "functies|functions",
    HubPart.TEAM: "team|kernteam|profielen|profiles",
    HubPart.CHALLENGES: "opgaven|challenges|tasks",
    HubPart.PARTIES: "partijen|programmas|programma's|netwerken|parties|programmes",
    HubPart.CASES: "casussen|kansen|inzichten|stappenplan|cases|opportunities|insights",
    HubPart.PHASE: "fase|phase",
}
_FUNCTIONS = {
    HubFunction.DATA: r"data-? ?en informatiefunctie|datafunctie|informatiefunctie"
    r"|data (?:and information )?function|information function",
    HubFunction.SWITCHING: r"kennisschakelfunctie|schakelfunctie"
    r"|(?:knowledge )?(?:switching|brokering|exchange) function",
    HubFunction.LEARNING: "leerfunctie|learning function",
    HubFunction.STRATEGY: "strategische functie|strategic function",
}
_BECAUSE = r"(?:[,:;.]? *\b(?:omdat|want|because|since)\b(?P<why>.*))?"
_ANY_PART = "|".join(f"(?P<{one.name}>{names})" for one, names in _PARTS.items())
_ANY_FUNCTION = "|".join(f"(?P<{one.name}>{names})" for one, names in _FUNCTIONS.items())
_PLAIN = re.compile(
    rf"(?P<hub>.*?)[ :,]*\b(?:(?P<edit>{_EDIT})|(?P<history>{_HISTORY}))\b"
    rf"(?:[ :,]+(?:{_ANY_PART}))?",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(rf"(?P<hub>.*?)[ :,]+(?:{_ANY_PART})", re.IGNORECASE)
_PHASE = re.compile(rf"(?P<hub>.*?)\b(?:fase|phase)\b:? *(?P<phase>.*?){_BECAUSE}", re.IGNORECASE)
_TASKS = re.compile(
    r"(?P<hub>.*?)\b(?:opgaven|challenges|tasks)\b *: *(?P<titles>.+)", re.IGNORECASE
)
_SECURED = re.compile(
    rf"(?P<hub>.*?)\b(?:{_ANY_FUNCTION})\b:? *(?P<not>niet|not|nog niet)? *"
    r"(?P<partly>deels|partly)? *(?P<secured>geborgd|belegd|secured)?"
    r"(?: *\b(?:door|bij|by) +(?P<party>.+?))?"
    r"(?: *\b(?:met|via|through|with) +(?P<how>.+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EditWish:
    """Something about a hub that should be edited or looked back at, as it was typed.

    Attributes:
        hub: what names it; may be empty.
        part, item: of which part; None for the choice of one.
        history: its history instead.
        values: what was said of it, by input; a party is still a name.
    """

    hub: str
    part: HubPart | None = None
    item: str = ""
    history: bool = False
    values: Values = field(default_factory=dict)


def edit_wish(words: str) -> EditWish | None:
    """Read what follows `hub`; None for words that ask for something else."""
    words = " ".join(words.split()).rstrip(" ?!")
    if found := _PLAIN.fullmatch(words):
        hub = found["hub"].strip(" :,")
        part = next((one for one in HubPart if found[one.name]), None)
        return EditWish(hub, part, history=bool(found["history"]))
    if found := _TASKS.fullmatch(words):
        titles = [one.strip() for one in re.split(r"[;\n]", found["titles"]) if one.strip()]
        values = dict(zip(TOP, [*titles, "", "", ""], strict=False))
        return EditWish(found["hub"].strip(" :,"), HubPart.CHALLENGES, "0", values=values)
    return _function(words) or _phase(words)


def part_wish(words: str) -> EditWish:
    """Read what follows `hub wijzigen`: a hub, and maybe a part of it."""
    words = " ".join(words.split()).strip(" ?!.:,")
    if found := _OF_A_PART.fullmatch(words):
        part = next(one for one in HubPart if found[one.name])
        return EditWish(found["hub"].strip(" :,"), part)
    return EditWish(words)


def _function(words: str) -> EditWish | None:
    found = _SECURED.fullmatch(words)
    if not found or not (found["secured"] or found["party"] or found["partly"] or found["not"]):
        return None
    function = next(one for one in HubFunction if found[one.name])
    state = (
        Securing.NOT if found["not"] else Securing.PARTLY if found["partly"] else Securing.SECURED
    )
    values = {"party": found["party"] or "", "how": found["how"] or "", "state": state.value}
    given = {name: value.strip(" .") for name, value in values.items() if value.strip(" .")}
    return EditWish(found["hub"].strip(" :,"), HubPart.FUNCTIONS, function.value, values=given)


def _phase(words: str) -> EditWish | None:
    found = _PHASE.fullmatch(words)
    if not found:
        return None
    phase = _phase_named(found["phase"])
    if found["phase"].strip() and phase is None:
        return None
    values = {"phase": phase.value if phase else "", "why": (found["why"] or "").strip()}
    given = {name: value for name, value in values.items() if value}
    return EditWish(found["hub"].strip(" :,"), HubPart.PHASE, values=given)


def _phase_named(words: str) -> Phase | None:
    said = fold(re.sub(r"(?i)\b(?:naar|to|de|the|is|wordt|becomes)\b", " ", words)).split()
    for phase in Phase:
        names = (phase.value, *(translator(one).label(phase) for one in COMPLETE))
        if said and any(said in (fold(name).split(), fold(name).split()[-1:]) for name in names):
            return phase
    return None
