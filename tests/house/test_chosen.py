"""What was chosen by typing stays chosen in a form that comes back with faults.

A client shows a choice only when it is among the choices of the form. So each form with a typeahead
is sent with something that an untouched one does not list, and with a fault.
"""

import ast
from pathlib import Path

from bot.dispatch.contacts.keys import member_key
from registry.agenda.question import Question
from registry.core.permissions import SYSTEM
from registry.core.reference.theme import Theme
from registry.core.vocabulary import NetworkKind, Scale
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.networks.network import Network
from registry.onboarding.batches.batch import Batch
from registry.organisations.former import FormerOrganisation
from registry.organisations.organisation import Organisation
from registry.signals.signal import Signal
from tests.support.conversation import SANNE, town, values_of

CARDS = Path(__file__).parents[2] / "cards"
MANY = 70
LAST = f"zz-{MANY - 1}"
"""Behind all that a form lists by itself."""
LISTED = "gemeente-zeewolde"
"""Of the reference lists, and in no registry yet."""
MERGED = "waterlab-oud"
"""Chosen before it was merged into another one."""


def typeaheads():
    """Each choice with a typeahead in the cards: the file, and the expression of its name."""
    for path in CARDS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ChoiceField":
                given = {one.arg: one.value for one in node.keywords}
                if "dataset" in given and path.parent.name != "kit":
                    name = ast.unparse(given["name"]) if "name" in given else "**common"
                    yield f"{path.relative_to(CARDS)} {name.strip(chr(39))}"


TIED = {"hub": "twente", "part": "partijen"}
GENERAL = {"hub": "twente", "part": "algemeen", "region": "nergens"}
FUNCTION = {"hub": "twente", "part": "functies", "item": "leerfunctie"}

# file and name: (verb, what is sent along); the last that is sent is what was chosen
SENT = {
    "networks/forms.py **common": [
        ("networks.submit", {"organisations": LISTED}),
        ("networks.submit", {"organisations": f"{MERGED},{LISTED}"}),
        ("networks.submit", {"themes": "zz-oud"}),
    ],
    "hubs/founding.py lead": [
        ("hubs.found", {"lead": LISTED}),
        ("hubs.found", {"lead": MERGED}),
        ("hubs.plan.found", {"lead": LISTED}),
    ],
    "hubs/editing.py name": [
        ("hubs.edit_save", TIED | {"networks": "nergens", "parties": LISTED}),
        ("hubs.edit_save", TIED | {"networks": "nergens", "parties": f"{MERGED},{LISTED}"}),
        ("hubs.edit_save", TIED | {"parties": "nergens", "networks": LAST}),
        ("hubs.edit_save", GENERAL | {"lead": LISTED}),
    ],
    "hubs/group_editing.py owners": [
        ("groups.edit_save", {"group": "initiatiefgroep", "purpose": "", "owners": LAST}),
    ],
    "hubs/editing.py party": [
        ("hubs.edit_save", FUNCTION | {"party": LISTED}),
        ("hubs.edit_save", FUNCTION | {"party": MERGED}),
    ],
    "hubs/parties.py party": [
        ("parties.save", {"group": "", "party": f"organisations:{LISTED}"}),
        ("parties.save", {"group": "", "party": f"organisations:{MERGED}"}),
        ("parties.save", {"group": "", "party": f"networks:{LAST}"}),
    ],
    "members/introductions.py organisation": [
        ("members.submit", {"organisation": LISTED}),
        ("members.submit", {"organisation": MERGED}),
    ],
    "organisations/merging.py into": [
        ("organisations.merging_look", {"organisation": LAST, "day": "ooit", "into": LISTED}),
    ],
    "organisations/review.py into": [
        ("organisations.merge", {"organisation": "zz-nieuw", "into": "zz-ook-nieuw"}),
    ],
    "organisations/editing.py municipality": [
        (
            "organisations.place_save",
            {"organisation": LAST, "domains": "@", "municipality": "GM0050"},
        )
    ],
    "organisations/editing.py parent": [
        ("organisations.place_save", {"organisation": LAST, "domains": "@", "parent": LISTED}),
        ("organisations.place_save", {"organisation": LAST, "domains": "@", "parent": MERGED}),
    ],
    "onboarding/people.py member": [("people.put_send", {"member": LAST})],
    "onboarding/people.py group": [
        ("people.put_send", {"group": LAST}),
        ("people.invite_send", {"email": "x", "group": LAST}),
    ],
    "onboarding/batches.py group": [
        ("people.batch_done", {"lines": "", "group": LAST}),
        ("people.batch_row_save", {"number": "2", "email": "nog@fout", "group": LAST}),
        ("people.batch_row_save", {"number": "2", "email": "x" * 999, "group": LAST}),
    ],
    "onboarding/batches.py organisation": [
        ("people.batch_row_save", {"number": "2", "email": "nog@fout", "organisation": LISTED}),
        ("people.batch_row_save", {"number": "2", "email": "x" * 999, "organisation": LISTED}),
    ],
    "agenda/forms.py networks": [
        ("questions.save", {"question": LAST, "title": "", "text": "", "networks": LAST})
    ],
    "signals/steps.py workers": [
        ("signals.take", {"signal": "900", "seen": "0", "step": "propose", "workers": LAST}),
    ],
    "signals/steps.py questions": [
        ("signals.take", {"signal": "900", "seen": "0", "step": "propose", "questions": LAST}),
    ],
}
NOT_SENT = {
    "agenda/forms.py into": "the form asks nothing else: its only fault is what was chosen",
    "signals/steps.py doer": "offers the same people as workers do",
}


