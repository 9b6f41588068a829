"""`te doen` for each role: what waits for them and nothing else, and every row leads there."""

import pytest

from bot.conversations import all_routes
from bot.dispatch.turn import Kind, Person
from registry.core.permissions import NOBODY, SYSTEM
from registry.core.unit_of_work import Between
from registry.core.vocabulary import OrganisationKind, Role
from registry.core.waiting import MOST_COUNTED, waiting_for
from registry.organisations.organisation import Organisation
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStatus
from tests.bot.conversations.general.fixtures_todo import (
    BEFORE,
    FATIMAS,
    OWN,
    PIETERS,
    ROLES,
    STRANGER,
    everything,
    key,
)
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    PIETER,
    button_of,
    buttons_of,
    card_of,
    parts_of,
    town,
    words_of,
)

WAITING = [one for routes in all_routes() for one in routes.waiting]
KINDS = [one.kind for one in WAITING]
INTRODUCE = {"introduction"}


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url) as running:
        running.store._administrators = frozenset({key(ROLES[Role.ADMINISTRATOR])})
        await everything(running.store)
        yield running


async def kinds_of(store, person, **page):
    async with store.read(key(person)) as unit:
        return await waiting_for(unit, KINDS, key(person), **({"most": 8} | page))


def rows_of(shown):
    """The rows of a list, which are pressed themselves."""
    rows = (part.get("selectAction") for part in parts_of(card_of(shown)))
    return [row["title"] for row in rows if row]


async def test_each_role_sees_what_waits_for_it_alone(plek):
    found = {
        role: {one.kind.name for one in await kinds_of(plek.store, person)}
        for role, person in ROLES.items()
    }

    assert found == {role: OWN[role] | INTRODUCE for role in Role}


async def test_who_is_asked_something_sees_that_and_nothing_of_others(plek):
    fatima = {one.kind.name for one in await kinds_of(plek.store, FATIMA)}
    pieter = {one.kind.name for one in await kinds_of(plek.store, PIETER)}
    stranger = {one.kind.name for one in await kinds_of(plek.store, STRANGER)}

    assert (fatima, pieter, stranger) == (FATIMAS | INTRODUCE, PIETERS | INTRODUCE, INTRODUCE)


async def test_nothing_waits_for_nobody(plek):
    async with plek.store.read() as unit:
        assert await waiting_for(unit, KINDS, NOBODY, most=8) == []


async def test_every_kind_waits_for_somebody_in_these_tests(plek):
    people = (*ROLES.values(), FATIMA, PIETER)
    found = {one.kind.name for person in people for one in await kinds_of(plek.store, person)}

    assert found == {kind.name for kind in KINDS}


async def test_every_row_leads_to_a_card_that_this_person_may_see(plek):
    for person in (*ROLES.values(), FATIMA, PIETER):
        chat = plek.chat(person)
        pages = [await chat.say("te doen")]
        while "Meer" in buttons_of(pages[-1]):
            pages.append(await chat.press(pages[-1], "Meer"))
        for page in pages:
            for row in rows_of(page):
                assert (await chat.press(page, row)).card is not None, (person.name, row)


async def test_the_most_pressing_comes_first_and_says_since_when(plek):
    chat = plek.chat(ROLES[Role.KERNTEAM])
    page = await chat.say("wat wacht er")
    shown = f"{words_of(page)}\n{words_of(await chat.press(page, 'Meer'))}"

    first, _, rest = shown.partition("Daarna")
    assert "Ik kom er niet in.\nHulpvraag zonder antwoord · sinds 20 november 2026" in first
    assert "Nieuw netwerk\nNetwerk te beoordelen · sinds 20 november 2026" in rest
    assert "PLeK Twente\nTeam dat ik niet kan bijwerken" in first


async def test_what_is_past_its_day_is_pressing(plek):
    shown = words_of(await plek.chat(PIETER).say("to do"))

    first, _, rest = shown.partition("Daarna")
    assert "Loket openen\nActie die jij doet · te laat: uiterlijk 20 november 2026" in first
    assert "Een bodemloket" in rest


async def test_of_many_there_is_one_row_with_their_number(plek):
    async with plek.store.write(SYSTEM) as unit:
        for number in range(12):
            seen = {"seen": f"Iets {number}", "raised": BEFORE, "raiser": "x"}
            await unit.of(Signal).add(Signal(slug=f"{number + 20}", number=number + 20, **seen))
    chat = plek.chat(ROLES[Role.KERNTEAM])
    shown = await chat.say("te doen")
    while "13 nieuwe signalen" not in rows_of(shown):
        shown = await chat.press(shown, "Meer")

    listed = words_of(await chat.press(shown, "13 nieuwe signalen"))
    assert "13" in listed
    assert "Nieuwe signalen" in words_of(shown)


