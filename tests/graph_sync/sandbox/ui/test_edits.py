"""Changes by hand on the page: made with a click, told when they can't be, and undone."""

import ast
import re
from itertools import product
from pathlib import Path

import aiohttp
import pytest

import graph_sync.sandbox
from graph_sync.sandbox.manual_edits import apply_manual_edit
from graph_sync.sandbox.serve import sandbox
from graph_sync.sandbox.ui.edits import MOST
from graph_sync.sandbox.ui.log_words import in_dutch
from tests.graph_sync.sandbox.ui.browsing import looking_at
from tests.support.axe import axe_problems, beyond_the_edge

HUB = "GW Noordelijk Flevoland"


@pytest.fixture
async def teams():
    async with sandbox(profile="instant") as running:
        yield running


@pytest.fixture
async def browser():
    async with aiohttp.ClientSession() as session:
        yield session


def group_of(teams, name=HUB):
    return next(one for one in teams.tenant.groups() if one.name == name)


def channel_of(group):
    return next(one for one in group.team.channels.values() if one.id != group.team.first)


async def edit(browser, teams, headers=None, **form):
    answer = await browser.post(
        f"{teams.root}/_sandbox/edits", data=form, headers=headers, allow_redirects=False
    )
    return answer.status, answer.headers.get("Location", "")


async def page_of(browser, teams):
    async with browser.get(teams.root) as answer:
        return await answer.text()


async def undo(browser, teams):
    page = await page_of(browser, teams)
    number = re.search(r'name="undo" value="(\d+)"', page)[1]
    assert await edit(browser, teams, undo=number) == (303, "/")
    return await page_of(browser, teams)


def picture(group):
    channels = {one.id: (one.name, one.deleted is None) for one in group.team.channels.values()}
    seats = {key: entry.owner for key, entry in group.team.seats.items()}
    return group.name, group.deleted is None, channels, seats, sorted(group.members)


def member_of(group):
    return next(key for key, entry in group.team.seats.items() if not entry.owner)


CHANGES = {
    "rename team": lambda _: {"name": "Iets anders"},
    "delete team": lambda _: {},
    "rename channel": lambda group: {"channel": channel_of(group).id, "name": "Iets anders"},
    "delete channel": lambda group: {"channel": channel_of(group).id},
    "remove member": lambda group: {"user": member_of(group)},
}


@pytest.mark.parametrize("change", CHANGES)
async def test_each_change_is_made_told_and_undone(teams, browser, change):
    group = group_of(teams)
    before = picture(group)
    form = CHANGES[change](group)
    status, where = await edit(browser, teams, do=change, team=group.id, **form)
    assert (status, where.startswith("/?team=")) == (303, True)
    assert picture(group) != before
    page = await page_of(browser, teams)
    assert "Met de hand veranderd" in page
    page = await undo(browser, teams)
    assert picture(group) == before
    assert "Met de hand veranderd" not in page
    assert 'role="alert"' not in page


@pytest.mark.parametrize("change", CHANGES)
async def test_what_was_set_back_in_the_meantime_is_left_alone(teams, browser, change):
    group = group_of(teams)
    form = CHANGES[change](group)
    name, channel = group.name, channel_of(group)
    was = channel.name
    await edit(browser, teams, do=change, team=group.id, **form)
    back = {
        "rename team": {"do": "rename team", "team": group.id, "name": name},
        "delete team": {"do": "restore team", "team": group.id},
        "rename channel": {
            "do": "rename channel",
            "team": group.id,
            "channel": channel.id,
            "name": was,
        },
        "delete channel": {"do": "restore channel", "team": group.id, "channel": channel.id},
        "remove member": {"do": "add member", "team": group.id, "user": form.get("user")},
    }[change]
    apply_manual_edit(teams.tenant, back)
    before = picture(group)
    page = await undo(browser, teams)
    assert "Dat hoeft niet meer" in page
    assert picture(group) == before


