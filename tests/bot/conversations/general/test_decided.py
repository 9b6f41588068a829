"""After a decision the card keeps what was asked, what was chosen, and by whom."""

import re

import pytest

from bot.conversations import all_routes
from bot.dispatch.turn import Kind
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import OrganisationKind, Role
from registry.organisations.organisation import Organisation
from registry.provisioning.plan import SyncAction
from registry.provisioning.policies import POLICY, SyncPolicy
from registry.provisioning.sync_plan import SyncPlan
from tests.bot.conversations.general.fixtures_todo import ROLES, STRANGER, everything, key
from tests.support.conversation import town, words_of

DECIDER = ROLES[Role.KERNTEAM]
OTHER = ROLES[Role.ADMINISTRATOR]
PLACE = {"agenda": "nationaal", "title": "Leren meten", "text": "Hoe meet je of een gebied leert?"}
DECISIONS = {
    "networks.approve": ({"network": "nieuw", "round": "0"}, "Nieuw netwerk", "goedgekeurd"),
    "networks.ask": (
        {"network": "nieuw", "round": "0", "note": "Wie doet mee?"},
        "Nieuw netwerk",
        "Wie doet mee?",
    ),
    "networks.reject": (
        {"network": "nieuw", "round": "0", "note": "Dit is er al."},
        "Nieuw netwerk",
        "Dit is er al.",
    ),
    "networks.accept": (
        {"network": "geclaimd", "member": key(STRANGER)},
        "Geclaimd netwerk",
        STRANGER.name,
    ),
    "networks.decline": (
        {"network": "geclaimd", "member": key(STRANGER)},
        "Geclaimd netwerk",
        STRANGER.name,
    ),
    "questions.place": ({"question": "q-1", **PLACE}, "Hoe meet je", "agenda"),
    "questions.answer": (
        {"question": "q-1", "answer": "Met een meting."},
        "leert",
        "Met een meting.",
    ),
    "questions.decline": ({"question": "q-1", "reason": "Dit is er al."}, "leert", "Dit is er al."),
    "organisations.confirm": ({"organisation": "beek"}, "Stichting Beekdal", "lijst"),
    "organisations.merge": (
        {"organisation": "beek", "into": "beekdal-bekend"},
        "Stichting Beekdal",
        "Beekdal Bekend",
    ),
    "sync.approve": ({"plan": "1"}, "hub1", "ja"),
    "sync.decline": ({"plan": "1"}, "hub1", "nee"),
    "helpdesk.close": ({"request": "hulp-1"}, "Ik kom er niet in.", "opgelost"),
}
"""By verb: what its button carries, what was asked about, and what tells the choice."""
ELSEWHERE = {
    "questions.merge": "as the others of questions: tests/bot/conversations/agenda/test_triage.py",
    "involvement.answer": "tests/bot/conversations/involvement",
    "involvement.decline": "tests/bot/conversations/involvement",
    "involvement.refuse": "tests/bot/conversations/involvement",
    "provenance.confirm": "tests/bot/conversations/provenance",
    "venues.guess.yes": "tests/bot/conversations/onboarding/test_channels.py",
    "venues.guess.no": "tests/bot/conversations/onboarding/test_channels.py",
    "sync.drift.accept": "one difference at a time: the card keeps the others",
    "helpdesk.answer": "a remark in a conversation, which stays under its author's name",
}
"""Verbs of the same sort whose cards are looked at elsewhere, or why not."""
DECIDES = re.compile(
    r"\.(approve|ask|accept|decline|reject|refuse|confirm|merge|place|answer|close|yes|no)$"
)


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url) as running:
        running.store._administrators = frozenset({key(OTHER)})
        await everything(running.store)
        async with running.store.write(SYSTEM) as unit:
            name = {"name": "Beekdal Bekend", "kind": OrganisationKind.CIVIL}
            await unit.of(Organisation).add(Organisation(slug="beekdal-bekend", **name))
        yield running


async def load(plek, verb, data):
    if not verb.startswith("sync."):
        return data
    one = await plek.get(SyncPlan, data["plan"])
    return {**data, "checksum": one.checksum}


def test_every_deciding_verb_is_looked_at():
    verbs = {verb for routes in all_routes() for verb in routes.again if DECIDES.search(verb)}

    assert verbs == set(DECISIONS) | {verb for verb in ELSEWHERE if verb in verbs}


@pytest.mark.parametrize("verb", DECISIONS)
async def test_a_decided_card_keeps_what_which_and_by_whom(plek, verb):
    data, what, which = DECISIONS[verb]
    answer = await plek.chat(DECIDER).call(verb, **await load(plek, verb, data))

    words = words_of(answer)
    assert what in words
    assert which in words
    assert DECIDER.name in words, words
    assert answer.card["actions"]


@pytest.mark.parametrize("verb", DECISIONS)
async def test_who_decides_second_learns_that_it_was_done(plek, verb):
    data, what, _ = DECISIONS[verb]
    sent = await load(plek, verb, data)
    await plek.chat(DECIDER).call(verb, **sent)

    second = words_of(await plek.chat(OTHER).call(verb, Kind.ACTION, **sent))
    assert second
    assert OTHER.name not in second, what


async def test_a_plan_says_what_goes_by_itself_as_the_policy_has_it(plek):
    chat, said = plek.chat(DECIDER), "Er gebeurt niets zolang het kernteam geen ja zegt"
    assert said not in words_of(await chat.call("sync.plan", plan="1"))
    assert "uitnodiging voor een gast gaat vanzelf" in words_of(
        await chat.call("sync.plan", plan="1")
    )

    async with plek.store.write(SYSTEM) as unit:
        await unit.of(SyncPolicy).add(SyncPolicy(slug=POLICY, by_itself=(SyncAction.ADD,)))
    assert said in words_of(await chat.call("sync.plan", plan="1"))


async def test_what_is_set_aside_is_in_the_state_of_teams(plek):
    shown = words_of(await plek.chat(DECIDER).say("teams bijwerken"))

    assert "twente" in shown.casefold()
    assert "Flevoland" not in shown