async def test_a_kind_without_a_list_of_its_own_is_listed_by_the_page(plek):
    async with plek.store.write(SYSTEM) as unit:
        for number in range(11):
            typed = {"name": f"Bureau {number:02}", "kind": OrganisationKind.COMPANY}
            one = Organisation(slug=f"bureau-{number:02}", status="proposed", **typed)
            await unit.of(Organisation).add(one)
    chat = plek.chat(ROLES[Role.KERNTEAM])
    first = await chat.call("todo.kind", kind="organisations")
    second = await chat.press(first, "Meer")

    assert len(rows_of(first)) == 8
    assert len(rows_of(second)) == 4
    assert rows_of(first) == rows_of(await chat.press(second, "Vorige"))
    assert "Te doen" in words_of(await chat.press(second, "Alles wat op je wacht"))


async def test_a_forged_kind_shows_what_is_theirs_and_no_more(plek):
    chat = plek.chat(STRANGER)
    for kind in (*(one.name for one in KINDS), "niets", "", "x" * 900):
        for verb in (Kind.ACTION, Kind.SUBMIT):
            shown = await chat.call("todo.kind", verb, kind=kind, page="5")
            assert rows_of(shown) == ["Stel je voor"]


async def test_a_page_that_is_no_more_shows_what_there_is(plek):
    chat = plek.chat(ROLES[Role.KERNTEAM])

    assert rows_of(await chat.call("todo.show", page="99"))
    assert rows_of(await chat.call("todo.kind", kind="questions", page="99"))


async def test_who_never_wrote_before_is_invited_to_introduce_themselves(plek):
    newcomer = Person("a3f1c0de-0000-4000-8000-000000000198", "29:nieuw", "Nora Nieuw")
    shown = await plek.chat(newcomer).say("te doen")

    assert rows_of(shown) == ["Stel je voor"]
    assert "Zo wijst PLeK je op netwerken" in words_of(shown)
    assert (await plek.chat(newcomer).press(shown, "Stel je voor")).card is not None


async def test_nothing_waits_and_the_card_offers_a_way_on(plek):
    chat = plek.chat(STRANGER)
    await chat.call("welcome.never")
    shown = await chat.say("te doen")

    assert "Er wacht nu niets op je" in words_of(shown)
    for way in buttons_of(shown):
        assert (await chat.press(shown, way)).card is not None


async def test_in_a_channel_others_see_only_a_button(plek):
    shown = await plek.chat(ROLES[Role.KERNTEAM], CHANNEL).say("te doen")

    assert shown.private
    assert "Nieuw netwerk" not in words_of(shown.instead)
    assert button_of(card_of(shown.instead), buttons_of(shown.instead)[0])["verb"] == "todo.show"


async def test_the_lists_of_the_kernteam_lead_to_everything(plek):
    chat = plek.chat(ROLES[Role.KERNTEAM])
    for words in (
        "netwerken te beoordelen",
        "vragen te beoordelen",
        "niet bezorgd",
        "signal inbox",
        "teams bijwerken",
    ):
        shown = await chat.say(words)
        assert "Te doen" in words_of(await chat.press(shown, "Alles wat op je wacht")), words
    waiting = await chat.call("helpdesk.waiting")
    assert "Te doen" in words_of(await chat.press(waiting, "Alles wat op je wacht"))


async def test_what_is_counted_is_what_the_list_shows(store_url):
    """On both databases, by an index: far more than is read."""
    async with town(store_url, content=False) as plek:
        await everything(plek.store)
        async with plek.store.write(SYSTEM) as unit:
            new = [
                Signal(slug=f"{n}", number=n, seen=f"Iets {n}", raised=BEFORE, raiser="x")
                for n in range(100, 100 + 3 * MOST_COUNTED)
            ]
            await unit.of(Signal).add_all(new)
        kern = ROLES[Role.KERNTEAM]
        found = {one.kind.name: one.page for one in await kinds_of(plek.store, kern, most=2)}
        later = {
            one.kind.name: one.page
            for one in await kinds_of(plek.store, kern, most=2, skip=3 * MOST_COUNTED - 1)
        }
        async with plek.store.read() as unit:
            overdue = await unit.of(Signal).count(due=Between(end=unit.now))
            status = SignalStatus.NEW
            assert await unit.of(Signal).count(status=status) == 3 * MOST_COUNTED + 1

    assert found["signals_new"].count == MOST_COUNTED + 1
    assert len(found["signals_new"].items) == 2
    assert len(later["signals_new"].items) == 2
    assert found["signals_overdue"].count == overdue == 1
    assert found["network_reviews"].count == 2
    assert [one.name for one in found["set_aside"].items] == ["PLeK Twente"]
    assert all(page.items for page in found.values())
