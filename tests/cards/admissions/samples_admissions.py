"""Cards on being let in: asking, deciding in each state, and access that ends."""

import dataclasses
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.admissions.asking import (
    OwnRequest,
    OwnSeat,
    PlaceName,
    answer_form,
    ask_form,
    mine_card,
    no_way_card,
    told_card,
    which_place_card,
)
from cards.admissions.deciding import (
    Case,
    Try,
    ending_card,
    extended_card,
    own_ended_card,
    own_ending_card,
    request_card,
    waiting_card,
    words_form,
)
from cards.kit.translator import translator
from registry.admissions.request import AdmissionRequest, AdmissionStatus
from registry.core.errors import Fault
from registry.core.membership import Membership
from registry.core.vocabulary import Language, Role
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import WAYS
from tests.cards.provisioning.samples_plans import NASTY

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
JULY = date(2027, 7, 1)
TWENTE = PlaceName("twente", "Twente", hub=True)
CHANNEL = PlaceName("twente", "Twente", hub=True, channel="kernteam", channel_label="Kernteam")
LONG = PlaceName("x", NASTY[:90], hub=True, channel="y", channel_label=NASTY[:60])


def _request(status: AdmissionStatus, text: str = "Ik werk mee aan Broekheurne.") -> Any:
    return AdmissionRequest(
        slug="twente:ann",
        member="ann",
        group="twente",
        place="hub",
        why=text,
        wish=JULY,
        status=status,
        at=NOW,
        question="Met wie werk je samen?" if status == "asked" else "",
        by=None if status == "open" else "ben",
        reason=text if status == "declined" else "",
        until=JULY if status == "admitted" else None,
        again=date(2026, 12, 7) if status == "declined" else None,
    )


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        t = translator(language)
        every = [_request(one) for one in AdmissionStatus]
        for one in every:
            case = Case(one, TWENTE, "Anna de Vries", "Gemeente Almelo", "Ben Smit", longer=True)
            found[f"request-{one.status}-{language}"] = request_card(t, case)
            found[f"told-{one.status}-{language}"] = told_card(t, OwnRequest(CHANNEL, one), "Ben")
        full = Case(_request(AdmissionStatus.OPEN, NASTY[:600]), LONG, NASTY, NASTY, NASTY)
        fault = Fault("until", "date_period", {"value": "eind maart", "choices": ("=2027-03-31",)})
        tried = Try("eind maart", (fault,), "admissions-first")
        found[f"request-full-{language}"] = request_card(t, full, tried)
        for deed in ("decline", "question"):
            found[f"{deed}-{language}"] = words_form(t, full, deed).card(t)
        found[f"waiting-{language}"] = waiting_card(t, [full] * 8, 1, 35)
        found[f"waiting-none-{language}"] = waiting_card(t, [], 0, 0)
        form = ask_form(t, LONG, t("admissions-deciders-hub"))
        faults = [Fault("", "admission_again", {"day": "7 december 2026"})]
        found[f"ask-{language}"] = form.card(t, {"why": NASTY, "until": "1 juli"}, faults)
        found[f"ask-longer-{language}"] = ask_form(t, TWENTE, "x", longer=True).card(t)
        mine = [OwnRequest(CHANNEL, one) for one in every] + [OwnRequest(LONG, every[0])] * 5
        seat = Membership(slug="twente:ann", member="ann", group="twente", until=JULY)
        seats = [OwnSeat(TWENTE, seat), OwnSeat(LONG, seat)]
        found[f"mine-{language}"] = mine_card(t, mine, seats, t("admissions-sent"))
        found[f"mine-none-{language}"] = mine_card(t, [], [])
        found[f"answer-{language}"] = answer_form(t, mine[1]).card(t)
        found[f"which-{language}"] = which_place_card(t, NASTY, [TWENTE, CHANNEL, *[LONG] * 9])
        for role in WAYS:
            group = Subgroup(slug="g", name="De groep", role=role)
            name = PlaceName("g", "De groep")
            why = "in" if role in (Role.MEMBER, Role.INITIATIVE) else WAYS[role].value
            found[f"no-way-{role}-{language}"] = no_way_card(t, group, why, name)
        found[f"ending-{language}"] = ending_card(t, NASTY, LONG, JULY, "group", "x:ann", "ann")
        found[f"ending-own-{language}"] = own_ending_card(t, LONG, JULY)
        found[f"ended-{language}"] = own_ended_card(t, TWENTE, JULY)
        ahead = dataclasses.replace(TWENTE, begins=date(2027, 8, 1))
        admitted = OwnRequest(ahead, _request(AdmissionStatus.ADMITTED))
        found[f"told-planned-{language}"] = told_card(t, admitted, "Ben")
        found[f"ask-planned-{language}"] = ask_form(t, ahead, "x").card(
            t, {}, [Fault("until", "until_before_hub", {"day": date(2027, 8, 1)})]
        )
        found[f"mine-planned-{language}"] = mine_card(t, [], [OwnSeat(ahead, seat)])
        found[f"ending-planned-{language}"] = ending_card(
            t, "Anna", ahead, JULY, "group", "x:ann", "ann"
        )
        found[f"ended-planned-{language}"] = own_ended_card(t, ahead, JULY)
        back = {"member": "ann", "group": "twente", "until": "=2027-07-01"}
        found[f"stays-{language}"] = extended_card(
            t, "admissions-stays", "Anna", TWENTE, None, back=back
        )
        for text, good in (("extended", True), ("extended-first", False), ("extended-gone", False)):
            found[f"{text}-{language}"] = extended_card(
                t, f"admissions-{text}", "Anna", TWENTE, JULY, good=good
            )
    return found
