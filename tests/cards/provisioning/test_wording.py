"""What a sync would do, in words: every code has them, in both languages, whatever its size."""

import itertools
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.kit.translator import translator
from cards.provisioning.approvals import details_card
from cards.provisioning.plan_groups import summary
from cards.provisioning.plan_text import as_markdown, as_text
from cards.provisioning.wording import (
    BLOCKED_CODES,
    blocked_sentence,
    cost,
    pending_sentence,
    quarantine_sentence,
    sentence,
    unsure_sentence,
)
from graph_sync import quarantine
from registry.core.vocabulary import Language
from registry.provisioning.plan import (
    LEAVING,
    Blocked,
    Cause,
    Foreign,
    Pending,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
    Unsure,
)
from registry.provisioning.removal_budget import RemovalBudget
from registry.provisioning.sync_plan import Quarantine
from tests.cards.provisioning.samples_plans import adopting, shown

NL = translator("nl")
EN = translator("en")
TWENTE = "hub:twente"
SETBACK_CODES = sorted(
    value for name, value in vars(quarantine).items() if name.isupper() and isinstance(value, str)
)


def channel(name="Bijeenkomsten", **news):
    standing = {
        "action": SyncAction.CREATE,
        "kind": ResourceKind.CHANNEL,
        "key": f"{TWENTE}:{name}",
        "area": TWENTE,
        "name": name,
        "cause": Cause.WANTED,
        "where": "GW Twente",
    }
    return PlannedChange(**{**standing, **news})


def new_team():
    return channel("GW Twente", kind=ResourceKind.TEAM, key=TWENTE, where="")


def new_team_described():
    return channel(
        "GW Twente",
        kind=ResourceKind.TEAM,
        key=TWENTE,
        where="",
        action=SyncAction.DESCRIBE,
        cause=Cause.FOUND,
        after="Regionale kennishub",
    )


def person(number, name="", **news):
    key = f"{TWENTE}/m{number}"
    words = {
        "action": SyncAction.ADD,
        "kind": ResourceKind.MEMBER,
        "key": key,
        "member": f"m{number}",
    }
    return channel(name or f"Lid {number}", **{**words, **news})


def guest(number):
    return person(
        number,
        action=SyncAction.INVITE,
        kind=ResourceKind.GUEST,
        key=f"/m{number}",
        area="",
        where="",
    )


def a_new_hub():
    channels = [channel(one) for one in ("Agenda", "Bijeenkomsten", "Helpdesk", "Kernteam")]
    people = [person(one) for one in range(12)]
    guests = [guest(one) for one in range(9)]
    return Plan((new_team(), *channels, *guests, *people), calls=34, estimate_seconds=95)


def test_an_empty_description_in_words():
    empty = new_team_described()
    assert sentence(NL, empty) == (
        "Omschrijving van team GW Twente aanpassen: die is nog leeg, en wordt ingevuld."
    )
    assert sentence(translator("en"), empty).endswith("it is still empty, and gets filled in.")


def test_a_channel_that_is_missing_in_words():
    assert sentence(NL, channel()) == (
        "Kanaal Bijeenkomsten maken in GW Twente: PLeK wil het, en het is er nog niet."
    )


@pytest.mark.parametrize("language", list(Language))
def test_every_change_has_words_that_name_it(language):
    t = translator(language)
    for action, kind, cause in itertools.product(SyncAction, ResourceKind, Cause):
        change = channel(
            "Naam", action=action, kind=kind, cause=cause, before="Naam", after="Nieuw"
        )
        said = sentence(t, change)
        assert ": " in said, (action, kind, cause)
        assert said.endswith(".")
        assert "Naam" in said or "GW Twente" in said


def test_nothing_that_changes_is_said_to_stay_as_it_is():
    for action, cause in itertools.product(set(SyncAction) - {SyncAction.ADOPT}, Cause):
        assert "er verandert niets" not in sentence(NL, channel(action=action, cause=cause))
    # What people made is described, and gets people, as soon as it is PLeK's.
    found = sentence(NL, channel(action=SyncAction.ADOPT, cause=Cause.FOUND))
    assert "er verandert niets" not in found
    begun = sentence(NL, channel(action=SyncAction.ADOPT, cause=Cause.WANTED))
    assert "er verandert niets" in begun


def test_a_channel_of_another_kind_is_told_to_be_used_as_it_is():
    kernteam = Blocked("k", TWENTE, "Kernteam", ResourceKind.CHANNEL, "kind-differs", "standard")
    said = blocked_sentence(NL, kernteam)
    assert "PLeK gebruikt dit kanaal zoals het is" in said
    assert "Het is een gewoon kanaal" in said
    assert "PLeK wil een besloten kanaal, en Teams kan dat niet veranderen" in said
    said = blocked_sentence(translator(Language.ENGLISH), replace(kernteam, value="private"))
    assert "uses this channel as it is. It is a private channel. PLeK wants" in said


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", BLOCKED_CODES)
def test_every_reason_why_something_cannot_be_has_a_text(language, code):
    t = translator(language)
    said = blocked_sentence(
        t, Blocked("k", TWENTE, "Agenda", ResourceKind.CHANNEL, code, "x", "Agenda 2")
    )
    assert f"({code})" not in said
    assert "Agenda 2" in said
    assert all(blocked_sentence(t, Blocked("k", TWENTE, "A", kind, code)) for kind in ResourceKind)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", SETBACK_CODES)
