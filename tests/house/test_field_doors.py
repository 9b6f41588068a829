"""Every field that people own has a way in chat by which it changes, or says why it has none.

By section: the verbs of the forms and buttons that change a field, or after `why: ` a reason. What
is still to be built is in `GAPS`, with what its door will be: that a test wants taken out then.
"""

import importlib
from collections import defaultdict
from functools import cache

import pytest

from bot.conversations import all_routes
from bot.dispatch.commands import CommandBook
from registry.core.entity import Entity
from registry.core.provenance import Sourced
from tests.cards.test_samples import MODULES, NOUNS, parts

ROUTES = all_routes()
VERBS = {verb for routes in ROUTES for verb in routes.verbs}
BOOK = CommandBook(one for routes in ROUTES for one in routes.commands)

ITSELF = {"slug", "revision"}
NUMBERED = "why: given when it comes in"
WHEN = "why: when it happened"
WHO = "why: who did it"
WORDS = "why: everyday words for search, kept as data"
PLAN = "why: from the plan, and its people do not own it"
FOLLOWS = "why: follows from what is done with it"
STEP = "signals.take"
NETWORK = "networks.save"
QUESTION = "questions.save"
HUB = "hubs.edit_save"
PEOPLE = "people.put_send"
ORGANISATION = "organisations.names_save"

