"""Cards of a list of people: the form, the preview full and empty, a line, the result, the link."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from cards.kit.translator import translator
from cards.onboarding.batches import (
    file_card,
    paste_form,
    preview_card,
    received_card,
    result_card,
    row_form,
    so_far,
    stop_card,
    stopped_card,
    undo_card,
    written,
)
from registry.core.errors import Fault
from registry.core.vocabulary import Language
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.onboarding.appointments import Appointment
from registry.onboarding.batches.batch import Batch, BatchResult, BatchRow, Counts, PutIn
from registry.onboarding.batches.check import QUESTIONS, Finding, Kind, Preview
from registry.organisations.directory import Directory
from tests.cards.provisioning.samples_plans import NASTY

DAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
LONG = NASTY[:200]
ROWS = (
    BatchRow(number=1, line=2, email="anna@gemeente.example", name="Anna de Vries", until="1 juli"),
    BatchRow(number=2, line=18, email="geen adres", name="Piet Smit", organisation="RIVM"),
    BatchRow(number=3, line=19, email="bo@x.nl", name="Bo Bos", organisation="Gemeente Almello"),
)
BATCH = Batch(
    slug="b1", member="ann", at=DAY, rows=ROWS, lines=19, numbers=3, ignored=("Telefoon",)
)
FULL_ROWS = tuple(
    BatchRow(number=n, line=n + 1, email=LONG, name=LONG, organisation=LONG, group=LONG)
    for n in range(1, 30)
)
FULL = BATCH.model_copy(update={"rows": FULL_ROWS, "ignored": (LONG,) * 20})
GROUPS = tuple(Subgroup(slug=f"groep-{n}", name=f"{n} {LONG}"[:100], purpose="x") for n in range(9))
FAULTS = (
    Fault("email", "batch_email", {"value": LONG}),
    Fault("organisation", "batch_organisation_unknown", {"value": LONG}),
    Fault("email", "batch_left", {"day": DAY}),
    Fault("email", "batch_alike_known", {"value": LONG, "other": LONG}),
)
FEW = Preview(
    BATCH,
    (
        Finding(
            ROWS[0],
            Kind.NEW,
            Member(slug="mail:1"),
            "groep-1",
            Appointment("mail:1", until=date(2027, 7, 1)),
        ),
        Finding(
            ROWS[1], Kind.FAULT, faults=(Fault("email", "batch_email", {"value": "geen adres"}),)
        ),
        Finding(
            ROWS[2],
            Kind.FAULT,
            faults=(
                Fault("organisation", "batch_organisation_unknown", {"value": "Gemeente Almello"}),
            ),
        ),
    ),
    True,
    GROUPS,
    Directory((), date(2026, 11, 23)),
)
MANY = Preview(
    FULL,
    (
        *(
            Finding(one, Kind.NEW, Member(slug=f"mail:{one.number}"), f"groep-{one.number}")
            for one in FULL_ROWS[:9]
        ),
        *(Finding(one, Kind.FAULT, faults=FAULTS) for one in FULL_ROWS[9:]),
    ),
    True,
    GROUPS,
    FEW.directory,
)
READY = Preview(BATCH, FEW.findings[:1], False, GROUPS, FEW.directory)
RESULT = BatchResult(
    slug="b1.0",
    member="ann",
    at=DAY,
    counts=Counts(ready=493, new=400, known=93, invite=400, faulty=7),
    seats=tuple(PutIn(group="twente", member=f"mail:{n}") for n in range(493)),
)
UNDONE = RESULT.model_copy(update={"undone": DAY, "stayed": 2})


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    options = [(one.slug, one.name) for one in GROUPS]
    for language in Language:
        t = translator(language)
        first, more = paste_form(t, options, None, "n", files=False)
        further, deeds = paste_form(t, options, BATCH, "n", files=True)
        line, presses = row_form(t, FULL, MANY.faulty[0], options, options[:3])
        doubts = tuple(one for one in FAULTS if one.code in QUESTIONS)
        odd = replace(MANY.faulty[0], faults=doubts)
        sure, answers = row_form(t, FULL, odd, options, options[:3])
        empty = [Fault("lines", "batch_empty")]
        cards = {
            "form": first.card(t, {}, above=so_far(t, None), more=more),
            "form-fault": first.card(t, {}, empty, above=so_far(t, None), more=more),
            "form-further": further.card(
                t, {"group": "groep-1"}, above=so_far(t, BATCH), more=deeds
            ),
            "preview": preview_card(t, FEW),
            "preview-ready": preview_card(t, READY),
            "preview-full": preview_card(t, MANY, 1, t("batch-changed"), warning=True),
            "row": line.card(
                t,
                {"email": LONG, "name": LONG},
                FAULTS[:2],
                above=written(t, MANY.faulty[0]),
                more=presses,
            ),
            "row-sure": sure.card(t, {}, above=written(t, odd), more=answers),
            "result": result_card(t, RESULT, BATCH, "asks"),
            "result-by-itself": result_card(t, RESULT, None, "by_itself"),
            "result-by-hand": result_card(t, RESULT, None, "by_hand"),
            "undone": result_card(t, UNDONE, None, "asks"),
            "undone-by-itself": result_card(t, UNDONE, None, "by_itself"),
            "undone-by-hand": result_card(t, UNDONE, None, "by_hand"),
            "undo": undo_card(t, RESULT),
            "stop": stop_card(t, BATCH),
            "stopped": stopped_card(t),
            "file": file_card(t, "https://plek.example/people/x", None),
            "file-none": file_card(t, "", BATCH),
            "received": received_card(t, BATCH, 500),
        }
        found |= {f"batch-{name}-{language.value}": card for name, card in cards.items()}
    return found