def test_every_setback_has_a_text_with_the_number_for_the_administrator(language, code):
    setback = Quarantine(area=TWENTE, name="GW Twente", why=code, value="waarde", reference="R-7")
    said = quarantine_sentence(translator(language), setback)
    assert said.startswith("GW Twente: ")
    assert "R-7" in said
    assert f"({code})" not in said


def test_there_are_setbacks_to_say():
    assert len(SETBACK_CODES) > 8


def test_a_name_that_teams_keeps_says_until_when():
    said = blocked_sentence(
        NL,
        Blocked(
            "k", TWENTE, "Agenda", ResourceKind.CHANNEL, "name-reserved", "2026-12-24T09:00:00Z"
        ),
    )
    assert "vast tot 24 december 2026" in said


def test_what_is_not_visible_yet_says_since_when():
    pending = Pending(
        "k", TWENTE, "Fatima", ResourceKind.MEMBER, "GW Twente", since="2026-11-24T09:00:00Z"
    )
    said = pending_sentence(NL, pending)
    assert said.startswith("Fatima is toegevoegd aan GW Twente")
    assert "24 november 2026" in said


@pytest.mark.parametrize("t", [NL, EN])
@pytest.mark.parametrize("kind", ResourceKind)
@pytest.mark.parametrize("why", ["missing", "unexpected"])
def test_what_is_unsure_says_of_what_since_when_and_that_it_is_looked_at_again(t, kind, why):
    since = "2026-11-24T09:00:00Z"
    one = Unsure("k", TWENTE, "Fatima", kind, why, "GW Twente", since=since)
    said = unsure_sentence(t, one)
    assert "Fatima" in said
    assert "sync-unsure" not in said
    assert t.day(datetime.fromisoformat(since)) in said


def test_nothing_to_do_is_not_aligned_while_something_was_not_seen():
    plan = Plan(
        unsure=(Unsure("k", TWENTE, "Fatima", ResourceKind.MEMBER, "missing", "GW Twente"),)
    )
    text = as_text(NL, plan)
    assert NL("sync-plan-aligned") not in text
    assert "  ? Fatima was niet te zien in GW Twente." in text
    unread = Plan(blocked=(Blocked(TWENTE, TWENTE, "GW Twente", ResourceKind.TEAM, "unread"),))
    assert NL("sync-plan-aligned") not in as_text(NL, unread)
    waits = Plan(pending=(Pending("k", TWENTE, "Fatima", ResourceKind.MEMBER, "GW Twente"),))
    assert NL("sync-plan-aligned") not in as_text(NL, waits)
    assert "1 ding is gevraagd en nog niet te zien" in as_text(NL, waits)


@pytest.mark.parametrize("why", ["", LEAVING])
def test_it_is_not_aligned_while_something_that_was_asked_for_is_waited_for(why):
    pending = Pending(f"{TWENTE}/m1", TWENTE, "Fatima", ResourceKind.MEMBER, "GW Twente", why=why)
    text = as_text(NL, Plan(pending=(pending,)))
    assert text.splitlines()[0] == NL("sync-plan-waits")
    assert "Fatima" in text


def test_a_new_hub_in_one_line():
    assert summary(NL, a_new_hub()) == (
        "GW Twente: nieuw team met 4 kanalen, 12 mensen erbij; 9 krijgen een uitnodiging",
    )


def test_somebody_in_a_team_and_its_channel_is_one_person():
    twice = person(1, key=f"{TWENTE}:kernteam/m1", where="Kernteam")
    assert summary(NL, Plan((person(1), twice))) == ("GW Twente: 1 persoon erbij",)


def test_an_invitation_that_no_team_needs_is_shown_too():
    assert summary(NL, Plan((guest(1),))) == ("Uitnodigingen: 1 krijgt een uitnodiging",)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "1 seconde"),
        (59.2, "1 minuut"),
        (95, "2 minuten"),
        (3600, "1 uur"),
        (5400, "1 uur 30 minuten"),
    ],
)
def test_how_long_it_takes_is_rounded_up(seconds, words):
    assert cost(NL, Plan(estimate_seconds=seconds, calls=34)) == f"ongeveer {words}, 34 stappen"


def test_many_people_of_one_place_are_folded():
    text = as_text(NL, Plan(tuple(person(one) for one in range(48))))
    assert "+ Lid 0, Lid 1, Lid 2, Lid 3, Lid 4 en 43 anderen toevoegen aan GW Twente: zo" in text
    assert text.count("\n  + ") == 1