DOORS = {
    "actions": {
        **dict.fromkeys(("what", "doer", "party", "due", "state", "result"), STEP),
        "number": NUMBERED,
        "proposal": FOLLOWS,
        "ended": WHEN,
    },
    "announcements": {
        "text": "involvement.announce",
        "kind": "involvement.announce",
        "thing": "involvement.announce",
        "at": WHEN,
        "by": WHO,
    },
    "decisions": {
        **dict.fromkeys(("body", "day", "text"), STEP),
        "number": NUMBERED,
        "proposal": FOLLOWS,
        "recorded_by": WHO,
    },
    "follows": {
        **dict.fromkeys(("kind", "thing"), "involvement.follow"),
        "member": WHO,
        "since": WHEN,
    },
    "former_organisations": {"name": FOLLOWS, "into": "organisations.merging_yes"},
    "harvests": dict.fromkeys(("meeting", "gathered"), "signals.harvest_send"),
    "faq_versions": dict.fromkeys(
        ("number", "faq", "at", "by", "text", "status"), "why: a history is only added to"
    ),
    "faqs": {
        "text": "faq.save",
        "status": "faq.off",
        "number": NUMBERED,
        "checked": WHEN,
        "author": WHO,
    },
    "help_requests": {
        "text": "helpdesk.send",
        "remarks": "helpdesk.respond",
        "status": "helpdesk.close",
        "number": NUMBERED,
        "asker": WHO,
        "asked": WHEN,
        "closed_by": WHO,
    },
    "hub_changes": dict.fromkeys(
        ("number", "hub", "at", "by", "fields", "was", "became", "why", "undoes"),
        "why: a history is only added to",
    ),
    "hub_plans": {
        "decision": "hubs.go",
        "history": "why: a history is only added to",
        **dict.fromkeys(("asked", "shown", "plan"), FOLLOWS),
    },
    "hubs": {
        "name": "hubs.rename.confirmed",
        "status": "hubs.close.confirmed",
        "verdict": "hubs.close.confirmed",
        "workspace": "hubs.add_channel.confirmed",
        **dict.fromkeys(("province", "starts"), "hubs.found"),
        **dict.fromkeys(
            ("summary", "lead", "phase", "parties", "programmes", "networks", "functions"), HUB
        ),
        **dict.fromkeys(("team", "challenges", "cases", "opportunities"), HUB),
        **dict.fromkeys(("region", "insights", "step_plan", "keywords"), HUB),
    },
    "inquiries": {
        **dict.fromkeys(("kind", "thing", "text"), "involvement.ask"),
        "answer": "involvement.answer",
        "status": "involvement.answer",
        "asker": WHO,
        "asked": WHEN,
        "at": WHEN,
        "turn": FOLLOWS,
        "by": WHO,
    },
    "meetings": {
        **dict.fromkeys(("kind", "day"), STEP),
        **dict.fromkeys(("title", "hub"), "signals.harvest_send"),
    },
    "members": {
        **dict.fromkeys(("name", "organisation", "function", "regions"), "members.submit"),
        **dict.fromkeys(("themes", "purpose", "drives", "consent"), "members.submit"),
        "found_on": "directory.save",
        "cafe": "cafe.save",
        "email": "people.edit_save",
        "language": "languages.choose",
        "status": "people.left_yes",
        "opted_out": "welcome.never",
        "offers": FOLLOWS,
        "arrived": WHEN,
        "left": WHEN,
    },
    "admission_requests": {
        **dict.fromkeys(("group", "channel", "why", "wish"), "admissions.send"),
        "channel_label": FOLLOWS,
        "place": FOLLOWS,
        "member": WHO,
        "status": "admissions.admit",
        "until": "admissions.admit",
        "question": "admissions.question_send",
        "answer": "admissions.answer_send",
        "reason": "admissions.decline_send",
        "round": NUMBERED,
        "again": FOLLOWS,
        "at": WHEN,
        "by": WHO,
    },
    "channel_memberships": {
        **dict.fromkeys(("group", "channel", "member"), "admissions.admit"),
        "until": "admissions.extend",
        "since": WHEN,
        "told": FOLLOWS,
        "ends_before": FOLLOWS,
    },
    "memberships": {
        "until": PEOPLE,
        "since": WHEN,
        "told": FOLLOWS,
        "ends_before": FOLLOWS,
        **dict.fromkeys(("group", "profile"), PEOPLE),
        "member": PEOPLE,
        "place": FOLLOWS,
        "role": PEOPLE,
    },
    "network_participants": {
        "network": "involvement.join",
        "state": "involvement.admit",
        "words": "involvement.join",
        "answer": "involvement.refuse",
        "member": WHO,
        "at": WHEN,
        "turn": FOLLOWS,
        "by": WHO,
    },
    "networks": {
        **dict.fromkeys(("name", "kind", "purpose", "scale", "regions", "themes"), NETWORK),
        **dict.fromkeys(("knowledge", "organisations", "others", "programme"), NETWORK),
        **dict.fromkeys(("website", "contact", "publish"), NETWORK),
        "leads": "networks.accept",
        "claims": "networks.join",
        "status": "networks.approve",
        "review": "networks.approve",
        "pending": NETWORK,
        "round": FOLLOWS,
        "turned": WHEN,
        "keywords": WORDS,
        "workspace": "why: its channels come from the blueprint",
    },
    "organisation_domains": {"organisation": "organisations.place_save"},
    "organisations": {
        **dict.fromkeys(("name", "kind", "short", "aliases", "website"), ORGANISATION),
        **dict.fromkeys(("municipality", "province"), "organisations.place_save"),
        "parent": "organisations.place_save",
        "departments": "organisations.place_save",
        "status": "organisations.confirm",
        "goes_into": "organisations.merging_yes",
        "goes_on": "organisations.merging_yes",
        "since": WHEN,
    },
    "participations": dict.fromkeys(
        ("group", "place", "organisation", "network", "departments", "standing", "about"),
        "parties.save",
    ),
    "party_changes": dict.fromkeys(
        (
            *("number", "group", "place", "organisation", "network"),
            *("at", "by", "was", "became", "undoes"),
        ),
        "why: a history is only added to",
    ),
    "programmes": {
        **dict.fromkeys(("name", "short", "aliases", "summary", "website"), "programmes.save"),
        "status": "programmes.end",
        **dict.fromkeys(("region", "part_of"), "programmes.save"),
        "keywords": WORDS,
    },
    "proposals": {
        **dict.fromkeys(("title", "workers", "due", "versions", "signals", "questions"), STEP),
        "hearings": STEP,
        "status": STEP,
        "ready": "reminders.done",
        "number": NUMBERED,
    },
    "questions": {
        **dict.fromkeys(("title", "text", "knowledge", "types", "networks", "working"), QUESTION),
        "answer": QUESTION,
        **dict.fromkeys(("kind", "themes", "known", "region"), "questions.submit"),
        "agenda": "questions.place",
        "into": "questions.merge",
        "status": "questions.place",
        "also": "questions.plays",
        "followers": "questions.follow",
        "helpers": "questions.help",
        "notes": "questions.help",
        "number": NUMBERED,
        "asker": WHO,
        "asked": WHEN,
        "decided_by": WHO,
        "keywords": WORDS,
        "parent": PLAN,
    },
    "reminder_rests": {"rests": "reminders.pause", "later": "reminders.later"},
    "signal_joins": {"signal": "signals.join", "member": WHO},
    "signals": {
        **dict.fromkeys(("kind", "level", "hub", "region", "themes", "title"), "signals.save"),
        **dict.fromkeys(("seen", "why", "wish"), "signals.save"),
        "anonymous": "signals.send",
        "supporters": "signals.join",
        "source": "signals.send",
        **dict.fromkeys(("status", "owner", "question", "into", "proposal", "lesson"), STEP),
        "follows_up": STEP,
        "number": NUMBERED,
        "raiser": WHO,
        "raised": WHEN,
        "due": FOLLOWS,
        "round": FOLLOWS,
        "history": "why: a history is only added to",
        "keywords": WORDS,
    },
    "subgroups": {
        "name": PLAN,
        "purpose": PLAN,
        "role": PLAN,
        "status": PLAN,
        "keywords": WORDS,
        "workspace": "why: its channels come from the blueprint",
        "owners": "groups.edit_save",
    },
    "sync_policies": dict.fromkeys(
        ("by_itself", "paused", "most_removals", "removal_percent"), "sync.policy.save"
    ),
    "terms": dict.fromkeys(("name", "english", "aliases", "meaning", "meaning_english"), PLAN),
    "themes": {
        **dict.fromkeys(("name", "english", "summary", "status"), PLAN),
        "keywords": WORDS,
    },
}
ASKED_AS = {
    "admission_requests.answer": "words",
    "admission_requests.question": "words",
    "admission_requests.reason": "words",
    "admission_requests.status": "until",
    "admission_requests.wish": "until",
    "actions.state": "ended",
    "harvests.gathered": "lines",
    "harvests.meeting": "kind",
    "faqs.text": "answer",
    "help_requests.remarks": "text",
    "hubs.challenges": "first",
    "hubs.functions": "party",
    "hubs.team": "verbinder",
    "hubs.verdict": "reason",
    "hubs.workspace": "private",
    "inquiries.answer": "text",
    "memberships.role": "profile",
    "network_participants.answer": "text",
    "organisation_domains.organisation": "domains",
    "participations.network": "party",
    "participations.organisation": "party",
    "participations.place": "group",
    "proposals.hearings": "day",
    "proposals.versions": "text",
    "questions.notes": "note",
    "reminder_rests.rests": "until",
    "signals.question": "note",
    "signals.region": "hub",
    "signals.into": "others",
    "signals.follows_up": "next",
    "signals.supporters": "note",
}
"""Fields that a form asks for under another name."""
PRESSED = {
    *("admission_requests.group", "admission_requests.channel"),
    *("channel_memberships.group", "channel_memberships.channel", "channel_memberships.member"),
    *(
        "announcements.kind",
        "announcements.thing",
        "hubs.status",
        "inquiries.kind",
        "inquiries.thing",
        "inquiries.status",
    ),
    *("network_participants.network", "network_participants.state", "networks.claims"),
    *("networks.pending", "proposals.signals", "proposals.status", "questions.status"),
    *("questions.helpers", "signal_joins.signal", "signals.proposal", "signals.status"),
}
"""Fields that follow from which form was sent, for what."""
GAPS: dict[str, dict[str, str]] = {}
"""Fields whose way in chat is still to be built: what it will be called, a command or a verb."""
NOT_OWNED = {"sync_plans", "sync_calls"}
"""Sections that the bot alone writes, besides those that no document has."""


