"""A form asks for each field of the model that it is for, and each field of an entity is asked for.

What is asked nowhere says why: a new field can't be forgotten.
"""

from datetime import UTC, datetime

import pytest

from cards.agenda import forms as agenda
from cards.agenda.programmes import programme_form
from cards.helpdesk.call import call_form
from cards.hubs.editing import part_form
from cards.hubs.founding import Options as HubOptions
from cards.hubs.founding import hub_form
from cards.hubs.group_editing import group_form
from cards.hubs.lifecycle import close_form, rename_form
from cards.hubs.parties import place_form as party_form
from cards.involvement.announcing import news_form
from cards.involvement.inquiries import inquiry_form
from cards.kit.forms import EntryForm
from cards.kit.translator import translator
from cards.members.cafe import cafe_form
from cards.members.introductions import Options as MemberOptions
from cards.members.introductions import introduction_form
from cards.networks.forms import Options as NetworkOptions
from cards.networks.forms import network_form
from cards.organisations.editing import names_form, place_form
from cards.organisations.lists import filter_form
from cards.organisations.merging import merging_form
from cards.organisations.review import merge_form
from cards.overviews.overview import overview_form
from cards.provisioning.policy import policy_form
from cards.reminders.reminder import Whose, pause_form
from cards.signals.edits import edit_form as signal_edit_form
from cards.signals.forms import join_form, signal_form
from cards.signals.harvest import harvest_form
from cards.signals.lists.filter_form import WishChoices, wish_form
from cards.signals.statistics import PictureChoices, figures_form
from registry.agenda.asking import Draft
from registry.agenda.question import Question
from registry.agenda.triage import Edit, Placement
from registry.core.provenance import Sourced
from registry.core.reference.programme import Programme
from registry.core.vocabulary import Language
from registry.helpdesk.answering import Call
from registry.helpdesk.call import HelpRequest
from registry.hubs.editing.fields import HubPart
from registry.hubs.editing.group import GroupForm
from registry.hubs.editing.parts import ChallengeForm, FunctionForm, entry_of
from registry.hubs.founding import HubEntry
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.involvement.things import Thing, ThingKind, Turn
from registry.members.introductions import Introduction
from registry.members.member import Member
from registry.onboarding.hub_team import hub_form_of
from registry.organisations.lists import OrganisationFilter
from registry.organisations.organisation import Organisation
from registry.signals.lists import SignalFilter
from registry.signals.signal import Signal

HUB = Hub(slug="twente", name="Twente", region="twente", province="overijssel")
THING = Thing(ThingKind.HUB, "twente", "Twente")
GROUP = Subgroup(slug="makers", name="PLeK Makers")
PROPOSAL = Organisation(slug="x", name="Waterlab", kind="gemeente")
SIGNAL = Signal(
    slug="1",
    number=1,
    seen="Kennis over droogte blijft liggen.",
    kind="probleem",
    level="in-de-regio",
    raised=datetime(2026, 11, 23, tzinfo=UTC),
    raiser="m-1",
    status="new",
)


def forms(t):
    """Every form for a model."""
    return [
        network_form(t, NetworkOptions()),
        introduction_form(t, MemberOptions()),
        cafe_form(t),
        overview_form(t),
        hub_form(t, HubOptions()),
        call_form(t),
        policy_form(t),
        signal_form(t, (), (), {}),
        join_form(t, "1", ()),
        signal_edit_form(t, SIGNAL, (), (), own=True),
        harvest_form(t, (), ()),
        figures_form(t, PictureChoices((), ())),
        wish_form(t, WishChoices((), (), ()), SignalFilter()),
        merge_form(t, PROPOSAL, ()),
        names_form(t, PROPOSAL),
        programme_form(t, others=[Programme(slug="x", name="NPLG")]),
        place_form(t, PROPOSAL),
        merging_form(t, PROPOSAL),
        filter_form(t, (), reviews=True),
        inquiry_form(t, THING, Turn.OWNERS),
        news_form(t, THING, 2),
        close_form(t, HUB, ""),
        rename_form(t, HUB),
        *(part_form(t, HUB, hub_form_of(one)) for one in HubPart if one is not HubPart.FUNCTIONS),
        group_form(t, GROUP),
        party_form(t),
        part_form(t, HUB, FunctionForm("leerfunctie")),
        part_form(t, HUB, ChallengeForm("2")),
        pause_form(t, Whose()),
        agenda.ask_form(t, (), ()),
        agenda.help_form(t, "x"),
        agenda.place_form(t, "x", ()),
        agenda.answer_form(t, "x"),
        agenda.decline_form(t, "x"),
        agenda.merge_form(t, "x", ()),
        agenda.edit_form(t, "x", 1, ()),
    ]