def test_a_team_is_taken_over_with_its_channels_in_one_line():
    found = {"action": SyncAction.ADOPT, "cause": Cause.FOUND}
    team = channel("GW Twente", kind=ResourceKind.TEAM, key=TWENTE, where="", **found)
    places = (team, channel("Algemeen", **found), channel("Helpdesk", **found))
    text = as_text(NL, Plan((*places, channel())))
    assert "  ~ Team GW Twente en de kanalen Algemeen, Helpdesk voortaan bijhouden: het" in text
    assert text.count("voortaan bijhouden") == 1
    assert "Kanaal Bijeenkomsten maken" in text
    assert "kanaal Algemeen voortaan" in as_text(NL, Plan(places[:2]))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("private", "Besloten kanaal Kernteam maken in GW Twente"),
        ("standard", "Kanaal Kernteam maken in GW Twente"),
        ("", "Kanaal Kernteam maken in GW Twente"),
    ],
)
def test_a_new_channel_is_said_to_be_private(kind, words):
    assert sentence(NL, channel("Kernteam", channel_kind=kind)).startswith(words)


def test_a_plan_on_the_terminal_has_everything_by_team():
    gone = person(9, action=SyncAction.REMOVE, cause=Cause.UNWANTED, removes=True)
    other = channel("Agenda", action=SyncAction.RENAME, before="Agenda", after="Kalender")
    plan = Plan(
        (channel(), other, gone),
        (Blocked("x", TWENTE, "Oud", ResourceKind.CHANNEL, "name-taken"),),
        (Pending("y", TWENTE, "Fatima", ResourceKind.MEMBER, "GW Twente"),),
        (Foreign("z", "Borrel", ResourceKind.CHANNEL, TWENTE),),
        RemovalBudget(1, 2, 10),
    )
    text = as_text(NL, plan)
    for line in (
        "GW Twente",
        "  + Kanaal Bij",
        "  ~ Kanaal Agenda",
        "  \N{MINUS SIGN} Lid 9 uit GW Twente",
    ):
        assert line in text
    assert "  ! Kanaal Oud: deze naam is al in gebruik" in text
    assert "  … Fatima" in text
    assert "1 plek in Teams is niet van PLeK" in text
    assert "Haalt 1 plek van mensen weg" in text


def test_nothing_to_do_is_said():
    assert as_text(NL, Plan()) == NL("sync-plan-aligned") + "\n"
    assert as_markdown(NL, Plan()) == NL("sync-plan-aligned") + "\n"


def test_names_are_no_markup_in_markdown():
    text = as_markdown(NL, Plan((person(1, "[klik](https://kwaad.nl) **vet**"),)))
    assert "[klik]" not in text
    assert "\\[klik\\]" in text
    assert "**" not in text


@given(st.text(min_size=1, max_size=60), st.integers(min_value=1, max_value=30))
def test_no_name_breaks_a_line_or_steers_the_terminal(name, count):
    people = [person(one, name) for one in range(count)]
    for text in (as_text(NL, Plan(tuple(people))), as_markdown(NL, Plan(tuple(people)))):
        assert not set(text) & set(map(chr, range(0x0A))) | set(text) & {"\x1b", "\x9b", "\u202e"}
        assert len(text.splitlines()) <= 10 + min(count, 6)


def test_a_thousand_teams_are_done_in_a_moment():
    changes = [
        person(number, area=f"hub:h{team}", key=f"hub:h{team}/m{number}", where=f"GW {team}")
        for team in range(200)
        for number in range(25)
    ]
    text = as_text(NL, Plan(tuple(changes)))
    assert text.count("en 20 anderen") == 200


def test_what_is_taken_over_by_its_name_is_told_to_the_end():
    """Who in it nobody knows stands last, and is what the reader must see."""
    plan = adopting()
    first = plan.changes[0]
    assert first.found is not None
    long = replace(first, name="N" * 60, found=replace(first.found, wanted="W" * 60))
    told = str(details_card(translator(Language.DUTCH), shown(Plan((long,))), 0))
    assert "niet bekend bij PLeK." in told


def test_who_was_refused_is_said_and_in_which_team_only():
    about = {"area": "hub:twente", "name": "GW Twente", "why": "person-refused"}
    one = Quarantine(**about, value="GW Twente", member="m1", person="Piet\nJansen")
    said = quarantine_sentence(NL, one)
    assert said.startswith("GW Twente: Piet Jansen kon niet in of uit GW Twente")
    assert "iemand kon niet" in quarantine_sentence(NL, Quarantine(**about, value="GW Twente"))


def test_a_reason_of_which_no_more_is_known_has_no_empty_brackets():
    for why in ("forbidden", "refused"):
        said = quarantine_sentence(NL, Quarantine(area="hub:twente", name="GW Twente", why=why))
        assert "()" not in said


def test_that_guests_may_not_be_invited_names_the_setting():
    said = quarantine_sentence(NL, Quarantine(area="", why="invitations-off"))
    assert "PLeK mag geen gasten uitnodigen" in said
    assert "Entra" in said