def owned():
    """Sections that people own: those that stand in documents, and the policy."""
    return {
        section: entity
        for section, entity in Entity.sections().items()
        if entity.__module__.startswith("registry.")
        and (entity.dumped or section == "sync_policies")
        and section not in NOT_OWNED
    }


@pytest.mark.parametrize("section", sorted(owned()))
def test_every_field_has_a_way_in_chat_or_says_why_not(section):
    entity = owned()[section]
    fields = set(entity.model_fields) - ITSELF
    fields -= {"provenance"} if issubclass(entity, Sourced) else set()
    doors, gaps = DOORS.get(section, {}), GAPS.get(section, {})

    assert fields == doors.keys() | gaps.keys(), f"{section}: no way, or one too many"
    assert doors.keys().isdisjoint(gaps)


@pytest.mark.parametrize("section", sorted(DOORS))
def test_each_way_is_there(section):
    ways = {one for one in DOORS[section].values() if not one.startswith("why: ")}

    assert ways <= VERBS, f"{section}: no such verb"
    assert all(len(one) > 10 for one in DOORS[section].values() if one.startswith("why: "))


@cache
def asked_by():
    """Names of the inputs that each verb is sent with, on any sample card."""
    found = defaultdict(set)
    for noun in NOUNS:
        for card in importlib.import_module(MODULES[noun]).samples().values():
            pieces = list(parts(card))
            inputs = {one["id"] for one in pieces if str(one.get("type")).startswith("Input.")}
            for one in pieces:
                if "verb" in one and "type" in one and one.get("associatedInputs") != "none":
                    found[one["verb"]] |= inputs
    return found


@pytest.mark.parametrize("section", sorted(DOORS))
def test_a_form_asks_for_the_field_that_it_changes(section):
    wrong = {
        field: verb
        for field, verb in DOORS[section].items()
        if f"{section}.{field}" not in PRESSED
        and asked_by().get(verb)
        and ASKED_AS.get(f"{section}.{field}", field) not in asked_by()[verb]
    }

    assert wrong == {}


def test_what_is_listed_is_there():
    assert DOORS.keys() | GAPS.keys() == owned().keys()


def test_a_gap_is_taken_out_once_its_way_is_there():
    ways = {way for gaps in GAPS.values() for way in gaps.values()}

    built = {way for way in ways if way in VERBS or is_command(way)}
    assert built == set(), "these are there: move their fields from GAPS to DOORS"


def is_command(words):
    """Whether these very words are a command, and not one with words behind it."""
    return any(words in command.all_names for command in BOOK.commands)