ASKED_ELSEWHERE = {
    OrganisationFilter: {"parent": "a button on the card of what they are a part of"},
    HubEntry: {"region": "follows from the province or the name; given on the command line"},
}


@pytest.mark.parametrize("language", list(Language))
def test_a_form_has_an_input_for_each_field_of_its_model_and_no_other(language):
    for form in forms(translator(language)):
        assert isinstance(form, EntryForm)
        asked = {one.name for one in form.fields}
        assert asked | set(ASKED_ELSEWHERE.get(form.model, {})) == set(form.model.model_fields)


def test_an_untouched_form_lacks_just_what_its_model_requires():
    """The client stops who leaves a required field open, and the model whoever got past that."""
    for form in forms(translator("nl")):
        needed = {name for name, one in form.model.model_fields.items() if one.is_required()}
        marked = {one.name for one in form.fields if one.required}
        assert needed <= marked, form.verb


ITSELF = {"slug": "its key", "revision": "how often it was changed"}
SOURCED = {"provenance": "follows from what is changed, and by whom"}
NOT_ASKED = {
    Member: {
        "email": "where an invitation goes; kept for that alone",
        "status": "where they stand",
        "offers": "how often they were asked",
        "opted_out": "a button of its own",
        "arrived": "seen, not said",
        "left": "seen, not said",
    },
    Question: {
        "number": "given when it comes on the agenda",
        "parent": "from the plan",
        "asker": "who sent the form",
        "asked": "when they sent it",
        "followers": "a button of its own",
        "also": "a button of its own",
        "helpers": "a form of its own, for who offers help",
        "notes": "a form of its own, for who offers help",
        "keywords": "everyday words, kept as data",
        "status": "which form was sent",
        "into": "a form of its own, for the question that it becomes part of",
        "decided_by": "who sent the form",
    },
    HelpRequest: {
        "number": "given when it comes in",
        "asker": "who sent the form",
        "asked": "when they sent it",
        "status": "which button was pressed",
        "remarks": "a field on the card of the call",
        "closed_by": "who pressed the button",
    },
    Hub: {
        "team": "asked for by profile",
        "workspace": "asked for as channels",
        "verdict": "buttons of their own",
        "functions": "a form of its own for each",
        "provenance": "follows from who changed a field",
        "challenges": "by their titles, and a form of its own for each",
    },
    Subgroup: {
        "name": "its team is called so, and others know it by that: given by a document",
        "role": "what its people may do by it: given by a document, never in chat",
        "workspace": "where it is in Teams: given by a document",
        "status": "given by a document",
        "provenance": "follows from who changed a field",
    },
}
BY = {
    Member: [Introduction],
    Question: [Draft, Placement, Edit],
    HelpRequest: [Call],
    Subgroup: [GroupForm],
    Hub: [HubEntry, *map(entry_of, (HubPart.GENERAL, HubPart.PARTIES, HubPart.CASES))],
}


@pytest.mark.parametrize("entity", BY, ids=lambda one: one.__name__)
def test_each_field_of_an_entity_is_asked_for_or_says_why_not(entity):
    asked = {name for model in BY[entity] for name in model.model_fields}
    sourced = SOURCED if issubclass(entity, Sourced) else ()

    assert set(entity.model_fields) - asked == {*ITSELF, *sourced, *NOT_ASKED[entity]}


@pytest.mark.parametrize("language", list(Language))
def test_each_thing_that_members_say_of_themselves_is_a_fact_of_theirs(language):
    """Whoever asks what is kept about them sees all of it, by its name."""
    shown = set(Introduction.model_fields) - {"organisation_new", "organisation_kind"}
    t = translator(language)

    assert [name for name in sorted(shown) if not t.has(f"members-field-{name}")] == []
    assert shown <= set(Member.model_fields)
