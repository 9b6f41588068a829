"""`help` per role: what they can type and nothing else, bounded, with the rest behind a button."""

import orjson
import pytest

from bot.conversations import all_routes
from bot.dispatch.commands import CommandBook, HelpGroup
from bot.dispatch.turn import Kind
from cards.kit.render import MOST_BYTES
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language, NetworkKind, Role, Scale
from registry.networks.network import Network
from tests.bot.conversations.general.fixtures_todo import ROLES, STRANGER, key, people, seat
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    buttons_of,
    card_of,
    town,
    words_of,
)

BOOK = CommandBook(one for routes in all_routes() for one in routes.commands)
SHOWN = [one for one in BOOK.commands if one.shown]
KERNTEAMS = {Role.KERNTEAM, Role.ADMINISTRATOR}


@pytest.fixture
async def plek(sqlite_url):
    async with town(sqlite_url, content=False) as running:
        running.store._administrators = frozenset({key(ROLES[Role.ADMINISTRATOR])})
        async with running.store.write(SYSTEM) as unit:
            await people(unit)
            person = ROLES[Role.HUB_TEAM]
            await seat(unit, person, "openhub", place="hub", role=Role.HUB_TEAM)
        yield running


async def all_of_help(chat):
    """All lines of help: every group there is a heading of, every page."""
    shown = await chat.call("help.show")
    texts = [words_of(shown)]
    for group in HelpGroup:
        page = await chat.call("help.show", group=group.value)
        while "Meer" in buttons_of(page):
            texts.append(words_of(page))
            page = await chat.press(page, "Meer")
        texts.append(words_of(page))
    return "\n".join(texts)


def is_in(command, text):
    name = command.called(Language.DUTCH)[0]
    return any(line.startswith(f"{name}: ") for line in text.split("\n"))


@pytest.mark.parametrize("role", Role)
async def test_each_role_sees_what_it_may_and_no_more(plek, role):
    text = await all_of_help(plek.chat(ROLES[role]))

    for command in SHOWN:
        theirs = (
            command.audience.everybody
            or (role in KERNTEAMS and bool(command.audience.rights))
            or role in command.audience.own
        )
        assert is_in(command, text) == theirs, command.names["nl"][0]
    assert ("voeg Anna toe aan Twente" in text) == (role in {*KERNTEAMS, Role.HUB_TEAM})


async def test_who_drives_a_network_is_told_what_they_can_do_with_it(plek):
    said = "Kies je netwerk"
    assert said not in words_of(await plek.chat(FATIMA).say("help"))
    async with plek.store.write(SYSTEM) as unit:
        shared = {"kind": NetworkKind.LEARNING, "purpose": "Leren.", "scale": Scale.REGIONAL}
        await unit.of(Network).add(
            Network(slug="water", name="Water", leads=(key(FATIMA),), **shared)
        )

    shown = words_of(await plek.chat(FATIMA).say("help"))
    assert "Je netwerk" in shown
    assert said in shown
    assert said in words_of(await plek.chat(FATIMA).say("help aanjager"))


async def test_help_is_bounded_and_the_rest_is_a_press_away(plek):
    for role in Role:
        chat = plek.chat(ROLES[role])
        shown = await chat.say("help")
        lines = [line for line in words_of(shown).split("\n") if ": " in line]
        assert len(lines) <= 30
        assert len(orjson.dumps(card_of(shown))) < MOST_BYTES
        more = [one for one in buttons_of(shown) if one.startswith("Meer")]
        assert more
        for button in more:
            assert "Alles wat ik kan" in buttons_of(await chat.press(shown, button))


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("help kernteam", "Kernteam"),
        ("help voor het kernteam", "Kernteam"),
        ("help hubs", "Hubs"),
        ("help beheer", "Beheer"),
        ("help core team", "Core team"),
    ],
)
async def test_help_of_one_kind_of_work(plek, words, heading):
    chat = plek.chat(ROLES[Role.KERNTEAM])
    if heading == "Core team":
        await chat.say("taal en")
    shown = words_of(await chat.say(words))

    assert shown.startswith(heading)
    assert "\nagenda:" not in shown


async def test_help_of_what_is_not_theirs_is_their_own(plek):
    chat = plek.chat(STRANGER)
    for group in ("kernteam", "hub", "administrator", "network"):
        shown = await chat.call("help.show", group=group, page="0")
        assert "Die opdrachten zijn er niet voor jou" in words_of(shown)
        assert "hub sluiten" not in words_of(shown)
    assert "hub sluiten" not in words_of(await chat.say("help kernteam"))


@pytest.mark.parametrize("forged", ["", "niets", "x" * 900, ["a"], {"a": "b"}, None, -1, "99"])
async def test_forged_help_is_help(plek, forged):
    chat = plek.chat(STRANGER)
    for kind in (Kind.ACTION, Kind.SUBMIT, Kind.DIALOG_OPEN):
        shown = await chat.call("help.show", kind, group=forged, page=forged)
        assert "Dit kan ik voor je doen" in words_of(shown)
        assert words_of(await chat.call("help.show", kind, group="everyday", page=forged))


async def test_in_a_channel_others_read_what_everybody_can_and_the_rest_is_private(plek):
    chat = plek.chat(ROLES[Role.KERNTEAM], CHANNEL)
    shown = await chat.say("help")
    assert not shown.private
    assert "hub sluiten" not in words_of(shown)
    assert "Kernteam" not in words_of(shown)

    mine = await chat.press(shown, "Wat ik nog meer voor jou kan doen")
    assert mine.private
    assert "Kernteam" in words_of(mine)
    said = await chat.say("help kernteam")
    assert said.private
    assert "netwerken te beoordelen" not in words_of(said.instead)

    stranger = await plek.chat(STRANGER, CHANNEL).say("help")
    assert "Wat ik nog meer voor jou kan doen" not in buttons_of(stranger)


async def test_every_button_of_help_does_something(plek):
    for role in (Role.MEMBER, Role.KERNTEAM):
        chat = plek.chat(ROLES[role])
        shown = await chat.say("help")
        for button in buttons_of(shown):
            answer = await chat.press(shown, button)
            assert answer.card is not None, (role, button)