def test_each_typeahead_is_in_the_table():
    assert set(typeaheads()) == set(SENT) | set(NOT_SENT)


async def filled(unit):
    for number in range(MANY):
        key, name = f"zz-{number:02}", f"Zz {number:02}"
        await unit.of(Network).add(
            Network(
                slug=key,
                name=name,
                kind=NetworkKind.KNOWLEDGE,
                scale=Scale.NATIONAL,
                status="published",
            )
        )
        await unit.of(Question).add(
            Question(slug=key, title=name, text=f"Hoe doen we {name}?", number=str(number + 1))
        )
        await unit.of(Organisation).add(
            Organisation(slug=key, name=name, kind="gemeente", status="known")
        )
        await unit.of(Member).add(Member(slug=key, name=name))
        await unit.of(Subgroup).add(Subgroup(slug=key, name=name))
    await unit.of(Theme).add(Theme(slug="zz-oud", name="Oud", status="archived"))
    await unit.of(FormerOrganisation).add(
        FormerOrganisation(slug=MERGED, name="Waterlab oud", into=LAST)
    )
    for key in ("zz-nieuw", "zz-ook-nieuw"):
        await unit.of(Organisation).add(
            Organisation(slug=key, name=key, kind="gemeente", status="proposed")
        )
    await unit.of(Signal).add(
        Signal(
            slug="900",
            number=900,
            seen="Kennis over droogte blijft liggen.",
            kind="probleem",
            level="in-de-regio",
            raised=unit.now,
            raiser=member_key(SANNE.id),
            owner=member_key(SANNE.id),
            status="picked_up",
        )
    )


async def lost(plek, verb, sent):
    """What came back instead of the last that was sent; empty where it is what was sent."""
    chat, more = plek.chat(SANNE), {}
    if verb.startswith("people.batch_row"):
        form = await chat.say("mensen toevoegen")
        if not await plek.all(Batch):
            await chat.press(form, "Klaar: bekijk de lijst", lines="anna@x.nl\nfout@")
        [batch] = await plek.all(Batch)
        more = {"batch": batch.slug}
    shown = values_of(await chat.call(verb, **sent, **more))
    name = list(sent)[-1]
    assert name in shown, (verb, list(shown))
    return "" if shown[name] == sent[name] else f"{name}: {shown[name]!r}"


async def test_what_was_chosen_comes_back(sqlite_url):
    async with town(sqlite_url, kernteam=[SANNE]) as plek:
        async with plek.store.write(SYSTEM) as unit:
            await filled(unit)
        found = [
            (verb, sent, instead)
            for verb, sent in (one for several in SENT.values() for one in several)
            if (instead := await lost(plek, verb, sent))
        ]
    assert found == []