async def test_what_cannot_be_is_told_and_changes_nothing(teams, browser):
    group = group_of(teams)
    channel, before = channel_of(group), picture(group)
    owner = next(key for key, entry in group.team.seats.items() if entry.owner)
    for form, told in (
        ({"do": "rename team", "team": group.id, "name": " "}, "Vul een naam in"),
        ({"do": "rename team", "team": group.id, "name": HUB}, "Zo heet het al"),
        ({"do": "delete team", "team": "none"}, "Dat team is er niet meer"),
        ({"do": "delete channel", "team": group.id, "channel": "none"}, "Dat kanaal is er niet"),
        (
            {"do": "rename channel", "team": group.id, "channel": channel.id, "name": "a#b"},
            "Teams weigert dat",
        ),
        ({"do": "delete channel", "team": group.id, "channel": group.team.first}, "Teams weigert"),
        ({"do": "remove member", "team": group.id, "user": owner}, "De laatste eigenaar"),
        ({"undo": "77"}, "Dat was al ongedaan gemaakt"),
    ):
        status, _ = await edit(browser, teams, **form)
        page = await page_of(browser, teams)
        assert (status, told in page) == (303, True), form
        assert 'role="alert"' in page
    assert picture(group) == before
    for form in ({"do": "burn", "team": group.id}, {}, {"do": "remove member", "team": group.id}):
        assert (await edit(browser, teams, **form))[0] == 400


async def test_twice_removed_is_told(teams, browser):
    group = group_of(teams)
    form = {"do": "remove member", "team": group.id, "user": member_of(group)}
    await edit(browser, teams, **form)
    await edit(browser, teams, **form)
    assert "zit er niet meer in" in await page_of(browser, teams)


async def test_the_last_few_can_be_undone(teams, browser):
    group = group_of(teams)
    for number in range(MOST + 2):
        await edit(browser, teams, do="rename team", team=group.id, name=f"Naam {number}")
    page = await page_of(browser, teams)
    assert page.count("Maak ongedaan:") == MOST
    page = await undo(browser, teams)
    assert group.name == f"Naam {MOST}"


async def test_no_other_website_changes_anything(teams, browser):
    group = group_of(teams)
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert (await edit(browser, teams, headers, do="delete team", team=group.id))[0] == 403
    assert group.deleted is None


# --- what happened, in Dutch


def lines_of_the_log():
    """Every line that the sandbox writes down, with something in each place for a name."""
    folder = Path(graph_sync.sandbox.__file__).parent
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "tell"
                and node.args
            ):
                yield from spoken(node.args[0])


def spoken(told):
    parts = told.values if isinstance(told, ast.JoinedStr) else [told]
    choices = []
    for part in parts:
        if isinstance(part, ast.Constant):
            choices.append([part.value])
        elif isinstance(part.value, ast.IfExp):
            choices.append([part.value.body.value, part.value.orelse.value])
        elif part.conversion == ord("r"):
            choices.append([repr("Zoë's “plek”"), repr("Water")])
        elif isinstance(part.value, ast.Call) and part.value.func.id == "bool":
            choices.append(["True", "False"])
        else:
            choices.append(["Zoë de Vries"])
    for one in product(*choices):
        yield "".join(one)


def test_every_line_of_the_log_has_its_dutch():
    lines = sorted(set(lines_of_the_log()))
    assert len(lines) > 60
    assert [line for line in lines if in_dutch(line) is None] == []


def test_names_stay_what_they_are():
    line = f"by hand: renamed the channel {'Zoë'!r} in {HUB!r} to {'d’Oude – IJ✨'!r}"
    assert in_dutch(line) == f"met de hand: kanaal “Zoë” in “{HUB}” heet nu “d’Oude – IJ✨”"
    assert in_dutch("something new") is None


@pytest.mark.client
async def test_one_makes_drift_by_keyboard_and_takes_it_back_light_dark_and_narrow(teams):
    async with looking_at(teams.root) as page:
        for scheme, width in (("light", 1280), ("dark", 320)):
            await page.emulate_media(color_scheme=scheme)
            await page.set_viewport_size({"width": width, "height": 900})
            await page.get_by_role("link", name=HUB).press("Enter")
            await page.get_by_role("heading", name=HUB).wait_for()
            await page.get_by_label("Nieuwe naam").fill("Andere naam")
            await page.get_by_role("button", name="Geef deze naam").press("Enter")
            await page.get_by_role("heading", name="Andere naam").wait_for()
            assert await axe_problems(page) == []
            assert not await beyond_the_edge(page)
            await page.get_by_role("button", name="Maak ongedaan").press("Enter")
            await page.get_by_role("heading", name=HUB).wait_for()
            await page.get_by_text(f"team “Andere naam” heet nu “{HUB}”").first.wait_for()
        await page.goto(f"{teams.root}/storingen")
        assert await axe_problems(page) == []
