"""A command with a list card is two modules and its texts: tried with `thema's`, in a copy."""

import ast

import pytest

from bot.conversations import all_routes
from cards.kit.translator import translator
from registry.core.vocabulary import COMPLETE
from tests.support.drill import Drill
from tests.support.programs import REPOSITORY

COMMANDS = [one for routes in all_routes() for one in routes.commands]


def test_every_command_has_a_name_in_each_language_that_others_fall_back_to():
    assert [one.about for one in COMMANDS if not all(map(one.own_names, COMPLETE))] == []


def test_every_command_says_what_it_does():
    lacking = {
        (one.about, language)
        for one in COMMANDS
        for language in COMPLETE
        if not translator(language).own(one.about)
    }

    assert lacking == set()


def test_every_command_says_it_in_a_sentence_with_capital_and_full_stop():
    said = {
        translator(language)(one.about)
        for one in COMMANDS
        for language in COMPLETE
        if translator(language).own(one.about)
    }

    assert {one for one in said if one[0] != one[0].upper() or one[-1] not in ".?!"} == set()


def functions(path):
    return [
        one for one in ast.parse(path.read_text("utf-8")).body if isinstance(one, ast.FunctionDef)
    ]


def names_in(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Name | ast.Attribute):
            yield node.id if isinstance(node, ast.Name) else node.attr


def test_every_card_has_a_sample_that_is_drawn():
    cards = {
        one.name
        for path in (REPOSITORY / "cards").rglob("*.py")
        for one in functions(path)
        if one.name.endswith("_card") and not one.name.startswith("_")
    }
    samples = (REPOSITORY / "tests/cards").rglob("samples_*.py")

    assert cards - {name for path in samples for name in names_in(path)} == set()


CONVERSATION = '''"""The themes by which people find each other."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.general.themes import themes_card
from registry.core.reference.theme import active

routes = Routes()


@routes.command("thema's", "themas", en=(ENGLISH), about="themes-command", order=50)
async def themes(ask: Ask) -> Answer:
    """Every theme in use."""
    async with ask.registry.read() as unit:
        found = await active(unit)
    return Answer(card=themes_card(ask.t, found), text=ask.t("themes-title"))
'''
CARD = '''"""The list of themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cards.kit.components import card, heading, said
from cards.kit.translator import Translator
from registry.core.reference.theme import Theme


def themes_card(t: Translator, themes: Sequence[Theme]) -> Mapping[str, Any]:
    """Every theme by its name."""
    rows = [said(one.label(t.language)) for one in themes]
    return card(t, [heading(t("themes-title")), *rows], fallback=t("themes-title"))
'''
SAMPLE = """from cards.general.themes import themes_card
from cards.kit.translator import translator


def samples():
    return {"themes": themes_card(translator("nl"), [])}
"""
PROGRAM = """
import asyncio, tempfile
from appmanifest.menus import menus
from bot.app.menu import menu_commands
from tests.docs.generated import text_commands
from tests.support.conversation import town, words_of

async def said():
    with tempfile.TemporaryDirectory() as folder:
        async with town(f"sqlite:///{folder}/plek.db") as plek:
            chat = plek.chat()
            words = [words_of(await chat.say(one)) for one in ("thema's", "Themes!")]
            pages = [await chat.call("help.show", group="everyday", page=str(n)) for n in range(9)]
    helped = any("thema's" in words_of(page) for page in pages)
    return [words[0].count("Thema\u2019s") > 0, "Water" in words[1], helped]

shown = {one.texts["en"].title for one in menu_commands()}
print([asyncio.run(said()), "themes" in shown, "thema's" in text_commands()])
"""
ITSELF = "tests/house/test_commands.py"


@pytest.mark.timeout(600)  # what it starts, a busy machine may take minutes for
def test_a_command_with_a_list_is_two_modules_and_its_texts(tmp_path):
    drill = Drill(tmp_path)
    path = "bot/conversations/general/themes.py"
    drill.write(path, CONVERSATION.replace("ENGLISH", ""))
    drill.write("cards/general/themes.py", CARD)

    assert drill.failing(ITSELF, "-k", "every") == {
        "test_every_command_has_a_name_in_each_language_that_others_fall_back_to",
        "test_every_command_says_what_it_does",
        "test_every_card_has_a_sample_that_is_drawn",
    }

    drill.write(path, CONVERSATION.replace("ENGLISH", '"themes",'))
    drill.write("tests/cards/general/__init__.py", "")
    drill.write("tests/cards/general/samples_themes.py", SAMPLE)
    for language, title, about in (
        ("nl", "Thema\u2019s", "Toont alle thema\u2019s."),
        ("en", "Themes", "Shows every theme."),
    ):
        texts = f"themes-title = {title}\nthemes-command = {about}\n"
        drill.write(f"cards/texts/{language}/themes.ftl", texts)

    assert drill.failing(ITSELF, "-k", "every") == set()
    assert drill.run(PROGRAM) == [[True, True, True], True, True]
    assert len(drill.touched) == 4
